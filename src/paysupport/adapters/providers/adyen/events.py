"""Notifications become payments: every item counts, in order of time, and nothing turns back what is known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction
from typing import NamedTuple

from paysupport.adapters.providers.adyen.codes import (
    DISPUTE_STATUSES,
    DISPUTES,
    EVENTS,
    EXPONENTS,
    LAPSES,
    PAYOUTS,
    REFUNDS,
    SILENT,
    TRIES,
)
from paysupport.adapters.providers.adyen.methods import method_of
from paysupport.adapters.providers.adyen.schemas import Item
from paysupport.adapters.providers.adyen.tries import NAME, attempt_of, decline_of, failed, pointers
from paysupport.model import Attempt, Dispute, Merchant, Origin, Payment, Refund, Status
from paysupport.money import Money

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_COLLECTED = frozenset({Status.PAID, Status.REFUNDED, Status.PARTIALLY_REFUNDED, Status.DISPUTED})
_ENDED = frozenset({Status.FAILED, Status.EXPIRED})


class Seen(NamedTuple):
    """One item, where it stands, and whether it came from the test platform."""

    item: Item
    base: str
    test: bool | None

    @property
    def at(self) -> datetime:
        """When it happened; an event without a time comes first."""
        return self.item.at or _EARLIEST

    @property
    def key(self) -> tuple[str, bool]:
        """What happened, and whether it succeeded."""
        return self.item.event, self.item.succeeded


@dataclass(frozen=True, slots=True)
class Reader:
    """What is the same for all payments of a document.

    Attributes:
        account: whose payments they are.
        automatic: Adyen captures by itself, so that an authorised payment is a paid one.
    """

    document: object
    account: str | None
    automatic: bool = field(kw_only=True)

    def payments(self, found: Iterable[Seen]) -> Iterator[Payment]:
        """The payments that the items tell of, one for each `pspReference` of a payment."""
        groups: dict[str, list[Seen]] = {}
        for seen in found:
            if seen.item.event not in SILENT:
                groups.setdefault(seen.item.payment, []).append(seen)
        for name, group in groups.items():
            group.sort(key=lambda seen: seen.at)
            if all(seen.key in REFUNDS for seen in group):
                yield from map(self._return, {seen.item.id: seen for seen in group}.values())
            else:
                yield self._payment(name, group)

    def _payment(self, name: str, group: list[Seen]) -> Payment:
        states = [seen for seen in reversed(group) if seen.key in EVENTS]
        tried = max((seen for seen in states if seen.item.event in TRIES), key=_stage, default=None)
        decisive = max(states, key=_stage, default=None)
        first = tried or decisive or group[0]
        amount = _money(first.item) if decisive else None
        state = self._state(decisive, group) if decisive else Status.UNKNOWN
        refunds = {seen.item.id: _refund(seen.item) for seen in group if seen.key in REFUNDS}
        disputes = _disputes(group)
        back = _sum(refunds.values())
        given_back = any(refund.status is Status.REFUNDED for refund in refunds.values())
        share = back.ratio_to(amount) if back and amount else None
        status = _standing(state, disputes.values(), share, given_back=given_back)
        told = decisive if decisive and status is state else group[-1]
        return Payment.trusted(
            {
                **self._common(first),
                "id": name,
                "status": status,
                "raw_status": told.item.status,
                "kind": "payout" if first.item.event in PAYOUTS else None,
                "amount": amount,
                "currency": first.item.currency if decisive else None,
                "created_at": tried.item.at if tried else None,
                "updated_at": group[-1].item.at,
                "paid_at": decisive.item.at if decisive and state is Status.PAID else None,
                "attempts": _attempts(name, tried, decisive, Status.PAID if status in _COLLECTED else state),
                "refunds": tuple(refunds.values()),
                "refunded": back,
                "disputes": tuple(disputes.values()),
                "origin": self._origin(first, told),
            }
        )

    def _return(self, seen: Seen) -> Payment:
        """A refund without the payment that it belongs to: told as one, with its parent."""
        refund = _refund(seen.item)
        return Payment.trusted(
            {
                **self._common(seen),
                "id": refund.id,
                "parent": seen.item.original,
                "status": refund.status,
                "raw_status": seen.item.status,
                "kind": "refund",
                "amount": refund.amount,
                "currency": seen.item.currency,
                "created_at": refund.at,
                "refunds": (refund,),
                "origin": self._origin(seen, seen),
            }
        )

    def _common(self, seen: Seen) -> dict[str, object]:
        item = seen.item
        return {
            "provider": NAME,
            "account": self.account,
            "order": item.order,
            "merchant": Merchant(id=item.merchant),
            "method": method_of(item.method),
            "raw_method": item.method,
            "test": seen.test,
            "email": item.email,
        }

    def _state(self, decisive: Seen, group: Sequence[Seen]) -> Status:
        _, status = EVENTS[decisive.key]
        if decisive.item.event.startswith("CAPTURE"):
            return Status.PAID if _captured(group) else Status.FAILED
        if status is Status.AUTHORIZED and (self.automatic or _captures_itself(decisive.item)):
            return Status.PAID
        return status

    def _origin(self, first: Seen, told: Seen) -> Origin:
        """Where the fields stand: those of the payment at its first event, the status at the one that decided."""
        base, places = first.base, pointers(Item)
        if told is not first:
            places = {name: tuple(base + place for place in found) for name, found in places.items()}
            base, places["status"] = "", tuple(told.base + place for place in pointers(Item)["status"])
        return Origin.trusted({"source": NAME, "base": base, "pointers": places, "document": self.document})


def _stage(seen: Seen) -> int:
    return EVENTS[seen.key][0]


def _captured(group: Iterable[Seen]) -> bool:
    """Whether a capture stands; a failed one that is not known by its reference is all of them."""
    captures: set[str] = set()
    for seen in group:
        if seen.key == ("CAPTURE", True):
            captures.add(seen.item.id)
        elif seen.key == ("CAPTURE_FAILED", True):
            captures -= {seen.item.id} if seen.item.id in captures else set(captures)
    return bool(captures)


def _captures_itself(item: Item) -> bool:
    """Adyen names what may still be done with an authorised payment, and when it captures by itself."""
    return item.delay == "0" or (bool(item.operations) and "CAPTURE" not in item.operations)


def _standing(state: Status, disputes: Iterable[Dispute], share: Fraction | None, *, given_back: bool) -> Status:
    """Where the payment stands with its disputes and refunds; `share` is what of it was given back."""
    disputed = {dispute.status for dispute in disputes}
    for status in (Status.DISPUTED, Status.REFUNDED):
        if status in disputed:
            return status
    if given_back:
        return Status.REFUNDED if share is not None and share >= 1 else Status.PARTIALLY_REFUNDED
    return Status.PAID if disputed else state


def _attempts(name: str, tried: Seen | None, decisive: Seen | None, state: Status) -> tuple[Attempt, ...]:
    if decisive is None or not (tried or state in _ENDED):
        return ()
    item, event = decisive.item, decisive.item.event
    decline = None
    if state in _ENDED:
        known = event in TRIES or event in LAPSES
        decline = decline_of(item, LAPSES.get(event)) if known else failed(item, event)
    return (attempt_of((tried or decisive).item, name, state, decline, item.at),)


def _refund(item: Item) -> Refund:
    return Refund.trusted(
        {
            "id": item.id,
            "status": REFUNDS[item.event, item.succeeded],
            "amount": _money(item),
            "at": item.at,
            "reason": item.message,
        }
    )


def _sum(refunds: Iterable[Refund]) -> Money | None:
    total: Money | None = None
    for refund in refunds:
        if refund.status is Status.REFUNDED and refund.amount:
            total = refund.amount if total is None else total + refund.amount
    return total


def _disputes(group: Iterable[Seen]) -> dict[str, Dispute]:
    found: dict[str, Dispute] = {}
    for item in (seen.item for seen in group if seen.item.event in DISPUTES):
        before = found.get(item.id)
        found[item.id] = Dispute.trusted(
            {
                "id": item.id,
                "status": DISPUTE_STATUSES.get(item.dispute_status or "", DISPUTES[item.event]),
                "amount": _money(item),
                "at": before.at if before else item.at,
                "reason": (item.dispute_reason or item.message or "").strip() or None,
                "due_at": item.due_at or (before.due_at if before else None),
            }
        )
    return found


def _money(item: Item) -> Money | None:
    if item.amount is None or item.currency is None:
        return None
    return Money.of_minor(item.amount, item.currency, EXPONENTS)
