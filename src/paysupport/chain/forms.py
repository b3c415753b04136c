"""The forms in which addresses are written, and what is wrong with those that nearly have one of them.

Version bytes and prefixes are those of the chainparams.cpp of Bitcoin Core, Litecoin Core and Dogecoin Core, the forms
of TON those of docs.ton.org, "Address formats"; the encodings and their sources are in `paysupport.chain.encodings`.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from paysupport.chain import encodings
from paysupport.chain.networks import Family, of_families


class Problem(StrEnum):
    """What is wrong with an address."""

    CHECKSUM = "checksum"
    """Characters are wrong, or stand in the wrong place."""
    CASE = "mixed case"
    """Capitals and small letters where the encoding has one kind only."""
    LENGTH = "length"
    """Characters are missing, or there are too many."""
    CHARACTER = "character"
    """A character that the encoding does not have, such as O for 0."""
    PREFIX = "network prefix"
    """A sound address, but of no network that is known here."""


@dataclass(frozen=True, slots=True)
class Address:
    """One reading of an address.

    Attributes:
        text: in the network's canonical form; as written where it is broken.
        kind: such as "p2pkh", "p2wpkh", "evm", "tron"; of a broken one the encoding.
        networks: on which it may be, those of real money first; of a broken one those that it may be meant for.
        account: the same for each way to write the same address of one family; "" for a broken one.
        problem: what is wrong with it.
        bounceable: of TON, whether coins come back from an account that is not set up; None elsewhere.
    """

    text: str
    kind: str
    networks: tuple[str, ...]
    account: str = ""
    problem: Problem | None = None
    bounceable: bool | None = None


_EVM = of_families(Family.EVM)
TRON = of_families(Family.TRON)
_SOLANA = of_families(Family.SOLANA)
_TON = of_families(Family.TON)
_TON_TEST = ("ton-testnet",)
_BTC_TEST = ("bitcoin-testnet", "bitcoin-signet", "bitcoin-regtest")
_LTC_TEST = ("litecoin-testnet", "litecoin-regtest")

_VERSIONS = {
    0x00: ("p2pkh", ("bitcoin", "bitcoin-cash")),
    0x05: ("p2sh", ("bitcoin", "litecoin", "bitcoin-cash")),
    0x30: ("p2pkh", ("litecoin",)),
    0x32: ("p2sh", ("litecoin",)),
    0x1E: ("p2pkh", ("dogecoin",)),
    0x16: ("p2sh", ("dogecoin",)),
    0x6F: ("p2pkh", (*_BTC_TEST, *_LTC_TEST)),
    0xC4: ("p2sh", (*_BTC_TEST, *_LTC_TEST, "dogecoin-testnet")),
    0x3A: ("p2sh", _LTC_TEST),
    0x71: ("p2pkh", ("dogecoin-testnet",)),
    0x41: ("tron", TRON),
}
_BY_FIRST = {
    "1": _VERSIONS[0x00][1],
    "3": _VERSIONS[0x05][1],
    "L": ("litecoin",),
    "M": ("litecoin",),
    "D": ("dogecoin",),
    "A": ("dogecoin",),
    "9": ("dogecoin",),
    "m": (*_BTC_TEST, *_LTC_TEST),
    "n": (*_BTC_TEST, *_LTC_TEST),
    "2": (*_BTC_TEST, *_LTC_TEST),
    "T": TRON,
}
PREFIXES = {
    "bc": ("bitcoin",),
    "tb": ("bitcoin-testnet", "bitcoin-signet"),
    "bcrt": ("bitcoin-regtest",),
    "ltc": ("litecoin",),
    "tltc": ("litecoin-testnet",),
    "rltc": ("litecoin-regtest",),
    "ltcmweb": ("litecoin",),
    "tmweb": ("litecoin-testnet",),
}
_WITNESS = {(0, 20): "p2wpkh", (0, 32): "p2wsh", (1, 32): "p2tr"}
_CASH_KINDS = {(0, 21): "p2pkh", (8, 21): "p2sh"}
CASH_PREFIXES = {"bitcoincash": ("bitcoin-cash",), "bchtest": ("bitcoin-cash",), "bchreg": ("bitcoin-cash",)}

_HEX_20 = re.compile(r"0[xX]([0-9a-fA-F]{40})")
_HEX_TRON = re.compile(r"(?:0x)?41([0-9a-fA-F]{40})")
_SEGWIT = re.compile(
    rf"({'|'.join(PREFIXES)})1([0-9a-z]{{6,75}}|(?<=mweb1)[0-9a-z]{{76,130}})", re.IGNORECASE | re.ASCII
)
_CASHADDR = re.compile(rf"(?:({'|'.join(CASH_PREFIXES)}):)?([qp][0-9a-z]{{38,60}})", re.IGNORECASE | re.ASCII)
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,44}")
_TON_FRIENDLY = re.compile(r"[EUk0][Qf][\w+/-]{46}", re.ASCII)
_TON_RAW = re.compile(r"(0|-1):([0-9a-fA-F]{64})")

_LIKE_EVM = re.compile(r"0[xX][0-9A-Za-z]{36,44}")
_LIKE_TON = re.compile(r"[EUk0][Qf][\w+/-]{44,48}", re.ASCII)
_LIKE_BASE58 = re.compile(r"(?=\D*\d)(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[0-9A-Za-z]{25,46}")
_LEGACY, _KEY = 25, 32
_SHORTEST_SOLANA = 40


def sound(word: str) -> Iterator[Address]:
    """The readings of an address without a typo."""
    if match := _HEX_20.fullmatch(word):
        address = encodings.eip55(match[1])
        if match[1] in {match[1].lower(), match[1].upper(), address[2:]}:
            yield Address(address, "evm", _EVM, address.lower())
    if match := _HEX_TRON.fullmatch(word):
        yield _tron(bytes.fromhex(match[1]))
    if match := _SEGWIT.fullmatch(word):
        yield from _witness(match[1], match[2])
    if match := _CASHADDR.fullmatch(word):
        yield from _cash(match[1] or "bitcoincash", match[2])
    if _BASE58.fullmatch(word):
        yield from _of_base58(word)
    if _TON_FRIENDLY.fullmatch(word):
        yield from _ton(word)
    if match := _TON_RAW.fullmatch(word):
        raw = word.lower()
        yield Address(raw, "ton", _TON, raw)


def _tron(payload: bytes) -> Address:
    return Address(encodings.to_base58check(b"\x41" + payload), "tron", TRON, payload.hex())


def _of_base58(word: str) -> Iterator[Address]:
    raw = encodings.of_base58(word) or b""
    if len(raw) == _KEY:
        yield Address(word, "solana", _SOLANA, word)
    payload = encodings.of_base58check(raw) if len(raw) == _LEGACY else None
    if payload is None:
        return
    kind, networks = _VERSIONS.get(payload[0], ("base58check", ()))
    if kind == "tron":
        yield _tron(payload[1:])
    elif networks:
        yield Address(word, kind, networks, f"{kind}:{payload[1:].hex()}")
    else:
        yield Address(word, kind, (), problem=Problem.PREFIX)


def _witness(prefix: str, data: str) -> Iterator[Address]:
    whole = f"{prefix}1{data}"
    lower, networks = whole.lower(), PREFIXES[prefix.lower()]
    words = encodings.words_of(data.lower()) or []
    payload, constant = encodings.of_bech32(prefix.lower(), words)
    program = encodings.bytes_of(payload[1:]) or b""
    if whole not in {lower, whole.upper()} or not payload:
        return
    version = payload[0]
    if "mweb" in prefix.lower():
        if constant in {encodings.BECH32, encodings.BECH32M} and len(program) == 66:  # noqa: PLR2004 - two keys
            yield Address(lower, "mweb", networks, f"mweb:{program.hex()}")
        return
    expected = encodings.BECH32M if version else encodings.BECH32
    kind = _WITNESS.get((version, len(program)), "witness" if version else "")
    if constant == expected and kind and version <= 16 and 2 <= len(program) <= 40:  # noqa: PLR2004 - BIP-141
        yield Address(lower, kind, networks, f"witness-{version}:{program.hex()}")


def _cash(prefix: str, data: str) -> Iterator[Address]:
    words = encodings.words_of(data.lower())
    payload = encodings.bytes_of(encodings.of_cashaddr(prefix.lower(), words) or [] if words else [])
    kind = _CASH_KINDS.get((payload[0], len(payload))) if payload else None
    if payload and kind and data in {data.lower(), data.upper()}:
        text = f"{prefix.lower()}:{data.lower()}"
        yield Address(text, kind, CASH_PREFIXES[prefix.lower()], f"{kind}:{payload[1:].hex()}")


def _ton(word: str) -> Iterator[Address]:
    safe = word.replace("+", "-").replace("/", "_")
    raw = urlsafe_b64decode(safe)
    if encodings.crc16(raw[:34]) != raw[34:] or raw[0] & 0x7F not in {0x11, 0x51}:
        return
    networks = _TON_TEST if raw[0] & 0x80 else _TON
    workchain = int.from_bytes(raw[1:2], "big", signed=True)
    account = f"{workchain}:{raw[2:34].hex()}"
    yield Address(urlsafe_b64encode(raw).decode(), "ton", networks, account, bounceable=raw[0] & 0x7F == 0x11)  # noqa: PLR2004


def broken(word: str) -> Iterator[Address]:
    """What an address with a typo may have been meant to be, by its length and first characters."""
    if _LIKE_EVM.fullmatch(word):
        digits = word[2:]
        if len(digits) != 40:  # noqa: PLR2004
            problem = Problem.LENGTH
        elif _HEX_20.fullmatch(word):
            problem = Problem.CHECKSUM
        else:
            problem = Problem.CHARACTER
        yield Address(word, "evm", _EVM, problem=problem)
    elif match := _SEGWIT.fullmatch(word):
        problem = Problem.CHECKSUM
        if word not in {word.lower(), word.upper()}:
            problem = Problem.CASE
        elif encodings.words_of(match[2].lower()) is None:
            problem = Problem.CHARACTER
        yield Address(word, "bech32", PREFIXES[match[1].lower()], problem=problem)
    elif (match := _CASHADDR.fullmatch(word)) and match[1]:
        yield Address(word, "cashaddr", CASH_PREFIXES[match[1].lower()], problem=Problem.CHECKSUM)
    elif _LIKE_TON.fullmatch(word):
        problem = Problem.CHECKSUM if len(word) == 48 else Problem.LENGTH  # noqa: PLR2004
        yield Address(word, "ton", _TON, problem=problem)
    elif _LIKE_BASE58.fullmatch(word):
        yield from _broken_base58(word)


def _broken_base58(word: str) -> Iterator[Address]:
    raw = encodings.of_base58(word)
    if len(word) >= _SHORTEST_SOLANA:
        problem = Problem.CHARACTER if raw is None else Problem.LENGTH
        yield Address(word, "solana", _SOLANA, problem=problem)
    elif word[0] in _BY_FIRST:
        problem = Problem.LENGTH
        if raw is None:
            problem = Problem.CHARACTER
        elif len(raw) == _LEGACY:
            problem = Problem.CHECKSUM
        yield Address(word, "base58check", _BY_FIRST[word[0]], problem=problem)
