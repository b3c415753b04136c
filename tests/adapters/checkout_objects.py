"""Objects as Checkout.com sends them, with the fields that matter; all values are synthetic."""

import json
from pathlib import Path
from typing import Any

from paysupport.adapters.providers.checkout import Checkout
from paysupport.model import Payment

PAYLOADS = Path(__file__).parent / "payloads" / "checkout"
PAY = "pay_mbabizu24mvu3mela5njyhpit4"


def body(name: str) -> bytes:
    return (PAYLOADS / f"{name}.json").read_bytes()


def payment(**changed: Any) -> dict[str, Any]:
    told = {
        "id": PAY,
        "requested_on": "2026-11-20T10:00:00Z",
        "amount": 2550,
        "currency": "EUR",
        "reference": "1234",
        "status": "Authorized",
        "approved": True,
        "source": {"type": "card", "scheme": "Visa", "last4": "4242", "bin": "424242"},
    }
    return told | changed


def declined(code: str = "20051", summary: str = "Insufficient Funds", **changed: Any) -> dict[str, Any]:
    said = {"status": "Declined", "approved": False, "response_code": code, "response_summary": summary}
    return payment(**(said | changed))


def action(kind: str, *, at: int = 0, **changed: Any) -> dict[str, Any]:
    """One action; `at` is its minute."""
    told = {
        "id": f"act_{kind.lower().replace(' ', '')}{at:02}",
        "type": kind,
        "processed_on": f"2026-11-20T10:{at:02}:00Z",
        "amount": 2550,
        "approved": True,
        "response_code": "10000",
        "response_summary": "Approved",
    }
    return told | changed


def event(kind: str, data: dict[str, Any], *, at: int = 0, **changed: Any) -> dict[str, Any]:
    told = {"id": f"evt_{kind}{at:02}", "type": kind, "created_on": f"2026-11-20T10:{at:02}:30Z", "data": data}
    return told | changed


def read_all(document: object) -> tuple[Payment, ...]:
    return Checkout().read(json.dumps(document).encode())


def read(document: object) -> Payment:
    (found,) = read_all(document)
    return found
