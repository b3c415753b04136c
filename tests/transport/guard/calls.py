"""A flow over each of the two guarded transports."""

import asyncio
from collections.abc import Callable, Generator
from typing import Any, TypeVar

import pytest

from paysupport.errors import Unavailable
from paysupport.flow import Certificate, Flow, Handshake, Request, Resolve, Response
from paysupport.transport.guard import AsyncGuardedTransport, GuardedTransport

T = TypeVar("T")
Names = Callable[..., None]
both = pytest.mark.parametrize("kind", ["sync", "async"])


def call(kind: str, flow: Flow[T], *allow: str, **options: Any) -> T:
    if kind == "sync":
        return GuardedTransport(set(allow), **options).call(flow)
    return asyncio.run(AsyncGuardedTransport(set(allow), **options).call(flow))


def ask(url: str, host: str = "shop.staging", **options: Any) -> Flow[Response]:
    yield Resolve(host)
    response: Response = yield Request(method=options.pop("method", "GET"), url=url, **options)
    return response


def shake(port: int, host: str = "shop.staging") -> Flow[Certificate]:
    addresses: tuple[str, ...] = yield Resolve(host)
    shown: Certificate = yield Handshake(host=host, address=addresses[0], port=port)
    return shown


def attempt(asked: Any) -> Generator[Any, Any, Any]:
    """Ask, and take an `Unavailable` as the answer."""
    try:
        answer = yield asked
    except Unavailable as error:
        return error
    return answer
