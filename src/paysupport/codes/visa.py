"""Response codes of Visa: what they mean, and whether Visa lets the payment be tried again.

Meanings: developer.visa.com, Request and Response Codes, action codes (1 June 2023), and where that page has no entry
the source stands with the code. Categories: Visa Core Rules and Visa Product and Service Rules, 18 April 2026. Of the
older editions only what is known to have differed: until 16 April 2021 03, 62, 78 and 93 stood in category 1 and 14 in
category 3 (midmetrics.com, 16 April 2021, on Visa's announcement).

A processor (developers.tabapay.com, Visa Response Code Updates, 2026) names 25 October 2026 for 83 and says that 70 and
1A are in category 3 in Europe only; here the rules themselves are followed. 5C and 9G came on 11 April 2025
(docs.cielo.com.br, changelog).
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from paysupport.codes.regions import CEMEA, EUROPE, region_of
from paysupport.codes.table import Ceiling, Entry, Table, code_of
from paysupport.model import Certainty, Reason, Via

MEANINGS = "developer.visa.com, Request and Response Codes, 2023-06-01"
RULES = "Visa Core Rules, 2026-04-18"
OLDER = "Visa's announcement for 2021-04-17, as told by midmetrics.com, 2021-04-16"

NEVER, LATER, CORRECTED, GENERIC = 1, 2, 3, 4
"""The issuer will never approve; cannot approve now; cannot approve with these data; anything else."""


class Category(NamedTuple):
    """Response codes that Visa treats alike, while and where it does.

    Attributes:
        regions: of the merchant's acquirer; empty: everywhere.
    """

    number: int
    codes: frozenset[str]
    since: date = date.min
    until: date = date.max
    regions: frozenset[str] = frozenset()


def _codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


_APRIL_2021 = date(2021, 4, 17)
_BEFORE = date(2021, 4, 16)

CATEGORIES = (
    Category(NEVER, _codes("04 07 12 15 41 43 46 57 R0 R1 R3")),
    Category(NEVER, _codes("14"), since=_APRIL_2021),
    Category(NEVER, _codes("03 62 78 93"), until=_BEFORE),
    Category(LATER, _codes("19 39 51 52 53 59 61 65 75 86 91 96 5C 9G N3 N4 Z5")),
    Category(LATER, _codes("03 62 78 93"), since=_APRIL_2021),
    Category(LATER, _codes("83"), since=date(2026, 7, 25)),
    Category(CORRECTED, _codes("54 55 82 6P N7")),
    Category(CORRECTED, _codes("14"), until=_BEFORE),
    Category(CORRECTED, _codes("70 1A"), regions=frozenset({CEMEA, EUROPE})),
)

_MONTH = timedelta(days=30)

REATTEMPTS = (
    Ceiling(15, "reattempts", _MONTH, "Visa Core Rules, editions before 2026-04-18", until=date(2026, 4, 17)),
    Ceiling(20, "reattempts", _MONTH, RULES, since=date(2026, 4, 18)),
)
"""Of categories 2 to 4. Processors announced 20 for 25 May 2025 already (docs.cielo.com.br, changelog)."""


def category(code: str, on: date, region: str | None = None) -> int | None:
    """The category of a response code on that day: `NEVER`, `LATER`, `CORRECTED` or `GENERIC`.

    Args:
        code: in any spelling (5, 05).
        on: the day of the attempt.
        region: of the merchant's acquirer, or its country; without it only what holds in all regions counts.

    Returns:
        None where the code is no refusal that this table knows.
    """
    word = code_of(code)
    if word not in TABLE.codes:
        return None
    where = region_of(region)
    fitting = (
        each.number
        for each in CATEGORIES
        if word in each.codes and each.since <= on <= each.until and (not each.regions or where in each.regions)
    )
    return next(fitting, GENERIC)


R = Reason
_LIKELY = Certainty.LIKELY
_REPURPOSED = "checkout.com, Visa response code reclassification, 2026-05-11"
_APRIL_2026 = date(2026, 4, 25)

_MEANINGS: dict[str, Entry | tuple[Entry, ...]] = {
    "01": Entry(R.DO_NOT_HONOR, text="refer to card issuer"),
    "02": Entry(R.DO_NOT_HONOR, text="refer to card issuer, special condition"),
    "03": Entry(
        R.ACQUIRER_ERROR, (R.TERMINAL_NOT_PERMITTED, R.TRANSACTION_NOT_PERMITTED), certainty=_LIKELY,
        text="invalid merchant",
    ),
    "04": Entry(R.PICKUP_CARD, text="pick up card, no fraud"),
    "05": Entry(R.DO_NOT_HONOR, text="do not honour"),
    "06": Entry(R.ISSUER_ERROR, (R.NETWORK_ERROR,), certainty=_LIKELY, text="error"),
    "07": Entry(
        R.PICKUP_CARD, (R.ISSUER_SUSPECTED_FRAUD, R.STOLEN_CARD), certainty=_LIKELY, text="pick up card, fraud account"
    ),
    "12": Entry(R.INVALID_TRANSACTION, text="invalid transaction"),
    "13": Entry(R.INVALID_AMOUNT, text="invalid amount, or overflow in currency conversion"),
    "14": Entry(R.INCORRECT_NUMBER, text="no such account number"),
    "15": Entry(R.INCORRECT_NUMBER, (R.NETWORK_ERROR, R.CARD_NOT_SUPPORTED), certainty=_LIKELY, text="no such issuer"),
    "19": Entry(R.ISSUER_ERROR, (R.ACQUIRER_ERROR,), certainty=_LIKELY, text="re-enter transaction"),
    "21": Entry(R.DO_NOT_HONOR, (R.ISSUER_ERROR,), certainty=_LIKELY, text="no action taken"),
    "25": Entry(R.INVALID_TRANSACTION, (R.INVALID_ACCOUNT,), certainty=_LIKELY, text="record not found in file"),
    "28": Entry(R.ISSUER_UNAVAILABLE, (R.ISSUER_ERROR,), certainty=_LIKELY, text="file temporarily not available"),
    "39": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_SUPPORTED,), text="no credit account"),
    "41": Entry(R.LOST_CARD, text="lost card"),
    "43": Entry(R.STOLEN_CARD, text="stolen card"),
    "46": (
        Entry(R.INVALID_ACCOUNT, until=date(2026, 4, 24), text="closed account"),
        Entry(
            R.INVALID_ACCOUNT, (R.SAVED_CARD_UNUSABLE,), certainty=_LIKELY, since=_APRIL_2026, source=_REPURPOSED,
            primary=False, text="closed account, or a deactivated token",
        ),
    ),
    "51": Entry(R.INSUFFICIENT_FUNDS, text="not sufficient funds"),
    "52": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_SUPPORTED,), text="no checking account"),
    "53": Entry(R.INVALID_ACCOUNT, (R.CARD_NOT_SUPPORTED,), text="no savings account"),
    "54": Entry(R.EXPIRED_CARD, (R.INCORRECT_EXPIRY,), text="expired card, or expiry date missing"),
    "55": Entry(R.INCORRECT_PIN, text="PIN incorrect or missing"),
    "57": Entry(R.TRANSACTION_NOT_PERMITTED, text="transaction not permitted to cardholder"),
    "58": Entry(R.TERMINAL_NOT_PERMITTED, text="transaction not allowed at terminal"),
    "59": Entry(R.ISSUER_SUSPECTED_FRAUD, text="suspected fraud"),
    "61": Entry(R.ISSUER_LIMIT, text="exceeds approval amount limit"),
    "62": Entry(R.RESTRICTED_CARD, text="restricted card, invalid in this region or country"),
    "63": Entry(R.SECURITY_VIOLATION, text="security violation, source is not the correct issuer"),
    "64": Entry(R.LEGAL_RESTRICTION, text="does not fulfil the anti-money-laundering requirement"),
    "65": Entry(
        R.ISSUER_LIMIT, (R.AUTHENTICATION_REQUIRED,), certainty=_LIKELY, text="exceeds withdrawal frequency limit"
    ),
    "70": Entry(R.AUTHENTICATION_REQUIRED, (R.INCORRECT_PIN,), text="PIN data required"),
    "74": Entry(R.ACQUIRER_ERROR, (R.INCORRECT_PIN,), certainty=_LIKELY, text="differs from that of PIN encryption"),
    "75": Entry(R.PIN_TRIES_EXCEEDED, text="allowed PIN tries exceeded"),
    "76": Entry(R.INVALID_TRANSACTION, text="reversal without an original"),
    "78": (
        Entry(
            R.INVALID_ACCOUNT, (R.CARD_NOT_ACTIVATED,), certainty=_LIKELY, until=_BEFORE, source=OLDER, primary=False,
            text="no account",
        ),
        Entry(
            R.CARD_NOT_ACTIVATED, (R.RESTRICTED_CARD,), certainty=_LIKELY, since=_APRIL_2021,
            text="new card not activated, or card temporarily blocked",
        ),
    ),
    "79": Entry(R.INVALID_TRANSACTION, certainty=_LIKELY, text="reversed by the switch"),
    "80": Entry(R.INVALID_TRANSACTION, certainty=_LIKELY, text="no financial impact"),
    "81": Entry(R.ACQUIRER_ERROR, (R.INCORRECT_PIN,), certainty=_LIKELY, text="cryptographic error in the PIN"),
    "82": Entry(
        R.INCORRECT_CVC, (R.SECURITY_VIOLATION, R.AUTHENTICATION_FAILED), certainty=_LIKELY,
        text="negative result of CVV, dCVV, iCVV, CAVV or chip",
    ),
    "83": Entry(
        R.ISSUER_SUSPECTED_FRAUD, (R.SECURITY_VIOLATION, R.INCORRECT_PIN), certainty=_LIKELY, source=RULES,
        text="fraud or security, blocked by Visa",
    ),
    "86": Entry(R.ISSUER_ERROR, (R.INCORRECT_PIN,), certainty=_LIKELY, text="PIN cannot be verified"),
    "89": Entry(R.INVALID_TRANSACTION, certainty=_LIKELY, text="not eligible for financial position information"),
    "91": Entry(R.ISSUER_UNAVAILABLE, text="issuer or switch inoperative"),
    "92": Entry(R.NETWORK_ERROR, text="no route to the institution"),
    "93": Entry(R.LEGAL_RESTRICTION, text="cannot be completed, violation of law"),
    "94": Entry(R.DUPLICATE, text="duplicate transmission"),
    "96": Entry(R.ISSUER_ERROR, (R.NETWORK_ERROR,), certainty=_LIKELY, text="system malfunction"),
    "1A": Entry(R.AUTHENTICATION_REQUIRED, text="additional customer authentication required"),
    "5C": Entry(
        R.TRANSACTION_NOT_PERMITTED, (R.CARD_NOT_SUPPORTED,), since=date(2025, 4, 11), source=RULES,
        text="transaction not supported, or blocked by issuer",
    ),
    "6P": Entry(
        R.INCORRECT_CARD_DATA, (R.VERIFICATION_FAILED,), certainty=_LIKELY, text="verification of the cardholder failed"
    ),
    "9G": Entry(
        R.TRANSACTION_NOT_PERMITTED, (R.RESTRICTED_CARD,), since=date(2025, 4, 11), source=RULES,
        text="blocked by cardholder",
    ),
    "B1": Entry(R.INVALID_REQUEST, certainty=_LIKELY, text="surcharge not permitted on Visa cards"),
    "B2": Entry(R.INVALID_REQUEST, certainty=_LIKELY, text="surcharge not supported by the debit network"),
    "N0": Entry(R.ISSUER_UNAVAILABLE, (R.DO_NOT_HONOR,), certainty=_LIKELY, text="force stand-in processing"),
    "N3": Entry(R.TRANSACTION_NOT_PERMITTED, certainty=_LIKELY, text="cash service not available"),
    "N4": Entry(R.ISSUER_LIMIT, text="cash request exceeds issuer or approved limit"),
    "N5": Entry(R.INVALID_TRANSACTION, certainty=_LIKELY, text="ineligible for resubmission"),
    "N7": Entry(R.INCORRECT_CVC, text="decline for CVV2 failure"),
    "N8": Entry(R.INVALID_AMOUNT, text="exceeds the preauthorised amount"),
    "P5": Entry(R.TRANSACTION_NOT_PERMITTED, certainty=_LIKELY, text="PIN change or unblock declined"),
    "P6": Entry(R.INCORRECT_PIN, certainty=_LIKELY, text="requested PIN is unsafe"),
    "Q1": Entry(R.SECURITY_VIOLATION, (R.INCORRECT_PIN,), certainty=_LIKELY, text="card authentication failed"),
    "R0": Entry(R.STOP_PAYMENT, text="stop payment order"),
    "R1": Entry(R.STOP_PAYMENT, text="revocation of authorisation order"),
    "R2": Entry(R.TRANSACTION_NOT_PERMITTED, certainty=_LIKELY, text="does not qualify for Visa PIN"),
    "R3": Entry(R.STOP_PAYMENT, text="revocation of all authorisation orders"),
    "Z1": Entry(
        R.GENERIC_DECLINE, certainty=_LIKELY, primary=False, text="declined offline",
        source="developer.moneris.com, Response Code Tables",
    ),
    "Z3": Entry(R.NETWORK_ERROR, (R.GENERIC_DECLINE,), certainty=_LIKELY, text="unable to go online, declined offline"),
    "Z5": Entry(
        R.ISSUER_LIMIT, (R.INSUFFICIENT_FUNDS,), certainty=_LIKELY, since=date(2024, 4, 12), primary=False,
        source="developer.cybersource.com, mandates April 2024", text="valid account, amount not supported",
    ),
}  # fmt: skip


def _barred(code: str, found: Entry | tuple[Entry, ...]) -> Entry | tuple[Entry, ...]:
    """The meanings of a code, split where it enters or leaves category 1: only there no attempt may follow."""
    bars = [each for each in CATEGORIES if each.number == NEVER and code in each.codes]
    if not bars:
        return found
    entries = (found,) if isinstance(found, Entry) else found
    barred = tuple(
        replace(each, final=True, since=max(each.since, bar.since), until=min(each.until, bar.until))
        for each in entries
        for bar in bars
        if each.since <= bar.until and bar.since <= each.until
    )
    return barred if any(bar.since == date.min and bar.until == date.max for bar in bars) else (*barred, *entries)


TABLE = Table(source=MEANINGS, codes={code: _barred(code, found) for code, found in _MEANINGS.items()}, via=Via.NETWORK)
"""Approvals (00, 10, 11, 85) say nothing of a refusal and are not listed."""
