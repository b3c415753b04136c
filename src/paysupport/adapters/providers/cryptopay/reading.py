"""From a document of Cryptopay to payments.

Sources: developers.cryptopay.me (invoice statuses, invoice callbacks, channel payment callbacks, how authentication
works), read on 2026-11-25; cryptopay-dev/cryptopay-ruby 3789147.
"""

from typing import cast

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Schema, Time
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Payment, Status
from paysupport.redaction import redact

NAME = "cryptopay"

STATUSES = {
    "new": Status.CREATED,
    "pending": Status.PENDING,
    "completed": Status.PAID,
    "unresolved": Status.PENDING,
    "on_hold": Status.PENDING,
    "refunded": Status.REFUNDED,
    "cancelled": Status.EXPIRED,
}
"""`new` and `unresolved` are of invoices, `pending` and `on_hold` of channel payments."""

PAID = {Status.CREATED: Status.PENDING, Status.EXPIRED: Status.FAILED}
"""What a state is once there is a transaction: it waits for the network, or was not confirmed in time."""

_SHAPE = frozenset({"id", "status", "status_context", "custom_id"})
_LONGEST = 300


class Transaction(Schema):
    """One transaction of an invoice."""

    id: str | None = Field(default=None, validation_alias="txid")


class Told(Schema):
    """An invoice."""

    id: str
    status: str
    context: str | None = Field(default=None, validation_alias="status_context")
    order: str | None = Field(default=None, validation_alias="custom_id")
    amount: Number = Field(default=None, validation_alias="price_amount")
    currency: str | None = Field(default=None, validation_alias="price_currency")
    coin: str | None = Field(default=None, validation_alias="pay_currency")
    network: str | None = None
    address: str | None = None
    asked: Number = Field(default=None, validation_alias="pay_amount")
    received: Number = Field(default=None, validation_alias="paid_amount")
    fee: Number = None
    fee_currency: str | None = None
    transaction: str | None = Field(default=None, validation_alias="txid")
    transactions: tuple[Transaction, ...] = ()
    created_at: Time | None = None
    expires_at: Time | None = None


class Channelled(Told):
    """A channel payment, whose price is what was paid."""

    amount: Number = Field(default=None, validation_alias=AliasChoices("paid_amount"))
    currency: str | None = Field(default=None, validation_alias=AliasChoices("paid_currency"))
    coin: str | None = Field(default=None, validation_alias=AliasChoices("paid_currency"))


class Row(Schema):
    """One entry of a list."""

    id: str


class Listing(Schema):
    """One page of a list."""

    rows: tuple[Row, ...] = Field(validation_alias="data")


class Error(Schema):
    """The answer to a request that was not carried out."""

    code: str = Field(validation_alias=AliasPath("error", "code"))
    message: str | None = Field(default=None, validation_alias=AliasPath("error", "message"))


def claims(document: object) -> bool:
    """Whether a document is an invoice, list, callback or error answer of Cryptopay."""
    match cast("JSON", document):
        case {"data": [first, *_]} | [first, *_]:
            return _is_payment(first)
        case {"type": "Invoice" | "ChannelPayment" | "CoinWithdrawal", "event": _, "data": dict()}:
            return True
        case {"error": {"code": _, "message": _, "details": _}, "meta": {"request_id": _}}:
            return True
        case {"data": dict(data)}:
            return _is_payment(data)
        case told:
            return _is_payment(told)


def payments(place: Place, status: int | None) -> tuple[Payment, ...]:
    """The payments in a document; those for one order are one."""
    match cast("JSON", place.document):
        case {"data": list(told)}:
            place = Place(place.document, "/data", place.account)
            return merge(_payment(each, at) for each, at in places(told, place))
        case list(told):
            return merge(_payment(each, at) for each, at in places(told, place))
        case {"type": "CoinWithdrawal", "data": _}:
            raise NotAPayment("Cryptopay: a withdrawal, which is no payment", provider=NAME)
        case {"error": {"code": _}} as refused:
            raise _refusal(Error.of(refused), status)
        case {"data": dict(data)}:
            return (_payment(data, Place(place.document, "/data", place.account)),)
        case told:
            return (_payment(told, place),)


def _is_payment(told: JSON) -> bool:
    return isinstance(told, dict) and told.keys() >= _SHAPE and bool(told.keys() & {"pay_currency", "channel_id"})


def _refusal(told: Error, status: int | None) -> NotAPayment:
    text = redact(" ".join(f"{told.code}: {told.message or ''}".split()))[:_LONGEST]
    unknown = status == 404 or "not_found" in told.code  # noqa: PLR2004
    return NotAPayment(f"Cryptopay: {text}", provider=NAME, code=told.code, not_found=unknown)


def _payment(told: JSON, place: Place) -> Payment:
    if not _is_payment(told):
        raise Unrecognised("no payment of Cryptopay", path=place.base)
    seen = (Channelled if isinstance(told, dict) and "channel_id" in told else Told).of(told, place.base)
    ids = tuple(dict.fromkeys(each for each in (seen.transaction, *(one.id for one in seen.transactions)) if each))
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    if ids:
        status = PAID.get(status, status)
    paid = status is Status.PAID
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "status_reason": seen.context,
            "order": seen.order or None,
            "raw_method": seen.coin,
            "amount": money(seen.amount, seen.currency, f"{place.base}/price_amount"),
            "currency": currency(seen.currency),
            "created_at": seen.created_at,
            "expires_at": seen.expires_at,
            "fee": money(seen.fee, seen.fee_currency, f"{place.base}/fee") if paid else None,
            "invoice": invoice(
                seen.address,
                seen.coin,
                {
                    "id": seen.id,
                    "network": seen.network,
                    "amount": seen.asked,
                    "received": seen.received,
                    "created_at": seen.created_at,
                    "expires_at": seen.expires_at,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": flags(
                        partial=seen.context == "underpaid",
                        over=seen.context == "overpaid",
                        late=seen.context == "paid_late",
                        aml=seen.context == "illicit_resource" or seen.status == "on_hold",
                    ),
                    "processor": NAME,
                    "transactions": ids,
                },
            ),
        },
    )
