"""# Acquirer limit used up

## What it finds
The provider's code says that a limit of the acquirer or provider was reached, and the limit in the evidence agrees: in
the period of this payment, what was used and the payment together go beyond what is agreed. A limit whose owner nobody
named counts only when no other is given, and makes the finding likely instead of certain.

## Why
A ceiling on the turnover or on the number of payments, agreed when the shop was connected. Once it is used up, every
payment is refused, with any card, until the period ends or the ceiling is raised.

## What to do
The merchant asks to have the limit raised and until then offers methods outside it. Payments go through again when the
new period begins; the time is told in the zone in which it was given, which is the bank's. From Friday 17:00 to Sunday
in that zone the fact `weekend` is yes: the bank's desk usually opens on the next working day, so only the provider's
duty contact may help sooner.

## References
- bePaid, processing code F.0123 (docs.bepaid.by, read 2026-11-21; begateway/status_code, 2026-03-04)
- CloudPayments, codes 5300 and 5303: limits of the acquirer and of its terminal (API reference, copy of 2026-08-04)
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Certainty, Level, Limit, Party, Payment, Reason, Retry, Stage
from paysupport.money import Money, currency


def check(payment: Payment, limits: tuple[Limit, ...], now: datetime) -> Facts | None:
    """The limit that stops this payment; of several, the one that lasts longest."""
    found = max(_exceeded(payment, limits, now), default=None)
    if found is None:
        return None
    resets_at, place, agreed, used = found
    limit = limits[place]
    over = resets_at <= now
    owner = limit.owner or Party.ACQUIRER
    amounts = {"agreed": agreed, "used": used, "left": max(agreed - used, Decimal(0))}
    values: dict[str, Fact] = {name: _in_its_unit(amount, limit) for name, amount in amounts.items()}
    values |= {"resets_at": resets_at, "weekend": YES if _weekend(now.astimezone(resets_at.tzinfo)) else NO}
    values |= {"since": limit.since} if limit.since else {}
    return Facts(
        values=values,
        seen=tuple(f"limits.{place}.{field}" for field in ("owner", "used", "amount", "resets_at")),
        certainty=Certainty.CERTAIN if limit.owner else Certainty.LIKELY,
        responsible=owner,
        retry=Retry(now=YES if over else NO, later=YES, other=YES, after=None if over else owner, not_before=resets_at),
    )


def _exceeded(
    payment: Payment, limits: tuple[Limit, ...], now: datetime
) -> Iterator[tuple[datetime, int, Decimal, Decimal]]:
    owners = {Party.ACQUIRER, Party.PROVIDER, None} if len(limits) == 1 else {Party.ACQUIRER, Party.PROVIDER}
    at = payment.attempts[-1].at or payment.created_at or now
    for place, limit in enumerate(limits):
        agreed, used, resets_at = limit.amount, limit.used, limit.resets_at
        if limit.owner not in owners or agreed is None or used is None or resets_at is None:
            continue
        over = used >= agreed or used + _taken(payment, limit) > agreed
        if over and (limit.since or at) <= at < resets_at:
            yield resets_at, place, agreed, used


def _taken(payment: Payment, limit: Limit) -> Decimal:
    """How much of the limit the payment would take; nothing where the units cannot be compared."""
    if limit.kind == "count":
        return Decimal(1)
    comparable = payment.amount and limit.currency in {None, payment.amount.currency}
    return payment.amount.amount if payment.amount and comparable else Decimal(0)


def _in_its_unit(amount: Decimal, limit: Limit) -> Money | Decimal:
    known = limit.kind == "amount" and limit.currency and currency(limit.currency)
    return Money(amount=amount, currency=known.code) if known else amount


def _weekend(local: datetime) -> bool:
    day = local.isoweekday()
    return day > 5 or (day == 5 and local.hour >= 17)  # noqa: PLR2004 - Friday is 5, the desk closes by 17:00


RULE = Rule(
    code="PS208",
    name="acquirer-limit-used-up",
    title=Text(en="The acquirer's limit for the shop is used up", ru="Лимит эквайера для магазина исчерпан"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ACQUIRER,
    reasons={Reason.ACQUIRER_LIMIT},
    check=check,
    outranks={"PS201"},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.ACQUIRER),
    payer=Text(
        en="The shop cannot take this payment at the moment; it is not because of you or your card, and no money was"
        " taken. Please choose another payment method or come back later.",
        ru="Магазин сейчас не может принять этот платёж; дело не в вас и не в вашей карте, деньги не списаны. Выберите"
        " другой способ оплаты или попробуйте позже.",
    ),
    merchant=Text(
        en="Your acquirer's or provider's limit for the shop does not cover this payment: {used} of {agreed} is used,"
        " and a new period begins on {resets_at}. Ask them to raise it, and until then offer other payment methods. On"
        " a Friday evening or at the weekend the bank usually answers only on the next working day: ask the provider"
        " for the contact on duty.",
        ru="Лимита, который установил магазину эквайер или провайдер, на этот платёж не хватает: использовано {used}"
        " из {agreed}, новый период начинается {resets_at}. Попросите поднять лимит, а пока предложите другие способы"
        " оплаты. В пятницу вечером и в выходные банк обычно отвечает только в следующий рабочий день: спросите у"
        " провайдера контакт дежурного.",
    ),
    agent=Text(
        en="The shop's limit at the acquirer or provider, not a limit of the payer's card: {used} of {agreed} used,"
        " {left} left, which is not enough for this payment; it resets on {resets_at}. To have it raised, the merchant"
        " asks the acquirer through the provider; at the weekend the bank's desk is usually closed.",
        ru="Лимит магазина у эквайера или провайдера, а не лимит карты плательщика: использовано {used} из {agreed},"
        " осталось {left}, на этот платёж не хватает; обновится {resets_at}. Чтобы его поднять, магазин обращается к"
        " эквайеру через провайдера; в выходные банк обычно этим не занимается.",
    ),
    refuted_by=Text(
        en="By the acquirer's own figures enough was left at the time of the payment.",
        ru="По данным эквайера, на момент платежа остатка лимита хватало.",
    ),
)
