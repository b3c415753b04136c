"""# Crediting stuck

## What it finds
Robokassa has had the payer's money for more than 20 minutes (state 50) and has not credited it to the shop yet.

## Why
Normally the credit follows at once. Robokassa's own SDKs say of this state that after 20 minutes there is a fault in
the crediting. The shop gets no notification before it is done.

## What to do
The payer does not pay again. The merchant writes to Robokassa's support with the invoice number; once the money is
credited, the notification comes by itself.

## References
- robokassa/sdk-ios 4868490, PaymentResult.swift, and sdk-android 4bfe716, CheckPayState.kt: state 50 (read 2026-11-22)
"""

from datetime import datetime, timedelta

from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

_LONGEST = timedelta(minutes=20)
_CREDITING = "50"


def check(payment: Payment, now: datetime) -> Facts | None:
    """The money came in longer ago than crediting takes."""
    since = payment.updated_at
    if payment.provider != "robokassa" or payment.raw_status != _CREDITING or since is None or now - since <= _LONGEST:
        return None
    return Facts(values={"payment": payment.id or "—", "since": since}, seen=("payment.status", "payment.updated_at"))


RULE = Rule(
    code="PS416",
    name="crediting-stuck",
    title=Text(en="Robokassa has not credited the money yet", ru="Робокасса ещё не зачислила деньги магазину"),
    level=Level.WARNING,
    stage=Stage.SETTLEMENT,
    responsible=Party.PROVIDER,
    check=check,
    when={Status.PENDING},
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PROVIDER),
    payer=Text(
        en="Your money has arrived, but the shop has not been told yet. Do not pay again: write to the shop and give"
        " it the payment number {payment}.",
        ru="Ваши деньги поступили, но магазину об этом ещё не сообщили. Не платите второй раз: напишите в магазин и"
        " назовите номер платежа {payment}.",
    ),
    merchant=Text(
        en="Robokassa has had the money of payment {payment} since {since} and is still crediting it, which should"
        " take less than 20 minutes. Write to Robokassa's support; the notification comes when it is done.",
        ru="Робокасса получила деньги по платежу {payment} ({since}), но до сих пор их не зачислила, хотя на это нужно"
        " меньше 20 минут. Напишите в поддержку Робокассы; уведомление придёт, когда деньги зачислят.",
    ),
    agent=Text(
        en="State 50 since {since}: the payer has paid, the credit to the shop hangs at Robokassa. Nobody pays again"
        " or ships; the merchant asks Robokassa's support.",
        ru="Состояние 50 ({since}): плательщик заплатил, зачисление магазину застряло в Робокассе. Повторно не платят,"
        " товар не отправляют; магазин обращается в поддержку Робокассы.",
    ),
    refuted_by=Text(
        en="Asked again, Robokassa tells state 100 (credited) or 60 (returned).",
        ru="При повторном запросе Робокасса сообщает состояние 100 (зачислено) или 60 (возвращено).",
    ),
)
