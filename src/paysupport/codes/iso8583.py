"""Response codes of ISO 8583:1987 (data element 39), on which the networks build.

69 to 74 and 76 to 89 are left to private use and 97 to 99 to national use by the standard: what stands there, and
letters, belong to the networks. So does each code that a network reads in its own way; the networks' tables go first.
"""

from paysupport.codes.table import Entry, Table
from paysupport.model import Certainty, Reason, Via

STANDARD = "ISO 8583:1987, data element 39"

R = Reason
_LIKELY = Certainty.LIKELY

APPROVALS = {
    "00": "approved",
    "08": "honour with identification",
    "10": "approved for a partial amount",
    "11": "approved, VIP",
    "16": "approved, update track 3",
}
"""Codes that refuse nothing; a refusal that carries one was not made by the issuer."""

TABLE = Table(
    source=STANDARD,
    via=Via.NETWORK,
    codes={
        "01": Entry(R.DO_NOT_HONOR, text="refer to card issuer"),
        "02": Entry(R.DO_NOT_HONOR, text="refer to card issuer, special condition"),
        "03": Entry(
            R.ACQUIRER_ERROR, (R.TERMINAL_NOT_PERMITTED, R.TRANSACTION_NOT_PERMITTED), certainty=_LIKELY,
            text="invalid merchant",
        ),
        "04": Entry(R.PICKUP_CARD, text="pick up card"),
        "05": Entry(R.DO_NOT_HONOR, text="do not honour"),
        "06": Entry(R.ISSUER_ERROR, (R.NETWORK_ERROR,), certainty=_LIKELY, text="error"),
        "07": Entry(
            R.PICKUP_CARD, (R.ISSUER_SUSPECTED_FRAUD, R.STOLEN_CARD), certainty=_LIKELY,
            text="pick up card, special condition",
        ),
        "09": Entry(R.PREVIOUS_NOT_FINISHED, text="request in progress"),
        "12": Entry(R.INVALID_TRANSACTION, text="invalid transaction"),
        "13": Entry(R.INVALID_AMOUNT, text="invalid amount"),
        "14": Entry(R.INCORRECT_NUMBER, text="invalid card number"),
        "15": Entry(
            R.INCORRECT_NUMBER, (R.NETWORK_ERROR, R.CARD_NOT_SUPPORTED), certainty=_LIKELY, text="no such issuer"
        ),
        "17": Entry(R.CANCELLED_BY_PAYER, text="customer cancellation"),
        "18": Entry(R.STOP_PAYMENT, (R.CANCELLED_BY_PAYER,), certainty=_LIKELY, text="customer dispute"),
        "19": Entry(R.ISSUER_ERROR, (R.ACQUIRER_ERROR,), certainty=_LIKELY, text="re-enter transaction"),
        "20": Entry(R.NETWORK_ERROR, (R.ISSUER_ERROR,), certainty=_LIKELY, text="invalid response"),
        "21": Entry(R.DO_NOT_HONOR, (R.ISSUER_ERROR,), certainty=_LIKELY, text="no action taken"),
        "22": Entry(R.NETWORK_ERROR, (R.ISSUER_ERROR,), certainty=_LIKELY, text="suspected malfunction"),
        "23": Entry(R.INVALID_AMOUNT, certainty=_LIKELY, text="unacceptable transaction fee"),
        "24": Entry(R.INVALID_TRANSACTION, certainty=_LIKELY, text="file update not supported"),
        "25": Entry(R.INVALID_TRANSACTION, (R.INVALID_ACCOUNT,), certainty=_LIKELY, text="record not found in file"),
        "26": Entry(R.DUPLICATE, certainty=_LIKELY, text="duplicate record"),
        "27": Entry(R.INVALID_REQUEST, certainty=_LIKELY, text="file update, field edit error"),
        "28": Entry(R.ISSUER_UNAVAILABLE, (R.ISSUER_ERROR,), certainty=_LIKELY, text="file locked out"),
        "29": Entry(R.ISSUER_ERROR, certainty=_LIKELY, text="file update not successful"),
        "30": Entry(R.INVALID_REQUEST, (R.ACQUIRER_ERROR,), certainty=_LIKELY, text="format error"),
        "31": Entry(R.NETWORK_ERROR, (R.CARD_NOT_SUPPORTED,), certainty=_LIKELY, text="bank not supported by switch"),
        "32": Entry(R.INVALID_TRANSACTION, certainty=_LIKELY, text="completed partially"),
        "33": Entry(R.EXPIRED_CARD, text="expired card, pick up"),
        "34": Entry(R.ISSUER_SUSPECTED_FRAUD, text="suspected fraud, pick up"),
        "35": Entry(R.PICKUP_CARD, (R.ACQUIRER_ERROR,), certainty=_LIKELY, text="contact acquirer, pick up"),
        "36": Entry(R.RESTRICTED_CARD, text="restricted card, pick up"),
        "37": Entry(
            R.PICKUP_CARD, (R.ACQUIRER_SUSPECTED_FRAUD,), certainty=_LIKELY, text="call acquirer's security, pick up"
        ),
        "38": Entry(R.PIN_TRIES_EXCEEDED, text="allowed PIN tries exceeded, pick up"),
        "39": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_SUPPORTED,), text="no credit account"),
        "40": Entry(R.INVALID_TRANSACTION, (R.TRANSACTION_NOT_PERMITTED,), text="requested function not supported"),
        "41": Entry(R.LOST_CARD, text="lost card"),
        "42": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_SUPPORTED,), text="no universal account"),
        "43": Entry(R.STOLEN_CARD, text="stolen card"),
        "44": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_SUPPORTED,), text="no investment account"),
        "51": Entry(R.INSUFFICIENT_FUNDS, text="not sufficient funds"),
        "52": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_SUPPORTED,), text="no checking account"),
        "53": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_SUPPORTED,), text="no savings account"),
        "54": Entry(R.EXPIRED_CARD, (R.INCORRECT_EXPIRY,), text="expired card"),
        "55": Entry(R.INCORRECT_PIN, text="incorrect PIN"),
        "56": Entry(R.INCORRECT_NUMBER, (R.INVALID_ACCOUNT,), certainty=_LIKELY, text="no card record"),
        "57": Entry(R.TRANSACTION_NOT_PERMITTED, text="transaction not permitted to cardholder"),
        "58": Entry(R.TERMINAL_NOT_PERMITTED, text="transaction not permitted to terminal"),
        "59": Entry(R.ISSUER_SUSPECTED_FRAUD, text="suspected fraud"),
        "60": Entry(R.ACQUIRER_ERROR, certainty=_LIKELY, text="contact acquirer"),
        "61": Entry(R.ISSUER_LIMIT, text="exceeds withdrawal amount limit"),
        "62": Entry(R.RESTRICTED_CARD, text="restricted card"),
        "63": Entry(R.SECURITY_VIOLATION, text="security violation"),
        "64": Entry(R.INVALID_AMOUNT, certainty=_LIKELY, text="original amount incorrect"),
        "65": Entry(
            R.ISSUER_LIMIT, (R.AUTHENTICATION_REQUIRED,), certainty=_LIKELY, text="exceeds withdrawal frequency limit"
        ),
        "66": Entry(R.ACQUIRER_SUSPECTED_FRAUD, certainty=_LIKELY, text="call acquirer's security department"),
        "67": Entry(R.PICKUP_CARD, text="hard capture"),
        "68": Entry(R.ISSUER_UNAVAILABLE, (R.NETWORK_ERROR,), certainty=_LIKELY, text="response received too late"),
        "75": Entry(R.PIN_TRIES_EXCEEDED, text="allowed PIN tries exceeded"),
        "90": Entry(R.ISSUER_UNAVAILABLE, (R.NETWORK_ERROR,), certainty=_LIKELY, text="cut-off in process"),
        "91": Entry(R.ISSUER_UNAVAILABLE, text="issuer or switch inoperative"),
        "92": Entry(R.NETWORK_ERROR, text="no route to the institution"),
        "93": Entry(R.LEGAL_RESTRICTION, text="cannot be completed, violation of law"),
        "94": Entry(R.DUPLICATE, text="duplicate transmission"),
        "95": Entry(R.NETWORK_ERROR, certainty=_LIKELY, text="reconcile error"),
        "96": Entry(R.ISSUER_ERROR, (R.NETWORK_ERROR,), certainty=_LIKELY, text="system malfunction"),
    },
)  # fmt: skip
