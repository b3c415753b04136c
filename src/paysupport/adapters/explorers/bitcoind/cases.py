"""One transaction as a node knows it: by chain, memory pool and wallet, and by outputs that nobody has spent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.bitcoind.schemas import (
    DECIMALS,
    Detail,
    Entry,
    Header,
    Held,
    Info,
    Known,
    Output,
    Raw,
    Unspent,
)
from paysupport.adapters.sources.values import rate, standing
from paysupport.chain.units import coins
from paysupport.model import Movement, State, Transfer
from paysupport.model.base import Origin

_SIGNALLED = 0xFFFFFFFE
_PEGIN = "witness_mweb_pegin"


@dataclass(slots=True)
class Node:
    """What holds for all transactions of one node; rates in satoshi per virtual byte."""

    info: Info | None = None
    hour: Decimal | None = None
    slow: Decimal | None = None
    headers: dict[str, Header] = field(default_factory=dict[str, Header])

    def at(self, height: int) -> Header | None:
        """The header of the block at a height of the best chain, if it was asked for."""
        return next((each for each in self.headers.values() if each.height == height and each.confirmations > 0), None)


@dataclass(slots=True)
class Case:
    """What is told of one transaction.

    Attributes:
        saved: the answer that says most of it.
        raw: as the chain or the memory pool has it; `decoded` as anybody else kept it.
        held: outputs by number; `unspent` those of one address.
        refused: the node's word that it does not know the transaction.
        wrong: what is told if the decisive answer was none.
    """

    saved: Saved
    raw: Raw | None = None
    decoded: Raw | None = None
    entry: Entry | None = None
    known: Known | None = None
    held: dict[int, Held] = field(default_factory=dict[int, Held])
    unspent: list[Unspent] = field(default_factory=list[Unspent])
    refused: str | None = None
    wrong: Transfer | None = None

    @property
    def body(self) -> Raw | None:
        """The transaction itself."""
        return self.raw or self.decoded

    @property
    def block(self) -> str | None:
        """The hash of its block."""
        return (self.raw.block_hash if self.raw else None) or (self.known.block_hash if self.known else None)

    @property
    def has(self) -> bool:
        """Whether the node has it in its chain or its memory pool."""
        mined = self.known is not None and self.known.confirmations > 0
        return mined or bool(self.raw or self.entry or self.held or self.unspent)

    @property
    def told(self) -> bool:
        """Whether the node has said where it stands, if only that it does not know it."""
        return self.has or bool(self.body or self.known or self.refused is not None)

    def state(self, node: Node, cases: Mapping[str, "Case"]) -> tuple[State, str | None]:
        """Where it stands, and what took its place."""
        header = node.headers.get(self.block or "")
        raw, known = self.raw, self.known
        if header is not None and header.confirmations < 0:
            return State.ORPHANED, None
        if raw is not None and raw.block_hash:
            gone = raw.active is False or (raw.confirmations is not None and raw.confirmations <= 0)
            return (State.ORPHANED if gone else State.INCLUDED), None
        if self.has:
            return (State.INCLUDED if self.unspent or self._depth() else State.PENDING), None
        conflicts = known.conflicts if known else ()
        successor = next((each for each in conflicts if each in cases and cases[each].has), None)
        beaten = known is not None and known.confirmations < 0
        return (State.REPLACED if beaten or successor else State.ABSENT), successor

    def transfer(self, source: str, node: Node, cases: Mapping[str, "Case"], of: str) -> Transfer:
        """All of it as one transfer."""
        state, successor = self.state(node, cases)
        body, entry, known, info = self.body, self.entry, self.known, node.info
        told = (entry or known or Entry()).fee
        fee = None if told is None else abs(told)
        size = (body.vsize if body else None) or (entry.vsize if entry else None)
        height = self._height(node)
        header = node.headers.get(self.block or "") or (node.at(height) if height is not None else None)
        movements, complete = self._movements()
        values = {
            "source": source,
            "network": self.saved.network,
            "reference": self.saved.reference or of,
            "state": state,
            "host": self.saved.host,
            "id": of if self.has or body or known else None,
            "fetched_at": self.saved.fetched_at,
            **standing(
                height,
                info.tip if info else None,
                lost=state is State.ORPHANED,
                behind=info is not None and info.behind,
            ),
            "block_hash": self.block or (header and header.hash),
            "included_at": (body and body.included_at) or (header and header.included_at),
            "seen_at": (entry and entry.seen_at) or (known and known.seen_at),
            "tip_at": info and info.tip_at,
            "fee": coins(fee, DECIMALS),
            "fee_rate": rate(fee, size),
            "fee_rate_hour": node.hour,
            "fee_rate_slow": node.slow,
            "replaced_by": successor,
            "replaceable": any((each.sequence or _SIGNALLED) < _SIGNALLED for each in body.inputs) if body else None,
            "pending_parents": entry.ancestors - 1 if entry and entry.ancestors else None,
            "movements": movements,
            "complete": complete,
            "detail": self._detail() if state is State.ABSENT else None,
            "origin": Origin(
                source=source, at=self.saved.fetched_at, pointers=Raw.pointers(), document=self.saved.answer
            ),
        }
        return Transfer.model_validate(values)

    def _depth(self) -> int:
        """Confirmations as told; 0 while it is in no block."""
        told = (
            self.raw and self.raw.confirmations,
            self.known and self.known.confirmations,
            *(each.confirmations for each in self.held.values()),
        )
        return next((each for each in told if each and each > 0), 0)

    def _height(self, node: Node) -> int | None:
        header = node.headers.get(self.block or "")
        if header is not None:
            return header.height
        if self.unspent:
            return self.unspent[0].height
        depth = self._depth()
        return node.info.tip - depth + 1 if depth and node.info else None

    def _movements(self) -> tuple[tuple[Movement, ...], bool]:
        """What it moves, and whether that is all."""
        details = self.known.details if self.known else ()
        if self.body is not None:
            seen = {each.hidden: each for each in details if each.hidden and each.category != "send"}
            outputs = self.body.movements
            moved = tuple(_output(each, index, seen) for index, each in enumerate(outputs))
            opaque = any(each.kind == _PEGIN for each in outputs) and not any(each.hidden for each in outputs)
            return moved, not opaque
        held = tuple(_movement(each.recipient, each.units, index) for index, each in self.held.items())
        unspent = tuple(_movement(self.saved.reference, each.units, each.index) for each in self.unspent)
        return held or unspent, False

    def _detail(self) -> str | None:
        bumped = self.known.bumped_by if self.known else None
        word = f"the wallet made {bumped} in its place, and the node has neither" if bumped else None
        return "; ".join(each for each in (self.refused, word) if each) or None


def _output(output: Output, index: int, seen: Mapping[str, Detail]) -> Movement:
    """An output; a hidden one only as far as the wallet can see into it."""
    own = seen.get(output.hidden or "")
    return _movement(own.address, own.units, index) if own else _movement(output.recipient, output.units, index)


def _movement(recipient: str | None, units: int | None, index: int) -> Movement:
    return Movement(
        recipient=recipient,
        units=units,
        decimals=DECIMALS,
        amount=coins(units, DECIMALS),
        index=index,
    )
