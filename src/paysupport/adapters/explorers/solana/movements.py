"""What a Solana transaction moves: by how much the balances of owners differ before and after it."""

import re
from collections import defaultdict
from collections.abc import Iterator

from paysupport.adapters.explorers.solana.schemas import Balance, Transaction
from paysupport.adapters.sources.values import believable
from paysupport.chain.networks import NETWORKS
from paysupport.chain.units import coins
from paysupport.model import Movement

LAMPORTS = NETWORKS["solana"].decimals
"""Decimals of SOL."""

_MEMO = re.compile(r'Program log: Memo \(len \d+\): "(.*)"|Program log: Memo \(len \d+\)\nProgram log: (.*)')


def moved(transaction: Transaction) -> tuple[Movement, ...]:
    """Tokens by owner and mint, then SOL by account; who lost them is named where that was one alone."""
    memo = memo_of(transaction)
    return tuple(
        movement.model_copy(update={"memo": memo}) for movement in (*_tokens(transaction), *_native(transaction))
    )


def memo_of(transaction: Transaction) -> str | None:
    """What the memo program was given, as the node has parsed it, else as the program's log has it, old or new."""
    inner = (each for group in transaction.inner or () for each in group.instructions)
    parsed = [
        each.parsed
        for each in (*transaction.instructions, *inner)
        if each.name == "spl-memo" and isinstance(each.parsed, str)
    ]
    logged = (quoted or plain for quoted, plain in _MEMO.findall("\n".join(transaction.logs or ())))
    return "\n".join(parsed or logged) or None


def _tokens(transaction: Transaction) -> Iterator[Movement]:
    addresses = transaction.addresses
    deltas: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    places: dict[tuple[str, str], Balance] = {}
    for sign, balances in ((-1, transaction.tokens_before), (1, transaction.tokens_after)):
        for balance in balances or ():
            account = balance.account or 0
            owner = balance.owner or (addresses[account] if account < len(addresses) else None)
            if owner is not None and balance.units is not None:
                deltas[balance.mint][owner] += sign * balance.units
                places[balance.mint, owner] = balance
    for mint, by_owner in deltas.items():
        sender = _loser(by_owner)
        for owner, delta in by_owner.items():
            if delta > 0:
                place = places[mint, owner]
                decimals = believable(place.decimals)
                yield Movement(
                    sender=sender,
                    recipient=owner,
                    contract=mint,
                    units=delta,
                    decimals=decimals,
                    amount=coins(delta, decimals),
                    index=place.account,
                )


def _native(transaction: Transaction) -> Iterator[Movement]:
    deltas = {
        address: after - before
        for address, before, after in zip(transaction.addresses, transaction.before, transaction.after, strict=False)
        if before is not None and after is not None
    }
    for payer in transaction.addresses[:1]:
        if payer in deltas:
            deltas[payer] += transaction.fee or 0
    sender = _loser(deltas)
    for index, (address, delta) in enumerate(deltas.items()):
        if delta > 0:
            yield Movement(
                sender=sender,
                recipient=address,
                units=delta,
                decimals=LAMPORTS,
                amount=coins(delta, LAMPORTS),
                index=index,
            )


def _loser(deltas: dict[str, int]) -> str | None:
    losers = [owner for owner, delta in deltas.items() if delta < 0]
    return losers[0] if len(losers) == 1 else None
