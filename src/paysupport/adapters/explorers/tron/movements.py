"""What a Tron transaction moves: by its contract, by the events of tokens, by calls within contracts."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from paysupport.adapters.explorers.tron.addresses import base58, of_word
from paysupport.adapters.explorers.tron.schemas import Body, Info, Row
from paysupport.adapters.sources.answers import brief
from paysupport.adapters.sources.values import believable
from paysupport.chain.networks import NETWORKS
from paysupport.chain.units import coins
from paysupport.model import Movement

SUN = NETWORKS["tron"].decimals
"""Decimals of TRX."""

_TRANSFERRED = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
_TOPICS = 3
_TRANSFER, _TRANSFER_FROM = "a9059cbb", "23b872dd"
_WORD = 64


def moved(body: Body | None, info: Info | None) -> tuple[Movement, ...]:
    """What an executed transaction moved."""
    memo = memo_of(body)
    return tuple(
        movement.model_copy(update={"memo": memo}) for movement in (*_native(body), *_logged(info), *_within(info))
    )


def intended(body: Body | None) -> tuple[Movement, ...]:
    """What a transaction would move that is in no block yet, token transfers by their call."""
    memo = memo_of(body)
    return tuple(movement.model_copy(update={"memo": memo}) for movement in (*_native(body), *_called(body)))


def listed(rows: Sequence[Row]) -> tuple[Movement, ...]:
    """What the history of TronGrid tells of one transaction; approvals stand there, too, and move nothing."""
    return tuple(
        Movement(
            sender=base58(row.sender),
            recipient=base58(row.recipient),
            contract=base58(row.contract),
            symbol=row.symbol and brief(row.symbol),
            units=row.units,
            decimals=believable(row.decimals),
            amount=coins(row.units, row.decimals),
        )
        for row in rows
        if row.type in {"Transfer", ""}
    )


def memo_of(body: Body | None) -> str | None:
    """The note in a transaction, which stands there in hex."""
    data = body.memo if body else None
    if not data:
        return None
    with suppress(ValueError):
        return bytes.fromhex(data).decode()
    return data


def _native(body: Body | None) -> Iterator[Movement]:
    for contract in body.contracts if body else ():
        value = contract.value
        sender = base58(value.owner)
        match contract.type:
            case "TransferContract":
                units = value.amount or 0
                yield Movement(
                    sender=sender, recipient=base58(value.to), units=units, decimals=SUN, amount=coins(units, SUN)
                )
            case "TransferAssetContract":
                yield Movement(
                    sender=sender, recipient=base58(value.to), contract=_asset(value.asset), units=value.amount or 0
                )
            case "TriggerSmartContract" if value.call_value:
                yield Movement(
                    sender=sender,
                    recipient=base58(value.contract),
                    units=value.call_value,
                    decimals=SUN,
                    amount=coins(value.call_value, SUN),
                )
            case _:
                continue


def _logged(info: Info | None) -> Iterator[Movement]:
    for index, log in enumerate(info.logs if info else ()):
        if len(log.topics) != _TOPICS or log.topics[0].lower() != _TRANSFERRED:
            continue
        yield Movement(
            sender=of_word(log.topics[1]),
            recipient=of_word(log.topics[2]),
            contract=base58(log.address),
            units=_units(log.data),
            index=index,
        )


def _within(info: Info | None) -> Iterator[Movement]:
    for call in info.internal if info else ():
        for value in call.values:
            if value.amount and not call.rejected:
                yield Movement(
                    sender=base58(call.sender),
                    recipient=base58(call.recipient),
                    contract=value.token,
                    units=value.amount,
                    decimals=None if value.token else SUN,
                    amount=None if value.token else coins(value.amount, SUN),
                    internal=True,
                )


def _called(body: Body | None) -> Iterator[Movement]:
    for contract in body.contracts if body else ():
        data = (contract.value.data or "").lower()
        words = [data[start : start + _WORD] for start in range(8, len(data), _WORD)]
        match data[:8], words:
            case str(method), [to, units] if method == _TRANSFER:
                sender = base58(contract.value.owner)
            case str(method), [source, to, units] if method == _TRANSFER_FROM:
                sender = of_word(source)
            case _:
                continue
        yield Movement(
            sender=sender, recipient=of_word(to), contract=base58(contract.value.contract), units=_units(units)
        )


def _units(word: str) -> int | None:
    with suppress(ValueError):
        return int(word, 16) if len(word) == _WORD else None
    return None


def _asset(name: str | None) -> str | None:
    """The id of a TRC-10 token: its digits, which stand there in hex."""
    with suppress(ValueError):
        told = bytes.fromhex(name or "").decode()
        return told if told.isdecimal() else name
    return name
