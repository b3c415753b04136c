"""# Refused by merchant

## What it finds
Before the payment the provider asked the shop's own handler, and the handler said no. No bank was asked.

## Why
The handler does not know the order or the account, finds another amount, or the order is paid, cancelled or out of
time. After a change of the site it often looks into the wrong database, or compares amounts in another unit.

## What to do
The merchant's developer looks up this request in the handler's log: the provider's code tells which answer was given.
Where the shop says that the order is paid, nobody pays again.

## References
- CloudPayments, codes 3001 to 3004 and 3008: the shop's Check handler answered 10 (order), 11 (account), 12 (amount),
  20 (out of date) or 13 (not accepted) (API reference, copy of 2026-08-04)
- Mixplat, status pending_check: the shop is asked by payment_check first (docs.mixplat.ru)
"""

from paysupport.diagnostics.deliveries import inquiry
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Order, Party, Payment, Reason, Retry, Stage, Status


def check(payment: Payment, order: Order | None = None, notifications: tuple[Notification, ...] = ()) -> Facts:
    """What was refused, the handler's answer where it is on record, and whether the order is paid already."""
    decline, place = payment.decline, inquiry(notifications)
    answer = () if place is None else (f"notifications.{place}.response_body",)
    paid = order is not None and order.status is Status.PAID
    return Facts(
        values={"order": payment.order or "—", "code": (decline and decline.code) or "—"},
        seen=("payment.order", "order.status", "order.amount", *answer),
        retry=Retry(now=NO, later=NO, other=NO) if paid else None,
    )


RULE = Rule(
    code="PS334",
    name="refused-by-merchant",
    title=Text(en="The shop's own handler refused the payment", ru="Платёж отклонил обработчик самого магазина"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.REFUSED_BY_MERCHANT},
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The shop did not accept a payment for this order, and no money was taken. The order may be paid, changed or"
        " cancelled already: look at it in the shop, or write to the shop.",
        ru="Магазин не принял оплату по этому заказу, деньги не списаны. Возможно, заказ уже оплачен, изменён или"
        " отменён: проверьте его на сайте или напишите в магазин.",
    ),
    merchant=Text(
        en="Your own handler refused this payment when the provider asked it (order: {order}, code: {code}); no bank"
        " refused. Look into its log: usually it does not know the order, expects another amount, or the order is paid"
        " or out of time.",
        ru="Платёж отклонил ваш собственный обработчик, когда его спросил провайдер (заказ: {order}, код: {code}); банк"
        " не отказывал. Посмотрите его журнал: обычно он не находит заказ, ждёт другую сумму, либо заказ уже оплачен"
        " или просрочен.",
    ),
    agent=Text(
        en="Refused by the shop's handler before any bank (order: {order}, code: {code}); the card is not the cause."
        " The code says what the handler did not like; the merchant's developer finds the request in its log.",
        ru="Отклонил обработчик магазина, до банка не дошло (заказ: {order}, код: {code}); карта ни при чём. Что не"
        " понравилось обработчику, видно по коду; сам запрос разработчик магазина найдёт в его журнале.",
    ),
    refuted_by=Text(
        en="The handler's log shows that it agreed to this payment.",
        ru="По журналу обработчика он этот платёж принял.",
    ),
)
