"""From a document of Plisio to payments.

Sources: Plisio/plisio-api-php 1e60bbe, 2022-03-23 (operations); Plisio/plisio-telegram-bot, callback.php (callbacks);
read on 2026-11-25.
"""

from typing import Annotated, cast

from pydantic import AliasChoices, AliasPath, BeforeValidator, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Payment, Status
from paysupport.redaction import redact

NAME = "plisio"

STATUSES = {
    "new": Status.CREATED,
    "pending": Status.PENDING,
    "pending internal": Status.PENDING,
    "completed": Status.PAID,
    "mismatch": Status.PAID,
    "expired": Status.EXPIRED,
    "cancelled": Status.CANCELLED,
    "error": Status.FAILED,
}
"""`mismatch` is paid, and more than was asked for."""

_LONGEST = 300


def _texts(value: object) -> object:
    match value:
        case list():
            return tuple(each for each in cast("list[object]", value) if isinstance(each, str))
        case _:
            return ()


class Told(Schema):
    """An operation of the API, or a callback."""

    id: str = Field(validation_alias=AliasChoices("txn_id", "id"))
    status: str
    order: str | None = Field(
        default=None, validation_alias=AliasChoices("order_number", AliasPath("params", "order_number"))
    )
    amount: Number = Field(
        default=None, validation_alias=AliasChoices("source_amount", AliasPath("params", "source_amount"))
    )
    currency: str | None = Field(
        default=None, validation_alias=AliasChoices("source_currency", AliasPath("params", "source_currency"))
    )
    coin: str | None = Field(default=None, validation_alias=AliasChoices("psys_cid", "currency"))
    address: str | None = Field(default=None, validation_alias="wallet_hash")
    crypto: Number = Field(default=None, validation_alias=AliasChoices("invoice_total_sum", "amount"))
    missing: Number = Field(default=None, validation_alias=AliasChoices("pending_amount", "pending_sum"))
    net: Number = Field(default=None, validation_alias=AliasChoices("invoice_sum", "actual_sum"))
    fee: Number = Field(default=None, validation_alias=AliasChoices("invoice_commission", "actual_commission"))
    transactions: Annotated[tuple[str, ...], BeforeValidator(_texts)] = Field(default=(), validation_alias="tx_id")
    created_at: Time | None = Field(default=None, validation_alias="created_at_utc")
    updated_at: Time | None = Field(default=None, validation_alias="finished_at_utc")
    expires_at: Time | None = Field(default=None, validation_alias=AliasChoices("expire_at_utc", "expire_utc"))


class Error(Schema):
    """The answer to a request that was not carried out."""

    code: Integer | None = Field(default=None, validation_alias=AliasPath("data", "code"))
    name: str | None = Field(default=None, validation_alias=AliasPath("data", "name"))
    message: str | None = Field(default=None, validation_alias=AliasPath("data", "message"))


class Listing(Schema):
    """One page of a list."""

    page: Integer = Field(validation_alias=AliasPath("data", "_meta", "currentPage"))
    pages: Integer = Field(validation_alias=AliasPath("data", "_meta", "pageCount"))


def claims(document: object) -> bool:
    """Whether a document is an operation, list, callback or error answer of Plisio."""
    match cast("JSON", document):
        case {"status": "success", "data": {"operations": list(), "_meta": _}}:
            return True
        case {"status": "error", "data": {"name": _, "message": _, "code": _}}:
            return True
        case {"status": "success", "data": dict(data)}:
            return _is_operation(data)
        case [first, *_]:
            return _is_operation(first)
        case told:
            return _is_operation(told)


def payments(place: Place) -> tuple[Payment, ...]:
    """The payments in a document; those for one order are one."""
    match cast("JSON", place.document):
        case {"data": {"operations": list(told)}}:
            place = Place(place.document, "/data/operations", place.account)
            return merge(_payment(each, at) for each, at in places(told, place))
        case {"status": "error", "data": dict()} as refused:
            raise _refusal(Error.of(refused))
        case {"data": dict(data)}:
            return (_payment(data, Place(place.document, "/data", place.account)),)
        case list(told):
            return merge(_payment(each, at) for each, at in places(told, place))
        case told:
            return (_payment(told, place),)


def _is_operation(told: JSON) -> bool:
    if not isinstance(told, dict) or not told.keys() >= {"status", "psys_cid"}:
        return False
    return told.keys() >= {"txn_id", "verify_hash"} or told.keys() >= {"id", "type", "source_currency"}


def _refusal(told: Error) -> NotAPayment:
    text = redact(" ".join(f"{told.name}: {told.message or ''}".split()))[:_LONGEST]
    return NotAPayment(
        f"Plisio: {text}",
        provider=NAME,
        code=None if told.code is None else str(told.code),
        not_found=told.code == 404 or "not found" in text.lower(),  # noqa: PLR2004
    )


def _payment(told: JSON, place: Place) -> Payment:
    match told:
        case {"type": "cash_out" | "mass_cash_out"} | {"ipn_type": "cash_out" | "mass_cash_out"}:
            raise NotAPayment("Plisio: a withdrawal, which is no payment", provider=NAME)
        case dict() if _is_operation(told):
            return _read(Told.of(told, place.base), place)
        case _:
            raise Unrecognised("no payment of Plisio", path=place.base)


def _read(seen: Told, place: Place) -> Payment:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    received = seen.crypto - seen.missing if seen.crypto is not None and seen.missing is not None else None
    short = received is not None and seen.missing is not None and received > 0 and seen.missing > 0
    if short:
        status = processors.closed(status, received)
    paid = status is Status.PAID
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "status_reason": "underpaid" if short and not paid else None,
            "order": seen.order or None,
            "raw_method": seen.coin,
            "amount": money(seen.amount, seen.currency, f"{place.base}/source_amount"),
            "currency": currency(seen.currency),
            "created_at": seen.created_at,
            "updated_at": seen.updated_at,
            "paid_at": seen.updated_at if paid else None,
            "expires_at": seen.expires_at,
            "fee": money(seen.fee, seen.coin, f"{place.base}/invoice_commission") if paid else None,
            "net": money(seen.net, seen.coin, f"{place.base}/invoice_sum") if paid else None,
            "invoice": invoice(
                seen.address,
                seen.coin,
                {
                    "id": seen.id,
                    "amount": seen.crypto,
                    "received": received,
                    "created_at": seen.created_at,
                    "expires_at": seen.expires_at,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": flags(partial=short and not paid, over=seen.status == "mismatch"),
                    "processor": NAME,
                    "transactions": seen.transactions,
                },
            ),
        },
    )
