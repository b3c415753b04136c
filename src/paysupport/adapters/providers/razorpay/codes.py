"""Statuses and error reasons of Razorpay, and what a refusal means.

Sources: razorpay/markdown-docs ab3bda5, 2026-04-09: errors/payments (list, cards, upi, methods);
api (payments, orders, refunds, disputes, settlements, payment links); payments/payment-methods;
payments/international-payments (currencies). Read on 2026-11-25.

The code is `error_reason`; `error_code` names only the kind of error and takes its place where there is no reason.
Where a reason depends on who failed (`error_source`) or where (`error_step`), the table has entries for both together,
written `reason:source` and `reason::step`; the step decides before the source, the source before the reason alone.

Not in the table: payment_pending and deemed_transaction, which refuse nothing, and reasons of RazorpayX payouts.
"""

from datetime import date

from paysupport.adapters.providers.razorpay.schemas import Refusal
from paysupport.codes import Entry, Said, Table, read
from paysupport.model import Certainty, Method, Party, Reading, Reason, Status
from paysupport.money import iso_exponents

STATUSES = {
    "created": Status.PENDING,
    "authorized": Status.AUTHORIZED,
    "captured": Status.PAID,
    "refunded": Status.REFUNDED,
    "failed": Status.FAILED,
}
"""Of a payment; one that is created is on its way to the bank."""

ORDERS = {"created": Status.CREATED, "attempted": Status.PENDING, "paid": Status.PAID}

REFUNDS = {"pending": Status.PENDING, "processed": Status.REFUNDED, "failed": Status.FAILED}

DISPUTES = {
    "open": Status.DISPUTED,
    "under_review": Status.DISPUTED,
    "won": Status.PAID,
    "lost": Status.REFUNDED,
}
"""A dispute that is closed does not tell who has the money: its payment does."""

SETTLEMENTS = {"created": Status.PENDING, "processed": Status.PAID, "failed": Status.FAILED}

LINKS = {
    "created": Status.CREATED,
    "partially_paid": Status.PENDING,
    "paid": Status.PAID,
    "expired": Status.EXPIRED,
    "cancelled": Status.CANCELLED,
}

METHODS = {
    "card": Method.CARD,
    "upi": Method.BANK_TRANSFER,
    "netbanking": Method.BANK_TRANSFER,
    "bank_transfer": Method.BANK_TRANSFER,
    "fpx": Method.BANK_TRANSFER,
    "emandate": Method.DIRECT_DEBIT,
    "nach": Method.DIRECT_DEBIT,
    "wallet": Method.WALLET,
    "app": Method.WALLET,
    "emi": Method.CREDIT,
    "cardless_emi": Method.CREDIT,
    "paylater": Method.CREDIT,
    "cod": Method.CASH,
}

NETWORKS = {
    "visa": "visa",
    "mastercard": "mastercard",
    "rupay": "rupay",
    "maestro": "maestro",
    "american express": "amex",
    "diners club": "diners",
}
"""By the card's network, in lower case."""

REFUSED_BY = {
    "customer": Party.PAYER,
    "business": Party.MERCHANT,
    "internal": Party.PROVIDER,
    "gateway": Party.ACQUIRER,
    "network": Party.NETWORK,
    "bank": Party.ISSUER,
    "issuer_bank": Party.ISSUER,
    "issuer": Party.ISSUER,
    "customer_psp": Party.WALLET,
    "beneficiary_bank": Party.ACQUIRER,
}
"""By the source of an error: where the payment broke."""

EXPONENTS = iso_exponents()
"""All 128 currencies of Razorpay's table have the exponent of ISO 4217; of three decimals the last one is 0."""

LIST = "razorpay/markdown-docs errors/payments/list, ab3bda5, 2026-04-09"
CARDS = "razorpay/markdown-docs errors/payments/cards, ab3bda5, 2026-04-09"
UPI = "razorpay/markdown-docs errors/payments/upi, ab3bda5, 2026-04-09"
PARAMETERS = "razorpay/markdown-docs errors/payments/payment-methods-error-parameters, ab3bda5, 2026-04-09"
MANDATES = "razorpay.com/docs/payments/recurring-payments/emandate/errors, read on 2026-11-25"

R = Reason
_LIKELY = Certainty.LIKELY

_PAYER = {
    "authentication_failed": Entry(R.AUTHENTICATION_FAILED, others=(R.AUTHENTICATION_ABANDONED,)),
    "card_expired": Entry(R.EXPIRED_CARD),
    "card_number_invalid": Entry(R.INCORRECT_NUMBER),
    "incorrect_atm_pin": Entry(R.INCORRECT_PIN),
    "incorrect_card_details": Entry(R.INCORRECT_CARD_DATA),
    "incorrect_card_expiry_date": Entry(R.INCORRECT_EXPIRY),
    "incorrect_cardholder_name": Entry(R.INCORRECT_CARD_DATA),
    "incorrect_cvv": Entry(R.INCORRECT_CVC),
    "incorrect_otp": Entry(R.CONFIRMATION_FAILED),
    "incorrect_pin": Entry(R.INCORRECT_PIN),
    "insufficient_funds": Entry(R.INSUFFICIENT_FUNDS),
    "invalid_cvv": Entry(R.INCORRECT_CVC, source="razorpay/markdown-docs token-hq apis, ab3bda5, 2026-04-09"),
    "invalid_device": Entry(R.VERIFICATION_FAILED, certainty=_LIKELY),
    "invalid_mobile_number": Entry(R.INCORRECT_PHONE),
    "invalid_otp": Entry(R.CONFIRMATION_FAILED, source="razorpay/markdown-docs errors, ab3bda5, 2026-04-09"),
    "invalid_user_details": Entry(R.INCORRECT_WALLET_DATA, certainty=_LIKELY),
    "invalid_vpa": Entry(R.INCORRECT_WALLET_DATA),
    "mobile_number_invalid": Entry(R.INCORRECT_PHONE),
    "otp_attempts_exceeded": Entry(R.CONFIRMATION_FAILED),
    "otp_expired": Entry(R.CONFIRMATION_FAILED, others=(R.PAYER_ABANDONED,)),
    "payment_cancelled": Entry(R.CANCELLED_BY_PAYER, others=(R.ISSUER_UNAVAILABLE,), source=CARDS),
    "payment_cancelled:customer": Entry(R.CANCELLED_BY_PAYER, source=PARAMETERS),
    "payment_collect_request_expired": Entry(R.PAYER_NOT_CONFIRMED),
    "payment_pending_approval": Entry(R.PAYER_NOT_CONFIRMED, certainty=_LIKELY),
    "payment_session_expired": Entry(R.PAYER_ABANDONED),
    "payment_timed_out": Entry(R.PAYER_ABANDONED, others=(R.PROVIDER_TEMPORARY_ERROR,), certainty=_LIKELY),
    "payment_timed_out:customer": Entry(R.PAYER_ABANDONED, source=PARAMETERS),
    "payment_timed_out:gateway": Entry(R.PROVIDER_TEMPORARY_ERROR, source=PARAMETERS, certainty=_LIKELY),
    "payment_timed_out:issuer_bank": Entry(R.ISSUER_UNAVAILABLE, source=PARAMETERS, certainty=_LIKELY),
    "pin_attempts_exceeded": Entry(R.PIN_TRIES_EXCEEDED),
    "pin_not_set": Entry(R.CARD_NOT_ACTIVATED, others=(R.INCORRECT_PIN,), certainty=_LIKELY),
    "user_not_registered_for_netbanking": Entry(R.TRANSACTION_NOT_PERMITTED, certainty=_LIKELY),
}

_ISSUER = {
    "already_declined": Entry(R.DO_NOT_HONOR, others=(R.DUPLICATE,), certainty=_LIKELY, source=MANDATES),
    "bank_account_invalid": Entry(R.INVALID_ACCOUNT),
    "bank_account_validation_failed": Entry(R.INVALID_ACCOUNT, others=(R.VERIFICATION_FAILED,), certainty=_LIKELY),
    "bank_cutoff_in_progress": Entry(R.ISSUER_UNAVAILABLE),
    "bank_not_available": Entry(R.ISSUER_UNAVAILABLE),
    "bank_technical_error": Entry(R.ISSUER_ERROR, others=(R.ISSUER_UNAVAILABLE,)),
    "card_declined": Entry(R.DO_NOT_HONOR, source=CARDS),
    "card_disabled_for_online_payments": Entry(R.TRANSACTION_NOT_PERMITTED, source=CARDS),
    "card_not_enrolled": Entry(
        R.TRANSACTION_NOT_PERMITTED, others=(R.AUTHENTICATION_NOT_SUPPORTED,), certainty=_LIKELY, source=CARDS
    ),
    "card_type_invalid": Entry(R.CARD_NOT_SUPPORTED),
    "credit_limit_exceeded": Entry(R.CREDIT_REFUSED, others=(R.ISSUER_LIMIT,), certainty=_LIKELY),
    "credit_limit_expired": Entry(R.CREDIT_REFUSED),
    "credit_limit_inactive": Entry(R.CREDIT_REFUSED),
    "credit_limit_not_approved": Entry(R.CREDIT_REFUSED),
    "credit_not_permitted": Entry(R.CREDIT_REFUSED, certainty=_LIKELY),
    "debit_declined": Entry(R.DO_NOT_HONOR),
    "debit_instrument_blocked": Entry(R.RESTRICTED_CARD),
    "debit_instrument_inactive": Entry(
        R.CARD_NOT_ACTIVATED, others=(R.TRANSACTION_NOT_PERMITTED, R.RESTRICTED_CARD), certainty=_LIKELY, source=CARDS
    ),
    "funds_blocked_by_mandate": Entry(R.INSUFFICIENT_FUNDS, certainty=_LIKELY),
    "international_transaction_not_allowed": Entry(
        R.TRANSACTION_NOT_PERMITTED, others=(R.CARD_COUNTRY_NOT_ALLOWED, R.OPERATION_NOT_ENABLED), certainty=_LIKELY
    ),
    "issuer_technical_error": Entry(R.ISSUER_ERROR),
    "mandate_creation_declined": Entry(R.GENERIC_DECLINE, certainty=_LIKELY),
    "mandate_creation_expired": Entry(R.PAYER_NOT_CONFIRMED, certainty=_LIKELY),
    "mandate_creation_failed": Entry(R.GENERIC_DECLINE, certainty=_LIKELY),
    "mandate_creation_timeout": Entry(R.PAYER_NOT_CONFIRMED, others=(R.PROVIDER_TEMPORARY_ERROR,), certainty=_LIKELY),
    "payment_declined": Entry(R.DO_NOT_HONOR, others=(R.GENERIC_DECLINE,), certainty=_LIKELY, source=UPI),
    "payment_failed": Entry(R.GENERIC_DECLINE, others=(R.DO_NOT_HONOR,)),
    "payment_failed:bank": Entry(R.DO_NOT_HONOR, source=CARDS, certainty=_LIKELY),
    "payment_failed:issuer": Entry(R.DO_NOT_HONOR, source=PARAMETERS, certainty=_LIKELY),
    "payment_failed:issuer_bank": Entry(R.DO_NOT_HONOR, source=CARDS),
    "payment_failed::payment_authentication": Entry(R.AUTHENTICATION_FAILED, source=PARAMETERS, certainty=_LIKELY),
    "payment_risk_check_failed": Entry(
        R.ISSUER_SUSPECTED_FRAUD, others=(R.ACQUIRER_SUSPECTED_FRAUD, R.BLOCKED_BY_OWN_RULES), certainty=_LIKELY
    ),
    "payment_risk_check_failed:bank": Entry(R.ISSUER_SUSPECTED_FRAUD),
    "payment_risk_check_failed:issuer": Entry(R.ISSUER_SUSPECTED_FRAUD),
    "payment_risk_check_failed:issuer_bank": Entry(R.ISSUER_SUSPECTED_FRAUD),
    "payment_risk_check_failed:gateway": Entry(R.ACQUIRER_SUSPECTED_FRAUD),
    "payment_risk_check_failed:internal": Entry(R.BLOCKED_BY_OWN_RULES),
    "payment_risk_check_failed:business": Entry(R.BLOCKED_BY_OWN_RULES, certainty=_LIKELY),
    "transaction_daily_count_exceeded": Entry(R.ISSUER_LIMIT, certainty=_LIKELY),
    "transaction_daily_limit_exceeded": Entry(R.ISSUER_LIMIT),
    "transaction_frequency_limit_exceeded": Entry(R.ISSUER_LIMIT, others=(R.WALLET_LIMIT,), certainty=_LIKELY),
    "transaction_limit_exceeded": Entry(R.ISSUER_LIMIT),
    "transaction_on_vpa_restricted": Entry(R.INVALID_ACCOUNT),
    "user_not_eligible": Entry(R.CREDIT_REFUSED),
}

_APPS = {
    "authorisation_declined_by_psp": Entry(R.WALLET_ERROR, others=(R.INCORRECT_WALLET_DATA,), certainty=_LIKELY),
    "psp_app_not_available": Entry(R.WALLET_TEMPORARY_ERROR),
    "psp_app_not_supported": Entry(R.BANK_NOT_CONNECTED),
    "psp_not_available": Entry(R.WALLET_TEMPORARY_ERROR),
    "psp_not_registered": Entry(R.BANK_NOT_CONNECTED, certainty=_LIKELY),
    "reqauth_mandate_not_acknowledged": Entry(R.WALLET_TEMPORARY_ERROR, certainty=_LIKELY),
    "upi_app_technical_error": Entry(R.WALLET_TEMPORARY_ERROR),
    "upi_autopay_not_supported_on_psp": Entry(R.BANK_NOT_CONNECTED),
    "vpa_resolution_failed": Entry(R.NETWORK_ERROR, others=(R.INCORRECT_WALLET_DATA,), certainty=_LIKELY),
}

_MERCHANT = {
    "amount_less_than_minimum_amount": Entry(R.INVALID_AMOUNT),
    "bank_not_enabled": Entry(R.OPERATION_NOT_ENABLED),
    "beneficiary_account_does_not_exist": Entry(R.ACQUIRER_ERROR, certainty=_LIKELY),
    "beneficiary_account_dormant": Entry(R.ACQUIRER_ERROR, certainty=_LIKELY),
    "card_network_not_enabled": Entry(R.OPERATION_NOT_ENABLED, others=(R.CARD_NOT_SUPPORTED,)),
    "collect_on_mcc_blocked": Entry(R.TERMINAL_NOT_PERMITTED),
    "collect_request_pending": Entry(R.PREVIOUS_NOT_FINISHED),
    "compliance_violation": Entry(R.BLOCKED_BY_OWN_RULES, others=(R.LEGAL_RESTRICTION,), certainty=_LIKELY),
    "duplicate_refund_id": Entry(R.DUPLICATE),
    "duplicate_request": Entry(R.DUPLICATE),
    "duplicate_rrn_found": Entry(R.DUPLICATE, certainty=_LIKELY),
    "emi_greater_than_max_amount": Entry(R.INVALID_AMOUNT),
    "emi_plan_unavailable": Entry(R.OPERATION_NOT_ENABLED),
    "input_validation_failed": Entry(R.INVALID_REQUEST),
    "invalid_amount": Entry(R.INVALID_AMOUNT),
    "invalid_currency": Entry(R.CURRENCY_NOT_ENABLED),
    "invalid_email": Entry(R.INVALID_REQUEST),
    "invalid_order_id": Entry(R.INVALID_REQUEST, others=(R.ORDER_NOT_FOUND,)),
    "invalid_request": Entry(R.INVALID_REQUEST),
    "live_mode_not_enabled": Entry(R.INVALID_CREDENTIALS, others=(R.MERCHANT_SUSPENDED,), certainty=_LIKELY),
    "mcc_amount_limit_exceeded": Entry(R.ACQUIRER_LIMIT, others=(R.LIMIT_OF_UNKNOWN_OWNER,), certainty=_LIKELY),
    "merchant_not_activated": Entry(R.MERCHANT_SUSPENDED),
    "mismatch_in_transaction_details": Entry(R.INVALID_REQUEST, certainty=_LIKELY),
    "order_already_paid": Entry(R.DUPLICATE),
    "order_amount_mismatch": Entry(R.INVALID_AMOUNT),
    "order_payment_method_mismatch": Entry(R.INVALID_REQUEST),
    "payment_amount_tampered": Entry(R.INVALID_AMOUNT, others=(R.SECURITY_VIOLATION,), certainty=_LIKELY),
    "payment_method_not_enabled": Entry(R.OPERATION_NOT_ENABLED),
    "record_not_found": Entry(R.ORDER_NOT_FOUND, certainty=_LIKELY),
    "recurring_payment_not_enabled": Entry(R.OPERATION_NOT_ENABLED),
    "refund_limit_crossed": Entry(R.ACQUIRER_LIMIT, certainty=_LIKELY),
    "upi_collect_not_enabled": Entry(R.OPERATION_NOT_ENABLED),
    "upi_intent_not_enabled": Entry(R.OPERATION_NOT_ENABLED),
}

_PROVIDER = {
    "SERVER_ERROR": Entry(R.PROVIDER_ERROR, certainty=_LIKELY),
    "capture_failed": Entry(R.PROVIDER_ERROR, certainty=_LIKELY),
    "credit_failed": Entry(R.PROVIDER_TEMPORARY_ERROR, others=(R.VERIFICATION_FAILED,), certainty=_LIKELY, source=UPI),
    "gateway_technical_error": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "invalid_response_from_gateway": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "payment_declined_due_to_high_traffic": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "request_timed_out": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "server_error": Entry(R.PROVIDER_ERROR, others=(R.PROVIDER_TEMPORARY_ERROR,)),
    "verification_failed": Entry(R.PROVIDER_TEMPORARY_ERROR, certainty=_LIKELY),
}

REASONS = Table(
    source=LIST,
    codes=_PAYER | _ISSUER | _APPS | _MERCHANT | _PROVIDER,
    messages={
        "payment processing failed because of incorrect otp": Entry(R.CONFIRMATION_FAILED),
        "authentication failed due to incorrect otp": Entry(R.CONFIRMATION_FAILED),
        "your payment has been cancelled. try again or complete the payment later": Entry(R.CANCELLED_BY_PAYER),
    },
)


def interpret(seen: Refusal, on: date) -> tuple[str | None, Reading]:
    """The code of a refusal, and its meaning on that day."""
    code = seen.reason or seen.code or None
    for known in (f"{code}::{seen.step}", f"{code}:{seen.source}"):
        if known in REASONS.codes:
            return code, read(Said(code=known), REASONS, on)
    return code, read(Said(code=code, message=seen.message), REASONS, on)
