"""Action codes of American Express, of three digits as in ISO 8583:1993.

American Express gives its Global Credit Authorization Guide to partners only; the meanings are those that processors
publish: docs.lyra.com, Codes returned by AMEX Global acquirer, and developer.cardpointe.com, association response codes
(103, 105, 188, 190, 193, 194, 977, 978). Read on 2026-11-25. Processors also pass on two digits for American Express:
these are codes of ISO 8583:1987.
"""

from paysupport.codes.table import Entry, Table
from paysupport.model import Certainty, Reason, Via

LYRA = "docs.lyra.com, Codes returned by AMEX Global acquirer"
CARDPOINTE = "developer.cardpointe.com, association response codes, American Express"

R = Reason


def _told(text: str, reason: Reason, *others: Reason, source: str = LYRA) -> Entry:
    return Entry(reason, others, text=text, source=source, primary=False, certainty=Certainty.LIKELY)


TABLE = Table(
    source=LYRA,
    via=Via.NETWORK,
    codes={
        "100": _told("deny", R.DO_NOT_HONOR),
        "101": _told("expired card, or invalid expiry date", R.EXPIRED_CARD, R.INCORRECT_EXPIRY),
        "103": _told("security code failed", R.INCORRECT_CVC, source=CARDPOINTE),
        "105": _told("card cancelled", R.INVALID_ACCOUNT, source=CARDPOINTE),
        "106": _told("allowed PIN tries exceeded", R.PIN_TRIES_EXCEEDED),
        "107": _told("call issuer", R.DO_NOT_HONOR),
        "109": _told("invalid merchant", R.ACQUIRER_ERROR, R.TERMINAL_NOT_PERMITTED),
        "110": _told("invalid amount", R.INVALID_AMOUNT),
        "111": _told("invalid account", R.INCORRECT_NUMBER, R.INVALID_ACCOUNT),
        "115": _told("requested function not supported", R.INVALID_TRANSACTION, R.TRANSACTION_NOT_PERMITTED),
        "116": _told("not sufficient funds", R.INSUFFICIENT_FUNDS, source=CARDPOINTE),
        "117": _told("invalid PIN", R.INCORRECT_PIN),
        "119": _told("card member not enrolled, or not permitted", R.TRANSACTION_NOT_PERMITTED),
        "121": _told("limit exceeded", R.ISSUER_LIMIT, R.INSUFFICIENT_FUNDS, source=CARDPOINTE),
        "122": _told("invalid card security code", R.INCORRECT_CVC),
        "125": _told("invalid effective date", R.INCORRECT_EXPIRY),
        "130": _told("additional customer identification required", R.AUTHENTICATION_REQUIRED, source=CARDPOINTE),
        "181": _told("format error", R.INVALID_REQUEST, R.ACQUIRER_ERROR),
        "183": _told("invalid currency code", R.CURRENCY_NOT_ENABLED, R.CARD_CURRENCY_NOT_SUPPORTED),
        "187": _told("deny, new card issued", R.NEW_ACCOUNT_INFORMATION),
        "188": _told("deny, cancelled", R.INVALID_ACCOUNT, R.STOP_PAYMENT, source=CARDPOINTE),
        "189": _told("deny, merchant or account cancelled or closed", R.MERCHANT_SUSPENDED, R.INVALID_ACCOUNT),
        "190": _told("national identity number differs", R.INCORRECT_CARD_DATA, source=CARDPOINTE),
        "193": _told("invalid country code", R.INVALID_REQUEST, source=CARDPOINTE),
        "194": _told("invalid region code", R.INVALID_REQUEST, source=CARDPOINTE),
        "200": _told("deny, pick up card", R.PICKUP_CARD, R.LOST_CARD, R.STOLEN_CARD),
        "909": _told("system malfunction, cryptographic error", R.ISSUER_ERROR, R.NETWORK_ERROR),
        "912": _told("issuer not available", R.ISSUER_UNAVAILABLE),
        "977": _told("invalid payment plan", R.INVALID_REQUEST, source=CARDPOINTE),
        "978": _told("invalid number of payments", R.INVALID_REQUEST, source=CARDPOINTE),
    },
)
"""Approvals (000, 001, 002) and advices (400, 900) are not listed."""
