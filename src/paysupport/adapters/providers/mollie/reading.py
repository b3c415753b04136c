"""From a document to payments: a resource, a list of them, an event, an error."""

from collections.abc import Iterator, Mapping
from typing import cast

from paysupport.adapters.providers.mollie.places import NAME, Answer
from paysupport.adapters.providers.mollie.resources import READERS
from paysupport.adapters.providers.mollie.schemas import Event, Refusal
from paysupport.documents import JSON, pointer
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Payment
from paysupport.redaction import redact

_PREFIXES = {
    "payment": "tr_",
    "refund": "re_",
    "chargeback": "chb_",
    "capture": "cpt_",
    "payment-link": "pl_",
    "settlement": "stl_",
    "payout": "payout_",
    "event": "event_",
}
"""How the ids of each kind begin."""

_LISTS = frozenset({"payments", "refunds", "chargebacks", "captures", "payment_links", "settlements", "payouts"})
_LONGEST = 300


def claims(document: object) -> bool:
    """Whether a document is one of Mollie's resources, a list of them, an event or an error answer."""
    match cast("JSON", document):
        case {"status": int(), "title": str(), "_links": {"documentation": {"href": str(address)}}}:
            return "mollie.com/" in address
        case {"resource": _} as found:
            return _kind(found) is not None
        case {"_embedded": dict(embedded), "_links": _}:
            return not _LISTS.isdisjoint(embedded)
        case _:
            return False


def _kind(found: JSON) -> str | None:
    match found:
        case {"resource": str(resource), "id": str(id_)} if id_.startswith(_PREFIXES.get(resource, "?")):
            return resource
        case _:
            return None


def payments(answer: Answer, status: int | None = None) -> tuple[Payment, ...]:
    """The payments in a document; in a list, tries of one order are one payment.

    Raises:
        InputError: it cannot be read; `NotAPayment` for an error answer or a resource of another kind.
    """
    match cast("JSON", answer.document):
        case {"resource": _} as found:
            return (_one(answer, "", found),)
        case {"_embedded": dict(embedded)} if not _LISTS.isdisjoint(embedded):
            return merge(_listed(answer, embedded))
        case {"status": int(), "title": str()} as error:
            refusal = Refusal.of(error)
            missing = 404 in {refusal.status, status} or refusal.status == 410  # noqa: PLR2004
            raise NotAPayment(explain(refusal), provider=NAME, code=str(refusal.status), not_found=missing)
        case _:
            raise Unrecognised("no payment of Mollie")


def explain(error: Refusal) -> str:
    """What Mollie says of a refused request."""
    field = f" (field {error.field[:80]})" if error.field else ""
    said = f"{error.status} {error.title}: {error.detail or 'no details'}{field}"
    return f"Mollie: {redact(said)[:_LONGEST]}"


def _listed(answer: Answer, embedded: Mapping[str, JSON]) -> Iterator[Payment]:
    for name in sorted(_LISTS & embedded.keys()):
        found = embedded[name]
        for place, each in enumerate(found if isinstance(found, list) else ()):
            yield _one(answer, pointer("_embedded", name, place), each)


def _one(answer: Answer, base: str, found: JSON) -> Payment:
    kind = _kind(found)
    if kind == "event":
        return _event(answer, base, found)
    if kind is None or kind not in READERS:
        what = redact(str(found.get("resource")))[:80] if isinstance(found, dict) else "nothing of Mollie"
        raise NotAPayment(f"Mollie: {what}, which is no payment", provider=NAME)
    return READERS[kind](answer, base, found, kind)


def _event(answer: Answer, base: str, found: JSON) -> Payment:
    event = Event.of(found, base)
    match found:
        case {"_embedded": {"entity": dict(entity)}}:
            payment = _one(answer, f"{base}/_embedded/entity", entity)
            return payment if payment.updated_at else payment.model_copy(update={"updated_at": event.created_at})
        case _:
            raise NotAPayment(
                f"Mollie: event {redact(event.type)[:80]}, which does not hold what it is about", provider=NAME
            )
