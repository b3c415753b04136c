"""Statuses and codes of bePaid (beGateway), the exponents of its currencies, and what a refusal means.

Sources: processing codes, docs.bepaid.by/en/using_api/processing_codes and begateway/status_code 2026-03-04 (44 keys,
40 of them refusals); the older table F.0001-F.0009, docs.bepaid.by reference "API version 3"; statuses, docs.bepaid.by
(cards, payment token, ERIP and other methods); beProtected, doc.ecomcharge.com/en/antifrauds/be_protected; exponents,
begateway/begateway-api-php lib/Money.php 2022-08-29. Read on 2026-11-21.

`bank_code` is no ISO 8583 response code ("05" stands on approved payments) and is not read.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from paysupport.adapters.providers.bepaid.schemas import Transaction
from paysupport.codes import Entry, Said, Table, read
from paysupport.model import Certainty, Method, Reading, Reason, Status, Via
from paysupport.money import exponents

STATUSES = {
    "successful": Status.PAID,
    "failed": Status.FAILED,
    "incomplete": Status.REQUIRES_ACTION,
    "pending": Status.PENDING,
    "permanent": Status.PENDING,
    "auto_created": Status.PENDING,
    "start": Status.PENDING,
    "expired": Status.EXPIRED,
    "error": Status.FAILED,
    "deleted": Status.CANCELLED,
}
"""Statuses of cards, of ERIP and other methods, and of payment tokens."""

METHODS = {"credit_card": Method.CARD, "erip": Method.ERIP}
"""By `payment_method_type`; the other methods have names of their own, of which no list is published."""

SUCCESSES = {
    "authorization": Status.AUTHORIZED,
    "tokenization": Status.CREATED,
    "checkup": Status.CREATED,
    "refund": Status.REFUNDED,
    "void": Status.CANCELLED,
    "chargeback": Status.DISPUTED,
}
"""What "successful" means for an operation that collects nothing: nothing is paid by it."""

RETURNS = frozenset({"refund", "void", "chargeback"})
"""Operations that give money, or a hold on it, back."""

CURRENT = "docs.bepaid.by processing codes; begateway/status_code 2026-03-04"
OLDER = "docs.bepaid.by reference, API version 3 (older table)"
PROTECTION = "doc.ecomcharge.com, beProtected verification service"
AUTHENTICATION = "docs.bepaid.by, three_d_secure_verification"

R = Reason
_LIKELY = Certainty.LIKELY

REASONS = Table(
    source=CURRENT,
    codes={
        "F.0001": Entry(R.INVALID_CREDENTIALS, source=OLDER),
        "F.0002": Entry(R.DO_NOT_HONOR, source=OLDER),
        "F.0003": Entry(R.EXPIRED_CARD, source=OLDER),
        "F.0004": Entry(R.ORDER_NOT_FOUND, source=OLDER),
        "F.0005": Entry(R.ORDER_EXPIRED, source=OLDER),
        "F.0006": Entry(R.INCORRECT_CVC, source=OLDER),
        "F.0007": Entry(R.INSUFFICIENT_FUNDS, source=OLDER),
        "F.0008": Entry(R.ACQUIRER_ERROR, source=OLDER),
        "F.0009": Entry(R.ACQUIRER_ERROR, source=OLDER),
        "F.0100": Entry(R.INVALID_ACCOUNT),
        "F.0101": Entry(R.INVALID_ACCOUNT),
        "F.0102": Entry(R.INVALID_CREDENTIALS),
        "F.0103": Entry(R.INVALID_SIGNATURE),
        "F.0104": Entry(R.OPERATION_NOT_ENABLED),
        "F.0105": Entry(R.DO_NOT_HONOR),
        "F.0106": Entry(R.ACQUIRER_ERROR),
        "F.0107": Entry(R.ACQUIRER_ERROR),
        "F.0108": Entry(R.DUPLICATE),
        "F.0109": Entry(R.ORDER_EXPIRED),
        "F.0110": Entry(R.ORDER_NOT_FOUND),
        "F.0111": Entry(R.EXPIRED_CARD),
        "F.0112": Entry(R.INCORRECT_CVC),
        "F.0113": Entry(R.CURRENCY_NOT_ENABLED),
        "F.0114": Entry(R.INSUFFICIENT_FUNDS),
        "F.0115": Entry(R.ACQUIRER_SUSPECTED_FRAUD, others=(R.LOST_CARD, R.STOLEN_CARD), final=True),
        "F.0116": Entry(R.ISSUER_SUSPECTED_FRAUD, others=(R.LOST_CARD, R.STOLEN_CARD), final=True),
        "F.0117": Entry(R.PROVIDER_TEMPORARY_ERROR),
        "F.0118": Entry(R.PROVIDER_ERROR),
        "F.0119": Entry(R.ISSUER_UNAVAILABLE),
        "F.0120": Entry(R.ISSUER_ERROR),
        "F.0121": Entry(R.WALLET_TEMPORARY_ERROR),
        "F.0122": Entry(R.WALLET_ERROR),
        "F.0123": Entry(R.ACQUIRER_LIMIT),
        "F.0124": Entry(R.ISSUER_LIMIT),
        "F.0125": Entry(R.WALLET_LIMIT),
        "F.0126": Entry(R.INCORRECT_WALLET_DATA),
        "F.0127": Entry(R.INCORRECT_CARD_DATA),
        "F.0128": Entry(R.INVALID_REQUEST),
        "F.0129": Entry(R.AUTHENTICATION_PROVIDER_ERROR),
        "F.0130": Entry(R.AUTHENTICATION_ISSUER_ERROR),
        "F.0131": Entry(R.CONFIRMATION_FAILED),
        "F.0132": Entry(R.CANCELLED_BY_PAYER),
        "F.0133": Entry(R.INCORRECT_PHONE),
        "F.0134": Entry(R.CONFIRMATION_FAILED),
        "F.0135": Entry(R.PREVIOUS_NOT_FINISHED),
        "F.0996": Entry(R.VERIFICATION_FAILED),
        "F.0997": Entry(R.GENERIC_DECLINE),
        "F.0998": Entry(R.PAYER_ABANDONED),
        "F.0999": Entry(R.GENERIC_DECLINE),
    },
    messages={
        "payment was declined": Entry(R.GENERIC_DECLINE, certainty=_LIKELY),
        "internal decline": Entry(R.GENERIC_DECLINE, certainty=_LIKELY),
        "forbidden by bank": Entry(R.DO_NOT_HONOR, certainty=_LIKELY),
        "token is expired": Entry(R.PAYER_ABANDONED, certainty=_LIKELY),
    },
)

_WITHOUT_DECIMALS = (
    "BIF BYR CLF CLP CVE DJF GNF IDR IQD IRR ISK JPY KMF KPW KRW LAK LBP MMK PYG RWF SLL STD UYI VND VUV XAF XOF XPF"
)
_WITH_THREE = "BHD JOD KWD LYD OMR TND"

EXPONENTS = exponents(dict.fromkeys(_WITHOUT_DECIMALS.split(), 0) | {"MOP": 1} | dict.fromkeys(_WITH_THREE.split(), 3))
"""bePaid's own, which differ from ISO 4217 for twelve currencies."""

_VAGUE = frozenset({R.UNKNOWN, R.GENERIC_DECLINE})


def _likely(reason: Reason, *others: Reason) -> Reading:
    return Reading(reason=reason, via=Via.PROVIDER, certainty=_LIKELY, others=others, source=AUTHENTICATION)


EXPIRED = Reading(
    reason=R.PAYER_ABANDONED, via=Via.PROVIDER, certainty=Certainty.CERTAIN, source="docs.bepaid.by, status expired"
)
"""What the status "expired" alone says: the payer did not pay in time."""

_BLOCKED = Reading(reason=R.BLOCKED_BY_OWN_RULES, via=Via.PROVIDER, certainty=Certainty.CERTAIN, source=PROTECTION)
_BLOCKED_BY_LIMIT = _BLOCKED.model_copy(update={"others": (R.ACQUIRER_LIMIT,)})
_ABANDONED = _likely(R.AUTHENTICATION_ABANDONED, R.PAYER_ABANDONED)
_AUTHENTICATION = {
    "N": _likely(R.AUTHENTICATION_FAILED),
    "R": _likely(R.AUTHENTICATION_FAILED),
    "U": _likely(R.AUTHENTICATION_ISSUER_ERROR),
}
"""By transaction status (EMV 3-D Secure): not authenticated, rejected, could not be performed."""


def meaning(seen: Transaction, protection: object, on: date) -> Reading:
    """Why a transaction was refused.

    In this order: a code that names a reason, the provider's own rules, 3-D Secure, the bank's or provider's message.

    Args:
        seen: the transaction.
        protection: the beProtected block if it stopped the transaction, else None.
        on: the day of the attempt.
    """
    reading = read(Said(code=seen.code), REASONS, on)
    if reading.reason is R.PAYER_ABANDONED and _unanswered(seen):
        return _ABANDONED
    if reading.reason not in _VAGUE:
        return reading
    if protection is not None:
        return _BLOCKED_BY_LIMIT if _over_limit(protection) else _BLOCKED
    if reading.reason is R.UNKNOWN:
        reading = _told(seen, on)
        if reading.reason not in _VAGUE:
            return reading
    status = seen.authentication.status if seen.authentication else None
    return _AUTHENTICATION.get(status or "", reading)


def _told(seen: Transaction, on: date) -> Reading:
    messages = (seen.message, seen.bank_message, seen.friendly_message)
    told = [read(Said(message=message), REASONS, on) for message in messages]
    clear = (reading for reading in told if reading.reason not in _VAGUE)
    known = (reading for reading in told if reading.reason is not R.UNKNOWN)
    return next(clear, None) or next(known, told[0])


def blockers(protection: object) -> Iterator[str]:
    """The limits, lists and rules of beProtected that a transaction did not pass, by their names."""
    block = _members(protection)
    yield from (f"limit {name}" for name, exceeded in _members(block.get("limit")).items() if exceeded is True)
    yield from (
        f"black list {name}" for name, found in _members(block.get("white_black_list")).items() if found == "black"
    )
    for rules in _members(block.get("rules")).values():
        for name, conditions in _members(rules).items():
            if "failed" in (conditions, *_members(conditions).values()):
                yield f"rule {name}"


def _over_limit(protection: object) -> bool:
    return any(exceeded is True for exceeded in _members(_members(protection).get("limit")).values())


def _members(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _unanswered(seen: Transaction) -> bool:
    secure = seen.authentication
    return secure is not None and secure.status in {None, "C"} and secure.enrolled != "N"
