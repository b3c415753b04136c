import asyncio
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.errors import Unavailable
from paysupport.flow import Flow
from paysupport.transport.exchange import Terms
from paysupport.transport.http import AsyncTransport, Transport
from paysupport.transport.retry import Budget, retry_after
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


def test_the_budget_is_earned_back_slowly_and_never_beyond_its_size() -> None:
    budget = Budget()
    assert sum(budget.spend() for _ in range(500)) == 100
    for _ in range(15):
        budget.earn()
    assert [budget.spend(), budget.spend()] == [True, False]
    for _ in range(5000):
        budget.earn()
    assert sum(budget.spend() for _ in range(500)) == 100


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
