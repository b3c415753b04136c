"""# Notification refused

## What it finds
The last notification was answered with an error of the site (4xx or 5xx).

## Why
401 and 403: a password on the site, a firewall or a security plug-in stops the request. 404: the address is wrong or
the module is switched off. 5xx: the module or the site fails while processing; some modules answer 500 to everything
they do not accept.

## What to do
The merchant looks into the site's log at the time of the delivery, lets the provider's requests pass, and has the
notification sent again. Until then the order is updated by hand.

## References
- bePaid: expects HTTP 200; checkout notifications are repeated twice, card notifications 15 times in about 37 hours
  (docs.bepaid.by, read 2026-11-21)
- Field cases: mollie/magento2 #740, btcpayserver-doc PR 1203 (403 from a firewall);
  begateway/woocommerce-payment-module 5589ec7 2025-09-16 (500 on refusal)
"""

from datetime import datetime

from paysupport.diagnostics.deliveries import last
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Retry, Stage

_ERRORS = range(400, 600)


def check(notifications: tuple[Notification, ...], now: datetime) -> Facts | None:
    """The last answer is an error."""
    delivery = last(notifications)
    if delivery.status not in _ERRORS:
        return None
    return Facts(values=delivery.told(now), seen=delivery.seen("response_status", "response_body", "at"))


RULE = Rule(
    code="PS323",
    name="notification-refused",
    title=Text(en="The shop refuses notifications", ru="Магазин отклоняет уведомления"),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS303"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site answers the provider's notification with error {status}. Check the site's log for that time: 401"
        " or 403 is a password, a firewall or a security plug-in, 404 a wrong address, 5xx a failure of the module."
        " Then have the notification sent again.",
        ru="Ваш сайт отвечает на уведомление провайдера ошибкой {status}. Посмотрите журнал сайта за это время: 401 и"
        " 403 — пароль, файрвол или плагин защиты, 404 — неверный адрес, 5xx — сбой модуля. После исправления"
        " попросите отправить уведомление ещё раз.",
    ),
    agent=Text(
        en="{told}. The cause is on the merchant's site; its log for that time shows it. Once it is put right, the"
        " provider is asked to send the notification again.",
        ru="{told}. Причина на сайте магазина, её покажет журнал за это время. Когда её устранят, нужно попросить"
        " провайдера отправить уведомление ещё раз.",
    ),
    refuted_by=Text(
        en="The site's log shows no such answer: then something in front of the site gave it.",
        ru="В журнале сайта такого ответа нет: значит, ответил не сайт, а прокси или защита перед ним.",
    ),
)
