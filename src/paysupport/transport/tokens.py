"""Tokens that an API wants with each request: one per adapter, renewed before it expires and once after a 401."""

import asyncio
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias

from paysupport.errors import DeadlineExceeded
from paysupport.flow import Flow, Request, Response, Token
from paysupport.transport import AsyncSend, Send, arun, run
from paysupport.transport.deadline import Deadline

Authorize: TypeAlias = Callable[[], Flow[Token]]

MARGIN = timedelta(seconds=60)
"""How long before its end a token is renewed, so that none expires on its way."""

_UNAUTHORISED = 401


def is_refused(request: Request, response: Response) -> bool:
    """Whether a question is asked once more with a new token."""
    return request.reads and response.status == _UNAUTHORISED


class _Kept(dict[Authorize, Token]):
    """The tokens by the bound method that gets them, which is one for each adapter."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock

    def usable(self, authorize: Authorize, refused: Token | None) -> Token | None:
        token = self.get(authorize)
        if token is None or token is refused or self._clock() >= token.expires_at - MARGIN:
            return None
        return token


class Tokens:
    """For threads: of several that want a token of one adapter, one asks and the others wait for it."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._kept = _Kept(clock)
        self._locks: dict[Authorize, threading.Lock] = {}

    def of(self, authorize: Authorize, deadline: Deadline, send: Send, refused: Token | None = None) -> Token:
        """The kept token, or a new one where there is none, it is about to expire, or it is the refused one.

        Raises:
            DeadlineExceeded: it does not come in time.
        """
        lock = self._locks.setdefault(authorize, threading.Lock())
        if not lock.acquire(timeout=max(0.0, deadline.left())):
            raise _late()
        try:
            token = self._kept.usable(authorize, refused)
            if token is None:
                token = self._kept[authorize] = run(authorize(), send)
            return token
        finally:
            lock.release()


class AsyncTokens:
    """For tasks of one event loop, likewise."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._kept = _Kept(clock)
        self._locks: dict[Authorize, asyncio.Lock] = {}

    async def of(
        self, authorize: Authorize, deadline: Deadline, send: AsyncSend, refused: Token | None = None
    ) -> Token:
        """As `Tokens.of`."""
        lock = self._locks.setdefault(authorize, asyncio.Lock())
        try:
            await asyncio.wait_for(lock.acquire(), deadline.left())
        except TimeoutError:
            raise _late() from None
        try:
            token = self._kept.usable(authorize, refused)
            if token is None:
                token = self._kept[authorize] = await arun(authorize(), send)
            return token
        finally:
            lock.release()


def _late() -> DeadlineExceeded:
    return DeadlineExceeded("the time of this call ended before there was a token; this says nothing about the payment")
