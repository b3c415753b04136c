"""From a document to payments."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from paysupport.adapters.providers.tbank.codes import (
    EXPONENTS,
    IN_PARTS,
    METHODS,
    RETURNING,
    STATUSES,
    UNTRIED,
    meaning,
)
from paysupport.adapters.providers.tbank.schemas import QrRefund, Refusal, Transaction
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Attempt, Card, Decline, Merchant, Method, Origin, Payment, Refund, Status, method_of
from paysupport.money import Money
from paysupport.redaction import redact

NAME = "tbank"
UNKNOWN_PAYMENTS = frozenset({"255", "325", "335", "407", "914"})
"""Codes by which T-Bank says that it does not know what was asked for."""

_ROUBLES = "RUB"
_NOBODY = Merchant()
_TEST_TERMINALS = ("DEMO", "TinkoffBankTest")
_REFUSED = frozenset({Status.FAILED, Status.EXPIRED})
_REFUNDS = {Status.REFUNDED: Status.REFUNDED, Status.PARTIALLY_REFUNDED: Status.REFUNDED}
_LONGEST = 300
_KINDS = {
    "LINKACCOUNT": "the saving of an account",
    "RECEIPT": "a fiscal receipt",
    "AddCard": "the saving of a card",
}


class Place(NamedTuple):
    """Where an object stands, and what its surroundings tell.

    Attributes:
        stand: the document was fetched from the test stand (true) or from the live host (false).
    """

    document: object
    account: str | None
    base: str = ""
    stand: bool | None = None
    order: str | None = None
    terminal: str | None = None


def claims(document: object) -> bool:
    """Whether a document is an answer or a notification of T-Bank's acquiring."""
    match cast("JSON", document):
        case dict(found):
            return _is_answer(found)
        case [dict(first), *_]:
            return _is_answer(first) and "TerminalKey" in first
        case _:
            return False


def _is_answer(found: Mapping[str, JSON]) -> bool:
    if isinstance(found.get("TerminalKey"), str):
        return not found.keys().isdisjoint({"PaymentId", "OrderId", "ErrorCode", "Success"})
    return isinstance(found.get("Success"), bool) and isinstance(found.get("ErrorCode"), str) and "Model" not in found


def event_of(found: Mapping[str, object]) -> str | None:
    """What a notification is about: the status of a payment, or something else than a payment."""
    if found.get("NotificationType") == "LINKACCOUNT":
        return "LINKACCOUNT"
    if "CustomerKey" in found and "RequestKey" in found:
        return "AddCard"
    status = found.get("Status")
    return status if isinstance(status, str) else None


def payments(top: Place) -> tuple[Payment, ...]:
    """The payments in a document; what was told of one payment or order, in whatever order, is one payment."""
    match cast("JSON", top.document):
        case list(found):
            return _merged([_each(each, top._replace(base=pointer(at))) for at, each in enumerate(found)])
        case dict({"Payments": list(rows)} as found):
            inside = top._replace(order=_text(found, "OrderId"), terminal=_text(found, "TerminalKey"))
            return _merged([_listed(row, inside._replace(base=pointer("Payments", at))) for at, row in enumerate(rows)])
        case dict(found):
            return (_single(found, top),)
        case _:
            raise Unrecognised("no payment of T-Bank")


def _merged(seen: list[Payment]) -> tuple[Payment, ...]:
    """The payments of which these are sights: without times, a payment's own fields are those of its furthest try."""
    return tuple(_headed(payment, seen) for payment in merge(seen))


def _headed(payment: Payment, seen: list[Payment]) -> Payment:
    tries = {attempt.id for attempt in payment.attempts}
    head = next((each for each in seen if each.id in tries and each.status is payment.status), payment)
    joined = ("status", "attempts", "refunds", "refunded")
    return head.model_copy(update={name: getattr(payment, name) for name in joined})


def _each(found: JSON, place: Place) -> Payment:
    if not isinstance(found, dict):
        raise InputError("expected a notification", path=place.base)
    return _single(found, place)


def _listed(row: JSON, place: Place) -> Payment:
    return _payment(Transaction.of(row, place.base), place)


def _text(found: Mapping[str, JSON], name: str) -> str | None:
    value = found.get(name)
    return value if isinstance(value, str) else None


def _single(found: Mapping[str, JSON], place: Place) -> Payment:
    event = event_of(found)
    if event in _KINDS:
        why = _said(Refusal.of(found, place.base))
        raise NotAPayment(f"T-Bank: about {_KINDS[event]}{why}", provider=NAME)
    told = found.get("Status") is not None
    if "PaymentId" in found and (told or isinstance(found.get("Data"), str)):
        return _payment(Transaction.of(found, place.base), place)
    if told and "OrderId" in found:
        return _qr_refund(QrRefund.of(found, place.base), place)
    if "ErrorCode" in found:
        raise _refusal(Refusal.of(found, place.base))
    raise Unrecognised("no payment of T-Bank", path=place.base)


def _refusal(told: Refusal) -> NotAPayment:
    if told.code is None:
        return NotAPayment("T-Bank: a request was done, and the answer tells no payment", provider=NAME)
    missing = told.code in UNKNOWN_PAYMENTS
    code = redact(told.code)[:_LONGEST]
    return NotAPayment(f"T-Bank: error {code}{_said(told)}", provider=NAME, code=told.code, not_found=missing)


def _said(told: Refusal) -> str:
    texts = dict.fromkeys(" ".join(text.split()) for text in (told.message, told.details) if text)
    return "".join(f": {redact(text)[:_LONGEST]}" for text in texts)


def _payment(seen: Transaction, place: Place) -> Payment:
    status = STATUSES.get(seen.status, Status.UNKNOWN) if seen.status else Status.CREATED
    terminal = seen.terminal or place.terminal
    places, source = _source(seen)
    by_qr = seen.faster_payment is not None or not seen.status
    method = method_of(METHODS, source) or (Method.SBP if by_qr else Method.CARD if seen.card else None)
    amount = None if seen.status in IN_PARTS else _money(seen, "amount", place)
    original = _money(seen, "original", place)
    back = _back(seen, original, place)
    return Payment.trusted(
        {
            "provider": NAME,
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "account": place.account,
            "order": seen.order or place.order,
            "merchant": Merchant(id=terminal) if terminal else _NOBODY,
            "kind": "payment",
            "method": method,
            "raw_method": source,
            "amount": original or amount,
            "currency": _ROUBLES,
            "test": True if terminal and terminal.endswith(_TEST_TERMINALS) else place.stand,
            "attempts": () if seen.status in {None, *UNTRIED} else (_attempt(seen, status, method),),
            "refunds": tuple(_refunds(seen, back)),
            "refunded": back,
            "origin": Origin.trusted(
                {
                    "source": NAME,
                    "base": place.base,
                    "pointers": _pointers(inside=place.order is not None) | {"method": places},
                    "document": place.document,
                }
            ),
        }
    )


def _source(seen: Transaction) -> tuple[tuple[str, ...], str | None]:
    """Where the means of payment stands, and the word for it: in a list of pairs, or in the data of a notification."""
    params = cast("JSON", seen.params)
    for at, row in enumerate(params if isinstance(params, list) else ()):
        match row:
            case {"Key": "Source", "Value": str(value)}:
                return (pointer("Params", at, "Value"),), value
            case _:
                continue
    return ("/Data/Source", "/DATA/Source"), seen.source if isinstance(seen.source, str) else None


def _attempt(seen: Transaction, status: Status, method: Method | None) -> Attempt:
    decline = None
    if status in _REFUSED:
        reading = meaning(seen.code, seen.message or seen.details, seen.status, method)
        decline = Decline.trusted({"reading": reading, "code": seen.code, "message": seen.message or seen.details})
    return Attempt.trusted(
        {
            "id": seen.id or "",
            "status": status,
            "decline": decline,
            "card": Card.trusted(dict(zip(("bin", "last4"), seen.card, strict=True))) if seen.card else None,
            "rrn": seen.rrn,
        }
    )


def _refunds(seen: Transaction, back: Money | None) -> Iterator[Refund]:
    """A refund under way, or the one that this answer is about; a status alone does not tell how much went back."""
    if seen.status in RETURNING or back is not None:
        status = Status.PENDING if seen.status in RETURNING else Status.REFUNDED
        yield Refund.trusted({"id": seen.request or f"{seen.id}/refund", "status": status, "amount": back})


def _back(seen: Transaction, original: Money | None, place: Place) -> Money | None:
    """What the answer to a cancellation says has gone back."""
    rest = _money(seen, "rest", place)
    return original - rest if original and rest and seen.success is not False else None


def _money(seen: Transaction | QrRefund, field: str, place: Place) -> Money | None:
    kopecks: int | None = getattr(seen, field)
    try:
        return None if kopecks is None else Money.of_minor(kopecks, _ROUBLES, EXPONENTS)
    except InputError as error:
        error.path = place.base + seen.pointers()[field][0]
        raise


def _qr_refund(seen: QrRefund, place: Place) -> Payment:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    refund = Refund.trusted(
        {
            "id": f"{seen.order}/refund",
            "status": Status.FAILED if seen.code else _REFUNDS.get(status, Status.PENDING),
            "amount": _money(seen, "amount", place),
            "reason": " ".join(part for part in (seen.code, seen.message) if part) or None,
        }
    )
    return Payment.trusted(
        {
            "provider": NAME,
            "id": None,
            "status": status,
            "raw_status": seen.status,
            "account": place.account,
            "order": seen.order,
            "kind": "payment",
            "method": Method.SBP,
            "currency": _ROUBLES,
            "test": place.stand,
            "refunds": (refund,),
            "origin": Origin.trusted(
                {"source": NAME, "base": place.base, "pointers": _qr_pointers(), "document": place.document}
            ),
        }
    )


@cache
def _qr_pointers() -> Mapping[str, tuple[str, ...]]:
    own = QrRefund.pointers()
    return {"status": own["status"], "order": own["order"]}


@cache
def _pointers(*, inside: bool) -> dict[str, tuple[str, ...]]:
    """Our fields to where they stand; inside the answer about an order its number stands above the payment."""
    own = Transaction.pointers()
    return {
        **{name: places for name, places in own.items() if not (inside and name == "order")},
        "message": own["message"] + own["details"],
        "amount": own["original"] + own["amount"],
        "refunded": own["rest"],
        "card.last4": own["pan"],
        "card.bin": own["pan"],
    }
