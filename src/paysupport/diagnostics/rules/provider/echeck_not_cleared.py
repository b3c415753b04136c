"""# eCheck not cleared

## What it finds
A PayPal payment by eCheck, straight from the payer's bank account, which the bank has not paid yet.

## Why
An eCheck goes through the clearing of the banks, which takes three to six working days. Until then PayPal has no money
either, and the bank may still refuse.

## What to do
Wait, and do not ship before the payment is completed. Who cannot wait pays by card or from the PayPal balance, after
the eCheck was cancelled.

## References
- PayPal, reason ECHECK of a capture and of a refund: not cleared yet (Payments v2, specification of 2024-02-03; Server
  SDK 2.4.0, CaptureIncompleteReason); the number of days is from memory
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """The payment that the payer's bank has not paid yet."""
    if payment.provider != "paypal" or payment.status_reason != "ECHECK":
        return None
    return Facts(values={"payment": payment.id or "—"}, seen=("payment.status", "payment.status_reason"))


RULE = Rule(
    code="PS423",
    name="echeck-not-cleared",
    title=Text(en="The payer's bank has not paid the eCheck yet", ru="Банк плательщика ещё не оплатил eCheck"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.ISSUER,
    when={Status.PENDING},
    check=check,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.ISSUER),
    payer=Text(
        en="You paid from your bank account, and your bank needs a few working days for that. Please do not pay a"
        " second time, and keep the money in the account until then.",
        ru="Вы заплатили с банковского счёта, банку нужно на это несколько рабочих дней. Пожалуйста, не платите второй"
        " раз и оставьте нужную сумму на счёте.",
    ),
    merchant=Text(
        en="Payment {payment} is an eCheck that the buyer's bank has not paid yet; this takes some working days and may"
        " still fail. Ship when PayPal reports it as completed.",
        ru="Платёж {payment} сделан через eCheck, банк покупателя его ещё не оплатил: это занимает несколько рабочих"
        " дней и может не получиться. Отгружайте, когда PayPal сообщит о завершении.",
    ),
    agent=Text(
        en="ECHECK: in the clearing of the banks, normally on its way. PayPal and the merchant can only wait; the"
        " payer's bank can tell whether it was presented.",
        ru="ECHECK: идёт через межбанковский клиринг, это нормально. PayPal и магазину остаётся ждать; предъявлен ли"
        " платёж, скажет банк плательщика.",
    ),
    refuted_by=Text(
        en="A newer answer of PayPal gives a final status or another reason.",
        ru="В более новом ответе PayPal статус уже окончательный или причина другая.",
    ),
)
