"""Hashes and addresses of TON in one form each: hex in lower case, and `workchain:hex`."""

import base64
import re

from paysupport.chain.addresses import on

_HEX = re.compile(r"(?:0x)?([0-9a-f]{64})", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{43}=?")
_URL = str.maketrans("-_", "+/")


def hash_of(text: str | None) -> str | None:
    """A hash in hex; given in hex, base64 or base64url. None where it is none."""
    given = (text or "").strip()
    if found := _HEX.fullmatch(given):
        return found[1].lower()
    return base64.b64decode(given.rstrip("=").translate(_URL) + "=").hex() if _BASE64.fullmatch(given) else None


def address_of(text: str | None) -> str | None:
    """An address of either network without its flags; what is none stays as it is, and an empty one is none."""
    given = (text or "").strip()
    found = on("ton-testnet", given)
    return found.account if found else given or None
