"""Questions to a node about one transaction: first what it is, then what explains it."""

from collections.abc import Iterator

from paysupport.adapters.contracts import Saved
from paysupport.adapters.ethereum.answers import collected
from paysupport.adapters.ethereum.asking import Answers, all_of, perhaps
from paysupport.adapters.ethereum.calls import (
    BLOCK,
    CHAIN,
    CODE,
    DECIMALS,
    FINALISED,
    LATEST,
    NONCE,
    RECEIPT,
    REPLAY,
    SUCCESSOR,
    SYMBOL,
    SYNCING,
    TRACE,
    TRANSACTION,
)
from paysupport.adapters.ethereum.shapes import Receipt, Transaction
from paysupport.adapters.ethereum.transfers import Told, may_pass_on
from paysupport.adapters.explorers.evm.rpc import Node
from paysupport.chain.abi import TRANSFER, sent
from paysupport.errors import ConfigurationError
from paysupport.flow import Flow

MOST_TOKENS = 20
"""Contracts of one transaction that are asked for their symbol and decimals."""

_SYMBOL_CALL = "0x95d89b41"
_DECIMALS_CALL = "0x313ce567"


def block(node: Node, at: str, name: str = BLOCK) -> Flow[Saved]:
    """The head of the block at a height, or of the newest or the final one."""
    whole = False
    return node.ask(BLOCK, at, whole, name=name)


def state_of(node: Node) -> tuple[Flow[Saved | None], ...]:
    """Questions about the node itself: its newest and its final block, its chain, whether it is behind."""
    return (
        perhaps(block(node, "latest", LATEST)),
        perhaps(block(node, "finalized", FINALISED)),
        perhaps(node.ask(CHAIN)),
        perhaps(node.ask(SYNCING)),
    )


def checked(node: Node, answers: Answers) -> Answers:
    """The answers of a node that speaks of the right chain.

    Raises:
        ConfigurationError: it speaks of another.
    """
    fault = collected(node.network, answers).common.fault
    if fault is not None:
        raise ConfigurationError(f"{node.host}: {fault}")
    return answers


def answers(node: Node, reference: str) -> Flow[Answers]:
    """All that the node tells of a transaction."""
    first = yield from all_of(
        node.ask(TRANSACTION, reference, reference=reference),
        node.ask(RECEIPT, reference, reference=reference),
        *state_of(node),
    )
    told = collected(node.network, checked(node, first)).told.get(reference, Told())
    if told.transaction is None:
        return first
    if told.receipt is None:
        return first + (yield from _waiting(node, told.transaction))
    return first + (yield from all_of(*_explained(node, told.transaction, told.receipt)))


def _waiting(node: Node, signed: Transaction) -> Flow[Answers]:
    """Which nonce the chain waits for; where it is beyond, the transaction was included just now, or never will be."""
    count = yield from all_of(
        perhaps(node.ask(NONCE, signed.sender, "latest", reference=signed.hash)), *tokens(node, *_called(signed))
    )
    told = collected(node.network, count).told.get(signed.hash, Told())
    if told.next_nonce is None or told.next_nonce <= signed.nonce:
        return count
    nonce = hex(signed.nonce)
    return count + (
        yield from all_of(
            node.ask(RECEIPT, signed.hash, reference=signed.hash),
            perhaps(node.ask(SUCCESSOR, signed.sender, nonce, reference=signed.hash)),
        )
    )


def _explained(node: Node, signed: Transaction, receipt: Receipt) -> Iterator[Flow[Saved | None]]:
    yield perhaps(block(node, hex(receipt.block_number)))
    if receipt.status == 0:
        call = {"from": signed.sender, "to": signed.recipient, "data": signed.input}
        call |= {"value": hex(signed.value), "gas": hex(signed.gas)}
        given = {key: value for key, value in call.items() if value is not None}
        before = hex(max(receipt.block_number - 1, 0))
        yield perhaps(node.ask(REPLAY, given, before, reference=signed.hash))
    if receipt.status == 0 or may_pass_on(signed, receipt):
        yield perhaps(node.ask(TRACE, signed.hash, {"tracer": "callTracer"}, reference=signed.hash))
    if signed.input == "0x" and may_pass_on(signed, receipt):
        yield perhaps(node.ask(CODE, signed.recipient, "latest", reference=signed.hash))
    yield from tokens(node, *(log.address for log in receipt.logs if log.topics[:1] == (TRANSFER,)))


def _called(signed: Transaction) -> tuple[str, ...]:
    return (signed.recipient.lower(),) if signed.recipient is not None and sent(signed.input) is not None else ()


def tokens(node: Node, *contracts: str) -> Iterator[Flow[Saved | None]]:
    """Questions to tokens for their symbol and decimals."""
    for contract in tuple(dict.fromkeys(contracts))[:MOST_TOKENS]:
        yield perhaps(
            node.ask(REPLAY, {"to": contract, "data": _DECIMALS_CALL}, "latest", name=DECIMALS, reference=contract)
        )
        yield perhaps(
            node.ask(REPLAY, {"to": contract, "data": _SYMBOL_CALL}, "latest", name=SYMBOL, reference=contract)
        )
