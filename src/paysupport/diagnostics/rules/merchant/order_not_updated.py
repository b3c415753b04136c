"""# Order not updated

## What it finds
The provider has the payment as successful for more than five minutes, and the order in the shop is still unpaid. Test
payments are left out: many modules ignore them on purpose.

## Why
A shop learns the result from a notification (webhook) of the provider. If it does not arrive, or the module fails while
processing it, the order stays as it was, although the money was taken. Some providers deliver late: up to 15 minutes
were seen.

## What to do
The shop marks the order as paid after comparing amount and number, then finds out what became of the notification: the
provider's delivery log tells whether it was sent and what the site answered. Rules on notifications name the cause as
soon as that log is given.

## References
- Field cases: woocommerce/woocommerce-gateway-stripe #5691 (2026-07), yoomoney/cms-prestashop #52
- bePaid, notifications (docs.bepaid.by, read 2026-11-21)
"""

from datetime import datetime

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.deliveries import is_overdue
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage, Status

_WAITING = {Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION}


def check(payment: Payment, order: Order, now: datetime) -> Facts | None:
    """The payment is successful and the order open, for longer than a notification takes."""
    since = payment.paid_at or payment.updated_at or payment.created_at
    if payment.test or not collects(payment) or order.status not in _WAITING or not is_overdue(since, now):
        return None
    values: dict[str, Fact] = {"payment": payment.id or "—", "order": order.id}
    if payment.paid_at:
        values["paid_at"] = payment.paid_at
    return Facts(values=values, seen=("payment.status", "payment.paid_at", "order.status"))


RULE = Rule(
    code="PS301",
    name="order-not-updated",
    title=Text(en="Paid, but the order still waits for payment", ru="Оплачено, а заказ всё ещё ждёт оплаты"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment went through, but the shop has not marked the order as paid yet. Please do not pay again:"
        " write to the shop and give it the payment number {payment}.",
        ru="Оплата прошла, но магазин пока не отметил заказ оплаченным. Не платите второй раз: напишите в магазин и"
        " назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Payment {payment} succeeded, but order {order} still waits for it: the provider's notification did not"
        " come or was not processed. Mark the order as paid, then check the notification URL and the site's log for"
        " that time.",
        ru="Платёж {payment} успешен, а заказ {order} в магазине всё ещё ждёт оплаты: уведомление провайдера не дошло"
        " или не обработано. Отметьте заказ оплаченным, затем проверьте адрес уведомлений и журнал сайта за это время.",
    ),
    agent=Text(
        en="Paid at the provider, order {order} still open in the shop. Ask the merchant or the provider for the"
        " delivery log of payment {payment}: it shows whether the notification got lost or was not processed.",
        ru="У провайдера оплачено, а заказ {order} в магазине не отмечен оплаченным. Запросите у магазина или"
        " провайдера журнал доставки уведомлений по платежу {payment}: он покажет, потерялось уведомление или его не"
        " обработали.",
    ),
    refuted_by=Text(
        en="The shop has marked the order as paid by now, or recorded the payment under another order number.",
        ru="Магазин уже отметил заказ оплаченным или учёл оплату под другим номером заказа.",
    ),
)
