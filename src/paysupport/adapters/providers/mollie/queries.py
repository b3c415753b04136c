"""Questions to Mollie's API, and what its answers that are no resources mean."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query, Reference, Verified
from paysupport.adapters.providers.mollie.places import NAME, Answer
from paysupport.adapters.providers.mollie.reading import explain, payments
from paysupport.adapters.providers.mollie.schemas import Endpoint, Endpoints, Event, Listing, Refusal
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment
from paysupport.flow import Flow, Request, Response
from paysupport.merge import merge
from paysupport.model import Payment, Settings

Params = tuple[tuple[str, str], ...]

PAGES = 4
"""How many pages of 250 payments, the newest first, are looked through for an order id."""

_LIMIT = ("limit", "250")
_EMBED = (("embed", "refunds,chargebacks"),)
_PATHS = {"tr_": "payments", "stl_": "settlements", "payout_": "payouts"}
_GONE = frozenset({404, 410})
_NO_KEYS = {"pfl_": "the id of a profile", "org_": "the id of an organisation", "app_": "the id of an app"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where.

    Attributes:
        profile: the website profile; needed with an organisation's token only.
        keys: of the metadata, under which the shop's order id may stand.
        account: in the host's words.
    """

    host: str
    key: SecretStr
    profile: str | None
    keys: tuple[str, ...]
    account: str | None

    @property
    def mode(self) -> str | None:
        """Test or live, which the API key tells; an organisation's token tells neither."""
        key = self.key.get_secret_value()
        return next((mode for mode in ("live", "test") if key.startswith(f"{mode}_")), None)

    def get(self, path: str, params: Params = ()) -> Flow[tuple[object | None, Response]]:
        """The document below `/v2/`, None where Mollie does not know it, and the answer it came in.

        Raises:
            ConfigurationError: there is no key, or Mollie does not take it.
            BadAnswer: any other answer than a document.
        """
        response: Response = yield Request(
            method="GET",
            url=f"{self.host}/v2/{path}",
            headers={"Authorization": f"Bearer {self._secret()}", "Accept": "application/hal+json"},
            params=params,
            account=self.account or "",
        )
        if response.status in {401, 403}:
            what = "does not accept the API key" if response.status == 401 else f"does not let this key read {path}"  # noqa: PLR2004
            raise ConfigurationError(f"Mollie {what}")
        with usable(response):
            document = parse(response.body)
            if response.status < 400:  # noqa: PLR2004
                return document, response
            error = Refusal.of(document)
        if response.status in _GONE:
            return None, response
        raise _bad(f"answered: {explain(error)}", response)

    def read(self, document: object, response: Response) -> tuple[Payment, ...]:
        """The payments in an answer."""
        with usable(response):
            return payments(Answer(document, self.keys, self.account, response.at))

    def _secret(self) -> str:
        key = self.key.get_secret_value()
        if not key:
            raise ConfigurationError("to ask Mollie, an API key (live_ or test_) or an access token is needed")
        for prefix, kind in _NO_KEYS.items():
            if key.startswith(prefix):
                raise ConfigurationError(f"the API key of Mollie starts with live_ or test_; this one is {kind}")
        return key


def lookup(access: Access, reference: Reference) -> Flow[tuple[Payment, ...]]:
    """The payments known by an id or by an order id."""
    if reference.kind == "order":
        return (yield from _by_order(access, reference.value))
    name = quote(reference.value, safe="")
    if reference.value.startswith("pl_"):
        return (yield from _one(access, f"payment-links/{name}/payments", (_LIMIT,)))
    path = next((path for prefix, path in _PATHS.items() if reference.value.startswith(prefix)), None)
    if path is None:
        return ()
    return (yield from _one(access, f"{path}/{name}", _EMBED if path == "payments" else ()))


def search(access: Access, query: Query, cursor: str | None) -> Flow[Page]:
    """One page of the payments, the newest first, as far as it fits; none is older than `since` on the last."""
    own = (("profileId", access.profile),) if access.profile else ()
    params = (_LIMIT, *own, *((("from", cursor),) if cursor else ()))
    document, response = yield from access.get("payments", params)
    if document is None:
        return Page(())
    with usable(response):
        following = _from(Listing.of(document).next)
    found = access.read(document, response)
    passed = query.since is not None and any(each.created_at and each.created_at < query.since for each in found)
    fitting = tuple(each for each in found if query.matches(each) and _within(each, query))
    return Page(fitting, None if passed or following == cursor else following)


def confirm(access: Access, verified: Verified) -> Flow[Payment]:
    """The payment of a signed webhook, as Mollie tells it now."""
    id_ = verified.payments[0].id if verified.payments else None
    if id_ is None:
        document, response = yield from access.get(f"events/{quote(verified.key, safe='')}")
        if document is not None:
            with usable(response):
                id_ = Event.of(document).entity
    found = (yield from lookup(access, Reference("payment", id_))) if id_ else ()
    if not found:
        raise NotAPayment("Mollie: no payment of this event is known there", provider=NAME, not_found=True)
    return found[0]


def registration(access: Access) -> Flow[Settings]:
    """The next-generation webhook: of several, the first that is enabled."""
    document, response = yield from access.get("webhooks", (_LIMIT,))
    with usable(response):
        endpoints = Endpoints.of(document or {}).webhooks
    enabled = (each for each in endpoints if each.status == "enabled")
    chosen = next(enabled, endpoints[0] if endpoints else Endpoint())
    return Settings.trusted(
        {
            "provider": NAME,
            "account": access.account,
            "mode": chosen.mode or access.mode,
            "notification_url": chosen.url,
            "events": chosen.events,
            "endpoints": tuple(each.url for each in endpoints if each.status == "enabled" and each.url),
            "enabled": chosen.status == "enabled",
        }
    )


def _one(access: Access, path: str, params: Params) -> Flow[tuple[Payment, ...]]:
    document, response = yield from access.get(path, params)
    return () if document is None else access.read(document, response)


def _by_order(access: Access, order: str) -> Flow[tuple[Payment, ...]]:
    found: list[Payment] = []
    cursor: str | None = None
    for _ in range(PAGES):
        page = yield from search(access, Query(order=order), cursor)
        found += page.payments
        if page.complete:
            break
        cursor = page.next
    return merge(found)


def _from(address: str | None) -> str | None:
    """The id at which the next page begins; the address itself is not followed."""
    try:
        told = parse_qs(urlsplit(address or "").query).get("from", [])
    except ValueError:
        return None
    return told[0] if told else None


def _within(payment: Payment, query: Query) -> bool:
    at = payment.created_at
    return at is None or ((query.since is None or query.since <= at) and (query.until is None or at < query.until))


@contextmanager
def usable(response: Response) -> Generator[None]:
    """Within it, what cannot be read is Mollie's fault and not the user's."""
    try:
        yield
    except InputError as error:
        raise _bad(f"sent an answer that cannot be read ({error})", response) from None


def _bad(what: str, response: Response) -> BadAnswer:
    return BadAnswer(f"Mollie {what}", source=urlsplit(response.url).hostname or "", status=response.status)
