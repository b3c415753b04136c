"""The header `Cko-Signature`: hexadecimal HMAC-SHA256 of the raw body, with the signature key of the webhook.

Source: www.checkout.com/docs/workflows/set-up-your-webhook-receiver (2024-01-10), read on 2026-11-25. No time is
signed.
"""

from collections.abc import Sequence

from paysupport.adapters.contracts import Received
from paysupport.signatures import hmac_sha256, same

HEADER = "Cko-Signature"

_KINDS = {"pk_": "a public API key", "wf_": "the id of a workflow", "wfa_": "the id of a workflow's action"}


def signature(key: str, body: bytes) -> str:
    """What the header holds."""
    return hmac_sha256(key, body).hex()


def fault(received: Received, keys: Sequence[str]) -> str | None:
    """Why the header proves nothing; None when one of the keys has made it."""
    if not keys:
        return "no signature key is configured, so nothing can be proven"
    given = received.header(HEADER)
    if not given:
        return f"the header {HEADER} is missing or stands twice: set a signature key for this webhook"
    if any(same(given.strip().lower(), signature(key, received.body)) for key in keys):
        return None
    for prefix, kind in _KINDS.items():
        if any(key.startswith(prefix) for key in keys):
            return f"the signature does not match: the configured key ({prefix}...) is {kind}, no signature key"
    return (
        "the signature does not match: the key belongs to another webhook or environment, or the body is not the raw"
        " one (parsed and written again by a framework)"
    )
