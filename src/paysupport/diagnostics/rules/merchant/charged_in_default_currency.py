"""# Charged in default currency

## What it finds
The order is in another currency, the payment has the same figure in the currency that the provider takes when a request
names none: 25.50 BYN in the shop, 25.50 RUB at Mixplat.

## Why
Mixplat's API takes roubles unless the request says otherwise, and its modules send no currency. A shop that sells in
BYN, KZT or EUR then charges its prices as roubles: a small part of what the goods cost.

## What to do
The merchant stops selling through the module until the currency is right: he sets the prices for this payment method in
roubles, or has the module send the currency of the order, if the project may take it. Payments already made are
refunded and made anew, or the buyer pays the difference.

## References
- Mixplat: currency RUB is the default of create_payment and create_payment_form (docs.mixplat.ru, API version 3;
  MXPLTdev/mixplat-php-client 59a3b46 2025-03-19)
- Mixplat's WooCommerce module 2a9b8de 2024-10 sends no currency, and its check of the shop's currency is commented out;
  the Bitrix module cb578b4 2024-04 knows RUB only
"""

from decimal import Decimal

from paysupport.diagnostics.amounts import Kind, difference, stated
from paysupport.diagnostics.replies import WRONG_AMOUNT
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage

_DEFAULTS = {"mixplat": "RUB"}
"""The currency that a provider takes where a request names none."""

_KOPECK = Decimal("0.01")


def check(payment: Payment, order: Order) -> Facts | None:
    """The figure is the order's, the currency the provider's own."""
    found = difference(payment, order)
    if found is None or found.kind is not Kind.OTHER_CURRENCY or payment.amount is None or order.amount is None:
        return None
    if payment.currency != _DEFAULTS.get(payment.provider) or abs(payment.amount.amount - order.amount) > _KOPECK:
        return None
    return Facts(
        values={**stated(payment, order)},
        seen=("payment.currency", "payment.amount", "order.currency", "order.amount"),
        certainty=found.certainty,
    )


RULE = Rule(
    code="PS347",
    name="charged-in-default-currency",
    title=Text(en="The price was charged in the provider's currency", ru="Цена списана в валюте провайдера"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS312", "PS346"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=WRONG_AMOUNT,
    merchant=Text(
        en="Order {ordered}, payment {paid}: your module sends no currency, and the provider takes its own. Switch this"
        " payment method off until the module sends the currency of the order or the prices are in the provider's;"
        " refund the payments already made, or ask the buyers for the difference.",
        ru="В заказе {ordered}, в платеже {paid}: модуль не передаёт валюту, и провайдер берёт свою. Отключите этот"
        " способ оплаты, пока модуль не начнёт передавать валюту заказа или цены не будут указаны в валюте провайдера;"
        " по уже проведённым платежам верните деньги или запросите у покупателей доплату.",
    ),
    agent=Text(
        en="Order {ordered}, payment {paid}: the same figure in another currency, and it is the one that the provider"
        " takes when the request names none. Every order of this shop is affected: the merchant should hear it today.",
        ru="В заказе {ordered}, в платеже {paid}: число то же, валюта другая, причём именно та, которую провайдер"
        " подставляет, если в запросе её нет. Так проходят все заказы этого магазина, сообщите ему сегодня же.",
    ),
    refuted_by=Text(
        en="The shop's request to the provider names the currency of the order.",
        ru="В запросе магазина к провайдеру валюта заказа указана.",
    ),
)
