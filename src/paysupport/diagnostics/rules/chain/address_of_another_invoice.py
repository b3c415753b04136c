"""# Address of another invoice

## What it finds
The money went to the address of another invoice of the same merchant.

## Why
The payer used an address from an earlier purchase, or had two payment pages open. Processors give each invoice its own
address and do not look at old ones.

## What to do
The merchant or the processor finds the money at the other invoice and books it by hand. The payer does not pay again
until they have answered.

## References
- Processors give an address per invoice (BTCPay Server and NOWPayments documentation, read 2026-11)
"""

from paysupport.chain.addresses import same
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage


def check(ledger: Ledger, others: tuple[Payment, ...]) -> Facts | None:
    """A recipient that one of the other payments was to be made to."""
    focus = ledger.focus
    if ledger.step is not Step.RECIPIENT or focus is None:
        return None
    for movement in focus.movements:
        for other in others:
            theirs = other.invoice.address if other.invoice else None
            if theirs and movement.recipient and same(focus.network, movement.recipient, theirs):
                seen = focus.places(movement, "recipient", "amount")
                return ledger.facts(focus, *seen, recipient=movement.recipient, other=other.id)
    return None


RULE = Rule(
    code="PS537",
    name="address-of-another-invoice",
    title=Text(
        en="Paid to the address of another invoice",
        ru="Оплачено на адрес другого счёта",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS535", "PS536"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived at the address of another invoice of the same shop. The money is not gone: the shop"
        " can book it to this order. Please do not pay again until it has answered.",
        ru="Перевод поступил на адрес другого счёта того же магазина. Деньги не потеряны: магазин может зачесть их за"
        " этот заказ. До его ответа не платите повторно.",
    ),
    merchant=Text(
        en="{transaction} paid {recipient}, the address of {other}. Book it to this order by hand, or ask the"
        " processor to.",
        ru="Транзакция {transaction} пришла на {recipient}, адрес счёта {other}. Зачтите её за этот заказ вручную или"
        " попросите процессинг.",
    ),
    agent=Text(
        en="Paid to the address of {other}; booked by hand only. Sources: {sources}.",
        ru="Оплачено на адрес счёта {other}; зачисляется только вручную. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="The other invoice was paid by this very transaction, and rightly so.",
        ru="Эта транзакция и должна была оплатить тот, другой счёт.",
    ),
)
