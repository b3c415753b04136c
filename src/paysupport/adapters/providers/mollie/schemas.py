"""The shapes in which Mollie tells a payment, only the fields that are read.

Source: mollie/openapi, specs.yaml of 2026-08-21; shapes of answers, mollie-api-python tests/responses of 2026-08-03.
Read on 2026-11-25. Mollie leaves out what it does not have, or writes null.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, AliasPath, BeforeValidator, Field

from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.model import Authentication, Card


def _at(first: str, *path: str | int) -> Any:
    """A field that stands at this path, or is None."""
    return Field(default=None, validation_alias=AliasPath(first, *path))


def _last4(masked: str | None) -> str | None:
    """The end of a masked number, such as `************1234` or `1234`."""
    end = masked[-4:] if masked else ""
    return end if len(end) == 4 and end.isdecimal() else None  # noqa: PLR2004


def _lower(word: str | None) -> str | None:
    return word.lower() if word else None


class Details(Card):
    """The card in the block `details` of a payment."""

    brand: Annotated[str | None, AfterValidator(_lower)] = _at("cardLabel")
    bin: str | None = _at("cardBin")
    last4: Annotated[str | None, AfterValidator(_last4)] = _at("cardNumber")
    country: str | None = _at("cardCountryCode")
    issuer: str | None = _at("cardIssuer")
    fingerprint: str | None = _at("cardFingerprint")


class ThreeDSecure(Authentication):
    """What `details` tells of 3-D Secure: the indicator alone."""

    eci: str | None = _at("card3dsEci")


class Resource(Schema):
    """What all resources have in common."""

    id: str
    status: str | None = None
    mode: str | None = None
    amount: str | None = _at("amount", "value")
    currency: str | None = _at("amount", "currency")
    created_at: Time | None = _at("createdAt")


class Transaction(Resource):
    """A payment; its details are those of its method."""

    metadata: Any = None
    method: str | None = None
    profile: str | None = _at("profileId")
    refunded: str | None = _at("amountRefunded", "value")
    charged_back: str | None = _at("amountChargedBack", "value")
    net: str | None = _at("settlementAmount", "value")
    net_currency: str | None = _at("settlementAmount", "currency")
    authorized_at: Time | None = _at("authorizedAt")
    paid_at: Time | None = _at("paidAt")
    canceled_at: Time | None = _at("canceledAt")
    expired_at: Time | None = _at("expiredAt")
    failed_at: Time | None = _at("failedAt")
    expires_at: Time | None = _at("expiresAt")
    capture_before: Time | None = _at("captureBefore")
    failure: str | None = _at("details", "failureReason")
    failure_message: str | None = _at("details", "failureMessage")
    bank_reason: str | None = _at("details", "bankReasonCode")
    bank_message: str | None = _at("details", "bankReason")
    status_reason: str | None = _at("statusReason", "code")
    status_message: str | None = _at("statusReason", "message")
    fee: str | None = _at("details", "paypalFee", "value")
    fee_currency: str | None = _at("details", "paypalFee", "currency")
    auth_code: str | None = _at("details", "receipt", "authorizationCode")
    card: Details | None = _at("details")
    authentication: ThreeDSecure | None = _at("details")
    refunds: tuple[Any, ...] = Field(default=(), validation_alias=AliasPath("_embedded", "refunds"))
    chargebacks: tuple[Any, ...] = Field(default=(), validation_alias=AliasPath("_embedded", "chargebacks"))


class Part(Resource):
    """A refund, chargeback or capture of a payment."""

    payment: str | None = _at("paymentId")
    description: str | None = None
    reason: str | None = _at("reason", "code")
    reversed_at: Time | None = _at("reversedAt")
    reference: str | None = _at("externalReference", "id")
    reference_type: str | None = _at("externalReference", "type")


class Sent(Resource):
    """A settlement or payout: what Mollie sends to the merchant."""

    reference: str | None = None
    settled_at: Time | None = _at("settledAt")
    completed_at: Time | None = _at("completedAt")
    status_reason: str | None = _at("statusReason", "code")
    status_message: str | None = _at("statusReason", "message")


class Paylink(Resource):
    """A link to pay by; it has no status."""

    paid_at: Time | None = _at("paidAt")
    expires_at: Time | None = _at("expiresAt")
    profile: str | None = _at("profileId")


class Event(Schema):
    """An event of the next-generation webhooks."""

    id: str
    type: str
    entity: str | None = _at("entityId")
    created_at: Time | None = _at("createdAt")


class Listing(Schema):
    """Where a list goes on."""

    next: str | None = _at("_links", "next", "href")


class Endpoint(Schema):
    """A next-generation webhook, as Mollie holds it."""

    url: str | None = None
    status: str | None = None
    mode: str | None = None
    events: tuple[str, ...] = Field(default=(), validation_alias="eventTypes")


class Endpoints(Schema):
    """The list of webhooks."""

    webhooks: tuple[Endpoint, ...] = Field(default=(), validation_alias=AliasPath("_embedded", "webhooks"))


def _none(value: object) -> object:
    return None if value == "" else value


class Refusal(Schema):
    """An error answer."""

    status: Integer
    title: str
    detail: str | None = None
    field: Annotated[str | None, BeforeValidator(_none)] = None
