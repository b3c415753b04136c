"""# Order expired in shop

## What it finds
CloudPayments asked the shop's Check handler before the payment, and the handler answered 20: the order is out of time.
CloudPayments then refuses with code 3004; no bank was asked.

## Why
The shop reserves goods or seats for a limited time, and the payer came back to the form after it. If it happens to
payers who were quick, the clock or the time zone of the shop's server is wrong.

## What to do
The payer makes a new order. The merchant makes sure that the form closes when the order expires.

## References
- CloudPayments, answers to the Check notification: 3004, the handler returned {"code":20} (developers.cloudpayments.ru,
  copy of 2026-08-04, read 2026-11-21)
"""

from paysupport.diagnostics.refusals import refused_with
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """The order that the handler calls out of time."""
    if not refused_with(payment, "cloudpayments", "3004"):
        return None
    return Facts(values={"order": payment.order or "—"}, seen=("payment.order", "payment.created_at"))


RULE = Rule(
    code="PS359",
    name="order-expired-in-shop",
    title=Text(en="The order is out of time in the shop", ru="Срок оплаты заказа в магазине истёк"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    reasons={Reason.REFUSED_BY_MERCHANT},
    check=check,
    outranks={"PS334"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PAYER),
    payer=Text(
        en="The time to pay for this order is over, so the payment was not accepted, and no money was taken. Please"
        " make a new order in the shop.",
        ru="Время на оплату этого заказа вышло, поэтому платёж не принят, деньги не списаны. Оформите в магазине новый"
        " заказ.",
    ),
    merchant=Text(
        en="Your Check handler answered 20 (out of time) for order {order}. If payers meet this within the time you"
        " give them, check the clock and time zone of the server, and close the payment form when the order expires.",
        ru="Ваш обработчик Check ответил 20 (платёж просрочен) по заказу {order}. Если покупатели платят вовремя,"
        " проверьте часы и часовой пояс сервера, а форму оплаты закрывайте вместе с окончанием срока заказа.",
    ),
    agent=Text(
        en="The shop's own handler says that order {order} is out of time (answer 20, code 3004); no bank was asked."
        " The payer makes a new order; if the time was not over, the merchant checks the server's clock.",
        ru="Обработчик магазина считает заказ {order} просроченным (ответ 20, код 3004), до банка не дошло."
        " Плательщику нужно оформить новый заказ; если срок не вышел, магазин проверяет часы сервера.",
    ),
    refuted_by=Text(
        en="The handler's log shows another answer than 20 to this Check.",
        ru="В журнале обработчика на этот Check другой ответ, не 20.",
    ),
)
