"""Webhooks: the header `X-Razorpay-Signature`, the hex of HMAC-SHA256 over the raw body.

Source: razorpay/markdown-docs ab3bda5, 2026-04-09, webhooks/validate-test and webhooks/best-practices.
"""

import re
from collections.abc import Sequence
from hashlib import sha256

from paysupport.adapters.contracts import Received
from paysupport.signatures import hmac_sha256, same

HEADER = "X-Razorpay-Signature"

_SIGNATURE = re.compile(r"[0-9a-f]{64}")


def signature(secret: str, body: bytes) -> str:
    """What stands in the header."""
    return hmac_sha256(secret, body).hex()


def key(body: bytes) -> str:
    """What all deliveries of one event have in common, and no forger can change.

    `x-razorpay-event-id` is unique for each event too, but is not signed: with another id in it, a recorded webhook
    would pass for a new one. Retries and replays bring the body as it was.
    """
    return sha256(body).hexdigest()


def fault(received: Received, secrets: Sequence[str]) -> str | None:
    """Why the signature proves nothing; None when one of the secrets has made it."""
    if not secrets:
        return "no webhook secret is configured, so nothing can be proven"
    header = received.header(HEADER)
    if not header:
        return f"the header {HEADER} is missing or stands there twice: a webhook without a secret is not signed"
    if not _SIGNATURE.fullmatch(header):
        return f"the header {HEADER} is not 64 hex digits"
    if any(same(header, signature(secret, received.body)) for secret in secrets):
        return None
    return (
        "the signature does not match: the secret is not this webhook's (it is not the key secret, and an event from"
        " before a change keeps the old one), or the body is not the raw one (parsed and written again)"
    )
