"""Made-up answers of bePaid and a made-up shop."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from paysupport.adapters.providers.bepaid import BePaid
from paysupport.model import Certainty, Payment, Reason, Via

PAYLOADS = Path(__file__).parent / "payloads" / "bepaid"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECRET = "secret:with:colons"


def payload(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_bytes())


def read(name: str) -> Payment:
    (payment,) = BePaid().read((PAYLOADS / f"{name}.json").read_bytes())
    return payment


def transaction(name: str = "failed_with_code", **changes: Any) -> Payment:
    (payment,) = BePaid().payments({"transaction": {**payload(name)["transaction"], **changes}})
    return payment


def reason(payment: Payment) -> tuple[Reason, Via, Certainty]:
    assert payment.decline is not None
    reading = payment.decline.reading
    return reading.reason, reading.via, reading.certainty


def shop(**options: Any) -> BePaid:
    return BePaid(shop_id="321", secret_key=SECRET, **options)
