"""Money that is sent out: a payout at the provider, and the withdrawal that the host has promised its customer."""

from collections.abc import Mapping
from datetime import date, datetime

from paysupport.calendar import local_day
from paysupport.diagnostics.periods import HOMES
from paysupport.diagnostics.returns import UNTOLD
from paysupport.diagnostics.texts import Fact
from paysupport.model import Card, Order, Payment
from paysupport.money import Money


def is_payout(payment: Payment) -> bool:
    """Whether the operation sends money out."""
    return payment.kind == "payout" and not payment.test


def promised(payment: Payment | None, order: Order | None) -> tuple[datetime, str] | None:
    """Until when the money should have arrived, and our field that says so: the host's promise, or the provider's."""
    if order is not None and order.kind == "withdrawal" and order.due_at is not None:
        return order.due_at, "order.due_at"
    if payment is not None and is_payout(payment) and payment.settles_at is not None:
        return payment.settles_at, "payment.settles_at"
    return None


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
    until: date | None = local_day(due[0], country) if due else None
    return {
        "payment": (payment.id if payment else None) or (order.id if order else None) or "—",
        "amount": (payment.amount if payment else None) or _price(order) or "—",
        "since": local_day(since, country) if since else "—",
        "until": until or UNTOLD,
        "recipient": (card.last4 if card else None) or (order.recipient if order else None) or "—",
        "reason": (decline.code or decline.message if decline else None) or "—",
    }


def _price(order: Order | None) -> Money | None:
    if order is None or order.amount is None or order.currency is None:
        return None
    return Money(amount=order.amount, currency=order.currency)
