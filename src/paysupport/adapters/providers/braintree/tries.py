"""The attempt of a transaction, what refused it, and what came back of it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import chain

from paysupport.adapters.providers.braintree.codes import (
    APPROVED,
    AUTHENTICATIONS,
    DISPUTES,
    EXPONENTS,
    MASTERCARD_FORBIDS,
    METHODS,
    NETWORKS,
    REASONS,
    REFUNDS,
    REFUSED_BY,
    STATUSES,
    meant,
)
from paysupport.adapters.providers.braintree.schemas import Contested, Event, PaidCard, Result, Told
from paysupport.codes import Said, read
from paysupport.errors import InputError
from paysupport.model import Attempt, Authentication, Card, Decline, Dispute, Method, Refund, Status, method_of
from paysupport.money import Money

NAME = "braintree"

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_CARDS = ("apple_pay", "google_pay", "other_wallet", "credit_card")
_CARD = ("bin", "last4", "country", "issuer", "fingerprint")
_SETTLEMENTS = frozenset({"settlement_declined", "settlement_failed"})
_UNTOLD = frozenset({"", "Unknown", "UNKNOWN"})


def status_of(word: str | None, table: Mapping[str, Status] = STATUSES) -> Status:
    """What a status in any spelling means."""
    return table.get((word or "").lower(), Status.UNKNOWN)


def word_of(seen: Told) -> str | None:
    """Braintree's word for the means of payment."""
    return seen.local or seen.instrument or seen.snapshot


def means(seen: Told) -> Method | None:
    """By what means it was paid."""
    word = word_of(seen)
    return method_of(METHODS, word if word is None or word in METHODS else word.lower())


def attempt_of(seen: Told, status: Status) -> Attempt:
    """A transaction is one try."""
    known = seen.authentication
    shown = known and (AUTHENTICATIONS.get((known.word or "").lower()) or known.status)
    result = _telling(seen)[1]
    card = _card(seen)
    return Attempt.trusted(
        {
            "id": seen.id or "",
            "status": status,
            "at": seen.created_at,
            "updated_at": seen.updated_at or latest(seen.history),
            "decline": _decline(seen, result) if status is Status.FAILED else None,
            "card": card,
            "authentication": Authentication.trusted({"status": shown, "eci": known.eci})
            if known and (shown or known.eci)
            else None,
            "blocked_by": result.rejection and result.rejection.lower(),
            "rrn": result.rrn or seen.rrn,
            "auth_code": result.auth_code or seen.auth_code,
        }
    )


def latest(history: Sequence[Event] | None) -> datetime | None:
    """When a transaction changed last, as far as its history tells."""
    return max((event.at for event in history or () if event.at), default=None)


def _telling(seen: Told) -> tuple[int | None, Result]:
    """What tells most of it: the event that refused, else that of the approval, with its place; or the transaction."""
    told = ((place, event) for place, event in enumerate(seen.history or ()) if event.code or event.rejection)
    return max(told, key=_weight, default=(None, seen))


def _weight(told: tuple[int, Event]) -> tuple[bool, datetime]:
    return status_of(told[1].status) is Status.FAILED, told[1].at or _EARLIEST


def _card(seen: Told) -> Card | None:
    if means(seen) not in {None, Method.CARD}:
        return None
    blocks: tuple[PaidCard | None, ...] = tuple(getattr(seen, name) for name in _CARDS)
    found = next((each for each in blocks if each and (each.last4 or each.bin)), None)
    if found is None:
        return None
    told = {name: getattr(found, name) for name in _CARD}
    known = {name: None if value in _UNTOLD else value for name, value in told.items()}
    return Card.trusted({**known, "brand": found.brand})


def _decline(seen: Told, result: Result) -> Decline:
    code, message = _said(seen, result)
    card = _card(seen)
    brand = (card.brand or "").lower().replace("_", " ").rpartition(" - ")[2] if card else ""
    network = NETWORKS.get(brand)
    at = latest(seen.history) or seen.created_at
    said = Said(
        code=meant(code), message=message, advice=result.advice, network=network, network_code=result.network_code
    )
    reading = read(said, REASONS, at.date() if at else date.max)
    if network == "mastercard" and code in MASTERCARD_FORBIDS:
        reading = reading.model_copy(update={"final": True})
    return Decline.trusted(
        {
            "reading": reading,
            "code": code,
            "message": message,
            "network": network,
            "network_code": result.network_code,
            "advice": result.advice,
            "refused_by": REFUSED_BY.get(code or ""),
        }
    )


def _said(seen: Told, result: Result) -> tuple[str | None, str | None]:
    """The code that refused, and its wording: of a rejection, of the settlement, or of the processor."""
    if result.rejection:
        return result.rejection.lower(), None
    settling = (seen.status or "").lower() in _SETTLEMENTS and result.settlement_code
    code, message = (result.settlement_code, result.settlement_message) if settling else (result.code, result.message)
    return (code or None, message or None) if code not in APPROVED else (None, None)


def money(value: str | None, currency: str | None, path: str) -> Money | None:
    """An amount as Braintree writes it.

    Raises:
        InputError: it is no plain decimal number.
    """
    if not value or not currency:
        return None
    try:
        return Money.of_major(value, currency, EXPONENTS)
    except InputError as error:
        raise InputError(error.message, path=path) from None


def refunds_of(seen: Told, base: str) -> tuple[Refund, ...]:
    """What a transaction tells of its refunds, oldest first; XML tells only their ids."""
    told = sorted(seen.refunds or (), key=lambda each: each.at or _EARLIEST)
    known = (
        Refund.trusted(
            {
                "id": each.id,
                "status": status_of(each.status, REFUNDS),
                "amount": money(each.amount, each.currency, f"{base}/refunds"),
                "at": each.at,
                "reason": next((event.message for event in each.history or () if event.message), None)
                if status_of(each.status, REFUNDS) is Status.FAILED
                else None,
            }
        )
        for each in told
    )
    named = (Refund.trusted({"id": each, "status": Status.UNKNOWN}) for each in seen.refund_ids or ())
    return tuple({each.id: each for each in chain(named, known)}.values())


def dispute_of(seen: Contested, base: str) -> Dispute:
    """A dispute; a retrieval only asks, so that none moves money."""
    status = status_of(seen.status, DISPUTES)
    asks = status is Status.REFUNDED and (seen.kind or "").lower() == "retrieval"
    return Dispute.trusted(
        {
            "id": seen.id,
            "status": Status.PAID if asks else status,
            "amount": money(seen.amount, seen.currency, base),
            "at": seen.at,
            "reason": seen.reason or (seen.word and seen.word.lower()),
            "due_at": seen.due_at,
        }
    )


def places(seen: Told) -> Mapping[str, tuple[str, ...]]:
    """Our fields to where they stand; those of a refusal at the event that tells it."""
    own = Told.pointers()
    found = dict(own)
    for name in (*_CARD, "brand"):
        found[f"card.{name}"] = tuple(place for block in _CARDS for place in own[f"{block}.{name}"])
    found["network"] = found["card.brand"]
    found["raw_method"] = own["local"] + own["instrument"] + own["snapshot"]
    found["code"] = own["rejection"] + own["settlement_code"] + own["code"]
    found["message"] = own["settlement_message"] + own["message"]
    found["blocked_by"] = own["rejection"]
    at, _ = _telling(seen)
    if at is None:
        return found
    event = Event.pointers()
    below = {name: tuple(f"/statusHistory/{at}{place}" for place in event[name]) for name in event}
    below["code"] = below["rejection"] + below["code"]
    below["blocked_by"] = below["rejection"]
    told = ("code", "message", "network_code", "advice", "blocked_by", "rrn", "auth_code")
    return {**found, **{name: below[name] + found[name] for name in told}}
