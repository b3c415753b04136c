"""Tries for one order are one payment, whatever was told of them, how often and in which order.

Within one provider and account, payments with the same order id become one with all their attempts; payments without an
order id, and operations that collect nothing, are one only if they have the same id. A refund, void or chargeback (told
as a payment with `refunds`, whose answer names a `parent`) becomes part of the payment it belongs to, if that is there.

The result is the same for any order of the input, for input that repeats itself, and for results that are merged again.

One attempt seen several times: what stands highest wins, compared in this order:

1. money is known to have moved: refunded or disputed, or paid with an authorisation code or RRN;
2. how far it is: open, authorised, final - so a final state never falls back;
3. the newer `updated_at`; a state without one is the oldest;
4. failed before expired, cancelled, paid: an unproven success beats a failure only by being newer.

What does not change (when it was made, the card, 3-D Secure) is taken from any sight that tells it.

The payment's own fields come from one try: the paid one (that has `paid_at`), else the one made last; if that was seen
several times, from the sight updated last. Its status comes from all attempts: paid if any is, else authorised if any
is, else that of the last one. It is `REFUNDED` when refunds cover what the paid attempts collected, each the amount of
the payment, and `PARTIALLY_REFUNDED` when they do not; an authorisation that is given back is `CANCELLED`.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from paysupport.model import Attempt, Model, Payment, Refund, Status
from paysupport.money import Money

T = TypeVar("T", Attempt, Refund)

_GIVEN_BACK = frozenset({Status.PARTIALLY_REFUNDED, Status.REFUNDED, Status.DISPUTED})
_COLLECTED = _GIVEN_BACK | {Status.PAID}
_RETURNED = frozenset({Status.REFUNDED, Status.PAID})
_COLLECTING_NOTHING = frozenset({"credit", "payout", "tokenization", "checkup", "verification"})

_STAGES = (
    (Status.UNKNOWN,),
    (Status.CREATED,),
    (Status.PENDING, Status.REQUIRES_ACTION),
    (Status.AUTHORIZED,),
    (Status.PAID, Status.CANCELLED, Status.EXPIRED, Status.FAILED),
    (Status.PARTIALLY_REFUNDED, Status.REFUNDED, Status.DISPUTED),
)
_STAGE = {status: stage for stage, statuses in enumerate(_STAGES) for status in statuses}
_RANK = {status: rank for rank, status in enumerate(_STAGE)}
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)


def merge(payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """One payment for each order, in order of time."""
    groups: dict[tuple[object, ...], list[Payment]] = {}
    for payment in payments:
        groups.setdefault(_identity(payment), []).append(payment)
    whole: list[Payment] = []
    returns: list[Payment] = []
    for group in groups.values():
        payment = _joined(group)
        (returns if _is_return(payment) else whole).append(payment)
    return tuple(sorted(_attached(whole, returns) if returns else whole, key=_order))


def _identity(payment: Payment) -> tuple[object, ...]:
    if payment.order and payment.kind not in _COLLECTING_NOTHING and not _is_return(payment):
        return payment.provider, payment.account, "order", payment.order
    return payment.provider, payment.account, "id", payment.id or object()


def _is_return(payment: Payment) -> bool:
    return any(refund.id == payment.id for refund in payment.refunds)


def _joined(group: list[Payment]) -> Payment:
    if len(group) == 1:
        return group[0]
    if _is_return(group[0]):
        return max(group, key=lambda each: (max(map(_progress, each.refunds)), _head(each)))
    attempts = _by_id((attempt for payment in group for attempt in payment.attempts), _attempt)
    attempts.sort(key=lambda attempt: (attempt.at or attempt.updated_at or _EARLIEST, attempt.id))
    refunds = [refund for payment in group for refund in payment.refunds]
    return _settled(max(group, key=_head), tuple(attempts), refunds)


def _attached(whole: list[Payment], returns: list[Payment]) -> list[Payment]:
    """Payments with the returns that belong to them, and the returns that belong to none of them."""
    homes: dict[tuple[str, str | None, str | None], int] = {
        (payment.provider, payment.account, name): place
        for place, payment in enumerate(whole)
        for name in (payment.id, *(attempt.id for attempt in payment.attempts))
    }
    belonging: dict[int, list[Refund]] = {}
    strays: list[Payment] = []
    for each in returns:
        place = homes.get((each.provider, each.account, each.parent or ""))
        if place is None:
            strays.append(each)
        else:
            belonging.setdefault(place, []).extend(each.refunds)
    for place, refunds in belonging.items():
        payment = whole[place]
        whole[place] = _settled(payment, payment.attempts, [*payment.refunds, *refunds])
    return whole + strays


def _by_id(things: Iterable[T], join: Callable[[list[T]], T]) -> list[T]:
    groups: dict[str, list[T]] = {}
    for thing in things:
        groups.setdefault(thing.id, []).append(thing)
    return [join(group) for group in groups.values()]


def _attempt(sights: list[Attempt]) -> Attempt:
    return max(sights, key=_state).model_copy(
        update={
            "at": min((each.at for each in sights if each.at), default=None),
            "card": _fullest(each.card for each in sights),
            "authentication": _fullest(each.authentication for each in sights),
        }
    )


def _state(attempt: Attempt) -> tuple[Any, ...]:
    status = attempt.status
    moved = status in _GIVEN_BACK or (status is Status.PAID and bool(attempt.auth_code or attempt.rrn))
    own = attempt.model_dump_json(exclude={"at", "card", "authentication"})
    return moved, _STAGE[status], attempt.updated_at or _EARLIEST, _RANK[status], own


def _fullest(models: Iterable[Model | None]) -> Model | None:
    return max((each for each in models if each), key=_fullness, default=None)


def _fullness(model: Model) -> tuple[int, str]:
    return sum(value is not None for _, value in model), model.model_dump_json()


def _refund(sights: list[Refund]) -> Refund:
    return max(sights, key=_progress)


def _progress(refund: Refund) -> tuple[Any, ...]:
    return _STAGE[refund.status], _RANK[refund.status], refund.model_dump_json()


def _head(payment: Payment) -> tuple[Any, ...]:
    own = payment.model_copy(update={"status": Status.UNKNOWN, "attempts": (), "refunds": (), "refunded": None})
    return (
        payment.paid_at is not None,
        payment.created_at or _EARLIEST,
        payment.id or "",
        payment.updated_at or _EARLIEST,
        *_fullness(own),
        payment.origin.model_dump_json(),
        _RANK[payment.status],
    )


def _order(payment: Payment) -> tuple[Any, ...]:
    names = payment.provider, payment.account, payment.id, payment.order
    return payment.created_at or _LATEST, *(name or "" for name in names)


def _settled(head: Payment, attempts: tuple[Attempt, ...], returned: list[Refund]) -> Payment:
    refunds = sorted(_by_id(returned, _refund), key=lambda refund: (refund.at or _EARLIEST, refund.id))
    back = _sum(refunds, head.currency)
    status = _standing(head, attempts)
    if any(refund.status is Status.DISPUTED for refund in refunds):
        status = Status.DISPUTED
    elif any(refund.status in _RETURNED for refund in refunds):
        collecting = sum(attempt.status in _COLLECTED for attempt in attempts)
        share = back.ratio_to(head.amount) if back and head.amount else None
        covered = share is not None and share >= max(1, collecting)
        if status in _COLLECTED - {Status.DISPUTED}:
            status = Status.REFUNDED if covered else Status.PARTIALLY_REFUNDED
        elif status is Status.AUTHORIZED and covered:
            status = Status.CANCELLED
    changes = {
        "status": status,
        "attempts": attempts,
        "refunds": tuple(refunds),
        "refunded": back if refunds else head.refunded,
    }
    return head.model_copy(update=changes)


def _sum(refunds: Iterable[Refund], currency: str | None) -> Money | None:
    total: Money | None = None
    for refund in refunds:
        if refund.status in _RETURNED and refund.amount and refund.amount.currency == currency:
            total = refund.amount if total is None else total + refund.amount
    return total


def _standing(head: Payment, attempts: tuple[Attempt, ...]) -> Status:
    """How the payment stands by its attempts, before anything was given back."""
    statuses = {attempt.status for attempt in attempts}
    if statuses & _COLLECTED:
        return max((statuses | {head.status}) & _COLLECTED, key=_RANK.__getitem__)
    if Status.AUTHORIZED in statuses:
        return Status.AUTHORIZED
    own = next((attempt.status for attempt in attempts if attempt.id == head.id), None)
    if own is None and attempts and head.status in _COLLECTED | {Status.AUTHORIZED}:
        return attempts[-1].status
    return own or head.status
