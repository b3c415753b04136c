import socket
from collections.abc import Callable, Iterator

import pytest

from tests.transport.peer import Answer, Peer, Peers


@pytest.fixture
def peer() -> Iterator[Peers]:
    started: list[Peer] = []

    def start(*answers: Answer, wrap: Callable[[socket.socket], socket.socket] | None = None) -> Peer:
        started.append(Peer(list(answers), wrap))
        return started[-1]

    yield start
    for each in started:
        each.close()
