"""What an adapter of a provider is, and what it is asked by and answers with."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Literal

from paysupport.codes.table import Table
from paysupport.documents import parse
from paysupport.errors import Unsupported
from paysupport.flow import Flow, Token
from paysupport.model import Notification, Payment, Settings, Status
from paysupport.redaction.shown import Shown

Kind = Literal["payment", "order", "token"]


@dataclass(frozen=True, slots=True, repr=False)
class Reference(Shown):
    """What a payment is asked for by: the provider's id, the merchant's order id, or a payment page's token."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Query(Shown):
    """What payments are searched by; `since` is included, `until` is not.

    Attributes:
        amount: in major units.
        last4: last four digits of the card.
        order: the merchant's order id, where the provider's search knows it.
    """

    since: datetime | None = None
    until: datetime | None = None
    amount: Decimal | None = None
    currency: str | None = None
    last4: str | None = None
    email: str | None = field(default=None, repr=False)
    order: str | None = None
    status: Status | None = None

    def matches(self, payment: Payment) -> bool:
        """Whether a payment fits what a provider cannot search by; the times are left to the provider."""
        return (
            (self.amount is None or (payment.amount is not None and payment.amount.amount == self.amount))
            and (self.currency is None or payment.currency == self.currency)
            and (self.last4 is None or any(try_.card and try_.card.last4 == self.last4 for try_ in payment.attempts))
            and (self.email is None or (payment.email or "").casefold() == self.email.casefold())
            and (self.order is None or payment.order == self.order)
            and (self.status is None or payment.status is self.status)
        )


@dataclass(frozen=True, slots=True, repr=False)
class Page(Shown):
    """One page of a search; `complete` is false while `next` leads to a further one."""

    payments: tuple[Payment, ...]
    next: str | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing follows."""
        return self.next is None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Received(Shown):
    """A webhook as it came in.

    Attributes:
        headers: as pairs, or a mapping of them; names in any case.
        body: the raw bytes, before any framework has read them.
        at: when it was received, with zone.
    """

    headers: tuple[tuple[str, str], ...] | Mapping[str, str] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
    at: datetime
    source_address: str | None = None

    def header(self, name: str) -> str | None:
        """The value of a header; None when it is missing or stands there twice."""
        pairs = self.headers.items() if isinstance(self.headers, Mapping) else self.headers
        values = [value for key, value in pairs if key.lower() == name.lower()]
        return values[0] if len(values) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Verified(Shown):
    """A webhook whose sender is proven.

    Attributes:
        key: the same for each delivery of one event: keep it to drop replays.
        payments: what it told, as read from the body; whether it fits the order is another question.
        scheme: what proved it.
        confirm: the proof covers too little, and the provider has to be asked (`Provider.confirm`).
    """

    key: str
    scheme: str
    event: str | None = None
    payments: tuple[Payment, ...] = ()
    confirm: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Rejected(Shown):
    """A webhook that must not be believed, and why, for the merchant's developer."""

    reason: str


class Provider(ABC):
    """One payment provider.

    A subclass keeps its keys and nothing else; keys are given by keyword and are optional, since reading needs none.
    What it does not override, its provider cannot do.
    """

    name: ClassVar[str]

    reasons: ClassVar[Table | None] = None
    """What the provider's codes mean."""

    ids: ClassVar[str | None] = None
    """What all ids of this provider's payments match; None where they have no shape of their own."""

    account: str | None = None
    """Which of several accounts at the provider, in the host's words."""

    def may_know(self, reference: Reference) -> bool:
        """Whether it makes sense to ask by this reference; order ids and tokens may look like anything."""
        return reference.kind != "payment" or self.ids is None or re.fullmatch(self.ids, reference.value) is not None

    def owns(self, payment: Payment) -> bool:
        """Whether a payment was read by this provider's adapter for this account."""
        return (self.name, self.account) == (payment.provider, payment.account)

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} may hold keys and is not pickled")

    def claims(self, document: object) -> bool:
        """Whether a parsed payload is one of this provider's; of all adapters exactly one says yes."""
        del document
        return False

    def parse(self, body: bytes) -> object:
        """The document in a payload: JSON, unless the provider sends something else.

        Raises:
            InputError: it is none.
        """
        return parse(body)

    def read(self, body: bytes, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a saved answer or webhook body; no keys and no network needed.

        Args:
            body: the raw bytes.
            status: HTTP status of the answer, where it is known.

        Raises:
            InputError: it cannot be read; `NotAPayment` when it is the provider's error answer.
        """
        return self.payments(self.parse(body), status)

    @abstractmethod
    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The same from a document that is parsed already."""

    def authorize(self) -> Flow[Token]:
        """The token with which requests are sent, where the API wants one.

        Requests name this method as their `authorize`, and whoever sends them keeps the token: adapters hold no state.
        """
        raise Unsupported(f"{self.name} needs no token")

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payments known by a reference; empty when the provider does not know it."""
        raise Unsupported(f"{self.name} has no look-up by {reference.kind}")

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the payments that fit; `cursor` is the `next` of the page before."""
        del query, cursor
        raise Unsupported(f"{self.name} has no search")

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a webhook comes from this provider; never an exception."""
        del received
        raise Unsupported(f"{self.name} signs no webhooks that we can verify")

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The payment of a webhook whose proof covers too little, as the provider tells it when asked."""
        del verified
        raise Unsupported(f"{self.name} needs no confirmation of its webhooks")

    def deliveries(self, reference: Reference) -> Flow[tuple[Notification, ...]]:
        """The webhook deliveries that the provider made or still owes for a reference."""
        raise Unsupported(f"{self.name} does not tell its deliveries by {reference.kind}")

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """When the next webhook delivery of one event comes at the earliest, after those at these times failed.

        None: no further one, or the provider does not publish its schedule.
        """
        del made
        return None

    def registration(self) -> Flow[Settings]:
        """The integration as the provider holds it: URL, events, currencies, mode."""
        raise Unsupported(f"{self.name} does not tell how the integration is registered")

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as this provider would send it, for fakes and scenarios."""
        del body, at
        raise Unsupported(f"{self.name} signs no webhooks")
