"""# Overpaid

## What it finds
More arrived than was asked for.

## Why
The payer rounded up, added the fee on top, or paid at an older rate.

## What to do
The order counts as paid. The surplus is returned on request, less the network's fee; the payer gives an address for it.

## References
- Processors tell it apart: BTCPay PaidOver, Cryptomus paid_over, Plisio mismatch (their API references, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Too much, and no transfer alone would have been enough twice."""
    missing = ledger.missing
    if ledger.step is not Step.AMOUNT or missing is None or missing >= 0 or not ledger.amounts_known:
        return None
    over = ledger.asked.with_asset(-missing)
    return None if ledger.paid_twice else ledger.shortfall(over=over, invoice=invoice.id)


RULE = Rule(
    code="PS549",
    name="overpaid",
    title=Text(
        en="More arrived than was asked for",
        ru="Поступило больше, чем нужно",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment of {asked} has arrived, and {over} more than that. The order is paid; ask the shop if you"
        " want the surplus back.",
        ru="Ваш платёж на {asked} поступил, причём на {over} больше. Заказ оплачен; если хотите вернуть излишек,"
        " напишите в магазин.",
    ),
    merchant=Text(
        en="{received} arrived for {asked}, {over} too much. Deliver, and return the surplus on request.",
        ru="Поступило {received} при нужных {asked}, лишних {over}. Выполните заказ и верните излишек по просьбе"
        " покупателя.",
    ),
    agent=Text(
        en="Overpaid by {over} ({received} for {asked}). Sources: {sources}.",
        ru="Переплата {over} ({received} вместо {asked}). Источники: {sources}.",
    ),
    refuted_by=Text(
        en="One of the transfers belongs to another invoice.",
        ru="Один из переводов относится к другому счёту.",
    ),
)
