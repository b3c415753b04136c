from dataclasses import FrozenInstanceError

import pytest

from paysupport.chain.networks import MEMORY, NETWORKS, Family, is_coin, network, of_chain, of_host


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *((name, name) for name in NETWORKS),
        *((name.upper().replace("-", " "), name) for name in NETWORKS),
        *((f"eip155:{each.chain_id}", name) for name, each in NETWORKS.items() if each.chain_id),
        *((word, "tron") for word in ("TRC20", "TRC-20", "trc20", "USDT-TRON", "USDTTRC20", "USDT.TRC20", "TRX")),
        *(
            (word, "tron")
            for word in ("USDT (TRC20)", "TRON (TRC-20)", "USDT on TRC-20", "сеть TRC20", "Трон", "USDT_TRX")
        ),
        *((word, "ethereum") for word in ("ERC20", "ETH", "Ethereum Mainnet", "USDT ERC 20", "usdterc20", "Эфириум")),
        *((word, "bsc") for word in ("BEP20", "BSC", "BNB Smart Chain", "BNB Smart Chain (BEP20)", "USDTBSC", "BNB")),
        *((word, "polygon") for word in ("MATIC", "Polygon POS", "usdcmatic", "USDC.e polygon", "POL")),
        *((word, "ton") for word in ("TON", "Toncoin", "The Open Network", "GRAM", "USDT-TON", "usdtton")),
        *((word, "solana") for word in ("SOL", "SPL", "USDT SPL", "usdcsol")),
        *((word, "bitcoin") for word in ("BTC", "Bitcoin network", "XBT", "биткоин")),
        ("Avalanche C-Chain", "avalanche"),
        ("Arbitrum One", "arbitrum"),
        ("ETH Base", "base"),
        ("OP Mainnet", "optimism"),
        ("zkSync Era", "zksync"),
        ("Bitcoin Cash", "bitcoin-cash"),
        ("BTC testnet", "bitcoin-testnet"),
        ("eip155:1337", "evm-dev"),
    ],
)
def test_words_of_people_and_processors(word: str, name: str) -> None:
    found = network(word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "word",
    [
        *("", "Lightning", "BTC-LN", "BTC Lightning", "BEP2", "USDT", "USDC", "usdt.e", "BTC ETH", "TRC20 or ERC20"),
        *("XRP", "eip155:0", "eip155:999999", "network", "-" * 100, "tron" * 100, "tron" + " " * 100),
    ],
)
def test_words_that_name_no_network_or_several(word: str) -> None:
    assert network(word) is None


def test_a_row_can_be_read_and_not_changed() -> None:
    bsc = NETWORKS["bsc"]
    assert (bsc.coin, bsc.decimals, bsc.family, bsc.chain_id, bsc.test) == ("BNB", 18, Family.EVM, 56, False)
    assert bsc.hosts == ("bscscan.com",)
    with pytest.raises(FrozenInstanceError):
        bsc.coin = "ETH"  # type: ignore[misc]
    with pytest.raises(TypeError):
        NETWORKS["bsc"] = bsc  # type: ignore[index]


def test_what_has_no_document_says_so() -> None:
    assert not NETWORKS["polygon"].primary
    assert NETWORKS["ton"].primary
    assert all(each.primary == (each.source != MEMORY) for each in NETWORKS.values())


def test_every_row_is_consistent() -> None:
    words = [alias for each in NETWORKS.values() for alias in (each.name, *each.aliases)]
    hosts = [host for each in NETWORKS.values() for host in each.hosts]
    assert len(words) == len(set(words))
    assert len(hosts) == len(set(hosts))
    for each in NETWORKS.values():
        assert (each.chain_id is not None) == (each.family is Family.EVM)
        assert each.block_seconds > 0
        assert each.decimals == {"evm": 18, "tron": 6, "solana": 9, "ton": 9, "utxo": 8}[each.family]
        assert all(alias == "".join(filter(str.isalnum, alias.lower())) for alias in each.aliases)
        assert each.source


def test_test_networks_are_marked() -> None:
    worthless = {name for name, each in NETWORKS.items() if each.test}
    assert worthless == {
        *("bitcoin-testnet", "bitcoin-signet", "bitcoin-regtest", "litecoin-testnet", "litecoin-regtest"),
        *(
            "dogecoin-testnet",
            "ethereum-sepolia",
            "evm-dev",
            "tron-nile",
            "tron-shasta",
            "solana-devnet",
            "ton-testnet",
        ),
    }


def test_coins_by_their_old_and_new_symbols() -> None:
    assert is_coin("polygon", "matic")
    assert is_coin("polygon", " POL ")
    assert is_coin("ton", "GRAM")
    assert is_coin("base", "ETH")
    assert not is_coin("bsc", "ETH")
    assert not is_coin("nowhere", "ETH")


def test_by_chain_id_and_by_explorer() -> None:
    assert of_chain(56) is NETWORKS["bsc"]
    assert of_chain(1337) is NETWORKS["evm-dev"]
    assert of_chain(2) is None
    assert of_host("www.BSCscan.com") is NETWORKS["bsc"]
    assert of_host("sepolia.etherscan.io") is NETWORKS["ethereum-sepolia"]
    assert of_host("blockchair.com") is None
