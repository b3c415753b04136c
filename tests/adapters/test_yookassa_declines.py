"""Why a payment, refund or payout at YooKassa was not made. All values are made up."""

from datetime import UTC, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.adapters.providers.yookassa.codes import BY_KIND, BY_METHOD, BY_PARTY, REASONS
from paysupport.model import Certainty, Party, Payment, Reason, Status, Via

from .yookassa_payloads import read


def cancelled(
    reason: str, party: str = "payment_network", method: str | None = None, name: str = "declined"
) -> Payment:
    changes: dict[str, Any] = {"cancellation_details": {"party": party, "reason": reason}}
    return read(name, **changes, **({"payment_method": {"type": method}} if method else {}))


@pytest.mark.parametrize(
    ("reason", "status", "expected"),
    [
        ("3d_secure_failed", Status.FAILED, Reason.AUTHENTICATION_FAILED),
        ("call_issuer", Status.FAILED, Reason.DO_NOT_HONOR),
        ("canceled_by_merchant", Status.CANCELLED, Reason.CANCELLED_BY_MERCHANT),
        ("card_expired", Status.FAILED, Reason.EXPIRED_CARD),
        ("country_forbidden", Status.FAILED, Reason.CARD_COUNTRY_NOT_ALLOWED),
        ("deal_expired", Status.EXPIRED, Reason.ORDER_EXPIRED),
        ("expired_on_capture", Status.EXPIRED, Reason.AUTHORIZATION_EXPIRED),
        ("expired_on_confirmation", Status.EXPIRED, Reason.PAYER_ABANDONED),
        ("fraud_suspected", Status.FAILED, Reason.ISSUER_SUSPECTED_FRAUD),
        ("general_decline", Status.FAILED, Reason.GENERIC_DECLINE),
        ("identification_required", Status.FAILED, Reason.IDENTIFICATION_REQUIRED),
        ("insufficient_funds", Status.FAILED, Reason.INSUFFICIENT_FUNDS),
        ("internal_timeout", Status.FAILED, Reason.PROVIDER_TEMPORARY_ERROR),
        ("invalid_card_number", Status.FAILED, Reason.INCORRECT_NUMBER),
        ("invalid_csc", Status.FAILED, Reason.INCORRECT_CVC),
        ("issuer_unavailable", Status.FAILED, Reason.ISSUER_UNAVAILABLE),
        ("loan_application_expired", Status.EXPIRED, Reason.PAYER_ABANDONED),
        ("loan_declined", Status.FAILED, Reason.CREDIT_REFUSED),
        ("loan_declined_by_payer", Status.CANCELLED, Reason.CANCELLED_BY_PAYER),
        ("payment_method_limit_exceeded", Status.FAILED, Reason.LIMIT_OF_UNKNOWN_OWNER),
        ("payment_method_restricted", Status.FAILED, Reason.RESTRICTED_CARD),
        ("permission_revoked", Status.FAILED, Reason.STOP_PAYMENT),
        ("rejected_by_timeout", Status.FAILED, Reason.PROVIDER_TEMPORARY_ERROR),
        ("unsupported_mobile_operator", Status.FAILED, Reason.OPERATOR_REFUSED),
        ("brand_new", Status.FAILED, Reason.UNKNOWN),
    ],
)
def test_every_documented_reason_of_a_payment(reason: Any, status: Any, expected: Any) -> None:
    payment = cancelled(reason)
    assert payment.decline is not None
    assert (payment.status, payment.reason, payment.decline.code) == (status, expected, reason)
    assert payment.paid_at is None


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("insufficient_funds", Reason.MERCHANT_BALANCE),
        ("general_decline", Reason.GENERIC_DECLINE),
        ("rejected_by_payee", Reason.DO_NOT_HONOR),
        ("rejected_by_timeout", Reason.PROVIDER_TEMPORARY_ERROR),
        ("yoo_money_account_closed", Reason.INVALID_ACCOUNT),
        ("payment_basket_id_not_found", Reason.INVALID_REQUEST),
        ("payment_article_number_not_found", Reason.INVALID_REQUEST),
        ("payment_tru_code_not_found", Reason.INVALID_REQUEST),
        ("too_many_refunding_articles", Reason.INVALID_REQUEST),
        ("some_articles_already_refunded", Reason.DUPLICATE),
    ],
)
def test_every_documented_reason_of_a_refund(reason: Any, expected: Any) -> None:
    payment = cancelled(reason, "refund_network", name="refund_failed")
    assert (payment.kind, payment.status, payment.reason) == ("refund", Status.FAILED, expected)
    assert payment.refunds[0].reason == reason


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("fraud_suspected", Reason.ISSUER_SUSPECTED_FRAUD),
        ("general_decline", Reason.GENERIC_DECLINE),
        ("insufficient_funds", Reason.MERCHANT_BALANCE),
        ("issuer_unavailable", Reason.PROVIDER_TEMPORARY_ERROR),
        ("one_time_limit_exceeded", Reason.LIMIT_OF_UNKNOWN_OWNER),
        ("periodic_limit_exceeded", Reason.ACQUIRER_LIMIT),
        ("recipient_check_failed", Reason.VERIFICATION_FAILED),
        ("recipient_not_found", Reason.INVALID_ACCOUNT),
        ("rejected_by_payee", Reason.DO_NOT_HONOR),
        ("self_employed_annual_limit_exceeded", Reason.LEGAL_RESTRICTION),
    ],
)
def test_every_documented_reason_of_a_payout(reason: Any, expected: Any) -> None:
    payment = cancelled(reason, "payout_network", name="payout_failed")
    assert (payment.kind, payment.status, payment.reason) == ("payout", Status.FAILED, expected)


@pytest.mark.parametrize(
    ("reason", "method", "expected"),
    [
        ("expired_on_confirmation", "sbp", Reason.PAYER_NOT_CONFIRMED),
        ("expired_on_confirmation", "mobile_balance", Reason.PAYER_NOT_CONFIRMED),
        ("expired_on_confirmation", "yoo_money", Reason.PAYER_ABANDONED),
        ("payment_method_limit_exceeded", "mobile_balance", Reason.OPERATOR_LIMIT),
        ("payment_method_limit_exceeded", "yoo_money", Reason.WALLET_LIMIT),
        ("payment_method_limit_exceeded", "sbp", Reason.LIMIT_OF_UNKNOWN_OWNER),
        ("payment_method_restricted", "mobile_balance", Reason.OPERATOR_REFUSED),
        ("payment_method_restricted", "yoo_money", Reason.INVALID_ACCOUNT),
        ("payment_method_restricted", "sbp", Reason.INVALID_ACCOUNT),
        ("payment_method_restricted", "sberbank", Reason.RESTRICTED_CARD),
        ("issuer_unavailable", "mobile_balance", Reason.WALLET_TEMPORARY_ERROR),
        ("issuer_unavailable", "qiwi", Reason.WALLET_TEMPORARY_ERROR),
        ("insufficient_funds", "something_new", Reason.INSUFFICIENT_FUNDS),
    ],
)
def test_a_reason_depends_on_the_method(reason: Any, method: Any, expected: Any) -> None:
    payment = cancelled(reason, method=method)
    assert payment.reason is expected


def test_a_reason_by_method_is_that_of_a_payment_only() -> None:
    changes = {"payout_destination": {"type": "yoo_money"}}
    details = {"party": "payout_network", "reason": "issuer_unavailable"}
    assert read("payout_failed", cancellation_details=details, **changes).reason is Reason.PROVIDER_TEMPORARY_ERROR


@pytest.mark.parametrize(
    ("party", "reason", "refused_by"),
    [
        ("yoo_money", Reason.ACQUIRER_SUSPECTED_FRAUD, Party.PROVIDER),
        ("yoo_kassa", Reason.ACQUIRER_SUSPECTED_FRAUD, Party.PROVIDER),
        ("payment_network", Reason.ISSUER_SUSPECTED_FRAUD, None),
        ("merchant", Reason.ISSUER_SUSPECTED_FRAUD, Party.MERCHANT),
        ("somebody", Reason.ISSUER_SUSPECTED_FRAUD, None),
    ],
)
def test_who_suspected_fraud_is_told_by_the_party(party: Any, reason: Any, refused_by: Any) -> None:
    payment = cancelled("fraud_suspected", party)
    assert payment.decline is not None
    assert (payment.reason, payment.decline.refused_by) == (reason, refused_by)


def test_a_payer_never_reads_of_fraud() -> None:
    for party in ("yoo_money", "payment_network"):
        diagnosis = ps.diagnose(cancelled("fraud_suspected", party), now=datetime(2026, 11, 20, 12, tzinfo=UTC))
        for lang, word in (("en", "fraud"), ("ru", "мошен")):
            assert word not in diagnosis.reply(ps.Audience.PAYER, lang).casefold()


def test_a_revoked_permission_forbids_every_further_charge() -> None:
    payment = cancelled("permission_revoked")
    assert payment.decline is not None
    assert payment.decline.reading.final


def test_every_special_meaning_has_a_source_and_none_by_method_is_certain() -> None:
    for entry in (*BY_KIND.values(), *BY_PARTY.values(), *BY_METHOD.values()):
        assert REASONS.reading(entry, Via.PROVIDER).source
    assert {entry.certainty for entry in BY_METHOD.values()} == {Certainty.LIKELY}
    for _, code in (*BY_KIND, *BY_PARTY, *BY_METHOD):
        assert code in REASONS.codes


def test_a_payment_that_is_cancelled_without_details_has_no_reason() -> None:
    payment = read("declined", cancellation_details=None)
    assert payment.decline is not None
    assert (payment.status, payment.reason, payment.decline.code) == (Status.CANCELLED, Reason.UNKNOWN, None)


def test_a_decline_names_the_network_of_the_card() -> None:
    payment = read("declined")
    assert payment.decline is not None
    assert payment.decline.network == "mastercard"
    bare = read("declined", payment_method={"type": "bank_card"})
    assert bare.decline is not None
    assert bare.decline.network is None


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("invalid_request", Reason.INVALID_REQUEST),
        ("invalid_credentials", Reason.INVALID_CREDENTIALS),
        ("forbidden", Reason.OPERATION_NOT_ENABLED),
        ("not_found", Reason.ORDER_NOT_FOUND),
        ("gone", Reason.ORDER_NOT_FOUND),
        ("refusal", Reason.INVALID_REQUEST),
        ("too_many_requests", Reason.PROVIDER_TEMPORARY_ERROR),
        ("internal_server_error", Reason.PROVIDER_TEMPORARY_ERROR),
        ("error", Reason.PROVIDER_ERROR),
    ],
)
def test_the_codes_of_errors_can_be_decoded(code: Any, reason: Any) -> None:
    assert ps.decode(provider="yookassa", code=code).reading.reason is reason


def test_the_message_of_a_missing_receipt_can_be_decoded() -> None:
    decoded = ps.decode(provider="yookassa", message="Receipt is missing or illegal.")
    assert (decoded.reading.reason, decoded.reading.via) == (Reason.INVALID_RECEIPT, Via.MESSAGE)
