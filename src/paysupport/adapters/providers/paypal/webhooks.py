"""Webhooks: who sent them, and what PayPal tells of those it sent.

The signature is RSA-SHA256 over `<transmission id>|<transmission time>|<webhook id>|<CRC-32 of the raw body>`, made by
the key of the certificate at PAYPAL-CERT-URL (developer.paypal.com/api/rest/webhooks/rest, read on 2026-11-25). A CRC
is no cryptographic digest: whoever has one signed delivery can make another body with the same CRC. So the proof covers
the sender and the time, but not the body, and what a webhook tells is to be confirmed.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit
from zlib import crc32

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters.contracts import Received, Reference
from paysupport.adapters.providers.paypal.schemas import Event
from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.errors import ConfigurationError
from paysupport.model import Notification
from paysupport.signatures import certified_keys, decode_base64, rsa_sha256, sign_rsa_sha256

ALGORITHM = "SHA256withRSA"
SIMULATOR = "WEBHOOK_ID"
"""The webhook id with which PayPal's simulator signs its mock events."""

_PREFIX = "PAYPAL-"
_HEADERS = ("TRANSMISSION-ID", "TRANSMISSION-TIME", "TRANSMISSION-SIG", "CERT-URL", "AUTH-ALGO")
_LONGEST = 1000
_HOSTS = {
    False: frozenset({"api.paypal.com", "api-m.paypal.com"}),
    True: frozenset({"api.sandbox.paypal.com", "api-m.sandbox.paypal.com"}),
}
_PATH = "/v1/notifications/certs/"
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")


class _Transmission(Schema):
    """One delivery of an event, as seen in answers; the specification of 2024 leaves it out."""

    url: str | None = Field(default=None, validation_alias="webhook_url")
    at: Time | None = Field(default=None, validation_alias="timestamp")
    status: Integer | None = Field(default=None, validation_alias="http_status")


class _Sent(Event):
    """An event in the list of events."""

    resource_status: str | None = Field(
        default=None, validation_alias=AliasChoices(AliasPath("resource", "status"), AliasPath("resource", "state"))
    )
    transmissions: tuple[_Transmission, ...] = ()


class Listing(Schema):
    """The list of events."""

    events: tuple[_Sent, ...] = ()


class _Type(Schema):
    """A kind of event that a webhook is sent."""

    name: str = ""


class Endpoint(Schema):
    """A webhook, as PayPal holds it."""

    id: str | None = None
    url: str | None = None
    types: tuple[_Type, ...] = Field(default=(), validation_alias="event_types")


class Endpoints(Schema):
    """All webhooks of an app."""

    webhooks: tuple[Endpoint, ...] = ()


def fault(received: Received, webhook_id: str, certificate: str | None, host: str) -> str | None:
    """Why the signature proves nothing; None when the key of the certificate has made it for this webhook."""
    told = {name: received.header(_PREFIX + name) or "" for name in _HEADERS}
    for name, value in told.items():
        if not 0 < len(value) <= _LONGEST:
            return f"the header {_PREFIX}{name} is missing, stands twice, or is too long"
    if told["AUTH-ALGO"] != ALGORITHM:
        return f"{_PREFIX}AUTH-ALGO does not name {ALGORITHM}"
    address = told["CERT-URL"]
    wrong = address_fault(address, host)
    if wrong:
        return wrong
    if not webhook_id:
        return "no webhook_id is configured: copy it from the app's page at developer.paypal.com"
    if not certificate:
        return f"no certificate is configured: get the one at {address} once, with `fetch_certificate`, and keep it"
    return _unproven(told, webhook_id, certificate, received)


def _unproven(told: Mapping[str, str], webhook_id: str, certificate: str, received: Received) -> str | None:
    proof = decode_base64(told["TRANSMISSION-SIG"])
    if not proof:
        return f"{_PREFIX}TRANSMISSION-SIG is not base64"
    try:
        keys = certified_keys(certificate, received.at)
        signed_for = (each for each in (webhook_id, SIMULATOR) if _fits(keys, told, each, received.body, proof))
        found = next(signed_for, None)
    except ConfigurationError as error:
        return f"the configured certificate cannot be used: {error}"
    if found == webhook_id:
        return None
    if found:
        return "a mock event of PayPal's simulator, which says nothing of a payment"
    if not keys:
        return "the configured certificate is not valid at the time of receipt: get the present one"
    return (
        "the signature does not fit: webhook_id is another webhook's, the configured certificate is not the one at"
        f" {_PREFIX}CERT-URL, or the body is not the raw one (parsed and written again by a framework)"
    )


def _fits(keys: Iterable[str], told: Mapping[str, str], webhook_id: str, body: bytes, proof: bytes) -> bool:
    signed = message(told["TRANSMISSION-ID"], told["TRANSMISSION-TIME"], webhook_id, body)
    return any(rsa_sha256(key, signed, proof) for key in keys)


def message(id_: str, time: str, webhook_id: str, body: bytes) -> bytes:
    """What is signed."""
    return f"{id_}|{time}|{webhook_id}|{crc32(body)}".encode(errors="surrogatepass")


def address_fault(address: str, host: str) -> str | None:
    """Why a certificate must not be got from there: it is not PayPal's, or of the other mode than `host`."""
    try:
        parts, own = urlsplit(address), urlsplit(host).hostname
        place = parts.scheme, parts.hostname, parts.port or 443, parts.username
    except ValueError:
        return f"{_PREFIX}CERT-URL is no address"
    hosts = _HOSTS["sandbox" in (own or "")] | {own}
    if place[1] not in hosts or place[0] != "https" or place[2:] != (443, None):
        return f"{_PREFIX}CERT-URL does not lead to {' or '.join(sorted(map(str, hosts)))} over https"
    name = parts.path.removeprefix(_PATH)
    if name == parts.path or not _NAME.fullmatch(name) or parts.query or parts.fragment:
        return f"{_PREFIX}CERT-URL does not lead to a certificate of PayPal"
    return None


def signed(body: bytes, at: datetime, webhook_id: str, signing_key: str, host: str) -> Received:
    """A delivery as PayPal would make it."""
    id_ = f"{crc32(body):08x}-0000-11ee-8000-000000000000"
    time = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    proof = base64.b64encode(sign_rsa_sha256(signing_key, message(id_, time, webhook_id, body))).decode()
    values = (id_, time, proof, f"{host}{_PATH}CERT-00000000-00000000-00000000", ALGORITHM)
    headers = tuple((_PREFIX + name, value) for name, value in zip(_HEADERS, values, strict=True))
    return Received(headers=(("Content-Type", "application/json"), *headers), body=body, at=at)


def notifications(listing: Listing, reference: Reference) -> Iterator[Notification]:
    """The deliveries of which PayPal tells how they ended."""
    for event in listing.events:
        for each in event.transmissions:
            if each.at:
                yield Notification.trusted(
                    {
                        "at": each.at,
                        "event": event.type,
                        "event_id": event.id,
                        "url": each.url,
                        "response_status": each.status,
                        "payment_status": event.resource_status,
                        "reference": reference.value,
                    }
                )
