"""Notifications: the header `x-nowpayments-sig`, the hex of HMAC-SHA512 over the body written again with sorted keys.

Sources: documentation of the API, "Instant payment notifications", with its examples in Node.js, PHP and Python, read
on 2026-11-25. The examples differ in what becomes of a list: Node's turns it into an object of its positions. Both are
taken, since either is made with the secret.
"""

import json
from collections.abc import Callable
from datetime import datetime

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.proofs import fault, judged, key
from paysupport.documents import JSON, parse
from paysupport.errors import InputError
from paysupport.model import Payment
from paysupport.signatures import hmac_sha512, same

HEADER = "x-nowpayments-sig"
SCHEME = "nowpayments hmac-sha512"


class _Digits(str):
    """A number as it stood in the body."""

    __slots__ = ()


def signature(secret: str, body: bytes, *, positions: bool = False) -> str:
    """What stands in the header; with `positions`, lists are signed as objects of their positions.

    Raises:
        ConfigurationError: the secret is empty.
        InputError: the body is no JSON.
    """
    parse(body)
    told = json.loads(body, parse_int=_Digits, parse_float=_Digits)
    return hmac_sha512(secret.strip(), _sorted(told, positions).encode(errors="surrogatepass")).hex()


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


def _sorted(told: JSON, positions: bool) -> str:  # noqa: FBT001
    match told:
        case _Digits():
            return told
        case dict():
            members = (f"{_sorted(name, positions)}:{_sorted(told[name], positions)}" for name in sorted(told))
            return f"{{{','.join(members)}}}"
        case list() if positions:
            return _sorted({str(place): each for place, each in enumerate(told)}, positions)
        case list():
            return f"[{','.join(_sorted(each, positions) for each in told)}]"
        case _:
            return json.dumps(told, ensure_ascii=False)
