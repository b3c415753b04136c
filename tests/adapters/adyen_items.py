"""Notifications as Adyen sends them, with the fields that matter; all values are synthetic."""

import json
from pathlib import Path
from typing import Any

from paysupport.adapters.providers.adyen import Adyen
from paysupport.model import Payment

PAYLOADS = Path(__file__).parent / "payloads" / "adyen"
KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056"
"""From the tests of Adyen's own libraries."""


def body(name: str) -> bytes:
    return (PAYLOADS / f"{name}.json").read_bytes()


def item(event: str = "AUTHORISATION", *, at: int = 0, **changed: Any) -> dict[str, Any]:
    """One notification; `at` is its minute."""
    told = {
        "amount": {"currency": "EUR", "value": 2550},
        "eventCode": event,
        "eventDate": f"2026-11-20T10:{at:02}:00Z",
        "merchantAccountCode": "AcmeECOM",
        "merchantReference": "1234",
        "paymentMethod": "visa",
        "pspReference": "PAY0000000000001",
        "reason": "",
        "success": "true",
    }
    return told | changed


def later(event: str, *, at: int = 10, **changed: Any) -> dict[str, Any]:
    """A later event of the same payment, with a reference of its own."""
    own = {"originalReference": "PAY0000000000001", "pspReference": f"MOD-{at}"}
    return item(event, at=at, **(own | changed))


def batch(*items: dict[str, Any], live: str = "false") -> dict[str, Any]:
    return {"live": live, "notificationItems": [{"NotificationRequestItem": each} for each in items]}


def read_all(document: object, adapter: Adyen | None = None) -> tuple[Payment, ...]:
    return (adapter or Adyen()).read(json.dumps(document).encode())


def read(document: object, adapter: Adyen | None = None) -> Payment:
    (payment,) = read_all(document, adapter)
    return payment


def told(*items: dict[str, Any]) -> Payment:
    """The one payment of which these notifications tell."""
    return read(batch(*items))
