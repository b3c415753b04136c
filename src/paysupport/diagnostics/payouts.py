"""Money that is sent out: a payout at the provider, and the withdrawal that the host has promised its customer."""

from collections.abc import Mapping
from datetime import MAXYEAR, datetime, timedelta
from typing import NamedTuple

from paysupport.calendar import local_day
from paysupport.diagnostics.periods import HOMES
from paysupport.diagnostics.returns import UNTOLD
from paysupport.diagnostics.texts import Fact
from paysupport.model import Card, Certainty, Order, Payment
from paysupport.money import Money, currencies

_USUAL = timedelta(days=5)
"""In which a payout without a promised day should have come: longer than the business days that banks name."""


class Promise(NamedTuple):
    """A time, our field from which it is taken, and how sure it is."""

    at: datetime
    seen: str
    certainty: Certainty = Certainty.CERTAIN


def is_payout(payment: Payment) -> bool:
    """Whether the operation sends money out."""
    return payment.kind == "payout" and not payment.test


def promised(payment: Payment | None, order: Order | None) -> Promise | None:
    """Until when the money should arrive: promised by the host, by the provider, or five days after the payout."""
    if order is not None and order.kind == "withdrawal" and order.due_at is not None:
        return Promise(order.due_at, "order.due_at")
    if payment is None or not is_payout(payment):
        return None
    if payment.settles_at is not None:
        return Promise(payment.settles_at, "payment.settles_at")
    if payment.created_at is None or payment.created_at.year == MAXYEAR:
        return None
    return Promise(payment.created_at + _USUAL, "payment.created_at", Certainty.POSSIBLE)


def destination(payment: Payment) -> Card | None:
    """The card that the money goes to, as far as the provider names it."""
    return payment.attempts[-1].card if payment.attempts else None


def facts_of(payment: Payment | None, order: Order | None) -> Mapping[str, Fact]:
    """`payment`, `amount`, `since`, `until`, `recipient` and `reason`, by payout or withdrawal."""
    due = promised(payment, order)
    card = destination(payment) if payment else None
    decline = payment.decline if payment else None
    since = (payment.created_at if payment else None) or (order.created_at if order else None)
    country = HOMES.get(payment.provider) if payment else None
    return {
        "payment": (payment.id if payment else None) or (order.id if order else None) or "—",
        "amount": (payment.amount if payment else None) or _price(order) or "—",
        "since": local_day(since, country) if since else "—",
        "until": local_day(due.at, country) if due else UNTOLD,
        "recipient": (card.last4 if card else None) or (order.recipient if order else None) or "—",
        "reason": (decline.code or decline.message if decline else None) or "—",
    }


def _price(order: Order | None) -> Money | None:
    if order is None or order.amount is None or order.currency is None or order.currency not in currencies():
        return None
    return Money(amount=order.amount, currency=order.currency)
