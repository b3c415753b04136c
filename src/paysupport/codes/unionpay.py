"""Response codes of UnionPay.

UnionPay International gives its specification to members; the meanings are those that developer.cybersource.com
publishes for the China UnionPay processor and for first ride risk (read on 2026-11-25). What it does not list is read
by ISO 8583. Codes that answer files (D1 to F4) and approvals (00, 10, 11, 16, A2, A4 to A6) are not listed.
"""

from paysupport.codes.table import Entry, Table
from paysupport.model import Certainty, Reason, Via

CYBERSOURCE = "developer.cybersource.com, China UnionPay, processor response"

R = Reason


def _told(text: str, reason: Reason, *others: Reason) -> Entry:
    return Entry(reason, others, text=text, source=CYBERSOURCE, primary=False, certainty=Certainty.LIKELY)


TABLE = Table(
    source=CYBERSOURCE,
    via=Via.NETWORK,
    codes={
        "01": _told("contact the issuer", R.DO_NOT_HONOR),
        "03": _told("invalid merchant", R.ACQUIRER_ERROR, R.TERMINAL_NOT_PERMITTED, R.TRANSACTION_NOT_PERMITTED),
        "04": _told("pick up card", R.PICKUP_CARD),
        "05": _told("identification of the cardholder failed", R.DO_NOT_HONOR, R.CONFIRMATION_FAILED, R.INCORRECT_CVC),
        "12": _told("invalid related transaction", R.INVALID_TRANSACTION),
        "13": _told("invalid amount", R.INVALID_AMOUNT),
        "14": _told("invalid card number", R.INCORRECT_NUMBER),
        "15": _told("no such issuer", R.INCORRECT_NUMBER, R.NETWORK_ERROR, R.CARD_NOT_SUPPORTED),
        "20": _told("update the QR code", R.INVALID_REQUEST, R.ORDER_EXPIRED),
        "21": _told("card not initialised, or dormant", R.CARD_NOT_ACTIVATED),
        "22": _told("suspected malfunction, or too late for this transaction", R.INVALID_TRANSACTION, R.NETWORK_ERROR),
        "25": _told("original transaction not found", R.INVALID_TRANSACTION),
        "30": _told("format error", R.INVALID_REQUEST, R.ACQUIRER_ERROR),
        "34": _told("fraud, pick up", R.ISSUER_SUSPECTED_FRAUD),
        "38": _told("allowed PIN tries exceeded", R.PIN_TRIES_EXCEEDED),
        "40": _told("requested function not supported", R.INVALID_TRANSACTION, R.TRANSACTION_NOT_PERMITTED),
        "41": _told("lost card", R.LOST_CARD),
        "43": _told("stolen card", R.STOLEN_CARD),
        "57": _told("not allowed to the cardholder", R.TRANSACTION_NOT_PERMITTED),
        "58": _told("not allowed to the terminal", R.TERMINAL_NOT_PERMITTED),
        "59": _told("suspected fraud", R.ISSUER_SUSPECTED_FRAUD),
        "62": _told("restricted card", R.RESTRICTED_CARD),
        "68": _told("issuer response timeout", R.ISSUER_UNAVAILABLE, R.NETWORK_ERROR),
        "75": _told("allowed PIN tries exceeded", R.PIN_TRIES_EXCEEDED),
        "90": _told("cut-off in progress", R.ISSUER_UNAVAILABLE, R.NETWORK_ERROR),
        "91": _told("issuer cannot process", R.ISSUER_UNAVAILABLE),
        "97": _told("terminal number not found", R.ACQUIRER_ERROR),
        "98": _told("issuer response not received", R.ISSUER_UNAVAILABLE, R.NETWORK_ERROR),
        "99": _told("PIN block error", R.INCORRECT_PIN, R.ACQUIRER_ERROR),
        "1A": _told("additional customer authentication required", R.AUTHENTICATION_REQUIRED),
        "A0": _told("message authentication failed", R.ACQUIRER_ERROR, R.NETWORK_ERROR),
        "N1": _told("beyond the limit", R.ISSUER_LIMIT),
        "P1": _told("phone number not known to the issuer", R.INCORRECT_PHONE, R.CONFIRMATION_FAILED),
    },
)
