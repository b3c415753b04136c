"""The shapes in which Stripe tells a payment, only the fields that are read.

Source: API reference, version 2026-10-28.endive, as in stripe-python 16.1.0. Stripe writes null where it has nothing,
so that a field with several homes is several fields here, and `reading` takes the first that is filled.
"""

from typing import Annotated

from pydantic import AfterValidator, AliasChoices, AliasPath, BeforeValidator, Field

from paysupport.adapters.providers.stripe.codes import AUTHENTICATIONS
from paysupport.adapters.schema import Flag, Integer, Schema, Time
from paysupport.model import Authentication, Card


def _id(value: object) -> object:
    match value:
        case {"id": str() as found}:
            return found
        case _:
            return value


def _object(value: object) -> object:
    return None if isinstance(value, str) else value


Id = Annotated[str | None, BeforeValidator(_id)]
"""An id, given as such or as the expanded object."""

EXPANDED = BeforeValidator(_object)
"""For an object of which Stripe may give the id alone: then it is None."""


def _letter(result: str | None) -> str | None:
    return None if result is None else AUTHENTICATIONS.get(result, result)


Currency = Annotated[str, AfterValidator(str.upper)]
Metadata = dict[str, str | None]


class MethodCard(Card):
    """The card of a charge or payment method."""

    bin: str | None = Field(default=None, validation_alias="iin")


class ThreeDSecure(Authentication):
    """The block `three_d_secure` of a charge; a result without a letter in EMV 3-D Secure stays Stripe's word."""

    status: Annotated[str | None, AfterValidator(_letter)] = Field(default=None, validation_alias="result")
    eci: str | None = Field(default=None, validation_alias="electronic_commerce_indicator")
    fault: str | None = Field(default=None, validation_alias="result_reason")


class Outcome(Schema):
    """Who decided on a charge, and why."""

    type: str | None = None
    reason: str | None = None
    rule: Id = None
    seller_message: str | None = None
    network_decline_code: str | None = None
    network_advice_code: str | None = None
    advice_code: str | None = None


class Returned(Schema):
    """A refund."""

    id: str
    status: str | None = None
    amount: Integer | None = None
    currency: Currency | None = None
    created_at: Time | None = Field(default=None, validation_alias="created")
    reason: str | None = None
    failure: str | None = Field(default=None, validation_alias="failure_reason")
    waits_for: str | None = Field(default=None, validation_alias="pending_reason")
    reference: str | None = Field(default=None, validation_alias=AliasPath("destination_details", "card", "reference"))
    reference_type: str | None = Field(
        default=None, validation_alias=AliasPath("destination_details", "card", "reference_type")
    )


class Balance(Schema):
    """A balance transaction; its amounts are in the currency of the merchant's balance."""

    fee: Integer
    net: Integer
    currency: Currency


def _in_details(*path: str) -> AliasChoices:
    """A field of the card, paid online or at a reader."""
    return AliasChoices(*(AliasPath("payment_method_details", kind, *path) for kind in ("card", "card_present")))


class Charge(Schema):
    """One try to collect a payment."""

    id: str
    status: str
    amount: Integer | None = None
    currency: Currency | None = None
    created_at: Time | None = Field(default=None, validation_alias="created")
    live: Flag | None = Field(default=None, validation_alias="livemode")
    metadata: Metadata | None = None
    captured: Flag | None = None
    disputed: Flag | None = None
    refunded: Flag | None = None
    amount_refunded: Integer | None = None
    refunds: tuple[Returned, ...] = Field(default=(), validation_alias=AliasPath("refunds", "data"))
    balance: Annotated[Balance | None, EXPANDED] = Field(default=None, validation_alias="balance_transaction")
    failure_code: str | None = None
    failure_message: str | None = None
    outcome: Outcome | None = None
    intent: Id = Field(default=None, validation_alias="payment_intent")
    merchant: Id = Field(default=None, validation_alias="on_behalf_of")
    method: str | None = Field(default=None, validation_alias=AliasPath("payment_method_details", "type"))
    card: MethodCard | None = Field(default=None, validation_alias=_in_details())
    network: str | None = Field(default=None, validation_alias=_in_details("network"))
    auth_code: str | None = Field(default=None, validation_alias=_in_details("authorization_code"))
    authentication: ThreeDSecure | None = Field(default=None, validation_alias=_in_details("three_d_secure"))
    receipt_email: str | None = None
    billing_email: str | None = Field(default=None, validation_alias=AliasPath("billing_details", "email"))


class Refusal(Schema):
    """The object `error` of an error answer, and `last_payment_error` of a PaymentIntent."""

    type: str | None = None
    code: str | None = None
    decline_code: str | None = None
    message: str | None = None
    network_decline_code: str | None = None
    network_advice_code: str | None = None
    advice_code: str | None = None
    charge: Id = None
    intent: Id = Field(default=None, validation_alias="payment_intent")
    method: str | None = Field(default=None, validation_alias=AliasPath("payment_method", "type"))
    card: MethodCard | None = Field(default=None, validation_alias=AliasPath("payment_method", "card"))


_LATEST_CHARGE = AliasChoices("latest_charge", AliasPath("charges", "data", 0))


class PaymentIntent(Schema):
    """The intent to collect a payment; before API version 2022-11-15 its charges were a list within it."""

    id: str
    status: str
    amount: Integer | None = None
    currency: Currency | None = None
    created_at: Time | None = Field(default=None, validation_alias="created")
    live: Flag | None = Field(default=None, validation_alias="livemode")
    metadata: Metadata | None = None
    error: Refusal | None = Field(default=None, validation_alias="last_payment_error")
    charge: Annotated[Charge | None, EXPANDED] = Field(default=None, validation_alias=_LATEST_CHARGE)
    charge_id: Id = Field(default=None, validation_alias=_LATEST_CHARGE)
    cancellation: str | None = Field(default=None, validation_alias="cancellation_reason")
    merchant: Id = Field(default=None, validation_alias="on_behalf_of")
    receipt_email: str | None = None


class Subject(Schema):
    """What any object of an event tells of the payment it belongs to."""

    object: str | None = None
    id: str | None = None
    status: str | None = None
    metadata: Metadata | None = None
    intent: Id = Field(default=None, validation_alias="payment_intent")
    charge: Id = Field(default=None, validation_alias=AliasChoices("latest_charge", "charge"))


class Event(Schema):
    """The envelope of an event."""

    id: str
    type: str
    created_at: Time | None = Field(default=None, validation_alias="created")
    account: str | None = None


class Occurrence(Event):
    """An event with what it is about."""

    about: Subject = Field(default=Subject.model_construct(), validation_alias=AliasPath("data", "object"))


class Endpoint(Schema):
    """A webhook endpoint."""

    url: str | None = None
    status: str | None = None
    events: tuple[str, ...] = Field(default=(), validation_alias="enabled_events")
    live: Flag | None = Field(default=None, validation_alias="livemode")


class Listing(Schema):
    """One page of a list or of a search."""

    more: Flag = Field(default=False, validation_alias="has_more")
    next_page: str | None = None
    data: tuple[dict[str, object], ...]

    @property
    def last(self) -> str | None:
        """The id after which the next page of a list begins."""
        return Subject.of(self.data[-1]).id if self.data else None
