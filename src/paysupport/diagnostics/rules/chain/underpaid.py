"""# Underpaid

## What it finds
Less arrived than was asked for.

## Why
The payer mistyped the amount or paid at an older rate, or a part of it was never sent.

## What to do
The payer sends the rest to the same address before the invoice expires, if the processor accepts payments in parts.
After that the shop delivers, or returns what arrived.

## References
- Processors tell partial payments apart: NOWPayments partially_paid, BTCPay PaidPartial, OxaPay underpaid (their API
  references, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Short, in one transfer."""
    missing = ledger.missing
    if ledger.step is not Step.AMOUNT or missing is None or missing <= 0 or not ledger.amounts_known:
        return None
    return None if len(ledger.credits) > 1 else ledger.shortfall("invoice.expires_at", invoice=invoice.id)


RULE = Rule(
    code="PS547",
    name="underpaid",
    title=Text(
        en="Less arrived than was asked for",
        ru="Поступило меньше, чем нужно",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.PAYER),
    payer=Text(
        en="{received} of {asked} arrived, short by {missing}. Please ask the shop whether you should send the rest"
        " to the same address; until {expires_at} that is usually possible.",
        ru="Поступило {received} из {asked}; не хватает {missing}. Спросите магазин, нужно ли доплатить на тот же"
        " адрес; до {expires_at} это обычно возможно.",
    ),
    merchant=Text(
        en="{received} arrived of {asked}, short by {missing}. Ask for the rest before {expires_at}, or return what"
        " arrived.",
        ru="Поступило {received} из {asked}; не хватает {missing}. Попросите доплатить до {expires_at} или верните"
        " поступившее.",
    ),
    agent=Text(
        en="Underpaid: {received} of {asked}, missing {missing}. Sources: {sources}.",
        ru="Недоплата: {received} из {asked}, не хватает {missing}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="Another transfer brings the rest.",
        ru="Остаток приходит другим переводом.",
    ),
)
