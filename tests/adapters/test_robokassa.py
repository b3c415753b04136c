"""What is read from the answers and notifications of Robokassa. All values are made up."""

from typing import Any

import pytest

from paysupport.adapters.providers.robokassa import Robokassa
from paysupport.adapters.providers.robokassa.codes import REASONS, STATUSES
from paysupport.adapters.registry import recognise
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.merge import merge
from paysupport.model import Certainty, Method, Reason, Status

from .robokassa_payloads import body, notification, operation, read

CODES = {
    **dict.fromkeys(("1", "29"), Reason.INVALID_SIGNATURE),
    **dict.fromkeys(("2", "25"), Reason.MERCHANT_SUSPENDED),
    **dict.fromkeys(("3", "53"), Reason.ORDER_NOT_FOUND),
    **dict.fromkeys(("4", "40", "52"), Reason.DUPLICATE),
    **dict.fromkeys(("10", "33"), Reason.PAYER_ABANDONED),
    "26": Reason.INVALID_CREDENTIALS,
    **dict.fromkeys(("30", "35", "65"), Reason.INVALID_REQUEST),
    "31": Reason.INVALID_AMOUNT,
    **dict.fromkeys(("34", "64"), Reason.OPERATION_NOT_ENABLED),
    "41": Reason.PROVIDER_TEMPORARY_ERROR,
    "51": Reason.ORDER_EXPIRED,
    **dict.fromkeys(
        ["20", "21", "22", "23", "24", "27", "28", "32", "36", "37", "43", "500", "1000"], Reason.PROVIDER_ERROR
    ),
}


def test_every_documented_code_has_its_reason() -> None:
    assert {code: entry.reason for code, entry in REASONS.codes.items() if not isinstance(entry, tuple)} == CODES


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("5", Status.PENDING),
        ("10", Status.EXPIRED),
        ("20", Status.AUTHORIZED),
        ("50", Status.PENDING),
        ("60", Status.REFUNDED),
        ("80", Status.PENDING),
        ("100", Status.PAID),
        ("101", Status.UNKNOWN),
    ],
)
def test_every_documented_state_is_read(code: str, status: Status) -> None:
    found: Any = Robokassa().parse(body("paid.xml"))
    found["OperationStateResponse"]["State"]["Code"] = code
    (payment,) = Robokassa().payments(found)
    assert (payment.status, payment.raw_status, payment.attempts[0].status) == (status, code, status)
    assert (code in STATUSES) is (status is not Status.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "status", "raw", "method"),
    [
        ("paid.xml", Status.PAID, "100", Method.CARD),
        ("paid_sbp.xml", Status.PAID, "100", Method.SBP),
        ("begun.xml", Status.PENDING, "5", None),
        ("notification.form", Status.PAID, None, Method.CARD),
        ("notification_sbp.form", Status.PAID, None, Method.SBP),
        ("notification_test.form", Status.PAID, None, Method.CARD),
        ("token.jws", Status.PAID, "OK", Method.CARD),
        ("token_hold.jws", Status.AUTHORIZED, "HOLD", Method.CARD),
    ],
)
def test_every_shape_is_recognised_and_read(name: str, status: Status, raw: Any, method: Any) -> None:
    assert isinstance(recognise(Robokassa().parse(body(name))), Robokassa)
    payment = read(name)
    assert (payment.status, payment.raw_status, payment.method) == (status, raw, method)


def test_an_answer_tells_amount_card_and_reference_number() -> None:
    payment = read("paid.xml")
    assert (str(payment.amount), payment.id) == ("100.26 RUB", "1F2D3C4B-0000-4000-8000-000000000001-AbCdEf")
    assert payment.paid_at == payment.updated_at
    (attempt,) = payment.attempts
    assert attempt.card
    assert (attempt.card.bin, attempt.card.last4, attempt.rrn) == ("220070", "0777", "632600000001")
    assert operation(IncAccount="410000000000001").attempts[0].card is None
    assert read("hold.xml").paid_at is None


def test_why_an_operation_was_cancelled_has_two_readings() -> None:
    decline = read("cancelled.xml").decline
    assert decline
    assert (decline.code, decline.reading.reason, decline.reading.others) == (
        None,
        Reason.PAYER_ABANDONED,
        (Reason.CANCELLED_BY_PAYER,),
    )
    assert decline.reading.certainty is Certainty.LIKELY
    assert read("suspended.xml").decline is None


@pytest.mark.parametrize(
    ("label", "currency"), [("RUR", "RUB"), ("RUB", "RUB"), ("KZT", "KZT"), ("BANKOCEAN2R", "RUB"), ("", "RUB")]
)
def test_the_currency_is_the_shop_s_unless_the_answer_names_one(label: str, currency: str) -> None:
    payment = operation(OutCurrLabel=label)
    assert payment.currency == currency
    assert payment.amount
    assert payment.amount.currency == currency


@pytest.mark.parametrize(
    ("options", "currency"),
    [({"host": "https://auth.robokassa.kz"}, "KZT"), ({"currency": "USD"}, "USD"), ({"host": "localhost"}, "RUB")],
)
def test_the_currency_of_a_notification_is_the_shop_s(options: Any, currency: str) -> None:
    (payment,) = Robokassa(account="kz", **options).read(body("notification.form"))
    assert (payment.currency, payment.account) == (currency, "kz")


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("100.26", "100.26"),
        ("100.260000", "100.26"),
        ("10.000000", "10.00"),
        ("10", "10.00"),
        ("10.5", "10.50"),
        ("0.125000", "0.125000"),
    ],
)
def test_amounts_have_no_superfluous_zeros(told: str, amount: str) -> None:
    (payment,) = Robokassa().read(notification(OutSum=told))
    assert payment.amount
    assert payment.amount.text == amount


def test_the_fee_is_taken_from_what_the_shop_gets() -> None:
    payment = read("notification.form")
    assert (str(payment.fee), str(payment.net)) == ("3.91 RUB", "96.35 RUB")
    assert payment.email == "payer@example.org"
    (without,) = Robokassa().read(notification(Fee=None))
    assert (without.fee, without.net) == (None, None)


@pytest.mark.parametrize(
    ("told", "test"), [("1", True), ("0", False), ("True", True), ("false", False), ("", None), (None, None)]
)
def test_a_notification_tells_whether_it_is_a_test(told: Any, test: Any) -> None:
    (payment,) = Robokassa().read(notification(IsTest=told))
    assert payment.test is test


def test_what_the_payer_paid_is_no_price() -> None:
    payment = read("token.jws")
    assert (payment.amount, payment.currency, payment.order) == (None, "RUB", "450009")
    assert payment.updated_at
    assert payment.updated_at.isoformat() == "2026-11-22T10:00:00+00:00"


def test_a_state_that_no_document_names_stays_unknown() -> None:
    found: Any = Robokassa().parse(body("token.jws"))
    found["data"]["state"] = "NEW"
    assert Robokassa().payments(found)[0].status is Status.UNKNOWN


def test_a_hold_after_its_payment_changes_nothing() -> None:
    (payment,) = merge([read("notification.form"), read("token_hold.jws")])
    assert payment.status is Status.PAID


@pytest.mark.parametrize(
    ("name", "said", "code", "missing"),
    [
        ("unknown_number.xml", "there is no operation with this number: Операция не найдена", "3", True),
        ("wrong_signature.xml", "result 1, the signature is wrong", "1", False),
        ("unknown_shop.xml", "result 2, a shop with this MerchantLogin is not known", "2", False),
        ("two_operations.xml", "one of them is a test", "4", False),
        ("internal.xml", "result 1000, an internal error of Robokassa$", "1000", False),
        ("page_refused.json", "error: 29: Неверный параметр SignatureValue", "29", False),
        ("page_made.json", "a payment page was made", None, False),
        ("success.form", "a payer's browser brought back", None, False),
        ("fail.form", "a payer's browser brought back", None, False),
    ],
)
def test_what_is_no_payment_is_explained(name: str, said: str, code: Any, missing: Any) -> None:
    assert isinstance(recognise(Robokassa().parse(body(name))), Robokassa)
    with pytest.raises(NotAPayment, match=said) as refused:
        read(name)
    assert (refused.value.code, refused.value.not_found) == (code, missing)


def test_a_new_result_is_said_to_be_new() -> None:
    with pytest.raises(NotAPayment, match="Robokassa: a result that is in no document: Операция не найдена") as refused:
        operation("unknown_number.xml", Code="7")
    assert (refused.value.code, refused.value.not_found) == ("7", False)


@pytest.mark.parametrize(
    ("found", "path"),
    [
        ({"OperationStateResponse": {}}, "/OperationStateResponse/Result/Code"),
        ({"OperationStateResponse": {"Result": {"Code": "0"}}}, "/OperationStateResponse/State/Code"),
        (
            {"OperationStateResponse": {"Result": {"Code": "0"}, "State": {"Code": "100"}, "Info": {"OutSum": "1,5"}}},
            "/OperationStateResponse/Info/OutSum",
        ),
        ({"OutSum": "1e5", "InvId": "1", "SignatureValue": ""}, "/OutSum"),
        ({"OutSum": "1", "InvId": "1", "SignatureValue": "", "Fee": "-"}, "/Fee"),
        ({"header": {"type": "PaymentStateNotification"}}, "/data/invId"),
    ],
)
def test_a_part_at_fault_is_named(found: Any, path: str) -> None:
    with pytest.raises(InputError) as refused:
        Robokassa().payments(found)
    assert refused.value.path == path


@pytest.mark.parametrize(
    "found",
    [{"OutSum": "1", "InvId": "1"}, {"header": {"type": "other"}}, {"errorCode": 1}, {"html": "text"}, [], "text"],
)
def test_other_documents_are_neither_claimed_nor_read(found: Any) -> None:
    assert not Robokassa().claims(found)
    with pytest.raises(InputError):
        Robokassa().payments(found)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"<!DOCTYPE a><a/>", b"null", b"a.b.c", b"e30.e30", b"e30.W10=.e30", "<я".encode("cp1251")],
)
def test_other_bodies_are_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        Robokassa().read(content)


def test_there_are_six_algorithms() -> None:
    Robokassa(algorithm="SHA256")
    with pytest.raises(ConfigurationError, match="md5, ripemd160, sha1, sha256, sha384, sha512"):
        Robokassa(algorithm="crc32")
