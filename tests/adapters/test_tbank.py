"""What is read from the answers and notifications of T-Bank. All values are made up."""

import csv
from typing import Any

import pytest

from paysupport.adapters.providers.tbank import TBank
from paysupport.adapters.providers.tbank.codes import REASONS, STATUSES
from paysupport.adapters.registry import recognise
from paysupport.errors import InputError, NotAPayment
from paysupport.model import Certainty, Decline, Method, Payment, Reason, Status

from .tbank_payloads import PAYLOADS, body, document, read, transaction

CODES = {
    row["code"]: Reason(row["reason"]) for row in csv.DictReader((PAYLOADS / "codes.csv").read_text().splitlines())
}
"""Every code of the document but 0 and 1085, which are successes."""


def declined(**changes: Any) -> Decline:
    decline = transaction(**changes).decline
    assert decline
    return decline


@pytest.mark.parametrize(("code", "reason"), CODES.items())
def test_every_documented_code_has_its_reason(code: str, reason: Reason) -> None:
    decline = declined(ErrorCode=code, Message="что-то новое", Details=None)
    assert (decline.code, decline.reading.reason) == (code, reason)


def test_no_code_is_listed_that_the_document_does_not_have() -> None:
    assert len(CODES) == 333
    assert REASONS.codes.keys() == CODES.keys()


@pytest.mark.parametrize(("raw", "status"), STATUSES.items())
def test_every_documented_status_is_read(raw: str, status: Status) -> None:
    assert transaction("state", Status=raw).status is status


@pytest.mark.parametrize(
    ("name", "id_", "status", "order", "method"),
    [
        ("notification_confirmed", "6500000001", Status.PAID, "1234", Method.CARD),
        ("notification_authorized", "6500000001", Status.AUTHORIZED, "1234", Method.CARD),
        ("notification_rejected", "6500000002", Status.FAILED, "1234", Method.CARD),
        ("notification_expired_qr", "6500000003", Status.EXPIRED, "1235", Method.SBP),
        ("notification_sbp_refused", "6500000004", Status.FAILED, "1236", Method.SBP),
        ("notification_refunded", "6500000001", Status.PARTIALLY_REFUNDED, "1234", Method.CARD),
        ("init", "6500000006", Status.CREATED, "1237", None),
        ("state", "6500000001", Status.PAID, "1234", Method.CARD),
        ("state_rejected", "6500000002", Status.FAILED, "1234", None),
        ("order", "6500000001", Status.PAID, "1234", None),
        ("qr", "6500000003", Status.CREATED, "1235", Method.SBP),
        ("qr_refund", None, Status.PAID, "1236", Method.SBP),
        ("cancelled", "6500000001", Status.PARTIALLY_REFUNDED, "1234", None),
        ("charge_rejected", "6500000007", Status.FAILED, "1238", None),
        ("race", "6500000001", Status.PAID, "1234", Method.CARD),
    ],
)
def test_every_shape_is_recognised_and_read(name: Any, id_: Any, status: Any, order: Any, method: Any) -> None:
    assert isinstance(recognise(TBank().parse(body(name))), TBank)
    payment = read(name)
    assert (payment.id, payment.status, payment.order, payment.method) == (id_, status, order, method)


@pytest.mark.parametrize("first", ["notification_confirmed", "notification_authorized"])
def test_authorized_and_confirmed_may_come_in_any_order(first: str) -> None:
    told = [document("notification_confirmed"), document("notification_authorized")]
    if first == "notification_authorized":
        told.reverse()
    (payment,) = TBank().payments(told)
    assert (payment.status, payment.raw_status) == (Status.PAID, "CONFIRMED")
    assert [attempt.status for attempt in payment.attempts] == [Status.PAID]


def test_all_tries_for_an_order_are_one_payment_with_the_fields_of_the_one_that_paid() -> None:
    payment = read("order")
    assert (payment.raw_status, payment.merchant.id, str(payment.amount)) == (
        "CONFIRMED",
        "1760000000001",
        "1500.50 RUB",
    )
    assert {attempt.id: attempt.status for attempt in payment.attempts} == {
        "6500000001": Status.PAID,
        "6500000002": Status.FAILED,
    }
    assert {attempt.rrn for attempt in payment.attempts} == {"632500000001", "632500000002"}


def test_an_order_without_payments_has_none() -> None:
    assert TBank().payments(document("order", Payments=[])) == ()


def test_orders_in_one_list_stay_apart() -> None:
    told = [document("notification_rejected"), document("notification_sbp_refused")]
    assert [payment.order for payment in TBank().payments(told)] == ["1234", "1236"]


def test_a_refusal_keeps_code_message_and_card() -> None:
    payment = read("notification_rejected")
    (attempt,) = payment.attempts
    assert attempt.card
    assert (attempt.card.bin, attempt.card.last4) == ("220070", "0777")
    assert attempt.decline
    assert (attempt.decline.code, attempt.decline.message) == ("1051", "Недостаточно средств на карте.")
    assert declined(Message=None).message == "Не получилось оплатить. На карте недостаточно средств"


def test_a_phone_number_in_place_of_the_card_is_no_card() -> None:
    assert read("notification_sbp_refused").attempts[0].card is None


@pytest.mark.parametrize(
    ("status", "reason", "others"),
    [
        ("REJECTED", Reason.GENERIC_DECLINE, ()),
        ("AUTH_FAIL", Reason.GENERIC_DECLINE, (Reason.AUTHENTICATION_FAILED,)),
        ("DEADLINE_EXPIRED", Reason.PAYER_ABANDONED, (Reason.AUTHENTICATION_ABANDONED,)),
        ("ATTEMPTS_EXPIRED", Reason.PAYER_ABANDONED, ()),
    ],
)
@pytest.mark.parametrize("none", ["0", 0, None, ""])
def test_without_a_code_the_status_says_what_is_known(status: Any, reason: Any, others: Any, none: Any) -> None:
    decline = declined(name="state_rejected", Status=status, ErrorCode=none)
    assert (decline.code, decline.message) == (None, None)
    assert (decline.reading.reason, decline.reading.others) == (reason, others)
    assert decline.reading.certainty is Certainty.LIKELY


def test_a_payment_by_qr_code_that_ran_out_was_not_confirmed_by_the_payer() -> None:
    assert read("notification_expired_qr").reason is Reason.PAYER_NOT_CONFIRMED
    assert transaction("notification_expired_qr", Data={"Source": "cards"}).reason is Reason.PAYER_ABANDONED
    assert transaction("notification_expired_qr", ErrorCode="5065").reason is Reason.INVALID_ACCOUNT


@pytest.mark.parametrize(
    ("code", "message", "reason"),
    [
        ("100", "Карта покупателя неактивна", Reason.CARD_NOT_ACTIVATED),
        ("100", "Попробуйте еще раз. Если ошибка повторится — обратитесь в поддержку", Reason.PROVIDER_TEMPORARY_ERROR),
        ("100", "Платеж уже отменен", Reason.PROVIDER_TEMPORARY_ERROR),
        ("102", "Превышен лимит на сумму выплат в месяц", Reason.ACQUIRER_LIMIT),
        (
            "102",
            "Отказ. больше двух успешных оплат с одной карты в сутки по проекту dolyame.ru",
            Reason.BLOCKED_BY_OWN_RULES,
        ),
        ("102", "Обратитесь в поддержку, чтобы уточнить детали", Reason.GENERIC_DECLINE),
        ("102", None, Reason.GENERIC_DECLINE),
        ("1005", "Карта покупателя неактивна", Reason.CARD_NOT_ACTIVATED),
    ],
)
def test_two_codes_are_told_apart_by_their_messages(code: Any, message: Any, reason: Any) -> None:
    assert declined(ErrorCode=code, Message=message, Details=None).reading.reason is reason


def test_what_went_back_is_known_from_the_answer_to_a_cancellation() -> None:
    payment = read("cancelled")
    assert (str(payment.amount), str(payment.refunded)) == ("1500.50 RUB", "500.00 RUB")
    (refund,) = payment.refunds
    assert (refund.id, refund.status, str(refund.amount)) == ("refund-1", Status.REFUNDED, "500.00 RUB")
    assert transaction("cancelled", Success=False).refunds == ()
    assert transaction("cancelled", ExternalRequestId=None).refunds[0].id == "6500000001/refund"


def test_an_amount_that_no_document_explains_is_unknown() -> None:
    for status in ("PARTIAL_REFUNDED", "PARTIAL_REVERSED"):
        assert transaction("state", Status=status).amount is None


@pytest.mark.parametrize("status", ["REFUNDING", "ASYNC_REFUNDING"])
def test_a_refund_under_way_is_told(status: str) -> None:
    payment = transaction("state", Status=status)
    assert payment.status is Status.PAID
    assert [(refund.id, refund.status) for refund in payment.refunds] == [("6500000001/refund", Status.PENDING)]


@pytest.mark.parametrize(
    ("status", "code", "refunded"),
    [
        ("CONFIRMED", "I05043", Status.FAILED),
        ("REFUNDED", None, Status.REFUNDED),
        ("PARTIAL_REFUNDED", None, Status.REFUNDED),
        ("ASYNC_REFUNDING", None, Status.PENDING),
    ],
)
def test_a_refund_by_qr_code_is_told(status: Any, code: Any, refunded: Any) -> None:
    payment = transaction("qr_refund", Status=status, QrCancelCode=code, QrCancelMessage=None)
    (refund,) = payment.refunds
    assert (refund.status, refund.reason, str(refund.amount)) == (refunded, code, "100.00 RUB")


@pytest.mark.parametrize(
    ("word", "method"),
    [
        ("cards", Method.CARD),
        ("qrsbp", Method.SBP),
        ("TinkoffPay", Method.WALLET),
        ("SberPay", Method.WALLET),
        ("YandexPay", Method.WALLET),
        ("MirPay", Method.CARD),
        ("BNPL", Method.CREDIT),
        ("Installment", Method.CREDIT),
        ("Something", Method.OTHER),
    ],
)
def test_the_means_of_payment_is_read_where_it_stands(word: Any, method: Any) -> None:
    pairs = [{"Key": "Route", "Value": "ACQ"}, "?", {"Key": "Source", "Value": word}]
    for payment in (
        transaction("state", Params=pairs),
        transaction("state", Params=None, Data={"Source": word}),
        transaction("state", Params={}, DATA={"Source": word}),
    ):
        assert (payment.method, payment.raw_method) == (method, word)
    assert transaction("state", Params=None, SbpPaymentId="A1").method is Method.SBP
    assert transaction("state", Params=None, Data={"Source": 7}).raw_method is None


@pytest.mark.parametrize(
    ("key", "test"), [("1760000000001DEMO", True), ("TinkoffBankTest", True), ("1760000000001", None), (None, None)]
)
def test_only_a_test_terminal_is_known_to_be_one(key: Any, test: Any) -> None:
    payment = transaction("state", TerminalKey=key)
    assert payment.test is test
    assert payment.merchant.id == key


def test_nobody_has_tried_a_new_payment() -> None:
    assert read("init").attempts == ()
    assert transaction("state", Status="FORM_SHOWED").attempts == ()


@pytest.mark.parametrize("amount", ["1", 1.5, True, 10**40])
def test_what_is_no_amount_is_refused_with_its_place(amount: Any) -> None:
    with pytest.raises(InputError) as refused:
        transaction("state", Amount=amount)
    assert refused.value.path == "/Amount"


@pytest.mark.parametrize(
    ("name", "said", "missing"),
    [
        ("refused_parameters", r"error 201: Неверные параметры: Поле PaymentId", False),
        ("refused_token", r"error 204: Неверный токен", False),
        ("unknown_payment", r"error 255", True),
        ("customer", r"a request was done", False),
        ("notification_receipt", r"a fiscal receipt", False),
        ("notification_card_saved", r"the saving of a card", False),
        ("notification_account_saved", r"the saving of an account", False),
    ],
)
def test_what_is_no_payment_is_explained(name: Any, said: Any, missing: Any) -> None:
    assert isinstance(recognise(TBank().parse(body(name))), TBank)
    with pytest.raises(NotAPayment, match=said) as refused:
        read(name)
    assert refused.value.not_found is missing


def test_a_receipt_that_failed_says_why() -> None:
    with pytest.raises(NotAPayment, match="a fiscal receipt: нет связи с кассой"):
        transaction("notification_receipt", Success=False, ErrorMessage="нет связи с кассой")


@pytest.mark.parametrize(
    "found",
    [
        {"Success": True, "Message": None, "Model": None},
        {"Success": True, "ErrorCode": "0", "Model": {}},
        {"TerminalKey": "T"},
        {"TerminalKey": 1, "PaymentId": 1},
        [{"Success": True, "ErrorCode": "0"}],
        [1],
        "text",
    ],
)
def test_documents_of_others_are_not_claimed(found: Any) -> None:
    assert not TBank().claims(found)


@pytest.mark.parametrize("found", [{"TerminalKey": "T"}, [1], {"Payments": [1]}, "text", [{}]])
def test_other_documents_are_refused(found: Any) -> None:
    with pytest.raises(InputError):
        TBank().payments(found)


def test_sights_without_an_order_stay_apart() -> None:
    found: tuple[Payment, ...] = TBank().payments(
        [document("state", OrderId=None), document("state_rejected", OrderId=None)]
    )
    assert len(found) == 2


def test_a_refusal_shows_no_card_that_stands_in_the_place_of_its_code() -> None:
    with pytest.raises(NotAPayment) as refused:
        TBank().payments({"Success": False, "ErrorCode": "4111111111111111", "Message": "Неверные параметры"})
    assert str(refused.value) == "T-Bank: error 411111******1111: Неверные параметры"
