"""The shapes in which BTCPay Server tells invoices and webhooks, only the fields that are read.

Source: btcpayserver/btcpayserver 03345c288, 2026-07-23, wwwroot/swagger/v1, templates invoices and webhooks.
"""

from typing import Annotated

from pydantic import AliasPath, BeforeValidator, Field

from paysupport.adapters.processors import Number
from paysupport.adapters.schema import Flag, Integer, Schema, Time


def _word(value: object) -> object:
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


Word = Annotated[str | None, BeforeValidator(_word)]
"""A text in the metadata, which may have any form; what is none is left out."""


class Paid(Schema):
    """One payment by one method; `id` is transaction and output on a chain, the payment hash over Lightning."""

    id: str
    at: Time | None = Field(default=None, validation_alias="receivedDate")
    value: Number = None
    address: str | None = Field(default=None, validation_alias="destination")


class Way(Schema):
    """A payment method of an invoice, with its amounts in the method's coin."""

    name: str = Field(validation_alias="paymentMethodId")
    coin: str | None = Field(default=None, validation_alias="currency")
    address: str | None = Field(default=None, validation_alias="destination")
    amount: Number = None
    due: Number = None
    total: Number = Field(default=None, validation_alias="totalPaid")
    received: Number = Field(default=None, validation_alias="paymentMethodPaid")
    payments: tuple[Paid, ...] = ()


class Told(Schema):
    """An invoice."""

    id: str
    status: str
    status_reason: str | None = Field(default=None, validation_alias="additionalStatus")
    store: str | None = Field(default=None, validation_alias="storeId")
    order: Word = Field(default=None, validation_alias=AliasPath("metadata", "orderId"))
    email: Word = Field(default=None, validation_alias=AliasPath("metadata", "buyerEmail"))
    kind: str | None = Field(default=None, validation_alias="type")
    amount: Number = None
    currency: str | None = None
    speed: str | None = Field(default=None, validation_alias=AliasPath("checkout", "speedPolicy"))
    ways: tuple[Way, ...] = Field(default=(), validation_alias="paymentMethods")
    created_at: Time | None = Field(default=None, validation_alias="createdTime")
    expires_at: Time | None = Field(default=None, validation_alias="expirationTime")


class Event(Schema):
    """A webhook about an invoice."""

    id: str = Field(validation_alias="invoiceId")
    status: str = Field(validation_alias="type")
    store: str | None = Field(default=None, validation_alias="storeId")
    order: Word = Field(default=None, validation_alias=AliasPath("metadata", "orderId"))
    updated_at: Time | None = Field(default=None, validation_alias="timestamp")
    marked: Flag = Field(default=False, validation_alias="manuallyMarked")
    over: Flag = Field(default=False, validation_alias="overPaid")
    partial: Flag = Field(default=False, validation_alias="partiallyPaid")
    late: Flag = Field(default=False, validation_alias="afterExpiration")
    way: str | None = Field(default=None, validation_alias="paymentMethodId")
    paid: Paid | None = Field(default=None, validation_alias="payment")


class Error(Schema):
    """The answer to a request that was not carried out."""

    code: str
    message: str | None = None


class Hook(Schema):
    """A webhook of the store."""

    id: str
    url: str | None = None
    enabled: Flag = True
    repeats: Flag = Field(default=True, validation_alias="automaticRedelivery")
    everything: Flag = Field(default=True, validation_alias=AliasPath("authorizedEvents", "everything"))
    events: tuple[str, ...] = Field(default=(), validation_alias=AliasPath("authorizedEvents", "specificEvents"))


class Delivery(Schema):
    """One delivery of a webhook."""

    id: str
    at: Time = Field(validation_alias="deliveryTime")
    http: Integer | None = Field(default=None, validation_alias="httpCode")


class Delivered(Schema):
    """What was sent in a delivery."""

    invoice: str = Field(validation_alias="invoiceId")
    order: Word = Field(default=None, validation_alias=AliasPath("metadata", "orderId"))
    event: str = Field(validation_alias="type")
    first: str | None = Field(default=None, validation_alias="originalDeliveryId")
