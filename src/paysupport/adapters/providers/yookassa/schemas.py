"""The shapes in which YooKassa tells a payment, refund or payout, only the fields that are read.

Sources: yookassa.ru/developers/api (API version 3), read on 2026-11-21; YooKassa's own clients, PyPI yookassa 3.13.0
and yoomoney/yookassa-sdk-php 7ebbab8 2022-03-22, of which the latter still has the older shape of lists.
"""

from typing import Any

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters.schema import Flag, Schema, Time
from paysupport.model import Card

Metadata = dict[str, str | None]


class BankCard(Card):
    """The block `card` of a payment method or of a payout's destination."""

    brand: str | None = Field(default=None, validation_alias="card_type")
    bin: str | None = Field(default=None, validation_alias="first6")
    country: str | None = Field(default=None, validation_alias="issuer_country")
    issuer: str | None = Field(default=None, validation_alias="issuer_name")


class Operation(Schema):
    """What payments, refunds and payouts have in common; amounts are decimal strings in major units."""

    id: str
    status: str
    amount: str | None = Field(default=None, validation_alias=AliasPath("amount", "value"))
    currency: str | None = Field(default=None, validation_alias=AliasPath("amount", "currency"))
    created_at: Time | None = None
    party: str | None = Field(default=None, validation_alias=AliasPath("cancellation_details", "party"))
    code: str | None = Field(default=None, validation_alias=AliasPath("cancellation_details", "reason"))
    metadata: Metadata | None = None
    test: Flag | None = None


class Payment(Operation):
    """A payment."""

    income: str | None = Field(default=None, validation_alias=AliasPath("income_amount", "value"))
    income_currency: str | None = Field(default=None, validation_alias=AliasPath("income_amount", "currency"))
    refunded: str | None = Field(default=None, validation_alias=AliasPath("refunded_amount", "value"))
    refunded_currency: str | None = Field(default=None, validation_alias=AliasPath("refunded_amount", "currency"))
    captured_at: Time | None = None
    expires_at: Time | None = None
    shop: str | None = Field(default=None, validation_alias=AliasPath("recipient", "account_id"))
    method: str | None = Field(default=None, validation_alias=AliasPath("payment_method", "type"))
    card: BankCard | None = Field(default=None, validation_alias=AliasPath("payment_method", "card"))
    confirmation: str | None = Field(default=None, validation_alias=AliasPath("confirmation", "type"))
    rrn: str | None = Field(default=None, validation_alias=AliasPath("authorization_details", "rrn"))
    auth_code: str | None = Field(default=None, validation_alias=AliasPath("authorization_details", "auth_code"))


class Refund(Operation):
    """A refund of a payment."""

    parent: str = Field(validation_alias="payment_id")
    description: str | None = None
    method: str | None = Field(default=None, validation_alias=AliasPath("refund_method", "type"))
    rrn: str | None = Field(default=None, validation_alias=AliasPath("refund_authorization_details", "rrn"))


class Payout(Operation):
    """Money sent to somebody."""

    succeeded_at: Time | None = None
    method: str | None = Field(default=None, validation_alias=AliasPath("payout_destination", "type"))
    card: BankCard | None = Field(default=None, validation_alias=AliasPath("payout_destination", "card"))


class Listing(Schema):
    """A page of a list; in the older shape the cursor is called `next_page`."""

    items: list[Any]
    next: str | None = Field(default=None, validation_alias=AliasChoices("next_cursor", "next_page"))


class Refusal(Schema):
    """The answer to a request that YooKassa did not carry out (`error`), or not yet (`processing`)."""

    type: str
    code: str | None = None
    description: str | None = None
    parameter: str | None = None
    id: str | None = None


class Shop(Schema):
    """The answer to `GET /me`."""

    id: str | None = Field(default=None, validation_alias="account_id")
    status: str | None = None
    test: Flag | None = None


class Webhook(Schema):
    """One item of the answer to `GET /webhooks`."""

    url: str
    event: str
