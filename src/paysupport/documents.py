"""JSON as payment providers send it, read so that nothing is lost and nothing explodes.

Numbers with a point become `Decimal`, never a float; duplicate keys, NaN and infinities are refused; nesting
is at most 64 deep. The parser is jiter, the one behind pydantic.
"""

from typing import TYPE_CHECKING, TypeAlias, cast

import jiter

from paysupport.errors import InputError

if TYPE_CHECKING:
    from decimal import Decimal

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | Decimal | bool | None"

MAX_DEPTH = 64

_BOM = b"\xef\xbb\xbf"


def parse(body: bytes) -> JSON:
    """Read one JSON document.

    Raises:
        InputError: what stands there instead, in one line and without any of its values.
    """
    try:
        body = memoryview(body).tobytes().removeprefix(_BOM)
    except TypeError:
        raise InputError("expected the raw bytes of a payload") from None
    try:
        document: JSON = jiter.from_json(body, allow_inf_nan=False, catch_duplicate_keys=True, float_mode="decimal")
    except ValueError as error:
        raise InputError(_explain(body, str(error))) from None
    if body.count(b"{") + body.count(b"[") > MAX_DEPTH and _deeper(document, MAX_DEPTH):
        raise InputError(f"nested more than {MAX_DEPTH} levels deep")
    return document


def resolve(document: object, pointer: str) -> JSON:
    """The value at a JSON pointer (RFC 6901).

    Raises:
        LookupError: nothing stands there.
    """
    value = cast("JSON", document)
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        match value:
            case dict():
                value = value[key]
            case list() if key.isdecimal():
                value = value[int(key)]
            case _:
                raise LookupError(pointer)
    return value


def pointer(*tokens: object) -> str:
    """The JSON pointer (RFC 6901) made of these keys and positions."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens)


def _deeper(document: JSON, depth: int) -> bool:
    level = [document]
    for _ in range(depth):
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
    return any(isinstance(node, dict | list) for node in level)


def _explain(body: bytes, error: str) -> str:
    start = body[:64].lstrip()
    place = error[error.rfind(" at line") :]
    known = {
        "empty; expected a JSON document": not body.strip(),
        "HTML or XML; expected JSON": start.startswith(b"<"),
        "compressed (gzip); expected JSON": start.startswith(b"\x1f\x8b"),
        "UTF-16 or UTF-32 text; expected JSON in UTF-8": start.startswith((b"\xff\xfe", b"\xfe\xff")),
        "binary, or UTF-16 or UTF-32 text; expected JSON in UTF-8": b"\0" in start,
        f"the same key stands twice in one object{place}": "duplicate key" in error,
        f"a number that no amount can be{place}": "InvalidOperation" in error,
        f"nested more than {MAX_DEPTH} levels deep": "recursion limit" in error,
        f"not UTF-8 text{place}; expected JSON in UTF-8": "unicode code point" in error,
    }
    return next((told for told, so in known.items() if so), f"not JSON: {error}")
