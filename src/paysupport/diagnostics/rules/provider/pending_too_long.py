"""# Pending too long

## What it finds
A card payment that the provider still calls pending more than 24 hours after it was created. Methods that wait for the
payer until a date, such as ERIP invoices, are not meant.

## Why
Banks answer card payments within seconds. After a day the answer was probably lost on the way; the payer's bank may
hold the money all the same.

## What to do
Ask the provider for the true state with the payment's id. Until it answers, nobody pays again, ships or refunds.

## References
- bePaid, statuses; guidance to ask for the state where an answer is missing (docs.bepaid.by, read 2026-11-21)
"""

from datetime import datetime, timedelta

from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Method, Party, Payment, Retry, Stage, Status

LONGEST = timedelta(hours=24)


def check(payment: Payment, now: datetime) -> Facts | None:
    """A payment by card that was created more than a day ago."""
    by_card = payment.method is Method.CARD or any(attempt.card for attempt in payment.attempts)
    if not by_card or payment.created_at is None or now - payment.created_at <= LONGEST:
        return None
    return Facts(
        values={"created_at": payment.created_at, "payment": payment.id or "—"},
        seen=("payment.status", "payment.created_at", "payment.method"),
    )


RULE = Rule(
    code="PS404",
    name="pending-too-long",
    title=Text(en="Pending for more than a day", ru="Платёж без результата больше суток"),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=Party.PROVIDER,
    when={Status.PENDING},
    check=check,
    outranks={"PS403"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.PROVIDER),
    payer=Text(
        en="This payment has been without a result for too long, and its state has to be checked with the payment"
        " service. Please do not pay a second time until then: the money may already be on hold or taken. Write to the"
        " shop and give it the order number.",
        ru="Результата этого платежа нет слишком долго, его нужно уточнить у платёжного сервиса. Пожалуйста, до тех"
        " пор не платите второй раз: деньги могут быть уже заблокированы или списаны. Напишите в магазин и назовите"
        " номер заказа.",
    ),
    merchant=Text(
        en="Card payment {payment} has been pending since {created_at}, though a bank answers within seconds. Send the"
        " id to the provider's support and ask for the true status; until then neither ship nor cancel the order.",
        ru="Платёж картой {payment} без результата с {created_at}, хотя банк отвечает за секунды. Отправьте номер в"
        " поддержку провайдера и узнайте настоящий статус; до ответа не отгружайте и не отменяйте заказ.",
    ),
    agent=Text(
        en="Pending since {created_at}, far too long for a card: the final answer was probably lost on the way. Ask"
        " the provider for the state of {payment} at the acquirer; the issuer can see whether money is on hold.",
        ru="Без результата с {created_at}, для карты это слишком долго: скорее всего, ответ потерялся. Спросите"
        " провайдера, что с {payment} у эквайера; заблокированы ли деньги, видит эмитент.",
    ),
    refuted_by=Text(
        en="A newer answer from the provider gives a final status.",
        ru="В более новом ответе провайдера статус уже окончательный.",
    ),
)
