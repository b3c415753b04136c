"""Objects as Stripe sends them, with the fields that matter; all values are synthetic."""

import json
from collections.abc import Mapping
from typing import Any

from paysupport.adapters.providers.stripe import Stripe
from paysupport.model import Payment

AT = 1_795_168_800

OUTCOME = {
    "type": "issuer_declined",
    "network_status": "declined_by_network",
    "reason": "insufficient_funds",
    "seller_message": "The bank returned the decline code insufficient_funds.",
    "network_decline_code": "51",
    "network_advice_code": "02",
    "advice_code": "try_again_later",
}
CARD = {
    "brand": "mastercard",
    "last4": "4444",
    "country": "BY",
    "fingerprint": "Aq1Sw2De3Fr4Gt5H",
    "network": "mastercard",
    "authorization_code": None,
    "three_d_secure": None,
}


def charge(**changed: Any) -> dict[str, Any]:
    told = {
        "id": "ch_1",
        "object": "charge",
        "status": "succeeded",
        "amount": 2550,
        "amount_refunded": 0,
        "balance_transaction": "txn_1",
        "billing_details": {"email": "payer@example.com"},
        "captured": True,
        "created": AT,
        "currency": "eur",
        "disputed": False,
        "failure_code": None,
        "failure_message": None,
        "livemode": True,
        "metadata": {"order_id": "1234"},
        "outcome": {"type": "authorized", "reason": None},
        "payment_intent": "pi_1",
        "payment_method_details": {"type": "card", "card": CARD},
        "receipt_email": None,
        "refunded": False,
    }
    return told | changed


def failed_charge(**changed: Any) -> dict[str, Any]:
    said = {"failure_code": "card_declined", "failure_message": "Your card has insufficient funds.", "outcome": OUTCOME}
    return charge(status="failed", captured=False, **(said | changed))


def intent(**changed: Any) -> dict[str, Any]:
    told = {
        "id": "pi_1",
        "object": "payment_intent",
        "status": "succeeded",
        "amount": 2550,
        "cancellation_reason": None,
        "created": AT - 60,
        "currency": "eur",
        "last_payment_error": None,
        "latest_charge": "ch_1",
        "livemode": True,
        "metadata": {"order_id": "1234"},
        "on_behalf_of": None,
        "receipt_email": None,
    }
    return told | changed


def error(**changed: Any) -> dict[str, Any]:
    told = {
        "type": "card_error",
        "code": "card_declined",
        "decline_code": "insufficient_funds",
        "message": "Your card has insufficient funds.",
        "charge": "ch_1",
        "payment_method": {"id": "pm_1", "type": "card", "card": {"brand": "visa", "last4": "9995", "country": "US"}},
    }
    return told | changed


def declined(**changed: Any) -> dict[str, Any]:
    return intent(status="requires_payment_method", **({"last_payment_error": error()} | changed))


def event(about: Mapping[str, Any], kind: str = "payment_intent.payment_failed", **changed: Any) -> dict[str, Any]:
    return {"id": "evt_1", "object": "event", "type": kind, "created": AT + 5, "data": {"object": about}, **changed}


def listed(*rows: Mapping[str, Any], kind: str = "list") -> dict[str, Any]:
    return {"object": kind, "url": "/v1/charges", "has_more": False, "data": list(rows)}


def read_all(document: object, adapter: Stripe | None = None) -> tuple[Payment, ...]:
    return (adapter or Stripe()).read(json.dumps(document).encode())


def read(document: object, adapter: Stripe | None = None) -> Payment:
    (payment,) = read_all(document, adapter)
    return payment
