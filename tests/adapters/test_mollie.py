"""What Mollie's documents say, and what is made of them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.adapters.providers.mollie import Mollie
from paysupport.adapters.providers.mollie.codes import NO_REFUSALS, PAYOUT_REASONS, REASONS
from paysupport.adapters.registry import recognise
from paysupport.codes import Said
from paysupport.codes import read as read_code
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Certainty, Method, Reason, Status
from paysupport.money import Money
from tests.adapters.mollie_asking import PAYLOADS, document, read, read_all

R = Reason


def eur(amount: str) -> Money:
    found = Money.of_major(amount, "EUR", {"EUR": 2})
    assert found
    return found


FAILURES = {
    "authentication_abandoned": R.AUTHENTICATION_ABANDONED,
    "authentication_failed": R.AUTHENTICATION_FAILED,
    "authentication_required": R.AUTHENTICATION_REQUIRED,
    "authentication_unavailable_acs": R.AUTHENTICATION_ISSUER_ERROR,
    "card_declined": R.GENERIC_DECLINE,
    "card_expired": R.EXPIRED_CARD,
    "inactive_card": R.CARD_NOT_ACTIVATED,
    "insufficient_funds": R.INSUFFICIENT_FUNDS,
    "invalid_cvv": R.INCORRECT_CVC,
    "invalid_card_holder_name": R.INCORRECT_CARD_DATA,
    "invalid_card_number": R.INCORRECT_NUMBER,
    "invalid_card_type": R.CARD_NOT_SUPPORTED,
    "possible_fraud": R.ACQUIRER_SUSPECTED_FRAUD,
    "refused_by_issuer": R.DO_NOT_HONOR,
    "unknown_reason": R.GENERIC_DECLINE,
}
"""The whole enumeration payment-details-failure-reason of specs.yaml, 2026-08-21."""

SCHEMES = [
    "refer_to_card_issuer",
    "invalid_merchant",
    "capture_card",
    "do_not_honor",
    "error",
    "partial_approval",
    "invalid_transaction",
    "invalid_amount",
    "invalid_issuer",
    "lost_card",
    "stolen_card",
    "insufficient_funds",
    "expired_card",
    "invalid_pin",
    "transaction_not_permitted_to_cardholder",
    "transaction_not_allowed_at_terminal",
    "exceeds_withdrawal_amount_limit",
    "restricted_card",
    "security_violation",
    "exceeds_withdrawal_count_limit",
    "allowable_number_of_pin_tries_exceeded",
    "no_reason_to_decline",
    "cannot_verify_pin",
    "issuer_unavailable",
    "unable_to_route_transaction",
    "duplicate_transaction",
    "system_malfunction",
    "honor_with_id",
    "invalid_card_number",
    "format_error",
    "contact_card_issuer",
    "pin_not_changed",
    "invalid_nonexistent_to_account_specified",
    "invalid_nonexistent_from_account_specified",
    "invalid_nonexistent_account_specified",
    "lifecycle_related",
    "domestic_debit_transaction_not_allowed",
    "policy_related",
    "fraud_security_related",
    "invalid_authorization_life_cycle",
    "purchase_amount_only_no_cash_back_allowed",
    "cryptographic_failure",
    "unacceptable_pin",
    "refer_to_card_issuer_special_condition",
    "pick_up_card_special_condition",
    "vip_approval",
    "invalid_account_number",
    "re_enter_transaction",
    "no_action_taken",
    "unable_to_locate_record",
    "file_temporarily_unavailable",
    "no_credit_account",
    "closed_account",
    "no_checking_account",
    "no_savings_account",
    "suspected_fraud",
    "transaction_does_not_fulfill_aml_requirement",
    "pin_data_required",
    "unable_to_locate_previous_message",
    "previous_message_located_inconsistent_data",
    "blocked_first_used",
    "transaction_reversed",
    "credit_issuer_unavailable",
    "pin_cryptographic_error_found",
    "negative_online_cam_result",
    "violation_of_law",
    "force_stip",
    "cash_service_not_available",
    "cashback_request_exceeds_issuer_limit",
    "decline_for_cvv2_failure",
    "transaction_amount_exceeds_pre_authorized_amount",
    "invalid_biller_information",
    "pin_change_unblock_request_declined",
    "unsafe_pin",
    "card_authentication_failed",
    "stop_payment_order",
    "revocation_of_authorization",
    "revocation_of_all_authorizations",
    "forward_to_issuer_xa",
    "forward_to_issuer_xd",
    "unable_to_go_online",
    "additional_customer_authentication_required",
]
MERCHANTS = [
    "merchant_id_not_found",
    "merchant_account_closed",
    "terminal_id_not_found",
    "terminal_closed",
    "invalid_category_code",
    "invalid_currency",
    "missing_cvv2_cvc2",
    "cvv2_not_allowed",
    "merchant_not_registered_vbv",
    "merchant_not_registered_for_amex",
    "transaction_not_permitted_at_terminal",
    "agreement_terminal_not_related",
    "invalid_processor_id",
    "invalid_merchant_data",
    "sub_merchant_account_closed",
]
TERMINALS = ["terminal_busy", "terminal_unreachable"]
VOUCHERS = [
    "service_failed",
    "invalid_operation",
    "authorization_error",
    "login_failed_without_reason",
    "invalid_retailer",
    "refer_to_card_issuer",
    "card_does_not_exist",
    "expired_card",
    "card_is_blocked",
    "insufficient_funds",
    "invalid_card_id",
    "card_is_transferred",
    "card_is_not_active",
    "incorrect_purchase_value",
    "card_not_available",
    "wrong_currency",
    "login_failed_unknown_user",
    "login_failed_invalid_password",
    "invalid_pin",
    "invalid_ean_code",
]
"""The enumerations status-reason-* of specs.yaml, 2026-08-21, without the one for an approval."""

MEANINGS = {
    "lost_card": R.LOST_CARD,
    "stolen_card": R.STOLEN_CARD,
    "capture_card": R.PICKUP_CARD,
    "suspected_fraud": R.ISSUER_SUSPECTED_FRAUD,
    "restricted_card": R.RESTRICTED_CARD,
    "exceeds_withdrawal_amount_limit": R.ISSUER_LIMIT,
    "transaction_does_not_fulfill_aml_requirement": R.LEGAL_RESTRICTION,
    "violation_of_law": R.LEGAL_RESTRICTION,
    "decline_for_cvv2_failure": R.INCORRECT_CVC,
    "stop_payment_order": R.STOP_PAYMENT,
    "merchant_account_closed": R.MERCHANT_SUSPENDED,
    "terminal_busy": R.PREVIOUS_NOT_FINISHED,
    "card_is_not_active": R.CARD_NOT_ACTIVATED,
    "wrong_currency": R.CURRENCY_NOT_ENABLED,
    "AC01": R.INVALID_ACCOUNT,
    "AM04": R.INSUFFICIENT_FUNDS,
    "MS03": R.DO_NOT_HONOR,
}


@pytest.mark.parametrize(("code", "reason"), FAILURES.items())
def test_why_a_card_failed(code: str, reason: Reason) -> None:
    told = document("payment_failed")
    told["details"]["failureReason"] = code
    decline = read(told).decline
    assert decline
    assert (decline.code, decline.reading.reason, decline.network) == (code, reason, "mastercard")


@pytest.mark.parametrize("code", [*SCHEMES, *MERCHANTS, *TERMINALS, *VOUCHERS])
def test_every_status_reason_is_a_reason(code: str) -> None:
    payment = read(document("payment_pos_failed", statusReason={"code": code, "message": "as published"}))
    assert payment.decline
    assert (payment.decline.code, payment.status_reason) == (code, code)
    assert payment.reason is not R.UNKNOWN


def test_there_are_as_many_as_are_published() -> None:
    assert [len(each) for each in (SCHEMES, MERCHANTS, TERMINALS, VOUCHERS)] == [82, 15, 2, 20]


@pytest.mark.parametrize(("code", "reason"), MEANINGS.items())
def test_what_a_code_means(code: str, reason: Reason) -> None:
    assert ps.decode(provider="mollie", code=code).reason is reason


@pytest.mark.parametrize("code", ["lost_card", "stolen_card", "capture_card", "revocation_of_all_authorizations"])
def test_codes_after_which_nobody_tries_again(code: str) -> None:
    assert read_code(Said(code=code), REASONS, date.max).final


def test_an_approval_is_no_refusal() -> None:
    payment = read(document("payment_pos_failed", statusReason={"code": next(iter(NO_REFUSALS)), "message": None}))
    assert payment.decline
    assert (payment.decline.code, payment.reason) == (None, R.UNKNOWN)


def test_a_bank_says_why_it_sent_a_debit_back() -> None:
    decline = read(document("payment_debit_failed")).decline
    assert decline
    assert (decline.code, decline.message) == ("AM04", "Insufficient funds")
    assert (decline.reading.reason, decline.reading.certainty) == (R.INSUFFICIENT_FUNDS, Certainty.LIKELY)


@pytest.mark.parametrize(
    ("raw", "status", "tried"),
    [
        ("open", Status.CREATED, False),
        ("pending", Status.PENDING, True),
        ("authorized", Status.AUTHORIZED, True),
        ("paid", Status.PAID, True),
        ("canceled", Status.CANCELLED, False),
        ("expired", Status.EXPIRED, False),
        ("failed", Status.FAILED, True),
        ("new_word", Status.UNKNOWN, True),
    ],
)
def test_status_of_a_payment(raw: str, status: Status, tried: bool) -> None:
    payment = read(document("payment_open", status=raw))
    assert (payment.status, payment.raw_status, bool(payment.attempts)) == (status, raw, tried)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("queued", Status.PENDING),
        ("pending", Status.PENDING),
        ("processing", Status.PENDING),
        ("refunded", Status.REFUNDED),
        ("failed", Status.FAILED),
        ("canceled", Status.CANCELLED),
        ("new_word", Status.UNKNOWN),
    ],
)
def test_status_of_a_refund(raw: str, status: Status) -> None:
    payment = read(document("refund", status=raw))
    (refund,) = payment.refunds
    assert payment.status is refund.status is status
    assert (payment.parent, refund.amount, refund.reason) == (
        "tr_5B8cwPMGnU6qLbRvo7qEZo",
        eur("10.00"),
        "One of two returned",
    )


@pytest.mark.parametrize(
    ("raw", "status"),
    [("pending", Status.PENDING), ("succeeded", Status.PAID), ("failed", Status.FAILED), (None, Status.UNKNOWN)],
)
def test_status_of_a_capture(raw: str | None, status: Status) -> None:
    payment = read(document("capture", status=raw))
    assert (payment.status, payment.kind, payment.parent) == (status, "capture", "tr_AUTHkM99Rg")
    assert (payment.reason is R.UNKNOWN) == (status is Status.FAILED)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("open", Status.PENDING),
        ("pending", Status.PENDING),
        ("processing-at-bank", Status.PENDING),
        ("paidout", Status.PAID),
        ("failed", Status.FAILED),
    ],
)
def test_status_of_a_settlement(raw: str, status: Status) -> None:
    payment = read(document("settlement", status=raw))
    assert (payment.status, payment.kind, payment.order) == (status, "payout", "1234567.2611.03")
    assert payment.amount == eur("39.75")


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("requested", Status.PENDING),
        ("initiated", Status.PENDING),
        ("processing-at-bank", Status.PENDING),
        ("completed", Status.PAID),
        ("failed", Status.FAILED),
        ("canceled", Status.CANCELLED),
    ],
)
def test_status_of_a_payout(raw: str, status: Status) -> None:
    payment = read(document("payout_failed", status=raw))
    assert (payment.status, payment.status_reason) == (status, "insufficient_funds")
    assert payment.reason is (R.MERCHANT_BALANCE if status is Status.FAILED else None)


@pytest.mark.parametrize("code", PAYOUT_REASONS.codes)
def test_why_a_payout_failed(code: str) -> None:
    payment = read(document("payout_failed", statusReason={"code": code, "message": "as published"}))
    assert payment.reason not in {None, R.UNKNOWN, R.INSUFFICIENT_FUNDS}


def test_a_paid_payment() -> None:
    payment = read(document("payment_paid"))
    assert (payment.id, payment.order, payment.kind) == ("tr_5B8cwPMGnU6qLbRvo7qEZo", "1234", "payment")
    assert (payment.amount, payment.net, payment.fee, payment.refunded) == (eur("25.50"), eur("25.50"), None, None)
    assert (payment.method, payment.raw_method, payment.merchant.id) == (Method.BANK_TRANSFER, "ideal", "pfl_QkEhN94Ba")
    assert payment.paid_at == payment.updated_at == datetime(2026, 11, 20, 10, 2, tzinfo=UTC)
    assert payment.test is False
    assert payment.attempts[0].card is None


def test_a_failed_card() -> None:
    payment = read(document("payment_failed"))
    (attempt,) = payment.attempts
    assert attempt.card
    assert attempt.authentication
    assert (attempt.card.brand, attempt.card.last4, attempt.card.bin) == ("mastercard", "4444", "550000")
    assert (attempt.card.country, attempt.card.issuer, attempt.authentication.eci) == ("NL", "Example Bank", "02")
    assert (payment.order, payment.updated_at) == ("1234", datetime(2026, 11, 20, 10, 3, tzinfo=UTC))
    assert payment.decline
    assert payment.decline.message == "Er staat onvoldoende saldo op uw rekening."
    assert payment.origin.pointers["code"][0] == "/details/failureReason"


def test_a_terminal_gives_the_authorisation_code() -> None:
    told = document("payment_pos_failed", status="paid")
    told["details"]["receipt"]["authorizationCode"] = "A1B2C3"
    payment = read(told)
    assert (payment.attempts[0].auth_code, payment.method, payment.test) == ("A1B2C3", Method.CARD, True)


@pytest.mark.parametrize(
    ("masked", "last4"),
    [("************1234", "1234"), ("1234", "1234"), ("12", None), ("****", None), (None, None), ("", None)],
)
def test_of_a_card_number_only_the_end_is_kept(masked: str | None, last4: str | None) -> None:
    told = document("payment_failed")
    told["details"]["cardNumber"] = masked
    card = read(told).attempts[0].card
    assert card
    assert card.last4 == last4


def test_a_hold_lasts_until_it_has_to_be_captured() -> None:
    payment = read(document("payment_authorized"))
    assert (payment.expires_at, payment.method) == (datetime(2026, 12, 18, 10, 2, tzinfo=UTC), Method.CREDIT)


def test_paypal_alone_tells_its_fee() -> None:
    payment = read(
        document("payment_paid", method="paypal", details={"paypalFee": {"value": "1.04", "currency": "EUR"}})
    )
    assert (payment.fee, payment.method) == (eur("1.04"), Method.WALLET)


def test_refunds_are_told_in_full_or_as_a_sum() -> None:
    payment = read(document("payment_refunded"))
    assert (payment.status, payment.refunded, [each.id for each in payment.refunds]) == (
        Status.PARTIALLY_REFUNDED,
        eur("10.00"),
        ["re_4qqhO89gsT"],
    )
    whole = read(document("payment_paid", amountRefunded={"value": "25.50", "currency": "EUR"}))
    assert (whole.status, whole.refunds) == (Status.REFUNDED, ())


@pytest.mark.parametrize(("kind", "arn"), [("acquirer-reference", "123456789012345"), ("new-kind", None)])
def test_by_what_a_bank_finds_a_refund(kind: str, arn: str | None) -> None:
    payment = read(document("refund", externalReference={"type": kind, "id": "123456789012345"}))
    assert payment.refunds[0].arn == arn


def test_a_refund_that_is_told_alone_finds_its_payment() -> None:
    (payment,) = merge([read(document("payment_paid")), read(document("refund"))])
    assert (payment.status, payment.refunded) == (Status.PARTIALLY_REFUNDED, eur("10"))


def test_a_chargeback_disputes_the_payment_until_it_is_reversed() -> None:
    told = document("payment_charged_back")
    payment = read(told)
    (dispute,) = payment.disputes
    assert (payment.status, dispute.status, dispute.reason) == (Status.DISPUTED, Status.DISPUTED, "AC01")
    told["_embedded"]["chargebacks"][0]["reversedAt"] = "2026-11-25T09:00:00+00:00"
    assert read(told).status is read(told).disputes[0].status is Status.PAID
    del told["_embedded"]
    assert read(told).status is Status.DISPUTED


def test_a_chargeback_that_is_told_alone_is_about_its_payment() -> None:
    payment = read(document("chargeback"))
    assert (payment.id, payment.kind, payment.status, payment.amount) == (
        "tr_5B8cwPMGnU6qLbRvo7qEZo",
        "chargeback",
        Status.DISPUTED,
        None,
    )
    assert payment.disputes[0].amount == eur("25.50")
    assert recognise(document("chargeback")).name == "mollie"


def test_a_payment_link_is_paid_or_not() -> None:
    payment = read(document("payment_link"))
    assert (payment.status, payment.kind, payment.amount) == (Status.CREATED, "payment-link", eur("24.95"))
    assert payment.expires_at == datetime(2026, 12, 20, 9, 13, 37, tzinfo=UTC)
    assert read(document("payment_link", paidAt="2026-11-21T09:13:37+00:00")).status is Status.PAID
    assert read(document("payment_link", amount=None, profileId=None)).amount is None


@pytest.mark.parametrize(
    ("metadata", "order"),
    [
        ({"order_id": "77"}, "77"),
        ({"order_id": 77}, "77"),
        ('{"order_id": 77}', "77"),
        ({"order": "77"}, "77"),
        ({"order_number": "77", "order_id": ""}, "77"),
        ({"order_id": True}, None),
        ({"order_id": ["77"]}, None),
        ("77", None),
        ("{broken", None),
        ([], None),
        (None, None),
    ],
)
def test_the_order_is_metadata(metadata: object, order: str | None) -> None:
    assert read(document("payment_paid", metadata=metadata)).order == order


def test_a_shop_may_have_a_key_of_its_own() -> None:
    told = document("payment_paid", metadata={"cart": "9", "order_id": "1"})
    assert read(told, Mollie(order_key="cart")).order == "9"


METHODS = {
    Method.CARD: "applepay creditcard googlepay pointofsale",
    Method.WALLET: "bancomatpay mbway mobilepay payconiq paypal satispay swish twint vipps",
    Method.BANK_TRANSFER: (
        "bancontact banktransfer belfius bizum blik eps ideal kbc multibanco mybank paybybank przelewy24 trustly"
    ),
    Method.DIRECT_DEBIT: "bacs directdebit",
    Method.CREDIT: "alma billie billink in3 klarna klarnapaylater klarnapaynow klarnasliceit riverty",
    Method.CASH: "paysafecard",
    Method.OTHER: "giftcard voucher new_method",
}


@pytest.mark.parametrize(
    ("word", "method"), [(word, method) for method, words in METHODS.items() for word in words.split()]
)
def test_every_method_is_known(word: str, method: Method) -> None:
    payment = read(document("payment_paid", method=word))
    assert (payment.method, payment.raw_method) == (method, word)


@pytest.mark.parametrize(
    ("currency", "value", "amount"), [("JPY", "1200", "1200"), ("HUF", "990.00", "990.00"), ("XQZ", "1", None)]
)
def test_exponents_are_those_of_iso_4217(currency: str, value: str, amount: str | None) -> None:
    payment = read(document("payment_open", amount={"value": value, "currency": currency}))
    assert (payment.amount.text if payment.amount else None, payment.currency) == (amount, currency)


def test_an_amount_that_is_none_is_named_by_its_place() -> None:
    with pytest.raises(InputError, match=r"^/settlementAmount/value"):
        read(document("payment_paid", settlementAmount={"value": "1,00", "currency": "EUR"}))


def test_tries_of_one_order_in_a_list_are_one_payment() -> None:
    payment = read(document("payments"))
    assert [each.status for each in payment.attempts] == [Status.FAILED, Status.PAID]
    assert payment.status is Status.PAID


def test_an_event_tells_what_it_is_about() -> None:
    payment = read(document("event"))
    assert (payment.id, payment.origin.base) == ("tr_5B8cwPMGnU6qLbRvo7qEZo", "/_embedded/entity")
    pending = document("event", _embedded={"entity": document("refund")})
    assert read(pending).updated_at == datetime(2026, 11, 20, 10, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize("embedded", [None, {}, {"entity": None}])
def test_an_event_may_not_hold_what_it_is_about(embedded: object) -> None:
    with pytest.raises(NotAPayment, match=r"event payment\.paid, which does not hold"):
        read(document("event", _embedded=embedded))


@pytest.mark.parametrize(
    "told",
    [
        {"resource": "customer", "id": "cst_1"},
        {"resource": "order", "id": "ord_1"},
        {"resource": "payment", "id": "pay_1"},
        {"resource": ["payment"], "id": "tr_1"},
    ],
)
def test_other_resources_are_no_payments(told: dict[str, Any]) -> None:
    with pytest.raises(NotAPayment, match="which is no payment"):
        read(told)
    assert not Mollie().claims(told)


@pytest.mark.parametrize(
    "told",
    [
        {"_embedded": {"customers": []}, "_links": {}},
        {"status": 404, "title": "x", "_links": {"documentation": {"href": "https://example.com"}}},
        {},
        [],
    ],
)
def test_what_is_not_mollies_is_not_claimed(told: object) -> None:
    assert not Mollie().claims(told)


@pytest.mark.parametrize("told", [{}, [], {"_embedded": {"customers": []}}])
def test_what_is_nothing_of_mollie_is_refused(told: object) -> None:
    with pytest.raises(Unrecognised):
        read(told)


def test_a_list_may_be_empty_and_must_hold_resources() -> None:
    assert read_all(document("payments", _embedded={"payments": []})) == ()
    assert read_all(document("payments", _embedded={"payments": None})) == ()
    with pytest.raises(NotAPayment, match="nothing of Mollie"):
        read_all(document("payments", _embedded={"payments": ["tr_1"]}))


@pytest.mark.parametrize(
    ("name", "said", "missing"),
    [
        ("error_not_found", "Mollie: 404 Not Found: No payment exists with token tr_unknown.", True),
        ("error_key", "Mollie: 401 Unauthorized Request: Missing authentication, or failed to authenticate", False),
        (
            "error_request",
            "Mollie: 422 Unprocessable Entity: The amount is higher than the maximum (field amount)",
            False,
        ),
    ],
)
def test_errors_are_explained(name: str, said: str, missing: bool) -> None:
    with pytest.raises(NotAPayment) as refused:
        read(document(name))
    assert (str(refused.value), refused.value.not_found, refused.value.provider) == (said, missing, "mollie")


def test_what_is_gone_is_not_found() -> None:
    for told, status in (({"status": 410, "title": "Gone"}, None), ({"status": 400, "title": "x", "field": ""}, 404)):
        with pytest.raises(NotAPayment, match="no details") as refused:
            Mollie().payments(told, status)
        assert refused.value.not_found


def test_a_saved_classic_webhook_is_explained() -> None:
    with pytest.raises(NotAPayment, match="holds an id alone: look the payment up"):
        Mollie().read(b"id=tr_5B8cwPMGnU6qLbRvo7qEZo")


def test_a_failed_card_is_diagnosed() -> None:
    diagnosis = ps.diagnose(ps.read(PAYLOADS["payment_failed"]), now=datetime(2026, 11, 20, 12, tzinfo=UTC))
    assert diagnosis.verdict
    assert diagnosis.verdict.code == "PS101"
    assert ("/details/failureReason", "insufficient_funds") in {
        (each.path, each.value) for each in diagnosis.verdict.evidence
    }
