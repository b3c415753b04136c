"""The shapes in which Braintree tells a transaction, only the fields that are read.

One object has three spellings: that of its XML with underscores, that of JavaScript and PHP libraries, and that of
GraphQL, where parts stand elsewhere.

Sources: braintree/braintree_python 80b03f4 (2026-06-16), braintree/graphql-api schema.graphql 2252d47 (2025-04-29).
"""

import re
from typing import Annotated, Any

from pydantic import AliasChoices, AliasPath, BeforeValidator, Field

from paysupport.adapters.schema import Flag, Schema, Time
from paysupport.documents import JSON
from paysupport.model import Card

_HUMP = re.compile(r"_(\w)")


def _camel(name: str) -> str:
    return _HUMP.sub(lambda found: found[1].upper(), name)


def _either(name: str, *more: str | AliasPath) -> Any:
    """A field by its name in XML and in libraries, then where else it may stand."""
    return Field(default=None, validation_alias=AliasChoices(name, _camel(name), *more))


def _in(path: str, *more: str | AliasPath) -> Any:
    """The same within other objects."""
    steps = path.split(".")
    return Field(default=None, validation_alias=AliasChoices(AliasPath(*steps), AliasPath(*map(_camel, steps)), *more))


def _at(name: str) -> Any:
    """The same for a time, which PHP writes as an object."""
    return Field(default=None, validation_alias=AliasChoices(name, AliasPath(_camel(name), "date"), _camel(name)))


_CHECKED = ("paymentMethodSnapshot", "threeDSecure", "authentication")
_CHECKED_CARD = ("paymentMethodSnapshot", "creditCard", "threeDSecure", "authentication")


class PaidCard(Card):
    """A card, or the one behind a wallet."""

    brand: str | None = _either("card_type", "brandCode")
    last4: str | None = _either("last_4")
    country: str | None = _either("country_of_issuance", AliasPath("binData", "countryOfIssuance"))
    issuer: str | None = _either("issuing_bank", AliasPath("binData", "issuingBank"))
    fingerprint: str | None = _either("unique_number_identifier")


class ThreeDSecure(Schema):
    """The outcome of 3-D Secure; `word` is Braintree's own."""

    status: str | None = _in("authentication.trans_status", "pares_status", "paresStatus")
    word: str | None = Field(default=None, validation_alias=AliasChoices("status", "authenticationStatus"))
    eci: str | None = _either("eci_flag")


class Result(Schema):
    """What was said of a transaction, by itself or by one event of its history.

    Attributes:
        rejection: why Braintree rejected it.
        settlement_code, settlement_message: what was said when the money was to be collected.
    """

    code: str | None = _either("processor_response_code", AliasPath("processorResponse", "legacyCode"))
    message: str | None = _either("processor_response_text", AliasPath("processorResponse", "message"))
    settlement_code: str | None = _either("processor_settlement_response_code")
    settlement_message: str | None = _either("processor_settlement_response_text")
    network_code: str | None = _either("network_response_code", AliasPath("networkResponse", "code"))
    advice: str | None = _either("merchant_advice_code", AliasPath("merchantAdviceCodeResponse", "code"))
    rejection: str | None = _either("gateway_rejection_reason")
    rrn: str | None = _either("retrieval_reference_number", AliasPath("processorResponse", "retrievalReferenceNumber"))
    auth_code: str | None = _either("processor_authorization_code", AliasPath("processorResponse", "authorizationId"))


class Event(Result):
    """One event of a transaction's history; only GraphQL says more than status and time."""

    status: str | None = None
    at: Time | None = _at("timestamp")


class Returned(Schema):
    """A refund as a transaction names it: with its amount only in GraphQL."""

    id: str = Field(validation_alias=AliasChoices("legacyId", "id"))
    status: str | None = None
    amount: str | None = Field(default=None, validation_alias=AliasPath("amount", "value"))
    currency: str | None = Field(default=None, validation_alias=AliasPath("amount", "currencyCode"))
    at: Time | None = Field(default=None, validation_alias="createdAt")
    history: tuple[Event, ...] | None = Field(default=None, validation_alias="statusHistory")


class Contested(Schema):
    """A dispute, alone or of a transaction; `payment` is the transaction's id."""

    id: str = Field(validation_alias=AliasChoices("legacyId", "id"))
    status: str | None = Field(default=None, validation_alias=AliasChoices("status", "disputeStatus"))
    amount: str | None = _in(
        "amount_disputed.value", "amount_disputed", "amountDisputed", AliasPath("amount", "value"), "amount"
    )
    currency: str | None = _either("currency_iso_code", AliasPath("amountDisputed", "currencyCode"))
    kind: str | None = Field(default=None, validation_alias=AliasChoices("kind", "type"))
    reason: str | None = _either("reason_code", AliasPath("processorResponse", "reasonCode"))
    word: str | None = Field(
        default=None, validation_alias=AliasChoices("reason", AliasPath("processorResponse", "reason"))
    )
    at: Time | None = _either("created_at", "received_date", "receivedDate")
    due_at: Time | None = Field(
        default=None, validation_alias=AliasChoices("reply_by_date", "replyByDate", "responseDeadline")
    )
    payment: str | None = Field(
        default=None,
        validation_alias=AliasChoices(AliasPath("transaction", "legacyId"), AliasPath("transaction", "id")),
    )
    order: str | None = _in("transaction.order_id")


class Told(Result):
    """A transaction, a refund, or the verification of a card.

    Attributes:
        kind: sale, or credit for money that is sent out.
        parent: the transaction that this one refunds.
        snapshot: GraphQL's type of what was paid with.
        local: which local method.
    """

    id: str | None = Field(default=None, validation_alias=AliasChoices("legacyId", "id"))
    kind: str | None = Field(default=None, validation_alias="type")
    status: str | None = None
    amount: str | None = Field(default=None, validation_alias=AliasChoices(AliasPath("amount", "value"), "amount"))
    currency: str | None = _either(
        "currency_iso_code", AliasPath("amount", "currencyCode"), AliasPath("amount", "currencyIsoCode")
    )
    order: str | None = _either("order_id")
    parent: str | None = _either(
        "refunded_transaction_id",
        "refunded_transaction_fk",
        AliasPath("refundedTransaction", "legacyId"),
        AliasPath("refundedTransaction", "id"),
    )
    merchant: str | None = _either("merchant_account_id")
    created_at: Time | None = _at("created_at")
    updated_at: Time | None = _at("updated_at")
    expires_at: Time | None = _at("authorization_expires_at")
    settled_at: Time | None = _in("disbursement_details.disbursement_date", AliasPath("disbursementDetails", "date"))
    email: str | None = Field(default=None, validation_alias=AliasPath("customer", "email"))
    instrument: str | None = _either("payment_instrument_type")
    snapshot: str | None = Field(default=None, validation_alias=AliasPath("paymentMethodSnapshot", "__typename"))
    local: str | None = _in("local_payment.funding_source", AliasPath("paymentMethodSnapshot", "type"))
    credit_card: PaidCard | None = _either(
        "credit_card", AliasPath("paymentMethodSnapshot", "creditCard"), "paymentMethodSnapshot"
    )
    apple_pay: PaidCard | None = _either("apple_pay")
    google_pay: PaidCard | None = _either("android_pay_card")
    other_wallet: PaidCard | None = _either("visa_checkout_card", "meta_checkout_card", "metaCheckoutCard")
    authentication: ThreeDSecure | None = _either(
        "three_d_secure_info", AliasPath(*_CHECKED), AliasPath(*_CHECKED_CARD)
    )
    history: tuple[Event, ...] | None = _either("status_history")
    refunds: tuple[Returned, ...] | None = None
    refund_ids: tuple[str, ...] | None = _either("refund_ids")
    disputes: tuple[Contested, ...] | None = None


def _subject(found: JSON) -> str:
    """The id of the only object in a notification's subject; empty where it has none."""
    only = next(iter(found.values()), None) if isinstance(found, dict) else None
    names = (only.get("id"), only.get("payment_id")) if isinstance(only, dict) else ()
    return next((name for name in names if isinstance(name, str)), "")


class Notice(Schema):
    """The envelope of a notification; `id` is that of what it is about."""

    kind: str
    at: Time | None = Field(default=None, validation_alias="timestamp")
    id: Annotated[str, BeforeValidator(_subject)] = Field(default="", validation_alias="subject")


class Expired(Schema):
    """A payment by a local method that ended without a transaction."""

    id: str = Field(validation_alias="payment_id")


class Problem(Schema):
    """One error of a GraphQL answer."""

    message: str
    kind: str | None = Field(default=None, validation_alias=AliasPath("extensions", "errorClass"))
    code: str | None = Field(default=None, validation_alias=AliasPath("extensions", "legacyCode"))


class Answer(Schema):
    """The envelope of a GraphQL answer."""

    data: dict[str, object] | None = None
    errors: tuple[Problem, ...] | None = None
    request: str | None = Field(default=None, validation_alias=AliasPath("extensions", "requestId"))


class Ids(Schema):
    """The answer to a question for GraphQL's ids."""

    ids: tuple[str | None, ...] = Field(validation_alias=AliasPath("data", "idsFromLegacyIds"))


class Node(Schema):
    """The answer to a question for one object."""

    node: dict[str, object] | None = Field(validation_alias=AliasPath("data", "node"))


class Found(Schema):
    """One page of a search."""

    more: Flag = Field(validation_alias=AliasPath("data", "search", "transactions", "pageInfo", "hasNextPage"))
    cursor: str | None = Field(
        default=None, validation_alias=AliasPath("data", "search", "transactions", "pageInfo", "endCursor")
    )


class Refused(Schema):
    """The error answer of the XML API."""

    message: str | None = None
