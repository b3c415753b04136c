"""Answers of bePaid from a few facts, and a bePaid that gives them; synthetic values only.

Shapes: docs.bepaid.by (transaction queries, payment token, reports, error responses), read on 2026-11-21; the body of
an unknown uid as recorded in paveltyk/bepaid_ex.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from paysupport.testing.answers import Answer, Asked, Known, refused, routed, told

_SAID = {"successful": ("S.0000", "Successfully processed"), "failed": ("F.0114", "Payment was declined")}
_METHODS = {"credit_card": "credit_card", "erip": "erip"}


def payload(
    *,
    uid: str = "1-310b0da80b",
    order: str | None = "1234",
    status: str = "failed",
    code: str | None = None,
    message: str | None = None,
    amount: int = 2550,
    currency: str = "BYN",
    kind: str = "payment",
    method: str = "credit_card",
    test: bool = False,
    created_at: str = "2026-11-20T10:00:00Z",
) -> bytes:
    """A transaction in API version 2, as a look-up by uid or a webhook tells it.

    `amount` is in minor units, `created_at` in ISO 8601; `order` is bePaid's `tracking_id`. Code and message are those
    that fit the status, unless given.
    """
    usual = _SAID.get(status, (None, None))
    transaction: dict[str, Any] = {
        "uid": uid,
        "status": status,
        "code": code or usual[0],
        "message": message or usual[1],
        "amount": amount,
        "currency": currency,
        "type": kind,
        "payment_method_type": method,
        "tracking_id": order,
        "test": test,
        "created_at": created_at,
        "updated_at": created_at,
        "paid_at": created_at if status == "successful" else None,
        kind: {"rrn": "632500123456", "ref_id": "777888", "message": message or usual[1], "status": status},
    }
    if method == "credit_card":
        transaction["credit_card"] = {"brand": "visa", "last_4": "0019", "bin": "400555", "issuer_country": "BY"}
    return json.dumps({"transaction": transaction}).encode()


def checkout(token: str, *, status: str = "error", message: str = "Token is expired.", order: str = "1234") -> bytes:
    """A payment token on which nothing was paid."""
    page = {
        "token": token,
        "shop_id": 363,
        "transaction_type": "payment",
        "status": status,
        "message": message,
        "finished": False,
        "expired": status == "error",
        "test": False,
        "order": {"amount": 2550, "currency": "BYN", "tracking_id": order},
    }
    return json.dumps({"checkout": page}).encode()


def refusal(message: str = "Record not found") -> bytes:
    """The body of a refused request; by default that of an unknown reference (HTTP status 404)."""
    return json.dumps({"response": {"message": message}}).encode()


def answer(asked: Asked, known: Known) -> Answer:
    """What bePaid answers to look-ups by uid, order id and token, and to reports, when it knows these payments."""
    return routed(_ROUTES, asked, known) or refused(refusal())


def _by_order(asked: Asked, known: Known, order: str) -> Answer:
    found = [each for each in _cards(known) if each["tracking_id"] == order and _holds(asked, each)]
    return _told({"transactions": found[-10:]})


def _by_uid(asked: Asked, known: Known, uid: str) -> Answer:
    found = next((each for each in _cards(known) if each["uid"] == uid and _holds(asked, each)), None)
    return _told(found and {"transaction": found})


def _by_token(asked: Asked, known: Known, token: str) -> Answer:
    del asked
    tokens = (each for each in known.documents if "checkout" in each)
    return _told(next((each for each in tokens if each["checkout"]["token"] == token), None))


def _report(asked: Asked, known: Known, group: str) -> Answer:
    del group
    wanted = json.loads(asked.body)["report_params"]
    rows = [each for each in _cards(known) if not each["test"] and _fits(each, wanted)]
    return _told({"transactions": rows, "count": len(rows), "has_more": False})


_ROUTES = (
    ("GET", r"/transactions/tracking_id/(.+)", _by_order),
    ("GET", r"/(?:beyag/payments|transactions)/(.+)", _by_uid),
    ("GET", r"/ctp/api/checkouts/(.+)", _by_token),
    ("POST", r"/api/reports", _report),
)


def _cards(known: Known) -> list[dict[str, Any]]:
    return [each["transaction"] for each in known.documents if "transaction" in each]


def _told(document: object) -> Answer:
    if document is None:
        return refused(refusal())
    return told(document, **{"X-Request-Id": "b1e7c0de-0000-4000-8000-000000000001"})


def _holds(asked: Asked, transaction: Mapping[str, Any]) -> bool:
    """Cards are known to the gateway, everything else to the API below `/beyag`."""
    return ("/beyag/" in asked.path) is (transaction["payment_method_type"] != "credit_card")


def _fits(transaction: Mapping[str, Any], asked: Mapping[str, str]) -> bool:
    zone = ZoneInfo(asked["time_zone"])
    first, last = (datetime.fromisoformat(asked[end]).replace(tzinfo=zone) for end in ("from", "to"))
    created = datetime.fromisoformat(transaction["created_at"])
    method = _METHODS.get(transaction["payment_method_type"], "alternative")
    fitting = asked["status"] in {"all", transaction["status"]} and asked["payment_method_type"] == method
    return fitting and first <= created <= last
