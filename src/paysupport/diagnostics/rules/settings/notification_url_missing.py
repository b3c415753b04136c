"""# Notification url missing

## What it finds
The settings name the shop or its module and leave the notification URL empty. Beside a payment an URL that is not
mentioned counts as unknown, not as empty.

## Why
Without it the provider cannot tell the shop the result. Only orders of payers who come back to the shop's page are
updated; whoever closes the tab has paid, and the shop does not know.

## What to do
The merchant enters the address at which the module takes notifications; its manual names it. Some modules send it with
each payment: then it must not be empty there.

## References
- bePaid: settings.notification_url of the payment token (docs.bepaid.by, read 2026-11-21)
- Field cases: mollie/mollie-odoo #10, yoomoney/cms-opencart3 #66, PrestaShop/PrestaShop #25530
"""

from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Payment, Retry, Settings, Stage


def check(settings: Settings, payment: Payment | None = None) -> Facts | None:
    """An integration without the address."""
    told = "notification_url" in settings.model_fields_set
    if settings.notification_url or not (settings.shop_id or settings.module) or (payment and not told):
        return None
    return Facts(
        seen=("settings.shop_id", "settings.module"),
        certainty=Certainty.CERTAIN if told else Certainty.LIKELY,
    )


RULE = Rule(
    code="PS908",
    name="notification-url-missing",
    title=Text(en="No notification URL", ru="Не указан адрес уведомлений"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="No notification URL is set, so the shop learns of a payment only when the buyer comes back to its page."
        " Enter the address given in your module's manual, with https.",
        ru="Адрес уведомлений не указан, поэтому об оплате магазин узнаёт, только когда покупатель возвращается на"
        " сайт. Укажите адрес из инструкции к модулю, с https.",
    ),
    agent=Text(
        en="The settings hold no notification URL: the provider has nowhere to report to. The merchant has to enter"
        " it, or confirm that the module sends it with each payment.",
        ru="В настройках нет адреса уведомлений: провайдеру некуда сообщить результат. Магазину нужно указать адрес"
        " или подтвердить, что модуль передаёт его в каждом платеже.",
    ),
    refuted_by=Text(en="The module sends the URL with each payment.", ru="Модуль передаёт адрес в каждом платеже."),
)
