"""# New price under old code

## What it finds
Order and payment show the same number, the order in the present currency and the payment in the one it replaced: 25 BYR
for an order of 25.00 BYN.

## Why
The prices were converted, the code in the shop or in the payment module was not. As the old currency often has no
decimals, the module also leaves out the conversion to minor units.

## What to do
Only the code is to be changed; prices stay. Afterwards the merchant makes a test payment and compares the amount: with
the new code it has to be sent in minor units.

## References
- ISO 4217 amendment 161; Bank of Russia, press release of 30 June 2016 (10 000 BYR = 1 BYN from 1 July 2016)
"""

from paysupport.diagnostics.amounts import Kind, difference, stated
from paysupport.diagnostics.replies import WRONG_AMOUNT
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage


def check(payment: Payment, order: Order) -> Facts | None:
    """The number is right, the code is the old one."""
    found = difference(payment, order)
    if found is None or found.kind is not Kind.OLD_CODE:
        return None
    return Facts(
        values={**stated(payment, order)},
        seen=("payment.amount", "payment.currency", "order.amount", "order.currency"),
        certainty=found.certainty,
    )


RULE = Rule(
    code="PS328",
    name="new-price-under-old-code",
    title=Text(
        en="A new price was sent under the old currency code",
        ru="Новая цена отправлена под старым кодом валюты",
    ),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=WRONG_AMOUNT,
    merchant=Text(
        en="Order {ordered}, payment {paid}: the price is right, the currency code is the old one. Change the code in"
        " the shop and in the payment module, leave the prices as they are, and check the amount with a test payment.",
        ru="В заказе {ordered}, в платеже {paid}: цена верная, а код валюты старый. Смените код в магазине и в"
        " платёжном модуле, цены не трогайте и проверьте сумму тестовым платежом.",
    ),
    agent=Text(
        en="Order {ordered}, payment {paid}: the same number under the code that was replaced. The merchant has to"
        " change only the code.",
        ru="В заказе {ordered}, в платеже {paid}: то же число под кодом прежней валюты. Магазину нужно сменить только"
        " код.",
    ),
    refuted_by=Text(
        en="The price in the shop is not the number that was sent.",
        ru="Цена в магазине отличается от отправленного числа.",
    ),
)
