"""# Registered url stale

## What it finds
The provider sends notifications to another address than that of the shop.

## Why
The site was moved, renamed, or copied from a staging site, and the address in the provider's cabinet stayed as it was.
The old site may even answer 2xx, so that everything looks delivered.

## What to do
The merchant enters the present address in the cabinet, and has the notifications of the time between sent again.

## References
- Field case: woocommerce/woocommerce-gateway-stripe #5691 and PR 5757 (the endpoint pointed to an old staging domain,
  answered 204)
"""

from paysupport.diagnostics.hosts import address
from paysupport.diagnostics.probed import tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Settings, Stage


def check(settings: Settings, probes: tuple[Probe, ...]) -> Facts | None:
    """The shop's own URL is none of those to which the provider sends."""
    place, probe = tried(probes, ProbeKind.REGISTRATION)
    held = probe.registered if probe else None
    own = address(settings.notification_url)
    if held is None or own is None or not held.notification_url:
        return None
    known = {address(url) for url in (held.notification_url, *(held.endpoints or ()))}
    if own in known:
        return None
    return Facts(
        values={"registered": address(held.notification_url) or "—", "configured": own},
        seen=("settings.notification_url", f"probes.{place}.registered.notification_url"),
    )


RULE = Rule(
    code="PS394",
    name="registered-url-stale",
    title=Text(
        en="The provider sends notifications to an old address",
        ru="Провайдер шлёт уведомления на старый адрес",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS329"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The provider sends notifications to {registered}, and your shop expects them at {configured}. Change the"
        " address in the provider's cabinet, then have the missed notifications sent again.",
        ru="Провайдер отправляет уведомления на {registered}, а магазин ждёт их на {configured}. Исправьте адрес в"
        " кабинете провайдера и попросите отправить пропущенные уведомления ещё раз.",
    ),
    agent=Text(
        en="Registered: {registered}; the shop's own: {configured}. A delivery log full of successes proves nothing"
        " here: another site answers.",
        ru="Зарегистрирован {registered}, у магазина {configured}. Успешные доставки в журнале ничего не доказывают:"
        " отвечает другой сайт.",
    ),
    refuted_by=Text(
        en="The shop sends its own address with each payment, which goes before the registered one; or the one"
        " forwards to the other inside the server.",
        ru="Магазин передаёт адрес в каждом платеже, и он важнее зарегистрированного; или один адрес ведёт на другой"
        " внутри сервера.",
    ),
)
