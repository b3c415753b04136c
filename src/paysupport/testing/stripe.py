"""Answers of Stripe from a few facts, and a Stripe that gives them; synthetic values only.

Shapes: Stripe's API reference (PaymentIntent, Charge, Event, errors, lists), version 2026-10-28.endive.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from paysupport.testing.answers import Answer, Asked, Endpoint, Known, refused, routed, told

_CREATED = 1_795_168_800
"""2026-11-20T10:00:00Z in seconds since 1970."""

_CHARGED = {"processing", "requires_capture", "succeeded"}
_CARD = {"brand": "visa", "country": "BY", "fingerprint": "Xt5EWLLDS7FJjR1c", "last4": "0002", "network": "visa"}


def payload(
    *,
    id: str = "pi_3QAcme0000000001",  # noqa: A002 - Stripe's word
    order: str | None = "1234",
    status: str = "requires_payment_method",
    code: str | None = "insufficient_funds",
    message: str = "Your card has insufficient funds.",
    amount: int = 2550,
    currency: str = "usd",
    live: bool = True,
    created: int = _CREATED,
) -> bytes:
    """A PaymentIntent with its latest charge.

    With the status `requires_payment_method` the last try was declined for `code`; without a code, or while the payer
    has something to do, there was no try.
    `amount` is in minor units, `created` in seconds since 1970; `order` stands in the metadata as `order_id`.
    """
    declined = status == "requires_payment_method"
    intent: dict[str, Any] = {
        "id": id,
        "object": "payment_intent",
        "status": status,
        "amount": amount,
        "currency": currency,
        "created": created,
        "livemode": live,
        "metadata": {} if order is None else {"order_id": order},
        "last_payment_error": None,
        "latest_charge": None,
    }
    if status in _CHARGED or (declined and code):
        tried: dict[str, Any] = {
            "intent": id,
            "amount": amount,
            "currency": currency,
            "live": live,
            "created": created,
            "order": order,
        }
        intent["latest_charge"] = _charge(code=code if declined else None, message=message, **tried)
    if declined and code:
        intent["last_payment_error"] = {
            "type": "card_error",
            "code": "card_declined",
            "decline_code": code,
            "message": message,
            "charge": intent["latest_charge"]["id"],
        }
    return json.dumps(intent).encode()


def charge(
    *,
    intent: str | None = "pi_3QAcme0000000001",
    order: str | None = "1234",
    code: str | None = "insufficient_funds",
    message: str = "Your card has insufficient funds.",
    amount: int = 2550,
    currency: str = "usd",
    live: bool = True,
    created: int = _CREATED,
) -> bytes:
    """A Charge: paid where `code` is None, else declined for that reason."""
    facts: dict[str, Any] = {"amount": amount, "currency": currency, "live": live, "created": created, "order": order}
    return json.dumps(_charge(intent=intent, code=code, message=message, **facts)).encode()


def event(
    about: bytes,
    kind: str = "payment_intent.payment_failed",
    *,
    id: str = "evt_1QAcme0000000001",  # noqa: A002 - Stripe's word
    created: int = _CREATED,
) -> bytes:
    """The webhook body of an event about a PaymentIntent or Charge."""
    object_ = json.loads(about)
    occurrence = {
        "id": id,
        "object": "event",
        "type": kind,
        "created": created,
        "livemode": object_["livemode"],
        "pending_webhooks": 1,
        "data": {"object": object_},
    }
    return json.dumps(occurrence).encode()


def refusal(message: str = "No such payment_intent: 'pi_unknown'", code: str | None = "resource_missing") -> bytes:
    """The body of a refused request; by default that of an unknown id (HTTP status 404)."""
    return json.dumps({"error": {"type": "invalid_request_error", "code": code, "message": message}}).encode()


def answer(asked: Asked, known: Known) -> Answer:
    """What Stripe, knowing these payments and endpoints, answers to look-ups, searches and lists.

    There are no undelivered events.
    """
    return routed(_ROUTES, asked, known) or refused(refusal())


def _by_id(asked: Asked, known: Known, name: str) -> Answer:
    del asked
    found = (*_intents(known), *_charges(known.documents))
    return _told(next((each for each in found if each["id"] == name), None))


def _search(asked: Asked, known: Known, group: str) -> Answer:
    del group
    clause = re.search(r'metadata\["(.+?)"\]:"(.*?)"', asked.query["query"])
    key, value = clause.groups() if clause else ("", "")
    found = [each for each in _intents(known) if each["metadata"].get(key) == value]
    return _told(_page("search_result", asked, found))


def _listed(asked: Asked, known: Known, group: str) -> Answer:
    del group
    first, last = int(asked.query.get("created[gte]", 0)), int(asked.query.get("created[lt]", 2**40))
    found = [each for each in _charges(known.documents) if first <= each["created"] < last]
    return _told(_page("list", asked, found))


def _events(asked: Asked, known: Known, group: str) -> Answer:
    del known, group
    return _told(_page("list", asked, []))


def _endpoints(asked: Asked, known: Known, group: str) -> Answer:
    del group
    return _told(_page("list", asked, [_endpoint(*each, live=not known.test) for each in enumerate(known.endpoints)]))


_ROUTES = (
    ("GET", r"/v1/payment_intents/search", _search),
    ("GET", r"/v1/charges", _listed),
    ("GET", r"/v1/(?:payment_intents|charges)/(.+)", _by_id),
    ("GET", r"/v1/events", _events),
    ("GET", r"/v1/webhook_endpoints", _endpoints),
)


def _endpoint(number: int, endpoint: Endpoint, *, live: bool) -> dict[str, Any]:
    return {
        "id": f"we_1QAcme{number:010}",
        "object": "webhook_endpoint",
        "url": endpoint.url,
        "status": "enabled" if endpoint.enabled else "disabled",
        "enabled_events": list(endpoint.events),
        "livemode": live,
    }


def _intents(known: Known) -> list[dict[str, Any]]:
    return [each for each in known.documents if each["object"] == "payment_intent"]


def _charge(
    *,
    intent: str | None,
    order: str | None,
    code: str | None,
    message: str,
    amount: int,
    currency: str,
    live: bool,
    created: int,
) -> dict[str, Any]:
    return {
        "id": (intent or "pi_none").replace("pi_", "ch_", 1),
        "object": "charge",
        "status": "failed" if code else "succeeded",
        "amount": amount,
        "amount_refunded": 0,
        "currency": currency,
        "created": created,
        "livemode": live,
        "captured": not code,
        "disputed": False,
        "refunded": False,
        "metadata": {} if order is None else {"order_id": order},
        "payment_intent": intent,
        "failure_code": "card_declined" if code else None,
        "failure_message": message if code else None,
        "outcome": {
            "type": "issuer_declined" if code else "authorized",
            "network_status": "declined_by_network" if code else "approved_by_network",
            "reason": code,
        },
        "payment_method_details": {"type": "card", "card": _CARD},
    }


def _charges(given: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in given:
        found = each if each["object"] == "charge" else each["latest_charge"]
        if found:
            yield dict(found)


def _page(kind: str, asked: Asked, data: list[dict[str, Any]]) -> dict[str, Any]:
    return {"object": kind, "url": asked.path, "has_more": False, "data": data}


def _told(document: object) -> Answer:
    return refused(refusal()) if document is None else told(document, **{"Request-Id": "req_Acme00000001"})
