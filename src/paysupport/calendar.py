"""Business days of a country: weekends, public holidays, and the working days that are moved by decree.

Holidays come from the package `holidays`, which is opened when the first day is asked for. Belarus, Kazakhstan and
Russia move working days anew each year; how far their decrees are known is asked of the same package. A country that it
does not know has weekends only. A day is one in the country's own time: in the evening it is tomorrow in Minsk already.
"""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY = 5
_ZONES: dict[str, tzinfo] = {
    "BY": timezone(timedelta(hours=3)),
    "KZ": timezone(timedelta(hours=5)),
    "RU": timezone(timedelta(hours=3)),
}
"""Minsk since 2011, Moscow since 26 October 2014, Kazakhstan since 1 March 2024 (IANA time zones); others by UTC."""

_BY_DECREE = frozenset({"BY", "KZ", "RU"})


def local_day(moment: datetime, country: str | None) -> date:
    """The day of a moment in the time of a country's banks; in UTC where that is not known."""
    try:
        return moment.astimezone(_ZONES.get(country or "", UTC)).date()
    except OverflowError:  # the first or last day of all
        return moment.date()


def is_business_day(day: date, country: str | None) -> bool:
    """Whether people work on a day: no weekend and no public holiday, or a weekend day to which work was moved."""
    known = _country(country, day.year)
    return day.weekday() < _SATURDAY if known is None else known.is_working_day(day)


def after(day: date, days: int, country: str | None) -> date:
    """The day that is so many business days later; the first business day on or after it for 0.

    Raises:
        ValueError: a negative number of days.
    """
    if days < 0:
        raise ValueError("business days are counted forward")
    while days or not is_business_day(day, country):
        day += timedelta(days=1)
        days -= days > 0 and is_business_day(day, country)
    return day


def is_known(day: date, country: str | None) -> bool:
    """Whether the holidays of the country are known for that year, decrees included."""
    known = _country(country, day.year)
    if known is None:
        return False
    if country not in _BY_DECREE:
        return True
    decrees: dict[int, object] = getattr(known, "special_public_holidays")  # noqa: B009 - `holidays` gives it no type
    return day.year <= max(decrees)


@lru_cache(maxsize=256)
def _country(country: str | None, year: int) -> "HolidayBase | None":
    """The holidays of a country in a year, or None where they are not known."""
    if country is None:
        return None
    from holidays import country_holidays  # noqa: PLC0415 - opened only where business days are counted

    try:
        return country_holidays(country, years=year)
    except NotImplementedError:
        return None
