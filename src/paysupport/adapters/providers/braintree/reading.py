"""From Braintree's documents to payments: transactions, refunds, verifications, disputes, notifications, lists."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from paysupport.adapters.providers.braintree.codes import KINDS, REFUNDS
from paysupport.adapters.providers.braintree.schemas import Answer, Contested, Expired, Notice, Refused, Told
from paysupport.adapters.providers.braintree.shapes import Row, rows
from paysupport.adapters.providers.braintree.tries import (
    NAME,
    attempt_of,
    dispute_of,
    latest,
    means,
    money,
    places,
    refunds_of,
    status_of,
    word_of,
)
from paysupport.documents import JSON
from paysupport.errors import InputError, NotAPayment
from paysupport.merge import merge
from paysupport.model import Dispute, Merchant, Origin, Payment, Refund, Status
from paysupport.money import Money
from paysupport.redaction import redact

_LONGEST = 300
_NOT_FOUND = 404
_KIND = "/notification/kind"


class Place(NamedTuple):
    """Where something stands, and whose it is; `notice` is what tells of it."""

    document: object
    account: str | None
    base: str = ""
    notice: Notice | None = None

    def origin(self, pointers: Mapping[str, tuple[str, ...]], *, told: bool) -> Origin:
        """The origin of a payment; without a status of its own, it is told by the kind of the notification."""
        base = self.base
        if not told:
            moved = {name: tuple(base + each for each in ends) for name, ends in pointers.items()}
            base, pointers = "", {**moved, "status": (_KIND,)}
        return Origin.trusted({"source": NAME, "base": base, "pointers": pointers, "document": self.document})


def payments(document: object, account: str | None, status: int | None = None) -> tuple[Payment, ...]:
    """The payments in a document; tries for one order are one payment.

    Raises:
        NotAPayment: an error answer, or a notification that tells of no payment.
        InputError: it cannot be read; the path says where.
    """
    notice = _notice(document)
    place = Place(document, account, notice=notice)
    found = [_single(row, place._replace(base=row.base)) for row in rows(document)]
    if not found:
        raise _refused(document, notice, status)
    return merge(found)


def _notice(document: object) -> Notice | None:
    match cast("JSON", document):
        case {"notification": dict(told)}:
            return Notice.of(told, "/notification")
        case _:
            return None


def _refused(document: object, notice: Notice | None, status: int | None) -> InputError:
    """Why a document holds no payment."""
    if notice is not None:
        return NotAPayment(f"Braintree: a notification {redact(notice.kind)[:80]}, no payment's", provider=NAME)
    match cast("JSON", document):
        case {"errors": list()}:
            return _problem(Answer.of(document), status)
        case {"api_error_response": dict(told)}:
            message = Refused.of(told, "/api_error_response").message or "an error"
            codes = ", ".join(_codes(told))
            text = f"{message} ({codes})" if codes else message
            return NotAPayment(
                f"Braintree: {redact(text)[:_LONGEST]}",
                provider=NAME,
                code=next(_codes(told), None),
                not_found=status == _NOT_FOUND,
            )
        case _:
            return InputError("no payment of Braintree")


def _problem(answer: Answer, status: int | None) -> NotAPayment:
    errors = answer.errors or ()
    texts = "; ".join(": ".join(filter(None, (each.kind, each.code, each.message))) for each in errors)
    request = f" (request {redact(answer.request)[:60]})" if answer.request else ""
    return NotAPayment(
        f"Braintree: {redact(texts)[:_LONGEST]}{request}",
        provider=NAME,
        code=next((each.code or each.kind for each in errors), None),
        not_found=status == _NOT_FOUND or any(each.kind == "NOT_FOUND" for each in errors),
    )


def _codes(found: JSON) -> Iterator[str]:
    """The codes of validation errors, which stand below the fields that they are about."""
    match found:
        case {"code": str(code), "message": _}:
            yield code
        case dict():
            for name, each in found.items():
                if name != "params":
                    yield from _codes(each)
        case list():
            for each in found:
                yield from _codes(each)
        case _:
            return


def _single(row: Row, place: Place) -> Payment:
    match row.kind:
        case "dispute":
            return _disputed(Contested.of(row.found, row.base), place)
        case "local_payment":
            return _ended(Expired.of(row.found, row.base), place)
        case _:
            seen = Told.of(row.found, row.base)
            if seen.parent or row.kind == "refund":
                return _refund(seen, place)
            return _transaction(seen, place, row.kind)


def _raw(seen: Told, place: Place) -> str | None:
    return seen.status or (place.notice.kind if place.notice else None)


def _transaction(seen: Told, place: Place, kind: str) -> Payment:
    state = status_of(seen.status) if seen.status else KINDS.get(_raw(seen, place) or "", Status.UNKNOWN)
    amount = money(seen.amount, seen.currency, f"{place.base}/amount")
    refunds = refunds_of(seen, place.base)
    disputes = tuple(dispute_of(each, f"{place.base}/disputes") for each in seen.disputes or ())
    return Payment.trusted(
        {
            **_common(seen, place),
            "kind": "verification" if kind == "verification" else "payout" if seen.kind == "credit" else seen.kind,
            "status": _standing(state, amount, refunds, disputes),
            "amount": amount,
            "paid_at": _paid(seen, state),
            "expires_at": seen.expires_at if state is Status.AUTHORIZED else None,
            "settled_at": seen.settled_at,
            "attempts": (attempt_of(seen, state),),
            "refunds": refunds,
            "disputes": disputes,
        }
    )


def _common(seen: Told, place: Place) -> dict[str, object]:
    return {
        "provider": NAME,
        "account": place.account,
        "id": seen.id,
        "raw_status": _raw(seen, place),
        "order": seen.order,
        "merchant": Merchant(id=seen.merchant),
        "method": means(seen),
        "raw_method": word_of(seen),
        "currency": seen.currency,
        "created_at": seen.created_at,
        "updated_at": seen.updated_at or latest(seen.history) or (place.notice.at if place.notice else None),
        "email": seen.email,
        "origin": place.origin(places(seen), told=seen.status is not None),
    }


def _standing(
    state: Status, amount: Money | None, refunds: tuple[Refund, ...], disputes: tuple[Dispute, ...]
) -> Status:
    if state is not Status.PAID:
        return state
    if any(each.status is Status.DISPUTED for each in disputes):
        return Status.DISPUTED
    returned = [each.amount.amount for each in refunds if each.status is Status.REFUNDED and each.amount]
    if amount is not None and returned:
        return Status.REFUNDED if sum(returned) >= amount.amount else Status.PARTIALLY_REFUNDED
    return Status.REFUNDED if any(each.status is Status.REFUNDED for each in disputes) else state


def _paid(seen: Told, state: Status) -> object:
    """When it was collected: submitted for settlement, as far as the history tells."""
    collected = [event.at for event in seen.history or () if event.at and status_of(event.status) is Status.PAID]
    return min(collected, default=seen.created_at) if state is Status.PAID else None


def _refund(seen: Told, place: Place) -> Payment:
    """A refund that is told without its transaction: as one, with its parent."""
    raw = _raw(seen, place)
    state = status_of(raw, REFUNDS) if seen.status else KINDS.get(raw or "", Status.UNKNOWN)
    amount = money(seen.amount, seen.currency, f"{place.base}/amount")
    failed = attempt_of(seen, Status.FAILED).decline if state is Status.FAILED else None
    refund = Refund.trusted(
        {
            "id": seen.id or "",
            "status": state,
            "amount": amount,
            "at": seen.created_at or (place.notice.at if place.notice else None),
            "reason": (failed.message or failed.code) if failed else None,
        }
    )
    return Payment.trusted(
        {**_common(seen, place), "parent": seen.parent, "status": state, "amount": amount, "kind": "refund"}
        | {"refunds": (refund,)}
    )


def _disputed(seen: Contested, place: Place) -> Payment:
    dispute = dispute_of(seen, f"{place.base}/amount")
    return Payment.trusted(
        {
            "provider": NAME,
            "account": place.account,
            "id": seen.payment,
            "status": dispute.status,
            "raw_status": seen.status,
            "order": seen.order,
            "disputes": (dispute,),
            "updated_at": place.notice.at if place.notice else None,
            "origin": place.origin(Contested.pointers(), told=True),
        }
    )


def _ended(seen: Expired, place: Place) -> Payment:
    kind = place.notice.kind if place.notice else None
    return Payment.trusted(
        {
            "provider": NAME,
            "account": place.account,
            "id": seen.id,
            "status": KINDS.get(kind or "", Status.UNKNOWN),
            "raw_status": kind,
            "updated_at": place.notice.at if place.notice else None,
            "origin": place.origin(Expired.pointers(), told=False),
        }
    )
