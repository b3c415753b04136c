"""# Order unknown to handler

## What it finds
CloudPayments asked the shop's Check handler before the payment, and the handler answered 10: it knows no order with
this number. CloudPayments then refuses with code 3001; no bank was asked.

## Why
The payment form sends another number than the one the handler looks for: the number shown to the buyer instead of the
internal one, a number with a prefix, or none at all. Or the handler looks into another database, such as that of a test
copy of the site, or the order was deleted or is written only after the form opens.

## What to do
The merchant's developer compares `invoiceId` of the payment form with the number under which the handler looks for the
order, for this very payment.

## References
- CloudPayments, answers to the Check notification: 3001, the handler returned {"code":10} (developers.cloudpayments.ru,
  copy of 2026-08-04, read 2026-11-21)
"""

from paysupport.diagnostics.refusals import refused_with
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """The order number that the handler did not find."""
    if not refused_with(payment, "cloudpayments", "3001"):
        return None
    return Facts(values={"order": payment.order or "—"}, seen=("payment.order",))


RULE = Rule(
    code="PS356",
    name="order-unknown-to-handler",
    title=Text(en="The shop's handler does not know the order", ru="Обработчик магазина не нашёл заказ"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.REFUSED_BY_MERCHANT},
    check=check,
    outranks={"PS334"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The shop's site did not find your order when you paid, so the payment was not accepted, and no money was"
        " taken. Please begin again from the cart; if that does not help, write to the shop.",
        ru="Во время оплаты сайт магазина не нашёл ваш заказ, поэтому платёж не принят, деньги не списаны. Оформите"
        " оплату заново из корзины; если не поможет, напишите в магазин.",
    ),
    merchant=Text(
        en="Your Check handler answered 10 (no such order) for order number {order}, and CloudPayments refused the"
        " payment. Compare invoiceId in the payment form with the number by which the handler looks for the order, and"
        " check that it looks into the database of this site.",
        ru="Ваш обработчик Check ответил 10 (нет такого заказа) на номер {order}, и CloudPayments отклонил платёж."
        " Сравните invoiceId в платёжной форме с номером, по которому обработчик ищет заказ, и проверьте, что он"
        " смотрит в базу этого сайта.",
    ),
    agent=Text(
        en="The shop's own handler did not find order {order} (answer 10, code 3001); neither card nor bank was asked."
        " The merchant's developer has to compare the number in the form with the one the handler looks for.",
        ru="Обработчик магазина не нашёл заказ {order} (ответ 10, код 3001); ни карту, ни банк не спрашивали."
        " Разработчик магазина должен сверить номер из формы с тем, по которому ищет обработчик.",
    ),
    refuted_by=Text(
        en="The handler's log shows another answer than 10 to this Check.",
        ru="В журнале обработчика на этот Check другой ответ, не 10.",
    ),
)
