"""Answers of CloudPayments from a few facts, and a CloudPayments that gives them; synthetic values only.

Shapes: developers.cloudpayments.ru (API, notifications), copy of 2026-08-04, read on 2026-11-21.
"""

import json
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from paysupport.testing.answers import Answer, Asked, Known, refused, routed, told

_KEPT = ("TransactionId", "Amount", "Currency", "PaymentAmount", "PaymentCurrency", "InvoiceId", "TestMode")
_CARD = {"CardFirstSix": "400005", "CardLastFour": "5556", "CardType": "Visa", "IssuerBankCountry": "RU"}
_PAGE = 100


def payload(
    *,
    id: int = 2200100001,  # noqa: A002 - the transaction's id
    order: str | None = "1234",
    status: str = "Declined",
    code: str = "5051",
    amount: str = "25.50",
    currency: str = "RUB",
    test: bool = False,
    created_at: str = "2026-11-20T10:00:00",
) -> bytes:
    """A transaction, as a look-up tells it.

    `amount` is in major units, `created_at` in UTC; `order` is the `InvoiceId`; `code` is why a transaction with the
    status `Declined` was refused.
    """
    declined, completed = status == "Declined", status == "Completed"
    model: dict[str, Any] = {
        "ReasonCode": int(code) if declined else 0,
        "PublicId": "pk_synthetic0000000000000000000001",
        "TransactionId": id,
        "Amount": float(amount),
        "Currency": currency,
        "PaymentAmount": float(amount),
        "PaymentCurrency": currency,
        "InvoiceId": order,
        "CreatedDateIso": created_at,
        "ConfirmDateIso": created_at if completed else None,
        "AuthCode": "A1B2C3" if completed else None,
        "Rrn": "632500123456" if completed else None,
        "TestMode": test,
        **_CARD,
        "Status": status,
        "Type": 0,
        "Refunded": False,
        "GatewayName": "Test",
    }
    return json.dumps({"Model": model, "Success": completed, "Message": None}).encode()


def notification(about: bytes, *, form: bool = True) -> bytes:
    """The body of Pay or Fail about a transaction: a form, as CloudPayments sends by default, or JSON."""
    model = json.loads(about)["Model"]
    event: dict[str, Any] = {name: model[name] for name in _KEPT}
    at = datetime.fromisoformat(model["CreatedDateIso"])
    event |= _CARD | {
        "DateTime": f"{at:%Y-%m-%d %H:%M:%S}",
        "OperationType": "Payment",
        "TestMode": int(model["TestMode"]),
    }
    if model["ReasonCode"]:
        event |= {"Reason": "Declined", "ReasonCode": model["ReasonCode"]}
    else:
        event |= {name: model[name] for name in ("Status", "GatewayName", "AuthCode", "Rrn")}
    if not form:
        return json.dumps(event).encode()
    texts = {name: "" if value is None else value for name, value in event.items()}
    amounts = {name: f"{event[name]:.2f}" for name in ("Amount", "PaymentAmount")}
    return urlencode({**texts, **amounts}).encode()


def refusal(message: str = "Not found") -> bytes:
    """The body of a refused request; by default that of an unknown transaction (HTTP status 200)."""
    return json.dumps({"Success": False, "Message": message}).encode()


def answer(asked: Asked, known: Known) -> Answer:
    """What CloudPayments, knowing these transactions and addresses, answers to look-ups, lists and settings."""
    return routed(_ROUTES, asked, known) or refused(refusal(), 200)


def _by_id(asked: Asked, known: Known, group: str) -> Answer:
    del group
    number = json.loads(asked.body)["TransactionId"]
    return _last(each for each in known.documents if each["Model"]["TransactionId"] == number)


def _by_order(asked: Asked, known: Known, group: str) -> Answer:
    del group
    order = json.loads(asked.body)["InvoiceId"]
    return _last(each for each in known.documents if each["Model"]["InvoiceId"] == order)


def _listed(asked: Asked, known: Known, group: str) -> Answer:
    del group
    wanted = json.loads(asked.body)
    first, last = (datetime.fromisoformat(wanted[end]).replace(tzinfo=None) for end in _WINDOW)
    statuses = wanted.get("Statuses")
    rows = [
        each["Model"]
        for each in known.documents
        if first <= datetime.fromisoformat(each["Model"]["CreatedDateIso"]) <= last
        and (statuses is None or each["Model"]["Status"] in statuses)
    ]
    begin = (wanted["PageNumber"] - 1) * _PAGE
    return told({"Model": rows[begin : begin + _PAGE], "Success": True, "Message": None})


def _setting(asked: Asked, known: Known, kind: str) -> Answer:
    del asked
    registered = (each for each in known.endpoints if kind in {event.lower() for event in each.events})
    found = next(registered, None)
    model = {"IsEnabled": found is not None and found.enabled, "Address": found.url if found else None}
    return told({"Model": model, "Success": True, "Message": None})


_WINDOW = ("CreatedDateGte", "CreatedDateLte")
_ROUTES = (
    ("POST", r"/payments/get", _by_id),
    ("POST", r"/payments/find", _by_order),
    ("POST", r"/payments/list", _listed),
    ("POST", r"/site/notifications/(\w+)/get", _setting),
)


def _last(found: Any) -> Answer:
    rows = list(found)
    return told(rows[-1]) if rows else refused(refusal(), 200)
