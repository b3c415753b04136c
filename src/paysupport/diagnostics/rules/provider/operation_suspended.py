"""# Operation suspended

## What it finds
Robokassa has suspended the payment (state 80). There will be no result until its support has decided.

## Why
Something unforeseen happened while the payment was processed, or Robokassa's security service checks it. Such payments
are settled by hand.

## What to do
The merchant writes to Robokassa's support with the invoice number. Until it answers, nobody pays again, ships or
refunds.

## References
- robokassa/sdk-ios 4868490, PaymentResult.swift, and sdk-android 4bfe716, CheckPayState.kt: state 80 (read 2026-11-22)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

_SUSPENDED = "80"


def check(payment: Payment) -> Facts | None:
    """Robokassa holds the payment back."""
    if payment.provider != "robokassa" or payment.raw_status != _SUSPENDED:
        return None
    return Facts(values={"payment": payment.id or "—"}, seen=("payment.status",))


RULE = Rule(
    code="PS417",
    name="operation-suspended",
    title=Text(en="Robokassa has suspended the payment", ru="Робокасса приостановила платёж"),
    level=Level.WARNING,
    stage=Stage.RISK,
    responsible=Party.PROVIDER,
    check=check,
    when={Status.PENDING},
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.PROVIDER),
    payer=Text(
        en="Your payment has no result yet; it takes longer than usual. If the money was taken, do not pay again:"
        " write to the shop and give it the payment number {payment}.",
        ru="Результата платежа пока нет, обработка занимает больше времени, чем обычно. Если деньги списаны, не"
        " платите второй раз: напишите в магазин и назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Robokassa has suspended payment {payment}: something unforeseen happened, or its security service checks"
        " it. Write to Robokassa's support; do not ship or refund before it answers.",
        ru="Робокасса приостановила платёж {payment}: произошёл сбой, или его проверяет служба безопасности. Напишите"
        " в поддержку Робокассы; до ответа не отправляйте товар и не возвращайте деньги.",
    ),
    agent=Text(
        en="State 80: suspended after a fault or for a security check, and settled by hand by Robokassa's support. Do"
        " not tell the payer of a check; the merchant asks with the number {payment}.",
        ru="Состояние 80: платёж приостановлен из-за сбоя или проверки безопасности, решает поддержка Робокассы"
        " вручную. Плательщику о проверке не говорите; магазин обращается с номером {payment}.",
    ),
    refuted_by=Text(
        en="Asked again, Robokassa tells another state.",
        ru="При повторном запросе Робокасса сообщает другое состояние.",
    ),
)
