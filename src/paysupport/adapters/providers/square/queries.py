"""Questions to Square's API.

Source: square/connect-api-specification api.json, 5733f66, 2025-08-19. Square publishes no numbers of its rate limits.
"""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote, urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query, Reference
from paysupport.adapters.providers.square.objects import NAME, sandbox
from paysupport.adapters.providers.square.reading import combined, payments, refusal
from paysupport.adapters.providers.square.schemas import Faults, Listing, Subscription, Subscriptions, Told
from paysupport.documents import parse, resolve
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unavailable
from paysupport.flow import Flow, Request, Response, together
from paysupport.merge import merge
from paysupport.model import Payment, Settings, Status

Params = tuple[tuple[str, str], ...]

_NO_ID = 400
_MOVED = frozenset({Status.PAID, Status.REFUNDED, Status.PARTIALLY_REFUNDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where and as whom Square is asked.

    Attributes:
        account: in the host's words; whose quota is used.
        locations: ids of the locations whose payments are listed; none: the seller's main one.
    """

    host: str
    version: str
    token: SecretStr
    account: str | None
    locations: tuple[str, ...]

    def get(self, path: str, params: Params = ()) -> Flow[tuple[object, Response]]:
        """The document that stands below `/v2/`, and the answer it came in.

        Raises:
            ConfigurationError: there is no token, Square does not take it, or it lacks a permission.
            NotAPayment: Square does not know the object (`not_found`).
            BadAnswer: any other answer than a document.
        """
        token = self.token.get_secret_value()
        if not token:
            raise ConfigurationError("to ask Square, its access token is needed")
        response: Response = yield Request(
            method="GET",
            url=f"{self.host}/v2/{path}",
            headers={"Authorization": f"Bearer {token}", "Square-Version": self.version, "Accept": "application/json"},
            params=params,
            account=self.account or "",
        )
        if response.status in {401, 403}:
            raise ConfigurationError(_refused(response, path))
        with usable(response):
            document = parse(response.body)
            faults = Faults.of(document).errors
        if faults and faults[0].code == "NOT_FOUND":
            raise refusal(faults)
        if faults or response.status >= 400:  # noqa: PLR2004
            raise _bad(str(refusal(faults)) if faults else "an error that it did not name", response)
        return document, response

    def fetched(self, found: tuple[Payment, ...], response: Response) -> tuple[Payment, ...]:
        """Payments with what is known by asking: when, and in which environment."""
        told = {"at": response.at, "request_id": response.headers.get("x-request-id")}
        return tuple(
            self.placed(each).model_copy(update={"origin": each.origin.model_copy(update=told)}) for each in found
        )

    def placed(self, payment: Payment) -> Payment:
        """A payment that came from the environment of this host."""
        return payment if payment.test is not None else payment.model_copy(update={"test": sandbox(self.host)})


def lookup(access: Access, reference: Reference) -> Flow[tuple[Payment, ...]]:
    """The payments known by a reference."""
    name = quote(reference.value, safe="")
    if not name.strip("."):
        return ()
    if reference.kind == "order":
        return (yield from _by_order(access, reference.value, name))
    home = "payouts" if name.startswith("po_") else "refunds" if "_" in name else "payments"
    return (yield from _one(access, f"{home}/{name}"))


def _by_order(access: Access, order: str, name: str) -> Flow[tuple[Payment, ...]]:
    try:
        document, response = yield from access.get(f"orders/{name}")
    except NotAPayment:
        return (yield from _by_reference(access, order))
    except BadAnswer as error:
        if error.status != _NO_ID:
            raise
        return (yield from _by_reference(access, order))
    with usable(response):
        found = access.fetched(payments(document, access.account), response)
    tried = (quote(attempt.id, safe="") for payment in found for attempt in payment.attempts)
    told = yield from _all(_one(access, f"payments/{each}") for each in tried)
    return told or found


def _by_reference(access: Access, order: str) -> Flow[tuple[Payment, ...]]:
    """The payments of the last year with the shop's own order id: Square lists, and has no filter for it."""
    found: list[Payment] = []
    cursor: str | None = None
    while True:
        page = yield from search(access, Query(order=order), cursor)
        found += page.payments
        cursor = page.next
        if cursor is None or (found and not page.payments):
            return (yield from _all(_with_returns(access, each) for each in merge(found)))


def _one(access: Access, path: str) -> Flow[tuple[Payment, ...]]:
    try:
        document, response = yield from access.get(path)
    except NotAPayment:
        return ()
    with usable(response):
        found = access.fetched(payments(document, access.account), response)
    return (yield from _all(_with_returns(access, each) for each in found))


def _with_returns(access: Access, payment: Payment) -> Flow[tuple[Payment, ...]]:
    """A payment with its refunds, whose ids it names, and its disputes, which it does not name."""
    if payment.kind != "payment" or payment.status not in _MOVED:
        return (payment,)
    seen = Told.of(resolve(payment.origin.document, payment.origin.base))
    returns = yield from _all(
        (*(_one(access, f"refunds/{quote(each, safe='')}") for each in seen.refund_ids), _disputes(access, seen))
    )
    return combined((payment, *returns))


def _disputes(access: Access, seen: Told) -> Flow[tuple[Payment, ...]]:
    """The disputes of a payment; none where the token may not read disputes."""
    params: Params = (("location_id", seen.location),) if seen.location else ()
    found: list[Payment] = []
    after: Params = ()
    while True:
        try:
            document, response = yield from access.get("disputes", (*params, *after))
        except ConfigurationError:
            return ()
        with usable(response):
            listing = Listing.of(document)
            told = payments(document, access.account) if listing.disputes else ()
        found += (each for each in access.fetched(told, response) if each.id == seen.id)
        if not listing.cursor or after == (("cursor", listing.cursor),):
            return tuple(found)
        after = (("cursor", listing.cursor),)


def _all(flows: Iterable[Flow[tuple[Payment, ...]]]) -> Flow[tuple[Payment, ...]]:
    """What several questions have told together; without one of the answers, none."""
    answers = yield from together(*flows)
    found: list[Payment] = []
    for answer in answers:
        if isinstance(answer, Unavailable):
            raise answer
        found += answer
    return combined(found)


def search(access: Access, query: Query, cursor: str | None) -> Flow[Page]:
    """One page of the payments that fit, newest first, one location after the other."""
    places = access.locations or ("",)
    number, _, after = (cursor or "0:").partition(":")
    if number not in map(str, range(len(places))):
        raise InputError("this cursor is not one of Square's")
    asked = (
        ("begin_time", _rfc3339(query.since)),
        ("end_time", _rfc3339(query.until)),
        ("location_id", places[int(number)]),
        ("last_4", query.last4),
        ("cursor", after),
    )
    document, response = yield from access.get("payments", (*((k, v) for k, v in asked if v), ("limit", "100")))
    with usable(response):
        listing = Listing.of(document)
        told = payments(document, access.account) if listing.payments else ()
    found = tuple(each for each in access.fetched(told, response) if _fits(each, query, listing))
    if listing.cursor and listing.cursor != after:
        return Page(found, f"{number}:{listing.cursor}")
    return Page(found, f"{int(number) + 1}:" if int(number) + 1 < len(places) else None)


def _fits(payment: Payment, query: Query, listing: Listing) -> bool:
    """Whether a payment was made in time and fits; its order may be known by either id."""
    at = payment.created_at
    within = at is None or ((query.since is None or query.since <= at) and (query.until is None or at < query.until))
    tried = {attempt.id for attempt in payment.attempts}
    known = {
        row.get(word) for row in listing.payments if row.get("id") in tried for word in ("reference_id", "order_id")
    }
    return within and (query.order is None or query.order in known) and replace(query, order=None).matches(payment)


def _rfc3339(time: datetime | None) -> str | None:
    if time is not None and time.tzinfo is None:
        raise InputError("a time to search by needs a zone")
    return time.isoformat() if time else None


def registration(access: Access, url: str | None) -> Flow[Settings]:
    """The webhook subscription with this notification URL; without it the first that is enabled."""
    document, response = yield from access.get(
        "webhooks/subscriptions", (("include_disabled", "true"), ("limit", "100"))
    )
    with usable(response):
        known = Subscriptions.of(document).subscriptions
    ranked = sorted(known, key=lambda each: (each.url != url, not each.enabled))
    chosen = ranked[0] if ranked else Subscription()
    test = sandbox(access.host)
    return Settings.trusted(
        {
            "provider": NAME,
            "account": access.account,
            "mode": None if test is None else "test" if test else "live",
            "notification_url": chosen.url,
            "events": chosen.events,
            "endpoints": tuple(each.url for each in known if each.enabled and each.url),
            "enabled": bool(chosen.enabled),
        }
    )


@contextmanager
def usable(response: Response) -> Generator[None]:
    """Within it, what cannot be read is Square's fault and not the user's."""
    try:
        yield
    except InputError as error:
        raise _bad(f"sent what cannot be read ({error})", response) from None


def _refused(response: Response, path: str) -> str:
    try:
        faults = Faults.of(parse(response.body)).errors
    except InputError:
        faults = ()
    return str(refusal(faults)) if faults else f"Square does not let the access token read {path} ({response.status})"


def _bad(what: str, response: Response) -> BadAnswer:
    return BadAnswer(
        f"Square answered with HTTP status {response.status}: {what}",
        source=urlsplit(response.url).hostname or "",
        status=response.status,
        request_id=response.headers.get("x-request-id"),
    )
