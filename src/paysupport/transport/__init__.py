"""The drivers: they run a flow over a `send` function and know no HTTP library.

`run` and `arun` behave alike: a `Request` is sent and its `Response` handed back, an `Unavailable` raised by
`send` is thrown into the flow, every other exception ends it, and the generator is closed in any case.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import FIRST_EXCEPTION, CancelledError, ThreadPoolExecutor, wait
from contextlib import closing
from contextvars import copy_context
from typing import Any, TypeVar

from paysupport.errors import Unavailable
from paysupport.flow import Flow, Request, Response

T = TypeVar("T")
Send = Callable[[Request], Response]
AsyncSend = Callable[[Request], Awaitable[Response]]

_THREADS = 8


def run(flow: Flow[T], send: Send, *, threads: int = _THREADS) -> T:
    """Run a flow to its result; flows asked together run in threads, started only then.

    Args:
        flow: the flow; closed when this returns or raises.
        send: sends one request; raises `Unavailable` where no usable answer came.
        threads: the most threads that may live at once, those of nested questions included.
    """
    with closing(flow):
        try:
            asked = next(flow)
            while True:
                try:
                    answer = send(asked) if isinstance(asked, Request) else _together(asked.flows, send, threads)
                except Unavailable as error:
                    asked = flow.throw(error)
                else:
                    asked = flow.send(answer)
        except StopIteration as end:
            result: T = end.value
            return result


def _together(flows: tuple[Flow[Any], ...], send: Send, threads: int) -> tuple[Any, ...]:
    workers = min(threads, len(flows))
    if workers <= 1:
        return tuple(_outcome(flow, send, threads) for flow in flows)
    stop = threading.Event()

    def send_unless_stopped(request: Request) -> Response:
        if stop.is_set():
            raise CancelledError
        return send(request)

    each = (threads - workers) // workers
    with ThreadPoolExecutor(workers, thread_name_prefix="paysupport") as pool:
        futures = [pool.submit(copy_context().run, _outcome, flow, send_unless_stopped, each) for flow in flows]
        try:
            done, _ = wait(futures, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)
    return tuple(future.result() for future in futures)


def _outcome(flow: Flow[T], send: Send, threads: int) -> T | Unavailable:
    try:
        return run(flow, send, threads=threads)
    except Unavailable as error:
        return error


async def arun(flow: Flow[T], send: AsyncSend) -> T:
    """Run a flow to its result on the running event loop; flows asked together run as tasks.

    Args:
        flow: the flow; closed when this returns or raises.
        send: sends one request; raises `Unavailable` where no usable answer came.
    """
    with closing(flow):
        try:
            asked = next(flow)
            while True:
                try:
                    answer = await (send(asked) if isinstance(asked, Request) else _atogether(asked.flows, send))
                except Unavailable as error:
                    asked = flow.throw(error)
                else:
                    asked = flow.send(answer)
        except StopIteration as end:
            result: T = end.value
            return result


async def _atogether(flows: tuple[Flow[Any], ...], send: AsyncSend) -> tuple[Any, ...]:
    if len(flows) == 1:
        return (await _aoutcome(flows[0], send),)
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(_aoutcome(flow, send)) for flow in flows]
    except BaseExceptionGroup as failed:
        first = failed.exceptions[0]
    else:
        return tuple(task.result() for task in tasks)
    raise first


async def _aoutcome(flow: Flow[T], send: AsyncSend) -> T | Unavailable:
    try:
        return await arun(flow, send)
    except Unavailable as error:
        return error
