"""# Below minimum

## What it finds
The amount that arrived is below what the processor credits at all.

## Why
Processors set a minimum for each coin, since moving less costs more than it is worth.

## What to do
The payer sends enough to reach the minimum in one transfer, where the processor adds them up; else the small amount
goes into the fee. The merchant does not offer coins for amounts below the minimum.

## References
- NOWPayments: minimum payment amount (API reference, min-amount, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Each credit is smaller than the minimum."""
    least = invoice.minimum
    amounts = [each.amount for each in ledger.credits if each.amount is not None]
    if least is None or not amounts or max(amounts) >= least:
        return None
    return ledger.shortfall("invoice.minimum", minimum=ledger.asked.with_asset(least))


RULE = Rule(
    code="PS551",
    name="below-minimum",
    title=Text(
        en="Below what the processor credits",
        ru="Меньше минимальной суммы зачисления",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS546", "PS547", "PS548"},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="{received} arrived, but the least amount that can be credited is {minimum}. Ask the shop before you send"
        " more: such a small amount is often not added up.",
        ru="Поступило {received}, а минимальная сумма зачисления — {minimum}. Прежде чем отправлять ещё, спросите"
        " магазин: такие малые суммы часто не суммируются.",
    ),
    merchant=Text(
        en="{received} is below the minimum of {minimum}; it is not credited. Ask the processor whether several are"
        " added up.",
        ru="{received} меньше минимума {minimum}; сумма не зачисляется. Уточните у процессинга, суммируются ли"
        " переводы.",
    ),
    agent=Text(
        en="Below the minimum {minimum}: {received}. Sources: {sources}.",
        ru="Ниже минимума {minimum}: {received}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="The processor credits it all the same.",
        ru="Процессинг всё же зачислил сумму.",
    ),
)
