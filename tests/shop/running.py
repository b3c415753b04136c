"""A shop with faults, the provider that it takes payments by, and the ways to look at both; no socket is opened."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx


from examples.shop import NOTIFY, Shop, broken
from examples.shop.shop import URL
from paysupport.adapters.contracts import Verified
from paysupport.checks.running import Report, check
from paysupport.diagnostics.engine import diagnose
from paysupport.errors import Unavailable
from paysupport.flow import Certificate, Flow, Handshake, Request, Resolve, Response
from paysupport.intake import scheduled
from paysupport.model import Evidence, Level, Payment, Settings
from paysupport.testing.fakes import Fake
from paysupport.transport import run
from paysupport.transport.http import Transport

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADDRESS = "93.85.92.10"
ORDER = "2041"


class TooSlowError(Exception):
    """The shop thought longer than anybody waits."""


class Case:
    """One shop at one provider, staging unless it is said to be live."""

    def __init__(self, provider: str, faults: Iterable[str] = (), *, live: bool = False) -> None:
        self.fake = Fake(provider, test=not live)
        self._transport = Transport(httpx.Client(transport=self.fake.transport))
        self.shop: Shop = broken(faults)(
            self.fake.provider,
            self.fake.keys,
            currency=self.fake.currency,
            confirm=self._confirm,
            events=self.fake.events,
            mode="live" if live else "test",
        )
        self.shop.sleep = _too_slow
        self.http = httpx.Client(transport=httpx.WSGITransport(self.shop))
        self.settings = Settings.model_validate(self.shop.settings())

    def _confirm(self, verified: Verified) -> Payment:
        return self._transport.call(self.fake.provider.confirm(verified))

    def offline(self) -> Report:
        """What the settings alone tell."""
        return check(self.settings, now=NOW)

    def play(self, script: str) -> None:
        """Let a script happen, and the shop hear of it."""
        self.fake.deliver_to(URL, http=self.http)
        self.payment = self.fake.play(script, order=ORDER)

    def ticket(self) -> set[str]:
        """The rules that explain the order an hour later."""
        notifications = scheduled(tuple(self.fake.notifications), self.payment)
        evidence = Evidence(payment=self.payment, order=self.shop.orders.get(ORDER), notifications=notifications)
        return found(diagnose(evidence, now=datetime.now(UTC) + timedelta(hours=1)).findings)


def found(findings: Iterable[Any]) -> set[str]:
    """The codes of what is wrong, without what another finding explains and what is only said."""
    return {each.code for each in findings if each.because is None and each.level is not Level.INFO}


def _too_slow(seconds: float) -> None:
    raise TooSlowError(seconds)
