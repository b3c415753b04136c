"""Square's objects as payments: payment, refund, dispute, payout."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from paysupport.adapters.providers.square.codes import (
    DESTINATIONS,
    DISPUTES,
    EXPONENTS,
    LAPSED,
    METHODS,
    NETWORKS,
    PAYOUTS,
    REFUNDS,
    STATUSES,
    interpret,
)
from paysupport.adapters.providers.square.schemas import Contested, Fault, PaidOut, Returned, Sum, Told
from paysupport.documents import pointer
from paysupport.model import Attempt, Decline, Dispute, Merchant, Origin, Payment, Refund, Status, method_of
from paysupport.money import Money

NAME = "square"

_HOST = re.compile(r"https://(?:[a-z]+\.)*(squareup|squareupsandbox)\.com(?:/|$)")
_GIVEN_BACK = frozenset({Status.REFUNDED, Status.PARTIALLY_REFUNDED})
_UNKNOWN = Told.model_construct(id="", status="")
_FAULTS = {
    "card_faults": "/card_details/errors",
    "bank_faults": "/bank_account_details/errors",
    "account_faults": "/square_account_details/errors",
}


class Place(NamedTuple):
    """Where something stands in a document, and whose it is."""

    document: object
    base: str
    account: str | None

    def below(self, *tokens: object) -> "Place":
        """A place further down."""
        return self._replace(base=self.base + pointer(*tokens))

    def payment(self, told: Mapping[str, tuple[str, ...]], **values: object) -> Payment:
        """A payment whose fields stand there."""
        origin = {"source": NAME, "base": self.base, "pointers": told, "document": self.document}
        return Payment.trusted(
            {"provider": NAME, "account": self.account, "origin": Origin.trusted(origin), "id": None, **values}
        )


def money(minor: int | None, currency: str | None) -> Money | None:
    """An amount as Square sends it."""
    return None if minor is None or currency is None else Money.of_minor(minor, currency, EXPONENTS)


def sandbox(url: str | None) -> bool | None:
    """Whether a receipt or an API is that of the sandbox; None for other hosts."""
    host = _HOST.match(url or "")
    return host[1] == "squareupsandbox" if host else None


def payment(found: object, place: Place) -> Payment:
    """A payment: one try, since each further try is a payment of its own."""
    seen = Told.of(found, place.base)
    status = _status(seen)
    moved = status is Status.PAID or status in _GIVEN_BACK
    amount, kept = money(seen.amount, seen.currency), money(seen.app_fee, seen.currency)
    fee = _sum(seen.fees, seen.currency) if moved else None
    attempt, code = _attempt(seen, status)
    own = Told.pointers()
    return place.payment(
        {
            **own,
            "code": (f"{code}/code",),
            "message": (f"{code}/detail",),
            "network": own["card.brand"],
            "paid_at": own["captured_at"],
            "expires_at": own["delayed_until"],
        },
        id=seen.id,
        status=status,
        raw_status=seen.status,
        order=seen.order,
        merchant=Merchant(id=seen.location),
        kind="payment",
        method=method_of(METHODS, seen.method),
        raw_method=seen.method,
        amount=amount,
        currency=seen.currency,
        test=sandbox(seen.receipt),
        created_at=seen.created_at,
        updated_at=seen.updated_at,
        paid_at=seen.captured_at if moved else None,
        expires_at=seen.delayed_until if status is Status.AUTHORIZED else None,
        attempts=(attempt,),
        refunded=money(seen.refunded or None, seen.currency),
        fee=fee,
        net=amount - fee - kept if amount and fee and kept else None,
        email=seen.email,
    )


def _status(seen: Told) -> Status:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    if status is Status.PAID and seen.refunded:
        return Status.REFUNDED if seen.refunded >= (seen.amount or 0) else Status.PARTIALLY_REFUNDED
    if status is Status.CANCELLED and seen.delay_action == "CANCEL":
        ended = seen.voided_at or seen.updated_at
        return Status.EXPIRED if seen.delayed_until and ended and ended >= seen.delayed_until else status
    return status


def _sum(fees: tuple[Sum, ...], currency: str | None) -> Money | None:
    """Fees and their later adjustments; None while there are none, or one is unknown or in another currency."""
    known = [fee.amount for fee in fees if fee.amount is not None and fee.currency == currency]
    return money(sum(known), currency) if known and len(known) == len(fees) else None


def _attempt(seen: Told, status: Status) -> tuple[Attempt, str]:
    """The one try that a payment is, and where the error stands that counts."""
    home = next((home for name, home in _FAULTS.items() if getattr(seen, name)), _FAULTS["card_faults"])
    number, decline = 0, None
    if status is Status.FAILED:
        number, decline = declined(seen.card_faults or seen.bank_faults or seen.account_faults, seen)
    elif status is Status.EXPIRED:
        decline = Decline.trusted({"reading": LAPSED})
    attempt = Attempt.trusted(
        {
            "id": seen.id,
            "status": Status.PAID if status in _GIVEN_BACK else status,
            "at": seen.created_at,
            "updated_at": seen.updated_at,
            "decline": decline,
            "card": seen.card,
            "auth_code": None if status is Status.FAILED else seen.auth_code,
        }
    )
    return attempt, home + pointer(number)


def declined(faults: tuple[Fault, ...], seen: Told = _UNKNOWN) -> tuple[int, Decline]:
    """Which of its errors says why a try was refused, and what it says."""
    on = seen.created_at.date() if seen.created_at else date.max
    number, fault, reading = interpret(faults, seen.cvv, seen.avs, on)
    network = NETWORKS.get(seen.card.brand or "") if seen.card else None
    return number, Decline.trusted(
        {"reading": reading, "code": fault.code, "message": fault.detail, "network": network}
    )


def refund(found: object, place: Place) -> Payment:
    """A refund, told as a payment with its parent."""
    seen = Returned.of(found, place.base)
    given = returned(seen)
    return place.payment(
        Returned.pointers(),
        id=seen.id,
        status=given.status,
        raw_status=seen.status,
        parent=seen.payment,
        merchant=Merchant(id=seen.location),
        kind="refund",
        amount=given.amount,
        currency=seen.currency,
        created_at=seen.created_at,
        updated_at=seen.updated_at,
        refunds=(given,),
    )


def returned(seen: Returned) -> Refund:
    """A refund as part of a payment."""
    return Refund.trusted(
        {
            "id": seen.id,
            "status": REFUNDS.get(seen.status, Status.UNKNOWN),
            "amount": money(seen.amount, seen.currency),
            "at": seen.created_at,
            "reason": seen.reason,
        }
    )


def dispute(found: object, place: Place) -> Payment:
    """A dispute, told as the payment it is about."""
    seen = Contested.of(found, place.base)
    status = DISPUTES.get(seen.status, Status.UNKNOWN)
    contested = {
        "id": seen.id,
        "status": status,
        "amount": money(seen.amount, seen.currency),
        "at": seen.created_at,
        "reason": seen.reason,
        "due_at": seen.due_at,
    }
    return place.payment(
        Contested.pointers(),
        id=seen.payment,
        status=status,
        raw_status=seen.status,
        merchant=Merchant(id=seen.location),
        currency=seen.currency,
        updated_at=seen.updated_at,
        disputes=(Dispute.trusted(contested),),
    )


def payout(found: object, place: Place) -> Payment:
    """What Square sends to the seller's bank; below zero, what it takes from there."""
    seen = PaidOut.of(found, place.base)
    return place.payment(
        PaidOut.pointers(),
        id=seen.id,
        status=PAYOUTS.get(seen.status, Status.UNKNOWN),
        raw_status=seen.status,
        merchant=Merchant(id=seen.location),
        kind="payout",
        method=method_of(DESTINATIONS, seen.method),
        raw_method=seen.method,
        amount=money(seen.amount, seen.currency),
        currency=seen.currency,
        created_at=seen.created_at,
        updated_at=seen.updated_at,
        settles_at=seen.settles_at,
        fee=_sum(seen.fees, seen.currency),
    )
