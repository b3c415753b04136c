"""# Refund under way

## What it finds
The provider has sent the refund: when, how much, until when the payer's bank should show it, and by which reference the
bank finds it: "where is my refund".

## Why
After the provider has sent it, a refund goes through acquirer and card network to the payer's bank, which credits it in
its own time. Soon after the payment it may be a reversal: then no credit appears, the payment itself disappears.

## What to do
The payer waits until the day that is named, and looks for a vanished payment as well as for a credit. If neither is
there by then, the payer asks the bank and gives it the reference (ARN or RRN), not the shop.

## References
- Stripe: 5 to 10 business days, or a reversal; trace by ARN, STAN or RRN (support.stripe.com, read 2026-11-25)
- YooKassa: cards 0 to 3 days by the issuer, SBP the next day (yookassa.ru/developers, read 2026-11-25)
- CloudPayments: the same day, or up to 3 days by the issuer (developers.cloudpayments.ru, copy of 2026-08-04)
- Shops with bePaid tell their buyers 1 to 30 days for cards (waterskicentr.by/oplata); no document of bePaid was seen
"""

from paysupport.diagnostics.returns import SENT, newest
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """The latest refund that was sent, if its time is known."""
    found = newest(payment, SENT)
    if found is None or found.refund.at is None:
        return None
    return Facts(values=found.facts, seen=found.seen("at", "amount", "rrn", "arn"), certainty=found.certainty)


RULE = Rule(
    code="PS618",
    name="refund-under-way",
    title=Text(en="The refund was sent to the payer's bank", ru="Возврат отправлен в банк плательщика"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.ISSUER,
    check=check,
    when={Status.PAID, Status.REFUNDED, Status.PARTIALLY_REFUNDED},
    speaks=True,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="The refund of {amount} was sent on {since} to the card or account you paid with. Your bank should show it"
        " by {until}; it may also be that the payment itself disappears from the statement. If neither is there by"
        " then, ask your bank and give it this reference: {reference}.",
        ru="Возврат {amount} отправлен {since} на карту или счёт, с которых вы платили. Банк должен показать его до"
        " {until}; бывает, что вместо зачисления из выписки исчезает сам платёж. Если к этому дню нет ни того, ни"
        " другого, обратитесь в банк и назовите: {reference}.",
    ),
    merchant=Text(
        en="Refund {refund} of {amount} was sent on {since}; the buyer's bank may take until {until}. Give a buyer who"
        " asks this reference for the bank: {reference}.",
        ru="Возврат {refund} на {amount} отправлен {since}; банк покупателя может зачислять его до {until}. Если"
        " покупатель спросит, дайте ему для банка: {reference}.",
    ),
    agent=Text(
        en="Refund {refund}, {amount}, sent on {since}; with the issuer until {until}. After that the payer asks the"
        " bank with {reference}; before, there is nothing to look for.",
        ru="Возврат {refund}, {amount}, отправлен {since}; у эмитента до {until}. Позже плательщик обращается в банк и"
        " называет {reference}; раньше искать нечего.",
    ),
    refuted_by=Text(
        en="The provider shows later that the refund failed or came back.",
        ru="Позже провайдер показывает, что возврат не прошёл или вернулся.",
    ),
)
