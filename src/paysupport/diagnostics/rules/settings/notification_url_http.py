"""# Notification url http

## What it finds
The notification URL begins with http://.

## Why
The result of a payment travels unprotected, with the password where Basic authentication is used; and most sites
redirect http to https, which notifications do not survive.

## What to do
The merchant enters the address with https and a valid certificate.

## References
- Field cases: gravityplus/Gravity-Forms-Stripe #38, jigoshop #1083 (redirects drop the body)
"""

from paysupport.diagnostics.hosts import host
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """Plain http."""
    if not (settings.notification_url or "").strip().lower().startswith("http://"):
        return None
    name = host(settings.notification_url)
    return None if name is None else Facts(values={"host": name}, seen=("settings.notification_url",))


RULE = Rule(
    code="PS910",
    name="notification-url-http",
    title=Text(en="The notification URL is not https", ru="Адрес уведомлений без https"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The notification URL on {host} begins with http. Change it to https: over http the result of a payment is"
        " not protected, and a redirect to https loses it.",
        ru="Адрес уведомлений на {host} начинается с http. Замените на https: по http результат платежа не защищён, а"
        " при перенаправлении на https уведомление теряется.",
    ),
    agent=Text(
        en="The notification URL on {host} uses http. If notifications do not arrive, look for a redirect to https"
        " first.",
        ru="Адрес уведомлений на {host} указан с http. Если уведомления не доходят, сначала проверьте перенаправление"
        " на https.",
    ),
    refuted_by=Text(en="The provider sends to another address.", ru="Провайдер отправляет на другой адрес."),
)
