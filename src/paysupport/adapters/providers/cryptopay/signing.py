"""How requests are signed: HMAC-SHA1 over method, MD5 of the body, type, time and path.

Source: developers.cryptopay.me, "Signature" and "Creating a signature. Code samples", read on 2026-11-25.
"""

import base64
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5

from paysupport.flow import Request
from paysupport.signatures import hmac_sha1

CONTENT_TYPE = "application/json"


def signature(secret: str, method: str, body: bytes, date: str, path: str) -> str:
    """What stands in the header after the key; there is no hash of an empty body."""
    digest = md5(body, usedforsecurity=False).hexdigest() if body else ""
    message = f"{method}\n{digest}\n{CONTENT_TYPE}\n{date}\n{path}"
    return base64.b64encode(hmac_sha1(secret, message.encode())).decode()


def stamped(request: Request, now: datetime, host: str, key: str, secret: str) -> Request:
    """A request as it is sent at that time."""
    date = format_datetime(now.astimezone(UTC), usegmt=True)
    proof = signature(secret, request.method, request.body, date, request.url.removeprefix(host))
    return replace(request, headers={**request.headers, "Date": date, "Authorization": f"HMAC {key}:{proof}"})
