"""What Checkout.com's documents are known by: the prefixes of its ids, and the types of its events."""

import re
from typing import cast

from paysupport.documents import JSON

_ID = re.compile(r"(pay|dsp|pl)_\w{6,40}")
_EVENT = re.compile(r"(?:payment|card|dispute)_[a-z_]+")


def claims(document: object) -> bool:
    """Whether a document has one of Checkout.com's shapes."""
    match cast("JSON", document):
        case {"object": _} | {"entity": _}:
            return False
        case {"request_id": str(), "error_type": str()}:
            return True
        case {"data": [first, *_]}:
            return kind_of(first) is not None
        case {"data": [], "limit": int(), "skip": int(), "total_count": int()}:
            return True
        case [first, *_]:
            return kind_of(first) is not None or is_event(first) or is_action(first)
        case found:
            return kind_of(found) is not None or is_event(found)


def is_event(found: JSON) -> bool:
    """Whether an object is an event around a payment, card or dispute."""
    match found:
        case {"object": _} | {"entity": _}:
            return False
        case {"id": str(), "type": str(kind), "data": dict()}:
            return bool(_EVENT.fullmatch(kind))
        case _:
            return False


def is_action(found: JSON) -> bool:
    """Whether an object is an action of a payment."""
    match found:
        case {"id": str(name), "type": str(), "response_code": _}:
            return name.startswith("act_")
        case _:
            return False


def kind_of(found: JSON) -> str | None:
    """What an object is by its id: pay, dsp or pl."""
    match found:
        case {"object": _}:
            return None
        case {"id": str(name)}:
            seen = _ID.fullmatch(name)
            return seen[1] if seen else None
        case _:
            return None
