"""# Refund without funds

## What it finds
A refund of this payment failed, or waits, because the shop's balance at the provider does not cover it. Where the
answer is about the refund alone, PS332 says the same.

## Why
Refunds are paid from the shop's later takings or from a balance that it fills up. After a quiet day, a large payout or
a series of refunds it is not enough. bePaid pays ERIP refunds only from ERIP payments that have come in.

## What to do
The merchant fills the balance up or waits for new payments, and repeats the refund if the provider has dropped it. The
payer waits for the shop.

## References
- YooKassa, refund reason insufficient_funds (yookassa.ru/developers)
- Stripe, pending_reason and failure_reason insufficient_funds of a refund (docs.stripe.com/changelog, 2025-04-30.basil)
- bePaid, ERIP refund: needs a sufficient balance of incoming payments (docs.bepaid.by, erip_refund, read 2026-11-25)
- woocommerce-gateway-stripe, issue 4405: the order says refunded, the money was not sent
"""

from paysupport.diagnostics.returns import WAITING, is_made_up, newest
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage, Status

_UNFINISHED = WAITING | {Status.FAILED, Status.CANCELLED}


def check(payment: Payment) -> Facts | None:
    """The latest unfinished refund lacks the shop's money."""
    found = newest(payment, _UNFINISHED)
    if found is None or found.is_alone or found.cause is not Reason.MERCHANT_BALANCE:
        return None
    if is_made_up(payment, found.refund):
        return None
    return Facts(values=found.facts, seen=found.seen("at", "amount", "reason"))


RULE = Rule(
    code="PS614",
    name="refund-without-funds",
    title=Text(en="The shop's balance does not cover the refund", ru="На балансе магазина не хватает денег на возврат"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS611", "PS612"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The shop has not been able to send the refund of {amount} yet. Your card and your bank are not the reason:"
        " please ask the shop when it will send it.",
        ru="Магазин пока не смог отправить возврат {amount}. Ваша карта и банк ни при чём: спросите в магазине, когда"
        " деньги отправят.",
    ),
    merchant=Text(
        en="Refund {refund} of {amount} for payment {payment} is not covered by your balance at the provider. Fill it"
        " up or wait for new payments; repeat the refund if it has failed, and tell the buyer.",
        ru="На возврат {refund} ({amount}) по платежу {payment} не хватает вашего баланса у провайдера. Пополните его"
        " или дождитесь новых платежей; если возврат отклонён, повторите его и сообщите покупателю.",
    ),
    agent=Text(
        en="Refund {refund}, {amount}: the shop's balance is not enough (since {since}). Only the merchant can help;"
        " the payer's bank has nothing to look for yet.",
        ru="Возврат {refund}, {amount}: не хватает баланса магазина (с {since}). Помочь может только магазин; в банке"
        " плательщика искать пока нечего.",
    ),
    refuted_by=Text(
        en="The provider shows the refund as sent.",
        ru="У провайдера возврат значится отправленным.",
    ),
)
