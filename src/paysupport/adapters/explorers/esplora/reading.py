"""What saved answers tell together: those on one transaction are joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import cast

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.esplora.questions import Question, height, question
from paysupport.adapters.explorers.esplora.schemas import (
    Block,
    Cluster,
    Fees,
    Outspend,
    Replacements,
    Standing,
    Times,
    Tx,
)
from paysupport.adapters.sources.answers import built, unreachable
from paysupport.adapters.sources.values import rate, standing
from paysupport.chain.networks import NETWORKS
from paysupport.chain.units import coins
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError
from paysupport.model import Movement, State, Transfer
from paysupport.model.base import Origin

_DECIMALS = NETWORKS["bitcoin"].decimals
_SIGNALLED = 0xFFFFFFFE
_ABSENT = re.compile("transaction not found|no such mempool or blockchain transaction", re.IGNORECASE)
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Chain:
    """What holds for all transactions; `spender` tells who spends an output."""

    tip: int | None = None
    fees: Fees = field(default_factory=Fees)
    standing: dict[str, bool] = field(default_factory=dict[str, bool])
    confirmed: dict[str, bool] = field(default_factory=dict[str, bool])
    spender: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])


@dataclass(slots=True)
class _Case:
    """What is told of one transaction; `saved` is the answer in which `tx` stands, at `base`."""

    saved: Saved
    base: str = ""
    tx: Tx | None = None
    absent: bool = False
    wrong: Transfer | None = None
    newest: str | None = None
    cluster: Cluster | None = None
    seen_at: datetime | None = None


class Reading:
    """Answers of one host on one network, taken in one after the other.

    Args:
        source: name of the explorer.
        hour: how many blocks come in an hour, as Esplora's fee estimates name it.
    """

    def __init__(self, source: str, hour: str) -> None:
        self._source = source
        self._hour = hour
        self._chain = _Chain()
        self._cases: dict[str, _Case] = {}

    def transfers(self, answers: Sequence[Saved]) -> tuple[Transfer, ...]:
        """One transfer for each transaction of which something is told."""
        for each in sorted(answers, key=lambda saved: saved.fetched_at or _EARLIEST):
            asked = question(each)
            answer = cast("JSON", each.answer)
            if asked.kind == "address" and isinstance(answer, list):
                for index, row in enumerate(answer):
                    self._take(replace(each, reference=asked.of), Question("tx", asked.of), row, pointer(index))
            else:
                self._take(each, asked, answer)
        return tuple(told for case in self._cases.values() if (told := self._told(case)) is not None)

    def _take(self, saved: Saved, asked: Question, answer: JSON, base: str = "") -> None:
        try:
            self._of_transaction(saved, asked, answer, base)
            self._of_chain(asked, answer)
        except InputError as error:
            if asked.kind == "tx":
                self._case(asked.of, saved).wrong = unreachable(self._source, saved, str(error))

    def _of_transaction(self, saved: Saved, asked: Question, answer: JSON, base: str) -> None:
        of = asked.of
        match asked.kind, answer:
            case "tx", {"vin": _}:
                tx = Tx.of(answer, base)
                self._chain.confirmed[tx.id] = tx.confirmed
                self._cases[tx.id] = replace(self._case(tx.id, saved), saved=saved, base=base, tx=tx, absent=False)
            case ("tx", {"error": said}) | ("tx", said) if _ABSENT.match(str(said)):
                self._case(of, saved).absent = True
            case "tx" | "address", _:
                self._case(of, saved).wrong = unreachable(self._source, saved)
            case "cached", {"vin": _}:
                case = self._case(of, saved)
                case.tx, case.absent = case.tx or Tx.of(answer), case.absent or case.tx is None
            case "replacements", _:
                self._case(of, saved).newest = Replacements.of(answer).newest
            case "cluster", _:
                self._case(of, saved).cluster = Cluster.of(answer)
            case "times", _:
                self._case(of, saved).seen_at = next(iter(Times.of({"times": answer}).times), None)
            case _:
                pass

    def _of_chain(self, asked: Question, answer: JSON) -> None:
        chain, of = self._chain, asked.of
        match asked.kind, answer:
            case "outspends", _:
                rows = answer if isinstance(answer, list) else [answer]
                for index, row in enumerate(map(Outspend.of, rows), asked.output):
                    if row.spender:
                        chain.spender[of, index] = row.spender
            case "status", _:
                chain.confirmed[of] = Standing.of(answer).confirmed
            case "block", _:
                chain.standing[of] = Block.of(answer).in_best_chain
            case "fees", _:
                chain.fees = Fees.of(answer)
            case "estimates", dict():
                chain.fees = Fees.of({"hourFee": answer.get(self._hour), "economyFee": answer.get("1008")})
            case "tip", _:
                chain.tip = height(answer)
            case _:
                pass

    def _case(self, of: str, saved: Saved) -> _Case:
        return self._cases.setdefault(of, _Case(saved))

    def _told(self, case: _Case) -> Transfer | None:
        """None where only side questions were answered."""
        if case.tx is None and not case.absent and case.newest is None:
            return case.wrong
        return built(self._source, case.saved, lambda: self._transfer(case))

    def _transfer(self, case: _Case) -> Transfer:
        tx, chain = case.tx, self._chain
        state, successor = self._stand(case)
        values: dict[str, object] = {
            "source": self._source,
            "network": case.saved.network,
            "reference": case.saved.reference or (tx.id if tx else ""),
            "host": case.saved.host,
            "fetched_at": case.saved.fetched_at,
            "id": tx.id if tx else None,
            "seen_at": case.seen_at,
            "fee_rate_hour": chain.fees.hour,
            "fee_rate_slow": chain.fees.slow,
            "origin": self._origin(case),
            "state": state,
            "replaced_by": successor,
            **standing(tx.block_height if tx else None, chain.tip, lost=state is State.ORPHANED),
        }
        if tx is not None:
            values |= _body(tx, case)
            known = [chain.confirmed[each.parent] for each in tx.inputs if each.parent in chain.confirmed]
            values.setdefault("pending_parents", known.count(False) if known else None)
        return Transfer.model_validate(values)

    def _stand(self, case: _Case) -> tuple[State, str | None]:
        """State and successor: what a source has on its chain outweighs what it remembers of replacements."""
        tx, chain = case.tx, self._chain
        if tx is not None and not case.absent:
            orphaned = tx.confirmed and chain.standing.get(tx.block_hash or "") is False
            return State.ORPHANED if orphaned else State.INCLUDED if tx.confirmed else State.PENDING, None
        spenders = [chain.spender.get((each.parent or "", each.vout or 0)) for each in tx.inputs] if tx else []
        of = tx.id if tx else (case.saved.reference or "")
        successor = next((each for each in (case.newest, *spenders) if each not in {None, of}), None)
        return State.REPLACED if successor else State.ABSENT, successor

    def _origin(self, case: _Case) -> Origin:
        return Origin(
            source=self._source,
            at=case.saved.fetched_at,
            base=case.base,
            pointers=Tx.pointers(),
            document=case.saved.answer,
        )


def _body(tx: Tx, case: _Case) -> dict[str, object]:
    """What stands in a transaction itself, wherever it is kept."""
    origins = {each.address for each in tx.inputs}
    sender = origins.pop() if len(origins) == 1 else None
    own = rate(tx.fee, -(-(tx.weight or 0) // 4))
    cluster = {} if case.cluster is None else {"pending_parents": len(case.cluster.ancestors)}
    return {
        "block_hash": tx.block_hash,
        "included_at": tx.included_at,
        "seen_at": case.seen_at or tx.seen_at,
        "sender": sender,
        "fee": coins(tx.fee, _DECIMALS),
        "fee_rate": (case.cluster and case.cluster.rate) or own,
        "replaceable": any(each.sequence is not None and each.sequence < _SIGNALLED for each in tx.inputs),
        "movements": tuple(
            Movement(
                sender=sender,
                recipient=each.recipient,
                units=each.units,
                decimals=_DECIMALS,
                amount=coins(each.units, _DECIMALS),
                index=index,
            )
            for index, each in enumerate(tx.movements)
        ),
        **cluster,
    }
