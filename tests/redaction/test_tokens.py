from hashlib import sha256

import pytest

from paysupport.redaction import redact, scan

HEX = "9ad8ad735945919845b9a1996af72d886ab43d3375502256dbf8dd16bca59a4e"
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
STRIPE = "sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc"


def base58check(payload: bytes) -> str:
    raw = payload + sha256(sha256(payload).digest()).digest()[:4]
    number, written = int.from_bytes(raw, "big"), ""
    while number:
        number, place = divmod(number, 58)
        written = BASE58[place] + written
    return written


@pytest.mark.parametrize(
    "key",
    [
        STRIPE,
        "sk_" + "test_abcdef",
        "rk_" + "test_51H8xyzABCdef",
        "sk_" + "sbox_abcdefghijk",
        "sk_" + "0123456789abcdef",
        "sk-" + "0123456789abcdef",
        "whsec_" + "abcdEFGH1234567890",
        "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "live_" + "Fh8hUAVVBGUGbjmlzba6TB0iyUbos_lueTHE-axOwM0",
        "test_" + "dHar4XY7LxsDOtmnkVtjNVWXLSlXsM",
        "sandbox_" + "dHar4XY7LxsDOtmnkVtjNVWXLSlXsM",
        "AQE" + "yhmfxK4rPbRZAw0m/n3Q5qf3VaY9UCJ1+XWZe9W27jmlZ==-lUKXT9IQ5GZ6d6RH4nnuOG4Bu/>_?s%",
        "EAAA" + "EOuLQhZH3EMDzl8ZfkLrvIBkTyqw0eYmdR3ZAbCdEfGhIjKlMnOp",
        "sq0csp-" + "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        "sq0atp-" + "abcdefghijklmnopqrst12",
        "access_token$production$" + "abcdef1234567890$0123456789abcdef0123456789abcdef",
        "ek_" + "live_YWNjdF8xTXRGa",
        "access_" + "dHar4XY7LxsDOtmnkVtjNVWXLSlXsM",
        "access-" + "sandbox-8ab976e6-64bc-4b38-98f7-731e7a349970",
        "AKIA" + "QYLPMN5HHHFPZAM2",
        "AIza" + "SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
        "GOCSPX-" + "a1B2c3D4e5F6g7H8i9J0k1L2",
        "ya29." + "a0AfH6SMBx1y2z3w4v5u6",
        "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
        "github_pat_" + "11ABCDEFG0abcdefghijkl",
        "glpat-" + "Abc123Def456Ghi789Jk",
        "xoxb-" + "123456789012-a1B2c3D4e5F6",
        "npm_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
        "SG." + "ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc",
        "SK" + "0123456789abcdef0123456789abcdef",
        "shpat_" + "0123456789abcdef0123456789abcdef",
        "S" + "CZANGBA5YHTNYVVV4C3U252E2B6P6F5T3U6MM63WBSBZATAQI3EBTQ4",
        "F052=" + "0412AC89ABCDEF67",
        "A21AA" + "Fh8hUAVVBGUGbjmlzba6TB0iyUbos_lueTHE-axOwM0",
        "FLWSECK_TEST-" + "0123456789abcdef-X",
        "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawz",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    ],
)
def test_keys_of_providers_go_wherever_they_stand(key):
    assert redact(f"used {key} for it") == "used *** for it"
    assert redact(f'"{key}"') == '"***"'
    assert redact(f"({key})") in {"(***)", "(***"}
    assert scan(key).counts == {"secret": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pi_3MtwBwLk_" + "secret_YrKJUKribcBjcG8HVhfZluoGH", "pi_3MtwBwLk_secret_***"),
        (f"361:{HEX}", "361:***"),
        (
            "https://api.telegram.org/bot110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawz/getMe",
            "https://api.telegram.org/bot***/getMe",
        ),
        (f"{STRIPE} {STRIPE}", "*** ***"),
        (
            "https://hooks.slack.com/services/" + "T0123456/B0123456/a1B2c3D4e5F6",
            "https://hooks.slack.com/services/***",
        ),
    ],
)
def test_what_names_the_object_stays(text, expected):
    assert redact(text) == expected


@pytest.mark.parametrize("kind", ["", "RSA ", "EC ", "ENCRYPTED ", "OPENSSH "])
def test_armoured_private_keys_go(kind):
    key = f"-----BEGIN {kind}PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0B\n-----END {kind}PRIVATE KEY-----"
    assert redact(f"a\n{key}\nb") == "a\n[private key]\nb"
    assert redact(key.replace("\n", "\\n")) == "[private key]"
    assert redact(key[:60]) == "[private key]"
    assert redact(f"private_key: {key}") == "private_key: [private key]"
    assert scan(key).counts == {"private_key": 1}


def test_pgp_blocks_go():
    key = "-----BEGIN PGP PRIVATE KEY BLOCK-----\nabc\n-----END PGP PRIVATE KEY BLOCK-----"
    assert redact(f"{key} b") == "[private key] b"


@pytest.mark.parametrize(
    "payload",
    [
        b"\x80" + b"\x01" * 32,
        b"\x80" + b"\x01" * 32 + b"\x01",
        b"\xef" + b"\x7f" * 32 + b"\x01",
        b"\xb0" + b"\x33" * 32 + b"\x01",
        b"\x04\x88\xad\xe4" + b"\x05" * 41 + b"\x00" + b"\x07" * 32,
        b"\x04\xb2\x43\x0c" + b"\x05" * 41 + b"\x00" + b"\x07" * 32,
        b"\x01\x42\xe0" + b"\x05" * 36,
        b"\x01\x43\xe0" + b"\x05" * 36,
    ],
    ids=["wif", "wif-compressed", "wif-test", "wif-litecoin", "xprv", "zprv", "bip38", "bip38-ec"],
)
def test_private_keys_of_wallets_go_if_their_check_holds(payload):
    key = base58check(payload)
    assert redact(f"wallet {key}.") == "wallet [private key]."
    assert scan(key).counts == {"private_key": 1}
    wrong = key[:-1] + BASE58[(BASE58.index(key[-1]) + 1) % 58]
    assert redact(f"wallet {wrong}.") == f"wallet {wrong}."


@pytest.mark.parametrize(
    "payload",
    [
        b"\x04\x88\xb2\x1e" + b"\x05" * 41 + b"\x02" + b"\x07" * 32,
        b"\x80" + b"\x01" * 32 + b"\x02",
        b"\x80" + b"\x01" * 34,
        b"\x01\x44\xe0" + b"\x05" * 36,
    ],
    ids=["xpub", "no-flag", "too-long", "other"],
)
def test_what_else_has_the_check_stays(payload):
    text = f"wallet {base58check(payload)}"
    assert redact(text) == text


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("private key", "private_key"),
        ("privkey", "private_key"),
        ("приватный ключ", "private_key"),
        ("закрытый ключ кошелька", "private_key"),
        ("приватник", "private_key"),
        ("my pk is", "private_key"),
        ("prv:", "private_key"),
        ("seed", "private_key"),
        ("сид", "private_key"),
        ("txid abc, private key", "private_key"),
        ("secret", "secret"),
        ("shop_id 361", "secret"),
        ("магазин 361", "secret"),
        ("ключ", "secret"),
        ("key", "secret"),
        ("пароль", "secret"),
    ],
)
def test_64_hex_digits_are_a_key_after_a_word_for_one(before, kind):
    assert redact(f"{before} {HEX}") == f"{before} ***"
    assert redact(f"{before} {HEX.upper()}") == f"{before} ***"
    assert scan(f"{before} {HEX}").counts == {kind: 1}
    assert redact(f"{before}{' ' * 81}{HEX}") == f"{before}{' ' * 81}{HEX}"


def test_hex_after_the_same_word_with_a_prefix_or_twice_as_long():
    assert redact(f"private key of my wallet 0x{HEX}") == "private key of my wallet ***"
    assert redact(f"seed of my wallet {HEX}{HEX}") == "seed of my wallet ***"
    assert redact(f"seed of my wallet {HEX}a") == f"seed of my wallet {HEX}a"


@pytest.mark.parametrize("after", ["is my private key", "(private key)", "- приватный ключ", "это мой секретный ключ"])
def test_hex_before_a_word_for_a_private_key(after):
    assert redact(f"{HEX} {after}") == f"*** {after}"
    assert scan(f"{HEX} {after}").counts == {"private_key": 1}


@pytest.mark.parametrize(
    "text",
    [
        HEX,
        f"0x{HEX}",
        f"txid {HEX}",
        f"private key lost, tx hash {HEX}",
        f"hash: {HEX}",
        f"хеш транзакции {HEX}",
        f"sha256={HEX}",
        f"signature {HEX}",
        f"подпись {HEX}",
        f"public key {HEX}",
        f"публичный ключ {HEX}",
        f"Idempotency-Key {HEX}",
        f"block {HEX}",
        f"commit {HEX}",
        f"txid {HEX}, private key lost",
        "pk_live_51H8xyzABCdefghijklmn",
        "rzp_live_ILgsfZCZoFIKMb",
        f"0:{HEX}",
        f"-1:{HEX}",
        "SKU0123456789abcdef0123456789abcdef",
        "pypi-package-name-of-some-length",
        "pi_3MtwBwLkdIwHu7ix28a3tqPa",
        "ch_3MtwBwLkdIwHu7ix0snN0B15",
        "cus_NffrFeUfNV2Hib",
        "sk_short",
        "task_live_abcdefgh1",
        "test_payment_is_declined_when_expired_1",
        "live_streaming_of_the_whole_match",
        "webhook_secret_missing",
        "the_secret_abc",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
        "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf",
        "-----BEGIN PUBLIC KEY-----\nMIIB1\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIB1\n-----END CERTIFICATE-----",
        "eyJub3RoaW5n",
        "AQEshort1",
        f"12345678901:{HEX}"[:11],
    ],
)
def test_identifiers_hashes_and_public_keys_stay(text):
    assert redact(text) == text
    assert not scan(text).counts
