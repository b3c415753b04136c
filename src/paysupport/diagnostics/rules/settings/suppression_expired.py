"""# Suppression expired

## What it finds
A finding was suppressed until a day that has passed. Beside a payment nothing is said of it: it explains none.

## Why
A suppression is a promise to mend something later. When its day has passed nobody has mended it, or nobody has taken
the line out.

## What to do
Mend what the suppressed rule finds and remove the entry, or give it a new day and a reason that holds today.

## References
- `paysupport check`: `[[suppress]]` with code, reason and last day
"""

from datetime import datetime

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Settings, Stage


def check(settings: Settings, now: datetime, payment: Payment | None = None) -> Facts | None:
    """The last day of one is over; of several the oldest is named."""
    over = sorted((each.until, place) for place, each in enumerate(settings.suppressed) if each.until < now.date())
    if payment is not None or not over:
        return None
    until, place = over[0]
    names = ", ".join(dict.fromkeys(settings.suppressed[found].code for _, found in over))
    return Facts(values={"codes": names, "until": until}, seen=(f"settings.suppressed.{place}.until",))


RULE = Rule(
    code="PS921",
    name="suppression-expired",
    title=Text(en="A suppression has run out", ru="Срок отложенного замечания истёк"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="{codes}: suppressed until {until}, which has passed. Mend the cause and remove the entry, or set a new day"
        " with a reason that holds today.",
        ru="{codes}: замечание было отложено до {until}, срок прошёл. Устраните причину и уберите запись или укажите"
        " новую дату и причину.",
    ),
    agent=Text(
        en="The merchant had put {codes} aside until {until}; the day has passed.",
        ru="Магазин отложил замечания {codes} до {until}, срок уже прошёл.",
    ),
    refuted_by=Text(en="The entry has a later day.", ru="В записи стоит более поздняя дата."),
)
