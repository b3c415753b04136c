"""# Order paid without payment

## What it finds
The shop has the order as paid, while the payment failed, expired or was cancelled, no attempt of it succeeded, and none
of the other payments at hand has paid the same order.

## Why
Some modules mark an order as paid when the payer returns to the shop, whatever the result, or take an expired invoice
for a paid one. An order may also have been marked by hand.

## What to do
Do not ship. The merchant looks for another payment of the same order (another provider, a transfer, cash); if there is
none, the order goes back to unpaid and the module has to be corrected: only the provider's notification or its answer
to a status request may mark an order as paid.

## References
- Field case: btcpayserver/woocommerce-greenfield-plugin #64
"""

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.rule import UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Order, Party, Payment, Retry, Stage, Status

_NO_MONEY = {
    Status.CREATED,
    Status.PENDING,
    Status.REQUIRES_ACTION,
    Status.FAILED,
    Status.EXPIRED,
    Status.CANCELLED,
}
_MONEY = {Status.PAID, Status.AUTHORIZED, Status.PARTIALLY_REFUNDED, Status.REFUNDED, Status.DISPUTED}


def check(payment: Payment, order: Order, others: tuple[Payment, ...] = ()) -> Facts | None:
    """The order is paid and no payment of it is."""
    same = {None, order.id, payment.order}
    elsewhere = any(other.status in _MONEY and other.order in same for other in others)
    succeeded = any(attempt.status in _MONEY for attempt in payment.attempts)
    if order.status is not Status.PAID or elsewhere or succeeded or not collects(payment):
        return None
    return Facts(
        values={"payment": payment.id or "—", "order": order.id},
        seen=("payment.status", "order.status", "order.paid_at"),
        certainty=Certainty.CERTAIN if others else Certainty.LIKELY,
    )


RULE = Rule(
    code="PS302",
    name="order-paid-without-payment",
    title=Text(en="Order marked as paid without a payment", ru="Заказ отмечен оплаченным без оплаты"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    when=_NO_MONEY,
    outranks={"PS1", "PS2", "PS4"},
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=YES),
    payer=Text(
        en="This payment is not complete, although the shop shows the order as paid. Please write to the shop"
        " before you count on delivery.",
        ru="Этот платёж не завершён, хотя в магазине заказ отмечен оплаченным. Напишите в магазин, прежде чем"
        " рассчитывать на доставку.",
    ),
    merchant=Text(
        en="Do not ship order {order}: payment {payment} has not succeeded, and no other payment of this order"
        " is known."
        " If it was not paid in another way either, set it back to unpaid and check why the module marked it as paid.",
        ru="Не отправляйте заказ {order}: платёж {payment} не оплачен, другой оплаты этого заказа не видно. Если его не"
        " оплатили и иным способом, верните заказу статус «не оплачен» и выясните, почему модуль отметил его"
        " оплаченным.",
    ),
    agent=Text(
        en="The shop shows order {order} as paid, but payment {payment} has not succeeded and no other one is"
        " known. The"
        " merchant can say whether the order was paid in another way; until then nothing should be shipped.",
        ru="В магазине заказ {order} оплачен, а платёж {payment} не оплачен, другого не видно. Оплатили ли заказ иначе,"
        " скажет магазин; до этого товар отправлять нельзя.",
    ),
    refuted_by=Text(
        en="Another successful payment of the same order, or a transfer or cash in the shop's books.",
        ru="Другой успешный платёж по этому заказу либо перевод или наличные в учёте магазина.",
    ),
)
