"""# Amount differs

## What it finds
Order and payment are in the same currency, the amounts differ by more than rounding, no wrong unit and no old money
explains it, and the other successful payments of the order do not make up the rest.

## Why
The order was changed after the payment page had been opened, delivery or a discount was left out, or the shop takes a
part in advance. A payer can also have changed the amount where the shop lets the browser name it.

## What to do
The merchant compares the order's history with the time of the payment. He asks for the rest, refunds the excess or
corrects the order; if the shop takes advance payments, nothing is wrong.

## References
- Field cases: PrestaShop module a237bfd 2025-10 (amount compared with the cart), VivaPayments/API #625
"""

from paysupport.diagnostics.amounts import Kind, difference, stated
from paysupport.diagnostics.replies import WRONG_AMOUNT
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Order, Party, Payment, Retry, Stage, Status

_MONEY = {Status.PAID, Status.PARTIALLY_REFUNDED, Status.REFUNDED, Status.DISPUTED}


def check(payment: Payment, order: Order, others: tuple[Payment, ...] = ()) -> Facts | None:
    """The amounts differ, and nothing better explains it."""
    found = difference(payment, order)
    if found is None or found.kind is not Kind.OTHER_AMOUNT or _in_parts(payment, order, others):
        return None
    paid = payment.status in _MONEY
    return Facts(
        values={**stated(payment, order)},
        seen=("payment.amount", "payment.currency", "order.amount", "order.currency", "order.updated_at"),
        certainty=found.certainty if paid else Certainty.LIKELY,
    )


def _in_parts(payment: Payment, order: Order, others: tuple[Payment, ...]) -> bool:
    """This payment and the others of the order together make up its amount."""
    parts = [payment, *(other for other in others if other.status in _MONEY and other.currency == payment.currency)]
    return sum(part.amount.amount for part in parts if part.amount) == order.amount


RULE = Rule(
    code="PS311",
    name="amount-differs",
    title=Text(en="The payment differs from the amount of the order", ru="Сумма платежа не совпадает с суммой заказа"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=WRONG_AMOUNT,
    merchant=Text(
        en="Order {ordered}, payment {paid}. Check whether the order was changed after the buyer had opened the"
        " payment page, or whether delivery or a discount is missing in the payment; then ask for the rest, refund the"
        " excess or correct the order.",
        ru="В заказе {ordered}, в платеже {paid}. Проверьте, не менялся ли заказ после открытия страницы оплаты и"
        " учтены ли в платеже доставка и скидка; затем запросите доплату, верните лишнее или исправьте заказ.",
    ),
    agent=Text(
        en="Order {ordered}, payment {paid}: different, and not by a factor that points to units or old prices. Only"
        " the merchant knows which amount is right.",
        ru="В заказе {ordered}, в платеже {paid}: суммы разные, и на ошибку единиц или старые цены это не похоже."
        " Какая сумма верна, знает только магазин.",
    ),
    refuted_by=Text(
        en="The shop took a part in advance, or the order was changed after the payment.",
        ru="Магазин взял предоплату, или заказ изменили после оплаты.",
    ),
)
