"""The shapes in which PayPal tells a payment, only the fields that are read.

Source: paypal/paypal-rest-api-specifications of 2024-02-03 (Orders v2, Payments v1 and v2, Payouts v1, Disputes v1,
Transaction Search v1, Webhooks v1). Read on 2026-11-25. Everything that moves money has the same attributes, so that
one function makes a `Payment` of each.
"""

from typing import Any

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.model import Authentication, Card, Merchant


def _at(first: str, *path: str | int) -> Any:
    """A field that stands at this path, or is None."""
    return Field(default=None, validation_alias=AliasPath(first, *path))


class Payee(Merchant):
    """The block `payee`."""

    id: str | None = _at("merchant_id")
    contact: str | None = _at("email_address")


class SourceCard(Card):
    """The card of a payment source."""

    last4: str | None = _at("last_digits")
    bin: str | None = _at("bin_details", "bin")
    country: str | None = _at("bin_details", "bin_country_code")
    issuer: str | None = _at("bin_details", "issuing_bank")


class ThreeDSecure(Authentication):
    """The block `authentication_result` of a card; PayPal tells no ECI."""

    status: str | None = _at("three_d_secure", "authentication_status")


class Link(Schema):
    """A related address; where it leads tells what the object is."""

    href: str
    rel: str = ""


class Movement(Schema):
    """What moves money: a capture, and with other names an authorization, a refund, a sale."""

    id: str
    status: str
    status_reason: str | None = _at("status_details", "reason")
    amount: str | None = _at("amount", "value")
    currency: str | None = _at("amount", "currency_code")
    invoice: str | None = _at("invoice_id")
    custom: str | None = _at("custom_id")
    created_at: Time | None = _at("create_time")
    updated_at: Time | None = _at("update_time")
    expires_at: Time | None = _at("expiration_time")
    fee: str | None = _at("seller_receivable_breakdown", "paypal_fee", "value")
    fee_currency: str | None = _at("seller_receivable_breakdown", "paypal_fee", "currency_code")
    net: str | None = _at("seller_receivable_breakdown", "net_amount", "value")
    net_currency: str | None = _at("seller_receivable_breakdown", "net_amount", "currency_code")
    code: str | None = _at("processor_response", "response_code")
    advice: str | None = Field(
        default=None,
        validation_alias=AliasChoices(
            AliasPath("processor_response", "payment_advice_code"), AliasPath("processor_response", "advice_code")
        ),
    )
    avs: str | None = _at("processor_response", "avs_code")
    cvv: str | None = Field(
        default=None,
        validation_alias=AliasChoices(
            AliasPath("processor_response", "cvv_code"), AliasPath("processor_response", "cvv2")
        ),
    )
    network: str | None = _at("network_transaction_reference", "network")
    merchant: Payee | None = _at("payee")
    note: str | None = _at("note_to_payer")
    parent: str | None = _at("supplementary_data", "related_ids", "order_id")
    links: tuple[Link, ...] = ()


class Sale(Movement):
    """Version 1: a sale, as of a subscription, and the authorizations, captures and refunds beside it."""

    status: str = Field(validation_alias="state")
    status_reason: str | None = Field(default=None, validation_alias=AliasChoices("reason_code", "pending_reason"))
    amount: str | None = _at("amount", "total")
    currency: str | None = _at("amount", "currency")
    invoice: str | None = _at("invoice_number")
    custom: str | None = None
    expires_at: Time | None = _at("valid_until")
    fee: str | None = _at("transaction_fee", "value")
    fee_currency: str | None = _at("transaction_fee", "currency")
    net: str | None = _at("receivable_amount", "value")
    net_currency: str | None = _at("receivable_amount", "currency")
    note: str | None = _at("reason")
    parent: str | None = Field(
        default=None, validation_alias=AliasChoices("sale_id", "capture_id", "parent_payment", "billing_agreement_id")
    )


class Collection(Schema):
    """The block `payments` of a purchase unit."""

    authorizations: tuple[Any, ...] = ()
    captures: tuple[Any, ...] = ()
    refunds: tuple[Any, ...] = ()


class Unit(Schema):
    """A purchase unit: what one payee gets."""

    amount: str | None = _at("amount", "value")
    currency: str | None = _at("amount", "currency_code")
    invoice: str | None = _at("invoice_id")
    custom: str | None = _at("custom_id")
    merchant: Payee | None = _at("payee")
    payments: Collection = Collection.model_construct()


def _card(*path: str) -> AliasChoices:
    """A field of the card, given as such or within a wallet of cards."""
    return AliasChoices(
        AliasPath("payment_source", "card", *path),
        AliasPath("payment_source", "apple_pay", "card", *path),
        AliasPath("payment_source", "google_pay", "card", *path),
    )


class Checkout(Schema):
    """An order: what the payer approves, and what came of it."""

    id: str
    status: str
    created_at: Time | None = _at("create_time")
    updated_at: Time | None = _at("update_time")
    units: tuple[Any, ...] = Field(default=(), validation_alias="purchase_units")
    source: dict[str, Any] | None = _at("payment_source")
    card: SourceCard | None = Field(default=None, validation_alias=_card())
    authentication: ThreeDSecure | None = Field(default=None, validation_alias=_card("authentication_result"))
    email: str | None = Field(
        default=None,
        validation_alias=AliasChoices(
            AliasPath("payment_source", "paypal", "email_address"), AliasPath("payer", "email_address")
        ),
    )
    links: tuple[Link, ...] = ()


class Row(Schema):
    """A row of a transaction search; its ids are not unique, its fees and what was paid out are negative."""

    id: str = Field(validation_alias=AliasPath("transaction_info", "transaction_id"))
    status: str = Field(default="", validation_alias=AliasPath("transaction_info", "transaction_status"))
    event: str = Field(default="", validation_alias=AliasPath("transaction_info", "transaction_event_code"))
    parent: str | None = _at("transaction_info", "paypal_reference_id")
    amount: str | None = _at("transaction_info", "transaction_amount", "value")
    currency: str | None = _at("transaction_info", "transaction_amount", "currency_code")
    fee: str | None = _at("transaction_info", "fee_amount", "value")
    fee_currency: str | None = _at("transaction_info", "fee_amount", "currency_code")
    invoice: str | None = _at("transaction_info", "invoice_id")
    custom: str | None = _at("transaction_info", "custom_field")
    created_at: Time | None = _at("transaction_info", "transaction_initiation_date")
    updated_at: Time | None = _at("transaction_info", "transaction_updated_date")
    method: str | None = _at("transaction_info", "instrument_type")
    email: str | None = _at("payer_info", "email_address")


class Report(Schema):
    """One page of a transaction search."""

    rows: tuple[Any, ...] = Field(default=(), validation_alias="transaction_details")
    pages: Integer = Field(default=1, validation_alias="total_pages")


class Objection(Schema):
    """A dispute; in lists only its first part is told."""

    id: str = Field(validation_alias="dispute_id")
    status: str = ""
    outcome: str | None = _at("dispute_outcome", "outcome_code")
    reason: str | None = None
    disputed: str | None = _at("dispute_amount", "value")
    disputed_currency: str | None = _at("dispute_amount", "currency_code")
    amount: str | None = _at("disputed_transactions", 0, "gross_amount", "value")
    currency: str | None = _at("disputed_transactions", 0, "gross_amount", "currency_code")
    created_at: Time | None = _at("create_time")
    updated_at: Time | None = _at("update_time")
    due_at: Time | None = _at("seller_response_due_date")
    transaction: str | None = _at("disputed_transactions", 0, "seller_transaction_id")
    invoice: str | None = _at("disputed_transactions", 0, "invoice_number")
    custom: str | None = _at("disputed_transactions", 0, "custom")
    links: tuple[Link, ...] = ()


class Item(Schema):
    """One payout."""

    id: str = Field(validation_alias="payout_item_id")
    status: str = Field(default="", validation_alias="transaction_status")
    amount: str | None = _at("payout_item", "amount", "value")
    currency: str | None = _at("payout_item", "amount", "currency")
    fee: str | None = _at("payout_item_fee", "value")
    fee_currency: str | None = _at("payout_item_fee", "currency")
    invoice: str | None = _at("payout_item", "sender_item_id")
    parent: str | None = _at("payout_batch_id")
    created_at: Time | None = _at("time_processed")
    code: str | None = _at("errors", "name")
    message: str | None = _at("errors", "message")
    links: tuple[Link, ...] = ()


class Batch(Item):
    """A batch of payouts, of which the items are not told."""

    id: str = Field(validation_alias=AliasPath("batch_header", "payout_batch_id"))
    status: str = Field(default="", validation_alias=AliasPath("batch_header", "batch_status"))
    amount: str | None = _at("batch_header", "amount", "value")
    currency: str | None = _at("batch_header", "amount", "currency")
    fee: str | None = _at("batch_header", "fees", "value")
    fee_currency: str | None = _at("batch_header", "fees", "currency")
    invoice: str | None = _at("batch_header", "sender_batch_header", "sender_batch_id")
    parent: str | None = None
    created_at: Time | None = _at("batch_header", "time_created")


class Event(Schema):
    """The envelope of a webhook event."""

    id: str
    type: str = Field(validation_alias="event_type")
    created_at: Time | None = _at("create_time")
    resource_type: str = ""


class Detail(Schema):
    """One fault of a refused request."""

    code: str | None = _at("issue")
    message: str | None = _at("description")
    field: str | None = None


class Refusal(Schema):
    """An error answer."""

    status: str = Field(validation_alias="name")
    message: str | None = None
    debug_id: str | None = None
    details: tuple[Detail, ...] = ()
    issue: str | None = _at("details", 0, "issue")
