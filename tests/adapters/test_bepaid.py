"""What is read from the answers of bePaid. All values are made up."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.adapters.providers.bepaid import BePaid
from paysupport.adapters.providers.bepaid.codes import EXPONENTS
from paysupport.adapters.registry import recognise
from paysupport.errors import InputError, NotAPayment
from paysupport.model import Certainty, Method, Payment, Reason, Status, Via
from paysupport.money import iso_exponents

from .bepaid_payloads import PAYLOADS, payload, read, reason, transaction


@pytest.mark.parametrize(
    ("name", "id_", "status", "order"),
    [
        ("failed_with_code", "11-aa", Status.FAILED, "order-7"),
        ("paid", "11-aa", Status.PAID, "order-7"),
        ("authorized", "12-aa", Status.AUTHORIZED, "order-7"),
        ("refund", "13-aa", Status.REFUNDED, None),
        ("version_3_incomplete", "14-aa", Status.REQUIRES_ACTION, "order-8"),
        ("version_3_failed", "15-aa", Status.FAILED, "order-8"),
        ("transactions_flat", "16-aa", Status.PAID, "order-7"),
        ("transactions_wrapped", "16-aa", Status.PAID, "order-7"),
        ("transactions_bare", "16-aa", Status.PAID, "order-7"),
        ("checkout", "17-aa", Status.FAILED, "order-9"),
        ("checkout_new", "c0ffee", Status.CREATED, "order-9"),
        ("token_expired", "c0ffee", Status.EXPIRED, "order-9"),
        ("subscription", "18-aa", Status.FAILED, "sub-1"),
        ("erip", "19-aa", Status.PENDING, "100000000042"),
    ],
)
def test_every_shape_is_recognised_and_read(name: Any, id_: Any, status: Any, order: Any) -> None:
    assert isinstance(recognise(payload(name)), BePaid)
    payment = read(name)
    assert (payment.id, payment.status, payment.order) == (id_, status, order)


@pytest.mark.parametrize("path", sorted(PAYLOADS.iterdir()), ids=lambda path: path.stem)
def test_what_is_read_would_pass_validation_and_names_where_it_stands(path: Any) -> None:
    document = json.loads(path.read_bytes())
    if path.stem == "subscription_new":
        return
    for payment in BePaid().payments(document):
        assert Payment.model_validate(payment.model_dump()).model_dump() == payment.model_dump()
        assert payment.origin.document == document
        assert payment.origin.pointers["amount"]


def test_a_transaction_tells_card_amount_bank_references_and_times() -> None:
    payment = read("failed_with_code")
    (attempt,) = payment.attempts
    assert str(payment.amount) == "25.50 BYN"
    assert payment.updated_at == datetime(2026, 11, 20, 10, 0, 4, tzinfo=UTC)
    assert (payment.method, payment.raw_method) == (Method.CARD, "credit_card")
    assert (payment.kind, payment.test) == ("payment", False)
    assert attempt.card is not None
    assert (attempt.card.last4, attempt.card.country, attempt.card.issuer) == ("5003", "BY", "Test Bank")
    assert (attempt.rrn, attempt.id) == ("632500123456", "11-aa")
    assert "payer@example.com" not in repr(payment)


def test_version_3_has_the_card_and_the_bank_in_other_places() -> None:
    payment = read("version_3_failed")
    (attempt,) = payment.attempts
    assert attempt.card is not None
    assert (attempt.card.last4, attempt.rrn, payment.method) == ("5003", "632500123460", Method.CARD)
    assert reason(payment)[0] is Reason.DO_NOT_HONOR
    assert payment.decline is not None
    assert (payment.decline.network, payment.decline.code) == ("mastercard", "F.0105")


def test_a_waiting_3d_secure_has_no_result_though_the_card_is_enrolled() -> None:
    (attempt,) = read("version_3_incomplete").attempts
    assert attempt.authentication is not None
    assert attempt.authentication.status is None


@pytest.mark.parametrize("name", ["transactions_flat", "transactions_wrapped", "transactions_bare"])
def test_tries_in_a_list_are_one_payment_in_order_of_time(name: Any) -> None:
    attempts = read(name).attempts
    assert [(each.id, each.status) for each in attempts] == [("11-aa", Status.FAILED), ("16-aa", Status.PAID)]


@pytest.mark.parametrize("name", ["tracking_id", "payment_method_type"])
def test_an_old_answer_without_a_uid_is_known_by_its_other_fields(name: Any) -> None:
    assert BePaid().claims({"transaction": {"id": "1", name: "x"}})


def test_an_empty_list_holds_no_payment() -> None:
    assert BePaid().read(b'{"transactions": []}') == ()
    assert BePaid().claims({"transactions": []})


def test_a_token_tells_the_order_the_shop_and_the_last_try() -> None:
    payment = read("checkout")
    assert str(payment.amount) == "25.50 BYN"
    merchant = payment.merchant
    assert (merchant.id, merchant.name, merchant.site) == ("321", "Test Shop", "https://shop.example")
    assert reason(payment) == (Reason.INSUFFICIENT_FUNDS, Via.MESSAGE, Certainty.LIKELY)
    assert payment.expires_at == datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def test_a_token_nobody_used_was_abandoned() -> None:
    payment = read("token_expired")
    assert reason(payment)[0] is Reason.PAYER_ABANDONED
    assert (payment.merchant.id, payment.merchant.name) == ("321", "Test Shop")


def test_a_new_token_has_no_attempt() -> None:
    assert read("checkout_new").attempts == ()


@pytest.mark.parametrize(
    ("tried", "expected"),
    [("failed", Status.FAILED), ("incomplete", Status.EXPIRED), ("successful", Status.PAID), (None, Status.FAILED)],
)
def test_an_expired_token_does_not_hide_what_came_of_its_last_try(tried: Any, expected: Any) -> None:
    document = payload("checkout")
    checkout = document["checkout"]
    checkout["gateway_response"]["payment"]["status"] = tried
    checkout.update(expired=True, status="error", shop=None)
    (payment,) = BePaid().payments(document)
    assert (payment.status, payment.merchant.id) == (expected, "321")


def test_a_token_whose_try_has_no_uid_yet_is_known_by_itself() -> None:
    document = payload("checkout")
    document["checkout"]["gateway_response"]["payment"]["uid"] = None
    (payment,) = BePaid().payments(document)
    assert (payment.id, payment.attempts[0].id) == ("c0ffee", "c0ffee")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("pending", Status.PENDING),
        ("permanent", Status.PENDING),
        ("auto_created", Status.PENDING),
        ("start", Status.PENDING),
        ("expired", Status.EXPIRED),
        ("deleted", Status.CANCELLED),
        ("error", Status.FAILED),
        ("successful", Status.PAID),
        ("brand_new", Status.UNKNOWN),
    ],
)
def test_statuses_of_erip(raw: Any, expected: Any) -> None:
    payment = transaction("erip", status=raw)
    assert (payment.status, payment.raw_status, payment.method) == (expected, raw, Method.ERIP)


def test_an_erip_request_that_expired_was_not_paid_in_time() -> None:
    assert reason(transaction("erip", status="expired")) == (
        Reason.PAYER_ABANDONED,
        Via.PROVIDER,
        Certainty.CERTAIN,
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("void", Status.CANCELLED), ("chargeback", Status.DISPUTED), ("tokenization", Status.CREATED)],
)
def test_an_operation_that_collects_nothing_is_never_paid(kind: Any, expected: Any) -> None:
    payment = transaction("refund", type=kind)
    assert payment.status is expected
    assert payment.paid_at is None


def test_refunds_in_a_list_belong_to_their_payment() -> None:
    (payment,) = BePaid().payments([payload("paid"), payload("refund")])
    assert (payment.id, payment.status, str(payment.refunded)) == ("11-aa", Status.PARTIALLY_REFUNDED, "10.00 BYN")
    (refund,) = payment.refunds
    assert (refund.id, refund.reason) == ("13-aa", "Returned goods")


def test_a_void_of_the_whole_amount_cancels_its_authorisation() -> None:
    void = {"transaction": {**payload("refund")["transaction"], "type": "void", "parent_uid": "12-aa", "amount": 2550}}
    (payment,) = BePaid().payments([payload("authorized"), void])
    assert payment.status is Status.CANCELLED
    assert payment.refunds[0].status is Status.REFUNDED


def test_report_rows_tell_fee_payout_and_settlement() -> None:
    paid, failed = BePaid(account="shop-by").payments(payload("report"))
    assert (str(paid.fee), str(paid.net)) == ("0.51 BYN", "24.99 BYN")
    assert paid.settled_at == datetime(2026, 11, 22, tzinfo=UTC)
    assert (paid.id, failed.id, paid.account) == ("20-aa", "21-aa", "shop-by")


@pytest.mark.parametrize(
    ("currency", "amount", "expected"),
    [("JPY", 25, "25 JPY"), ("BHD", 25500, "25.500 BHD"), ("BYR", 255000, "255000 BYR"), ("ZZZ", 25, None)],
)
def test_amounts_have_the_decimals_of_bepaids_own_table(currency: Any, amount: Any, expected: Any) -> None:
    payment = transaction(currency=currency, amount=amount)
    assert payment.currency == currency
    assert (payment.amount and str(payment.amount)) == expected


def test_bepaids_decimals_differ_from_iso_4217_for_twelve_currencies() -> None:
    iso = iso_exponents()
    differing = {code for code, exponent in EXPONENTS.items() if code in iso and iso[code] != exponent}
    assert {"CLF", "CVE", "IDR", "IQD", "MOP"} <= differing


@pytest.mark.parametrize(
    ("name", "changes", "path"),
    [
        ("failed_with_code", {"amount": "25.50"}, "/transaction/amount"),
        ("failed_with_code", {"amount": True}, "/transaction/amount"),
        ("failed_with_code", {"amount": 10**40}, "/transaction/amount"),
        ("failed_with_code", {"transaction_fee": 10**40}, "/transaction/transaction_fee"),
        ("failed_with_code", {"created_at": "yesterday"}, "/transaction/created_at"),
        ("failed_with_code", {"status": None}, "/transaction/status"),
    ],
)
def test_a_field_of_another_type_is_named_by_its_path(name: Any, changes: Any, path: Any) -> None:
    with pytest.raises(InputError) as caught:
        transaction(name, **changes)
    assert caught.value.path == path


@pytest.mark.parametrize(
    ("document", "path"),
    [({"transactions": [payload("paid"), 7]}, "/transactions/1"), ([{"uid": 7}], "/0/status"), ([{}], "/0/uid"),
     ([{"transaction": {}}], "/0/transaction/uid"), ({"a": 1}, ""), (7, "")],
)  # fmt: skip
def test_what_is_no_transaction_is_refused_with_its_place(document: Any, path: Any) -> None:
    with pytest.raises(InputError) as caught:
        BePaid().payments(document)
    assert caught.value.path == path


@pytest.mark.parametrize(
    "document",
    [
        {"object": "charge", "uid": "1", "status": "failed"},
        {"transaction": {"id": "1", "amount": "1.00"}},
        {"transactions": [{"id": 1}]},
        {"checkout": {"id": 1}},
        {"id": "sub_1", "state": "active"},
        {"response": "declined"},
        {"message": "Invalid card number", "status": 422, "errorCode": "101"},
        {"errors": ["no"]},
        [],
        [1],
        "text",
        None,
    ],
)
def test_what_others_send_is_not_claimed(document: Any) -> None:
    assert not BePaid().claims(document)


@pytest.mark.parametrize(
    ("document", "status", "message", "not_found"),
    [
        ({"response": {"message": "Record not found"}}, None, "bePaid: Record not found", True),
        ({"message": "Transaction\n is not found.", "errors": {}}, 404, "bePaid: Transaction is not found.", True),
        ({"response": {"message": "Token does not exist.", "errors": {}}}, 400, "bePaid: Token does not exist.", False),
        ({"errors": {"card": {"token": ["does not exist"]}}}, 422, "bePaid: card.token does not exist", False),
        ({"errors": {"base": None}}, None, "bePaid: an error without a message", False),
        ({"errors": {"base": ["no", "never"]}, "code": "E.1000"}, None, "bePaid: base no; base never", False),
    ],
)  # fmt: skip
def test_an_error_answer_is_no_payment_and_says_so_in_one_line(
    document: Any, status: Any, message: Any, not_found: Any
) -> None:
    assert BePaid().claims(document)
    with pytest.raises(NotAPayment) as caught:
        BePaid().payments(document, status)
    assert (str(caught.value), caught.value.not_found, caught.value.provider) == (message, not_found, "bepaid")
    assert caught.value.code == document.get("code")


def test_a_subscription_without_a_charge_is_no_payment() -> None:
    with pytest.raises(NotAPayment, match="subscription"):
        BePaid().payments(payload("subscription_new"))
