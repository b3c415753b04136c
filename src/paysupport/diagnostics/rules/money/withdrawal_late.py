"""# Withdrawal late

## What it finds
A withdrawal whose promised day is over, or that takes five days without any promise, and which is neither paid nor
refused: the payout is still in work at the provider, or the host has not sent one so far.

## Why
The provider checks the recipient, the balance for payouts is empty, the recipient's bank does not answer, or the order
for the payout never left the host.

## What to do
With a payout id the provider is asked for its state. Without one the host sends the payout, after making sure that none
was sent before. The customer gets a new date, which the host can keep.

## References
- Stripe: arrival_date of a payout (API reference, 2026-10-28.endive)
- YooKassa: a payout is pending until it is succeeded or canceled (yookassa.ru/developers)
"""

from datetime import datetime

from paysupport.diagnostics.payouts import facts_of, is_payout, promised
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage, Status

_NOT_SENT = Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT)
_OPEN = {Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION}


def check(now: datetime, payment: Payment | None = None, order: Order | None = None) -> Facts | None:
    """An open payout, or a withdrawal without one, whose time is over."""
    due = promised(payment, order)
    if due is None or due.at >= now:
        return None
    waits = is_payout(payment) if payment else order is not None and order.status in _OPEN
    if not waits:
        return None
    return Facts(
        values=facts_of(payment, order),
        seen=("payment.status" if payment else "order.status", due.seen),
        certainty=due.certainty,
        responsible=None if payment else Party.MERCHANT,
        retry=None if payment else _NOT_SENT,
    )


RULE = Rule(
    code="PS632",
    name="withdrawal-late",
    title=Text(en="The withdrawal is beyond the expected day", ru="Вывод средств не пришёл в обещанный срок"),
    level=Level.WARNING,
    stage=Stage.SETTLEMENT,
    responsible=Party.PROVIDER,
    check=check,
    when=_OPEN,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PROVIDER),
    payer=Text(
        en="Your withdrawal of {amount} should have arrived by {until} and has not. Please do not order it again; write"
        " to the service that pays it out and give it the number {payment}.",
        ru="Ваш вывод {amount} должен был прийти до {until}, но не пришёл. Второй раз его не заказывайте; напишите в"
        " сервис, который выводит деньги, и назовите номер {payment}.",
    ),
    merchant=Text(
        en="Withdrawal {payment} of {amount}, ordered {since}, was expected by {until} and has no final status. Ask the"
        " provider for the payout's state, or send it if it was never sent; tell the customer a new date.",
        ru="Вывод {payment} на {amount} (заказан: {since}) ожидался до {until}, окончательного статуса нет. Запросите у"
        " провайдера статус выплаты или отправьте её, если она не уходила; назовите клиенту новый срок.",
    ),
    agent=Text(
        en="Withdrawal {payment}, {amount}, since {since}, expected by {until}: neither paid nor refused. With a payout"
        " at the provider, ask there; without one, the host has not sent it.",
        ru="Вывод {payment}, {amount}, с {since}, ожидался до {until}: ни выплачен, ни отклонён. Если выплата у"
        " провайдера есть, спрашивайте там; если нет, её не отправил сам сервис.",
    ),
    refuted_by=Text(
        en="A newer answer gives a final status, or the recipient sees the money.",
        ru="В более новом ответе статус окончательный, или получатель видит деньги.",
    ),
)
