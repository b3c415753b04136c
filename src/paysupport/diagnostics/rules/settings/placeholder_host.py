"""# Placeholder host

## What it finds
The gateway or checkout host is a name that stands in forms and manuals as an example, such as gateway.domain.com or
checkout.example.com.

## Why
The module was installed and its example values were left.

## What to do
The merchant enters the hosts of the provider, for bePaid gateway.bepaid.by and checkout.bepaid.by.

## References
- begateway/bitrix-payment-module f489081 2020-12 (placeholders gateway.domain.com, checkout.domain.com,
  www.yoursite.com)
- RFC 2606: names reserved for examples
"""

from paysupport.diagnostics.hosts import host, is_placeholder
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """A host out of a manual."""
    for field, value in (("gateway_host", settings.gateway_host), ("checkout_host", settings.checkout_host)):
        name = host(value)
        if name and is_placeholder(name):
            return Facts(values={"host": name}, seen=(f"settings.{field}",))
    return None


RULE = Rule(
    code="PS903",
    name="placeholder-host",
    title=Text(en="A host of the provider was never filled in", ru="Адрес провайдера не заполнен"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="{host} in the module's settings is only an example. Enter the gateway and checkout hosts that your"
        " provider gave you.",
        ru="{host} в настройках модуля — это только пример. Укажите адреса шлюза и страницы оплаты, которые дал"
        " провайдер.",
    ),
    agent=Text(
        en="The module's settings still hold the example {host}. The merchant has to enter the provider's hosts.",
        ru="В настройках модуля остался пример {host}. Магазину нужно указать адреса провайдера.",
    ),
    refuted_by=Text(
        en="The module in use takes its hosts from another place.",
        ru="Работающий модуль берёт адреса из другого места.",
    ),
)
