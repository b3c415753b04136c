"""Answers of Stripe from a few facts, and a Stripe that gives them; synthetic values only.

Shapes: Stripe's API reference (PaymentIntent, Charge, Event, errors, lists), version 2026-10-28.endive.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx
    import respx

_CREATED = 1_795_168_800
"""2026-11-20T10:00:00Z in seconds since 1970."""

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

    With the status `requires_payment_method` the last try was declined for `code`; without a code there was no try.
    `amount` is in minor units, `created` in seconds since 1970; `order` stands in the metadata as `order_id`.
    """
    declined = status == "requires_payment_method"
    told: dict[str, Any] = {
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
    if not declined or code:
        tried: dict[str, Any] = {
            "intent": id,
            "amount": amount,
            "currency": currency,
            "live": live,
            "created": created,
            "order": order,
        }
        told["latest_charge"] = _charge(code=code if declined else None, message=message, **tried)
    if declined and code:
        told["last_payment_error"] = {
            "type": "card_error",
            "code": "card_declined",
            "decline_code": code,
            "message": message,
            "charge": told["latest_charge"]["id"],
        }
    return json.dumps(told).encode()


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


def event(about: bytes, kind: str = "payment_intent.payment_failed", *, created: int = _CREATED) -> bytes:
    """The webhook body of an event about a PaymentIntent or Charge."""
    told = {
        "id": "evt_1QAcme0000000001",
        "object": "event",
        "type": kind,
        "created": created,
        "livemode": True,
        "pending_webhooks": 1,
        "data": {"object": json.loads(about)},
    }
    return json.dumps(told).encode()


def refusal(message: str = "No such payment_intent: 'pi_unknown'", code: str | None = "resource_missing") -> bytes:
    """The body of a refused request; by default that of an unknown id (HTTP status 404)."""
    return json.dumps({"error": {"type": "invalid_request_error", "code": code, "message": message}}).encode()


def routes(mock: "respx.Router", payloads: Sequence[bytes]) -> None:
    """Answer look-ups, the search by order id and the list of charges as Stripe with these payments would.

    There are no undelivered events and no webhook endpoints.
    """
    given = [json.loads(each) for each in payloads]
    intents = [each for each in given if each["object"] == "payment_intent"]
    charges = list(_charges(given))

    def by_id(request: "httpx.Request", id: str) -> "httpx.Response":  # noqa: A002 - Stripe's word
        del request
        return _answer(next((each for each in (*intents, *charges) if each["id"] == id), None))

    def search(request: "httpx.Request") -> "httpx.Response":
        asked = re.search(r'metadata\["(.+?)"\]:"(.*?)"', request.url.params["query"])
        key, value = asked.groups() if asked else ("", "")
        return _answer(
            _page("search_result", request, [each for each in intents if each["metadata"].get(key) == value])
        )

    def listed(request: "httpx.Request") -> "httpx.Response":
        asked = request.url.params
        first, last = int(asked.get("created[gte]", 0)), int(asked.get("created[lt]", 2**40))
        return _answer(_page("list", request, [each for each in charges if first <= each["created"] < last]))

    def nothing(request: "httpx.Request") -> "httpx.Response":
        return _answer(_page("list", request, []))

    mock.get(path="/v1/payment_intents/search").mock(side_effect=search)
    mock.get(path="/v1/charges").mock(side_effect=listed)
    mock.get(path__regex=r"^/v1/(?:payment_intents|charges)/(?P<id>.+)$").mock(side_effect=by_id)
    mock.get(path__regex=r"^/v1/(?:events|webhook_endpoints)$").mock(side_effect=nothing)


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


def _page(kind: str, request: "httpx.Request", data: list[dict[str, Any]]) -> dict[str, Any]:
    return {"object": kind, "url": request.url.path, "has_more": False, "data": data}


def _answer(document: object) -> "httpx.Response":
    import httpx  # noqa: PLC0415 - only where a router answers

    if document is None:
        return httpx.Response(404, content=refusal())
    return httpx.Response(200, json=document, headers={"Request-Id": "req_Acme00000001"})
