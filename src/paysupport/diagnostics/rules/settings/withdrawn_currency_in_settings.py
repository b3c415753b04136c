"""# Withdrawn currency in settings

## What it finds
The currency in the settings is a code that has been withdrawn, such as BYR, HRK or BGN. For RUR the finding is only
likely: shops still write it and mean RUB.

## Why
Lists of currencies in shop systems are seldom cleaned. Providers refuse the code, or the amount is read wrongly.

## What to do
The merchant chooses the code in use and checks that the prices are in that money.

## References
- ISO 4217 list three, February 2026; days from Unicode CLDR 48.2
- CS-Cart module dc0f25f 2024-02 offers HRK, VEF, MRO, STD and others
"""

from datetime import datetime

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Settings, Stage
from paysupport.money import withdrawn

_MEANS_SUCCESSOR = {"RUR"}


def check(settings: Settings, now: datetime) -> Facts | None:
    """The code has ended."""
    row = withdrawn((settings.currency or "").strip().upper(), now.date())
    if row is None or row.until is None:
        return None
    return Facts(
        values={"currency": row.code, "since": row.until},
        seen=("settings.currency",),
        certainty=Certainty.LIKELY if row.code in _MEANS_SUCCESSOR else Certainty.CERTAIN,
    )


RULE = Rule(
    code="PS913",
    name="withdrawn-currency-in-settings",
    title=Text(en="The shop's currency was withdrawn", ru="В настройках стоит выведенная из обращения валюта"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The shop is set to {currency}, which was withdrawn on {since}. Choose the currency that is in use now, and"
        " check that the prices are in it.",
        ru="В магазине выбрана валюта {currency}, она не действует с {since}. Выберите действующую валюту и проверьте,"
        " что цены указаны в ней.",
    ),
    agent=Text(
        en="The settings name {currency}, withdrawn on {since}. The merchant has to change the code; ask for one price"
        " as shown in the shop.",
        ru="В настройках {currency}, эта валюта не действует с {since}. Сменить код должен магазин; попросите назвать"
        " одну цену с сайта.",
    ),
    refuted_by=Text(
        en="The module sends another currency than the settings show.",
        ru="Модуль отправляет не ту валюту, что в настройках.",
    ),
)
