"""# Refund told not made

## What it finds
The order is refunded in the shop, and the provider has no refund that covers it: none at all, or a smaller one, and
none on its way.

## Why
The status was set by hand, or the module sets it before, or without, asking the provider for the refund. A refund that
was taken on and failed later leaves the same picture.

## What to do
The merchant looks into the provider's cabinet and makes the refund there, unless the buyer was paid another way. The
buyer is told the truth: it has not been sent.

## References
- Field cases: woocommerce/woocommerce-gateway-stripe #4405 (order refunded, mail sent, money not), woocommerce-payments
  PR 3965
"""

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.returns import WAITING
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage, Status


def check(payment: Payment, order: Order) -> Facts | None:
    """The shop says refunded, and neither a refund nor one under way covers the order."""
    if order.status is not Status.REFUNDED or payment.test or not collects(payment) or _covered(payment, order):
        return None
    return Facts(
        values={"payment": payment.id or "—", "order": order.id, "amount": payment.amount or "—"},
        seen=("payment.status", "payment.refunded", "order.status", "order.updated_at"),
    )


def _covered(payment: Payment, order: Order) -> bool:
    if any(each.status in WAITING | {Status.FAILED, Status.CANCELLED} for each in payment.refunds):
        return True
    if payment.refunded is None or order.amount is None:
        return payment.status is not Status.PAID
    if order.currency not in {None, payment.refunded.currency}:
        return True
    return payment.refunded.amount >= order.amount


RULE = Rule(
    code="PS617",
    name="refund-told-not-made",
    title=Text(en="The shop says refunded, the provider has no refund", ru="В магазине возврат есть, у провайдера нет"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID, Status.PARTIALLY_REFUNDED},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The shop has noted a refund for order {order}, but the payment service has not been asked to send all of"
        " it. Your bank cannot help: please write to the shop and give it the payment number {payment}.",
        ru="Магазин отметил возврат по заказу {order}, но платёжный сервис не получил указания вернуть всю сумму. Банк"
        " здесь не поможет: напишите в магазин и назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Order {order} is refunded in your shop, but the provider has no refund over the whole amount for payment"
        " {payment} ({amount}). Make it in the provider's cabinet, unless you have paid the buyer another way, and find"
        " out why the module did not.",
        ru="Заказ {order} в магазине возвращён, а у провайдера возврата на всю сумму по платежу {payment} ({amount})"
        " нет. Сделайте его в кабинете провайдера, если не вернули деньги иначе, и выясните, почему его не сделал"
        " модуль.",
    ),
    agent=Text(
        en="Order {order} refunded in the shop; payment {payment} ({amount}) has no covering refund at the provider,"
        " pending ones included. The money is with the shop, and only the shop can send it.",
        ru="Заказ {order} в магазине возвращён; у провайдера по платежу {payment} ({amount}) достаточного возврата нет,"
        " в обработке тоже. Деньги у магазина, отправить их может только он.",
    ),
    refuted_by=Text(
        en="A newer answer from the provider shows the refund, or the shop proves a transfer or cash.",
        ru="В более новом ответе провайдера возврат есть, или магазин подтвердит перевод либо наличные.",
    ),
)
