"""# Settlement late

## What it finds
The payment is successful, the day on which the merchant should have had the money is over, and the provider, which
otherwise tells the time of the credit, has none.

## Why
The acquirer's file was late, the payout is held (a document is missing, a chargeback, a review), it was made in one sum
with others, or the money went to an account that the merchant has closed.

## What to do
The merchant looks for the payout of that day, also for a larger sum of several payments. If it is not there, the
provider is asked with the payment's id and the date: when was it paid out, in which sum, and to which account.

## References
- bePaid: settled_at is when the acquirer credited the merchant (docs.bepaid.by, read 2026-11-21)
- Field cases: woocommerce-payments #5316 #7876 #8588 (sums not explained, next date missing)
"""

from datetime import datetime

from paysupport.calendar import local_day
from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.periods import country_of, less_sure, settlement, tells_arrival
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Payment, Retry, Settings, Stage, Status


def check(payment: Payment, now: datetime, settings: Settings | None = None) -> Facts | None:
    """A payment whose day of credit is over."""
    if payment.test or payment.settled_at or not collects(payment) or not tells_arrival(payment):
        return None
    due = settlement(payment, settings)
    if due is None or due.day >= local_day(now, country_of(payment, settings)):
        return None
    return Facts(
        values={"payment": payment.id or "—", "amount": payment.net or payment.amount or "—", "until": due.day},
        seen=("payment.status", *due.seen, "payment.settled_at"),
        certainty=less_sure(due.certainty, Certainty.LIKELY),
    )


RULE = Rule(
    code="PS602",
    name="settlement-late",
    title=Text(en="The money should have reached the merchant", ru="Деньги магазину не пришли в срок"),
    level=Level.WARNING,
    stage=Stage.SETTLEMENT,
    responsible=Party.ACQUIRER,
    check=check,
    when={Status.PAID},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment went through; nothing more is needed from you. Questions about the order go to the shop.",
        ru="Ваш платёж прошёл, от вас больше ничего не требуется. По заказу обращайтесь в магазин.",
    ),
    merchant=Text(
        en="{amount} for payment {payment} should have been credited by {until}, and no credit is seen. Look for the"
        " payout of that day, also within a larger sum; if it is not there, ask the provider with this payment id.",
        ru="{amount} по платежу {payment} должны были зачислить до {until}, но зачисления не видно. Найдите выплату за"
        " этот день, в том числе общей суммой; если её нет, отправьте провайдеру номер платежа.",
    ),
    agent=Text(
        en="Paid; due to the merchant by {until}, no time of credit at the provider: {amount}. Ask the acquirer when"
        " and in which payout it was sent; a held payout has a reason, which the provider tells the merchant.",
        ru="Оплачено; магазину {amount} полагались до {until}, времени зачисления у провайдера нет. Спросите эквайера,"
        " когда и какой выплатой отправлено; если выплата задержана, провайдер назовёт магазину причину.",
    ),
    refuted_by=Text(
        en="A newer answer or report shows the time of the credit, or the statement shows the money.",
        ru="В более новом ответе или отчёте есть время зачисления, или деньги видны в выписке.",
    ),
)
