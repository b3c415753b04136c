"""# Return url missing

## What it finds
The settings leave the return URL empty. One that is not mentioned counts as unknown.

## Why
After paying, the buyer stays on the provider's page or sees an error there, believes that nothing was paid, and pays
again or writes to support.

## What to do
Enter the page of the shop to which buyers return. The result is told by the notification; the page only shows it.

## References
- bePaid: settings.return_url, success_url, decline_url of the payment token (docs.bepaid.by, read 2026-11-21)
- YooKassa: confirmation.return_url of a payment
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """It was asked for, and left empty."""
    if settings.return_url != "":
        return None
    return Facts(seen=("settings.return_url", "settings.shop_id", "settings.provider"))


RULE = Rule(
    code="PS922",
    name="return-url-missing",
    title=Text(en="No page to return to", ru="Не указан адрес возврата покупателя"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The return URL is empty: after paying, buyers do not come back to your shop and do not know whether they"
        " have paid. Enter the page that shows the order.",
        ru="Адрес возврата не указан: после оплаты покупатель не попадает обратно в магазин и не понимает, прошла ли"
        " она. Укажите страницу, на которой виден заказ.",
    ),
    agent=Text(
        en="No return URL is set; buyers stay on the provider's page. The payment itself is not affected.",
        ru="Адрес возврата не задан, покупатель остаётся на странице провайдера. На саму оплату это не влияет.",
    ),
    refuted_by=Text(en="The module sends the URL with each payment.", ru="Модуль передаёт адрес в каждом платеже."),
)
