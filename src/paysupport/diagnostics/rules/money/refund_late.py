"""# Refund late

## What it finds
A refund that the provider still has as pending, though the time that it documents or has promised for it is over.

## Why
The shop's balance has not covered it for days, the acquirer's file was lost, or the provider waits for the merchant (a
confirmation, a document). bePaid cancels an ERIP refund by itself after eleven days.

## What to do
The merchant checks the balance and sends the refund's id to the provider's support. The payer turns to the shop and not
to the bank: nothing has been sent to it.

## References
- bePaid, ERIP refund: not completed within 11 days is cancelled (docs.bepaid.by, erip_refund, read 2026-11-25)
- Stripe, pending_reason insufficient_funds, charge_pending, processing (docs.stripe.com/changelog, 2025-04-30.basil)
- Field cases: woocommerce/woocommerce-gateway-stripe #4405, mollie/api-documentation #722
"""

from datetime import datetime

from paysupport.diagnostics.returns import WAITING, newest
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage


def check(payment: Payment, now: datetime) -> Facts | None:
    """The latest refund is waiting, and its last day is over."""
    found = newest(payment, WAITING)
    if found is None or not found.is_late(now):
        return None
    return Facts(values=found.facts, seen=found.seen("at", "amount"), certainty=found.certainty)


RULE = Rule(
    code="PS612",
    name="refund-late",
    title=Text(en="The refund takes longer than it should", ru="Возврат идёт дольше положенного"),
    level=Level.WARNING,
    stage=Stage.SETTLEMENT,
    responsible=Party.PROVIDER,
    check=check,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PROVIDER),
    payer=Text(
        en="The refund of {amount} should have been made by {until} and is still waiting at the payment service. Your"
        " bank cannot help yet. Please write to the shop and ask it to check refund {refund} with the provider.",
        ru="Возврат {amount} должен был пройти до {until}, но всё ещё ждёт у платёжного сервиса. Банк пока помочь не"
        " сможет. Напишите в магазин и попросите проверить у провайдера возврат {refund}.",
    ),
    merchant=Text(
        en="Refund {refund} of {amount} has been pending since {since} and was due by {until}. Check your balance at"
        " the provider; if it covers the refund, send the id to the provider's support. Do not refund a second time.",
        ru="Возврат {refund} на {amount} в обработке с {since}, срок был до {until}. Проверьте баланс у провайдера;"
        " если денег хватает, отправьте номер возврата в поддержку. Второй раз возврат не делайте.",
    ),
    agent=Text(
        en="Refund {refund}, {amount}, pending since {since}, due by {until}. Ask the provider what it waits for: the"
        " shop's balance, the acquirer, or the merchant; tell the payer that the bank has not been sent anything.",
        ru="Возврат {refund}, {amount}, в обработке с {since}, срок до {until}. Узнайте у провайдера, чего он ждёт:"
        " баланса магазина, эквайера или действий магазина; плательщику скажите, что в банк ещё ничего не ушло.",
    ),
    refuted_by=Text(
        en="A newer answer from the provider shows the refund as sent or as failed.",
        ru="В более новом ответе провайдера возврат уже отправлен или отклонён.",
    ),
)
