"""Statuses, codes and methods of Mixplat, and what a refusal means.

Sources: docs.mixplat.ru (API version 3); MXPLTdev/mixplat-php-client 59a3b46 2025-03-19, src/MixplatVars.php (statuses,
methods, results of requests); Mixplat's own module for WooCommerce, common-repository/mixplat-gateway-for-woocommerce
2a9b8de 2024-10 (what each status means). Read on 2026-11-21.

One extended status stands for different causes by the method: who set a limit, and in which app the payer did not
confirm. `BY_METHOD` knows the difference.
"""

from datetime import date

from paysupport.codes import Entry, Said, Table, read
from paysupport.model import Certainty, Method, Reading, Reason, Status, Via
from paysupport.money import iso_exponents

CLIENT = "MXPLTdev/mixplat-php-client 59a3b46 2025-03-19, MixplatVars.php; Mixplat's WooCommerce module 2a9b8de 2024-10"
DOCS = "docs.mixplat.ru, API version 3"
LEYKA = "Leyka, Mixplat gateway (a third party's module)"

EXPONENTS = iso_exponents()
"""Amounts are in minor units; RUB, EUR, BYN, KZT and UAH are named, for which Mixplat says kopecks: as ISO 4217."""

STATUSES = {
    "pending": Status.PENDING,
    "success": Status.PAID,
    "failure": Status.FAILED,
    "payment_check": Status.PENDING,
}

EXTENDED = {
    "pending_draft": Status.CREATED,
    "pending_authorized": Status.AUTHORIZED,
    "failure_canceled_by_user": Status.CANCELLED,
    "failure_canceled_by_merchant": Status.CANCELLED,
    "failure_accept_timeout": Status.EXPIRED,
    "failure_pending_timeout": Status.EXPIRED,
    "failure_timeout": Status.EXPIRED,
}
"""Extended statuses that say more of where a payment stands than the status that they begin with."""

REFUND_STATUSES = {"pending": Status.PENDING, "success": Status.REFUNDED, "failure": Status.FAILED}

METHODS = {"card": Method.CARD, "bank": Method.SBP, "mobile": Method.MOBILE, "wallet": Method.WALLET}
"""By `payment_method`; `bank` is the Russian faster payments system (docs.mixplat.ru)."""

R = Reason
_LIKELY = Certainty.LIKELY

REASONS = Table(
    source=CLIENT,
    codes={
        "failure_not_enough_money": Entry(R.INSUFFICIENT_FUNDS),
        "failure_no_money": Entry(R.INSUFFICIENT_FUNDS),
        "failure_gate_error": Entry(R.PROVIDER_ERROR, others=(R.ACQUIRER_ERROR, R.WALLET_ERROR)),
        "failure_canceled_by_user": Entry(R.CANCELLED_BY_PAYER),
        "failure_canceled_by_merchant": Entry(R.CANCELLED_BY_MERCHANT),
        "failure_previous_payment": Entry(R.PREVIOUS_NOT_FINISHED),
        "failure_not_available": Entry(
            R.TRANSACTION_NOT_PERMITTED, others=(R.OPERATOR_REFUSED, R.BANK_NOT_CONNECTED), certainty=_LIKELY
        ),
        "failure_accept_timeout": Entry(R.PAYER_NOT_CONFIRMED),
        "failure_pending_timeout": Entry(R.PAYER_ABANDONED, others=(R.PROVIDER_TEMPORARY_ERROR,), certainty=_LIKELY),
        "failure_timeout": Entry(R.PAYER_ABANDONED, certainty=_LIKELY, source=DOCS),
        "failure_limits": Entry(R.LIMIT_OF_UNKNOWN_OWNER, others=(R.ISSUER_LIMIT, R.ACQUIRER_LIMIT)),
        "failure_min_amount": Entry(R.INVALID_AMOUNT),
        "failure_max_amount": Entry(R.INVALID_AMOUNT, certainty=_LIKELY, source=LEYKA, primary=False),
        "failure_other": Entry(R.GENERIC_DECLINE),
        "error_invalid_request": Entry(R.INVALID_REQUEST),
        "error_signature": Entry(R.INVALID_SIGNATURE),
        "error_not_found": Entry(R.ORDER_NOT_FOUND),
        "error_project_not_found": Entry(R.INVALID_CREDENTIALS),
        "error_project_not_active": Entry(R.MERCHANT_SUSPENDED),
        "error_method_not_active": Entry(R.OPERATION_NOT_ENABLED),
        "error_payment_paramenters": Entry(R.INVALID_REQUEST),
        "error_fraud_control": Entry(R.BLOCKED_BY_OWN_RULES),
        "error_settings": Entry(R.OPERATION_NOT_ENABLED, certainty=_LIKELY),
        "error_unable_to_refund_yet": Entry(R.PREVIOUS_NOT_FINISHED, certainty=_LIKELY),
        "error_refund_not_available": Entry(R.OPERATION_NOT_ENABLED, certainty=_LIKELY),
        "error_refund_amount_exceed": Entry(R.INVALID_AMOUNT),
        "error_refund_not_found": Entry(R.ORDER_NOT_FOUND),
        "error_other": Entry(R.GENERIC_DECLINE),
        "error_internal": Entry(R.PROVIDER_TEMPORARY_ERROR),
    },
)
"""Extended statuses, and the results of requests; `error_payment_paramenters` is spelt as Mixplat spells it."""

BY_METHOD = {
    (Method.CARD, "failure_accept_timeout"): Entry(
        R.AUTHENTICATION_ABANDONED, others=(R.PAYER_ABANDONED,), certainty=_LIKELY
    ),
    (Method.MOBILE, "failure_limits"): Entry(R.OPERATOR_LIMIT, others=(R.ACQUIRER_LIMIT,), certainty=_LIKELY),
    (Method.WALLET, "failure_limits"): Entry(R.WALLET_LIMIT, others=(R.ACQUIRER_LIMIT,), certainty=_LIKELY),
    (Method.MOBILE, "failure_not_available"): Entry(R.OPERATOR_REFUSED, certainty=_LIKELY),
    (Method.SBP, "failure_not_available"): Entry(
        R.BANK_NOT_CONNECTED, others=(R.TRANSACTION_NOT_PERMITTED,), certainty=_LIKELY
    ),
    (Method.SBP, "failure_pending_timeout"): Entry(
        R.PAYER_NOT_CONFIRMED, others=(R.PAYER_ABANDONED,), certainty=_LIKELY
    ),
}
"""What a code means for one method, where that is not what it means for all."""

EXPLAINED = {
    "error_invalid_request": "the request is not valid: a parameter is missing or malformed",
    "error_signature": "the signature does not fit: the API key is not that of the project, or a signed field differs",
    "error_not_found": "the payment is not known",
    "error_project_not_found": "there is no project with this number",
    "error_project_not_active": "the project is not active: Mixplat has not switched it on, or has switched it off",
    "error_method_not_active": "this payment method is not switched on for the project",
    "error_payment_paramenters": "the parameters of the payment are not valid (amount, phone number, currency)",
    "error_fraud_control": "Mixplat's fraud control has stopped the payment",
    "error_settings": "the project's settings do not allow this",
    "error_unable_to_refund_yet": "the payment cannot be refunded yet: try again later",
    "error_refund_not_available": "this payment cannot be refunded",
    "error_refund_amount_exceed": "more is to be refunded than was paid or is left",
    "error_refund_not_found": "the refund is not known",
    "error_other": "refused for a reason that is not named",
    "error_internal": "Mixplat has a fault of its own: ask again",
}
"""What the results of requests say, for the reader of an error message."""

UNKNOWN_REFERENCE = frozenset({"error_not_found", "error_refund_not_found"})
NOT_OURS = frozenset({"error_signature", "error_project_not_found", "error_project_not_active"})
"""Results that the merchant's key or project is the cause of, whatever is asked."""


def meaning(code: str | None, method: Method | None, on: date) -> Reading:
    """Why a payment was not made, by its extended status and method, on the day of the attempt."""
    entry = BY_METHOD.get((method, code or "")) if method else None
    return read(Said(code=code), REASONS, on) if entry is None else REASONS.reading(entry, Via.PROVIDER)
