"""The shapes in which bePaid tells a payment, only the fields that are read.

Sources: docs.bepaid.by, read on 2026-11-21: card API, payment token, ERIP and other methods, reports, "API version 3",
webhook notifications, subscriptions, error responses; doc.ecomcharge.com for beProtected; recorded answers in
paveltyk/bepaid_ex. Every shape has the same attributes, so that one function makes a `Payment` of each.
"""

from typing import Annotated, Any

from pydantic import AliasChoices, AliasPath, BeforeValidator, Field

from paysupport.adapters.schema import Flag, Integer, Schema, Time
from paysupport.model import Authentication, Card, Merchant

OPERATIONS = (
    "payment",
    "authorization",
    "charge",
    "refund",
    "void",
    "capture",
    "credit",
    "payout",
    "chargeback",
    "tokenization",
)
"""The names of the block that holds the bank's part of an operation; its `type` is the same word."""

Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
"""A text that is empty where the answer has null."""


def _operation(name: str, *above: str) -> AliasChoices:
    """A field of the block that is named after the operation."""
    return AliasChoices(*(AliasPath(*above, operation, name) for operation in OPERATIONS))


class CreditCard(Card):
    """The block `credit_card`."""

    last4: str | None = Field(default=None, validation_alias="last_4")
    country: str | None = Field(default=None, validation_alias="issuer_country")
    issuer: str | None = Field(default=None, validation_alias="issuer_name")
    fingerprint: str | None = Field(default=None, validation_alias="stamp")


class ThreeDSecure(Authentication):
    """The block `three_d_secure_verification`; `enrolled` says only whether 3-D Secure could be asked for."""

    status: str | None = Field(default=None, validation_alias="pa_status")
    fault: str | None = Field(default=None, validation_alias="fail_reason")
    enrolled: str | None = Field(default=None, validation_alias="ve_status", exclude=True)


class Shop(Merchant):
    """The block `shop` of a payment token."""

    site: str | None = Field(default=None, validation_alias="url")
    contact: str | None = Field(default=None, validation_alias="contact_email")


class Transaction(Schema):
    """API version 2: cards, ERIP and other methods, report rows (which have a numeric `id` besides the `uid`)."""

    id: str = Field(validation_alias=AliasChoices("uid", "id"))
    status: str
    amount: Integer | None = None
    currency: str | None = None
    kind: str | None = Field(default=None, validation_alias="type")
    method: str | None = Field(default=None, validation_alias=AliasChoices("payment_method_type", "method_type"))
    order: str | None = Field(default=None, validation_alias=AliasChoices("tracking_id", "order_id"))
    order_id: str | None = None
    parent: str | None = Field(default=None, validation_alias="parent_uid")
    code: str | None = None
    message: str | None = None
    friendly_message: str | None = None
    test: Flag | None = None
    created_at: Time | None = None
    updated_at: Time | None = None
    paid_at: Time | None = None
    expires_at: Time | None = Field(default=None, validation_alias="expired_at")
    settled_at: Time | None = None
    reason: str | None = None
    bank_message: str | None = Field(default=None, validation_alias=_operation("message"))
    rrn: str | None = Field(default=None, validation_alias=_operation("rrn"))
    auth_code: str | None = Field(default=None, validation_alias=_operation("auth_code"))
    card: CreditCard | None = Field(default=None, validation_alias="credit_card")
    authentication: ThreeDSecure | None = Field(default=None, validation_alias="three_d_secure_verification")
    protection: str | None = Field(default=None, validation_alias=AliasPath("be_protected_verification", "status"))
    blocked_by: str | None = Field(default=None, validation_alias=AliasPath("be_protected_verification", "message"))
    email: str | None = Field(default=None, validation_alias=AliasPath("customer", "email"))
    shop_id: str | None = None
    fee: Integer | None = Field(default=None, validation_alias="transaction_fee")
    net: Integer | None = Field(default=None, validation_alias="pay_to_merchant")

    @property
    def reference(self) -> str:
        """By what bePaid knows the payment."""
        return self.id

    @property
    def merchant(self) -> Merchant | None:
        """The shop, where the answer names it."""
        return Merchant(id=self.shop_id) if self.shop_id else None


class FlatTransaction(Transaction):
    """API version 3: no wrapper, the method's details in one block, the bank's part in `transaction`."""

    method: str | None = Field(
        default=None,
        validation_alias=AliasChoices(AliasPath("payment_method", "payment_method_type"), "payment_method_type"),
    )
    bank_message: str | None = Field(default=None, validation_alias=AliasPath("transaction", "message"))
    rrn: str | None = Field(default=None, validation_alias=AliasPath("transaction", "rrn"))
    auth_code: str | None = Field(default=None, validation_alias=AliasPath("transaction", "auth_code"))
    card: CreditCard | None = Field(default=None, validation_alias="payment_method")


class Checkout(Transaction):
    """A payment token: the order, and what came of the last try on the payment page."""

    id: Text = Field(default="", validation_alias=_operation("uid", "gateway_response"))
    token: str
    status: Text = ""
    attempt_status: str | None = Field(default=None, validation_alias=_operation("status", "gateway_response"))
    expired: Flag | None = None
    amount: Integer | None = Field(default=None, validation_alias=AliasPath("order", "amount"))
    currency: str | None = Field(default=None, validation_alias=AliasPath("order", "currency"))
    kind: str | None = Field(default=None, validation_alias="transaction_type")
    method: str | None = Field(default=None, validation_alias=_operation("payment_method_type", "gateway_response"))
    order: str | None = Field(default=None, validation_alias=AliasPath("order", "tracking_id"))
    code: str | None = Field(default=None, validation_alias=_operation("code", "gateway_response"))
    message: str | None = Field(
        default=None, validation_alias=AliasChoices(*_operation("message", "gateway_response").choices, "message")
    )
    created_at: Time | None = Field(default=None, validation_alias=_operation("created_at", "gateway_response"))
    updated_at: Time | None = Field(default=None, validation_alias=_operation("updated_at", "gateway_response"))
    paid_at: Time | None = Field(default=None, validation_alias=_operation("paid_at", "gateway_response"))
    expires_at: Time | None = Field(default=None, validation_alias=AliasPath("order", "expired_at"))
    bank_message: str | None = Field(default=None, validation_alias=_operation("message", "gateway_response"))
    rrn: str | None = Field(default=None, validation_alias=_operation("rrn", "gateway_response"))
    auth_code: str | None = Field(default=None, validation_alias=_operation("auth_code", "gateway_response"))
    shop: Shop | None = None

    @property
    def reference(self) -> str:
        """The last try's uid; the token where nobody tried."""
        return self.id or self.token

    @property
    def merchant(self) -> Merchant | None:
        """The shop, with its id from the token where the block has none."""
        if self.shop is None:
            return super().merchant
        return Merchant(**{**self.shop.model_dump(), "id": self.shop.id or self.shop_id})


class Subscription(Transaction):
    """A subscription, of which the last charge is the payment."""

    id: str = Field(validation_alias=AliasPath("last_transaction", "uid"))
    status: str = Field(validation_alias=AliasPath("last_transaction", "status"))
    currency: str | None = Field(default=None, validation_alias=AliasPath("plan", "currency"))
    code: str | None = Field(default=None, validation_alias=AliasPath("last_transaction", "code"))
    message: str | None = Field(default=None, validation_alias=AliasPath("last_transaction", "message"))
    created_at: Time | None = Field(default=None, validation_alias=AliasPath("last_transaction", "created_at"))
    card: CreditCard | None = None
    test: Flag | None = Field(default=None, validation_alias=AliasPath("plan", "test"))


class ReportPage(Schema):
    """One page of a report (reports, X-Api-Version 3)."""

    transactions: list[Any]
    has_more: Flag = False
    last: str | None = Field(default=None, validation_alias="last_object_id")


class APIError(Schema):
    """The body of a refused request, below `response` or bare."""

    message: str | None = None
    errors: Any = None
    code: str | None = None
