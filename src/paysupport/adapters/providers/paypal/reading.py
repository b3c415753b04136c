"""From a document to payments, whatever it is: an object, a list, an event, an error."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from paysupport.adapters.providers.paypal.codes import REASONS
from paysupport.adapters.providers.paypal.issues import REFUNDS
from paysupport.adapters.providers.paypal.movements import payment_of, shape_of
from paysupport.adapters.providers.paypal.orders import payments_of
from paysupport.adapters.providers.paypal.places import NAME, Answer
from paysupport.adapters.providers.paypal.records import dispute_of, payout_of, payouts_of, row_of
from paysupport.adapters.providers.paypal.schemas import Detail, Event, Refusal, Report
from paysupport.adapters.providers.paypal.statuses import MOVEMENTS
from paysupport.codes import Said, read
from paysupport.documents import JSON, pointer
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Attempt, Decline, Payment, Status
from paysupport.redaction import redact

_SHAPES = (
    ("event", {"event_type", "resource_type", "resource"}),
    ("report", {"transaction_details", "total_pages"}),
    ("dispute", {"dispute_id"}),
    ("batch", {"batch_header"}),
    ("item", {"payout_item_id", "payout_batch_id"}),
    ("order", {"id", "status", "purchase_units"}),
    ("error", {"name", "debug_id"}),
)
_FIELDS = {"seller_payable_breakdown": "refund", "expiration_time": "authorization", "final_capture": "capture"}
_PATHS = {
    "/v2/checkout/orders/": "order",
    "/v2/payments/captures/": "capture",
    "/v2/payments/authorizations/": "authorization",
    "/v2/payments/refunds/": "refund",
    "/v1/payments/sale/": "sale",
    "/v1/payments/capture/": "capture",
    "/v1/payments/authorization/": "authorization",
    "/v1/payments/refund/": "refund",
}
"""What an object is, by the address at which it calls itself."""

_TYPES = {
    "checkout-order": "order",
    "capture": "capture",
    "authorization": "authorization",
    "refund": "refund",
    "sale": "sale",
    "dispute": "dispute",
    "payouts": "batch",
    "payouts_item": "item",
}
"""What an event is about, by its `resource_type`."""

_UNKNOWN = frozenset({"RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID", "NOT_FOUND"})
_KEYS = frozenset({"AUTHENTICATION_FAILURE", "INVALID_TOKEN", "invalid_token", "invalid_client"})
_LONGEST = 300


def claims(document: object) -> bool:
    """Whether a document has one of PayPal's shapes, an error answer's included."""
    match cast("JSON", document):
        case {"entity": _}:
            return False
        case {"events": [first, *_]}:
            return _kind(first) == "event"
        case {"items": [first, *_]}:
            return _kind(first) == "dispute" or _kind(document) == "batch"
        case _:
            return _kind(document) is not None


def _kind(found: object) -> str | None:
    """What an object is: by keys that nothing else has, by the address at which it calls itself, by its fields."""
    match cast("JSON", found):
        case dict(members):
            by_keys = (kind for kind, keys in _SHAPES if keys <= members.keys())
            return next(by_keys, None) or _by_address(members) or _by_field(members)
        case _:
            return None


def _by_address(found: dict[str, JSON]) -> str | None:
    links = found.get("links")
    for link in links if isinstance(links, list) and "id" in found else ():
        match link:
            case {"rel": "self", "href": str(address)}:
                return next((kind for path, kind in _PATHS.items() if path in address), None)
            case _:
                continue
    return None


def _by_field(found: dict[str, JSON]) -> str | None:
    match found:
        case {"id": str(), "status": _, "amount": {"currency_code": _}}:
            return next((kind for field, kind in _FIELDS.items() if field in found), None)
        case _:
            return None


def payments(answer: Answer, status: int | None = None) -> tuple[Payment, ...]:
    """The payments in a document; in a list, tries of one order are one payment.

    Raises:
        InputError: it cannot be read; `NotAPayment` for an error answer or an event about something else.
    """
    match cast("JSON", answer.document):
        case {"events": list(found)}:
            return merge(_events(answer, found))
        case {"items": list(found)} if found and _kind(found[0]) == "dispute":
            return tuple(dispute_of(answer, pointer("items", place), each) for place, each in enumerate(found))
        case document:
            return _read(answer, "", document, _kind(document), status)


def _read(answer: Answer, base: str, found: Any, kind: str | None, status: int | None = None) -> tuple[Payment, ...]:
    if kind is None:
        raise Unrecognised("no payment of PayPal", path=base)
    if kind in MOVEMENTS:
        return (payment_of(answer, base, kind, shape_of(found), found),)
    if kind in _SINGLE:
        return (_SINGLE[kind](answer, base, found),)
    if kind in _SEVERAL:
        return _SEVERAL[kind](answer, base, found)
    return (_refused(answer, found, status),)


def _event(answer: Answer, base: str, found: Any) -> tuple[Payment, ...]:
    event = Event.of(found, base)
    about = found["resource"]
    kind = _kind(about) or (_TYPES.get(event.resource_type) if isinstance(about, dict) else None)
    if kind not in _TYPES.values():
        raise NotAPayment(f"PayPal: event {redact(event.type[:80])}, which holds no payment", provider=NAME)
    told = _read(answer, f"{base}/resource", about, kind)
    return tuple(each if each.updated_at else each.model_copy(update={"updated_at": event.created_at}) for each in told)


def _events(answer: Answer, found: list[JSON]) -> Iterable[Payment]:
    for place, each in enumerate(found):
        base = pointer("events", place)
        try:
            yield from _read(answer, base, each, _kind(each))
        except NotAPayment:
            continue


def _rows(answer: Answer, base: str, found: Any) -> tuple[Payment, ...]:
    rows = enumerate(Report.of(found, base).rows)
    read_ = (row_of(answer, base + pointer("transaction_details", place), each) for place, each in rows)
    return merge(each for each in read_ if each is not None)


_SINGLE: Mapping[str, Callable[[Answer, str, Any], Payment]] = {"dispute": dispute_of, "item": payout_of}
_SEVERAL: Mapping[str, Callable[[Answer, str, Any], tuple[Payment, ...]]] = {
    "order": payments_of,
    "event": _event,
    "report": _rows,
    "batch": payouts_of,
}


def _refused(answer: Answer, found: Any, status: int | None) -> Payment:
    """The payment or refund that was refused with HTTP status 422, for an issue that says why."""
    error = Refusal.of(found)
    known = ((place, each) for place, each in enumerate(error.details) if each.code in REASONS.codes)
    place, detail = next(known, (0, None))
    if error.status != "UNPROCESSABLE_ENTITY" or detail is None:
        missing = error.status in _UNKNOWN or status == 404  # noqa: PLR2004
        raise NotAPayment(explain(error), provider=NAME, code=error.issue or error.status, not_found=missing)
    reading = read(Said(code=detail.code), REASONS, answer.day)
    decline = Decline.trusted({"reading": reading, "code": detail.code, "message": detail.message})
    attempt = Attempt.trusted({"id": error.debug_id or "", "status": Status.FAILED, "decline": decline})
    origin = answer.origin("", (pointer("details", place), Detail), ("", Refusal))
    return Payment.trusted(
        {
            "provider": NAME,
            "account": answer.account,
            "id": None,
            "status": Status.FAILED,
            "raw_status": error.status,
            "kind": "refund" if detail.code in REFUNDS else None,
            "attempts": (attempt,),
            "origin": origin.model_copy(update={"request_id": error.debug_id}),
        }
    )


def explain(error: Refusal) -> str:
    """What PayPal says of a refused request, with the id by which its support finds it."""
    faults = [f"{each.code or ''} {each.message or ''} {each.field or ''}".split() for each in error.details]
    said = "; ".join(" ".join(words) for words in faults if words) or error.message or "an error without a message"
    support = f" (debug id {redact(error.debug_id[:64])})" if error.debug_id else ""
    hint = "the access token or the keys are not accepted: " if error.status in _KEYS else ""
    return f"PayPal: {hint}{redact(f'{error.status[:80]}: {said}'[:_LONGEST])}{support}"
