"""What a provider that is imitated is asked, what it knows and what it answers; no HTTP library in it."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias


class Asked(NamedTuple):
    """A request to an API.

    Attributes:
        path: decoded, without the query.
    """

    method: str
    path: str
    query: Mapping[str, str]
    body: bytes = b""


class Answer(NamedTuple):
    """What the API answers with."""

    status: int
    body: bytes
    headers: Mapping[str, str] = {}


class Endpoint(NamedTuple):
    """Where a provider sends its notifications, as it was registered there.

    Attributes:
        events: which of them, in the provider's words.
    """

    url: str
    events: tuple[str, ...]
    enabled: bool = True


class Known(NamedTuple):
    """What the provider knows.

    Attributes:
        payloads: its payments, as the builders of `paysupport.testing` make them, oldest first.
        test: whether it is asked in test mode.
    """

    payloads: Sequence[bytes] = ()
    endpoints: Sequence[Endpoint] = ()
    test: bool = False

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The payments, parsed."""
        return [json.loads(each) for each in self.payloads]


Route: TypeAlias = tuple[str, str, Callable[[Asked, Known, str], Answer]]
"""A method, a pattern for the end of the path, and what answers, given the pattern's group."""


def routed(routes: Sequence[Route], asked: Asked, known: Known) -> Answer | None:
    """What the first fitting route answers; None where none fits."""
    for method, pattern, answer in routes:
        found = re.search(pattern + "$", asked.path)
        if found and asked.method == method:
            return answer(asked, known, found[1] if found.groups() else "")
    return None


def told(document: object, **headers: str) -> Answer:
    """A document as JSON."""
    return Answer(200, json.dumps(document).encode(), {"Content-Type": "application/json", **headers})


def refused(body: bytes, status: int = 404) -> Answer:
    """An error answer."""
    return Answer(status, body, {"Content-Type": "application/json"})
