"""The tries to authorise a payment, and its refunds: from its actions where they are told, else from the payment."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from paysupport.adapters.providers.checkout.codes import EXPONENTS, NETWORKS, REASONS, refused_by
from paysupport.adapters.providers.checkout.schemas import Action, Processing, Result, Told, succeeded
from paysupport.codes import Said, read
from paysupport.model import Attempt, Decline, Refund, Status
from paysupport.money import Money

NAME = "checkout"

_AUTHORISING = frozenset({"Authorization", "Card Verification", "Payout"})
_COLLECTED = frozenset({Status.PAID, Status.PARTIALLY_REFUNDED, Status.REFUNDED, Status.DISPUTED})
_TRIED = _COLLECTED | {Status.AUTHORIZED, Status.FAILED, Status.CANCELLED, Status.EXPIRED}
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_SILENT = Processing.model_construct()
_OF_ACTION = {
    "code": "response_code",
    "message": "response_summary",
    "network_code": "processing/partner_response_code",
    "advice": "processing/partner_merchant_advice_code",
    "rrn": "processing/retrieval_reference_number",
    "auth_code": "auth_code",
}


def authorising(seen: Told) -> list[tuple[int, Action]]:
    """The actions that try to authorise, oldest first, with their places."""
    found = [(place, each) for place, each in enumerate(seen.actions) if each.type in _AUTHORISING]
    return sorted(found, key=lambda each: (each[1].processed_on or _EARLIEST, -each[0]))


def attempts_of(seen: Told, status: Status) -> tuple[Attempt, ...]:
    """Every try; the only one is known by the payment's id, several by those of their actions."""
    state = Status.PAID if status in _COLLECTED else status
    tries = authorising(seen)
    if len(tries) > 1:
        return tuple(_attempt(seen, each, each.id, _standing(each, state)) for _, each in tries)
    if tries:
        return (_attempt(seen, tries[0][1], seen.id or tries[0][1].id, _standing(tries[0][1], state)),)
    return (_attempt(seen, seen, seen.id, state),) if state in _TRIED else ()


def _standing(action: Action, state: Status) -> Status:
    if not action.succeeded:
        return Status.FAILED
    return Status.AUTHORIZED if state is Status.FAILED else state


def _attempt(seen: Told, result: Result, id_: str, status: Status) -> Attempt:
    more = result.processing or _SILENT
    known = seen.authentication
    shown = known and known.model_copy(update={"eci": known.eci or seen.eci})
    return Attempt.trusted(
        {
            "id": id_,
            "status": status,
            "at": result.processed_on or seen.requested_on,
            "updated_at": result.processed_on,
            "decline": _decline(seen, result) if status is Status.FAILED else None,
            "card": seen.card if seen.card and (seen.card.last4 or seen.card.bin) else None,
            "authentication": shown if shown and (shown.status or shown.eci) else None,
            "blocked_by": result.message if (result.code or "")[:2] in {"41", "42", "43"} else None,
            "rrn": more.rrn,
            "auth_code": result.auth_code,
        }
    )


def _decline(seen: Told, result: Result) -> Decline:
    more = result.processing or _SILENT
    network = NETWORKS.get((seen.card.brand or "").lower()) if seen.card else None
    at = result.processed_on or seen.requested_on
    forbids = next((each for each in (more.network_advice, more.advice) if each in REASONS.advice), None)
    said = Said(
        code=None if succeeded(result.code) else result.code,
        message=None if succeeded(result.code) else result.message,
        advice=forbids or more.network_advice,
        network=network,
        network_code=more.network_code,
    )
    return Decline.trusted(
        {
            "reading": read(said, REASONS, at.date() if at else date.max),
            "code": result.code,
            "message": result.message,
            "network": network,
            "network_code": more.network_code,
            "advice": more.network_advice or more.advice,
            "refused_by": refused_by(result.code),
        }
    )


def refunds_of(seen: Told, currency: str | None) -> tuple[Refund, ...]:
    """The refunds among the actions, oldest first."""
    found = sorted(
        (each for each in seen.actions if each.type == "Refund"), key=lambda each: each.processed_on or _EARLIEST
    )
    return tuple(
        Refund.trusted(
            {
                "id": each.id,
                "status": Status.REFUNDED if each.succeeded else Status.FAILED,
                "amount": money(each.amount, currency),
                "at": each.processed_on,
                "reason": None if each.succeeded else each.message,
            }
        )
        for each in found
    )


def money(minor: int | None, currency: str | None) -> Money | None:
    """An amount as Checkout.com sends it."""
    return None if minor is None or currency is None else Money.of_minor(minor, currency, EXPONENTS)


def places(seen: Told, actions: str = "/actions") -> Mapping[str, tuple[str, ...]]:
    """Our fields to where they stand; those of a refusal at the action that tells it."""
    own = Told.pointers()
    below = {name: own[f"processing.{name}"] for name in ("network_code", "rrn")}
    found = {**own, **below, "advice": own["processing.network_advice"] + own["processing.advice"]}
    found["network"] = own["card.brand"]
    found["blocked_by"] = own["message"]
    tries = authorising(seen)
    if not tries:
        return found
    at = f"{actions}/{tries[-1][0]}"
    return {**found, **{name: (f"{at}/{field}", *found[name]) for name, field in _OF_ACTION.items()}}
