"""States and codes of Robokassa, and what a refusal means.

Sources, all Robokassa's own, read on 2026-11-22: the states and the results of OpStateExt from its SDKs
robokassa/sdk-ios (PaymentResult.swift, 4868490) and sdk-android (CheckPayState.kt, 4bfe716), results 0, 2 and 1000 also
from docs.robokassa.ru/xml-interfaces; the faults of the payment page from docs.robokassa.ru/pay-interface, section
"Типовые ошибки интерфейса оплаты".

Only one state is a refusal, and it has two causes that nothing tells apart. Why a bank refused, Robokassa does not
tell: the payer sees it on the payment page, where he can try again.
"""

from datetime import date

from paysupport.codes import Entry, Said, Table, read
from paysupport.model import Certainty, Method, Reason, Status
from paysupport.money import exponents

STATUSES = {
    "5": Status.PENDING,
    "10": Status.EXPIRED,
    "20": Status.AUTHORIZED,
    "50": Status.PENDING,
    "60": Status.REFUNDED,
    "80": Status.PENDING,
    "100": Status.PAID,
}
"""5: begun, nothing has been paid; 50: the money has come in and is being credited to the shop, which takes less than
20 minutes; 80: held back after a fault or for a check, until Robokassa's support has decided."""

TOLD = {"OK": Status.PAID, "HOLD": Status.AUTHORIZED}
"""States of a notification to ResultUrl2 (docs.robokassa.ru/pay-interface; HOLD from Robokassa's module for Bitrix,
TwoStagePaymentTable)."""

METHODS = {"BankCard": Method.CARD, "SBP": Method.SBP, "EMoney": Method.WALLET}
"""By `PaymentMethod` (docs.robokassa.ru/xml-interfaces, docs.robokassa.ru/ru/sbp-qr-payment)."""

EXPONENTS = exponents({})
"""Amounts are told in major units, often with six decimals."""

DONE = "0"
UNKNOWN_NUMBER = "3"
REFUSED_KEYS = frozenset({"1", "2"})

RESULTS = {
    "1": "the signature is wrong: another algorithm than the shop has chosen, or password #2 of another shop or mode",
    "2": "a shop with this MerchantLogin is not known or not active",
    "3": "there is no operation with this number",
    "4": "there are two operations with this number, which happens when one of them is a test",
    "1000": "an internal error of Robokassa",
}
"""Why OpStateExt tells no operation."""

_LIKELY = Certainty.LIKELY

_INTERNAL = ("20", "21", "22", "23", "24", "27", "28", "32", "36", "37", "43", "500", "1000")

R = Reason
REASONS = Table(
    source="docs.robokassa.ru/pay-interface, faults of the payment page, copy read on 2026-11-22",
    codes={
        "1": Entry(R.INVALID_SIGNATURE),
        "2": Entry(R.MERCHANT_SUSPENDED, others=(R.INVALID_CREDENTIALS,), certainty=_LIKELY),
        "3": Entry(R.ORDER_NOT_FOUND),
        "4": Entry(R.DUPLICATE),
        "10": Entry(R.PAYER_ABANDONED, others=(R.CANCELLED_BY_PAYER,), certainty=_LIKELY),
        "25": Entry(R.MERCHANT_SUSPENDED, others=(R.INVALID_CREDENTIALS,), certainty=_LIKELY),
        "26": Entry(R.INVALID_CREDENTIALS),
        "29": Entry(R.INVALID_SIGNATURE),
        "30": Entry(R.INVALID_REQUEST),
        "31": Entry(R.INVALID_AMOUNT),
        "33": Entry(R.PAYER_ABANDONED),
        "34": Entry(R.OPERATION_NOT_ENABLED),
        "35": Entry(R.INVALID_REQUEST),
        "40": Entry(R.DUPLICATE),
        "41": Entry(R.PROVIDER_TEMPORARY_ERROR),
        "51": Entry(R.ORDER_EXPIRED),
        "52": Entry(R.DUPLICATE),
        "53": Entry(R.ORDER_NOT_FOUND),
        "64": Entry(R.OPERATION_NOT_ENABLED),
        "65": Entry(R.INVALID_REQUEST),
        **dict.fromkeys(_INTERNAL, Entry(R.PROVIDER_ERROR)),
    },
)
"""1 to 4 and 1000 are results of a look-up, 10 is a state, the rest are faults of the payment page."""

UNPAID = read(Said(code="10"), REASONS, date.max)
"""Why an operation in state 10 came to nothing: the payer refused, or did not pay in time."""
