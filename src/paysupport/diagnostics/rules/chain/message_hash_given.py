"""# Message hash given

## What it finds
The hash that was given is not that of the transaction, but of the message or operation that began it; the transaction
was found by it.

## Why
Wallets of TON show the hash of the message, and wallets with account abstraction that of the user operation; explorers
look for transactions.

## What to do
Nothing is wrong. The transaction's own hash is shown and is to be used from here on.

## References
- TON: messages and transactions (docs.ton.org, read 2026-11)
- ERC-4337: UserOperationEvent carries the hash of the operation
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Asked for by the message's id."""
    for each in ledger.here:
        best = each.best
        if best.message_id and best.id and best.reference == best.message_id != best.id:
            return ledger.facts(each, "reference", "message_id", "id", message=best.message_id)
    return None


RULE = Rule(
    code="PS507",
    name="message-hash-given",
    title=Text(
        en="A message hash, not a transaction hash",
        ru="Это хеш сообщения, а не транзакции",
    ),
    level=Level.INFO,
    stage=Stage.REQUEST,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="We found your transfer by the hash that you sent; its transaction hash is {transaction}.",
        ru="Мы нашли ваш перевод по присланному хешу; хеш самой транзакции: {transaction}.",
    ),
    merchant=Text(
        en="The buyer gave the message hash {message}; the transaction is {transaction}.",
        ru="Покупатель прислал хеш сообщения {message}; транзакция: {transaction}.",
    ),
    agent=Text(
        en="Message or operation {message}, transaction {transaction}.",
        ru="Сообщение или операция {message}, транзакция {transaction}.",
    ),
    refuted_by=Text(
        en="The transaction belongs to another message.",
        ru="Транзакция относится к другому сообщению.",
    ),
)
