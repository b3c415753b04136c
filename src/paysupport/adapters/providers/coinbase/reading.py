"""From a document of Coinbase Commerce to payments.

Sources: docs.cdp.coinbase.com, Commerce (payment status, webhook fields, charges), read on 2026-11-25;
coinbase/coinbase-commerce-python 91af61a, 2021-06-10.
"""

from typing import Annotated, Any, cast

from pydantic import AliasPath, BeforeValidator, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Schema, Time
from paysupport.documents import JSON, pointer
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Invoice, Payment, Status
from paysupport.redaction import redact

NAME = "coinbase"

STATUSES = {
    "NEW": Status.CREATED,
    "SIGNED": Status.PENDING,
    "PENDING": Status.PENDING,
    "COMPLETED": Status.PAID,
    "EXPIRED": Status.EXPIRED,
    "FAILED": Status.FAILED,
    "UNRESOLVED": Status.PENDING,
    "RESOLVED": Status.PAID,
    "CANCELED": Status.CANCELLED,
    "PENDING REFUND": Status.PAID,
    "REFUNDED": Status.REFUNDED,
}
"""From UNRESOLVED on from memory."""

CONTEXTS = {"UNDERPAID": "partial", "OVERPAID": "over", "MULTIPLE": "over", "DELAYED": "late", "MANUAL": "manual"}
"""Flags by the context of UNRESOLVED, which stay when it is resolved; from memory."""

_SHAPE = frozenset({"code", "timeline", "created_at", "pricing_type"})
_LONGEST = 300


def _objects(value: object) -> object:
    """The objects of a list; elsewhere payments are told as mere ids."""
    match value:
        case list():
            return [cast("object", each) for each in cast("list[object]", value) if isinstance(each, dict)]
        case _:
            return []


def _object(value: object) -> object:
    empty: dict[str, object] = {}
    return cast("object", value) if isinstance(value, dict) else empty


class Step(Schema):
    """One entry of the timeline."""

    status: str
    at: Time | None = Field(default=None, validation_alias="time")
    context: str | None = None


class Paid(Schema):
    """One payment that was seen on a chain."""

    network: str | None = None
    id: str | None = Field(default=None, validation_alias="transaction_id")
    amount: Number = Field(default=None, validation_alias=AliasPath("value", "crypto", "amount"))
    coin: str | None = Field(default=None, validation_alias=AliasPath("value", "crypto", "currency"))


class Told(Schema):
    """A charge."""

    id: str
    code: str | None = None
    timeline: tuple[Step, ...]
    amount: Number = Field(default=None, validation_alias=AliasPath("pricing", "local", "amount"))
    currency: str | None = Field(default=None, validation_alias=AliasPath("pricing", "local", "currency"))
    metadata: Annotated[dict[str, Any], BeforeValidator(_object)] = Field(default_factory=dict[str, Any])
    addresses: dict[str, str] = Field(default_factory=dict[str, str])
    pricing: dict[str, Any] = Field(default_factory=dict[str, Any])
    paid: Annotated[tuple[Paid, ...], BeforeValidator(_objects)] = Field(default=(), validation_alias="payments")
    created_at: Time | None = None
    expires_at: Time | None = None


class Asked(Schema):
    """The price in one coin."""

    amount: Number = None
    coin: str | None = Field(default=None, validation_alias="currency")


class Error(Schema):
    """The answer to a request that was not carried out."""

    code: str = Field(validation_alias=AliasPath("error", "type"))
    message: str | None = Field(default=None, validation_alias=AliasPath("error", "message"))


class Listing(Schema):
    """One page of a list."""

    following: str | None = Field(default=None, validation_alias=AliasPath("pagination", "next_uri"))
    ends: tuple[str, ...] = Field(default=(), validation_alias=AliasPath("pagination", "cursor_range"))


def claims(document: object) -> bool:
    """Whether a document is a charge, list or webhook of Coinbase Commerce."""
    match cast("JSON", document):
        case {"data": [], "pagination": {"cursor_range": _}}:
            return True
        case {"data": [first, *_]} | [first, *_]:
            return _is_charge(first)
        case {"event": {"data": told}} | {"data": told}:
            return _is_charge(told)
        case told:
            return _is_charge(told)


def payments(place: Place, keys: tuple[str, ...]) -> tuple[Payment, ...]:
    """The charges in a document; those for one order are one."""
    match cast("JSON", place.document):
        case {"data": list(told)}:
            place = Place(place.document, "/data", place.account)
            return merge(_payment(each, at, keys) for each, at in places(told, place))
        case list(told):
            return merge(_payment(each, at, keys) for each, at in places(told, place))
        case {"event": {"data": told}}:
            return (_payment(told, Place(place.document, "/event/data", place.account), keys),)
        case {"error": {"type": _}} as refused:
            raise _refusal(Error.of(refused))
        case {"data": told}:
            return (_payment(told, Place(place.document, "/data", place.account), keys),)
        case told:
            return (_payment(told, place, keys),)


def _is_charge(told: JSON) -> bool:
    return isinstance(told, dict) and told.keys() >= _SHAPE and bool(told["timeline"])


def _refusal(told: Error) -> NotAPayment:
    text = redact(" ".join(f"{told.code}: {told.message or ''}".split()))[:_LONGEST]
    return NotAPayment(f"Coinbase Commerce: {text}", provider=NAME, code=told.code, not_found=told.code == "not_found")


def _payment(told: JSON, place: Place, keys: tuple[str, ...]) -> Payment:
    if not _is_charge(told):
        raise Unrecognised("no charge of Coinbase Commerce", path=place.base)
    seen = Told.of({"id": told.get("code"), **told} if isinstance(told, dict) else told, place.base)
    last = seen.timeline[-1]
    status = STATUSES.get(last.status, Status.UNKNOWN)
    status = processors.closed(status, seen.paid[0].amount if seen.paid else None)
    context = next((step.context for step in reversed(seen.timeline) if step.context), None)
    order = next((found for key in keys if isinstance(found := seen.metadata.get(key), str | int) and found), None)
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": last.status,
            "status_reason": context,
            "order": None if order is None else str(order),
            "amount": money(seen.amount, seen.currency, f"{place.base}/pricing/local/amount"),
            "currency": currency(seen.currency),
            "created_at": seen.created_at,
            "updated_at": last.at,
            "paid_at": last.at if last.status in {"COMPLETED", "RESOLVED"} else None,
            "expires_at": seen.expires_at,
            "invoice": _asked(seen, status, context, place),
        },
        {
            "status": (pointer("timeline", len(seen.timeline) - 1, "status"),),
            "order": tuple(pointer("metadata", key) for key in keys),
        },
    )


def _asked(seen: Told, status: Status, context: str | None, place: Place) -> Invoice | None:
    """What is asked for on the network that was paid on, or on the only one."""
    first = seen.paid[0] if seen.paid else Paid()
    network = first.network or (next(iter(seen.addresses)) if len(seen.addresses) == 1 else "")
    asked = Asked.of(seen.pricing.get(network) or {}, f"{place.base}/pricing/{network}")
    flag = CONTEXTS.get(context or "")
    return invoice(
        seen.addresses.get(network),
        first.coin or asked.coin or network,
        {
            "id": seen.code or seen.id,
            "network": network,
            "amount": asked.amount,
            "received": first.amount,
            "created_at": seen.created_at,
            "expires_at": seen.expires_at,
            "status": status,
            "raw_status": seen.timeline[-1].status,
            "flags": flags(**{flag: True}) if flag else flags(),
            "processor": NAME,
            "transactions": tuple(dict.fromkeys(each.id for each in seen.paid if each.id)),
        },
    )
