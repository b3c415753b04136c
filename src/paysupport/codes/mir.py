"""Response codes of Mir.

The rules of NSPK that list them are not public. Here stand the codes to which acquirers of Mir give a meaning in their
own documents: developer.tbank.ru, error codes (1000 + code), developers.cloudpayments.ru, reason codes (5000 + code),
and developers.sber.ru, codes of operations (20 December 2023). What none of them lists is read by ISO 8583. Acquirers
do not say whether a meaning holds for Mir alone, so that nothing here is certain.
"""

from paysupport.codes.table import Entry, Table
from paysupport.model import Certainty, Reason, Via

TBANK = "developer.tbank.ru, error codes 1xxx"
CLOUDPAYMENTS = "developers.cloudpayments.ru, reason codes 5xxx"
SBER = "developers.sber.ru, codes of operations, 2023-12-20"

R = Reason


def _told(text: str, source: str, reason: Reason, *others: Reason) -> Entry:
    return Entry(reason, others, text=text, source=source, primary=False, certainty=Certainty.LIKELY)


TABLE = Table(
    source=TBANK,
    via=Via.NETWORK,
    codes={
        "01": _told("call the issuing bank", TBANK, R.DO_NOT_HONOR),
        "03": _told(
            "invalid merchant; the issuer refuses online operations", CLOUDPAYMENTS,
            R.ACQUIRER_ERROR, R.TERMINAL_NOT_PERMITTED, R.TRANSACTION_NOT_PERMITTED,
        ),
        "04": _told("pick up card", CLOUDPAYMENTS, R.PICKUP_CARD, R.STOLEN_CARD, R.LOST_CARD),
        "05": _told("refused without a reason", CLOUDPAYMENTS, R.DO_NOT_HONOR),
        "06": _told(
            "error in the network, or wrong CVV", CLOUDPAYMENTS, R.ISSUER_ERROR, R.NETWORK_ERROR, R.INCORRECT_CVC
        ),
        "07": _told("pick up card, special condition", TBANK, R.PICKUP_CARD, R.ISSUER_SUSPECTED_FRAUD, R.LOST_CARD),
        "08": _told("identification needed", TBANK, R.DO_NOT_HONOR, R.AUTHENTICATION_REQUIRED),
        "12": _told(
            "operation forbidden for this card", CLOUDPAYMENTS, R.INVALID_TRANSACTION, R.TRANSACTION_NOT_PERMITTED
        ),
        "13": _told("amount too small or too large", CLOUDPAYMENTS, R.INVALID_AMOUNT, R.ISSUER_LIMIT),
        "14": _told("no such card number", CLOUDPAYMENTS, R.INCORRECT_NUMBER),
        "15": _told("issuer not found", CLOUDPAYMENTS, R.INCORRECT_NUMBER, R.NETWORK_ERROR, R.CARD_NOT_SUPPORTED),
        "17": _told("refused at the holder's wish", CLOUDPAYMENTS, R.CANCELLED_BY_PAYER),
        "19": _told("refused without a reason", CLOUDPAYMENTS, R.DO_NOT_HONOR, R.ISSUER_ERROR),
        "30": _told("the acquirer formed the transaction badly", CLOUDPAYMENTS, R.ACQUIRER_ERROR, R.INVALID_REQUEST),
        "31": _told("unknown issuer", CLOUDPAYMENTS, R.NETWORK_ERROR, R.CARD_NOT_SUPPORTED),
        "33": _told("expired card", TBANK, R.EXPIRED_CARD),
        "34": _told("suspected fraud", CLOUDPAYMENTS, R.ISSUER_SUSPECTED_FRAUD),
        "36": _told("restricted card", CLOUDPAYMENTS, R.RESTRICTED_CARD),
        "38": _told("allowed PIN tries exceeded", TBANK, R.PIN_TRIES_EXCEEDED),
        "39": _told("account not found", TBANK, R.INVALID_ACCOUNT),
        "41": _told("lost card", CLOUDPAYMENTS, R.LOST_CARD),
        "43": _told("stolen card", CLOUDPAYMENTS, R.STOLEN_CARD),
        "51": _told("not sufficient funds", CLOUDPAYMENTS, R.INSUFFICIENT_FUNDS),
        "52": _told("wrong account", SBER, R.INVALID_ACCOUNT),
        "53": _told("account not found", TBANK, R.INVALID_ACCOUNT),
        "54": _told("expired card, or wrong expiry date", CLOUDPAYMENTS, R.EXPIRED_CARD, R.INCORRECT_EXPIRY),
        "55": _told("wrong PIN", CLOUDPAYMENTS, R.INCORRECT_PIN),
        "57": _told("operation not permitted, or card blocked", SBER, R.TRANSACTION_NOT_PERMITTED, R.RESTRICTED_CARD),
        "58": _told("not permitted to the terminal", SBER, R.TERMINAL_NOT_PERMITTED, R.TRANSACTION_NOT_PERMITTED),
        "59": _told("suspected fraud", CLOUDPAYMENTS, R.ISSUER_SUSPECTED_FRAUD),
        "61": _told("exceeds the card's amount limit", CLOUDPAYMENTS, R.ISSUER_LIMIT),
        "62": _told("restricted card", CLOUDPAYMENTS, R.RESTRICTED_CARD),
        "63": _told("security violation", CLOUDPAYMENTS, R.SECURITY_VIOLATION, R.RESTRICTED_CARD),
        "64": _told("check the amount", TBANK, R.INVALID_AMOUNT),
        "65": _told("exceeds the card's count limit", CLOUDPAYMENTS, R.ISSUER_LIMIT, R.AUTHENTICATION_REQUIRED),
        "75": _told("allowed PIN tries exceeded", TBANK, R.PIN_TRIES_EXCEEDED),
        "80": _told("wrong expiry date", TBANK, R.INCORRECT_EXPIRY, R.EXPIRED_CARD),
        "82": _told("wrong CVV", CLOUDPAYMENTS, R.INCORRECT_CVC, R.SECURITY_VIOLATION),
        "91": _told("issuer unavailable", CLOUDPAYMENTS, R.ISSUER_UNAVAILABLE),
        "92": _told("issuer unavailable", CLOUDPAYMENTS, R.NETWORK_ERROR, R.ISSUER_UNAVAILABLE),
        "93": _told("suspected fraud", TBANK, R.LEGAL_RESTRICTION, R.ISSUER_SUSPECTED_FRAUD),
        "94": _told("system error, try again", TBANK, R.DUPLICATE, R.NETWORK_ERROR),
        "96": _told("error of the acquirer's or network's system", CLOUDPAYMENTS, R.ISSUER_ERROR, R.NETWORK_ERROR),
    },
)  # fmt: skip
