"""What is asked of YooKassa, and what its answers mean. All values are made up."""

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import httpx
import pytest
import respx

import paysupport as ps
from paysupport.adapters.contracts import Query, Reference
from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.errors import BadAnswer, ConfigurationError, DeadlineExceeded, InputError, Unavailable, Unsupported
from paysupport.model import Status

from .yookassa_asking import API, NOT_FOUND, NOW, PAID, SHOP, ask, page, row
from .yookassa_payloads import SECRET, body, document


def test_a_payment_is_asked_for_by_its_id_with_basic_credentials() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "22e1")), (200, body("declined")))
    assert (request.method, request.url, request.reads) == ("GET", f"{API}/payments/22e1", True)
    scheme, _, proof = request.headers["Authorization"].partition(" ")
    assert (scheme, base64.b64decode(proof).decode()) == ("Basic", f"100500:{SECRET}")
    assert (payment.origin.at, payment.account) == (NOW, "shop")
    assert SECRET not in repr(request)


def test_a_token_is_used_instead_of_the_shops_keys() -> None:
    adapter = YooKassa(shop_id="1", secret_key=SECRET, token="made-up-token", host="https://kassa.example/")
    _, (request,) = ask(adapter.lookup(Reference("payment", "po-1")), (200, body("payout_failed")))
    assert request.headers["Authorization"] == "Bearer made-up-token"
    assert request.url == "https://kassa.example/v3/payouts/po-1"


def test_a_paid_payment_comes_with_its_refunds() -> None:
    refunds = page(document("refund", amount={"value": "50.00", "currency": "RUB"}), document("refund_failed"))
    given = 200, json.dumps(document("partly_refunded", id=PAID)).encode()
    (payment,), requests = ask(SHOP.lookup(Reference("payment", PAID)), given, refunds)
    assert (payment.status, str(payment.refunded)) == (Status.PARTIALLY_REFUNDED, "50.00 RUB")
    assert {refund.status for refund in payment.refunds} == {Status.REFUNDED, Status.FAILED}
    assert requests[1].url == f"{API}/refunds"
    assert requests[1].params == (("payment_id", PAID), ("limit", "100"))


def test_a_refund_that_failed_is_seen_beside_its_payment() -> None:
    asked = SHOP.lookup(Reference("payment", PAID))
    (payment,), _ = ask(asked, (200, body("paid")), page(document("refund_failed")))
    assert (payment.status, [refund.status for refund in payment.refunds]) == (Status.PAID, [Status.FAILED])
    assert payment.refunds[0].reason == "insufficient_funds"


@pytest.mark.parametrize("answer", [(403, b"{}"), (200, b"<html>"), Unavailable("did not answer"), NOT_FOUND])
def test_a_payment_is_told_though_its_refunds_are_not(answer: Any) -> None:
    (payment,), _ = ask(SHOP.lookup(Reference("payment", PAID)), (200, body("refunded")), answer)
    assert (payment.status, str(payment.refunded)) == (Status.REFUNDED, "199.00 RUB")


def test_a_refund_is_found_where_no_payment_has_the_id() -> None:
    (refund,), requests = ask(SHOP.lookup(Reference("payment", "2167")), NOT_FOUND, (200, body("refund")))
    assert [request.url for request in requests] == [f"{API}/payments/2167", f"{API}/refunds/2167"]
    assert refund.kind == "refund"


@pytest.mark.parametrize("code", ["not_found", "gone"])
def test_what_yookassa_does_not_know_is_not_there(code: Any) -> None:
    answer = (410, json.dumps({"type": "error", "code": code, "id": "1"}).encode())
    found, _ = ask(SHOP.lookup(Reference("payment", "1")), answer, answer)
    assert found == ()


def test_an_id_that_is_none_is_not_known_rather_than_an_error() -> None:
    answer = (400, json.dumps({"type": "error", "code": "invalid_request", "parameter": "payment_id"}).encode())
    found, _ = ask(SHOP.lookup(Reference("payment", "1234")), answer, NOT_FOUND)
    assert found == ()


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_a_path_is_no_id(name: Any) -> None:
    assert ask(SHOP.lookup(Reference("payment", name)))[0] == ()


def test_an_order_that_no_page_holds_is_not_known_after_the_last_page_only() -> None:
    pages = [page(row(1, "1", 20), following="a"), page(row(2, "2", 2), following="b"), page()]
    found, requests = ask(SHOP.lookup(Reference("order", "1234")), *pages)
    assert found == ()
    cursors = [dict(request.params).get("cursor") for request in requests]
    assert cursors == [None, "a", "b"]


def test_tries_for_an_order_are_looked_for_a_day_beyond_the_first() -> None:
    first = page(row(9, "7", 21), row(8, "1234", 20, status="succeeded"), following="a")
    second = page(row(7, "1234", 19), following="b")
    third = page(row(6, "7", 17), following="c")
    (payment,), requests = ask(SHOP.lookup(Reference("order", "1234")), first, second, third)
    assert [attempt.id for attempt in payment.attempts] == ["22e12f66-7", "22e12f66-8"]
    assert len(requests) == 3


def test_a_hit_without_a_time_is_looked_for_to_the_end() -> None:
    bare = {**row(8, "1234", 20), "created_at": None}
    pages = [page(bare, following="a"), page(row(7, "7", 1), following="b"), page()]
    (payment,), requests = ask(SHOP.lookup(Reference("order", "1234")), *pages)
    assert payment.id == "22e12f66-8"
    assert len(requests) == 3


def test_an_order_for_which_there_was_no_time_is_not_called_unknown() -> None:
    with pytest.raises(DeadlineExceeded):
        ask(SHOP.lookup(Reference("order", "1234")), page(row(1, "1", 20), following="a"), DeadlineExceeded("over"))


def test_a_window_is_searched_in_utc_and_by_status() -> None:
    zone = timezone(timedelta(hours=3))
    query = Query(
        since=datetime(2026, 11, 20, 3, tzinfo=zone),
        until=datetime(2026, 11, 21, tzinfo=UTC),
        amount=Decimal("199.00"),
        last4="4600",
        status=Status.FAILED,
    )
    rows = page(row(1, "1", 20), row(2, "2", 20, amount={"value": "5.00", "currency": "RUB"}), following="next")
    found, (request,) = ask(SHOP.search(query), rows)
    assert request.url == f"{API}/payments"
    assert request.params == (
        ("created_at.gte", "2026-11-20T00:00:00.000Z"),
        ("created_at.lt", "2026-11-21T00:00:00.000Z"),
        ("status", "canceled"),
        ("limit", "100"),
    )
    assert [payment.id for payment in found.payments] == ["22e12f66-1"]
    assert found.next == "next"


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (Status.PENDING, "pending"),
        (Status.REQUIRES_ACTION, "pending"),
        (Status.AUTHORIZED, "waiting_for_capture"),
        (Status.PAID, "succeeded"),
        (Status.REFUNDED, "succeeded"),
        (Status.PARTIALLY_REFUNDED, "succeeded"),
        (Status.EXPIRED, "canceled"),
        (Status.CANCELLED, "canceled"),
        (Status.DISPUTED, None),
    ],
)
def test_statuses_that_can_be_searched(status: Any, asked: Any) -> None:
    _, (request,) = ask(SHOP.search(Query(status=status)), page())
    assert dict(request.params).get("status") == asked


def test_the_last_page_is_complete_and_a_cursor_that_stands_still_ends() -> None:
    assert ask(SHOP.search(Query(), "a"), page())[0].complete
    assert ask(SHOP.search(Query(), "a"), page(following="a"))[0].complete


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001 - the fault


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (200, b"<html>"),
        (200, body("declined")),
        (200, b'{"type": "list", "items": [{"id": 1}]}'),
        (404, body("error_receipt")),
        (404, b"{}"),
        (202, body("processing_request")),
        (302, body("list")),
    ],
)
def test_what_is_no_list_is_missing_evidence(status: Any, told: Any) -> None:
    with pytest.raises(BadAnswer) as failed:
        ask(SHOP.search(Query()), (status, told))
    assert (failed.value.source, failed.value.status) == ("api.yookassa.ru", status)


@pytest.mark.parametrize(("status", "said"), [(401, "does not accept"), (403, "the right")])
def test_refused_keys_are_a_matter_of_configuration(status: Any, said: Any) -> None:
    with pytest.raises(ConfigurationError, match=said):
        ask(SHOP.lookup(Reference("payment", "1")), (status, body("error_credentials")))


@pytest.mark.parametrize(
    "keys", [{}, {"shop_id": "1"}, {"secret_key": SECRET}, {"shop_id": "1", "secret_key": " "}, {"token": ""}]
)
def test_without_keys_nothing_is_asked(keys: Any) -> None:
    with pytest.raises(ConfigurationError, match="shop_id"):
        ask(YooKassa(**keys).lookup(Reference("payment", "1")))


@pytest.mark.parametrize(
    ("told", "mode", "enabled"),
    [
        ({"account_id": "100500", "status": "enabled", "test": False}, "live", True),
        ({"account_id": 100500, "status": "disabled", "test": True}, "test", False),
        ({"account_id": "100500"}, None, None),
    ],
)
def test_the_shop_as_yookassa_holds_it(told: Any, mode: Any, enabled: Any) -> None:
    settings, (request,) = ask(SHOP.registration(), (200, json.dumps(told).encode()))
    assert request.url == f"{API}/me"
    assert (settings.provider, settings.account, settings.shop_id) == ("yookassa", "shop", "100500")
    assert (settings.mode, settings.enabled) == (mode, enabled)
    assert "notification_url" not in settings.model_fields_set, "not told is not missing"


def test_a_token_shows_the_registered_url_and_events() -> None:
    me = (200, b'{"account_id": "1", "status": "enabled", "test": false}')
    hooks = [
        {"id": "wh-1", "event": event, "url": "https://shop.example/hook"}
        for event in ("payment.succeeded", "payment.canceled")
    ]
    partner = YooKassa(token="made-up-token")
    settings, requests = ask(partner.registration(), me, page(*hooks))
    assert requests[1].url == f"{API}/webhooks"
    assert settings.notification_url == "https://shop.example/hook"
    assert settings.events == ("payment.succeeded", "payment.canceled")
    none, _ = ask(partner.registration(), me, page())
    assert (none.notification_url, none.events) == (None, ())
    assert "notification_url" in none.model_fields_set


@pytest.mark.parametrize("answers", [[(200, b"[]")], [(200, b"{}"), (200, b'{"items": [{"id": "wh-1"}]}')]])
def test_a_shop_of_another_shape_is_missing_evidence(answers: Any) -> None:
    with pytest.raises(BadAnswer):
        ask(YooKassa(token="made-up-token").registration(), *answers)


def test_what_yookassa_cannot_do_is_said_at_once() -> None:
    with pytest.raises(Unsupported, match="yookassa"):
        SHOP.lookup(Reference("token", "1"))
    with pytest.raises(Unsupported, match="yookassa"):
        SHOP.deliveries(Reference("payment", "1"))
    assert SHOP.next_delivery([NOW]) is None


@respx.mock
def test_a_payment_is_investigated_over_a_real_client() -> None:
    respx.get(f"{API}/payments").mock(return_value=httpx.Response(200, content=page(row(1, "1234", 20))[1]))
    with ps.Client([SHOP], clock=lambda: NOW) as client:
        diagnosis = client.investigate(order="1234")
    assert diagnosis.verdict is not None
    assert diagnosis.verdict.reason == "insufficient_funds"
