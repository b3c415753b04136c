"""Published vectors, other people's libraries as oracles, and typos."""

import base58
import pytest
from embit import bech32 as embit_bech32
from eth_utils.address import is_checksum_address, to_checksum_address
from hypothesis import given, settings
from hypothesis import strategies as st
from pytoniq_core.boc.address import Address as TonAddress
from solders.pubkey import Pubkey

from paysupport.chain.addresses import Address, Problem, lookalike, on, parse, same
from paysupport.chain.networks import NETWORKS, Family

EVM = tuple(
    sorted((name for name, each in NETWORKS.items() if each.family is Family.EVM), key=lambda name: NETWORKS[name].test)
)
BTC_TEST = ("bitcoin-testnet", "bitcoin-signet", "bitcoin-regtest")
LTC_TEST = ("litecoin-testnet", "litecoin-regtest")

BIP173_V0 = "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"
USDT = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
USDT_ON_TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
USDT_ON_TON = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs"
USDC_ON_SOLANA = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


def only(text: str) -> Address:
    (found,) = parse(text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "networks"),
    [
        (BIP173_V0, "p2wpkh", ("bitcoin",)),
        (
            "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
            "p2wsh",
            ("bitcoin-testnet", "bitcoin-signet"),
        ),
        ("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", "witness", ("bitcoin",)),
        ("BC1SW50QGDZ25J", "witness", ("bitcoin",)),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "p2tr", ("bitcoin",)),
        ("ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9", "p2wpkh", ("litecoin",)),
        (GENESIS, "p2pkh", ("bitcoin", "bitcoin-cash")),
        ("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", "p2sh", ("bitcoin", "litecoin", "bitcoin-cash")),
        (USDT, "evm", EVM),
        (USDT_ON_TRON, "tron", ("tron", "tron-nile", "tron-shasta")),
        (USDC_ON_SOLANA, "solana", ("solana", "solana-devnet")),
        ("11111111111111111111111111111111", "solana", ("solana", "solana-devnet")),
        (USDT_ON_TON, "ton", ("ton", "ton-testnet")),
        ("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "p2pkh", ("bitcoin-cash",)),
        ("ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq", "p2sh", ("bitcoin-cash",)),
    ],
)
def test_what_documents_give_as_addresses(text: str, kind: str, networks: tuple[str, ...]) -> None:
    found = only(f" {text}\n")
    assert (found.kind, found.networks, found.problem) == (kind, networks, None)
    assert found.account


@pytest.mark.parametrize(
    ("version", "letters", "networks"),
    [
        (0x30, "L", ("litecoin",)),
        (0x32, "M", ("litecoin",)),
        (0x1E, "D", ("dogecoin",)),
        (0x16, "9A", ("dogecoin",)),
        (0x6F, "mn", (*BTC_TEST, *LTC_TEST)),
        (0xC4, "2", (*BTC_TEST, *LTC_TEST, "dogecoin-testnet")),
        (0x3A, "Q", LTC_TEST),
        (0x71, "n", ("dogecoin-testnet",)),
    ],
)
def test_version_bytes(version: int, letters: str, networks: tuple[str, ...]) -> None:
    for fill in (0x00, 0x55, 0xFF):
        text = base58.b58encode_check(bytes([version]) + bytes([fill]) * 20).decode()
        assert text[0] in letters
        assert only(text).networks == networks


def test_real_money_comes_before_test_networks() -> None:
    tested = [NETWORKS[name].test for name in only(USDT).networks]
    assert {"ethereum-sepolia", "evm-dev"} <= set(only(USDT).networks)
    assert tested == sorted(tested)


# BIP-173 and BIP-350, "invalid addresses"
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", Problem.CHECKSUM),
        ("BC1SW50QA3JX3S", Problem.CHECKSUM),
        ("bc1zw508d6qejxtdg4y5r3zarvaryvg6kdaj", Problem.CHECKSUM),
        ("bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90", Problem.CHECKSUM),
        ("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", Problem.CHECKSUM),
        ("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sL5k7", Problem.CASE),
        ("bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du", Problem.CHECKSUM),
        ("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3pjxtptv", Problem.CHECKSUM),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", Problem.CHECKSUM),
        ("tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf", Problem.CHECKSUM),
        ("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", Problem.CHECKSUM),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", Problem.CHECKSUM),
        ("tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47", Problem.CHECKSUM),
        ("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", Problem.CHARACTER),
        ("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", Problem.CHECKSUM),
        ("bc1pw5dgrnzv", Problem.CHECKSUM),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav", Problem.CHECKSUM),
        ("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq", Problem.CASE),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf", Problem.CHECKSUM),
        ("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j", Problem.CHECKSUM),
        ("bc1gmk9yu", Problem.CHECKSUM),
        (USDT.replace("dAC", "dac"), Problem.CHECKSUM),
        (USDT[:-1], Problem.LENGTH),
        (USDT + "0", Problem.LENGTH),
        (USDT.replace("D2", "O2"), Problem.CHARACTER),
        (GENESIS.replace("z", "x"), Problem.CHECKSUM),
        (GENESIS[:-3], Problem.LENGTH),
        (GENESIS.replace("2", "0"), Problem.CHARACTER),
        (USDT_ON_TRON.replace("Z", "z"), Problem.CHECKSUM),
        (USDT_ON_TRON + "x", Problem.LENGTH),
        (USDT_ON_TRON.replace("7", "I"), Problem.CHARACTER),
        (USDC_ON_SOLANA[:-1] + "l", Problem.CHARACTER),
        (USDC_ON_SOLANA[:-2], Problem.LENGTH),
        (USDT_ON_TON.replace("CxE", "CxF"), Problem.CHECKSUM),
        (USDT_ON_TON[:-1], Problem.LENGTH),
        ("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b", Problem.CHECKSUM),
        ("bitcoincash:Qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", Problem.CHECKSUM),
        (base58.b58encode_check(bytes([0x4C]) + bytes(20)).decode(), Problem.PREFIX),
    ],
)
def test_a_typo_shows_as_a_broken_address(text: str, problem: Problem) -> None:
    found = only(text)
    assert (found.problem, found.text, found.account) == (problem, text, "")
    assert (found.networks == ()) == (problem is Problem.PREFIX)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "0x",
            "hello",
            "0x" + "a" * 64,
            "a" * 64,
            "1234567890123456789012345",
            "bc",
            "bc1",
            "lnbc1qqqqqqqq",
            "T" * 300,
        ),
        *(
            "550e8400-e29b-41d4-a716-446655440000",
            "d41d8cd98f00b204e9800998ecf8427e",
            "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdf",
        ),
        *("Xyz0" * 8, "order-2026-11-25-000000000001", "0:" + "g" * 64, "2:" + "a" * 64),
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert parse(text) == ()


def test_canonical_forms() -> None:
    assert only(USDT.lower()).text == USDT
    assert only("0X" + USDT[2:].upper()).text == USDT
    assert only(BIP173_V0).text == BIP173_V0.lower()
    assert only("41a614f803b6fd780986a42c78ec9c7f77e6ded13c").text == USDT_ON_TRON
    assert only("0x41a614f803b6fd780986a42c78ec9c7f77e6ded13c").text == USDT_ON_TRON
    assert only("QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A").text.startswith("bitcoincash:qpm2")
    assert only("0:" + "AB" * 32).text == "0:" + "ab" * 32
    assert only("-1:" + "ab" * 32).networks == ("ton", "ton-testnet")


def test_flags_of_ton() -> None:
    raw = "0:" + "ab" * 32
    flags = {
        (test, bounceable): only(TonAddress(raw).to_str(is_test_only=test, is_bounceable=bounceable))
        for test in (False, True)
        for bounceable in (False, True)
    }
    assert {found.account for found in flags.values()} == {raw}
    for (test, bounceable), found in flags.items():
        assert found.bounceable is bounceable
        assert found.networks == (("ton-testnet",) if test else ("ton", "ton-testnet"))


def test_a_ton_address_with_another_tag_is_broken() -> None:
    from base64 import urlsafe_b64encode
    from binascii import crc_hqx

    body = bytes([0x13, 0]) + bytes(32)
    assert only(urlsafe_b64encode(body + crc_hqx(body, 0).to_bytes(2, "big")).decode().replace("Ew", "EQ", 1)).problem


def test_litecoin_with_extension_blocks() -> None:
    for encoding, prefix, network in (
        (embit_bech32.Encoding.BECH32, "ltcmweb", "litecoin"),
        (embit_bech32.Encoding.BECH32M, "tmweb", "litecoin-testnet"),
    ):
        words = embit_bech32.convertbits(bytes(66), 8, 5)
        text = embit_bech32.bech32_encode(encoding, prefix, [0, *words])
        found = only(text)
        assert (found.kind, found.networks) == ("mweb", (network,))
        assert only(embit_bech32.bech32_encode(encoding, prefix, [0, *words[:-8]])).problem is Problem.CHECKSUM


@pytest.mark.parametrize(
    ("network", "a", "b"),
    [
        ("ethereum", USDT, USDT.lower()),
        ("base", USDT, USDT.replace("dAC", "dac")),
        ("bitcoin", BIP173_V0, BIP173_V0.lower()),
        ("tron", USDT_ON_TRON, "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"),
        ("tron", USDT_ON_TRON, "a614f803b6fd780986a42c78ec9c7f77e6ded13c"),
        ("tron-nile", USDT_ON_TRON, "0xA614f803B6FD780986A42c78Ec9c7f77e6DeD13C"),
        ("ton", USDT_ON_TON, "UQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_p0p"),
        ("ton", USDT_ON_TON, USDT_ON_TON.replace("_", "/")),
        ("ton", USDT_ON_TON, "0:B113A994B5024A16719F69139328EB759596C38A25F59028B146FECDC3621DFE"),
        (
            "bitcoin-cash",
            "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        ),
        ("bitcoin-cash", "3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC", "ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq"),
        ("solana", "something", " something "),
    ],
)
def test_one_address_written_in_two_ways(network: str, a: str, b: str) -> None:
    assert same(network, a, b)
    assert same(network, b, a)


def test_litecoin_has_one_address_in_two_forms() -> None:
    script = bytes(range(20))
    old, new = (base58.b58encode_check(bytes([version]) + script).decode() for version in (0x05, 0x32))
    assert old[0] == "3"
    assert new[0] == "M"
    assert same("litecoin", old, new)
    assert not same("bitcoin", old, new)


@pytest.mark.parametrize(
    ("network", "a", "b"),
    [
        ("ethereum", USDT, USDT[:-1] + "8"),
        ("solana", USDC_ON_SOLANA, USDC_ON_SOLANA.lower()),
        ("bitcoin", GENESIS, "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu"),
        ("tron", USDT_ON_TRON, "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"),
        ("bitcoin", USDT, USDT.lower()),
        ("nowhere", USDT, USDT.lower()),
    ],
)
def test_two_addresses(network: str, a: str, b: str) -> None:
    assert not same(network, a, b)


def test_an_address_is_read_on_one_network() -> None:
    found = on("polygon", USDT.lower())
    assert found is not None
    assert found.text == USDT
    assert on("bitcoin", USDT) is None
    assert on("bitcoin", BIP173_V0[:-1]) is None
    assert on("ethereum", USDT[2:]) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (USDT, USDT[:6] + "0" * 32 + USDT[-4:].lower()),
        (USDT_ON_TRON, "TR7N" + "1" * 26 + "Lj6t"),
        (USDC_ON_SOLANA, USDC_ON_SOLANA[:-2]),
        (USDC_ON_SOLANA, USDC_ON_SOLANA.replace("C8G", "C8H")),
        (GENESIS, GENESIS[:10] + GENESIS[12:]),
        (BIP173_V0, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"),
        (USDT_ON_TON, "EQCxE6" + "A" * 38 + "_sDs"),
        (USDT_ON_TON, "UQCxE6" + "A" * 38 + "/sDs"),
    ],
)
def test_addresses_that_are_taken_for_each_other(a: str, b: str) -> None:
    assert parse(b)
    assert lookalike(a, b)
    assert lookalike(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (USDT, USDT.lower()),
        (USDT, USDT.replace("dAC", "dac")),
        (USDT, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
        (USDT, USDT[:6] + "0" * 32 + "1eC8"),
        (USDT_ON_TRON, "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"),
        (USDT_ON_TON, "UQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_p0p"),
        (USDT_ON_TON, USDT_ON_TON.replace("_", "/")),
        ("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
        (GENESIS, GENESIS[:-3]),
        (GENESIS, GENESIS.replace("1A1", "1B2").replace("QGe", "QHe")),
        ("", ""),
        (USDT, ""),
        ("word", "wort"),
    ],
)
def test_addresses_that_are_not(a: str, b: str) -> None:
    assert not lookalike(a, b)
    assert not lookalike(b, a)


@given(st.binary(min_size=20, max_size=20), st.data())
@settings(deadline=None)
def test_evm_as_eth_utils_has_it(account: bytes, data: st.DataObject) -> None:
    text = to_checksum_address(account)
    assert only("0x" + account.hex()).text == text
    cased = "".join(data.draw(st.sampled_from([char.lower(), char.upper()])) for char in text[2:])
    sound = is_checksum_address("0x" + cased) or cased in {cased.lower(), cased.upper()}
    assert (only("0x" + cased).problem is None) == sound


@given(st.sampled_from(["bc", "tb", "bcrt", "ltc"]), st.integers(0, 17), st.binary(max_size=41), st.booleans())
@settings(deadline=None)
def test_bech32_as_embit_has_it(prefix: str, version: int, program: bytes, swapped: bool) -> None:
    modern = (version > 0) != swapped
    encoding = embit_bech32.Encoding.BECH32M if modern else embit_bech32.Encoding.BECH32
    words = [version, *embit_bech32.convertbits(program, 8, 5)]
    text = embit_bech32.bech32_encode(encoding, prefix, words)
    theirs = embit_bech32.decode(prefix, text) != (None, None)
    assert (only(text).problem is None) == theirs


@given(st.binary(min_size=21, max_size=21))
@settings(deadline=None)
def test_base58check_as_base58_has_it(payload: bytes) -> None:
    text = base58.b58encode_check(payload).decode()
    (found,) = parse(text)
    assert found.problem in {None, Problem.PREFIX}
    assert found.text == text


@given(st.binary(min_size=32, max_size=32))
@settings(deadline=None)
def test_solana_as_solders_has_it(key: bytes) -> None:
    text = str(Pubkey(key))
    found = only(text)
    assert (found.kind, found.text, found.problem) == ("solana", text, None)


@given(st.sampled_from([0, -1]), st.binary(min_size=32, max_size=32), st.booleans(), st.booleans(), st.booleans())
@settings(deadline=None)
def test_ton_as_pytoniq_has_it(workchain: int, key: bytes, safe: bool, bounceable: bool, test: bool) -> None:
    theirs = TonAddress((workchain, key))
    text = theirs.to_str(is_url_safe=safe, is_bounceable=bounceable, is_test_only=test)
    found = only(text)
    assert found.account == theirs.to_str(is_user_friendly=False)
    assert found.problem is None


SOUND = [USDT, USDT_ON_TRON, USDT_ON_TON, GENESIS, BIP173_V0.lower(), "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"]


@given(st.sampled_from(SOUND), st.data())
@settings(deadline=None)
def test_one_wrong_character_never_passes_for_sound(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(6, len(text) - 1))
    char = data.draw(
        st.sampled_from("023456789abcdefghjkmnpqrstuvwxyzABCDEFGHJK").filter(lambda one: one != text[place])
    )
    wrong = text[:place] + char + text[place + 1 :]
    if text == USDT and (char.lower() == text[place].lower() or wrong[2:].upper() == wrong[2:]):
        return
    assert all(each.problem for each in parse(wrong))
    assert parse(wrong)


@given(st.text())
@settings(deadline=None)
def test_any_text_may_be_asked(text: str) -> None:
    for each in parse(text):
        assert each.networks or each.problem is Problem.PREFIX
    assert same("tron", text, text)
    assert not lookalike(text, text)
