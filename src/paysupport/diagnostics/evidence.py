"""Where each fact of a finding stands in what was given, and its raw value."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from pydantic import BaseModel

from paysupport.diagnostics.hosts import address
from paysupport.documents import pointer, resolve
from paysupport.model import Evidence, Model, Payment
from paysupport.redaction import redact_document


class Item(Model):
    """One piece of evidence: part of the bundle, JSON pointer into it, raw value (redacted), who told it, when."""

    part: str
    path: str
    value: Any
    source: str
    at: datetime | None


def items(bundle: Evidence, seen: tuple[str, ...]) -> tuple[Item, ...]:
    """The items for our field names; what the source left out is no evidence."""
    return tuple(item for name in seen for item in _item(bundle, name))


def _item(bundle: Evidence, name: str) -> Iterator[Item]:
    part, *rest = name.split(".")
    whole: Any = getattr(bundle, part)
    several = bool(rest) and rest[0].isdecimal()
    thing: Any = whole[int(rest[0])] if several else whole
    if isinstance(thing, Payment):
        yield from _of_payment(thing, part, rest)
        return
    value: Any = thing
    for step in rest[several:]:
        value = _within(value, step)
    if rest and rest[-1] in _ADDRESSES:
        value = address(value)
    if value is not None:
        source = "shop" if part in {"order", "notifications", "settings"} else getattr(thing, "source", part)
        at = next((time for name in _TIMES if (time := getattr(thing, name, None))), None)
        yield Item(part=part, path=pointer(part, *rest), value=_plain(value), source=source, at=at)


def _of_payment(payment: Payment, part: str, rest: list[str]) -> Iterator[Item]:
    origin = payment.origin
    at = origin.at or payment.updated_at or payment.created_at
    above = "" if part == "payment" else pointer(part, rest[0])
    field = ".".join(rest if part == "payment" else rest[1:])
    for place in origin.pointers.get(field, ()):
        try:
            value = resolve(origin.document, origin.base + place)
        except LookupError:
            continue
        if value is not None:
            path = above + origin.base + place
            yield Item(part=part, path=path, value=_plain(value), source=origin.source, at=at)
            return
    own = None if origin.pointers else _own(payment, field)
    if own is not None:
        yield Item(part=part, path=pointer(part, *rest), value=_plain(own), source=payment.provider, at=at)


def _own(payment: Payment, field: str) -> object:
    """A field of a payment that no adapter read: given as our own model."""
    decline = payment.decline
    for thing in (payment, decline, payment.attempts[-1] if payment.attempts else None):
        value: object = thing
        for step in field.split("."):
            value = _within(value, step)
        if value is not None:
            return value
    return None


def _within(value: object, step: str) -> object:
    if isinstance(value, tuple):
        return cast("tuple[object, ...]", value)[int(step)]
    return getattr(value, step, None)


_TIMES = ("updated_at", "at", "fetched_at")

_ADDRESSES = frozenset({"notification_url", "return_url", "url"})
"""Shown without the query, in which keys may stand."""

_PLAIN = (str, int, bool, dict, list)


def _plain(value: Any) -> Any:
    plain: Any = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    if isinstance(plain, tuple):
        plain = list(cast("tuple[object, ...]", plain))
    return redact_document(plain if type(plain) in _PLAIN else str(plain))
