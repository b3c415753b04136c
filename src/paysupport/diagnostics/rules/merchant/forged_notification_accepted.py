"""# Forged notification accepted

## What it finds
The shop answered 2xx to a notification without a signature, or with a wrong one.

## Why
The handler does not check the signature: then anybody can have orders marked as paid. Or it checks and answers 2xx all
the same: then the provider takes the notification for delivered and does not repeat it, if the secret is wrong one day.

## What to do
The developer checks the signature over the raw body before anything else, refuses with 4xx, and never changes an order
on an unproven word. Where the provider signs nothing, the handler asks it for the payment.

## References
- CVE-2026-21894, CVE-2026-0656, CVE-2025-14078: orders marked as paid by unauthenticated callbacks
- Field cases: woocommerce/woocommerce-gateway-stripe #1136 and #4150 (204 on a signature that does not fit)
"""

from paysupport.diagnostics.deliveries import accepts
from paysupport.diagnostics.probed import answer_to
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Probe, ProbeKind, Retry, Settings, Stage, Status

_FORGED = (ProbeKind.WRONG, ProbeKind.UNSIGNED)
_UNSIGNED = {"yookassa", "mollie"}
"""Providers that sign nothing, or not everything: the shop is to ask them, and may answer 2xx to anybody."""


def check(probes: tuple[Probe, ...], settings: Settings | None = None) -> Facts | None:
    """A notification that nothing proves was answered as if it were genuine."""
    provider = settings.provider if settings else None
    for kind in _FORGED:
        answer = answer_to(probes, kind)
        if answer is None or not accepts(provider, answer.status, answer.text):
            continue
        paid = answer.order_status is Status.PAID
        if paid or provider not in _UNSIGNED:
            return Facts(
                values=answer.facts,
                seen=answer.seen("kind", "response_status", "order_status", "text"),
                certainty=Certainty.CERTAIN if paid else Certainty.LIKELY,
            )
    return None


RULE = Rule(
    code="PS355",
    name="forged-notification-accepted",
    title=Text(
        en="The shop accepts notifications that anybody could send",
        ru="Магазин принимает уведомления от кого угодно",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your notification URL ({address}) answered {status} to a notification with a missing or wrong signature."
        " Check the signature over the raw body first and answer 4xx if it does not fit: otherwise anybody can"
        " mark orders as paid, and a wrong secret is never noticed.",
        ru="Адрес уведомлений ({address}) ответил {status} на уведомление без подписи или с неверной подписью. Сначала"
        " проверяйте подпись по исходному телу запроса и, если она не сходится, отвечайте 4xx: иначе отметить"
        " заказ оплаченным сможет кто угодно, а неверный секрет останется незамеченным.",
    ),
    agent=Text(
        en="On {at} the shop answered {status} to an unproven notification. Whether it also changes orders shows the"
        " state of an order after it. Treat it as a security matter of the shop.",
        ru="Магазин ответил {status} на неподтверждённое уведомление ({at}). Меняет ли он при этом заказы, видно по"
        " состоянию заказа. Это вопрос безопасности магазина.",
    ),
    refuted_by=Text(
        en="The handler asks the provider before it changes an order, and answers 2xx only for that reason.",
        ru="Обработчик перед изменением заказа спрашивает провайдера и только поэтому отвечает 2xx.",
    ),
)
