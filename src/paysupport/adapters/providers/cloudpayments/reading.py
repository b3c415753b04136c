"""From a document to payments."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple, cast

from paysupport.adapters.providers.cloudpayments.codes import EXPONENTS, KINDS, METHODS, REASONS, REFUSED_BY, STATUSES
from paysupport.adapters.providers.cloudpayments.schemas import Answer, Objection, Transaction
from paysupport.codes import Said, read
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import (
    Attempt,
    Card,
    Decline,
    Dispute,
    Merchant,
    Method,
    Origin,
    Payment,
    Refund,
    Status,
    method_of,
)
from paysupport.money import Money
from paysupport.redaction import redact

NAME = "cloudpayments"

_NOBODY = Merchant()
_ENVELOPE = frozenset({"Success", "Message", "Model", "ErrorCode", "ExtensionData"})
_TIMES = frozenset({"CreatedDate", "CreatedDateIso", "DateTime"})
_AFTER_CHECK = frozenset({"GatewayName", "AuthCode", "Token", "TotalFee", "Rrn"})
_TOLD = {"Fail": Status.FAILED, "Refund": Status.PAID, "Cancel": Status.CANCELLED}
_COLLECTED = frozenset({Status.PAID, Status.REFUNDED})
_NETWORKS = {"мир": "mir"}
_LONGEST = 300


class _Place(NamedTuple):
    document: object
    base: str
    account: str | None


def claims(document: object) -> bool:
    """Whether a document is an answer of CloudPayments, an error included, or the body of a notification."""
    match cast("JSON", document):
        case dict(found) if isinstance(found.get("Success"), bool):
            plain = "Message" in found and found.get("ErrorCode") is None
            return found.keys() <= _ENVELOPE and ("Model" in found or plain)
        case dict(found):
            return _is_transaction(found) or (isinstance(found.get("Id"), str) and event_of(found) == "Recurrent")
        case [dict(first), *_]:
            return _is_transaction(first)
        case _:
            return False


def _is_transaction(found: Mapping[str, JSON]) -> bool:
    return isinstance(found.get("TransactionId"), int | str) and not _TIMES.isdisjoint(found)


def event_of(found: Mapping[str, object]) -> str | None:
    """Which notification a body is, by its fields: its kind stands only in the address that the shop has registered.

    A Check, which comes before the bank is asked, names the status that the payment would have; what only a payment
    that was made can have tells them apart.
    """
    there = {name for name, value in found.items() if value is not None and value != ""}
    if "SuccessfulTransactionsNumber" in there:
        return "Recurrent"
    return _event(there, str(found.get("ReasonCode") or "0")) if "DateTime" in there else None


def _event(there: set[str], code: str) -> str:
    if "PaymentTransactionId" in there:
        return "Refund"
    if code != "0":
        return "Fail"
    if "Status" not in there:
        return "Cancel"
    if "OperationType" in there and _AFTER_CHECK.isdisjoint(there):
        return "Check"
    return "Pay" if "GatewayName" in there else "Confirm"


def payments(document: object, account: str | None) -> tuple[Payment, ...]:
    """The payments in a document; tries for one order are one payment.

    Args:
        document: as CloudPayments sent it.
        account: whose payments they are.
    """
    place = _Place(document, "", account)
    match cast("JSON", document):
        case {"Model": list(rows)}:
            return _listed(rows, place._replace(base="/Model"))
        case {"Model": dict(found), **rest} if found.keys() > {"TransactionId"}:
            return (_payment(found, place._replace(base="/Model"), linked="ExtensionData" in rest),)
        case dict(found) if "Success" in found:
            raise _refusal(found)
        case dict(found) if event_of(found) == "Recurrent":
            raise NotAPayment("CloudPayments: a subscription; its payments are told one by one", provider=NAME)
        case dict(found) if "TransactionId" in found:
            return (_payment(found, place),)
        case list(rows):
            return _listed(rows, place)
        case _:
            raise Unrecognised("no payment of CloudPayments")


def _listed(rows: list[JSON], place: _Place) -> tuple[Payment, ...]:
    match rows:
        case [{"ChargeBackId": _}, *_]:
            return _disputed(rows, place)
        case [{"TransactionId": _}, *_] | []:
            return merge(_payment(each, place._replace(base=place.base + pointer(at))) for at, each in enumerate(rows))
        case _:
            raise NotAPayment("CloudPayments: a list of something else than payments", provider=NAME)


def _refusal(answer: Mapping[str, JSON]) -> NotAPayment:
    told = Answer.of(answer)
    if answer["Success"]:
        return NotAPayment("CloudPayments: a request was done, and the answer tells no payment", provider=NAME)
    text = redact(" ".join((told.message or "an error without a message").split()))[:_LONGEST]
    missing = text.strip(".").casefold() == "not found"
    return NotAPayment(f"CloudPayments: {text}", provider=NAME, code=told.code, not_found=missing)


def _payment(row: JSON, place: _Place, *, linked: bool = False) -> Payment:
    found = _filled(row, place)
    seen = Transaction.of(found, place.base)
    kind = "refund" if "PaymentTransactionId" in found else KINDS.get(seen.kind or "Payment", seen.kind)
    status = _status(seen, found, linked=linked)
    if kind == "refund" and status is Status.PAID:
        status = Status.REFUNDED
    amount = _money(seen, "amount", seen.currency, place)
    collected = status in _COLLECTED and kind == "payment"
    abroad = seen.payment_currency not in {None, seen.currency}
    return Payment.trusted(
        {
            "provider": NAME,
            "id": seen.id,
            "status": Status.REFUNDED if collected and seen.refunded else status,
            "raw_status": seen.status,
            "account": place.account,
            "order": seen.order,
            "parent": seen.parent if kind == "refund" else None,
            "merchant": Merchant(id=seen.shop_id, site=seen.site) if seen.shop_id or seen.site else _NOBODY,
            "kind": kind,
            "method": method_of(METHODS, seen.method) or (Method.CARD if seen.last4 else None),
            "raw_method": seen.method,
            "amount": amount,
            "currency": seen.currency,
            "test": seen.test,
            "created_at": seen.created_at,
            "updated_at": seen.updated_at,
            "paid_at": seen.updated_at if collected else None,
            "settles_at": seen.settles_at if collected else None,
            "attempts": _attempts(seen, status) if status is not Status.CREATED else (),
            "refunds": _refunds(seen, status, amount) if kind == "refund" else (),
            "fee": _fee(seen, place) if collected and not abroad else None,
            "net": _money(seen, "net", seen.currency, place) if collected and not abroad else None,
            "email": seen.email,
            "origin": _origin(place, _pointers()),
        }
    )


def _filled(row: JSON, place: _Place) -> Mapping[str, JSON]:
    if not isinstance(row, dict):
        raise InputError("expected an operation", path=place.base)
    return {name: value for name, value in row.items() if value is not None and value != ""}


def _status(seen: Transaction, found: Mapping[str, JSON], *, linked: bool) -> Status:
    event = event_of(found)
    if event in _TOLD:
        return _TOLD[event]
    if seen.status is not None:
        status = STATUSES.get(seen.status, Status.UNKNOWN)
        return Status.PENDING if event == "Check" and status is not Status.UNKNOWN else status
    if "AcsUrl" in found:
        return Status.REQUIRES_ACTION
    return Status.CREATED if linked or not {"QrUrl", "QrImage"}.isdisjoint(found) else Status.UNKNOWN


def _attempts(seen: Transaction, status: Status) -> tuple[Attempt, ...]:
    """This try, after the one at the main bank where the backup bank was asked because that one had failed."""
    card = Card.trusted({name: getattr(seen, name) for name in Card.model_fields})
    tried = Attempt.trusted(
        {
            "id": seen.id,
            "status": status,
            "at": seen.created_at,
            "updated_at": seen.updated_at,
            "decline": _decline(seen) if status is Status.FAILED else None,
            "card": card if seen.last4 else None,
            "rrn": seen.rrn,
            "auth_code": seen.auth_code,
        }
    )
    if seen.declined_before in {None, seen.id}:
        return (tried,)
    return Attempt.trusted({"id": seen.declined_before, "status": Status.FAILED}), tried


def _decline(seen: Transaction) -> Decline:
    code = None if seen.code == "0" else seen.code
    brand = seen.brand.casefold() if seen.brand else None
    on = seen.created_at.date() if seen.created_at else date.max
    return Decline.trusted(
        {
            "reading": read(Said(code=code, message=seen.message), REASONS, on),
            "code": code,
            "message": seen.message,
            "network": brand and _NETWORKS.get(brand, brand),
            "refused_by": REFUSED_BY.get(code or ""),
        }
    )


def _refunds(seen: Transaction, status: Status, amount: Money | None) -> tuple[Refund, ...]:
    refund = {"id": seen.id, "status": status, "amount": amount, "at": seen.updated_at or seen.created_at}
    return (Refund.trusted(refund),)


def _fee(seen: Transaction, place: _Place) -> Money | None:
    """The commission and the tax on top of it."""
    fee, tax = (_money(seen, part, seen.currency, place) for part in ("fee", "fee_tax"))
    return fee + tax if fee and tax else fee


def _money(seen: Transaction | Objection, field: str, currency: str | None, place: _Place) -> Money | None:
    value = getattr(seen, field)
    if value is None or currency is None:
        return None
    try:
        return Money.of_major(value, currency, EXPONENTS)
    except InputError as error:
        error.path = place.base + seen.pointers()[field][0]
        raise


def _disputed(rows: list[JSON], place: _Place) -> tuple[Payment, ...]:
    """The payments that a list of chargebacks is about, with what was objected to; their amounts are not told."""
    told: dict[str, list[Dispute]] = {}
    first: dict[str, tuple[Objection, _Place]] = {}
    for number, row in enumerate(rows):
        at = place._replace(base=place.base + pointer(number))
        seen = Objection.of(_filled(row, at), at.base)
        first.setdefault(seen.payment, (seen, at))
        told.setdefault(seen.payment, []).append(
            Dispute.trusted(
                {
                    "id": seen.id,
                    "status": Status.PAID if seen.operation == "Representment" else Status.DISPUTED,
                    "amount": _money(seen, "amount", seen.currency, at),
                    "at": seen.at,
                    "reason": seen.reason,
                }
            )
        )
    return tuple(_objected(*first[payment], disputes) for payment, disputes in told.items())


def _objected(seen: Objection, place: _Place, disputes: list[Dispute]) -> Payment:
    """The list is sorted by time, so that its last row tells how a dispute stands."""
    return Payment.trusted(
        {
            "provider": NAME,
            "id": seen.payment,
            "status": disputes[-1].status,
            "raw_status": seen.operation,
            "account": place.account,
            "merchant": Merchant(site=seen.site) if seen.site else _NOBODY,
            "currency": seen.currency,
            "disputes": tuple(disputes),
            "origin": _origin(place, {"status": ("/Operation",), **Objection.pointers(), "id": ("/TransactionId",)}),
        }
    )


def _origin(place: _Place, pointers: Mapping[str, tuple[str, ...]]) -> Origin:
    return Origin.trusted({"source": NAME, "base": place.base, "pointers": pointers, "document": place.document})


@cache
def _pointers() -> Mapping[str, tuple[str, ...]]:
    own = Transaction.pointers()
    return {
        **own,
        "paid_at": own["confirmed_at"] + own["authorized_at"],
        **{f"card.{name}": own[name] for name in Card.model_fields},
    }
