"""# Refund failed

## What it finds
A refund that did not reach the payer: it was refused at once, rejected by the bank or network days later, or came back.

## Why
The payer's card or account was closed meanwhile, the network rejected the refund, or the shop's balance did not cover
it. Many shops book a refund, and write to the payer, as soon as the provider has taken the request; the failure comes
later, by a webhook of its own (Adyen: REFUND_FAILED, REFUNDED_REVERSED).

## What to do
The merchant looks at the reason, makes the refund again or by another way (a transfer), and tells the payer. The order
must not stay refunded in the books.

## References
- Adyen, reasons of CAPTURE_FAILED and REFUND_FAILED (docs.adyen.com/online-payments/capture/failure-reasons, read
  2026-11-25)
- Stripe, refund statuses failed and canceled (docs.stripe.com/refunds)
- Field cases: woocommerce/woocommerce-gateway-stripe #4405, woocommerce-payments #1195, mollie/api-documentation #722
"""

from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """The last refund that failed and was not made up for by a later one."""
    failed = [refund for refund in payment.refunds if refund.status is Status.FAILED]
    if not failed or payment.refunds[-1].status is not Status.FAILED:
        return None
    refund = failed[-1]
    return Facts(
        values={"refund": refund.id, "amount": refund.amount or "—", "reason": refund.reason or "—"},
        seen=("payment.status", "payment.refunds"),
    )


RULE = Rule(
    code="PS367",
    name="refund-failed",
    title=Text(en="The refund did not reach the payer", ru="Возврат не дошёл до плательщика"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The refund did not go through, and the money has not come back to you yet. The shop has to send it again."
        " Please write to the shop and say that the refund has failed.",
        ru="Возврат не прошёл, деньги к вам пока не вернулись. Магазин должен отправить их ещё раз. Напишите в магазин"
        " и сообщите, что возврат не удался.",
    ),
    merchant=Text(
        en="Refund {refund} ({amount}) failed; the provider's reason: {reason}. The payer has no money yet. Make the"
        " refund again or, if the card is closed, by a transfer, correct the order in your books, and tell the payer.",
        ru="Возврат {refund} ({amount}) не прошёл, причина от провайдера: {reason}. Деньги плательщик не получил."
        " Сделайте возврат ещё раз, а если карта закрыта, переводом; исправьте заказ в учёте и сообщите плательщику.",
    ),
    agent=Text(
        en="Refund {refund} ({amount}) failed: {reason}. A shop often shows it as done, since the failure comes later."
        " Tell the merchant that it has to be made again; the payer cannot speed it up.",
        ru="Возврат {refund} ({amount}) не прошёл: {reason}. Магазин часто считает его сделанным: сбой приходит позже"
        " ответа. Сообщите магазину, что возврат нужно сделать снова; сам плательщик ускорить его не может.",
    ),
    refuted_by=Text(
        en="A later refund of the same amount succeeded, or the payer's statement shows the money.",
        ru="Более поздний возврат на ту же сумму прошёл, или деньги видны в выписке плательщика.",
    ),
)
