from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paysupport.chain.confirmations import Policies, Policy, Requirement, policies, required, typical_time
from paysupport.chain.minimums import Minimum, Minimums, credited, dust, minimums
from paysupport.chain.networks import MEMORY, NETWORKS
from paysupport.chain.rows import Fact
from paysupport.errors import InputError
from paysupport.model import Certainty

TODAY = date(2026, 11, 25)


def count(network: str, asset: str, amount: str | None, processor: str | None = None) -> int | None:
    found = required(network, asset, amount if amount is None else Decimal(amount), processor=processor, on=TODAY)
    return None if found is None else found.count


# developers.cryptopay.me, Confirmations
@pytest.mark.parametrize(
    ("network", "asset", "amount", "expected"),
    [
        *(
            ("bitcoin", "BTC", amount, n)
            for amount, n in (("0", 1), ("1", 1), ("1.00000001", 3), ("10", 3), ("10.1", 6))
        ),
        *(("ethereum", "ETH", amount, n) for amount, n in (("0.3", 2), ("0.31", 3), ("3", 3), ("3.1", 6))),
        *(("ethereum", "usdt", amount, n) for amount, n in (("1000", 3), ("1001", 5), ("5000", 5), ("5001", 6))),
        ("ethereum", "DAI", "1", 12),
        ("tron", "USDT", "100000", 1),
        ("polygon", "USDC", "5", 127),
    ],
)
def test_by_processor_asset_and_amount(network: str, asset: str, amount: str, expected: int) -> None:
    assert count(network, asset, amount, "Cryptopay") == expected


def test_how_sure_it_is() -> None:
    def certainty(network: str, asset: str, amount: Decimal | None, processor: str | None) -> Certainty:
        found = required(network, asset, amount, processor=processor, on=TODAY)
        assert found is not None
        assert found.source
        return found.certainty

    assert certainty("bitcoin", "BTC", Decimal(1), "cryptopay") is Certainty.CERTAIN
    assert certainty("bitcoin", "BTC", None, "cryptopay") is Certainty.POSSIBLE
    assert certainty("tron", "TRX", None, "cryptopay") is Certainty.CERTAIN
    assert certainty("tron", "USDT", Decimal(1), "bvnk") is Certainty.LIKELY
    assert certainty("bitcoin", "BTC", Decimal(1), None) is Certainty.POSSIBLE


def test_an_amount_that_is_not_known_takes_the_largest_number() -> None:
    assert count("bitcoin", "BTC", None, "cryptopay") == 6


def test_a_processor_that_has_published_nothing_has_the_common_number() -> None:
    found = required("bitcoin", "BTC", Decimal(1), processor="acme", on=TODAY)
    assert found == Policy(2, MEMORY, Certainty.POSSIBLE)
    assert count("avalanche", "USDC", "1", "cryptopay") == 12


def test_test_networks_and_unknown_ones_have_none() -> None:
    assert count("bitcoin-regtest", "BTC", "1") is None
    assert count("nowhere", "BTC", "1") is None


def test_every_network_of_real_money_has_a_number() -> None:
    for name, each in NETWORKS.items():
        assert (count(name, each.coin, "1") is not None) == (not each.test)


def test_a_host_lays_its_own_rows_over() -> None:
    mine = Requirement("Cryptopay", "bitcoin", "", 2)
    own = policies().laid_over(
        [mine, Requirement("", "bitcoin", "btc", 4), Requirement("", "bitcoin", "BTC", 5, Decimal(7))]
    )
    assert required("bitcoin", "BTC", Decimal(50), processor="cryptopay", on=TODAY, own=own) == Policy(
        2, "", Certainty.CERTAIN, "Cryptopay"
    )
    assert [own.required("bitcoin", "BTC", Decimal(amount), on=TODAY) for amount in (7, 8)] == [
        Policy(4, "", Certainty.POSSIBLE),
        Policy(5, "", Certainty.POSSIBLE),
    ]
    assert count("bitcoin", "BTC", "50", "cryptopay") == 6


def test_a_number_has_its_days() -> None:
    own = Policies.of_csv(
        [
            "processor,network,asset,above,count,since,until,source,primary",
            "shop,tron,,,1,,2026-06-30,an old page,",
            "shop,tron,,,19,2026-07-01,,a page,no",
        ]
    )
    days = [date(2026, 6, 30), date(2026, 7, 1)]
    assert [own.required("tron", "USDT", Decimal(1), processor="shop", on=day) for day in days] == [
        Policy(1, "an old page", Certainty.CERTAIN, "shop"),
        Policy(19, "a page", Certainty.LIKELY, "shop"),
    ]


HEAD = "processor,network,count,above"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("x,btc,1,", "'btc' is no network"),
        ("x,tron,,", "count is a whole number"),
        ("x,tron,-1,", "count is a whole number"),
        ("x,tron,1000001,", "count is a whole number"),
        (f"x,tron,{'1' * 5000},", "count is a whole number"),
        ("x,tron,1.5,", "count is a whole number"),
        ("x,tron,1,much", "above is an amount"),
        ("x,tron,1,-1", "above is an amount"),
        ("x,tron,1,NaN", "above is an amount"),
    ],
)
def test_a_row_that_cannot_be_read(line: str, message: str) -> None:
    with pytest.raises(InputError, match=f"row 3 of the table: .*{message}"):
        Policies.of_csv([HEAD, "x,tron,1,", line])


def test_columns_that_are_missing() -> None:
    with pytest.raises(InputError, match="no column processor, count"):
        Policies.of_csv(["network", "tron"])
    with pytest.raises(InputError, match="no column amount"):
        Minimums.of_csv(["processor,network", ",tron"])


def test_what_is_remembered_is_never_certain() -> None:
    for rows in policies().rows.values():
        for row in rows:
            assert row.fact.source
            assert not (row.fact.primary and MEMORY in row.fact.source)
    for each in minimums().rows.values():
        assert each.fact.source
        assert not (each.fact.primary and MEMORY in each.fact.source)


@given(
    st.sampled_from([*NETWORKS, ""]),
    st.text(),
    st.none() | st.decimals(0, allow_nan=False),
    st.none() | st.text(),
    st.dates(),
)
@settings(deadline=None)
def test_any_question_has_an_answer(
    network: str, asset: str, amount: Decimal | None, who: str | None, on: date
) -> None:
    found = required(network, asset, amount, processor=who, on=on)
    assert (found is None) == (not network or NETWORKS[network].test)


def test_typical_times() -> None:
    assert typical_time("bitcoin", 3) == timedelta(minutes=30)
    assert typical_time("ton", 1) == timedelta(milliseconds=400)
    assert typical_time("tron", 0) == timedelta(0)
    assert typical_time("nowhere", 1) is None


# Bitcoin Core: an output is dust that costs more to spend than it is worth at 3 sat/vB
@pytest.mark.parametrize(
    ("kind", "output", "spending"),
    [("p2pkh", 34, 148), ("p2sh", 32, 148), ("p2wpkh", 31, 67), ("p2wsh", 43, 67), ("p2tr", 43, 67)],
)
def test_dust(kind: str, output: int, spending: int) -> None:
    bitcoin, litecoin = (dust(network, kind, TODAY) for network in ("bitcoin", "litecoin"))
    assert bitcoin is not None
    assert litecoin is not None
    assert bitcoin.amount == Decimal((output + spending) * 3).scaleb(-8)
    assert litecoin.amount == bitcoin.amount * 10
    assert (bitcoin.fact.primary, litecoin.fact.primary) == (True, False)


def test_dust_of_dogecoin_does_not_depend_on_the_address() -> None:
    found = dust("dogecoin", "p2pkh", TODAY)
    assert found is not None
    assert found.amount == Decimal("0.01")


def test_where_there_is_no_dust() -> None:
    assert dust("ethereum", "evm", TODAY) is None
    assert dust("bitcoin", "witness", TODAY) is None


def test_what_a_processor_credits() -> None:
    found = credited("bitcoin", "btc", "CryptoProcessing", TODAY)
    assert found is not None
    assert found.amount == Decimal("0.0001")
    assert credited("bitcoin", "BTC", "acme", TODAY) is None
    assert credited("bitcoin", "BTC", "", TODAY) is None


def test_a_host_has_its_own_minimums() -> None:
    own = minimums().laid_over([Minimum("Shop", "tron", "", "", Decimal(5), Fact(until=date(2026, 12, 31)))])
    assert credited("tron", "USDT", "shop", TODAY, own) == Minimum(
        "Shop", "tron", "", "", Decimal(5), Fact(until=date(2026, 12, 31))
    )
    assert credited("tron", "USDT", "shop", date(2027, 1, 1), own) is None
    assert dust("bitcoin", "p2wpkh", TODAY, own) == dust("bitcoin", "p2wpkh", TODAY)
