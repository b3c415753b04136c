"""Answers of bePaid from a few facts, and a bePaid that gives them; synthetic values only.

Shapes: docs.bepaid.by (transaction queries, payment token, reports, error responses), read on 2026-11-21; the body of
an unknown uid as recorded in paveltyk/bepaid_ex.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import httpx
    import respx

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
    told = {
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
    return json.dumps({"checkout": told}).encode()


def refusal(message: str = "Record not found") -> bytes:
    """The body of a refused request; by default that of an unknown reference (HTTP status 404)."""
    return json.dumps({"response": {"message": message}}).encode()


def routes(mock: "respx.Router", payloads: Sequence[bytes]) -> None:
    """Answer look-ups by uid, order id and token, and reports, as bePaid with these transactions and tokens would."""
    documents = [json.loads(each) for each in payloads]
    cards = [each["transaction"] for each in documents if "transaction" in each]
    tokens = {each["checkout"]["token"]: each for each in documents if "checkout" in each}

    def by_order(request: "httpx.Request", order: str) -> "httpx.Response":
        found = [each for each in cards if each["tracking_id"] == order and _holds(request, each)]
        return _answer({"transactions": found[-10:]})

    def by_uid(request: "httpx.Request", uid: str) -> "httpx.Response":
        found = next((each for each in cards if each["uid"] == uid and _holds(request, each)), None)
        return _answer(found and {"transaction": found})

    def by_token(request: "httpx.Request", token: str) -> "httpx.Response":
        del request
        return _answer(tokens.get(token))

    def report(request: "httpx.Request") -> "httpx.Response":
        asked = json.loads(request.content)["report_params"]
        rows = [each for each in cards if not each["test"] and _fits(each, asked)]
        return _answer({"transactions": rows, "count": len(rows), "has_more": False})

    mock.get(path__regex=r"/transactions/tracking_id/(?P<order>.+)$").mock(side_effect=by_order)
    mock.get(path__regex=r"/(?:beyag/payments|transactions)/(?P<uid>.+)$").mock(side_effect=by_uid)
    mock.get(path__regex=r"/ctp/api/checkouts/(?P<token>.+)$").mock(side_effect=by_token)
    mock.post(path__regex=r"/api/reports$").mock(side_effect=report)


def _answer(document: object) -> "httpx.Response":
    import httpx  # noqa: PLC0415 - only where a router answers

    if document is None:
        return httpx.Response(404, content=refusal())
    return httpx.Response(200, json=document, headers={"X-Request-Id": "b1e7c0de-0000-4000-8000-000000000001"})


def _holds(request: "httpx.Request", transaction: Mapping[str, Any]) -> bool:
    """Cards are known to the gateway, everything else to the API below `/beyag`."""
    return ("/beyag/" in request.url.path) is (transaction["payment_method_type"] != "credit_card")


def _fits(transaction: Mapping[str, Any], asked: Mapping[str, str]) -> bool:
    zone = ZoneInfo(asked["time_zone"])
    first, last = (datetime.fromisoformat(asked[end]).replace(tzinfo=zone) for end in ("from", "to"))
    created = datetime.fromisoformat(transaction["created_at"])
    method = _METHODS.get(transaction["payment_method_type"], "alternative")
    fitting = asked["status"] in {"all", transaction["status"]} and asked["payment_method_type"] == method
    return fitting and first <= created <= last
