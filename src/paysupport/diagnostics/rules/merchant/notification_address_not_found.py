"""# Notification address not found

## What it finds
The notification URL answers 404 or 410, and the answer speaks of no order: the site has no such page.

## Why
The module was removed, renamed or switched off, permalinks were changed, the address was copied with a mistake, or the
site was moved into another folder. A handler that is reached and does not find the order says so.

## What to do
The merchant copies the notification URL anew from the module's settings into the provider's cabinet (or into the
request), and saves the permalinks again.

## References
- RFC 9110, sections 15.5.5 and 15.5.11
- Field case: woocommerce/woocommerce-gateway-stripe #5691 (an endpoint of an old address)
"""

import re
from http import HTTPStatus

from paysupport.diagnostics.probed import answers
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Notification, Party, Probe, ProbeKind, Retry, Stage

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_OWN = re.compile(r"order|invoice|payment|transaction|заказ|сч[её]т|плат[её]ж", re.IGNORECASE)
_NOT_TELLING = {ProbeKind.EARLY, ProbeKind.OTHER_AMOUNT, ProbeKind.OTHER_CURRENCY, ProbeKind.SOURCE}


def check(notifications: tuple[Notification, ...] = (), probes: tuple[Probe, ...] = ()) -> Facts | None:
    """The site knows no such page; a handler that misses the order says so."""
    for answer in answers(notifications, probes):
        if answer.status in _GONE and answer.kind not in _NOT_TELLING and answer.text and not _OWN.search(answer.text):
            return Facts(
                values=answer.facts,
                seen=answer.seen("text", "response_status", "at"),
                certainty=Certainty.LIKELY,
            )
    return None


RULE = Rule(
    code="PS352",
    name="notification-address-not-found",
    title=Text(
        en="There is nothing at the notification URL",
        ru="По адресу уведомлений ничего нет",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS385"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site answers {status} at {address}: there is no such page. Copy the notification URL from the"
        " settings of the payment module anew, check that the module is switched on, and have the notification"
        " sent again.",
        ru="Сайт отвечает {status} на {address}: такой страницы нет. Скопируйте адрес уведомлений из настроек"
        " платёжного модуля заново, проверьте, включён ли модуль, и попросите отправить уведомление ещё раз.",
    ),
    agent=Text(
        en="{address} answered {status} on {at}, and not as a handler that misses an order would. The address is"
        " wrong, or the module is off.",
        ru="{address} ответил {status} ({at}), и это не похоже на ответ обработчика, который не нашёл заказ. Адрес"
        " неверен, или модуль выключен.",
    ),
    refuted_by=Text(
        en="The module answers 404 itself for orders that it does not know.",
        ru="Модуль сам отвечает 404 на заказы, которых не знает.",
    ),
)
