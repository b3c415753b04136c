"""Refunds of a payment: the one that is asked about, until when it may take, and by what a bank finds it."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime

from paysupport.calendar import local_day
from paysupport.diagnostics import periods
from paysupport.diagnostics.periods import Due
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Certainty, Payment, Reason, Refund, Status

WAITING = frozenset({Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION})
SENT = frozenset({Status.REFUNDED, Status.PAID})

UNTOLD = Text(en="a day that nobody has named", ru="срока, который никто не назвал")
"""In place of a day that nobody has told."""

_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Return:
    """A refund, its place among the payment's, and until when the payer should have it."""

    payment: Payment
    refund: Refund
    place: int
    due: Due | None

    def is_late(self, now: datetime) -> bool:
        """Whether the last day, where it is known, is over."""
        return self.due is not None and local_day(now, periods.country_of(self.payment)) > self.due.day

    @property
    def cause(self) -> Reason | None:
        """Why it was not made, as the refund or the answer about it alone tells."""
        return self.refund.cause or (self.payment.reason if self.is_alone else None)

    @property
    def is_alone(self) -> bool:
        """Whether the provider's answer is about the refund and not about its payment."""
        return self.refund.id == self.payment.id

    @property
    def certainty(self) -> Certainty:
        """How sure the last day is; certain where none is named."""
        return self.due.certainty if self.due else Certainty.CERTAIN

    @property
    def facts(self) -> Mapping[str, Fact]:
        """`refund`, `payment`, `amount`, `since`, `until`, `reason` and `reference`, by which a bank finds it."""
        refund = self.refund
        return {
            "refund": refund.id,
            "payment": self.payment.id or "—",
            "amount": refund.amount or self.payment.amount or "—",
            "since": local_day(refund.at, periods.country_of(self.payment)) if refund.at else "—",
            "until": self.due.day if self.due else UNTOLD,
            "reason": refund.reason or "—",
            "reference": _reference(self.payment, refund),
        }

    def seen(self, *fields: str) -> tuple[str, ...]:
        """Fields of the refund as evidence, with what its date is taken from."""
        own = tuple(f"payment.refunds.{self.place}.{field}" for field in ("status", *fields))
        return ("payment.status", "payment.amount", *own, *(self.due.seen if self.due else ()))


def newest(payment: Payment, statuses: AbstractSet[Status]) -> Return | None:
    """The latest refund that stands in one of these statuses."""
    if payment.test or not payment.refunds:
        return None
    places = [place for place, each in enumerate(payment.refunds) if each.status in statuses]
    if not places:
        return None
    place = max(places, key=lambda each: (payment.refunds[each].at or _EARLIEST, each))
    refund = payment.refunds[place]
    return Return(payment, refund, place, periods.refund(payment, refund, place))


def is_made_up(payment: Payment, failed: Refund) -> bool:
    """Whether a later refund of the same amount was sent or is waiting."""
    later = (each for each in payment.refunds if (each.at or _EARLIEST) > (failed.at or _EARLIEST))
    return any(each.status in SENT | WAITING and each.amount == failed.amount for each in later)


def _reference(payment: Payment, refund: Refund) -> str:
    if refund.arn:
        return f"ARN {refund.arn}"
    return f"RRN {refund.rrn}" if refund.rrn else refund.id or payment.id or "—"
