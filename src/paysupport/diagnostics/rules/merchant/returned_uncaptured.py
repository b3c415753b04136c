"""# Returned uncaptured

## What it finds
The bank had approved the payment, nobody captured it, and Razorpay has given the money back.

## Why
At Razorpay an authorised payment is not the shop's yet: it has to be captured within three days after it was made, by
the setting "automatic capture" or by a request. The setting is on manual, its time is shorter than the bank took (a
late authorisation: the payer had closed the page, and the bank's answer came hours later), or the payment was made
without an order, which cannot be captured at all. With UPI and netbanking the money had left the payer's account.

## What to do
The payment cannot be captured any more. The payer waits for the refund, five to seven working days, and pays again if
he still wants to. The merchant switches automatic capture on, gives it the full three days, and creates an order for
each payment.

## References
- Razorpay: payments that are not captured within three days of creation are refunded automatically
  (razorpay/markdown-docs ab3bda5, 2026-04-09, payments/payments/capture-settings, payments/payments/late-authorisation)
- Razorpay: payments without an order_id cannot be captured (payments/server-integration)
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """A refund of what was never captured; the shop may also have given it back itself."""
    if payment.provider != "razorpay" or payment.kind != "payment" or payment.paid_at is not None:
        return None
    return Facts(
        values={"payment": payment.id or "—", "amount": payment.amount or "—"},
        seen=("payment.status", "payment.captured", "payment.created_at"),
        certainty=Certainty.LIKELY if payment.order else Certainty.CERTAIN,
    )


RULE = Rule(
    code="PS383",
    name="returned-uncaptured",
    title=Text(
        en="The payment was returned because nobody captured it", ru="Платёж вернулся: магазин не подтвердил списание"
    ),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.REFUNDED},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="The bank approved the payment, but the shop did not collect it. The money is on its way back to you, which"
        " takes up to seven working days. The order is not paid; if you still want it, ask the shop before you pay"
        " again.",
        ru="Банк одобрил платёж, но магазин его не принял. Деньги возвращаются вам, обычно это занимает до семи рабочих"
        " дней. Заказ не оплачен; если он ещё нужен, перед новой оплатой напишите в магазин.",
    ),
    merchant=Text(
        en="Payment {payment} ({amount}) was authorised but not captured in time, and the money went back to the buyer."
        " It cannot be captured any more: ask the buyer to pay again. Switch automatic capture on in the dashboard,"
        " with the full three days, and create an order for each payment.",
        ru="Платёж {payment} ({amount}) был авторизован, но вовремя не списан, и деньги ушли обратно покупателю."
        " Списать его уже нельзя: попросите оплатить снова. Включите в кабинете автоматическое списание на полные три"
        " дня и создавайте для каждого платежа заказ.",
    ),
    agent=Text(
        en="Refunded without having been captured ({payment}, {amount}): most likely the three days for capturing were"
        " over. Check the merchant's capture settings and whether the payment was authorised late or made without an"
        " order; the refund takes five to seven working days.",
        ru="Возврат без списания ({payment}, {amount}): скорее всего, истекли три дня на подтверждение. Проверьте"
        " настройки списания у магазина, не пришло ли одобрение банка с опозданием и был ли у платежа заказ; деньги"
        " возвращаются пять-семь рабочих дней.",
    ),
    refuted_by=Text(
        en="The merchant refunded the authorised payment himself.",
        ru="Магазин сам вернул авторизованный платёж.",
    ),
)
