"""Nothing is believed without a key, nothing wrong is believed at all, and nothing raises but for the configuration."""

import base64
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from paysupport.errors import ConfigurationError
from paysupport.signatures import (
    certified_keys,
    decode_base64,
    hmac_sha1,
    hmac_sha256,
    hmac_sha512,
    rsa_sha256,
    same,
    sign_rsa_sha256,
)

BODY = b'{"transaction": {"uid": "1"}}'


@pytest.fixture(scope="module")
def key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


@pytest.fixture(scope="module")
def private(key: RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture(scope="module")
def public(key: RSAPrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def test_equal_texts_and_bytes_are_the_same() -> None:
    assert same("ключ", "ключ")
    assert same("key", b"key")
    assert same("\ud800", b"\xed\xa0\x80")


@pytest.mark.parametrize(("given_", "expected"), [("key", "kez"), ("key", "key "), ("", ""), (b"", ""), ("key", "")])
def test_different_or_empty_secrets_are_not_the_same(given_: Any, expected: Any) -> None:
    assert not same(given_, expected)


@given(st.text() | st.binary(), st.text() | st.binary())
def test_any_two_texts_can_be_compared(left: Any, right: Any) -> None:
    assert same(left, right) is same(right, left)


def test_hmac_of_rfc_4231() -> None:
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert hmac_sha256("Jefe", b"what do ya want for nothing?").hex() == expected
    assert hmac_sha256(b"Jefe", b"what do ya want for nothing?").hex() == expected


def test_longer_and_shorter_hmacs_of_rfc_4231_and_rfc_2202() -> None:
    longer = (
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    )
    assert hmac_sha512("Jefe", b"what do ya want for nothing?").hex() == longer
    assert hmac_sha1("Jefe", b"what do ya want for nothing?").hex() == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"


@pytest.mark.parametrize("sign", [hmac_sha1, hmac_sha512])
def test_an_empty_secret_makes_no_other_hmac_either(sign: Any) -> None:
    with pytest.raises(ConfigurationError):
        sign(" ", b"body")


@pytest.mark.parametrize("secret", ["", " \n", b"", b"\t"])
def test_an_empty_secret_signs_nothing(secret: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"^the signing secret is empty$"):
        hmac_sha256(secret, BODY)


@pytest.mark.parametrize(("text", "expected"), [("aGk=", b"hi"), ("", b"")])
def test_base64_is_decoded(text: Any, expected: Any) -> None:
    assert decode_base64(text) == expected


@pytest.mark.parametrize("text", ["aGk", "aGk=\n", "a-_=", "é", "aGk=aGk="])
def test_what_is_no_plain_base64_is_nothing(text: Any) -> None:
    assert decode_base64(text) is None


def forms(public: str) -> dict[str, str]:
    body = "".join(public.splitlines()[1:-1])
    return {
        "pem": public,
        "windows lines": public.replace("\n", "\r\n"),
        "bare": body,
        "indented": "\n".join(f"  {body[at : at + 40]} " for at in range(0, len(body), 40)),
        "one line of a configuration": public.replace("\n", "\\n"),
        "one line of pem": f"-----BEGIN PUBLIC KEY----- {body} -----END PUBLIC KEY-----",
    }


@pytest.mark.parametrize(
    "form", ["pem", "windows lines", "bare", "indented", "one line of a configuration", "one line of pem"]
)
def test_a_right_signature_holds_in_every_form_of_the_key(private: str, public: str, form: Any) -> None:
    assert rsa_sha256(forms(public)[form], BODY, sign_rsa_sha256(private, BODY))


def test_a_key_in_pkcs1_form_is_taken(key: RSAPrivateKey, private: str) -> None:
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.PKCS1).decode()
    assert rsa_sha256(public, BODY, sign_rsa_sha256(private, BODY))


def test_no_bit_of_body_or_signature_may_change(private: str, public: str) -> None:
    signature = sign_rsa_sha256(private, BODY)
    for place in range(len(BODY)):
        changed = bytearray(BODY)
        changed[place] ^= 1
        assert not rsa_sha256(public, bytes(changed), signature)
    for place in range(len(signature)):
        changed = bytearray(signature)
        changed[place] ^= 1
        assert not rsa_sha256(public, BODY, bytes(changed))


@pytest.mark.parametrize("signature", [b"", b"\0", b"\0" * 256, b"\xff" * 256, b"x" * 10_000])
def test_what_is_no_signature_does_not_hold(public: str, signature: Any) -> None:
    assert not rsa_sha256(public, BODY, signature)


def ec_public() -> str:
    public = generate_ec_key(SECP256R1()).public_key()
    return base64.b64encode(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


@pytest.mark.parametrize("public_key", ["", "secret", "é", "AAAA", "\ud800", ec_public()])
def test_another_thing_than_a_public_key_is_a_fault_of_configuration(public_key: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"^the public key is no RSA public key$"):
        rsa_sha256(public_key, BODY, b"x" * 256)


def test_a_private_key_is_no_public_key(private: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^the public key is no RSA public key$"):
        rsa_sha256(private, BODY, b"x" * 256)


def test_a_signing_key_is_an_rsa_private_key_without_a_password(key: RSAPrivateKey, public: str) -> None:
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"pw")).decode()
    ec = generate_ec_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    for wrong in ("", "secret", "\ud800", public, locked, ec):
        with pytest.raises(ConfigurationError, match=r"^the signing key is no RSA private key$"):
            sign_rsa_sha256(wrong, BODY)


def test_without_cryptography_the_missing_extra_is_named(monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    with pytest.raises(ConfigurationError, match=r"^to check RSA signatures, install paysupport\[webhooks\]$"):
        rsa_sha256("x", BODY, b"x")
    with pytest.raises(ConfigurationError, match=r"^to make RSA signatures, install paysupport\[webhooks\]$"):
        sign_rsa_sha256("x", BODY)
    with pytest.raises(ConfigurationError, match=r"^to read certificates, install paysupport\[webhooks\]$"):
        certified_keys("x", datetime.now(UTC))


def test_the_keys_of_the_certificates_that_are_valid_at_a_time(key: RSAPrivateKey, private: str) -> None:
    def certificate(first: int, last: int) -> str:
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "certs.example")])
        built = x509.CertificateBuilder(name, name, key.public_key(), 1)
        valid = built.not_valid_before(datetime(2026, first, 1)).not_valid_after(datetime(2026, last, 1))  # noqa: DTZ001
        return valid.sign(key, SHA256()).public_bytes(Encoding.PEM).decode()

    both = certificate(1, 3) + certificate(2, 6)
    for month, valid in ((1, 1), (2, 2), (3, 2), (4, 1), (7, 0)):
        found = certified_keys(both, datetime(2026, month, 1, tzinfo=UTC))
        assert len(found) == valid
        assert all(rsa_sha256(each, BODY, sign_rsa_sha256(private, BODY)) for each in found)


@pytest.mark.parametrize(
    "text", ["", "secret", "\ud800", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"]
)
def test_what_is_no_certificate_is_a_fault_of_configuration(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^this is no X\.509 certificate"):
        certified_keys(text, datetime.now(UTC))
