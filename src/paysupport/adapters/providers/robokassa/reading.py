"""From a body to a document, and from a document to payments."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from paysupport.adapters.forms import form
from paysupport.adapters.providers.robokassa.codes import (
    DONE,
    EXPONENTS,
    METHODS,
    RESULTS,
    STATUSES,
    TOLD,
    UNKNOWN_NUMBER,
    UNPAID,
)
from paysupport.adapters.providers.robokassa.schemas import Notice, Operation, Page, Told
from paysupport.adapters.providers.robokassa.tokens import is_token, opened
from paysupport.adapters.schema import Schema
from paysupport.adapters.xml import elements
from paysupport.documents import JSON, parse
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.model import Attempt, Card, Decline, Origin, Payment, Status, method_of
from paysupport.money import Money, currency
from paysupport.redaction import redact

NAME = "robokassa"

_ANSWER = "OperationStateResponse"
_RENAMED = {"RUR": "RUB"}
_BLANK = b"\xef\xbb\xbf \t\r\n"
_LONGEST = 300


class Place(NamedTuple):
    """Where a payment stands, and what is known without it.

    Attributes:
        currency: in which the shop is paid.
        number: by which the payment was asked for; an answer does not repeat it.
    """

    document: object
    account: str | None
    currency: str
    number: str | None = None


def body_of(body: bytes) -> JSON:
    """The document in a body: XML, JSON, a form, or what a signed token holds.

    Raises:
        InputError: it is none of them.
    """
    match body.lstrip(_BLANK)[:1]:
        case b"<":
            return elements(body)
        case b"{" | b"[":
            return parse(body)
        case _ if is_token(body):
            return opened(body).payload
        case _:
            return dict(form(body))


def claims(document: object) -> bool:
    """Whether a document is an answer or a notification of Robokassa, or what a payer's browser brought back."""
    match cast("JSON", document):
        case {"OperationStateResponse": dict()} | {"header": {"type": "PaymentStateNotification"}}:
            return True
        case {"invoiceID": _, "errorCode": _}:
            return True
        case {"OutSum": str(), "InvId": str(), **rest}:
            return "SignatureValue" in rest or "Culture" in rest
        case _:
            return False


def payments(place: Place) -> tuple[Payment, ...]:
    """The payment in a document."""
    match cast("JSON", place.document):
        case {"OperationStateResponse": dict(found)}:
            return (_operation(Operation.of(found, f"/{_ANSWER}"), place),)
        case {"header": {"type": "PaymentStateNotification"}} as found:
            return (_told(Told.of(found), place),)
        case {"invoiceID": _, "errorCode": _} as found:
            raise _page(Page.of(found))
        case {"OutSum": _, "InvId": _, "Culture": _}:
            raise NotAPayment("Robokassa: what a payer's browser brought back, which proves no payment", provider=NAME)
        case {"OutSum": _, "InvId": _, "SignatureValue": _} as found:
            return (_notice(Notice.of(found), place),)
        case _:
            raise Unrecognised("no payment of Robokassa")


def _page(told: Page) -> NotAPayment:
    if told.code in {None, DONE}:
        return NotAPayment("Robokassa: a payment page was made, which is no payment yet", provider=NAME)
    return NotAPayment(f"Robokassa: error{_said(told.code)}{_said(told.message)}", provider=NAME, code=told.code)


def _refusal(result: str, description: str | None) -> NotAPayment:
    why = f"result {result}, {RESULTS[result]}" if result in RESULTS else "a result that is in no document"
    missing = result == UNKNOWN_NUMBER
    return NotAPayment(f"Robokassa: {why}{_said(description)}", provider=NAME, code=result, not_found=missing)


def _said(text: str | None) -> str:
    return f": {redact(' '.join(text.split()))[:_LONGEST]}" if text else ""


def _operation(seen: Operation, place: Place) -> Payment:
    if seen.result is None:
        raise InputError("expected a result", path=f"/{_ANSWER}{seen.pointers()['result'][0]}")
    if seen.result != DONE:
        raise _refusal(seen.result, seen.description)
    if seen.status is None:
        raise InputError("expected a state", path=f"/{_ANSWER}{seen.pointers()['status'][0]}")
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    paid_in = _RENAMED.get(seen.currency or "", seen.currency or "")
    code = paid_in if currency(paid_in) else place.currency
    id_ = place.number or seen.key
    return Payment.trusted(
        {
            "provider": NAME,
            "id": id_,
            "status": status,
            "raw_status": seen.status,
            "account": place.account,
            "order": place.number,
            "kind": "payment",
            "method": method_of(METHODS, seen.method),
            "raw_method": seen.method,
            "amount": _money(seen, "amount", code, f"/{_ANSWER}"),
            "currency": code,
            "updated_at": seen.updated_at,
            "paid_at": seen.updated_at if status is Status.PAID else None,
            "attempts": (_attempt(seen, id_ or "", status),),
            "origin": _origin(place, Operation, f"/{_ANSWER}"),
        }
    )


def _attempt(seen: Operation, id_: str, status: Status) -> Attempt:
    return Attempt.trusted(
        {
            "id": id_,
            "status": status,
            "updated_at": seen.updated_at,
            "decline": Decline.trusted({"reading": UNPAID}) if status is Status.EXPIRED else None,
            "card": Card.trusted(dict(zip(("bin", "last4"), seen.card, strict=True))) if seen.card else None,
            "rrn": seen.rrn,
        }
    )


def _notice(seen: Notice, place: Place) -> Payment:
    amount, fee = (_money(seen, part, place.currency) for part in ("amount", "fee"))
    return Payment.trusted(
        {
            "provider": NAME,
            "id": seen.number,
            "status": Status.PAID,
            "account": place.account,
            "order": seen.number,
            "kind": "payment",
            "method": method_of(METHODS, seen.method),
            "raw_method": seen.method,
            "amount": amount,
            "currency": place.currency,
            "test": seen.test,
            "attempts": (Attempt.trusted({"id": seen.number, "status": Status.PAID}),),
            "fee": fee,
            "net": amount - fee if amount and fee else None,
            "email": seen.email,
            "origin": _origin(place, Notice),
        }
    )


def _told(seen: Told, place: Place) -> Payment:
    status = TOLD.get(seen.status, Status.UNKNOWN)
    attempt = {"id": seen.number, "status": status, "updated_at": seen.updated_at}
    return Payment.trusted(
        {
            "provider": NAME,
            "id": seen.number,
            "status": status,
            "raw_status": seen.status,
            "account": place.account,
            "order": seen.number,
            "kind": "payment",
            "method": method_of(METHODS, seen.method),
            "raw_method": seen.method,
            "currency": place.currency,
            "updated_at": seen.updated_at,
            "attempts": (Attempt.trusted(attempt),),
            "origin": _origin(place, Told),
        }
    )


def _money(seen: Operation | Notice, field: str, code: str, base: str = "") -> Money | None:
    value = getattr(seen, field)
    try:
        return None if value is None else Money.of_major(value, code, EXPONENTS)
    except InputError as error:
        error.path = base + seen.pointers()[field][0]
        raise


def _origin(place: Place, shape: type[Schema], base: str = "") -> Origin:
    return Origin.trusted({"source": NAME, "base": base, "pointers": _pointers(shape), "document": place.document})


@cache
def _pointers(shape: type[Schema]) -> Mapping[str, tuple[str, ...]]:
    """Our fields to where they stand; a notification to ResultURL tells by being there that the money has come in."""
    own = dict(shape.pointers())
    number, account = own.pop("number", ()), own.pop("paid_from", ())
    told = {"status": own["amount"], **own} if shape is Notice else own
    return {**told, "order": number, "card.last4": account, "card.bin": account}
