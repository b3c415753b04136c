"""# Double charge

## What it finds
Two successful payments for one order, two successful attempts of one payment, or (less sure) two charges of the same
card and amount within ten minutes; and the second has not been refunded.

## Why
The buyer saw no result and paid again, the shop sent the request again after a timeout, or webhook and return page each
made a charge with an idempotency key of their own. Two charges of one card may also be two purchases.

## What to do
The merchant looks whether the order was meant twice, and refunds the second charge if not. For the future: one
idempotency key per order, no new charge before the first has a result, and a page that shows "being processed".

## References
- Field cases: wc-stripe #489 #542 #2339, woocommerce-payments #6933, craftcms/commerce-stripe #207
- bePaid: up to 10 transactions share one tracking_id (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.diagnostics.twins import twins
from paysupport.model import Certainty, Level, Party, PastAttempt, Payment, Retry, Stage, Status


def check(payment: Payment, others: tuple[Payment, ...] = (), history: tuple[PastAttempt, ...] = ()) -> Facts | None:
    """The surest second charge, unless as much was refunded."""
    if payment.test or not collects(payment):
        return None
    charges = [twin for twin in twins(payment, others, history) if twin.status is Status.PAID]
    share = payment.refunded.ratio_to(payment.amount) if payment.refunded and payment.amount else None
    if not charges or (share or 0) >= len(charges):
        return None
    second = min(charges, key=lambda twin: list(Certainty).index(twin.certainty))
    return Facts(
        values={"payment": payment.id or "—", "second": second.id, "amount": payment.amount or "—"},
        seen=("payment.status", "payment.order", "payment.amount", *second.seen),
        certainty=second.certainty,
    )


RULE = Rule(
    code="PS621",
    name="double-charge",
    title=Text(en="Charged twice", ru="Списано дважды"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.PAID, Status.PARTIALLY_REFUNDED},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Two payments of {amount} are seen. If you bought only once, the shop has to return the second: write to it"
        " and give it both numbers, {payment} and {second}. Do not pay again.",
        ru="Видны два платежа по {amount}. Если вы покупали один раз, второй должен вернуть магазин: напишите туда и"
        " назовите оба номера, {payment} и {second}. Больше не платите.",
    ),
    merchant=Text(
        en="Payments {payment} and {second}, {amount} each, are both successful. If the buyer ordered once, refund the"
        " second, and see to it that a repeated request carries the same idempotency key.",
        ru="Платежи {payment} и {second} по {amount} прошли оба. Если заказ был один, верните второй и проверьте, что"
        " повторный запрос уходит с тем же ключом идемпотентности.",
    ),
    agent=Text(
        en="Two successful charges: {payment} and {second}, {amount} each. Ask the merchant whether the buyer ordered"
        " once; if so, the second is to be refunded by the shop. The bank can do nothing faster.",
        ru="Два успешных списания: {payment} и {second} по {amount}. Уточните у магазина, один ли был заказ; если один,"
        " второе списание возвращает магазин. Через банк быстрее не будет.",
    ),
    refuted_by=Text(
        en="The shop has two orders, or the second payment was refunded.",
        ru="В магазине два заказа, или второй платёж возвращён.",
    ),
)
