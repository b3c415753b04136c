"""# Paid in parts

## What it finds
Several transfers arrived, and together they are still less than what was asked for.

## Why
The payer paid in parts: a limit of the exchange, several wallets, or a second transfer to make up for a first one that
was too small.

## What to do
Only the rest is missing; the payer sends it to the same address before the invoice expires. Processors that credit the
first transfer only add the others by hand.

## References
- NOWPayments: parent_payment_id of repeated deposits (API reference, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Short, in several transfers."""
    missing = ledger.missing
    if ledger.step is not Step.AMOUNT or missing is None or missing <= 0 or not ledger.amounts_known:
        return None
    if len(ledger.credits) == 1:
        return None
    return ledger.shortfall("invoice.expires_at", parts=len(ledger.credits), invoice=invoice.id)


RULE = Rule(
    code="PS548",
    name="paid-in-parts",
    title=Text(
        en="Paid in parts, and not in full",
        ru="Оплачено частями, но не полностью",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.PAYER),
    payer=Text(
        en="{parts:transfer|transfers} arrived, together {received} of {asked}, short by {missing}. Please ask the"
        " shop whether you should send the rest to the same address; until {expires_at} that is usually possible.",
        ru="Поступило {parts:перевод|перевода|переводов}, всего {received} из {asked}; не хватает {missing}. Спросите"
        " магазин, нужно ли доплатить на тот же адрес; до {expires_at} это обычно возможно.",
    ),
    merchant=Text(
        en="{parts:transfer|transfers} to {address}, together {received} of {asked}. Ask for the missing {missing},"
        " or return what arrived.",
        ru="{parts:перевод|перевода|переводов} на {address}, всего {received} из {asked}. Попросите доплатить"
        " {missing} или верните поступившее.",
    ),
    agent=Text(
        en="In parts: {parts}, together {received}, missing {missing}. Sources: {sources}.",
        ru="Частями: {parts}, всего {received}, не хватает {missing}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="A further transfer brings the rest.",
        ru="Остаток приходит ещё одним переводом.",
    ),
)
