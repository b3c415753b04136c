"""What Braintree's documents are known by, and where in them its objects stand."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias, cast

from paysupport.documents import JSON, pointer

Kind: TypeAlias = Literal["transaction", "refund", "verification", "dispute", "local_payment"]

_KINDS: dict[str, Kind] = {
    "transaction": "transaction",
    "transactions": "transaction",
    "credit_card_transactions": "transaction",
    "verification": "verification",
    "dispute": "dispute",
    "disputes": "dispute",
    "local_payment_expired": "local_payment",
    "local_payment_reversed": "local_payment",
}
"""What stands below a name; in a list, below the name of the list."""

_OWN = {"verification": "status", "local_payment": "payment_id"}
"""What an object of a kind always has, where it is not an id."""

_GLOBAL = re.compile(r"(transaction|refund|dispute|verification)_\w+")
_DEPTH = 12
_ASKED = "params"
"""Where an error answer repeats the request."""


class Row(NamedTuple):
    """An object, and where it stands."""

    kind: Kind
    found: JSON
    base: str


def claims(document: object) -> bool:
    """Whether a document has one of Braintree's shapes."""
    match cast("JSON", document):
        case (
            {"notification": {"kind": str(), "subject": dict()}}
            | {"api_error_response": dict()}
            | {"errors": [{"extensions": {"errorClass": str()}}, *_]}
            | {"dispute": {"id": _, "status": _, "kind": _, "reply_by_date": _}}
            | {"credit_card_transactions": list()}
        ):
            return True
        case {"data": dict(data)}:
            return next(_rows(data, "", "", _DEPTH, named=False), None) is not None
        case {"transaction": found} | [found, *_] | found:
            return _is_transaction(found)


def rows(document: object) -> Iterator[Row]:
    """The objects in a document, in its order."""
    found = cast("JSON", document)
    name = "transactions" if isinstance(found, list) or _is_transaction(found) else ""
    return _rows(found, "", name, _DEPTH, named=not (isinstance(found, dict) and "data" in found))


def _rows(found: JSON, base: str, name: str, depth: int, *, named: bool) -> Iterator[Row]:
    """The objects below a place; by their names, or only by GraphQL's ids."""
    if depth and isinstance(found, list):
        for place, each in enumerate(found):
            yield from _rows(each, base + pointer(place), name, depth - 1, named=named)
    elif depth and isinstance(found, dict):
        kind = (_KINDS.get(name) if named else None) or _by_id(found.get("id"))
        if kind and _OWN.get(kind, "id") in found:
            yield Row(kind, found, base)
            return
        for key, each in found.items():
            if key != _ASKED:
                yield from _rows(each, base + pointer(key), key, depth - 1, named=named)


def _by_id(name: JSON) -> Kind | None:
    """What a global id is of: base64 of the type, an underscore and the legacy id."""
    if not isinstance(name, str) or len(name) % 4 == 1:
        return None
    try:
        plain = base64.b64decode(name + "=" * (-len(name) % 4), validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    known = _GLOBAL.fullmatch(plain)
    return cast("Kind", known[1]) if known else None


def _is_transaction(found: JSON) -> bool:
    """Whether an object is a transaction as Braintree's libraries write it."""
    match found:
        case {"id": str(), "status": str(), "type": "sale" | "credit", "currency_iso_code": _}:
            return True
        case {"id": str(), "status": str(), "type": "sale" | "credit", "currencyIsoCode": _}:
            return True
        case _:
            return False
