import socket
from collections.abc import Callable

import pytest

from tests.transport.guard.spy import resolver


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def give(**answers: list[list[str]]) -> None:
        dotted = {name.replace("_", "."): each for name, each in answers.items()}
        monkeypatch.setattr(socket, "getaddrinfo", resolver(dotted))

    give()
    return give
