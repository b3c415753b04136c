"""What is read from the objects, lists and notifications of YooKassa. All values are made up."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.adapters.providers.yookassa.codes import EXPLAINED, METHODS
from paysupport.adapters.registry import recognise
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.model import Method, Reason, Status

from .yookassa_payloads import body, document, read


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("pending", Status.PENDING),
        ("waiting_for_capture", Status.AUTHORIZED),
        ("succeeded", Status.PAID),
        ("canceled", Status.FAILED),
        ("brand_new", Status.UNKNOWN),
    ],
)
def test_statuses_of_payments(raw: Any, expected: Any) -> None:
    payment = read("declined", status=raw)
    assert (payment.status, payment.raw_status) == (expected, raw)


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("refund", "pending", Status.PENDING),
        ("refund", "succeeded", Status.REFUNDED),
        ("refund", "canceled", Status.FAILED),
        ("refund", "brand_new", Status.UNKNOWN),
        ("payout_failed", "pending", Status.PENDING),
        ("payout_failed", "succeeded", Status.PAID),
        ("payout_failed", "canceled", Status.FAILED),
        ("payout_failed", "brand_new", Status.UNKNOWN),
    ],
)
def test_statuses_of_refunds_and_payouts(name: Any, raw: Any, expected: Any) -> None:
    assert read(name, status=raw).status is expected


@pytest.mark.parametrize(("raw", "method"), [*METHODS.items(), ("brand_new", Method.OTHER), (None, None)])
def test_methods(raw: Any, method: Any) -> None:
    payment = read("declined", payment_method={"type": raw})
    assert (payment.method, payment.raw_method) == (method, raw)


def test_a_payment_tells_order_shop_money_card_and_times() -> None:
    payment = read("paid")
    assert (payment.order, payment.merchant.id, payment.kind, payment.test) == ("1234", "100500", "payment", False)
    assert (str(payment.amount), str(payment.net), str(payment.fee)) == ("199.00 RUB", "192.04 RUB", "6.96 RUB")
    assert payment.refunded is None
    assert payment.created_at == datetime(2026, 11, 20, 10, 0, 0, 123000, tzinfo=UTC)
    assert payment.paid_at == payment.updated_at == datetime(2026, 11, 20, 10, 1, 30, tzinfo=UTC)
    (attempt,) = payment.attempts
    assert (attempt.rrn, attempt.auth_code, attempt.status) == ("632500123456", "062467", Status.PAID)
    assert attempt.card is not None
    assert (attempt.card.last4, attempt.card.bin, attempt.card.country) == ("4600", "555555", "RU")
    assert (attempt.card.brand, attempt.card.issuer) == ("MasterCard", "Test Bank")


def test_a_hold_tells_until_when_it_can_be_captured_and_is_not_paid() -> None:
    payment = read("held")
    assert payment.expires_at == datetime(2026, 11, 27, 10, 0, 30, tzinfo=UTC)
    assert (payment.paid_at, payment.fee, payment.net) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "status", "refunded"),
    [
        ("partly_refunded", Status.PARTIALLY_REFUNDED, "50.00 RUB"),
        ("refunded", Status.REFUNDED, "199.00 RUB"),
    ],
)
def test_what_was_given_back(name: Any, status: Any, refunded: Any) -> None:
    payment = read(name)
    assert (payment.status, str(payment.refunded)) == (status, refunded)
    assert payment.paid_at is not None


def test_a_fee_needs_both_amounts_in_one_currency() -> None:
    assert read("paid", income_amount=None).fee is None
    assert read("paid", income_amount={"value": "1.00", "currency": "EUR"}).fee is None


def test_the_shops_order_stands_where_the_shop_has_put_it() -> None:
    assert read("declined", metadata={"orderId": "7"}).order == "7"
    assert read("declined", metadata={"order_id": 37}).order == "37"
    assert read("declined", metadata={"order_id": "", "order": "8"}).order == "8"
    assert read("declined", metadata={"number": "9"}).order is None
    assert read("declined", metadata=None).order is None
    own = YooKassa(order_key="number", account="shop")
    (payment,) = own.payments(document("declined", metadata={"number": "9", "order_id": "1"}))
    assert (payment.order, payment.account) == ("9", "shop")
    assert payment.origin.pointers["order"][0] == "/metadata/number"


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [
        ("2.00", "RUB", "2.00 RUB"),
        ("2", "RUB", "2.00 RUB"),
        (400, "RUB", "400.00 RUB"),
        ("100", "JPY", "100 JPY"),
        ("0.10", "BYN", "0.10 BYN"),
        ("1.00", "XQZ", None),
    ],
)
def test_amounts_are_decimals_in_major_units(value: Any, currency: Any, expected: Any) -> None:
    payment = read("declined", amount={"value": value, "currency": currency})
    assert (payment.amount and str(payment.amount)) == expected


@pytest.mark.parametrize("value", ["1,00", "1e3", " 1.00", "NaN", "٣"])
def test_an_amount_of_another_form_is_refused_with_its_place(value: Any) -> None:
    told = {"items": [document("declined", amount={"value": value, "currency": "RUB"})]}
    with pytest.raises(InputError) as refused:
        YooKassa().payments(told)
    assert refused.value.path == "/items/0/amount/value"


def test_a_refund_names_its_payment_and_belongs_to_it() -> None:
    refund = read("refund")
    assert (refund.parent, refund.kind, refund.refunds[0].reason) == (
        "22e12f66-000f-5000-8000-18db35124501",
        "refund",
        "Возврат товара",
    )
    assert refund.attempts[0].rrn == "632600123456"
    (payment,) = YooKassa().payments([document("paid"), document("refund")])
    assert (payment.status, str(payment.refunded)) == (Status.REFUNDED, "199.00 RUB")


def test_a_refund_that_failed_leaves_the_money_with_the_shop() -> None:
    (payment,) = YooKassa().payments([document("paid"), document("refund_failed")])
    assert (payment.status, payment.refunds[0].status) == (Status.PAID, Status.FAILED)
    assert payment.refunds[0].reason == "insufficient_funds"
    assert (payment.refunds[0].cause, payment.refunds[0].rrn) == (Reason.MERCHANT_BALANCE, "632600123456")


def test_a_payout_is_money_sent_out() -> None:
    payout = read("payout_paid")
    assert (payout.kind, payout.method, payout.order) == ("payout", Method.SBP, "37")
    assert payout.paid_at == datetime(2026, 11, 20, 13, 5, 1, tzinfo=UTC)
    failed = read("payout_failed")
    assert failed.attempts[0].card is not None
    assert (failed.attempts[0].card.last4, failed.paid_at) == ("4448", None)


def test_a_payout_for_an_order_is_not_a_try_to_pay_it() -> None:
    found = YooKassa().payments([document("declined", metadata={"order_id": "37"}), document("payout_failed")])
    assert [payment.kind for payment in found] == ["payment", "payout"]


def test_tries_of_one_order_are_one_payment() -> None:
    (payment,) = YooKassa().read(body("list"))
    assert [attempt.status for attempt in payment.attempts] == [Status.FAILED, Status.PAID]
    assert payment.origin.base == "/items/0"


def test_a_payment_that_waits_for_its_payer() -> None:
    assert read("waiting_for_payer").status is Status.REQUIRES_ACTION
    assert read("waiting_for_payer", confirmation=None).status is Status.PENDING


def test_the_error_of_an_older_shape_does_not_make_a_payment_fail() -> None:
    payment = read("older_shape")
    assert (payment.status, payment.method, payment.decline, payment.test) == (Status.PAID, Method.WALLET, None, True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("error_not_found", "does not know"),
        ("error_credentials", "shop id and secret key"),
        ("error_receipt", "fiscal receipt"),
        ("processing_request", "still in work"),
        ("deal", "a deal"),
        ("saved_method", "payment_method.active"),
        ("receipt", "fiscal receipt"),
        ("invoice", "an invoice"),
    ],
)
def test_what_is_no_payment_says_what_it_is(name: Any, said: Any) -> None:
    with pytest.raises(NotAPayment, match=said) as refused:
        YooKassa().read(body(name))
    assert refused.value.provider == "yookassa"


@pytest.mark.parametrize(
    "name", ["error_not_found", "error_credentials", "error_receipt", "processing_request", "deal", "saved_method"]
)
def test_error_answers_and_notifications_are_recognised(name: Any) -> None:
    assert isinstance(recognise(document(name)), YooKassa)


@pytest.mark.parametrize("code", sorted(EXPLAINED))
def test_every_error_is_explained(code: Any) -> None:
    with pytest.raises(NotAPayment) as refused:
        YooKassa().payments({"type": "error", "id": "1", "code": code, "description": "What\nYooKassa says"})
    assert str(refused.value) == f"YooKassa: {code}: {EXPLAINED[code]}. What YooKassa says"
    assert (refused.value.code, refused.value.not_found) == (code, code in {"not_found", "gone"})


@pytest.mark.parametrize(
    ("changes", "said", "not_found"),
    [
        ({"parameter": "payment_id"}, "invalid_request (parameter payment_id): the request is not valid", True),
        ({"parameter": "amount.value"}, "invalid_request (parameter amount.value): the request is not valid", False),
        ({"parameter": "receipt.items"}, "fiscal receipt", False),
        ({"description": "Receipt is missing or illegal"}, "fiscal receipt", False),
        ({"code": "brand_new"}, "brand_new: an error that is not known", False),
    ],
)
def test_what_an_error_is_about(changes: Any, said: Any, not_found: Any) -> None:
    with pytest.raises(NotAPayment) as refused:
        YooKassa().payments({"type": "error", "code": "invalid_request", **changes})
    assert said in str(refused.value)
    assert refused.value.not_found is not_found


@pytest.mark.parametrize(
    "given",
    [
        {},
        [],
        None,
        7,
        {"items": []},
        {"items": [7]},
        {"type": "error", "error": {"type": "card_error"}},
        {"type": "error", "code": "brand_new", "id": "1"},
        {"type": "list", "data": []},
        {"id": "tr_1", "status": "paid", "amount": {"value": "1.00", "currency": "EUR"}, "resource": "payment"},
        {"id": "1", "status": "COMPLETED", "amount": {"value": "1.00", "currency_code": "EUR"}, "paid": True},
        {"object": "event", "type": "notification"},
    ],
)
def test_leaves_alone_what_is_not_yookassas(given: Any) -> None:
    assert not YooKassa().claims(given)


@pytest.mark.parametrize("given", [{}, None, 7, "ok", [7], {"items": [None]}, {"id": "1", "status": "canceled"}])
def test_what_cannot_be_read_is_refused(given: Any) -> None:
    with pytest.raises(Unrecognised):
        YooKassa().payments(given)


def test_an_empty_list_holds_no_payment() -> None:
    assert YooKassa().read(b'{"type": "list", "items": []}') == ()
    assert YooKassa().claims({"type": "list", "items": []})


def test_a_diagnosis_points_to_the_reason_in_the_notification() -> None:
    (payment,) = YooKassa().read(body("notification"))
    diagnosis = ps.diagnose(payment, now=datetime(2026, 11, 20, 12, tzinfo=UTC))
    assert diagnosis.verdict is not None
    assert [(each.path, each.value) for each in diagnosis.verdict.evidence] == [
        ("/object/cancellation_details/reason", "insufficient_funds")
    ]


def test_nothing_personal_is_kept() -> None:
    payout = json.dumps(read("payout_paid").model_dump(mode="json"))
    assert "79000000000" not in payout
