"""Refused payments and records of attempts for the tests on trying again."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from paysupport.diagnostics.rule import NO, YES
from paysupport.model import (
    Attempt,
    Card,
    Certainty,
    Decline,
    Party,
    PastAttempt,
    Payment,
    Reading,
    Reason,
    Retry,
    Status,
    Via,
)
from paysupport.money import Money

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONTH = 30 * DAY
RULE = Retry(now=NO, later=YES, other=YES, after=Party.PAYER)
CARD = "card-1"


def refusal(network: str | None = "visa", *, final: bool = False, source: str = "", **values: Any) -> Decline:
    """A refusal for insufficient funds."""
    reading = Reading(
        reason=Reason.INSUFFICIENT_FUNDS, via=Via.PROVIDER, certainty=Certainty.CERTAIN, final=final, source=source
    )
    return Decline(reading=reading, network=network, **values)


def attempt(at: datetime | None = NOW, id_: str = "try-1", **values: Any) -> Attempt:
    """A refused attempt with the card."""
    given: dict[str, Any] = {
        "id": id_,
        "status": Status.FAILED,
        "at": at,
        "decline": refusal(),
        "card": Card(fingerprint=CARD, last4="0019"),
    }
    return Attempt(**(given | values))


def refused(*attempts: Attempt, network: str = "visa", **values: Any) -> Payment:
    """A failed payment of 25.50 BYN with these attempts, or one made now."""
    given: dict[str, Any] = {
        "provider": "acme",
        "id": "pay-1",
        "status": Status.FAILED,
        "order": "1234",
        "amount": Money(amount=Decimal("25.50"), currency="BYN"),
        "attempts": attempts or (attempt(decline=refusal(network)),),
    }
    return Payment(**(given | values))


def past(at: datetime, **values: Any) -> PastAttempt:
    """A record of a refused attempt with the card, for another order."""
    given: dict[str, Any] = {
        "at": at,
        "status": Status.FAILED,
        "amount": Decimal("25.50"),
        "currency": "BYN",
        "order": f"order of {at}",
        "card": CARD,
        "card_last4": "0019",
    }
    return PastAttempt(**(given | values))


def pasts(count: int, since: datetime, step: timedelta = HOUR, **values: Any) -> tuple[PastAttempt, ...]:
    """So many records, one after the other."""
    return tuple(past(since + number * step, **values) for number in range(count))
