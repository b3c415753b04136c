"""Answers in XML, read as strictly as JSON: no document type and no entities, so that nothing grows or is fetched."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from paysupport.documents import JSON, MAX_DEPTH
from paysupport.errors import InputError

_LARGEST = 1 << 22


class Element(NamedTuple):
    """One element that is read, with the values of those in it by their names without prefix, in their order."""

    name: str
    attributes: Mapping[str, str]
    children: list[tuple[str, JSON]]
    texts: list[str]


def plain(element: Element) -> JSON:
    """An object of the elements in it, else its text as it stands, without attributes and texts beside elements."""
    return members(element.children) or "".join(element.texts)


def members(children: Iterable[tuple[str, JSON]]) -> dict[str, JSON]:
    """An object; what stands in it several times is a list."""
    found: dict[str, list[JSON]] = {}
    for name, value in children:
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def elements(body: bytes, value: Callable[[Element], JSON] = plain) -> dict[str, JSON]:
    """The root element as an object.

    Args:
        body: the raw bytes, in UTF-8 whatever encoding the document names.
        value: what an element is worth.

    Raises:
        InputError: no well-formed XML, one with a document type, above 4 MiB, or nested more than 64 deep.
    """
    if len(body) > _LARGEST:
        raise InputError(f"an XML document of more than {_LARGEST} bytes")
    path = [Element("", {}, [], [])]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if len(path) > MAX_DEPTH:
            raise InputError(f"nested more than {MAX_DEPTH} levels deep")
        path.append(Element(name.rpartition(" ")[2], attributes, [], []))

    def text(written: str) -> None:
        path[-1].texts.append(written)

    def end(_name: str) -> None:
        element = path.pop()
        path[-1].children.append((element.name, value(element)))

    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EndElementHandler = end
    try:
        parser.Parse(body, True)  # noqa: FBT003 - the signature is expat's
    except expat.ExpatError as error:
        told = expat.ErrorString(error.code)
        raise InputError(f"not XML: {told} at line {error.lineno} column {error.offset + 1}") from None
    return dict(path[0].children)


def _refuse(*declared: object) -> NoReturn:
    del declared
    raise InputError("an XML document with a document type, which is not read")
