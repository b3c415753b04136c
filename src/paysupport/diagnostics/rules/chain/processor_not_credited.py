"""# Processor not credited

## What it finds
Everything arrived on the chain with enough confirmations, and the processor still waits.

## Why
The processor is behind, does not see movements made by contracts, waits for more confirmations than it publishes, or
holds the payment for a check that it does not tell.

## What to do
The merchant sends the processor the invoice and the transaction hash. Nobody pays again.

## References
- Processors do not credit internal transactions (their API references, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import GENERIC_HOLD, Text
from paysupport.model import Certainty, Invoice, Level, Party, Retry, Stage, Status

_OPEN = {Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION, Status.UNKNOWN}


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Done on the chain, open at the processor."""
    if ledger.step is not Step.PROCESSOR or invoice.status not in _OPEN:
        return None
    last = ledger.last
    certainty = Certainty.LIKELY if last.movement.internal else None
    seen = ("confirmations", "invoice.status", *last.sighting.places(last.movement, "internal"))
    return ledger.facts(
        last.sighting,
        *seen,
        certainty=certainty,
        status=invoice.raw_status or invoice.status,
        processor=invoice.processor,
    )


RULE = Rule(
    code="PS556",
    name="processor-not-credited",
    title=Text(
        en="Paid on the chain, not credited by the processor",
        ru="В сети оплачено, процессинг не зачислил",
    ),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.PROVIDER,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PROVIDER),
    payer=GENERIC_HOLD,
    merchant=Text(
        en="{transaction} paid invoice {invoice} in full, and {processor} shows {status}. Send its support the"
        " invoice and the hash.",
        ru="Транзакция {transaction} полностью оплатила счёт {invoice}, а у {processor} статус {status}. Отправьте в"
        " его поддержку номер счёта и хеш.",
    ),
    agent=Text(
        en="On the chain paid in block {block} ({sources}), at the processor {status}. The processor has to book it"
        " by the hash.",
        ru="В сети оплачено, блок {block} (источники: {sources}), у процессинга {status}. Процессинг должен зачесть"
        " по хешу.",
    ),
    refuted_by=Text(
        en="The processor credits it when it is asked again.",
        ru="При повторном запросе процессинг показывает зачисление.",
    ),
)
