"""The shapes in which Razorpay tells money, only the fields that are read.

Source: razorpay/markdown-docs ab3bda5, 2026-04-09 (api: payments, orders, refunds, disputes, settlements with their
reconciliation, payment links; webhooks). Times are seconds since 1970, 0 where there is none. A field that is empty may
be null, and a map that is empty may be a list.
"""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AliasChoices, AliasPath, BeforeValidator, Field, PlainValidator

from paysupport.adapters.schema import Flag, Integer, Schema
from paysupport.model import Card

_LAST = 4_765_046_400
"""The latest time that Razorpay takes, in the year 2120."""


def _time(value: object) -> datetime | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= _LAST:
        raise ValueError("expected seconds since 1970")
    return datetime.fromtimestamp(value, UTC) if value else None


Seconds = Annotated[datetime | None, PlainValidator(_time)]
Minor = Annotated[Integer, BeforeValidator(lambda value: 0 if value is None else value)]
"""An amount, nothing where the answer has null."""


def _acquirer(*names: str) -> AliasChoices:
    return AliasChoices(*(AliasPath("acquirer_data", name) for name in names))


class RazorpayCard(Card):
    """The card of a payment; `issuer` is the Indian bank's code of four letters."""

    brand: str | None = Field(default=None, validation_alias="network")
    bin: str | None = Field(default=None, validation_alias="iin")


class Refusal(Schema):
    """Why a payment failed, or a request was refused."""

    code: str | None = None
    message: str | None = Field(default=None, validation_alias="description")
    source: str | None = None
    step: str | None = None
    reason: str | None = None
    field: str | None = None
    payment: str | None = Field(default=None, validation_alias=AliasPath("metadata", "payment_id"))
    order: str | None = Field(default=None, validation_alias=AliasPath("metadata", "order_id"))


class Refused(Schema):
    """An answer that may hold nothing but an error."""

    error: Refusal | None = None


class Told(Schema):
    """A payment."""

    id: str
    status: str
    amount: Integer | None = None
    currency: str | None = None
    base_amount: Integer | None = None
    base_currency: str | None = None
    order: str | None = Field(default=None, validation_alias="order_id")
    method: str | None = None
    wallet: str | None = None
    captured: Flag | None = None
    refunded: Minor = Field(default=0, validation_alias="amount_refunded")
    refund_status: str | None = None
    fee: Integer | None = None
    code: str | None = Field(default=None, validation_alias="error_reason")
    error_code: str | None = None
    message: str | None = Field(default=None, validation_alias="error_description")
    source: str | None = Field(default=None, validation_alias="error_source")
    step: str | None = Field(default=None, validation_alias="error_step")
    card: RazorpayCard | None = None
    auth_code: str | None = Field(default=None, validation_alias=_acquirer("auth_code"))
    rrn: str | None = Field(default=None, validation_alias=_acquirer("rrn", "bank_transaction_id", "transaction_id"))
    email: str | None = None
    created_at: Seconds = None


class Returned(Schema):
    """A refund."""

    id: str
    status: str | None = None
    amount: Integer | None = None
    currency: str | None = None
    payment: str | None = Field(default=None, validation_alias="payment_id")
    created_at: Seconds = None


class Contested(Schema):
    """A dispute."""

    id: str
    status: str
    amount: Integer | None = None
    currency: str | None = None
    payment: str | None = Field(default=None, validation_alias="payment_id")
    reason: str | None = Field(default=None, validation_alias="reason_code")
    created_at: Seconds = None
    due_at: Seconds = Field(default=None, validation_alias="respond_by")


class Settled(Schema):
    """A settlement: what Razorpay sends to the merchant's bank; it names no currency."""

    id: str
    status: str
    amount: Integer | None = None
    fee: Integer | None = Field(default=None, validation_alias="fees")
    rrn: str | None = Field(default=None, validation_alias="utr")
    created_at: Seconds = None


class Reconciled(Schema):
    """A payment or refund in the reconciliation of settlements."""

    id: str = Field(validation_alias="entity_id")
    kind: str = Field(validation_alias="type")
    amount: Integer | None = None
    currency: str | None = None
    fee: Integer | None = None
    net: Integer | None = Field(default=None, validation_alias="credit")
    settled: Flag | None = None
    method: str | None = None
    parent: str | None = Field(default=None, validation_alias="payment_id")
    order_id: str | None = None
    receipt: str | None = Field(default=None, validation_alias="order_receipt")
    created_at: Seconds = None
    settled_at: Seconds = None


class Collection(Schema):
    """A list."""

    items: tuple[dict[str, object], ...] = ()


class Ordered(Schema):
    """An order; `payments` where the question has asked for them."""

    id: str
    status: str
    amount: Integer | None = None
    currency: str | None = None
    receipt: str | None = None
    created_at: Seconds = None
    payments: Collection = Collection.model_construct()


class Share(Schema):
    """What has paid a payment link: captured payments only."""

    id: str = Field(validation_alias="payment_id")
    status: str | None = None
    created_at: Seconds = None


class Link(Schema):
    """A payment link."""

    id: str
    status: str
    amount: Integer | None = None
    currency: str | None = None
    reference: str | None = Field(default=None, validation_alias="reference_id")
    order_id: str | None = None
    email: str | None = Field(default=None, validation_alias=AliasPath("customer", "email"))
    shares: tuple[Share, ...] | None = Field(default=None, validation_alias="payments")
    created_at: Seconds = None
    updated_at: Seconds = None
    expires_at: Seconds = Field(default=None, validation_alias="expire_by")


class Inner(Schema):
    """One of the objects of an event."""

    entity: dict[str, object]


class Event(Schema):
    """The envelope of a webhook."""

    type: str = Field(validation_alias="event")
    merchant: str | None = Field(default=None, validation_alias="account_id")
    payload: dict[str, object] = Field(default={})
    created_at: Seconds = None
