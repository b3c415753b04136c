"""The drivers over plain functions: no HTTP, no socket."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from paysupport.errors import ConfigurationError, Unavailable
from paysupport.flow import Flow, Request, Response, together
from paysupport.transport import arun, run

T = TypeVar("T")
Run = Callable[[Flow[Any], Callable[[Request], Response]], Any]


def answer(request: Request) -> Response:
    if "dead" in request.url:
        raise Unavailable("dead.example could not be reached", source="dead.example")
    if "bug" in request.url:
        raise ConfigurationError("no such key")
    return Response(status=200, url=request.url, at=datetime(2026, 1, 1, tzinfo=UTC), body=request.url.encode())


def run_async(flow: Flow[T], send: Callable[[Request], Response]) -> T:
    async def asend(request: Request) -> Response:
        await asyncio.sleep(0)
        return send(request)

    return asyncio.run(arun(flow, asend))


both = pytest.mark.parametrize("drive", [run, run_async])


def ask(url: str) -> Flow[str]:
    response: Response = yield Request(method="GET", url=url)
    return response.body.decode()


@both
def test_answers_go_back_into_the_flow(drive: Run) -> None:
    def flow() -> Flow[list[str]]:
        first = yield from ask("https://a.example")
        second = yield from ask(first + "/next")
        return [first, second]

    assert drive(flow(), answer) == ["https://a.example", "https://a.example/next"]


@both
def test_a_flow_may_try_a_second_host(drive: Run) -> None:
    def flow() -> Flow[str]:
        try:
            return (yield from ask("https://dead.example"))
        except Unavailable as error:
            return f"{error.source}, then {(yield from ask('https://b.example'))}"

    assert drive(flow(), answer) == "dead.example, then https://b.example"


@both
def test_a_flow_may_end_at_the_error(drive: Run) -> None:
    def flow() -> Flow[str]:
        try:
            yield from ask("https://dead.example")
        except Unavailable:
            return "did without"
        return "unexpected"

    assert drive(flow(), answer) == "did without"


@both
def test_unavailable_ends_a_flow_that_does_not_catch_it(drive: Run) -> None:
    with pytest.raises(Unavailable, match=r"dead\.example could not be reached"):
        drive(ask("https://dead.example"), answer)


@both
def test_the_flow_is_closed_whatever_happens(drive: Run) -> None:
    closed = []

    def flow() -> Flow[str]:
        try:
            return (yield from ask("https://bug.example"))
        finally:
            closed.append(True)

    with pytest.raises(ConfigurationError):
        drive(flow(), answer)
    assert closed == [True]


@both
def test_side_by_side_keeps_the_order_and_turns_only_unavailable_into_a_value(drive: Run) -> None:
    def flow() -> Flow[tuple[str | Unavailable, ...]]:
        urls = "https://a.example", "https://dead.example", "https://c.example"
        return (yield from together(*(ask(url) for url in urls)))

    first, second, third = drive(flow(), answer)
    assert (first, third) == ("https://a.example", "https://c.example")
    assert isinstance(second, Unavailable)


@both
@pytest.mark.parametrize("count", [0, 1])
def test_none_or_one_together(drive: Run, count: int) -> None:
    result = drive(together(*(ask("https://a.example") for _ in range(count))), answer)
    assert result == ("https://a.example",) * count


@both
def test_another_exception_ends_all(drive: Run) -> None:
    sent: list[str] = []
    bug_raised = threading.Event()

    def send(request: Request) -> Response:
        sent.append(request.url)
        if "bug" in request.url:
            bug_raised.set()
        return answer(request)

    def patient() -> Flow[str]:
        for turn in range(2000):
            yield from ask(f"https://a.example/{turn}")
            if drive is run and bug_raised.is_set():
                time.sleep(0.001)
        return "never"

    with pytest.raises(ConfigurationError):
        drive(together(patient(), ask("https://bug.example"), patient()), send)
    assert len(sent) < 4000


def test_the_bare_exception_comes_out_of_a_task_group() -> None:
    with pytest.raises(ConfigurationError) as caught:
        run_async(together(ask("https://bug.example"), ask("https://a.example")), answer)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("nested", [1, 6])
def test_at_most_eight_threads_and_the_context_in_each(nested: int) -> None:
    user: ContextVar[str] = ContextVar("user")
    user.set("agent 7")
    seen: set[str] = set()
    most = [0]

    def send(request: Request) -> Response:
        seen.add(user.get())
        ours = [thread for thread in threading.enumerate() if thread.name.startswith("paysupport")]
        most[0] = max(most[0], len(ours))
        time.sleep(0.002)
        return answer(request)

    def inner() -> Flow[tuple[str | Unavailable, ...]]:
        return (yield from together(*(ask("https://a.example") for _ in range(nested))))

    for count in (2, 3, 20):
        results = run(together(*(inner() for _ in range(count))), send)
        assert results == (("https://a.example",) * nested,) * count
    assert seen == {"agent 7"}
    assert 2 <= most[0] <= 8


def test_no_thread_without_need() -> None:
    threads: set[threading.Thread] = set()

    def send(request: Request) -> Response:
        threads.add(threading.current_thread())
        return answer(request)

    run(together(ask("https://a.example")), send)
    assert threads == {threading.current_thread()}
