"""Webhooks: the next generation is signed, the classic one is not.

Next generation: the header `X-Mollie-Signature` holds the hexadecimal HMAC-SHA256 of the raw body, with or without
`sha256=` before it; while a secret is replaced it may come twice (docs.mollie.com/reference/webhooks-best-practices;
mollie-api-php, SignatureValidator). Classic: a form with the id of a payment and nothing else, so that whoever sends
it can only make the shop ask Mollie. Read on 2026-11-25.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import parse_qs

from paysupport.adapters.contracts import Received, Reference
from paysupport.signatures import hmac_sha256, same

HEADER = "X-Mollie-Signature"
CLASSIC = re.compile(rb"id=[A-Za-z0-9_.%-]{1,100}")

WAITS = (1, 2, 4, 8, 16, 29, 60, 120, 1320)
"""Minutes between the ten calls of a classic webhook.

Ten calls: api-documentation, issue 336. Up to 16 minutes, and 26 hours in all: its pull request 518 of 2019-09-19. How
the last four waits share the rest is from memory.
"""

_SIGNATURE = re.compile(r"(?:sha256=)?([0-9a-f]{64})")


def fault(received: Received, secrets: Sequence[str]) -> str | None:
    """Why nothing is proven; None when one of the secrets has signed the body."""
    pairs = received.headers.items() if isinstance(received.headers, Mapping) else received.headers
    values = [value for name, value in pairs if name.lower() == HEADER.lower()]
    if not values:
        return _unsigned(received)
    if not secrets:
        return "no webhook secret is configured, so nothing can be proven"
    given = [known[1] for value in values if (known := _SIGNATURE.fullmatch(value.strip()))]
    if not given:
        return f"the header {HEADER} does not hold a signature of 64 hex digits"
    expected = [signature(secret, received.body) for secret in secrets]
    if any(same(each, right) for each in given for right in expected):
        return None
    return (
        "the signature does not match: the secret belongs to another webhook or mode, or the body is not the raw one"
        " (parsed and written again by a framework)"
    )


def _unsigned(received: Received) -> str:
    about = reference_in(received.body)
    if about is None:
        return f"the header {HEADER} is missing"
    return (
        "a classic webhook of Mollie, which nobody signs and which tells nothing but an id: do not believe it, look the"
        " payment up"
    )


def reference_in(body: bytes) -> Reference | None:
    """The payment that a classic webhook names."""
    if not CLASSIC.fullmatch(body.strip()):
        return None
    (value,) = parse_qs(body.strip().decode("ascii"))["id"]
    return Reference("payment", value)


def signature(secret: str, body: bytes) -> str:
    """The hexadecimal signature of a body."""
    return hmac_sha256(secret, body).hex()


def next_delivery(made: Sequence[datetime]) -> datetime | None:
    """The time of the next call of a classic webhook, after these."""
    return max(made) + timedelta(minutes=WAITS[len(made) - 1]) if 0 < len(made) <= len(WAITS) else None
