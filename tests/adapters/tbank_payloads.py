"""Made-up answers of T-Bank and a made-up terminal."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from paysupport.adapters.providers.tbank import TBank
from paysupport.documents import parse
from paysupport.model import Payment

PAYLOADS = Path(__file__).parent / "payloads" / "tbank"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TERMINAL = "1760000000001"
PASSWORD = "made-up-pass"


def body(name: str) -> bytes:
    return (PAYLOADS / f"{name}.json").read_bytes()


def document(name: str, **changes: Any) -> Any:
    found: Any = parse(body(name))
    return {**found, **changes}


def read(name: str) -> Payment:
    (payment,) = TBank().read(body(name))
    return payment


def transaction(name: str = "notification_rejected", **changes: Any) -> Payment:
    (payment,) = TBank().payments(document(name, **changes))
    return payment


def terminal(**options: Any) -> TBank:
    return TBank(**{"terminal_key": TERMINAL, "password": PASSWORD, **options})
