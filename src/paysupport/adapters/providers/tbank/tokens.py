"""The token by which requests and notifications prove themselves.

SHA-256 in hex over the values of the parameters at the root, the password among them as `Password`, in the order of
their names; objects, lists, null and the token itself are left out, true and false are written as such (T-Bank Merchant
API 1.80, sections "Токен" and "Проверка токенов", copy of 2025-09-16, read on 2026-11-21).

The values stand side by side without their names and without anything between them. "Amount": 10 and "CardId": 5 give
the same token as "Amount": 1 and "CardId": 05, so that a token proves that T-Bank has said something with these
characters in this order, and not which value is whose.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256

SHAPE = re.compile(r"[0-9a-f]{64}")


def token(parameters: Mapping[str, object], password: str) -> str:
    """The token of these parameters."""
    told = {name: _written(value) for name, value in parameters.items() if name != "Token"} | {"Password": password}
    return sha256("".join(told[name] for name in sorted(told)).encode(errors="surrogatepass")).hexdigest()


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | Decimal) else ""
