"""# Paid late

## What it finds
The whole amount arrived, but was first seen after the invoice had expired.

## Why
The payer hesitated, the exchange took long to send, or the transaction waited for a block. Rates of crypto change, so
invoices run out after some minutes.

## What to do
The money is with the recipient. The merchant accepts it by hand, at the old or the present rate, or returns it;
processors mark such payments and wait for that decision.

## References
- BTCPay: additionalStatus PaidLate
- Cryptopay: status_context paid_late (developers.cryptopay.me, read 2026-11)
"""

from paysupport.chain.networks import NETWORKS
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Invoice, Level, Party, Retry, Stage

_SLOW = 60
"""Seconds between blocks from which on the time of a block says little of when its transactions were sent."""


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Enough, too late."""
    if ledger.step is not Step.TIME:
        return None
    last = ledger.last.sighting
    slow = last.best.seen_at is None and NETWORKS[last.network].block_seconds >= _SLOW
    certainty = Certainty.LIKELY if slow else None
    seen = ("seen_at", "included_at", "invoice.expires_at")
    due = invoice.expires_at
    return ledger.facts(last, *seen, certainty=certainty, paid_at=ledger.paid_at, expires_at=due)


RULE = Rule(
    code="PS552",
    name="paid-late",
    title=Text(
        en="Paid after the invoice had expired",
        ru="Оплачено после истечения срока счёта",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived, but after the time to pay was over ({expires_at}). The money is not gone: the shop"
        " decides whether it accepts or returns it. Please do not pay again.",
        ru="Перевод поступил, но уже после окончания времени на оплату ({expires_at}). Деньги не потеряны: магазин"
        " решит, принять их или вернуть. Повторно не платите.",
    ),
    merchant=Text(
        en="{received} arrived on {paid_at}, the invoice expired on {expires_at}. Accept it by hand or return it; the"
        " processor waits for that.",
        ru="{received} поступило {paid_at}, срок счёта истёк {expires_at}. Примите вручную или верните: процессинг"
        " ждёт вашего решения.",
    ),
    agent=Text(
        en="Paid in full, late: first seen {paid_at}, due {expires_at}. Sources: {sources}.",
        ru="Оплачено полностью, но поздно: впервые замечено {paid_at}, срок {expires_at}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="A source saw it before the invoice expired.",
        ru="Источник видел её до истечения срока.",
    ),
)
