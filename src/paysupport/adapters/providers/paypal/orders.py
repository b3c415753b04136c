"""Orders: what the payer approves, and for each payee what came of it."""

from typing import Any, NamedTuple

from paysupport.adapters.providers.paypal.movements import COLLECTED, amount_of, attempt_of, money, refund_of, total
from paysupport.adapters.providers.paypal.places import NAME, Answer, Part
from paysupport.adapters.providers.paypal.schemas import Checkout, Movement, Unit
from paysupport.adapters.providers.paypal.statuses import METHODS, ORDERS
from paysupport.documents import pointer
from paysupport.model import Attempt, Merchant, Payment, Refund, Status, method_of
from paysupport.money import Money

_NOBODY = Merchant()
_SPENT = frozenset({"CAPTURED", "PARTIALLY_CAPTURED"})


class _Try(NamedTuple):
    """A movement of an order, where it stands below the order, and the attempt that it is."""

    seen: Movement
    place: str
    attempt: Attempt


def payments_of(answer: Answer, base: str, found: Any) -> tuple[Payment, ...]:
    """One payment for each payee of an order; an order that was told in short is one without an amount."""
    order = Checkout.of(found, base)
    units = order.units or ({},)
    return tuple(_payment(answer, base, order, place, each) for place, each in enumerate(units))


def _payment(answer: Answer, base: str, order: Checkout, number: int, found: Any) -> Payment:
    place = pointer("purchase_units", number)
    unit = Unit.of(found, base + place)
    tries = _tries(order, unit, base, place)
    status = _standing(order, tries)
    head = next((each for each in reversed(tries) if each.attempt.status is status), tries[-1] if tries else None)
    refunds = _refunds(unit, base + place)
    captured = [each for each in tries if each.attempt.status in COLLECTED]
    told = (unit, head.seen) if head else (unit,)
    parts: list[Part] = [(place, Unit), *([(head.place, Movement)] if head else ())]
    if unit.amount is None:
        parts.reverse()
    word = next(iter(order.source or {}), None)
    return Payment.trusted(
        {
            "provider": NAME,
            "account": answer.account,
            "id": order.id,
            "status": status,
            "raw_status": head.seen.status if head else order.status,
            "status_reason": head.seen.status_reason if head else None,
            "order": next((each for name in answer.order for one in told if (each := getattr(one, name))), None),
            "merchant": unit.merchant or _NOBODY,
            "kind": "order",
            "method": method_of(METHODS, word),
            "raw_method": word,
            "amount": _amount(unit, base + place) or total(_amounts(tries, base, "amount")),
            "currency": unit.currency or (head.seen.currency if head else None),
            "test": answer.is_test(order.links),
            "created_at": order.created_at,
            "updated_at": order.updated_at,
            "paid_at": captured[0].seen.created_at if captured else None,
            "expires_at": head.seen.expires_at if head and status is Status.AUTHORIZED else None,
            "attempts": tuple(each.attempt for each in tries),
            "refunds": refunds,
            "refunded": total(each.amount for each in refunds if each.status is Status.REFUNDED),
            "fee": total(_amounts(captured, base, "fee")),
            "net": total(_amounts(captured, base, "net")),
            "email": order.email,
            "origin": answer.origin(base, *parts, ("", Checkout)),
        }
    )


def _tries(order: Checkout, unit: Unit, base: str, place: str) -> list[_Try]:
    """The captures, and the authorizations that none of them has used up, in order of time."""
    found: dict[str, _Try] = {}
    kinds = (("authorization", "authorizations"), ("capture", "captures"))
    for kind, several in kinds:
        for number, each in enumerate(getattr(unit.payments, several)):
            at = place + pointer("payments", several, number)
            seen = Movement.of(each, base + at)
            if kind == "capture" or seen.status not in _SPENT or not unit.payments.captures:
                found[seen.id] = _Try(seen, at, attempt_of(kind, seen, order))
    return sorted(found.values(), key=lambda each: each.seen.created_at.timestamp() if each.seen.created_at else 0.0)


def _refunds(unit: Unit, base: str) -> tuple[Refund, ...]:
    places = (
        (base + pointer("payments", "refunds", number), each) for number, each in enumerate(unit.payments.refunds)
    )
    return tuple(refund_of(Movement.of(each, place), place) for place, each in places)


def _standing(order: Checkout, tries: list[_Try]) -> Status:
    """Where an order stands by its tries; without any, by its own word."""
    if not tries:
        return ORDERS.get(order.status, Status.UNKNOWN)
    statuses = {each.attempt.status for each in tries}
    collected = statuses & COLLECTED
    if collected:
        if Status.DISPUTED in collected:
            return Status.DISPUTED
        return collected.pop() if len(collected) == 1 else Status.PARTIALLY_REFUNDED
    open_ = (each for each in (Status.AUTHORIZED, Status.PENDING) if each in statuses)
    return next(open_, tries[-1].attempt.status)


def _amount(unit: Unit, base: str) -> Money | None:
    return money(unit.amount, unit.currency, base + pointer("amount", "value"))


def _amounts(tries: list[_Try], base: str, what: str) -> list[Money | None]:
    return [amount_of(each.seen, base + each.place, what) for each in tries]
