"""Razorpay's objects as payments: payment, order, refund, dispute, settlement, payment link, reconciliation."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from paysupport.adapters.providers.razorpay.codes import (
    DISPUTES,
    EXPONENTS,
    LINKS,
    METHODS,
    NETWORKS,
    ORDERS,
    REFUNDS,
    REFUSED_BY,
    SETTLEMENTS,
    STATUSES,
    interpret,
)
from paysupport.adapters.providers.razorpay.schemas import (
    Contested,
    Link,
    Ordered,
    Reconciled,
    Refusal,
    Returned,
    Settled,
    Told,
)
from paysupport.documents import pointer
from paysupport.model import Attempt, Decline, Dispute, Origin, Payment, Refund, Status, method_of
from paysupport.money import Money

NAME = "razorpay"

CAPTURED_WITHIN = timedelta(days=3)
"""Since a payment was created; then it is refunded (payments/payments/capture-settings). Shops may set less."""

_RETURNED = frozenset({Status.REFUNDED, Status.PARTIALLY_REFUNDED})


class Place(NamedTuple):
    """Where something stands in a document, and whose it is.

    Attributes:
        currency: in which Razorpay settles with this merchant: that of fees and settlements.
        order: the shop's order id, where the document tells it elsewhere.
    """

    document: object
    base: str
    account: str | None
    currency: str
    order: str | None = None

    def below(self, *tokens: object) -> "Place":
        """A place further down."""
        return self._replace(base=self.base + pointer(*tokens))

    def payment(self, told: Mapping[str, tuple[str, ...]], **values: object) -> Payment:
        """A payment whose fields stand there."""
        origin = {"source": NAME, "base": self.base, "pointers": told, "document": self.document}
        return Payment.trusted(
            {"provider": NAME, "account": self.account, "origin": Origin.trusted(origin), "id": None, **values}
        )


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money.of_minor(minor, currency, EXPONENTS)


def payment(found: object, place: Place) -> Payment:
    """A payment: one try to pay an order."""
    seen = Told.of(found, place.base)
    status = _status(seen)
    never_captured = status in _RETURNED and seen.captured is False
    collected = (status is Status.PAID or status in _RETURNED) and not never_captured
    settled = seen.base_currency or (seen.currency if seen.currency == place.currency else None)
    gross = _money(seen.amount if seen.base_amount is None else seen.base_amount, settled)
    fee = _money(seen.fee, settled)
    own = Told.pointers()
    return place.payment(
        {**own, "code": own["code"] + own["error_code"], "network": own["card.brand"], "refused_by": own["source"]},
        id=seen.id,
        status=status,
        raw_status=seen.status,
        order=place.order or seen.order,
        kind="payment",
        method=method_of(METHODS, seen.method),
        raw_method=seen.method,
        amount=_money(seen.amount, seen.currency),
        currency=seen.currency,
        created_at=seen.created_at,
        paid_at=seen.created_at if collected else None,
        expires_at=seen.created_at + CAPTURED_WITHIN if status is Status.AUTHORIZED and seen.created_at else None,
        attempts=(_attempt(seen, Status.PAID if collected else status),),
        refunded=_money(seen.refunded or None, seen.currency),
        fee=fee,
        net=gross - fee if gross and fee else None,
        email=seen.email,
    )


def _status(seen: Told) -> Status:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    if status is Status.PAID and (seen.refunded or seen.refund_status):
        whole = seen.refund_status == "full" or seen.refunded == seen.amount
        return Status.REFUNDED if whole else Status.PARTIALLY_REFUNDED
    return status


def _attempt(seen: Told, status: Status) -> Attempt:
    decline = None
    if status is Status.FAILED:
        refusal = Refusal.model_construct(
            code=seen.error_code, message=seen.message, source=seen.source, step=seen.step, reason=seen.code
        )
        on = seen.created_at.date() if seen.created_at else date.max
        decline = _decline(refusal, on, seen.card.brand if seen.card else None)
    return Attempt.trusted(
        {
            "id": seen.id,
            "status": status,
            "at": seen.created_at,
            "decline": decline,
            "card": seen.card if seen.card and (seen.card.brand or seen.card.last4) else None,
            "rrn": seen.rrn,
            "auth_code": seen.auth_code,
        }
    )


def _decline(seen: Refusal, on: date, network: str | None) -> Decline:
    code, reading = interpret(seen, on)
    return Decline.trusted(
        {
            "reading": reading,
            "code": code,
            "message": seen.message or None,
            "network": NETWORKS.get((network or "").lower()),
            "refused_by": REFUSED_BY.get(seen.source or ""),
        }
    )


def refused(seen: Refusal, place: Place) -> Payment:
    """The payment that an error answer names."""
    own = Refusal.pointers()
    attempt = {"id": seen.payment or "", "status": Status.FAILED, "decline": _decline(seen, date.max, None)}
    return place.payment(
        {**own, "status": own["code"], "code": own["reason"] + own["code"], "refused_by": own["source"]},
        id=seen.payment,
        status=Status.FAILED,
        order=place.order or seen.order,
        kind="payment",
        attempts=(Attempt.trusted(attempt),),
    )


def order(seen: Ordered, place: Place) -> Payment:
    """An order that nobody has tried to pay, or of which the tries are not told."""
    own = Ordered.pointers()
    return place.payment(
        {**own, "order": own["receipt"] + own["id"]},
        id=seen.id,
        status=ORDERS.get(seen.status, Status.UNKNOWN),
        raw_status=seen.status,
        order=seen.receipt or seen.id,
        kind="order",
        amount=_money(seen.amount, seen.currency),
        currency=seen.currency,
        created_at=seen.created_at,
    )


def refund(found: object, place: Place) -> Payment:
    """A refund, told as a payment with its parent."""
    seen = Returned.of(found, place.base)
    status = REFUNDS.get(seen.status or "", Status.UNKNOWN)
    amount = _money(seen.amount, seen.currency)
    return place.payment(
        Returned.pointers(),
        id=seen.id,
        status=status,
        raw_status=seen.status,
        parent=seen.payment,
        kind="refund",
        amount=amount,
        currency=seen.currency,
        created_at=seen.created_at,
        refunds=(Refund.trusted({"id": seen.id, "status": status, "amount": amount, "at": seen.created_at}),),
    )


def dispute(found: object, place: Place) -> Payment:
    """A dispute, told as the payment it is about."""
    seen = Contested.of(found, place.base)
    status = DISPUTES.get(seen.status, Status.UNKNOWN)
    contested = {
        "id": seen.id,
        "status": status,
        "amount": _money(seen.amount, seen.currency),
        "at": seen.created_at,
        "reason": seen.reason,
        "due_at": seen.due_at,
    }
    return place.payment(
        Contested.pointers(),
        id=seen.payment,
        status=status,
        raw_status=seen.status,
        currency=seen.currency,
        disputes=(Dispute.trusted(contested),),
    )


def settlement(found: object, place: Place) -> Payment:
    """What Razorpay sends to the merchant's bank; the bank knows it by the UTR."""
    seen = Settled.of(found, place.base)
    status = SETTLEMENTS.get(seen.status, Status.UNKNOWN)
    return place.payment(
        Settled.pointers(),
        id=seen.id,
        status=status,
        raw_status=seen.status,
        kind="payout",
        amount=_money(seen.amount, place.currency),
        currency=place.currency,
        created_at=seen.created_at,
        attempts=(Attempt.trusted({"id": seen.id, "status": status, "at": seen.created_at, "rrn": seen.rrn}),),
        fee=_money(seen.fee, place.currency),
    )


def link(found: object, place: Place) -> Payment:
    """A payment link."""
    seen = Link.of(found, place.base)
    own = Link.pointers()
    shares = [
        {"id": each.id, "status": STATUSES.get(each.status or "", Status.UNKNOWN), "at": each.created_at}
        for each in seen.shares or ()
    ]
    return place.payment(
        {**own, "order": own["reference"] + own["order_id"]},
        id=seen.id,
        status=LINKS.get(seen.status, Status.UNKNOWN),
        raw_status=seen.status,
        order=seen.reference or seen.order_id,
        kind="payment_link",
        amount=_money(seen.amount, seen.currency),
        currency=seen.currency,
        created_at=seen.created_at,
        updated_at=seen.updated_at,
        expires_at=seen.expires_at,
        attempts=tuple(map(Attempt.trusted, shares)),
        email=seen.email,
    )


def reconciled(seen: Reconciled, place: Place) -> Payment:
    """A payment or refund of which only its way into a settlement is told."""
    own = Reconciled.pointers()
    amount = _money(seen.amount, seen.currency)
    status = Status.PAID if seen.kind == "payment" else Status.REFUNDED
    attempt = {"id": seen.id, "status": status, "at": seen.created_at}
    given = {"id": seen.id, "status": status, "amount": amount, "at": seen.created_at}
    return place.payment(
        {**own, "status": own["settled"], "order": own["receipt"] + own["order_id"]},
        id=seen.id,
        status=status,
        parent=seen.parent,
        order=seen.receipt or seen.order_id,
        kind=seen.kind,
        method=method_of(METHODS, seen.method),
        raw_method=seen.method,
        amount=amount,
        currency=seen.currency,
        created_at=seen.created_at,
        paid_at=seen.created_at if status is Status.PAID else None,
        settled_at=seen.settled_at,
        attempts=(Attempt.trusted(attempt),) if status is Status.PAID else (),
        refunds=() if status is Status.PAID else (Refund.trusted(given),),
        fee=_money(seen.fee, place.currency),
        net=_money(seen.net, place.currency) if status is Status.PAID else None,
    )
