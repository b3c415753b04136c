"""The signature of each notification: `additionalData.hmacSignature`.

It is the base64 of the HMAC-SHA256, with the endpoint's key (hexadecimal), of
`pspReference:originalReference:merchantAccountCode:merchantReference:value:currency:eventCode:success`; what is missing
is empty, nothing is escaped (docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures,
edition 2026-05-23; Adyen/adyen-python-api-library Adyen/util.py, b6f4979). A colon is believed only in
`merchantReference`: it could otherwise be moved from one part into the next without changing the signature.
"""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast

from paysupport.adapters.contracts import Received
from paysupport.documents import JSON, parse
from paysupport.errors import ConfigurationError, InputError
from paysupport.signatures import decode_base64, hmac_sha256, same

SCHEME = "adyen hmacSignature"
RETRIES = (9, 9, 9, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800)
"""Seconds to the next delivery of a notification that was not accepted; the last is repeated
(docs.adyen.com/development-resources/webhooks/troubleshoot, 2026-05-24)."""

_LONGEST = timedelta(days=30)
_KEY = re.compile(r"(?:[0-9a-fA-F]{2}){16,}")
_LARGEST = 10**30
_REFERENCES = ("pspReference", "originalReference", "merchantAccountCode", "merchantReference")
_SIGNED = frozenset({*_REFERENCES, "amount", "eventCode", "success"})
_FREE = _REFERENCES.index("merchantReference")
"""The place of the one part that may hold a colon."""


def keys_of(secrets: Sequence[str]) -> tuple[bytes, ...]:
    """The keys as bytes.

    Raises:
        ConfigurationError: there is none, or one is not what the Customer Area shows.
    """
    if not secrets:
        raise ConfigurationError("no HMAC key of Adyen is configured, so nothing can be signed or proven")
    if not all(map(_KEY.fullmatch, secrets)):
        raise ConfigurationError(
            "an HMAC key of Adyen is hexadecimal, 64 characters as the Customer Area shows it (Developers, Webhooks);"
            " an API key or a password is not one"
        )
    return tuple(map(bytes.fromhex, secrets))


def items(document: object) -> list[Mapping[str, JSON]]:
    """The notifications in the body of a webhook.

    Raises:
        InputError: it has none, or one is no object.
    """
    match cast("JSON", document):
        case {"notificationItems": [_, *_] as rows}:
            return [_item(row) for row in rows]
        case _:
            raise InputError("no notifications of Adyen: `notificationItems` is missing or empty")


def _item(row: JSON) -> Mapping[str, JSON]:
    match row:
        case {"NotificationRequestItem": dict(item)}:
            return item
        case _:
            raise InputError("a notification of Adyen lacks its NotificationRequestItem")


def fault(document: object, secrets: Sequence[str]) -> str | None:
    """Why the notifications prove nothing; None when every single one is signed with one of the keys."""
    try:
        keys = keys_of(secrets)
        told = [_item_fault(item, keys) for item in items(document)]
    except (ConfigurationError, InputError) as error:
        return str(error)
    return next((f"notification {place}: {each}" for place, each in enumerate(told, 1) if each), None)


def _item_fault(item: Mapping[str, JSON], keys: Sequence[bytes]) -> str | None:
    match item:
        case {"additionalData": {"hmacSignature": str(given)}}:
            proof = decode_base64(given)
        case _:
            return "it has no hmacSignature: create an HMAC key for this webhook in the Customer Area"
    signed = signed_text(item)
    if signed is None:
        return "what is signed has a part of another type, or a colon where none can be"
    if proof and any(same(proof, hmac_sha256(key, signed)) for key in keys):
        return None
    return "the signature does not match: the key is another webhook's or platform's (test, live), or it was forged"


def signed_text(item: Mapping[str, JSON]) -> bytes | None:
    """What the signature is made of; None where the parts could not be told apart."""
    amount = item.get("amount")
    value, currency = (amount.get("value"), amount.get("currency")) if isinstance(amount, dict) else (None, None)
    minor = str(value) if type(value) is int and abs(value) < _LARGEST else value
    parts = (*map(item.get, _REFERENCES), minor, currency, item.get("eventCode"), item.get("success"))
    texts = ["" if part is None else part for part in parts]
    if any(not isinstance(text, str) or (":" in text and place != _FREE) for place, text in enumerate(texts)):
        return None
    return ":".join(map(str, texts)).encode(errors="surrogatepass")


def proven(document: object) -> list[dict[str, JSON]]:
    """The notifications of a verified webhook, reduced to what their signatures cover."""
    return [{name: value for name, value in item.items() if name in _SIGNED} for item in items(document)]


def signed(body: bytes, secrets: Sequence[str], at: datetime) -> Received:
    """Notifications as Adyen would send them, each signed with the first key.

    Raises:
        ConfigurationError: there is no key, or it is none of Adyen's.
        InputError: the body holds no notifications, or one that cannot be signed.
    """
    key, *_ = keys_of(secrets)
    document = cast("dict[str, JSON]", parse(body))
    rows: list[JSON] = []
    for item in items(document):
        text = signed_text(item)
        if text is None:
            raise InputError("a notification has a part of another type, or a colon where none can be")
        more = item.get("additionalData")
        proof = base64.b64encode(hmac_sha256(key, text)).decode()
        added = {**(more if isinstance(more, dict) else {}), "hmacSignature": proof}
        rows.append({"NotificationRequestItem": {**item, "additionalData": added}})
    written = json.dumps({**document, "notificationItems": rows}, default=str).encode()
    return Received(headers=(("Content-Type", "application/json"),), body=written, at=at)


def next_delivery(made: Sequence[datetime]) -> datetime | None:
    """The earliest time of the next delivery after these have failed; None after 30 days."""
    if not made:
        return None
    following = max(made) + timedelta(seconds=RETRIES[min(len(made), len(RETRIES)) - 1])
    return following if following - min(made) <= _LONGEST else None
