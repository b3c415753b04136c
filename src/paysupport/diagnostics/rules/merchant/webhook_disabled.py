"""# Webhook disabled

## What it finds
The provider says that the shop's webhook is switched off, and the order does not show that it is paid.

## Why
Providers switch a webhook off when it has failed for long: Square after three weeks without a 2xx answer and a warning
by e-mail each week, Razorpay after a day, Stripe after several days. Or somebody has switched it off in the cabinet.
From then on no event comes, and what was missed is not sent again by itself.

## What to do
The merchant corrects what made the deliveries fail, switches the webhook on again in the cabinet, and asks the provider
for the payments since then: events of that time are not sent again by themselves.

## References
- Square: warnings after each of three weeks, then disabled (developer.squareup.com/docs/webhooks/step4manage)
- Razorpay: disabled when deliveries have failed for 24 hours (razorpay.com/docs/webhooks)
- Field case: woocommerce/woocommerce-gateway-stripe #1289
"""

from paysupport.diagnostics.hosts import address
from paysupport.diagnostics.probed import tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Probe, ProbeKind, Retry, Settings, Stage, Status


def check(settings: Settings | None = None, probes: tuple[Probe, ...] = (), order: Order | None = None) -> Facts | None:
    """The provider holds no webhook that is switched on."""
    place, probe = tried(probes, ProbeKind.REGISTRATION)
    held, where = (probe.registered, f"probes.{place}.registered") if probe else (settings, "settings")
    if held is None or held.enabled is not False or (order is not None and order.status is Status.PAID):
        return None
    return Facts(
        values={"address": address(held.notification_url) or "—"},
        seen=(f"{where}.enabled", f"{where}.notification_url", *(("order.status",) if order else ())),
    )


RULE = Rule(
    code="PS382",
    name="webhook-disabled",
    title=Text(en="The webhook is switched off at the provider", ru="Уведомления у провайдера отключены"),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID, Status.AUTHORIZED},
    outranks={"PS301", "PS303", "PS323", "PS329"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The provider no longer sends notifications to your site ({address}): the webhook is switched off. Correct"
        " what made them fail, switch it on in the provider's cabinet, and update the orders of that time yourself:"
        " missed events do not come again.",
        ru="Провайдер больше не отправляет уведомления на сайт ({address}): они отключены. Устраните причину ошибок,"
        " включите уведомления в кабинете провайдера и сами обновите заказы за это время: пропущенные события повторно"
        " не придут.",
    ),
    agent=Text(
        en="No webhook is switched on at the provider ({address}). Tell the merchant since when orders stay unpaid, and"
        " find out together why deliveries failed before it is switched on again.",
        ru="У провайдера нет включённых уведомлений ({address}). Подскажите магазину, с какого времени заказы висят"
        " неоплаченными, и выясните, почему доставка не удавалась, прежде чем включать её снова.",
    ),
    refuted_by=Text(
        en="The cabinet shows the webhook of this shop as active.",
        ru="В кабинете провайдера уведомления этого магазина включены.",
    ),
)
