"""# Terminal limit

## What it finds
CloudPayments refuses with code 5303: the limits of the shop's terminal at the acquirer are exceeded.

## Why
Each terminal has ceilings for the turnover and the number of operations, agreed when the shop was connected.
CloudPayments tells the payer to ask his bank, which cannot help: the ceiling is the shop's.

## What to do
The merchant asks CloudPayments how much is agreed for the terminal, how much is used and when the period ends, and has
it raised. Another bank's terminal, where one is connected as a reserve, is not bound by it.

## References
- CloudPayments, code 5303 "Acquirer Terminal Limits Exceeded" (developers.cloudpayments.ru, copy of 2026-08-04, read
  2026-11-21)
"""

from paysupport.diagnostics.refusals import refused_with
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """The amount for which the terminal had no room."""
    if not refused_with(payment, "cloudpayments", "5303"):
        return None
    return Facts(values={"amount": payment.amount or "—"}, seen=("payment.amount",))


RULE = Rule(
    code="PS225",
    name="terminal-limit",
    title=Text(en="The limits of the shop's terminal are exceeded", ru="Превышен лимит на терминале магазина"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ACQUIRER,
    reasons={Reason.ACQUIRER_LIMIT},
    check=check,
    outranks={"PS201"},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.ACQUIRER),
    payer=Text(
        en="The shop cannot take this payment at the moment; it is not because of you or your card, and no money was"
        " taken. Your bank cannot help here: choose another payment method or come back later.",
        ru="Магазин сейчас не может принять этот платёж; дело не в вас и не в вашей карте, деньги не списаны. В ваш"
        " банк обращаться не нужно: выберите другой способ оплаты или попробуйте позже.",
    ),
    merchant=Text(
        en="The limits of your terminal at the acquirer do not allow {amount} any more (code 5303). Ask CloudPayments"
        " how much is agreed and used and when the period ends, and have the limit raised; a reserve bank or another"
        " payment method helps until then.",
        ru="Лимиты вашего терминала у эквайера больше не пропускают {amount} (код 5303). Узнайте в CloudPayments,"
        " сколько согласовано, сколько использовано и когда закончится период, и попросите поднять лимит; пока выручит"
        " резервный банк или другой способ оплаты.",
    ),
    agent=Text(
        en="The limit of the shop's terminal at the acquirer (code 5303, {amount}), not of the payer's card, although"
        " CloudPayments' own text sends the payer to his bank. The merchant asks CloudPayments for the figures.",
        ru="Лимит терминала магазина у эквайера (код 5303, {amount}), а не лимит карты, хотя текст CloudPayments"
        " отправляет плательщика в его банк. Цифры магазин узнаёт у CloudPayments.",
    ),
    refuted_by=Text(
        en="The acquirer's figures show that the terminal's limits were not used up.",
        ru="По данным эквайера лимиты терминала не были исчерпаны.",
    ),
)
