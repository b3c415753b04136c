"""# Main currency not offered

## What it finds
The currency in the settings is not among those that the shop offers.

## Why
Two lists are kept apart in module and shop. The module hides the method, converts without being asked, or sends amounts
in a currency that the buyer did not see.

## What to do
Add the currency to the list, or set one of the list.

## References
- begateway/magento2-payment-module 70fd462 2022-04: a store currency that is missing in specific_currencies hides the
  method
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """One currency, and a list without it."""
    offered = [each.strip().upper() for each in settings.currencies or ()]
    if not settings.currency or not offered or settings.currency in offered:
        return None
    return Facts(
        values={"currency": settings.currency, "offered": ", ".join(offered)},
        seen=("settings.currency", "settings.currencies"),
        certainty=Certainty.LIKELY,
    )


RULE = Rule(
    code="PS934",
    name="main-currency-not-offered",
    title=Text(en="The shop does not offer its own currency", ru="Валюты магазина нет в списке доступных"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="Your shop works in {currency}, but the payment method is offered for {offered} only. Add {currency}, or"
        " change the currency of the shop.",
        ru="Магазин работает в {currency}, а способ оплаты доступен только для {offered}. Добавьте {currency} или"
        " смените валюту магазина.",
    ),
    agent=Text(
        en="Currency {currency} is not among those offered ({offered}); the method may be hidden or refused.",
        ru="Валюты {currency} нет среди доступных ({offered}): способ оплаты может не показываться или отклоняться.",
    ),
    refuted_by=Text(
        en="The module converts amounts on purpose.", ru="Модуль намеренно пересчитывает суммы в другую валюту."
    ),
)
