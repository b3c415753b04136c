"""A token is asked for once, kept for its adapter, renewed in time and after a 401, and told to nobody."""

import asyncio
import json
import threading
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx
import pytest

from paysupport.errors import ConfigurationError, DeadlineExceeded, Unavailable
from paysupport.flow import Flow, Request, Response, Token, together
from paysupport.transport.http import AsyncTransport, Terms, Transport

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
both = pytest.mark.parametrize("kind", ["sync", "async"])


class Account:
    """As an adapter does it."""

    key = "k3y"

    def authorize(self) -> Flow[Token]:
        response: Response = yield Request(method="POST", url="https://api.example/token", headers={"X-Key": self.key})
        if response.status != 200:
            raise ConfigurationError("the key is refused")
        told = json.loads(response.body)
        return Token({"Authorization": f"Bearer {told['token']}"}, response.at + timedelta(seconds=told["seconds"]))

    def ask(self, *, reads: bool = True) -> Flow[Response]:
        response: Response = yield Request(
            method="GET", url="https://api.example/payments/1", reads=reads, authorize=self.authorize
        )
        return response


class Host:
    """Gives tokens t0k3n-1, t0k3n-2 ... of an hour, and answers to those that it takes."""

    def __init__(
        self, *, taken: Any = lambda number: True, seconds: int = 3600, key: str = "k3y", down: bool = False
    ) -> None:
        self.taken, self.seconds, self.key, self.down = taken, seconds, key, down
        self.given = 0
        self.asked: list[str] = []
        self.now = NOW

    def answer(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            return httpx.Response(503)
        if request.url.path == "/token":
            if request.headers["X-Key"] != self.key:
                return httpx.Response(401)
            self.given += 1
            return httpx.Response(200, json={"token": f"t0k3n-{self.given}", "seconds": self.seconds})
        number = request.headers["Authorization"].rpartition("-")[2]
        self.asked.append(number)
        return httpx.Response(200 if self.taken(int(number)) else 401)

    def call(self, kind: str, *flows: Flow[Any], **terms: Any) -> list[Any]:
        """Run flows one after the other over one transport."""
        options = Terms(clock=lambda: self.now, random=lambda: 0.0, **terms)

        async def acall() -> list[Any]:
            async with httpx.AsyncClient(transport=httpx.MockTransport(self.answer)) as http:
                transport = AsyncTransport(http, options)
                return [await transport.call(flow) for flow in flows]

        if kind == "async":
            return asyncio.run(acall())
        with httpx.Client(transport=httpx.MockTransport(self.answer)) as http:
            transport = Transport(http, options)
            return [transport.call(flow) for flow in flows]


@both
def test_one_token_serves_many_questions(kind: str) -> None:
    host, account = Host(), Account()
    answers = host.call(kind, account.ask(), account.ask(), account.ask())
    assert [each.status for each in answers] == [200, 200, 200]
    assert (host.given, host.asked) == (1, ["1", "1", "1"])


@both
def test_questions_side_by_side_wait_for_one_token(kind: str) -> None:
    host, account = Host(), Account()
    host.call(kind, together(*(account.ask() for _ in range(8))))
    assert (host.given, len(host.asked)) == (1, 8)


@both
def test_each_account_has_a_token_of_its_own(kind: str) -> None:
    host, first, second = Host(), Account(), Account()
    host.call(kind, first.ask(), second.ask(), first.ask())
    assert (host.given, host.asked) == (2, ["1", "2", "1"])


def elapsed(host: Host, account: Account, seconds: float) -> Flow[Response]:
    host.now += timedelta(seconds=seconds)
    return (yield from account.ask())


@both
@pytest.mark.parametrize(("seconds", "asked"), [(3539, ["1", "1"]), (3540, ["1", "2"]), (7200, ["1", "2"])])
def test_it_is_renewed_a_minute_before_it_expires(kind: str, seconds: int, asked: list[str]) -> None:
    host, account = Host(), Account()
    host.call(kind, account.ask(), elapsed(host, account, seconds))
    assert host.asked == asked


@both
def test_a_token_that_hardly_lasts_is_used_all_the_same(kind: str) -> None:
    host = Host(seconds=1)
    assert host.call(kind, Account().ask())[0].status == 200


@both
def test_it_is_renewed_once_after_a_401(kind: str) -> None:
    host, account = Host(taken=lambda number: number > 1), Account()
    answers = host.call(kind, account.ask(), account.ask())
    assert [each.status for each in answers] == [200, 200]
    assert (host.given, host.asked) == (2, ["1", "2", "2"])


@both
def test_a_second_401_is_the_answer(kind: str) -> None:
    host = Host(taken=lambda number: False)
    assert host.call(kind, Account().ask())[0].status == 401
    assert (host.given, host.asked) == (2, ["1", "2"])


@both
def test_what_is_no_read_is_not_sent_again(kind: str) -> None:
    host = Host(taken=lambda number: False)
    assert host.call(kind, Account().ask(reads=False))[0].status == 401
    assert host.asked == ["1"]


@both
def test_refused_keys_end_the_call(kind: str) -> None:
    host = Host(key="another")
    with pytest.raises(ConfigurationError, match="the key is refused"):
        host.call(kind, Account().ask())
    assert host.asked == []


@both
def test_without_a_token_the_flow_learns_that_it_could_not_look(kind: str) -> None:
    def fallback() -> Flow[str]:
        try:
            yield from Account().ask()
        except Unavailable as error:
            return str(error)
        return "answered"

    told = Host(down=True).call(kind, fallback(), retries=0)
    assert told == ["api.example answered with HTTP status 503; this says nothing about the payment"]


def test_waiting_for_the_token_of_another_call_ends_with_the_deadline() -> None:
    account = Account()
    entered, leave = threading.Event(), threading.Event()

    def slow(request: httpx.Request) -> httpx.Response:
        entered.set()
        assert leave.wait(5)
        return httpx.Response(200, json={"token": "t-1", "seconds": 3600})

    with httpx.Client(transport=httpx.MockTransport(slow)) as http:
        patient, hasty = Transport(http, Terms(deadline=5)), Transport(http, Terms(deadline=0.2))
        hasty._tokens = patient._tokens
        first = threading.Thread(target=patient.call, args=(account.ask(),))
        first.start()
        assert entered.wait(5)
        with pytest.raises(DeadlineExceeded, match="before there was a token"):
            hasty.call(account.ask())
        leave.set()
        first.join(5)


def test_waiting_tasks_end_with_the_deadline_too() -> None:
    account = Account()

    async def race() -> None:
        entered, leave = asyncio.Event(), asyncio.Event()

        async def slow(request: httpx.Request) -> httpx.Response:
            entered.set()
            await leave.wait()
            return httpx.Response(200, json={"token": "t-1", "seconds": 3600})

        async with httpx.AsyncClient(transport=httpx.MockTransport(slow)) as http:
            patient, hasty = AsyncTransport(http, Terms(deadline=5)), AsyncTransport(http, Terms(deadline=0.2))
            hasty._tokens = patient._tokens
            first = asyncio.create_task(patient.call(account.ask()))
            await entered.wait()
            with pytest.raises(DeadlineExceeded, match="before there was a token"):
                await hasty.call(account.ask())
            leave.set()
            assert (await first).status == 200

    asyncio.run(race())


def test_neither_token_nor_key_is_shown(caplog: pytest.LogCaptureFixture) -> None:
    token = Token({"Authorization": "Bearer t0k3n-1"}, NOW)
    request = token.on(Request(method="GET", url="https://api.example", authorize=Account().authorize))
    assert request.headers == {"Authorization": "Bearer t0k3n-1"}
    assert "t0k3n" not in f"{token!r} {token} {request!r}"
    with caplog.at_level("DEBUG"):
        host = Host(taken=lambda number: False)
        host.call("sync", Account().ask())
    assert "/token" not in caplog.text
    assert not [secret for secret in ("t0k3n", "k3y") if secret in caplog.text]
