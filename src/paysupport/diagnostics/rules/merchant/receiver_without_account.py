"""# Receiver without account

## What it finds
A PayPal payment that was sent to an e-mail address for which PayPal has no account, or one that was never confirmed.

## Why
The address in the shop's settings has a typing error, belongs to somebody else, or was added to the account and never
confirmed. PayPal takes the payment, and then waits for somebody to claim it; unclaimed money goes back after 30 days.

## What to do
The merchant compares the address in the shop with those in the PayPal account, adds and confirms it there, or corrects
it in the shop. Payments that wait are credited when the address is confirmed.

## References
- PayPal, reason UNILATERAL of a capture: the payee has no account (Payments v2, specification of 2024-02-03; Server SDK
  2.4.0, CaptureIncompleteReason)
- PayPal, unclaimed money is returned after 30 days (developer.paypal.com, payouts, read 2026-11-25)
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """To whom the payment was sent, if nobody there can receive it."""
    if payment.provider != "paypal" or payment.status_reason != "UNILATERAL":
        return None
    return Facts(
        values={"payment": payment.id or "—", "receiver": payment.merchant.contact or "—"},
        seen=("payment.status", "payment.status_reason", "payment.merchant.contact"),
    )


RULE = Rule(
    code="PS374",
    name="receiver-without-account",
    title=Text(
        en="Sent to an address that has no PayPal account",
        ru="Отправлен на адрес, у которого нет аккаунта PayPal",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    when={Status.PENDING},
    check=check,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your payment was sent, but the shop could not receive it yet: something in its settings is wrong. Please do"
        " not pay a second time; write to the shop and give it the order number. Money that the shop does not receive"
        " comes back to you within 30 days.",
        ru="Платёж отправлен, но магазин пока не смог его получить: у него что-то не так в настройках. Пожалуйста, не"
        " платите второй раз: напишите в магазин и назовите номер заказа. Если магазин деньги не получит, они вернутся"
        " к вам в течение 30 дней.",
    ),
    merchant=Text(
        en="Payment {payment} went to {receiver}, for which PayPal has no confirmed account. Compare this address with"
        " those in your PayPal account: add and confirm it there, or correct it in the shop's settings. Waiting"
        " payments are then credited; after 30 days they go back to the buyers.",
        ru="Платёж {payment} ушёл на {receiver}, а подтверждённого аккаунта PayPal с этим адресом нет. Сравните его с"
        " адресами в вашем аккаунте PayPal: добавьте и подтвердите его там или исправьте в настройках магазина. Тогда"
        " ожидающие платежи зачислят; через 30 дней они вернутся покупателям.",
    ),
    agent=Text(
        en="UNILATERAL: PayPal took the payment and finds nobody to credit it to ({receiver}). A typing error in the"
        " module's settings, or an address that was never confirmed. Every payment of this shop waits likewise.",
        ru="UNILATERAL: PayPal принял платёж, но зачислить его некому ({receiver}). Опечатка в настройках модуля или"
        " неподтверждённый адрес. Так же ждут и все остальные платежи этого магазина.",
    ),
    refuted_by=Text(
        en="The PayPal account shows this address as confirmed since before the payment.",
        ru="В аккаунте PayPal этот адрес подтверждён раньше, чем прошёл платёж.",
    ),
)
