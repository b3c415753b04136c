"""Made-up notifications and answers of Mixplat."""

import json
from pathlib import Path
from typing import Any

from paysupport.adapters.providers.mixplat import Mixplat
from paysupport.model import Payment

PAYLOADS = Path(__file__).parent / "payloads" / "mixplat"
KEY = "c23a4398db8ef7b3ae1f4b07aeeb7c54f8e3c7c9"
"""The key in the examples of docs.mixplat.ru."""


def body(name: str) -> bytes:
    return (PAYLOADS / f"{name}.json").read_bytes()


def document(name: str, **changes: Any) -> dict[str, Any]:
    return {**json.loads(body(name)), **changes}


def read(name: str, **changes: Any) -> Payment:
    (payment,) = Mixplat().payments(document(name, **changes))
    return payment
