"""From a document of CoinGate to payments.

Source: developer.coingate.com (Order statuses, Payment callback, Order callback), read on 2026-11-25.
"""

from typing import cast

from pydantic import AliasChoices, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Payment, Status
from paysupport.redaction import redact

NAME = "coingate"

STATUSES = {
    "new": Status.CREATED,
    "pending": Status.PENDING,
    "confirming": Status.PENDING,
    "paid": Status.PAID,
    "invalid": Status.FAILED,
    "expired": Status.EXPIRED,
    "canceled": Status.CANCELLED,
    "refunded": Status.REFUNDED,
    "partially_refunded": Status.PARTIALLY_REFUNDED,
}
"""developer.coingate.com, Order statuses, read on 2026-11-25."""

_OPEN = frozenset({Status.PENDING, Status.CREATED})
_SHAPE = frozenset({"id", "status", "price_amount", "price_currency", "receive_currency"})
_LONGEST = 300


class Transaction(Schema):
    """One transaction that paid an order."""

    id: str | None = Field(default=None, validation_alias=AliasChoices("txid", "hash"))


class Told(Schema):
    """An order, as the API and the callbacks tell it."""

    id: str
    status: str
    order: str | None = Field(default=None, validation_alias="order_id")
    amount: Number = Field(default=None, validation_alias="price_amount")
    currency: str | None = Field(default=None, validation_alias="price_currency")
    coin: str | None = Field(default=None, validation_alias="pay_currency")
    asked: Number = Field(default=None, validation_alias="pay_amount")
    under: Number = Field(default=None, validation_alias="underpaid_amount")
    over: Number = Field(default=None, validation_alias="overpaid_amount")
    net: Number = Field(default=None, validation_alias="receive_amount")
    net_currency: str | None = Field(default=None, validation_alias="receive_currency")
    address: str | None = Field(default=None, validation_alias=AliasChoices("payment_address", "address"))
    transactions: tuple[Transaction, ...] = Field(default=(), validation_alias="blockchain_transactions")
    created_at: Time | None = None
    paid_at: Time | None = None
    expires_at: Time | None = Field(default=None, validation_alias="expire_at")


class Channel(Told):
    """An order that came in through a payment channel: `data` of its callback."""

    order: str | None = Field(default=None, validation_alias=AliasChoices("order_id", "external_id"))


class Error(Schema):
    """The answer to a request that was not carried out."""

    message: str | None = None
    reason: str


class Listing(Schema):
    """One page of a list."""

    page: Integer = Field(validation_alias="current_page")
    pages: Integer = Field(validation_alias="total_pages")


def claims(document: object) -> bool:
    """Whether a document is an order, list, callback or error answer of CoinGate."""
    match cast("JSON", document):
        case {"orders": [first, *_], "total_pages": _} | [first, *_]:
            return _is_order(first)
        case {"orders": [], "total_pages": _, "total_orders": _}:
            return True
        case {"event": str(event), "object": str(), "data": dict()}:
            return event.startswith(("order.status.", "payment_channel_address."))
        case {"message": _, "reason": str(), **rest}:
            return rest.keys() <= {"errors"}
        case found:
            return _is_order(found)


def payments(place: Place) -> tuple[Payment, ...]:
    """The orders in a document; those for one order of the shop are one payment."""
    match cast("JSON", place.document):
        case {"orders": list(listed)}:
            place = Place(place.document, "/orders", place.account)
            return merge(_order(each, at) for each, at in places(listed, place))
        case list(listed):
            return merge(_order(each, at) for each, at in places(listed, place))
        case {"object": "order", "data": dict(data)}:
            place = Place(place.document, "/data", place.account)
            return (_payment(Channel.of(data, place.base), place),)
        case {"event": _, "object": _}:
            raise NotAPayment("CoinGate: a callback about an address, which is no payment", provider=NAME)
        case {"reason": _, "message": _} as refused:
            raise _refusal(Error.of(refused))
        case told:
            return (_order(told, place),)


def _is_order(found: JSON) -> bool:
    return isinstance(found, dict) and found.keys() >= _SHAPE


def _refusal(told: Error) -> NotAPayment:
    text = redact(" ".join(f"{told.reason}: {told.message or ''}".split()))[:_LONGEST]
    return NotAPayment(
        f"CoinGate: {text}", provider=NAME, code=told.reason, not_found=told.reason in {"OrderNotFound", "NotFound"}
    )


def _order(found: JSON, place: Place) -> Payment:
    if not _is_order(found):
        raise Unrecognised("no order of CoinGate", path=place.base)
    return _payment(Told.of(found, place.base), place)


def _payment(seen: Told, place: Place) -> Payment:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    under, over = (seen.under or 0) > 0, (seen.over or 0) > 0
    if under and status in _OPEN:
        status = Status.PENDING
    elif under and status is Status.EXPIRED:
        status = Status.FAILED
    marks = flags(partial=under and status is not Status.PAID, over=over)
    gets = status in {Status.PAID, Status.REFUNDED, Status.PARTIALLY_REFUNDED}
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "status_reason": "underpaid" if under else "overpaid" if over else None,
            "order": seen.order or None,
            "raw_method": seen.coin or None,
            "amount": money(seen.amount, seen.currency, f"{place.base}/price_amount"),
            "currency": currency(seen.currency),
            "created_at": seen.created_at,
            "paid_at": seen.paid_at if gets else None,
            "expires_at": seen.expires_at,
            "net": money(seen.net, seen.net_currency, f"{place.base}/receive_amount") if gets else None,
            "invoice": invoice(
                seen.address,
                seen.coin,
                {
                    "id": seen.id,
                    "amount": seen.asked,
                    "created_at": seen.created_at,
                    "expires_at": seen.expires_at,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": marks,
                    "processor": NAME,
                    "transactions": tuple(each.id for each in seen.transactions if each.id),
                },
            ),
        },
    )
