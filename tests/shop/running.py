"""A shop with faults, the provider that it takes payments by, and the ways to look at both; no socket is opened."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, cast
from urllib.parse import urlsplit

import httpx

import paysupport as ps
from examples.shop import Shop, broken
from examples.shop.shop import URL
from paysupport.adapters.contracts import Verified
from paysupport.checks.probing import Shop as Tried
from paysupport.checks.probing import probes
from paysupport.checks.running import Report, check
from paysupport.checks.scenarios import Outcome, Scenario, play
from paysupport.diagnostics.engine import diagnose
from paysupport.errors import Unavailable
from paysupport.flow import Certificate, Handshake, Request, Resolve, Response
from paysupport.intake import scheduled
from paysupport.model import Evidence, Level, Payment, Settings
from paysupport.testing.fakes import Fake
from paysupport.transport import run
from paysupport.transport.http import Transport

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADDRESS = "93.85.92.10"
HOST = "kupi-slona.by"
ORDER = "2041"


class TooSlowError(Exception):
    """The shop thought longer than anybody waits."""


class Case:
    """One shop at one provider, staging unless it is said to be live."""

    def __init__(self, provider: str, faults: Iterable[str] = (), *, live: bool = False) -> None:
        clock = ticking()
        self.fake = Fake(provider, clock, test=not live)
        self._api = httpx.Client(transport=self.fake.transport)
        self._transport = Transport(self._api)
        self.shop: Shop = broken(faults)(
            self.fake.provider,
            self.fake.keys,
            currency=self.fake.currency,
            confirm=self._confirm,
            events=self.fake.events,
            mode="live" if live else "test",
            clock=clock,
        )
        self.shop.sleep = _too_slow
        self.http = httpx.Client(transport=httpx.WSGITransport(self.shop))
        self.settings = Settings.model_validate(self.shop.settings())

    def _confirm(self, verified: Verified) -> Payment:
        return self._transport.call(self.fake.provider.confirm(verified))

    def offline(self) -> Report:
        """What the settings alone tell."""
        return check(self.settings, now=NOW)

    def probed(self) -> Report:
        """What the settings and probes tell."""
        self.fake.endpoints[:] = self.shop.endpoints()
        order = self.shop.order(ORDER, "25.00")
        tried = Tried(order=order, ask=self._status)
        flow = probes(self.settings, self.fake.provider, NOW, live=True, shop=tried)
        return check(self.settings, now=NOW, probes=run(flow, self._send, threads=1))

    def scenario(self, scenario: Scenario) -> Outcome:
        """What came of a scenario."""
        order = self.shop.order(ORDER, "25.00")
        tried = Tried(order=order, ask=self._status)
        flow = play(
            scenario,
            order,
            url=URL,
            address=ADDRESS,
            provider=self.fake.provider,
            shop=tried,
            now=NOW,
            merchant=self.settings.shop_id,
        )
        return run(flow, self._send, threads=1)

    def _status(self, name: str) -> ps.Status:
        return self.shop.orders[name].status

    def _send(self, asked: Any) -> Any:
        """The internet, in which there are the shop and the provider."""
        match asked:
            case Resolve():
                return (ADDRESS,)
            case Handshake():
                return Certificate(
                    expires_at=NOW + timedelta(days=80), issuer="R13", names=(asked.host,), version="TLSv1.3"
                )
        request = cast("Request", asked)
        http = self.http if urlsplit(request.url).hostname == HOST else self._api
        try:
            reply = http.request(
                request.method,
                request.url,
                params=request.params or None,
                headers=request.headers,
                content=request.body,
            )
        except TooSlowError:
            raise Unavailable("did not answer in time", source=HOST, fault="timeout") from None
        headers = {name.lower(): value for name, value in reply.headers.items()}
        return Response(
            status=reply.status_code, url=request.url, at=NOW, headers=headers, body=reply.content, seconds=0.1
        )

    def play(self, script: str) -> None:
        """Let a script happen, and the shop hear of it."""
        self.fake.deliver_to(URL, http=self.http)
        self.fake.endpoints[:] = self.shop.endpoints()
        self.payment = self.fake.play(script, order=ORDER)

    def ticket(self) -> set[str]:
        """The rules that explain the order an hour later."""
        notifications = scheduled(tuple(self.fake.notifications), self.payment)
        evidence = Evidence(payment=self.payment, order=self.shop.orders.get(ORDER), notifications=notifications)
        return found(diagnose(evidence, now=NOW + timedelta(hours=1)).findings)


def ticking() -> Callable[[], datetime]:
    """A clock of which each look takes a tenth of a second."""
    times = count()
    return lambda: NOW + timedelta(seconds=next(times) / 10)


def found(findings: Iterable[Any]) -> set[str]:
    """The codes of what is wrong, without what another finding explains and what is only said."""
    return {each.code for each in findings if each.because is None and each.level is not Level.INFO}


def _too_slow(seconds: float) -> None:
    raise TooSlowError(seconds)
