"""# Late failure

## What it finds
The payment is successful and the order closed as unpaid, and a failure reached the shop after the success: a later
attempt failed, or a notification of a failure was delivered afterwards.

## Why
Notifications do not arrive in the order of events: a repeated one about an earlier, failed attempt may come last. A
module that writes whatever status comes in then turns a paid order into a failed one.

## What to do
The merchant sets the order back to paid. The module must never let a failure change a paid order; before it changes
anything it asks the provider for the payment's present status.

## References
- Field cases: woocommerce/woocommerce-gateway-stripe #902, Adyen/adyen-shopware6 PR 451,
  begateway/woocommerce-payment-module changelog 2.0.11
- OpenCart module ace042f 2023-10: a late failed notification overwrites the paid status
"""

from datetime import datetime

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Order, Party, Payment, Retry, Stage, Status

_CLOSED = {Status.FAILED, Status.CANCELLED, Status.EXPIRED}
_FAILURES = {"failed", "expired", "cancelled", "canceled"}


def check(payment: Payment, order: Order, notifications: tuple[Notification, ...] = ()) -> Facts | None:
    """The order is closed, and a failure came after the success."""
    if payment.test or not collects(payment) or order.status not in _CLOSED:
        return None
    paid = [place for place, attempt in enumerate(payment.attempts) if attempt.status is Status.PAID]
    failed_later = bool(paid) and any(attempt.status is Status.FAILED for attempt in payment.attempts[paid[0] :])
    late = _late(payment, notifications)
    if not failed_later and late is None:
        return None
    told = () if late is None else (f"notifications.{late}.payment_status", f"notifications.{late}.at")
    return Facts(
        values={"payment": payment.id or "—", "order": order.id},
        seen=("payment.status", "payment.paid_at", "order.status", *told),
    )


def _late(payment: Payment, notifications: tuple[Notification, ...]) -> int | None:
    """The place of a failure that was told after the payment had succeeded."""
    told = [each.at for each in notifications if each.payment_status in {payment.raw_status, payment.status.value}]
    known = [time for time in (payment.paid_at, *told) if time]
    if not known:
        return None
    late = (place for place, each in enumerate(notifications) if _is_late(each, min(known)))
    return next(late, None)


def _is_late(notification: Notification, paid_at: datetime) -> bool:
    return notification.payment_status in _FAILURES and notification.at > paid_at


RULE = Rule(
    code="PS304",
    name="late-failure",
    title=Text(en="A late failure overwrote a paid order", ru="Запоздавший отказ перезаписал оплаченный заказ"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID},
    outranks={"PS303"},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment went through; the shop shows the order as unpaid by mistake. Do not pay again: write to the"
        " shop and give it the payment number {payment}.",
        ru="Оплата прошла, но в магазине заказ по ошибке показан неоплаченным. Не платите второй раз: напишите в"
        " магазин и назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Payment {payment} succeeded, but a failure that was reported later closed order {order}. Mark the order as"
        " paid, and update or correct the module: a failure must never overwrite a paid order.",
        ru="Платёж {payment} успешен, но пришедший позже отказ закрыл заказ {order}. Отметьте заказ оплаченным и"
        " обновите или исправьте модуль: отказ не должен перезаписывать оплаченный заказ.",
    ),
    agent=Text(
        en="The success of payment {payment} came first, then a failure, and the shop let the failure close order"
        " {order}. The money is with the shop; the merchant corrects the order and the module.",
        ru="По платежу {payment} сначала пришёл успех, затем отказ, и из-за отказа магазин закрыл заказ {order}."
        " Деньги у магазина; исправить заказ и модуль должен он.",
    ),
    refuted_by=Text(
        en="The shop closed the order before the failure was reported, or by hand.",
        ru="Магазин закрыл заказ раньше, чем пришёл отказ, или вручную.",
    ),
)
