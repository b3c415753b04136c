"""What is told beside payments: rows of a transaction search, disputes, payouts."""

from datetime import date
from typing import Any, cast

from paysupport.adapters.providers.paypal.codes import DENIED
from paysupport.adapters.providers.paypal.codes import PAYOUTS as PAYOUT_REASONS
from paysupport.adapters.providers.paypal.movements import money
from paysupport.adapters.providers.paypal.places import NAME, Answer
from paysupport.adapters.providers.paypal.schemas import Batch, Item, Objection, Row
from paysupport.adapters.providers.paypal.statuses import DISPUTES, OPEN_DISPUTES, PAYOUTS, REPORTED, RETURNS
from paysupport.codes import Said, read
from paysupport.documents import JSON, pointer
from paysupport.model import Attempt, Decline, Dispute, Method, Payment, Refund, Status
from paysupport.money import Money

_METHODS = {"PAYPAL": Method.WALLET, "CREDITCARD": Method.CARD, "DEBITCARD": Method.CARD}


def row_of(answer: Answer, base: str, found: Any) -> Payment | None:
    """The payment, hold, refund or chargeback in a row; None for fees, conversions, transfers and the like."""
    seen = Row.of(found, base)
    sent = (seen.amount or "").startswith("-")
    if seen.event in RETURNS:
        return _return(answer, base, seen)
    match seen.event[:3]:
        case "T00":
            kind = "payout" if sent else "payment"
        case "T13":
            kind = "authorization"
        case _:
            return None
    status = REPORTED.get(seen.status, Status.UNKNOWN)
    if kind == "authorization":
        status = {Status.PAID: Status.AUTHORIZED, Status.REFUNDED: Status.CANCELLED}.get(status, status)
    refusal = Decline.trusted({"reading": DENIED}) if status is Status.FAILED else None
    fee, amount = _size(seen, "fee", base), _size(seen, "amount", base)
    return Payment.trusted(
        {
            **_row(answer, base, seen),
            "status": status,
            "kind": kind,
            "method": _METHODS.get(seen.method or ""),
            "raw_method": seen.method,
            "amount": amount,
            "paid_at": seen.created_at if status in {Status.PAID, Status.REFUNDED} else None,
            "attempts": (
                Attempt.trusted({"id": seen.id, "status": status, "at": seen.created_at, "decline": refusal}),
            ),
            "fee": fee,
            "net": amount - fee if amount and fee and amount.currency == fee.currency else None,
            "email": seen.email,
        }
    )


def _return(answer: Answer, base: str, seen: Row) -> Payment:
    kind, done = RETURNS[seen.event]
    status = REPORTED.get(seen.status, Status.UNKNOWN)
    amount = _size(seen, "amount", base)
    refund = Refund.trusted(
        {
            "id": seen.id,
            "status": done if status is Status.PAID else status,
            "amount": amount,
            "at": seen.created_at,
        }
    )
    own = {"status": refund.status, "kind": kind, "parent": seen.parent, "amount": amount, "refunds": (refund,)}
    return Payment.trusted({**_row(answer, base, seen), **own})


def _row(answer: Answer, base: str, seen: Row) -> dict[str, Any]:
    return {
        "provider": NAME,
        "account": answer.account,
        "id": seen.id,
        "raw_status": seen.status or None,
        "order": next((each for name in answer.order if (each := getattr(seen, name))), None),
        "currency": seen.currency,
        "test": answer.test,
        "created_at": seen.created_at,
        "updated_at": seen.updated_at,
        "origin": answer.origin(base, ("", Row)),
    }


def _size(seen: Row, what: str, base: str) -> Money | None:
    """An amount without the sign that tells its direction."""
    value: str | None = getattr(seen, what)
    currency = seen.currency if what == "amount" else seen.fee_currency
    return money(value.removeprefix("-") if value else None, currency, base + seen.pointers()[what][0])


def dispute_of(answer: Answer, base: str, found: Any) -> Payment:
    """The payment that a dispute is about; where the dispute does not tell it, one without an id."""
    seen = Objection.of(found, base)
    if seen.status in OPEN_DISPUTES:
        status = Status.DISPUTED
    else:
        status = DISPUTES.get(seen.outcome or "", Status.UNKNOWN) if seen.status == "RESOLVED" else Status.UNKNOWN
    places = seen.pointers()
    dispute = Dispute.trusted(
        {
            "id": seen.id,
            "status": status,
            "amount": money(seen.disputed, seen.disputed_currency, base + places["disputed"][0]),
            "at": seen.created_at,
            "reason": seen.reason,
            "due_at": seen.due_at,
        }
    )
    return Payment.trusted(
        {
            "provider": NAME,
            "account": answer.account,
            "id": seen.transaction,
            "status": status,
            "raw_status": seen.status or None,
            "order": next((each for name in answer.order if (each := getattr(seen, name))), None),
            "kind": "dispute",
            "amount": money(seen.amount, seen.currency, base + places["amount"][0]),
            "currency": seen.currency,
            "test": answer.is_test(seen.links),
            "updated_at": seen.updated_at,
            "disputes": (dispute,),
            "origin": answer.origin(base, ("", Objection)),
        }
    )


def payouts_of(answer: Answer, base: str, found: object) -> tuple[Payment, ...]:
    """The payouts of a batch; where they are not told, the batch as one payout."""
    match cast("JSON", found):
        case {"items": list(items)} if items:
            places = ((base + pointer("items", number), each) for number, each in enumerate(items))
            return tuple(payout_of(answer, place, each) for place, each in places)
        case batch:
            return (payout_of(answer, base, batch, Batch),)


def payout_of(answer: Answer, base: str, found: Any, shape: type[Item] = Item) -> Payment:
    """Money sent out, or a batch of it."""
    seen = shape.of(found, base)
    status = PAYOUTS.get(seen.status, Status.UNKNOWN)
    places = seen.pointers()
    decline = None
    if status is Status.FAILED:
        reading = read(Said(code=seen.code), PAYOUT_REASONS, seen.created_at.date() if seen.created_at else date.max)
        decline = Decline.trusted({"reading": reading, "code": seen.code, "message": seen.message})
    attempt = Attempt.trusted({"id": seen.id, "status": status, "at": seen.created_at, "decline": decline})
    return Payment.trusted(
        {
            "provider": NAME,
            "account": answer.account,
            "id": seen.id,
            "status": status,
            "raw_status": seen.status or None,
            "order": seen.invoice,
            "parent": seen.parent,
            "kind": "payout",
            "amount": money(seen.amount, seen.currency, base + places["amount"][0]),
            "currency": seen.currency,
            "test": answer.is_test(seen.links),
            "created_at": seen.created_at,
            "attempts": (attempt,),
            "fee": money(seen.fee, seen.fee_currency, base + places["fee"][0]),
            "origin": answer.origin(base, ("", shape)),
        }
    )
