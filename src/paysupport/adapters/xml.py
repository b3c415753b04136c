"""Answers in XML, read as strictly as JSON: no document type and no entities, so that nothing grows or is fetched."""

from typing import NoReturn
from xml.parsers import expat

from paysupport.documents import JSON, MAX_DEPTH
from paysupport.errors import InputError

_LARGEST = 1 << 20


def elements(body: bytes) -> dict[str, JSON]:
    """The root element as an object: elements by their names without prefix, texts as they stand.

    Elements of one name side by side become a list. Attributes, and texts beside elements, are left out.

    Args:
        body: the raw bytes, in UTF-8 whatever encoding the document names.

    Raises:
        InputError: no well-formed XML, one with a document type, above 1 MiB, or nested more than 64 deep.
    """
    if len(body) > _LARGEST:
        raise InputError(f"an XML document of more than {_LARGEST} bytes")
    reading = _Reading()
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reading.start
    parser.CharacterDataHandler = reading.text
    parser.EndElementHandler = reading.end
    try:
        parser.Parse(body, True)  # noqa: FBT003 - the signature is expat's
    except expat.ExpatError as error:
        raise InputError(f"not XML: {expat.ErrorString(error.code)}") from None
    return reading.root


def _refuse(*declared: object) -> NoReturn:
    del declared
    raise InputError("an XML document with a document type, which is not read")


class _Reading:
    """The elements that are open, outermost first, each with the texts that came in it."""

    def __init__(self) -> None:
        self.root: dict[str, JSON] = {}
        self._open: list[dict[str, JSON]] = [self.root]
        self._texts: list[list[str]] = [[]]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del name, attributes
        if len(self._open) > MAX_DEPTH:
            raise InputError(f"nested more than {MAX_DEPTH} levels deep")
        self._open.append({})
        self._texts.append([])

    def text(self, text: str) -> None:
        self._texts[-1].append(text)

    def end(self, name: str) -> None:
        inside, texts = self._open.pop(), self._texts.pop()
        value: JSON = inside or "".join(texts)
        around, local = self._open[-1], name.rpartition(" ")[2]
        if local not in around:
            around[local] = value
        elif isinstance(before := around[local], list):
            before.append(value)
        else:
            around[local] = [before, value]
