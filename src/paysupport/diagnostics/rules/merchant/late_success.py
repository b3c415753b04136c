"""# Late success

## What it finds
The payment is successful, and the order in the shop is failed, cancelled or expired. Typically a first attempt failed
or the shop's own waiting time ran out, the shop took that as final, and the payer then paid. Where a failure was told
after the success, another rule speaks.

## Why
One order may see several attempts, and a success may come after a failure. A module that closes the order at the first
failure, or a shop that cancels unpaid orders before the payment page expires, no longer listens.

## What to do
The merchant reopens the order or refunds the payment. Then the module must let a later success reopen an order, and the
shop's waiting time must be longer than the payment page's.

## References
- Field case: woocommerce/woocommerce-gateway-stripe #5691 (2026-07), PR 5757: ask the provider before cancelling
- bePaid: up to ten transactions share one tracking_id (docs.bepaid.by, read 2026-11-21)
"""

from datetime import datetime

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.deliveries import is_overdue
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage, Status

_CLOSED = {Status.FAILED, Status.CANCELLED, Status.EXPIRED}


def check(payment: Payment, order: Order, now: datetime) -> Facts | None:
    """The payment is successful and the order closed, for longer than a notification takes."""
    since = payment.paid_at or payment.updated_at or payment.created_at
    if payment.test or not collects(payment) or order.status not in _CLOSED or not is_overdue(since, now):
        return None
    return Facts(
        values={"payment": payment.id or "—", "order": order.id},
        seen=("payment.status", "payment.paid_at", "order.status", "order.updated_at"),
    )


RULE = Rule(
    code="PS303",
    name="late-success",
    title=Text(en="Paid, but the order is closed as unpaid", ru="Оплачено, а заказ закрыт как неоплаченный"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment went through, but the shop has closed the order as unpaid. Do not pay again: write to the"
        " shop, give it the payment number {payment}, and ask it to accept the order or to return the money.",
        ru="Оплата прошла, но магазин закрыл заказ как неоплаченный. Не платите второй раз: напишите в магазин,"
        " назовите номер платежа {payment} и попросите принять заказ или вернуть деньги.",
    ),
    merchant=Text(
        en="Payment {payment} succeeded, but order {order} is closed in the shop. Reopen the order or refund the"
        " payment. To avoid this, let a success reopen an order, and cancel unpaid orders only after the payment page"
        " has expired.",
        ru="Платёж {payment} успешен, а заказ {order} в магазине закрыт. Откройте заказ снова или верните деньги."
        " Чтобы это не повторялось, модуль должен учитывать оплату и после неудачной попытки, а неоплаченные заказы"
        " отменяйте, только когда истечёт срок страницы оплаты.",
    ),
    agent=Text(
        en="Paid at the provider, but the shop has closed order {order}: it took an earlier failure or its own time"
        " limit as final. The merchant decides whether to accept the order or refund payment {payment}.",
        ru="У провайдера оплачено, а заказ {order} магазин закрыл: счёл окончательной прежнюю неудачу или не дождался"
        " оплаты в свой срок. Решает магазин: принять заказ или вернуть платёж {payment}.",
    ),
    refuted_by=Text(
        en="The shop has reopened the order, or the money was refunded.",
        ru="Магазин снова открыл заказ, или деньги уже возвращены.",
    ),
)
