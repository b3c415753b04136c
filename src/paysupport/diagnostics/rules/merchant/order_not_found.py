"""# Order not found

## What it finds
The request names an order, invoice or parent payment that the provider does not know.

## Why
The number belongs to another shop or to the test mode, the order was never registered at the provider, or the module
sends its own number where the provider's is expected.

## What to do
The merchant compares the number in the request with the one that the provider gave when the order was registered. The
buyer begins again from the shop's cart, so that a new order is registered.

## References
- bePaid, processing codes F.0110 and, in the older table, F.0004 (docs.bepaid.by, read 2026-11-21)
- woocommerce-payments pull request 3118: the payment's id was not stored with the order
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """The order number that was asked for."""
    return Facts(values={"order": payment.order or "—"}, seen=("payment.order",))


RULE = Rule(
    code="PS318",
    name="order-not-found",
    title=Text(en="The provider does not know this order", ru="Провайдер не нашёл заказ"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.ORDER_NOT_FOUND},
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The payment service did not find this order, so the payment was not accepted, and no money was taken."
        " Please start again from the shop's cart; if that does not help, write to the shop.",
        ru="Платёжный сервис не нашёл этот заказ, поэтому платёж не принят, деньги не списаны. Оформите оплату заново"
        " из корзины магазина; если не поможет, напишите в магазин.",
    ),
    merchant=Text(
        en="The provider does not know the order or parent payment named in the request (order {order}). Check that"
        " the module sends the number the provider gave, for the same shop and mode, and register the order again.",
        ru="Провайдер не знает заказ или исходный платёж, указанный в запросе (заказ {order}). Проверьте, что модуль"
        " отправляет номер, который выдал провайдер для того же магазина и режима, и создайте заказ у него заново.",
    ),
    agent=Text(
        en="The provider finds no order for this request (order {order}); no bank was asked. Usual causes: another"
        " shop or test mode, or the module's own number instead of the provider's. The merchant's developer has to"
        " compare them.",
        ru="Провайдер не нашёл заказ для этого запроса (заказ {order}), до банка не дошло. Обычные причины: другой"
        " магазин, тестовый режим или собственный номер модуля вместо номера провайдера. Сверить их должен разработчик"
        " магазина.",
    ),
    refuted_by=Text(
        en="The provider finds the order under this number in the same shop and mode.",
        ru="Провайдер находит заказ с этим номером в том же магазине и режиме.",
    ),
)
