"""# Event not subscribed

## What it finds
The shop is not subscribed to any event that tells of a successful payment.

## Why
The endpoint was made by hand with a few events, or for another purpose, or the module was updated and needs events now
that the old endpoint does not send. Everything that is sent arrives, and yet orders stay unpaid.

## What to do
The merchant adds the missing events to the endpoint in the provider's cabinet.

## References
- Lists of events: docs.stripe.com/api/events/types, yookassa.ru/developers/using-api/webhooks,
  developer.paypal.com/api/rest/webhooks/event-names, developer.squareup.com/docs/webhooks, razorpay.com/docs/webhooks,
  developers.cloudpayments.ru
- Field case: woocommerce/woocommerce-gateway-stripe #2294
"""

from paysupport.diagnostics.probed import tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Settings, Stage

_PAID = {
    "stripe": {"*", "payment_intent.succeeded", "charge.succeeded", "checkout.session.completed", "invoice.paid"},
    "yookassa": {"payment.succeeded"},
    "razorpay": {"payment.captured", "order.paid"},
    "cloudpayments": {"Pay"},
    "square": {"payment.updated"},
    "paypal": {"*", "PAYMENT.CAPTURE.COMPLETED", "PAYMENT.SALE.COMPLETED", "CHECKOUT.ORDER.COMPLETED"},
}
"""The events of which one tells that a payment was made: the providers' lists of events, read 2026-11-21."""


def check(settings: Settings, probes: tuple[Probe, ...]) -> Facts | None:
    """None of the events is subscribed that tell of a payment."""
    place, probe = tried(probes, ProbeKind.REGISTRATION)
    held = probe.registered if probe else None
    needed = _PAID.get(settings.provider or "", set())
    if held is None or held.events is None or not needed or needed.intersection(held.events):
        return None
    return Facts(
        values={"events": ", ".join(held.events) or "—", "needed": ", ".join(sorted(needed - {"*"}))},
        seen=("settings.provider", f"probes.{place}.registered.events"),
    )


RULE = Rule(
    code="PS395",
    name="event-not-subscribed",
    title=Text(
        en="The event of a successful payment is not subscribed",
        ru="Нет подписки на событие успешной оплаты",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The provider sends your shop these events: {events}. None of them tells of a payment; add one of:"
        " {needed}.",
        ru="Провайдер отправляет магазину события: {events}. О состоявшейся оплате ни одно из них не сообщает;"
        " добавьте одно из: {needed}.",
    ),
    agent=Text(
        en="Subscribed: {events}. Without one of {needed} the shop learns of a payment only when the payer returns.",
        ru="Подписка: {events}. Без одного из событий {needed} магазин узнаёт об оплате, только когда плательщик"
        " вернётся на сайт.",
    ),
    refuted_by=Text(
        en="The shop learns of payments in another way: it asks the provider, or a second endpoint has the event.",
        ru="Магазин узнаёт об оплате иначе: сам спрашивает провайдера, или событие идёт на второй адрес.",
    ),
)
