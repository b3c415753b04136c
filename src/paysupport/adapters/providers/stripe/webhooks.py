"""The header `Stripe-Signature`: `t=<seconds>,v1=<hex>`, one `v1` for each secret while secrets are rotated.

`v1` is the HMAC-SHA256 of `<t>.<raw body>` (docs.stripe.com/webhooks/signatures; stripe-python 16.1.0).
"""

import re
from collections.abc import Sequence
from datetime import datetime

from paysupport.adapters.contracts import Received
from paysupport.signatures import hmac_sha256, same

HEADER = "Stripe-Signature"
TOLERANCE = 300
"""Seconds between `t` and the receipt, in both directions; Stripe's own libraries look into the past only."""

_LONGEST = 4096
_SECONDS = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"[0-9a-fA-F]{64}")
_KINDS = {
    "sk_": "a secret API key",
    "rk_": "a restricted API key",
    "pk_": "a publishable API key",
    "we_": "the id of the endpoint",
}


def signature(secret: str, seconds: str, body: bytes) -> str:
    """What stands behind `v1=`."""
    return hmac_sha256(secret, seconds.encode() + b"." + body).hex()


def fault(received: Received, secrets: Sequence[str]) -> str | None:
    """Why the signature proves nothing; None when one of the secrets has made it."""
    if not secrets:
        return "no webhook secret is configured, so nothing can be proven"
    header = received.header(HEADER)
    if not header or len(header) > _LONGEST:
        return f"the header {HEADER} is missing, stands twice, or is too long"
    pairs = [part.partition("=")[::2] for part in header.split(",")]
    times = [value for key, value in pairs if key == "t"]
    given = [value.lower() for key, value in pairs if key == "v1" and _SIGNATURE.fullmatch(value)]
    if len(times) != 1 or not _SECONDS.fullmatch(times[0]) or not given:
        return f"the header {HEADER} does not hold one time t and a signature v1 of 64 hex digits"
    expected = [signature(secret, times[0], received.body) for secret in secrets]
    if not any(same(each, right) for each in given for right in expected):
        return _mismatch(secrets)
    return _skew(int(times[0]), received.at)


def _mismatch(secrets: Sequence[str]) -> str:
    for secret in secrets:
        for prefix, kind in _KINDS.items():
            if secret.startswith(prefix):
                return f"the signature does not match: the configured secret ({prefix}...) is {kind}, not a whsec_ one"
    return (
        "the signature does not match: the secret belongs to another endpoint or mode, or the body is not the raw one "
        "(parsed and written again by a framework)"
    )


def _skew(seconds: int, at: datetime) -> str | None:
    ahead = seconds - at.timestamp()
    if abs(ahead) <= TOLERANCE:
        return None
    where = (
        "in the future: see the clock of this server" if ahead > 0 else "ago: an old delivery sent again, or a clock"
    )
    return f"the signature is right, but was made {abs(ahead):.0f} s {where} (at most {TOLERANCE} s are accepted)"
