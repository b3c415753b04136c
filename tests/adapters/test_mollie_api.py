"""What Mollie is asked and sends, and what comes of it."""

import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import paysupport as ps
from paysupport.adapters.contracts import Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.mollie import Mollie
from paysupport.errors import BadAnswer, ConfigurationError, NotAPayment, Unsupported
from paysupport.investigate import pages
from paysupport.model import Status
from paysupport.transport import run
from tests.adapters.mollie_asking import API, KEY, NOW, PAYLOADS, SECRET, answer, ask, document, shop

SHOP = shop()
UNKNOWN = answer(PAYLOADS["error_not_found"], 404)
EVENT = PAYLOADS["event"]
SIGNED = SHOP.sign(EVENT, NOW)
PROOF = hmac.new(SECRET.encode(), EVENT, sha256).hexdigest()
SINCE = datetime(2026, 11, 1, tzinfo=UTC)


def listed(*names: str, following: str | None = None, **changed: Any) -> dict[str, Any]:
    """A page of payments, one for each order named."""
    rows = [document("payment_paid", id=f"tr_{name}", metadata={"order_id": name}, **changed) for name in names]
    href = f"{API}/payments?from={following}&limit=250" if following else None
    links = {"self": {"href": "x"}, "next": href and {"href": href, "type": "application/hal+json"}}
    return {"count": len(rows), "_embedded": {"payments": rows}, "_links": links}


def received(*headers: tuple[str, str], body: bytes = EVENT) -> Received:
    return Received(headers=headers, body=body, at=NOW)


def reason(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected)
    assert SECRET not in verdict.reason
    return verdict.reason


def test_a_payment_is_asked_for_with_its_refunds_and_chargebacks() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "tr_1/..")), answer(PAYLOADS["payment_refunded"]))
    assert (request.url, request.params) == (f"{API}/payments/tr_1%2F..", (("embed", "refunds,chargebacks"),))
    assert (request.headers["Authorization"], request.account) == (f"Bearer {KEY}", "shop")
    assert (payment.account, payment.origin.at) == ("shop", NOW)
    assert KEY not in f"{request}"


@pytest.mark.parametrize(
    ("id_", "path"),
    [
        ("pl_1", "payment-links/pl_1/payments"),
        ("stl_1", "settlements/stl_1"),
        ("payout_1", "payouts/payout_1"),
    ],
)
def test_other_ids_are_asked_for_at_their_places(id_: str, path: str) -> None:
    _, (request,) = ask(SHOP.lookup(Reference("payment", id_)), answer(PAYLOADS["settlement"]))
    assert request.url == f"{API}/{path}"


@pytest.mark.parametrize("id_", ["1234", "", "..", "re_1", "TR_1"])
def test_what_is_no_id_of_mollie_is_not_asked_for(id_: str) -> None:
    assert run(SHOP.lookup(Reference("payment", id_)), lambda request: pytest.fail("asks")) == ()


@pytest.mark.parametrize("status", [404, 410])
def test_what_mollie_does_not_know_is_empty(status: int) -> None:
    assert ask(SHOP.lookup(Reference("payment", "tr_1")), answer(PAYLOADS["error_not_found"], status))[0] == ()


def test_tokens_are_not_looked_up() -> None:
    with pytest.raises(Unsupported, match="by token"):
        SHOP.lookup(Reference("token", "x"))


def test_an_order_is_looked_for_among_the_newest_payments() -> None:
    payments, requests = ask(
        SHOP.lookup(Reference("order", "7")), answer(listed("9", "8", following="tr_7")), answer(listed("7", "6"))
    )
    assert [each.order for each in payments] == ["7"]
    assert [each.params for each in requests] == [(("limit", "250"),), (("limit", "250"), ("from", "tr_7"))]


def test_the_look_through_ends_after_a_thousand() -> None:
    answers = [answer(listed(str(page), following=f"tr_{page}")) for page in range(4)]
    assert ask(SHOP.lookup(Reference("order", "7")), *answers)[0] == ()


def test_a_search_goes_back_in_time_until_its_beginning() -> None:
    old = listed("1", following="tr_0", createdAt="2026-10-30T00:00:00+00:00")
    answers = iter([listed("3", following="tr_2"), listed("2", following="tr_1"), old])
    found = [
        each for page in pages(SHOP, Query(since=SINCE)) for each in run(page, lambda request: answer(next(answers)))
    ]
    assert [each.order for each in found] == ["3", "2"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(since=SINCE, status=Status.PAID), 1),
        (Query(since=SINCE, amount=Decimal(1)), 0),
        (Query(since=SINCE, order="7"), 1),
        (Query(until=datetime(2026, 11, 20, 10, tzinfo=UTC)), 0),
        (Query(), 1),
    ],
)
def test_everything_is_compared_here(query: Query, found: int) -> None:
    page, _ = ask(SHOP.search(query), answer(listed("7")))
    assert (len(page.payments), page.complete) == (found, True)


def test_a_list_that_leads_in_a_circle_ends() -> None:
    page, _ = ask(SHOP.search(Query(), "tr_7"), answer(listed("7", following="tr_7")))
    assert page.complete


@pytest.mark.parametrize("href", ["https://[x", "https://api.mollie.com/v2/payments", "?from="])
def test_a_strange_next_page_is_none(href: str) -> None:
    told = listed("7")
    told["_links"]["next"] = {"href": href}
    assert ask(SHOP.search(Query()), answer(told))[0].complete


def test_the_next_page_is_asked_of_mollie_whatever_its_address_says() -> None:
    told = listed("7")
    told["_links"]["next"] = {"href": "https://evil.example/v2/payments?from=tr_6"}
    page, _ = ask(SHOP.search(Query()), answer(told))
    _, (request,) = ask(SHOP.search(Query(), page.next), answer(listed()))
    assert request.url == f"{API}/payments"


def test_a_search_with_a_profile_names_it() -> None:
    _, (request,) = ask(shop(profile_id="pfl_1").search(Query()), answer(listed()))
    assert ("profileId", "pfl_1") in request.params
    page, _ = ask(SHOP.search(Query()), UNKNOWN)
    assert (page.payments, page.complete) == ((), True)


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (401, ConfigurationError, "does not accept the API key"),
        (403, ConfigurationError, "does not let this key read payments/tr_1"),
        (422, BadAnswer, "The amount is higher than the maximum"),
    ],
)
def test_a_refused_question_is_explained(status: int, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as failed:
        ask(SHOP.lookup(Reference("payment", "tr_1")), answer(PAYLOADS["error_request"], status))
    assert KEY not in str(failed.value)


@pytest.mark.parametrize(
    "body", [b"<html>", b"{}", b'{"resource": "payment", "id": "tr_1", "amount": {"value": [], "currency": "EUR"}}']
)
def test_a_useless_answer_is_none(body: bytes) -> None:
    with pytest.raises(BadAnswer, match=r"cannot be read") as failed:
        ask(SHOP.lookup(Reference("payment", "tr_1")), answer(body))
    assert (failed.value.source, failed.value.status) == ("api.mollie.com", 200)


@pytest.mark.parametrize(
    ("key", "said"),
    [(None, "an API key"), (" ", "an API key"), ("pfl_1", "the id of a profile"), ("org_1", "organisation")],
)
def test_a_key_of_another_kind_is_not_sent(key: str | None, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        next(shop(api_key=key).lookup(Reference("payment", "tr_1")))


@pytest.mark.parametrize(("key", "mode"), [("live_1", "live"), ("test_1", "test"), ("access_1", None)])
def test_the_registration_is_the_enabled_webhook(key: str, mode: str | None) -> None:
    hooks = [
        {"resource": "webhook", "url": "https://old.example", "status": "disabled", "eventTypes": ["*"]},
        {"resource": "webhook", "url": "https://shop.example", "status": "enabled", "eventTypes": ["payment.paid"]},
    ]
    adapter = shop(api_key=key)
    settings, (request,) = ask(adapter.registration(), answer({"_embedded": {"webhooks": hooks}}))
    assert request.url == f"{API}/webhooks"
    assert (settings.notification_url, settings.events, settings.enabled) == (
        "https://shop.example",
        ("payment.paid",),
        True,
    )
    assert settings.mode == mode
    hooks[0]["mode"] = "test"
    only, _ = ask(adapter.registration(), answer({"_embedded": {"webhooks": hooks[:1]}}))
    assert (only.notification_url, only.enabled, only.mode) == ("https://old.example", False, "test")
    nothing, _ = ask(adapter.registration(), UNKNOWN)
    assert (nothing.notification_url, nothing.enabled) == (None, False)


def test_a_signed_event_is_verified() -> None:
    verdict = SHOP.verify(SIGNED)
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.event, verdict.confirm) == ("event_GvJ8WHrp5isUdRub9CJyH", "payment.paid", False)
    assert [each.id for each in verdict.payments] == ["tr_5B8cwPMGnU6qLbRvo7qEZo"]


@pytest.mark.parametrize(
    "headers",
    [
        [("X-Mollie-Signature", PROOF)],
        [("x-mollie-signature", f" sha256={PROOF} ")],
        [("X-Mollie-Signature", f"sha256={'0' * 64}"), ("X-Mollie-Signature", f"sha256={PROOF}")],
        [("X-Mollie-Signature", "odd"), ("X-Mollie-Signature", PROOF)],
    ],
)
def test_the_signature_may_come_bare_or_twice(headers: list[tuple[str, str]]) -> None:
    assert isinstance(SHOP.verify(received(*headers)), Verified)


@pytest.mark.parametrize("secrets", [("new", SECRET), f"new, {SECRET}", [SECRET]])
def test_any_of_several_secrets_is_enough(secrets: Any) -> None:
    assert isinstance(shop(webhook_secrets=secrets).verify(SIGNED), Verified)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "sha256=",
        PROOF[:-1],
        PROOF + "0",
        PROOF.upper(),
        f"sha1={PROOF}",
        f"SHA256={PROOF}",
        "é" * 64,
        "\udc80" * 64,
    ],
)
def test_a_header_of_another_form_is_rejected(value: str) -> None:
    assert "64 hex digits" in reason(SHOP.verify(received(("X-Mollie-Signature", value))))


def test_a_signature_by_another_secret_is_rejected() -> None:
    assert "another webhook or mode" in reason(shop(webhook_secrets="other").verify(SIGNED))
    rewritten = json.dumps(json.loads(EVENT)).encode()
    assert "not the raw one" in reason(SHOP.verify(replace(SIGNED, body=rewritten)))


@pytest.mark.parametrize("secrets", [(), "", " ", ["", " "]])
def test_without_a_secret_nothing_is_believed(secrets: Any) -> None:
    empty = hmac.new(b"", EVENT, sha256).hexdigest()
    told = shop(webhook_secrets=secrets).verify(received(("X-Mollie-Signature", empty)))
    assert "no webhook secret is configured" in reason(told)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"id": "event_1"}', b'{"id": 1, "id": 1, "type": "x"}'])
def test_a_signed_body_that_is_no_event_is_rejected(body: bytes) -> None:
    assert "no event" in reason(SHOP.verify(SHOP.sign(body, NOW)))


@pytest.mark.parametrize("body", [b"id=tr_5B8cwPMGnU6qLbRvo7qEZo", b"id=tr_5B8cwPMGnU6qLbRvo7qEZo\r\n"])
def test_a_classic_webhook_proves_nothing_and_names_a_payment(body: bytes) -> None:
    classic = received(body=body)
    assert "look the payment up" in reason(SHOP.verify(classic))
    assert SHOP.reference_in(classic) == Reference("payment", "tr_5B8cwPMGnU6qLbRvo7qEZo")


@pytest.mark.parametrize(
    "body", [b"", b"id=", b"id=a&id=b", b"id=tr_1&x=1", b"x=tr_1", b'{"id": "tr_1"}', b"id=" + b"x" * 200]
)
def test_what_is_no_classic_webhook_names_nothing(body: bytes) -> None:
    assert SHOP.reference_in(received(body=body)) is None
    assert "X-Mollie-Signature is missing" in reason(SHOP.verify(received(body=body)))


@given(body=st.binary(max_size=60), value=st.text(max_size=80))
def test_anything_else_is_rejected_and_never_raises(body: bytes, value: str) -> None:
    assert isinstance(SHOP.verify(received(("X-Mollie-Signature", value), body=body)), Rejected)
    assert isinstance(SHOP.verify(received(body=body)), Rejected)


def test_an_event_without_its_object_is_to_be_confirmed() -> None:
    bare = json.dumps(document("event", _embedded=None)).encode()
    verdict = SHOP.verify(SHOP.sign(bare, NOW))
    assert isinstance(verdict, Verified)
    assert (verdict.payments, verdict.confirm) == ((), True)
    payment, requests = ask(SHOP.confirm(verdict), answer(bare), answer(PAYLOADS["payment_paid"]))
    assert [each.url.removeprefix(API) for each in requests] == [
        "/events/event_GvJ8WHrp5isUdRub9CJyH",
        "/payments/tr_5B8cwPMGnU6qLbRvo7qEZo",
    ]
    assert payment.status is Status.PAID


def test_an_event_with_its_object_can_be_confirmed_too() -> None:
    verdict = SHOP.verify(SIGNED)
    assert isinstance(verdict, Verified)
    payment, (request,) = ask(SHOP.confirm(verdict), answer(PAYLOADS["payment_refunded"]))
    assert (request.url, payment.status) == (f"{API}/payments/tr_5B8cwPMGnU6qLbRvo7qEZo", Status.PARTIALLY_REFUNDED)


@pytest.mark.parametrize(
    "answers", [[UNKNOWN], [answer(document("event", entityId="prof_1"))], [answer(document("event", entityId=None))]]
)
def test_what_mollie_does_not_know_is_not_confirmed(answers: list[Any]) -> None:
    with pytest.raises(NotAPayment) as refused:
        ask(SHOP.confirm(Verified(key="event_1", scheme="")), *answers)
    assert refused.value.not_found


def test_signing_needs_a_secret() -> None:
    with pytest.raises(ConfigurationError, match="its secret is needed"):
        Mollie().sign(EVENT, NOW)


def test_a_classic_webhook_is_called_ten_times_within_26_hours() -> None:
    made = [NOW]
    while (following := SHOP.next_delivery(made)) is not None:
        made.append(following)
    assert len(made) == 10
    assert [int((each - NOW).total_seconds() / 60) for each in made[:6]] == [0, 1, 3, 7, 15, 31]
    assert made[-1] - made[0] == timedelta(hours=26)
    assert SHOP.next_delivery([]) is None


def test_a_client_finds_a_payment_by_its_order() -> None:
    def mollie(request: httpx.Request) -> httpx.Response:
        assert request.headers["Authorization"] == f"Bearer {KEY}"
        return httpx.Response(200, content=PAYLOADS["payments"])

    http = httpx.Client(transport=httpx.MockTransport(mollie))
    with ps.Client([SHOP], http=http, clock=lambda: NOW) as asking:
        (payment,) = asking.lookup(order="1234")
    assert (payment.status, len(payment.attempts)) == (Status.PAID, 2)
