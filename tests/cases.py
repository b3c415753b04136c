"""Small payments and rules for the tests; all values are synthetic."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import (
    Attempt,
    Certainty,
    Decline,
    Level,
    Order,
    Party,
    Payment,
    Reading,
    Reason,
    Retry,
    Stage,
    Status,
    Via,
)
from paysupport.money import Money

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CREATED = datetime(2026, 11, 20, 10, tzinfo=UTC)


def payment(status: Status = Status.PAID, **values: Any) -> Payment:
    """A payment of 25.50 BYN for order 1234."""
    given: dict[str, Any] = {
        "provider": "acme",
        "id": "pay-1",
        "status": status,
        "order": "1234",
        "amount": Money(amount=Decimal("25.50"), currency="BYN"),
        "currency": "BYN",
        "created_at": CREATED,
    }
    return Payment(**(given | values))


def declined(reason: Reason = Reason.INSUFFICIENT_FUNDS, **values: Any) -> Payment:
    """A failed payment with one attempt; `values` go into its decline and reading."""
    of_reading = {name: values.pop(name) for name in ("others", "final", "via", "certainty") if name in values}
    reading = Reading(**({"reason": reason, "via": Via.PROVIDER, "certainty": Certainty.CERTAIN} | of_reading))
    decline = Decline(**({"reading": reading, "code": "51", "message": "No money"} | values))
    return payment(Status.FAILED, attempts=(Attempt(id="try-1", status=Status.FAILED, at=CREATED, decline=decline),))


def order(status: Status = Status.PENDING, **values: Any) -> Order:
    """The shop's order 1234 over 25.50 BYN."""
    return Order(**({"id": "1234", "status": status, "amount": Decimal("25.50"), "currency": "BYN"} | values))


def rule(code: str, **values: Any) -> Rule:
    """A rule whose texts are its code."""
    text = Text(en=f"{code} en", ru=f"{code} ru")
    given: dict[str, Any] = {
        "code": code,
        "name": f"rule-{code.lower()}",
        "title": text,
        "level": Level.ERROR,
        "stage": Stage.AUTHORISATION,
        "responsible": Party.PAYER,
        "retry": Retry(now=NO, later=YES, other=YES),
        "payer": text,
        "merchant": text,
        "agent": text,
        "refuted_by": text,
    }
    return Rule(**(given | values))
