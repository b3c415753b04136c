"""Which question a saved answer belongs to: by its endpoint, or by its shape where nobody wrote the endpoint down."""

import re
from typing import NamedTuple, cast

from paysupport.adapters.contracts import Saved
from paysupport.documents import JSON

_ID = r"(?P<of>[0-9a-fA-F]{64})"
_PLACES = {
    "tx": rf"tx/{_ID}",
    "status": rf"tx/{_ID}/status",
    "cached": rf"tx/{_ID}/cached",
    "replacements": rf"tx/{_ID}/rbf",
    "outspends": rf"tx/{_ID}/outspends?(?:/(?P<output>[0-9]{{1,9}}))?",
    "cluster": rf"cpfp/{_ID}",
    "times": rf"transaction-times\?txId\[\]={_ID}",
    "block": rf"block/{_ID}/status",
    "address": r"address/(?P<of>[^/]+)/txs(?:/.*)?",
    "tip": r"blocks/tip/height",
    "estimates": r"fee-estimates",
    "fees": r"fees/recommended",
}
_MARKS = {
    "vin": "tx",
    "in_best_chain": "block",
    "spent": "outspends",
    "replacements": "replacements",
    "ancestors": "cluster",
    "hourFee": "fees",
    "confirmed": "status",
}
"""What only one kind of answer has."""


class Question(NamedTuple):
    """What was asked; `of` is a transaction, block or address, `output` the number of the first output told."""

    kind: str
    of: str
    output: int = 0


def question(saved: Saved) -> Question:
    """What a saved answer answers; a transaction is taken to be asked for where nothing tells."""
    for kind, pattern in _PLACES.items():
        found = re.search(rf"(?:^|/){pattern}/?$", saved.endpoint or "")
        if found:
            named = found.groupdict("")
            of = named.get("of", "")
            return Question(kind, of if kind == "address" else of.lower(), int(named.get("output") or 0))
    return Question(_shape(cast("JSON", saved.answer)), saved.reference or "")


def height(answer: JSON) -> int | None:
    """The height of a block: a whole number, often as text."""
    return int(str(answer)) if re.fullmatch("[0-9]{1,9}", str(answer).strip()) else None


def _shape(answer: JSON) -> str:
    match answer:
        case [dict(row), *_] if "spent" in row:
            return "outspends"
        case list():
            return "address"
        case dict() if answer and all(key.isdecimal() for key in answer):
            return "estimates"
        case dict():
            return next((kind for mark, kind in _MARKS.items() if mark in answer), "tx")
        case _:
            return "tx" if height(answer) is None else "tip"
