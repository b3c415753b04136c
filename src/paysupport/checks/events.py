"""Synthetic events, in the shapes in which providers tell them; always marked as tests where the provider can.

Shapes: the documents that the provider's adapter names. Ids are made up from the event, and belong to nobody.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from paysupport.adapters.providers.bepaid.codes import EXPONENTS as BEPAID
from paysupport.adapters.providers.checkout.codes import EXPONENTS as CHECKOUT
from paysupport.adapters.providers.mixplat.codes import EXPONENTS as MIXPLAT
from paysupport.adapters.providers.razorpay.codes import EXPONENTS as RAZORPAY
from paysupport.adapters.providers.stripe.codes import EXPONENTS as STRIPE
from paysupport.adapters.providers.tbank.codes import EXPONENTS as TBANK
from paysupport.errors import Unsupported
from paysupport.model import Status
from paysupport.money import Money

_ORDERS = 2_000_000_000
"""Where the made-up order numbers begin: beyond those of most shops; all are below 2^31."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened to a payment that never was.

    Attributes:
        payment: a word for the payment; the same word gives the same id.
        order: the merchant's order id.
        paid: whether the payment succeeded; else it failed.
        at: when, with zone.
        shop: the merchant's id at the provider, where the notification names it.
    """

    payment: str
    order: str
    amount: Money
    paid: bool = True
    at: datetime
    shop: str | None = None

    @property
    def status(self) -> Status:
        """The status that it tells."""
        return Status.PAID if self.paid else Status.FAILED


def order_number(word: str) -> str:
    """A made-up order number; the same word gives the same one."""
    return str(_ORDERS + int(_digest(word)[:7], 16) % 100_000_000)


def payment_id(provider: str, word: str) -> str:
    """A made-up id in the shape of the provider's."""
    digest = _digest(word)
    shaped = {
        "stripe": f"pi_{digest[:24]}",
        "yookassa": f"{digest[:8]}-000f-5000-8000-{digest[8:20]}",
        "cloudpayments": order_number(word),
        "tbank": order_number(word),
        "checkout": f"pay_{_base32(digest)}",
        "razorpay": f"pay_{digest[:14]}",
        "mixplat": digest[:32],
        "paypal": digest[:17].upper(),
    }
    return shaped.get(provider) or f"{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"


def body(provider: str, event: Event) -> bytes:
    """The body of the notification by which the provider tells of an event.

    Raises:
        Unsupported: the provider tells no such event, or its shape is not known here.
        InputError: the amount has decimals that its currency has not.
    """
    build = _BUILDERS.get(provider)
    if build is None:
        raise Unsupported(f"no synthetic events of {provider} are known here")
    return build(event, payment_id(provider, event.payment))


def _bepaid(event: Event, uid: str) -> bytes:
    code, message = ("S.0000", "Successfully processed") if event.paid else ("F.1000", "Payment was declined")
    status = "successful" if event.paid else "failed"
    time = _utc(event.at)
    transaction: dict[str, Any] = {
        "uid": uid,
        "status": status,
        "code": code,
        "message": message,
        "amount": event.amount.minor(BEPAID),
        "currency": event.amount.currency,
        "description": "Integration check",
        "type": "payment",
        "payment_method_type": "credit_card",
        "tracking_id": event.order,
        "test": True,
        "created_at": time,
        "updated_at": time,
        "paid_at": time if event.paid else None,
        "payment": {"message": message, "status": status},
    }
    return _json({"transaction": transaction})


def _stripe(event: Event, intent: str) -> bytes:
    seconds = int(event.at.timestamp())
    told: dict[str, Any] = {
        "id": intent,
        "object": "payment_intent",
        "status": "succeeded" if event.paid else "requires_payment_method",
        "amount": event.amount.minor(STRIPE),
        "amount_received": event.amount.minor(STRIPE) if event.paid else 0,
        "currency": event.amount.currency.lower(),
        "created": seconds,
        "livemode": False,
        "metadata": {"order_id": event.order},
        "last_payment_error": None if event.paid else {"type": "card_error", "code": "card_declined"},
    }
    return _json(
        {
            "id": f"evt_{_digest(f'{event.payment}{event.paid}{seconds}')[:24]}",
            "object": "event",
            "type": "payment_intent.succeeded" if event.paid else "payment_intent.payment_failed",
            "created": seconds,
            "livemode": False,
            "data": {"object": told},
        }
    )


def _yookassa(event: Event, id_: str) -> bytes:
    told: dict[str, Any] = {
        "id": id_,
        "status": "succeeded" if event.paid else "canceled",
        "paid": event.paid,
        "amount": {"value": event.amount.text, "currency": event.amount.currency},
        "created_at": _utc(event.at),
        "metadata": {"order_id": event.order},
        "test": True,
    }
    if not event.paid:
        told["cancellation_details"] = {"party": "payment_network", "reason": "general_decline"}
    return _json({"type": "notification", "event": f"payment.{told['status']}", "object": told})


def _cloudpayments(event: Event, id_: str) -> bytes:
    if not event.paid:
        raise Unsupported("CloudPayments tells of failed payments at another address")
    told = {
        "TransactionId": id_,
        "Amount": event.amount.text,
        "Currency": event.amount.currency,
        "DateTime": f"{event.at:%Y-%m-%d %H:%M:%S}",
        "CardType": "Visa",
        "TestMode": "1",
        "Status": "Completed",
        "OperationType": "Payment",
        "InvoiceId": event.order,
        "GatewayName": "Test",
        "AuthCode": "A1B2C3",
    }
    return urlencode(told).encode()


def _tbank(event: Event, id_: str) -> bytes:
    return _json(
        {
            "TerminalKey": event.shop or "",
            "OrderId": event.order,
            "Success": event.paid,
            "Status": "CONFIRMED" if event.paid else "REJECTED",
            "PaymentId": int(id_),
            "ErrorCode": "0" if event.paid else "1005",
            "Amount": event.amount.minor(TBANK),
        }
    )


def _robokassa(event: Event, id_: str) -> bytes:
    del id_
    if not event.paid:
        raise Unsupported("Robokassa tells of no payment that failed")
    told = {"OutSum": event.amount.text, "InvId": event.order, "SignatureValue": "0" * 32, "IsTest": "1"}
    return urlencode(told).encode()


def _razorpay(event: Event, id_: str) -> bytes:
    told: dict[str, Any] = {
        "id": id_,
        "entity": "payment",
        "amount": event.amount.minor(RAZORPAY),
        "currency": event.amount.currency,
        "status": "captured" if event.paid else "failed",
        "captured": event.paid,
        "method": "card",
        "order_id": event.order,
        "error_code": None if event.paid else "BAD_REQUEST_ERROR",
        "error_reason": None if event.paid else "payment_failed",
        "created_at": int(event.at.timestamp()),
    }
    name = "payment.captured" if event.paid else "payment.failed"
    return _json({"entity": "event", "event": name, "contains": ["payment"], "payload": {"payment": {"entity": told}}})


def _checkout(event: Event, id_: str) -> bytes:
    kind = "payment_captured" if event.paid else "payment_declined"
    told: dict[str, Any] = {
        "id": id_,
        "amount": event.amount.minor(CHECKOUT),
        "currency": event.amount.currency,
        "reference": event.order,
        "processed_on": _utc(event.at),
        "response_code": "10000" if event.paid else "20005",
        "response_summary": "Approved" if event.paid else "Declined - Do Not Honour",
    }
    name = f"evt_{_base32(_digest(f'{event.payment}{event.paid}{event.at}'))}"
    return _json({"id": name, "type": kind, "created_on": _utc(event.at), "data": told})


def _mixplat(event: Event, id_: str) -> bytes:
    return _json(
        {
            "api_version": 3,
            "request": "payment_status",
            "payment_id": id_,
            "test": 1,
            "merchant_payment_id": event.order,
            "status": "success" if event.paid else "failure",
            "status_extended": "success_success" if event.paid else "failure_no_money",
            "date_created": f"{event.at:%Y-%m-%d %H:%M:%S}",
            "currency": event.amount.currency,
            "amount": event.amount.minor(MIXPLAT),
            "payment_method": "card",
        }
    )


def _paypal(event: Event, id_: str) -> bytes:
    told: dict[str, Any] = {
        "id": id_,
        "status": "COMPLETED" if event.paid else "DECLINED",
        "amount": {"currency_code": event.amount.currency, "value": event.amount.text},
        "invoice_id": event.order,
        "create_time": _utc(event.at),
    }
    return _json(
        {
            "id": f"WH-{_digest(f'{event.payment}{event.paid}{event.at}')[:17].upper()}",
            "create_time": _utc(event.at),
            "resource_type": "capture",
            "event_type": "PAYMENT.CAPTURE.COMPLETED" if event.paid else "PAYMENT.CAPTURE.DECLINED",
            "resource": told,
        }
    )


_BUILDERS: Mapping[str, Callable[[Event, str], bytes]] = {
    "bepaid": _bepaid,
    "checkout": _checkout,
    "cloudpayments": _cloudpayments,
    "mixplat": _mixplat,
    "paypal": _paypal,
    "razorpay": _razorpay,
    "robokassa": _robokassa,
    "stripe": _stripe,
    "tbank": _tbank,
    "yookassa": _yookassa,
}

PROVIDERS = frozenset(_BUILDERS)
"""Whose events are known here."""


def _digest(word: str) -> str:
    return sha256(word.encode()).hexdigest()


def _base32(digest: str) -> str:
    """26 letters a-p, as in the ids of Checkout.com."""
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest[:26])


def _utc(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _json(document: object) -> bytes:
    """JSON with blanks, which a framework that reads the body and writes it again would drop."""
    return json.dumps(document).encode()
