from base64 import b64encode, urlsafe_b64encode
from time import perf_counter
from urllib.parse import quote

import base58
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from solders.keypair import Keypair

from paysupport.chain.addresses import Problem
from paysupport.chain.ed25519 import is_secret_key, may_be_signature
from paysupport.chain.networks import NETWORKS, Family
from paysupport.chain.pasted import MOST, Kind, Pasted, read, read_all
from paysupport.redaction import LIMIT

HASH = "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16"
OTHER_HASH = "0e3e2357e806b6cdb1f70b54c3a3a17b6714ee1f0e68bebb44a74b1efd512098"
EVM_HASH = f"0x{HASH}"
PAIR = Keypair.from_seed(bytes(range(32)))
SIGNATURE = str(PAIR.sign_message(b"paid"))
SOLANA_KEY = base58.b58encode(bytes(PAIR)).decode()
USDT = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
TON = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs"
TON_HASH = bytes.fromhex(HASH)
SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
LIGHTNING = "lnbc2500u1p" + "qpzry9x8gf2tvdw0s3jn54khce6mua7l" * 5
UUID = "550e8400-e29b-41d4-a716-446655440000"

# BIP-39's and Bitcoin's own published test values
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
WIF = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn"
XPRV = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"

BARE = {name for name, each in NETWORKS.items() if each.family in {Family.UTXO, Family.TRON, Family.TON}}
EVM = {name for name, each in NETWORKS.items() if each.family is Family.EVM}


@pytest.mark.parametrize(
    ("text", "value", "networks"),
    [
        (f"https://mempool.space/tx/{HASH}", HASH, ("bitcoin",)),
        (f"https://mempool.space/ru/tx/{HASH}#flow", HASH, ("bitcoin",)),
        (f"https://mempool.space/testnet4/tx/{HASH}", HASH, ("bitcoin-testnet",)),
        (f"https://mempool.space/signet/tx/{HASH}", HASH, ("bitcoin-signet",)),
        (f"https://blockstream.info/tx/{HASH}?expand", HASH, ("bitcoin",)),
        (f"https://blockstream.info/testnet/tx/{HASH}", HASH, ("bitcoin-testnet",)),
        (f"https://blockstream.info/liquid/tx/{HASH}", HASH, ()),
        (f"https://blockchair.com/bitcoin/transaction/{HASH}", HASH, ("bitcoin",)),
        (f"https://blockchair.com/ru/dogecoin/transaction/{HASH}?from=x", HASH, ("dogecoin",)),
        (f"https://blockchair.com/bitcoin-cash/transaction/{HASH}", HASH, ("bitcoin-cash",)),
        (f"https://www.blockchain.com/explorer/transactions/btc/{HASH}", HASH, ("bitcoin",)),
        (f"https://www.blockchain.com/btc/tx/{HASH}", HASH, ("bitcoin",)),
        (f"https://litecoinspace.org/tx/{HASH}", HASH, ("litecoin",)),
        (f"https://etherscan.io/tx/{EVM_HASH}#eventlog", EVM_HASH, ("ethereum",)),
        (f"etherscan.io/tx/{EVM_HASH}", EVM_HASH, ("ethereum",)),
        (f"https://etherscan.io/tx/{HASH}", EVM_HASH, ("ethereum",)),
        (f"https://sepolia.etherscan.io/tx/{EVM_HASH}", EVM_HASH, ("ethereum-sepolia",)),
        (f"https://bscscan.com/tx/{EVM_HASH}", EVM_HASH, ("bsc",)),
        (f"https://polygonscan.com/tx/{EVM_HASH}.", EVM_HASH, ("polygon",)),
        (f"(https://arbiscan.io/tx/{EVM_HASH.upper()})", EVM_HASH, ("arbitrum",)),
        (f"https://www.oklink.com/polygon/tx/{EVM_HASH}", EVM_HASH, ("polygon",)),
        (f"https://tronscan.org/#/transaction/{HASH}", HASH, ("tron",)),
        (f"https://nile.tronscan.org/#/transaction/{HASH}", HASH, ("tron-nile",)),
        (f"https://solscan.io/tx/{SIGNATURE}", SIGNATURE, ("solana",)),
        (f"https://explorer.solana.com/tx/{SIGNATURE}?cluster=devnet", SIGNATURE, ("solana-devnet",)),
        (f"https://explorer.solana.com/tx/{SIGNATURE}?cluster=testnet", SIGNATURE, ()),
        (f"https://tonviewer.com/transaction/{HASH}", HASH, ("ton",)),
        (f"https://tonviewer.com/transaction/{urlsafe_b64encode(TON_HASH).decode()}", HASH, ("ton",)),
        (f"https://tonscan.org/tx/{urlsafe_b64encode(TON_HASH).decode().rstrip('=')}", HASH, ("ton",)),
        (f"https://tonscan.org/tx/{quote(b64encode(TON_HASH), safe='')}", HASH, ("ton",)),
        (f"https://testnet.tonviewer.com/transaction/{HASH}", HASH, ("ton-testnet",)),
    ],
)
def test_links_of_explorers(text: str, value: str, networks: tuple[str, ...]) -> None:
    found = read(text)
    assert (found.kind, found.value, found.networks, found.problem) == (Kind.TRANSACTION, value, networks, None)
    assert found.host is not None
    assert found.host in text
    assert not found.lightning


def test_a_link_of_an_unknown_site_says_nothing_of_the_network() -> None:
    found = read(f"https://shop.example/base/tx/{HASH}")
    assert set(found.networks) == BARE
    assert found.host == "shop.example"


def test_a_link_that_cannot_be_of_its_network_is_not_believed() -> None:
    assert set(read(f"https://solscan.io/tx/{EVM_HASH}").networks) == EVM


def test_addresses_in_links() -> None:
    found = read(f"https://bscscan.com/address/{USDT.lower()}#tokentxns")
    assert (found.kind, found.value, found.networks) == (Kind.ADDRESS, USDT, ("bsc",))
    assert read(f"https://tonviewer.com/{TON}").networks == ("ton",)
    assert read(f"https://tronscan.org/#/address/{TRON}").networks == ("tron",)


def test_the_hash_of_a_block_is_no_transaction() -> None:
    assert read(f"https://mempool.space/block/{HASH}").kind is Kind.UNCLEAR


def test_a_transaction_tells_more_than_an_address() -> None:
    text = f"I sent to {SEGWIT}: https://mempool.space/tx/{HASH} and then {TRON}x"
    assert read(text).value == HASH
    assert [each.kind for each in read_all(text)] == [Kind.ADDRESS, Kind.TRANSACTION, Kind.ADDRESS]


@pytest.mark.parametrize("text", [HASH, HASH.upper(), f"хэш {HASH}.", f"tx:{HASH}", f"{HASH[:30]}\n{HASH[30:]}"])
def test_sixty_four_characters_may_be_of_many_networks(text: str) -> None:
    found = read(text)
    assert (found.kind, found.value, found.lightning) == (Kind.TRANSACTION, HASH, True)
    assert set(found.networks) == BARE
    assert not NETWORKS[found.networks[0]].test
    assert NETWORKS[found.networks[-1]].test


@pytest.mark.parametrize(
    "text", [EVM_HASH, f"0X{HASH.upper()}", f"хэш:{EVM_HASH}", f"`{EVM_HASH}`", f"{EVM_HASH[:40]} {EVM_HASH[40:]}"]
)
def test_a_hash_of_an_evm_network(text: str) -> None:
    found = read(text)
    assert (found.kind, found.value, found.lightning) == (Kind.TRANSACTION, EVM_HASH, False)
    assert set(found.networks) == EVM


@pytest.mark.parametrize(("text", "networks"), [(EVM_HASH[:-1], EVM), (EVM_HASH + "0", EVM), (HASH[:-2], BARE)])
def test_a_hash_with_characters_missing(text: str, networks: set[str]) -> None:
    found = read(text)
    assert (found.kind, found.value, found.problem) == (Kind.TRANSACTION, None, Problem.LENGTH)
    assert set(found.networks) == networks


def test_a_signature_of_solana() -> None:
    found = read(f"вот {SIGNATURE}, спасибо")
    assert (found.kind, found.value, found.networks) == (Kind.TRANSACTION, SIGNATURE, ("solana", "solana-devnet"))


def test_a_hash_of_ton_in_base64() -> None:
    for text in (b64encode(TON_HASH).decode(), urlsafe_b64encode(TON_HASH).decode()):
        found = read(f"hash {text}")
        assert (found.kind, found.value, found.networks) == (Kind.TRANSACTION, HASH, ("ton", "ton-testnet"))


@pytest.mark.parametrize(
    ("text", "value", "network"),
    [
        (USDT, USDT, "bsc"),
        (USDT.lower(), USDT, "ethereum"),
        (f"ethereum:{USDT}@1", USDT, "ethereum"),
        (f"bitcoin:{SEGWIT}?amount=0.1", SEGWIT, "bitcoin"),
        (f"адрес {TRON}!", TRON, "tron"),
        (f"ton://transfer/{TON}", TON, "ton"),
        ("0:" + "ab" * 32, "0:" + "ab" * 32, "ton"),
        (
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
            "bitcoin-cash",
        ),
        (f"{USDT[:20]}\u200b{USDT[20:]}", USDT, "ethereum"),
    ],
)
def test_addresses(text: str, value: str, network: str) -> None:
    found = read(text)
    assert (found.kind, found.value, found.problem) == (Kind.ADDRESS, value, None)
    assert network in found.networks
    assert found.readings


def test_an_address_with_a_typo_is_an_address_with_a_typo() -> None:
    found = read(f"sent to {TRON[:-1]}u")
    assert (found.kind, found.value, found.problem) == (Kind.ADDRESS, f"{TRON[:-1]}u", Problem.CHECKSUM)
    assert found.networks[0] == "tron"


def test_two_broken_words_are_not_glued_together() -> None:
    found = read_all(f"{TRON[:-1]}u {USDT[:-1]}")
    assert [each.problem for each in found] == [Problem.CHECKSUM, Problem.LENGTH]


def test_an_invoice_of_lightning() -> None:
    assert read(f"lightning:{LIGHTNING.upper()}") == Pasted(kind=Kind.LIGHTNING_INVOICE, value=LIGHTNING)


@pytest.mark.parametrize(
    ("text", "value", "host"),
    [
        ("123456789012", "123456789012", None),
        ("Internal transfer 123456789012", "123456789012", None),
        ("Off-chain transfer: 4420001122", "4420001122", None),
        ("внутренний перевод № 98765432", "98765432", None),
        (UUID, UUID, None),
        (f"withdrawal {UUID} is done", UUID, None),
        ("d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427e", None),
        ("https://www.binance.com/en/my/wallet/history/12345678", "12345678", "binance.com"),
        ("https://www.okx.com/balance/withdrawal/abc?id=987654321", "987654321", "okx.com"),
        ("https://s.binance.com/AbCdEf", None, "s.binance.com"),
    ],
)
def test_ids_that_no_chain_knows(text: str, value: str | None, host: str | None) -> None:
    found = read(text)
    assert (found.kind, found.value, found.host, found.networks) == (Kind.OTHER_ID, value, host, ())


def test_an_exchange_may_link_to_a_hash() -> None:
    found = read_all(f"https://www.okx.com/explorer/tx/{EVM_HASH}")
    assert [(each.kind, each.value) for each in found] == [(Kind.TRANSACTION, EVM_HASH)]


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "hello", "paid 25.50 USDT yesterday", "https://etherscan.io/", "https://shop.example/orders/123456"),
        *("0xf4184f...9e16", "12345", "+375 29 123-45-67", "name@example.com", "a" * 200, "1" * 86, "A" * 88),
    ],
)
def test_what_is_nothing(text: str) -> None:
    assert read(text) == Pasted(kind=Kind.UNCLEAR)


SECRETS = [PHRASE, PHRASE.upper(), WIF, XPRV, SOLANA_KEY]
ANNOUNCED = [
    f"private key {HASH}",
    f"мой приватный ключ: {HASH}",
    f"секретный ключ {HASH}",
    f"seed {HASH}",
    f"{HASH} is my private key",
    f"privateKey={HASH}",
    f"закрытый ключ кошелька {EVM_HASH}",
]


@pytest.mark.parametrize(
    "text", [*SECRETS, *ANNOUNCED, str(list(bytes(PAIR))), quote(PHRASE), quote(f"private key {HASH}")]
)
def test_what_opens_a_wallet_is_refused(text: str) -> None:
    for around in (
        text,
        f"Hello, this is it: {text} Thanks!",
        f"https://tronscan.org/#/transaction/{OTHER_HASH} {text}",
    ):
        found = read(around)
        assert found.refused
        assert found == Pasted(kind=found.kind, refused=True)
        assert read_all(around) == (found,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PHRASE, Kind.SEED_PHRASE),
        (WIF, Kind.PRIVATE_KEY),
        (SOLANA_KEY, Kind.PRIVATE_KEY),
        (f"private key {HASH}", Kind.PRIVATE_KEY),
        (f"secret: {HASH}", Kind.UNCLEAR),
        (f"password: {HASH}", Kind.UNCLEAR),
    ],
)
def test_which_secret_it_is(text: str, kind: Kind) -> None:
    assert read(text) == Pasted(kind=kind, refused=True)


def test_a_hash_that_is_called_a_key_further_on_is_refused() -> None:
    assert read(f"tx {HASH}, and again: {HASH} is my private key").refused


def test_a_public_key_or_hash_is_not_refused() -> None:
    assert read(f"public key and tx hash: {HASH}").value == HASH
    assert read(f"my password is hunter2, tx {HASH}").value == HASH


def test_a_signature_with_a_typo_may_be_a_key() -> None:
    raw = bytearray(base58.b58decode(SIGNATURE))
    raw[-1] |= 0x80
    assert read(base58.b58encode(bytes(raw)).decode()) == Pasted(kind=Kind.UNCLEAR, refused=True)


@given(st.binary(min_size=32, max_size=32), st.binary())
@settings(max_examples=25, deadline=None)
def test_keys_and_signatures_as_solders_makes_them(seed: bytes, message: bytes) -> None:
    pair = Keypair.from_seed(seed)
    signature = bytes(pair.sign_message(message))
    assert is_secret_key(bytes(pair))
    assert may_be_signature(signature)
    assert not is_secret_key(signature)


def test_only_so_many_things_are_read() -> None:
    text = " ".join(f"{number:064x}" for number in range(1, 100))
    assert len(read_all(text)) == MOST
    assert len(read_all(f"{HASH} {HASH} https://mempool.space/tx/{HASH}")) == 1


PIECES = [HASH, EVM_HASH, SIGNATURE, USDT, TRON, TON, SEGWIT, LIGHTNING, UUID, *SECRETS, *ANNOUNCED]
PIECES += [
    " ",
    "\n",
    "https://mempool.space/tx/",
    "https://blockchair.com/",
    "/",
    "?",
    "&key=",
    "tx ",
    "key: ",
    "0x",
    "%20",
]


@given(st.text())
def test_any_text_may_be_pasted(text: str) -> None:
    found = read(text)
    assert (
        found.value is None or found.value.lower() in text.lower() or found.kind is Kind.TRANSACTION or found.readings
    )


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.text(max_size=5))
@settings(max_examples=300, deadline=None)
def test_no_secret_comes_out(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    results = read_all(text)
    shown = " ".join([*(each.model_dump_json() for each in results), *map(repr, results)]).lower()
    for secret in (WIF, XPRV, SOLANA_KEY, "winner", "wave", "sausage", "worth", "useful"):
        assert secret.lower() not in shown
    for each in results:
        if each.refused:
            assert results == (Pasted(kind=each.kind, refused=True),)


@given(
    st.sampled_from(["private key", "приватный ключ", "seed", "секретный ключ", "secret key"]),
    st.text(":= -", min_size=1, max_size=3),
    st.binary(min_size=32, max_size=32),
)
def test_hex_beside_words_of_a_key_never_comes_out(words: str, joint: str, key: bytes) -> None:
    assume(not key.hex().isdecimal())
    found = read(f"{words}{joint}{key.hex()}")
    assert found.refused
    assert found.value is None
    assert key.hex() not in found.model_dump_json()


WORST = {
    "prose": "The payment was sent yesterday and nothing came. ",
    "one address": f"{USDT} ",
    "links": f"https://etherscan.io/tx/{EVM_HASH} ",
    "letters": "aB1",
    "dots": "a.",
    "paths": "a.b/",
    "numbers": "1,",
    "almost a key file": "1," * 62 + "x",
    "base64": "Ab-_",
    "percent": "%41",
    "internal": "internal transfer ",
}


@pytest.mark.parametrize("piece", WORST.values(), ids=WORST)
def test_four_times_as_much_takes_about_four_times_as_long(piece: str) -> None:
    whole = (piece * LIMIT)[: LIMIT // 4]
    times = []
    for text in (whole[: len(whole) // 4], whole):
        begin = perf_counter()
        read_all(text)
        times.append(perf_counter() - begin)
    assert times[1] < 12 * times[0] + 0.5
