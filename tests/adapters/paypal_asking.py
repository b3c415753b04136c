"""PayPal's payloads, keys that were made for the tests, and driving its questions by hand; all values are synthetic."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from paysupport.adapters.providers.paypal import PayPal
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOST = "https://api-m.paypal.com"
WEBHOOK = "8PT597110X687430L"
SECRET = "EGnHDxD0made0up0secret"
HERE = Path(__file__).parent / "payloads" / "paypal"
PAYLOADS = {path.stem: path.read_bytes() for path in sorted(HERE.glob("*.json"))}


def document(name: str, /, **changed: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(PAYLOADS[name])
    return told | changed


def read_all(told: object, adapter: PayPal | None = None) -> tuple[Payment, ...]:
    return (adapter or PayPal()).read(told if isinstance(told, bytes) else json.dumps(told).encode())


def read(told: object, adapter: PayPal | None = None) -> Payment:
    (payment,) = read_all(told, adapter)
    return payment


@cache
def key_pair(name: str = "messageverificationcerts.paypal.com", days: int = 365) -> tuple[str, str]:
    """A private key and its certificate, valid for so many days around `NOW`, both as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=400))
        .not_valid_after(NOW + timedelta(days=days))
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private.decode(), certificate.public_bytes(Encoding.PEM).decode()


def shop(**changed: Any) -> PayPal:
    keys = {"client_id": "AQd-made-up", "client_secret": SECRET, "account": "shop", "webhook_id": WEBHOOK}
    return PayPal(**{**keys, "certificate": key_pair()[1], "signing_key": key_pair()[0], **changed})


def answer(body: object, status: int = 200, url: str = HOST) -> Response:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status=status, url=f"{url}/asked", at=NOW, headers={"paypal-debug-id": "deb1"}, body=sent)


def ask(flow: Flow[T], *answers: Response) -> tuple[T, list[Request]]:
    """Drive a flow by hand: its result, and what it asked."""
    asked = next(flow)
    requests: list[Request] = []
    for each in answers:
        assert isinstance(asked, Request)
        requests.append(asked.sign(asked, NOW) if asked.sign else asked)
        try:
            asked = flow.send(each)
        except StopIteration as end:
            result: T = end.value
            return result, requests
    raise AssertionError("asks for more than there is")
