"""How chains write bytes so that a typo shows: base58check, bech32, cashaddr, EIP-55, and the CRC of TON.

Sources: BIP-173 and BIP-350 (bech32, bech32m), the Bitcoin Cash specification "cashaddr", EIP-55, the Keccak submission
of 2011 to the SHA-3 competition (EVM chains use its padding, not that of FIPS 202), docs.ton.org "Smart contract
addresses". Base58 is the package `base58`, the CRC the standard library's.
"""

from binascii import crc_hqx
from hashlib import sha256

import base58

_BECH32 = {char: place for place, char in enumerate("qpzry9x8gf2tvdw0s3jn54khce6mua7l")}
_BECH32_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CASH_GENERATORS = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
_CHECK_WORDS = 6
_CASH_CHECK_WORDS = 8
BECH32, BECH32M = 1, 0x2BC830A3


def of_base58(text: str) -> bytes | None:
    """The bytes; None where another character stands in the text."""
    try:
        return base58.b58decode(text)
    except ValueError:
        return None


def of_base58check(raw: bytes) -> bytes | None:
    """What stands before the four bytes of the checksum; None where they are wrong."""
    payload = raw[:-4]
    return payload if sha256(sha256(payload).digest()).digest()[:4] == raw[-4:] else None


def to_base58check(payload: bytes) -> str:
    """The payload with its checksum."""
    return base58.b58encode_check(payload).decode()


def words_of(text: str) -> list[int] | None:
    """Five bits for each character of bech32 in lower case; None where another stands in the text."""
    words = [_BECH32.get(char, -1) for char in text]
    return None if -1 in words else words


def of_bech32(prefix: str, words: list[int]) -> tuple[list[int], int]:
    """The words before the checksum, and the constant that it comes to, `BECH32` or `BECH32M` where it is right."""
    value = 1
    for word in (*(ord(char) >> 5 for char in prefix), 0, *(ord(char) & 31 for char in prefix), *words):
        value = _step(value, word, 25, _BECH32_GENERATORS)
    return words[:-_CHECK_WORDS], value


def of_cashaddr(prefix: str, words: list[int]) -> list[int] | None:
    """The words before the checksum; None where that is wrong."""
    value = 1
    for word in (*(ord(char) & 31 for char in prefix), 0, *words):
        value = _step(value, word, 35, _CASH_GENERATORS)
    return words[:-_CASH_CHECK_WORDS] if value == 1 else None


def _step(value: int, word: int, bits: int, generators: tuple[int, ...]) -> int:
    top = value >> bits
    value = (value & ((1 << bits) - 1)) << 5 ^ word
    for place, generator in enumerate(generators):
        if top >> place & 1:
            value ^= generator
    return value


def bytes_of(words: list[int]) -> bytes | None:
    """Words of five bits as bytes; None where what is left over is not four zero bits at most."""
    number = 0
    for word in words:
        number = number << 5 | word
    size, left = divmod(5 * len(words), 8)
    if left >= 5 or number & ((1 << left) - 1):  # noqa: PLR2004 - five bits left over would be a word too many
        return None
    return (number >> left).to_bytes(size, "big")


def crc16(data: bytes) -> bytes:
    """CRC-16/XMODEM, as TON appends it."""
    return crc_hqx(data, 0).to_bytes(2, "big")


def eip55(digits: str) -> str:
    """An EVM address of forty hexadecimal digits, in the case that EIP-55 gives it, with `0x`."""
    lower = digits.lower()
    high = keccak256(lower.encode()).hex()
    return "0x" + "".join(char.upper() if sign >= "8" else char for char, sign in zip(lower, high, strict=False))


_RATE = 136
_MASK = (1 << 64) - 1
_ROTATIONS = (1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44)
_LANES = (10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1)


def _round_constants() -> tuple[int, ...]:
    """By the shift register of eight bits that the specification defines them with."""
    register, constants = 1, list[int]()
    for _ in range(24):
        constant = 0
        for power in range(7):
            if register & 1:
                constant |= 1 << ((1 << power) - 1)
            register = register << 1 ^ (0x171 if register & 0x80 else 0)
        constants.append(constant)
    return tuple(constants)


_ROUND_CONSTANTS = _round_constants()


def keccak256(data: bytes) -> bytes:
    """The hash that EVM chains use: Keccak with a capacity of 512 bits and its original padding."""
    padded = bytearray(data + bytes(_RATE - len(data) % _RATE))
    padded[len(data)] ^= 0x01
    padded[-1] ^= 0x80
    lanes = [0] * 25
    for start in range(0, len(padded), _RATE):
        for place in range(_RATE // 8):
            lanes[place] ^= int.from_bytes(padded[start + 8 * place : start + 8 * place + 8], "little")
        _permute(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])


def _permute(lanes: list[int]) -> None:
    for constant in _ROUND_CONSTANTS:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        for x in range(5):
            mixed = columns[x - 1] ^ _rotated(columns[(x + 1) % 5], 1)
            for y in range(x, 25, 5):
                lanes[y] ^= mixed
        moved = lanes[1]
        for lane, rotation in zip(_LANES, _ROTATIONS, strict=True):
            lanes[lane], moved = _rotated(moved, rotation), lanes[lane]
        for y in range(0, 25, 5):
            row = lanes[y : y + 5]
            for x in range(5):
                lanes[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5])
        lanes[0] ^= constant


def _rotated(lane: int, by: int) -> int:
    return (lane << by | lane >> (64 - by)) & _MASK
