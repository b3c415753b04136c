"""A provider that answers as its document says, and looks whether it is asked as the document says."""

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from paysupport.flow import Request, Response

from .document import Document, Json
from .providers import UNTIL, Published


@cache
def answers(published: Published, document: Document, path: str) -> list[Any]:
    """What may be answered at a path of the document."""
    return published.ways(document, document.answer(document.get(path)))


@dataclass
class Server:
    """What was asked, and what was wrong about it.

    Attributes:
        published: the provider.
        document: its document.
        given: an answer of its own for one path, and then questions are not looked at; every other answer is the fullest.
    """

    published: Published
    document: Document
    given: tuple[str, Json] | None = None
    requests: list[Request] = field(default_factory=list)
    misfits: list[str] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)

    def send(self, request: Request) -> Response:
        """Answer a request."""
        self.requests.append(request)
        operation = self.document.operation(request)
        if operation is None and any(path in request.url for path in self.published.newer):
            return self._response(
                request, 404, {"errors": [{"category": "INVALID_REQUEST_ERROR", "code": "NOT_FOUND"}]}
            )
        assert operation is not None, f"there is no {request.method} {request.url}"
        if self.given is None:
            self.misfits += (f"{request.method} {request.url}: {each}" for each in self.document.misfits(request))
        answer: Json = answers(self.published, self.document, operation.path)[0]
        if self.given and self.given[0] == operation.path:
            answer = self.given[1]
        page = self.published.pages[min(self.asked[operation.path], 1)]
        self.asked[operation.path] += 1
        return self._response(request, 200, {**answer, **page})

    def _response(self, request: Request, status: int, told: object) -> Response:
        return Response(status=status, url=request.url, at=UNTIL, body=json.dumps(told).encode())
