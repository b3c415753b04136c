"""# Currency differs

## What it finds
Order and payment name different currencies, and neither has replaced the other. If the number is the same, the price
was charged in the wrong currency; if not, the shop may convert on purpose, and the finding is only likely.

## Why
Some modules send a fixed currency or none at all, so that the provider takes its own: a price of 25 BYN is charged as
25 RUB. Others take the currency the customer chose to see.

## What to do
The merchant sets the currency of the payment module to that of the prices, or converts the amount. A payment in the
wrong currency is refunded and made anew.

## References
- Mixplat WooCommerce plugin 2a9b8de 2024-10 sends no currency; CS-Cart module dc0f25f 2024-02 takes the displayed one
"""

from paysupport.diagnostics.amounts import Kind, difference, stated
from paysupport.diagnostics.replies import WRONG_AMOUNT
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage


def check(payment: Payment, order: Order) -> Facts | None:
    """The currencies have nothing to do with each other."""
    found = difference(payment, order)
    if found is None or found.kind is not Kind.OTHER_CURRENCY:
        return None
    return Facts(
        values={**stated(payment, order)},
        seen=("payment.currency", "payment.amount", "order.currency", "order.amount"),
        certainty=found.certainty,
    )


RULE = Rule(
    code="PS312",
    name="currency-differs",
    title=Text(en="The payment is in another currency than the order", ru="Платёж не в валюте заказа"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=WRONG_AMOUNT,
    merchant=Text(
        en="Order {ordered}, payment {paid}: the payment went out in another currency. Set the payment module to the"
        " currency of your prices, or convert the amount; if the buyer has paid, compare the payment with the price.",
        ru="В заказе {ordered}, в платеже {paid}: платёж ушёл в другой валюте. Укажите в платёжном модуле валюту ваших"
        " цен или пересчитывайте сумму; если покупатель заплатил, сверьте оплату с ценой.",
    ),
    agent=Text(
        en="Order {ordered}, payment {paid}: different currencies. The merchant can say whether the shop converts on"
        " purpose; if not, the module sends the wrong currency.",
        ru="В заказе {ordered}, в платеже {paid}: валюты разные. Магазин скажет, пересчитывает ли он цены намеренно;"
        " если нет, модуль отправляет не ту валюту.",
    ),
    refuted_by=Text(
        en="The shop converts prices on purpose, and the amount is right at its rate.",
        ru="Магазин пересчитывает цены намеренно, и сумма верна по его курсу.",
    ),
)
