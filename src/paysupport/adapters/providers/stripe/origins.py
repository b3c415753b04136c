"""Where in Stripe's documents our fields stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from paysupport.adapters.providers.stripe.schemas import Charge, Refusal
from paysupport.adapters.schema import Schema
from paysupport.documents import pointer
from paysupport.model import Authentication, Card, Origin

NAME = "stripe"

_SEEN = {
    "id": ("id", "error.intent", "error.charge"),
    "status": ("status", "error.type"),
    "test": ("live",),
    "code": ("error.decline_code", "charge.outcome.reason", "error.code", "charge.failure_code"),
    "message": ("error.message", "charge.failure_message", "charge.outcome.seller_message"),
    "network": ("charge.network", "charge.card.brand", "error.card.brand"),
    "network_code": ("error.network_decline_code", "charge.outcome.network_decline_code"),
    "advice": (
        "error.network_advice_code",
        "charge.outcome.network_advice_code",
        "error.advice_code",
        "charge.outcome.advice_code",
    ),
    "refused_by": ("charge.outcome.type",),
    "blocked_by": ("charge.outcome.rule", "charge.outcome.reason"),
    "method": ("charge.method", "error.method"),
    **{f"card.{name}": (f"charge.card.{name}", f"error.card.{name}") for name in Card.model_fields},
    **{f"authentication.{name}": (f"charge.authentication.{name}",) for name in Authentication.model_fields},
    "auth_code": ("charge.auth_code",),
    "paid_at": ("charge.created_at",),
    "refunded": ("charge.amount_refunded",),
    "fee": ("charge.balance.fee",),
    "net": ("charge.balance.net",),
    "email": ("receipt_email", "charge.receipt_email", "charge.billing_email"),
}
"""Our fields to those of the schemas, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A document of Stripe, and how it came.

    Attributes:
        keys: metadata keys under which the shop's order id may stand, the likeliest first.
        account: whose payments they are, in the host's words.
    """

    document: object
    keys: tuple[str, ...]
    account: str | None = None
    at: datetime | None = None
    request_id: str | None = None


def origin_of(answer: Answer, base: str, schema: type[Schema], error: Refusal | None, charge: Charge | None) -> Origin:
    """The origin of a payment whose last try is told by this error, this charge, or both."""
    blocked = bool(charge and charge.outcome and charge.outcome.type == "blocked")
    return Origin.trusted(
        {
            "source": NAME,
            "at": answer.at,
            "request_id": answer.request_id,
            "base": base,
            "pointers": _pointers(
                schema, answer.keys, error=error is not None, charge=charge is not None, blocked=blocked
            ),
            "document": answer.document,
        }
    )


@cache
def _pointers(
    schema: type[Schema], keys: tuple[str, ...], *, error: bool, charge: bool, blocked: bool
) -> Mapping[str, tuple[str, ...]]:
    """Our fields to where they may stand, in the order in which they are read."""
    own = schema.pointers()
    prefix = "charge." if schema is Charge else "error." if schema is Refusal else ""
    without = tuple(part for part, told in (("error.", error), ("charge.", charge)) if not told)
    seen = _SEEN | {"code": ("charge.outcome.reason", "charge.outcome.type")} if blocked else _SEEN
    places = {
        name: tuple(
            place
            for field in fields
            if not field.startswith(without)
            for place in own.get(field.removeprefix(prefix), ())
        )
        for name, fields in seen.items()
    }
    return {**own, **places, "order": tuple(pointer("metadata", key) for key in keys)}
