"""Notifications: who sent them, what they tell, when the next one comes.

Source: T-Bank Merchant API 1.80 (tbank.ru/kassa/dev/payments), section "Уведомления об операциях", copy of 2025-09-16,
read on 2026-11-21.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.tbank.queries import Access
from paysupport.adapters.providers.tbank.reading import Place, event_of, payments
from paysupport.adapters.providers.tbank.tokens import SHAPE, token
from paysupport.documents import JSON, parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.signatures import same

_HOURLY = timedelta(hours=24)
_MONTH = timedelta(days=30)
_SCHEME = "Token"
_KEY = ("PaymentId", "RequestKey", "Status", "Amount", "FiscalDocumentNumber")
"""What tells one event from another: a payment may be refunded in parts, and each part gives a receipt."""


def verify(received: Received, access: Access) -> Verified | Rejected:
    """Whether a notification comes from T-Bank, as far as its token tells."""
    if not access.secret().strip():
        return Rejected("the terminal's password is not configured, so nothing can be proven")
    try:
        document = parse(received.body)
    except InputError as error:
        return Rejected(f"the body is {error}")
    if not isinstance(document, dict):
        return Rejected("the body is no object, so it has no Token")
    fault = _fault(document, access)
    return Rejected(fault) if fault else _told(document, access)


def _fault(document: Mapping[str, JSON], access: Access) -> str | None:
    given = document.get("Token")
    if not isinstance(given, str) or not SHAPE.fullmatch(given.lower()):
        return "Token is missing or no SHA-256 in hex: this is not T-Bank's notification"
    terminal = document.get("TerminalKey")
    if access.terminal_key and terminal != access.terminal_key:
        return "TerminalKey is another terminal's: each terminal, test or live, has a password of its own"
    if not same(given.lower(), token(document, access.secret())):
        return (
            "Token does not fit: the password is another terminal's or an old one, or the body was changed on its way"
            " (only values at the root count, objects and lists do not)"
        )
    return None


def _told(document: Mapping[str, JSON], access: Access) -> Verified | Rejected:
    event = event_of(document)
    if event is None:
        return Rejected("the token is right, but the body tells no status")
    try:
        found = payments(Place(document, access.account))
    except NotAPayment:
        found = ()
    except InputError as error:
        return Rejected(f"the token is right, but the body tells no payment: {error}")
    key = ":".join(str(document.get(name, "")) for name in _KEY)
    return Verified(key=key, scheme=_SCHEME, event=event, payments=found, confirm=True)


def sign(body: bytes, at: datetime, access: Access) -> Received:
    """The notification with its token, as T-Bank would send it."""
    if not access.secret().strip():
        raise ConfigurationError("to sign a notification of T-Bank, the terminal's password is needed")
    document = parse(body)
    if not isinstance(document, dict):
        raise InputError("a notification of T-Bank is an object")
    signed = {**document, "Token": token(document, access.secret())}
    content = json.dumps(signed, ensure_ascii=False, default=str).encode()
    return Received(headers=(("Content-Type", "application/json"),), body=content, at=at)


def next_delivery(made: Sequence[datetime]) -> datetime | None:
    """The earliest time of the delivery after these: each hour for a day, then each day for a month.

    Another place of the same document ends it after the first day.
    """
    if not made:
        return None
    first, last = min(made), max(made)
    if last - first < _HOURLY:
        return last + timedelta(hours=1)
    return last + timedelta(days=1) if last - first < _MONTH else None
