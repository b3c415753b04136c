"""One try to authorise: the same from a notification, an answer, or the last event that ended it."""

from collections.abc import Mapping
from datetime import date, datetime

from paysupport.adapters.providers.adyen.codes import (
    BLOCKS,
    CODES,
    NOT_READ,
    REASONS,
    REFUSED_BY,
    raw_response,
)
from paysupport.adapters.providers.adyen.methods import network_of
from paysupport.adapters.providers.adyen.schemas import Details, PaidCard
from paysupport.codes import Said, read
from paysupport.codes.text import normalise
from paysupport.model import Attempt, Decline, Reading, Reason, Status

NAME = "adyen"

_VAGUE = frozenset({Reason.UNKNOWN, Reason.GENERIC_DECLINE})


def attempt_of(
    seen: Details, id_: str, status: Status, decline: Decline | None, updated_at: datetime | None = None
) -> Attempt:
    """The try that a notification or an answer tells of."""
    blocked = decline is not None and _code(decline.code, decline.message) in BLOCKS
    return Attempt.trusted(
        {
            "id": id_,
            "status": status,
            "at": seen.at,
            "updated_at": updated_at,
            "decline": decline,
            "card": _card(seen.card),
            "authentication": seen.authentication if seen.authentication and seen.authentication.status else None,
            "blocked_by": decline.message if decline and blocked else None,
            "rrn": seen.rrn,
            "auth_code": seen.auth_code,
        }
    )


def decline_of(seen: Details, reading: Reading | None = None) -> Decline:
    """Why it was refused: the raw answer of bank or network counts where Adyen's own reason says nothing."""
    network_code, raw = raw_response(seen.raw)
    if network_code is None:
        network_code = raw_response(seen.message)[0]
    network = network_of(seen.method)
    known = _code(seen.code, seen.message) or ""
    said = Said(
        code=seen.code,
        message=seen.message,
        advice=seen.advice,
        network=network,
        network_code=None if known in BLOCKS else network_code,
    )
    on = seen.at.date() if seen.at else date.max
    own = reading or read(said, REASONS, on)
    if own.reason in _VAGUE and raw:
        told = read(said._replace(code=None, message=raw), REASONS, on)
        own = own if told.reason in _VAGUE else told
    return Decline.trusted(
        {
            "reading": own,
            "code": seen.code,
            "message": seen.message or raw,
            "network": network,
            "network_code": network_code,
            "advice": seen.advice,
            "refused_by": REFUSED_BY.get(known),
        }
    )


def failed(seen: Details, event: str) -> Decline:
    """What a later failure of a payment says, which is no refusal of a bank: the event, and its reason in words."""
    return Decline.trusted({"reading": NOT_READ, "code": event, "message": seen.message})


def pointers(schema: type[Details]) -> Mapping[str, tuple[str, ...]]:
    """Our fields to where they stand in that shape."""
    own = schema.pointers()
    return {**own, "network_code": own["raw"] + own["message"], "network": own["method"], "blocked_by": own["message"]}


def _code(code: str | None, message: str | None) -> str | None:
    return code or CODES.get(normalise(message or ""))


def _card(card: PaidCard | None) -> PaidCard | None:
    return card if card and (card.last4 or card.bin or card.fingerprint) else None
