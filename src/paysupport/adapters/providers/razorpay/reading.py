"""From Razorpay's documents to payments: objects alone, in a list, in an event; error answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from paysupport.adapters.providers.razorpay.objects import (
    NAME,
    Place,
    dispute,
    link,
    order,
    payment,
    reconciled,
    refund,
    refused,
    settlement,
)
from paysupport.adapters.providers.razorpay.schemas import Collection, Event, Inner, Ordered, Reconciled, Refusal
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Merchant, Payment, Refund, Status
from paysupport.redaction import redact

_ERRORS = frozenset({"BAD_REQUEST_ERROR", "GATEWAY_ERROR", "SERVER_ERROR", "BAD_REQUEST_AUTHENTICATION_ERROR"})
_UNKNOWN = ("does not exist", "is not a valid id", "not found")
_KEYS = ("api key", "key/secret", "authentication failed")
_CONTESTED = frozenset({Status.DISPUTED, Status.REFUNDED})
_OPEN = frozenset({Status.PENDING, Status.UNKNOWN})
_LONGEST = 300

_Reader: TypeAlias = Callable[[object, Place], Iterable[Payment]]


def _order(found: object, place: Place) -> Iterator[Payment]:
    seen = Ordered.of(found, place.base)
    place = place._replace(order=seen.receipt or seen.id)
    tries = place.below("payments", "items")
    yield from (payment(row, tries.below(number)) for number, row in enumerate(seen.payments.items))
    if not seen.payments.items:
        yield order(seen, place)


def _reconciled(found: object, place: Place) -> Iterator[Payment]:
    seen = Reconciled.of(found, place.base)
    if seen.kind in {"payment", "refund"}:
        yield reconciled(seen, place)


_READERS: Mapping[str, _Reader] = {
    "payment": lambda found, place: (payment(found, place),),
    "refund": lambda found, place: (refund(found, place),),
    "dispute": lambda found, place: (dispute(found, place),),
    "settlement": lambda found, place: (settlement(found, place),),
    "payment_link": lambda found, place: (link(found, place),),
    "order": _order,
    "reconciled": _reconciled,
}
"""By the name of the entity; a payment link and a row of the reconciliation do not name themselves."""


def claims(document: object) -> bool:
    """Whether a document has one of Razorpay's shapes."""
    match cast("JSON", document):
        case {"entity": "event", "event": str(), "payload": dict()} | {"entity": "collection", "items": []}:
            return True
        case {"entity": "collection", "items": [first, *_]} | {"payment_links": [first, *_]} | [first, *_]:
            return _word_of(first) is not None
        case {"error": {"code": str(code), "description": _}}:
            return code in _ERRORS
        case found:
            return _word_of(found) is not None


def _word_of(found: JSON) -> str | None:
    """What an object is."""
    match found:
        case {"entity": str(word), "id": str()}:
            return word if word in _READERS else None
        case {"id": str(name), "status": str()} if name.startswith("plink_"):
            return "payment_link"
        case {"entity_id": str(), "type": str(), "settled": _}:
            return "reconciled"
        case _:
            return None


def payments(place: Place) -> tuple[Payment, ...]:
    """The payments in a document; tries for one order are one payment.

    Raises:
        NotAPayment: an error answer, or an event about something else.
        InputError: it cannot be read; the path says where.
    """
    return combined(_payments(cast("JSON", place.document), place))


def _payments(found: JSON, place: Place) -> Iterator[Payment]:
    match found:
        case {"entity": "event"}:
            yield from _told_by(Event.of(found), place)
        case {"entity": "collection"}:
            for number, item in enumerate(Collection.of(found).items):
                yield from _object(item, place.below("items", number))
        case {"payment_links": list(rows)}:
            for number, row in enumerate(rows):
                yield from _object(row, place.below("payment_links", number))
        case list(rows):
            for number, row in enumerate(rows):
                yield from _object(row, place.below(number))
        case {"error": dict(inner)}:
            seen = Refusal.of(inner, "/error")
            if not seen.payment:
                raise refusal(seen)
            yield refused(seen, place.below("error"))
        case _:
            yield from _object(found, place)


def _object(found: object, place: Place) -> Iterable[Payment]:
    word = _word_of(cast("JSON", found))
    if word is not None:
        return _READERS[word](found, place)
    match found:
        case {"entity": str(kind)}:
            raise NotAPayment(f"an object of the kind {redact(kind[:80])!r}, no payment", provider=NAME)
        case _:
            raise Unrecognised("no payment of Razorpay", path=place.base)


def _told_by(event: Event, place: Place) -> Iterator[Payment]:
    """What an event tells; of several objects the payment, with what belongs to it."""
    told = [word for word in _READERS if word in event.payload]
    if not told:
        raise NotAPayment(f"event {redact(event.type[:80])}, which holds no payment", provider=NAME)
    if "payment" in told:
        if "order" in told:
            at = place.below("payload", "order")
            place = place._replace(order=Ordered.of(_inner(event, at, "order"), f"{at.base}/entity").receipt)
        told = [word for word in told if word not in {"order", "payment_link"}]
    known = {"merchant": Merchant(id=event.merchant), "updated_at": event.created_at}
    for word in told:
        at = place.below("payload", word)
        for each in _READERS[word](_inner(event, at, word), at.below("entity")):
            yield each.model_copy(update=known)


def _inner(event: Event, at: Place, word: str) -> object:
    return Inner.of(event.payload[word], at.base).entity


def combined(found: Iterable[Payment]) -> tuple[Payment, ...]:
    """Payments with the refunds and disputes that belong to them."""
    given = tuple(found)
    whole = {each.id: each for each in merge(each for each in given if not _is_return(each))}
    homes = {attempt.id: each.id for each in whole.values() for attempt in each.attempts}
    strays: list[Payment] = []
    for each in given:
        if _is_return(each):
            about = each.parent or each.id
            home = whole.get(homes.get(about or "", about))
            if home is None:
                strays.append(each)
            else:
                whole[home.id] = _joined(home, each)
    refunds = merge(each for each in strays if not each.disputes)
    return (*whole.values(), *refunds, *(each for each in strays if each.disputes))


def _is_return(payment: Payment) -> bool:
    return bool(payment.disputes) or payment.kind == "refund"


def _joined(home: Payment, told: Payment) -> Payment:
    """A payment with a refund or dispute; how much is refunded it says itself."""
    refunds: dict[str, Refund] = {each.id: each for each in home.refunds}
    for each in told.refunds:
        if each.id not in refunds or refunds[each.id].status in _OPEN:
            refunds[each.id] = each
    disputes = {each.id: each for each in (*home.disputes, *told.disputes)}
    changes = {
        "status": told.status if told.disputes and told.status in _CONTESTED else home.status,
        "refunds": tuple(refunds.values()),
        "disputes": tuple(disputes.values()),
    }
    return home.model_copy(update=changes)


def refusal(seen: Refusal) -> NotAPayment:
    """What Razorpay says about a request that it refused, and what to do where that is known."""
    told = redact(" ".join(filter(None, (seen.message or seen.reason or seen.code, seen.field))))[:_LONGEST]
    plain = told.casefold()
    if any(word in plain for word in _KEYS):
        told = f"key id and secret are wrong, withdrawn, or of two modes (rzp_test_, rzp_live_): {told}"
    missing = seen.reason == "record_not_found" or any(word in plain for word in _UNKNOWN)
    return NotAPayment(f"Razorpay: {told}", provider=NAME, code=seen.reason or seen.code, not_found=missing)
