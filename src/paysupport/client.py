"""Asks providers and the host's shop; the same methods with and without asyncio."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Required, Self, TypedDict, Unpack

from paysupport.adapters.contracts import Kind, Provider, Query, Reference
from paysupport.codes.own import OwnCodes
from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.texts import Overrides
from paysupport.errors import ConfigurationError, Unsupported
from paysupport.intake import scheduled
from paysupport.investigate import complete, find, pages
from paysupport.model import Evidence, Order, Payment, Status
from paysupport.transport.exchange import Terms
from paysupport.transport.http import AsyncTransport, Transport

_ANY: tuple[Kind, ...] = ("payment", "order", "token")


class Known(TypedDict, total=False):
    """What a payment is known by: exactly one of these."""

    payment: str
    order: str
    token: str
    transaction: str


class Wanted(TypedDict, total=False):
    """What payments are searched by; `amount` is in major units, `until` is not included."""

    since: Required[datetime]
    until: datetime
    amount: Decimal | str
    currency: str
    last4: str
    email: str
    status: Status | str


def _now() -> datetime:
    return datetime.now(UTC)


class _Accounts:
    """What both clients have in common: the adapters, the clock and the texts."""

    def __init__(
        self,
        providers: Sequence[Provider],
        clock: Callable[[], datetime],
        texts: Overrides | None,
        codes: OwnCodes | None,
    ) -> None:
        if not providers:
            raise ConfigurationError("a client needs at least one provider")
        self._providers = tuple(providers)
        self._clock = clock
        self._texts = texts
        self._codes = codes

    def _named(self, name: str | None) -> tuple[Provider, ...]:
        chosen = tuple(each for each in self._providers if name in {None, each.name})
        if not chosen:
            raise ConfigurationError(f"no provider {name!r} in this client")
        return chosen

    def _of(self, payment: Payment | None) -> Provider | None:
        owners = (each for each in self._providers if payment is not None and each.owns(payment))
        return next(owners, None)

    def _query(self, wanted: Wanted) -> Query:
        amount, status = wanted.get("amount"), wanted.get("status")
        query = Query(
            since=wanted["since"],
            until=wanted.get("until") or self._clock(),
            amount=_amount(amount) if isinstance(amount, str) else amount,
            currency=wanted.get("currency"),
            last4=wanted.get("last4"),
            email=wanted.get("email"),
            status=_status(status) if status is not None else None,
        )
        if query.since is None or query.until is None or query.since.tzinfo is None or query.until.tzinfo is None:
            raise ConfigurationError("the times of a search need a zone")
        if query.since >= query.until:
            raise ConfigurationError("the search begins after it ends")
        return query

    def _diagnosis(self, evidence: Evidence) -> Diagnosis:
        payment = evidence.payment
        changes: dict[str, object] = {"notifications": scheduled(evidence.notifications, payment)}
        if self._codes is not None and payment is not None:
            changes["payment"] = self._codes.laid_over(payment)
        evidence = evidence.model_copy(update=changes)
        return diagnose(evidence, now=self._clock(), texts=self._texts)


class Client(_Accounts):
    """Looks payments up and says what is wrong with them.

    Args:
        providers: adapters with their keys; several accounts of one provider are several adapters.
        orders: gives the shop's order by its id, or None when the shop does not know it.
        http: a ready client with httpx's interface; it is not closed here.
        deadline: seconds for one call of a method, all requests and repetitions together.
        clock: the time with zone.
        texts: sentences of your own, by language and key (`PS101.payer`).
        codes: your own table of codes, laid over ours.
    """

    def __init__(
        self,
        providers: Sequence[Provider],
        *,
        orders: Callable[[str], Order | None] | None = None,
        http: Any = None,
        deadline: float = 30.0,
        clock: Callable[[], datetime] = _now,
        texts: Overrides | None = None,
        codes: OwnCodes | None = None,
    ) -> None:
        super().__init__(providers, clock, texts, codes)
        self._orders = orders
        self._transport = Transport(http, Terms(deadline=deadline, clock=clock))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; those of a given `http` stay open."""
        self._transport.close()

    def lookup(self, **known: Unpack[Known]) -> tuple[Payment, ...]:
        """The payments known by the provider's id, the shop's order id, or a payment page's token.

        Raises:
            NotKnown: nobody knows it.
            Unavailable: somebody did not answer.
        """
        return _found(self._transport.call(find(self._providers, _references(known))))

    def search(self, *, provider: str | None = None, **wanted: Unpack[Wanted]) -> Iterator[Payment]:
        """All payments of a time window that fit, page by page.

        Raises:
            Unsupported: a provider has no search.
            Unavailable: it did not answer.
        """
        query = self._query(wanted)
        for each in self._named(provider):
            for page in pages(each, query):
                yield from self._transport.call(page)

    def gather(self, reference: str, *, provider: str | None = None) -> Evidence:
        """All that can be found by a reference of unknown kind: payment id, order id or token.

        Raises:
            NotKnown: nobody knows it.
            Unavailable: somebody did not answer.
        """
        return self._gather(self._named(provider), tuple(Reference(kind, reference) for kind in _ANY))

    def investigate(self, **known: Unpack[Known]) -> Diagnosis:
        """Find a payment, ask for what the rules miss, and diagnose it.

        Raises:
            NotKnown: nobody knows it.
            Unavailable: somebody did not answer.
        """
        return self._diagnosis(self._gather(self._providers, _references(known)))

    def _gather(self, providers: tuple[Provider, ...], asked: tuple[Reference, ...]) -> Evidence:
        evidence = self._transport.call(find(providers, asked))
        payment = evidence.payment
        if self._orders is not None and payment is not None and payment.order is not None:
            evidence = evidence.model_copy(update={"order": self._orders(payment.order)})
        return self._transport.call(complete(self._of(payment), evidence, self._clock()))


class AsyncClient(_Accounts):
    """`Client` on the running event loop; `orders` is awaited."""

    def __init__(
        self,
        providers: Sequence[Provider],
        *,
        orders: Callable[[str], Awaitable[Order | None]] | None = None,
        http: Any = None,
        deadline: float = 30.0,
        clock: Callable[[], datetime] = _now,
        texts: Overrides | None = None,
        codes: OwnCodes | None = None,
    ) -> None:
        super().__init__(providers, clock, texts, codes)
        self._orders = orders
        self._transport = AsyncTransport(http, Terms(deadline=deadline, clock=clock))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections; those of a given `http` stay open."""
        await self._transport.close()

    async def lookup(self, **known: Unpack[Known]) -> tuple[Payment, ...]:
        """As `Client.lookup`."""
        return _found(await self._transport.call(find(self._providers, _references(known))))

    async def search(self, *, provider: str | None = None, **wanted: Unpack[Wanted]) -> AsyncIterator[Payment]:
        """As `Client.search`."""
        query = self._query(wanted)
        for each in self._named(provider):
            for page in pages(each, query):
                for payment in await self._transport.call(page):
                    yield payment

    async def gather(self, reference: str, *, provider: str | None = None) -> Evidence:
        """As `Client.gather`."""
        return await self._gather(self._named(provider), tuple(Reference(kind, reference) for kind in _ANY))

    async def investigate(self, **known: Unpack[Known]) -> Diagnosis:
        """As `Client.investigate`."""
        return self._diagnosis(await self._gather(self._providers, _references(known)))

    async def _gather(self, providers: tuple[Provider, ...], asked: tuple[Reference, ...]) -> Evidence:
        evidence = await self._transport.call(find(providers, asked))
        payment = evidence.payment
        if self._orders is not None and payment is not None and payment.order is not None:
            evidence = evidence.model_copy(update={"order": await self._orders(payment.order)})
        return await self._transport.call(complete(self._of(payment), evidence, self._clock()))


def _references(known: Known) -> tuple[Reference, ...]:
    if "transaction" in known:
        raise Unsupported("transactions of blockchains cannot be looked up: no explorer is installed")
    kinds: tuple[tuple[Kind, str | None], ...] = tuple((kind, known.get(kind)) for kind in _ANY)
    found = tuple(Reference(kind, value) for kind, value in kinds if value is not None)
    if len(found) != 1:
        raise ConfigurationError("give one of: payment, order, token")
    return found


def _found(evidence: Evidence) -> tuple[Payment, ...]:
    return tuple(each for each in (evidence.payment, *evidence.others) if each is not None)


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ConfigurationError(f"{text!r} is no amount, such as 25.50") from None


def _status(name: str) -> Status:
    try:
        return Status(name)
    except ValueError:
        raise ConfigurationError(f"no status {name!r}; there are: {', '.join(Status)}") from None
