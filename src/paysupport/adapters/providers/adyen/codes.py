"""Result codes, events and refusal reasons of Adyen, the exponents of its currencies.

Sources: result codes, session and link statuses, Adyen/adyen-openapi CheckoutService-v72.json (aa014f0, 2026-07-01);
events, Webhooks-v1.json of the same day; refusal reasons, docs.adyen.com/development-resources/refusal-reasons; failed
captures and refunds, docs.adyen.com/online-payments/capture/failure-reasons; disputes,
docs.adyen.com/risk-management/disputes-api/dispute-notifications; currencies,
docs.adyen.com/development-resources/currency-codes, and Adyen's module for Salesforce Order Management. Read on
2026-11-25.

The refusal reasons 43 to 45 (in-person payments) stand in no document that was seen, so they are not here.
"""

import re

from paysupport.codes import Entry, Table
from paysupport.codes.text import normalise
from paysupport.model import Certainty, Party, Reading, Reason, Status, Via
from paysupport.money import exponents

STATUSES = {
    "AuthenticationFinished": Status.CREATED,
    "AuthenticationNotRequired": Status.CREATED,
    "Authorised": Status.AUTHORIZED,
    "Cancelled": Status.CANCELLED,
    "ChallengeShopper": Status.REQUIRES_ACTION,
    "Error": Status.FAILED,
    "IdentifyShopper": Status.REQUIRES_ACTION,
    "PartiallyAuthorised": Status.AUTHORIZED,
    "Pending": Status.PENDING,
    "PresentToShopper": Status.REQUIRES_ACTION,
    "Received": Status.PENDING,
    "RedirectShopper": Status.REQUIRES_ACTION,
    "Refused": Status.FAILED,
}
"""By `resultCode`. `Success` is in the specification too, without a meaning, and stays unknown."""

SESSIONS = {
    "active": Status.CREATED,
    "canceled": Status.CANCELLED,
    "completed": Status.AUTHORIZED,
    "expired": Status.EXPIRED,
    "paymentPending": Status.PENDING,
    "refused": Status.FAILED,
}
"""Of a session: refused after too many refused tries."""

LINKS = {
    "active": Status.CREATED,
    "completed": Status.AUTHORIZED,
    "expired": Status.EXPIRED,
    "paymentPending": Status.PENDING,
}
"""Of a payment link; `paid` is in the specification too, without a meaning."""

EVENTS = {
    ("ORDER_OPENED", True): (1, Status.PENDING),
    ("ORDER_CLOSED", False): (2, Status.CANCELLED),
    ("ORDER_CLOSED", True): (2, Status.AUTHORIZED),
    ("OFFER_CLOSED", True): (2, Status.EXPIRED),
    ("AUTHORISATION", False): (2, Status.FAILED),
    ("AUTHORISATION", True): (3, Status.AUTHORIZED),
    ("EXPIRE", True): (4, Status.EXPIRED),
    ("CANCELLATION", True): (5, Status.CANCELLED),
    ("TECHNICAL_CANCEL", True): (5, Status.CANCELLED),
    ("MANUAL_REVIEW_REJECT", True): (5, Status.CANCELLED),
    ("CAPTURE", True): (6, Status.PAID),
    ("CAPTURE_FAILED", True): (6, Status.FAILED),
    ("PAYOUT_THIRDPARTY", False): (2, Status.FAILED),
    ("PAYOUT_THIRDPARTY", True): (3, Status.PAID),
    ("PAYOUT_DECLINE", True): (4, Status.CANCELLED),
    ("PAYOUT_EXPIRE", True): (4, Status.EXPIRED),
    ("PAIDOUT_REVERSED", True): (5, Status.FAILED),
}
"""Event and success to how far a payment is, and its status: a later stage counts, of one stage the later event.

What is not here changes nothing: a request to capture or cancel that failed leaves the payment as it was.
"""

REFUNDS = {
    ("REFUND", True): Status.REFUNDED,
    ("REFUND", False): Status.FAILED,
    ("REFUND_WITH_DATA", True): Status.REFUNDED,
    ("REFUND_WITH_DATA", False): Status.FAILED,
    ("POSTPONED_REFUND", True): Status.PENDING,
    ("POSTPONED_REFUND", False): Status.FAILED,
    ("REFUND_FAILED", True): Status.FAILED,
    ("REFUNDED_REVERSED", True): Status.FAILED,
    ("VOID_PENDING_REFUND", True): Status.CANCELLED,
}
"""Event and success to the status of the refund; a reversed one is back with the merchant."""

DISPUTES = {
    "REQUEST_FOR_INFORMATION": Status.DISPUTED,
    "NOTIFICATION_OF_CHARGEBACK": Status.DISPUTED,
    "CHARGEBACK": Status.DISPUTED,
    "INFORMATION_SUPPLIED": Status.DISPUTED,
    "CHARGEBACK_REVERSED": Status.PAID,
    "ISSUER_RESPONSE_TIMEFRAME_EXPIRED": Status.PAID,
    "DISPUTE_DEFENSE_PERIOD_ENDED": Status.REFUNDED,
    "SECOND_CHARGEBACK": Status.REFUNDED,
    "PREARBITRATION_OPEN": Status.DISPUTED,
    "PREARBITRATION_ACCEPTED": Status.DISPUTED,
    "PREARBITRATION_DECLINED": Status.DISPUTED,
    "PREARBITRATION_ISSUER_WITHDRAWN": Status.PAID,
    "PREARBITRATION_LOST": Status.REFUNDED,
    "PREARBITRATION_WON": Status.PAID,
    "SCHEME_ARBITRATION": Status.DISPUTED,
    "SCHEME_ARBITRATION_LOST": Status.REFUNDED,
    "SCHEME_ARBITRATION_WON": Status.PAID,
}
"""How a dispute stands after an event that does not tell `disputeStatus`; acceptance may be of either side."""

DISPUTE_STATUSES = {"Won": Status.PAID, "Lost": Status.REFUNDED, "Accepted": Status.REFUNDED}
"""What ends a dispute; the other values of `disputeStatus` name a step within it."""

PAYOUTS = frozenset({"PAYOUT_THIRDPARTY", "PAYOUT_DECLINE", "PAYOUT_EXPIRE", "PAIDOUT_REVERSED"})
TRIES = frozenset({"AUTHORISATION", "PAYOUT_THIRDPARTY"})
"""Events that tell of a try to authorise."""

SILENT = frozenset(
    {
        "AUTHENTICATION",
        "AUTHORISATION_ADJUSTMENT",
        "AUTORESCUE",
        "CANCEL_AUTORESCUE",
        "HANDLED_EXTERNALLY",
        "ISSUER_COMMENTS",
        "MANUAL_REVIEW_ACCEPT",
        "NOTIFICATION_OF_FRAUD",
        "NOTIFICATIONTEST",
        "RECURRING_CONTRACT",
        "REPORT_AVAILABLE",
    }
)
"""Events that leave a payment where it stands."""

REFUSALS = "docs.adyen.com/development-resources/refusal-reasons, read on 2026-11-25"
NOTIFICATIONS = "Adyen/adyen-openapi Webhooks-v1.json, 2026-07-01"

R = Reason
_LIKELY = Certainty.LIKELY

_NAMED = {
    "2": ("Refused", Entry(R.GENERIC_DECLINE, others=(R.DO_NOT_HONOR,))),
    "3": ("Referral", Entry(R.DO_NOT_HONOR, certainty=_LIKELY)),
    "4": ("Acquirer Error", Entry(R.ACQUIRER_ERROR, others=(R.PROVIDER_TEMPORARY_ERROR,), certainty=_LIKELY)),
    "5": ("Blocked Card", Entry(R.RESTRICTED_CARD, others=(R.LOST_CARD, R.STOLEN_CARD))),
    "6": ("Expired Card", Entry(R.EXPIRED_CARD)),
    "7": ("Invalid Amount", Entry(R.INVALID_AMOUNT)),
    "8": ("Invalid Card Number", Entry(R.INCORRECT_NUMBER)),
    "9": ("Issuer Unavailable", Entry(R.ISSUER_UNAVAILABLE)),
    "10": ("Not supported", Entry(R.TRANSACTION_NOT_PERMITTED)),
    "11": ("3D Not Authenticated", Entry(R.AUTHENTICATION_FAILED)),
    "12": ("Not enough balance", Entry(R.INSUFFICIENT_FUNDS)),
    "14": ("Acquirer Fraud", Entry(R.ACQUIRER_SUSPECTED_FRAUD)),
    "15": ("Cancelled", Entry(R.CANCELLED_BY_PAYER, others=(R.CANCELLED_BY_MERCHANT,), certainty=_LIKELY)),
    "16": ("Shopper Cancelled", Entry(R.CANCELLED_BY_PAYER)),
    "17": ("Invalid Pin", Entry(R.INCORRECT_PIN)),
    "18": ("Pin tries exceeded", Entry(R.PIN_TRIES_EXCEEDED)),
    "19": ("Pin validation not possible", Entry(R.ISSUER_ERROR, others=(R.INCORRECT_PIN,), certainty=_LIKELY)),
    "20": ("FRAUD", Entry(R.BLOCKED_BY_OWN_RULES)),
    "21": ("Not Submitted", Entry(R.INVALID_REQUEST, others=(R.PROVIDER_ERROR,), certainty=_LIKELY)),
    "22": ("FRAUD-CANCELLED", Entry(R.BLOCKED_BY_OWN_RULES)),
    "23": ("Transaction Not Permitted", Entry(R.TRANSACTION_NOT_PERMITTED)),
    "24": ("CVC Declined", Entry(R.INCORRECT_CVC)),
    "25": ("Restricted Card", Entry(R.RESTRICTED_CARD, others=(R.CARD_COUNTRY_NOT_ALLOWED,))),
    "26": ("Revocation Of Auth", Entry(R.STOP_PAYMENT, final=True)),
    "27": ("Declined Non Generic", Entry(R.GENERIC_DECLINE, certainty=_LIKELY)),
    "28": ("Withdrawal amount exceeded", Entry(R.ISSUER_LIMIT)),
    "29": ("Withdrawal count exceeded", Entry(R.ISSUER_LIMIT)),
    "31": ("Issuer Suspected Fraud", Entry(R.ISSUER_SUSPECTED_FRAUD)),
    "32": ("AVS Declined", Entry(R.INCORRECT_ADDRESS)),
    "33": ("Card requires online pin", Entry(R.AUTHENTICATION_REQUIRED, certainty=_LIKELY)),
    "34": ("No checking account available on Card", Entry(R.INVALID_ACCOUNT, certainty=_LIKELY)),
    "35": ("No savings account available on Card", Entry(R.INVALID_ACCOUNT, certainty=_LIKELY)),
    "36": ("Mobile pin required", Entry(R.AUTHENTICATION_REQUIRED, certainty=_LIKELY)),
    "37": ("Contactless fallback", Entry(R.PAYER_ABANDONED, certainty=_LIKELY)),
    "38": ("Authentication required", Entry(R.AUTHENTICATION_REQUIRED)),
    "39": (
        "RReq not received from DS",
        Entry(R.AUTHENTICATION_ISSUER_ERROR, others=(R.AUTHENTICATION_PROVIDER_ERROR,), certainty=_LIKELY),
    ),
    "40": ("Current AID is in Penalty Box", Entry(R.NETWORK_ERROR)),
    "41": ("CVM Required Restart Payment", Entry(R.AUTHENTICATION_REQUIRED, certainty=_LIKELY)),
    "42": (
        "3DS Authentication Error",
        Entry(R.AUTHENTICATION_ISSUER_ERROR, others=(R.AUTHENTICATION_FAILED,), certainty=_LIKELY),
    ),
    "46": ("Transaction blocked by Adyen to prevent excessive retry fees", Entry(R.BLOCKED_BY_OWN_RULES)),
    "50": ("Token Revoked", Entry(R.SAVED_CARD_UNUSABLE)),
}
"""Code to Adyen's name for it, which notifications give in place of the code, and its meaning."""

_MASTERCARD = (
    "Mastercard merchant advice codes, as docs.adyen.com/development-resources/raw-acquirer-responses lists them"
)

REASONS = Table(
    source=REFUSALS,
    codes={code: entry for code, (_, entry) in _NAMED.items()},
    messages={normalise(name): entry for name, entry in _NAMED.values()},
    advice={
        "03": Entry(R.UNKNOWN, final=True, source=_MASTERCARD, primary=False),
        "21": Entry(R.UNKNOWN, final=True, source=_MASTERCARD, primary=False),
    },
)
"""Of the advice only what forbids a further attempt is listed: nothing else changes a reading."""

CODES = {normalise(name): code for code, (name, _) in _NAMED.items()}

REFUSED_BY = {
    "4": Party.ACQUIRER,
    "14": Party.ACQUIRER,
    "20": Party.MERCHANT,
    "22": Party.MERCHANT,
    "31": Party.ISSUER,
    "46": Party.PROVIDER,
}
"""Who said no, where the reason names him: 20 and 22 are the merchant's own risk rules."""

BLOCKS = frozenset({"20", "22", "46"})
"""Refused before any bank was asked, or although the bank had agreed."""


def _certain(reason: Reason) -> Reading:
    return Reading(reason=reason, via=Via.PROVIDER, certainty=Certainty.CERTAIN, source=NOTIFICATIONS)


LAPSES = {"EXPIRE": _certain(R.AUTHORIZATION_EXPIRED), "OFFER_CLOSED": _certain(R.PAYER_ABANDONED)}
"""Why a payment expired, by the event that says so."""

NOT_READ = Reading(reason=R.UNKNOWN, via=Via.NONE, certainty=Certainty.POSSIBLE)

EXPONENTS = exponents({"CLP": 2, "CVE": 0, "IDR": 0, "ISK": 2})
"""Adyen's own, which differ from ISO 4217 for these four currencies."""

_RAW = re.compile(r"\s*([0-9A-Z]{1,3})\s*:\s*(\S.*)", re.DOTALL)


def raw_response(text: str | None) -> tuple[str | None, str | None]:
    """Code and wording of the bank or network in a raw refusal (`05 : Do not honor`); a code may lack its zero."""
    found = _RAW.fullmatch(text or "")
    if found is None:
        return None, text
    return found[1].zfill(2), found[2].strip()
