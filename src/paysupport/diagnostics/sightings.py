"""One transaction, as all the sources that were asked for it tell it together.

Sources that say the same are counted. One that does not know what another knows is behind, and contradicts nobody; two
that tell different amounts, recipients, outcomes or blocks do, and then nothing is claimed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from paysupport.chain.addresses import parse, same
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Movement, State, Transfer

_BEGINNING = datetime.min.replace(tzinfo=UTC)

_FURTHEST = (
    State.INCLUDED,
    State.FAILED,
    State.REPLACED,
    State.EXPIRED,
    State.ORPHANED,
    State.PENDING,
    State.ABSENT,
    State.UNREACHABLE,
)
"""What outweighs what stands behind it here, since a source may be behind the chain but not ahead of it."""

_ENDED = {State.INCLUDED, State.FAILED, State.REPLACED, State.EXPIRED}


class Agreement(StrEnum):
    """How much the sources back each other."""

    AGREE = "agree"
    SINGLE = "single source"
    CONFLICT = "conflict"
    NONE = "no source"


@dataclass(frozen=True, eq=False)
class Sighting:
    """A transaction and what each source said of it, in order of time.

    Attributes:
        told: all answers, the oldest first; the last of each source is what that source says.
        address: to which it should have paid, where that is known; only what came there is compared.
    """

    network: str
    id: str
    told: tuple[Transfer, ...]
    address: str | None = None

    @cached_property
    def latest(self) -> tuple[Transfer, ...]:
        """The newest answer of each source."""
        return tuple({_source(each): each for each in self.told}.values())

    @property
    def by_address(self) -> bool:
        """Whether it stands for the history of an address, in which the sources found nothing."""
        return all(each.id is None and bool(parse(each.reference)) for each in self.told)

    @cached_property
    def state(self) -> State:
        """The furthest state that any source saw."""
        return min((each.state for each in self.latest), key=_FURTHEST.index)

    @cached_property
    def witnesses(self) -> tuple[Transfer, ...]:
        """The newest answers that say the same as `state`."""
        return tuple(each for each in self.latest if each.state is self.state)

    @property
    def best(self) -> Transfer:
        """The fullest of them."""
        return max(self.witnesses, key=lambda each: (each.complete, len(each.movements), each.confirmations or 0))

    @cached_property
    def torn(self) -> bool:
        """Whether two sources contradict each other on outcome, block, or what moved (to the address, if known)."""
        found = [each for each in self.latest if each.state not in {State.ABSENT, State.UNREACHABLE}]
        outcomes = {each.state for each in found if each.state in _ENDED}
        blocks = {each.block_hash for each in self.witnesses if each.block_hash}
        moved = {_moved(each, self.address) for each in found if each.state in {State.INCLUDED, State.PENDING}}
        return len(outcomes) > 1 or len(blocks) > 1 or len(moved) > 1

    @cached_property
    def agreement(self) -> Agreement:
        """How the sources stand to each other."""
        if self.state is State.UNREACHABLE:
            return Agreement.NONE
        if self.torn:
            return Agreement.CONFLICT
        return Agreement.AGREE if len(self.witnesses) > 1 else Agreement.SINGLE

    @property
    def certainty(self) -> Certainty:
        """Never more than likely on one source, nor on sources that only say what they do not know."""
        if self.agreement is Agreement.AGREE:
            return Certainty.LIKELY if self.state is State.ABSENT else Certainty.CERTAIN
        alone = len(self.latest) == 1 and self.state not in {State.ABSENT, State.UNREACHABLE}
        return Certainty.LIKELY if alone else Certainty.POSSIBLE

    @property
    def backing(self) -> Text:
        """The agreement in words: "agree (2 of 3)"."""
        backers, asked = len(self.witnesses), len(self.latest)
        match self.agreement:
            case Agreement.AGREE:
                return Text(en=f"agree ({backers} of {asked})", ru=f"согласны ({backers} из {asked})")
            case Agreement.SINGLE:
                return Text(en=f"single source (1 of {asked})", ru=f"единственный источник (1 из {asked})")
            case Agreement.CONFLICT:
                return Text(en="conflict", ru="противоречат друг другу")
            case _:
                return Text(en="no source answered", ru="ни один источник не ответил")

    @property
    def confirmations(self) -> int | None:
        """The least that a witness tells."""
        return min((each.confirmations for each in self.witnesses if each.confirmations is not None), default=None)

    @property
    def final(self) -> bool:
        """Whether a witness tells that no reorganisation can undo it, and none that one can."""
        return {each.final for each in self.witnesses} - {None} == {True}

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """What moved: of the fullest witness."""
        return self.best.movements

    def places(self, movement: Movement, *fields: str) -> tuple[str, ...]:
        """Where fields of a movement stand in the fullest answer."""
        place = self.movements.index(movement)
        return tuple(f"movements.{place}.{name}" for name in fields)

    @property
    def complete(self) -> bool:
        """Whether a witness shows all that moved."""
        return any(each.complete for each in self.witnesses)

    @property
    def seen_at(self) -> datetime | None:
        """The earliest time at which any source saw it; the block's time where none tells."""
        seen = [each.seen_at or each.included_at for each in self.told]
        return min((each for each in seen if each), default=None)

    @property
    def seen_before(self) -> bool:
        """Whether a source that does not know it now has known it earlier."""
        knew = {_source(each) for each in self.told if each.state in {State.PENDING, State.INCLUDED}}
        return any(_source(each) in knew for each in self.latest if each.state is State.ABSENT)

    @property
    def reorganised(self) -> bool:
        """Whether a block that a source named is not its block any more."""
        blocks: dict[str, set[str]] = {}
        for each in self.told:
            if each.block_hash:
                blocks.setdefault(_source(each), set()).add(each.block_hash)
        left = any(_source(each) in blocks and each.block_hash is None for each in self.latest if _answered(each))
        return left or any(len(hashes) > 1 for hashes in blocks.values())


def sightings(transfers: Iterable[Transfer], address: str | None = None) -> tuple[Sighting, ...]:
    """The transactions that the transfers speak of, the answers on each together, the oldest first."""

    def key(each: Transfer) -> tuple[str, str]:
        return each.network, _plain(each.id or each.reference)

    ordered = sorted(transfers, key=key)
    return tuple(
        Sighting(network, reference, tuple(sorted(told, key=lambda each: each.fetched_at or _BEGINNING)), address)
        for (network, reference), told in groupby(ordered, key=key)
    )


def _source(transfer: Transfer) -> str:
    """Who tells it: what is asked at one host in two ways comes from the same index."""
    return transfer.host or transfer.source


def _answered(transfer: Transfer) -> bool:
    return transfer.state is not State.UNREACHABLE


def _plain(reference: str) -> str:
    """Hexadecimal ids in lower case; base58 and base64 as they are."""
    digits = reference.lower().removeprefix("0x")
    return reference.lower() if digits and all(each in "0123456789abcdef" for each in digits) else reference


def _moved(transfer: Transfer, address: str | None) -> frozenset[tuple[str | None, str | None, int | None]]:
    """What counts when sources are compared: what came to the address, else all; not what only a trace shows."""
    shown = [each for each in transfer.movements if not each.internal]
    there = [each for each in shown if address is not None and _to(transfer.network, each, address)]
    return frozenset(
        (address if there else _bare(each.recipient), _bare(each.contract), each.units) for each in there or shown
    )


def _bare(name: str | None) -> str | None:
    return None if name is None else _plain(name)


def _to(network: str, movement: Movement, address: str) -> bool:
    return movement.recipient is not None and same(network, movement.recipient, address)
