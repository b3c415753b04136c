"""Plays a host to a flow: answers by path, and keeps what was asked."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from paysupport.errors import Unavailable
from paysupport.flow import Flow, Request, Response
from paysupport.transport import run

T = TypeVar("T")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SILENT = object()
"""An answer that does not come."""


class Host:
    """Answers GET requests by path and query; what it does not know is answered with `otherwise`."""

    def __init__(self, answers: Mapping[str, Any], otherwise: Any = (404, "Transaction not found")) -> None:
        self.answers = answers
        self.otherwise = otherwise
        self.requests: list[Request] = []

    def __call__(self, request: Request) -> Response:
        self.requests.append(request)
        query = "&".join(f"{name}={value}" for name, value in request.params)
        path = urlsplit(request.url).path
        return respond(request, self.answers.get(f"{path}?{query}" if query else path, self.otherwise))

    @property
    def paths(self) -> list[str]:
        return [urlsplit(each.url).path for each in self.requests]

    def tell(self, flow: Flow[T]) -> T:
        return run(flow, self)


def respond(request: Request, answer: Any) -> Response:
    if answer is SILENT:
        raise Unavailable("did not answer in time", source="host")
    status, body = answer if isinstance(answer, tuple) else (200, answer)
    raw = body.encode() if isinstance(body, str) else b"" if body is None else json.dumps(body).encode()
    return Response(status=status, url=request.url, at=NOW, body=raw)


class Rpc:
    """Answers batches of JSON-RPC by method and first parameters; `("getrawtransaction", id)` before the method."""

    def __init__(self, answers: Mapping[Any, Any], http: Callable[[Request], Any] | None = None) -> None:
        self.answers = answers
        self.http = http
        self.requests: list[Request] = []
        self.asked: list[tuple[Any, ...]] = []

    def __call__(self, request: Request) -> Response:
        self.requests.append(request)
        if self.http is not None:
            return respond(request, self.http(request))
        calls = json.loads(request.body)
        self.asked += [(each["method"], *each["params"]) for each in calls]
        return respond(request, [{"id": each["id"], **self._answer(each)} for each in reversed(calls)])

    def _answer(self, call: Any) -> dict[str, Any]:
        words = (call["method"], *call["params"])
        keys = (words[:3], words[:2], call["method"])
        found = next((self.answers[key] for key in keys if _known(key, self.answers)), {"code": -5, "message": "no"})
        failed = isinstance(found, dict) and found.keys() == {"code", "message"}
        return {"result": None if failed else found, "error": found if failed else None}

    def tell(self, flow: Flow[T]) -> T:
        return run(flow, self)


def _known(key: Any, answers: Mapping[Any, Any]) -> bool:
    try:
        return key in answers
    except TypeError:
        return False
