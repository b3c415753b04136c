"""Tron addresses: 20 bytes with 41 in front, written in hex or in base58 with a checksum."""

import re
from hashlib import sha256

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BYTES = re.compile(r"(?:0x|41)?([0-9a-fA-F]{40})")
_WORD = re.compile(r"[0-9a-fA-F]{24}([0-9a-fA-F]{40})")


def base58(address: str | None) -> str | None:
    """An address as wallets show it; what is no hex address stays as it is."""
    found = _BYTES.fullmatch(address or "")
    if not found:
        return address
    payload = bytes.fromhex("41" + found[1])
    checksum = sha256(sha256(payload).digest()).digest()[:4]
    number = int.from_bytes(payload + checksum, "big")
    digits = ""
    while number:
        number, digit = divmod(number, 58)
        digits = _ALPHABET[digit] + digits
    return digits


def of_word(word: str) -> str | None:
    """The address in a 32-byte word of a log or a call."""
    found = _WORD.fullmatch(word)
    return base58(found[1]) if found else None
