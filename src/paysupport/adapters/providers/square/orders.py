"""An order of Square as a payment: what is to be paid, and what its tenders have brought."""

from paysupport.adapters.providers.square.codes import TENDERS
from paysupport.adapters.providers.square.objects import Place, money, returned
from paysupport.adapters.providers.square.schemas import Ordered, Tender
from paysupport.model import Attempt, Merchant, Payment, Status

_RETURNED = frozenset({Status.REFUNDED})


def order(found: object, place: Place) -> Payment:
    """An order; refused tries are not in it, only tenders that hold or have taken money."""
    seen = Ordered.of(found, place.base)
    refunds = tuple(map(returned, seen.refunds))
    back = [each.amount for each, told in zip(seen.refunds, refunds, strict=True) if told.status in _RETURNED]
    known = [amount for amount in back if amount is not None]
    whole = sum(known) if len(known) == len(back) else None
    status = _status(seen)
    if back and whole != 0 and status is Status.PAID:
        all_of_it = whole is not None and whole >= (seen.amount or 0)
        status = Status.REFUNDED if all_of_it else Status.PARTIALLY_REFUNDED
    return place.payment(
        Ordered.pointers(),
        id=seen.id,
        status=status,
        raw_status=seen.status,
        order=seen.order,
        merchant=Merchant(id=seen.location),
        kind="order",
        amount=money(seen.amount, seen.currency),
        currency=seen.currency,
        created_at=seen.created_at,
        updated_at=seen.updated_at,
        attempts=tuple(_attempt(each) for each in seen.tenders),
        refunds=refunds,
        refunded=money(whole or None, seen.currency),
    )


def _status(seen: Ordered) -> Status:
    """An open order is paid when nothing is due any more: it stays open until it is fulfilled."""
    match seen.status:
        case "COMPLETED":
            return Status.PAID
        case "CANCELED":
            return Status.CANCELLED
        case "OPEN" if seen.tenders and seen.due is not None and seen.due <= 0:
            held = any(TENDERS.get(each.status or "") is Status.AUTHORIZED for each in seen.tenders)
            return Status.AUTHORIZED if held else Status.PAID
        case "OPEN" if seen.tenders:
            return Status.PENDING
        case "OPEN" | "DRAFT":
            return Status.CREATED
        case _:
            return Status.UNKNOWN


def _attempt(seen: Tender) -> Attempt:
    status = TENDERS.get(seen.status, Status.UNKNOWN) if seen.status else Status.PAID
    return Attempt.trusted({"id": seen.id, "status": status, "at": seen.created_at, "card": seen.card})
