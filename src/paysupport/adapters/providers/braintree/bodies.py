"""The forms in which Braintree's documents come: JSON, XML, and the body of a webhook with XML in it.

XML becomes what Braintree's own libraries make of it: names with underscores, lists for `type="array"`, null for
`nil="true"`.

Sources: braintree/braintree_python 80b03f4 (2026-06-16), util/parser.py and webhook_notification_gateway.py, read on
2026-11-25.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from paysupport.adapters.forms import form
from paysupport.adapters.xml import Element, elements, members
from paysupport.documents import JSON, parse
from paysupport.errors import InputError
from paysupport.signatures import decode_base64

_BLANK = b"\xef\xbb\xbf \t\r\n"
_PAYLOAD = re.compile(r"[A-Za-z0-9+=/\n]+")
_INTEGER = re.compile(r"-?[0-9]{1,18}")


class Delivered(NamedTuple):
    """The two fields of a webhook's body."""

    signature: str
    payload: str


def document_of(body: bytes) -> object:
    """The document in a body.

    Raises:
        InputError: it is neither JSON, nor XML, nor a webhook's body.
    """
    start = body.lstrip(_BLANK)
    if start.startswith(b"<"):
        return _xml(start)
    if start.startswith((b"bt_signature=", b"bt_payload=")):
        return notification(delivered(start).payload)
    return parse(body)


def delivered(body: bytes) -> Delivered:
    """The fields of a webhook's body (`application/x-www-form-urlencoded`).

    Raises:
        InputError: it is no form, lacks one of them, or the payload has other letters than base64.
    """
    match form(body):
        case {"bt_signature": signature, "bt_payload": payload} if _PAYLOAD.fullmatch(payload):
            return Delivered(signature, payload)
        case {"bt_signature": _, "bt_payload": _}:
            raise InputError("no base64 in bt_payload: was a + of the form read as a space?")
        case _:
            raise InputError("a form without bt_signature or bt_payload")


def notification(payload: str) -> JSON:
    """The notification in a webhook's payload.

    Raises:
        InputError: it is no XML in base64.
    """
    content = decode_base64(payload.replace("\n", ""))
    if content is None:
        raise InputError("bt_payload is no base64")
    return _xml(content.strip())


def _xml(body: bytes) -> JSON:
    return _members(elements(body, _value).items())


def _members(children: Iterable[tuple[str, JSON]]) -> dict[str, JSON]:
    return members((name.replace("-", "_"), value) for name, value in children)


def _value(element: Element) -> JSON:
    text = "".join(element.texts).strip()
    values = [value for _, value in element.children]
    match element.attributes:
        case {"nil": "true"}:
            return None
        case {"type": "array"}:
            return values
        case {"type": "collection"}:
            return [value for value in values if isinstance(value, dict)]
        case {"type": "boolean"}:
            return text in {"true", "1"}
        case {"type": "integer"} if _INTEGER.fullmatch(text):
            return int(text)
        case _:
            return _members(element.children) or text or None
