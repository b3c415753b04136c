"""Brings the notifications of a fake to the code under test, signed, and keeps what was answered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

import httpx

from paysupport.adapters.contracts import Provider, Received
from paysupport.model import Notification, Payment
from paysupport.testing.answers import Endpoint
from paysupport.testing.fakes.scripts import Proof

_DONE = range(200, 300)
_KEPT = 200
_PATIENCE = 10.0


class Delivery(NamedTuple):
    """A notification that is to be delivered."""

    event: str
    body: bytes
    payment: Payment
    proof: Proof


class Courier:
    """Delivers to all endpoints.

    Attributes:
        endpoints: where to.
        http: a client with httpx's interface; None for real connections.
        notifications: what was delivered, and how it was answered.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.endpoints: list[Endpoint] = []
        self.http: Any = None
        self.notifications: list[Notification] = []
        self._clock = clock

    def send(self, deliveries: Iterable[Delivery], provider: Provider) -> list[Delivery]:
        """Deliver, in order, to all who have registered for the event.

        Returns:
            Those that the provider has to repeat; forged ones are not the provider's.
        """
        refused: list[Delivery] = []
        for each in deliveries:
            chosen = [to for to in self.endpoints if to.enabled and each.event in to.events]
            accepted = [self._sent(each, provider, to) for to in chosen]
            if each.proof == "right" and not all(accepted):
                refused.append(each)
        return refused

    def _sent(self, delivery: Delivery, provider: Provider, endpoint: Endpoint) -> bool:
        at = self._clock()
        received = _signed(delivery, provider, at)
        status, text = self._posted(endpoint.url, received)
        self.notifications.append(
            Notification(
                at=at,
                event=delivery.event,
                url=endpoint.url,
                response_status=status,
                response_body=text,
                payment_status=delivery.payment.raw_status,
                content_type=received.header("Content-Type"),
                reference=delivery.payment.id,
            )
        )
        return status in _DONE

    def _posted(self, url: str, received: Received) -> tuple[int | None, str | None]:
        http = self.http or httpx.Client(trust_env=False, timeout=_PATIENCE)
        try:
            reply = http.post(url, content=received.body, headers=dict(_pairs(received)), follow_redirects=False)
        except httpx.TransportError:
            return None, None
        finally:
            if http is not self.http:
                http.close()
        return reply.status_code, reply.text[:_KEPT]


def _signed(delivery: Delivery, provider: Provider, at: datetime) -> Received:
    """As it is sent: a wrong signature is the right one of another body."""
    if delivery.proof == "wrong":
        return replace(provider.sign(delivery.body + b" ", at), body=delivery.body)
    signed = provider.sign(delivery.body, at)
    if delivery.proof == "absent":
        return replace(signed, headers=tuple(each for each in _pairs(signed) if each[0] == "Content-Type"))
    return signed


def _pairs(received: Received) -> tuple[tuple[str, str], ...]:
    headers = received.headers
    return tuple(headers.items()) if isinstance(headers, Mapping) else headers
