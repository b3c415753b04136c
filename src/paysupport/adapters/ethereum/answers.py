"""Answers to calls of Ethereum's JSON-RPC, live or saved, sorted by the transaction that they tell of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from paysupport.adapters.contracts import Saved
from paysupport.adapters.ethereum.calls import (
    BLOCK,
    CHAIN,
    CODE,
    DECIMALS,
    DECISIVE,
    FINALISED,
    FOUND,
    LATEST,
    LOGS,
    NEWEST,
    NONCE,
    RECEIPT,
    REPLAY,
    SUCCESSOR,
    SYMBOL,
    SYNCING,
    TRACE,
    TRANSACTION,
    Answer,
    opened,
)
from paysupport.adapters.ethereum.shapes import Block, Call, Found, Logs, Receipt, Transaction
from paysupport.adapters.ethereum.transfers import Token, Told, traced
from paysupport.adapters.sources.values import believable
from paysupport.chain.abi import number, octets, text
from paysupport.chain.networks import NETWORKS, of_chain
from paysupport.chain.reverts import replayed, returned, told
from paysupport.chain.units import quantity
from paysupport.errors import InputError
from paysupport.model import Fault, Transfer
from paysupport.model.base import Origin

_REVERTED = "0x08c379a0"


@dataclass
class Collected:
    """What a source told, by transaction; blocks, tokens and the source's own state are for all of them."""

    network: str
    told: dict[str, Told] = field(default_factory=dict[str, Told])
    more: Mapping[str, "Taking"] = field(default_factory=dict[str, "Taking"])
    common: Told = field(default_factory=Told)
    blocks: dict[int, Block] = field(default_factory=dict[int, Block])
    tokens: dict[str, Token] = field(default_factory=dict[str, Token])

    def of(self, answer: Answer, transaction: str | None = None) -> Told:
        """What is known of the transaction that an answer tells of; the answer is kept with it."""
        each = self.told.setdefault(transaction or answer.reference, Told(tokens=self.tokens))
        each.answers[answer.name] = answer.result if answer.error is None else answer.error
        return each

    def take(self, answer: Answer) -> None:
        """Add one answer; what cannot be read becomes the fault of its transaction."""
        fault = answer.fault
        try:
            if answer.name == REPLAY:
                _replay(self, answer)
            elif fault is None:
                known = {**_TAKEN, **self.more}
                known.get(answer.name, known.get(answer.name.partition(" ")[0], _unknown))(self, answer)
        except ValueError as error:
            fault = f"what cannot be read ({error})"
        if fault is not None and answer.name in DECISIVE:
            self.of(answer).fault = fault

    def transfers(self, about: dict[str, Any]) -> Iterator[Transfer]:
        """One transfer for each transaction.

        Args:
            about: source, network, host and time of asking.
        """
        common = self.common
        for reference, each in self.told.items():
            if common.fault is not None:
                each.transaction, each.receipt, each.fault, each.absent = None, None, common.fault, False
            each.tip, each.newest, each.finalised = common.tip, common.newest, common.finalised
            each.lagging = common.lagging
            each.block = self.blocks.get(each.receipt.block_number) if each.receipt is not None else None
            origin = Origin(source=about["source"], at=about["fetched_at"], pointers=_POINTERS, document=each.answers)
            yield each.transfer({**about, "reference": each.listed or reference, "origin": origin})


Taking = Callable[[Collected, Answer], None]
"""Adds what one kind of answer tells."""


def _unknown(into: Collected, answer: Answer) -> None:
    if not answer.name:
        into.of(answer).fault = "an answer that does not tell what was asked"


def _transaction(into: Collected, answer: Answer) -> None:
    if answer.result is None:
        into.of(answer).absent = True
    else:
        found = Transaction.of(answer.result)
        into.of(answer, _asked(answer, found.hash)).transaction = found


def _receipt(into: Collected, answer: Answer) -> None:
    if answer.result is None:
        into.of(answer)
    else:
        found = Receipt.of(answer.result)
        into.of(answer, _asked(answer, found.hash)).receipt = found


def _asked(answer: Answer, transaction: str) -> str:
    if answer.reference and answer.reference != transaction:
        raise InputError("another transaction than the one that was asked for")
    return transaction


def _logs(into: Collected, answer: Answer) -> None:
    """Events stand only in blocks, and only where the execution succeeded."""
    for log in Logs.of({"result": answer.result}).result:
        known = into.told.get(log.transaction or "")
        whole = known is not None and known.receipt is not None and known.listed is None
        if log.transaction is not None and log.block_number is not None and not log.removed and not whole:
            each = into.of(answer, log.transaction)
            each.listed = answer.reference
            found = {"transactionHash": log.transaction, "blockHash": log.block_hash, "blockNumber": log.block_number}
            logs = (*(each.receipt.logs if each.receipt is not None else ()), log)
            each.receipt = Receipt.of({**found, "status": 1, "logs": logs})
            if log.time is not None:
                into.blocks[log.block_number] = Block.of({"number": log.block_number, "timestamp": log.time})


def _found(into: Collected, answer: Answer) -> None:
    page = Found.of(answer.result)
    for signed, receipt in zip(page.transactions, page.receipts, strict=True):
        each = into.of(answer, signed.hash)
        each.transaction, each.receipt, each.listed = signed, receipt, answer.reference


def _block(into: Collected, answer: Answer) -> None:
    if answer.result is None:
        return
    found = Block.of(answer.result)
    if answer.name == LATEST:
        into.common.tip = found
    elif answer.name == FINALISED:
        into.common.finalised = found.number or None
    else:
        into.blocks[found.number] = found


def _replay(into: Collected, answer: Answer) -> None:
    data = answer.result if str(answer.result).startswith(_REVERTED) else None
    each = into.of(answer)
    if TRACE not in each.answers:  # it shows what happened, and not what would have happened one block earlier
        each.failure = returned(data) or replayed(answer.error)


def _trace(into: Collected, answer: Answer) -> None:
    found = Call.of(answer.result)
    each = into.of(answer)
    each.internal = traced(found)
    if found.error is not None:
        said = told(found.error)
        spent = said is not None and said.fault is Fault.OUT_OF_GAS
        each.failure = said if spent else returned(found.output) or said


def _code(into: Collected, answer: Answer) -> None:
    into.of(answer).plain = answer.result == "0x"


def _newest(into: Collected, answer: Answer) -> None:
    into.common.newest = quantity(answer.result)


def _nonce(into: Collected, answer: Answer) -> None:
    into.of(answer).next_nonce = quantity(answer.result)


def _syncing(into: Collected, answer: Answer) -> None:
    into.common.lagging = answer.result is not False


def _chain(into: Collected, answer: Answer) -> None:
    chain = quantity(answer.result)
    known = NETWORKS.get(into.network)
    if known is not None and of_chain(chain) is not known:
        into.common.fault = f"this is a node of chain {chain}, and not of {into.network}"


def _decimals(into: Collected, answer: Answer) -> None:
    found = believable(number(octets(answer.result)))
    into.tokens[answer.reference] = replace(into.tokens.get(answer.reference, Token()), decimals=found)


def _symbol(into: Collected, answer: Answer) -> None:
    found = text(octets(answer.result))
    into.tokens[answer.reference] = replace(into.tokens.get(answer.reference, Token()), symbol=found)


def _successor(into: Collected, answer: Answer) -> None:
    if isinstance(answer.result, str) and answer.result.lower() != answer.reference:
        into.of(answer).successor = answer.result.lower()


_TAKEN: Mapping[str, Taking] = {
    TRANSACTION: _transaction,
    RECEIPT: _receipt,
    BLOCK: _block,
    "eth_getBlockByHash": _block,
    NEWEST: _newest,
    SYNCING: _syncing,
    CHAIN: _chain,
    NONCE: _nonce,
    DECIMALS: _decimals,
    SYMBOL: _symbol,
    CODE: _code,
    LOGS: _logs,
    FOUND: _found,
    TRACE: _trace,
    SUCCESSOR: _successor,
}

_POINTERS: Mapping[str, tuple[str, ...]] = {
    "state": (f"/{RECEIPT}/status", f"/{TRANSACTION}"),
    "id": (f"/{TRANSACTION}/hash", f"/{RECEIPT}/transactionHash"),
    "block_height": (f"/{RECEIPT}/blockNumber", f"/{TRANSACTION}/blockNumber"),
    "block_hash": (f"/{RECEIPT}/blockHash", f"/{TRANSACTION}/blockHash"),
    "sender": (f"/{TRANSACTION}/from", f"/{RECEIPT}/from"),
    "nonce": (f"/{TRANSACTION}/nonce",),
    "next_nonce": (f"/{NONCE}",),
    "fee": (f"/{RECEIPT}/effectiveGasPrice",),
    "fee_rate": (f"/{TRANSACTION}/maxFeePerGas", f"/{TRANSACTION}/gasPrice"),
    "replaced_by": (f"/{SUCCESSOR}",),
    "failure": (f"/{TRACE}/error", f"/{REPLAY}/message", f"/{RECEIPT}/status"),
    "movements": (f"/{RECEIPT}/logs", f"/{TRANSACTION}/value"),
}


def collected(network: str, saved: Sequence[Saved], more: Mapping[str, Taking] | None = None) -> Collected:
    """All that these answers of one source on one network tell.

    Args:
        network: as it is asked about.
        saved: in any order.
        more: what other answers than a node's add, by their name.
    """
    found = Collected(network, more=more or {})
    for each in saved:
        for answer in opened(each):
            found.take(answer)
    return found
