"""# Host of another provider

## What it finds
The gateway host belongs to another provider than the one that the settings name.

## Why
After a change of provider one setting is left over, or the settings of two modules were mixed. Requests go to a company
that does not know the keys.

## What to do
Enter the gateway host of the provider that the contract is with.

## References
- The hosts of the APIs; the pages of the providers name the documents
"""

from paysupport.diagnostics.hosts import host, is_below
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage

_DOMAINS = {
    "bepaid.by": "bepaid",
    "stripe.com": "stripe",
    "yookassa.ru": "yookassa",
    "cloudpayments.ru": "cloudpayments",
    "tinkoff.ru": "tbank",
    "mixplat.com": "mixplat",
    "robokassa.ru": "robokassa",
    "robokassa.kz": "robokassa",
    "adyen.com": "adyen",
    "adyenpayments.com": "adyen",
    "checkout.com": "checkout",
    "paypal.com": "paypal",
    "mollie.com": "mollie",
    "squareup.com": "square",
    "squareupsandbox.com": "square",
    "razorpay.com": "razorpay",
}


def check(settings: Settings) -> Facts | None:
    """A host that is known to be somebody else's."""
    name = host(settings.gateway_host)
    owner = next((whose for domain, whose in _DOMAINS.items() if name and is_below(name, domain)), None)
    if name is None or owner is None or settings.provider not in _DOMAINS.values() or owner == settings.provider:
        return None
    return Facts(values={"host": name, "owner": owner}, seen=("settings.gateway_host", "settings.provider"))


RULE = Rule(
    code="PS933",
    name="host-of-another-provider",
    title=Text(en="The gateway host is another provider's", ru="Указан адрес другого провайдера"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="{host} belongs to {owner}, not to the provider in your settings. Enter the host of the provider that your"
        " contract is with.",
        ru="{host} принадлежит {owner}, а в настройках указан другой провайдер. Укажите адрес того провайдера, с"
        " которым заключён договор.",
    ),
    agent=Text(
        en="Gateway host {host} ({owner}) and the provider of the settings differ; probably left over from a change of"
        " provider.",
        ru="Адрес шлюза {host} ({owner}) не подходит к провайдеру в настройках; вероятно, остался после смены"
        " провайдера.",
    ),
    refuted_by=Text(en="The module does not use this setting.", ru="Модуль эту настройку не использует."),
)
