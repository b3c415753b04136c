import pytest

from paysupport.adapters.providers.razorpay import Razorpay
from paysupport.model import Certainty, Party, Reason, Status

from .razorpay_objects import failed, read

R = Reason
CODES = {
    "already_declined": R.DO_NOT_HONOR,
    "amount_less_than_minimum_amount": R.INVALID_AMOUNT,
    "authentication_failed": R.AUTHENTICATION_FAILED,
    "authorisation_declined_by_psp": R.WALLET_ERROR,
    "bank_account_invalid": R.INVALID_ACCOUNT,
    "bank_account_validation_failed": R.INVALID_ACCOUNT,
    "bank_cutoff_in_progress": R.ISSUER_UNAVAILABLE,
    "bank_not_available": R.ISSUER_UNAVAILABLE,
    "bank_not_enabled": R.OPERATION_NOT_ENABLED,
    "bank_technical_error": R.ISSUER_ERROR,
    "beneficiary_account_does_not_exist": R.ACQUIRER_ERROR,
    "beneficiary_account_dormant": R.ACQUIRER_ERROR,
    "capture_failed": R.PROVIDER_ERROR,
    "card_declined": R.DO_NOT_HONOR,
    "card_disabled_for_online_payments": R.TRANSACTION_NOT_PERMITTED,
    "card_expired": R.EXPIRED_CARD,
    "card_network_not_enabled": R.OPERATION_NOT_ENABLED,
    "card_not_enrolled": R.TRANSACTION_NOT_PERMITTED,
    "card_number_invalid": R.INCORRECT_NUMBER,
    "card_type_invalid": R.CARD_NOT_SUPPORTED,
    "collect_on_mcc_blocked": R.TERMINAL_NOT_PERMITTED,
    "collect_request_pending": R.PREVIOUS_NOT_FINISHED,
    "compliance_violation": R.BLOCKED_BY_OWN_RULES,
    "credit_failed": R.PROVIDER_TEMPORARY_ERROR,
    "credit_limit_exceeded": R.CREDIT_REFUSED,
    "credit_limit_expired": R.CREDIT_REFUSED,
    "credit_limit_inactive": R.CREDIT_REFUSED,
    "credit_limit_not_approved": R.CREDIT_REFUSED,
    "credit_not_permitted": R.CREDIT_REFUSED,
    "debit_declined": R.DO_NOT_HONOR,
    "debit_instrument_blocked": R.RESTRICTED_CARD,
    "debit_instrument_inactive": R.CARD_NOT_ACTIVATED,
    "duplicate_refund_id": R.DUPLICATE,
    "duplicate_request": R.DUPLICATE,
    "duplicate_rrn_found": R.DUPLICATE,
    "emi_greater_than_max_amount": R.INVALID_AMOUNT,
    "emi_plan_unavailable": R.OPERATION_NOT_ENABLED,
    "funds_blocked_by_mandate": R.INSUFFICIENT_FUNDS,
    "gateway_technical_error": R.PROVIDER_TEMPORARY_ERROR,
    "incorrect_atm_pin": R.INCORRECT_PIN,
    "incorrect_card_details": R.INCORRECT_CARD_DATA,
    "incorrect_card_expiry_date": R.INCORRECT_EXPIRY,
    "incorrect_cardholder_name": R.INCORRECT_CARD_DATA,
    "incorrect_cvv": R.INCORRECT_CVC,
    "incorrect_otp": R.CONFIRMATION_FAILED,
    "incorrect_pin": R.INCORRECT_PIN,
    "input_validation_failed": R.INVALID_REQUEST,
    "insufficient_funds": R.INSUFFICIENT_FUNDS,
    "international_transaction_not_allowed": R.TRANSACTION_NOT_PERMITTED,
    "invalid_amount": R.INVALID_AMOUNT,
    "invalid_currency": R.CURRENCY_NOT_ENABLED,
    "invalid_cvv": R.INCORRECT_CVC,
    "invalid_device": R.VERIFICATION_FAILED,
    "invalid_email": R.INVALID_REQUEST,
    "invalid_mobile_number": R.INCORRECT_PHONE,
    "invalid_order_id": R.INVALID_REQUEST,
    "invalid_otp": R.CONFIRMATION_FAILED,
    "invalid_request": R.INVALID_REQUEST,
    "invalid_response_from_gateway": R.PROVIDER_TEMPORARY_ERROR,
    "invalid_user_details": R.INCORRECT_WALLET_DATA,
    "invalid_vpa": R.INCORRECT_WALLET_DATA,
    "issuer_technical_error": R.ISSUER_ERROR,
    "live_mode_not_enabled": R.INVALID_CREDENTIALS,
    "mandate_creation_declined": R.GENERIC_DECLINE,
    "mandate_creation_expired": R.PAYER_NOT_CONFIRMED,
    "mandate_creation_failed": R.GENERIC_DECLINE,
    "mandate_creation_timeout": R.PAYER_NOT_CONFIRMED,
    "mcc_amount_limit_exceeded": R.ACQUIRER_LIMIT,
    "merchant_not_activated": R.MERCHANT_SUSPENDED,
    "mismatch_in_transaction_details": R.INVALID_REQUEST,
    "mobile_number_invalid": R.INCORRECT_PHONE,
    "order_already_paid": R.DUPLICATE,
    "order_amount_mismatch": R.INVALID_AMOUNT,
    "order_payment_method_mismatch": R.INVALID_REQUEST,
    "otp_attempts_exceeded": R.CONFIRMATION_FAILED,
    "otp_expired": R.CONFIRMATION_FAILED,
    "payment_amount_tampered": R.INVALID_AMOUNT,
    "payment_cancelled": R.CANCELLED_BY_PAYER,
    "payment_collect_request_expired": R.PAYER_NOT_CONFIRMED,
    "payment_declined": R.DO_NOT_HONOR,
    "payment_declined_due_to_high_traffic": R.PROVIDER_TEMPORARY_ERROR,
    "payment_failed": R.GENERIC_DECLINE,
    "payment_method_not_enabled": R.OPERATION_NOT_ENABLED,
    "payment_pending_approval": R.PAYER_NOT_CONFIRMED,
    "payment_risk_check_failed": R.ISSUER_SUSPECTED_FRAUD,
    "payment_session_expired": R.PAYER_ABANDONED,
    "payment_timed_out": R.PAYER_ABANDONED,
    "pin_attempts_exceeded": R.PIN_TRIES_EXCEEDED,
    "pin_not_set": R.CARD_NOT_ACTIVATED,
    "psp_app_not_available": R.WALLET_TEMPORARY_ERROR,
    "psp_app_not_supported": R.BANK_NOT_CONNECTED,
    "psp_not_available": R.WALLET_TEMPORARY_ERROR,
    "psp_not_registered": R.BANK_NOT_CONNECTED,
    "record_not_found": R.ORDER_NOT_FOUND,
    "recurring_payment_not_enabled": R.OPERATION_NOT_ENABLED,
    "refund_limit_crossed": R.ACQUIRER_LIMIT,
    "reqauth_mandate_not_acknowledged": R.WALLET_TEMPORARY_ERROR,
    "request_timed_out": R.PROVIDER_TEMPORARY_ERROR,
    "server_error": R.PROVIDER_ERROR,
    "transaction_daily_count_exceeded": R.ISSUER_LIMIT,
    "transaction_daily_limit_exceeded": R.ISSUER_LIMIT,
    "transaction_frequency_limit_exceeded": R.ISSUER_LIMIT,
    "transaction_limit_exceeded": R.ISSUER_LIMIT,
    "transaction_on_vpa_restricted": R.INVALID_ACCOUNT,
    "upi_app_technical_error": R.WALLET_TEMPORARY_ERROR,
    "upi_autopay_not_supported_on_psp": R.BANK_NOT_CONNECTED,
    "upi_collect_not_enabled": R.OPERATION_NOT_ENABLED,
    "upi_intent_not_enabled": R.OPERATION_NOT_ENABLED,
    "user_not_eligible": R.CREDIT_REFUSED,
    "user_not_registered_for_netbanking": R.TRANSACTION_NOT_PERMITTED,
    "verification_failed": R.PROVIDER_TEMPORARY_ERROR,
    "vpa_resolution_failed": R.NETWORK_ERROR,
}
"""By razorpay/markdown-docs, errors/payments, 2026-04-09; the source of the error names nobody that decides."""


@pytest.mark.parametrize(("code", "reason"), CODES.items())
def test_a_payment_that_failed_for_a_reason(code: str, reason: Reason) -> None:
    found = read(failed(code, source="network", step="payment_response"))
    assert found.decline is not None
    assert (found.status, found.reason, found.decline.code) == (Status.FAILED, reason, code)


def test_every_code_of_the_table_is_tested() -> None:
    table = Razorpay.reasons
    assert table is not None
    assert {code for code in table.codes if ":" not in code} == CODES.keys() | {"SERVER_ERROR"}


@pytest.mark.parametrize(
    ("code", "source", "step", "reason", "certainty"),
    [
        ("payment_failed", "issuer_bank", "payment_authorization", R.DO_NOT_HONOR, Certainty.CERTAIN),
        ("payment_failed", "bank", "payment_authorization", R.DO_NOT_HONOR, Certainty.LIKELY),
        ("payment_failed", "issuer", "payment_authorization", R.DO_NOT_HONOR, Certainty.LIKELY),
        ("payment_failed", "gateway", "payment_authorization", R.GENERIC_DECLINE, Certainty.CERTAIN),
        ("payment_failed", "issuer_bank", "payment_authentication", R.AUTHENTICATION_FAILED, Certainty.LIKELY),
        ("payment_risk_check_failed", "issuer_bank", "payment_authorization", R.ISSUER_SUSPECTED_FRAUD, None),
        ("payment_risk_check_failed", "bank", "payment_authorization", R.ISSUER_SUSPECTED_FRAUD, None),
        ("payment_risk_check_failed", "issuer", "payment_authorization", R.ISSUER_SUSPECTED_FRAUD, None),
        ("payment_risk_check_failed", "gateway", "payment_authorization", R.ACQUIRER_SUSPECTED_FRAUD, None),
        ("payment_risk_check_failed", "internal", "payment_initiation", R.BLOCKED_BY_OWN_RULES, None),
        ("payment_risk_check_failed", "business", "payment_initiation", R.BLOCKED_BY_OWN_RULES, Certainty.LIKELY),
        ("payment_timed_out", "customer", "payment_authentication", R.PAYER_ABANDONED, None),
        ("payment_timed_out", "gateway", "payment_response", R.PROVIDER_TEMPORARY_ERROR, Certainty.LIKELY),
        ("payment_timed_out", "issuer_bank", "payment_debit_response", R.ISSUER_UNAVAILABLE, Certainty.LIKELY),
        ("payment_timed_out", None, None, R.PAYER_ABANDONED, Certainty.LIKELY),
        ("payment_cancelled", "customer", "payment_authentication", R.CANCELLED_BY_PAYER, None),
        ("insufficient_funds", "customer", "payment_authorization", R.INSUFFICIENT_FUNDS, None),
    ],
)
def test_who_failed_and_where_decide_too(
    code: str, source: str, step: str, reason: Reason, certainty: Certainty | None
) -> None:
    found = read(failed(code, source, step))
    assert found.decline is not None
    assert (found.reason, found.decline.reading.certainty) == (reason, certainty or Certainty.CERTAIN)
    assert found.decline.code == code


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("customer", Party.PAYER),
        ("business", Party.MERCHANT),
        ("internal", Party.PROVIDER),
        ("gateway", Party.ACQUIRER),
        ("network", Party.NETWORK),
        ("bank", Party.ISSUER),
        ("issuer_bank", Party.ISSUER),
        ("issuer", Party.ISSUER),
        ("customer_psp", Party.WALLET),
        ("beneficiary_bank", Party.ACQUIRER),
        ("NA", None),
        (None, None),
    ],
)
def test_who_refused(source: str, party: Party | None) -> None:
    found = read(failed("payment_failed", source))
    assert found.decline is not None
    assert found.decline.refused_by is party


@pytest.mark.parametrize(
    ("word", "network"),
    [
        ("Visa", "visa"),
        ("MasterCard", "mastercard"),
        ("RuPay", "rupay"),
        ("Maestro", "maestro"),
        ("American Express", "amex"),
        ("Diners Club", "diners"),
        ("Unknown", None),
        (None, None),
    ],
)
def test_networks(word: str | None, network: str | None) -> None:
    found = read(failed("card_expired", card={"network": word, "last4": "0153"}))
    assert found.decline is not None
    assert found.decline.network == network


def test_an_unknown_reason_is_kept() -> None:
    found = read(failed("moon_in_the_wrong_house", error_description="The moon."))
    assert found.decline is not None
    assert (found.reason, found.decline.code, found.decline.message) == (
        R.UNKNOWN,
        "moon_in_the_wrong_house",
        "The moon.",
    )


@pytest.mark.parametrize(
    ("code", "message", "reason"),
    [
        ("SERVER_ERROR", "", R.PROVIDER_ERROR),
        ("BAD_REQUEST_ERROR", "Payment processing failed because of incorrect OTP", R.CONFIRMATION_FAILED),
        (
            "BAD_REQUEST_ERROR",
            "Your payment has been cancelled. Try again or complete the payment later.",
            R.CANCELLED_BY_PAYER,
        ),
        ("GATEWAY_ERROR", "Payment failed", R.GENERIC_DECLINE),
        ("", "", R.UNKNOWN),
        (None, None, R.UNKNOWN),
    ],
)
def test_without_a_reason_the_kind_of_error_and_the_message_are_read(
    code: str | None, message: str | None, reason: Reason
) -> None:
    found = read(failed(None, error_code=code, error_description=message))
    assert found.decline is not None
    assert (found.reason, found.decline.code) == (reason, code or None)


def test_a_payment_that_is_pending_at_the_bank_is_no_reason_to_refuse() -> None:
    assert read(failed("payment_pending", error_description=None)).reason is R.UNKNOWN
