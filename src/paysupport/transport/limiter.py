"""Keeping to a declared pace; waiting counts against the deadline of the call."""

import asyncio
import sys
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager

from paysupport.flow import Pace
from paysupport.transport.deadline import Deadline


class _Turns:
    """Hands out moments to start, spaced evenly."""

    def __init__(self, per_second: float | None) -> None:
        self._gap = 1 / per_second if per_second else 0.0
        self._next = float("-inf")
        self._lock = threading.Lock()

    def wait(self, deadline: Deadline) -> float:
        """Seconds until the turn now taken; raises `TimeoutError` instead of taking one that comes too late."""
        with self._lock:
            now = deadline.monotonic()
            turn = max(now, self._next)
            if turn >= deadline.end:
                raise TimeoutError
            self._next = turn + self._gap
            return turn - now


class Limiter:
    """The pace of one host and account, for threads."""

    def __init__(self, pace: Pace, sleep: Callable[[float], None]) -> None:
        self._turns = _Turns(pace.per_second)
        self._places = threading.Semaphore(pace.at_once or sys.maxsize)
        self._sleep = sleep

    @contextmanager
    def place(self, deadline: Deadline) -> Generator[None]:
        """Wait for a place and a turn, and hold the place.

        Raises:
            TimeoutError: there is none in time.
        """
        if not self._places.acquire(timeout=max(0.0, deadline.left())):
            raise TimeoutError
        try:
            self._sleep(self._turns.wait(deadline))
            yield
        finally:
            self._places.release()


class AsyncLimiter:
    """The pace of one host and account, for tasks of one event loop."""

    def __init__(self, pace: Pace, sleep: Callable[[float], Awaitable[None]]) -> None:
        self._turns = _Turns(pace.per_second)
        self._places = asyncio.Semaphore(pace.at_once or sys.maxsize)
        self._sleep = sleep

    @asynccontextmanager
    async def place(self, deadline: Deadline) -> AsyncGenerator[None]:
        """Wait for a place and a turn, and hold the place; the caller ends the wait at its deadline.

        Raises:
            TimeoutError: no turn comes in time.
        """
        async with self._places:
            await self._sleep(self._turns.wait(deadline))
            yield
