"""Runs an ordinary flow among probes: every request goes to an address that was looked up for it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from paysupport.errors import Unavailable
from paysupport.flow import Flow, Request, Resolve, Response, Together

T = TypeVar("T")


def pinned(flow: Flow[T], note: Callable[[Response], object] = lambda _: None) -> Flow[T]:
    """The same flow, its requests sent to looked-up addresses, with the tokens that they want.

    Args:
        flow: of an adapter.
        note: is given each answer.
    """
    with closing(flow):
        try:
            asked = next(flow)
            while True:
                try:
                    answer = yield from _answer(asked, note)
                except Unavailable as error:
                    asked = flow.throw(error)
                else:
                    asked = flow.send(answer)
        except StopIteration as end:
            return cast("T", end.value)


def _answer(asked: Any, note: Callable[[Response], object]) -> Flow[Any]:
    if isinstance(asked, Together):
        return (yield Together(tuple(pinned(each, note) for each in asked.flows)))
    request = cast("Request", asked)
    if request.authorize is not None:
        token = yield from pinned(request.authorize(), note)
        request = replace(token.on(request), authorize=None)
    response: Response = yield from to_address(request)
    note(response)
    return response


def to_address(request: Request) -> Flow[Response]:
    """Send a request to the first address of its host."""
    addresses: tuple[str, ...] = yield Resolve(urlsplit(request.url).hostname or "")
    response: Response = yield replace(request, address=addresses[0])
    return response
