"""What may happen to a payment and to the notifications of it, by name."""

from dataclasses import dataclass
from typing import Literal

from paysupport.codes.table import Entry, Table
from paysupport.errors import ConfigurationError
from paysupport.model import Reason, Status

Proof = Literal["right", "wrong", "absent"]

_DECLINED = "declined: "


@dataclass(frozen=True, slots=True)
class Script:
    """A course of events.

    Attributes:
        states: of the payment, in the order in which they come about; after a failed one another attempt begins.
        deliveries: of which states the shop is told, in the order in which it is told.
        known: how many of the states the provider knows of when it is asked; None for all.
        proof: how the notifications are signed.
        held: they are delivered when `Fake.deliver` is called, and not at once.
        factor: the paid amount by the amount of the order.
        currency: in which is paid; None for the order's.
        reason: why a failed attempt was refused.
    """

    states: tuple[Status, ...] = (Status.PAID,)
    deliveries: tuple[int, ...] = (0,)
    known: int | None = None
    proof: Proof = "right"
    held: bool = False
    factor: int = 1
    currency: str | None = None
    reason: Reason = Reason.INSUFFICIENT_FUNDS


_LEFT = (Status.REQUIRES_ACTION, Status.PAID)
_SECOND_TRY = (Status.FAILED, Status.PAID)

SCRIPTS = {
    "paid": Script(),
    "declined, then paid": Script(states=_SECOND_TRY, deliveries=(0, 1)),
    "3-DS left": Script(states=(Status.REQUIRES_ACTION,), deliveries=()),
    "webhook late": Script(held=True),
    "webhook never": Script(deliveries=()),
    "webhook duplicate": Script(deliveries=(0, 0)),
    "webhook out of order": Script(states=_SECOND_TRY, deliveries=(1, 0)),
    "webhook forged": Script(states=_LEFT, deliveries=(1,), known=1, proof="wrong"),
    "webhook unsigned": Script(states=_LEFT, deliveries=(1,), known=1, proof="absent"),
    "another amount": Script(factor=100),
    "another currency": Script(currency="USD"),
}
"""By name; besides these `declined: REASON`, such as `declined: insufficient funds`."""


def script(name: str, table: Table) -> Script:
    """The script of a name.

    Args:
        name: one of `SCRIPTS`, or `declined:` and a reason.
        table: the provider's codes, of which one has to mean that reason.

    Raises:
        ConfigurationError: there is no script of that name, or the provider has no code for the reason.
    """
    if name in SCRIPTS:
        return SCRIPTS[name]
    if name.startswith(_DECLINED):
        word = name.removeprefix(_DECLINED).replace(" ", "_").replace("-", "_")
        reason = next((each for each in Reason if each.value == word), None)
        if reason and code_for(reason, table):
            return Script(states=(Status.FAILED,), reason=reason)
        raise ConfigurationError(f"{name!r}: this provider has no code for that; see `paysupport reasons`")
    raise ConfigurationError(f"no script {name!r}; there are: declined: REASON, {', '.join(SCRIPTS)}")


def code_for(reason: Reason, table: Table) -> str | None:
    """A code by which the provider tells a reason, one that means nothing else where there is one."""
    entries = [(code, entry) for code, entry in table.codes.items() if isinstance(entry, Entry)]
    found = [(len(entry.others), code) for code, entry in entries if entry.reason is reason]
    return min(found)[1] if found else None
