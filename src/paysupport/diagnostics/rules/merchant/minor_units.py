"""# Minor units

## What it finds
Payment and order differ by exactly 100 (or 10 000: twice). For currencies with other than two decimals, such as JPY or
KWD, also by exactly 10 or 1000.

## Why
Many providers take integers in minor units (kopecks, cents); how many make one unit depends on the currency: 100 for
BYN, 1 for JPY, 1000 for KWD. Modules multiply by 100 always, twice, or not at all, or go by the number of decimals the
shop displays.

## What to do
The merchant updates the module, or corrects the decimals of the currency in it, makes a test payment and compares the
amount. A payment that was too small is asked for again, one that was too large is refunded.

In BYN exactly 100 times too much may also be an old price (before 1 July 2016) sent as minor units: the price in the
shop decides.

## References
- ISO 4217 list one, February 2026: decimals of the minor unit
- Field cases: Paymenter #1258, InvoicePlane #1677, OpenCart module ace042f 2023-10 (shop decimals in place of the
  currency's)
"""

from paysupport.diagnostics.amounts import Kind, difference, stated
from paysupport.diagnostics.replies import WRONG_AMOUNT
from paysupport.diagnostics.rule import NO, YES, Alternative, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Order, Party, Payment, Retry, Stage

_OLD_PRICE = Alternative(
    rule="PS308",
    reason=None,
    certainty=Certainty.POSSIBLE,
    decided_by=Text(
        en="The price list in the shop: a price in old money, sent as minor units, gives the same amount.",
        ru="Прайс-лист магазина: та же сумма получается, если цена в старых деньгах отправлена как копейки.",
    ),
)


def check(payment: Payment, order: Order) -> Facts | None:
    """The amount is off by the power of ten that a wrong number of decimals makes."""
    found = difference(payment, order)
    if found is None or found.kind is not Kind.MINOR_UNITS:
        return None
    return Facts(
        values={**stated(payment, order)},
        seen=("payment.amount", "payment.currency", "order.amount", "order.currency"),
        certainty=found.certainty,
        alternatives=(_OLD_PRICE,) if found.ambiguous else (),
    )


RULE = Rule(
    code="PS309",
    name="minor-units",
    title=Text(en="The amount was sent in the wrong unit", ru="Сумма отправлена не в тех единицах"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS101", "PS120", "PS121", "PS201", "PS202", "PS301", "PS317"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=WRONG_AMOUNT,
    merchant=Text(
        en="Order {ordered}, payment {paid}: the payment module converts the amount into minor units wrongly. Update"
        " the module or correct the currency's decimals in it, check the amount with a test payment, and settle the"
        " difference with the buyer if the payment went through.",
        ru="В заказе {ordered}, в платеже {paid}: платёжный модуль неверно переводит сумму в копейки (минорные"
        " единицы). Обновите модуль или исправьте в нём число знаков после запятой для валюты и проверьте сумму"
        " тестовым платежом. Если покупатель уже заплатил, верните лишнее или запросите доплату.",
    ),
    agent=Text(
        en="Order {ordered}, payment {paid}: they differ by a power of ten, which a wrong conversion to minor units"
        " causes. The merchant has to correct the module; one price as shown in the shop tells whether the prices are"
        " right.",
        ru="В заказе {ordered}, в платеже {paid}: суммы расходятся ровно на степень десяти, так бывает при неверном"
        " переводе в минорные единицы. Исправить модуль должен магазин; верны ли сами цены, покажет одна цена с сайта.",
    ),
    refuted_by=Text(
        en="The shop's request has the right number of minor units.",
        ru="В запросе магазина сумма в минорных единицах верная.",
    ),
)
