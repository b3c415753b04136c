"""What PayPal is asked, and what its answers come to."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

import paysupport as ps
from paysupport.adapters.contracts import Query, Reference
from paysupport.adapters.providers.paypal import PayPal
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotKnown, Unavailable, Unsupported
from paysupport.flow import Request
from paysupport.investigate import pages
from paysupport.model import Status
from paysupport.transport import run
from tests.adapters.paypal_asking import HOST, NOW, PAYLOADS, SECRET, answer, ask, document, shop

SHOP = shop()
UNKNOWN = answer(PAYLOADS["error_not_found"], 404)
SINCE = datetime(2026, 10, 1, tzinfo=UTC)


def report(*names: str, pages: int = 1) -> dict[str, Any]:
    """A page of a search with a row for each order named."""
    told = document("report", total_pages=pages)
    row = told["transaction_details"][0]
    rows = ({**row["transaction_info"], "transaction_id": f"T{name}", "invoice_id": name} for name in names)
    told["transaction_details"] = [{**row, "transaction_info": each} for each in rows]
    return told


def test_the_token_is_asked_for_with_the_keys() -> None:
    token, (request,) = ask(SHOP.authorize(), answer({"access_token": "A21AA", "expires_in": 32400}))
    assert (request.method, request.url, request.reads) == ("POST", f"{HOST}/v1/oauth2/token", True)
    assert request.body == b"grant_type=client_credentials"
    assert request.headers["Authorization"] == "Basic " + base64.b64encode(f"AQd-made-up:{SECRET}".encode()).decode()
    assert token.headers == {"Authorization": "Bearer A21AA"}
    assert token.expires_at == NOW + timedelta(hours=9)
    assert SECRET not in f"{request}{token}"
    assert "A21AA" not in f"{token}"


@pytest.mark.parametrize("status", [400, 401])
def test_refused_keys_are_called_so(status: int) -> None:
    with pytest.raises(
        ConfigurationError, match=r"api-m\.paypal\.com; keys of the sandbox.*\(debug id deb1\)"
    ) as refused:
        ask(
            SHOP.authorize(),
            answer({"error": "invalid_client", "error_description": "Client Authentication failed"}, status),
        )
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b"{}",
        b'{"access_token": "A", "expires_in": "x"}',
        b'{"access_token": "A", "expires_in": 9999999999999999}',
    ],
)
def test_a_useless_token_is_no_answer(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        ask(SHOP.authorize(), answer(body))


@pytest.mark.parametrize(
    "keys", [{"client_id": None}, {"client_secret": None}, {"client_id": " ", "client_secret": " "}]
)
def test_without_keys_nothing_is_asked(keys: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match="client_id and client_secret"):
        next(shop(**keys).authorize())


def test_a_capture_is_looked_for_first() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "3C6/..")), answer(PAYLOADS["capture"]))
    assert request.url == f"{HOST}/v2/payments/captures/3C6%2F.."
    assert (request.method, request.authorize, request.account) == ("GET", SHOP.authorize, "AQd-made-up")
    assert (payment.account, payment.origin.at, payment.origin.request_id) == ("shop", NOW, "deb1")


def test_an_id_of_another_kind_is_looked_for_in_turn() -> None:
    (payment,), requests = ask(
        SHOP.lookup(Reference("payment", "1JU")), UNKNOWN, UNKNOWN, UNKNOWN, answer(PAYLOADS["refund"])
    )
    assert [each.url.rsplit("/", 2)[1] for each in requests] == ["captures", "orders", "authorizations", "refunds"]
    assert payment.kind == "refund"


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_what_cannot_be_an_id_is_not_asked_for(value: str) -> None:
    assert run(SHOP.lookup(Reference("payment", value)), lambda request: pytest.fail("asks")) == ()


def test_a_token_is_the_id_of_an_order() -> None:
    _, (request,) = ask(SHOP.lookup(Reference("token", "5O1")), answer(PAYLOADS["order_approved"]))
    assert request.url == f"{HOST}/v2/checkout/orders/5O1"


def test_an_order_id_is_looked_for_in_the_last_31_days() -> None:
    payments, requests = ask(
        SHOP.lookup(Reference("order", "7")),
        answer(report("6", "7", pages=2)),
        answer(report("7", "8", pages=2)),
    )
    assert [each.order for each in payments] == ["7"]
    params = [dict(each.params) for each in requests]
    assert [(each["start_date"], each["end_date"]) for each in params] == [
        ("2026-10-20T12:00:00Z", "2026-11-20T12:00:00Z")
    ] * 2
    assert [each["page"] for each in params] == ["1", "2"]
    assert params[0]["balance_affecting_records_only"] == "N"


def test_a_disputed_capture_brings_its_dispute() -> None:
    objected = document("capture", status_details={"reason": "BUYER_COMPLAINT"})
    (payment,), (_, request) = ask(
        SHOP.lookup(Reference("payment", "3C679366HH908993F")), answer(objected), answer(PAYLOADS["disputes"])
    )
    assert request.params == (("disputed_transaction_id", "3C679366HH908993F"),)
    assert (payment.status, [each.id for each in payment.disputes]) == (Status.DISPUTED, ["PP-D-27803"])


@pytest.mark.parametrize("refusal", [answer({}, 403), UNKNOWN])
def test_an_app_that_may_not_see_disputes_still_sees_the_payment(refusal: Any) -> None:
    objected = document("capture", status_details={"reason": "CHARGEBACK"})
    (payment,), _ = ask(SHOP.lookup(Reference("payment", "3C679366HH908993F")), answer(objected), refusal)
    assert (payment.status, payment.disputes) == (Status.DISPUTED, ())


def test_a_search_goes_through_windows_of_31_days_and_their_pages() -> None:
    query = Query(since=SINCE, until=NOW)
    asked: list[dict[str, str]] = []
    answers = iter([report("1", pages=2), report("2", pages=2), report("3")])

    def send(request: Request) -> Any:
        signed = request.sign(request, NOW) if request.sign else request
        asked.append(dict(signed.params))
        return answer(next(answers))

    found = [payment for page in pages(SHOP, query) for payment in run(page, send)]
    assert [each.order for each in found] == ["1", "2", "3"]
    assert [(each["start_date"], each["end_date"], each["page"]) for each in asked] == [
        ("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", "1"),
        ("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", "2"),
        ("2026-11-01T00:00:00Z", "2026-11-20T12:00:00Z", "1"),
    ]
    assert all(
        datetime.fromisoformat(each["end_date"]) - datetime.fromisoformat(each["start_date"]) <= timedelta(days=31)
        for each in asked
    )


def test_a_search_without_an_end_goes_on_until_now() -> None:
    page, (request,) = ask(SHOP.search(Query(since=NOW - timedelta(days=1))), answer(report("1")))
    assert dict(request.params)["end_date"] == "2026-11-20T12:00:00Z"
    assert page.complete
    page, _ = ask(SHOP.search(Query(since=NOW - timedelta(days=40))), answer(report("1")))
    assert page.next == f"{int((NOW - timedelta(days=9)).timestamp())}:1"


@pytest.mark.parametrize(
    ("query", "params"),
    [
        (Query(since=SINCE, status=Status.FAILED), {"transaction_status": "D"}),
        (Query(since=SINCE, status=Status.PENDING), {"transaction_status": "P"}),
        (Query(since=SINCE, status=Status.PAID, currency="USD"), {"transaction_currency": "USD"}),
        (Query(since=SINCE, email="payer@example.com"), {}),
    ],
)
def test_what_a_search_is_asked_for(query: Query, params: dict[str, str]) -> None:
    _, (request,) = ask(SHOP.search(query), answer(report()))
    usual = {"fields", "balance_affecting_records_only", "page_size", "page", "start_date", "end_date"}
    assert {name: value for name, value in request.params if name not in usual} == params


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(since=SINCE, status=Status.FAILED), 1),
        (Query(since=SINCE, amount=Decimal(12)), 1),
        (Query(since=SINCE, email="PAYER@example.com"), 2),
        (Query(since=SINCE, order="1234"), 1),
        (Query(since=datetime(2026, 11, 20, 11, tzinfo=UTC)), 0),
        (Query(since=SINCE, until=datetime(2026, 11, 20, 10, tzinfo=UTC)), 0),
    ],
)
def test_the_rest_is_compared_here(query: Query, found: int) -> None:
    page, _ = ask(SHOP.search(query), answer(PAYLOADS["report"]))
    assert len(page.payments) == found


@pytest.mark.parametrize(
    ("query", "cursor", "said"),
    [
        (Query(), None, "give `since`"),
        (Query(since=datetime(2026, 1, 1)), None, "with a zone"),  # noqa: DTZ001 - the fault
        (Query(since=SINCE, until=datetime(2026, 1, 1)), None, "with a zone"),  # noqa: DTZ001
        (Query(since=SINCE), "x", "cursor"),
        (Query(since=SINCE), "1:2:3", "cursor"),
    ],
)
def test_a_search_that_cannot_be_made(query: Query, cursor: str | None, said: str) -> None:
    with pytest.raises(InputError, match=said):
        SHOP.search(query, cursor)


def test_a_search_that_paypal_does_not_know_is_empty() -> None:
    page, _ = ask(SHOP.search(Query(since=SINCE, until=NOW)), UNKNOWN)
    assert (page.payments, page.complete) == ((), True)


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (401, ConfigurationError, "does not accept the token"),
        (403, ConfigurationError, r"does not let this app read /asked.*\(debug id deb1\)"),
        (400, BadAnswer, "INVALID_REQUEST: INVALID_PARAMETER_SYNTAX"),
        (422, BadAnswer, "INVALID_REQUEST"),
    ],
)
def test_a_refused_question_is_explained(status: int, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        ask(SHOP.lookup(Reference("payment", "1")), answer(PAYLOADS["error_request"], status))


def test_a_bad_answer_carries_what_the_support_asks_for() -> None:
    with pytest.raises(BadAnswer) as failed:
        ask(SHOP.lookup(Reference("payment", "1")), answer(b"<html>"))
    assert (failed.value.source, failed.value.status, failed.value.request_id) == ("api-m.paypal.com", 200, "deb1")


def test_an_answer_without_a_debug_id_is_explained_without_it() -> None:
    with pytest.raises(ConfigurationError) as failed:
        ask(SHOP.lookup(Reference("payment", "1")), replace(answer({}, 401), headers={}))
    assert "debug" not in str(failed.value)


@pytest.mark.parametrize(
    ("host", "mode", "test"),
    [
        ("https://api-m.paypal.com", "live", False),
        ("https://api-m.sandbox.paypal.com/", "test", True),
        ("https://paypal.test.example", None, None),
    ],
)
def test_the_host_tells_the_mode(host: str, mode: str | None, test: bool | None) -> None:
    adapter = shop(host=host)
    settings, (request,) = ask(adapter.registration(), answer({"webhooks": []}))
    assert request.url == f"{host.rstrip('/')}/v1/notifications/webhooks"
    assert (settings.mode, settings.enabled, settings.notification_url) == (mode, False, None)
    bare = document("report", total_pages=1)
    page, _ = ask(adapter.search(Query(since=SINCE, until=NOW)), answer(bare))
    assert {each.test for each in page.payments} == {test}


def test_the_registration_is_that_of_our_webhook() -> None:
    told = {
        "webhooks": [
            {"id": "OTHER", "url": "https://old.example/hook", "event_types": [{"name": "*"}]},
            {
                "id": "8PT597110X687430L",
                "url": "https://shop.example/hook",
                "event_types": [{"name": "PAYMENT.CAPTURE.DENIED"}],
            },
        ]
    }
    settings, _ = ask(SHOP.registration(), answer(told))
    assert (settings.notification_url, settings.events, settings.enabled) == (
        "https://shop.example/hook",
        ("PAYMENT.CAPTURE.DENIED",),
        True,
    )
    assert (settings.provider, settings.account, settings.gateway_host) == ("paypal", "shop", "api-m.paypal.com")
    first, _ = ask(shop(webhook_id=None).registration(), answer(told))
    assert first.notification_url == "https://old.example/hook"


def test_deliveries_are_those_of_which_the_end_is_told() -> None:
    told = document("events")
    told["events"][0]["transmissions"] = [
        {
            "webhook_url": "https://shop.example/hook",
            "http_status": 500,
            "timestamp": "2026-11-20T11:00:00Z",
            "status": "FAILURE",
        },
        {
            "webhook_url": "https://shop.example/hook",
            "http_status": 404,
            "timestamp": "2026-11-20T10:30:00Z",
            "status": "FAILURE",
        },
        {"webhook_url": "https://shop.example/hook", "status": "PENDING"},
    ]
    found, (request,) = ask(SHOP.deliveries(Reference("payment", "3C679366HH908993F")), answer(told))
    assert dict(request.params)["transaction_id"] == "3C679366HH908993F"
    assert [(each.response_status, each.event, each.payment_status) for each in found] == [
        (404, "PAYMENT.CAPTURE.PENDING", "PENDING"),
        (500, "PAYMENT.CAPTURE.PENDING", "PENDING"),
    ]
    assert found[0].url == "https://shop.example/hook"
    nothing, _ = ask(SHOP.deliveries(Reference("payment", "1")), answer(document("events")))
    assert nothing == ()


def test_deliveries_are_not_told_by_order() -> None:
    with pytest.raises(Unsupported, match="by order"):
        SHOP.deliveries(Reference("order", "1234"))


def test_paypal_publishes_no_schedule() -> None:
    assert SHOP.next_delivery([NOW]) is None


def test_order_field_is_one_of_two() -> None:
    with pytest.raises(ConfigurationError, match="invoice, custom"):
        PayPal(order_field="number")


def client(handler: Callable[[httpx.Request], httpx.Response]) -> ps.Client:
    return ps.Client([SHOP], http=httpx.Client(transport=httpx.MockTransport(handler)), clock=lambda: NOW)


class Fake:
    """A PayPal that knows one capture, and forgets its tokens when told."""

    def __init__(self) -> None:
        self.tokens = 0
        self.forgets = False

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/oauth2/token":
            self.tokens += 1
            return httpx.Response(200, json={"access_token": f"t0k3n-{self.tokens}", "expires_in": 32400})
        if self.forgets and request.headers["Authorization"] == "Bearer t0k3n-1":
            return httpx.Response(401, content=PAYLOADS["error_token"])
        if request.url.path == "/v2/payments/captures/3C679366HH908993F":
            return httpx.Response(200, content=PAYLOADS["capture_declined"])
        return httpx.Response(404, content=PAYLOADS["error_not_found"])


def test_a_client_keeps_the_token_and_renews_it_after_a_401(caplog: pytest.LogCaptureFixture) -> None:
    fake = Fake()
    with caplog.at_level("DEBUG"), client(fake) as asking:
        for _ in range(2):
            (payment,) = asking.lookup(payment="3C679366HH908993F")
        assert (fake.tokens, payment.status) == (1, Status.FAILED)
        fake.forgets = True
        asking.lookup(payment="3C679366HH908993F")
        assert fake.tokens == 2
        with pytest.raises(NotKnown):
            asking.lookup(payment="00000000000000000")
        assert fake.tokens == 2
    assert "t0k3n" not in caplog.text
    assert SECRET not in caplog.text


def test_a_paypal_that_gives_no_token_is_missing_evidence() -> None:
    with client(lambda request: httpx.Response(503)) as asking, pytest.raises(Unavailable):
        asking.lookup(payment="3C679366HH908993F")


def test_a_declined_capture_is_diagnosed() -> None:
    with client(Fake()) as asking:
        diagnosis = asking.investigate(payment="3C679366HH908993F")
    assert diagnosis.verdict
    assert diagnosis.verdict.code == "PS101"
    assert json.loads(diagnosis.model_dump_json())["subject"]["provider"] == "paypal"
