"""Questions to Razorpay's API.

Source: razorpay/markdown-docs ab3bda5, 2026-04-09 (api). Lists are asked for with `from`, `to`, `count` (at most 100)
and `skip`; Razorpay publishes no numbers of its rate limits.
"""

import base64
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from urllib.parse import quote, urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query, Reference
from paysupport.adapters.providers.razorpay.objects import Place
from paysupport.adapters.providers.razorpay.reading import combined, payments, refusal
from paysupport.adapters.providers.razorpay.schemas import Collection, Ordered, Refused, Told
from paysupport.documents import parse, resolve
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unavailable
from paysupport.flow import Flow, Request, Response, together
from paysupport.model import Payment

Params = tuple[tuple[str, str], ...]
Rows = tuple[dict[str, object], ...]

PAGE = 100
"""How many objects a list holds at most."""

_CARDS = ("expand[]", "card")
_HOMES = {"rfnd": "refunds", "disp": "disputes", "setl": "settlements", "plink": "payment_links"}
_MODES = {"rzp_test": True, "rzp_live": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where and as whom Razorpay is asked.

    Attributes:
        account: in the host's words; whose quota is used.
        currency: in which Razorpay settles.
    """

    host: str
    key_id: str
    secret: SecretStr
    account: str | None
    currency: str

    def get(self, path: str, params: Params = ()) -> Flow[tuple[object, Response]]:
        """The document that stands below `/v1/`, and the answer it came in.

        Raises:
            ConfigurationError: there are no keys, or Razorpay does not take them.
            NotAPayment: Razorpay does not know the object (`not_found`).
            BadAnswer: any other answer than a document.
        """
        secret = self.secret.get_secret_value()
        if not self.key_id or not secret:
            raise ConfigurationError("to ask Razorpay, key_id and key_secret are needed")
        proof = base64.b64encode(f"{self.key_id}:{secret}".encode()).decode()
        response: Response = yield Request(
            method="GET",
            url=f"{self.host}/v1/{path}",
            headers={"Authorization": f"Basic {proof}", "Accept": "application/json"},
            params=params,
            account=self.account or "",
        )
        if response.status in {401, 403}:
            raise ConfigurationError(_not_let_in(response, path))
        with usable(response):
            document = parse(response.body)
            fault = Refused.of(document).error
        if fault is not None and refusal(fault).not_found:
            raise refusal(fault)
        if fault is not None or response.status >= 400:  # noqa: PLR2004
            raise _bad(str(refusal(fault)) if fault else "an error that it did not name", response)
        return document, response

    def read(self, document: object, response: Response, order: str | None = None) -> tuple[Payment, ...]:
        """The payments in an answer, with what is known by asking: when, and in which mode."""
        with usable(response):
            found = payments(Place(document, "", self.account, self.currency, order))
        return tuple(
            self.placed(each).model_copy(update={"origin": each.origin.model_copy(update={"at": response.at})})
            for each in found
        )

    def placed(self, payment: Payment) -> Payment:
        """A payment of the mode of these keys, where the key tells it."""
        return payment.model_copy(update={"test": _MODES.get(self.key_id.rpartition("_")[0])})


def lookup(access: Access, reference: Reference) -> Flow[tuple[Payment, ...]]:
    """The payments known by a reference."""
    name = quote(reference.value, safe="")
    if not name.strip("."):
        return ()
    if reference.kind == "order" or name.startswith("order_"):
        return (yield from _by_order(access, reference.value))
    if reference.kind == "token":
        return (yield from _one(access, f"payment_links/{name}"))
    home = _HOMES.get(name.partition("_")[0])
    if home is not None:
        return (yield from _one(access, f"{home}/{name}"))
    found = yield from _one(access, f"payments/{name}", (_CARDS,))
    return (yield from _all(_named(access, each) for each in found))


def _one(access: Access, path: str, params: Params = ()) -> Flow[tuple[Payment, ...]]:
    try:
        document, response = yield from access.get(path, params)
    except NotAPayment:
        return ()
    return access.read(document, response)


def _named(access: Access, payment: Payment) -> Flow[tuple[Payment, ...]]:
    """A payment with the shop's order id, which only the order at Razorpay tells."""
    whole = yield from _whole(access, payment)
    orders = (yield from _one(access, f"orders/{quote(payment.order, safe='')}")) if payment.order else ()
    return tuple(each.model_copy(update={"order": order.order}) for each in whole for order in orders) or whole


def _by_order(access: Access, order: str) -> Flow[tuple[Payment, ...]]:
    """The payments of Razorpay's order, or of the orders with the shop's own id as their receipt."""
    if order.startswith("order_"):
        try:
            document, response = yield from access.get(f"orders/{quote(order, safe='')}")
        except NotAPayment:
            return ()
        known = [(document, response)]
    else:
        pages = yield from _listed(access, "orders", (("receipt", order),))
        known = [(row, response) for rows, response in pages for row in rows if row.get("receipt") == order]
    return (yield from _all(_of_order(access, each, response) for each, response in known))


def _of_order(access: Access, order: object, response: Response) -> Flow[tuple[Payment, ...]]:
    with usable(response):
        seen = Ordered.of(order)
    document, answer = yield from access.get(f"orders/{quote(seen.id, safe='')}/payments")
    tries = access.read(document, answer, seen.receipt or seen.id)
    return (yield from _all(_whole(access, each) for each in tries)) or access.read(order, response)


def _whole(access: Access, payment: Payment) -> Flow[tuple[Payment, ...]]:
    """A payment with its refunds and disputes."""
    seen = Told.of(resolve(payment.origin.document, payment.origin.base))
    if not seen.captured and not seen.refunded:
        return (payment,)
    since = (("from", str(ceil(seen.created_at.timestamp()))),) if seen.created_at else ()
    returns = yield from _all(
        (
            *((_read_all(access, f"payments/{quote(seen.id, safe='')}/refunds"),) if seen.refunded else ()),
            _read_all(access, "disputes", since),
        )
    )
    mine = (each for each in returns if seen.id in {each.id, each.parent})
    return combined((payment, *mine))


def _read_all(access: Access, path: str, params: Params = ()) -> Flow[tuple[Payment, ...]]:
    pages = yield from _listed(access, path, params)
    return tuple(each for rows, response in pages for each in access.read(list(rows), response))


def _listed(access: Access, path: str, params: Params = ()) -> Flow[list[tuple[Rows, Response]]]:
    """All pages of a list; a server that repeats a page is not followed."""
    found: list[tuple[Rows, Response]] = []
    while True:
        asked = (*params, ("count", str(PAGE)), ("skip", str(PAGE * len(found))))
        document, response = yield from access.get(path, asked)
        with usable(response):
            rows = Collection.of(document).items
        if found and rows == found[-1][0]:
            return found
        found.append((rows, response))
        if len(rows) < PAGE:
            return found


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
    """One page of the payments that fit, newest first; with an order id, the payments of that order."""
    rest = replace(query, order=None)
    if query.order is not None:
        known = yield from _by_order(access, query.order)
        return Page(tuple(each for each in known if _within(each, query) and rest.matches(each)))
    if cursor is not None and not (cursor.isascii() and cursor.isdecimal()):
        raise InputError("this cursor is not one of Razorpay's")
    skip = int(cursor or 0)
    times = (("from", _seconds(query.since, -1)), ("to", _seconds(query.until, 0)))
    asked = (*((name, time) for name, time in times if time), _CARDS, ("count", str(PAGE)), ("skip", str(skip)))
    document, response = yield from access.get("payments", asked)
    with usable(response):
        rows = Collection.of(document).items
    found = access.read(document, response)
    fitting = tuple(each for each in found if _within(each, query) and query.matches(each))
    return Page(fitting, str(skip + PAGE) if len(rows) >= PAGE else None)


def _seconds(time: datetime | None, more: int) -> str | None:
    if time is not None and time.tzinfo is None:
        raise InputError("a time to search by needs a zone")
    return str(ceil(time.timestamp()) + more) if time else None


def _within(payment: Payment, query: Query) -> bool:
    at = payment.created_at
    return at is None or ((query.since is None or query.since <= at) and (query.until is None or at < query.until))


@contextmanager
def usable(response: Response) -> Generator[None]:
    """Within it, what cannot be read is Razorpay's fault and not the user's."""
    try:
        yield
    except InputError as error:
        raise _bad(f"sent what cannot be read ({error})", response) from None


def _not_let_in(response: Response, path: str) -> str:
    try:
        fault = Refused.of(parse(response.body)).error
    except InputError:
        fault = None
    return str(refusal(fault)) if fault else f"Razorpay does not let these keys read {path} ({response.status})"


def _bad(what: str, response: Response) -> BadAnswer:
    return BadAnswer(
        f"Razorpay answered with HTTP status {response.status}: {what}",
        source=urlsplit(response.url).hostname or "",
        status=response.status,
    )
