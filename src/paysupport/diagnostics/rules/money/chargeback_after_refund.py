"""# Chargeback after refund

## What it finds
A payment was refunded and is disputed as well, and both together are more than was paid: the buyer is about to get, or
has got, the money twice.

## Why
The buyer asked the shop and the bank at once, or went to the bank because the refund was slow to show. Banks do not see
that a refund is on its way.

## What to do
The merchant answers the dispute with the proof of the refund: date, amount, ARN or RRN. The buyer, who sees the refund,
tells the bank so. A merchant who sees a dispute first does not refund besides.

## References
- Stripe: a fully refunded card charge cannot be disputed any more (docs.stripe.com/refunds, read 2026-11-25)
- PayPal: disputes and refunds of one transaction are separate records (paypal-rest-api-specifications, 2024-02-03)
"""

from paysupport.diagnostics.returns import SENT, newest
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

_AGAINST_US = {Status.DISPUTED, Status.REFUNDED}


def check(payment: Payment) -> Facts | None:
    """Refunds that were sent and disputes that are open or lost exceed the amount."""
    sent, amount = newest(payment, SENT), payment.amount
    disputes = [each for each in payment.disputes if each.status in _AGAINST_US]
    if sent is None or amount is None or not disputes:
        return None
    back = [each.amount or amount for each in payment.refunds if each.status in SENT]
    claimed = [each.amount or amount for each in disputes]
    both = sum(each.amount for each in (*back, *claimed) if each.currency == amount.currency)
    if both <= amount.amount:
        return None
    return Facts(
        values={**sent.facts, "amount": claimed[-1], "back": back[-1]},
        seen=(*sent.seen("at", "amount"), f"payment.disputes.{payment.disputes.index(disputes[-1])}.status"),
    )


RULE = Rule(
    code="PS639",
    name="chargeback-after-refund",
    title=Text(en="Refunded, and disputed as well", ru="Возвращено и ещё оспорено"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS638"},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="The shop sent {back} back to you on {since}, and your bank is looking into the same payment. Look for the"
        " refund in your statement ({reference}); when you see it, tell your bank that the matter is settled.",
        ru="Магазин вернул вам {back} {since}, и тот же платёж рассматривает ваш банк. Найдите возврат в выписке"
        " ({reference}); когда увидите его, сообщите банку, что вопрос решён.",
    ),
    merchant=Text(
        en="Payment {payment} was refunded ({back} on {since}) and is disputed over {amount}. Answer the dispute with"
        " the proof of the refund, {reference}, or you pay twice.",
        ru="Платёж {payment} возвращён ({back}, {since}) и оспорен на {amount}. Ответьте на спор подтверждением"
        " возврата ({reference}), иначе заплатите дважды.",
    ),
    agent=Text(
        en="Refund {refund} ({back}, {since}) and a dispute over {amount} on one payment. The merchant answers with"
        " {reference}; the payer tells the bank once the refund shows.",
        ru="По одному платежу возврат {refund} ({back}, {since}) и спор на {amount}. Магазин отвечает на спор с"
        " {reference}; плательщик сообщает банку, когда увидит возврат.",
    ),
    refuted_by=Text(
        en="The refund failed or came back, or the dispute is over another part of the payment.",
        ru="Возврат не прошёл или вернулся, или спор идёт о другой части платежа.",
    ),
)
