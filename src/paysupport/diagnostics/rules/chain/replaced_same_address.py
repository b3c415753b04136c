"""# Replaced same address

## What it finds
The transaction was replaced by another one that pays the same address.

## Why
The sender raised the fee: the wallet made a new transaction in place of the old one, with a new hash.

## What to do
Nothing is wrong: the new transaction counts. Whoever keeps the old hash takes the new one in its place, and nobody
counts both.

## References
- BIP-125: opt-in replace-by-fee
- mempool.space: the tree of replacements (API, /v1/tx/:txid/rbf)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """A replaced transaction whose successor is among the credits."""
    paying = {each.sighting.id for each in ledger.credits}
    replaced = next((each for each in ledger.here if each.best.replaced_by in paying), None)
    if replaced is None or replaced.id in paying:
        return None
    return ledger.facts(replaced, "replaced_by", "invoice.address", by=replaced.best.replaced_by, invoice=invoice.id)


RULE = Rule(
    code="PS517",
    name="replaced-same-address",
    title=Text(
        en="Replaced by a transaction to the same address",
        ru="Заменена транзакцией на тот же адрес",
    ),
    level=Level.INFO,
    stage=Stage.REQUEST,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your wallet has replaced the transfer by a new one, {by}; that one counts. You do not have to do anything.",
        ru="Ваш кошелёк заменил перевод новым: {by}. Засчитывается он, делать ничего не нужно.",
    ),
    merchant=Text(
        en="{transaction} was replaced by {by}, to the same address. Follow the new one, and count only it.",
        ru="Транзакция {transaction} заменена на {by}, адрес тот же. Следите за новой и засчитывайте только её.",
    ),
    agent=Text(
        en="Fee raised: {transaction} → {by}, same address.",
        ru="Комиссия повышена: {transaction} → {by}, адрес тот же.",
    ),
    refuted_by=Text(
        en="The old transaction is the one that got into a block.",
        ru="В блок попала старая транзакция.",
    ),
)
