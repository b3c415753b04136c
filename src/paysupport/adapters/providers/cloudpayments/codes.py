"""Statuses and codes of CloudPayments, and what a refusal means.

Source: developers.cloudpayments.ru, sections "Справочники" (codes, statuses, types of operations) and "Уведомления";
copy of 2026-08-04 in ONREZA/cloudpayments-sdk-ts, read on 2026-11-21. `others` are the further causes that the same
entry of that document gives.

The document tells shops that charge saved cards not to repeat 5001, 5003, 5005, 5012, 5017, 5033, 5034 and 5057 without
a new first payment. The payer may still enter a card anew, so that none of these readings is final.
"""

from paysupport.codes import Entry, Table
from paysupport.model import Certainty, Method, Party, Reason, Status
from paysupport.money import exponents

STATUSES = {
    "AwaitingAuthentication": Status.REQUIRES_ACTION,
    "Authorized": Status.AUTHORIZED,
    "Completed": Status.PAID,
    "Cancelled": Status.CANCELLED,
    "Declined": Status.FAILED,
}

KINDS = {
    "Payment": "payment",
    "Refund": "refund",
    "CardPayout": "payout",
    "0": "payment",
    "1": "refund",
    "2": "payout",
}
"""By `OperationType` of a notification and `Type` of an answer; that a refund has the type 1 is from memory."""

METHODS = {
    "Card": Method.CARD,
    "ForeignCard": Method.CARD,
    "MirPay": Method.CARD,
    "Sbp": Method.SBP,
    "TinkoffPay": Method.WALLET,
    "T-Pay": Method.WALLET,
    "SberPay": Method.WALLET,
    "Dolyame": Method.CREDIT,
    "TcsBnplDolyame": Method.CREDIT,
    "TcsInstallment": Method.CREDIT,
}
"""By `PaymentMethod`; the words are those of the widget, of the notifications and of the request for Долями."""

EXPONENTS = exponents({})
"""Amounts are decimals in major units; the document names no exceptions from ISO 4217."""

DOCUMENT = "developers.cloudpayments.ru, error codes, copy of 2026-08-04"
CHECK = "developers.cloudpayments.ru, answers to the Check notification, copy of 2026-08-04"

R = Reason
_LIKELY = Certainty.LIKELY
_CARD_SETTINGS = (R.RESTRICTED_CARD, R.CARD_NOT_ACTIVATED, R.TRANSACTION_NOT_PERMITTED)

_SHOP = {
    "3001": Entry(R.REFUSED_BY_MERCHANT, source=CHECK),
    "3002": Entry(R.REFUSED_BY_MERCHANT, source=CHECK),
    "3003": Entry(R.REFUSED_BY_MERCHANT, source=CHECK),
    "3004": Entry(R.REFUSED_BY_MERCHANT, source=CHECK),
    "3005": Entry(R.MERCHANT_HANDLER_ERROR, source=CHECK),
    "3006": Entry(R.MERCHANT_HANDLER_ERROR, source=CHECK),
    "3007": Entry(R.MERCHANT_HANDLER_ERROR, source=CHECK),
    "3008": Entry(R.REFUSED_BY_MERCHANT, source=CHECK),
}

_BANKS = {
    "5001": Entry(R.DO_NOT_HONOR, others=(R.TRANSACTION_NOT_PERMITTED,), certainty=_LIKELY),
    # "Invalid Merchant" by its name, the issuer's refusal of a payment online by its explanation.
    "5003": Entry(R.TRANSACTION_NOT_PERMITTED, others=(R.TERMINAL_NOT_PERMITTED, R.ACQUIRER_ERROR), certainty=_LIKELY),
    "5004": Entry(R.PICKUP_CARD, others=(R.LOST_CARD,)),
    "5005": Entry(R.DO_NOT_HONOR, others=(R.INCORRECT_CVC, *_CARD_SETTINGS)),
    "5006": Entry(R.NETWORK_ERROR, others=(R.INCORRECT_CVC,), certainty=_LIKELY),
    "5007": Entry(R.PICKUP_CARD, others=(R.LOST_CARD,)),
    "5012": Entry(R.TRANSACTION_NOT_PERMITTED, others=(R.INVALID_TRANSACTION,)),
    "5013": Entry(R.INVALID_AMOUNT),
    "5014": Entry(R.INCORRECT_NUMBER),
    "5015": Entry(R.INCORRECT_NUMBER, certainty=_LIKELY),
    "5017": Entry(R.CANCELLED_BY_PAYER),
    "5019": Entry(R.DO_NOT_HONOR, others=(R.INCORRECT_CVC, *_CARD_SETTINGS)),
    "5030": Entry(R.ACQUIRER_ERROR),
    "5031": Entry(R.CARD_NOT_SUPPORTED, others=(R.INCORRECT_NUMBER,), certainty=_LIKELY),
    "5033": Entry(R.PICKUP_CARD, others=(R.EXPIRED_CARD,)),
    "5034": Entry(R.ISSUER_SUSPECTED_FRAUD),
    "5036": Entry(R.RESTRICTED_CARD),
    "5041": Entry(R.LOST_CARD),
    "5043": Entry(R.STOLEN_CARD),
    "5051": Entry(R.INSUFFICIENT_FUNDS),
    "5054": Entry(R.EXPIRED_CARD, others=(R.INCORRECT_EXPIRY,)),
    "5055": Entry(R.INCORRECT_PIN),
    "5057": Entry(R.TRANSACTION_NOT_PERMITTED, others=(R.ISSUER_LIMIT, R.RESTRICTED_CARD, R.CARD_NOT_ACTIVATED)),
    "5058": Entry(R.TRANSACTION_NOT_PERMITTED),
    "5059": Entry(R.ISSUER_SUSPECTED_FRAUD),
    "5061": Entry(R.ISSUER_LIMIT),
    "5062": Entry(R.RESTRICTED_CARD),
    "5063": Entry(R.SECURITY_VIOLATION),
    "5065": Entry(R.ISSUER_LIMIT),
    "5082": Entry(R.INCORRECT_CVC),
    "5091": Entry(R.ISSUER_UNAVAILABLE),
    "5092": Entry(R.ISSUER_UNAVAILABLE, others=(R.NETWORK_ERROR,)),
    "5096": Entry(R.NETWORK_ERROR, others=(R.PROVIDER_TEMPORARY_ERROR,), certainty=_LIKELY),
    "5113": Entry(R.CARD_COUNTRY_NOT_ALLOWED),
    "5204": Entry(R.GENERIC_DECLINE),
    "5206": Entry(R.AUTHENTICATION_FAILED),
    "5207": Entry(R.AUTHENTICATION_ISSUER_ERROR, others=(R.AUTHENTICATION_NOT_SUPPORTED,), certainty=_LIKELY),
    # "Anti Fraud" by its name, the acquirer's limits by its explanation.
    "5300": Entry(R.ACQUIRER_LIMIT, others=(R.ACQUIRER_SUSPECTED_FRAUD,), certainty=_LIKELY),
    "5303": Entry(R.ACQUIRER_LIMIT),
    # The phone is a field of the shop's request, which networks demand of telecommunication services.
    "5761": Entry(R.INVALID_REQUEST, others=(R.INCORRECT_PHONE,), certainty=_LIKELY),
    "5762": Entry(R.INCORRECT_PHONE),
    "5763": Entry(R.INCORRECT_PHONE, others=(R.INVALID_REQUEST,), certainty=_LIKELY),
}

_FASTER_PAYMENTS = {
    "6001": Entry(R.GENERIC_DECLINE, others=(R.PAYER_NOT_CONFIRMED,), certainty=_LIKELY),
    "6002": Entry(R.INVALID_REQUEST),
    "6003": Entry(R.PROVIDER_ERROR, certainty=_LIKELY),
    "6004": Entry(R.CURRENCY_NOT_ENABLED),
    "6005": Entry(R.INVALID_REQUEST),
    "6006": Entry(R.INVALID_REQUEST),
    "6007": Entry(R.INVALID_REQUEST),
    "6008": Entry(R.INVALID_REQUEST),
    "6009": Entry(R.INVALID_REQUEST),
    "6010": Entry(R.SAVED_CARD_UNUSABLE),
    "6011": Entry(R.SAVED_CARD_UNUSABLE),
    "6013": Entry(R.DUPLICATE),
    "6014": Entry(R.INVALID_REQUEST),
    "6015": Entry(R.ORDER_NOT_FOUND),
    "6016": Entry(R.BANK_NOT_CONNECTED),
    "6017": Entry(R.TERMINAL_NOT_PERMITTED),
    "6021": Entry(R.INVALID_ACCOUNT),
    "6022": Entry(R.INVALID_ACCOUNT, others=(R.INCORRECT_WALLET_DATA,)),
    "6025": Entry(R.OPERATION_NOT_ENABLED, others=(R.SAVED_CARD_UNUSABLE,), certainty=_LIKELY),
}

REASONS = Table(source=DOCUMENT, codes=_SHOP | _BANKS | _FASTER_PAYMENTS)

REFUSED_BY = {**dict.fromkeys(_SHOP, Party.MERCHANT), "5300": Party.ACQUIRER, "5303": Party.ACQUIRER}
"""Who said no, where a code tells it beyond doubt."""
