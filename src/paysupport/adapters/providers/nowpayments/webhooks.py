"""Notifications: the header `x-nowpayments-sig`, the hex of HMAC-SHA512 over the body written again with sorted keys.

Sources: documentation of the API, "Instant payment notifications", with its examples in Node.js, PHP and Python, read
on 2026-11-25. The examples differ in what becomes of a list: Node's turns it into an object of its positions. Both are
taken, since either is made with the secret.
"""

from collections.abc import Callable
from datetime import datetime

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.proofs import fault, judged, key
from paysupport.adapters.rewriting import compact, in_order, unchanged
from paysupport.documents import JSON, parse
from paysupport.errors import InputError
from paysupport.model import Payment
from paysupport.signatures import hmac_sha512, same

HEADER = "x-nowpayments-sig"
SCHEME = "nowpayments hmac-sha512"


def signature(secret: str, body: bytes, *, positions: bool = False) -> str:
    """What stands in the header; with `positions`, lists are signed as objects of their positions.

    Raises:
        ConfigurationError: the secret is empty.
        InputError: the body is no JSON.
    """
    told = in_order(unchanged(body))
    written = compact(_positions(told) if positions else told)
    return hmac_sha512(secret.strip(), written.encode(errors="surrogatepass")).hex()


def verify(received: Received, secret: str, read: Callable[[object], tuple[Payment, ...]]) -> Verified | Rejected:
    """Whether a notification was signed with the secret."""
    try:
        document = parse(received.body)
    except InputError as error:
        return Rejected(f"the body is {error}")
    given = received.header(HEADER)
    failed = fault(
        given, lambda: signature(secret, received.body), f"the header {HEADER}", "the IPN secret (ipn_secret)"
    )
    if failed and secret.strip() and same(given or "", signature(secret, received.body, positions=True)):
        failed = None
    event = document.get("payment_status") if isinstance(document, dict) else None
    return judged(
        failed,
        lambda: read(document),
        key=key(received.body),
        scheme=SCHEME,
        event=event if isinstance(event, str) else None,
    )


def sign(body: bytes, at: datetime, secret: str) -> Received:
    """A notification as NOWPayments would send it."""
    headers = ((HEADER, signature(secret, body)), ("Content-Type", "application/json"))
    return Received(headers=headers, body=body, at=at)


def _positions(told: JSON) -> JSON:
    """A document in which each list is an object of its positions."""
    match told:
        case dict():
            return {name: _positions(each) for name, each in told.items()}
        case list():
            return {str(place): _positions(each) for place, each in enumerate(told)}
        case _:
            return told
