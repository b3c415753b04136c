"""Keeping to the pace that a host allows an account."""

import socket
import time

import pytest

from paysupport.errors import DeadlineExceeded
from paysupport.flow import Flow, Pace, together
from tests.transport.clients import ask, call, every, own
from tests.transport.peer import OK, Peer, Peers


@every
def test_the_declared_pace_is_kept_per_host_and_account(kind: str, peer: Peers) -> None:
    server = peer(OK)
    pace = Pace(per_second=4, at_once=2)
    sleeps: list[float] = []

    def flow() -> Flow[None]:
        for account in ("a", "a", "b", "a"):
            yield from ask(server.url, account=account, pace=pace)

    call(kind, flow(), sleeps, monotonic=lambda: 100.0)
    assert sleeps == [0.0, 0.25, 0.0, 0.5]


@every
def test_at_once_limits_what_is_under_way(kind: str, peer: Peers) -> None:
    now, most = [0], [0]

    def answer(connection: socket.socket) -> None:
        now[0] += 1
        most[0] = max(most[0], now[0])
        time.sleep(0.02)
        now[0] -= 1
        connection.sendall(OK)

    server = peer(answer)
    call(kind, together(*(ask(server.url, pace=Pace(at_once=1)) for _ in range(4))))
    assert (len(server.requests), most[0]) == (4, 1)


@own
@pytest.mark.parametrize("pace", [Pace(at_once=1), Pace(per_second=0.5)])
def test_waiting_for_a_turn_counts_against_the_deadline(kind: str, pace: Pace, peer: Peers) -> None:
    server: Peer = peer(lambda connection: server.gone.wait(5) and None)
    results = call(kind, together(*(ask(server.url, pace=pace) for _ in range(2))), deadline=0.3)
    assert [type(result) for result in results] == [DeadlineExceeded, DeadlineExceeded]
    assert len(server.requests) == 1
