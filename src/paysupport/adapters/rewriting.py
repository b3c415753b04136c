"""JSON written again exactly as its sender writes it, for signatures over a body that was changed before it was signed.

Numbers stay as they stood in the body: 1e-7, 1.50 and 0.10000000000000001 are each written in one way only by whoever
has written them first.
"""

import json
from collections.abc import Callable

from paysupport.documents import JSON, parse

_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029"})


class Digits(str):
    """A number as it stood in the body."""

    __slots__ = ()


def unchanged(body: bytes) -> JSON:
    """The document in a body, with its numbers as they stand there.

    Raises:
        InputError: it is no JSON.
    """
    parse(body)
    found: JSON = json.loads(body, parse_int=Digits, parse_float=Digits)
    return found


def javascript(text: str) -> str:
    """A text as JSON.stringify writes it."""
    return json.dumps(text, ensure_ascii=False)


def php(text: str) -> str:
    """A text as PHP's json_encode writes it with JSON_UNESCAPED_UNICODE: with a backslash before each slash."""
    return json.dumps(text, ensure_ascii=False).replace("/", "\\/").translate(_LINE_ENDS)


def compact(told: JSON, text: Callable[[str], str] = javascript) -> str:
    """A document without any space, keys in their order."""
    match told:
        case Digits():
            return told
        case str():
            return text(told)
        case dict():
            return f"{{{','.join(f'{text(name)}:{compact(each, text)}' for name, each in told.items())}}}"
        case list():
            return f"[{','.join(compact(each, text) for each in told)}]"
        case _:
            return json.dumps(told)


def in_order(told: JSON) -> JSON:
    """A document with the keys of all its objects sorted."""
    match told:
        case dict():
            return {name: in_order(told[name]) for name in sorted(told)}
        case list():
            return [in_order(each) for each in told]
        case _:
            return told
