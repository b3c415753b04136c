"""# Amount cut off

## What it finds
The payment is one minor unit less than the order, and exactly the amount that comes out when the order's amount is
multiplied by 100 in binary floating point and the rest is cut off.

## Why
19.99 has no exact binary form: 19.99 * 100 is 1998.9999999999998, and `intval` makes 1998 of it. Modules that count so
lose one kopeck, but only at some prices (19.99, 8.70, 1.15), which is why nobody sees it in a test with round sums.

## What to do
The merchant updates the module, or has `intval($total * 100)` replaced by `round($total * 100)`; the lines of the
fiscal receipt are counted the same way and need the same change. The payment itself is good: the order is confirmed by
hand where the shop has refused it for the missing kopeck.

## References
- Mixplat modules: WooCommerce 2a9b8de 2024-10 (amount and receipt), Bitrix cb578b4 2024-04, Shop-Script f55528e 2025-02
- IEEE 754-2019, binary64
"""

from paysupport.diagnostics.amounts import Kind, difference, stated
from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage
from paysupport.money import iso_exponents

_TWO_DECIMALS = 2


def check(payment: Payment, order: Order) -> Facts | None:
    """The payment is what cutting off makes of the order's amount."""
    found = difference(payment, order)
    if found is None or found.kind is not Kind.ROUNDED or payment.amount is None or order.amount is None:
        return None
    hundredths = order.amount.scaleb(2)
    if iso_exponents().get(payment.amount.currency) != _TWO_DECIMALS or hundredths % 1:
        return None
    cut_off = int(float(order.amount) * 100)  # the module's own mistake, made once more
    if cut_off == hundredths or payment.amount.amount.scaleb(2) != cut_off:
        return None
    return Facts(
        values={**stated(payment, order)},
        seen=("payment.amount", "payment.currency", "order.amount", "order.currency"),
        certainty=found.certainty,
    )


RULE = Rule(
    code="PS346",
    name="amount-cut-off",
    title=Text(en="The module cuts off a kopeck", ru="Модуль теряет копейку при пересчёте суммы"),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS326"},
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="The payment ({paid}) is a hundredth less than the order ({ordered}) because of an inaccuracy in the shop's"
        " module. You need not pay again. If the order is not confirmed, write to the shop and give both amounts.",
        ru="Сумма платежа ({paid}) на одну сотую меньше суммы заказа ({ordered}) из-за неточности в модуле магазина."
        " Доплачивать и платить заново не нужно. Если заказ не подтверждён, напишите в магазин и назовите обе суммы.",
    ),
    merchant=Text(
        en="Order {ordered}, payment {paid}: the module multiplies the amount by 100 in floating point and cuts the"
        " rest off. Update the module, or replace intval(total * 100) by round(total * 100), for the lines of the"
        " receipt too; confirm the order by hand if the shop has refused it for the missing kopeck.",
        ru="В заказе {ordered}, в платеже {paid}: модуль умножает сумму на 100 в числах с плавающей точкой и"
        " отбрасывает остаток. Обновите модуль или замените intval(total * 100) на round(total * 100), в том числе для"
        " позиций чека; если магазин из-за копейки не принял оплату, подтвердите заказ вручную.",
    ),
    agent=Text(
        en="Order {ordered}, payment {paid}: exactly what cutting off in floating point makes of this price, so the"
        " module is at fault and not the payer or the provider. Only some prices are affected; a test with a round sum"
        " will not show it.",
        ru="В заказе {ordered}, в платеже {paid}: ровно столько даёт отбрасывание остатка при умножении на 100, то есть"
        " ошибается модуль магазина, а не плательщик и не провайдер. Так бывает не при всех ценах, поэтому тестовый"
        " платёж на круглую сумму ошибку не покажет.",
    ),
    refuted_by=Text(
        en="The shop's request to the provider holds the full amount, or the order was changed by a kopeck on purpose.",
        ru="В запросе магазина к провайдеру сумма полная, или заказ изменили на копейку намеренно.",
    ),
)
