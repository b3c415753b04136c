"""What came back from a probe, as a `Probe`: never the body, and no more of it than may be shown."""

import re
from datetime import datetime
from hashlib import sha256
from html import unescape
from urllib.parse import urlsplit

from paysupport.diagnostics.texts import visible
from paysupport.errors import Unavailable
from paysupport.flow import Certificate, Response
from paysupport.model import Probe, ProbeKind
from paysupport.redaction import redact

EXCERPT = 200
"""Characters of an answer that are kept."""

_READ = 8192
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1[^>]{0,9}>|$)|<[^<>]{0,2000}>", re.DOTALL | re.IGNORECASE)
_TELLING = ("cf-mitigated", "www-authenticate")
"""Headers by which something before the shop's handler says that it has answered."""


def plain_url(url: str | None) -> str | None:
    """A URL without its query, in which keys may stand, and without user and password."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
    except ValueError:
        return None


def excerpt(body: bytes) -> str | None:
    """The beginning of what a reader would see, redacted."""
    text = unescape(_UNSEEN.sub(" ", body[:_READ].decode(errors="replace")))
    return redact(" ".join(visible(" ".join(text.split())).split()))[:EXCERPT] or None


def answered(kind: ProbeKind, response: Response) -> Probe:
    """A probe that was answered."""
    headers = response.headers
    telling = next((f"{name}: {headers[name].split()[0]}" for name in _TELLING if headers.get(name, "").strip()), None)
    return Probe(
        kind=kind,
        at=response.at,
        url=plain_url(response.url),
        response_status=response.status,
        location=plain_url(headers.get("location")),
        content_type=headers.get("content-type"),
        server=headers.get("server"),
        excerpt=excerpt(response.body),
        digest=sha256(response.body).hexdigest(),
        seconds=response.seconds,
        detail=telling,
    )


def failed(kind: ProbeKind, url: str | None, error: Unavailable, now: datetime) -> Probe:
    """A probe without an answer."""
    return Probe(
        kind=kind,
        at=now,
        url=plain_url(url),
        response_status=error.status,
        fault=error.fault or "reset",
        detail=str(error),
    )


def shaken(url: str, found: Certificate, now: datetime) -> Probe:
    """What a TLS handshake came to."""
    return Probe(
        kind=ProbeKind.HANDSHAKE,
        at=now,
        url=plain_url(url),
        fault="tls" if found.fault else None,
        detail=found.fault,
        expires_at=found.expires_at,
    )


def unchecked(kind: ProbeKind, why: str, now: datetime) -> Probe:
    """A probe that was not tried, and why."""
    return Probe(kind=kind, at=now, unchecked=why)
