"""What a TLS handshake came to."""

import ssl
from datetime import UTC, datetime
from typing import Any

from paysupport.flow import Certificate


def certificate(spoken: Any, fault: str | None = None) -> Certificate:
    """What the other side showed.

    Args:
        spoken: the TLS connection, an `ssl.SSLObject` or what is like it.
        fault: why the certificate is not trusted.
    """
    shown: dict[str, Any] = spoken.getpeercert() or {}
    ends = shown.get("notAfter")
    return Certificate(
        fault=fault,
        expires_at=datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) if ends else None,
        issuer=", ".join(value for names in shown.get("issuer", ()) for _, value in names),
        names=tuple(name for kind, name in shown.get("subjectAltName", ()) if kind in {"DNS", "IP Address"}),
        version=spoken.version(),
    )
