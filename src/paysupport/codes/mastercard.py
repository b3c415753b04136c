"""Response codes of Mastercard (with Maestro), its merchant advice codes and its ceilings.

Meanings: developer.mastercard.com, Mastercard Send, Network Response Codes (data element 39), in the wording that
developers.mypos.com and docs.kushkipagos.com repeat. They are the same for cards at a terminal and without one, save
for what issuers say where no card is present: since 2 November 2021 Mastercard replaces it by 79 (14, 54), 82 (03, 13,
57, 61, 62, 65) or 83 (41, 43, 55, 63), and sends an advice code with it (developer.kalixa.com, Decline Reason Code
Service; help.qualpay.com, Decline Code Grouping). In Europe 65 is how an issuer asks for authentication.

Advice codes and ceilings are told by processors only, since Transaction Processing Excellence, Mastercard's programme,
is not public: docs.antom.com and developer.paypal.com/braintree (01-43), docs.payabl.com (05, 22, 42),
docs.cielo.com.br (72 hours after 02; 24 to 30 come with 51), developers.tabapay.com (ceilings). Read on 2026-11-25.
"""

from datetime import date, timedelta

from paysupport.codes.regions import EUROPE
from paysupport.codes.table import Ceiling, Entry, Table
from paysupport.model import Certainty, Reason, Via

MEANINGS = "developer.mastercard.com, Mastercard Send, Network Response Codes"
ADVICES = "Mastercard merchant advice codes, as told by processors, 2026"
EXCELLENCE = "developers.tabapay.com, Excessive Retry Rules, 2026"

HIDDEN = frozenset({"79", "82", "83"})
"""Codes by which Mastercard replaces the issuer's own: life cycle, policy, security. Each stands for several."""

CEILINGS = (
    Ceiling(10, "declines", timedelta(hours=24), EXCELLENCE, primary=False),
    Ceiling(35, "declines", timedelta(days=30), EXCELLENCE, same_amount=True, primary=False),
)

R = Reason
_LIKELY = Certainty.LIKELY


def _advice(
    text: str, reason: Reason = R.UNKNOWN, *, final: bool = False, wait: timedelta | None = None, source: str = ADVICES
) -> Entry:
    return Entry(reason, final=final, wait=wait, source=source, primary=False, certainty=_LIKELY, text=text)


ADVICE = {
    "01": _advice("new account information available", R.NEW_ACCOUNT_INFORMATION),
    "02": _advice("try again later", wait=timedelta(hours=72)),
    "03": _advice("do not try again", final=True),
    "04": _advice("token requirements not fulfilled for this kind of token", R.INVALID_REQUEST),
    "05": _advice("negotiated value not approved", source="docs.payabl.com, MasterCard Merchant Advice Codes"),
    "21": _advice("stop recurring payments", R.STOP_PAYMENT, final=True),
    "22": _advice(
        "merchant does not qualify for the product code", source="docs.payabl.com, MasterCard Merchant Advice Codes"
    ),
    "24": _advice("try again after 1 hour", wait=timedelta(hours=1)),
    "25": _advice("try again after 24 hours", wait=timedelta(hours=24)),
    "26": _advice("try again after 2 days", wait=timedelta(days=2)),
    "27": _advice("try again after 4 days", wait=timedelta(days=4)),
    "28": _advice("try again after 6 days", wait=timedelta(days=6)),
    "29": _advice("try again after 8 days", wait=timedelta(days=8)),
    "30": _advice("try again after 10 days", wait=timedelta(days=10)),
    "40": _advice("prepaid card that cannot be reloaded"),
    "41": _advice("virtual card number for a single use"),
    "42": _advice(
        "sanctions score exceeds the threshold", R.LEGAL_RESTRICTION,
        source="docs.payabl.com, MasterCard Merchant Advice Codes",
    ),
    "43": _advice("virtual card number for several uses"),
}  # fmt: skip
"""An advice that names no reason (`UNKNOWN`) says only whether and when to try again."""

_SERVICE = "developer.kalixa.com, MasterCard Decline Reason Code Service, 2022"

PAIRS = {
    ("83", "01"): _advice("authentication may help", R.AUTHENTICATION_REQUIRED, source=_SERVICE),
    ("83", "03"): _advice("suspected fraud, do not try again", R.ISSUER_SUSPECTED_FRAUD, final=True, source=_SERVICE),
}
"""Response code and advice that together say something of their own."""

_SOFT = "docs.kushkipagos.com, ISO errors, Mastercard"

TABLE = Table(
    source=MEANINGS,
    via=Via.NETWORK,
    advice=ADVICE,
    pairs=PAIRS,
    codes={
        "01": Entry(R.DO_NOT_HONOR, text="refer to card issuer"),
        "03": Entry(
            R.ACQUIRER_ERROR, (R.TERMINAL_NOT_PERMITTED, R.TRANSACTION_NOT_PERMITTED), certainty=_LIKELY,
            text="invalid merchant",
        ),
        "04": Entry(R.PICKUP_CARD, (R.ISSUER_SUSPECTED_FRAUD,), text="capture card"),
        "05": Entry(R.DO_NOT_HONOR, text="do not honour"),
        "12": Entry(R.INVALID_TRANSACTION, text="invalid transaction"),
        "13": Entry(R.INVALID_AMOUNT, text="invalid amount"),
        "14": Entry(R.INCORRECT_NUMBER, text="invalid card number"),
        "15": Entry(
            R.INCORRECT_NUMBER, (R.NETWORK_ERROR, R.CARD_NOT_SUPPORTED), certainty=_LIKELY, text="invalid issuer"
        ),
        "30": Entry(R.INVALID_REQUEST, (R.ACQUIRER_ERROR,), certainty=_LIKELY, text="format error"),
        "41": Entry(R.LOST_CARD, text="lost card"),
        "43": Entry(R.STOLEN_CARD, text="stolen card"),
        "46": Entry(
            R.INVALID_ACCOUNT, certainty=_LIKELY, since=date(2025, 4, 21), primary=False, text="closed account",
            source="docs.galileo-ft.com, Modify Status codes",
        ),
        "51": Entry(R.INSUFFICIENT_FUNDS, text="insufficient funds, or over credit limit"),
        "54": Entry(R.EXPIRED_CARD, (R.INCORRECT_EXPIRY,), text="expired card"),
        "55": Entry(R.INCORRECT_PIN, text="invalid PIN"),
        "57": Entry(R.TRANSACTION_NOT_PERMITTED, text="transaction not permitted to issuer or cardholder"),
        "58": Entry(R.TERMINAL_NOT_PERMITTED, text="transaction not permitted to acquirer or terminal"),
        "61": Entry(R.ISSUER_LIMIT, text="exceeds withdrawal amount limit"),
        "62": Entry(R.RESTRICTED_CARD, text="restricted card"),
        "63": Entry(R.SECURITY_VIOLATION, (R.ISSUER_SUSPECTED_FRAUD,), text="security violation"),
        "65": (
            Entry(
                R.AUTHENTICATION_REQUIRED, (R.ISSUER_LIMIT,), certainty=_LIKELY, regions=frozenset({EUROPE}),
                source=_SOFT, primary=False, text="to be authenticated; or exceeds withdrawal count limit",
            ),
            Entry(
                R.ISSUER_LIMIT, (R.AUTHENTICATION_REQUIRED,), certainty=_LIKELY, text="exceeds withdrawal count limit"
            ),
        ),
        "70": Entry(R.DO_NOT_HONOR, (R.AUTHENTICATION_REQUIRED,), certainty=_LIKELY, text="contact card issuer"),
        "71": Entry(R.INCORRECT_PIN, certainty=_LIKELY, text="PIN not changed"),
        "75": Entry(R.PIN_TRIES_EXCEEDED, text="allowed PIN tries exceeded"),
        "76": Entry(R.INVALID_ACCOUNT, text="no such account to credit"),
        "77": Entry(R.INVALID_ACCOUNT, text="no such account to debit"),
        "78": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_ACTIVATED,), certainty=_LIKELY, text="no such account"),
        "79": Entry(
            R.EXPIRED_CARD, (R.INCORRECT_NUMBER, R.INVALID_ACCOUNT), certainty=Certainty.POSSIBLE,
            text="life cycle of the card",
        ),
        "81": Entry(R.TRANSACTION_NOT_PERMITTED, certainty=_LIKELY, text="domestic debit transaction not allowed"),
        "82": Entry(
            R.TRANSACTION_NOT_PERMITTED, (R.ISSUER_LIMIT, R.RESTRICTED_CARD), certainty=Certainty.POSSIBLE,
            text="policy of the issuer",
        ),
        "83": Entry(
            R.ISSUER_SUSPECTED_FRAUD, (R.SECURITY_VIOLATION, R.LOST_CARD, R.STOLEN_CARD, R.INCORRECT_PIN),
            certainty=Certainty.POSSIBLE, text="fraud or security",
        ),
        "84": Entry(
            R.AUTHORIZATION_EXPIRED, (R.INVALID_TRANSACTION,), certainty=_LIKELY,
            text="invalid life cycle of the authorisation",
        ),
        "86": Entry(R.ISSUER_ERROR, (R.INCORRECT_PIN,), certainty=_LIKELY, text="PIN validation not possible"),
        "87": Entry(R.INVALID_AMOUNT, certainty=_LIKELY, text="purchase amount only, no cash back"),
        "88": Entry(
            R.SECURITY_VIOLATION, (R.AUTHENTICATION_FAILED, R.ACQUIRER_ERROR), certainty=_LIKELY,
            text="cryptographic failure",
        ),
        "89": Entry(R.INCORRECT_PIN, certainty=_LIKELY, text="unacceptable PIN"),
        "91": Entry(R.ISSUER_UNAVAILABLE, text="authorisation system or issuer inoperative"),
        "92": Entry(R.NETWORK_ERROR, text="unable to route the transaction"),
        "94": Entry(R.DUPLICATE, text="duplicate transmission"),
        "96": Entry(R.ISSUER_ERROR, (R.NETWORK_ERROR,), certainty=_LIKELY, text="system error"),
    },
)  # fmt: skip
"""Approvals (00, 08, 10, 85) are not listed."""
