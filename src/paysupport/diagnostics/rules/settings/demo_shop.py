"""# Demo shop

## What it finds
The shop id in the settings, or the shop of the payment, is 361 or 362: the public demo shops of the beGateway platform
(bePaid and others).

## Why
Several modules are shipped with these ids. Whoever installs one and does not fill in the own shop id takes payments
into a shop that belongs to nobody: the money does not come.

## What to do
The merchant enters shop id, secret key and public key from the own cabinet, and the provider's hosts.

## References
- Demo shops 361 (without 3-D Secure) and 362 (with): begateway/begateway-api-php examples/test_shop_data.php,
  2022-08-29
- begateway/woocommerce-payment-module 5589ec7 2025-09-16 (defaults: shop 361, demo hosts, the demo shop's secret in the
  public-key field)
- PrestaShop module a237bfd 2025-10, Magento 2 module 70fd462 2022-04, Skidw/bepaid-laravel 6a13054 2025-03: default 361
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Settings, Stage

_DEMO_SHOPS = {"361", "362"}
_BEGATEWAY = {"bepaid", "begateway"}


def check(settings: Settings | None = None, payment: Payment | None = None) -> Facts | None:
    """The demo shop's id stands in the settings or on the payment."""
    if payment and payment.provider in _BEGATEWAY and payment.merchant.id in _DEMO_SHOPS:
        return Facts(values={"shop": payment.merchant.id}, seen=("payment.shop_id", "payment.merchant"))
    if settings and _is_begateway(settings) and settings.shop_id in _DEMO_SHOPS:
        return Facts(values={"shop": settings.shop_id}, seen=("settings.shop_id",))
    return None


def _is_begateway(settings: Settings) -> bool:
    module = ((settings.module and settings.module.name) or "").lower()
    return settings.provider in _BEGATEWAY or any(name in module for name in _BEGATEWAY)


RULE = Rule(
    code="PS901",
    name="demo-shop",
    title=Text(en="The module uses the demo shop", ru="Модуль работает с демо-магазином"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="Shop id {shop} is the provider's demo shop, the default of the module: payments made with it bring you no"
        " money. Enter shop id, secret key and public key from your own cabinet. Do not ship orders that were paid"
        " this way.",
        ru="Магазин {shop} — демонстрационный, он стоит в модуле по умолчанию: деньги по таким платежам вам не"
        " поступят. Укажите номер магазина, секретный и публичный ключи из своего кабинета. Заказы, оплаченные через"
        " демо-магазин, не отправляйте.",
    ),
    agent=Text(
        en="The settings or the payment carry shop id {shop}, a public demo shop. The merchant has not entered their"
        " own id; there is nothing to ask the bank or provider.",
        ru="В настройках или платеже стоит магазин {shop}, это общий демо-магазин. Магазин не вписал свой номер;"
        " спрашивать банк и провайдера не о чем.",
    ),
    refuted_by=Text(
        en="The provider confirms that this id belongs to the merchant.",
        ru="Провайдер подтверждает, что этот номер принадлежит магазину.",
    ),
)
