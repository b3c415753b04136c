"""# Refund account closed

## What it finds
A refund failed because the card or account that had paid is closed, has expired, or no longer takes money.

## Why
A refund goes to the card or account that had paid. Between the payment and the refund the payer may have closed it or
changed the bank. An expired card is often no obstacle, since the bank credits the new one; a closed account is.

## What to do
The payer gives the shop another account in a safe way (never a full card number in a message), and the shop pays by a
transfer. If a bank did take the money, it has to hand it to its former customer: then it is asked with the reference.

## References
- YooKassa, refund reason yoo_money_account_closed (yookassa.ru/developers)
- Stripe, failure_reason expired_or_canceled_card of a refund; refunds to cancelled cards (docs.stripe.com/refunds)
- ISO 20022, external status reason AC04: closed account number
"""

from paysupport.diagnostics.returns import is_made_up, newest
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage, Status

_CLOSED = {Reason.INVALID_ACCOUNT, Reason.EXPIRED_CARD, Reason.RESTRICTED_CARD}


def check(payment: Payment) -> Facts | None:
    """The latest failed refund found no account to go to."""
    found = newest(payment, {Status.FAILED, Status.CANCELLED})
    if found is None or found.cause not in _CLOSED or is_made_up(payment, found.refund):
        return None
    return Facts(values=found.facts, seen=found.seen("at", "amount", "reason"))


RULE = Rule(
    code="PS615",
    name="refund-account-closed",
    title=Text(en="The card or account for the refund is closed", ru="Карта или счёт, куда шёл возврат, закрыты"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.PAYER,
    check=check,
    outranks={"PS1"},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.PAYER),
    payer=Text(
        en="The refund of {amount} could not be credited: the card or account you paid with no longer takes money."
        " Please write to the shop and ask it to send the money to another account; do not send it a full card number.",
        ru="Возврат {amount} не удалось зачислить: карта или счёт, с которых вы платили, деньги больше не принимают."
        " Напишите в магазин и попросите вернуть деньги на другой счёт; полный номер карты не присылайте.",
    ),
    merchant=Text(
        en="Refund {refund} of {amount} for payment {payment} came back: the buyer's card or account is closed"
        " ({reason}). Ask the buyer for an account and pay by a transfer; do not repeat the refund to this card.",
        ru="Возврат {refund} на {amount} по платежу {payment} не зачислен: карта или счёт покупателя закрыты"
        " ({reason}). Запросите у покупателя реквизиты и верните деньги переводом; на эту карту возврат не повторяйте.",
    ),
    agent=Text(
        en="Refund {refund}, {amount}, failed: {reason}. The payer names another account to the shop; if the bank did"
        " take the money, it finds it by {reference}.",
        ru="Возврат {refund}, {amount}, не прошёл: {reason}. Плательщик сообщает магазину другие реквизиты; если банк"
        " деньги всё же принял, он найдёт их по {reference}.",
    ),
    refuted_by=Text(
        en="The bank confirms that the account is open, or that it has credited the refund.",
        ru="Банк подтверждает, что счёт открыт или что возврат зачислен.",
    ),
)
