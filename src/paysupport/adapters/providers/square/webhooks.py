"""Webhooks: the header `x-square-hmacsha256-signature`, and when a delivery is repeated.

Sources: developer.squareup.com/docs/webhooks/step3validate (base64 of HMAC-SHA256 over notification URL and raw body)
and docs/webhooks/overview (schedule of retries), read on 2026-11-25.
"""

import base64
from collections.abc import Sequence
from datetime import datetime, timedelta

from paysupport.adapters.contracts import Received
from paysupport.signatures import decode_base64, hmac_sha256, same

HEADER = "x-square-hmacsha256-signature"

RETRIES = (1, 2, 4, 8, 16, 32, 60, 120, 240, 480, 480)
"""Minutes from each failed delivery to the next; after 24 hours there is none."""

_OLD_HEADER = "x-square-signature"
_LONGEST = 200


def signature(key: str, url: str, body: bytes) -> str:
    """What stands in the header."""
    return base64.b64encode(hmac_sha256(key, url.encode() + body)).decode()


def fault(received: Received, keys: Sequence[str], url: str) -> str | None:
    """Why the signature proves nothing; None when one of the keys has made it for this URL."""
    if not keys or not url:
        return "signature key and notification URL are not both configured, so nothing can be proven"
    header = received.header(HEADER)
    if not header:
        old = " (only the withdrawn x-square-signature came)" if received.header(_OLD_HEADER) else ""
        return f"the header {HEADER} is missing or stands there twice{old}"
    if len(header) > _LONGEST or not decode_base64(header):
        return f"the header {HEADER} is not base64"
    if _made(header, keys, url, received.body):
        return None
    for other in _alike(url):
        if _made(header, keys, other, received.body):
            return f"signed for {other}, and {url} is configured: give the URL exactly as the Developer Console has it"
    return (
        "the signature does not match: the key or the notification URL is another subscription's, or the body is not"
        " the raw one (parsed and written again by a framework)"
    )


def _made(header: str, keys: Sequence[str], url: str, body: bytes) -> bool:
    return any(same(header, signature(key, url, body)) for key in keys)


def _alike(url: str) -> tuple[str, ...]:
    """URLs that differ only by what proxies and people change: the closing slash, http and https."""
    slashed = url.removesuffix("/") if url.endswith("/") else f"{url}/"
    secure, plain = "https://", "http://"
    swapped = [
        plain + each.removeprefix(secure) if each.startswith(secure) else secure + each.removeprefix(plain)
        for each in (url, slashed)
    ]
    return (slashed, *swapped)


def next_delivery(made: Sequence[datetime]) -> datetime | None:
    """The time of the delivery after these; None after the eleventh retry."""
    retry = len(made)
    return max(made) + timedelta(minutes=RETRIES[retry - 1]) if 1 <= retry <= len(RETRIES) else None
