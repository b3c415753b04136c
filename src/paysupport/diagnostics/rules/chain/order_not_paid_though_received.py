"""# Order not paid though received

## What it finds
The invoice is paid on the chain, and the order in the shop is not.

## Why
The processor's notification did not arrive, was refused by the shop's code or its firewall, or carried a signature that
the shop could not verify.

## What to do
The merchant sets the order by hand against the transaction, then looks into the processor's log of notifications and
mends the handler. Nobody pays again.

## References
- BTCPay: deliveries of webhooks with the shop's answer (Greenfield API)
- NOWPayments: resending notifications (API reference, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Order, Party, Retry, Stage, Status


def check(ledger: Ledger, invoice: Invoice, order: Order) -> Facts | None:
    """Done on the chain, open in the shop."""
    if ledger.step is not Step.NOTIFICATION or order.status in {Status.PAID, Status.REFUNDED}:
        return None
    return ledger.facts(ledger.last.sighting, "confirmations", order=order.id, status=order.status, invoice=invoice.id)


RULE = Rule(
    code="PS560",
    name="order-not-paid-though-received",
    title=Text(
        en="Received on the chain, unpaid in the shop",
        ru="В сети получено, в магазине не оплачено",
    ),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived in full, and the shop has not confirmed the order yet. Please write to the shop and"
        " give it the transaction hash {transaction}; do not pay again.",
        ru="Перевод поступил полностью, но магазин ещё не подтвердил заказ. Напишите в магазин, укажите хеш"
        " транзакции {transaction} и не платите повторно.",
    ),
    merchant=Text(
        en="Order {order} is {status}, and {received} arrived in block {block}. Set it to paid, and look why the"
        " processor's notification was lost.",
        ru="Заказ {order} в статусе {status}, а {received} поступило в блоке {block}. Отметьте его оплаченным и"
        " выясните, почему потерялось уведомление процессинга.",
    ),
    agent=Text(
        en="Paid on the chain ({sources}), order {order} is {status}: the notification is missing or was refused.",
        ru="В сети оплачено (источники: {sources}), заказ {order} в статусе {status}: уведомление потеряно или"
        " отклонено.",
    ),
    refuted_by=Text(
        en="The order belongs to another invoice.",
        ru="Заказ относится к другому счёту.",
    ),
)
