"""A flow over each kind of client, its sleeps only noted."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import httpx
import httpx2
import pytest

from paysupport.flow import Flow, Request, Response
from paysupport.transport.http import AsyncTransport, Terms, Transport, fast

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 10, 0, 0, tzinfo=UTC)
TLS = ssl.create_default_context()
CLIENTS: dict[str, Callable[[], Any]] = {
    "own": lambda: None,
    "httpx": lambda: httpx.Client(trust_env=False, verify=TLS, follow_redirects=True),
    "httpx2": lambda: httpx2.Client(trust_env=False, verify=TLS, follow_redirects=True),
    "async own": lambda: None,
    "async httpx": lambda: httpx.AsyncClient(trust_env=False, verify=TLS, follow_redirects=True),
    "async fast": fast,
    "async httpx2": lambda: httpx2.AsyncClient(trust_env=False, verify=TLS, follow_redirects=True),
}


every = pytest.mark.parametrize("kind", CLIENTS)
own = pytest.mark.parametrize("kind", ["own", "async own"])
bounded = pytest.mark.parametrize("kind", [kind for kind in CLIENTS if kind not in {"httpx", "httpx2"}])


def call(kind: str, flow: Flow[T], sleeps: list[float] | None = None, http: Any = None, **terms: Any) -> T:
    """Run a flow over a client of this kind; sleeps are only noted."""
    noted: list[float] = [] if sleeps is None else sleeps
    options = Terms(**{"random": lambda: 0.5, "clock": lambda: NOW, **terms})

    async def asleep(seconds: float) -> None:
        noted.append(seconds)

    async def acall() -> T:
        client = http or CLIENTS[kind]()
        try:
            async with AsyncTransport(client, options, sleep=asleep) as transport:
                return await transport.call(flow)
        finally:
            if client:
                await client.aclose()

    if kind.startswith("async"):
        return asyncio.run(acall())
    client = http or CLIENTS[kind]()
    try:
        with Transport(client, options, sleep=noted.append) as transport:
            return transport.call(flow)
    finally:
        if client:
            client.close()


def ask(url: str, **options: Any) -> Flow[Response]:
    response: Response = yield Request(method=options.pop("method", "GET"), url=url, **options)
    return response
