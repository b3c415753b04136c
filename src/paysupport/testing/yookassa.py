"""Answers of YooKassa from a few facts, and a YooKassa that gives them; synthetic values only.

Shapes: yookassa.ru/developers/api (payments, notifications, me, webhooks, errors), read on 2026-11-21.
"""

import json
from typing import Any

from paysupport.testing.answers import Answer, Asked, Known, refused, routed, told

_CARD = {"first6": "555555", "last4": "4600", "card_type": "MasterCard", "issuer_country": "RU"}
_KNOWN_BY = {"payments": "payment_id", "refunds": "refund_id", "payouts": "payout_id"}


def payload(
    *,
    id: str = "22e12f66-000f-5000-8000-18db35124501",  # noqa: A002 - YooKassa's word
    order: str | None = "1234",
    status: str = "canceled",
    code: str | None = "insufficient_funds",
    amount: str = "25.50",
    currency: str = "RUB",
    test: bool = False,
    created_at: str = "2026-11-20T10:00:00.000Z",
) -> bytes:
    """A payment, as a look-up tells it.

    `amount` is in major units, `created_at` in ISO 8601; `order` stands in the metadata as `order_id`; `code` is why a
    payment with the status `canceled` was not made. A `pending` one waits for the payer.
    """
    payment: dict[str, Any] = {
        "id": id,
        "status": status,
        "paid": status in {"succeeded", "waiting_for_capture"},
        "amount": {"value": amount, "currency": currency},
        "created_at": created_at,
        "metadata": {} if order is None else {"order_id": order},
        "recipient": {"account_id": "100500", "gateway_id": "100700"},
        "payment_method": {"type": "bank_card", "id": id, "saved": False, "card": _CARD},
        "refundable": status == "succeeded",
        "test": test,
    }
    if status == "canceled" and code:
        payment["cancellation_details"] = {"party": "payment_network", "reason": code}
    if status == "succeeded":
        payment["captured_at"] = created_at
    if status == "pending":
        payment["confirmation"] = {"type": "redirect", "confirmation_url": "https://pay.example/22e1"}
    return json.dumps(payment).encode()


def notification(about: bytes) -> bytes:
    """The body of the notification about a payment."""
    payment = json.loads(about)
    event = {"type": "notification", "event": f"payment.{payment['status']}", "object": payment}
    return json.dumps(event).encode()


def refusal(code: str = "not_found", parameter: str = "payment_id") -> bytes:
    """The body of a refused request; by default that of an unknown payment (HTTP status 404)."""
    error = {
        "type": "error",
        "id": "ab5a11cd-13cc-4e33-af8b-75a74e18dd09",
        "code": code,
        "description": "Payment doesn't exist",
        "parameter": parameter,
    }
    return json.dumps(error).encode()


def answer(asked: Asked, known: Known) -> Answer:
    """What YooKassa, knowing these payments and endpoints, answers to look-ups, lists, `me` and `webhooks`.

    There are no refunds and no payouts.
    """
    return routed(_ROUTES, asked, known) or refused(refusal())


def _by_id(asked: Asked, known: Known, name: str) -> Answer:
    del asked
    found = next((each for each in known.documents if each["id"] == name), None)
    return told(found) if found else refused(refusal())


def _listed(asked: Asked, known: Known, group: str) -> Answer:
    del group
    since, until = asked.query.get("created_at.gte", ""), asked.query.get("created_at.lt", "9")
    status = asked.query.get("status")
    fitting = [
        each
        for each in reversed(known.documents)
        if since <= each["created_at"] < until and status in {None, each["status"]}
    ]
    return told({"type": "list", "items": fitting})


def _nothing(asked: Asked, known: Known, group: str) -> Answer:
    del asked, known, group
    return told({"type": "list", "items": []})


def _unknown(asked: Asked, known: Known, kind: str) -> Answer:
    del asked, known
    return refused(refusal(parameter=_KNOWN_BY[kind]))


def _me(asked: Asked, known: Known, group: str) -> Answer:
    del asked, group
    return told({"account_id": "100500", "status": "enabled", "test": known.test})


def _webhooks(asked: Asked, known: Known, group: str) -> Answer:
    del asked, group
    items = [
        {"id": f"wh-{number}-{event}", "event": event, "url": endpoint.url}
        for number, endpoint in enumerate(known.endpoints)
        for event in endpoint.events
    ]
    return told({"type": "list", "items": items})


_ROUTES = (
    ("GET", r"/v3/payments", _listed),
    ("GET", r"/v3/payments/(.+)", _by_id),
    ("GET", r"/v3/refunds", _nothing),
    ("GET", r"/v3/(refunds|payouts)/.+", _unknown),
    ("GET", r"/v3/me", _me),
    ("GET", r"/v3/webhooks", _webhooks),
)
