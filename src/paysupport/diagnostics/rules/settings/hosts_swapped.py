"""# Hosts swapped

## What it finds
The gateway host begins with checkout, or the checkout host with gateway or demo-gateway.

## Why
The module has two fields whose names differ little; each host knows only its own requests and answers the others with
an error.

## What to do
The merchant puts each host into its field: the gateway takes card transactions, checkout the payment page.

## References
- bePaid: gateway.bepaid.by and checkout.bepaid.by (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.hosts import host
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """A host stands in the other one's field."""
    gateway, checkout = host(settings.gateway_host) or "", host(settings.checkout_host) or ""
    if gateway.startswith("checkout."):
        return Facts(values={"host": gateway}, seen=("settings.gateway_host", "settings.checkout_host"))
    if checkout.startswith(("gateway.", "demo-gateway.")):
        return Facts(values={"host": checkout}, seen=("settings.checkout_host", "settings.gateway_host"))
    return None


RULE = Rule(
    code="PS912",
    name="hosts-swapped",
    title=Text(en="Gateway and checkout hosts are swapped", ru="Перепутаны адреса шлюза и страницы оплаты"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="{host} stands in the wrong field. The gateway field takes the host that begins with gateway, the checkout"
        " field (payment page) the one that begins with checkout.",
        ru="{host} стоит не в том поле. В поле шлюза нужен адрес, который начинается с gateway, в поле страницы оплаты"
        " — с checkout.",
    ),
    agent=Text(
        en="Gateway and checkout hosts are swapped: {host} is in the wrong field. The merchant has to correct the"
        " settings.",
        ru="Адреса шлюза и страницы оплаты перепутаны: {host} стоит не в том поле. Магазину нужно исправить настройки.",
    ),
    refuted_by=Text(
        en="This provider's hosts are named the other way round.",
        ru="У этого провайдера адреса названы наоборот.",
    ),
)
