"""The shapes in which Checkout.com tells a payment, only the fields that are read.

Sources: checkout/checkout-api-reference nas_spec and abc_spec (2fc946c), checkout/checkout-sdk-python 93a90f3, both of
Checkout.com; processing codes, www.checkout.com/docs, recommendation codes and response codes.
"""

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters.schema import Flag, Integer, Schema, Time
from paysupport.model import Authentication, Card


def succeeded(code: str | None) -> bool:
    """Whether a response code is one of approval."""
    return (code or "").startswith("10")


class SourceCard(Card):
    """The block `source` (or `destination` of a payout) where it is a card."""

    brand: str | None = Field(default=None, validation_alias="scheme")
    country: str | None = Field(default=None, validation_alias="issuer_country")


class ThreeDSecure(Authentication):
    """The block `3ds`."""

    status: str | None = Field(default=None, validation_alias="authentication_response")


class Processing(Schema):
    """What network and acquirer said.

    Attributes:
        network_code: as the network sent it; must be switched on by Checkout.com.
    """

    network_code: str | None = Field(default=None, validation_alias="partner_response_code")
    network_advice: str | None = Field(default=None, validation_alias="partner_merchant_advice_code")
    advice: str | None = Field(default=None, validation_alias="recommendation_code")
    rrn: str | None = Field(default=None, validation_alias="retrieval_reference_number")


class Result(Schema):
    """What payments, actions and the data of events have in common."""

    id: str
    approved: Flag | None = None
    amount: Integer | None = None
    reference: str | None = None
    code: str | None = Field(default=None, validation_alias="response_code")
    message: str | None = Field(default=None, validation_alias="response_summary")
    auth_code: str | None = None
    processed_on: Time | None = None
    processing: Processing | None = None


class Action(Result):
    """One action of a payment: authorisation, capture, void, refund ..."""

    type: str

    @property
    def succeeded(self) -> bool:
        """Whether it was approved; a summary tells it by the code alone."""
        return succeeded(self.code) if self.approved is None else self.approved


class Told(Result):
    """A payment or payout: as answered, as looked up, or as an event tells it."""

    status: str | None = None
    requested_on: Time | None = None
    currency: str | None = None
    action: str | None = Field(default=None, validation_alias="action_id")
    method: str | None = Field(default=None, validation_alias=AliasPath("source", "type"))
    card: SourceCard | None = Field(default=None, validation_alias=AliasChoices("destination", "source"))
    authentication: ThreeDSecure | None = Field(default=None, validation_alias="3ds")
    eci: str | None = None
    email: str | None = Field(default=None, validation_alias=AliasPath("customer", "email"))
    destination: dict[str, object] | None = None
    refunded: Integer | None = Field(default=None, validation_alias=AliasPath("balances", "total_refunded"))
    merchant: str | None = Field(
        default=None, validation_alias=AliasChoices("processing_channel_id", AliasPath("marketplace", "sub_entity_id"))
    )
    expires_at: Time | None = Field(default=None, validation_alias="expires_on")
    redirect: str | None = Field(default=None, validation_alias=AliasPath("_links", "redirect", "href"))
    link: str | None = Field(default=None, validation_alias=AliasPath("_links", "self", "href"))
    actions: tuple[Action, ...] = ()


class Contested(Schema):
    """A dispute, alone, in a list, or as the data of an event; `payment` is the payment's id."""

    id: str
    status: str | None = None
    amount: Integer | None = None
    currency: str | None = None
    category: str | None = None
    reason: str | None = Field(default=None, validation_alias="reason_code")
    at: Time | None = Field(default=None, validation_alias=AliasChoices("received_on", "date"))
    due_at: Time | None = Field(default=None, validation_alias="evidence_required_by")
    payment: str | None = Field(default=None, validation_alias=AliasChoices("payment_id", AliasPath("payment", "id")))
    order: str | None = Field(
        default=None, validation_alias=AliasChoices("payment_reference", AliasPath("payment", "reference"))
    )


class Link(Schema):
    """A payment link."""

    id: str = Field(validation_alias=AliasChoices("payment_id", "id"))
    status: str | None = None
    amount: Integer | None = None
    currency: str | None = None
    order: str | None = Field(default=None, validation_alias="reference")
    created_at: Time | None = Field(default=None, validation_alias="created_on")
    expires_at: Time | None = Field(default=None, validation_alias="expires_on")
    email: str | None = Field(default=None, validation_alias=AliasPath("customer", "email"))


class Event(Schema):
    """The envelope of an event, as a webhook or looked up."""

    id: str
    type: str
    at: Time | None = Field(default=None, validation_alias=AliasChoices("created_on", "timestamp"))
    link: str | None = Field(default=None, validation_alias=AliasPath("_links", "self", "href"))


class Listing(Schema):
    """One page of a list; `total` is of all pages."""

    total: Integer | None = Field(default=None, validation_alias="total_count")
    data: tuple[dict[str, object], ...] = ()


class Fault(Schema):
    """An error answer."""

    request: str | None = Field(default=None, validation_alias="request_id")
    kind: str = Field(validation_alias="error_type")
    codes: tuple[str, ...] = Field(default=(), validation_alias="error_codes")


class Hook(Schema):
    """An action of a workflow; only one of the type webhook has an address."""

    id: str
    type: str | None = None
    url: str | None = None


class Condition(Schema):
    """A condition of a workflow; one of the type event names events by their source."""

    events: dict[str, tuple[str, ...]] = Field(default_factory=dict[str, tuple[str, ...]])


class Workflow(Schema):
    """What Checkout.com does when an event happens."""

    id: str
    active: Flag | None = None
    hooks: tuple[Hook, ...] = Field(default=(), validation_alias="actions")
    conditions: tuple[Condition, ...] = ()


class Invocation(Schema):
    """One delivery of an event by an action of a workflow."""

    at: Time = Field(validation_alias="timestamp")
    status: str | None = Field(default=None, validation_alias=AliasPath("result", "status_code"))
    summary: str | None = Field(default=None, validation_alias=AliasPath("result", "summary"))


class Invocations(Schema):
    """All deliveries of an event by an action."""

    invocations: tuple[Invocation, ...] = ()
