"""From a document of BTCPay Server to payments.

Source: btcpayserver/btcpayserver 03345c288, 2026-07-23, wwwroot/swagger/v1: templates invoices (status, additional
status, speed policy) and webhooks.
"""

import re
from typing import cast

from paysupport.adapters import processors
from paysupport.adapters.processors import Place, currency, flags, invoice, money, places
from paysupport.adapters.providers.btcpay.schemas import Error, Event, Told, Way
from paysupport.chain.networks import network
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Flag, Invoice, Merchant, Payment, Status
from paysupport.redaction import redact

NAME = "btcpay"

STATUSES = {
    "New": Status.CREATED,
    "Processing": Status.PENDING,
    "Expired": Status.EXPIRED,
    "Invalid": Status.FAILED,
    "Settled": Status.PAID,
}

EVENTS = {
    "InvoiceCreated": Status.CREATED,
    "InvoiceReceivedPayment": Status.PENDING,
    "InvoicePaymentSettled": Status.PENDING,
    "InvoiceProcessing": Status.PENDING,
    "InvoiceExpired": Status.EXPIRED,
    "InvoiceInvalid": Status.FAILED,
    "InvoiceSettled": Status.PAID,
}
"""What an event says of its invoice; a single payment that has settled may be a part."""

PARTLY = {Status.CREATED: Status.PENDING, Status.EXPIRED: Status.FAILED}
"""What a state is where a part was paid."""

CONFIRMATIONS = {"HighSpeed": 0, "MediumSpeed": 1, "LowMediumSpeed": 2, "LowSpeed": 6}
"""By `checkout.speedPolicy`; with HighSpeed, a transaction that can be replaced needs one."""

_NOT_FOUND = "invoice-not-found"
_ERRORS = frozenset({_NOT_FOUND, "missing-permission", "unauthenticated"})
_OUTPOINT = re.compile(r"([0-9a-fA-F]{64})-[0-9]+")
_NOBODY = Merchant()
_LONGEST = 300


def claims(document: object) -> bool:
    """Whether a document is an invoice, list, webhook or error answer of BTCPay Server."""
    match cast("JSON", document):
        case [dict(first), *_]:
            return _is_invoice(first)
        case {"deliveryId": _, "webhookId": _, "type": _}:
            return True
        case {"code": str(code), "message": _}:
            return code in _ERRORS
        case dict(found):
            return _is_invoice(found)
        case _:
            return False


def _is_invoice(found: dict[str, JSON]) -> bool:
    return found.keys() >= {"id", "storeId", "additionalStatus", "status"}


def payments(place: Place) -> tuple[Payment, ...]:
    """The invoices in a document; those for one order are one."""
    match cast("JSON", place.document):
        case list(found):
            return merge(_one(each, at) for each, at in places(found, place))
        case found:
            return (_one(found, place),)


def _one(found: JSON, place: Place) -> Payment:
    match found:
        case {"deliveryId": _, "invoiceId": _, "type": _}:
            return _event(Event.of(found, place.base), place)
        case {"deliveryId": _, "webhookId": _}:
            raise NotAPayment("BTCPay Server: an event about something else than an invoice", provider=NAME)
        case {"code": _, "message": _}:
            raise _refusal(Error.of(found, place.base))
        case dict() if _is_invoice(found):
            return _invoice(Told.of(found, place.base), place)
        case _:
            raise Unrecognised("no invoice of BTCPay Server", path=place.base)


def _refusal(told: Error) -> NotAPayment:
    text = redact(" ".join(f"{told.code}: {told.message or ''}".split()))[:_LONGEST]
    return NotAPayment(f"BTCPay Server: {text}", provider=NAME, code=told.code, not_found=told.code == _NOT_FOUND)


def _invoice(seen: Told, place: Place) -> Payment:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    marks = flags(
        late=seen.status_reason == "PaidLate",
        partial=seen.status_reason == "PaidPartial",
        over=seen.status_reason == "PaidOver",
        manual=seen.status_reason == "Marked",
    )
    if Flag.PARTIAL in marks:
        status = PARTLY.get(status, status)
    elif Flag.LATE in marks and status is Status.EXPIRED:
        status = Status.PAID
    times = [paid.at for way in seen.ways for paid in way.payments if paid.at]
    updated = max(times, default=None)
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "status_reason": seen.status_reason if seen.status_reason != "None" else None,
            "order": seen.order or None,
            "merchant": Merchant(id=seen.store) if seen.store else _NOBODY,
            "amount": money(seen.amount, seen.currency, place.base + "/amount") if seen.kind != "TopUp" else None,
            "currency": currency(seen.currency),
            "email": seen.email,
            "created_at": seen.created_at,
            "updated_at": updated,
            "paid_at": updated if status is Status.PAID else None,
            "expires_at": seen.expires_at,
            "invoice": _asked(seen, status, marks),
        },
    )


def _asked(seen: Told, status: Status, marks: frozenset[Flag]) -> Invoice | None:
    """What is asked for by the method that was paid, else by the first on a chain."""
    ways = sorted(seen.ways, key=lambda way: (not way.payments, network(way.name) is None))
    if not ways:
        return None
    way = ways[0]
    return invoice(
        way.address or next((paid.address for paid in way.payments if paid.address), None),
        way.coin or way.name,
        {
            "id": seen.id,
            "network": way.name,
            "amount": _due(way),
            "received": way.received,
            "created_at": seen.created_at,
            "expires_at": seen.expires_at,
            "confirmations_required": CONFIRMATIONS.get(seen.speed or ""),
            "status": status,
            "raw_status": seen.status,
            "flags": marks,
            "processor": NAME,
            "transactions": tuple(dict.fromkeys(_transaction(paid.id) for paid in way.payments)),
        },
    )


def _due(way: Way) -> processors.Number:
    """What the payer has to send in all, with the network fee where the merchant adds it."""
    return way.amount if way.due is None or way.total is None else way.due + way.total


def _transaction(name: str) -> str:
    found = _OUTPOINT.fullmatch(name)
    return found[1] if found else name


def _event(seen: Event, place: Place) -> Payment:
    status = EVENTS.get(seen.status, Status.UNKNOWN)
    if seen.partial:
        status = PARTLY.get(status, status)
    paid, way = seen.paid, seen.way
    marks = flags(late=seen.late, partial=seen.partial, over=seen.over, manual=seen.marked)
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "status_reason": ", ".join(sorted(marks)) or None,
            "order": seen.order or None,
            "merchant": Merchant(id=seen.store) if seen.store else _NOBODY,
            "updated_at": seen.updated_at,
            "paid_at": seen.updated_at if status is Status.PAID else None,
            "invoice": invoice(
                paid.address if paid else None,
                way,
                {
                    "id": seen.id,
                    "received": paid.value if paid else None,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": marks,
                    "processor": NAME,
                    "transactions": (_transaction(paid.id),) if paid else (),
                },
            ),
        },
    )
