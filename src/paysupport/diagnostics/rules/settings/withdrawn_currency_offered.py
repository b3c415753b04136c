"""# Withdrawn currency offered

## What it finds
Among the currencies the shop offers there is a code that has been withdrawn. Payments in the others are not affected.

## Why
Lists of currencies in shop systems are seldom cleaned. Who chooses the old code cannot pay.

## What to do
The merchant removes the code from the list.

## References
- ISO 4217 list three, February 2026; days from Unicode CLDR 48.2
- CS-Cart module dc0f25f 2024-02
"""

from datetime import datetime

from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage
from paysupport.money import withdrawn


def check(settings: Settings, now: datetime) -> Facts | None:
    """One of the codes on offer has ended."""
    for code in settings.currencies or ():
        row = withdrawn(code.strip().upper(), now.date())
        if row and row.until:
            return Facts(values={"currency": row.code, "since": row.until}, seen=("settings.currencies",))
    return None


RULE = Rule(
    code="PS916",
    name="withdrawn-currency-offered",
    title=Text(en="A withdrawn currency is on offer", ru="В списке валют есть выведенная из обращения"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS934"},
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="The shop also offers a currency that is no longer in use. Please pay in another one.",
        ru="В магазине можно выбрать валюту, которой больше нет. Пожалуйста, оплатите в другой.",
    ),
    merchant=Text(
        en="The shop offers {currency}, which was withdrawn on {since}. Remove it from the list of currencies.",
        ru="Магазин предлагает валюту {currency}, которая не действует с {since}. Уберите её из списка валют.",
    ),
    agent=Text(
        en="{currency}, withdrawn on {since}, is among the currencies on offer. It matters only for buyers who choose"
        " it.",
        ru="Среди доступных валют есть {currency}, она не действует с {since}. Это важно, только если её выберет"
        " покупатель.",
    ),
    refuted_by=Text(
        en="The list shown to buyers does not contain this code.",
        ru="В списке, который видит покупатель, этого кода нет.",
    ),
)
