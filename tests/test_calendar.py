"""Business days of a country: known years, and what holds for any day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.calendar import after, is_business_day, is_known, local_day

COUNTRIES = st.sampled_from(["BY", "RU", "KZ", "DE", "US", "XX", None])
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("country", "day", "worked"),
    [
        ("BY", date(2026, 1, 2), False),
        ("BY", date(2026, 1, 5), True),
        ("BY", date(2026, 1, 7), False),
        ("BY", date(2026, 4, 20), False),  # the day off that was moved to before Radunitsa
        ("BY", date(2026, 4, 21), False),
        ("BY", date(2026, 4, 25), True),  # the Saturday that is worked for it
        ("BY", date(2026, 7, 3), False),
        ("BY", date(2026, 12, 25), False),
        ("BY", date(2025, 1, 11), True),
        ("RU", date(2026, 1, 9), False),  # moved from Saturday 3 January
        ("RU", date(2026, 1, 12), True),
        ("RU", date(2026, 3, 9), False),
        ("RU", date(2026, 5, 11), False),
        ("RU", date(2026, 6, 12), False),
        ("RU", date(2026, 11, 4), False),
        ("RU", date(2026, 12, 31), False),
        ("RU", date(2025, 11, 1), True),
        ("US", date(2026, 11, 26), False),
        (None, date(2026, 1, 1), True),
        ("XX", date(2026, 1, 1), True),
        ("XX", date(2026, 1, 3), False),
    ],
)
def test_known_days(country: str | None, day: date, *, worked: bool) -> None:
    assert is_business_day(day, country) is worked


@pytest.mark.parametrize(
    ("country", "days", "expected"),
    [
        ("BY", 1, date(2025, 12, 31)),
        ("BY", 2, date(2026, 1, 5)),
        ("BY", 3, date(2026, 1, 6)),
        ("RU", 1, date(2026, 1, 12)),
        ("RU", 3, date(2026, 1, 14)),
        ("DE", 1, date(2025, 12, 31)),
        ("DE", 3, date(2026, 1, 5)),
        (None, 3, date(2026, 1, 2)),
    ],
)
def test_one_to_three_business_days_over_new_year(country: str | None, days: int, expected: date) -> None:
    assert after(date(2025, 12, 30), days, country) == expected


def test_no_days_after_a_holiday_is_the_next_business_day() -> None:
    assert after(date(2026, 1, 1), 0, "RU") == date(2026, 1, 12)
    assert after(date(2026, 1, 12), 0, "RU") == date(2026, 1, 12)


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forward"):
        after(date(2026, 1, 12), -1, "RU")


@pytest.mark.parametrize(
    ("country", "year", "known"),
    [("BY", 2026, True), ("BY", 2099, False), ("RU", 2099, False), ("DE", 2099, True), ("XX", 2026, False), (None, 2026, False)],
)  # fmt: skip
def test_a_year_without_a_decree_is_not_known(country: str | None, year: int, *, known: bool) -> None:
    assert is_known(date(year, 6, 1), country) is known


@pytest.mark.parametrize(
    ("country", "day"),
    [("BY", 21), ("RU", 21), ("KZ", 21), ("US", 20), (None, 20)],
)
def test_late_in_the_evening_it_is_tomorrow_in_minsk(country: str | None, day: int) -> None:
    assert local_day(datetime(2026, 11, 20, 21, 30, tzinfo=UTC), country) == date(2026, 11, day)


@given(DAYS, st.integers(0, 30), COUNTRIES)
def test_the_day_is_a_business_day_and_just_as_many_lie_between(start: date, days: int, country: Any) -> None:
    end = after(start, days, country)
    between = [start + timedelta(days=each) for each in range(1, (end - start).days + 1)]
    assert is_business_day(end, country)
    counted = sum(is_business_day(day, country) for day in between)
    assert counted == days or (days == 0 and counted <= 1)


@given(DAYS, st.integers(0, 15), st.integers(0, 15), COUNTRIES)
def test_days_add_up(start: date, first: int, second: int, country: Any) -> None:
    assert after(after(start, first, country), second, country) == after(start, first + second, country) or first == 0


@given(DAYS, DAYS, st.integers(0, 20), COUNTRIES)
def test_who_starts_later_is_not_done_earlier(one: date, other: date, days: int, country: Any) -> None:
    assert after(min(one, other), days, country) <= after(max(one, other), days, country)
