"""# Payment not accepted

## What it finds
A PayPal payment that is pending because the merchant has to accept it by hand: it came in a currency that the account
does not hold, or the account's settings ask about every payment of its kind.

## Why
PayPal's preferences for receiving payments say "ask me" by default for currencies without a balance. Nothing fails in
the shop: the payment only stays pending until somebody looks into the account.

## What to do
The merchant accepts or denies the payment in the account's activity, opens a balance in the currency, and sets the
preference to convert or to accept. Until then the order is not paid.

## References
- PayPal, reasons RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION and INTERNATIONAL_WITHDRAWAL of a capture (Payments v2,
  specification of 2024-02-03; Server SDK 2.4.0, CaptureIncompleteReason)
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

REASONS = frozenset({"RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION", "INTERNATIONAL_WITHDRAWAL"})


def check(payment: Payment) -> Facts | None:
    """What PayPal waits for, if it is the merchant's word."""
    if payment.provider != "paypal" or payment.status_reason not in REASONS:
        return None
    return Facts(
        values={"payment": payment.id or "—", "amount": payment.amount or "—"},
        seen=("payment.status", "payment.status_reason", "payment.currency"),
    )


RULE = Rule(
    code="PS373",
    name="payment-not-accepted",
    title=Text(
        en="Waiting for the merchant to accept it by hand",
        ru="Платёж ждёт, пока магазин примет его вручную",
    ),
    level=Level.WARNING,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    when={Status.PENDING},
    check=check,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your payment was sent, but the shop has not accepted it yet. Please do not pay a second time; write to the"
        " shop and give it the order number. If the shop does not accept the payment, the money comes back to you.",
        ru="Платёж отправлен, но магазин его пока не принял. Пожалуйста, не платите второй раз: напишите в магазин и"
        " назовите номер заказа. Если магазин платёж не примет, деньги вернутся к вам.",
    ),
    merchant=Text(
        en="PayPal holds payment {payment} of {amount} until you accept or deny it: open it in the account's activity."
        " So that it does not happen again, add a balance in this currency or set the preference for receiving payments"
        " to accept and convert. Ship only when the payment is completed.",
        ru="PayPal держит платёж {payment} на {amount}, пока вы его не примете или не отклоните: откройте его в"
        " операциях аккаунта. Чтобы это не повторялось, добавьте баланс в этой валюте или укажите в настройках приёма"
        " платежей, что такие платежи нужно принимать и конвертировать. Отгружайте, только когда платёж завершён.",
    ),
    agent=Text(
        en="Pending because the receiving account is set to ask: usually a currency without a balance. Neither the"
        " payer nor a bank can do anything; the merchant accepts it in the PayPal account.",
        ru="Ожидает, потому что аккаунт получателя настроен спрашивать: обычно это валюта, в которой нет баланса. Ни"
        " плательщик, ни банк ничего не сделают, платёж принимает магазин в аккаунте PayPal.",
    ),
    refuted_by=Text(
        en="PayPal shows another reason for the pending payment, or it is completed by now.",
        ru="В PayPal указана другая причина ожидания, или платёж уже завершён.",
    ),
)
