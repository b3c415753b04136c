"""Saved payloads of crypto processors, and driving their questions by hand; all values are synthetic."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from paysupport.adapters.contracts import Provider, Received, Rejected, Verified
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment
from paysupport.transport import run

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BITCOIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
"""The example of BIP-173."""
TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
"""A contract, to which nobody is asked to pay."""
HASH = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"


def payloads(provider: str, extension: str = "json") -> dict[str, bytes]:
    folder = Path(__file__).parent / "payloads" / provider
    return {path.stem: path.read_bytes() for path in sorted(folder.glob(f"*.{extension}"))}


def changed(body: bytes, **members: Any) -> dict[str, Any]:
    """The document of a payload with other members."""
    told: dict[str, Any] = json.loads(body)
    return {**told, **members}


def dumped(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def one(adapter: Provider, document: object) -> Payment:
    """The only payment in a document, by way of its bytes."""
    (payment,) = adapter.read(document if isinstance(document, bytes) else dumped(document))
    return payment


def ask(flow: Flow[T], *answers: tuple[int, object]) -> tuple[T, list[Request]]:
    """The result of a flow, and what it asked."""
    requests: list[Request] = []
    left = iter(answers)

    def send(request: Request) -> Response:
        requests.append(request)
        status, told = next(left)
        body = told if isinstance(told, bytes) else dumped(told)
        return Response(status=status, url=request.url, at=NOW, body=body)

    return run(flow, send), requests


def believed(verdict: Verified | Rejected) -> Verified:
    assert isinstance(verdict, Verified), verdict
    return verdict


def refused(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected), verdict
    return verdict.reason


def webhook(body: bytes, **headers: str) -> Received:
    """A webhook with these headers, in whose names an underscore stands for a hyphen."""
    return Received(
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()), body=body, at=NOW
    )
