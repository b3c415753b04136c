"""From Square's documents to payments: objects alone, in an answer, in a list, in an event; error answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from paysupport.adapters.providers.square.codes import KEYS
from paysupport.adapters.providers.square.objects import NAME, Place, declined, dispute, payment, payout, refund
from paysupport.adapters.providers.square.orders import order
from paysupport.adapters.providers.square.schemas import Event, Fault, Faults
from paysupport.documents import JSON, pointer
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Attempt, Merchant, Payment, Status
from paysupport.redaction import redact

_Reader: TypeAlias = Callable[[object, Place], Payment]

_READERS: Mapping[str, _Reader] = {
    "payment": payment,
    "refund": refund,
    "dispute": dispute,
    "payout": payout,
    "order": order,
}
"""By the name under which Square sends an object; lists of them have an s more."""

_REFUSED = "PAYMENT_METHOD_ERROR"
_CATEGORIES = {
    _REFUSED,
    *("API_ERROR", "AUTHENTICATION_ERROR", "INVALID_REQUEST_ERROR", "RATE_LIMIT_ERROR"),
    *("REFUND_ERROR", "MERCHANT_SUBSCRIPTION_ERROR", "EXTERNAL_VENDOR_ERROR"),
}
_CONTESTED = frozenset({Status.DISPUTED, Status.REFUNDED})
_LONGEST = 300


def claims(document: object) -> bool:
    """Whether a document has one of Square's shapes."""
    match cast("JSON", document):
        case {"merchant_id": str(), "event_id": str(), "type": str(), "data": dict()}:
            return True
        case {"errors": [{"category": str(category), "code": str()}, *_]}:
            return category in _CATEGORIES
        case [first, *_]:
            return _word_of(first) is not None
        case dict(found):
            return any(_word_of(each) is not None for each in (found, *(row for *_, row in _rows(found))))
        case _:
            return False


def _word_of(found: JSON) -> str | None:
    """What an object is."""
    match found:
        case {"disputed_payment": dict(), "state": str()}:
            return "dispute"
        case {"id": str(), "location_id": str(), "state": str()}:
            return "order"
        case {"id": str(), "status": str(), "amount_money": dict(), **more} if (
            "payment_id" in more or "unlinked" in more
        ):
            return "refund"
        case {"id": str(name), "status": str(), "amount_money": dict()}:
            return "payout" if name.startswith("po_") else "payment"
        case _:
            return None


def _rows(found: Mapping[str, JSON]) -> Iterator[tuple[_Reader, tuple[str | int, ...], JSON]]:
    """The objects in an answer, where they stand, and what reads them."""
    for word, reader in _READERS.items():
        if word in found:
            yield reader, (word,), found[word]
        match found.get(f"{word}s"):
            case list(rows):
                yield from ((reader, (f"{word}s", number), row) for number, row in enumerate(rows))
            case _:
                continue


def payments(document: object, account: str | None) -> tuple[Payment, ...]:
    """The payments in a document; tries for one order are one payment.

    Raises:
        NotAPayment: an error answer, or an event about something else.
        InputError: it cannot be read; the path says where.
    """
    return combined(_payments(cast("JSON", document), Place(document, "", account)))


def combined(found: Iterable[Payment]) -> tuple[Payment, ...]:
    """Payments with the refunds and disputes that belong to them."""
    given = tuple(found)
    whole = {payment.id: payment for payment in merge(each for each in given if not each.disputes)}
    homes = {attempt.id: payment.id for payment in whole.values() for attempt in payment.attempts}
    for each in given:
        home = whole.get(homes.get(each.id or "", each.id))
        if each.disputes and home is not None:
            disputes = {known.id: known for known in (*home.disputes, *each.disputes)}
            status = each.status if each.status in _CONTESTED else home.status
            whole[home.id] = home.model_copy(update={"status": status, "disputes": tuple(disputes.values())})
        elif each.disputes:
            whole[each.id or each.disputes[0].id] = each
    return tuple(whole.values())


def _payments(found: JSON, place: Place) -> Iterator[Payment]:
    match found:
        case {"event_id": _, "data": _}:
            yield _told_by(Event.of(found), place)
        case list(rows):
            yield from (_object(row, place.below(number)) for number, row in enumerate(rows))
        case dict() if _word_of(found):
            yield _object(found, place)
        case dict():
            told = [reader(row, place.below(*tokens)) for reader, tokens, row in _rows(found)]
            yield from told or (_refused(Faults.of(found).errors, place),)
        case _:
            raise Unrecognised("no payment of Square")


def _object(found: JSON, place: Place) -> Payment:
    word = _word_of(found)
    if word is None:
        raise Unrecognised("no payment of Square", path=place.base)
    return _READERS[word](found, place)


def _told_by(event: Event, place: Place) -> Payment:
    word = next((word for word in _READERS if word in event.about), None)
    if word is None:
        raise NotAPayment(f"event {redact(event.type[:80])}, which holds no payment", provider=NAME)
    payment = _READERS[word](event.about[word], place.below("data", "object", word))
    return payment.model_copy(update={"merchant": Merchant(id=payment.merchant.id or event.merchant)})


def _refused(faults: tuple[Fault, ...], place: Place) -> Payment:
    """The payment that an error answer tells of: without its id, which Square gives where it keeps the payment."""
    if not faults:
        raise Unrecognised("no payment of Square", path=place.base)
    if faults[0].category != _REFUSED:
        raise refusal(faults)
    number, decline = declined(faults)
    at = pointer("errors", number)
    return place.payment(
        {"status": ("/errors/0/category",), "code": (f"{at}/code",), "message": (f"{at}/detail",)},
        status=Status.FAILED,
        kind="payment",
        attempts=(Attempt.trusted({"id": "", "status": Status.FAILED, "decline": decline}),),
    )


def refusal(faults: tuple[Fault, ...]) -> NotAPayment:
    """What Square says about a request that it refused, and what to do where that is known."""
    told = redact("; ".join(" ".join(filter(None, (each.detail or each.code, each.field))) for each in faults))
    code = faults[0].code
    if code in KEYS:
        told = f"the access token is expired, revoked, or of the other environment (sandbox, production): {told}"
    elif code == "INSUFFICIENT_SCOPES":
        told = f"the access token lacks a permission: {told}"
    return NotAPayment(f"Square: {told[:_LONGEST]}", provider=NAME, code=code, not_found=code == "NOT_FOUND")
