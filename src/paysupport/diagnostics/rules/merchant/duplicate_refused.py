"""# Duplicate refused

## What it finds
The shop accepted a notification, and when the same came once more it refused it or changed the order again.

## Why
Providers deliver at least once: a notification is repeated whenever the answer gets lost. A handler that answers with
an error to what it has done already makes the provider repeat for days, and in the end switch the endpoint off; one
that does it twice ships or credits twice.

## What to do
The handler remembers the id of the event, or looks at the state of the order: done already is answered with 2xx and
changes nothing.

## References
- docs.stripe.com/webhooks: endpoints might receive the same event more than once
- Field cases: woocommerce/woocommerce-gateway-stripe #489, #542 (the second answer of one event)
"""

from paysupport.diagnostics.deliveries import accepts
from paysupport.diagnostics.probed import answer_to
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Settings, Stage


def check(probes: tuple[Probe, ...], settings: Settings | None = None) -> Facts | None:
    """The same notification was accepted once and refused the second time, or changed the order again."""
    provider = settings.provider if settings else None
    first, second = answer_to(probes, ProbeKind.RIGHT), answer_to(probes, ProbeKind.DUPLICATE)
    if first is None or second is None or not accepts(provider, first.status, first.text):
        return None
    if accepts(provider, second.status, second.text) and first.order_status is second.order_status:
        return None
    return Facts(values=second.facts, seen=second.seen("response_status", "order_status", "text", "at"))


RULE = Rule(
    code="PS386",
    name="duplicate-refused",
    title=Text(
        en="The shop does not take a repeated notification calmly",
        ru="Магазин неправильно принимает повторное уведомление",
    ),
    level=Level.WARNING,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS354"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site accepted a notification and answered {status} when the same came again. Answer 2xx to an event"
        " that is done already, and change nothing: providers repeat notifications as a rule.",
        ru="Сайт принял уведомление, а на его повтор ответил {status} или снова изменил заказ. На уже обработанное"
        " событие отвечайте 2xx и ничего не меняйте: повторы у провайдеров — обычное дело.",
    ),
    agent=Text(
        en="The repeated notification of {at} was not taken as one ({status}). Expect endless repetitions in the"
        " provider's log, or double fulfilment.",
        ru="Повтор уведомления ({at}) обработан неправильно ({status}). В журнале провайдера будут бесконечные"
        " повторы, либо заказ исполнят дважды.",
    ),
    refuted_by=Text(
        en="The second answer was an accident of the server: a further repetition is accepted.",
        ru="Второй ответ был случайным сбоем сервера: следующий повтор принимается.",
    ),
)
