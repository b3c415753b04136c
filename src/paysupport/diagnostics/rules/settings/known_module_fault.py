"""# Known module fault

## What it finds
The payment module is one of which a fault is known that its user has to do something about, in this version or in every
version that was seen.

## Why
Modules are written once and seldom looked at again. Some answer their own errors with success, so that the provider
does not repeat a notification; some lose a kopeck, send no currency, or let a late failure overwrite a paid order.

## What to do
What each fault needs stands with it; the list with signs and sources is in the documentation under "Modules". Where the
fault was mended, suppress the finding with that as the reason.

## References
- The code and the changelog of each module, with the day of the state that was read
"""

from paysupport.diagnostics.modules import Fault, recognised, within
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Payment, Retry, Settings, Stage


def check(settings: Settings, payment: Payment | None = None) -> Facts | None:
    """The faults of this version; beside a payment they are only a possibility, as others may explain it."""
    module = settings.module
    found = recognised(module) if module else None
    if module is None or found is None:
        return None
    faults = [each for each in found.faults if each.acts and within(module.version, each.versions)]
    if not faults:
        return None
    return Facts(
        values={
            "module": found.name,
            "faults": _joined([each.fault for each in faults]),
            "signs": _joined([each.sign for each in faults]),
            "fixes": _joined(list(dict.fromkeys(each.fix for each in faults))),
        },
        seen=("settings.module.name", "settings.module.version", "settings.module.cms"),
        certainty=Certainty.POSSIBLE if payment else _certainty(faults),
    )


def _certainty(faults: list[Fault]) -> Certainty:
    """A fault whose last version is known is there for certain, another may have been mended since."""
    return Certainty.CERTAIN if any(each.versions for each in faults) else Certainty.LIKELY


def _joined(texts: list[Text]) -> Text:
    return Text(en="; ".join(each.en for each in texts), ru="; ".join(each.ru for each in texts))


RULE = Rule(
    code="PS932",
    name="known-module-fault",
    title=Text(en="The payment module has a known fault", ru="У платёжного модуля есть известная ошибка"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Known of the module {module}: {faults}. What to do: {fixes}.",
        ru="Что известно о модуле {module}: {faults}. Что делать: {fixes}.",
    ),
    agent=Text(
        en="Known of {module}: {faults}. It shows as: {signs}.",
        ru="О модуле {module} известно: {faults}. Признаки: {signs}.",
    ),
    refuted_by=Text(
        en="The fault was mended in the release or the code that is in use.",
        ru="В установленном выпуске или в коде магазина ошибка исправлена.",
    ),
)
