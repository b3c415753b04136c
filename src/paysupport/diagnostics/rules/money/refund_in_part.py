"""# Refund in part

## What it finds
Less was refunded than was paid: how much came back, and how much the shop keeps.

## Why
One of several goods was returned, the delivery or a penalty was kept, or the shop refunds in several steps. Some means
of payment know full refunds only; then the rest may come by a transfer.

## What to do
The shop says what the rest is for. If it meant to refund everything, it refunds the rest; the provider takes further
refunds until the amount of the payment is reached.

## References
- YooKassa, refunded_amount of a payment (yookassa.ru/developers); Stripe, amount_refunded of a charge (API reference)
- bePaid: several refunds of one payment, up to its amount (docs.bepaid.by, read 2026-11-25)
"""

from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """What came back and what did not, in one currency."""
    back, amount = payment.refunded, payment.amount
    if back is None or amount is None or back.currency != amount.currency or not 0 < back.amount < amount.amount:
        return None
    return Facts(
        values={"payment": payment.id or "—", "amount": amount, "back": back, "rest": amount - back},
        seen=("payment.status", "payment.amount", "payment.refunded"),
    )


RULE = Rule(
    code="PS616",
    name="refund-in-part",
    title=Text(en="Only a part was refunded", ru="Возвращена только часть суммы"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PARTIALLY_REFUNDED},
    speaks=True,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Of {amount}, {back} has been sent back to you; the shop keeps {rest}. If you expected more, ask the shop"
        " what the rest is for and give it the payment number {payment}.",
        ru="Из {amount} вам возвращено {back}, у магазина осталось {rest}. Если вы ждали больше, спросите в магазине,"
        " за что удержан остаток; назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Of payment {payment} ({amount}) you have refunded {back}; {rest} is left. If everything was to be refunded,"
        " refund the rest.",
        ru="По платежу {payment} ({amount}) вы вернули {back}, осталось {rest}. Если вернуть нужно было всё, верните"
        " остаток.",
    ),
    agent=Text(
        en="Refunded in part: {back} of {amount}, {rest} is with the shop, which knows what for. The provider takes"
        " further refunds up to {rest}.",
        ru="Возвращена часть: {back} из {amount}; {rest} у магазина, и за что, знает он. Провайдер примет возвраты ещё"
        " на {rest}.",
    ),
    refuted_by=Text(
        en="The provider shows a further refund that covers the rest.",
        ru="У провайдера есть ещё один возврат на остаток.",
    ),
)
