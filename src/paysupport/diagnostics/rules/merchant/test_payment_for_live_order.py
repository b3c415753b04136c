"""# Test payment for live order

## What it finds
The payment is successful but a test one, and the shop has the order as paid. Silent where the settings say that the
shop itself is in test mode.

## Why
A test payment moves no money: it succeeds with published test cards. Several modules are shipped with test mode
switched on, and some do not look at the test mark when a notification comes.

## What to do
Do not ship. The merchant sets the order back to unpaid, switches the module to live mode and asks the buyer to pay
again. If the order was a trial of the merchant's own, nothing has to be done.

## References
- bePaid: `test` on each transaction (docs.bepaid.by/en/using_api/testing, read 2026-11-21)
- Test mode as the default: begateway/woocommerce-payment-module 5589ec7 2025-09-16, Magento 2 module 70fd462 2022-04
"""

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Settings, Stage, Status


def check(payment: Payment, order: Order, settings: Settings | None = None) -> Facts | None:
    """The order is paid, but only in test mode."""
    trial = settings is not None and settings.mode == "test"
    if payment.test is not True or order.status is not Status.PAID or trial or not collects(payment):
        return None
    return Facts(
        values={"payment": payment.id or "—", "order": order.id},
        seen=("payment.test", "payment.status", "order.status"),
    )


RULE = Rule(
    code="PS320",
    name="test-payment-for-live-order",
    title=Text(en="A test payment was taken for a real one", ru="Тестовый платёж принят за настоящий"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="No money was taken from you for this order: the payment was made in test mode. Please ask the shop how to"
        " pay.",
        ru="Денег за этот заказ с вас не списали: платёж прошёл в тестовом режиме. Спросите у магазина, как оплатить"
        " заказ.",
    ),
    merchant=Text(
        en="Do not ship order {order}: payment {payment} is a test payment, and no money came. Switch the module to"
        " live mode, set the order back to unpaid and ask the buyer to pay again.",
        ru="Не отправляйте заказ {order}: платёж {payment} тестовый, деньги не поступили. Переключите модуль в боевой"
        " режим, верните заказу статус «не оплачен» и попросите покупателя оплатить снова.",
    ),
    agent=Text(
        en="Payment {payment} carries the provider's test mark, yet the shop counts order {order} as paid. No money"
        " moved; the merchant has to switch off test mode, or confirm that the order was a trial.",
        ru="У платежа {payment} стоит признак тестового, а магазин считает заказ {order} оплаченным. Деньги не"
        " двигались; магазину нужно отключить тестовый режим или подтвердить, что заказ пробный.",
    ),
    refuted_by=Text(
        en="The merchant made the order to try out the module.",
        ru="Магазин сам сделал этот заказ, чтобы проверить модуль.",
    ),
)
