"""# Host of other mode

## What it finds
The gateway host is the provider's sandbox while the mode is live, or its live host while the mode is test.

## Why
These providers keep test and live apart by host. After going live one of the two settings is often forgotten: live keys
are refused by the sandbox, or payments "succeed" and no money comes.

## What to do
Set the host that belongs to the mode, and the keys with it.

## References
- PayPal: api-m.sandbox.paypal.com and api-m.paypal.com; Square: connect.squareupsandbox.com and connect.squareup.com;
  T-Bank: rest-api-test.tinkoff.ru and securepay.tinkoff.ru; Adyen: checkout-test.adyen.com and adyenpayments.com (the
  pages of the providers name the documents)
"""

from paysupport.diagnostics.hosts import host, is_below
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage

_HOSTS = {
    "test": (
        "sandbox.paypal.com",
        "api-m.sandbox.paypal.com",
        "connect.squareupsandbox.com",
        "rest-api-test.tinkoff.ru",
        "checkout-test.adyen.com",
    ),
    "live": ("api-m.paypal.com", "connect.squareup.com", "securepay.tinkoff.ru", "adyenpayments.com"),
}


def check(settings: Settings) -> Facts | None:
    """A host that belongs to one mode, and the other mode; T-Bank's live host serves test terminals too."""
    name = host(settings.gateway_host)
    if name is None or settings.mode not in _HOSTS or (settings.provider, settings.mode) == ("tbank", "test"):
        return None
    other = "test" if settings.mode == "live" else "live"
    if not any(is_below(name, each) for each in _HOSTS[other]):
        return None
    return Facts(values={"host": name}, seen=("settings.gateway_host", "settings.mode"))


RULE = Rule(
    code="PS929",
    name="host-of-other-mode",
    title=Text(en="The host belongs to the other mode", ru="Адрес провайдера от другого режима"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="{host} is not the host of the mode that your shop is set to. Choose one mode, and take host and keys of"
        " that.",
        ru="{host} не относится к режиму, который выбран в магазине. Определитесь с режимом и укажите адрес и ключи"
        " именно от него.",
    ),
    agent=Text(
        en="Host {host} and the mode of the settings do not belong together. Keys are refused, or payments are tests.",
        ru="Адрес {host} не соответствует режиму в настройках. Ключи не подойдут, либо все платежи будут тестовыми.",
    ),
    refuted_by=Text(
        en="The module chooses the host by itself and does not use the setting.",
        ru="Модуль сам выбирает адрес, эта настройка не используется.",
    ),
)
