"""# Refund rejected

## What it finds
The latest refund failed, and no later one of the same amount has taken its place. The payer's money has not come back,
whatever the order says. Where the cause is the shop's balance or the payer's account, another rule speaks.

## Why
The bank or network rejected it, often days after the provider had taken it on, or the payer's bank sent it back. Many
shops book a refund, and write to the buyer, as soon as the request was taken.

## What to do
The merchant looks at the reason that the provider names, makes the refund again or another way, and tells the buyer.
The order must not stay refunded in the books.

## References
- Stripe: a failed refund returns to the balance, up to 30 days after the request; failure_reason
  (docs.stripe.com/refunds)
- YooKassa, cancellation_details of a refund: general_decline, rejected_by_payee (yookassa.ru/developers)
- Field cases: woocommerce/woocommerce-gateway-stripe #4405, woocommerce-payments #1195, mollie/api-documentation #722
"""

from paysupport.diagnostics.returns import is_made_up, newest
from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage, Status

_TOLD_ELSEWHERE = {Reason.MERCHANT_BALANCE, Reason.INVALID_ACCOUNT, Reason.EXPIRED_CARD, Reason.RESTRICTED_CARD}


def check(payment: Payment) -> Facts | None:
    """The latest failed refund, if nothing has made up for it."""
    found = newest(payment, {Status.FAILED, Status.CANCELLED})
    if found is None or is_made_up(payment, found.refund) or found.cause in _TOLD_ELSEWHERE:
        return None
    return Facts(values=found.facts, seen=found.seen("at", "amount", "reason"))


RULE = Rule(
    code="PS613",
    name="refund-rejected",
    title=Text(en="The refund was not made", ru="Возврат не прошёл"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS1"},
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The refund of {amount} did not go through, and the money has not come back to you yet. The shop has to send"
        " it again: please write to it and give it the payment number {payment}.",
        ru="Возврат {amount} не прошёл, деньги к вам пока не вернулись. Магазин должен отправить их ещё раз: напишите"
        " туда и назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Refund {refund} of {amount} for payment {payment} failed; the provider's reason: {reason}. Make it again"
        " or, if that fails too, by a transfer; correct the order and tell the buyer.",
        ru="Возврат {refund} на {amount} по платежу {payment} не прошёл; причина от провайдера: {reason}. Сделайте его"
        " ещё раз, а если не выйдет, переводом; исправьте заказ и сообщите покупателю.",
    ),
    agent=Text(
        en="Refund {refund}, {amount}, failed: {reason}. The shop may have it as done, since failures come later than"
        " the first answer. The merchant has to make it again; the payer's bank has nothing to look for.",
        ru="Возврат {refund}, {amount}, не прошёл: {reason}. В магазине он может числиться сделанным: отказ приходит"
        " позже первого ответа. Магазину нужно сделать возврат снова; в банке плательщика искать нечего.",
    ),
    refuted_by=Text(
        en="A later refund of this amount succeeded, or the payer's statement shows the money.",
        ru="Более поздний возврат на эту сумму прошёл, или деньги видны в выписке плательщика.",
    ),
)
