"""From answers of a Tron node and of TronGrid to transfers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, cast

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.tron.addresses import base58
from paysupport.adapters.explorers.tron.codes import failure, refusal
from paysupport.adapters.explorers.tron.movements import SUN, intended, listed, moved
from paysupport.adapters.explorers.tron.schemas import Block, Body, Info, Row, Sent
from paysupport.adapters.sources.answers import settled, unreachable, unusable
from paysupport.adapters.sources.values import moment, standing
from paysupport.chain.units import coins
from paysupport.errors import InputError
from paysupport.model import Movement, Origin, State, Transfer

if TYPE_CHECKING:
    from paysupport.documents import JSON

_MILLI = 1000

_Part: TypeAlias = Block | Body | Info | Row | Sent | None
"""What an answer holds; None where the source knows no such transaction."""


@dataclass(slots=True)
class _Case:
    """All that was answered on one transaction.

    Attributes:
        waiting: the body comes from the node's pool; it may have an outcome there, of a trial run.
        solid: whether the view beyond reorganisations has it; None where that was not asked.
        absent: a view that would have it, were it in a block, does not.
    """

    first: Saved
    body: Body | None = None
    info: Info | None = None
    rows: list[Row] = field(default_factory=list[Row])
    sent: Sent | None = None
    waiting: bool = False
    solid: bool | None = None
    absent: bool = False

    @property
    def id(self) -> str | None:
        known = self.body or self.info or next(iter(self.rows), None) or self.sent
        return known.id if known else None

    @property
    def executed(self) -> bool:
        return bool(self.info or self.rows or (self.ran and not self.absent) or (self.body and self.body.block))

    @property
    def ran(self) -> bool:
        """Whether the body alone shows that a block has it."""
        return self.body is not None and self.body.ret is not None and not self.waiting

    @property
    def complete(self) -> bool:
        """Whether all is known that it moved: a call of a contract shows that only by its events."""
        plain = self.body is not None and all(each.type != "TriggerSmartContract" for each in self.body.contracts)
        return bool(self.rows) or plain or (self.body is not None and self.info is not None)

    @property
    def block(self) -> int | None:
        return (self.info.block if self.info else None) or (self.body.block if self.body else None)

    @property
    def at(self) -> int | None:
        return next((each.at for each in (self.info, self.body, *self.rows) if each and each.at), None)

    @property
    def fee(self) -> int | None:
        """In sun; a node leaves out a fee of 0."""
        if self.info:
            return self.info.fee or 0
        return self.body.ret[0].fee if self.body and self.body.ret else None

    def add(self, part: Body | Info | Row | Sent | None, answer: Saved) -> None:
        """Take what one answer says."""
        if _solid(answer):
            self.solid = part is not None
        match part:
            case Body():
                waiting = "pending" in (answer.endpoint or "")
                if self.body is None or not (waiting or self.ran):
                    self.body, self.waiting = part, waiting
            case Info():
                self.info = part
            case Row():
                self.rows.append(part)
            case Sent():
                self.sent = part
            case _:
                self.absent = self.absent or not (_solid(answer) or "pending" in (answer.endpoint or ""))


def read(source: str, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
    """What saved answers of one source tell; answers on one transaction are one transfer."""
    parts: list[tuple[Saved, _Part]] = []
    faults: list[Transfer] = []
    for answer in saved:
        try:
            parts.extend((answer, part) for part in _parts(answer))
        except InputError as error:
            faults.append(unreachable(source, answer, str(error)))
    tips = {_solid(answer): part for answer, part in parts if isinstance(part, Block)}
    ids = {part.id for _, part in parts if part is not None and not isinstance(part, Block)}
    lone = ids.pop() if len(ids) == 1 else ""
    cases: dict[str, _Case] = {}
    for answer, part in parts:
        if not isinstance(part, Block):
            reference = part.id if part else answer.reference or lone
            cases.setdefault(reference, _Case(answer)).add(part, answer)
    return settled((_transfer(source, reference, case, tips) for reference, case in cases.items()), faults)


def _solid(answer: Saved) -> bool:
    return "walletsolidity" in (answer.endpoint or "")


def _parts(answer: Saved) -> Iterator[_Part]:
    """What stands in an answer.

    Raises:
        InputError: nothing that a Tron node or TronGrid tells.
    """
    if fault := unusable(answer):
        raise InputError(fault)
    match cast("JSON", answer.answer):
        case dict(found) if not found:
            yield None
        case {"Error": error} | {"success": False, "error": error}:
            raise InputError(f"it says: {error}")
        case {"success": True, "data": list(rows)}:
            for number, row in enumerate(rows):
                known = Row if isinstance(row, dict) and "transaction_id" in row else Body
                yield known.of(row, f"/data/{number}")
        case {"txID": _} as found:
            yield Body.of(found)
        case {"block_header": _} as found:
            yield Block.of(found)
        case {"id": _} as found:
            yield Info.of(found)
        case {"txid": _} as found:
            yield Sent.of(found)
        case _:
            raise InputError("no answer of a Tron node")


def _transfer(source: str, reference: str, case: _Case, tips: dict[bool, Block]) -> Transfer:
    body, info = case.body, case.info
    tip = tips.get(False) or tips.get(True) or Block()
    failed = failure(body, info)
    expires = moment(body.expiration if body else None, _MILLI)
    state = _state(case, failed is not None, expires, moment((tips.get(True) or tip).at, _MILLI))
    at = moment(case.at, _MILLI) if case.executed else None
    return Transfer(
        **standing(case.block, tip.number, at, case.first.fetched_at),
        source=source,
        network=case.first.network,
        reference=case.first.reference or reference,
        state=state,
        host=case.first.host,
        id=case.id,
        fetched_at=case.first.fetched_at,
        included_at=at,
        tip_at=moment(tip.at, _MILLI),
        final=_final(case, tips.get(True)),
        sender=base58(body.contracts[0].value.owner) if body and body.contracts else None,
        fee=coins(case.fee, SUN),
        expires_at=expires,
        failure=failed or (refusal(case.sent) if case.sent else None),
        movements=_movements(case, state),
        complete=state is not State.INCLUDED or case.complete,
        origin=Origin(source=source, at=case.first.fetched_at, document=case.first.answer),
    )


def _movements(case: _Case, state: State) -> tuple[Movement, ...]:
    match state:
        case State.FAILED:
            return ()
        case State.INCLUDED if case.rows:
            return listed(case.rows)
        case State.INCLUDED:
            return moved(case.body, case.info)
        case _:
            return intended(case.body)


def _final(case: _Case, solid: Block | None) -> bool | None:
    """Whether its block is solidified: that view has it, or has come as far."""
    if not case.executed or case.solid is not None or solid is None:
        return case.solid if case.executed else None
    mine, tip = (case.block, solid.number) if case.block else (case.at, solid.at)
    return None if mine is None or tip is None else mine <= tip


def _state(case: _Case, failed: bool, expires: datetime | None, now: datetime | None) -> State:  # noqa: FBT001
    if case.executed:
        return State.FAILED if failed else State.INCLUDED
    if case.body is None:
        return State.ABSENT
    late = case.absent and not case.ran and expires is not None and now is not None and now > expires
    return State.EXPIRED if late else State.PENDING
