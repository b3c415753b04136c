"""# Live mode while testing

## What it finds
The payment is a real one, while the shop's settings say test.

## Why
The switch in the module was not saved, the keys are live ones, or the payment was made before the switch. Whoever tries
the shop with the own card in the belief that nothing is charged pays in earnest.

## What to do
The merchant finds out which mode the module really uses. Money taken by mistake is refunded.

## References
- bePaid: `test` on each transaction (docs.bepaid.by/en/using_api/testing, read 2026-11-21)
"""

from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Settings, Stage


def check(payment: Payment, settings: Settings) -> Facts | None:
    """A real payment, and settings that say test."""
    if payment.test is not False or settings.mode != "test":
        return None
    return Facts(values={"payment": payment.id or "—"}, seen=("payment.test", "settings.mode"))


RULE = Rule(
    code="PS905",
    name="live-mode-while-testing",
    title=Text(en="A real payment in a shop set to test", ru="Настоящий платёж в магазине с тестовым режимом"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="This was a real payment. If you only meant to test the shop and money was taken, ask the shop to return"
        " it.",
        ru="Это был настоящий платёж. Если вы только проверяли магазин и деньги списаны, попросите магазин их вернуть.",
    ),
    merchant=Text(
        en="Payment {payment} is a real one, but your settings say test mode. Check that the setting was saved and"
        " that the keys belong to the same mode; refund what was taken by mistake.",
        ru="Платёж {payment} настоящий, а в настройках стоит тестовый режим. Проверьте, сохранилась ли настройка и от"
        " того же ли режима ключи; списанное по ошибке верните.",
    ),
    agent=Text(
        en="Payment {payment} is real, but the settings say test. Either the switch has no effect or it was changed"
        " later; the merchant knows.",
        ru="Платёж {payment} настоящий, а в настройках тестовый режим. Либо переключатель не действует, либо его"
        " сменили позже; уточните у магазина.",
    ),
    refuted_by=Text(
        en="The shop was switched to test mode after the payment.",
        ru="В тестовый режим магазин перевели после платежа.",
    ),
)
