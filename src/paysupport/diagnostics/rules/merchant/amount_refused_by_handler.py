"""# Amount refused by handler

## What it finds
CloudPayments asked the shop's Check handler before the payment, and the handler answered 12: the amount is not the one
of the order. CloudPayments then refuses with code 3003; no bank was asked.

## Why
The price changed while the form was open (discount, delivery, exchange rate), the handler compares texts ("100" with
"100.00") or kopecks with roubles, or somebody changed the amount in the browser: then the handler has done its duty.

## What to do
The merchant's developer compares both amounts as numbers, in one unit and currency. If the form is right, the handler
is corrected; if the order is right, the form.

## References
- CloudPayments, answers to the Check notification: 3003, the handler returned {"code":12} (developers.cloudpayments.ru,
  copy of 2026-08-04, read 2026-11-21)
"""

from paysupport.diagnostics.refusals import refused_with
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Reason, Retry, Stage


def check(payment: Payment, order: Order | None = None) -> Facts | None:
    """The amount that was sent, and that of the order where it is known."""
    if not refused_with(payment, "cloudpayments", "3003"):
        return None
    expected = "—" if order is None or order.amount is None else f"{order.amount} {order.currency or ''}".strip()
    return Facts(
        values={"sent": payment.amount or "—", "expected": expected},
        seen=("payment.amount", "order.amount"),
    )


RULE = Rule(
    code="PS358",
    name="amount-refused-by-handler",
    title=Text(en="The shop's handler did not accept the amount", ru="Обработчик магазина не принял сумму"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.REFUSED_BY_MERCHANT},
    check=check,
    outranks={"PS334"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The amount of the payment does not match your order in the shop, so the payment was not accepted, and no"
        " money was taken. Reload the order page and pay again; if that does not help, write to the shop.",
        ru="Сумма платежа не совпала с заказом в магазине, поэтому платёж не принят, деньги не списаны. Обновите"
        " страницу заказа и оплатите снова; если не поможет, напишите в магазин.",
    ),
    merchant=Text(
        en="Your Check handler answered 12 (wrong amount) to {sent}; the order says {expected}. Compare both as"
        " numbers, in one unit and currency, and see whether the price changes while the payment form is open.",
        ru="Ваш обработчик Check ответил 12 (неверная сумма) на {sent}; в заказе указано {expected}. Сравнивайте суммы"
        " как числа, в одних единицах и одной валюте, и проверьте, не меняется ли цена, пока открыта форма оплаты.",
    ),
    agent=Text(
        en="The shop's own handler did not accept the amount {sent} (answer 12, code 3003; the order says {expected});"
        " no bank was asked. Either the price changed or the handler compares wrongly: a matter for the merchant's"
        " developer.",
        ru="Обработчик магазина не принял сумму {sent} (ответ 12, код 3003; в заказе {expected}), до банка не дошло."
        " Либо изменилась цена, либо обработчик неверно сравнивает: это к разработчику магазина.",
    ),
    refuted_by=Text(
        en="The handler's log shows another answer than 12 to this Check.",
        ru="В журнале обработчика на этот Check другой ответ, не 12.",
    ),
)
