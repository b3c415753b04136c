"""# Keys of two modes

## What it finds
By their beginnings the keys belong to different modes (sk_live_ with pk_test_), or to another mode than the settings
say.

## Why
Test and live have keys of their own, and objects made with one key do not exist for the other. After going live often
only one of the keys is replaced.

## What to do
The merchant copies all keys anew from the same mode of the provider's dashboard, and sets the module to that mode.

## References
- Field cases: stripe/stripe-node #149, pinax-stripe-light #227
- Stripe: sk_test_, sk_live_, pk_..., rk_...; YooKassa: test secrets begin with test_ (PyPI yookassa 3.13.0)
"""

import re

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage

_MODE = re.compile(r"(?:(?:sk|rk|pk)_)?(live|test)_")


def check(settings: Settings) -> Facts | None:
    """More than one mode among the keys and the setting."""
    keys = (settings.secret_key, settings.publishable_key)
    found = [_MODE.match(key.get_secret_value().strip()) for key in keys if key]
    modes = {match[1] for match in found if match}
    if not modes or len(modes | {settings.mode} & {"live", "test"}) == 1:
        return None
    return Facts(seen=("settings.provider", "settings.mode"))


RULE = Rule(
    code="PS907",
    name="keys-of-two-modes",
    title=Text(en="Keys of test and live mode are mixed", ru="Перепутаны тестовые и боевые ключи"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS393"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The keys in the payment module belong to different modes, or not to the mode the module is set to. Copy"
        " all keys again from one mode in the provider's dashboard.",
        ru="Ключи в платёжном модуле от разных режимов или не от того, в котором работает модуль. Скопируйте все ключи"
        " заново из одного режима кабинета провайдера.",
    ),
    agent=Text(
        en="The beginnings of the keys show that test and live are mixed. The merchant has to copy them again from one"
        " mode; do not ask for any key.",
        ru="По началу ключей видно, что смешаны тестовый и боевой режимы. Магазину нужно скопировать ключи заново из"
        " одного режима; не просите их присылать.",
    ),
    refuted_by=Text(
        en="The module in use takes its keys from another place.",
        ru="Работающий модуль берёт ключи из другого места.",
    ),
)
