"""# Top-up not credited

## What it finds
The payment for a top-up is successful and the host knows it (the order is paid), but the customer's balance was not
credited.

## Why
The step after the payment failed in the host's own system: a queue stands still, the account was not found or is
blocked, or a check of the top-up waits for a person. The provider has done its part.

## What to do
The host credits the balance, once, by the order's number; then it looks for the reason, and for other top-ups of that
time. The customer does not pay again.

## References
- Field case: charged and not credited is asked of wallets, games and telecoms alike; triage topic topup_failed
"""

from datetime import datetime

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.deliveries import is_overdue
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage, Status


def check(payment: Payment, now: datetime, order: Order | None = None) -> Facts | None:
    """A paid top-up without a credit, for longer than a notification takes."""
    if order is None or order.kind != "top_up" or order.credited_at or order.status is not Status.PAID:
        return None
    since = payment.paid_at or order.paid_at
    if payment.test or not collects(payment) or not is_overdue(since, now):
        return None
    return Facts(
        values={"payment": payment.id or "—", "order": order.id, "amount": payment.amount or "—"},
        seen=("payment.status", "payment.paid_at", "order.kind", "order.status"),
    )


RULE = Rule(
    code="PS636",
    name="top-up-not-credited",
    title=Text(en="Paid, but the balance was not topped up", ru="Оплачено, а баланс не пополнен"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Your payment of {amount} went through, but your balance has not been topped up yet. Please do not pay"
        " again: write to the service and give it the number {payment}.",
        ru="Ваш платёж на {amount} прошёл, но баланс пока не пополнен. Второй раз не платите: напишите в сервис и"
        " назовите номер {payment}.",
    ),
    merchant=Text(
        en="Top-up {order} is paid (payment {payment}, {amount}) and not credited to the balance. Credit it once, and"
        " look for what stopped it in your system; others of that time may be affected.",
        ru="Пополнение {order} оплачено (платёж {payment}, {amount}), но на баланс не зачислено. Зачислите его один раз"
        " и найдите, что остановилось в вашей системе: могли пострадать и другие пополнения.",
    ),
    agent=Text(
        en="Paid at the provider and known to the host, not credited: top-up {order}, {amount}. Neither bank nor"
        " provider can help; the host credits it.",
        ru="У провайдера оплачено, сервис об этом знает, но баланс не пополнен: {order}, {amount}. Банк и провайдер не"
        " помогут, зачислить должен сервис.",
    ),
    refuted_by=Text(
        en="The balance shows the credit, or the host has credited another account by the customer's wish.",
        ru="Зачисление на балансе есть, или его по просьбе клиента сделали на другой счёт.",
    ),
)
