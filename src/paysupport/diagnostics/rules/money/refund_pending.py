"""# Refund pending

## What it finds
A refund that the provider has taken on and not finished, within the time that it documents for it.

## Why
Refunds are not made at once: the provider waits for the next takings of the shop, for the acquirer's file or for the
bank's answer. bePaid keeps an ERIP refund pending for up to eleven days, Stripe one that the balance does not cover
until it does.

## What to do
Wait until the day that is named; ask the provider for the state again then. The payer's bank cannot see a refund that
has not been sent to it.

## References
- bePaid, ERIP refund: pending for up to 11 days (docs.bepaid.by/en/payment_methods/apms/erip/erip_refund, read
  2026-11-25)
- YooKassa: cards 0 to 3 days by the issuer, SBP the next day (yookassa.ru/developers, read 2026-11-25)
- Stripe: 5 to 10 business days (support.stripe.com, customer refund processing time, read 2026-11-25); pending_reason
  (docs.stripe.com/changelog, 2025-04-30.basil)
- CloudPayments: the same day, or up to 3 days by the issuer (developers.cloudpayments.ru, copy of 2026-08-04)
"""

from datetime import datetime

from paysupport.diagnostics.returns import WAITING, newest
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage


def check(payment: Payment, now: datetime) -> Facts | None:
    """The latest refund is waiting, and not too long."""
    found = newest(payment, WAITING)
    if found is None or found.is_late(now):
        return None
    return Facts(values=found.facts, seen=found.seen("at", "amount"), certainty=found.certainty)


RULE = Rule(
    code="PS611",
    name="refund-pending",
    title=Text(en="The refund is being made", ru="Возврат в обработке"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.PROVIDER,
    check=check,
    speaks=True,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PROVIDER),
    payer=Text(
        en="The refund of {amount} was started ({since}) and is being made by the payment service; your bank cannot see"
        " it yet. The money should be there by {until}. There is nothing you need to do.",
        ru="Возврат {amount} начат ({since}) и сейчас у платёжного сервиса, банк его ещё не видит. Деньги должны прийти"
        " до {until}. От вас ничего не требуется.",
    ),
    merchant=Text(
        en="Refund {refund} of {amount} (since {since}) is pending at the provider, expected by {until}. Do not make it"
        " a second time; check that your balance covers it, and mark the order refunded when it has succeeded.",
        ru="Возврат {refund} на {amount} (начат: {since}) у провайдера в обработке, ожидается до {until}. Второй раз"
        " его не делайте; проверьте, хватает ли баланса, и отметьте заказ возвращённым, когда возврат пройдёт.",
    ),
    agent=Text(
        en="Refund {refund}, {amount}, pending since {since}; it should not take longer than {until}. Ask for its state"
        " then; until it is sent, the payer's bank has nothing to look for.",
        ru="Возврат {refund}, {amount}, в обработке с {since}; дольше чем до {until} идти не должен. Тогда запросите"
        " статус ещё раз; пока возврат не отправлен, банку плательщика искать нечего.",
    ),
    refuted_by=Text(
        en="A newer answer from the provider shows the refund as sent or as failed.",
        ru="В более новом ответе провайдера возврат уже отправлен или отклонён.",
    ),
)
