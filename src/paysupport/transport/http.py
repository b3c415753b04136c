"""Flows over HTTP: a total deadline, bounded bodies, few repetitions, tokens, the declared pace, nothing told.

`Transport` runs a flow in the calling thread, `AsyncTransport` on the running event loop. Both take any ready
client with httpx's interface, httpx2's included; from it come TLS, proxies, default headers and timeouts per
read, while redirects and the client's own credentials are not used: they belong to each request.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, Self, TypeVar

import httpx
from tenacity import AsyncRetrying, Retrying

from paysupport import __version__
from paysupport.errors import ConfigurationError, PaysupportError
from paysupport.flow import Flow, Pace, Request, Response
from paysupport.transport import arun, run
from paysupport.transport.deadline import BoundedTransport, Deadline, hush
from paysupport.transport.exchange import Exchange, Terms
from paysupport.transport.limiter import AsyncLimiter, Limiter
from paysupport.transport.retry import Budget, is_passing, policy
from paysupport.transport.tokens import AsyncTokens, Tokens, is_refused

__all__ = ["AsyncTransport", "Terms", "Transport", "fast"]

T = TypeVar("T")

_DEFAULT = Terms()


def _options() -> dict[str, Any]:
    """Options of our own clients: nothing from the environment, no cookie kept between accounts."""
    return {
        "headers": {"User-Agent": f"paysupport/{__version__}"},
        "timeout": httpx.Timeout(10.0, connect=5.0),
        "trust_env": False,
        "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=())),
    }


def fast(at_once: int = 100) -> httpx.AsyncClient:
    """A client for many requests at once, to be given as `AsyncClient(http=...)`: httpx over aiohttp.

    With so many connections httpx's own pool reaches a tenth of the rate. The client is the caller's to close.

    Args:
        at_once: the most connections.

    Raises:
        ConfigurationError: the extra `paysupport[fast]` is not installed.
    """
    try:
        from paysupport.transport.fast import FastTransport  # noqa: PLC0415 - an extra
    except ImportError:
        raise ConfigurationError("for this the extra is needed: pip install 'paysupport[fast]'") from None
    return httpx.AsyncClient(transport=FastTransport(at_once), **_options())


def _settle(outcome: Response | PaysupportError, budget: Budget) -> Response:
    if isinstance(outcome, PaysupportError):
        raise outcome.with_traceback(None)
    budget.earn()
    return outcome


class Transport:
    """Runs flows over a synchronous HTTP client.

    With an injected client the deadline is kept between reads, with our own inside them too. Looking up a name
    is the one step that cannot be cut short.

    Args:
        http: a ready client, which stays the caller's to close; None for one of our own, without any proxy.
        terms: deadline, limits, clocks.
        sleep: waits so many seconds.
    """

    def __init__(
        self, http: Any = None, terms: Terms = _DEFAULT, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._own = httpx.Client(transport=BoundedTransport(), **_options()) if http is None else None
        self._http: Any = self._own or http
        self._terms = terms
        self._budget = Budget()
        self._sleep = sleep
        self._limiters: dict[tuple[str, str, Pace], Limiter] = {}
        self._tokens = Tokens(terms.clock)
        hush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close our own client; an injected one is left alone."""
        if self._own:
            self._own.close()

    def call(self, flow: Flow[T]) -> T:
        """Run a flow to its result within one deadline.

        Raises:
            Unavailable: a request of the flow could not be answered, and the flow did not do without.
            ConfigurationError: a request cannot be sent as it is.
        """
        return run(flow, partial(self._send, self._terms.start()))

    def _send(self, deadline: Deadline, request: Request) -> Response:
        if request.authorize is None:
            return self._exchange(deadline, request)
        exchange = partial(self._exchange, deadline)
        token = self._tokens.of(request.authorize, deadline, exchange)
        response = exchange(token.on(request))
        if not is_refused(request, response):
            return response
        return exchange(self._tokens.of(request.authorize, deadline, exchange, refused=token).on(request))

    def _exchange(self, deadline: Deadline, request: Request) -> Response:
        exchange = Exchange(request, deadline, self._terms)
        outcome = self._try(exchange)
        if is_passing(outcome):
            first = [outcome]

            def again() -> Response | PaysupportError:
                return first.pop() if first else self._try(exchange)

            options = policy(deadline, self._terms.retries if request.reads else 0, self._budget, self._terms.random)
            outcome = Retrying(sleep=self._sleep, **options)(again)
        return _settle(outcome, self._budget)

    def _try(self, exchange: Exchange) -> Response | PaysupportError:
        try:
            with self._place(exchange), exchange.sending():
                request = exchange.begin(self._http)
                reply = self._http.send(request, stream=True, auth=None, follow_redirects=False)
                try:
                    exchange.head(reply.status_code, reply.headers)
                    for chunk in reply.stream:
                        exchange.feed(chunk)
                finally:
                    reply.close()
                return exchange.end()
        except exchange.errors as error:
            return exchange.failure(error)

    def _place(self, exchange: Exchange) -> AbstractContextManager[None]:
        pace = exchange.request.pace
        if pace is None:
            return nullcontext()
        key = exchange.host, exchange.request.account, pace
        return self._limiters.setdefault(key, Limiter(pace, self._sleep)).place(exchange.deadline)


class AsyncTransport:
    """Runs flows over an asynchronous HTTP client, on one event loop.

    Args:
        http: a ready client, which stays the caller's to close; None for one of our own, without any proxy.
        terms: deadline, limits, clocks.
        sleep: waits so many seconds.
    """

    def __init__(
        self, http: Any = None, terms: Terms = _DEFAULT, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._own = httpx.AsyncClient(**_options()) if http is None else None
        self._http: Any = self._own or http
        self._terms = terms
        self._budget = Budget()
        self._sleep = sleep
        self._limiters: dict[tuple[str, str, Pace], AsyncLimiter] = {}
        self._tokens = AsyncTokens(terms.clock)
        hush()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close our own client; an injected one is left alone."""
        if self._own:
            await self._own.aclose()

    async def call(self, flow: Flow[T]) -> T:
        """Run a flow to its result within one deadline.

        Raises:
            Unavailable: a request of the flow could not be answered, and the flow did not do without.
            ConfigurationError: a request cannot be sent as it is.
        """
        return await arun(flow, partial(self._send, self._terms.start()))

    async def _send(self, deadline: Deadline, request: Request) -> Response:
        if request.authorize is None:
            return await self._exchange(deadline, request)
        exchange = partial(self._exchange, deadline)
        token = await self._tokens.of(request.authorize, deadline, exchange)
        response = await exchange(token.on(request))
        if not is_refused(request, response):
            return response
        return await exchange((await self._tokens.of(request.authorize, deadline, exchange, refused=token)).on(request))

    async def _exchange(self, deadline: Deadline, request: Request) -> Response:
        exchange = Exchange(request, deadline, self._terms)
        outcome = await self._try(exchange)
        if is_passing(outcome):
            first = [outcome]

            async def again() -> Response | PaysupportError:
                return first.pop() if first else await self._try(exchange)

            options = policy(deadline, self._terms.retries if request.reads else 0, self._budget, self._terms.random)
            retried: Response | PaysupportError = await AsyncRetrying(sleep=self._sleep, **options)(again)
            outcome = retried
        return _settle(outcome, self._budget)

    async def _try(self, exchange: Exchange) -> Response | PaysupportError:
        try:
            async with asyncio.timeout(exchange.deadline.left()), self._place(exchange):
                with exchange.sending():
                    request = exchange.begin(self._http)
                    reply = await self._http.send(request, stream=True, auth=None, follow_redirects=False)
                    try:
                        exchange.head(reply.status_code, reply.headers)
                        async for chunk in reply.stream:
                            exchange.feed(chunk)
                    finally:
                        await reply.aclose()
                    return exchange.end()
        except exchange.errors as error:
            return exchange.failure(error)

    def _place(self, exchange: Exchange) -> AbstractAsyncContextManager[None]:
        pace = exchange.request.pace
        if pace is None:
            return nullcontext()
        key = exchange.host, exchange.request.account, pace
        return self._limiters.setdefault(key, AsyncLimiter(pace, self._sleep)).place(exchange.deadline)
