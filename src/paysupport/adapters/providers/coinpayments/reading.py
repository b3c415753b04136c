"""From a document of CoinPayments to payments.

Sources: a-docs.coinpayments.net (invoice statuses, client webhooks), read on 2026-11-25; the older API and the fields
of an invoice from memory.
"""

from typing import Any, cast

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Schema, Time
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Payment, Status
from paysupport.redaction import redact

NAME = "coinpayments"

STATUSES = {
    "draft": Status.CREATED,
    "scheduled": Status.CREATED,
    "unpaid": Status.CREATED,
    "pending": Status.PENDING,
    "paid": Status.PAID,
    "completed": Status.PAID,
    "cancelled": Status.CANCELLED,
    "timedOut": Status.EXPIRED,
    "deleted": Status.CANCELLED,
    "invoiceCreated": Status.CREATED,
    "invoicePending": Status.PENDING,
    "invoicePaid": Status.PAID,
    "invoiceCompleted": Status.PAID,
    "invoiceCancelled": Status.CANCELLED,
    "invoiceTimedOut": Status.EXPIRED,
    "paymentCreated": Status.CREATED,
    "paymentTimedOut": Status.EXPIRED,
}
"""States of invoices, and events, of the new API."""

OLDER = {-2: Status.REFUNDED, -1: Status.CANCELLED, 0: Status.PENDING, 2: Status.PAID}
"""Statuses of the older API that are none of the ranges: -1 is cancelled or timed out."""

_PAID = 100
_LONGEST = 300


def older_status(word: str) -> Status:
    """What a number of the older API stands for: up to 99 it is on its way, from 100 on it is paid."""
    if not word.removeprefix("-").isdecimal() or not word.isascii() or len(word) > 5:  # noqa: PLR2004 - three digits and a sign
        return Status.UNKNOWN
    number = int(word)
    return OLDER.get(number) or (Status.PAID if number >= _PAID else Status.PENDING if number > 0 else Status.FAILED)


class Ipn(Schema):
    """An IPN of the older API."""

    id: str = Field(validation_alias="txn_id")
    status: str
    said: str | None = Field(default=None, validation_alias="status_text")
    order: str | None = Field(default=None, validation_alias=AliasChoices("invoice", "item_number", "custom"))
    email: str | None = None
    amount: Number = Field(default=None, validation_alias="amount1")
    currency: str | None = Field(default=None, validation_alias="currency1")
    asked: Number = Field(default=None, validation_alias="amount2")
    coin: str | None = Field(default=None, validation_alias="currency2")
    received: Number = Field(default=None, validation_alias="received_amount")
    fee: Number = None
    net: Number = None
    transaction: str | None = Field(default=None, validation_alias="send_tx")


class Info(Schema):
    """An answer of `get_tx_info`, which does not repeat the id."""

    status: str
    said: str | None = Field(default=None, validation_alias="status_text")
    order: str | None = Field(
        default=None,
        validation_alias=AliasChoices(AliasPath("checkout", "invoice"), AliasPath("checkout", "item_number")),
    )
    amount: Number = Field(default=None, validation_alias=AliasPath("checkout", "amountf"))
    currency: str | None = Field(default=None, validation_alias=AliasPath("checkout", "currency"))
    coin: str | None = None
    asked: Number = Field(default=None, validation_alias="amountf")
    received: Number = Field(default=None, validation_alias="receivedf")
    address: str | None = Field(default=None, validation_alias="payment_address")
    transaction: str | None = Field(default=None, validation_alias="send_tx")
    created_at: Time | None = Field(default=None, validation_alias="time_created")
    expires_at: Time | None = Field(default=None, validation_alias="time_expires")


class Invoiced(Schema):
    """An invoice of the new API, alone or in a webhook."""

    id: str
    status: str = Field(validation_alias=AliasChoices("status", "state"))
    order: str | None = Field(default=None, validation_alias=AliasChoices("invoiceId", "invoiceNumber"))
    amount: Number = Field(
        default=None, validation_alias=AliasChoices(AliasPath("amount", "displayValue"), AliasPath("amount", "total"))
    )
    currency: str | None = Field(
        default=None,
        validation_alias=AliasChoices(
            AliasPath("currency", "symbol"), AliasPath("amount", "currencySymbol"), "currency"
        ),
    )
    created_at: Time | None = Field(default=None, validation_alias=AliasChoices("createdTime", "created"))
    paid_at: Time | None = Field(default=None, validation_alias="completed")
    expires_at: Time | None = Field(default=None, validation_alias="dueDate")


def claims(document: object) -> bool:
    """Whether a document is an IPN, webhook, or answer of CoinPayments."""
    match cast("JSON", document):
        case {"ipn_type": _, "ipn_mode": _, "merchant": _} | {"error": "ok", "result": {"coin": _, "status": _}}:
            return True
        case {"type": str(event), "clientId": _, "invoice": dict()} | {
            "type": str(event),
            "invoice": {"merchantId": _},
        }:
            return event in STATUSES
        case {"error": str(), "result": [] | {}}:
            return True
        case [dict(first), *_]:
            return "ipn_type" in first and "ipn_mode" in first
        case {"id": _, "merchantId": _, "invoiceId": _, "status": _}:
            return True
        case _:
            return False


def payments(place: Place, status: int | None) -> tuple[Payment, ...]:
    """The payments in a document; those for one order are one."""
    match cast("JSON", place.document):
        case list(told):
            return merge(_ipn(each, at) for each, at in places(told, place))
        case {"error": "ok", "result": dict(told)}:
            return (_info(Info.of(told, "/result"), Place(place.document, "/result", place.account)),)
        case {"error": str(said), "result": _}:
            raise _refusal(said, status)
        case {"type": event, "invoice": dict(told)}:
            at = Place(place.document, "/invoice", place.account)
            return (_invoiced(Invoiced.of({**told, "status": event}, at.base), at, ("/type",)),)
        case {"merchantId": _, "invoiceId": _, "status": _} as told:
            return (_invoiced(Invoiced.of(told), place, None),)
        case told:
            return (_ipn(told, place),)


def _refusal(said: str, status: int | None) -> NotAPayment:
    text = redact(" ".join(said.split()))[:_LONGEST]
    unknown = status == 404 or "invalid transaction" in said.lower() or "not found" in said.lower()  # noqa: PLR2004
    return NotAPayment(f"CoinPayments: {text}", provider=NAME, not_found=unknown)


def _ipn(told: JSON, place: Place) -> Payment:
    match told:
        case {"ipn_type": "withdrawal" | "deposit"}:
            raise NotAPayment("CoinPayments: an IPN of a deposit or withdrawal, which is no payment", provider=NAME)
        case {"ipn_type": _, "txn_id": _}:
            seen = Ipn.of(told, place.base)
        case _:
            raise Unrecognised("no payment of CoinPayments", path=place.base)
    status = older_status(seen.status)
    paid = status is Status.PAID
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "status_reason": seen.said,
            "order": seen.order or None,
            "raw_method": seen.coin,
            "email": seen.email or None,
            "amount": money(seen.amount, seen.currency, f"{place.base}/amount1"),
            "currency": currency(seen.currency),
            "fee": money(seen.fee, seen.coin, f"{place.base}/fee") if paid else None,
            "net": money(seen.net, seen.coin, f"{place.base}/net") if paid else None,
        },
    )


def _info(seen: Info, place: Place) -> Payment:
    status = processors.closed(older_status(seen.status), seen.received)
    asked, received = seen.asked or 0, seen.received or 0
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": None,
            "status": status,
            "raw_status": seen.status,
            "status_reason": seen.said,
            "order": seen.order or None,
            "raw_method": seen.coin,
            "amount": money(seen.amount, seen.currency, f"{place.base}/checkout/amountf"),
            "currency": currency(seen.currency),
            "created_at": seen.created_at,
            "expires_at": seen.expires_at,
            "attempts": (),
            "invoice": invoice(
                seen.address,
                seen.coin,
                {
                    "amount": seen.asked,
                    "received": seen.received,
                    "created_at": seen.created_at,
                    "expires_at": seen.expires_at,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": flags(
                        partial=0 < received < asked and status is not Status.PAID, over=received > asked > 0
                    ),
                    "processor": NAME,
                    "transactions": (seen.transaction,) if seen.transaction else (),
                },
            ),
        },
    )


def _invoiced(seen: Invoiced, place: Place, status_at: tuple[str, ...] | None) -> Payment:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    told: dict[str, Any] = {
        "id": seen.id,
        "status": status,
        "raw_status": seen.status,
        "order": seen.order or None,
        "amount": money(seen.amount, seen.currency, f"{place.base}/amount"),
        "currency": currency(seen.currency),
        "created_at": seen.created_at,
        "paid_at": seen.paid_at if status is Status.PAID else None,
        "expires_at": seen.expires_at,
    }
    if status_at is None:
        return processors.payment(NAME, seen, place, told)
    # the event stands beside the invoice: places are told from the whole document
    whole = {name: tuple(place.base + each for each in found) for name, found in type(seen).pointers().items()}
    return processors.payment(
        NAME, seen, Place(place.document, "", place.account), told, {**whole, "status": status_at}
    )
