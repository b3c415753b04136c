"""# Test payment

## What it finds
The provider marks the payment as a test. Whatever its status, no money moved, and it does not appear in payouts.

## Why
The shop, its module or its keys are in test mode, or the developer asked for a test in this request.

## What to do
Nothing, if a test was meant. If the shop sells already, switch it to live mode and ask real buyers to pay once more.

## References
- bePaid, testing: the field `test` of a transaction (docs.bepaid.by/en/using_api/testing, read 2026-11-21)
- Stripe, `livemode` false marks a test object (OpenAPI fixtures, 2026-08-21)
"""

from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Payment, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """Whether the provider marks it as a test."""
    return Facts(seen=("payment.test",)) if payment.test else None


RULE = Rule(
    code="PS405",
    name="test-payment",
    title=Text(en="A test payment moves no money", ru="Тестовый платёж: деньги не двигались"),
    level=Level.INFO,
    speaks=True,
    stage=Stage.CONFIGURATION,
    responsible=None,
    check=check,
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="This was a trial payment, and no money was taken. If you meant to buy something, please write to the shop.",
        ru="Это был пробный платёж, деньги не списаны. Если вы хотели что-то купить, напишите в магазин.",
    ),
    merchant=Text(
        en="This is a test payment: no money moved and none will be paid out. If the buyer was real, switch the shop or"
        " its module to live mode and ask the buyer to pay again.",
        ru="Это тестовый платёж: деньги не двигались и перечислены не будут. Если покупатель был настоящий, переключите"
        " магазин или модуль в боевой режим и попросите оплатить заново.",
    ),
    agent=Text(
        en="A test payment: nothing to look for at banks, and not part of any payout. Ask the merchant whether the shop"
        " should be live already.",
        ru="Тестовый платёж: в банках искать нечего, в выплаты он не входит. Уточните у магазина, должен ли он уже"
        " работать в боевом режиме.",
    ),
    refuted_by=Text(
        en="The provider shows the payment among live ones.",
        ru="Провайдер видит этот платёж среди боевых.",
    ),
)
