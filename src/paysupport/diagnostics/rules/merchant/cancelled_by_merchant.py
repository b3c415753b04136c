"""# Cancelled by merchant

## What it finds
The shop, or its employee in the provider's cabinet, cancelled the payment before it was completed.

## Why
Out of stock, a mistake in the order, the buyer asked for it, or a program cancels orders that look unpaid too early.

## What to do
The payer asks the shop. A merchant who did not mean it looks at who cancelled: an employee, or a program that did not
wait for the payment's result.

## References
- YooKassa, cancellation reason canceled_by_merchant; Mixplat, failure_canceled_by_merchant
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS319",
    name="cancelled-by-merchant",
    title=Text(en="Cancelled by the shop", ru="Платёж отменил магазин"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    reasons={Reason.CANCELLED_BY_MERCHANT},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The shop cancelled this payment, and the money was not taken; a hold, if your bank shows one, is released"
        " by the bank. To find out why, or to order again, please write to the shop.",
        ru="Магазин отменил этот платёж, деньги не списаны; если банк показывает блокировку суммы, он снимет её сам."
        " Почему платёж отменён и можно ли оформить заказ снова, спросите в магазине.",
    ),
    merchant=Text(
        en="This payment was cancelled from your side, in the provider's cabinet or by your module. If you did not"
        " intend it, check who did it and whether the module cancels orders before their payment has a result.",
        ru="Этот платёж отменили с вашей стороны: в кабинете провайдера или через модуль. Если вы этого не хотели,"
        " проверьте, кто его отменил и не отменяет ли модуль заказы, не дождавшись результата платежа.",
    ),
    agent=Text(
        en="The shop cancelled the payment; neither bank nor provider refused it. Only the shop knows why and whether"
        " the buyer may pay again.",
        ru="Платёж отменил магазин, банк и провайдер не отказывали. Почему отменили и можно ли платить снова, знает"
        " только магазин.",
    ),
    refuted_by=Text(
        en="The provider's log shows that it was not the shop: the payer cancelled, or the time ran out.",
        ru="По журналу провайдера отменил не магазин: это сделал плательщик, или истекло время.",
    ),
)
