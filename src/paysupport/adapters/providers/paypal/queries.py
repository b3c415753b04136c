"""Look-ups, searches and what else PayPal can be asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from paysupport.adapters.contracts import Page, Query, Reference, Verified
from paysupport.adapters.providers.paypal import api, webhooks
from paysupport.adapters.providers.paypal.places import NAME, Answer
from paysupport.adapters.providers.paypal.reading import payments
from paysupport.adapters.providers.paypal.reports import Window, fitting
from paysupport.adapters.providers.paypal.schemas import Report
from paysupport.errors import ConfigurationError, NotAPayment
from paysupport.flow import Flow, Request, Response, Token
from paysupport.merge import merge
from paysupport.model import Notification, Payment, Settings, Status

Params = tuple[tuple[str, str], ...]

_KINDS = {
    "order": "v2/checkout/orders",
    "capture": "v2/payments/captures",
    "authorization": "v2/payments/authorizations",
    "refund": "v2/payments/refunds",
    "sale": "v1/payments/sale",
    "payout": "v1/payments/payouts-item",
    "batch": "v1/payments/payouts",
}
_BY_ID = ("capture", "order", "authorization", "refund")
"""Where an id of unknown kind is looked for, the likeliest first."""

_DISPUTES = "v1/customer/disputes"
_MODES = {True: "test", False: "live", None: None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where.

    Attributes:
        order: the fields in which the shop's order id may stand.
        account: in the host's words.
        authorize: the adapter's method that gets a token.
    """

    host: str
    client_id: str
    order: tuple[str, ...]
    account: str | None
    authorize: Callable[[], Flow[Token]] = field(repr=False)

    @property
    def test(self) -> bool | None:
        """Whether the host is the sandbox; None for a host that is not PayPal's."""
        host = urlsplit(self.host).hostname or ""
        return host.endswith(api.SANDBOX) if host.endswith("paypal.com") else None

    def request(self, path: str, params: Params = ()) -> Request:
        """A question, to be sent with a token."""
        return Request(
            method="GET",
            url=f"{self.host}/{path}",
            headers={"Accept": "application/json"},
            params=params,
            authorize=self.authorize,
            account=self.client_id,
        )

    def read(self, document: object, response: Response) -> tuple[Payment, ...]:
        """The payments in an answer."""
        request_id = response.headers.get("paypal-debug-id")
        answer = Answer(document, self.order, self.account, response.at, request_id, self.test)
        with api.usable(response):
            return payments(answer)


def lookup(access: Access, reference: Reference) -> Flow[tuple[Payment, ...]]:
    """The payments known by a reference."""
    if not reference.value.strip("."):
        return ()
    match reference.kind:
        case "token":
            return (yield from _one(access, _KINDS["order"], reference.value))
        case "order":
            return (yield from _by_order(access, reference.value))
        case _ if reference.value.startswith("PP-"):
            return (yield from _one(access, _DISPUTES, reference.value))
        case _:
            for kind in _BY_ID:
                found = yield from _one(access, _KINDS[kind], reference.value)
                if found:
                    return (yield from _disputed(access, found))
            return ()


def page(access: Access, query: Query, window: Window) -> Flow[Page]:
    """One page of a transaction search."""
    response: Response = yield window.on(access.request("v1/reporting/transactions"), query)
    document = api.document_of(response)
    if document is None:
        return Page((), None)
    with api.usable(response):
        pages = Report.of(document).pages
    found = access.read(document, response)
    return Page(fitting(found, query), window.next(pages, query, response.at))


def confirm(access: Access, verified: Verified) -> Flow[Payment]:
    """The payment of a webhook, as PayPal tells it now."""
    told = verified.payments[0] if verified.payments else None
    found: tuple[Payment, ...] = ()
    if told and told.disputes:
        found = yield from _one(access, _DISPUTES, told.disputes[0].id)
    elif told and told.id and told.kind in _KINDS:
        kind = "batch" if told.kind == "payout" and told.parent is None else told.kind
        found = yield from _one(access, _KINDS[kind], told.id)
    if not found:
        raise NotAPayment("PayPal: no payment of this event is known there", provider=NAME, not_found=True)
    return found[0]


def deliveries(access: Access, reference: Reference) -> Flow[tuple[Notification, ...]]:
    """The deliveries about a transaction of which PayPal tells how they ended, oldest first."""
    params = (("transaction_id", reference.value), ("page_size", "100"))
    document, response = yield from _get(access, "v1/notifications/webhooks-events", params)
    with api.usable(response):
        listing = webhooks.Listing.of(document or {})
    return tuple(sorted(webhooks.notifications(listing, reference), key=lambda each: each.at))


def registration(access: Access, webhook_id: str) -> Flow[Settings]:
    """The webhook of this id, or else the first of the app."""
    document, response = yield from _get(access, "v1/notifications/webhooks")
    with api.usable(response):
        endpoints = webhooks.Endpoints.of(document or {}).webhooks
    own = (each for each in endpoints if each.id == webhook_id)
    chosen = next(own, endpoints[0] if endpoints else webhooks.Endpoint())
    return Settings.trusted(
        {
            "provider": NAME,
            "account": access.account,
            "mode": _MODES[access.test],
            "gateway_host": urlsplit(access.host).hostname,
            "notification_url": chosen.url,
            "events": tuple(each.name for each in chosen.types),
            "enabled": chosen.url is not None,
        }
    )


def _get(access: Access, path: str, params: Params = ()) -> Flow[tuple[object | None, Response]]:
    response: Response = yield access.request(path, params)
    return api.document_of(response), response


def _one(access: Access, path: str, id_: str) -> Flow[tuple[Payment, ...]]:
    document, response = yield from _get(access, f"{path}/{quote(id_, safe='')}")
    return () if document is None else access.read(document, response)


def _by_order(access: Access, order: str) -> Flow[tuple[Payment, ...]]:
    found: list[Payment] = []
    window: Window | None = Window(None)
    while window:
        told = yield from page(access, Query(order=order), window)
        found += told.payments
        window = None if told.complete else Window(None, window.page + 1)
    return merge(found)


def _disputed(access: Access, found: tuple[Payment, ...]) -> Flow[tuple[Payment, ...]]:
    """A disputed payment with its disputes, where the app may see them."""
    payment = found[0]
    if payment.status is not Status.DISPUTED:
        return found
    params = (("disputed_transaction_id", payment.attempts[-1].id),)
    try:
        document, response = yield from _get(access, _DISPUTES, params)
    except ConfigurationError:
        return found
    told = () if document is None else access.read(document, response)
    disputes = tuple(dispute for each in told for dispute in each.disputes)
    return (payment.model_copy(update={"disputes": disputes}), *found[1:])
