import copy
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from paysupport.errors import InputError
from paysupport.money import Money, exponents, iso_exponents

ISO = iso_exponents()
TABLES = [ISO, exponents({"IDR": 0}), exponents({"UGX": 2})]
MOST = 10**30 - 1


def money(value: Any, currency: str = "BYN") -> Money:
    made = Money.of_major(value, currency, ISO)
    assert made is not None
    return made


# --- minor units


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (2550, "BYN", "25.50"),
        (5, "BYN", "0.05"),
        (-2550, "BYN", "-25.50"),
        (0, "BYN", "0.00"),
        (250000, "BYR", "250000"),
        (1, "KWD", "0.001"),
        (12345, "CLF", "1.2345"),
        (MOST, "JPY", "9" * 30),
        (-MOST, "USD", "-" + "9" * 28 + ".99"),
    ],
)
def test_minor_units_are_read_by_the_exponent(minor: int, currency: str, text: str) -> None:
    made = Money.of_minor(minor, currency, ISO)
    assert made is not None
    assert (made.text, made.currency) == (text, currency)
    assert made.minor(ISO) == minor


def test_the_provider_has_the_last_word_on_exponents() -> None:
    assert Money.of_minor(2550, "IDR", ISO) == Money(amount=Decimal("25.50"), currency="IDR")
    assert Money.of_minor(2550, "IDR", exponents({"IDR": 0})) == Money(amount=Decimal(2550), currency="IDR")
    assert Money.of_minor(2550, "UGX", exponents({"UGX": 2})) == Money(amount=Decimal("25.50"), currency="UGX")


@pytest.mark.parametrize("currency", ["QQQ", "byn", "", "XAU", "974"])
def test_a_currency_that_is_not_in_the_table_makes_the_amount_unknown(currency: str) -> None:
    assert Money.of_minor(2550, currency, ISO) is None
    assert Money.of_major("25.50", currency, ISO) is None


@pytest.mark.parametrize("minor", [True, False, 25.0, "2550", None, Decimal(2550), 10**30, -(10**30), -(10**31)])
def test_minor_units_are_nothing_but_a_bounded_integer(minor: Any) -> None:
    with pytest.raises(InputError, match=r"^minor units are an integer of at most 30 digits$"):
        Money.of_minor(minor, "BYN", ISO)


@pytest.mark.parametrize("table", TABLES)
@given(data=st.data(), minor=st.integers(-MOST, MOST))
def test_minor_units_come_back_as_they_went(table: dict[str, int], data: st.DataObject, minor: int) -> None:
    made = Money.of_minor(minor, data.draw(st.sampled_from(sorted(table))), table)
    assert made is not None
    assert made.minor(table) == minor
    assert made == Money.of_major(made.text, made.currency, table)
    assert made == Money.model_validate_json(made.model_dump_json())


@pytest.mark.parametrize("table", TABLES)
def test_every_currency_has_its_unit(table: dict[str, int]) -> None:
    for currency, exponent in table.items():
        assert Money.of_minor(10**exponent, currency, table) == Money(amount=Decimal(1), currency=currency)


def test_a_huge_integer_is_refused_without_being_written_out() -> None:
    with pytest.raises(InputError):
        Money.of_minor(10**100_000, "BYN", ISO)
    with pytest.raises(InputError, match=r"of bounded length$"):
        Money.of_major(10**100_000, "BYN", ISO)


def test_an_amount_between_two_minor_units_has_no_minor_form() -> None:
    with pytest.raises(InputError, match=r"^25\.505 BYN is not a whole number of minor units$"):
        money("25.505").minor(ISO)
    with pytest.raises(InputError, match=r"^no exponent is known for USDT$"):
        Money(amount=Decimal(1), currency="USDT").minor(ISO)


# --- major units


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        ("25.5", "BYN", "25.50"),
        ("25", "BYN", "25.00"),
        ("25.505", "BYN", "25.505"),
        ("25.5000", "BYN", "25.5000"),
        ("-0.5", "BYN", "-0.50"),
        ("-0.00", "BYN", "0.00"),
        ("007", "BYN", "7.00"),
        ("250000", "BYR", "250000"),
        ("1", "KWD", "1.000"),
        ("0", "JPY", "0"),
        (25, "BYN", "25.00"),
        (-25, "BYN", "-25.00"),
        (Decimal("25.5"), "BYN", "25.50"),
        (Decimal("1E+3"), "BYN", "1000.00"),
        (Decimal("1E-7"), "BYN", "0.0000001"),
        (Decimal("-0"), "BYN", "0.00"),
        ("9" * 28, "BYN", "9" * 28 + ".00"),
        (10**30 - 1, "JPY", "9" * 30),
        (Decimal("1E+29"), "JPY", "1" + "0" * 29),
        ("0." + "0" * 29 + "1", "BYN", "0." + "0" * 29 + "1"),
        ("0." + "9" * 30, "BYN", "0." + "9" * 30),
    ],
)
def test_major_units_are_kept_exactly_and_filled_up(value: Any, currency: str, text: str) -> None:
    assert str(money(value, currency)) == f"{text} {currency}"


WRONG_STRINGS = [
    "",
    " 1",
    "1 ",
    "1\n",
    "\n1",
    "1\x00",
    "+1",
    "--1",
    "-",
    "1.",
    ".5",
    ".",
    "1.2.3",
    "25,50",
    "1_000",
    "1 000",
]
WRONG_STRINGS += [
    "1e3",
    "1E3",
    "1e1000000",
    "NaN",
    "sNaN",
    "Infinity",
    "-inf",
    "0x10",
    "٢٥",
    "２５",
    "25.５",
    "−1",
    "½",
]
WRONG_STRINGS += ["25.50 BYN", "9" * 79, "1." + "0" * 31]


@pytest.mark.parametrize("value", WRONG_STRINGS)
def test_only_plain_ascii_decimals_are_amounts(value: str) -> None:
    with pytest.raises(InputError, match=r"^an amount is a plain decimal string"):
        Money.of_major(value, "BYN", ISO)
    with pytest.raises(ValidationError, match=r"an amount is a plain decimal string"):
        Money.model_validate({"amount": value, "currency": "BYN"})


@pytest.mark.parametrize(
    "value",
    [25.5, 25.0, float("nan"), True, None, b"25", ["25"], Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")],
)
def test_floats_and_what_is_no_number_are_refused(value: Any) -> None:
    with pytest.raises(InputError, match=r"^an amount is a plain decimal string"):
        Money.of_major(value, "BYN", ISO)
    with pytest.raises(ValidationError, match=r"an amount is a plain decimal string"):
        Money(amount=value, currency="BYN")


@pytest.mark.parametrize(
    "value",
    [
        "1" + "0" * 30,
        "9" * 28 + ".999",
        Decimal("1E+30"),
        Decimal("0E+30"),
        Decimal("1E-31"),
        Decimal("0E-31"),
        Decimal("1e1000000"),
        Decimal("1e-1000000"),
        Decimal("0." + "0" * 29 + "12"),
    ],
)
def test_amounts_beyond_30_digits_or_decimals_are_refused(value: Any) -> None:
    with pytest.raises(InputError, match=r"^an amount has at most 30 digits and 30 decimals$"):
        Money.of_major(value, "JPY", ISO)
    with pytest.raises(ValidationError, match=r"an amount has at most [0-9]+ digits and 30 decimals"):
        Money(amount=value, currency="BYN")


def test_digits_that_fill_up_count_as_digits() -> None:
    with pytest.raises(InputError, match=r"at most 30 digits"):
        Money.of_major("9" * 29, "BYN", ISO)
    assert money("9" * 29, "JPY").text == "9" * 29


def test_a_malformed_amount_is_an_error_even_in_an_unknown_currency() -> None:
    with pytest.raises(InputError):
        Money.of_major("1e3", "QQQ", ISO)
    with pytest.raises(InputError):
        Money.of_minor(True, "QQQ", ISO)


def test_an_integer_of_31_digits_is_refused_in_major_units() -> None:
    for value in (10**30, -(10**30)):
        with pytest.raises(InputError, match=r"of bounded length$"):
            Money.of_major(value, "JPY", ISO)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**24), max_value=10**24, places=5))
def test_no_digit_of_a_decimal_is_lost(value: Decimal) -> None:
    made = money(value)
    assert made.amount == value
    assert money(made.text) == made
    assert Fraction(made.text) == Fraction(value)


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_an_input_error(text: str) -> None:
    try:
        made = money(text)
    except InputError:
        return
    assert made.amount == Decimal(text)
    assert set(text) <= set("-.0123456789")


# --- built directly


@pytest.mark.parametrize("currency", ["BYN", "BTC", "USDT", "1INCH", "A", "ABCDEFGHIJ12"])
def test_currencies_and_chain_assets_have_short_upper_case_codes(currency: str) -> None:
    assert Money(amount=Decimal(1), currency=currency).currency == currency
    assert Money.of_base_units(1, currency, 0).currency == currency


@pytest.mark.parametrize("currency", ["", "byn", "Byn", "BYN ", "BYN\n", "B N", "ВYN", "ABCDEFGHIJ123", "USD₮", "１２"])
def test_other_codes_are_refused(currency: str) -> None:
    with pytest.raises(ValidationError, match=r"currency"):
        Money(amount=Decimal(1), currency=currency)
    with pytest.raises(InputError, match=r"^an asset is named by at most 12 of A-Z and 0-9$"):
        Money.of_base_units(1, currency, 0)


def test_a_code_is_text() -> None:
    with pytest.raises(ValidationError, match=r"currency"):
        Money.model_validate({"amount": "1", "currency": b"BYN"})


def test_an_iso_amount_has_30_digits_and_a_chain_amount_78() -> None:
    assert Money(amount=Decimal(MOST), currency="BYN").amount == MOST
    with pytest.raises(ValidationError, match=r"at most 30 digits"):
        Money(amount=Decimal(MOST + 1), currency="BYN")
    assert Money(amount=Decimal(10**78 - 1), currency="USDT").amount == 10**78 - 1
    for too_much in (10**78, Decimal(10**78), -(10**78)):
        with pytest.raises(ValidationError, match=r"amount"):
            Money.model_validate({"amount": too_much, "currency": "USDT"})


def test_a_json_number_with_a_fraction_is_refused_as_the_float_it_becomes() -> None:
    assert Money.model_validate_json('{"amount": "25.50", "currency": "BYN"}') == money("25.5")
    assert Money.model_validate_json('{"amount": 25, "currency": "BYN"}') == money(25)
    with pytest.raises(ValidationError):
        Money.model_validate_json('{"amount": 25.5, "currency": "BYN"}')


def test_json_has_the_amount_as_a_plain_string() -> None:
    assert money("25.5").model_dump_json() == '{"amount":"25.50","currency":"BYN"}'
    assert money("25.5").model_dump(mode="json") == {"amount": "25.50", "currency": "BYN"}
    assert money("25.5").model_dump() == {"amount": Decimal("25.50"), "currency": "BYN"}
    assert Money.of_base_units(1, "ETH", 18).model_dump_json() == '{"amount":"0.000000000000000001","currency":"ETH"}'


def test_the_json_schema_says_which_strings_are_amounts() -> None:
    assert Money.model_json_schema()["properties"]["amount"] == {
        "pattern": r"^-?[0-9]{1,78}(\.[0-9]{1,30})?$",
        "title": "Amount",
        "type": "string",
    }


def test_money_is_frozen_however_it_was_made() -> None:
    for made in (money("25.5"), Money(amount=Decimal(1), currency="BYN"), Money.of_base_units(1, "BTC", 8)):
        with pytest.raises(ValidationError, match=r"frozen"):
            made.amount = Decimal(2)  # type: ignore[misc]


def test_money_made_quickly_is_like_money_made_by_validation() -> None:
    class Bill(BaseModel):
        total: Money

    quick, validated = money("25.50"), Money(amount=Decimal("25.50"), currency="BYN")
    for other in (validated, copy.copy(quick), copy.deepcopy(quick), quick.model_copy()):
        assert other == quick
        assert hash(other) == hash(quick)
        assert repr(other) == repr(quick) == "Money(amount=Decimal('25.50'), currency='BYN')"
        assert other.model_dump(exclude_unset=True) == quick.model_dump(exclude_unset=True) == quick.model_dump()
    assert quick.model_fields_set == validated.model_fields_set
    assert quick.model_extra is validated.model_extra is None
    assert Bill(total=quick).model_dump_json() == '{"total":{"amount":"25.50","currency":"BYN"}}'
    assert TypeAdapter(Money).validate_python(quick) is quick


# --- chains


@pytest.mark.parametrize(
    ("value", "asset", "decimals", "text"),
    [
        (0, "BTC", 8, "0.00000000"),
        (1, "BTC", 8, "0.00000001"),
        (123456789, "USDT", 6, "123.456789"),
        (5, "XRP", 0, "5"),
        (1, "ABC", 30, "0." + "0" * 29 + "1"),
        (2**256 - 1, "ETH", 0, str(2**256 - 1)),
        (2**256 - 1, "SOS", 18, f"{str(2**256 - 1)[:-18]}.{str(2**256 - 1)[-18:]}"),
    ],
)
def test_base_units_are_exact_up_to_256_bits(value: int, asset: str, decimals: int, text: str) -> None:
    assert str(Money.of_base_units(value, asset, decimals)) == f"{text} {asset}"


@given(value=st.integers(0, 2**256 - 1), decimals=st.integers(0, 30))
def test_base_units_survive_json(value: int, decimals: int) -> None:
    made = Money.of_base_units(value, "USDT", decimals)
    assert made.amount.as_tuple().exponent == -decimals
    assert made.minor({"USDT": decimals}) == value
    assert Money.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize("value", [-1, 2**256, 2**256 + 1, True, 1.0, "1", None])
def test_base_units_outside_256_bits_are_refused(value: Any) -> None:
    with pytest.raises(InputError, match=r"^base units are an integer from 0 to 2\^256 - 1$"):
        Money.of_base_units(value, "ETH", 18)


@pytest.mark.parametrize("decimals", [-1, 31, True, 1.0, "1", None])
def test_decimals_of_an_asset_are_bounded(decimals: Any) -> None:
    with pytest.raises(InputError, match=r"^an asset has 0 to 30 decimals$"):
        Money.of_base_units(1, "ETH", decimals)


# --- arithmetic and order


AMOUNTS = st.integers(-MOST, MOST)


@given(AMOUNTS, AMOUNTS)
def test_sums_and_differences_of_30_digits_are_exact(left: int, right: int) -> None:
    one, two = Money.of_minor(left, "BYN", ISO), Money.of_minor(right, "BYN", ISO)
    assert one is not None
    assert two is not None
    assert (one + two).minor(ISO) == left + right
    assert (one - two).minor(ISO) == left - right
    assert ((one < two), (one <= two), (one > two), (one >= two)) == (
        left < right,
        left <= right,
        left > right,
        left >= right,
    )
    assert (one == two) is (left == right)


def test_the_widest_chain_amounts_are_added_exactly() -> None:
    most, least = Money.of_base_units(2**256 - 1, "ABC", 0), Money.of_base_units(1, "ABC", 30)
    assert (most + least).text == f"{2**256 - 1}.{'0' * 29}1"
    assert (most - least).text == f"{2**256 - 2}.{'9' * 30}"


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        context.Emax = 5
        made = Money.of_minor(123456789, "BYN", ISO)
        assert made is not None
        assert made.text == "1234567.89"
        assert (made + made).text == "2469135.78"
        assert (made - money("0.005")).text == "1234567.885"
        assert made.minor(ISO) == 123456789
        assert Money.of_major("1234567.8", "BYN", ISO) == Money(amount=Decimal("1234567.80"), currency="BYN")
    assert getcontext().prec == 28


def test_results_keep_currency_and_type() -> None:
    total = money("25.50") + money("0.5")
    assert isinstance(total, Money)
    assert str(total) == "26.00 BYN"
    assert str(money("1.00") - money("1.00")) == "0.00 BYN"
    assert str(money("1") - money("2.50")) == "-1.50 BYN"
    assert str(money("1") + money("1", b"BYN".decode())) == "2.00 BYN"


def test_equal_by_value() -> None:
    assert money("25.5") == money("25.50") == money("25.5000")
    assert len({money("25.5"), money("25.50"), money("25.5000")}) == 1
    assert money("25.5") != money("25.51")
    assert money("25.5") != money("25.5", "EUR")
    assert money("25.5") not in ["25.50 BYN", Decimal("25.50")]


def test_two_currencies_have_no_sum_and_no_order() -> None:
    roubles, euros = money(1), money(1, "EUR")
    with pytest.raises(InputError, match=r"^BYN and EUR are not one currency$"):
        _ = roubles + euros
    with pytest.raises(InputError, match=r"^EUR and BYN are not one currency$"):
        _ = euros - roubles
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        with pytest.raises(InputError, match=r"^BYN and EUR are not one currency$"):
            getattr(roubles, compare)(euros)


@pytest.mark.parametrize("other", [1, Decimal(1), "1.00 BYN", None])
def test_money_goes_with_money_only(other: Any) -> None:
    for operation in ("__add__", "__sub__", "__lt__"):
        with pytest.raises(TypeError, match=rf"^Money goes with Money only, not with {type(other).__name__}$"):
            getattr(money(1), operation)(other)


@pytest.mark.parametrize(
    ("order", "paid", "ratio"),
    [
        (money("25.00"), money("25.00"), 1),
        (money("250000", "BYR"), money("25.00"), 10_000),
        (money("2500"), money("25"), 100),
        (money("25000000"), money("25"), 1_000_000),
        (money("25"), money("2500"), Fraction(1, 100)),
        (money("10"), money("3"), Fraction(10, 3)),
        (money("0"), money("3"), 0),
        (money("2500.01"), money("25"), Fraction(250001, 2500)),
        (money("3"), money("0"), None),
    ],
)
def test_ratio_is_exact_and_ignores_the_currency(order: Money, paid: Money, ratio: Fraction | None) -> None:
    assert order.ratio_to(paid) == ratio
