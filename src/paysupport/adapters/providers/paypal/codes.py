"""Processor codes of PayPal and its reasons, and what they mean.

Sources: the 154 codes, paypal/paypal-rest-api-specifications of 2024-02-03, Payments v2; their names, those of the
advice codes and of the reasons, PayPal's Server SDK 2.4.0 (2026). Read on 2026-11-25.

Of a processor code PayPal publishes the name alone. An entry is certain where the name says the reason, and likely
where it has to be read between the words.
"""

from datetime import date

from paysupport.adapters.providers.paypal.issues import ISSUES
from paysupport.adapters.providers.paypal.statuses import DISPUTES, MOVEMENTS, ORDERS, REPORTED
from paysupport.adapters.providers.paypal.statuses import PAYOUTS as PAID_OUT
from paysupport.codes import MEMORY, Entry, Said, Table, read
from paysupport.model import Certainty, Reading, Reason, Via

STATUSES = {
    f"{kind} {word}": status
    for kind, table in {**MOVEMENTS, "order": ORDERS, "payout": PAID_OUT, "row": REPORTED, "dispute": DISPUTES}.items()
    for word, status in table.items()
}
"""All of them, for the page of the adapter; the same word means another thing on another object."""

NO_REFUSALS = frozenset({"0000", "1000", "7600"})
"""Processor codes of an approval: whole, of a part, and without a capture."""

SDK = "PayPal Server SDK 2.4.0, ProcessorResponseCode"

R = Reason
_LIKELY, _POSSIBLE = Certainty.LIKELY, Certainty.POSSIBLE


def _likely(reason: Reason, *others: Reason, final: bool = False) -> Entry:
    return Entry(reason, others=others, final=final, certainty=_LIKELY)


_OPAQUE = Entry(R.GENERIC_DECLINE, certainty=_POSSIBLE)
"""For names that say nothing of a reason."""

_PROCESSOR = {
    "00N7": Entry(R.INCORRECT_CVC),
    "0100": _likely(R.DO_NOT_HONOR),
    "0390": Entry(R.INVALID_ACCOUNT),
    "0500": Entry(R.DO_NOT_HONOR),
    "0580": _likely(R.TRANSACTION_NOT_PERMITTED, R.ISSUER_SUSPECTED_FRAUD),
    "0800": _likely(R.PROVIDER_TEMPORARY_ERROR, R.NETWORK_ERROR),
    "0880": _likely(R.PROVIDER_ERROR, R.NETWORK_ERROR),
    "0890": Entry(R.INCORRECT_PIN),
    "0960": _likely(R.NETWORK_ERROR, R.ISSUER_ERROR),
    "0R00": _likely(R.STOP_PAYMENT, R.CANCELLED_BY_PAYER),
    "10BR": Entry(R.DO_NOT_HONOR),
    "1300": Entry(R.INVALID_REQUEST),
    "1310": Entry(R.INVALID_AMOUNT),
    "1312": Entry(R.INVALID_TRANSACTION),
    "1317": _likely(R.INVALID_REQUEST),
    "1320": _likely(R.CURRENCY_NOT_ENABLED),
    "1330": Entry(R.INVALID_ACCOUNT),
    "1335": Entry(R.INVALID_ACCOUNT, others=(R.SAVED_CARD_UNUSABLE,)),
    "1340": Entry(R.ACQUIRER_ERROR),
    "1350": Entry(R.ACQUIRER_ERROR),
    "1352": _likely(R.RESTRICTED_CARD, R.INVALID_ACCOUNT),
    "1360": _likely(R.ACQUIRER_ERROR),
    "1370": Entry(R.ACQUIRER_ERROR),
    "1380": Entry(R.INCORRECT_EXPIRY),
    "1382": Entry(R.INCORRECT_CVC),
    "1384": _likely(R.INVALID_TRANSACTION),
    "1390": _likely(R.INVALID_REQUEST),
    "1393": _likely(R.GENERIC_DECLINE, R.LEGAL_RESTRICTION),
    "5100": Entry(R.GENERIC_DECLINE),
    "5110": Entry(R.INCORRECT_CVC),
    "5120": Entry(R.INSUFFICIENT_FUNDS),
    "5130": Entry(R.INCORRECT_PIN),
    "5135": Entry(R.PIN_TRIES_EXCEEDED),
    "5140": Entry(R.INVALID_ACCOUNT),
    "5150": Entry(R.PICKUP_CARD, others=(R.LOST_CARD, R.STOLEN_CARD), final=True),
    "5160": _likely(R.TRANSACTION_NOT_PERMITTED, R.ISSUER_SUSPECTED_FRAUD),
    "5170": Entry(R.INCORRECT_ADDRESS),
    "5180": _likely(R.RESTRICTED_CARD, R.INCORRECT_NUMBER, R.INVALID_ACCOUNT, final=True),
    "5190": _likely(R.INCORRECT_ADDRESS),
    "5200": Entry(R.DUPLICATE),
    "5210": Entry(R.INVALID_TRANSACTION),
    "5400": Entry(R.EXPIRED_CARD),
    "5500": Entry(R.INCORRECT_PIN),
    "5650": Entry(R.AUTHENTICATION_REQUIRED),
    "5700": Entry(R.TRANSACTION_NOT_PERMITTED, others=(R.TERMINAL_NOT_PERMITTED,)),
    "5710": _likely(R.ISSUER_LIMIT, R.LIMIT_OF_UNKNOWN_OWNER),
    "5800": _likely(R.INVALID_TRANSACTION),
    "5900": _likely(R.INCORRECT_CARD_DATA),
    "5910": Entry(R.ISSUER_UNAVAILABLE, final=True),
    "5920": Entry(R.ISSUER_UNAVAILABLE),
    "5930": Entry(R.CARD_NOT_ACTIVATED),
    "5950": Entry(R.NEW_ACCOUNT_INFORMATION),
    "6300": Entry(R.INVALID_ACCOUNT),
    "7700": _likely(R.AUTHENTICATION_PROVIDER_ERROR, R.AUTHENTICATION_FAILED),
    "7710": Entry(R.AUTHENTICATION_FAILED),
    "7800": _likely(R.INCORRECT_NUMBER, R.CARD_NOT_SUPPORTED),
    "7900": _likely(R.INCORRECT_PIN),
    "8000": _likely(R.PROVIDER_TEMPORARY_ERROR),
    "8010": _likely(R.PROVIDER_ERROR),
    "8020": _likely(R.ACQUIRER_ERROR, R.PROVIDER_ERROR),
    "8030": _likely(R.OPERATION_NOT_ENABLED),
    "8100": _likely(R.PROVIDER_ERROR, R.NETWORK_ERROR),
    "8110": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "8220": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "9100": _likely(R.GENERIC_DECLINE, R.ISSUER_UNAVAILABLE),
    "9500": _likely(R.ISSUER_SUSPECTED_FRAUD, R.ACQUIRER_SUSPECTED_FRAUD, final=True),
    "9510": Entry(R.SECURITY_VIOLATION),
    "9520": Entry(R.LOST_CARD, others=(R.STOLEN_CARD,), final=True),
    "9530": _likely(R.DO_NOT_HONOR),
    "9540": _likely(R.DO_NOT_HONOR, R.RESTRICTED_CARD),
    "9600": Entry(R.GENERIC_DECLINE),
    "PCNR": _likely(R.AUTHENTICATION_REQUIRED),
    "PCVV": Entry(R.INCORRECT_CVC),
    "PP06": Entry(R.INVALID_ACCOUNT),
    "PPAB": Entry(R.RESTRICTED_CARD),
    "PPAD": Entry(R.INCORRECT_ADDRESS),
    "PPAE": Entry(R.CARD_NOT_SUPPORTED),
    "PPAG": _likely(R.TERMINAL_NOT_PERMITTED, R.OPERATION_NOT_ENABLED),
    "PPAI": Entry(R.INVALID_AMOUNT),
    "PPAR": _OPAQUE,
    "PPAU": _likely(R.ACQUIRER_ERROR),
    "PPAV": _likely(R.INCORRECT_ADDRESS),
    "PPAX": _likely(R.LIMIT_OF_UNKNOWN_OWNER),
    "PPBG": _likely(R.TERMINAL_NOT_PERMITTED, R.OPERATION_NOT_ENABLED),
    "PPC2": _likely(R.INCORRECT_CVC),
    "PPCE": _likely(R.ACQUIRER_ERROR),
    "PPCO": _likely(R.CARD_COUNTRY_NOT_ALLOWED),
    "PPCR": _OPAQUE,
    "PPCT": Entry(R.CARD_NOT_SUPPORTED),
    "PPCU": Entry(R.CURRENCY_NOT_ENABLED),
    "PPD3": _likely(R.AUTHENTICATION_PROVIDER_ERROR, R.AUTHENTICATION_FAILED),
    "PPDC": _likely(R.OPERATION_NOT_ENABLED),
    "PPDI": _likely(R.CARD_NOT_SUPPORTED),
    "PPDT": _likely(R.LIMIT_OF_UNKNOWN_OWNER),
    "PPDV": _OPAQUE,
    "PPEF": Entry(R.EXPIRED_CARD),
    "PPEL": _likely(R.ISSUER_LIMIT, R.LIMIT_OF_UNKNOWN_OWNER),
    "PPER": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "PPEX": _likely(R.INCORRECT_EXPIRY, R.EXPIRED_CARD),
    "PPFE": _likely(R.INVALID_REQUEST),
    "PPFI": _likely(R.INCORRECT_CARD_DATA, R.INVALID_ACCOUNT),
    "PPFR": Entry(R.RESTRICTED_CARD),
    "PPFV": Entry(R.INVALID_REQUEST),
    "PPGR": _likely(R.OPERATION_NOT_ENABLED),
    "PPH1": _OPAQUE,
    "PPIF": _likely(R.INVALID_REQUEST, R.DUPLICATE),
    "PPII": Entry(R.INVALID_REQUEST),
    "PPIM": _likely(R.INVALID_REQUEST),
    "PPIT": _likely(R.INVALID_REQUEST),
    "PPLR": _likely(R.INVALID_TRANSACTION),
    "PPLS": _OPAQUE,
    "PPMB": _likely(R.INVALID_REQUEST, R.ACQUIRER_ERROR),
    "PPMC": _likely(R.CARD_NOT_SUPPORTED, R.RESTRICTED_CARD),
    "PPMD": _OPAQUE,
    "PPNC": _OPAQUE,
    "PPNL": _likely(R.LIMIT_OF_UNKNOWN_OWNER),
    "PPNM": Entry(R.ACQUIRER_ERROR),
    "PPNT": Entry(R.NETWORK_ERROR),
    "PPPH": _likely(R.INVALID_REQUEST, R.INCORRECT_PHONE),
    "PPPI": _likely(R.INVALID_REQUEST, R.OPERATION_NOT_ENABLED),
    "PPPM": _likely(R.CARD_NOT_SUPPORTED),
    "PPQC": _likely(R.TERMINAL_NOT_PERMITTED, R.OPERATION_NOT_ENABLED),
    "PPRE": _likely(R.PREVIOUS_NOT_FINISHED),
    "PPRF": _likely(R.INVALID_REQUEST, R.PREVIOUS_NOT_FINISHED),
    "PPRN": _likely(R.DO_NOT_HONOR, final=True),
    "PPRR": Entry(R.ACQUIRER_ERROR, others=(R.MERCHANT_SUSPENDED,)),
    "PPS0": _likely(R.INVALID_REQUEST),
    "PPS1": _likely(R.DUPLICATE),
    "PPS2": _likely(R.CANCELLED_BY_MERCHANT),
    "PPS3": Entry(R.AUTHORIZATION_EXPIRED),
    "PPS4": _likely(R.INVALID_REQUEST),
    "PPS5": _likely(R.INCORRECT_CARD_DATA, R.INVALID_REQUEST),
    "PPS6": Entry(R.INVALID_AMOUNT),
    "PPSC": _likely(R.ACQUIRER_SUSPECTED_FRAUD, R.BLOCKED_BY_OWN_RULES),
    "PPSD": _OPAQUE,
    "PPSE": _likely(R.DO_NOT_HONOR),
    "PPTE": _likely(R.SAVED_CARD_UNUSABLE, R.AUTHENTICATION_FAILED),
    "PPTF": _likely(R.INVALID_REQUEST),
    "PPTI": _likely(R.INVALID_REQUEST),
    "PPTR": _likely(R.SAVED_CARD_UNUSABLE),
    "PPTT": Entry(R.OPERATION_NOT_ENABLED),
    "PPTV": _likely(R.SAVED_CARD_UNUSABLE, R.INVALID_REQUEST),
    "PPUA": _likely(R.INVALID_CREDENTIALS, R.OPERATION_NOT_ENABLED),
    "PPUC": Entry(R.CURRENCY_NOT_ENABLED),
    "PPUE": _likely(R.OPERATION_NOT_ENABLED),
    "PPUI": _likely(R.OPERATION_NOT_ENABLED),
    "PPUP": _likely(R.OPERATION_NOT_ENABLED),
    "PPUR": _likely(R.OPERATION_NOT_ENABLED),
    "PPVC": _likely(R.CURRENCY_NOT_ENABLED),
    "PPVE": Entry(R.INVALID_REQUEST),
    "PPVT": Entry(R.OPERATION_NOT_ENABLED),
}

_REASONS = {
    "DECLINED_BY_RISK_FRAUD_FILTERS": Entry(
        R.BLOCKED_BY_OWN_RULES, source="PayPal Server SDK 2.4.0, CaptureIncompleteReason"
    ),
}
"""Reasons of a status that say why a capture was refused; all others say what it waits for."""

_ADVICE = "PayPal Server SDK 2.4.0, PaymentAdviceCode"

REASONS = Table(
    source=SDK,
    codes=_PROCESSOR | _REASONS | ISSUES,
    advice={
        "03": Entry(R.UNKNOWN, final=True, source=_ADVICE),
        "21": Entry(R.STOP_PAYMENT, final=True, source=_ADVICE),
    },
)
"""Of the advice only what Visa and Mastercard mean alike; `interpret` knows the rest."""

PAYOUTS = Table(
    source="developer.paypal.com, payouts, view transactions, 2026-07-24",
    codes={
        "INSUFFICIENT_FUNDS": Entry(R.MERCHANT_BALANCE, source=MEMORY),
        "SENDER_ACCOUNT_UNVERIFIED": _likely(R.MERCHANT_SUSPENDED, R.OPERATION_NOT_ENABLED),
    },
)
"""Why a payout was not made; these names mean something else on a payment."""

EXPIRED = Reading(
    reason=R.AUTHORIZATION_EXPIRED, via=Via.PROVIDER, certainty=Certainty.CERTAIN, source="Payments v1, state expired"
)
"""What the status of an authorization alone says."""

DENIED = Reading(
    reason=R.BLOCKED_BY_OWN_RULES,
    via=Via.PROVIDER,
    certainty=_LIKELY,
    source="Transaction Search v1, status D: rules of PayPal or of the merchant",
)
"""What the status of a row in a transaction search alone says."""

_VISA_STOPS = frozenset({"02", "03"})
_STOPPED = Reading(reason=R.STOP_PAYMENT, via=Via.ADVICE, certainty=Certainty.CERTAIN, final=True, source=_ADVICE)


def interpret(said: Said, on: date) -> Reading:
    """The meaning of a refusal: with Visa, 02 and 03 mean that the payer has stopped this or all recurring payments.

    With Mastercard 02 asks for another try after 72 hours, and 03 is an account that was closed, perhaps for fraud.
    """
    if said.network == "visa" and said.advice in _VISA_STOPS:
        return _STOPPED
    return read(said, REASONS, on)
