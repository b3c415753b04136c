"""From a document to payments."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, cast

from paysupport.adapters.providers.bepaid.codes import (
    EXPIRED,
    EXPONENTS,
    METHODS,
    RETURNS,
    STATUSES,
    SUCCESSES,
    blockers,
    meaning,
)
from paysupport.adapters.providers.bepaid.schemas import (
    APIError,
    Checkout,
    FlatTransaction,
    Subscription,
    Transaction,
)
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError, NotAPayment
from paysupport.merge import merge
from paysupport.model import Attempt, Decline, Merchant, Origin, Payment, Reason, Refund, Status, method_of
from paysupport.money import Money
from paysupport.redaction import redact

NAME = "bepaid"

_UNNAMED = Merchant()
_NETWORKS = {"master": "mastercard"}
_REFUSED = frozenset({Status.FAILED, Status.EXPIRED})
_OPEN = frozenset({Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION, Status.UNKNOWN})
_COLLECTED = frozenset({Status.PAID, Status.REFUNDED})
_ERROR = frozenset({"message", "errors", "code", "friendly_message", "status"})
_SUBSCRIPTION = "sbs_"
_LONGEST = 300


class _Place(NamedTuple):
    document: object
    base: str
    account: str | None


def claims(document: object) -> bool:
    """Whether a document has one of bePaid's shapes, an error answer's included."""
    match cast("JSON", document):
        case {"transaction": {"uid": str()}}:
            return True
        case {"object": str()}:
            return False
        case {"transactions": list(found)}:
            return all(map(_is_transaction, found))
        case dict(found):
            return _is_transaction(found) or _is_other(found)
        case [first, *_]:
            return _is_transaction(first)
        case _:
            return False


def _is_transaction(found: JSON) -> bool:
    match found:
        case {"uid": str(), "status": _} | {"transaction": {"uid": _}}:
            return True
        case {"transaction": {"id": _, "tracking_id": _} | {"id": _, "payment_method_type": _}}:
            return True
        case _:
            return False


def _is_other(found: Mapping[str, JSON]) -> bool:
    match found:
        case {"checkout": {"token": _}} | {"token": _, "order": _, "expired": _}:
            return True
        case {"id": str(name), "state": _}:
            return name.startswith(_SUBSCRIPTION)
        case {"response": {"message": _} | {"errors": _}}:
            return len(found) == 1
        case {"errors": dict()}:
            return found.keys() <= _ERROR
        case _:
            return False


def payments(document: object, account: str | None, status: int | None = None) -> tuple[Payment, ...]:
    """The payments in a document; tries for one order are one payment.

    Args:
        document: as bePaid sent it.
        account: whose payments they are.
        status: HTTP status of the answer, where it is known.
    """
    given = cast("JSON", document)
    if isinstance(given, dict):
        found = given.get("transaction")
        if isinstance(found, dict) and "uid" not in given:
            return (_payment(Transaction, found, _Place(document, "/transaction", account)),)
    return merge(_payments(given, status, _Place(document, "", account)))


def _payments(document: JSON, status: int | None, top: _Place) -> Iterator[Payment]:
    match document:
        case {"transactions": list(found)}:
            yield from _listed(found, top._replace(base="/transactions"))
        case list(found):
            yield from _listed(found, top)
        case {"checkout": dict(found)}:
            yield _checkout(found, top._replace(base="/checkout"))
        case dict(found):
            yield _single(found, status, top)
        case _:
            raise InputError("no payment of bePaid")


def _single(found: Mapping[str, JSON], status: int | None, top: _Place) -> Payment:
    match found:
        case {"uid": _}:
            return _payment(_shape(found), found, top)
        case {"id": str(name), "last_transaction": dict()} if name.startswith(_SUBSCRIPTION):
            return _payment(Subscription, found, top)
        case {"id": str(name)} if name.startswith(_SUBSCRIPTION):
            raise NotAPayment("bePaid: a subscription that was not charged so far", provider=NAME)
        case {"token": _, "order": _, "expired": _}:
            return _checkout(found, top)
        case {"response": dict(refusal)}:
            raise _refusal(APIError.of(refusal, "/response"), status)
        case {"message": _} | {"errors": _}:
            raise _refusal(APIError.of(found), status)
        case _:
            raise InputError("no payment of bePaid")


def _listed(found: list[JSON], place: _Place) -> Iterator[Payment]:
    for number, each in enumerate(found):
        at = place._replace(base=place.base + pointer(number))
        match each:
            case dict() if "uid" in each:
                yield _payment(_shape(each), each, at)
            case {"transaction": dict(inner)}:
                yield _payment(Transaction, inner, at._replace(base=at.base + "/transaction"))
            case dict():
                yield _payment(Transaction, each, at)
            case _:
                raise InputError("expected a transaction", path=at.base)


def _shape(found: Mapping[str, JSON]) -> type[Transaction]:
    return FlatTransaction if "payment_method" in found or "transaction" in found else Transaction


def _payment(shape: type[Transaction], found: Mapping[str, JSON], place: _Place) -> Payment:
    seen = shape.of(found, place.base)
    status = _status(seen.status, seen.kind)
    return _made(seen, status, (_attempt(seen, status, found),), place)


def _checkout(found: Mapping[str, JSON], place: _Place) -> Payment:
    seen = Checkout.of(found, place.base)
    told = (seen.attempt_status or seen.status) if seen.id else seen.status
    status = _status(told, seen.kind) if told else Status.CREATED
    if seen.expired and (status in _OPEN or not seen.id):
        status = Status.EXPIRED
    tried = (_attempt(seen, status, found),) if seen.id or status in _REFUSED else ()
    return _made(seen, status, tried, place)


def _status(raw: str, kind: str | None) -> Status:
    status = STATUSES.get(raw, Status.UNKNOWN)
    return SUCCESSES.get(kind or "", status) if status is Status.PAID else status


def _made(seen: Transaction, status: Status, tried: tuple[Attempt, ...], place: _Place) -> Payment:
    amount = _money(seen, "amount", place)
    return Payment.trusted(
        {
            "provider": NAME,
            "id": seen.reference,
            "status": status,
            "raw_status": seen.status or None,
            "status_reason": None,
            "account": place.account,
            "order": seen.order or seen.order_id,
            "parent": seen.parent,
            "merchant": seen.merchant or _UNNAMED,
            "kind": seen.kind,
            "method": method_of(METHODS, seen.method),
            "raw_method": seen.method,
            "amount": amount,
            "currency": seen.currency,
            "test": seen.test,
            "created_at": seen.created_at,
            "updated_at": seen.updated_at,
            "paid_at": seen.paid_at if status in _COLLECTED else None,
            "expires_at": seen.expires_at,
            "settles_at": None,
            "settled_at": seen.settled_at,
            "attempts": tried,
            "refunds": (_refund(seen, status, amount),) if seen.kind in RETURNS else (),
            "refunded": None,
            "disputes": (),
            "fee": _money(seen, "fee", place),
            "net": _money(seen, "net", place),
            "email": seen.email,
            "origin": Origin.trusted(
                {
                    "source": NAME,
                    "at": None,
                    "request_id": None,
                    "base": place.base,
                    "pointers": type(seen).pointers(),
                    "document": place.document,
                }
            ),
        }
    )


def _money(seen: Transaction, field: str, place: _Place) -> Money | None:
    minor: int | None = getattr(seen, field)
    if minor is None or seen.currency is None:
        return None
    try:
        return Money.of_minor(minor, seen.currency, EXPONENTS)
    except InputError as error:
        error.path = place.base + seen.pointers()[field][0]
        raise


def _refund(seen: Transaction, status: Status, amount: Money | None) -> Refund:
    return Refund.trusted(
        {
            "id": seen.id,
            "status": Status.REFUNDED if status is Status.CANCELLED else status,
            "amount": amount,
            "at": seen.paid_at or seen.created_at,
            "reason": seen.reason,
            "rrn": seen.rrn,
        }
    )


def _attempt(seen: Transaction, status: Status, found: Mapping[str, JSON]) -> Attempt:
    decline = blocked_by = None
    if status in _REFUSED:
        protection = None
        if seen.protection not in {None, "successful"}:
            protection = found["be_protected_verification"]
            blocked_by = seen.blocked_by or ", ".join(blockers(protection)) or "beProtected"
        decline = _decline(seen, status, protection)
    return Attempt.trusted(
        {
            "id": seen.reference,
            "status": status,
            "at": seen.created_at,
            "updated_at": seen.updated_at,
            "decline": decline,
            "card": seen.card,
            "authentication": seen.authentication,
            "blocked_by": blocked_by,
            "rrn": seen.rrn,
            "auth_code": seen.auth_code,
        }
    )


def _decline(seen: Transaction, status: Status, protection: JSON) -> Decline:
    reading = meaning(seen, protection, seen.created_at.date() if seen.created_at else date.max)
    if status is Status.EXPIRED and reading.reason is Reason.UNKNOWN:
        reading = EXPIRED
    brand = seen.card.brand.lower() if seen.card and seen.card.brand else None
    return Decline.trusted(
        {
            "reading": reading,
            "code": seen.code,
            "message": seen.message or seen.bank_message,
            "network": _NETWORKS.get(brand, brand) if brand else None,
            "network_code": None,
            "advice": None,
            "refused_by": None,
        }
    )


def _refusal(told: APIError, status: int | None) -> NotAPayment:
    text = " ".join((told.message or "; ".join(_faults(told.errors)) or "an error without a message").split())
    missing = text.strip(".").casefold() == "record not found" or (status == 404 and "not found" in text.casefold())  # noqa: PLR2004
    return NotAPayment(f"bePaid: {redact(text)[:_LONGEST]}", provider=NAME, code=told.code, not_found=missing)


def _faults(errors: JSON, at: str = "") -> Iterator[str]:
    match errors:
        case dict():
            for name, inner in errors.items():
                yield from _faults(inner, f"{at}.{name}" if at else str(name))
        case list():
            for inner in errors:
                yield from _faults(inner, at)
        case str():
            yield f"{at} {errors}".strip()
        case _:
            return
