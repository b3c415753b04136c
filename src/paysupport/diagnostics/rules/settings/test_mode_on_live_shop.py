"""# Test mode on live shop

## What it finds
The payment carries the provider's test mark, while the shop's settings say live.

## Why
Test mode is set in more than one place: in the module, in the environment (a site that is not marked as production),
and by the kind of key. Test payments move no money and are missing in the provider's reports.

## What to do
The merchant switches test mode off everywhere, makes a small real payment and looks for it in the cabinet. Orders paid
by test payments are not shipped.

## References
- bePaid: `test` on each transaction; reports leave test transactions out (docs.bepaid.by, read 2026-11-21)
- Skidw/bepaid-laravel 6a13054 2025-03: test mode wherever the environment is not production
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Settings, Stage


def check(payment: Payment, settings: Settings) -> Facts | None:
    """A test payment, and settings that say live."""
    if payment.test is not True or settings.mode != "live":
        return None
    return Facts(values={"payment": payment.id or "—"}, seen=("payment.test", "settings.mode"))


RULE = Rule(
    code="PS904",
    name="test-mode-on-live-shop",
    title=Text(en="Test payments in a live shop", ru="Тестовые платежи в боевом режиме"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="Payment {payment} is a test payment although the shop is meant to be live: no money comes from such"
        " payments. Switch test mode off in the module and in the site's environment, check that the keys are live"
        " ones, and do not ship orders paid this way.",
        ru="Платёж {payment} тестовый, хотя магазин должен работать в боевом режиме: денег по таким платежам не будет."
        " Отключите тестовый режим в модуле и в окружении сайта, проверьте, что ключи боевые, и не отправляйте заказы,"
        " оплаченные таким образом.",
    ),
    agent=Text(
        en="Payment {payment} carries the test mark, but the settings say live. The module still sends test payments:"
        " the merchant has to look for a second switch (environment, key).",
        ru="У платежа {payment} признак тестового, а в настройках боевой режим. Модуль всё ещё отправляет тестовые"
        " платежи: магазину нужно найти второй переключатель (окружение, ключ).",
    ),
    refuted_by=Text(
        en="The payment was made before the shop went live.",
        ru="Платёж сделан до перехода в боевой режим.",
    ),
)
