"""From a document to payments and refunds."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, cast

from paysupport.adapters.providers.mixplat.codes import (
    EXPLAINED,
    EXPONENTS,
    EXTENDED,
    METHODS,
    REFUND_STATUSES,
    STATUSES,
    UNKNOWN_REFERENCE,
    meaning,
)
from paysupport.adapters.providers.mixplat.schemas import PaymentStatus, RefundStatus, Refusal
from paysupport.adapters.schema import Schema
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Attempt, Decline, Merchant, Method, Origin, Payment, Refund, Status, method_of
from paysupport.money import Money
from paysupport.redaction import redact

NAME = "mixplat"
NOTIFICATIONS = {
    "payment_status": "payment_id",
    "payment_check": "payment_id",
    "refund_status": "refund_id",
    "sms": "sms_id",
}
"""By `request`: the field that names what a notification is about, and that its signature covers."""

_NOBODY = Merchant()
_UNMADE = frozenset({Status.FAILED, Status.EXPIRED, Status.CANCELLED})
_LONGEST = 300


class _Place(NamedTuple):
    document: object
    base: str
    account: str | None
    currencies: Mapping[str, str]


def claims(document: object) -> bool:
    """Whether a document is a notification of Mixplat, an answer of its API, or a list of them."""
    match cast("JSON", document):
        case dict(found):
            return _is_ours(found)
        case [dict(first), *_]:
            return _is_ours(first)
        case _:
            return False


def _is_ours(found: Mapping[str, JSON]) -> bool:
    match found:
        case {"request": str(kind), "api_version": _} | {"request": str(kind), "signature": _}:
            return kind in NOTIFICATIONS
        case {"payment_id": _, "status_extended": _}:
            return True
        case {"result": "ok"}:
            return not found.keys().isdisjoint({"payment_id", "refund_id", "payment_register_download_url"})
        case {"result": str(result)}:
            return result in EXPLAINED
        case _:
            return False


def payments(document: object, account: str | None) -> tuple[Payment, ...]:
    """The payments and refunds in a document; tries for one order are one payment.

    A refund names no currency: it has that of its payment, where the list tells of both.
    """
    match cast("JSON", document):
        case list(found):
            told = (each for each in found if isinstance(each, dict))
            currencies = {
                name: currency
                for each in told
                if isinstance(name := each.get("payment_id"), str) and isinstance(currency := each.get("currency"), str)
            }
            places = (_Place(document, pointer(number), account, currencies) for number in range(len(found)))
            return merge(map(_read, found, places))
        case found:
            return (_read(found, _Place(document, "", account, {})),)


def _read(found: JSON, place: _Place) -> Payment:
    match found:
        case {"refund_id": _, "status": _}:
            return _refund(RefundStatus.of(found, place.base), place)
        case {"payment_id": _, "status": _} | {"payment_id": _, "request": _}:
            return _payment(PaymentStatus.of(found, place.base), place)
        case {"result": str(result)} if result != "ok":
            raise _refusal(Refusal.of(found, place.base))
        case {"payment_register_download_url": _}:
            raise NotAPayment("Mixplat: the addresses of a register, not the payments in it", provider=NAME)
        case {"payment_id": _} | {"refund_id": _}:
            raise NotAPayment("Mixplat: the answer to an order, which tells no status; ask for it", provider=NAME)
        case {"request": "sms"}:
            raise NotAPayment("Mixplat: the notification of an SMS, which is no payment", provider=NAME)
        case _:
            raise Unrecognised("no payment of Mixplat", path=place.base)


def _refusal(told: Refusal) -> NotAPayment:
    """The error that a refused request is."""
    said = EXPLAINED.get(told.result, "a result that is not known")
    text = redact(" ".join(f"{told.result}: {said}. {told.description or ''}".split()))[:_LONGEST].rstrip(".")
    return NotAPayment(f"Mixplat: {text}", provider=NAME, code=told.result, not_found=told.result in UNKNOWN_REFERENCE)


def _payment(seen: PaymentStatus, place: _Place) -> Payment:
    status = _status(seen)
    method = method_of(METHODS, seen.method)
    amount, charged, net = (_money(seen, field, seen.currency, place) for field in ("amount", "charged", "net"))
    return Payment.trusted(
        {
            "provider": NAME,
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "account": place.account,
            "order": seen.order or None,
            "merchant": Merchant(id=seen.project) if seen.project else _NOBODY,
            "kind": "payment",
            "method": method,
            "raw_method": seen.method,
            "amount": amount,
            "currency": seen.currency,
            "test": seen.test,
            "created_at": seen.created_at,
            "updated_at": seen.updated_at,
            "paid_at": seen.updated_at if status is Status.PAID else None,
            "attempts": () if status is Status.CREATED else (_attempt(seen, status, method),),
            "fee": charged - net if charged and net else None,
            "net": net,
            "origin": _origin(PaymentStatus, place),
        }
    )


def _status(seen: PaymentStatus) -> Status:
    whole = STATUSES.get(seen.status, Status.UNKNOWN)
    code = seen.code or ""
    return EXTENDED.get(code, whole) if code.startswith(f"{seen.status}_") else whole


def _attempt(seen: PaymentStatus, status: Status, method: Method | None) -> Attempt:
    decline = None
    if status in _UNMADE:
        on = seen.created_at.date() if seen.created_at else date.max
        decline = Decline.trusted({"reading": meaning(seen.code, method, on), "code": seen.code})
    return Attempt.trusted(
        {
            "id": seen.id,
            "status": status,
            "at": seen.created_at,
            "updated_at": seen.updated_at,
            "decline": decline,
        }
    )


def _refund(seen: RefundStatus, place: _Place) -> Payment:
    status = REFUND_STATUSES.get(seen.status, Status.UNKNOWN)
    currency = seen.currency or place.currencies.get(seen.parent or "")
    amount = _money(seen, "amount", currency, place)
    at = seen.updated_at or seen.created_at
    return Payment.trusted(
        {
            "provider": NAME,
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "account": place.account,
            "parent": seen.parent,
            "kind": "refund",
            "amount": amount,
            "currency": currency,
            "created_at": seen.created_at,
            "updated_at": seen.updated_at,
            "refunds": (Refund.trusted({"id": seen.id, "status": status, "amount": amount, "at": at}),),
            "origin": _origin(RefundStatus, place),
        }
    )


def _money(seen: PaymentStatus | RefundStatus, field: str, currency: str | None, place: _Place) -> Money | None:
    minor: int | None = getattr(seen, field)
    if minor is None or currency is None:
        return None
    try:
        return Money.of_minor(minor, currency, EXPONENTS)
    except InputError as error:
        error.path = place.base + seen.pointers()[field][0]
        raise


def _origin(shape: type[Schema], place: _Place) -> Origin:
    return Origin.trusted(
        {"source": NAME, "base": place.base, "pointers": shape.pointers(), "document": place.document}
    )
