"""# Transfer not arrived

## What it finds
A PayPal payment for which the payer still has to transfer the money from a bank, or whose transfer is on its way.

## Why
Where the payer's bank is not connected to PayPal, PayPal names its account and waits for a transfer by hand. Many
payers think that they have paid when they see the confirmation.

## What to do
The payer makes the transfer exactly as PayPal's message says, with its reference. The merchant waits.

## References
- PayPal, reason TRANSACTION_APPROVED_AWAITING_FUNDING of a capture: the payer must send the funds, as with manual
  transfers (Payments v2, specification of 2024-02-03; Server SDK 2.4.0, CaptureIncompleteReason)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """The payment that waits for the payer's transfer."""
    if payment.provider != "paypal" or payment.status_reason != "TRANSACTION_APPROVED_AWAITING_FUNDING":
        return None
    return Facts(values={"payment": payment.id or "—"}, seen=("payment.status", "payment.status_reason"))


RULE = Rule(
    code="PS424",
    name="transfer-not-arrived",
    title=Text(en="The payer's transfer has not arrived", ru="Перевод плательщика ещё не пришёл"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.PAYER,
    when={Status.PENDING},
    check=check,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.PAYER),
    payer=Text(
        en="The payment is approved, but the money has not arrived yet. If PayPal asked you for a bank transfer, make"
        " it with the reference that it named; if you have done so, please wait a few working days.",
        ru="Платёж подтверждён, но деньги ещё не пришли. Если PayPal попросил сделать банковский перевод, отправьте его"
        " с указанным назначением; если уже отправили, подождите несколько рабочих дней.",
    ),
    merchant=Text(
        en="The buyer approved payment {payment} and still has to transfer the money to PayPal. Ship when PayPal"
        " reports it as completed; a buyer who thinks that he has paid should look for PayPal's message about the"
        " transfer.",
        ru="Покупатель подтвердил платёж {payment}, но деньги ещё должен перевести в PayPal. Отгружайте, когда PayPal"
        " сообщит о завершении; если покупатель считает, что заплатил, пусть найдёт письмо PayPal о переводе.",
    ),
    agent=Text(
        en="Approved, and waiting for the payer's own bank transfer. Ask the payer whether it was made, when, and with"
        " which reference.",
        ru="Подтверждён и ждёт банковского перевода от плательщика. Спросите, отправил ли он перевод, когда и с каким"
        " назначением.",
    ),
    refuted_by=Text(
        en="A newer answer of PayPal gives a final status or another reason.",
        ru="В более новом ответе PayPal статус уже окончательный или причина другая.",
    ),
)
