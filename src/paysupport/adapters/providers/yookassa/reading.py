"""From a document to payments, refunds and payouts."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple, cast

from paysupport.adapters.providers.yookassa import schemas
from paysupport.adapters.providers.yookassa.codes import (
    CANCELED,
    EXPLAINED,
    EXPONENTS,
    METHODS,
    PARTIES,
    PAYOUT_STATUSES,
    RECEIPT,
    REFUND_STATUSES,
    STATUSES,
    meaning,
)
from paysupport.adapters.providers.yookassa.schemas import BankCard, Operation, Refusal
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Attempt, Decline, Merchant, Origin, Payment, Refund, Status, method_of
from paysupport.money import Money
from paysupport.redaction import redact

NAME = "yookassa"

_NOBODY = Merchant()
_UNMADE = frozenset({Status.FAILED, Status.EXPIRED, Status.CANCELLED})
_GIVEN_BACK = frozenset({Status.PARTIALLY_REFUNDED, Status.REFUNDED})
COLLECTED = _GIVEN_BACK | {Status.PAID}
_OTHERS = {
    "dl-": "a deal, which is no payment",
    "in-": "an invoice, which is no payment: look for the payments of its order",
    "rt-": "a fiscal receipt, which is no payment",
    "wh-": "the registration of a webhook",
}
_LOOKED_FOR = frozenset({"payment_id", "refund_id", "payout_id"})
_LONGEST = 300


class Answer(NamedTuple):
    """A document, and how its payments are to be read.

    Attributes:
        keys: metadata keys under which the shop's order id may stand, the likeliest first.
    """

    document: object
    keys: tuple[str, ...]
    account: str | None = None
    base: str = ""


def claims(document: object) -> bool:
    """Whether a document is an object, list, notification or error answer of YooKassa."""
    match cast("JSON", document):
        case {"type": "notification", "event": str(), "object": dict()} | {"type": "list", "items": []}:
            return True
        case {"items": [dict(first), *_]} | [dict(first), *_]:
            return _is_ours(first)
        case dict(found):
            return _is_ours(found) or _is_error(found)
        case _:
            return False


def _is_error(found: Mapping[str, JSON]) -> bool:
    match found:
        case {"type": "error", "code": str(code), "id": _} | {"type": "error", "code": str(code), "description": _}:
            return code in EXPLAINED
        case {"type": "processing", "retry_after": _}:
            return True
        case _:
            return False


def _is_ours(found: Mapping[str, JSON]) -> bool:
    match found:
        case {"id": str(), "status": str(), "amount": {"value": _, "currency": _}}:
            return not found.keys().isdisjoint({"paid", "payment_id", "payout_destination"})
        case _:
            return False


def payments(answer: Answer) -> tuple[Payment, ...]:
    """The payments, refunds and payouts in a document; tries for one order are one payment.

    Raises:
        NotAPayment: an error answer, or an object of another kind.
    """
    match cast("JSON", answer.document):
        case {"items": list(found), **rest} if "id" not in rest:
            return _listed(found, answer._replace(base="/items"))
        case list(found):
            return _listed(found, answer)
        case found:
            return (_read(found, answer),)


def _listed(found: list[JSON], answer: Answer) -> tuple[Payment, ...]:
    places = (answer._replace(base=answer.base + pointer(number)) for number in range(len(found)))
    return merge(map(_read, found, places))


def _read(found: JSON, answer: Answer) -> Payment:
    match found:
        case {"type": "notification", "event": str(event), "object": dict(about)}:
            try:
                return _read(about, answer._replace(base=answer.base + "/object"))
            except Unrecognised:
                what = redact(event[:80])
                raise NotAPayment(f"YooKassa: the event {what}, which is about no payment", provider=NAME) from None
        case {"type": "error" | "processing"}:
            raise _refusal(Refusal.of(found, answer.base))
        case {"id": str(name)} if name[:3] in _OTHERS:
            raise NotAPayment(f"YooKassa: {_OTHERS[name[:3]]}", provider=NAME)
        case {"payout_destination": _} | {"id": _, "status": _, "succeeded_at": _}:
            return _payout(schemas.Payout.of(found, answer.base), answer)
        case {"payment_id": _, "amount": {"value": _}}:
            return _refund(schemas.Refund.of(found, answer.base), answer)
        case {"id": _, "status": _, "amount": {"value": _}}:
            return _payment(schemas.Payment.of(found, answer.base), answer)
        case _:
            raise Unrecognised("no payment of YooKassa", path=answer.base)


def _refusal(told: Refusal) -> NotAPayment:
    """The error that a refused request is."""
    code, parameter, described = told.code or told.type, told.parameter or "", told.description or ""
    said = EXPLAINED.get(code, "an error that is not known")
    if code == "invalid_request" and (parameter.startswith("receipt") or "receipt is missing" in described.casefold()):
        said = RECEIPT
    which = f" (parameter {parameter})" if parameter else ""
    text = redact(" ".join(f"{code}{which}: {said}. {described}".split()))[:_LONGEST].rstrip(".")
    unknown = code in {"not_found", "gone"} or (code == "invalid_request" and parameter in _LOOKED_FOR)
    return NotAPayment(f"YooKassa: {text}", provider=NAME, code=code, not_found=unknown)


def _payment(seen: schemas.Payment, answer: Answer) -> Payment:
    amount, net, back = (_money(seen, field, answer) for field in ("amount", "income", "refunded"))
    status = _status(seen, amount, back)
    paid = status in COLLECTED
    bank = {"updated_at": seen.captured_at, "card": seen.card, "rrn": seen.rrn, "auth_code": seen.auth_code}
    return Payment.trusted(
        {
            **_common(seen, answer),
            "kind": "payment",
            "status": status,
            "merchant": Merchant(id=seen.shop) if seen.shop else _NOBODY,
            "method": method_of(METHODS, seen.method),
            "raw_method": seen.method,
            "amount": amount,
            "updated_at": seen.captured_at,
            "paid_at": seen.captured_at if paid else None,
            "expires_at": seen.expires_at,
            "attempts": (_attempt(seen, "payment", status, seen.method, bank),),
            "refunded": back if status in _GIVEN_BACK else None,
            "fee": amount - net if paid and amount and net and amount.currency == net.currency else None,
            "net": net if paid else None,
        }
    )


def _status(seen: schemas.Payment, amount: Money | None, back: Money | None) -> Status:
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    if status is Status.FAILED:
        return CANCELED.get(seen.code, status)
    if status is Status.PENDING and seen.confirmation:
        return Status.REQUIRES_ACTION
    if status is Status.PAID and back and back.amount > 0:
        return Status.REFUNDED if back == amount else Status.PARTIALLY_REFUNDED
    return status


def _refund(seen: schemas.Refund, answer: Answer) -> Payment:
    status = REFUND_STATUSES.get(seen.status, Status.UNKNOWN)
    amount = _money(seen, "amount", answer)
    tried = _attempt(seen, "refund", status, seen.method, {"rrn": seen.rrn})
    told = {
        "id": seen.id,
        "status": status,
        "amount": amount,
        "at": seen.created_at,
        "reason": seen.code or seen.description,
        "cause": tried.decline.reading.reason if tried.decline else None,
        "rrn": seen.rrn,
    }
    return Payment.trusted(
        {
            **_common(seen, answer),
            "kind": "refund",
            "status": status,
            "parent": seen.parent,
            "method": method_of(METHODS, seen.method),
            "raw_method": seen.method,
            "amount": amount,
            "attempts": (tried,),
            "refunds": (Refund.trusted(told),),
        }
    )


def _payout(seen: schemas.Payout, answer: Answer) -> Payment:
    status = PAYOUT_STATUSES.get(seen.status, Status.UNKNOWN)
    bank = {"updated_at": seen.succeeded_at, "card": seen.card}
    return Payment.trusted(
        {
            **_common(seen, answer),
            "kind": "payout",
            "status": status,
            "method": method_of(METHODS, seen.method),
            "raw_method": seen.method,
            "amount": _money(seen, "amount", answer),
            "updated_at": seen.succeeded_at,
            "paid_at": seen.succeeded_at if status is Status.PAID else None,
            "attempts": (_attempt(seen, "payout", status, seen.method, bank),),
        }
    )


def _common(seen: Operation, answer: Answer) -> dict[str, Any]:
    pointers = _pointers(type(seen), answer.keys)
    return {
        "provider": NAME,
        "id": seen.id,
        "raw_status": seen.status,
        "account": answer.account,
        "order": _order_in(seen.metadata, answer.keys),
        "currency": seen.currency,
        "test": seen.test,
        "created_at": seen.created_at,
        "origin": Origin.trusted(
            {"source": NAME, "base": answer.base, "pointers": pointers, "document": answer.document}
        ),
    }


@cache
def _pointers(shape: type[Operation], keys: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    own = shape.pointers()
    return {**own, "order": tuple(pointer("metadata", key) for key in keys), "refused_by": own["party"]}


def _attempt(seen: Operation, kind: str, status: Status, word: str | None, bank: Mapping[str, Any]) -> Attempt:
    card: BankCard | None = bank.get("card")
    decline = None
    if status in _UNMADE:
        on = seen.created_at.date() if seen.created_at else date.max
        reading = meaning(seen.code, kind, seen.party, method_of(METHODS, word), on)
        decline = Decline.trusted(
            {
                "reading": reading,
                "code": seen.code,
                "network": card.brand.lower() if card and card.brand else None,
                "refused_by": PARTIES.get(seen.party or ""),
            }
        )
    return Attempt.trusted({"id": seen.id, "status": status, "at": seen.created_at, "decline": decline, **bank})


def _order_in(metadata: schemas.Metadata | None, keys: tuple[str, ...]) -> str | None:
    """The shop's order id in an object's metadata."""
    return next((value for key in keys if metadata and (value := metadata.get(key))), None)


def _money(seen: Operation, field: str, answer: Answer) -> Money | None:
    value: str | None = getattr(seen, field)
    currency: str | None = seen.currency if field == "amount" else getattr(seen, f"{field}_currency")
    if value is None or currency is None:
        return None
    try:
        return Money.of_major(value, currency, EXPONENTS)
    except InputError as error:
        error.path = answer.base + seen.pointers()[field][0]
        raise
