"""What Etherscan's answers tell: those it passes on from a node, and the rows of its own lists.

Source: docs.etherscan.io (account and transaction endpoints), checked on 2026-11-25.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from pydantic import Field

from paysupport.adapters.contracts import Saved
from paysupport.adapters.ethereum.answers import Collected, collected
from paysupport.adapters.ethereum.calls import Answer
from paysupport.adapters.ethereum.shapes import DECIMALS, Hash, Perhaps, Quantity
from paysupport.adapters.ethereum.transfers import coin
from paysupport.adapters.explorers.etherscan.api import fault
from paysupport.adapters.schema import Schema
from paysupport.adapters.sources.answers import about, unreachable
from paysupport.adapters.sources.values import believable, moment
from paysupport.chain.reverts import told
from paysupport.chain.units import coins
from paysupport.errors import InputError
from paysupport.model import Failure, Fault, Movement, State, Transfer
from paysupport.model.base import Origin

if TYPE_CHECKING:
    from paysupport.documents import JSON

NAME = "etherscan"
INTERNAL = "txlistinternal"
STATUS = "getstatus"
LISTS = frozenset({"txlist", "tokentx", INTERNAL})

_HASH = 66


class Row(Schema):
    """A row of txlist, txlistinternal or tokentx; all of its values are texts."""

    hash: Hash | None = None
    block: Quantity = Field(alias="blockNumber")
    block_hash: str | None = Field(None, alias="blockHash")
    time: Perhaps = Field(None, alias="timeStamp")
    sender: str = Field(alias="from")
    recipient: str | None = Field(None, alias="to")
    value: Quantity
    contract: str | None = Field(None, alias="contractAddress")
    symbol: str | None = Field(None, alias="tokenSymbol")
    decimals: Perhaps = Field(None, alias="tokenDecimal")
    failed: Perhaps = Field(None, alias="isError")
    receipt: Perhaps = Field(None, alias="txreceipt_status")
    code: str | None = Field(None, alias="errCode")
    gas: Perhaps = None
    gas_used: Perhaps = Field(None, alias="gasUsed")
    gas_price: Perhaps = Field(None, alias="gasPrice")
    nonce: Perhaps = None
    confirmations: Perhaps = None
    trace: str | None = Field(None, alias="traceId")


class Execution(Schema):
    """How an execution ended, by getstatus."""

    failed: Perhaps = Field(None, alias="isError")
    description: str | None = Field(None, alias="errDescription")


class Rows(Schema):
    """The rows of one list."""

    result: tuple[Row, ...]


def transfers(saved: Sequence[Saved]) -> Iterator[Transfer]:
    """One transfer for each transaction that the answers tell of."""
    if not saved:
        return
    named = [replace(each, endpoint=_name(each.endpoint or "")) for each in saved]
    common = about(NAME, saved)
    lists = [each for each in named if _is_list(each)]
    others = [_opened(each) for each in named if each not in lists]
    yield from collected(saved[0].network, others, _MORE).transfers(common)
    yield from _listed(lists, common)


def rows_of(saved: Saved) -> int:
    """How many rows stand in a list."""
    result = _result(saved)
    return len(cast("list[object]", result)) if isinstance(result, list) else 0


def _result(saved: Saved) -> object:
    answer = cast("JSON", saved.answer)
    return answer.get("result") if isinstance(answer, dict) else None


def _name(endpoint: str) -> str:
    """The action in an endpoint that may be written as a path or as parameters."""
    found = re.search(r"(?:action=|/)(\w+)(?:&|$)", endpoint)
    return found[1] if found else endpoint


def _is_list(saved: Saved) -> bool:
    rows = _result(saved)
    first = cast("list[object]", rows)[0] if isinstance(rows, list) and rows else None
    return isinstance(first, dict) and {"hash", "timeStamp"} <= set(cast("dict[str, object]", first))


def _opened(saved: Saved) -> Saved:
    """The answer as a node would give it, which says what went wrong as an error."""
    said = fault(saved.answer)
    if said is None:
        return saved
    return replace(saved, answer={"error": said}, endpoint="" if saved.endpoint in LISTS else saved.endpoint)


def _internal(into: Collected, answer: Answer) -> None:
    rows = Rows.of({"result": answer.result}).result
    if len(answer.reference) == _HASH:
        into.of(answer).internal = tuple(_movements(rows, internal=True))


def _status(into: Collected, answer: Answer) -> None:
    found = Execution.of(answer.result)
    if found.failed:
        into.of(answer).failure = _failure(found.description)


_MORE = {INTERNAL: _internal, STATUS: _status}


def _failure(said: str | None) -> Failure:
    return told(said) or Failure(fault=Fault.REVERTED, message=said or None)


def _movements(rows: Iterable[Row], *, internal: bool = False) -> Iterator[Movement]:
    for index, row in enumerate(rows):
        if row.value and not row.failed:
            place = index if internal else None
            values = coin(row.value, place, internal=internal) if row.symbol is None else _of_token(row)
            yield Movement(sender=row.sender, recipient=row.recipient, **values)


def _of_token(row: Row) -> dict[str, Any]:
    decimals = believable(row.decimals)
    values = {"contract": row.contract, "symbol": row.symbol or None, "units": row.value, "decimals": decimals}
    return values | {"amount": coins(row.value, decimals)}


def _listed(lists: Sequence[Saved], common: dict[str, Any]) -> Iterator[Transfer]:
    """One transfer for each transaction in lists of what an address sent and received."""
    found: dict[str, list[tuple[Saved, Row]]] = {}
    for each in lists:
        try:
            rows = Rows.of(each.answer).result
        except InputError as error:
            yield unreachable(NAME, each, f"what cannot be read ({error})")
        else:
            for row in rows:
                found.setdefault(row.hash or "", []).append((each, row))
    for reference, parts in found.items():
        yield _joined(reference, parts, common)


def _joined(reference: str, rows: list[tuple[Saved, Row]], common: dict[str, Any]) -> Transfer:
    saved, first = rows[0]
    whole = next((row for _, row in rows if row.receipt is not None or row.gas_price is not None), first)
    failed = any((row.receipt == 0 or row.failed) and row.trace is None for _, row in rows)
    spent = whole.gas is not None and whole.gas == whole.gas_used
    counted = next((row.confirmations for _, row in rows if row.confirmations is not None), None)
    return Transfer(
        **common,
        reference=saved.reference or reference,
        id=reference,
        state=State.FAILED if failed else State.INCLUDED,
        block_height=first.block,
        block_hash=whole.block_hash,
        included_at=moment(first.time),
        tip=first.block + counted - 1 if counted else None,
        confirmations=counted,
        sender=whole.sender if whole.nonce is not None else None,
        nonce=whole.nonce,
        fee=coins(_fee(whole), DECIMALS),
        failure=Failure(fault=Fault.OUT_OF_GAS if spent else Fault.REVERTED) if failed else None,
        movements=()
        if failed
        else tuple(each for saved, row in rows for each in _movements([row], internal=saved.endpoint == INTERNAL)),
        origin=Origin(source=NAME, at=common["fetched_at"], document=saved.answer),
    )


def _fee(row: Row) -> int | None:
    return row.gas_used * row.gas_price if row.gas_used is not None and row.gas_price is not None else None
