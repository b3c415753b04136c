"""Mollie's payloads, and driving its questions by hand; all values are synthetic."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from paysupport.adapters.providers.mollie import Mollie
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
API = "https://api.mollie.com/v2"
KEY = "live_made0up0key0of0a0profile"
SECRET = "made0up0secret0of0a0webhook"
HERE = Path(__file__).parent / "payloads" / "mollie"
PAYLOADS = {path.stem: path.read_bytes() for path in sorted(HERE.glob("*.json"))}


def document(name: str, /, **changed: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(PAYLOADS[name])
    return told | changed


def read_all(told: object, adapter: Mollie | None = None) -> tuple[Payment, ...]:
    return (adapter or Mollie()).read(json.dumps(told).encode())


def read(told: object, adapter: Mollie | None = None) -> Payment:
    (payment,) = read_all(told, adapter)
    return payment


def shop(**changed: Any) -> Mollie:
    return Mollie(**{"api_key": KEY, "webhook_secrets": SECRET, "account": "shop", **changed})


def answer(body: object, status: int = 200) -> Response:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status=status, url=f"{API}/asked", at=NOW, body=sent)


def ask(flow: Flow[T], *answers: Response) -> tuple[T, list[Request]]:
    """Drive a flow by hand: its result, and what it asked."""
    asked = next(flow)
    requests: list[Request] = []
    for each in answers:
        assert isinstance(asked, Request)
        requests.append(asked)
        try:
            asked = flow.send(each)
        except StopIteration as end:
            result: T = end.value
            return result, requests
    raise AssertionError("asks for more than there is")
