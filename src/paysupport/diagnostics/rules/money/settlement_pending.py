"""# Settlement pending

## What it finds
The payment is successful, the merchant's account has not been credited so far, and the day on which the money is due
has not passed: "when does the money come".

## Why
A card payment is a promise at first. Acquirers pay it out after their bank day is closed, mostly on one of the next
business days; weekends, holidays and working days that are moved by decree come in between.

## What to do
Nothing, until that day is over. The day comes from the provider where it names one, from the contract
(`settings.settlement_days`, business days of `settings.country`), or from what the provider documents in general.

## References
- YooKassa: on the next business day (yookassa.ru/developers/payment-acceptance/overview, read 2026-11-25)
- CloudPayments: PayoutDate of a payment (developers.cloudpayments.ru, copy of 2026-08-04)
- bePaid: settled_at is when the acquirer credited the merchant (docs.bepaid.by, read 2026-11-21)
"""

from datetime import datetime

from paysupport.calendar import local_day
from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.periods import country_of, is_recent, settlement
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Settings, Stage, Status


def check(payment: Payment, now: datetime, settings: Settings | None = None) -> Facts | None:
    """A payment that is to be credited today or later."""
    if payment.test or payment.settled_at or not collects(payment):
        return None
    due = settlement(payment, settings) if payment.settles_at or is_recent(payment.paid_at, now) else None
    if due is None or due.day < local_day(now, country_of(payment, settings)):
        return None
    return Facts(
        values={
            "payment": payment.id or "—",
            "amount": payment.net or payment.amount or "—",
            "until": due.day,
            "source": due.source or "—",
        },
        seen=("payment.status", *due.seen, "payment.net"),
        certainty=due.certainty,
    )


RULE = Rule(
    code="PS601",
    name="settlement-pending",
    title=Text(en="The money is on its way to the merchant", ru="Деньги ещё идут магазину"),
    level=Level.INFO,
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
        en="Payment {payment} is to be credited by {until}: {amount}. Nothing has to be done before; compare it with"
        " the payout of that day.",
        ru="Деньги по платежу {payment} ({amount}) должны прийти до {until} включительно. До этого дня делать ничего не"
        " нужно; сверьте с выплатой за этот день.",
    ),
    agent=Text(
        en="Paid, not credited to the merchant yet, and not late: {amount} by {until}. Where the day comes from:"
        " {source}. A contract may say otherwise.",
        ru="Оплачено, магазину ещё не зачислено, срок не вышел: {amount} до {until} включительно. Откуда срок:"
        " {source}. В договоре магазина может быть иначе.",
    ),
    refuted_by=Text(
        en="The merchant's contract names other days, or the statement shows the money already.",
        ru="В договоре магазина другие сроки, или деньги уже видны в выписке.",
    ),
)
