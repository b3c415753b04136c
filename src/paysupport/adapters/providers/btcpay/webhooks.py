"""Webhooks: the header `BTCPay-Sig`, and when a delivery is repeated.

Source: btcpayserver/btcpayserver 03345c288, 2026-07-23, wwwroot/swagger/v1, template webhooks, and
Plugins/Webhooks/WebhookSender.cs, which has the times.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.proofs import fault, judged
from paysupport.documents import parse
from paysupport.errors import InputError
from paysupport.model import Payment
from paysupport.signatures import hmac_sha256

HEADER = "BTCPay-Sig"
SCHEME = "btcpay hmac-sha256"
RETRIES = (10, 60, 600, 600, 600, 600, 600, 600)
"""Seconds from each failed delivery to the next."""


def signature(secret: str, body: bytes) -> str:
    """What stands in the header."""
    return f"sha256={hmac_sha256(secret, body).hex()}"


def verify(received: Received, secret: str, read: Callable[[object], tuple[Payment, ...]]) -> Verified | Rejected:
    """Whether a webhook was signed with the secret."""
    try:
        document = parse(received.body)
    except InputError as error:
        return Rejected(f"the body is {error}")
    failed = fault(
        received.header(HEADER),
        lambda: signature(secret, received.body),
        f"the header {HEADER}",
        "the webhook's secret (webhook_secret)",
    )
    match document:
        case {"type": str(event), "originalDeliveryId": str(first)} | {"type": str(event), "deliveryId": str(first)}:
            return judged(failed, lambda: read(document), key=first, scheme=SCHEME, event=event)
        case _:
            return Rejected(failed or "the signature is right, but the body is no event")


def sign(body: bytes, at: datetime, secret: str) -> Received:
    """A webhook as BTCPay Server would send it."""
    headers = ((HEADER, signature(secret, body)), ("Content-Type", "application/json"))
    return Received(headers=headers, body=body, at=at)


def next_delivery(made: Sequence[datetime]) -> datetime | None:
    """The time of the delivery after these; None after the eighth repetition."""
    number = len(made)
    return max(made) + timedelta(seconds=RETRIES[number - 1]) if 1 <= number <= len(RETRIES) else None
