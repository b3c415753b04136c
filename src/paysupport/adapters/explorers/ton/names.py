"""Hashes and addresses of TON in one form each: hex in lower case, and `workchain:hex`."""

import base64
import re

_HEX = re.compile(r"(?:0x)?([0-9a-f]{64})", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{43}=?")
_RAW = re.compile(r"(-?[0-9]{1,3}):([0-9a-f]{64})", re.IGNORECASE)
_FRIENDLY = re.compile(r"[A-Za-z0-9+/_-]{48}")


def hash_of(text: str | None) -> str | None:
    """A hash in hex; given in hex, base64 or base64url. None where it is none."""
    given = (text or "").strip()
    if found := _HEX.fullmatch(given):
        return found[1].lower()
    return _decoded(given.rstrip("=") + "=").hex() if _BASE64.fullmatch(given) else None


def address_of(text: str | None) -> str | None:
    """An address without its flags; what is no address stays as it is, and an empty one is none."""
    given = (text or "").strip()
    if found := _RAW.fullmatch(given):
        return f"{found[1]}:{found[2].lower()}"
    if _FRIENDLY.fullmatch(given):
        data = _decoded(given)
        return f"{int.from_bytes(data[1:2], 'big', signed=True)}:{data[2:34].hex()}"
    return given or None


def _decoded(text: str) -> bytes:
    return base64.b64decode(text.replace("-", "+").replace("_", "/"))
