"""One total time for a public call, kept inside blocking socket calls too, and silence of the HTTP libraries.

HTTP clients limit each read, so that a server dripping bytes keeps them waiting for ever [httpx 0.28.1: a call with
a timeout of 1 s lasted 14.8 s, measured 2026]. asyncio can cancel; without it the socket itself has to know.
"""

import logging
import socket
import ssl
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the time of one public call is used up.

    Attributes:
        end: in seconds of `monotonic`.
    """

    end: float
    monotonic: Callable[[], float]

    def left(self) -> float:
        """Seconds left; negative once it has passed."""
        return self.end - self.monotonic()


SENDING: ContextVar[Deadline | None] = ContextVar("paysupport_sending", default=None)
"""The deadline of the request that this thread or task is sending; None outside of sending."""


class BoundedTransport(httpx.HTTPTransport):
    """The transport of our own synchronous client: no proxy, no HTTP/2, every socket call ends by the deadline."""

    def __init__(self) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=100,
            max_keepalive_connections=20,
            keepalive_expiry=5.0,
            network_backend=BoundedBackend(),
        )


class BoundedBackend(httpcore.NetworkBackend):
    """Opens connections whose every socket call ends by the deadline in `SENDING`."""

    def __init__(self) -> None:
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Try each address of the host in turn; together they take no longer than the deadline."""
        failed: Exception = httpcore.ConnectError("the name has no address")
        for address in _addresses(host, port):
            try:
                stream = self._sockets.connect_tcp(address, port, _within(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream)
        raise failed


def _addresses(host: str, port: int) -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError:
        return []


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _within(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _within(timeout: float | None) -> float | None:
    deadline = SENDING.get()
    if deadline is None:
        return timeout
    left = deadline.left()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left if timeout is None else min(timeout, left)


class _NotOurs(logging.Filter):
    """Drops what HTTP libraries say about our requests: they write whole URLs, and headers of answers."""

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002
        return SENDING.get() is None


_NOT_OURS = _NotOurs()
_PARTS = ("connection", "http11", "http2", "proxy", "socks")
_TALKATIVE = (
    "httpx",
    "httpx2",
    *(f"{core}.{part}" for core in ("httpcore", "httpcore2") for part in _PARTS),
    "hpack.hpack",
    "hpack.table",
)


def hush() -> None:
    """Keep the HTTP libraries silent about our requests; what a host sends by itself is logged as before."""
    for name in _TALKATIVE:
        logging.getLogger(name).addFilter(_NOT_OURS)
