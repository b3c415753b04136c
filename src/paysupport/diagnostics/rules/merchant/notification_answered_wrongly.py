"""# Notification answered wrongly

## What it finds
The shop answered the last notification with 2xx, but not with the text by which its provider knows that the
notification was accepted: `OK` for T-Bank, `OK` and the invoice number for Robokassa, `{"code":0}` for CloudPayments.
The order is not known to be paid.

## Why
For these providers the text counts, not the HTTP status. A module that fails in the middle, a redirect to a page of the
site or a plug-in that adds its own output gives another text, and mostly the order was not updated either.

## What to do
The merchant looks at what the address answered, corrects the module and updates the order by hand. The provider goes on
repeating the notification, so that a corrected module catches up.

## References
- T-Bank Merchant API 1.80, notifications: the answer is OK (copy of 2025-09-16, read 2026-11-21)
- docs.robokassa.ru/ru/notifications-and-redirects: the answer contains OK and InvId; ResultUrl2 needs 2xx only (read
  2026-11-22)
- developers.cloudpayments.ru, notifications: repeated after an answer other than code 0 (copy of 2026-08-04)
"""

from paysupport.diagnostics.deliveries import accepts, last
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Order, Party, Payment, Retry, Stage, Status

_BY_STATUS = {"OK", "HOLD"}
"""What ResultUrl2 tells; there any 2xx will do."""


def check(payment: Payment, notifications: tuple[Notification, ...], order: Order | None = None) -> Facts | None:
    """The answer is 2xx and not the text that the provider waits for."""
    delivery = last(notifications)
    answer = delivery.notification.response_body
    paid = order is not None and order.status is Status.PAID
    if paid or not delivery.accepted or answer is None or _accepts(delivery.notification, payment):
        return None
    return Facts(
        values={**delivery.facts, "order": payment.order or "—"},
        seen=delivery.seen("response_status", "response_body", "at"),
    )


def _accepts(notification: Notification, payment: Payment) -> bool:
    by_status = {"robokassa": notification.payment_status in _BY_STATUS, "cloudpayments": notification.event == "Check"}
    if by_status.get(payment.provider):
        return True
    return accepts(payment.provider, notification.response_status, notification.response_body, payment.order)


RULE = Rule(
    code="PS364",
    name="notification-answered-wrongly",
    title=Text(
        en="The shop's answer does not tell the provider that the notification was accepted",
        ru="По ответу магазина провайдер не видит, что уведомление принято",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS325"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site answered {status} to the notification about order {order}, but without the text that the"
        " provider waits for (T-Bank: OK; Robokassa: OK and the invoice number; CloudPayments: JSON with code 0). Look"
        " at what the address answers, correct the module, and update the order by hand: the notification is repeated"
        " until then.",
        ru="Ваш сайт ответил {status} на уведомление о заказе {order}, но без текста, которого ждёт провайдер (Т-Банк:"
        " OK; Робокасса: OK и номер счёта; CloudPayments: JSON с code 0). Посмотрите, что отдаёт этот адрес, исправьте"
        " модуль и обновите заказ вручную: до этого уведомление будут присылать снова.",
    ),
    agent=Text(
        en="The shop answered {status} on {at}, but with another text than the provider's rules ask for: for the"
        " provider the notification is not delivered. The text of the answer and the module's log show what failed.",
        ru="Магазин ответил {status} ({at}), но не тем текстом, которого требует провайдер: для него уведомление не"
        " доставлено. Что пошло не так, покажут текст ответа и журнал модуля.",
    ),
    refuted_by=Text(
        en="The provider's delivery log shows the notification as accepted, or something between has changed the"
        " recorded answer.",
        ru="В журнале провайдера уведомление принято, или записанный ответ изменён по пути.",
    ),
)
