"""Providers that are not there: they know the payments of a script, answer when asked, and notify the code under test.

In process they are a transport of httpx, on a real socket an HTTP server on the loopback interface; both answer alike.

```python
from paysupport.testing.fakes import Fake

fake = Fake("bepaid")
fake.deliver_to("http://shop.local/bepaid", http=httpx.Client(transport=httpx.WSGITransport(shop)))
fake.play("webhook duplicate", order="1234", amount="25.50")
fake.assert_paid(shop.order("1234"))
```
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any, Literal

import httpx

from paysupport.adapters.contracts import Provider
from paysupport.errors import ConfigurationError
from paysupport.model import Evidence, Notification, Order, Payment, Status
from paysupport.money import Money
from paysupport.testing.answers import Asked, Endpoint, Known
from paysupport.testing.fakes.courier import Courier, Delivery
from paysupport.testing.fakes.explaining import explained
from paysupport.testing.fakes.imitations import IMITATIONS, State
from paysupport.testing.fakes.scripts import SCRIPTS, code_for, script
from paysupport.testing.fakes.serving import Served

__all__ = ["SCRIPTS", "Fake", "Fault"]

Fault = int | Literal["timeout"]
"""An HTTP status with which everything is answered, or no answer in time."""


def _now() -> datetime:
    return datetime.now(UTC)


class Fake:
    """One provider that is not there.

    Attributes:
        provider: the adapter with made-up keys; it asks the fake once `serve` was called.
        keys: the same keys, for code that does without the adapter.
        fault: how every question ends instead of an answer.

    Args:
        name: bepaid, stripe, yookassa or cloudpayments.
        clock: the time with zone.
        test: whether it is in test mode, in which no money moves.

    Raises:
        ConfigurationError: that provider is not imitated.
    """

    def __init__(self, name: str, clock: Callable[[], datetime] = _now, *, test: bool = False) -> None:
        if name not in IMITATIONS:
            raise ConfigurationError(f"no fake of {name!r}; there are: {', '.join(IMITATIONS)}")
        self.name = name
        self.fault: Fault | None = None
        self._imitation = IMITATIONS[name]
        self._clock = clock
        self._test = test
        self._numbers = count(1)
        self._known: dict[str | None, bytes] = {}
        self._courier = Courier(clock)
        self._waiting: list[Delivery] = []
        self._served: Served | None = None

    @property
    def provider(self) -> Provider:
        """The adapter with made-up keys."""
        return self._imitation.made(self._served.url if self._served else None, test=self._test)

    @property
    def notifications(self) -> tuple[Notification, ...]:
        """What was delivered, in order, and how it was answered."""
        return tuple(self._courier.notifications)

    @property
    def endpoints(self) -> list[Endpoint]:
        """Where notifications go, as the provider holds it; a test may change it."""
        return self._courier.endpoints

    @property
    def keys(self) -> Mapping[str, str]:
        """The made-up keys by name."""
        return self._imitation.keys(self._test)

    @property
    def currency(self) -> str:
        """In which this provider's merchants usually sell."""
        return self._imitation.currency

    @property
    def events(self) -> tuple[str, ...]:
        """The notifications that a merchant has to register for, in the provider's words."""
        return self._imitation.events

    @property
    def transport(self) -> httpx.MockTransport:
        """For `httpx.Client` and `httpx.AsyncClient`: whatever host is asked, the fake answers."""
        return httpx.MockTransport(self._answer)

    def serve(self) -> str:
        """Answer on a free port of the loopback interface too, until `close`.

        Returns:
            The URL that takes the place of the provider's hosts.
        """
        if self._served is None:
            self._served = Served(self._answer)
        return self._served.url

    def close(self) -> None:
        """Free the port, if there is one."""
        if self._served is not None:
            self._served.close()
            self._served = None

    def deliver_to(self, url: str, *, http: Any = None, events: Sequence[str] | None = None) -> None:
        """Register where notifications go; they are sent by POST, and redirects are not followed.

        Args:
            url: the code under test.
            http: a ready synchronous client with httpx's interface, such as one over `WSGITransport`, or the test
                client of a web framework; None for real connections.
            events: in the provider's words; None for those that a merchant needs.
        """
        chosen = self._imitation.events if events is None else tuple(events)
        self._courier.endpoints.append(Endpoint(url, chosen))
        self._courier.http = http

    def play(
        self, name: str = "paid", *, order: str = "1234", amount: str = "25.50", currency: str | None = None
    ) -> Payment:
        """Let a script happen, and deliver what it delivers.

        Args:
            name: one of `SCRIPTS`, or `declined: REASON`.
            order: the shop's order.
            amount: of the order, in major units.
            currency: of the order; None for the one in which this provider's merchants usually sell.

        Returns:
            The payment as the provider now tells it.

        Raises:
            ConfigurationError: there is no script of that name for this provider.
        """
        codes = self._imitation.codes
        played = script(name, codes)
        wanted = played.currency or currency or self._imitation.currency
        money = Money(amount=Decimal(amount) * played.factor, currency=wanted)
        number, attempt, made = next(self._numbers), 1, list[Delivery]()
        for place, status in enumerate(played.states):
            code = code_for(played.reason, codes) if status is Status.FAILED else None
            state = State(number, attempt, order, money, status, code, self._clock(), self._test)
            body = self._imitation.payload(state)
            payment = self._read(body)
            if played.known is None or place < played.known:
                self._known[payment.id] = body
            made.append(Delivery(*self._imitation.event(state, body), payment, played.proof))
            attempt += status is Status.FAILED
        told = [made[place] for place in played.deliveries]
        self._waiting += told if played.held else self._courier.send(told, self.provider)
        return self._of(order)[-1]

    def deliver(self) -> None:
        """Deliver what is held back and, as providers do, once more what was not accepted."""
        self._waiting = self._courier.send(self._waiting, self.provider)

    def assert_paid(self, order: Order) -> None:
        """The order is paid, and rightly: its amount and currency are what the provider has collected.

        Raises:
            AssertionError: it is not; the message names the rule that finds the cause, and what to do.
        """
        __tracebackhide__ = True
        got = next((each.amount for each in self._of(order.id) if each.status is Status.PAID), None)
        if got is None:
            raise self._wrong(order, f"{self.name} has no money for it, so that it cannot be paid")
        if order.status is not Status.PAID:
            raise self._wrong(order, f"{self.name} has collected {got}")
        if order.amount not in {None, got.amount} or order.currency not in {None, got.currency}:
            raise self._wrong(order, f"{self.name} has collected {got}, and not {order.amount} {order.currency}")

    def assert_unpaid(self, order: Order) -> None:
        """The order is not paid, as the money is not there, or is not what the order asks for.

        Raises:
            AssertionError: it is paid.
        """
        __tracebackhide__ = True
        if order.status is Status.PAID:
            raise self._wrong(order, "nothing that was delivered allows that")

    def assert_accepted(self) -> None:
        """Every notification was delivered, the last time with 2xx, so that none will be repeated.

        Raises:
            AssertionError: one was not; the message names the rule that finds the cause, and what to do.
        """
        __tracebackhide__ = True
        if self._waiting:
            raise self._wrong(None, f"{self._waiting[0].event} was not accepted")

    def _wrong(self, order: Order | None, complaint: str) -> AssertionError:
        return AssertionError(self._explained(order, complaint))

    def _explained(self, order: Order | None, complaint: str) -> str:
        payments = self._of(order.id if order else (self._waiting[0].payment.order or ""))
        evidence = Evidence(
            payment=payments[-1] if payments else None,
            others=tuple(payments[:-1]),
            order=order,
            notifications=tuple(each for each in self.notifications if each.reference in {pay.id for pay in payments}),
        )
        return explained(evidence, complaint, self._clock())

    def _read(self, body: bytes) -> Payment:
        return self.provider.read(body)[0]

    def _of(self, order: str) -> list[Payment]:
        found = (self._read(body) for body in self._known.values())
        return [each for each in found if each.order == order]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if self.fault == "timeout":
            raise httpx.ReadTimeout("the fake does not answer", request=request)
        if self.fault is not None:
            return httpx.Response(self.fault)
        if "Authorization" not in request.headers:
            return httpx.Response(401)
        asked = Asked(request.method, request.url.path, request.url.params, request.content)
        answer = self._imitation.answer(asked, Known(tuple(self._known.values()), self.endpoints, self._test))
        return httpx.Response(answer.status, content=answer.body, headers=answer.headers)
