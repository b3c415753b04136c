"""Made-up objects, notifications and answers of YooKassa."""

import json
from pathlib import Path
from typing import Any

from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.model import Payment

PAYLOADS = Path(__file__).parent / "payloads" / "yookassa"
SECRET = "test_made-up-secret-of-a-shop"


def body(name: str) -> bytes:
    return (PAYLOADS / f"{name}.json").read_bytes()


def document(name: str, **changes: Any) -> dict[str, Any]:
    return {**json.loads(body(name)), **changes}


def read(name: str, **changes: Any) -> Payment:
    (payment,) = YooKassa().payments(document(name, **changes))
    return payment
