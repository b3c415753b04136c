"""From a document of NOWPayments to payments.

Sources: the API's documentation (documenter.getpostman.com/view/7907941, copies of 2023-03 and later), with its
examples of webhooks and lists; help centre, "IPN and how to setup"; read on 2026-11-25.
"""

from datetime import datetime
from typing import cast

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Flag, Payment, Status
from paysupport.redaction import redact

NAME = "nowpayments"

STATUSES = {
    "waiting": Status.CREATED,
    "confirming": Status.PENDING,
    "confirmed": Status.PENDING,
    "sending": Status.PENDING,
    "partially_paid": Status.PENDING,
    "wrong_asset_confirmed": Status.PENDING,
    "finished": Status.PAID,
    "failed": Status.FAILED,
    "refunded": Status.REFUNDED,
    "expired": Status.EXPIRED,
    "cancelled": Status.CANCELLED,
}
"""`confirmed` is by the chain, `sending` to the merchant's wallet; `partially_paid` is open until it has expired.

`wrong_asset_confirmed` and `cancelled` are in no document that was seen: from memory."""

_GOT = frozenset({Status.PAID, Status.REFUNDED})
_LONGEST = 300


class Told(Schema):
    """A payment, as the API, its lists and the notifications tell it."""

    id: str = Field(validation_alias="payment_id")
    status: str = Field(validation_alias="payment_status")
    parent: str | None = Field(default=None, validation_alias="parent_payment_id")
    order: str | None = Field(default=None, validation_alias="order_id")
    amount: Number = Field(default=None, validation_alias="price_amount")
    currency: str | None = Field(default=None, validation_alias="price_currency")
    address: str | None = Field(default=None, validation_alias="pay_address")
    memo: str | None = Field(default=None, validation_alias="payin_extra_id")
    coin: str | None = Field(default=None, validation_alias="pay_currency")
    network: str | None = None
    asked: Number = Field(default=None, validation_alias="pay_amount")
    received: Number = Field(default=None, validation_alias="actually_paid")
    net: Number = Field(default=None, validation_alias="outcome_amount")
    net_currency: str | None = Field(default=None, validation_alias="outcome_currency")
    fee: Number = Field(default=None, validation_alias=AliasPath("fee", "serviceFee"))
    fee_currency: str | None = Field(default=None, validation_alias=AliasPath("fee", "currency"))
    transaction: str | None = Field(default=None, validation_alias="payin_hash")
    created_at: Time | None = None
    updated_at: Time | None = None
    expires_at: Time | None = Field(
        default=None, validation_alias=AliasChoices("valid_until", "expiration_estimate_date")
    )


class Error(Schema):
    """The answer to a request that was not carried out."""

    http: Integer = Field(validation_alias="statusCode")
    code: str
    message: str | None = None


class Listing(Schema):
    """One page of a list."""

    page: Integer
    pages: Integer = Field(validation_alias="pagesCount")


def claims(document: object) -> bool:
    """Whether a document is a payment, list, notification or error answer of NOWPayments."""
    match cast("JSON", document):
        case {"data": [dict(first), *_], "pagesCount": _} | [dict(first), *_]:
            return "payment_status" in first and "payment_id" in first
        case {"payment_id": _, "payment_status": _} | {"data": list(), "pagesCount": _, "page": _}:
            return True
        case {"statusCode": _, "code": _, "status": False} | {"batch_withdrawal_id": _, "ipn_callback_url": _}:
            return True
        case {"token_id": _, "invoice_url": _, "price_amount": _}:
            return True
        case _:
            return False


def payments(place: Place) -> tuple[Payment, ...]:
    """The payments in a document; those for one order are one."""
    match cast("JSON", place.document):
        case {"data": list(found)}:
            return merge(
                _payment(each, at) for each, at in places(found, Place(place.document, "/data", place.account))
            )
        case list(found):
            return merge(_payment(each, at) for each, at in places(found, place))
        case {"statusCode": _, "code": _} as refused:
            raise _refusal(Error.of(refused))
        case {"batch_withdrawal_id": _}:
            raise NotAPayment("NOWPayments: a withdrawal, which is no payment", provider=NAME)
        case {"token_id": _, "invoice_url": _}:
            raise NotAPayment("NOWPayments: an invoice link, which is no payment until a coin is chosen", provider=NAME)
        case found:
            return (_payment(found, place),)


def _refusal(told: Error) -> NotAPayment:
    text = redact(" ".join(f"{told.code}: {told.message or ''}".split()))[:_LONGEST]
    return NotAPayment(f"NOWPayments: {text}", provider=NAME, code=told.code, not_found=told.http == 404)  # noqa: PLR2004


def _payment(found: JSON, place: Place) -> Payment:
    if not isinstance(found, dict) or "payment_status" not in found:
        raise Unrecognised("no payment of NOWPayments", path=place.base)
    seen = Told.of(found, place.base)
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    if seen.status == "partially_paid":
        status = processors.underpaid(seen.updated_at, seen.expires_at)
    status = processors.closed(status, seen.received)
    price = money(seen.amount, seen.currency, place.base + "/price_amount")
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "order": seen.order or None,
            "parent": seen.parent or None,
            "raw_method": seen.coin,
            "amount": price,
            "currency": currency(seen.currency),
            "created_at": seen.created_at,
            "updated_at": seen.updated_at,
            "paid_at": _paid_at(seen, status),
            "expires_at": seen.expires_at,
            "fee": money(seen.fee, seen.fee_currency, place.base + "/fee/serviceFee") if seen.fee else None,
            "net": money(seen.net, seen.net_currency, place.base + "/outcome_amount") if status in _GOT else None,
            "invoice": invoice(
                seen.address,
                seen.coin,
                {
                    "id": seen.id,
                    "network": seen.network,
                    "memo": seen.memo or None,
                    "amount": seen.asked,
                    "received": seen.received,
                    "created_at": seen.created_at,
                    "expires_at": seen.expires_at,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": _flags(seen, status),
                    "processor": NAME,
                    "transactions": (seen.transaction,) if seen.transaction else (),
                },
            ),
        },
    )


def _paid_at(seen: Told, status: Status) -> datetime | None:
    return seen.updated_at if status is Status.PAID else None


def _flags(seen: Told, status: Status) -> frozenset[Flag]:
    asked, received = seen.asked or 0, seen.received or 0
    short = 0 < received < asked and status is Status.FAILED
    return flags(
        partial=seen.status == "partially_paid" or short,
        over=received > asked > 0 and status is Status.PAID,
        wrong_asset=seen.status == "wrong_asset_confirmed",
    )
