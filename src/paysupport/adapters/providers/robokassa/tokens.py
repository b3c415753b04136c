"""Signed tokens, as they are sent to ResultUrl2: JWS in compact form (RFC 7515), RSA-SHA256, content in JSON.

Source: docs.robokassa.ru/pay-interface, section "Дополнительное оповещение об оплате на ResultUrl2", with the
certificate to verify them by (docs.robokassa.ru/media/files/jwtsign.cer, which is renewed each year), copy read on
2026-11-22.
"""

import base64
import re
from dataclasses import dataclass
from datetime import datetime

from paysupport.documents import JSON, parse
from paysupport.errors import ConfigurationError, InputError
from paysupport.signatures import decode_base64

ALGORITHM = "RS256"

_TOKEN = re.compile(rb"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){2}")


@dataclass(frozen=True, slots=True)
class Token:
    """A token whose signature nobody has checked yet.

    Attributes:
        signed: the bytes that are signed.
    """

    header: JSON
    payload: JSON
    signed: bytes
    signature: bytes


def is_token(body: bytes) -> bool:
    """Whether a body has the form of a token."""
    return _TOKEN.fullmatch(body.strip()) is not None


def opened(body: bytes) -> Token:
    """The parts of a token.

    Raises:
        InputError: a part is no base64url, or what should be JSON is none.
    """
    header, payload, signature = body.strip().split(b".")
    return Token(parse(_decoded(header)), parse(_decoded(payload)), header + b"." + payload, _decoded(signature))


def _decoded(part: bytes) -> bytes:
    text = part.decode().replace("-", "+").replace("_", "/")
    decoded = decode_base64(text + "=" * (-len(text) % 4))
    if decoded is None or base64.urlsafe_b64encode(decoded).rstrip(b"=") != part:
        raise InputError("a token with a part that is no base64url")
    return decoded


def key_of(certificate: str, at: datetime) -> str:
    """The public key in a certificate, as PEM.

    Raises:
        ConfigurationError: it is no certificate in PEM, or not valid at that time, or `cryptography` is not installed.
    """
    try:
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415 - an extra
        from cryptography.x509 import load_pem_x509_certificate  # noqa: PLC0415
    except ImportError:
        raise ConfigurationError("to check signed tokens, install paysupport[webhooks]") from None
    try:
        read = load_pem_x509_certificate(certificate.encode())
    except ValueError:
        raise ConfigurationError("the certificate is none in PEM") from None
    if not read.not_valid_before_utc <= at <= read.not_valid_after_utc:
        raise ConfigurationError("the certificate is out of date: take the present one from docs.robokassa.ru")
    return read.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
