"""# Underpaid by fee

## What it finds
The amount that arrived is a little less than what was asked for, by about what an exchange or network takes as a fee.

## Why
Exchanges take the fee for a withdrawal out of the amount, and some wallets too; the payer entered the amount of the
invoice and the rest arrived.

## What to do
The payer sends the rest to the same address before the invoice expires, if the processor accepts payments in parts; or
the merchant accepts the small difference. After that the shop decides whether to deliver or return.

## References
- Processors tell partial payments apart: NOWPayments partially_paid, BTCPay PaidPartial, OxaPay underpaid (their API
  references, read 2026-11)
"""

from decimal import Decimal

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Invoice, Level, Party, Retry, Stage

_AT_MOST = Decimal("0.05")
"""The part of the amount up to which a fee is a likely reason; fees of exchanges are fixed and small for usual sums."""


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Short by no more than a usual fee, in one transfer."""
    missing = ledger.missing
    if ledger.step is not Step.AMOUNT or missing is None or missing <= 0 or not ledger.amounts_known:
        return None
    if invoice.amount is None or missing > invoice.amount * _AT_MOST or len(ledger.credits) > 1:
        return None
    return ledger.shortfall(certainty=Certainty.LIKELY)


RULE = Rule(
    code="PS546",
    name="underpaid-by-fee",
    title=Text(
        en="A fee was taken out of the amount",
        ru="Из суммы вычли комиссию",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    outranks={"PS547"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.PAYER),
    payer=Text(
        en="{received} of {asked} arrived, short by {missing}: probably the fee of the exchange or wallet. Please ask"
        " the shop whether you should send the rest to the same address; until {expires_at} that is usually possible.",
        ru="Поступило {received} из {asked}; не хватает {missing} — вероятно, биржа или кошелёк удержали комиссию."
        " Спросите магазин, нужно ли доплатить на тот же адрес; до {expires_at} это обычно возможно.",
    ),
    merchant=Text(
        en="{received} arrived of {asked}, short by {missing}, probably a fee. Accept the difference, ask for the"
        " rest, or return it.",
        ru="Поступило {received} из {asked}, не хватает {missing}, вероятно из-за комиссии. Примите разницу,"
        " попросите доплатить или верните.",
    ),
    agent=Text(
        en="Underpaid by {missing} (asked {asked}), like a fee. Sources: {sources}.",
        ru="Недоплата {missing} (нужно {asked}), похоже на комиссию. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="Another transfer brings the rest.",
        ru="Остаток приходит другим переводом.",
    ),
)
