"""Made-up answers and notifications of Robokassa, and a made-up shop."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from paysupport.adapters.providers.robokassa import Robokassa
from paysupport.model import Payment

PAYLOADS = Path(__file__).parent / "payloads" / "robokassa"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LOGIN = "robo-demo-test"
PASSWORDS = {"password2": "live-two", "test_password2": "test-two", "password1": "live-one", "test_password1": "test-1"}


def body(name: str) -> bytes:
    return (PAYLOADS / name).read_bytes()


def read(name: str) -> Payment:
    (payment,) = Robokassa().read(body(name))
    return payment


def operation(name: str = "paid.xml", **texts: str) -> Payment:
    """What an answer of OpStateExt tells with other texts in its elements of these names."""
    found: Any = Robokassa().parse(body(name))
    (payment,) = Robokassa().payments(_with(found, texts))
    return payment


def _with(found: Any, texts: dict[str, str]) -> Any:
    if not isinstance(found, dict):
        return found
    return {name: texts.get(name, _with(value, texts)) for name, value in found.items()}


def notification(name: str = "notification.form", **changes: str | None) -> bytes:
    """The form with other values; None leaves a field out."""
    fields = {**dict(parse_qsl(body(name).decode())), **changes}
    return urlencode({name: value for name, value in fields.items() if value is not None}).encode()


def shop(**options: Any) -> Robokassa:
    return Robokassa(**{"merchant_login": LOGIN, **PASSWORDS, **options})
