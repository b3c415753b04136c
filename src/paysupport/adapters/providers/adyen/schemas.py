"""The shapes in which Adyen tells a payment, only the fields that are read.

Source: Adyen/adyen-openapi CheckoutService-v72.json, Webhooks-v1.json and ManagementService-v3.json (aa014f0,
2026-07-01). Which fields `additionalData` holds is set in the Customer Area (Developers, Additional data). Every shape
has the same attributes, so that one function makes an `Attempt` of each.
"""

from typing import Annotated

from pydantic import AliasChoices, AliasPath, BeforeValidator, Field

from paysupport.adapters.providers.adyen.codes import raw_response
from paysupport.adapters.schema import Integer, Schema, Time
from paysupport.model import Authentication, Card

_NOTHING = frozenset({"", "null", "N/A"})


def _told(value: object) -> object:
    return None if isinstance(value, str) and value.strip() in _NOTHING else value


def _word(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _advice(value: object) -> object:
    return (raw_response(value)[0] or value) if isinstance(value, str) else value


Text = Annotated[str | None, BeforeValidator(_told)]
"""A text; Adyen also writes "null" and "N/A" where it has none."""


def _more(name: str) -> AliasPath:
    return AliasPath("additionalData", name)


class PaidCard(Card):
    """The card in `additionalData`; `alias` is a fingerprint of its number."""

    brand: Text = Field(default=None, validation_alias="paymentMethod")
    bin: Text = Field(default=None, validation_alias=AliasChoices("cardBin", "issuerBin"))
    last4: Text = Field(default=None, validation_alias="cardSummary")
    country: Text = Field(default=None, validation_alias=AliasChoices("cardIssuingCountry", "issuerCountry"))
    issuer: Text = Field(default=None, validation_alias="cardIssuingBank")
    fingerprint: Text = Field(default=None, validation_alias="alias")


class ThreeDSecure(Authentication):
    """3-D Secure in `additionalData`: the issuer's raw answer."""

    status: Text = Field(default=None, validation_alias="threeDAuthenticatedResponse")
    eci: Text = None


class Details(Schema):
    """What notifications and answers have in common."""

    order: Text = Field(default=None, validation_alias="merchantReference")
    amount: Integer | None = Field(default=None, validation_alias=AliasPath("amount", "value"))
    currency: str | None = Field(default=None, validation_alias=AliasPath("amount", "currency"))
    method: Text = Field(default=None, validation_alias="paymentMethod")
    code: Text = None
    message: Text = None
    at: Time | None = None
    raw: Text = Field(default=None, validation_alias=_more("refusalReasonRaw"))
    advice: Annotated[Text, BeforeValidator(_advice)] = Field(
        default=None, validation_alias=_more("merchantAdviceCode")
    )
    card: PaidCard | None = Field(default=None, validation_alias="additionalData")
    authentication: ThreeDSecure | None = Field(default=None, validation_alias=AliasPath("additionalData"))
    auth_code: Text = Field(default=None, validation_alias=_more("authCode"))
    rrn: Text = Field(default=None, validation_alias=_more("receipt.retrievalReferenceNumber"))
    email: Text = Field(default=None, validation_alias=_more("shopperEmail"))


class Item(Details):
    """A `NotificationRequestItem`."""

    id: str = Field(validation_alias="pspReference")
    original: Text = Field(default=None, validation_alias="originalReference")
    status: str = Field(validation_alias="eventCode")
    success: Annotated[str, BeforeValidator(_word)]
    merchant: Text = Field(default=None, validation_alias="merchantAccountCode")
    message: Text = Field(default=None, validation_alias="reason")
    at: Time | None = Field(default=None, validation_alias="eventDate")
    operations: tuple[str, ...] = ()
    delay: Text = Field(default=None, validation_alias=_more("captureDelayHours"))
    action: Text = Field(default=None, validation_alias=_more("modification.action"))
    dispute_status: Text = Field(default=None, validation_alias=_more("disputeStatus"))
    dispute_reason: Text = Field(
        default=None,
        validation_alias=AliasChoices(_more("chargebackReasonCode"), _more("rfiReasonCode")),
    )
    due_at: Time | None = Field(default=None, validation_alias=_more("defensePeriodEndsAt"))

    @property
    def succeeded(self) -> bool:
        """Whether what the event is about has happened."""
        return self.success == "true"

    @property
    def payment(self) -> str:
        """The payment that the event belongs to."""
        return self.original or self.id

    @property
    def event(self) -> str:
        """The event; CANCEL_OR_REFUND is the one of the two that was done."""
        if self.status == "CANCEL_OR_REFUND":
            return {"cancel": "CANCELLATION", "refund": "REFUND"}.get(self.action or "", self.status)
        return self.status


class Answer(Details):
    """The answer to `/payments` and `/payments/details`, and to the older `/authorise`."""

    id: Text = Field(default=None, validation_alias="pspReference")
    status: str = Field(validation_alias="resultCode")
    method: Text = Field(
        default=None,
        validation_alias=AliasChoices(
            AliasPath("paymentMethod", "brand"), AliasPath("paymentMethod", "type"), _more("paymentMethod")
        ),
    )
    code: Text = Field(default=None, validation_alias="refusalReasonCode")
    message: Text = Field(default=None, validation_alias="refusalReason")
    auth_code: Text = Field(default=None, validation_alias=AliasChoices(_more("authCode"), "authCode"))
    order: Text = Field(default=None, validation_alias=AliasChoices("merchantReference", _more("merchantReference")))


def _or_of_payment(own: str | AliasPath, *path: str) -> AliasChoices:
    """A field of the payment that was made, else of the page."""
    return AliasChoices(AliasPath("payments", 0, *path), own)


class Page(Schema):
    """A session or payment link, as it was created or is told later; a session then holds its authorised payments."""

    id: str = Field(validation_alias=_or_of_payment("id", "pspReference"))
    status: str | None = None
    order: str | None = Field(default=None, validation_alias="reference")
    merchant: str | None = Field(default=None, validation_alias="merchantAccount")
    amount: Integer | None = Field(
        default=None, validation_alias=_or_of_payment(AliasPath("amount", "value"), "amount", "value")
    )
    currency: str | None = Field(
        default=None, validation_alias=_or_of_payment(AliasPath("amount", "currency"), "amount", "currency")
    )
    method: Text = Field(default=None, validation_alias=AliasPath("payments", 0, "paymentMethod", "type"))
    expires_at: Time | None = Field(default=None, validation_alias="expiresAt")
    updated_at: Time | None = Field(default=None, validation_alias="updatedAt")
    email: str | None = Field(default=None, validation_alias="shopperEmail")
    payments: tuple[dict[str, object], ...] = ()


class Fault(Schema):
    """An error answer: of Checkout (`ServiceError`), or of the Management API (RFC 7807)."""

    status: Integer | None = None
    code: Text = Field(default=None, validation_alias="errorCode")
    kind: Text = Field(default=None, validation_alias="errorType")
    message: Text = Field(default=None, validation_alias=AliasChoices("message", "detail", "title"))
    id: Text = Field(default=None, validation_alias=AliasChoices("pspReference", "requestId"))


class Webhook(Schema):
    """A webhook as the Management API tells it."""

    type: str
    url: str | None = None
    active: bool | None = None
    events: tuple[str, ...] | None = Field(
        default=None, validation_alias=AliasPath("additionalSettings", "includeEventCodes")
    )


class Webhooks(Schema):
    """One page of webhooks; the key `data` is missing where there are none."""

    data: tuple[dict[str, object], ...] = ()
