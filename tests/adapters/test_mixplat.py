"""What is read from the notifications and answers of Mixplat. All values are made up."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.adapters.providers.mixplat import Mixplat
from paysupport.adapters.providers.mixplat.codes import EXPLAINED, METHODS
from paysupport.adapters.registry import recognise
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.model import Method, Reason, Status

from .mixplat_payloads import body, document, read


@pytest.mark.parametrize(
    ("status", "extended", "expected"),
    [
        ("pending", "pending_draft", Status.CREATED),
        ("pending", "pending_queued", Status.PENDING),
        ("pending", "pending_processing", Status.PENDING),
        ("pending", "pending_check", Status.PENDING),
        ("pending", "pending_authorized", Status.AUTHORIZED),
        ("success", "success_success", Status.PAID),
        ("failure", "failure_not_enough_money", Status.FAILED),
        ("failure", "failure_no_money", Status.FAILED),
        ("failure", "failure_gate_error", Status.FAILED),
        ("failure", "failure_canceled_by_user", Status.CANCELLED),
        ("failure", "failure_canceled_by_merchant", Status.CANCELLED),
        ("failure", "failure_previous_payment", Status.FAILED),
        ("failure", "failure_not_available", Status.FAILED),
        ("failure", "failure_accept_timeout", Status.EXPIRED),
        ("failure", "failure_pending_timeout", Status.EXPIRED),
        ("failure", "failure_timeout", Status.EXPIRED),
        ("failure", "failure_limits", Status.FAILED),
        ("failure", "failure_min_amount", Status.FAILED),
        ("failure", "failure_max_amount", Status.FAILED),
        ("failure", "failure_other", Status.FAILED),
        ("pending", None, Status.PENDING),
        ("success", None, Status.PAID),
        ("failure", None, Status.FAILED),
        ("failure", "failure_brand_new", Status.FAILED),
        ("brand_new", "brand_new_of_some_kind", Status.UNKNOWN),
    ],
)
def test_every_documented_status(status: Any, extended: Any, expected: Any) -> None:
    payment = read("notification_no_money", status=status, status_extended=extended)
    assert (payment.status, payment.raw_status) == (expected, status)


@pytest.mark.parametrize(
    ("status", "extended"),
    [("success", "pending_authorized"), ("pending", "failure_canceled_by_user"), ("success", "failure_no_money")],
)
def test_an_extended_status_of_another_status_does_not_change_it(status: Any, extended: Any) -> None:
    payment = read("notification_no_money", status=status, status_extended=extended)
    assert payment.status is {"success": Status.PAID, "pending": Status.PENDING}[status]
    assert payment.decline is None


@pytest.mark.parametrize(
    ("raw", "method"),
    [*METHODS.items(), ("something_new", Method.OTHER), (None, None)],
)
def test_methods(raw: Any, method: Any) -> None:
    payment = read("notification_no_money", payment_method=raw)
    assert (payment.method, payment.raw_method) == (method, raw)


def test_a_payment_tells_order_project_money_and_moscow_times() -> None:
    payment = read("notification_paid")
    assert (payment.order, payment.merchant.id, payment.kind, payment.test) == ("1234", "100057", "payment", False)
    assert (str(payment.amount), str(payment.net), str(payment.fee)) == ("199.00 RUB", "193.03 RUB", "5.97 RUB")
    assert payment.created_at == datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    assert payment.paid_at == payment.updated_at == datetime(2026, 11, 20, 10, 5, 40, tzinfo=UTC)
    (attempt,) = payment.attempts
    assert (attempt.id, attempt.status, attempt.at) == (payment.id, Status.PAID, payment.created_at)


def test_the_payers_phone_is_not_kept() -> None:
    assert "79030000000" not in read("notification_no_money").model_dump_json()


def test_what_is_not_paid_has_neither_a_time_of_payment_nor_a_fee() -> None:
    payment = read("notification_no_money")
    assert (payment.paid_at, payment.fee, payment.net) == (None, None, None)


def test_a_time_with_an_offset_keeps_it() -> None:
    payment = read("notification_paid", date_created="2026-11-20T10:00:00Z")
    assert payment.created_at == datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def test_a_draft_has_no_attempt() -> None:
    assert read("notification_draft").attempts == ()


def test_an_empty_order_id_is_none() -> None:
    assert read("notification_paid", merchant_payment_id="").order is None


@pytest.mark.parametrize(
    ("currency", "amount", "expected"),
    [
        ("RUB", 1998, "19.98 RUB"),
        ("KZT", 100000, "1000.00 KZT"),
        ("JPY", 100, "100 JPY"),
        ("XQZ", 1, None),
        (None, 1, None),
    ],
)
def test_amounts_are_minor_units(currency: Any, amount: Any, expected: Any) -> None:
    payment = read("notification_paid", currency=currency, amount=amount)
    assert (payment.amount and str(payment.amount)) == expected


def test_an_amount_that_is_no_integer_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as refused:
        Mixplat().payments([document("notification_paid", amount=10**40)])
    assert refused.value.path == "/0/amount"


def test_a_test_payment_is_known() -> None:
    assert read("answer_belarus").test is True


def test_a_check_asks_the_shop_and_is_no_result() -> None:
    payment = read("notification_check")
    assert (payment.status, payment.raw_status, payment.decline) == (Status.PENDING, "payment_check", None)


def test_a_refund_names_its_payment() -> None:
    payment = read("notification_refund")
    assert (payment.id, payment.parent, payment.kind) == (
        "707607041",
        "paid0000000000000000000000000001",
        "refund",
    )
    (refund,) = payment.refunds
    assert (refund.status, refund.at) == (Status.REFUNDED, datetime(2026, 11, 21, 7, 0, 9, tzinfo=UTC))
    assert (refund.amount, payment.order) == (None, None), "it names neither currency nor order"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("pending", Status.PENDING),
        ("success", Status.REFUNDED),
        ("failure", Status.FAILED),
        ("new", Status.UNKNOWN),
    ],
)
def test_statuses_of_refunds(raw: Any, expected: Any) -> None:
    assert read("answer_refund_failed", status=raw).status is expected


def test_a_refund_of_a_named_currency_has_an_amount() -> None:
    assert str(read("notification_refund", currency="RUB").refunds[0].amount) == "199.00 RUB"


def test_tries_and_refunds_in_a_list_belong_to_their_payment() -> None:
    (payment,) = Mixplat(account="shop").read(body("notifications"))
    assert [attempt.status for attempt in payment.attempts] == [Status.FAILED, Status.PAID]
    assert (payment.status, str(payment.refunded), payment.account) == (Status.REFUNDED, "199.00 RUB", "shop")


def test_a_refund_of_a_part_leaves_the_rest_paid() -> None:
    refund = document("notification_refund", amount=5000)
    (payment,) = Mixplat().payments([document("notification_paid"), refund])
    assert (payment.status, str(payment.refunded)) == (Status.PARTIALLY_REFUNDED, "50.00 RUB")


def test_a_failed_refund_leaves_the_money_with_the_shop() -> None:
    (payment,) = Mixplat().payments([document("notification_paid"), document("answer_refund_failed")])
    assert (payment.status, payment.refunds[0].status) == (Status.PAID, Status.FAILED)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sms", "SMS"),
        ("register", "register"),
        ("created", "no status"),
        ("refund_ordered", "no status"),
        ("error_signature", "API key"),
        ("error_not_found", "not known"),
    ],
)
def test_what_is_no_payment_says_what_it_is(name: Any, said: Any) -> None:
    assert isinstance(recognise(document(name)), Mixplat)
    with pytest.raises(NotAPayment, match=said) as refused:
        Mixplat().read(body(name))
    assert refused.value.provider == "mixplat"


@pytest.mark.parametrize("code", EXPLAINED)
def test_every_result_of_a_request_is_explained_and_has_a_reason(code: Any) -> None:
    with pytest.raises(NotAPayment) as refused:
        Mixplat().payments({"result": code, "error_description": "Подпись\nневерна"})
    assert refused.value.code == code
    assert str(refused.value) == f"Mixplat: {code}: {EXPLAINED[code]}. Подпись неверна"
    assert refused.value.not_found is (code in {"error_not_found", "error_refund_not_found"})
    decoded = ps.decode(provider="mixplat", code=code)
    assert decoded.reading.reason is not Reason.UNKNOWN


def test_a_result_nobody_knows_is_no_payment_either() -> None:
    with pytest.raises(NotAPayment, match="error_brand_new: a result that is not known"):
        Mixplat().payments({"result": "error_brand_new", "payment_id": "1"})


@pytest.mark.parametrize(
    "given",
    [
        {},
        [],
        None,
        7,
        "ok",
        {"result": "ok"},
        {"result": "error"},
        {"result": 7},
        {"request": "payment_status"},
        {"request": "created", "api_version": 3},
        {"payment_id": "1", "status": "paid"},
        [[{"result": "error_signature"}]],
    ],
)
def test_leaves_alone_what_is_not_mixplats(given: Any) -> None:
    assert not Mixplat().claims(given)


@pytest.mark.parametrize("given", [{}, None, "ok", {"result": "ok"}, [None], [document("notification_paid"), 7]])
def test_what_cannot_be_read_is_refused(given: Any) -> None:
    with pytest.raises(Unrecognised):
        Mixplat().payments(given)


def test_a_list_claims_by_its_first() -> None:
    assert Mixplat().claims(json.loads(body("notifications")))


def test_a_diagnosis_points_to_the_extended_status() -> None:
    diagnosis = ps.diagnose(read("notification_no_money"), now=datetime(2026, 11, 20, 12, tzinfo=UTC))
    assert diagnosis.verdict is not None
    assert diagnosis.verdict.code == "PS101"
    assert [(each.path, each.value) for each in diagnosis.verdict.evidence] == [
        ("/status_extended", "failure_no_money")
    ]
