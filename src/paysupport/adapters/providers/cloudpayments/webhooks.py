"""Notifications: who sent them, what they tell, when the next one comes.

Source: developers.cloudpayments.ru, section "Уведомления", copy of 2026-08-04, read on 2026-11-21.
"""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast
from urllib.parse import unquote_to_bytes

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.forms import form
from paysupport.adapters.providers.cloudpayments.queries import Access
from paysupport.adapters.providers.cloudpayments.reading import event_of, payments
from paysupport.documents import JSON, parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.signatures import decode_base64, hmac_sha256, same

ATTEMPTS = 100
"""How often a notification is delivered in all; a Check is delivered once."""

_RAW, _DECODED = "Content-HMAC", "X-Content-HMAC"
_PAUSES = (1, 2, 5, 10, 30)
_CHANGE = ("Id", "Status", "SuccessfulTransactionsNumber", "FailedTransactionsNumber")
"""What tells the changes of a subscription apart."""


def body_of(body: bytes) -> object:
    """The document in a notification: JSON, or a form in UTF-8 or Windows-1251, as the shop has chosen.

    Raises:
        InputError: it is neither.
    """
    return form(body, "utf-8", "windows-1251") if _is_form(body) else parse(body)


def verify(received: Received, access: Access) -> Verified | Rejected:
    """Whether a notification comes from CloudPayments."""
    if not access.secret().strip():
        return Rejected("the API secret is not configured, so nothing can be proven")
    given = {name: decode_base64((received.header(name) or "").strip()) or b"" for name in (_RAW, _DECODED)}
    if not any(given.values()):
        return Rejected(
            f"neither {_RAW} nor {_DECODED} came once and as base64: this is not CloudPayments, or a proxy has taken"
            " them away"
        )
    made = {name: hmac_sha256(access.secret(), message) for name, message in _signed(received.body).items()}
    proven = next((name for name in made if same(given[name], made[name])), None)
    if proven is None:
        return Rejected(
            f"{_RAW} and {_DECODED} do not fit: the API secret is another site's or an old one, or the body was"
            " changed on its way (it must be the raw bytes, before a framework has read them)"
        )
    return _told(received.body, access, proven)


def sign(body: bytes, at: datetime, access: Access) -> Received:
    """A notification as CloudPayments would send it."""
    if not access.secret().strip():
        raise ConfigurationError("to sign a notification of CloudPayments, its api_secret is needed")
    kind = "application/x-www-form-urlencoded" if _is_form(body) else "application/json"
    proofs = (
        (name, base64.b64encode(hmac_sha256(access.secret(), message)).decode())
        for name, message in _signed(body).items()
    )
    return Received(headers=(("Content-Type", kind), *proofs), body=body, at=at)


def next_delivery(made: Sequence[datetime]) -> datetime | None:
    """The time of the delivery after these: 1, 2, 5, 10 and then each 30 minutes later, 100 in all."""
    if not 1 <= len(made) < ATTEMPTS:
        return None
    return max(made) + timedelta(minutes=_PAUSES[min(len(made), len(_PAUSES)) - 1])


def _is_form(body: bytes) -> bool:
    return b"=" in body and not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[", b"<", b'"'))


def _signed(body: bytes) -> Mapping[str, bytes]:
    """Header to the message of its HMAC: the raw body, and the body with its form decoded."""
    return {_RAW: body, _DECODED: unquote_to_bytes(body.replace(b"+", b" ")) if _is_form(body) else body}


def _told(body: bytes, access: Access, proven: str) -> Verified | Rejected:
    """What a proven notification tells; decoded, a form's `&` and `=` no longer tell names from values."""
    try:
        document = cast("JSON", body_of(body))
    except InputError as error:
        return Rejected(f"the sender is proven, but the body is {error}")
    told = document if isinstance(document, dict) else {}
    event = event_of(told)
    confirm = proven == _DECODED and _is_form(body)
    try:
        found = payments(document, access.account)
    except NotAPayment as error:
        if event is None:
            return Rejected(f"the sender is proven, but the body tells no payment: {error}")
        key = ":".join(str(told.get(part)) for part in _CHANGE)
        return Verified(key=key, scheme=proven, event=event, confirm=confirm)
    except InputError as error:
        return Rejected(f"the sender is proven, but the body tells no payment: {error}")
    if not found:
        return Rejected("the sender is proven, but the body tells no payment")
    key = ",".join(f"{payment.id}:{event or payment.raw_status}" for payment in found)
    return Verified(key=key, scheme=proven, event=event, payments=found, confirm=confirm)
