"""Statuses and codes of Stripe, exponents of its currencies.

Sources: decline codes of cards and of local payment methods, docs.stripe.com/declines/codes; error codes,
docs.stripe.com/error-codes; outcomes and statuses, the API reference as in stripe-python 16.1.0 (API version
2026-10-28.endive); currencies, docs.stripe.com/currencies. Read on 2026-11-21.

A charge has no decline code: there the outcome's reason takes its place. Codes that forbid further attempts do so by
the networks' rules (Visa Core Rules, 18 April 2026, category 1: 04, 41, 43, R0, R1, R3) or by their name.
"""

from datetime import date

from paysupport.codes import MEMORY, Entry, Said, Table, read
from paysupport.model import Certainty, Method, Party, Reading, Reason, Status, Via
from paysupport.money import exponents

STATUSES = {
    "requires_payment_method": Status.CREATED,
    "requires_source": Status.CREATED,
    "requires_confirmation": Status.CREATED,
    "requires_action": Status.REQUIRES_ACTION,
    "requires_source_action": Status.REQUIRES_ACTION,
    "processing": Status.PENDING,
    "requires_capture": Status.AUTHORIZED,
    "canceled": Status.CANCELLED,
    "succeeded": Status.PAID,
}
"""Of a PaymentIntent; the two with `source` are those of API versions before 2019-02-11."""

UNTRIED = frozenset({"requires_payment_method", "requires_source"})
"""The statuses to which a PaymentIntent also returns when a try has failed."""

CHARGE_STATUSES = {"succeeded": Status.PAID, "pending": Status.PENDING, "failed": Status.FAILED}

_WALLETS = (
    "alipay amazon_pay cashapp gopay grabpay kakao_pay link mobilepay naver_pay payco paypal paypay revolut_pay"
    " samsung_pay satispay shopeepay swish twint wechat wechat_pay"
)
_TRANSFERS = (
    "bancontact blik customer_balance eps fpx giropay ideal mb_way multibanco p24 pay_by_bank paynow payto pix"
    " promptpay sofort upi"
)
_DEBITS = "acss_debit au_becs_debit bacs_debit nz_bank_account sepa_debit us_bank_account"

METHODS = {
    word: method
    for method, words in (
        (Method.CARD, "card card_present interac_present kr_card"),
        (Method.WALLET, _WALLETS),
        (Method.BANK_TRANSFER, _TRANSFERS),
        (Method.DIRECT_DEBIT, _DEBITS),
        (Method.CREDIT, "affirm afterpay_clearpay alma billie klarna sunbit zip"),
        (Method.CASH, "boleto konbini oxxo"),
        (Method.CRYPTO, "crypto"),
    )
    for word in words.split()
}
"""By the type of a PaymentMethod: docs.stripe.com/api/payment_methods/object."""

REFUND_STATUSES = {
    "pending": Status.PENDING,
    "requires_action": Status.REQUIRES_ACTION,
    "succeeded": Status.REFUNDED,
    "failed": Status.FAILED,
    "canceled": Status.CANCELLED,
}

REFUND_CAUSES = {
    "declined": Reason.GENERIC_DECLINE,
    "expired_or_canceled_card": Reason.EXPIRED_CARD,
    "insufficient_funds": Reason.MERCHANT_BALANCE,
    "lost_or_stolen_card": Reason.LOST_CARD,
    "merchant_request": Reason.CANCELLED_BY_MERCHANT,
}
"""By `failure_reason` and `pending_reason` of a refund (API reference, version 2026-10-28.endive)."""

AUTHENTICATIONS = {"authenticated": "Y", "attempt_acknowledged": "A", "failed": "N"}
"""Results of 3-D Secure that have a transaction status in EMV 3-D Secure."""

REFUSED_BY = {"issuer_declined": Party.ISSUER, "blocked": Party.MERCHANT, "invalid": Party.MERCHANT}
"""By the type of a charge's outcome."""

DECLINES = "docs.stripe.com/declines/codes, read on 2026-11-21"
ERRORS = "docs.stripe.com/error-codes, read on 2026-11-21"
OUTCOMES = "docs.stripe.com/api/charges/object, outcome, version 2026-10-28.endive"

R = Reason
_LIKELY = Certainty.LIKELY

_CARDS = {
    "approve_with_id": Entry(R.DO_NOT_HONOR, certainty=_LIKELY),
    "authentication_not_handled": Entry(R.AUTHENTICATION_REQUIRED),
    "authentication_required": Entry(R.AUTHENTICATION_REQUIRED),
    "call_issuer": Entry(R.DO_NOT_HONOR),
    "card_not_supported": Entry(R.CARD_NOT_SUPPORTED, others=(R.TRANSACTION_NOT_PERMITTED,), certainty=_LIKELY),
    "card_velocity_exceeded": Entry(R.ISSUER_LIMIT, others=(R.INSUFFICIENT_FUNDS,), certainty=_LIKELY),
    "currency_not_supported": Entry(R.CARD_CURRENCY_NOT_SUPPORTED),
    "do_not_honor": Entry(R.DO_NOT_HONOR),
    "do_not_try_again": Entry(R.DO_NOT_HONOR, final=True),
    "duplicate_transaction": Entry(R.DUPLICATE),
    "expired_card": Entry(R.EXPIRED_CARD),
    # Stripe's page names Stripe as the one who suspects; its older editions named the issuer.
    "fraudulent": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.BLOCKED_BY_OWN_RULES,), certainty=_LIKELY),
    "generic_decline": Entry(R.GENERIC_DECLINE, others=(R.BLOCKED_BY_OWN_RULES,), certainty=_LIKELY),
    "incorrect_address": Entry(R.INCORRECT_ADDRESS),
    "incorrect_cvc": Entry(R.INCORRECT_CVC),
    "incorrect_number": Entry(R.INCORRECT_NUMBER),
    "incorrect_pin": Entry(R.INCORRECT_PIN),
    "incorrect_zip": Entry(R.INCORRECT_ADDRESS),
    "insufficient_funds": Entry(R.INSUFFICIENT_FUNDS),
    "invalid_account": Entry(R.INVALID_ACCOUNT),
    "invalid_amount": Entry(R.INVALID_AMOUNT, others=(R.ISSUER_LIMIT,), certainty=_LIKELY),
    "invalid_cvc": Entry(R.INCORRECT_CVC),
    "invalid_expiry_month": Entry(R.INCORRECT_EXPIRY),
    "invalid_expiry_year": Entry(R.INCORRECT_EXPIRY),
    "invalid_number": Entry(R.INCORRECT_NUMBER),
    "invalid_pin": Entry(R.INCORRECT_PIN),
    "issuer_not_available": Entry(R.ISSUER_UNAVAILABLE),
    "lost_card": Entry(R.LOST_CARD, final=True),
    "merchant_blacklist": Entry(R.BLOCKED_BY_OWN_RULES),
    "mobile_device_authentication_required": Entry(R.AUTHENTICATION_REQUIRED),
    "new_account_information_available": Entry(R.NEW_ACCOUNT_INFORMATION, others=(R.INVALID_ACCOUNT,)),
    "no_action_taken": Entry(R.DO_NOT_HONOR, certainty=_LIKELY),
    "not_permitted": Entry(R.TRANSACTION_NOT_PERMITTED),
    "offline_pin_required": Entry(R.AUTHENTICATION_REQUIRED, others=(R.INCORRECT_PIN,), certainty=_LIKELY),
    "online_or_offline_pin_required": Entry(R.AUTHENTICATION_REQUIRED, others=(R.INCORRECT_PIN,), certainty=_LIKELY),
    "pickup_card": Entry(R.PICKUP_CARD, others=(R.LOST_CARD, R.STOLEN_CARD), final=True),
    "pin_try_exceeded": Entry(R.PIN_TRIES_EXCEEDED),
    "processing_error": Entry(R.PROVIDER_TEMPORARY_ERROR, others=(R.ISSUER_ERROR,), certainty=_LIKELY),
    "reenter_transaction": Entry(R.ISSUER_ERROR),
    "restricted_card": Entry(R.RESTRICTED_CARD, others=(R.LOST_CARD, R.STOLEN_CARD)),
    "revocation_of_all_authorizations": Entry(R.STOP_PAYMENT, final=True),
    "revocation_of_authorization": Entry(R.STOP_PAYMENT, final=True),
    "security_violation": Entry(R.SECURITY_VIOLATION),
    "service_not_allowed": Entry(R.TRANSACTION_NOT_PERMITTED),
    "stolen_card": Entry(R.STOLEN_CARD, final=True),
    "stop_payment_order": Entry(R.STOP_PAYMENT, final=True),
    "testmode_decline": Entry(R.TEST_CARD_IN_LIVE_MODE),
    "transaction_not_allowed": Entry(R.TRANSACTION_NOT_PERMITTED),
    "try_again_later": Entry(R.DO_NOT_HONOR, others=(R.ISSUER_UNAVAILABLE,), certainty=_LIKELY),
    "withdrawal_count_limit_exceeded": Entry(R.ISSUER_LIMIT),
}

_LOCAL_METHODS = {
    "compliance_violation": Entry(R.BLOCKED_BY_OWN_RULES, certainty=_LIKELY),
    "expired_payment_information": Entry(R.EXPIRED_CARD, certainty=_LIKELY),
    "invalid_authorization": Entry(R.STOP_PAYMENT, certainty=_LIKELY),
    "invalid_billing_agreement": Entry(R.INVALID_ACCOUNT, others=(R.STOP_PAYMENT,), certainty=_LIKELY),
    "invalid_business_account": Entry(R.OPERATION_NOT_ENABLED),
    "invalid_customer_account": Entry(R.INVALID_ACCOUNT),
    "invalid_payment_information": Entry(R.INCORRECT_WALLET_DATA),
    "partner_duplicate_transaction": Entry(R.DUPLICATE),
    "partner_expired_card": Entry(R.EXPIRED_CARD),
    "partner_generic_decline": Entry(R.GENERIC_DECLINE),
    "partner_high_risk_customer": Entry(R.ACQUIRER_SUSPECTED_FRAUD, certainty=_LIKELY),
    "partner_insufficient_funds": Entry(R.INSUFFICIENT_FUNDS),
    "partner_invalid_amount": Entry(R.INVALID_AMOUNT),
    "partner_invalid_currency": Entry(R.CURRENCY_NOT_ENABLED),
    "partner_payment_not_found": Entry(R.WALLET_ERROR, certainty=_LIKELY),
    "partner_processing_error": Entry(R.WALLET_TEMPORARY_ERROR, certainty=_LIKELY),
    "payment_limit_exceeded": Entry(R.WALLET_LIMIT),
}

_ERRORS = {
    "account_closed": Entry(R.INVALID_ACCOUNT, source=ERRORS),
    "amount_too_large": Entry(R.INVALID_AMOUNT, source=ERRORS),
    "amount_too_small": Entry(R.INVALID_AMOUNT, source=ERRORS),
    "card_decline_rate_limit_exceeded": Entry(R.BLOCKED_BY_OWN_RULES, source=ERRORS),
    "card_declined": Entry(R.GENERIC_DECLINE, others=(R.BLOCKED_BY_OWN_RULES,), certainty=_LIKELY, source=ERRORS),
    "charge_exceeds_source_limit": Entry(R.ACQUIRER_LIMIT, source=ERRORS),
    "charge_exceeds_transaction_limit": Entry(R.ACQUIRER_LIMIT, source=ERRORS),
    "debit_not_authorized": Entry(R.STOP_PAYMENT, source=ERRORS),
    "invalid_charge_amount": Entry(R.INVALID_AMOUNT, source=ERRORS),
    "no_account": Entry(R.INVALID_ACCOUNT, source=ERRORS),
    "payment_intent_action_required": Entry(R.AUTHENTICATION_REQUIRED, source=ERRORS),
    "payment_intent_authentication_failure": Entry(R.AUTHENTICATION_FAILED, source=ERRORS),
    "payment_intent_payment_attempt_expired": Entry(R.PAYER_ABANDONED, source=ERRORS),
    "payment_intent_payment_attempt_failed": Entry(R.GENERIC_DECLINE, certainty=_LIKELY, source=ERRORS),
    "payment_method_currency_mismatch": Entry(R.CURRENCY_NOT_ENABLED, certainty=_LIKELY, source=ERRORS),
    "payment_method_customer_decline": Entry(R.CANCELLED_BY_PAYER, source=ERRORS),
    "payment_method_not_available": Entry(R.WALLET_TEMPORARY_ERROR, source=ERRORS),
    "payment_method_provider_decline": Entry(
        R.GENERIC_DECLINE, others=(R.CANCELLED_BY_PAYER,), certainty=_LIKELY, source=ERRORS
    ),
    "payment_method_provider_timeout": Entry(R.WALLET_TEMPORARY_ERROR, source=ERRORS),
    "postal_code_invalid": Entry(R.INCORRECT_ADDRESS, source=ERRORS),
    "refer_to_customer": Entry(R.STOP_PAYMENT, source=ERRORS),
}

_BLOCKS = {
    reason: Entry(R.BLOCKED_BY_OWN_RULES, source=OUTCOMES)
    for reason in ("elevated_risk_level", "highest_risk_level", "low_probability_of_authorization", "rule")
}

REASONS = Table(
    source=DECLINES,
    codes=_CARDS | _LOCAL_METHODS | _ERRORS | _BLOCKS,
    messages={
        "your card's security code is incorrect": Entry(R.INCORRECT_CVC, source=MEMORY),
        "your card's security code is invalid": Entry(R.INCORRECT_CVC, source=MEMORY),
        "your card number is incorrect": Entry(R.INCORRECT_NUMBER, source=MEMORY),
        "your card's expiration month is invalid": Entry(R.INCORRECT_EXPIRY, source=MEMORY),
        "your card's expiration year is invalid": Entry(R.INCORRECT_EXPIRY, source=MEMORY),
    },
    advice={
        "do_not_try_again": Entry(R.UNKNOWN, final=True, source=OUTCOMES),
        "03": Entry(R.UNKNOWN, final=True, source="Mastercard merchant advice codes", primary=False),
        "21": Entry(R.UNKNOWN, final=True, source="Mastercard merchant advice codes", primary=False),
    },
)
"""Of the advice only what forbids a further attempt is listed, of whatever network: the rest is the network's own."""


def interpret(said: Said, outcome: str | None, advice: str | None, on: date) -> Reading:
    """The meaning of a refusal.

    Args:
        said: Stripe's code and message, the network's code and advice.
        outcome: the type of the charge's outcome, which tells whether the issuer or a rule refused.
        advice: Stripe's own; it may forbid a further attempt where the network does not.
        on: the day of the attempt.
    """
    reading = read(said, REASONS, on)
    if advice in REASONS.advice and not reading.final:
        reading = reading.model_copy(update={"final": True})
    if outcome == "blocked":
        known = {"reason": R.BLOCKED_BY_OWN_RULES, "via": Via.PROVIDER, "source": OUTCOMES}
        return reading.model_copy(update={**known, "certainty": Certainty.CERTAIN, "others": ()})
    if outcome == "issuer_declined" and R.BLOCKED_BY_OWN_RULES in reading.others:
        others = tuple(each for each in reading.others if each is not R.BLOCKED_BY_OWN_RULES)
        sure = reading.certainty if others else Certainty.CERTAIN
        return reading.model_copy(update={"certainty": sure, "others": others})
    return reading


_ZERO = ("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF")
_THREE = ("BHD", "JOD", "KWD", "OMR", "TND")

EXPONENTS = exponents(dict.fromkeys(_ZERO, 0) | dict.fromkeys(_THREE, 3) | {"ISK": 2, "UGX": 2})
"""ISK and UGX have no decimals any more, and are still told times 100 (docs.stripe.com/currencies, special cases)."""
