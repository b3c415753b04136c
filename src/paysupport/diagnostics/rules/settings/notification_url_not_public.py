"""# Notification url not public

## What it finds
The host of the notification URL is this machine (localhost), a private or reserved address, a name without a dot, or
one that only a local network knows (.local, .test, .internal ...); or its name leads to a private address.

## Why
The shop was set up on a developer's machine or behind a firewall, and the address went into the settings with it. The
provider's servers cannot connect to it.

## What to do
The merchant enters the public https address of the site. To try things out on a local machine a tunnel with a public
name is needed.

## References
- RFC 6761, RFC 6762: special-use names; IANA special-purpose address registries
- Field cases: mollie/PrestaShop #9, mollie/WooCommerce #279
"""

from paysupport.diagnostics.hosts import host, is_public
from paysupport.diagnostics.probed import tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Settings, Stage


def check(settings: Settings, probes: tuple[Probe, ...] = ()) -> Facts | None:
    """The provider cannot connect to this host, by its name or by the address behind it."""
    name = host(settings.notification_url)
    place, probe = tried(probes, ProbeKind.RESOLVE)
    leads_inside = probe is not None and probe.fault == "forbidden"
    if name is None or (is_public(name) and not leads_inside):
        return None
    found = (f"probes.{place}.detail",) if leads_inside else ()
    return Facts(values={"host": name}, seen=("settings.notification_url", *found))


RULE = Rule(
    code="PS909",
    name="notification-url-not-public",
    title=Text(en="The notification URL cannot be reached from outside", ru="Адрес уведомлений недоступен извне"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS910"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The notification URL points to {host}, which the provider cannot reach from the internet. Enter the public"
        " address of your site, with https.",
        ru="Адрес уведомлений ведёт на {host}, из интернета он недоступен. Укажите публичный адрес сайта, с https.",
    ),
    agent=Text(
        en="{host} is not reachable from outside, so no notification can arrive. The merchant has to enter the public"
        " address.",
        ru="{host} недоступен извне, уведомления туда дойти не могут. Магазину нужно указать публичный адрес.",
    ),
    refuted_by=Text(
        en="The provider's delivery log shows answers from this address.",
        ru="В журнале провайдера есть ответы с этого адреса.",
    ),
)
