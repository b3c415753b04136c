"""Objects as Braintree sends them, with the fields that matter; all values are synthetic."""

import base64
import json
from pathlib import Path
from typing import Any

from paysupport.adapters.providers.braintree import Braintree
from paysupport.model import Payment

PAYLOADS = Path(__file__).parent / "payloads" / "braintree"
MADE = "2026-11-20T10:00:00Z"


def body(name: str) -> bytes:
    return (PAYLOADS / name).read_bytes()


def global_id(kind: str, name: str) -> str:
    return base64.b64encode(f"{kind}_{name}".encode()).decode().rstrip("=")


def money(value: str, currency: str = "USD") -> dict[str, str]:
    return {"value": value, "currencyCode": currency}


def event(status: str, *, at: int = 0, **changed: Any) -> dict[str, Any]:
    """One event of GraphQL's history; `at` is its minute."""
    return {"status": status, "timestamp": f"2026-11-20T10:{at:02}:00.000000Z"} | changed


def refused(code: str, message: str = "Refused", **changed: Any) -> dict[str, Any]:
    said = {"legacyCode": code, "message": message}
    return event("PROCESSOR_DECLINED", processorResponse=said, **changed)


def node(status: str = "SETTLED", *history: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A transaction as GraphQL tells it."""
    told = {
        "id": global_id("transaction", "bt7m3zz1"),
        "legacyId": "bt7m3zz1",
        "createdAt": MADE,
        "status": status,
        "orderId": "1234",
        "amount": money("25.50"),
        "paymentMethodSnapshot": {"__typename": "CreditCardDetails", "brandCode": "VISA", "last4": "1111"},
        "statusHistory": list(history),
    }
    return told | changed


def answer(found: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"node": found}}


def page(*nodes: dict[str, Any], after: str | None = None) -> dict[str, Any]:
    connection = {
        "edges": [{"node": each} for each in nodes],
        "pageInfo": {"hasNextPage": after is not None, "endCursor": after},
    }
    return {"data": {"search": {"transactions": connection}}}


def transaction(**changed: Any) -> dict[str, Any]:
    """A transaction in the names of the XML API."""
    told = {
        "id": "bt7m3zz1",
        "status": "settled",
        "type": "sale",
        "currency_iso_code": "USD",
        "amount": "25.50",
        "merchant_account_id": "shop-usd",
        "order_id": "1234",
        "created_at": MADE,
        "credit_card": {"bin": "411111", "last_4": "1111", "card_type": "Visa"},
        "payment_instrument_type": "credit_card",
    }
    return told | changed


def declined(code: str = "2001", text: str = "Insufficient Funds", **changed: Any) -> dict[str, Any]:
    said = {"status": "processor_declined", "processor_response_code": code, "processor_response_text": text}
    return transaction(**(said | changed))


def notification(kind: str, subject: dict[str, Any], at: str = "2026-11-21T02:00:00Z") -> dict[str, Any]:
    return {"notification": {"kind": kind, "timestamp": at, "subject": subject}}


def read_all(document: object) -> tuple[Payment, ...]:
    return Braintree().read(json.dumps(document).encode())


def read(document: object) -> Payment:
    (found,) = read_all(document)
    return found
