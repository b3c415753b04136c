"""From Adyen's documents to payments: answers, notifications, sessions, payment links, and lists of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from paysupport.adapters.providers.adyen.codes import EXPONENTS, LINKS, SESSIONS, STATUSES
from paysupport.adapters.providers.adyen.events import Reader, Seen
from paysupport.adapters.providers.adyen.methods import method_of
from paysupport.adapters.providers.adyen.schemas import Answer, Fault, Item, Page
from paysupport.adapters.providers.adyen.tries import NAME, attempt_of, decline_of, pointers
from paysupport.documents import JSON, pointer
from paysupport.errors import InputError, NotAPayment
from paysupport.merge import merge
from paysupport.model import Merchant, Origin, Payment, Status
from paysupport.money import Money
from paysupport.redaction import redact

_SESSION = re.compile(r"CS[0-9A-Z]{8,30}")
_LINK = re.compile(r"PL[0-9A-Z]{8,30}")
_PROBLEM = "https://docs.adyen.com/errors/"
_WRAPPER = "NotificationRequestItem"
_LONGEST = 300
_NOT_FOUND = 404
_TRIED = frozenset({Status.AUTHORIZED, Status.PAID, Status.FAILED, Status.CANCELLED})
_TEST = {"true": False, "false": True}
"""By `live`."""

_HINTS = {
    "security": "Adyen does not accept the API key for this: the key, its roles, or the merchant account it may use",
    "configuration": "the merchant account is not set up for this at Adyen",
    "validation": "the request is not right",
    "internal": "an error at Adyen, which may pass",
}
"""By `errorType`: docs.adyen.com/development-resources/response-handling."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose documents these are, and what is known of them beforehand.

    Attributes:
        automatic: Adyen captures by itself, so that an authorised payment is a paid one.
        test: which platform was asked; None for a saved document, which may tell it.
    """

    account: str | None = None
    automatic: bool = False
    test: bool | None = None

    def standing(self, status: Status | None) -> Status:
        """Where a payment stands for which Adyen has this word, if it is known."""
        return Status.PAID if status is Status.AUTHORIZED and self.automatic else status or Status.UNKNOWN


def claims(document: object) -> bool:
    """Whether a document has one of Adyen's shapes."""
    match cast("JSON", document):
        case [first, *_]:
            return _is_notification(first) or _is_answer(first)
        case found:
            return _is_notification(found) or _is_answer(found) or _is_page(found) or _is_other(found)


def _is_notification(found: JSON) -> bool:
    match found:
        case {"notificationItems": list()} | {"NotificationRequestItem": dict()}:
            return True
        case _:
            return _is_item(found)


def _is_item(found: JSON) -> bool:
    match found:
        case {"eventCode": str(), "pspReference": str(), "success": str() | bool()}:
            return True
        case _:
            return False


def _is_answer(found: JSON) -> bool:
    match found:
        case {"resultCode": str(), "pspReference": _} | {"resultCode": str(), "action": _}:
            return True
        case {"resultCode": str(), "refusalReason": _} | {"resultCode": str(), "refusalReasonCode": _}:
            return True
        case _:
            return False


def _is_page(found: JSON) -> bool:
    match found:
        case {"id": str(name), "status": str()} | {"id": str(name), "sessionData": str()}:
            return bool(_SESSION.fullmatch(name) or _LINK.fullmatch(name))
        case _:
            return False


def _is_other(found: JSON) -> bool:
    match found:
        case {"errorCode": str() | int(), "errorType": str(), "message": str()}:
            return True
        case {"errorCode": str(), "type": str(kind)}:
            return kind.startswith(_PROBLEM)
        case {"paymentPspReference": str(), "pspReference": str()} | {"pspReference": str(), "response": str()}:
            return True
        case {"environment": "test" | "live", "type": str(), "data": dict()}:
            return True
        case _:
            return False


def payments(document: object, source: Source, status: int | None = None) -> tuple[Payment, ...]:
    """The payments in a document; tries for one order are one payment.

    Raises:
        NotAPayment: an error answer, the receipt of a request, or notifications that tell of no payment.
        InputError: it cannot be read; the path says where.
    """
    rows = _rows(cast("JSON", document))
    seen = [each for row, base in rows if _is_notification(row) for each in _items(row, base, test=source.test)]
    found = list(Reader(document, source.account, automatic=source.automatic).payments(seen))
    found += (_single(row, document, base, source, status) for row, base in rows if not _is_notification(row))
    if seen and not found:
        events = ", ".join(sorted({each.item.status for each in seen}))
        raise NotAPayment(f"Adyen: {redact(events)[:_LONGEST]}, which tells of no payment", provider=NAME)
    return merge(found)


def _rows(document: JSON) -> list[tuple[JSON, str]]:
    if isinstance(document, list):
        return [(row, pointer(place)) for place, row in enumerate(document)]
    return [(document, "")]


def _items(found: JSON, base: str, *, test: bool | None) -> Iterator[Seen]:
    """The notifications in a batch, or the single one."""
    match found:
        case {"notificationItems": list(rows), "live": str() | bool() as live}:
            yield from _batch(rows, base, test=_TEST.get(str(live).lower(), test))
        case {"notificationItems": list(rows)}:
            yield from _batch(rows, base, test=test)
        case {"NotificationRequestItem": inner}:
            yield Seen(Item.of(inner, base + pointer(_WRAPPER)), base + pointer(_WRAPPER), test)
        case _:
            yield Seen(Item.of(found, base), base, test)


def _batch(rows: list[JSON], base: str, *, test: bool | None) -> Iterator[Seen]:
    for place, row in enumerate(rows):
        at = base + pointer("notificationItems", place)
        match row:
            case {"NotificationRequestItem": _}:
                yield from _items(row, at, test=test)
            case _:
                raise InputError(f"expected a {_WRAPPER}", path=at)


def _single(found: JSON, document: object, base: str, source: Source, status: int | None) -> Payment:
    match found:
        case {"errorCode": _}:
            raise _fault(Fault.of(found, base), status)
        case {"resultCode": _}:
            return _answer(Answer.of(found, base), document, base, source)
        case {"id": str(name)} if _SESSION.fullmatch(name):
            return _page(Page.of(found, base), SESSIONS, document, base, source)
        case {"id": str(name)} if _LINK.fullmatch(name):
            return _page(Page.of(found, base), LINKS, document, base, source)
        case {"paymentPspReference": _} | {"response": _}:
            raise NotAPayment(
                "Adyen has received a request to change a payment; its result comes as a notification", provider=NAME
            )
        case {"environment": _, "type": str(kind)}:
            raise NotAPayment(f"Adyen: a notification {redact(kind)[:80]}, which is no payment's", provider=NAME)
        case _:
            raise InputError("no payment of Adyen", path=base)


def _answer(seen: Answer, document: object, base: str, source: Source) -> Payment:
    status = source.standing(STATUSES.get(seen.status))
    refused = status is Status.FAILED or (status is Status.CANCELLED and (seen.code or seen.message))
    decline = decline_of(seen) if refused else None
    return Payment.trusted(
        {
            **_common(seen, pointers(Answer), document, base, source),
            "status": status,
            "attempts": (attempt_of(seen, seen.id or "", status, decline),) if status in _TRIED else (),
        }
    )


def _page(seen: Page, statuses: Mapping[str, Status], document: object, base: str, source: Source) -> Payment:
    rows = enumerate(seen.payments)
    made = [_answer(Answer.of(row, base + pointer("payments", at)), document, base, source) for at, row in rows]
    attempts = {attempt.id: attempt for payment in made for attempt in payment.attempts}
    return Payment.trusted(
        {
            **_common(seen, Page.pointers(), document, base, source),
            "status": source.standing(Status.CREATED if seen.status is None else statuses.get(seen.status)),
            "merchant": Merchant(id=seen.merchant),
            "updated_at": seen.updated_at,
            "expires_at": seen.expires_at,
            "attempts": tuple(attempts.values()),
        }
    )


def _common(
    seen: Answer | Page, places: Mapping[str, tuple[str, ...]], document: object, base: str, source: Source
) -> dict[str, object]:
    return {
        "provider": NAME,
        "id": seen.id,
        "raw_status": seen.status,
        "account": source.account,
        "order": seen.order,
        "method": method_of(seen.method),
        "raw_method": seen.method,
        "amount": _money(seen.amount, seen.currency),
        "currency": seen.currency,
        "test": source.test,
        "email": seen.email,
        "origin": Origin.trusted({"source": NAME, "base": base, "pointers": places, "document": document}),
    }


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money.of_minor(minor, currency, EXPONENTS)


def _fault(seen: Fault, status: int | None) -> NotAPayment:
    told = " ".join((seen.message or "an error without a message").split())
    hint = _HINTS.get(seen.kind or "")
    return NotAPayment(
        f"Adyen: {redact(told)[:_LONGEST]} (error {redact(seen.code or 'unknown')[:20]}{f'; {hint}' if hint else ''})",
        provider=NAME,
        code=seen.code,
        not_found=_NOT_FOUND in {seen.status, status},
    )
