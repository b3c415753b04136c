"""Sees every connection that this process begins, whoever begins it, and lets none leave the machine."""

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_seen: list[list[str]] = []


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if not _seen or event not in {"socket.connect", "socket.sendto"} or not isinstance(args[-1], tuple):
        return
    address = str(args[-1][0])
    _seen[-1].append(address)
    if address not in {"127.0.0.1", "::1"}:
        raise ConnectionRefusedError


sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[str]]:
    """The addresses to which connections were begun meanwhile."""
    _seen.append([])
    try:
        yield _seen[-1]
    finally:
        _seen.pop()


_genuine = socket.getaddrinfo


def resolver(answers: dict[str, list[list[str]]]) -> Callable[..., list[Any]]:
    """A `getaddrinfo` that gives the next of the answers for these names, the last one for ever, and asks no server.

    Numbers, in whatever spelling, and the loopback names are read by the system.
    """
    asked: dict[str, int] = {}

    def getaddrinfo(host: Any, port: Any, *args: Any, **options: Any) -> list[Any]:
        host = host.decode() if isinstance(host, bytes) else host
        if host not in answers:
            local = "localhost" in host.lower()
            return _genuine(host, port, type=socket.SOCK_STREAM, flags=0 if local else socket.AI_NUMERICHOST)
        turn = asked[host] = asked.get(host, -1) + 1
        given = answers[host][min(turn, len(answers[host]) - 1)]
        if not given:
            raise socket.gaierror(-2, "unknown")
        return [(10 if ":" in text else 2, 1, 6, "", (text, port or 0)) for text in given]

    return getaddrinfo
