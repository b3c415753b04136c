"""# Notification accepted order unchanged

## What it finds
The payment is successful, the last notification was answered with 2xx more than five minutes ago, and the order is
still unpaid.

## Why
The module answers 2xx even when it does nothing: it did not find the order, the amount did not fit, or the notification
came before the order was saved. For the provider the matter is closed: it does not try again.

## What to do
The merchant marks the order as paid by hand and looks into the module's log at the time of the delivery. The module has
to answer with an error as long as it could not update the order, so that the provider repeats.

## References
- bePaid: expects HTTP 200; checkout notifications are repeated twice, card notifications 15 times in about 37 hours
  (docs.bepaid.by, read 2026-11-21)
- Bitrix module f489081 2020-12 answers "OK: NOT UPDATED" and errors with 200; CS-Cart module dc0f25f 2024-02 answers
  "FAIL" with 200
- Field cases: duncanmcclean/statamic-cargo #190, woocommerce/woocommerce-gateway-stripe #1119
"""

from datetime import datetime

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.deliveries import is_overdue, last, tells
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Order, Party, Payment, Retry, Stage, Status

_WAITING = {Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION}


def check(payment: Payment, order: Order, notifications: tuple[Notification, ...], now: datetime) -> Facts | None:
    """The shop took the news of the success and left the order as it was."""
    delivery = last(notifications)
    told = delivery.accepted and tells(delivery.notification, payment) and is_overdue(delivery.notification.at, now)
    if payment.test or not collects(payment) or order.status not in _WAITING or not told:
        return None
    return Facts(
        values={**delivery.facts, "payment": payment.id or "—", "order": order.id},
        seen=("payment.status", "order.status", *delivery.seen("response_status", "response_body", "at")),
    )


RULE = Rule(
    code="PS325",
    name="notification-accepted-order-unchanged",
    title=Text(
        en="The shop accepted the notification but did not update the order",
        ru="Магазин принял уведомление, но заказ не обновил",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID},
    outranks={"PS301"},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment went through, but the shop has not marked the order as paid yet. Please do not pay again:"
        " write to the shop and give it the payment number {payment}.",
        ru="Оплата прошла, но магазин пока не отметил заказ оплаченным. Не платите второй раз: напишите в магазин и"
        " назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Your site answered {status} to the notification of payment {payment} and left order {order} unpaid, so it"
        " will not be sent again. Mark the order as paid by hand, check the module's log for that time, and make the"
        " module answer with an error when it cannot update an order.",
        ru="Ваш сайт ответил {status} на уведомление о платеже {payment}, но заказ {order} не обновил; повторно"
        " уведомление не придёт. Отметьте заказ оплаченным вручную, посмотрите журнал модуля за это время и настройте"
        " модуль так, чтобы он отвечал ошибкой, если не смог обновить заказ.",
    ),
    agent=Text(
        en="The shop answered {status} on {at}, but order {order} is still open: the provider considers the"
        " notification delivered and does not repeat it. The cause is in the shop's module; its log shows it.",
        ru="Магазин ответил {status} ({at}), а заказ {order} по-прежнему открыт: провайдер считает уведомление"
        " доставленным и не повторит его. Причина в модуле магазина, её покажет журнал модуля.",
    ),
    refuted_by=Text(
        en="The order was updated after its status had been asked for, or the notification was about something else.",
        ru="Заказ обновился уже после запроса его статуса, или уведомление было о другом.",
    ),
)
