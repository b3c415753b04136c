"""Mollie's resources as payments: each kind has its reader."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from paysupport.adapters.providers.mollie.codes import (
    BY_RESOURCE,
    EXPONENTS,
    METHODS,
    NO_REFUSALS,
    PAYOUT_REASONS,
    REASONS,
)
from paysupport.adapters.providers.mollie.places import NAME, Answer
from paysupport.adapters.providers.mollie.schemas import Part, Paylink, Resource, Sent, Transaction
from paysupport.adapters.schema import Schema
from paysupport.codes import Said, read
from paysupport.documents import JSON, parse, pointer
from paysupport.errors import InputError
from paysupport.model import Attempt, Decline, Dispute, Merchant, Payment, Refund, Status, method_of
from paysupport.money import Money

_TRIED = frozenset({Status.PENDING, Status.AUTHORIZED, Status.PAID, Status.FAILED, Status.UNKNOWN})
"""What a payment is only after somebody has tried to pay it, or may be."""

_NOBODY = Merchant()


def _payment(answer: Answer, base: str, found: Any, kind: str) -> Payment:
    seen = Transaction.of(found, base)
    amount = _money(seen, "amount", seen.currency, base)
    refunded, taken = (_money(seen, what, seen.currency, base) for what in ("refunded", "charged_back"))
    disputes = tuple(_disputes(seen, base))
    status = _standing(seen, amount, refunded, taken, disputes)
    times = (seen.failed_at, seen.expired_at, seen.canceled_at, seen.paid_at, seen.authorized_at)
    tried = BY_RESOURCE["payment"].get(seen.status or "", Status.UNKNOWN) in _TRIED
    return Payment.trusted(
        {
            **_common(answer, seen, base, Transaction),
            "status": status,
            "status_reason": seen.status_reason,
            "order": order_in(seen.metadata, answer.keys),
            "merchant": Merchant(id=seen.profile) if seen.profile else _NOBODY,
            "kind": kind,
            "method": method_of(METHODS, seen.method),
            "raw_method": seen.method,
            "amount": amount,
            "updated_at": next((time for time in times if time), None),
            "paid_at": seen.paid_at,
            "expires_at": seen.capture_before if status is Status.AUTHORIZED else seen.expires_at,
            "attempts": (_attempt(seen, status),) if tried else (),
            "refunds": tuple(_refunds(seen, base)),
            "refunded": refunded if refunded and refunded.amount else None,
            "disputes": disputes,
            "fee": _money(seen, "fee", seen.fee_currency, base),
            "net": _money(seen, "net", seen.net_currency, base),
        }
    )


def _standing(
    seen: Transaction, amount: Money | None, refunded: Money | None, taken: Money | None, disputes: tuple[Dispute, ...]
) -> Status:
    status = BY_RESOURCE["payment"].get(seen.status or "", Status.UNKNOWN)
    if status is not Status.PAID:
        return status
    if taken and taken.amount and not (disputes and all(each.status is Status.PAID for each in disputes)):
        return Status.DISPUTED
    if not refunded or not refunded.amount:
        return status
    return Status.REFUNDED if amount and refunded.amount >= amount.amount else Status.PARTIALLY_REFUNDED


def order_in(metadata: JSON, keys: tuple[str, ...]) -> str | None:
    """The shop's order id in what it has stored with a payment: an object, or the JSON of one as text."""
    if isinstance(metadata, str) and metadata.startswith("{"):
        try:
            metadata = parse(metadata.encode(errors="replace"))
        except InputError:
            return None
    if not isinstance(metadata, dict):
        return None
    told = (metadata.get(key) for key in keys)
    return next(
        (str(each) for each in told if isinstance(each, str | int) and not isinstance(each, bool) and each != ""), None
    )


def _attempt(seen: Transaction, status: Status) -> Attempt:
    return Attempt.trusted(
        {
            "id": seen.id,
            "status": status,
            "at": seen.created_at,
            "decline": _decline(seen) if status is Status.FAILED else None,
            "card": seen.card if seen.card and (seen.card.last4 or seen.card.brand) else None,
            "authentication": seen.authentication if seen.authentication and seen.authentication.eci else None,
            "auth_code": seen.auth_code,
        }
    )


def _decline(seen: Transaction) -> Decline:
    code = seen.failure or seen.bank_reason or seen.status_reason
    message = seen.failure_message or seen.bank_message or seen.status_message
    code = None if code in NO_REFUSALS else code
    network = seen.card.brand if seen.card else None
    reading = read(Said(code=code, message=message, network=network), REASONS, _day(seen))
    return Decline.trusted({"reading": reading, "code": code, "message": message, "network": network})


def _day(seen: Resource) -> date:
    return seen.created_at.date() if seen.created_at else date.max


def _refunds(seen: Transaction, base: str) -> Iterator[Refund]:
    for place, each in enumerate(seen.refunds):
        at = base + pointer("_embedded", "refunds", place)
        yield _refund(Part.of(each, at), at)


def _refund(seen: Part, base: str) -> Refund:
    return Refund.trusted(
        {
            "id": seen.id,
            "status": BY_RESOURCE["refund"].get(seen.status or "", Status.UNKNOWN),
            "amount": _money(seen, "amount", seen.currency, base),
            "at": seen.created_at,
            "reason": seen.description,
            "arn": seen.reference if seen.reference_type == "acquirer-reference" else None,
        }
    )


def _disputes(seen: Transaction, base: str) -> Iterator[Dispute]:
    for place, each in enumerate(seen.chargebacks):
        at = base + pointer("_embedded", "chargebacks", place)
        yield _dispute(Part.of(each, at), at)


def _dispute(seen: Part, base: str) -> Dispute:
    return Dispute.trusted(
        {
            "id": seen.id,
            "status": Status.PAID if seen.reversed_at else Status.DISPUTED,
            "amount": _money(seen, "amount", seen.currency, base),
            "at": seen.created_at,
            "reason": seen.reason,
        }
    )


def _part(answer: Answer, base: str, found: Any, kind: str) -> Payment:
    """A refund or capture that is told alone."""
    seen = Part.of(found, base)
    status = BY_RESOURCE[kind].get(seen.status or "", Status.UNKNOWN)
    refund = kind == "refund"
    attempt = Attempt.trusted({"id": seen.id, "status": status, "at": seen.created_at, "decline": _unsaid(status)})
    return Payment.trusted(
        {
            **_common(answer, seen, base, Part),
            "status": status,
            "kind": kind,
            "parent": seen.payment,
            "amount": _money(seen, "amount", seen.currency, base),
            "attempts": () if refund else (attempt,),
            "refunds": (_refund(seen, base),) if refund else (),
        }
    )


def _unsaid(status: Status) -> Decline | None:
    """A failure of which Mollie does not say why."""
    return Decline.trusted({"reading": read(Said(), REASONS, date.max)}) if status is Status.FAILED else None


def _chargeback(answer: Answer, base: str, found: Any, kind: str) -> Payment:
    """The payment that was charged back."""
    seen = Part.of(found, base)
    dispute = _dispute(seen, base)
    told = {"id": seen.payment, "status": dispute.status, "kind": kind, "disputes": (dispute,), "created_at": None}
    return Payment.trusted({**_common(answer, seen, base, Part), **told})


def _link(answer: Answer, base: str, found: Any, kind: str) -> Payment:
    """A link to pay by: its payments are others."""
    seen = Paylink.of(found, base)
    return Payment.trusted(
        {
            **_common(answer, seen, base, Paylink),
            "status": Status.PAID if seen.paid_at else Status.CREATED,
            "kind": kind,
            "merchant": Merchant(id=seen.profile) if seen.profile else _NOBODY,
            "amount": _money(seen, "amount", seen.currency, base),
            "paid_at": seen.paid_at,
            "expires_at": seen.expires_at,
        }
    )


def _sent(answer: Answer, base: str, found: Any, kind: str) -> Payment:
    """A settlement or payout: money on its way to the merchant."""
    seen = Sent.of(found, base)
    status = BY_RESOURCE[kind].get(seen.status or "", Status.UNKNOWN)
    decline = None
    if status is Status.FAILED:
        reading = read(Said(code=seen.status_reason), PAYOUT_REASONS, _day(seen))
        told = {"reading": reading, "code": seen.status_reason, "message": seen.status_message}
        decline = Decline.trusted(told)
    attempt = Attempt.trusted({"id": seen.id, "status": status, "at": seen.created_at, "decline": decline})
    return Payment.trusted(
        {
            **_common(answer, seen, base, Sent),
            "status": status,
            "status_reason": seen.status_reason,
            "order": seen.reference,
            "kind": "payout",
            "amount": _money(seen, "amount", seen.currency, base),
            "paid_at": seen.settled_at or seen.completed_at,
            "attempts": (attempt,),
        }
    )


READERS: Mapping[str, Callable[[Answer, str, Any, str], Payment]] = {
    "payment": _payment,
    "refund": _part,
    "capture": _part,
    "chargeback": _chargeback,
    "payment-link": _link,
    "settlement": _sent,
    "payout": _sent,
}


def _common(answer: Answer, seen: Resource, base: str, schema: type[Schema]) -> dict[str, object]:
    return {
        "provider": NAME,
        "account": answer.account,
        "id": seen.id,
        "raw_status": seen.status,
        "currency": seen.currency,
        "test": None if seen.mode is None else seen.mode == "test",
        "created_at": seen.created_at,
        "origin": answer.origin(base, schema),
    }


def _money(seen: Resource, what: str, currency: str | None, base: str) -> Money | None:
    value: str | None = getattr(seen, what)
    if value is None or currency is None:
        return None
    try:
        return Money.of_major(value, currency, EXPONENTS)
    except InputError as error:
        error.path = base + seen.pointers()[what][0]
        raise
