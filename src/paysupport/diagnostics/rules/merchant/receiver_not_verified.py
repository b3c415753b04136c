"""# Receiver not verified

## What it finds
A PayPal payment that is pending because the merchant's PayPal account is not verified.

## Why
A new account, or one that has passed a limit, has to prove a bank account and who its owner is before it may receive
more. Until then payments wait.

## What to do
The merchant finishes the verification that the account's overview asks for; waiting payments are then credited.

## References
- PayPal, reason VERIFICATION_REQUIRED of a capture: the payee's account is not verified (Payments v2, specification of
  2024-02-03; Server SDK 2.4.0, CaptureIncompleteReason)
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """The payment that waits for the merchant's verification."""
    if payment.provider != "paypal" or payment.status_reason != "VERIFICATION_REQUIRED":
        return None
    return Facts(values={"payment": payment.id or "—"}, seen=("payment.status", "payment.status_reason"))


RULE = Rule(
    code="PS375",
    name="receiver-not-verified",
    title=Text(en="The shop's PayPal account is not verified", ru="Аккаунт PayPal магазина не подтверждён"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    when={Status.PENDING},
    check=check,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your payment was sent, but the shop cannot receive it yet. Please do not pay a second time; write to the"
        " shop and give it the order number.",
        ru="Платёж отправлен, но магазин пока не может его получить. Пожалуйста, не платите второй раз: напишите в"
        " магазин и назовите номер заказа.",
    ),
    merchant=Text(
        en="PayPal does not credit payment {payment}, because your account is not verified. Log in and finish what the"
        " account's overview asks for (bank account, identity); waiting payments are then credited.",
        ru="PayPal не зачисляет платёж {payment}, потому что ваш аккаунт не подтверждён. Войдите в аккаунт и завершите"
        " проверку, о которой просит главная страница (банковский счёт, личность): ожидающие платежи зачислят.",
    ),
    agent=Text(
        en="VERIFICATION_REQUIRED: the receiving PayPal account is not verified. Only the merchant can finish this; all"
        " further payments will wait as well.",
        ru="VERIFICATION_REQUIRED: аккаунт PayPal получателя не подтверждён. Завершить проверку может только магазин;"
        " следующие платежи тоже будут ждать.",
    ),
    refuted_by=Text(
        en="PayPal shows the account as verified, and the payment still waits.",
        ru="По данным PayPal аккаунт подтверждён, а платёж всё ещё ждёт.",
    ),
)
