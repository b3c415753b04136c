"""# Paid twice

## What it finds
Two transfers arrived, each of which alone would have paid the invoice.

## Why
The payer thought that the first one had not worked and sent a second; or an exchange sent twice.

## What to do
One of them is returned on request, less the network's fee; the payer gives an address for it.

## References
- Processors: several payments of one invoice (BTCPay Greenfield API, payment-methods; NOWPayments parent_payment_id)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Two or more that are each enough."""
    missing = ledger.missing
    if ledger.step is not Step.AMOUNT or missing is None or missing >= 0 or not ledger.amounts_known:
        return None
    over = ledger.asked.with_asset(-missing)
    return ledger.shortfall(over=over, invoice=invoice.id) if ledger.paid_twice else None


RULE = Rule(
    code="PS550",
    name="paid-twice",
    title=Text(
        en="Paid twice",
        ru="Оплачено дважды",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS549"},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment arrived twice. Ask the shop to return one of them, and give it an address for that.",
        ru="Ваш платёж поступил дважды. Попросите магазин вернуть один из переводов и укажите адрес для возврата.",
    ),
    merchant=Text(
        en="Two full payments arrived for one invoice: {received} for {asked}. Return {over}; do not send it to an"
        " exchange's address without asking the buyer.",
        ru="По одному счёту поступили два полных платежа: {received} при нужных {asked}. Верните {over}; адрес для"
        " возврата уточните у покупателя, не отправляйте на адрес биржи наугад.",
    ),
    agent=Text(
        en="Double payment, {over} to be returned. Sources: {sources}.",
        ru="Двойная оплата, вернуть {over}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="One of the transfers belongs to another invoice.",
        ru="Один из переводов относится к другому счёту.",
    ),
)
