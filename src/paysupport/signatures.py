"""Proofs of who sent a webhook. Everything fails closed: no key, no proof; comparisons take constant time."""

import base64
import binascii
import hmac
import re
from datetime import datetime
from hashlib import sha1, sha256, sha512

from paysupport.errors import ConfigurationError

_ARMOUR = re.compile(r"-----[^-]{1,40}-----|\s|\\n")


def same(given: bytes | str, expected: bytes | str) -> bool:
    """Whether two secrets or signatures are equal, in constant time; an empty one equals nothing."""
    left, right = _bytes(given), _bytes(expected)
    return bool(left) and bool(right) and hmac.compare_digest(left, right)


def _bytes(value: bytes | str) -> bytes:
    return value.encode(errors="surrogatepass") if isinstance(value, str) else value


def hmac_sha256(key: str | bytes, message: bytes) -> bytes:
    """HMAC-SHA256 (RFC 2104, FIPS 198-1) of the message.

    Raises:
        ConfigurationError: the key is empty.
    """
    return hmac.new(_filled(key), message, sha256).digest()


def hmac_sha512(key: str | bytes, message: bytes) -> bytes:
    """HMAC-SHA512 (RFC 2104, FIPS 198-1) of the message.

    Raises:
        ConfigurationError: the key is empty.
    """
    return hmac.new(_filled(key), message, sha512).digest()


def hmac_sha1(key: str | bytes, message: bytes) -> bytes:
    """HMAC-SHA1 (RFC 2104, FIPS 198-1) of the message, for the providers that still use it.

    Raises:
        ConfigurationError: the key is empty.
    """
    return hmac.new(_filled(key), message, sha1).digest()


def _filled(key: str | bytes) -> bytes:
    secret = _bytes(key)
    if not secret.strip():
        raise ConfigurationError("the signing secret is empty")
    return secret


def decode_base64(text: str) -> bytes | None:
    """The bytes of standard base64 with padding; None when it is anything else."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def rsa_sha256(public_key: str, message: bytes, signature: bytes) -> bool:
    """Whether an RSASSA-PKCS1-v1_5 signature with SHA-256 (RFC 8017) over the message is right.

    Args:
        public_key: PEM, or the base64 of the DER without its armour; line breaks may be missing or escaped.
        message: the raw bytes that were signed.
        signature: the raw bytes of the signature.

    Raises:
        ConfigurationError: the key is no RSA public key, or `cryptography` is not installed.
    """
    try:
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415 - an extra
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey  # noqa: PLC0415
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
        from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415
    except ImportError:
        raise ConfigurationError("to check RSA signatures, install paysupport[webhooks]") from None
    try:
        key = load_der_public_key(decode_base64(_ARMOUR.sub("", public_key)) or b"")
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPublicKey):
        raise ConfigurationError("the public key is no RSA public key")
    try:
        key.verify(signature, message, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def certified_keys(certificates: str, at: datetime) -> tuple[str, ...]:
    """The public keys of those X.509 certificates (RFC 5280) that are valid at a time, as PEM.

    Args:
        certificates: one or several as PEM, one after the other.
        at: with zone.

    Raises:
        ConfigurationError: there is none, one cannot be read, or `cryptography` is not installed.
    """
    try:
        from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - an extra
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415
        from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415
    except ImportError:
        raise ConfigurationError("to read certificates, install paysupport[webhooks]") from None
    try:
        found = load_pem_x509_certificates(_bytes(certificates))
        return tuple(
            each.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
            for each in found
            if each.not_valid_before_utc <= at <= each.not_valid_after_utc
        )
    except (ValueError, UnsupportedAlgorithm):
        raise ConfigurationError("this is no X.509 certificate as PEM (-----BEGIN CERTIFICATE-----)") from None


def sign_rsa_sha256(private_key: str, message: bytes) -> bytes:
    """The RSASSA-PKCS1-v1_5 signature with SHA-256 (RFC 8017) over the message, for fakes and tests.

    Args:
        private_key: PEM, not encrypted.
        message: the raw bytes to sign.

    Raises:
        ConfigurationError: the key is no RSA private key, or `cryptography` is not installed.
    """
    try:
        from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - an extra
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
        from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415
    except ImportError:
        raise ConfigurationError("to make RSA signatures, install paysupport[webhooks]") from None
    try:
        key = load_pem_private_key(_bytes(private_key), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPrivateKey):
        raise ConfigurationError("the signing key is no RSA private key")
    return key.sign(message, PKCS1v15(), SHA256())
