"""# Keys of another mode

## What it finds
By the keys the account is in another mode (test or live) than the settings say.

## Why
The shop went live and kept the test key, or a copy of the live shop is tried out with its keys. Then payments take no
money that should, or take real money from testers; and objects of one mode are unknown in the other.

## What to do
The merchant enters keys, webhook secret and mode that belong together.

## References
- Field cases: stripe/stripe-node #149, pinax-stripe-light #227 (similar object exists in the other mode)
"""

from paysupport.diagnostics.probed import tried
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Settings, Stage

_MODES = {"live": Text(en="live", ru="боевой"), "test": Text(en="test", ru="тестовый")}


def check(settings: Settings, probes: tuple[Probe, ...]) -> Facts | None:
    """The settings and the provider name different modes."""
    place, probe = tried(probes, ProbeKind.REGISTRATION)
    held = probe.registered if probe else None
    if held is None or not held.mode or not settings.mode or held.mode == settings.mode:
        return None
    return Facts(
        values={"held": _MODES.get(held.mode, held.mode), "configured": _MODES.get(settings.mode, settings.mode)},
        seen=("settings.mode", f"probes.{place}.registered.mode"),
    )


RULE = Rule(
    code="PS393",
    name="keys-of-another-mode",
    title=Text(
        en="The keys are of another mode than the settings",
        ru="Режим ключей не совпадает с настройками",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="By your keys the provider works in {held} mode, and your settings say {configured}. Enter key, webhook"
        " secret and mode that belong together.",
        ru="По вашим ключам провайдер работает в режиме «{held}», а в настройках указан «{configured}». Укажите ключ,"
        " секрет уведомлений и режим от одного и того же режима.",
    ),
    agent=Text(
        en="Keys: {held}; settings: {configured}. Payments and notifications of one mode are unknown in the other.",
        ru="Ключи: {held}; настройки: {configured}. Платежи и уведомления одного режима в другом неизвестны.",
    ),
    refuted_by=Text(
        en="The provider's cabinet shows the account in the mode of the settings.",
        ru="В кабинете провайдера аккаунт в том же режиме, что и в настройках.",
    ),
)
