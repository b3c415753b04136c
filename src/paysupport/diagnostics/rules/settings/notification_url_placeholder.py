"""# Notification url placeholder

## What it finds
The host of the notification URL is a name that stands in forms and manuals as an example, such as www.yoursite.com.

## Why
The module was installed and its example value was left: notifications go to somebody else's site or to none.

## What to do
The merchant enters the address of the own site; the manual of the module names the path.

## References
- begateway/bitrix-payment-module f489081 2020-12 (placeholders gateway.domain.com, checkout.domain.com,
  www.yoursite.com)
- RFC 2606: names reserved for examples
"""

from paysupport.diagnostics.hosts import host, is_placeholder
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """A host out of a manual."""
    name = host(settings.notification_url)
    if name is None or not is_placeholder(name):
        return None
    return Facts(values={"host": name}, seen=("settings.notification_url",))


RULE = Rule(
    code="PS911",
    name="notification-url-placeholder",
    title=Text(en="The notification URL was never filled in", ru="Адрес уведомлений не заполнен"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS909", "PS910", "PS935"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="{host} in the notification URL is only an example: put your own site there, with https and the path given"
        " in your module's manual.",
        ru="{host} в адресе уведомлений — это только пример: укажите свой сайт, с https и путём из инструкции к"
        " модулю.",
    ),
    agent=Text(
        en="The notification URL still holds the example {host}; notifications do not reach the shop. The merchant has"
        " to enter their own address.",
        ru="В адресе уведомлений остался пример {host}, уведомления до магазина не доходят. Магазину нужно указать"
        " свой адрес.",
    ),
    refuted_by=Text(en="The provider sends to another address.", ru="Провайдер отправляет на другой адрес."),
)
