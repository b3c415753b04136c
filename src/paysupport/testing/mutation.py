"""Documents as no provider should send them: saved ones with a value of another type, and none at all."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from decimal import Decimal
from functools import reduce
from typing import Any, cast

from hypothesis import strategies as st

from paysupport.documents import pointer

_NEST = reduce(lambda inner, _: [{"nested": inner}], range(40), cast("Any", "deep"))

LONG = "x" * 5000
"""A text that no message may repeat."""

_MISSING = object()

VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**40,
    Decimal("1.5"),
    Decimal("1E+400"),
    "",
    "\x00",
    "٣",
    LONG,
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    [],
    [None],
    [[]],
    {},
    {"id": {}, "status": [], "amount": "NaN"},
    _NEST,
)
"""A value of each JSON type, empty, huge and at the edges of what a date, a number or a text may be."""

HOSTILE_BODIES = {
    "empty": b"",
    "blank": b" \r\n",
    "HTML": b"<html><body>502 Bad Gateway</body></html>",
    "not UTF-8": b'{"id": "\xff"}',
    "NaN": b'{"amount": NaN}',
    "cut": b'{"id": "1", "status": ',
    "twice": b'{"id": "1", "id": "2"}',
    "deep": b"[" * 100_000,
    "empty list": b"[]",
    "empty object": b"{}",
    "null": b"null",
    "number": b"1e999",
    "text": b'"payment"',
}

LETTERS = 'aZ09_=,.:+/ "\\\n\x00éя🂡'
"""Characters that mean something to a parser, and some that most do not expect."""

documents = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(LETTERS, max_size=20)
    | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(LETTERS, max_size=12), inner, max_size=4),
    max_leaves=12,
)
"""JSON of any shape."""


def places(document: object, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a document, the document itself first."""
    yield at
    if isinstance(document, dict):
        for key, value in cast("dict[str, object]", document).items():
            yield from places(value, (*at, key))
    elif isinstance(document, list):
        for place, value in enumerate(cast("list[object]", document)):
            yield from places(value, (*at, place))


def replaced(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of a document with another value at a path."""
    if not path:
        return value
    copy = deepcopy(document)
    node = copy
    for key in path[:-1]:
        node = node[key]
    if value is _MISSING:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return copy


def single_faults(document: Any) -> Iterator[tuple[str, Any]]:
    """Each document that differs from this one in a single value or lacks it, and the JSON pointer of that value."""
    for path in places(document):
        for value in (*VALUES, _MISSING) if path else VALUES:
            yield pointer(*path), replaced(document, path, value)


@st.composite
def several_faults(draw: st.DrawFn, document: Any) -> Any:
    """A document with two to four values replaced by anything."""
    for _ in range(draw(st.integers(2, 4))):
        path = draw(st.sampled_from(list(places(document))))
        document = replaced(document, path, draw(st.sampled_from(VALUES) | documents))
    return document


def leaves(document: object, change: Callable[[str], str]) -> object:
    """A copy of a document with every text changed, and every number whose text changes: some codes are numbers."""
    match document:
        case dict():
            return {key: leaves(value, change) for key, value in cast("dict[str, object]", document).items()}
        case list():
            return [leaves(value, change) for value in cast("list[object]", document)]
        case str():
            return change(document)
        case int() if (after := change(str(document))) != str(document):
            return after
        case _:
            return document
