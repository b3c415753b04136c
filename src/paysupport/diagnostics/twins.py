"""Payments beside the one that is asked about that may be the same purchase once more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from paysupport.diagnostics.amounts import collects
from paysupport.model import Attempt, Card, Certainty, PastAttempt, Payment, Status

_AT_ONCE = timedelta(minutes=10)
"""Within which the same card and amount are taken for the same purchase."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A second charge or hold, and how sure it is that it is for the same purchase.

    Attributes:
        seen: our fields that show it.
        payment: the other payment, where it is one.
    """

    id: str
    status: Status
    at: datetime | None
    certainty: Certainty
    seen: tuple[str, ...]
    payment: Payment | None = None


def twins(payment: Payment, others: tuple[Payment, ...], history: tuple[PastAttempt, ...]) -> Iterator[Twin]:
    """Further charges of the payment; other payments and earlier attempts of its order, or of its card and amount."""
    known = {payment.id, *(attempt.id for attempt in payment.attempts)}
    yield from _within(payment)
    yield from (twin for twin in _beside(payment, others) if twin.id not in known)
    yield from (twin for twin in _before(payment, history) if twin.id not in known)


def _within(payment: Payment) -> Iterator[Twin]:
    charges = [place for place, attempt in enumerate(payment.attempts) if attempt.status is Status.PAID]
    for place in charges[1:]:
        charge = payment.attempts[place]
        seen = _fields(f"payment.attempts.{place}", "status", "id")
        yield Twin(charge.id, charge.status, charge.at, Certainty.CERTAIN, seen)


def _beside(payment: Payment, others: tuple[Payment, ...]) -> Iterator[Twin]:
    for place, other in enumerate(others):
        price = (other.amount.amount, other.amount.currency) if other.amount else None
        sure = _same(payment, other.order, _card(other), price, _time(other))
        if sure is not None and not other.test and collects(other):
            seen = _fields(f"others.{place}", "status", "order", "amount")
            yield Twin(other.id or "—", other.status, _time(other), sure, seen, other)


def _before(payment: Payment, history: tuple[PastAttempt, ...]) -> Iterator[Twin]:
    for place, past in enumerate(history):
        card = Card(last4=past.card_last4, fingerprint=past.card)
        price = (past.amount, past.currency) if past.amount and past.currency else None
        sure = _same(payment, past.order, card, price, past.at)
        if sure is not None and past.id is not None:
            seen = _fields(f"history.{place}", "status", "order", "amount", "id")
            yield Twin(past.id, past.status, past.at, sure, seen)


def _fields(at: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{at}.{name}" for name in names)


def _same(
    payment: Payment, order: str | None, card: Card | None, price: tuple[Decimal, str] | None, at: datetime | None
) -> Certainty | None:
    """How sure it is that something with this order, card, price and time is the payment's purchase again."""
    if payment.order and order == payment.order:
        return Certainty.CERTAIN
    ours, when = _card(payment), _time(payment)
    if not payment.amount or price != (payment.amount.amount, payment.amount.currency):
        return None
    if not card or not ours or not when or not at or abs(when - at) > _AT_ONCE:
        return None
    if ours.fingerprint and card.fingerprint:
        if ours.fingerprint != card.fingerprint:
            return None
        return Certainty.POSSIBLE if payment.order and order else Certainty.LIKELY
    return Certainty.POSSIBLE if ours.last4 and ours.last4 == card.last4 else None


def last(payment: Payment) -> Attempt | None:
    """The attempt by which the payment stands where it stands."""
    return next((each for each in reversed(payment.attempts) if each.status is payment.status), None)


def _card(payment: Payment) -> Card | None:
    attempt = last(payment)
    return attempt.card if attempt else None


def _time(payment: Payment) -> datetime | None:
    return payment.paid_at or payment.created_at
