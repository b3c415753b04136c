"""# Notifications given up

## What it finds
The shop has accepted none of the last notifications, and the provider's time for repeating them is over: no further one
will come.

## Why
YooKassa repeats a notification for 24 hours after the event until the answer is 200. A site that was down, closed by a
firewall or answering with an error for longer than that misses the event for good.

## What to do
Correcting the site is not enough: the merchant asks YooKassa for the payments of that time (`GET /payments`) or looks
into the cabinet, and updates the orders by hand. A shop that asks for the status of open orders once an hour does not
depend on notifications.

## References
- YooKassa: any answer but 200 is repeated within 24 hours of the event (yookassa.ru/developers/using-api/webhooks;
  yoomoney/yookassa-sdk-php 7ebbab8, docs/examples)
"""

from datetime import datetime, timedelta

from paysupport.diagnostics.deliveries import is_accepted, last
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Payment, Retry, Stage

_REPEATED_FOR = {"yookassa": timedelta(hours=24), "square": timedelta(hours=24)}


def check(payment: Payment, notifications: tuple[Notification, ...], now: datetime) -> Facts | None:
    """Every notification was refused, and the first of them is older than the provider repeats it."""
    repeated_for = _REPEATED_FOR.get(payment.provider)
    first = min(notification.at for notification in notifications)
    if repeated_for is None or now - first <= repeated_for or any(map(is_accepted, notifications)):
        return None
    delivery = last(notifications)
    return Facts(
        values={**delivery.facts, "first": first, "hours": repeated_for // timedelta(hours=1)},
        seen=delivery.seen("at", "response_status"),
    )


RULE = Rule(
    code="PS351",
    name="notifications-given-up",
    title=Text(en="The provider no longer sends the notification", ru="Провайдер больше не отправляет уведомление"),
    level=Level.WARNING,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site has refused the notification since {first}, and the provider repeats it for {hours} hours only:"
        " no further one will come. After correcting the site, ask the provider for the status of the payments of that"
        " time and update the orders yourself.",
        ru="Сайт не принимает уведомление с {first}, а провайдер повторяет его только {hours} ч: новых попыток не"
        " будет. После исправления сами запросите у провайдера статусы платежей за это время и обновите заказы.",
    ),
    agent=Text(
        en="{count:failed delivery|failed deliveries} since {first}, and the {hours} hours of repetition are over. The"
        " order will not update itself: the merchant has to ask for the status and set it.",
        ru="{count:неудачная попытка доставки|неудачные попытки доставки|неудачных попыток доставки} с {first}, время"
        " повторов ({hours} ч) вышло. Заказ сам не обновится: магазин должен запросить статус и проставить его.",
    ),
    refuted_by=Text(
        en="The provider shows a later delivery of this event that the site has accepted.",
        ru="У провайдера видна более поздняя доставка этого события, которую сайт принял.",
    ),
)
