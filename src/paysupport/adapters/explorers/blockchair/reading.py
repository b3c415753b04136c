"""What saved answers tell: one transfer for each transaction."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.blockchair.schemas import (
    Call,
    Coins,
    Common,
    Context,
    Ether,
    Ethers,
    History,
    Row,
)
from paysupport.adapters.sources.answers import brief, built, unreachable
from paysupport.adapters.sources.values import rate, standing
from paysupport.chain.networks import NETWORKS
from paysupport.chain.units import coins
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError
from paysupport.model import Failure, Fault, Movement, State, Transfer
from paysupport.model.base import Origin

_SATOSHI = NETWORKS["bitcoin"].decimals
_WEI = NETWORKS["ethereum"].decimals
_DONE = 200
_ASKED = re.compile(r"dashboards/transactions?/(?P<ids>[0-9a-zA-Z,]+)")
_HIDDEN = frozenset({"nulldata", "nonstandard", "multisig"})
"""Kinds of outputs for which Blockchair makes addresses up."""


def transfers(source: str, answers: Sequence[Saved]) -> tuple[Transfer, ...]:
    """One transfer for each transaction of which something is told."""
    return tuple(each for saved in answers for each in _read(source, saved))


def _read(source: str, saved: Saved) -> Iterator[Transfer]:
    match cast("JSON", saved.answer):
        case {"data": data, "context": dict() as context}:
            try:
                beside = Context.of(context, "/context")
                if beside.code != _DONE or beside.error:
                    yield unreachable(source, saved, f"error {beside.code}: {brief(beside.error or '')}")
                    return
                yield from _data(source, saved, data if isinstance(data, dict) else {}, beside)
            except InputError as error:
                yield unreachable(source, saved, str(error))
        case _:
            yield unreachable(source, saved)


def _data(source: str, saved: Saved, data: Mapping[str, JSON], beside: Context) -> Iterator[Transfer]:
    values: dict[str, object] = {
        "source": source,
        "network": saved.network,
        "host": saved.host,
        "fetched_at": saved.fetched_at,
    }
    for name, told in data.items():
        asked = {**values, "reference": saved.reference or name}
        base = pointer("data", name)
        if isinstance(told, dict) and "transaction" in told:
            yield built(source, saved, partial(_whole, saved, asked, told, base, beside))
        else:
            for row in History.of(told, base).rows:
                yield Transfer.model_validate({**asked, **_stand(row, beside), "complete": False})
    found = _ASKED.search(saved.endpoint or "")
    asked_for = found["ids"].split(",") if found else [] if data else [saved.reference or ""]
    for each in asked_for:
        if each.lower() not in {name.lower() for name in data}:
            absent = {"reference": each, "state": State.ABSENT, "tip": beside.tip}
            yield Transfer.model_validate({**values, **absent})


def _whole(saved: Saved, asked: Mapping[str, object], told: JSON, base: str, beside: Context) -> Transfer:
    schema, facts = (Ethers, _ethers) if saved.network == "ethereum" else (Coins, _coins)
    origin = Origin(
        source=str(asked["source"]),
        at=saved.fetched_at,
        base=base,
        pointers=schema.pointers(),
        document=saved.answer,
    )
    return Transfer.model_validate({**asked, **facts(told, base, beside), "origin": origin})


def _stand(told: Common | Row, beside: Context) -> dict[str, object]:
    """Where a transaction stands; the time of one in the memory pool is when it was first seen."""
    mined = told.block >= 0
    return {
        "id": told.id,
        "state": State.INCLUDED if mined else State.PENDING,
        "included_at" if mined else "seen_at": told.time,
        **standing(told.block if mined else None, beside.tip),
    }


def _coins(told: JSON, base: str, beside: Context) -> dict[str, object]:
    coin = Coins.of(told, base)
    transaction = coin.transaction
    origins = {each.recipient for each in coin.inputs}
    sender = origins.pop() if len(origins) == 1 else None
    size = -(-transaction.weight // 4) if transaction.weight else transaction.size
    return {
        **_stand(transaction, beside),
        "sender": sender,
        "fee": coins(transaction.fee, _SATOSHI),
        "fee_rate": rate(transaction.fee, size),
        "replaceable": transaction.replaceable,
        "movements": tuple(
            Movement.model_validate(
                {
                    "sender": sender,
                    "recipient": None if each.kind in _HIDDEN else each.recipient,
                    "index": each.index,
                    **_value(each.units, _SATOSHI),
                }
            )
            for each in coin.outputs
        ),
    }


def _ethers(told: JSON, base: str, beside: Context) -> dict[str, object]:
    """Value and calls that moved something, then tokens; of what failed nothing moved."""
    ether = Ethers.of(told, base)
    transaction, calls = ether.transaction, ether.calls
    known = beside.tokens is None or transaction.block <= beside.tokens
    facts = {
        **_stand(transaction, beside),
        "sender": transaction.sender,
        "nonce": transaction.nonce,
        "fee": coins(transaction.fee, _WEI),
        "fee_rate": transaction.gas_price,
        "complete": calls is not None and ether.layer is not None and known,
    }
    if not known:
        facts["lagging"] = True
    if transaction.failed:
        return {**facts, "state": State.FAILED, "failure": _failure(transaction, calls or ())}
    if calls is None:
        value = {"sender": transaction.sender, "recipient": transaction.recipient, "value": transaction.units}
        calls = (Call.of({**value, "transferred": True}),)
    moved = [each for each in calls if each.transferred and each.units]
    tokens = ether.layer.tokens if ether.layer else ()
    return {
        **facts,
        "movements": (
            *(
                Movement.model_validate(
                    {
                        "sender": each.sender,
                        "recipient": each.recipient,
                        "internal": each.depth > 0,
                        **_value(each.units, _WEI),
                    }
                )
                for each in moved
            ),
            *(
                Movement.model_validate(
                    {
                        "sender": each.sender,
                        "recipient": each.recipient,
                        "contract": each.contract,
                        "symbol": each.symbol,
                        **_value(each.units, each.decimals),
                    }
                )
                for each in tokens
            ),
        ),
    }


def _failure(transaction: Ether, calls: Sequence[Call]) -> Failure:
    """Why it failed: by what the outermost call says, else by the gas, all of which is used where it was too little."""
    message = calls[0].fail_reason if calls else None
    said = (message or "").lower()
    if "out of gas" in said or (not said and transaction.gas_used and transaction.gas_used == transaction.gas_limit):
        fault = Fault.OUT_OF_GAS
    else:
        fault = Fault.REVERTED if "revert" in said else Fault.OTHER
    return Failure(fault=fault, message=brief(message) if message else None)


def _value(units: int | None, decimals: int | None) -> dict[str, object]:
    return {"units": units, "decimals": decimals, "amount": coins(units, decimals)}
