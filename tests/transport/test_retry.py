import asyncio
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tenacity import Retrying

from paysupport.errors import BadAnswer, ConfigurationError, DeadlineExceeded, Unavailable
from paysupport.flow import Flow
from paysupport.transport.deadline import Deadline
from paysupport.transport.exchange import Terms
from paysupport.transport.http import AsyncTransport, Transport
from paysupport.transport.retry import Budget, policy, retry_after
from tests.transport.clients import NOW, ask


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 120 ", 120.0),
        ("999999999", 999999999.0),
        ("Fri, 20 Nov 2026 10:00:30 GMT", 30.0),
        ("Fri, 20 Nov 2026 13:00:30 +0300", 30.0),
        ("Friday, 20-Nov-26 10:00:30 GMT", 30.0),
        ("Fri Nov 20 10:00:30 2026", 30.0),
        ("Fri, 20 Nov 2026 10:00:01 GMT", 1.0),
        ("Fri, 20 Nov 2026 10:00:00 GMT", None),
        ("Fri, 20 Nov 2026 09:59:59 GMT", None),
        ("-1", None),
        ("-120", None),
        ("1.5", None),
        ("1e3", None),
        ("+5", None),
        ("0x10", None),
        ("٣", None),
        ("１２", None),
        ("5 seconds", None),
        ("5, 6", None),
        ("9999999999", None),
        ("9" * 5000, None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("Fri, 99 Nov 2026 10:00:30 GMT", None),
        ("Fri, 20 Nov 99999 10:00:30 GMT", None),
        ("2026-11-20T10:00:30Z", None),
        ("<b>5</b>", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=40) | st.from_regex(r"\w{3}, \d{1,5} \w{3} \d{1,6} \d\d:\d\d:\d\d [\w+-]{0,6}", fullmatch=True))
def test_any_header_is_read_or_ignored(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or seconds >= 0


def left(budget: Budget) -> int:
    return sum(budget.spend() for _ in range(500))


def test_the_budget_is_earned_back_slowly_and_never_beyond_its_size() -> None:
    budget = Budget()
    assert left(budget) == 100
    for _ in range(15):
        budget.earn()
    assert [budget.spend(), budget.spend()] == [True, False]
    for _ in range(5000):
        budget.earn()
    assert left(budget) == 100


REFUSED = Unavailable("refused")


def repeat(
    *outcomes: Any, retries: int = 2, seconds: float = 60.0, random: float = 0.5, budget: Budget | None = None
) -> tuple[Any, list[float]]:
    """What a question whose tries come to these outcomes ends with, and the waits between its tries."""
    tries = iter(outcomes)
    waits: list[float] = []
    deadline = Deadline(seconds, lambda: sum(waits))
    options = policy(deadline, retries, budget or Budget(), lambda: random)
    return Retrying(sleep=waits.append, **options)(lambda: next(tries)), waits


@pytest.mark.parametrize(
    ("random", "waits"),
    [
        (0.0, [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        (0.5, [0.25, 0.5, 1.0, 2.0, 4.0, 4.0]),
        (0.75, [0.375, 0.75, 1.5, 3.0, 6.0, 6.0]),
    ],
)
def test_waits_double_up_to_a_limit_and_are_spread(random: float, waits: list[float]) -> None:
    assert repeat(*[REFUSED] * 6, "answer", retries=6, random=random) == ("answer", waits)


@pytest.mark.parametrize("retries", [0, 1, 2, 5])
def test_after_the_last_repetition_its_outcome_is_handed_on(retries: int) -> None:
    outcomes = [Unavailable(f"try {number}") for number in range(retries + 1)]
    outcome, waits = repeat(*outcomes, "answer", retries=retries)
    assert outcome is outcomes[-1]
    assert len(waits) == retries


def test_repetition_ends_with_the_first_answer() -> None:
    assert repeat(REFUSED, "answer", "another") == ("answer", [0.25])


@pytest.mark.parametrize("outcome", ["answer", None, 503, ConfigurationError("no key"), ValueError("503")])
def test_what_is_not_unavailable_is_handed_on_at_once(outcome: object) -> None:
    assert repeat(outcome, "another") == (outcome, [])


@pytest.mark.parametrize("status", [None, 503])
def test_used_up_time_is_not_asked_for_again(status: int | None) -> None:
    exceeded = DeadlineExceeded("time is up", status=status)
    assert repeat(exceeded, "answer") == (exceeded, [])


def test_only_statuses_that_may_pass_are_repeated() -> None:
    outcomes = {status: repeat(BadAnswer("bad", status=status), "answer")[0] for status in range(100, 600)}
    repeated = [status for status, outcome in outcomes.items() if outcome == "answer"]
    assert repeated == [408, 425, 429, 500, 502, 503, 504]


@pytest.mark.parametrize(
    ("asked", "waited"), [(None, 0.25), (0.0, 0.25), (0.125, 0.25), (0.25, 0.25), (0.375, 0.375), (7.0, 7.0)]
)
def test_the_longer_of_retry_after_and_our_own_wait_holds(asked: float | None, waited: float) -> None:
    assert repeat(Unavailable("busy", retry_after=asked), "answer") == ("answer", [waited])


@pytest.mark.parametrize(
    ("asked", "seconds", "waits"),
    [
        (None, -1.0, []),
        (None, 0.25, []),
        (None, 0.2501, [0.25]),
        (None, 0.75, [0.25]),
        (None, 0.7501, [0.25, 0.5]),
        (7.0, 7.0, []),
        (7.0, 7.01, [7.0]),
        (7.0, 14.01, [7.0, 7.0]),
    ],
)
def test_no_wait_begins_that_would_end_at_the_deadline_or_after_it(
    asked: float | None, seconds: float, waits: list[float]
) -> None:
    busy = Unavailable("busy", retry_after=asked)
    assert repeat(busy, busy, busy, seconds=seconds) == (busy, waits)


@pytest.mark.parametrize(
    ("outcomes", "seconds", "spent"),
    [
        (["answer"], 60.0, 0),
        ([DeadlineExceeded("time is up")], 60.0, 0),
        ([BadAnswer("bad", status=404)], 60.0, 0),
        ([REFUSED], 0.25, 0),
        ([REFUSED, "answer"], 60.0, 1),
        ([REFUSED, REFUSED], 0.75, 1),
        ([REFUSED, REFUSED, "answer"], 60.0, 2),
        ([REFUSED, REFUSED, REFUSED], 60.0, 2),
    ],
)
def test_the_budget_pays_for_repetitions_only(outcomes: list[Any], seconds: float, spent: int) -> None:
    budget = Budget()
    repeat(*outcomes, seconds=seconds, budget=budget)
    assert left(budget) == 100 - spent


@pytest.mark.parametrize(("tokens", "waits"), [(0, []), (1, [0.25]), (2, [0.25, 0.5])])
def test_nothing_is_repeated_beyond_the_budget(tokens: int, waits: list[float]) -> None:
    budget = Budget()
    for _ in range(100 - tokens):
        budget.spend()
    assert repeat(REFUSED, REFUSED, REFUSED, budget=budget) == (REFUSED, waits)
    assert left(budget) == 0


class Outage:
    """How much load a failing provider gets, for so many questions of which so large a share fails."""

    def __init__(self, share: float) -> None:
        self.share = share
        self.sent = 0

    def __call__(self, request: Any) -> httpx.Response:
        self.sent += 1
        if (self.sent * 7919 % 1000) < self.share * 1000:
            raise httpx.ConnectError("refused", request=request)
        return httpx.Response(200)

    async def asynchronously(self, request: Any) -> httpx.Response:
        return self(request)


def outcome(url: str) -> Flow[bool]:
    try:
        yield from ask(url)
    except Unavailable:
        return False
    return True


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_an_outage_does_not_grow_by_repetitions(share: float) -> None:
    outage = Outage(share)
    count = 10_000 if share == 1 else 3_000
    with httpx.Client(transport=httpx.MockTransport(outage)) as client:
        transport = Transport(client, Terms(random=lambda: 0.0), sleep=lambda _: None)
        for _ in range(count):
            transport.call(outcome("https://gateway.example"))
    assert outage.sent <= 1.1 * count + 100
    if share == 1:
        assert outage.sent <= 1.011 * count


def test_an_outage_does_not_grow_by_repetitions_either_when_asynchronous() -> None:
    outage = Outage(1.0)

    async def sleep(_: float) -> None: ...

    async def ask_all() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(outage.asynchronously)) as client:
            transport = AsyncTransport(client, Terms(random=lambda: 0.0), sleep=sleep)
            for _ in range(1500):
                assert not await transport.call(outcome("https://gateway.example"))

    asyncio.run(ask_all())
    assert outage.sent == 1600
