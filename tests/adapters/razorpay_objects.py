"""Razorpay's objects, changed as a test needs them, and its API driven by hand; all values are synthetic."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from paysupport.adapters.providers.razorpay import Razorpay
from paysupport.errors import BadAnswer
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment
from paysupport.transport import run

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
MADE = datetime(2026, 11, 20, 10, tzinfo=UTC)
KEY, SECRET, HOOK = "rzp_live_madeup00000001", "made-up-key-secret", "made-up, webhook secret"
API = "https://api.razorpay.com/v1"
SHOP = Razorpay(key_id=KEY, key_secret=SECRET, webhook_secrets=HOOK, account="shop-in")
PAYLOADS = {
    path.stem: path.read_bytes() for path in sorted((Path(__file__).parent / "payloads" / "razorpay").glob("*.json"))
}
UNKNOWN = {"error": {"code": "BAD_REQUEST_ERROR", "description": "The id provided does not exist", "metadata": {}}}
EMPTY: dict[str, Any] = {"entity": "collection", "count": 0, "items": []}


def loaded(name: str, **changed: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PAYLOADS[name])
    return found | changed


def listed(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"entity": "collection", "count": len(rows), "items": list(rows)}


def failed(reason: str | None, source: str = "gateway", step: str = "payment_authorization", **more: Any) -> Any:
    return loaded("failed", error_reason=reason, error_source=source, error_step=step, **more)


def read_all(document: object) -> tuple[Payment, ...]:
    return Razorpay().read(json.dumps(document).encode())


def read(document: object) -> Payment:
    (found,) = read_all(document)
    return found


def ask(flow: Flow[T], *answers: object) -> tuple[T, list[Request]]:
    """Drive a flow: its result, and what it asked; an answer is a document, or one with its HTTP status."""
    requests: list[Request] = []
    given = iter(answers)

    def send(request: Request) -> Response:
        requests.append(request)
        told = next(given)
        document, status = told if isinstance(told, tuple) else (told, 200)
        if status >= 500:
            raise BadAnswer("no answer", source="api.razorpay.com", status=status)
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        return Response(status=status, url=request.url, at=NOW, body=body)

    result = run(flow, send, threads=1)
    assert not list(given), "asks for less than is answered"
    return result, requests
