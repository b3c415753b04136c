"""From a document of OxaPay to payments.

Sources: those of the package, read on 2026-11-25.
"""

from typing import cast

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Payment, Status
from paysupport.redaction import redact

NAME = "oxapay"
_LONGEST = 300

STATUSES = {
    "new": Status.CREATED,
    "waiting": Status.PENDING,
    "confirming": Status.PENDING,
    "paying": Status.PENDING,
    "underpaid": Status.PENDING,
    "paid": Status.PAID,
    "manual_accept": Status.PAID,
    "refunding": Status.PAID,
    "refunded": Status.REFUNDED,
    "expired": Status.EXPIRED,
    "failed": Status.FAILED,
}
"""In lower case; `confirming` and `failed` are of the older API."""


class Transaction(Schema):
    """One transaction on a chain."""

    id: str | None = Field(default=None, validation_alias="tx_hash")
    address: str | None = None
    coin: str | None = Field(default=None, validation_alias="currency")
    network: str | None = None
    received: Number = Field(default=None, validation_alias=AliasChoices("received_amount", "amount"))
    at: Time | None = Field(default=None, validation_alias="date")


class Told(Schema):
    """A payment, as the API and the webhooks tell it."""

    id: str = Field(validation_alias=AliasChoices("track_id", "trackId"))
    status: str
    order: str | None = Field(default=None, validation_alias=AliasChoices("order_id", "orderId"))
    email: str | None = None
    amount: Number = None
    currency: str | None = None
    address: str | None = None
    network: str | None = None
    coin: str | None = Field(default=None, validation_alias=AliasChoices("pay_currency", "payCurrency"))
    asked: Number = Field(default=None, validation_alias=AliasChoices("pay_amount", "payAmount"))
    transaction: str | None = Field(default=None, validation_alias="txID")
    transactions: tuple[Transaction, ...] = Field(default=(), validation_alias="txs")
    created_at: Time | None = Field(default=None, validation_alias="date")
    paid_at: Time | None = Field(default=None, validation_alias="payDate")
    expires_at: Time | None = Field(default=None, validation_alias=AliasChoices("expired_at", "expiredAt"))


class Error(Schema):
    """The answer to a request that was not carried out."""

    http: Integer = Field(validation_alias="status")
    code: str | None = Field(default=None, validation_alias=AliasPath("error", "type"))
    message: str | None = Field(default=None, validation_alias=AliasPath("error", "message"))


class Listing(Schema):
    """One page of a list."""

    page: Integer = Field(validation_alias=AliasPath("data", "meta", "page"))
    pages: Integer = Field(validation_alias=AliasPath("data", "meta", "last_page"))


def claims(document: object) -> bool:
    """Whether a document is a payment, history, webhook or error answer of OxaPay."""
    match cast("JSON", document):
        case {"data": {"list": [first, *_], "meta": _}} | [first, *_]:
            return _is_payment(first)
        case {"data": {"list": [], "meta": _}, "version": _} | {"error": {"type": _}, "status": _, "version": _}:
            return True
        case {"data": dict(data)}:
            return _is_payment(data)
        case told:
            return _is_payment(told)


def payments(place: Place) -> tuple[Payment, ...]:
    """The payments in a document; those for one order are one."""
    match cast("JSON", place.document):
        case {"data": {"list": list(told)}}:
            return merge(
                _payment(each, at) for each, at in places(told, Place(place.document, "/data/list", place.account))
            )
        case list(told):
            return merge(_payment(each, at) for each, at in places(told, place))
        case {"error": {"type": _}} as refused:
            raise _refusal(Error.of(refused))
        case {"data": dict(data)}:
            return (_payment(data, Place(place.document, "/data", place.account)),)
        case told:
            return (_payment(told, place),)


def _is_payment(told: JSON) -> bool:
    if not isinstance(told, dict) or "status" not in told or "type" not in told:
        return False
    return "track_id" in told or ("trackId" in told and "amount" in told)


def _refusal(told: Error) -> NotAPayment:
    text = redact(" ".join(f"{told.code}: {told.message or ''}".split()))[:_LONGEST]
    return NotAPayment(f"OxaPay: {text}", provider=NAME, code=told.code, not_found=told.http == 404)  # noqa: PLR2004


def _payment(told: JSON, place: Place) -> Payment:
    if not _is_payment(told):
        raise Unrecognised("no payment of OxaPay", path=place.base)
    match told:
        case {"type": str(kind)} if kind.lower() == "payout":
            raise NotAPayment("OxaPay: a payout, which is no payment", provider=NAME)
        case _:
            return _read(Told.of(told, place.base), place)


def _read(seen: Told, place: Place) -> Payment:
    word = seen.status.lower()
    status = STATUSES.get(word, Status.UNKNOWN)
    first = seen.transactions[0] if seen.transactions else Transaction()
    status = processors.closed(status, first.received)
    updated = max((each.at for each in seen.transactions if each.at), default=seen.paid_at)
    unpaid = word == "expired" and status is Status.FAILED
    ids = (seen.transaction, *(each.id for each in seen.transactions))
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "order": seen.order or None,
            "raw_method": seen.coin or first.coin,
            "amount": money(seen.amount, seen.currency, f"{place.base}/amount"),
            "currency": currency(seen.currency),
            "email": seen.email or None,
            "created_at": seen.created_at,
            "updated_at": updated,
            "paid_at": updated if word in {"paid", "manual_accept"} else None,
            "expires_at": seen.expires_at,
            "invoice": invoice(
                seen.address or first.address,
                seen.coin or first.coin,
                {
                    "id": seen.id,
                    "network": seen.network or first.network,
                    "amount": seen.asked,
                    "received": first.received,
                    "created_at": seen.created_at,
                    "expires_at": seen.expires_at,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": flags(partial=word == "underpaid" or unpaid, manual=word == "manual_accept"),
                    "processor": NAME,
                    "transactions": tuple(dict.fromkeys(each for each in ids if each)),
                },
            ),
        },
    )
