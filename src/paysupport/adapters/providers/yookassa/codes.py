"""Statuses, reasons and methods of YooKassa, and what a refusal means.

Sources: yookassa.ru/developers, "Declined payments", "Declined payouts" and "HTTP response codes"; the same lists and
that of refunds, each with its meaning, in YooKassa's own client, PyPI yookassa 3.13.0 (domain/models/
cancellation_details.py, domain/errors/error_code.py, domain/common/payment_method_type.py). Read on 2026-11-21.

A reason means different things for payments, refunds and payouts (`insufficient_funds` is the payer's account or the
shop's balance), by the party that refused (`fraud_suspected`), and by the method: `BY_KIND`, `BY_PARTY`, `BY_METHOD`.
"""

from datetime import date
from itertools import chain

from paysupport.codes import Entry, Said, Table, read
from paysupport.model import Certainty, Method, Party, Reading, Reason, Status, Via
from paysupport.money import iso_exponents

PAYMENTS = "yookassa.ru/developers, declined payments; PyPI yookassa 3.13.0, CancellationDetailsReasonCode"
REFUNDS = "PyPI yookassa 3.13.0, RefundCancellationDetailsReasonCode"
PAYOUTS = "yookassa.ru/developers, declined payouts; PyPI yookassa 3.13.0, PayoutCancellationDetailsReasonCode"
ANSWERS = "yookassa.ru/developers, HTTP response codes; PyPI yookassa 3.13.0, ErrorCode"
RECEIPTS = "yoomoney/yookassa-sdk-php #20 and morpher-ru/Yandex.Checkout.V3 #51"

EXPONENTS = iso_exponents()
"""Amounts are in major units; the currencies are codes of ISO 4217."""

STATUSES = {
    "pending": Status.PENDING,
    "waiting_for_capture": Status.AUTHORIZED,
    "succeeded": Status.PAID,
    "canceled": Status.FAILED,
}

CANCELED = {
    None: Status.CANCELLED,
    "canceled_by_merchant": Status.CANCELLED,
    "loan_declined_by_payer": Status.CANCELLED,
    "deal_expired": Status.EXPIRED,
    "expired_on_capture": Status.EXPIRED,
    "expired_on_confirmation": Status.EXPIRED,
    "loan_application_expired": Status.EXPIRED,
}
"""Reasons for which a canceled payment was not refused: somebody took it back, or its time was over."""

REFUND_STATUSES = {"pending": Status.PENDING, "succeeded": Status.REFUNDED, "canceled": Status.FAILED}
PAYOUT_STATUSES = {"pending": Status.PENDING, "succeeded": Status.PAID, "canceled": Status.FAILED}

METHODS = {
    "bank_card": Method.CARD,
    "apple_pay": Method.CARD,
    "google_pay": Method.CARD,
    "sberbank": Method.CARD,
    "tinkoff_bank": Method.CARD,
    "alfa_pay": Method.CARD,
    "electronic_certificate": Method.CARD,
    "sbp": Method.SBP,
    "mobile_balance": Method.MOBILE,
    "yoo_money": Method.WALLET,
    "qiwi": Method.WALLET,
    "webmoney": Method.WALLET,
    "wechat": Method.WALLET,
    "installments": Method.CREDIT,
    "sber_loan": Method.CREDIT,
    "sber_bnpl": Method.CREDIT,
    "cash": Method.CASH,
    "alfabank": Method.BANK_TRANSFER,
    "psb": Method.BANK_TRANSFER,
    "b2b_sberbank": Method.BANK_TRANSFER,
}
"""By the type of a payment method or of a payout's destination; `sberbank`, `tinkoff_bank` and `alfa_pay` (SberPay,
T-Pay, Alfa Pay) pay from a card in the bank's app."""

PARTIES = {"merchant": Party.MERCHANT, "yoo_money": Party.PROVIDER, "yoo_kassa": Party.PROVIDER}
"""Who refused; `payment_network` and its like are anybody else, and `yoo_kassa` is the older word for `yoo_money`."""

R = Reason
_LIKELY = Certainty.LIKELY

REASONS = Table(
    source=PAYMENTS,
    codes={
        "3d_secure_failed": Entry(R.AUTHENTICATION_FAILED),
        "call_issuer": Entry(R.DO_NOT_HONOR),
        "canceled_by_merchant": Entry(R.CANCELLED_BY_MERCHANT),
        "card_expired": Entry(R.EXPIRED_CARD),
        "country_forbidden": Entry(R.CARD_COUNTRY_NOT_ALLOWED),
        "deal_expired": Entry(R.ORDER_EXPIRED),
        "expired_on_capture": Entry(R.AUTHORIZATION_EXPIRED),
        "expired_on_confirmation": Entry(R.PAYER_ABANDONED),
        "fraud_suspected": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.ACQUIRER_SUSPECTED_FRAUD,), certainty=_LIKELY),
        "general_decline": Entry(R.GENERIC_DECLINE),
        "identification_required": Entry(R.IDENTIFICATION_REQUIRED),
        "insufficient_funds": Entry(R.INSUFFICIENT_FUNDS),
        "internal_timeout": Entry(R.PROVIDER_TEMPORARY_ERROR),
        "invalid_card_number": Entry(R.INCORRECT_NUMBER),
        "invalid_csc": Entry(R.INCORRECT_CVC),
        "issuer_unavailable": Entry(R.ISSUER_UNAVAILABLE),
        "loan_application_expired": Entry(R.PAYER_ABANDONED),
        "loan_declined": Entry(R.CREDIT_REFUSED),
        "loan_declined_by_payer": Entry(R.CANCELLED_BY_PAYER),
        "payment_method_limit_exceeded": Entry(R.LIMIT_OF_UNKNOWN_OWNER, others=(R.ISSUER_LIMIT, R.ACQUIRER_LIMIT)),
        "payment_method_restricted": Entry(R.RESTRICTED_CARD, others=(R.LOST_CARD, R.STOLEN_CARD)),
        "permission_revoked": Entry(R.STOP_PAYMENT, final=True),
        "rejected_by_timeout": Entry(R.PROVIDER_TEMPORARY_ERROR, others=(R.ISSUER_UNAVAILABLE,), certainty=_LIKELY),
        "unsupported_mobile_operator": Entry(R.OPERATOR_REFUSED),
        "yoo_money_account_closed": Entry(R.INVALID_ACCOUNT, source=REFUNDS),
        "payment_basket_id_not_found": Entry(R.INVALID_REQUEST, source=REFUNDS),
        "payment_article_number_not_found": Entry(R.INVALID_REQUEST, source=REFUNDS),
        "payment_tru_code_not_found": Entry(R.INVALID_REQUEST, source=REFUNDS),
        "too_many_refunding_articles": Entry(R.INVALID_REQUEST, source=REFUNDS),
        "some_articles_already_refunded": Entry(R.DUPLICATE, source=REFUNDS),
        "rejected_by_payee": Entry(R.DO_NOT_HONOR, source=REFUNDS),
        "one_time_limit_exceeded": Entry(R.LIMIT_OF_UNKNOWN_OWNER, others=(R.WALLET_LIMIT,), source=PAYOUTS),
        "periodic_limit_exceeded": Entry(R.ACQUIRER_LIMIT, certainty=_LIKELY, source=PAYOUTS),
        "recipient_check_failed": Entry(R.VERIFICATION_FAILED, source=PAYOUTS),
        "recipient_not_found": Entry(R.INVALID_ACCOUNT, source=PAYOUTS),
        "self_employed_annual_limit_exceeded": Entry(R.LEGAL_RESTRICTION, source=PAYOUTS),
        "invalid_request": Entry(R.INVALID_REQUEST, source=ANSWERS),
        "invalid_credentials": Entry(R.INVALID_CREDENTIALS, source=ANSWERS),
        "forbidden": Entry(R.OPERATION_NOT_ENABLED, source=ANSWERS),
        "not_found": Entry(R.ORDER_NOT_FOUND, source=ANSWERS),
        "gone": Entry(R.ORDER_NOT_FOUND, source=ANSWERS),
        "refusal": Entry(R.INVALID_REQUEST, certainty=_LIKELY, source=ANSWERS),
        "too_many_requests": Entry(R.PROVIDER_TEMPORARY_ERROR, source=ANSWERS),
        "internal_server_error": Entry(R.PROVIDER_TEMPORARY_ERROR, source=ANSWERS),
        "error": Entry(R.PROVIDER_ERROR, certainty=_LIKELY, source=ANSWERS),
    },
    messages={"receipt is missing or illegal": Entry(R.INVALID_RECEIPT, source=RECEIPTS, primary=False)},
)
"""Reasons of cancellation of payments, then those that only refunds and payouts have, then the codes of errors."""

BY_KIND = {
    ("refund", "insufficient_funds"): Entry(R.MERCHANT_BALANCE, source=REFUNDS),
    ("refund", "rejected_by_timeout"): Entry(R.PROVIDER_TEMPORARY_ERROR, source=REFUNDS),
    ("payout", "insufficient_funds"): Entry(R.MERCHANT_BALANCE, source=PAYOUTS),
    ("payout", "issuer_unavailable"): Entry(
        R.PROVIDER_TEMPORARY_ERROR, others=(R.ISSUER_UNAVAILABLE,), certainty=_LIKELY, source=PAYOUTS
    ),
}

BY_PARTY = {
    ("yoo_money", "fraud_suspected"): Entry(R.ACQUIRER_SUSPECTED_FRAUD),
    ("yoo_kassa", "fraud_suspected"): Entry(R.ACQUIRER_SUSPECTED_FRAUD),
    ("payment_network", "fraud_suspected"): Entry(R.ISSUER_SUSPECTED_FRAUD),
}

_RESTRICTED_ACCOUNT = Entry(R.INVALID_ACCOUNT, others=(R.ISSUER_SUSPECTED_FRAUD,), certainty=_LIKELY)
_NOT_CONFIRMED = Entry(R.PAYER_NOT_CONFIRMED, others=(R.PAYER_ABANDONED,), certainty=_LIKELY)

BY_METHOD = {
    (Method.MOBILE, "expired_on_confirmation"): _NOT_CONFIRMED,
    (Method.SBP, "expired_on_confirmation"): _NOT_CONFIRMED,
    (Method.MOBILE, "payment_method_limit_exceeded"): Entry(
        R.OPERATOR_LIMIT, others=(R.ACQUIRER_LIMIT,), certainty=_LIKELY
    ),
    (Method.WALLET, "payment_method_limit_exceeded"): Entry(
        R.WALLET_LIMIT, others=(R.ACQUIRER_LIMIT,), certainty=_LIKELY
    ),
    (Method.MOBILE, "payment_method_restricted"): Entry(R.OPERATOR_REFUSED, certainty=_LIKELY),
    (Method.SBP, "payment_method_restricted"): _RESTRICTED_ACCOUNT,
    (Method.WALLET, "payment_method_restricted"): _RESTRICTED_ACCOUNT,
    (Method.WALLET, "issuer_unavailable"): Entry(R.WALLET_TEMPORARY_ERROR, certainty=_LIKELY),
    (Method.MOBILE, "issuer_unavailable"): Entry(R.WALLET_TEMPORARY_ERROR, certainty=_LIKELY),
}
"""What the reason of a payment means for one method, where that is not what it means for all."""

EXPLAINED = {
    "invalid_request": "the request is not valid",
    "invalid_credentials": "shop id and secret key, or the token, are not those of a shop",
    "forbidden": "the key or token has no right to do this",
    "not_found": "YooKassa does not know it",
    "gone": "it was deleted",
    "too_many_requests": "too many requests at once: ask again later",
    "refusal": "YooKassa's rules do not allow it",
    "internal_server_error": "a fault at YooKassa, and the result is not known: ask again with the same key",
    "processing": "the request is still in work: ask again with the same key",
    "error": "an error that is not named",
}
"""What the codes of errors say, for the reader of an error message."""

RECEIPT = (
    "the fiscal receipt is missing or not valid: a shop that is bound to send receipts has to send `receipt` with the"
    " buyer's e-mail or phone and lines whose sum is the amount"
)
"""What an invalid request says when the parameter at fault is the receipt."""


def meaning(code: str | None, kind: str, party: str | None, method: Method | None, on: date) -> Reading:
    """Why something was cancelled: by what it is, by whom, by the method, by the reason alone."""
    name = code or ""
    found = (BY_KIND.get((kind, name)), BY_PARTY.get((party or "", name)))
    by_method = BY_METHOD.get((method, name)) if method and kind == "payment" else None
    entry = next(filter(None, chain(found, (by_method,))), None)
    return read(Said(code=code), REASONS, on) if entry is None else REASONS.reading(entry, Via.PROVIDER)
