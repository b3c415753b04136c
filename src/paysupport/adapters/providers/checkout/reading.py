"""From Checkout.com's documents to payments: answers, details with actions, events, lists, disputes, payment links."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from paysupport.adapters.providers.checkout.codes import (
    ACTIONS,
    DISPUTES,
    EVENTS,
    LINKS,
    METHODS,
    REFUNDS,
    STATUSES,
)
from paysupport.adapters.providers.checkout.schemas import Contested, Event, Fault, Link, Listing, Told, succeeded
from paysupport.adapters.providers.checkout.shapes import is_action, kind_of
from paysupport.adapters.providers.checkout.tries import NAME, attempts_of, money, places, refunds_of
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError, NotAPayment
from paysupport.merge import merge
from paysupport.model import Dispute, Merchant, Origin, Payment, Refund, Status, method_of
from paysupport.redaction import redact

_LONGEST = 300
_NOT_FOUND = 404
_EARLIEST = datetime.min.replace(tzinfo=UTC)


class Place(NamedTuple):
    """Where something stands, and whose it is; `event` is what tells of it."""

    document: object
    base: str
    account: str | None
    event: Event | None = None

    def origin(self, told: Mapping[str, tuple[str, ...]]) -> Origin:
        """The origin of a payment; in an event, its status is the type of the event."""
        if self.event is not None:
            below = {name: tuple("/data" + each for each in found) for name, found in told.items()}
            told = {**below, "status": ("/type",)}
        return Origin.trusted({"source": NAME, "base": self.base, "pointers": told, "document": self.document})


def payments(document: object, account: str | None, status: int | None = None) -> tuple[Payment, ...]:
    """The payments in a document; tries for one order are one payment.

    Raises:
        NotAPayment: an error answer, or an event that tells of no payment.
        InputError: it cannot be read; the path says where.
    """
    top = Place(document, "", account)
    match cast("JSON", document):
        case {"error_type": _}:
            raise _fault(Fault.of(document), status)
        case [first, *_] if is_action(first):
            return (_acted(document, top),)
        case list(rows):
            return _combined([_single(row, top._replace(base=pointer(at))) for at, row in enumerate(rows)])
        case {"data": list()}:
            page = enumerate(Listing.of(document).data)
            return _combined([_single(cast("JSON", row), top._replace(base=pointer("data", at))) for at, row in page])
        case given:
            return (_single(given, top),)


def _combined(found: list[Payment]) -> tuple[Payment, ...]:
    """The payments, with the disputes that belong to them."""
    merged = {payment.id: payment for payment in merge(each for each in found if not each.disputes)}
    for payment in found:
        known = merged.get(payment.id)
        if payment.disputes and known is not None:
            disputes = {each.id: each for each in (*known.disputes, *payment.disputes)}
            changes = {"status": payment.status, "disputes": tuple(disputes.values())}
            merged[payment.id] = known.model_copy(update=changes)
        elif payment.disputes:
            merged[payment.id] = payment
    return tuple(merged.values())


def _single(found: JSON, place: Place) -> Payment:
    match found:
        case {"type": str(), "data": dict(inner)}:
            event = Event.of(found, place.base)
            return _about(inner, place._replace(event=event), pointer("data"))
        case _:
            return _about(found, place, "")


def _about(found: JSON, place: Place, below: str) -> Payment:
    match kind_of(found):
        case "pay" if place.event and place.event.type in REFUNDS:
            return _refund(Told.of(found, place.base + below), place, REFUNDS[place.event.type])
        case "pay":
            return _payment(Told.of(found, place.base + below), place)
        case "dsp":
            return _disputed(Contested.of(found, place.base + below), place)
        case "pl":
            return _link(Link.of(found, place.base + below), place)
        case _ if place.event:
            raise NotAPayment(f"Checkout.com: an event {redact(place.event.type[:80])}, no payment's", provider=NAME)
        case _:
            raise InputError("no payment of Checkout.com", path=place.base)


def _payment(seen: Told, place: Place) -> Payment:
    status = _status(seen, place.event)
    paid = [each.processed_on for each in seen.actions if each.type == "Capture" and each.succeeded]
    if not paid and status is Status.PAID:
        paid = [place.event.at if place.event else seen.processed_on]
    return Payment.trusted(
        {
            **_common(seen, place),
            "id": seen.id,
            "status": status,
            "raw_status": place.event.type if place.event else seen.status,
            "updated_at": place.event.at if place.event else seen.processed_on,
            "paid_at": paid[0] if paid else None,
            "expires_at": seen.expires_at,
            "attempts": attempts_of(seen, status),
            "refunds": refunds_of(seen, seen.currency),
            "refunded": money(seen.refunded or None, seen.currency),
            "origin": place.origin(places(seen)),
        }
    )


def _common(seen: Told, place: Place) -> dict[str, object]:
    return {
        "provider": NAME,
        "account": place.account,
        "order": seen.reference,
        "merchant": Merchant(id=seen.merchant),
        "kind": "payout" if seen.destination or seen.method == "currency_account" else None,
        "method": method_of(METHODS, seen.method),
        "raw_method": seen.method,
        "amount": money(seen.amount, seen.currency),
        "currency": seen.currency,
        "test": _is_test(seen.link or (place.event.link if place.event else None)),
        "created_at": seen.requested_on or seen.processed_on,
        "email": seen.email,
    }


def _status(seen: Told, event: Event | None) -> Status:
    if event is not None:
        return EVENTS.get(event.type, Status.UNKNOWN)
    if seen.status is None and seen.code is not None:
        return Status.AUTHORIZED if succeeded(seen.code) else Status.FAILED
    status = STATUSES.get(seen.status or "", Status.UNKNOWN)
    return Status.REQUIRES_ACTION if status is Status.PENDING and seen.redirect else status


def _is_test(link: str | None) -> bool | None:
    """Whether a link leads to the sandbox; None where there is none."""
    host = urlsplit(link).hostname if link else None
    return ".sandbox." in f".{host}" if host else None


def _acted(actions: object, place: Place) -> Payment:
    """A payment of which only the actions are told: neither its id nor its currency."""
    seen = Told.of({"id": "", "actions": actions})
    states = {
        each.processed_on or _EARLIEST: ACTIONS[each.type, each.succeeded]
        for each in reversed(seen.actions)
        if (each.type, each.succeeded) in ACTIONS
    }
    status = states[max(states)] if states else Status.UNKNOWN
    returned = sum(each.amount or 0 for each in seen.actions if each.type == "Refund" and each.succeeded)
    collected = sum(each.amount or 0 for each in seen.actions if each.type == "Capture" and each.succeeded)
    if returned and status is Status.PAID:
        status = Status.REFUNDED if returned >= collected else Status.PARTIALLY_REFUNDED
    return Payment.trusted(
        {
            "provider": NAME,
            "account": place.account,
            "id": None,
            "status": status,
            "attempts": attempts_of(seen, status),
            "refunds": refunds_of(seen, None),
            "origin": place.origin(places(seen, "")),
        }
    )


def _refund(seen: Told, place: Place, status: Status) -> Payment:
    """A refund that an event tells of without the payment: told as one, with its parent."""
    event = cast("Event", place.event)
    amount = money(seen.amount, seen.currency)
    at = seen.processed_on or event.at
    reason = seen.message if status is Status.FAILED else None
    refund = Refund.trusted(
        {"id": seen.action or event.id, "status": status, "amount": amount, "at": at, "reason": reason}
    )
    return Payment.trusted(
        {
            **_common(seen, place),
            "id": refund.id,
            "parent": seen.id,
            "status": status,
            "raw_status": event.type,
            "kind": "refund",
            "refunds": (refund,),
            "origin": place.origin(places(seen)),
        }
    )


def _disputed(seen: Contested, place: Place) -> Payment:
    word = place.event.type.removeprefix("dispute_") if place.event else seen.status
    status = DISPUTES.get(word or "", Status.DISPUTED)
    dispute = Dispute.trusted(
        {
            "id": seen.id,
            "status": status,
            "amount": money(seen.amount, seen.currency),
            "at": seen.at,
            "reason": seen.reason or seen.category,
            "due_at": seen.due_at,
        }
    )
    return Payment.trusted(
        {
            "provider": NAME,
            "account": place.account,
            "id": seen.payment,
            "status": status,
            "raw_status": place.event.type if place.event else seen.status,
            "order": seen.order,
            "disputes": (dispute,),
            "updated_at": place.event.at if place.event else None,
            "origin": place.origin(Contested.pointers()),
        }
    )


def _link(seen: Link, place: Place) -> Payment:
    return Payment.trusted(
        {
            "provider": NAME,
            "account": place.account,
            "id": seen.id,
            "status": LINKS.get(seen.status or "", Status.UNKNOWN) if seen.status else Status.CREATED,
            "raw_status": seen.status,
            "order": seen.order,
            "amount": money(seen.amount, seen.currency),
            "currency": seen.currency,
            "created_at": seen.created_at,
            "expires_at": seen.expires_at,
            "email": seen.email,
            "origin": place.origin(Link.pointers()),
        }
    )


def _fault(seen: Fault, status: int | None) -> NotAPayment:
    told = redact(", ".join((seen.kind, *seen.codes)))[:_LONGEST]
    missing = status == _NOT_FOUND or any("not_found" in code for code in seen.codes)
    request = f" (request {redact(seen.request)[:60]})" if seen.request else ""
    return NotAPayment(
        f"Checkout.com: {told}{request}", provider=NAME, code=next(iter(seen.codes), seen.kind), not_found=missing
    )
