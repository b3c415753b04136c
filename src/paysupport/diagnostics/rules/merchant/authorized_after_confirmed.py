"""# Authorized after confirmed

## What it finds
A payment at T-Bank is confirmed, that is, the money is with the shop, and the order waits for payment. The shop
accepted the notification CONFIRMED and, at the same moment or later, the notification AUTHORIZED of the same payment.

## Why
A payment in one stage sends AUTHORIZED and CONFIRMED almost at once, and their order is not guaranteed. A module that
writes whatever comes last takes the order back from paid to held.

## What to do
The merchant sets the order to paid. The module must let a payment's status go forward only: after CONFIRMED an
AUTHORIZED changes nothing. It still has to answer OK, or T-Bank repeats the notification.

## References
- T-Bank Merchant API 1.80, notifications: AUTHORIZED (held), CONFIRMED (confirmed), answer OK (tbank.ru/kassa/dev, copy
  of 2025-09-16, read 2026-11-21)
- Two notifications of a one-stage payment in any order: developer.tbank.ru/eacq, read 2026-11-21
"""

from paysupport.diagnostics.deliveries import is_accepted
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Order, Party, Payment, Retry, Stage, Status

_WAITING = {Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION, Status.AUTHORIZED}


def check(payment: Payment, order: Order, notifications: tuple[Notification, ...]) -> Facts | None:
    """The shop took AUTHORIZED after CONFIRMED, and the order is not paid."""
    if payment.provider != "tbank" or order.status not in _WAITING:
        return None
    taken = [place for place, each in enumerate(notifications) if is_accepted(each)]
    taken.sort(key=lambda place: (notifications[place].at, place))
    told = [notifications[place].payment_status for place in taken]
    if "CONFIRMED" not in told or "AUTHORIZED" not in told[told.index("CONFIRMED") :]:
        return None
    late = taken[len(told) - 1 - told[::-1].index("AUTHORIZED")]
    return Facts(
        values={"payment": payment.id or "—", "order": order.id, "at": notifications[late].at},
        seen=("payment.status", "order.status", f"notifications.{late}.payment_status", f"notifications.{late}.at"),
    )


RULE = Rule(
    code="PS362",
    name="authorized-after-confirmed",
    title=Text(
        en="A late AUTHORIZED took a paid order back",
        ru="Запоздавшее AUTHORIZED вернуло оплаченный заказ в ожидание",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID},
    outranks={"PS301", "PS325"},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment went through; the shop shows the order as unpaid by mistake. Do not pay again: write to the"
        " shop and give it the payment number {payment}.",
        ru="Оплата прошла, но в магазине заказ по ошибке показан неоплаченным. Не платите второй раз: напишите в"
        " магазин и назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Payment {payment} is confirmed, but order {order} waits: after CONFIRMED your module also accepted"
        " AUTHORIZED ({at}) and took the order back. Mark the order as paid, and let the status go forward only:"
        " AUTHORIZED after CONFIRMED is answered with OK and changes nothing.",
        ru="Платёж {payment} подтверждён, а заказ {order} ждёт оплаты: после CONFIRMED модуль принял ещё и AUTHORIZED"
        " ({at}) и вернул заказ назад. Отметьте заказ оплаченным и меняйте статус только вперёд: на AUTHORIZED после"
        " CONFIRMED отвечайте OK, ничего не меняя.",
    ),
    agent=Text(
        en="The money of payment {payment} is with the shop. T-Bank sends AUTHORIZED and CONFIRMED almost at once and"
        " in any order; the shop let the later AUTHORIZED ({at}) overwrite order {order}. The merchant corrects the"
        " order and the module.",
        ru="Деньги по платежу {payment} у магазина. Т-Банк присылает AUTHORIZED и CONFIRMED почти одновременно и в"
        " любом порядке; магазин дал пришедшему позже AUTHORIZED ({at}) перезаписать заказ {order}. Заказ и модуль"
        " исправляет магазин.",
    ),
    refuted_by=Text(
        en="The shop's log shows that the order waited for another reason, or that AUTHORIZED was processed before"
        " CONFIRMED.",
        ru="По журналу магазина заказ ждёт по другой причине, или AUTHORIZED обработан раньше CONFIRMED.",
    ),
)
