"""# Amount rounded

## What it finds
Order and payment differ by one minor unit (0.01), or one of them is the other without its fraction, by at most one
hundredth of the order.

## Why
The module counts in floating point and cuts off (19.99 becomes 1998 kopecks), the shop sums up rounded lines, or shows
more or fewer decimals than the currency has.

## What to do
The merchant makes the module round to minor units in place of cutting off, and the shop sum up as the module does.
Shops that compare the amounts exactly refuse such payments.

## References
- Field cases: VivaPayments/API #625 (279.99 and 280.00), PrestaShop PR 17404
- MXPLTdev modules 2020 to 2025: intval(total * 100) makes 1998 of 19.99
"""

from paysupport.diagnostics.amounts import Kind, difference, stated
from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage


def check(payment: Payment, order: Order) -> Facts | None:
    """The amounts are apart by no more than rounding makes."""
    found = difference(payment, order)
    if found is None or found.kind is not Kind.ROUNDED:
        return None
    return Facts(
        values={**stated(payment, order)},
        seen=("payment.amount", "payment.currency", "order.amount", "order.currency"),
        certainty=found.certainty,
    )


RULE = Rule(
    code="PS326",
    name="amount-rounded",
    title=Text(en="The amounts differ by rounding", ru="Суммы расходятся из-за округления"),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301"},
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="The payment ({paid}) and the order ({ordered}) differ by rounding. If the order is not confirmed, write to"
        " the shop and give both amounts.",
        ru="Сумма платежа ({paid}) отличается от суммы заказа ({ordered}) из-за округления. Если заказ не подтверждён,"
        " напишите в магазин и назовите обе суммы.",
    ),
    merchant=Text(
        en="Order {ordered}, payment {paid}: the module rounds differently from the shop. It should round to minor"
        " units, not cut the fraction off; if the shop compares amounts exactly, it may leave such orders unpaid.",
        ru="В заказе {ordered}, в платеже {paid}: модуль округляет не так, как магазин. Сумму нужно округлять до"
        " минорных единиц, а не отбрасывать дробную часть; если магазин сверяет суммы точно, такие заказы могут"
        " остаться неоплаченными.",
    ),
    agent=Text(
        en="Order {ordered}, payment {paid}: a rounding difference. It matters only if the shop refused the payment"
        " because of it; the merchant has to correct the module.",
        ru="В заказе {ordered}, в платеже {paid}: разница от округления. Она важна, только если магазин из-за неё не"
        " принял оплату; исправить модуль должен магазин.",
    ),
    refuted_by=Text(en="The order was changed by this amount on purpose.", ru="Заказ изменили на эту сумму намеренно."),
)
