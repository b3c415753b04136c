"""The shop as it should be: what it does with a notification, step by step, so that a fault can spoil one of them."""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import paysupport as ps
from paysupport.adapters.contracts import Provider, Received, Rejected, Verified
from paysupport.errors import NotKnown, PaysupportError
from paysupport.model import Payment
from paysupport.money import Money
from paysupport.testing.answers import Endpoint

NOTIFY = "/pay/notify"
"""Where notifications are taken."""

URL = f"https://kupi-slona.by{NOTIFY}"
"""The same as the provider knows it."""

RETURN = "https://kupi-slona.by/thanks"
"""Where the payer is sent after a payment."""

_NAMES = {
    "api_key": "secret_key",
    "api_secret": "secret_key",
    "public_id": "shop_id",
    "webhook_secrets": "webhook_secret",
}
"""What the adapters call the keys, and what the settings call them."""

_REASONS = {200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 503: "Unavailable"}


@dataclass(frozen=True)
class Asked:
    """A request as the web server hands it on; names of headers in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    source: str


@dataclass(frozen=True)
class Answer:
    """What the shop answers with."""

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/plain"})


class Shop:
    """A WSGI application: orders, a handler of notifications at `NOTIFY`, the status of an order at `/orders/ID`.

    Args:
        provider: the adapter of the payment provider, with the shop's keys.
        keys: the same keys, as they stand in the shop's settings.
        currency: in which it sells.
        confirm: asks the provider for the payment of a notification, where its proof covers too little.
        events: the notifications that it has registered for.
        mode: "live", or "test" for a staging copy, which takes test payments.
        clock: of the server, with zone.
    """

    def __init__(
        self,
        provider: Provider,
        keys: Mapping[str, str],
        *,
        currency: str,
        confirm: Callable[[Verified], Payment],
        events: tuple[str, ...] = (),
        mode: str = "live",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.provider = provider
        self.keys = dict(keys)
        self.currency = currency
        self.confirm = confirm
        self.events = events
        self.mode = mode
        self.clock = clock
        self.orders: dict[str, ps.Order] = {}
        self.collected: dict[str, Decimal] = {}
        self.seen: set[str] = set()
        self.sleep: Callable[[float], None] = time.sleep

    def order(self, name: str, amount: str = "25.50") -> ps.Order:
        """Put an order in that waits to be paid."""
        made = ps.Order(id=name, status=ps.Status.PENDING, amount=Decimal(amount), currency=self.currency)
        self.orders[name] = made
        return made

    def settings(self) -> dict[str, Any]:
        """What the merchant has typed in, in the words of `CONFIG.toml`."""
        keys = {_NAMES.get(name, name): value for name, value in self.keys.items() if name != "signing_key"}
        urls = {"notification_url": URL, "return_url": RETURN}
        return {**keys, **urls, "provider": self.provider.name, "mode": self.mode, "currency": self.currency}

    def endpoints(self) -> list[Endpoint]:
        """What the merchant has registered at the provider."""
        return [Endpoint(URL, self.events)]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        headers = {name[5:].replace("_", "-").lower(): environ[name] for name in environ if name.startswith("HTTP_")}
        headers["content-type"] = environ.get("CONTENT_TYPE", "")
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        asked = Asked(environ["REQUEST_METHOD"], environ["PATH_INFO"], headers, body, environ.get("REMOTE_ADDR", ""))
        answer = self.front(asked) or self.page(asked)
        sent = {"Date": f"{self.now():%a, %d %b %Y %H:%M:%S} GMT", **answer.headers}
        start_response(f"{answer.status} {_REASONS.get(answer.status, '-')}", list(sent.items()))
        return [answer.body.encode()]

    def front(self, asked: Asked) -> Answer | None:
        """What stands before the shop: the web server, a firewall, a plug-in. It lets everything pass."""
        del asked
        return None

    def page(self, asked: Asked) -> Answer:
        """The page of an address."""
        if asked.path == NOTIFY:
            return self.notified(self.received(asked)) if asked.method == "POST" else Answer(405)
        order = self.orders.get(asked.path.removeprefix("/orders/"))
        if order is None:
            return Answer(404, "no such page")
        told = {"id": order.id, "status": order.status, "collected": str(self.collected.get(order.id, 0))}
        return Answer(200, json.dumps(told), {"Content-Type": "application/json"})

    def received(self, asked: Asked) -> Received:
        """The notification as it came in: the raw body, and the address of the connection."""
        return Received(headers=asked.headers, body=asked.body, at=self.now(), source_address=asked.source)

    def now(self) -> datetime:
        """What the server takes the time to be."""
        return self.clock()

    def notified(self, received: Received) -> Answer:
        """Take a notification."""
        verdict = self.verify(received)
        if isinstance(verdict, Rejected):
            return self.refused(verdict)
        try:
            payments = (self.confirm(verdict),) if verdict.confirm else verdict.payments
        except NotKnown as error:
            return self.refused(Rejected(str(error)))
        except PaysupportError as error:
            return self.failed(error)
        for payment in payments:
            answer = self.told(payment, verdict.key)
            if answer is not None:
                return answer
        return self.done()

    def verify(self, received: Received) -> Verified | Rejected:
        """Who has sent it?"""
        return self.provider.verify(received)

    def refused(self, verdict: Rejected) -> Answer:
        """To a sender that is not proven."""
        return Answer(403, verdict.reason)

    def failed(self, error: Exception) -> Answer:
        """When it cannot be taken now: the provider shall try again."""
        return Answer(503, str(error))

    def told(self, payment: Payment, key: str) -> Answer | None:
        """Bring an order up to date; an answer where that cannot be done."""
        order = self.orders.get(payment.order or "")
        if order is None:
            return self.unknown()
        if bool(payment.test) is not (self.mode == "test"):
            return Answer(409, "a payment of another mode")
        if self.is_new(key):
            if payment.status is ps.Status.PAID and not self.fits(order, payment.amount):
                return Answer(409, "another amount than the order's")
            self.orders[order.id] = self.updated(order, payment)
            self.seen.add(key)
        return None

    def unknown(self) -> Answer:
        """When there is no such order, or not yet: the provider shall try again."""
        return Answer(404, "no such order")

    def is_new(self, key: str) -> bool:
        """Has this event not been taken before?"""
        return key not in self.seen

    def fits(self, order: ps.Order, amount: Money | None) -> bool:
        """Is it what the order costs, to the last penny and in its currency?"""
        return amount is not None and (amount.amount, amount.currency) == (order.amount, order.currency)

    def updated(self, order: ps.Order, payment: Payment) -> ps.Order:
        """The order after the news; what is paid stays paid, whatever comes late."""
        if order.status is ps.Status.PAID or payment.status is not ps.Status.PAID:
            return order
        return self.paid(order, payment)

    def paid(self, order: ps.Order, payment: Payment) -> ps.Order:
        """The order, paid, and the money in the books."""
        amount = payment.amount.amount if payment.amount else Decimal()
        self.collected[order.id] = self.collected.get(order.id, Decimal()) + amount
        return order.model_copy(update={"status": ps.Status.PAID, "paid_at": self.now()})

    def done(self) -> Answer:
        """What the provider wants to hear when all is well."""
        if self.provider.name == "cloudpayments":
            return Answer(200, '{"code":0}', {"Content-Type": "application/json"})
        return Answer(200, "OK")
