"""# Transaction carried out

## What it finds
The transaction is in a block and was carried out. Without an invoice it cannot be told whether it paid what was asked
for.

## Why
A hash alone tells what moved, not what should have.

## What to do
Give the invoice (network, asset, address, amount) beside the hash.

## References
- `paysupport diagnose HASH --invoice FILE`
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Retry, Stage, State


def check(ledger: Ledger, invoice: Invoice | None = None) -> Facts | None:
    """In a block, and nothing to compare it with."""
    focus = ledger.focus
    if invoice is not None or focus is None or focus.state is not State.INCLUDED or ledger.step is Step.SOURCES:
        return None
    return ledger.facts(focus, "confirmations", confirmations=focus.confirmations)


RULE = Rule(
    code="PS561",
    name="transaction-carried-out",
    title=Text(
        en="Carried out; there is no invoice to compare it with",
        ru="Исполнена; счёта, с которым её сверить, нет",
    ),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=None,
    check=check,
    speaks=True,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="The transfer {transaction} was carried out by the network. Whether it paid your order, the shop can tell.",
        ru="Перевод {transaction} исполнен сетью. Оплатил ли он ваш заказ, скажет магазин.",
    ),
    merchant=Text(
        en="{transaction} is in block {block}. Compare recipient, asset and amount with your invoice.",
        ru="Транзакция {transaction} в блоке {block}. Сверьте получателя, актив и сумму со своим счётом.",
    ),
    agent=Text(
        en="Included in block {block}, confirmations {confirmations}, sources: {sources}. Missing: the invoice; the"
        " merchant can tell.",
        ru="В блоке {block}, подтверждений {confirmations}, источники: {sources}. Не хватает счёта; его знает магазин.",
    ),
    refuted_by=Text(
        en="The block is thrown out of the chain.",
        ru="Блок исключён из цепочки.",
    ),
)
