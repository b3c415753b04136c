"""A document of Mollie, and where in it our fields stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from paysupport.adapters.providers.mollie.schemas import Transaction
from paysupport.adapters.schema import Schema
from paysupport.documents import pointer
from paysupport.model import Origin

NAME = "mollie"


@dataclass(frozen=True, slots=True)
class Answer:
    """A document, and how it came.

    Attributes:
        keys: of the metadata, under which the shop's order id may stand, the likeliest first.
        account: whose payments they are, in the host's words.
    """

    document: object
    keys: tuple[str, ...] = ("order_id",)
    account: str | None = None
    at: datetime | None = None

    def origin(self, base: str, schema: type[Schema]) -> Origin:
        """The origin of a payment that stands at `base`."""
        return Origin.trusted(
            {
                "source": NAME,
                "at": self.at,
                "base": base,
                "pointers": _pointers(schema, self.keys),
                "document": self.document,
            }
        )


@lru_cache(maxsize=64)
def _pointers(schema: type[Schema], keys: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    own = dict(schema.pointers())
    if schema is not Transaction:
        # a chargeback and a link have no status: their times tell it
        own["status"] += own.get("reversed_at", ()) + own.get("paid_at", ()) + own["created_at"]
        return own | {"code": own.get("status_reason", ()), "message": own.get("status_message", ())}
    return own | {
        "order": (*(pointer("metadata", key) for key in keys), "/metadata"),
        "code": own["failure"] + own["bank_reason"] + own["status_reason"],
        "message": own["failure_message"] + own["bank_message"] + own["status_message"],
        "network": own["card.brand"],
        "test": own["mode"],
    }
