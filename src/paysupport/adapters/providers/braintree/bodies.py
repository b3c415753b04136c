"""The forms in which Braintree's documents come: JSON, XML, and the body of a webhook with XML in it.

XML becomes what Braintree's own libraries make of it: names with underscores, lists for `type="array"`, null for
`nil="true"`. A document type, and with it any entity, is refused.

Sources: braintree/braintree_python 80b03f4 (2026-06-16), util/parser.py and webhook_notification_gateway.py, read on
2026-11-25.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl
from xml.parsers import expat

from paysupport.documents import JSON, MAX_DEPTH, parse
from paysupport.errors import InputError
from paysupport.signatures import decode_base64

_BLANK = b"\xef\xbb\xbf \t\r\n"
_FIELDS = frozenset({"bt_signature", "bt_payload"})
_PAYLOAD = re.compile(r"[A-Za-z0-9+=/\n]+")
_INTEGER = re.compile(r"-?[0-9]{1,18}")


class Delivered(NamedTuple):
    """The two fields of a webhook's body."""

    signature: str
    payload: str


class _Element(NamedTuple):
    name: str
    attributes: Mapping[str, str]
    children: list[tuple[str, JSON]]
    text: list[str]


def document_of(body: bytes) -> object:
    """The document in a body.

    Raises:
        InputError: it is neither JSON, nor XML, nor a webhook's body.
    """
    start = body.lstrip(_BLANK)
    if start.startswith(b"<"):
        return xml(start)
    if start.startswith((b"bt_signature=", b"bt_payload=")):
        return notification(delivered(start).payload)
    return parse(body)


def delivered(body: bytes) -> Delivered:
    """The fields of a webhook's body (`application/x-www-form-urlencoded`).

    Raises:
        InputError: one of them is missing or stands there twice, or the payload has other letters than base64.
    """
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=16, errors="strict")
    except ValueError:
        pairs = []
    found = {name: value for name, value in pairs if name in _FIELDS}
    if len(found) < len(_FIELDS) or sum(name in _FIELDS for name, _ in pairs) > len(_FIELDS):
        raise InputError("no form with bt_signature and bt_payload, each once")
    if not _PAYLOAD.fullmatch(found["bt_payload"]):
        raise InputError("no base64 in bt_payload: was a + of the form read as a space?")
    return Delivered(found["bt_signature"], found["bt_payload"])


def notification(payload: str) -> JSON:
    """The notification in a webhook's payload.

    Raises:
        InputError: it is no XML in base64.
    """
    content = decode_base64(payload.replace("\n", ""))
    if content is None:
        raise InputError("bt_payload is no base64")
    return xml(content.strip())


def xml(body: bytes) -> JSON:
    """The object in an XML document, below the name of its root.

    Raises:
        InputError: it is no well-formed XML in UTF-8, has a document type, or is nested too deep.
    """
    top = _Element("", {}, [], [])
    path = [top]

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        if len(path) > MAX_DEPTH:
            raise InputError(f"nested more than {MAX_DEPTH} levels deep")
        path.append(_Element(name.replace("-", "_"), attributes, [], []))

    def closed(_name: str) -> None:
        element = path.pop()
        path[-1].children.append((element.name, _value(element)))

    def written(text: str) -> None:
        path[-1].text.append(text)

    def refused(*_declared: object) -> None:
        raise InputError("XML with a document type, which Braintree never sends")

    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = refused
    parser.CharacterDataHandler = written
    try:
        parser.Parse(body, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        told = expat.ErrorString(error.code)
        raise InputError(f"not XML: {told} at line {error.lineno} column {error.offset}") from None
    return dict(top.children)


def _value(element: _Element) -> JSON:
    text = "".join(element.text).strip()
    match element.attributes:
        case {"nil": "true"}:
            return None
        case {"type": "array"}:
            return [value for _, value in element.children]
        case {"type": "collection"}:
            return [value for _, value in element.children if isinstance(value, dict)]
        case {"type": "boolean"}:
            return text in {"true", "1"}
        case {"type": "integer"} if _INTEGER.fullmatch(text):
            return int(text)
        case _:
            return _members(element.children) if element.children else text or None


def _members(children: list[tuple[str, JSON]]) -> JSON:
    """An object; what stands in it several times is a list."""
    found: dict[str, list[JSON]] = {}
    for name, value in children:
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}
