"""# Duplicate

## What it finds
The provider or bank refused the payment because it looks like one that was made already: the same order number, or the
same card and amount within a short time.

## Why
The buyer pressed twice, the shop sent the request again after a timeout, or two sites share one account and one range
of order numbers.

## What to do
Look at the first payment before anybody pays again: it may be paid. The other payments of the order, where they are
given, are searched for a paid one; its id is then the fact `paid`, and nobody should pay again. Sites that share an
account need a prefix of their own in the order number.

## References
- bePaid, processing code F.0108; up to 10 transactions by tracking_id (docs.bepaid.by, read 2026-11-21)
- Stripe, decline code duplicate_transaction (decline codes, 2026-07-14)
- woocommerce-paypal-payments, issues 410 and 1253: two sites with one range of numbers
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage, Status


def check(payment: Payment, others: tuple[Payment, ...] = ()) -> Facts:
    """The payment by which the order is paid already, if it is among the others."""
    for place, other in enumerate(others):
        if payment.order and other.order == payment.order and other.status in {Status.PAID, Status.AUTHORIZED}:
            return Facts(
                values={"paid": other.id or "—"},
                seen=("payment.order", f"others.{place}.order", f"others.{place}.status"),
                retry=Retry(now=NO, later=NO, other=NO),
            )
    return Facts()


RULE = Rule(
    code="PS305",
    name="duplicate",
    title=Text(en="Taken for a duplicate of an earlier payment", ru="Платёж принят за повтор предыдущего"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.DUPLICATE},
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="This attempt was taken for a repeat of an earlier payment, and it took no money. The first payment may"
        " have gone through: please do not pay again before the shop has checked the order.",
        ru="Эту попытку приняли за повтор предыдущего платежа, по ней деньги не списаны. Возможно, первый платёж"
        " прошёл: пожалуйста, не платите ещё раз, пока магазин не проверит заказ.",
    ),
    merchant=Text(
        en="The provider took this payment for a repeat. Look for the first payment of the order before the buyer pays"
        " again; give every new payment its own number, and every site that shares the account its own prefix.",
        ru="Провайдер счёл платёж повтором. Сначала найдите первый платёж по этому заказу и только потом просите"
        " оплатить снова. У каждого нового платежа должен быть свой номер, а у каждого сайта на общем аккаунте свой"
        " префикс номеров.",
    ),
    agent=Text(
        en="Refused as a duplicate. Ask the provider for all payments of this order: if one is paid, the money is"
        " there and the order has to be updated; if none is, the shop's order numbers collide.",
        ru="Отклонён как повтор. Запросите у провайдера все платежи по заказу: если один из них прошёл, деньги есть и"
        " нужно обновить заказ; если нет, в магазине пересекаются номера заказов.",
    ),
    refuted_by=Text(
        en="The provider finds no earlier payment with this number, or with this card and amount.",
        ru="Провайдер не находит более раннего платежа с этим номером или с этой картой и суммой.",
    ),
)
