"""# Staging url in live mode

## What it finds
In live mode the notification URL leads to a host whose name says staging, dev, test, demo or the like.

## Why
The integration was tried out on a copy of the site, and going live the address stayed. The copy answers 200 or 204 and
knows none of the orders, so that the provider sees nothing wrong and orders stay unpaid.

## What to do
Enter the notification URL of the real site, in the module and in the provider's cabinet.

## References
- Field case: woocommerce/woocommerce-gateway-stripe #5691 (2026-07): the endpoint still pointed to the staging domain
"""

import re

from paysupport.diagnostics.hosts import host
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Settings, Stage

_COPY = re.compile(r"(?:^|[.-])(?:staging|stage|stg|dev|develop|test|testing|demo|uat|qa|preprod|sandbox)\d*(?=[.-])")


def check(settings: Settings) -> Facts | None:
    """A word for a copy of the site stands in the host's name, and the mode is live."""
    name = host(settings.notification_url)
    if name is None or settings.mode != "live" or not _COPY.search(name):
        return None
    return Facts(values={"host": name}, seen=("settings.notification_url", "settings.mode"), certainty=Certainty.LIKELY)


RULE = Rule(
    code="PS930",
    name="staging-url-in-live-mode",
    title=Text(en="Live notifications go to a test site", ru="Боевые уведомления уходят на тестовый сайт"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The shop is live, but notifications go to {host}, which looks like a copy for testing. Enter the address of"
        " the real site, and look for paid orders that still wait.",
        ru="Магазин работает в боевом режиме, а уведомления идут на {host}: похоже, это копия для проверки. Укажите"
        " адрес рабочего сайта и проверьте, нет ли оплаченных заказов, которые ждут оплаты.",
    ),
    agent=Text(
        en="Live mode, notifications to {host}. If that is the test site, the provider's log shows success while the"
        " real shop learns nothing.",
        ru="Режим боевой, уведомления идут на {host}. Если это тестовый сайт, в журнале провайдера всё хорошо, а"
        " рабочий магазин ничего не знает.",
    ),
    refuted_by=Text(en="{host} is the real site.", ru="{host} — это и есть рабочий сайт."),
)
