"""Look-ups, searches, and the shop as YooKassa holds it.

Sources: yookassa.ru/developers/api (payments, refunds, payouts, me, webhooks), read on 2026-11-21.
"""

from datetime import UTC, datetime, timedelta

from paysupport.adapters.contracts import Page, Query
from paysupport.adapters.providers.yookassa.api import Api, usable
from paysupport.adapters.providers.yookassa.reading import COLLECTED, NAME
from paysupport.adapters.providers.yookassa.schemas import Listing, Shop, Webhook
from paysupport.errors import ConfigurationError, InputError, Unavailable
from paysupport.flow import Flow
from paysupport.merge import merge
from paysupport.model import Payment, Settings, Status

_TRIES = timedelta(days=1)
"""How far apart the tries for one order are looked for: a payment that is not made lives for hours."""

_ASKED = {
    Status.PENDING: "pending",
    Status.REQUIRES_ACTION: "pending",
    Status.AUTHORIZED: "waiting_for_capture",
    Status.PAID: "succeeded",
    Status.PARTIALLY_REFUNDED: "succeeded",
    Status.REFUNDED: "succeeded",
    Status.FAILED: "canceled",
    Status.EXPIRED: "canceled",
    Status.CANCELLED: "canceled",
}


def by_id(api: Api, name: str) -> Flow[tuple[Payment, ...]]:
    """The payment with its refunds, the refund, or the payout with an id."""
    if not name.strip("."):
        return ()
    if name.startswith("po-"):
        return (yield from api.one("payouts", name))
    found = yield from api.one("payments", name)
    if not found:
        return (yield from api.one("refunds", name))
    if found[0].status not in COLLECTED:
        return found
    return merge((*found, *(yield from _refunds(api, name))))


def by_order(api: Api, order: str) -> Flow[tuple[Payment, ...]]:
    """The payments whose metadata name an order, from a list that is read to its end or a day beyond them."""
    found: list[Payment] = []
    cursor: str | None = None
    while True:
        page = yield from search(api, Query(), cursor)
        found += (payment for payment in page.payments if payment.order == order)
        cursor = page.next
        if cursor is None or _is_past(page.payments, found):
            return merge(found)


def search(api: Api, query: Query, cursor: str | None) -> Flow[Page]:
    """One page of a list, as far as it fits."""
    asked = {
        "created_at.gte": _time(query.since),
        "created_at.lt": _time(query.until),
        "status": _ASKED.get(query.status) if query.status else None,
        "cursor": cursor,
    }
    found, following = yield from api.page("payments", tuple((name, each) for name, each in asked.items() if each))
    return Page(tuple(filter(query.matches, found)), following if following != cursor else None)


def registration(api: Api) -> Flow[Settings]:
    """The shop; the URL and the events of notifications only where a token is used."""
    document, response = yield from api.get("me")
    with usable(response):
        shop = Shop.of(document)
    told: dict[str, object] = {
        "provider": NAME,
        "account": api.account,
        "shop_id": shop.id,
        "mode": None if shop.test is None else "test" if shop.test else "live",
        "enabled": None if shop.status is None else shop.status == "enabled",
    }
    if api.token.get_secret_value():
        document, response = yield from api.get("webhooks")
        with usable(response):
            registered = [Webhook.of(each) for each in Listing.of(document).items]
        told["notification_url"] = registered[0].url if registered else None
        told["events"] = tuple(each.event for each in registered)
    return Settings.model_validate(told)


def _refunds(api: Api, payment: str) -> Flow[tuple[Payment, ...]]:
    """The refunds of a payment; none where YooKassa does not tell, since the payment says what was given back."""
    try:
        found, _ = yield from api.page("refunds", (("payment_id", payment),))
    except (Unavailable, ConfigurationError):
        return ()
    return found


def _is_past(listed: tuple[Payment, ...], found: list[Payment]) -> bool:
    """Whether a list, newest first, has passed the time in which other tries for the order can be."""
    times = [payment.created_at for payment in found if payment.created_at]
    oldest = min((payment.created_at for payment in listed if payment.created_at), default=None)
    return bool(times) and oldest is not None and oldest < min(times) - _TRIES


def _time(time: datetime | None) -> str | None:
    if time is None:
        return None
    if time.tzinfo is None:
        raise InputError("a time to search by needs a zone")
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
