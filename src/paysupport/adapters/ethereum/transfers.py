"""What was told of one transaction, put together.

Sources: ERC-20; ERC-4337 (IEntryPoint.sol of github.com/eth-infinitism/account-abstraction, v0.7.0: the events are
the same in 0.6 to 0.9). Checked on 2026-11-25.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from paysupport.adapters.ethereum.shapes import DECIMALS, Block, Call, Log, Receipt, Transaction
from paysupport.adapters.sources.values import moment, standing
from paysupport.chain.abi import TRANSFER, address, number, octets, sent
from paysupport.chain.reverts import returned
from paysupport.chain.units import coins
from paysupport.model import Failure, Fault, Movement, State, Transfer

_OPERATION = "0x49628fd1471006c1482da88028e9ce4dbb080b815c9b0344d39e5a8e6ec1419f"
_OPERATION_REVERTED = "0x1c4fada7374c0a9ee8841fc38afe82932dc0f8e69012e927f061a8bae611a201"

_ENTRY_POINTS = frozenset(
    {
        "0x5ff137d4b0fdcd49dca30c7cf57e578a026d2789",
        "0x0000000071727de22e5e9d8baf0edac6f37da032",
        "0x4337084d9e255ff0702461cf8895ce9e3b5ff108",
    }
)
"""EntryPoint 0.6, 0.7 and 0.8; anybody else may leave an event that looks like theirs."""

_ZKSYNC_COIN = "0x000000000000000000000000000000000000800a"
"""Leaves an event for each movement of zkSync Era's coin, fees among them (IEthToken of zksync-ethers 6.21.0)."""

_PLAIN_GAS = 21_000
_NOT_PAYING = frozenset({"DELEGATECALL", "STATICCALL", "CALLCODE"})
_NOT_ASKED = "the source was not asked for the transaction itself"
_NO_OUTCOME = "the source knows it to be in a block, and not how its execution ended"


@dataclass(frozen=True, slots=True)
class Token:
    """What a token's contract says of itself."""

    symbol: str | None = None
    decimals: int | None = None


@dataclass(kw_only=True)
class Told:
    """What one source told of one transaction; None is what it was not asked for, or did not answer.

    Attributes:
        absent: the source was asked for the transaction and does not know it.
        block: the one that stands at the transaction's height.
        tip: the newest block; `finalised`, the height up to which nothing changes any more.
        newest: the height of the newest block, where only that was told.
        internal: what contracts paid in it, by a trace.
        plain: its recipient has no code that could have run.
        failure: why its execution failed.
        successor: the transaction that used its nonce.
        tokens: by contract.
        fault: why there is no answer.
        listed: the address whose payments were asked for, where it is from such a list.
        answers: as they came in, by what was asked.
    """

    absent: bool = False
    transaction: Transaction | None = None
    receipt: Receipt | None = None
    block: Block | None = None
    tip: Block | None = None
    newest: int | None = None
    finalised: int | None = None
    lagging: bool = False
    next_nonce: int | None = None
    internal: tuple[Movement, ...] | None = None
    plain: bool = False
    failure: Failure | None = None
    successor: str | None = None
    tokens: Mapping[str, Token] = field(default_factory=dict[str, Token])
    fault: str | None = None
    listed: str | None = None
    answers: dict[str, object] = field(default_factory=dict[str, object])

    def transfer(self, about: dict[str, Any]) -> Transfer:
        """The whole as a transfer.

        Args:
            about: source, network, reference, host, time and origin.
        """
        state, detail = self._state()
        height, tip = self._height(), self.tip.number if self.tip else self.newest
        placed = height if state in {State.INCLUDED, State.FAILED} else None
        made = moment(self.block.time) if self.block is not None and state is not State.ORPHANED else None
        values: dict[str, Any] = {
            **standing(height, tip, made, about["fetched_at"], lost=placed is None, behind=self.lagging),
            "state": state,
            "included_at": made,
            "final": placed <= self.finalised if placed is not None and self.finalised is not None else None,
            "next_nonce": self.next_nonce,
            "replaced_by": self.successor if state is State.REPLACED else None,
            "pending_parents": self._parents() if state is State.PENDING else None,
            "failure": self._failure() if state is State.FAILED else None,
            "movements": tuple(self._movements(state)),
            "complete": self._complete(state),
            "message_id": next((log.topics[1] for log in self._lone_operation()), None),
            "detail": detail,
        }
        if self.transaction is not None:
            signed = self.transaction
            values |= {"id": signed.hash, "sender": signed.sender, "nonce": signed.nonce}
            values |= {"block_hash": signed.block_hash, "fee_rate": coins(signed.price, 0)}
        if self.receipt is not None:
            receipt = self.receipt
            values |= {"id": receipt.hash, "block_hash": receipt.block_hash, "fee": coins(receipt.fee, DECIMALS)}
            values["sender"] = values.get("sender") or receipt.sender
        if self.tip is not None:
            values["tip_at"] = moment(self.tip.time)
            values["fee_rate_slow"] = coins(self.tip.base_fee, 0) if state is State.PENDING else None
        return Transfer(**about, **values)

    def _height(self) -> int | None:
        if self.receipt is not None:
            return self.receipt.block_number
        return self.transaction.block_number if self.transaction is not None else None

    def _state(self) -> tuple[State, str | None]:
        receipt, signed = self.receipt, self.transaction
        if receipt is None and signed is None:
            return (State.ABSENT, None) if self.absent else (State.UNREACHABLE, self.fault or _NOT_ASKED)
        if receipt is not None:
            elsewhere = self.block is not None and self.block.hash not in {None, receipt.block_hash}
            if elsewhere or any(log.removed for log in receipt.logs):
                return State.ORPHANED, None
            if receipt.status is None:
                return State.UNREACHABLE, _NO_OUTCOME
            failed = receipt.status == 0 or any(_undone(log) for log in self._lone_operation())
            return (State.FAILED if failed else State.INCLUDED), None
        if signed is not None and signed.block_hash is not None:
            return State.UNREACHABLE, self.fault or _NO_OUTCOME
        return (State.REPLACED if (self._parents() or 0) < 0 else State.PENDING), None

    def _parents(self) -> int | None:
        if self.transaction is None or self.next_nonce is None:
            return None
        return self.transaction.nonce - self.next_nonce

    def _failure(self) -> Failure:
        receipt, signed = self.receipt, self.transaction
        if self.failure is not None:
            return self.failure
        if receipt is not None and receipt.status:
            ends = _of_entry_point(receipt.logs, _OPERATION_REVERTED)
            given = (returned(octets(log.data)[96:].hex()) for log in ends)
            return next((each for each in given if each), Failure(fault=Fault.REVERTED))
        if receipt is not None and signed is not None and receipt.gas_used == signed.gas:
            return Failure(fault=Fault.OUT_OF_GAS, message=f"all of its gas was used ({signed.gas})")
        return Failure(fault=Fault.REVERTED)

    def _lone_operation(self) -> tuple[Log, ...]:
        """The end of the one user operation in it; of several, nobody knows which is meant."""
        logs = self.receipt.logs if self.receipt is not None else ()
        found = tuple(log for log in _of_entry_point(logs, _OPERATION) if len(log.topics) > 1)
        return found if len(found) == 1 else ()

    def _movements(self, state: State) -> Iterator[Movement]:
        if state in {State.PENDING, State.ORPHANED, State.INCLUDED} and self.transaction is not None:
            yield from _paid(self.transaction)
        if state in {State.PENDING, State.ORPHANED} and self.transaction is not None:
            yield from _asked(self.transaction, self.tokens)
        if self.receipt is not None and state in {State.INCLUDED, State.FAILED}:
            yield from logged(self.receipt.logs, self.tokens)
        if state is State.INCLUDED:
            yield from self.internal or ()

    def _complete(self, state: State) -> bool:
        """Whether all movements are seen: without a trace not those of coins that a contract passes on."""
        if state in {State.PENDING, State.ORPHANED}:
            return self.transaction is not None and (
                self.transaction.input == "0x" or bool(sent(self.transaction.input))
            )
        if state is not State.INCLUDED or self.internal is not None:
            return state is not State.UNREACHABLE
        if self.transaction is None:
            return self.listed is not None
        return self.plain or not may_pass_on(self.transaction, self.receipt)


def may_pass_on(signed: Transaction, receipt: Receipt | None) -> bool:
    """Whether a contract ran that may have moved coins, which only a trace shows."""
    if signed.input == "0x":
        return receipt is None or receipt.gas_used != _PLAIN_GAS
    return signed.value > 0 or sent(signed.input) is None


def _of_entry_point(logs: Iterable[Log], topic: str) -> Iterator[Log]:
    return (log for log in logs if log.address in _ENTRY_POINTS and log.topics[:1] == (topic,))


def _undone(operation: Log) -> bool:
    return number(octets(operation.data), 1) == 0


def _paid(signed: Transaction) -> Iterator[Movement]:
    if signed.value:
        yield Movement(sender=signed.sender, recipient=signed.recipient, **coin(signed.value))


def _asked(signed: Transaction, tokens: Mapping[str, Token]) -> Iterator[Movement]:
    call = sent(signed.input)
    if call is not None and signed.recipient is not None:
        recipient, units = call
        contract = signed.recipient.lower()
        yield Movement(sender=signed.sender, recipient=recipient, **_of_token(contract, units, tokens))


def logged(logs: Iterable[Log], tokens: Mapping[str, Token]) -> Iterator[Movement]:
    """The payments in tokens; what has a fourth topic is one of a kind (ERC-721) and no payment."""
    for log in logs:
        paying = len(log.topics) == 3 and log.topics[0] == TRANSFER  # noqa: PLR2004 - topic, sender, recipient
        units = number(octets(log.data))
        if paying and units is not None and log.address != _ZKSYNC_COIN and not log.removed:
            yield Movement(
                sender=address(octets(log.topics[1])),
                recipient=address(octets(log.topics[2])),
                index=log.index,
                **_of_token(log.address, units, tokens),
            )


def traced(call: Call) -> tuple[Movement, ...]:
    """What the contracts called by a transaction paid in coins; what was taken back is left out."""
    payments = [] if call.error else [each for inner in call.calls for each in _payments(inner)]
    return tuple(
        Movement(sender=each.sender, recipient=each.recipient, **coin(each.value or 0, index, internal=True))
        for index, each in enumerate(payments)
    )


def _payments(call: Call) -> Iterator[Call]:
    if call.error is None:
        if call.value and call.type not in _NOT_PAYING:
            yield call
        for inner in call.calls:
            yield from _payments(inner)


def coin(units: int, index: int | None = None, *, internal: bool = False) -> dict[str, Any]:
    """The value of a movement of the chain's own coin, and its place among those of contracts."""
    value = {"units": units, "decimals": DECIMALS, "amount": coins(units, DECIMALS)}
    return {**value, "index": index, "internal": internal}


def _of_token(contract: str, units: int, tokens: Mapping[str, Token]) -> dict[str, Any]:
    token = tokens.get(contract, Token())
    return {
        "contract": contract,
        "symbol": token.symbol,
        "units": units,
        "decimals": token.decimals,
        "amount": coins(units, token.decimals),
    }
