"""Square's objects, changed as a test needs them, and its API driven by hand; all values are synthetic."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from paysupport.adapters.providers.square import Square
from paysupport.errors import BadAnswer
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment
from paysupport.transport import run

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TOKEN = "made-up-access-token"
KEY = "made-up-signature-key"
URL = "https://shop.example.com/square"
API = "https://connect.squareup.com/v2"
SHOP = Square(access_token=TOKEN, signature_keys=KEY, notification_url=URL, account="shop-us")
PAYLOADS = {
    path.stem: path.read_bytes() for path in sorted((Path(__file__).parent / "payloads" / "square").glob("*.json"))
}
UNKNOWN = {"errors": [{"category": "INVALID_REQUEST_ERROR", "code": "NOT_FOUND", "detail": "Could not find payment."}]}


def loaded(name: str) -> Any:
    return json.loads(PAYLOADS[name])


def payment(name: str = "paid", **changed: Any) -> dict[str, Any]:
    found = loaded(name)
    return {**found.get("payment", found), **changed}


def declined(*codes: str, **card: Any) -> dict[str, Any]:
    """A refused payment with these errors, in order."""
    errors = [{"category": "PAYMENT_METHOD_ERROR", "code": code, "detail": "Authorization error."} for code in codes]
    told = payment("declined")
    return {**told, "card_details": {**told["card_details"], "errors": errors, **card}}


def read_all(document: object) -> tuple[Payment, ...]:
    return Square().read(json.dumps(document).encode())


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
            raise BadAnswer("no answer", source="connect.squareup.com", status=status)
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        return Response(status=status, url=request.url, at=NOW, headers={"x-request-id": "r-1"}, body=body)

    result = run(flow, send, threads=1)
    assert not list(given), "asks for less than is answered"
    return result, requests
