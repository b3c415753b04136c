"""Our own fixtures of the providers that publish a document, each with the name of its schema there."""

import json
from collections.abc import Iterator
from typing import Any

from paysupport.testing import stripe
from tests.adapters import adyen_items, square_objects, stripe_objects

Fixtures = Iterator[tuple[str, Any]]

_SQUARE = {"payment": "Payment", "refund": "PaymentRefund", "dispute": "Dispute", "order": "Order", "error": "Error"}
_ADYEN = {
    **{f"answer_{name}": "PaymentResponse" for name in ("authorised", "cancelled", "redirect", "refused")},
    "link": "PaymentLinkResponse",
    "session": "SessionResultResponse",
    "session_created": "CreateCheckoutSessionResponse",
}


def _of_stripe() -> Fixtures:
    for charge in (stripe_objects.charge(), stripe_objects.failed_charge(), json.loads(stripe.charge())):
        yield "charge", charge
        yield "event", stripe_objects.event(charge)
    for intent in (stripe_objects.intent(), stripe_objects.declined(), json.loads(stripe.payload())):
        yield "payment_intent", intent
    yield "event", json.loads(stripe.event(stripe.charge()))
    yield "error", {"error": stripe_objects.error()}
    yield "error", json.loads(stripe.refusal())


def _of_square() -> Fixtures:
    for name in square_objects.PAYLOADS:
        told = square_objects.loaded(name)
        told = told.get("data", {}).get("object", told)
        for word, found in (told if "status" not in told else {"payment": told}).items():
            rows = found if isinstance(found, list) else [found]
            yield from ((_SQUARE[schema], row) for schema in (word, word[:-1]) if schema in _SQUARE for row in rows)


def _of_adyen() -> Fixtures:
    yield from ((schema, json.loads(adyen_items.body(name))) for name, schema in _ADYEN.items())


FIXTURES = {
    "stripe.com.json": _of_stripe,
    "squareup.com.json": _of_square,
    "adyen.com/CheckoutService-v71.json": _of_adyen,
}
"""By the file of the document."""
