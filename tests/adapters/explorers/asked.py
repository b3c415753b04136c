"""Flows of explorers run against answers by hand."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from paysupport.errors import BadAnswer
from paysupport.flow import Flow, Request, Response
from paysupport.transport import run

T = TypeVar("T")

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HTML = "<html><body>502 Bad Gateway</body></html>"


def at(seconds: int) -> int:
    """A Unix time, so many seconds before NOW."""
    return int(NOW.timestamp()) - seconds


def ask(flow: Flow[T], answer: Callable[[Request], object]) -> tuple[T, list[Request]]:
    """The result of a flow and what it asked; an answer is a document, text, bytes, or one of them with a status."""
    requests: list[Request] = []

    def send(request: Request) -> Response:
        requests.append(request)
        told = answer(request)
        status, body = told if isinstance(told, tuple) else (200, told)
        if status == 429 or status >= 500:
            raise BadAnswer(f"answered with HTTP status {status}", source="host", status=status)
        if not isinstance(body, bytes):
            body = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        return Response(status=status, url=request.url, at=NOW, body=body)

    return run(flow, send, threads=1), requests
