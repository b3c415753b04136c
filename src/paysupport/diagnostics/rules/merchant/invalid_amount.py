"""# Invalid amount

## What it finds
The provider or bank does not accept the amount of this payment: zero, too small, too large, or in a form that the
currency does not have.

## Why
Every method has a lowest and a highest amount. Modules also send the amount in the wrong unit: 25.50 as 25, or 2550 yen
as 255 000.

## What to do
The merchant compares the amount sent with the order. If it is right, the bounds of this method are to be asked from the
provider; if not, the module counts minor units wrongly.

## References
- Stripe, decline code invalid_amount: amount not allowed or beyond what is allowed (decline codes, 2026-07-14)
- Mixplat, failure_min_amount and failure_max_amount; Adyen, refusal code 7; CloudPayments, code 5013
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """The amount that was asked for."""
    return Facts(values={"amount": payment.amount or "—"}, seen=("payment.amount", "payment.currency"))


RULE = Rule(
    code="PS317",
    name="invalid-amount",
    title=Text(en="The amount is not accepted", ru="Сумма платежа не принята"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.INVALID_AMOUNT},
    check=check,
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="A payment of this amount was not accepted, and no money was taken. Please check the amount of your order"
        " and try another payment method, or write to the shop.",
        ru="Платёж на такую сумму не принят, деньги не списаны. Проверьте сумму заказа и попробуйте другой способ"
        " оплаты или напишите в магазин.",
    ),
    merchant=Text(
        en="The amount was not accepted (sent: {amount}). Compare it with the order: if it differs, the module counts"
        " minor units wrongly; if it is right, ask the provider for the lowest and highest amount of this method.",
        ru="Сумма не принята (отправлено: {amount}). Сравните её с заказом: если она другая, модуль неверно переводит"
        " сумму в копейки или центы; если верная, узнайте у провайдера минимальную и максимальную сумму для этого"
        " способа оплаты.",
    ),
    agent=Text(
        en="Refused for its amount ({amount}), not for the card's balance. Compare it with the shop's order first;"
        " then ask the provider for the lowest and highest amount of this method and shop.",
        ru="Отклонён из-за суммы ({amount}), а не из-за остатка на карте. Сначала сравните с заказом в магазине, затем"
        " узнайте у провайдера минимум и максимум для этого способа и магазина.",
    ),
    refuted_by=Text(
        en="A payment of the same amount by the same method goes through in this shop.",
        ru="Платёж на ту же сумму тем же способом в этом магазине проходит.",
    ),
)
