"""# Demo host

## What it finds
The gateway or checkout host in the settings belongs to begateway.com, the platform's demo.

## Why
The platform is installed by many providers under their own names; modules are shipped with the demo's hosts.

## What to do
The merchant enters the hosts of the own provider, for bePaid gateway.bepaid.by and checkout.bepaid.by.

## References
- Hosts: begateway/begateway-api-php examples/test_shop_data.php, 2022-08-29; docs.bepaid.by, read 2026-11-21
- begateway/woocommerce-payment-module 5589ec7 2025-09-16 (defaults: shop 361, demo hosts, the demo shop's secret in the
  public-key field)
"""

from paysupport.diagnostics.hosts import host, is_below
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage

_DEMO = "begateway.com"


def check(settings: Settings) -> Facts | None:
    """A host of the demo installation."""
    for field, value in (("gateway_host", settings.gateway_host), ("checkout_host", settings.checkout_host)):
        name = host(value)
        if name and is_below(name, _DEMO):
            return Facts(values={"host": name}, seen=(f"settings.{field}",))
    return None


RULE = Rule(
    code="PS902",
    name="demo-host",
    title=Text(en="The module sends payments to a demo host", ru="Модуль отправляет платежи на демо-сервер"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The module sends payments to {host}, the platform's demo, where no money moves. Enter the gateway and"
        " checkout hosts that your provider gave you.",
        ru="Модуль отправляет платежи на {host} — это демо-сервер платформы, деньги там не списываются. Укажите адреса"
        " шлюза и страницы оплаты, которые дал ваш провайдер.",
    ),
    agent=Text(
        en="{host} is a demo host, left at its default. The merchant has to enter the provider's hosts.",
        ru="{host} — демо-сервер, оставшийся по умолчанию. Магазину нужно указать адреса провайдера.",
    ),
    refuted_by=Text(
        en="The module in use takes its hosts from another place.",
        ru="Работающий модуль берёт адреса из другого места.",
    ),
)
