"""A shop, its host and its provider behind one `send`, for probes; no socket is opened."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from paysupport.adapters.contracts import Provider, Received, Verified
from paysupport.adapters.providers.stripe import Stripe
from paysupport.errors import Unavailable
from paysupport.flow import Certificate, Handshake, Request, Resolve, Response
from paysupport.model import Order, Settings, Status

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
URL = "https://staging.primer-magazin.by/pay/notify?token=hidden"
ORDER_URL = "https://staging.primer-magazin.by/orders/{order}"
SECRET = "whsec_" + "a" * 32
STRIPE = Stripe(api_key="sk_test_" + "b" * 24, webhook_secrets=SECRET)
SETTINGS = Settings(provider="stripe", mode="test", currency="EUR", notification_url=URL)
ORDER = Order(id="77", status=Status.PENDING, amount=Decimal("25.50"), currency="EUR")


@dataclass
class Shop:
    """A good shop; each field switches one fault on.

    Attributes:
        answer: instead of what the handler would say.
        door: instead of what a browser would see.
        orders: the states of the orders that there are.
    """

    provider: Provider = STRIPE
    checks_signature: bool = True
    compares: bool = True
    keeps_paid: bool = True
    early: int = 404
    tells_orders: bool = True
    name: Unavailable | None = None
    certificate: Certificate | Unavailable = field(default_factory=lambda: Certificate(expires_at=NOW + timedelta(90)))
    answer: Callable[[Request], Response | Unavailable | None] = lambda _: None
    ahead: timedelta = timedelta(0)
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    account: Callable[[Request], Response] = lambda request: reply(request, 404, b'{"error": {"type": "x"}}')
    orders: dict[str, Status] = field(default_factory=lambda: {ORDER.id: Status.PENDING})
    asked: list[Any] = field(default_factory=list[Any])

    def send(self, asked: Any) -> Any:
        """Answer as the guarded transport would."""
        self.asked.append(asked)
        match asked:
            case Resolve():
                return self._or_raise(self.name or ("93.184.216.34",))
            case Handshake():
                return self._or_raise(self.certificate)
            case Request():
                assert asked.address == "93.184.216.34", "asked without an address that was looked up"
                host = urlsplit(asked.url).hostname or ""
                return self._or_raise(self._own(asked) if host.startswith("staging.") else self.account(asked))
            case _:
                raise AssertionError(asked)

    @property
    def posted(self) -> list[Request]:
        """The notifications that it was sent."""
        return [each for each in self.asked if isinstance(each, Request) and "/pay/" in each.url and each.body]

    def _own(self, request: Request) -> Response | Unavailable:
        if "/orders/" in request.url:
            status = self.orders.get(request.url.rpartition("/")[2])
            known = self.tells_orders and status
            return reply(request, 200, json.dumps({"status": status}).encode()) if known else reply(request, 404)
        if (given := self.answer(request)) is not None:
            return given
        if request.method == "GET":
            date = format_datetime(NOW + self.ahead, usegmt=True)
            return reply(request, 405, b"POST only", {"date": date, **self.headers})
        return self._handle(request)

    def _handle(self, request: Request) -> Response:
        received = Received(headers=request.headers, body=request.body, at=NOW)
        verdict = self.provider.verify(received)
        if self.checks_signature and not isinstance(verdict, Verified):
            return reply(request, 400, b"Webhook signature verification failed")
        (payment,) = self.provider.read(request.body)
        state = self.orders.get(payment.order or "")
        if state is None:
            return reply(request, self.early, b"order not found")
        right = payment.amount is not None and payment.amount.text == "25.50" and payment.currency == "EUR"
        if payment.status is Status.PAID and (right or not self.compares):
            self.orders[payment.order or ""] = Status.PAID
        if payment.status is Status.FAILED and not (state is Status.PAID and self.keeps_paid):
            self.orders[payment.order or ""] = Status.FAILED
        return reply(request, 200, b"ok")

    @staticmethod
    def _or_raise(answer: Any) -> Any:
        if isinstance(answer, Unavailable):
            raise answer
        return answer


def reply(request: Request, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Response:
    """An answer to a request."""
    return Response(status=status, url=request.url, at=NOW, headers=headers or {}, body=body, seconds=0.2)


def moved(request: Request, location: str) -> Response:
    """A redirect."""
    return replace(reply(request, 301, b"<h1>Moved</h1>"), headers={"location": location, "content-type": "text/html"})
