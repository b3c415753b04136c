"""What the adapters of crypto processors share: amounts, codes of coins and networks, what is asked for on a chain."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.processors import (
    Number,
    asset,
    chain,
    closed,
    coins,
    currency,
    flags,
    invoice,
    money,
    underpaid,
)
from paysupport.adapters.schema import Schema
from paysupport.documents import parse
from paysupport.errors import InputError
from paysupport.model import Flag, Status


class Amount(Schema):
    """A number."""

    value: Number = None


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (b"0.1", "0.1"),
        (b"1e-7", "1E-7"),
        (b"12", "12"),
        (b'"12.50"', "12.50"),
        (b'"1.0E-7"', "1.0E-7"),
        (b'"-3"', "-3"),
        (b"123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"),
    ],
)
def test_a_number_is_exact_however_it_is_written(told: bytes, value: str) -> None:
    assert Amount.of(parse(b'{"value": ' + told + b"}")).value == Decimal(value)


@pytest.mark.parametrize("told", [b'""', b"null"])
def test_an_empty_number_is_none(told: bytes) -> None:
    assert Amount.of(parse(b'{"value": ' + told + b"}")).value is None


@pytest.mark.parametrize(
    "told",
    ["٣", "1_000", " 1", "1,5", "0x10", "NaN", "Infinity", "1e400", "-", True, [], {}, 1.5, 10**78, Decimal("1E-31")],
)
def test_what_is_no_number_is_refused(told: Any) -> None:
    with pytest.raises(InputError, match="/value"):
        Amount.of({"value": told})


@pytest.mark.parametrize(
    ("code", "coin", "network"),
    [
        ("usdttrc20", "USDT", "tron"),
        ("USDT.TRC20", "USDT", "tron"),
        ("USDT_TRX", "USDT", "tron"),
        ("USDT (BEP20)", "USDT", "bsc"),
        ("usdcbase", "USDC", "base"),
        ("ethbase", "ETH", "base"),
        ("BTC-CHAIN", "BTC", "bitcoin"),
        ("btc", "BTC", "bitcoin"),
        ("BTC-LN", "BTC", "BTC-LN"),
        ("usdt", "USDT", "usdt"),
        ("shib", "SHIB", "shib"),
        ("x" * 100, "X" * 100, "x" * 100),
    ],
)
def test_a_code_names_a_coin_and_where_it_can_be_known_a_network(code: str, coin: str, network: str) -> None:
    assert (asset(code), chain(code)) == (coin, network)


@pytest.mark.parametrize(
    ("word", "code", "network"),
    [
        ("bsc", "usdttrc20", "bsc"),
        ("", "usdttrc20", "tron"),
        (None, "BTC", "bitcoin"),
        ("lightning", "BTC", "lightning"),
    ],
)
def test_a_network_that_is_named_counts_before_the_code(word: str | None, code: str, network: str) -> None:
    found = invoice("somewhere", code, {"network": word})
    assert found is not None
    assert found.network == network


@pytest.mark.parametrize(
    ("value", "code", "told"),
    [
        ("25.5", "eur", "25.50 EUR"),
        ("25", "JPY", "25 JPY"),
        ("0.00010000", "btc", "0.00010000 BTC"),
        ("1E-7", "usdttrc20", "0.0000001 USDT"),
        ("1", "XAU", None),
        ("1", "", None),
        ("1", None, None),
        ("1", "тенге", None),
        ("1", "LONGERTHANTWELVE", None),
        (None, "EUR", None),
    ],
)
def test_money_has_the_decimals_it_came_with(value: str | None, code: str | None, told: str | None) -> None:
    found = money(Decimal(value) if value else None, code)
    assert (found and str(found)) == told
    assert found is None or found.currency == currency(code)


def test_a_fiat_amount_that_is_too_long_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as failed:
        money(Decimal(10**40), "usd", "/price")
    assert failed.value.path == "/price"


def test_no_amount_on_a_chain_is_negative() -> None:
    assert [coins(each) for each in (Decimal(-1), Decimal(0), Decimal(1), None)] == [None, 0, 1, None]
    found = invoice("somewhere", "BTC", {"amount": Decimal(1), "received": Decimal(-1)})
    assert found is not None
    assert (found.amount, found.received, found.network) == (Decimal(1), None, "bitcoin")


def test_a_part_is_open_until_the_document_itself_is_past_the_end() -> None:
    early, late = datetime(2026, 11, 20, 10, tzinfo=UTC), datetime(2026, 11, 20, 11, tzinfo=UTC)
    assert underpaid(early, late) is Status.PENDING
    assert underpaid(late, late) is Status.FAILED
    assert underpaid(None, late) is underpaid(early, None) is Status.PENDING


@pytest.mark.parametrize(
    ("status", "received", "expected"),
    [
        (Status.EXPIRED, "1", Status.FAILED),
        (Status.CANCELLED, "0.1", Status.FAILED),
        (Status.EXPIRED, "0", Status.EXPIRED),
        (Status.CANCELLED, None, Status.CANCELLED),
        (Status.PAID, "1", Status.PAID),
    ],
)
def test_nobody_is_told_that_nothing_came_where_something_has(
    status: Status, received: str | None, expected: Status
) -> None:
    assert closed(status, Decimal(received) if received else None) is expected


def test_flags_are_those_that_are_seen() -> None:
    assert flags(late=True, partial=False, aml=True) == {Flag.LATE, Flag.AML}
