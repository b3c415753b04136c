"""Webhooks: who sent them, what they tell, when the next one comes.

Sources: docs.bepaid.by/en/using_api/webhooks, read on 2026-11-21; the reading of the headers, begateway-api-php
lib/Webhook.php.
"""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast

from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.bepaid.queries import Access
from paysupport.adapters.providers.bepaid.reading import payments
from paysupport.documents import JSON, parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.signatures import decode_base64, rsa_sha256, same, sign_rsa_sha256

RETRIES = 15
"""How often the service for card transactions repeats a notification that was not answered with 200."""

_SIGNATURE = "Content-Signature"


def verify(received: Received, access: Access, public_key: str | None) -> Verified | Rejected:
    """Whether a webhook comes from bePaid; the signature decides where there is one, else HTTP Basic."""
    signed = any(name.lower() == _SIGNATURE.lower() for name in _names(received))
    fault = _unsigned(received, public_key) if signed else _unauthorised(received, access)
    if fault is not None:
        return Rejected(fault)
    try:
        document = parse(received.body)
    except InputError as error:
        return Rejected(f"the sender is proven, but the body is {error}")
    return _told(document, _SIGNATURE if signed else "Basic", access.account)


def sign(body: bytes, at: datetime, access: Access, signing_key: SecretStr | None) -> Received:
    """A webhook as bePaid would send it."""
    if signing_key is None:
        proof = ("Authorization", access.authorization())
    else:
        signature = sign_rsa_sha256(signing_key.get_secret_value(), body)
        proof = (_SIGNATURE, base64.b64encode(signature).decode())
    return Received(headers=(("Content-Type", "application/json"), proof), body=body, at=at)


def next_delivery(made: Sequence[datetime]) -> datetime | None:
    """The earliest time of the notification after these, by the schedule for card transactions.

    Retry n follows after trunc(2.12 n) cubed seconds and up to 29 (n + 1) more at random; the first of these times is
    that of the notification itself. None after the 15th retry.
    """
    retry = len(made)
    if not 1 <= retry <= RETRIES:
        return None
    return max(made) + timedelta(seconds=(212 * retry // 100) ** 3)


def _names(received: Received) -> tuple[str, ...]:
    headers = received.headers
    return tuple(headers) if isinstance(headers, Mapping) else tuple(name for name, _ in headers)


def _unsigned(received: Received, public_key: str | None) -> str | None:
    value = received.header(_SIGNATURE)
    if value is None:
        return f"{_SIGNATURE} stands there more than once"
    if not public_key:
        return f"{_SIGNATURE} came, but no public key is configured: copy it from the shop's settings at bePaid"
    signature = decode_base64("".join(value.split()))
    if not signature:
        return f"{_SIGNATURE} is not base64"
    try:
        proven = rsa_sha256(public_key, received.body, signature)
    except ConfigurationError as error:
        return f"the configured public key cannot be used: {error}"
    if proven:
        return None
    return (
        f"{_SIGNATURE} does not fit: the public key is another shop's, or the body was changed on its way (it must be"
        " the raw bytes, not JSON that was read and written again)"
    )


def _unauthorised(received: Received, access: Access) -> str | None:
    value = received.header("Authorization")
    if value is None:
        return (
            f"neither {_SIGNATURE} nor (exactly one) Authorization came: the web server may strip these headers (Apache"
            " with CGI or FastCGI does), or this is not bePaid"
        )
    try:
        expected = access.authorization()
    except ConfigurationError:
        return "shop id and secret key are not configured, so HTTP Basic proves nothing"
    scheme, _, given = value.strip().partition(" ")
    if scheme.lower() != "basic" or not same(given.strip(), expected.partition(" ")[2]):
        return "Authorization does not hold this shop's id and secret key: another shop's notification, or an old key"
    return None


def _told(document: object, scheme: str, account: str | None) -> Verified | Rejected:
    given = cast("JSON", document)
    told = given.get("event") if isinstance(given, dict) else None
    event = told if isinstance(told, str) else None
    try:
        found = payments(document, account)
    except InputError as error:
        match given:
            case {"id": name, "state": state} if isinstance(error, NotAPayment):
                return Verified(key=f"{name}:{state}:{event}", scheme=scheme, event=event)
            case _:
                return Rejected(f"the sender is proven, but the body tells no payment: {error}")
    if not found:
        return Rejected("the sender is proven, but the body tells no payment")
    key = ",".join(f"{payment.id}:{payment.raw_status}" for payment in found)
    return Verified(key=key, scheme=scheme, event=event or found[0].kind, payments=found)
