"""Numbers, words and texts of Ethereum's interfaces."""

from decimal import Decimal

import pytest

from paysupport.chain.abi import address, number, octets, sent, text
from paysupport.chain.units import coins, quantity

WORD = "00" * 31
SHOP = "0x" + "ab" * 20


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0x0", 0),
        ("0x0010", 16),
        ("0xFF", 255),
        (31337, 31337),
        ("1795617565", 1795617565),
        (Decimal("1E+18"), 10**18),
        (Decimal("7.0"), 7),
        ("0x" + "f" * 64, 2**256 - 1),
    ],
)
def test_a_whole_number_in_any_of_its_spellings(written: object, meant: int) -> None:
    assert quantity(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        None,
        True,
        1.0,
        -1,
        2**256,
        "",
        "0x",
        "0x" + "f" * 65,
        "1" * 79,
        "9" * 78,
        "1.5",
        "-1",
        "١",
        Decimal("1.5"),
        Decimal("NaN"),
        Decimal("1E+999999"),
        [],
    ],
)
def test_what_is_no_whole_number_below_two_to_the_256th(written: object) -> None:
    with pytest.raises(ValueError, match="whole number"):
        quantity(written)


@pytest.mark.parametrize(
    ("units", "decimals", "amount"),
    [
        (25_500_000, 6, Decimal("25.5")),
        (100, 0, Decimal(100)),
        (0, 18, Decimal(0)),
        (1, 30, Decimal("1E-30")),
        (2**256 - 1, 30, Decimal("115792089237316195423570985008687907853269984665.640564039457584007913129639935")),
        (10**48 - 1, 0, Decimal(10**48 - 1)),
        (10**48, 0, None),
        (2**256 - 1, 29, None),
        (7, 31, None),
        (7, None, None),
        (None, 6, None),
    ],
)
def test_whole_coins_are_exact(units: int | None, decimals: int | None, amount: Decimal | None) -> None:
    assert coins(units, decimals) == amount


@pytest.mark.parametrize("data", ["0xzz", "0x123", None, 5])
def test_what_is_no_hexadecimal_is_no_bytes(data: object) -> None:
    assert octets(data) == b""


def test_words_end_with_the_data() -> None:
    data = octets(WORD + "05" + "00" * 12 + "ab" * 20)
    assert (number(data), address(data, 1), number(data, 2), address(data, 2)) == (5, SHOP, None, None)


def test_a_word_with_more_than_an_address_is_none() -> None:
    assert address(octets("01" * 32)) is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (WORD + "20" + WORD + "04" + b"USDT".hex().ljust(64, "0"), "USDT"),
        (b"MKR".hex().ljust(64, "0"), "MKR"),
        (WORD + "20" + WORD + "05" + b"US\x00D\xff".hex().ljust(64, "0"), "USD\ufffd"),
        (WORD + "20" + WORD + "ff" + b"cut".hex(), "cut"),
        (WORD + "20" + "ff" * 32 + b"cut".hex(), "cut"),
        (WORD + "20", "\x20".strip() or None),
        ("ff" * 32 + WORD + "04", None),
        ("00" * 32, None),
        ("", None),
        ("0011", None),
    ],
)
def test_a_text(data: str, told: str | None) -> None:
    assert text(octets(data)) == told


def test_a_long_text_is_cut() -> None:
    long = WORD + "20" + f"{5000:064x}" + "61" * 5000
    assert text(octets(long)) == "a" * 300


def test_what_a_call_sends() -> None:
    to, value = "00" * 12 + "ab" * 20, f"{7:064x}"
    assert sent("0xa9059cbb" + to + value) == (SHOP, 7)
    assert sent("0x23b872dd" + "00" * 32 + to + value) == (SHOP, 7)
    assert sent("0x095ea7b3" + to + value) is None
    assert sent("0xa9059cbb" + to) is None
    assert sent("0xa9059cbb" + "ff" * 32 + value) is None
    assert sent("0x") is None
