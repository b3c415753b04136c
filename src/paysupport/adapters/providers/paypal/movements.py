"""Captures, authorizations, refunds and sales: each as an attempt or refund of an order, or as a payment of its own."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from paysupport.adapters.providers.paypal.codes import EXPIRED, NO_REFUSALS, interpret
from paysupport.adapters.providers.paypal.places import NAME, Answer
from paysupport.adapters.providers.paypal.schemas import Checkout, Movement, Sale
from paysupport.adapters.providers.paypal.statuses import DISPUTED, EXPONENTS, MOVEMENTS
from paysupport.codes import Said
from paysupport.errors import InputError
from paysupport.model import Attempt, Decline, Merchant, Payment, Refund, Status
from paysupport.money import Money

COLLECTED = frozenset({Status.PAID, Status.REFUNDED, Status.PARTIALLY_REFUNDED, Status.DISPUTED})

_NOBODY = Merchant()
_REFUSED = frozenset({Status.FAILED, Status.EXPIRED})
_NO_ORDER = Checkout.model_construct(id="", status="")


def money(value: str | None, currency: str | None, path: str) -> Money | None:
    """An amount in PayPal's decimal notation; `path` is where it stands."""
    if value is None or currency is None:
        return None
    try:
        return Money.of_major(value, currency, EXPONENTS)
    except InputError as error:
        error.path = path
        raise


def total(amounts: Iterable[Money | None]) -> Money | None:
    """The sum of amounts in one currency; None where there is none, or there are several currencies."""
    known = [each for each in amounts if each is not None]
    if not known or any(each.currency != known[0].currency for each in known):
        return None
    whole = known[0]
    for each in known[1:]:
        whole += each
    return whole


def status_of(kind: str, seen: Movement) -> Status:
    """Where a movement stands; an objection of the payer counts more than what it does to the money."""
    status = MOVEMENTS[kind].get(seen.status.upper(), Status.UNKNOWN)
    if seen.status_reason in DISPUTED and status in COLLECTED | {Status.PENDING}:
        return Status.DISPUTED
    return status


def attempt_of(kind: str, seen: Movement, order: Checkout = _NO_ORDER) -> Attempt:
    """The try to authorise, or to collect, that a movement tells of."""
    status = status_of(kind, seen)
    return Attempt.trusted(
        {
            "id": seen.id,
            "status": status,
            "at": seen.created_at,
            "updated_at": seen.updated_at,
            "decline": _decline(seen, status, order) if status in _REFUSED else None,
            "card": order.card,
            "authentication": order.authentication,
        }
    )


def refund_of(seen: Movement, base: str) -> Refund:
    """Money on its way back."""
    return Refund.trusted(
        {
            "id": seen.id,
            "status": status_of("refund", seen),
            "amount": money(seen.amount, seen.currency, base + seen.pointers()["amount"][0]),
            "at": seen.created_at,
            "reason": seen.note,
        }
    )


def payment_of(answer: Answer, base: str, kind: str, shape: type[Movement], found: Any) -> Payment:
    """A movement that is told alone."""
    seen = shape.of(found, base)
    status = status_of(kind, seen)
    returned = kind == "refund"
    return Payment.trusted(
        {
            "provider": NAME,
            "account": answer.account,
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "status_reason": seen.status_reason,
            "order": next((each for name in answer.order if (each := getattr(seen, name))), None),
            "parent": _above(seen) if returned else seen.parent,
            "merchant": seen.merchant or _NOBODY,
            "kind": kind,
            "amount": amount_of(seen, base, "amount"),
            "currency": seen.currency,
            "test": answer.is_test(seen.links),
            "created_at": seen.created_at,
            "updated_at": seen.updated_at,
            "paid_at": seen.created_at if status in COLLECTED and not returned else None,
            "expires_at": seen.expires_at,
            "attempts": () if returned else (attempt_of(kind, seen),),
            "refunds": (refund_of(seen, base),) if returned else (),
            "fee": amount_of(seen, base, "fee"),
            "net": amount_of(seen, base, "net"),
            "origin": answer.origin(base, ("", shape)),
        }
    )


def amount_of(seen: Movement, base: str, what: str) -> Money | None:
    """The amount, the fee or the net of a movement."""
    currency = seen.currency if what == "amount" else getattr(seen, f"{what}_currency")
    return money(getattr(seen, what), currency, base + seen.pointers()[what][0])


def shape_of(found: object) -> type[Movement]:
    """Version 1 has a state, version 2 a status."""
    return Sale if isinstance(found, dict) and "state" in found else Movement


def _above(seen: Movement) -> str | None:
    """The capture that a refund belongs to: PayPal names it by its address alone."""
    above = next((link.href for link in seen.links if link.rel == "up"), None)
    return above.rstrip("/").rpartition("/")[2] if above else seen.parent


def _decline(seen: Movement, status: Status, order: Checkout) -> Decline:
    code = seen.code if seen.code not in NO_REFUSALS else None
    network = seen.network or (order.card.brand if order.card else None)
    said = Said(code=code or seen.status_reason, advice=seen.advice, network=network.lower() if network else None)
    on = seen.created_at.date() if seen.created_at else date.max
    expired = status is Status.EXPIRED and said.code is None
    return Decline.trusted(
        {
            "reading": EXPIRED if expired else interpret(said, on),
            "code": said.code,
            "network": said.network,
            "advice": said.advice,
        }
    )
