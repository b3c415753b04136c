"""# Paid on chain

## What it finds
The right amount of the right asset arrived at the right address in time, with enough confirmations.

## Why
On the chain all is as it should be. If the order is not paid in the shop, the cause lies between processor and shop.

## What to do
If the shop does not show the order as paid, it compares its records with the invoice and looks for the processor's
notification.

## References
- Steps of the decision: `paysupport.diagnostics.ledger`
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Nothing on the chain is left to ask."""
    if ledger.step is not Step.NOTIFICATION:
        return None
    last = ledger.last
    seen = ("confirmations", *last.sighting.places(last.movement, "recipient", "amount"))
    return ledger.facts(last.sighting, *seen, invoice=invoice.id, paid_at=ledger.paid_at)


RULE = Rule(
    code="PS558",
    name="paid-on-chain",
    title=Text(
        en="Paid on the chain",
        ru="В сети оплачено",
    ),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=None,
    check=check,
    speaks=True,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your transfer arrived in full. If the order is not confirmed, please write to the shop and give it the"
        " transaction hash {transaction}.",
        ru="Перевод поступил полностью. Если заказ не подтверждён, напишите в магазин и укажите хеш транзакции"
        " {transaction}.",
    ),
    merchant=Text(
        en="{received} arrived for invoice {invoice} in block {block}. If the order is unpaid in your shop, look for"
        " the processor's notification.",
        ru="По счёту {invoice} поступило {received}, блок {block}. Если заказ в магазине не оплачен, проверьте"
        " уведомление процессинга.",
    ),
    agent=Text(
        en="Paid in full: {transaction}, block {block} ({block_hash}), sources: {sources}.",
        ru="Оплачено полностью: {transaction}, блок {block} ({block_hash}), источники: {sources}.",
    ),
    refuted_by=Text(
        en="The block is thrown out of the chain.",
        ru="Блок исключён из цепочки.",
    ),
)
