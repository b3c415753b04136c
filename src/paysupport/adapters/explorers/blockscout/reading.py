"""What Blockscout's answers tell.

Source: github.com/blockscout/blockscout-api-v2-swagger (swagger.yaml, 2025-09-19), transaction_view.ex and the
database's own rules (a transaction without a block has no status, or is "dropped/replaced") of
github.com/blockscout/blockscout; checked on 2026-11-25.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from paysupport.adapters.ethereum.shapes import DECIMALS
from paysupport.adapters.ethereum.transfers import coin
from paysupport.adapters.explorers.blockscout.shapes import Head, Inside, Paid, Transaction
from paysupport.adapters.sources.values import believable, standing
from paysupport.chain.abi import sent
from paysupport.chain.reverts import fault, returned, told
from paysupport.chain.units import coins
from paysupport.documents import JSON
from paysupport.model import Failure, Fault, Movement, State, Transfer

_MOVING = frozenset({State.PENDING, State.INCLUDED})
_NOT_PAYING = frozenset({"delegatecall", "staticcall", "callcode"})
_NOT_ASKED = "the source was not asked for the transaction itself"
_NO_OUTCOME = "the source knows it to be in a block, and not how its execution ended"
_REPLACED = "dropped/replaced"


@dataclass
class Told:
    """What an instance told of one transaction.

    Attributes:
        paged: its token payments were asked for page by page; `traced`, those inside it too.
        listed: the address whose payments were asked for, where it is from such a list.
    """

    transaction: Transaction | None = None
    paid: list[Paid] = field(default_factory=list[Paid])
    inside: list[Inside] = field(default_factory=list[Inside])
    paged: bool = False
    traced: bool = False
    absent: bool = False
    lost: bool = False
    fault: str | None = None
    listed: str | None = None
    answers: dict[str, object] = field(default_factory=dict[str, object])

    def transfer(self, tip: Head | None, about: dict[str, Any]) -> Transfer:
        """The whole as a transfer; `about` is source, network, reference, host, time and origin."""
        found = self.transaction
        rows: list[Transaction | Paid | Inside] = [*self.paid, *self.inside]
        if found is not None:
            rows.insert(0, found)
        state = self._state()
        heights = (each.block_number for each in rows)
        times = (each.timestamp for each in rows)
        height = next((each for each in heights if each is not None), None)
        lost = height is None or state is State.ORPHANED
        made = next((each for each in times if each is not None), None) if height is not None else None
        place = standing(height, tip.height if tip else None, made, about["fetched_at"], lost=lost)
        if tip is None and not lost and found is not None:
            place["confirmations"] = found.confirmations
        values: dict[str, Any] = {
            **place,
            "state": state,
            "block_hash": next((each.block_hash for each in self.paid if each.block_hash), None),
            "included_at": made,
            "tip_at": tip.timestamp if tip is not None else None,
            "movements": tuple(self._movements(state)),
            "complete": self._complete(state),
            "detail": "; ".join(self._notes(state)) or None,
        }
        if found is not None:
            paid = found.fee.value if found.fee is not None and found.fee.type == "actual" else None
            values |= {"id": found.hash, "sender": found.sender, "nonce": found.nonce, "fee": coins(paid, DECIMALS)}
            values |= {"fee_rate": coins(found.price, 0), "failure": failure(found) if state is State.FAILED else None}
            values["lagging"] = place["lagging"] or bool(found.pending_update)
        else:
            named = (*(each.transaction for each in self.paid), *(each.transaction for each in self.inside))
            values["id"] = next(iter(named), None)
        return Transfer(**about, **values)

    def _state(self) -> State:
        found = self.transaction
        if self.lost:
            return State.ORPHANED
        if found is None:
            listed = bool(self.listed and (self.paid or self.inside))
            return State.INCLUDED if listed else State.ABSENT if self.absent else State.UNREACHABLE
        if found.block_number is None:
            return State.REPLACED if found.result == _REPLACED else State.PENDING
        return {"ok": State.INCLUDED, "error": State.FAILED}.get(found.status or "", State.UNREACHABLE)

    def _notes(self, state: State) -> Iterator[str]:
        found = self.transaction
        if state is State.UNREACHABLE:
            yield self.fault or (_NO_OUTCOME if found is not None else _NOT_ASKED)
        if state is State.REPLACED:
            yield _REPLACED
        if found is not None and found.errors_inside:
            yield "has_error_in_internal_transactions"
        for contract, reputation in {each.contract: each.reputation or each.scam for each in self._tokens()}.items():
            if reputation not in {None, False, "ok"}:
                yield f"{contract}: {'is_scam' if reputation is True else f'reputation {reputation}'}"

    def _tokens(self) -> tuple[Paid, ...]:
        """Without collectibles; from the pages of the list where they were asked for, else as they stand with it."""
        rows = self.paid if self.paged or self.transaction is None else self.transaction.token_transfers
        return tuple(each for each in rows if each.kind in {None, "ERC-20"} and each.units is not None)

    def _movements(self, state: State) -> Iterator[Movement]:
        found = self.transaction
        if found is not None and found.value and state in _MOVING:
            yield Movement(sender=found.sender, recipient=found.recipient, **coin(found.value))
        if found is not None and state is State.PENDING and (call := sent(found.input)) is not None:
            yield Movement(
                sender=found.sender, recipient=call[0], contract=(found.recipient or "").lower(), units=call[1]
            )
        if state is State.INCLUDED:
            yield from map(_of_token, self._tokens())
            paying = (each for each in self.inside if each.success is not False and each.type not in _NOT_PAYING)
            for each in paying:
                if each.value and not self._is_itself(each):
                    value = coin(each.value, each.index, internal=True)
                    yield Movement(sender=each.sender, recipient=each.recipient, **value)

    def _is_itself(self, inside: Inside) -> bool:
        found = self.transaction
        whole = None if found is None else (found.sender, found.recipient, found.value)
        return inside.index == 0 and whole == (inside.sender, inside.recipient, inside.value)

    def _complete(self, state: State) -> bool:
        found = self.transaction
        if found is None or state not in _MOVING:
            return state is not State.UNREACHABLE
        if state is State.PENDING:
            return found.input == "0x" or sent(found.input) is not None
        quiet = found.contract is False or (not found.value and sent(found.input) is not None)
        awaited = (found.result or "").startswith("awaiting")
        return not awaited and (self.traced or quiet) and (self.paged or not found.overflow)


def failure(found: Transaction) -> Failure:
    """Why it failed, by the reason in any of its three shapes, and by Blockscout's own words."""
    said = told(found.result)
    if said is not None and said.fault is Fault.OUT_OF_GAS:
        return said
    given = _reason(found.revert_reason)
    if given is not None:
        return given
    if found.gas_used is not None and found.gas_used == found.gas_limit:
        return Failure(fault=Fault.OUT_OF_GAS, message=f"all of its gas was used ({found.gas_used})")
    return said or Failure(fault=Fault.REVERTED, message=found.result)


def _reason(reason: JSON) -> Failure | None:
    match reason:
        case {"raw": str(data)}:
            return returned(data)
        case {"method_id": str(selector), "parameters": [{"value": str(said)}, *_]} if selector.endswith("08c379a0"):
            return Failure(fault=fault(said), message=said[:300])
        case {"method_id": str(selector), "method_call": str(call)}:
            known = returned(selector)
            return Failure(fault=known.fault if known else Fault.REVERTED, message=f"custom error {call[:300]}")
        case str() if reason.startswith("0x"):
            return returned(reason)
        case str() if reason and "awaiting" not in reason.lower():
            return Failure(fault=fault(reason), message=reason[:300])
        case _:
            return None


def _of_token(row: Paid) -> Movement:
    decimals = believable(row.decimals)
    return Movement(
        sender=row.sender,
        recipient=row.recipient,
        contract=row.contract,
        symbol=row.symbol,
        units=row.units,
        decimals=decimals,
        amount=coins(row.units, decimals),
        index=row.index,
    )
