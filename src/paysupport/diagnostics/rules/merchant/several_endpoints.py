"""# Several endpoints

## What it finds
The provider sends the notifications of this account to several addresses.

## Why
An old site, a staging copy or a second plug-in was registered and never removed. A cloned site then works on the orders
of the original, with the same numbers; an address that fails fills the log and hides the failures of the right one; and
each address has a secret of its own.

## What to do
The merchant removes from the cabinet what is no longer used, and checks that the shop holds the secret of its own
endpoint.

## References
- docs.stripe.com/webhooks: each endpoint has a secret of its own
- Field case: woocommerce/woocommerce-gateway-stripe #5691
"""

from paysupport.diagnostics.hosts import address
from paysupport.diagnostics.probed import tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Probe, ProbeKind, Retry, Settings, Stage


def check(settings: Settings, probes: tuple[Probe, ...]) -> Facts | None:
    """The shop's own URL is registered, and others of the same kind with it."""
    place, probe = tried(probes, ProbeKind.REGISTRATION)
    held = probe.registered if probe else None
    own = address(settings.notification_url)
    known = [address(url) for url in (held.endpoints if held else None) or ()]
    if len(known) <= 1 or own not in known:
        return None
    others = ", ".join(dict.fromkeys(url for url in known if url and url != own)) or own or "—"
    return Facts(
        values={"count": len(known), "others": others},
        seen=("settings.notification_url", f"probes.{place}.registered.endpoints"),
        certainty=Certainty.POSSIBLE,
    )


RULE = Rule(
    code="PS396",
    name="several-endpoints",
    title=Text(
        en="Notifications go to several addresses",
        ru="Уведомления идут на несколько адресов",
    ),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The provider sends notifications to {count:address|addresses}, besides yours to: {others}. Remove old and"
        " test sites, and check that your shop holds the secret of its own endpoint.",
        ru="Провайдер отправляет уведомления на {count:адрес|адреса|адресов}, кроме вашего: {others}. Удалите старые и"
        " тестовые сайты и проверьте, что у магазина секрет именно своего адреса.",
    ),
    agent=Text(
        en="{count:endpoint|endpoints} at the provider; besides the shop's: {others}. A cloned site may change the"
        " orders of the original.",
        ru="Адресов у провайдера: {count}; кроме магазина: {others}. Копия сайта может менять заказы оригинала.",
    ),
    refuted_by=Text(
        en="All of them are in use, such as by an accounting system.",
        ru="Все адреса нужны, например один из них — учётной системы.",
    ),
)
