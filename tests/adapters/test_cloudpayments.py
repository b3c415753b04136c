"""What is read from the answers and notifications of CloudPayments. All values are made up."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.adapters.providers.cloudpayments.codes import REASONS, REFUSED_BY, STATUSES
from paysupport.adapters.registry import recognise
from paysupport.codes import Entry
from paysupport.documents import parse
from paysupport.errors import InputError, NotAPayment
from paysupport.model import Certainty, Decline, Method, Party, Reason, Status

from .cloudpayments_payloads import PAYLOADS, answer, body, read, transaction

R = Reason

DOCUMENTED = {
    "3001": R.REFUSED_BY_MERCHANT,
    "3002": R.REFUSED_BY_MERCHANT,
    "3003": R.REFUSED_BY_MERCHANT,
    "3004": R.REFUSED_BY_MERCHANT,
    "3005": R.MERCHANT_HANDLER_ERROR,
    "3006": R.MERCHANT_HANDLER_ERROR,
    "3007": R.MERCHANT_HANDLER_ERROR,
    "3008": R.REFUSED_BY_MERCHANT,
    "5001": R.DO_NOT_HONOR,
    "5003": R.TRANSACTION_NOT_PERMITTED,
    "5004": R.PICKUP_CARD,
    "5005": R.DO_NOT_HONOR,
    "5006": R.NETWORK_ERROR,
    "5007": R.PICKUP_CARD,
    "5012": R.TRANSACTION_NOT_PERMITTED,
    "5013": R.INVALID_AMOUNT,
    "5014": R.INCORRECT_NUMBER,
    "5015": R.INCORRECT_NUMBER,
    "5017": R.CANCELLED_BY_PAYER,
    "5019": R.DO_NOT_HONOR,
    "5030": R.ACQUIRER_ERROR,
    "5031": R.CARD_NOT_SUPPORTED,
    "5033": R.PICKUP_CARD,
    "5034": R.ISSUER_SUSPECTED_FRAUD,
    "5036": R.RESTRICTED_CARD,
    "5041": R.LOST_CARD,
    "5043": R.STOLEN_CARD,
    "5051": R.INSUFFICIENT_FUNDS,
    "5054": R.EXPIRED_CARD,
    "5055": R.INCORRECT_PIN,
    "5057": R.TRANSACTION_NOT_PERMITTED,
    "5058": R.TRANSACTION_NOT_PERMITTED,
    "5059": R.ISSUER_SUSPECTED_FRAUD,
    "5061": R.ISSUER_LIMIT,
    "5062": R.RESTRICTED_CARD,
    "5063": R.SECURITY_VIOLATION,
    "5065": R.ISSUER_LIMIT,
    "5082": R.INCORRECT_CVC,
    "5091": R.ISSUER_UNAVAILABLE,
    "5092": R.ISSUER_UNAVAILABLE,
    "5096": R.NETWORK_ERROR,
    "5113": R.CARD_COUNTRY_NOT_ALLOWED,
    "5204": R.GENERIC_DECLINE,
    "5206": R.AUTHENTICATION_FAILED,
    "5207": R.AUTHENTICATION_ISSUER_ERROR,
    "5300": R.ACQUIRER_LIMIT,
    "5303": R.ACQUIRER_LIMIT,
    "5761": R.INVALID_REQUEST,
    "5762": R.INCORRECT_PHONE,
    "5763": R.INCORRECT_PHONE,
    "6001": R.GENERIC_DECLINE,
    "6002": R.INVALID_REQUEST,
    "6003": R.PROVIDER_ERROR,
    "6004": R.CURRENCY_NOT_ENABLED,
    "6005": R.INVALID_REQUEST,
    "6006": R.INVALID_REQUEST,
    "6007": R.INVALID_REQUEST,
    "6008": R.INVALID_REQUEST,
    "6009": R.INVALID_REQUEST,
    "6010": R.SAVED_CARD_UNUSABLE,
    "6011": R.SAVED_CARD_UNUSABLE,
    "6013": R.DUPLICATE,
    "6014": R.INVALID_REQUEST,
    "6015": R.ORDER_NOT_FOUND,
    "6016": R.BANK_NOT_CONNECTED,
    "6017": R.TERMINAL_NOT_PERMITTED,
    "6021": R.INVALID_ACCOUNT,
    "6022": R.INVALID_ACCOUNT,
    "6025": R.OPERATION_NOT_ENABLED,
}
"""Every code of the two tables in the document."""


def declined(**changes: Any) -> Decline:
    decline = transaction(**changes).decline
    assert decline
    return decline


@pytest.mark.parametrize(("code", "reason"), DOCUMENTED.items())
def test_every_documented_code_has_its_reason(code: str, reason: Reason) -> None:
    payment = transaction(ReasonCode=int(code), Reason="SomethingNew")
    assert payment.decline is not None
    assert (payment.decline.code, payment.reason) == (code, reason)
    assert payment.decline.refused_by is REFUSED_BY.get(code)


def test_no_code_is_listed_that_the_document_does_not_have() -> None:
    assert REASONS.codes.keys() == DOCUMENTED.keys()


def test_only_what_the_document_calls_by_two_names_is_less_than_certain() -> None:
    unsure = {
        code
        for code, entry in REASONS.codes.items()
        if isinstance(entry, Entry) and entry.certainty is not Certainty.CERTAIN
    }
    assert {"5003", "5006", "5300"} <= unsure
    assert not unsure & {"5051", "5303", "3001", "3007", "6016"}


def test_the_shop_and_the_acquirer_are_named_where_they_said_no() -> None:
    refused = [declined(ReasonCode=code).refused_by for code in (3007, 5300, 5051)]
    assert refused == [Party.MERCHANT, Party.ACQUIRER, None]


@pytest.mark.parametrize(("raw", "status"), STATUSES.items())
def test_every_documented_status_is_read(raw: str, status: Status) -> None:
    assert transaction(Status=raw).status is status


@pytest.mark.parametrize(
    ("name", "id_", "status", "kind", "order"),
    [
        ("declined.json", "2200100001", Status.FAILED, "payment", "1234"),
        ("paid.json", "2200100002", Status.PAID, "payment", "1234"),
        ("authorized.json", "2200100003", Status.AUTHORIZED, "payment", "1235"),
        ("authentication.json", "2200100004", Status.REQUIRES_ACTION, "payment", None),
        ("link.json", "2200100005", Status.CREATED, "payment", "1236"),
        ("instalments.json", "2200100006", Status.CREATED, "payment", None),
        ("refund.json", "2200100007", Status.REFUNDED, "refund", "1234"),
        ("payout.json", "2200100008", Status.PAID, "payout", None),
        ("check.form", "2200100002", Status.PENDING, "payment", "1234"),
        ("pay.form", "2200100002", Status.PAID, "payment", "1234"),
        ("pay.json", "2200100002", Status.PAID, "payment", "1234"),
        ("pay_sbp.form", "2200100009", Status.PAID, "payment", "1237"),
        ("fail.form", "2200100001", Status.FAILED, "payment", "1234"),
        ("fail.json", "2200100001", Status.FAILED, "payment", "1234"),
        ("confirm.form", "2200100002", Status.PAID, "payment", "1234"),
        ("refund.form", "2200100007", Status.REFUNDED, "refund", "1234"),
        ("cancel.form", "2200100003", Status.CANCELLED, "payment", "1235"),
    ],
)
def test_every_shape_is_recognised_and_read(name: Any, id_: Any, status: Any, kind: Any, order: Any) -> None:
    assert isinstance(recognise(CloudPayments().parse(body(name))), CloudPayments)
    payment = read(name)
    assert (payment.id, payment.status, payment.kind, payment.order) == (id_, status, kind, order)


def test_a_saved_transaction_and_a_saved_list_are_recognised_without_their_answer() -> None:
    model = answer("declined")["Model"]
    for document in (model, [model]):
        assert isinstance(recognise(document), CloudPayments)
        assert CloudPayments().payments(document)[0].status is Status.FAILED


def test_a_paid_transaction_tells_money_times_and_bank_references() -> None:
    payment = read("paid.json")
    (attempt,) = payment.attempts
    assert [str(each) for each in (payment.amount, payment.fee, payment.net)] == [
        "1500.50 RUB",
        "71.39 RUB",
        "1429.11 RUB",
    ]
    assert payment.created_at == datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    assert payment.paid_at == payment.updated_at == datetime(2026, 11, 20, 10, 5, 4, 780000, tzinfo=UTC)
    assert (payment.settles_at, payment.settled_at) == (datetime(2026, 11, 23, tzinfo=UTC), None)
    assert (payment.test, payment.email, payment.merchant.id) == (
        False,
        "payer@primer-magazin.ru",
        "pk_synthetic0000000000000000000001",
    )
    assert (attempt.rrn, attempt.auth_code) == ("632500123456", "A1B2C3")
    assert attempt.card
    assert (attempt.card.last4, attempt.card.brand, attempt.card.country) == ("4242", "Visa", "RU")


def test_times_are_the_same_in_each_of_their_forms() -> None:
    made = [
        transaction(CreatedDate=None).created_at,
        transaction(CreatedDate="/Date(1795168800000+0300)/").created_at,
        transaction(CreatedDateIso="2030-01-01T00:00:00").created_at,
        read("fail.form").created_at,
    ]
    assert set(made) == {datetime(2026, 11, 20, 10, tzinfo=UTC)}


@pytest.mark.parametrize("time", ["/Date(999999999999999)/", "yesterday", [], "/Date(1e3)/"])
def test_what_is_no_time_is_refused_with_its_place(time: Any) -> None:
    with pytest.raises(InputError) as refused:
        transaction(CreatedDate=time)
    assert refused.value.path == "/Model/CreatedDate"


def test_amounts_are_exact_in_numbers_and_texts() -> None:
    assert str(transaction(Amount=Decimal("12345678901234567.89")).amount) == "12345678901234567.89 RUB"
    assert str(transaction(Amount="0.10").amount) == "0.10 RUB"
    assert transaction(Currency="XQZ").amount is None
    assert transaction(Amount=None).amount is None


@pytest.mark.parametrize("amount", [True, [], "1,5", "1e3", 10**40])
def test_what_is_no_amount_is_refused_with_its_place(amount: Any) -> None:
    with pytest.raises(InputError) as refused:
        transaction(Amount=amount)
    assert refused.value.path == "/Model/Amount"


@pytest.mark.parametrize(
    ("told", "test"), [(True, True), (1, True), ("1", True), ("False", False), (0, False), (None, None)]
)
def test_the_test_flag_is_read_in_each_form(told: Any, test: Any) -> None:
    assert transaction(TestMode=told).test is test


def test_another_flag_is_refused() -> None:
    with pytest.raises(InputError, match="TestMode"):
        transaction(TestMode="perhaps")


def test_fee_and_net_are_left_out_where_another_currency_was_charged() -> None:
    payment = transaction("paid", PaymentCurrency="USD")
    assert (payment.fee, payment.net) == (None, None)
    assert str(transaction("paid", VatAboveTotalFee=None).fee) == "58.52 RUB"


def test_a_decline_keeps_every_raw_value() -> None:
    decline = read("fail.form").decline
    assert decline
    assert (decline.code, decline.message, decline.network) == ("5051", "Недостаточно средств на карте", "visa")
    assert declined(CardType="МИР").network == "mir"
    assert declined(CardType=None).network is None


def test_a_refusal_without_a_code_or_with_an_unknown_one_stays_unknown() -> None:
    for code in (0, None, 9999):
        payment = transaction(ReasonCode=code, Reason="SomethingNew", CreatedDate=None, CreatedDateIso=None)
        assert payment.reason is Reason.UNKNOWN
    assert payment.decline is not None
    assert payment.decline.code == "9999"


def test_the_try_at_the_main_bank_comes_before_that_at_the_backup_bank() -> None:
    assert [(each.id, each.status) for each in read("pay.form").attempts] == [
        ("2200100001", Status.FAILED),
        ("2200100002", Status.PAID),
    ]
    assert len(transaction(FallBackScenarioDeclinedTransactionId=2200100001).attempts) == 1


def test_a_list_joins_the_tries_of_an_order_and_its_refund() -> None:
    payment = read("list.json")
    assert [each.status for each in payment.attempts] == [Status.FAILED, Status.PAID]
    assert (payment.status, str(payment.refunded)) == (Status.PARTIALLY_REFUNDED, "500.00 RUB")


def test_a_transaction_marked_as_refunded_is_refunded() -> None:
    assert transaction("paid", Refunded=True).status is Status.REFUNDED
    assert transaction("authorized", Refunded=True).status is Status.AUTHORIZED


def test_a_refund_that_failed_gives_nothing_back() -> None:
    payment = transaction("refund", Status="Declined", ReasonCode=5204)
    assert payment.status is Status.FAILED
    assert [each.status for each in payment.refunds] == [Status.FAILED]


def test_a_check_is_not_taken_for_a_payment_that_was_made() -> None:
    assert (read("check.form").status, read("check.form").raw_status) == (Status.PENDING, "Completed")
    assert read("check.form").paid_at is None


@pytest.mark.parametrize(
    ("word", "method"),
    [
        ("Sbp", Method.SBP),
        ("T-Pay", Method.WALLET),
        ("SberPay", Method.WALLET),
        ("MirPay", Method.CARD),
        ("Dolyame", Method.CREDIT),
        ("Something", Method.OTHER),
        (None, Method.CARD),
    ],
)
def test_the_means_of_payment_is_read(word: Any, method: Any) -> None:
    payment = transaction(PaymentMethod=word)
    assert (payment.method, payment.raw_method) == (method, word)


def test_a_link_nobody_has_paid_by_has_no_try() -> None:
    assert read("link.json").attempts == ()
    assert read("link.json").method is None


def test_chargebacks_are_disputes_of_their_payments() -> None:
    document = answer("chargebacks")
    first = document["Model"][0]
    withdrawn = {**first, "ChargeBackId": "2", "Operation": "Representment", "TerminalUrl": None}
    other = {**withdrawn, "TransactionId": 7}
    found = CloudPayments().payments({**document, "Model": [first, withdrawn, other]})
    assert [(each.id, each.status) for each in found] == [("2200100002", Status.PAID), ("7", Status.PAID)]
    assert [(each.status, str(each.amount)) for each in found[0].disputes] == [
        (Status.DISPUTED, "1500.50 RUB"),
        (Status.PAID, "1500.50 RUB"),
    ]
    assert (found[0].merchant.site, found[1].merchant.site) == ("https://shop.primer-magazin.ru/", None)


@pytest.mark.parametrize(
    ("name", "said", "missing"),
    [
        ("refused.json", "Amount is required", False),
        ("not_found.json", "Not found", True),
        ("accepted.json", "a request was done", False),
        ("order.json", "a request was done", False),
        ("tokens.json", "a list of something else", False),
        ("recurrent.form", "a subscription", False),
    ],
)
def test_what_is_no_payment_is_explained(name: Any, said: Any, missing: Any) -> None:
    assert isinstance(recognise(CloudPayments().parse(body(name))), CloudPayments)
    with pytest.raises(NotAPayment, match=said) as refused:
        read(name)
    assert refused.value.not_found is missing


def test_an_error_without_a_message_says_so() -> None:
    with pytest.raises(NotAPayment, match="without a message"):
        CloudPayments().payments({"Success": False, "Message": None, "Model": None})


@pytest.mark.parametrize(
    "document",
    [
        {"Success": False, "ErrorCode": "7", "Message": "no such customer"},
        {"Success": True, "ErrorCode": "0", "TerminalKey": "T", "Status": "NEW", "PaymentId": "1"},
        {"Success": "yes", "Message": ""},
        {"TransactionId": "1"},
        {"Id": 7, "SuccessfulTransactionsNumber": 1},
        [1],
        None,
    ],
)
def test_documents_of_others_are_not_claimed(document: Any) -> None:
    assert not CloudPayments().claims(document)


@pytest.mark.parametrize("document", [{"Model": [{"TransactionId": 1}, 2]}, {"Model": 1}, "text", [1]])
def test_other_documents_are_refused(document: Any) -> None:
    with pytest.raises(InputError):
        CloudPayments().payments(document)


def test_an_empty_list_holds_no_payments() -> None:
    assert CloudPayments().payments({"Model": [], "Success": True, "Message": None}) == ()


def test_a_notification_may_be_encoded_as_windows_1251() -> None:
    cyrillic = body("fail.form").replace(b"InvoiceId=1234", "InvoiceId=Заказ-1".encode("windows-1251"))
    (payment,) = CloudPayments().read(cyrillic.replace(b"%D0%97%D0%B0%D0%BA%D0%B0%D0%B7", b"%C7%E0%EA%E0%E7"))
    assert payment.order == "Заказ-1"


def test_payloads_are_what_the_parser_gives() -> None:
    for path in PAYLOADS.glob("*.json"):
        assert parse(path.read_bytes()) == CloudPayments().parse(path.read_bytes())
