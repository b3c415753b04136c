"""A document of PayPal, and where in it our fields stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from paysupport.adapters.providers.paypal.schemas import Link
from paysupport.adapters.schema import Schema
from paysupport.model import Origin

NAME = "paypal"

Part = tuple[str, type[Schema]]
"""A JSON pointer below the base, and the shape of what stands there."""

_OF_THE_FIRST = frozenset({"amount", "currency"})
_OF_THE_LAST = frozenset({"id", "created_at", "updated_at"})
"""Fields that one part alone tells; the last is the whole, within which the others stand."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A document, and how it came.

    Attributes:
        order: the fields in which the shop's order id may stand, the likeliest first.
        account: whose payments they are, in the host's words.
        test: whether it came from the sandbox; None where nobody knows.
    """

    document: object
    order: tuple[str, ...] = ("invoice", "custom")
    account: str | None = None
    at: datetime | None = None
    request_id: str | None = None
    test: bool | None = None

    @property
    def day(self) -> date:
        """The day by which codes are read, where the object has no time of its own."""
        return self.at.date() if self.at else date.max

    def is_test(self, links: tuple[Link, ...]) -> bool | None:
        """Whether the addresses in an object lead to the sandbox."""
        for link in links:
            if "sandbox.paypal.com/" in link.href:
                return True
            if "paypal.com/" in link.href:
                return False
        return self.test

    def origin(self, base: str, *parts: Part) -> Origin:
        """The origin of a payment that stands at `base` and is put together from these parts, the decisive first."""
        return Origin.trusted(
            {
                "source": NAME,
                "at": self.at,
                "request_id": self.request_id,
                "base": base,
                "pointers": _pointers(parts, self.order),
                "document": self.document,
            }
        )


@lru_cache(maxsize=1024)
def _pointers(parts: tuple[Part, ...], order: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for prefix, schema in parts:
        for name, places in schema.pointers().items():
            known = () if name in _OF_THE_LAST else found.get(name, ())
            if not (known and name in _OF_THE_FIRST):
                found[name] = known + tuple(prefix + place for place in places)
    found["order"] = tuple(place for name in order for place in found.get(name, ()))
    if "source" in found:
        found["method"] = found["source"]
    return found
