"""# Confirmations missing

## What it finds
Everything arrived, and the transaction has fewer confirmations than are asked for.

## Why
Each further block makes it harder to undo a payment; merchants and processors wait for as many as the amount is worth.

## What to do
Wait. How many are missing and the usual time between blocks is shown.

## References
- Numbers per processor, network and amount, with their sources: `paysupport.chain.confirmations`
"""

from math import ceil

from paysupport.chain.networks import NETWORKS
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Not yet as many as required."""
    if ledger.step is not Step.CONFIRMATIONS:
        return None
    last, required = ledger.last.sighting, ledger.asked.confirmations or 0
    has = last.confirmations or 0
    minutes = ceil((required - has) * NETWORKS[last.network].block_seconds / 60)
    return ledger.facts(
        last,
        "confirmations",
        "invoice.confirmations_required",
        has=has,
        required=required,
        minutes=max(1, minutes),
        invoice=invoice.id,
    )


RULE = Rule(
    code="PS553",
    name="confirmations-missing",
    title=Text(
        en="Waiting for confirmations",
        ru="Ожидает подтверждений",
    ),
    level=Level.INFO,
    stage=Stage.AUTHORISATION,
    responsible=Party.CHAIN,
    check=check,
    speaks=True,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your transfer arrived and is being confirmed: {has} of {required}. This takes about {minutes:more"
        " minute|more minutes}; nothing is to be done.",
        ru="Перевод поступил и подтверждается: {has} из {required}. Осталось около {minutes:минуты|минут|минут};"
        " делать ничего не нужно.",
    ),
    merchant=Text(
        en="{transaction} has {has} of {required} confirmations; about {minutes:minute|minutes} more. Deliver then.",
        ru="У транзакции {transaction} {has} из {required} подтверждений; осталось около"
        " {minutes:минуты|минут|минут}. После этого выполняйте заказ.",
    ),
    agent=Text(
        en="Confirmations {has} of {required}, block {block}, sources: {sources}.",
        ru="Подтверждений {has} из {required}, блок {block}, источники: {sources}.",
    ),
    refuted_by=Text(
        en="A source shows as many as are required.",
        ru="Источник показывает нужное число подтверждений.",
    ),
)
