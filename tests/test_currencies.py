from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from decimal import Decimal

import pycountry
import pytest
from babel.core import get_global

from paysupport.errors import InputError
from paysupport.money import (
    Currency,
    Money,
    convert_redenominated,
    currencies,
    currency,
    exponents,
    iso_exponents,
    withdrawn,
)

ISO = iso_exponents()
DAY = timedelta(days=1)


def row(code: str) -> Currency:
    found = currency(code)
    assert found is not None
    return found


def money(minor: int, code: str) -> Money:
    made = Money.of_minor(minor, code, ISO)
    assert made is not None
    return made


CURRENT = {code for code, known in currencies().items() if known.until is None}
WITHDRAWN = currencies().keys() - CURRENT


def test_every_field_of_the_row_for_the_old_belarusian_rouble() -> None:
    assert row("BYR") == Currency(
        code="BYR",
        numeric="974",
        exponent=0,
        name="Belarusian rouble (2000-2016)",
        since=date(2000, 1, 1),
        until=date(2016, 7, 1),
        successor="BYN",
        ratio=Decimal(10000),
        source="ISO 4217 list three, February 2026; date and ratio: Bank of Russia, 30 June 2016;"
        " exponent: JDK currency data 140",
        primary=True,
    )


def test_every_field_of_a_current_row() -> None:
    assert row("BYN").model_dump() == {
        "code": "BYN",
        "numeric": "933",
        "exponent": 2,
        "name": "Belarusian rouble",
        "since": date(2016, 7, 1),
        "until": None,
        "successor": None,
        "ratio": None,
        "source": "ISO 4217 list one, February 2026; since: CLDR",
        "primary": True,
    }


@pytest.mark.parametrize("code", ["byn", "BYNN", "", "XBT", "974", "USDT", "CNH"])
def test_a_code_that_iso_never_had_is_unknown(code: str) -> None:
    assert currency(code) is None
    assert code not in ISO
    assert withdrawn(code, date(2026, 1, 1)) is None


def test_the_tables_are_read_once_and_cannot_be_changed() -> None:
    assert currencies() is currencies()
    assert iso_exponents() is iso_exponents()
    with pytest.raises(TypeError):
        currencies()["BYN"] = row("BYR")  # type: ignore[index]
    with pytest.raises(TypeError):
        iso_exponents()["BYN"] = 0  # type: ignore[index]
    with pytest.raises(ValueError, match=r"frozen"):
        row("BYN").exponent = 0  # type: ignore[misc]


def test_iso_has_178_current_and_129_withdrawn_codes() -> None:
    assert (len(CURRENT), len(WITHDRAWN)) == (178, 129)


def listed(exponent: int | None, among: AbstractSet[str]) -> str:
    return " ".join(sorted(code for code in among if row(code).exponent == exponent))


def test_exponents_other_than_two_are_those_of_the_standard() -> None:
    assert listed(0, CURRENT) == "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    assert listed(3, CURRENT) == "BHD IQD JOD KWD LYD OMR TND"
    assert listed(4, CURRENT) == "CLF UYW"
    assert listed(None, CURRENT) == "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX"
    assert len(listed(2, CURRENT).split()) == 178 - 17 - 7 - 2 - 13
    assert {code: known.exponent for code, known in currencies().items() if known.exponent is not None} == ISO


def test_withdrawn_currencies_without_minor_unit() -> None:
    assert listed(0, WITHDRAWN) == "ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE TPE TRL"


# What other editions of the same lists have: named here, so that a new difference is noticed.
MOVED_SINCE_2024 = {"ANG", "BGN", "CUC", "SLL", "XAD", "XCG", "ZWG", "ZWL"}
DISPLAYED_OTHERWISE = ["AFN", "ALL", "HUF", "IDR", "IQD", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SOS"]
DISPLAYED_OTHERWISE += ["SYP", "YER"]


def test_current_codes_and_numbers_agree_with_pycountry() -> None:
    theirs = {each.alpha_3: each.numeric for each in pycountry.currencies}
    assert theirs.keys() ^ CURRENT <= MOVED_SINCE_2024
    for code in theirs.keys() & currencies().keys():
        assert row(code).numeric == theirs[code], code


def test_exponents_agree_with_cldr_but_where_cldr_speaks_of_display() -> None:
    fractions = get_global("currency_fractions")
    default = fractions["DEFAULT"][0]
    differs = {code for code in CURRENT & ISO.keys() if fractions.get(code, (default,))[0] != ISO[code]}
    assert differs <= set(DISPLAYED_OTHERWISE)
    assert differs >= {"IQD", "LBP", "MGA"}


def cldr_days(code: str) -> set[date]:
    """The first day without a code, as CLDR's `to` (inclusive or not) and its successor's `from` allow."""
    rows = [each for territory in get_global("territory_currencies").values() for each in territory]
    ends = {date(*to) for name, _, to, _ in rows if name == code and to}
    starts = {date(*since) for name, since, _, _ in rows if name == row(code).successor and since}
    return ends | {end + DAY for end in ends} | starts


def test_days_said_to_be_from_cldr_are() -> None:
    said = {code for code in WITHDRAWN if "date: CLDR" in row(code).source}
    assert len(said) > 80
    later_than_babel = {"BGN"}
    assert {code for code in said if row(code).until not in cldr_days(code)} <= later_than_babel


def test_every_row_is_consistent() -> None:
    for code, known in currencies().items():
        assert known.code == code
        assert known.name
        assert known.primary is ("memory" not in known.source)
        assert (known.until is None) is (known.source.startswith("ISO 4217 list one"))
        assert known.successor is None or known.until is not None
        assert known.ratio is None or (known.successor is not None and known.ratio > 0)
        assert known.since is None or known.until is None or known.since < known.until


def test_a_successor_was_there_when_its_predecessor_went() -> None:
    replaced_before_use = {"AYM", "GHP"}
    for code in WITHDRAWN - replaced_before_use:
        known = row(code)
        if known.successor is not None and known.until is not None:
            next_one = row(known.successor)
            assert next_one.since is None or next_one.since <= known.until, code


def test_numbers_have_three_digits_and_funds_codes_none() -> None:
    assert {code for code, known in currencies().items() if known.numeric is None} == {"XFO", "XFU", "XRE"}
    assert all(
        len(known.numeric) == 3 and known.numeric.isdecimal() for known in currencies().values() if known.numeric
    )


REDENOMINATED = [
    ("RUR", "810", "RUB", "643", "1998-01-01", "1000"),
    ("ZWL", "932", "ZWG", "924", "2024-09-01", "2498.7242"),
    ("HRK", "191", "EUR", "978", "2023-01-01", "7.53450"),
    ("BGN", "975", "EUR", "978", "2026-01-01", "1.95583"),
    ("VEB", "862", "VEF", "937", "2008-01-01", "1000"),
    ("VEF", "937", "VES", "928", "2018-08-20", "100000"),
    ("MRO", "478", "MRU", "929", "2018-01-01", "10"),
    ("STD", "678", "STN", "930", "2018-01-01", "1000"),
    ("ANG", "532", "XCG", "532", "2025-03-31", "1"),
    ("SLL", "694", "SLE", "925", "2024-01-01", "1000"),
    ("TRL", "792", "TRY", "949", "2005-01-01", "1000000"),
    ("UAK", "804", "UAH", "980", "1996-09-02", "100000"),
    ("BYB", "112", "BYR", "974", "2000-01-01", "1000"),
    ("BYR", "974", "BYN", "933", "2016-07-01", "10000"),
    ("GHC", "288", "GHS", "936", "2007-07-01", "10000"),
    ("ROL", "642", "RON", "946", "2005-07-01", "10000"),
    ("ZMK", "894", "ZMW", "967", "2013-01-01", "1000"),
    ("MZM", "508", "MZN", "943", "2006-07-01", "1000"),
    ("AZM", "031", "AZN", "944", "2006-01-01", "5000"),
    ("TMM", "795", "TMT", "934", "2009-01-01", "5000"),
    ("TJR", "762", "TJS", "972", "2000-10-26", "1000"),
    ("BGL", "100", "BGN", "975", "1999-07-05", "1000"),
    ("SDD", "736", "SDG", "938", "2007-07-01", "100"),
    ("MGF", "450", "MGA", "969", "2005-01-01", "5"),
    ("SRG", "740", "SRD", "968", "2004-01-01", "1000"),
    ("PLZ", "616", "PLN", "985", "1995-01-01", "10000"),
    ("YUM", "891", "CSD", "891", "2003-07-01", "1"),
    ("CSD", "891", "RSD", "941", "2006-10-25", "1"),
    ("LTL", "440", "EUR", "978", "2015-01-01", "3.4528"),
    ("LVL", "428", "EUR", "978", "2014-01-01", "0.702804"),
    ("EEK", "233", "EUR", "978", "2011-01-01", "15.6466"),
    ("SKK", "703", "EUR", "978", "2009-01-01", "30.126"),
    ("CYP", "196", "EUR", "978", "2008-01-01", "0.585274"),
    ("MTL", "470", "EUR", "978", "2008-01-01", "0.4293"),
    ("SIT", "705", "EUR", "978", "2007-01-01", "239.64"),
    ("DEM", "276", "EUR", "978", "2002-01-01", "1.95583"),
    ("ITL", "380", "EUR", "978", "2002-01-01", "1936.27"),
]


@pytest.mark.parametrize("expected", REDENOMINATED, ids=lambda expected: expected[0])
def test_redenominations(expected: tuple[str, str, str, str, str, str]) -> None:
    old, number, new, new_number, until, ratio = expected
    known = row(old)
    assert (known.numeric, known.successor, row(new).numeric) == (number, new, new_number)
    assert (known.until, known.ratio) == (date.fromisoformat(until), Decimal(ratio))


def test_convertible_peso_has_an_end_and_a_successor_but_no_finite_ratio() -> None:
    known = row("CUC")
    assert (known.numeric, known.successor, known.ratio, known.until) == ("931", "CUP", None, date(2021, 1, 1))


def test_only_documented_facts_are_certain() -> None:
    certain = {code for code in WITHDRAWN if row(code).primary and row(code).ratio is not None}
    assert " ".join(sorted(certain)) == (
        "ANG ATS BEF BGN BYR CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK"
    )
    assert all(row(code).primary for code in CURRENT)
    assert not row("GHC").primary
    assert not row("CUC").primary


@pytest.mark.parametrize(
    ("code", "last_day"),
    [("BYR", date(2016, 6, 30)), ("BGN", date(2025, 12, 31)), ("HRK", date(2022, 12, 31)), ("ANG", date(2025, 3, 30))],
)
def test_a_code_is_withdrawn_from_the_day_after_its_last(code: str, last_day: date) -> None:
    assert withdrawn(code, last_day) is None
    assert withdrawn(code, last_day + DAY) == row(code)
    assert withdrawn(code, last_day + 3650 * DAY) == row(code)


def test_a_current_code_is_not_withdrawn() -> None:
    assert withdrawn("BYN", date(2026, 11, 21)) is None
    assert withdrawn("EUR", date.max) is None


def test_a_provider_table_is_iso_with_its_exceptions() -> None:
    table = exponents({"IDR": 0, "ISK": 2, "PTS": 5})
    assert (table["IDR"], table["ISK"], table["PTS"]) == (0, 2, 5)
    assert {code: table[code] for code in table.keys() - {"IDR", "ISK", "PTS"}} == {
        code: ISO[code] for code in ISO.keys() - {"IDR", "ISK"}
    }
    assert table.get("QQQ") is None
    assert (ISO["IDR"], ISO["ISK"]) == (2, 0)
    assert exponents({}) == ISO


@pytest.mark.parametrize(
    ("minor", "code", "text"),
    [
        (250000, "BYR", "25.00 BYN"),
        (1, "BYR", "0.0001 BYN"),
        (-250000, "BYR", "-25.00 BYN"),
        (0, "BYR", "0.00 BYN"),
        (10**30 - 1, "BYR", "99999999999999999999999999.9999 BYN"),
        (100, "BYB", "0.1 BYR"),
        (195583, "BGN", "1000.00 EUR"),
        (12345, "ANG", "123.45 XCG"),
        (5000000, "AZM", "10.00 AZN"),
        (500, "MGF", "100.00 MGA"),
    ],
)
def test_old_money_in_the_new_unit(minor: int, code: str, text: str) -> None:
    converted = convert_redenominated(money(minor, code), row(code))
    assert str(converted) == text
    assert converted == Money.model_validate_json(converted.model_dump_json()) if converted else False


def test_a_quotient_without_end_is_not_rounded() -> None:
    assert convert_redenominated(money(1000, "HRK"), row("HRK")) is None


def test_no_conversion_without_ratio_or_successor() -> None:
    assert convert_redenominated(money(2400, "CUC"), row("CUC")) is None
    assert convert_redenominated(money(2550, "BYN"), row("BYN")) is None


def test_a_successor_without_known_exponent_still_gets_a_plain_number() -> None:
    kwanza = Money(amount=Decimal("1E+3"), currency="AOK")
    assert str(convert_redenominated(kwanza, row("AOK"))) == "1000 AON"


def test_conversion_wants_the_row_of_the_same_currency() -> None:
    with pytest.raises(InputError, match=r"^BYN is not BYR$"):
        convert_redenominated(money(2550, "BYN"), row("BYR"))
    with pytest.raises(InputError, match=r"^BYR is not BYN$"):
        convert_redenominated(money(25, "BYR"), row("BYN"))
