"""The shapes in which Square tells money, only the fields that are read.

Source: square/connect-api-specification api.json, 5733f66, 2025-08-19 (Square-Version 2025-08-20). Square leaves a
field out where it has nothing, and by that document may also say null. Its examples of payouts name the currency
`currency_code`, its schema `currency`: both are read.
"""

from typing import TYPE_CHECKING, Annotated, cast

from pydantic import AliasChoices, AliasPath, BeforeValidator, Field, model_validator

from paysupport.adapters.schema import Flag, Integer, Schema, Time
from paysupport.model import Card

if TYPE_CHECKING:
    from paysupport.documents import JSON


def _amount(name: str) -> AliasPath:
    return AliasPath(name, "amount")


def _currency(name: str) -> AliasChoices:
    return AliasChoices(AliasPath(name, "currency"), AliasPath(name, "currency_code"))


class Shape(Schema):
    """Any of Square's: a field that is null is as good as none."""

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, found: object) -> object:
        match cast("JSON", found):
            case dict(told):
                return {name: value for name, value in told.items() if value is not None}
            case other:
                return other


class Sum(Shape):
    """A fee, refund, dispute or payout, whose money Square does not promise to tell."""

    amount: Integer | None = Field(default=None, validation_alias=_amount("amount_money"))
    currency: str | None = Field(default=None, validation_alias=_currency("amount_money"))


class SquareCard(Card):
    """The card of a payment."""

    brand: str | None = Field(default=None, validation_alias="card_brand")
    last4: str | None = Field(default=None, validation_alias="last_4")


class Fault(Shape):
    """An error, of a payment or of a request."""

    category: str | None = None
    code: str | None = None
    detail: str | None = None
    field: str | None = None


FaultList = Annotated[tuple[Fault, ...], BeforeValidator(lambda found: () if found is None else found)]
"""Errors deeper in a payment, where null is as good as none as well."""


class Faults(Shape):
    """An answer that holds nothing but errors."""

    errors: tuple[Fault, ...] = ()


class Told(Shape):
    """A payment."""

    id: str
    status: str
    amount: Integer | None = Field(default=None, validation_alias=_amount("total_money"))
    currency: str | None = Field(default=None, validation_alias=_currency("total_money"))
    order: str | None = Field(default=None, validation_alias=AliasChoices("reference_id", "order_id"))
    location: str | None = Field(default=None, validation_alias="location_id")
    method: str | None = Field(default=None, validation_alias="source_type")
    created_at: Time | None = None
    updated_at: Time | None = None
    captured_at: Time | None = Field(
        default=None, validation_alias=AliasPath("card_details", "card_payment_timeline", "captured_at")
    )
    voided_at: Time | None = Field(
        default=None, validation_alias=AliasPath("card_details", "card_payment_timeline", "voided_at")
    )
    delayed_until: Time | None = None
    delay_action: str | None = None
    card: SquareCard | None = Field(default=None, validation_alias=AliasPath("card_details", "card"))
    auth_code: str | None = Field(default=None, validation_alias=AliasPath("card_details", "auth_result_code"))
    cvv: str | None = Field(default=None, validation_alias=AliasPath("card_details", "cvv_status"))
    avs: str | None = Field(default=None, validation_alias=AliasPath("card_details", "avs_status"))
    card_faults: FaultList = Field(default=(), validation_alias=AliasPath("card_details", "errors"))
    bank_faults: FaultList = Field(default=(), validation_alias=AliasPath("bank_account_details", "errors"))
    account_faults: FaultList = Field(default=(), validation_alias=AliasPath("square_account_details", "errors"))
    fees: tuple[Sum, ...] = Field(default=(), validation_alias="processing_fee")
    app_fee: Integer | None = Field(default=0, validation_alias=_amount("app_fee_money"))
    refunded: Integer | None = Field(default=None, validation_alias=_amount("refunded_money"))
    refund_ids: tuple[str, ...] = ()
    email: str | None = Field(default=None, validation_alias="buyer_email_address")
    receipt: str | None = Field(default=None, validation_alias="receipt_url")


class Returned(Sum):
    """A refund: of a payment, or as an order lists it."""

    id: str
    status: str
    payment: str | None = Field(default=None, validation_alias=AliasChoices("payment_id", "tender_id"))
    location: str | None = Field(default=None, validation_alias="location_id")
    created_at: Time | None = None
    updated_at: Time | None = None
    reason: str | None = None


class Contested(Sum):
    """A dispute."""

    id: str = Field(validation_alias=AliasChoices("id", "dispute_id"))
    status: str = Field(validation_alias="state")
    payment: str | None = Field(default=None, validation_alias=AliasPath("disputed_payment", "payment_id"))
    location: str | None = Field(default=None, validation_alias="location_id")
    reason: str | None = None
    created_at: Time | None = None
    updated_at: Time | None = None
    due_at: Time | None = None


class PaidOut(Sum):
    """A payout: what Square sends to the seller's bank, or takes from it."""

    id: str
    status: str
    location: str | None = Field(default=None, validation_alias="location_id")
    method: str | None = Field(default=None, validation_alias=AliasPath("destination", "type"))
    created_at: Time | None = None
    updated_at: Time | None = None
    settles_at: Time | None = Field(default=None, validation_alias="arrival_date")
    fees: tuple[Sum, ...] = Field(default=(), validation_alias="payout_fee")


class Tender(Shape):
    """One payment of an order."""

    id: str = Field(validation_alias=AliasChoices("payment_id", "id"))
    status: str | None = Field(default=None, validation_alias=AliasPath("card_details", "status"))
    card: SquareCard | None = Field(default=None, validation_alias=AliasPath("card_details", "card"))
    created_at: Time | None = None


class Ordered(Shape):
    """An order, as Square keeps it."""

    id: str
    status: str | None = Field(default=None, validation_alias="state")
    amount: Integer | None = Field(default=None, validation_alias=_amount("total_money"))
    currency: str | None = Field(default=None, validation_alias=_currency("total_money"))
    due: Integer | None = Field(default=None, validation_alias=_amount("net_amount_due_money"))
    order: str | None = Field(default=None, validation_alias=AliasChoices("reference_id", "id"))
    location: str | None = Field(default=None, validation_alias="location_id")
    tenders: tuple[Tender, ...] = ()
    refunds: tuple[Returned, ...] = ()
    created_at: Time | None = None
    updated_at: Time | None = None
    closed_at: Time | None = None


class Event(Shape):
    """The envelope of a webhook."""

    id: str = Field(validation_alias="event_id")
    type: str
    merchant: str | None = Field(default=None, validation_alias="merchant_id")
    about: dict[str, object] = Field(default={}, validation_alias=AliasPath("data", "object"))


class Listing(Shape):
    """One page of a list."""

    payments: tuple[dict[str, object], ...] = ()
    disputes: tuple[dict[str, object], ...] = ()
    cursor: str | None = None


class Subscription(Shape):
    """A webhook subscription."""

    url: str | None = Field(default=None, validation_alias="notification_url")
    events: tuple[str, ...] = Field(default=(), validation_alias="event_types")
    enabled: Flag | None = None


class Subscriptions(Shape):
    """The webhook subscriptions of an application."""

    subscriptions: tuple[Subscription, ...] = ()
