"""What Visa and Mastercard say on trying again: categories, advice, ceilings."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.codes import mastercard, visa
from paysupport.codes.regions import region_of
from paysupport.model import Reason

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        (1, "04 07 12 14 15 41 43 46 57 R0 R1 R3"),
        (2, "03 19 39 51 52 53 59 61 62 65 75 78 83 86 91 93 96 5C 9G N3 N4 Z5"),
        (3, "54 55 82 6P N7"),
        (4, "01 05 13 58 63 70 1A"),
    ],
)
def test_categories_are_those_of_the_edition_of_april_2026(number: int, codes: str) -> None:
    assert {code: visa.category(code, TODAY) for code in codes.split()} == dict.fromkeys(codes.split(), number)


@pytest.mark.parametrize(
    ("code", "until", "before", "after"),
    [
        ("03", date(2021, 4, 16), 1, 2),
        ("62", date(2021, 4, 16), 1, 2),
        ("78", date(2021, 4, 16), 1, 2),
        ("93", date(2021, 4, 16), 1, 2),
        ("14", date(2021, 4, 16), 3, 1),
        ("83", date(2026, 7, 24), 4, 2),
    ],
)
def test_a_code_changes_its_category_from_one_day_to_the_next(code: str, until: date, before: int, after: int) -> None:
    assert (visa.category(code, until), visa.category(code, until + timedelta(days=1))) == (before, after)


@pytest.mark.parametrize("code", ["70", "1A"])
@pytest.mark.parametrize(
    ("region", "number"),
    [
        ("Europe", 3),
        ("CEMEA", 3),
        ("BY", 3),
        ("ru", 3),
        ("de", 3),
        ("us", 4),
        ("AP", 4),
        ("BR", 4),
        (" ", 4),
        (None, 4),
    ],
)
def test_authentication_is_a_matter_of_data_in_two_regions_only(code: str, region: str | None, number: int) -> None:
    assert visa.category(code, TODAY, region) == number


def test_a_region_changes_nothing_else() -> None:
    for code in set(visa.TABLE.codes) - {"70", "1A"}:
        assert visa.category(code, TODAY, "europe") == visa.category(code, TODAY, "us") == visa.category(code, TODAY)


@pytest.mark.parametrize(("code", "number"), [("5", 4), (" 41", 1), ("5c", 2), ("051", 2)])
def test_a_code_is_known_in_any_spelling(code: str, number: int) -> None:
    assert visa.category(code, TODAY) == number


@pytest.mark.parametrize("code", ["00", "10", "85", "", "zz", "0051"])
def test_what_is_no_refusal_has_no_category(code: str) -> None:
    assert visa.category(code, TODAY) is None


@given(on=st.dates(), region=st.sampled_from([None, "europe", "us"]))
def test_only_category_1_forbids_a_further_attempt(on: date, region: str | None) -> None:
    for code in visa.TABLE.codes:
        reading = visa.TABLE.of_code(code, on, region)
        assert reading is None or reading.final is (visa.category(code, on, region) == visa.NEVER)


def test_each_code_of_a_category_has_a_meaning() -> None:
    assert {code for each in visa.CATEGORIES for code in each.codes} <= set(visa.TABLE.codes)


def test_twenty_reattempts_are_allowed_since_the_edition_of_april_2026() -> None:
    in_force = {on: [each for each in visa.REATTEMPTS if each.since <= on <= each.until] for on in
                (date(2026, 4, 17), date(2026, 4, 18))}  # fmt: skip
    assert [[each.limit for each in ceilings] for ceilings in in_force.values()] == [[15], [20]]
    assert {each.window for each in visa.REATTEMPTS} == {timedelta(days=30)}


def test_the_editions_of_a_ceiling_follow_each_other() -> None:
    for earlier, later in pairwise(visa.REATTEMPTS):
        assert earlier.until + timedelta(days=1) == later.since


@pytest.mark.parametrize(
    ("advice", "wait"),
    [
        ("02", timedelta(hours=72)),
        ("24", timedelta(hours=1)),
        ("25", timedelta(days=1)),
        ("26", timedelta(days=2)),
        ("27", timedelta(days=4)),
        ("28", timedelta(days=6)),
        ("29", timedelta(days=8)),
        ("30", timedelta(days=10)),
    ],
)
def test_some_advice_names_the_time_to_wait(advice: str, wait: timedelta) -> None:
    assert (mastercard.ADVICE[advice].wait, mastercard.ADVICE[advice].final) == (wait, False)


def test_two_advice_codes_forbid_a_further_attempt() -> None:
    assert {code for code, each in mastercard.ADVICE.items() if each.final} == {"03", "21"}
    assert all(each.wait is None for each in mastercard.ADVICE.values() if each.final)


def test_advice_names_a_reason_only_where_it_is_one() -> None:
    named = {code: each.reason for code, each in mastercard.ADVICE.items() if each.reason is not Reason.UNKNOWN}
    assert named == {
        "01": Reason.NEW_ACCOUNT_INFORMATION,
        "04": Reason.INVALID_REQUEST,
        "21": Reason.STOP_PAYMENT,
        "42": Reason.LEGAL_RESTRICTION,
    }


def test_mastercard_has_two_ceilings_known_from_processors() -> None:
    assert [(each.limit, each.window, each.same_amount, each.primary) for each in mastercard.CEILINGS] == [
        (10, timedelta(hours=24), False, False),
        (35, timedelta(days=30), True, False),
    ]


@given(st.text(max_size=12))
def test_any_word_for_a_region_is_taken(word: str) -> None:
    assert region_of(word) == region_of(f" {word.upper()} ") or not word.isascii()


def test_a_country_stands_for_its_region() -> None:
    assert [region_of(each) for each in ("GB", "kz", "LAC", "eu", "JP", "", None)] == [
        "europe", "cemea", "lac", "europe", "jp", None, None,
    ]  # fmt: skip
