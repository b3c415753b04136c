"""Probes that bring notifications: what does not depend on each other side by side, the rest in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from paysupport.adapters.contracts import Provider, Received
from paysupport.checks.events import Event, order_number
from paysupport.checks.probing import signing
from paysupport.checks.probing.seen import answered, failed, unchecked
from paysupport.checks.probing.shop import Shop, in_other_currency
from paysupport.checks.probing.signing import Unsigned
from paysupport.diagnostics.deliveries import accepts
from paysupport.errors import Unavailable
from paysupport.flow import Flow, Request, Response
from paysupport.model import Probe, ProbeKind, Status
from paysupport.money import Money

Make: TypeAlias = Callable[[Provider, Event, datetime], Received | Unsigned]

AGENT = "paysupport-check (integration check of this shop's notification URL)"

_EARLIER = timedelta(minutes=10)
_NO_ORDER = "no order to try with is given, and a shop compares only the amount of an order that it has"
_PAID_BEFORE = "a notification before it has paid the order already"
_NOT_ACCEPTED = "the notification before it was not accepted"
K = ProbeKind
_FORGED: tuple[tuple[ProbeKind, Make], ...] = (
    (K.UNSIGNED, signing.unsigned),
    (K.WRONG, signing.forged),
    (K.SOURCE, signing.from_source),
)


@dataclass(frozen=True, slots=True)
class Notices:
    """The notification URL at an address, and what is sent to it.

    Attributes:
        url: absolute.
        address: of its host.
        provider: whose notifications are sent.
        amount: of the events.
        merchant: the shop's id at the provider.
        now: when the check began.
    """

    url: str
    address: str
    provider: Provider
    shop: Shop
    amount: Money
    merchant: str | None
    now: datetime

    def flows(self) -> tuple[Flow[tuple[Probe, ...]], ...]:
        """Flows to be run side by side."""
        forged = () if self.shop.order else tuple(self._alone(kind, make) for kind, make in _FORGED)
        return (
            self._ordered(),
            *forged,
            self._alone(K.EARLY, signing.signed),
        )

    def deliver(self, kind: ProbeKind, made: Received | Unsigned) -> Flow[Probe]:
        """Send one notification."""
        if isinstance(made, Unsigned):
            return unchecked(kind, made.why, self.now)
        headers = {"User-Agent": AGENT, **signing.headers(made)}
        try:
            response: Response = yield Request(
                method="POST", url=self.url, headers=headers, body=made.body, reads=False, address=self.address
            )
        except Unavailable as error:
            return failed(kind, self.url, error, self.now)
        return answered(kind, response)

    def _alone(self, kind: ProbeKind, make: Make) -> Flow[tuple[Probe, ...]]:
        """A notification about an order that does not exist."""
        word = f"{kind}{self.now.isoformat()}"
        event = self._event(word, order_number(word))
        return ((yield from self.deliver(kind, make(self.provider, event, self.now))),)

    def _ordered(self) -> Flow[tuple[Probe, ...]]:
        """The notifications about one order: first those that must not pay it."""
        found: list[Probe] = []
        word = f"{K.RIGHT}{self.now.isoformat()}"
        right = self._event(word, self.shop.order.id if self.shop.order else order_number(word))
        if self.shop.order is not None:
            for kind, make in _FORGED:
                found.append((yield from self._told(kind, make(self.provider, right, self.now))))
        for kind, amount in (
            (K.OTHER_AMOUNT, Money(amount=self.amount.amount * 2, currency=self.amount.currency)),
            (K.OTHER_CURRENCY, in_other_currency(self.amount)),
        ):
            if any(each.order_status is Status.PAID for each in found):
                found.append(unchecked(kind, _PAID_BEFORE, self.now))
            else:
                found.append((yield from self._altered(kind, replace(right, amount=amount))))
        made = signing.signed(self.provider, right, self.now)
        found.append((yield from self._told(K.RIGHT, made)))
        accepted = accepts(self.provider.name, found[-1].response_status, found[-1].excerpt)
        late = signing.signed(self.provider, replace(right, paid=False, at=self.now - _EARLIER), self.now)
        for kind, following in ((K.DUPLICATE, made), (K.LATE, late)):
            if accepted or isinstance(following, Unsigned):
                found.append((yield from self._told(kind, following)))
            else:
                found.append(unchecked(kind, _NOT_ACCEPTED, self.now))
        return tuple(found)

    def _altered(self, kind: ProbeKind, event: Event) -> Flow[Probe]:
        if self.shop.order is None:
            return unchecked(kind, _NO_ORDER, self.now)
        made = signing.signed(self.provider, event, self.now)
        if kind is K.OTHER_CURRENCY and names_no_currency(self.provider, event, self.now):
            made = Unsigned(f"notifications of {self.provider.name} name no currency")
        return (yield from self._told(kind, made))

    def _told(self, kind: ProbeKind, made: Received | Unsigned) -> Flow[Probe]:
        """A notification, and the state of the order after it."""
        probe = yield from self.deliver(kind, made)
        if self.shop.order is None or probe.unchecked:
            return probe
        state = yield from self.shop.state(self.shop.order.id)
        return probe.model_copy(update={"order_status": state})

    def _event(self, word: str, order: str) -> Event:
        return Event(payment=word, order=order, amount=self.amount, at=self.now, shop=self.merchant)


def names_no_currency(provider: Provider, event: Event, at: datetime) -> bool:
    """Whether the notification would be the same with another currency."""
    other = in_other_currency(event.amount)
    same = Money(amount=other.amount, currency=event.amount.currency)
    first, second = (signing.unsigned(provider, replace(event, amount=each), at) for each in (same, other))
    return isinstance(first, Received) and isinstance(second, Received) and first.body == second.body
