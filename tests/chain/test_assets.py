from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.chain.assets import Assets, Token, assets, canonical, spoofs, token
from paysupport.chain.networks import MEMORY, NETWORKS
from paysupport.chain.rows import Fact
from paysupport.errors import InputError

USDT = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
OTHER = "0x000000000000000000000000000000000000dEaD"


def test_a_contract_tells_token_and_decimals() -> None:
    found = token("ethereum", USDT)
    assert found is not None
    assert (found.symbol, found.decimals, found.issuer, found.primary) == ("USDT", 6, "Tether", True)
    assert found.source.startswith("tether.to")
    assert token("ethereum", f" {USDT.lower()} ") == found
    assert token("ethereum", f"0x{USDT[2:].upper()}") == found


def test_a_contract_is_known_however_it_is_written() -> None:
    tron, ton = (
        token("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        token("ton", "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs"),
    )
    assert tron is not None
    assert ton is not None
    assert token("tron", "41a614f803b6fd780986a42c78ec9c7f77e6ded13c") == tron
    assert token("tron", "0xa614f803b6fd780986a42c78ec9c7f77e6ded13c") == tron
    assert token("ton", "0:b113a994b5024a16719f69139328eb759596c38a25f59028b146fecdc3621dfe") == ton
    assert token("ton", "UQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_p0p") == ton


def test_the_same_symbol_has_other_decimals_elsewhere() -> None:
    (pegged,) = canonical("bsc", "usdt")
    assert (pegged.decimals, pegged.issuer) == (18, "Binance")
    assert "Tether issues none here" in pegged.note


def test_a_contract_of_another_network_is_unknown() -> None:
    assert token("polygon", USDT) is None
    assert token("nowhere", USDT) is None
    assert token("solana", "es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB") is None


def test_native_and_bridged_are_told_apart() -> None:
    assert [each.contract[:6] for each in canonical("polygon", "USDC")] == ["0x3c49"]
    assert [each.contract[:6] for each in canonical("polygon", "USDC.e")] == ["0x2791"]
    assert [each.contract[:6] for each in canonical("optimism", "USDT")] == ["0x94b0", "0x01bF"]


def test_a_symbol_may_have_no_contract() -> None:
    assert canonical("ton", "USDC") == ()
    assert canonical("bitcoin", "USDT") == ()


def test_what_its_issuer_no_longer_stands_by_is_known_and_no_longer_meant() -> None:
    found = token("tron", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8")
    assert found is not None
    assert canonical("tron", "USDC", date(2024, 6, 1)) == (found,)
    assert canonical("tron", "USDC", date(2025, 3, 1)) == ()
    assert canonical("tron", "USDC") == ()


@pytest.mark.parametrize(
    "symbol",
    [
        *(
            "USDT",
            "usdt",
            "U SDT",
            "USDT.",
            "USD-T",
            " USDT\u200b",
            "USD₮",
            "UЅDT",
            "USDТ",
            "ＵＳＤＴ",
            "𝐔𝐒𝐃𝐓",
            "$USDT"[1:],
        ),
        *("U$DT", "U5DT", "ÚSDT", "ꓴꓢꓓꓔ", "ᴜꜱᴅᴛ", "ЦSDT"),
    ],
)
def test_symbols_that_look_like_a_known_one(symbol: str) -> None:
    assert spoofs("ethereum", symbol, OTHER) == "USDT"
    assert spoofs("ethereum", symbol, USDT) is None


@pytest.mark.parametrize("symbol", ["", "USD", "USDTT", "TUSD", "UNI", "₮", "СССР"])
def test_symbols_that_are_just_others(symbol: str) -> None:
    assert spoofs("ethereum", symbol, OTHER) is None


def test_a_token_that_calls_itself_as_the_coin_of_the_network() -> None:
    assert spoofs("tron", "TRХ", "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf") == "TRX"
    assert spoofs("bsc", "BNB", OTHER) == "BNB"
    assert spoofs("polygon", "MATIC", OTHER) == "POL"
    assert spoofs("bsc", "TRX", OTHER) is None


def test_small_letters_and_digits_that_pass_for_each_other() -> None:
    assert spoofs("ethereum", "DAl", OTHER) == "DAI"
    assert spoofs("ethereum", "DA1", OTHER) == "DAI"
    assert spoofs("arbitrum", "USDTO", OTHER) == "USDT"


def test_the_bridged_token_imitates_nobody() -> None:
    assert spoofs("polygon", "USDC", "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174") is None


def test_a_host_lays_its_own_rows_over() -> None:
    mine = Token("ethereum", OTHER, "SHOP", 2, issuer="shop")
    corrected = Token("ethereum", USDT.lower(), "USDT", 6, issuer="corrected")
    own = assets().laid_over([mine, corrected])
    assert token("ethereum", OTHER.lower(), own) is mine
    assert canonical("ethereum", "shop", own=own) == (mine,)
    assert canonical("ethereum", "USDT", own=own) == (corrected,)
    assert spoofs("ethereum", "SHOP", USDT + "0", own) == "SHOP"
    assert spoofs("ethereum", "USDT", OTHER, own) is None
    assert token("ethereum", OTHER) is None


def test_a_table_of_the_host() -> None:
    own = Assets.of_csv(
        [
            "network,contract,symbol,decimals,issuer,since,primary,names",
            f"ethereum,{OTHER}, SHOP ,2,shop,2026-01-01,no,SHP SH",
            f"base,{OTHER},SHOP,2,,,,",
        ]
    )
    assert token("base", OTHER, own) == Token("base", OTHER, "SHOP", 2)
    assert token("ethereum", OTHER, own) == Token(
        "ethereum", OTHER, "SHOP", 2, "shop", ("SHP", "SH"), fact=Fact(since=date(2026, 1, 1), primary=False)
    )
    assert spoofs("ethereum", "SHP", USDT, own) == "SHOP"


HEAD = "network,contract,symbol,decimals,since,primary"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "no column network, contract, symbol, decimals"),
        (["network,symbol"], "no column contract, decimals"),
        ([HEAD, "btc,x,X,2,,"], "row 2 .*'btc' is no network"),
        ([HEAD, "base,,X,2,,"], "row 2 .*contract and symbol are needed"),
        ([HEAD, "base,x,,2,,"], "contract and symbol are needed"),
        ([HEAD, "base"], "contract and symbol are needed"),
        ([HEAD, "base,x,X,256,,"], "up to 255"),
        ([HEAD, "base,x,X,-1,,"], "up to 255"),
        ([HEAD, "base,x,X,²,,"], "up to 255"),
        ([HEAD, "base,x,X," + "9" * 5000 + ",,"], "row 2"),
        ([HEAD, "base,x,X,2,yesterday,"], "row 2 .*yesterday"),
        ([HEAD, "base,x,X,2,,perhaps"], "primary is yes or no"),
        ([HEAD, f"base,{OTHER},X,2,,", f"base,{OTHER.lower()},Y,2,,"], "twice"),
    ],
)
def test_a_table_that_cannot_be_read(lines: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        Assets.of_csv(lines)


def test_every_row_is_consistent() -> None:
    for each in assets().tokens.values():
        assert each.network in NETWORKS
        assert each.issuer
        assert each.fact.source
        assert not (each.fact.primary and MEMORY in each.fact.source)
        assert NETWORKS[each.network].test == ("without value" in each.note)


@given(st.text(), st.sampled_from([*NETWORKS, "nowhere"]), st.text())
def test_any_text_may_stand_in_a_token(symbol: str, network: str, contract: str) -> None:
    assert spoofs(network, symbol, contract) in {None, *(each.symbol for each in assets().tokens.values()), *COINS}


COINS = {each.coin for each in NETWORKS.values()}
