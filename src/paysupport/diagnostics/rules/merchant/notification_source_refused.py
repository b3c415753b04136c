"""# Notification source refused

## What it finds
The shop has refused a notification because of the address it came from: its answer says so ("Not valid source"), or
it names an address of a private network as the sender's, which is that of a proxy.

## Why
The module accepts notifications from a list of the provider's addresses. Behind a proxy, a CDN or a load balancer it
sees the proxy's address, or it reads a header that the proxy does not set. Or the provider has new addresses and the
list in the module is old.

## What to do
The merchant makes the proxy pass the sender's address on (X-Forwarded-For, X-Real-IP) and the site trust that header
from the proxy alone, or completes the list, or switches the check off: an address proves little where the header can be
set by anybody. What proves a notification is its signature and a question to the provider. Then the notification is
sent again, or the order is updated by hand.

## References
- Mixplat's WooCommerce module 2a9b8de 2024-10: answers 403 "Not valid source"; by default it accepts 185.77.233.27 and
  185.77.233.29, as do the Bitrix, Shop-Script and JoomShopping modules
"""

import re
from datetime import datetime
from http import HTTPStatus

from paysupport.diagnostics.probed import answers
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Probe, Retry, Stage

_SAID = "not valid source"
_PROXY = re.compile(r"\b(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\b")
"""Addresses of private networks (RFC 1918) and of the machine itself: a proxy's, never a provider's."""


def check(now: datetime, notifications: tuple[Notification, ...] = (), probes: tuple[Probe, ...] = ()) -> Facts | None:
    """The last answer names the source as the reason, whatever its status; or a refusal names a proxy's address."""
    for answer in answers(notifications, probes):
        said = answer.kind is None and _SAID in answer.text.casefold()
        if said or (answer.status == HTTPStatus.FORBIDDEN and _PROXY.search(answer.text)):
            return Facts(values=answer.told(notifications, now), seen=answer.seen("text", "response_status", "at"))
    return None


RULE = Rule(
    code="PS348",
    name="notification-source-refused",
    title=Text(en="The shop refuses the provider's address", ru="Магазин не принимает адрес провайдера"),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS303", "PS323", "PS324", "PS325"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your module refuses the provider's notifications because of the address they come from. If the site is"
        " behind a proxy or CDN, pass the sender's address on to it (X-Forwarded-For); if not, compare the module's"
        " list with the provider's addresses. You may switch the check off as long as the module checks the signature."
        " Then have the notification sent again.",
        ru="Модуль отклоняет уведомления провайдера из-за адреса отправителя. Если сайт стоит за прокси или CDN,"
        " передавайте ему адрес отправителя (X-Forwarded-For); если нет, сверьте список адресов в модуле с адресами"
        " провайдера. Проверку адреса можно отключить, если модуль проверяет подпись. После исправления попросите"
        " отправить уведомление ещё раз.",
    ),
    agent=Text(
        en="{told}; the answer names the sender's address as the reason. Ask the merchant whether the site is behind a"
        " proxy, CDN or load balancer and which address the module's log shows.",
        ru="{told}; причиной в ответе назван адрес отправителя. Спросите у магазина, стоит ли сайт за"
        " прокси, CDN или балансировщиком и какой адрес виден в журнале модуля.",
    ),
    refuted_by=Text(
        en="The log of the module shows an address that is not the provider's: then somebody else has sent it.",
        ru="В журнале модуля адрес, который провайдеру не принадлежит: значит, уведомление отправил кто-то другой.",
    ),
)
