"""# Closed though paid

## What it finds
Everything arrived on the chain in time, and the processor has closed the invoice as expired, failed or cancelled.

## Why
The processor saw the payment too late, or a person closed the invoice; some close at the moment of expiry and look no
more.

## What to do
The merchant has it reopened or booked by hand, with the hash and the time at which the transaction was first seen.
Nobody pays again.

## References
- BTCPay: additionalStatus PaidLate; NOWPayments: expired (their API references, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage, Status

_CLOSED = {Status.EXPIRED, Status.FAILED, Status.CANCELLED}


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Done on the chain, closed at the processor."""
    if ledger.step is not Step.PROCESSOR or invoice.status not in _CLOSED:
        return None
    return ledger.facts(
        ledger.last.sighting,
        "confirmations",
        "seen_at",
        "invoice.status",
        processor=invoice.processor,
        status=invoice.raw_status or invoice.status,
        paid_at=ledger.paid_at,
    )


RULE = Rule(
    code="PS557",
    name="closed-though-paid",
    title=Text(
        en="Closed by the processor though it was paid",
        ru="Процессинг закрыл оплаченный счёт",
    ),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.PROVIDER,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived in time, but the invoice was closed. The money is not gone: send the shop the"
        " transaction hash {transaction}, and please do not pay again.",
        ru="Перевод поступил вовремя, но счёт уже закрыт. Деньги не потеряны: пришлите магазину хеш транзакции"
        " {transaction} и не платите повторно.",
    ),
    merchant=Text(
        en="{transaction} paid invoice {invoice} (first seen {paid_at}), and {processor} closed it as {status}. Have"
        " it booked by hand.",
        ru="Транзакция {transaction} оплатила счёт {invoice} (впервые замечена {paid_at}), а {processor} закрыл его"
        " со статусом {status}. Попросите зачесть вручную.",
    ),
    agent=Text(
        en="Paid in time, closed as {status} by {processor}. Sources: {sources}.",
        ru="Оплачено вовремя, у {processor} закрыт со статусом {status}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="The transaction was first seen after the invoice had expired.",
        ru="Транзакцию впервые увидели после истечения срока.",
    ),
)
