"""Notifications: who sent them. The signature is the MD5 of one id and the key, and covers nothing else.

Sources: docs.mixplat.ru (API version 3); MXPLTdev/mixplat-php-client 59a3b46 2025-03-19, src/Notify.
"""

import json
from datetime import datetime
from hashlib import md5

from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.mixplat.reading import NOTIFICATIONS, payments
from paysupport.documents import JSON, parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.signatures import same

SCHEME = "mixplat md5 of the id"

_NUMBERS = range(2**64)


def signature(key: SecretStr, *signed: str) -> str:
    """The MD5 (lower-case hex) of the signed values and the key, one after the other.

    Raises:
        ConfigurationError: the key is empty, so that anybody could sign.
    """
    secret = key.get_secret_value()
    if not secret.strip():
        raise ConfigurationError("Mixplat needs the project's API key (api_key)")
    return md5("".join((*signed, secret)).encode(errors="surrogatepass"), usedforsecurity=False).hexdigest()


def verify(received: Received, key: SecretStr, account: str | None) -> Verified | Rejected:
    """Whether who sent this knows the key, or has seen another notification about the same id."""
    try:
        document, request, about = _notification(received.body)
    except InputError as error:
        return Rejected(f"the body is {error}")
    fault = _fault(document.get("signature"), key, about)
    if fault is not None:
        return Rejected(fault)
    try:
        found = payments(document, account)
    except NotAPayment:
        found = ()
    except InputError as error:
        return Rejected(f"the signature is right, but the body tells no payment: {error}")
    states = (text for name in ("status", "status_extended") if isinstance(text := document.get(name), str))
    name = ":".join((request, about, *states))
    return Verified(key=name, scheme=SCHEME, event=request, payments=found, confirm=True)


def sign(body: bytes, at: datetime, key: SecretStr) -> Received:
    """A notification as Mixplat would send it: the body with its signature in it."""
    document, _, about = _notification(body)
    signed = json.dumps({**document, "signature": signature(key, about)}, ensure_ascii=False, default=str)
    return Received(headers=(("Content-Type", "application/json"),), body=signed.encode(), at=at)


def _notification(body: bytes) -> tuple[dict[str, JSON], str, str]:
    """A notification, its request, and the id that its signature covers."""
    document = parse(body)
    request = document.get("request") if isinstance(document, dict) else None
    if isinstance(document, dict) and isinstance(request, str) and request in NOTIFICATIONS:
        about = document.get(NOTIFICATIONS[request])
        if type(about) is int and about in _NUMBERS:
            about = str(about)
        if isinstance(about, str) and about:
            return document, request, about
    raise InputError("no notification of Mixplat: it does not name its request and what it is about")


def _fault(given: JSON, key: SecretStr, about: str) -> str | None:
    """Why the signature proves nothing; None when the key has made it."""
    try:
        expected = signature(key, about)
    except ConfigurationError:
        return "no API key is configured, so that nothing can be proven"
    if not isinstance(given, str):
        return "the notification has no signature: this is not Mixplat"
    if same(given, expected):
        return None
    return (
        "the signature does not fit: the key is that of another project, of the company or of the widget, or this is"
        " not Mixplat"
    )
