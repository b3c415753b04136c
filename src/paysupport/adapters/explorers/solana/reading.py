"""From answers of a Solana node to transfers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.solana.codes import failure
from paysupport.adapters.explorers.solana.movements import LAMPORTS, moved
from paysupport.adapters.explorers.solana.schemas import Epoch, Lifetime, Refused, Row, Status, Transaction
from paysupport.adapters.sources.answers import settled, unreachable, unusable
from paysupport.adapters.sources.values import moment, standing
from paysupport.chain.units import coins, whole
from paysupport.errors import InputError
from paysupport.model import Failure, Origin, State, Transfer

if TYPE_CHECKING:
    from paysupport.documents import JSON

_PREFLIGHT = -32002


@dataclass(frozen=True, slots=True)
class Tip:
    """How far the chain has come: slots, and blocks without the slots that were skipped."""

    slot: int | None = None
    height: int | None = None


_Part: TypeAlias = Status | Row | Transaction | Lifetime | Tip | Refused | None
"""What an answer holds; None where the node knows no such signature."""


@dataclass(slots=True)
class _Case:
    """All that was answered on one signature."""

    first: Saved
    status: Status | None = None
    transaction: Transaction | None = None
    refused: Refused | None = None
    last_block: int | None = None
    absent: bool = False

    def add(self, part: _Part) -> None:
        match part:
            case Transaction():
                self.transaction = part
            case Status():
                self.status = part
            case Refused():
                self.refused = part
            case Lifetime():
                self.last_block = part.last_block
            case _:
                self.absent = True

    @property
    def failure(self) -> Failure | None:
        if self.transaction:
            return failure(self.transaction.err, self.transaction.logs or (), self.transaction.instructions)
        if self.status:
            return failure(self.status.err, (), ())
        return failure(self.refused.err or self.refused.message, self.refused.logs or (), ()) if self.refused else None

    def state(self, height: int | None) -> State:
        """Where it stands, with the chain at this block height."""
        if self.transaction or self.status:
            return State.FAILED if self.failure else State.INCLUDED
        late = self.absent and self.last_block is not None and height is not None and height > self.last_block
        return State.EXPIRED if late else State.ABSENT


def read(source: str, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
    """What saved answers of one node tell; answers on one signature are one transfer."""
    parts: list[tuple[Saved, str | None, _Part]] = []
    faults: list[Transfer] = []
    tip = Tip()
    for answer in saved:
        try:
            found = list(_parts(answer))
        except InputError as error:
            faults.append(unreachable(source, answer, str(error)))
            continue
        for signature, part in found:
            if isinstance(part, Tip):
                tip = Tip(part.slot or tip.slot, part.height or tip.height)
            else:
                parts.append((answer, signature or answer.reference, part))
    known = {signature for _, signature, _ in parts if signature}
    lone = known.pop() if len(known) == 1 else ""
    cases: dict[str, _Case] = {}
    for answer, signature, part in parts:
        cases.setdefault(signature or lone, _Case(answer)).add(part)
    return settled((_transfer(source, signature, case, tip) for signature, case in cases.items()), faults)


def _parts(answer: Saved) -> Iterator[tuple[str | None, _Part]]:
    """What stands in an answer, and of which signature.

    Raises:
        InputError: nothing that a Solana node tells of a transaction.
    """
    if fault := unusable(answer):
        raise InputError(fault)
    match cast("JSON", answer.answer):
        case {"error": {"code": code, "data": {"err": _}} as error} if code == _PREFLIGHT:
            yield None, Refused.of(error)
        case {"error": error} if error is not None:
            raise InputError(f"it says: {error}")
        case {"result": result}:
            yield from _results(result, answer.endpoint)
        case document:
            yield from _results(document, answer.endpoint)


def _results(result: "JSON", method: str | None) -> Iterator[tuple[str | None, _Part]]:
    match result:
        case None:
            yield None, None
        case {"context": context, "value": [status]}:
            yield None, None if status is None else Status.of(status, "/result/value/0")
            yield None, Tip(slot=whole(context.get("slot")) if isinstance(context, dict) else None)
        case {"value": {"lastValidBlockHeight": _}}:
            yield None, Lifetime.of(result, "/result")
        case {"transaction": _, "meta": _}:
            found = Transaction.of(result, "/result")
            yield found.signatures[0], found
        case {"absoluteSlot": _} | {"blockHeight": _}:
            epoch = Epoch.of(result, "/result")
            yield None, Tip(epoch.slot, epoch.height)
        case int() if method == "getSlot":
            yield None, Tip(slot=result)
        case int() if method == "getBlockHeight":
            yield None, Tip(height=result)
        case list() if all(isinstance(row, dict) and "signature" in row for row in result):
            for number, row in enumerate(result):
                told = Row.of(row, f"/result/{number}")
                yield told.id, told
        case _:
            raise InputError("no answer of a Solana node on a transaction")


def _transfer(source: str, signature: str, case: _Case, tip: Tip) -> Transfer:
    transaction, status = case.transaction, case.status
    state = case.state(tip.height)
    slot = (transaction.slot if transaction else None) or (status.slot if status else None)
    at = transaction.at if transaction else status.at if isinstance(status, Row) else None
    final = status.commitment == "finalized" if status and status.commitment else None
    made = moment(at)
    fields = standing(slot, tip.slot, made, case.first.fetched_at)
    if status and status.confirmations is not None:
        fields["confirmations"] = status.confirmations
    return Transfer(
        **fields,
        source=source,
        network=case.first.network,
        reference=case.first.reference or signature,
        state=state,
        host=case.first.host,
        id=signature if transaction or status else None,
        fetched_at=case.first.fetched_at,
        included_at=made,
        final=final,
        sender=next(iter(transaction.addresses), None) if transaction else None,
        fee=coins(transaction.fee, LAMPORTS) if transaction else None,
        failure=case.failure,
        movements=moved(transaction) if transaction and state is State.INCLUDED else (),
        complete=state is not State.INCLUDED or transaction is not None,
        origin=Origin(source=source, at=case.first.fetched_at, document=case.first.answer),
    )
