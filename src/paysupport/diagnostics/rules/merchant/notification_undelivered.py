"""# Notification undelivered

## What it finds
The last notification was not delivered: no connection, no answer within the provider's time, or the provider only tells
that it did not get through.

## Why
The site was down, its name does not resolve, its certificate is not valid, or a firewall or protection against bots
holds the request back. A module that does long work before it answers runs into the time limit too.

## What to do
The merchant checks from outside whether the address answers a POST, lets the provider's addresses pass the firewall,
and makes the module answer first and work afterwards.

## References
- bePaid: expects HTTP 200; checkout notifications are repeated twice, card notifications 15 times in about 37 hours
  (docs.bepaid.by, read 2026-11-21)
- Field cases: mollie/magento2 #740 and #741 (protection holds the request for 15 seconds), mollie/PrestaShop #1442
"""

from datetime import datetime

from paysupport.diagnostics.deliveries import last
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Retry, Stage


def check(notifications: tuple[Notification, ...], now: datetime) -> Facts | None:
    """No answer to the last delivery is known."""
    delivery = last(notifications)
    if delivery.status:
        return None
    return Facts(values=delivery.told(now), seen=delivery.seen("event", "at"))


RULE = Rule(
    code="PS329",
    name="notification-undelivered",
    title=Text(en="Notifications do not reach the shop", ru="Уведомления не доходят до магазина"),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS303"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The provider could not deliver its notification: your site did not give an answer that it accepts. Check"
        " from outside that the address opens over https with a valid certificate, that no firewall or bot protection"
        " stops the provider, and that the module answers at once.",
        ru="Доставить уведомление не удалось: сайт не ответил или ответил не так, как ждёт провайдер. Проверьте извне,"
        " что адрес открывается по https с действующим сертификатом, что файрвол или защита от ботов не блокирует"
        " провайдера и что модуль отвечает сразу.",
    ),
    agent=Text(
        en="{told}. The merchant has to check the site, its certificate and its firewall, best with the hosting"
        " company, then ask the provider to send the notification again.",
        ru="{told}. Магазину нужно проверить сайт, сертификат и файрвол, лучше вместе с хостингом, а затем попросить"
        " провайдера отправить уведомление ещё раз.",
    ),
    refuted_by=Text(
        en="The site's log shows the request and an answer in time.",
        ru="В журнале сайта есть этот запрос и ответ на него вовремя.",
    ),
)
