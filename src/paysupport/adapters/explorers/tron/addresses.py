"""Tron addresses, as logs, calls and the API write them."""

import re

from paysupport.chain.addresses import on

_WORD = re.compile(r"[0-9a-fA-F]{24}([0-9a-fA-F]{40})")


def base58(address: str | None) -> str | None:
    """An address as wallets show it; what is no address of Tron stays as it is."""
    found = on("tron", address) if address else None
    return found.text if found else address


def of_word(word: str) -> str | None:
    """The address in a 32-byte word of a log or a call."""
    found = _WORD.fullmatch(word)
    return base58(found[1]) if found else None
