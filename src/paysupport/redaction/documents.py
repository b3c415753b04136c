"""The same over JSON-like trees, where the key tells what the value is."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import cast

from paysupport.redaction.ranges import LONGEST, SHORTEST, is_card, range_of, truncated

_SECRET = re.compile(  # without anything but letters and digits, in lower case
    r"cv[vcn]2?(?:code)?|cv2|csc|(?:card)?(?:verification|security)(?:code|value)|pin(?:code|block)?"
    r"|track[123]?(?:data)?|magstripe|magneticstripe|.*passw(?:or)?d[12]?|pass|pwd|passphrase|.*secret|.*secretkey"
    r"|.*(?:api|private|access|shop|merchant|hmac|signing|encryption|master)key|.*token|(?:proxy)?authorization"
    r"|(?:set)?cookie|mnemonic|(?:seed|recovery)(?:phrase)?|jwt|xprv|wif"
)
_OBJECT = re.compile(r"authorization|token|.*token")
_CARD = re.compile(r"pan|(?:credit)?cardn(?:umber|um|o)|ccn(?:umber|um)|primaryaccountnumber")
_PERSONAL = re.compile(
    r"(?:card)?holder(?:name)?|nameoncard|(?:payer|customer|billing|contact)?e?mail(?:address)?|(?:mobile)?phone(?:number)?"
    r"|telephone|mobile|(?:first|last|middle|full|given|family|customer|payer|billing|sur)?name|patronymic"
    r"|(?:billing|shipping)?address(?:line)?[123]?|line[12]|street|city|zip(?:code)?|post(?:al)?code"
    r"|(?:client|remote|customer)?ip(?:address)?|birthda(?:te|y)|dateofbirth|dob|passport(?:number)?"
)
_OTHER = re.compile(r"[^a-z0-9]+")
_DEEPEST = 100


def masked(value: object, text: Callable[[str], str], *, personal: bool) -> object:
    """A copy of a tree, masked.

    Args:
        value: dicts, lists and tuples of anything; what is no text, number or container is returned as it is.
        text: how a text is masked.
        personal: whether the values under personal keys are masked too.
    """
    return _Masking(text, personal=personal).of(value, "", 0)


class _Masking:
    def __init__(self, text: Callable[[str], str], *, personal: bool) -> None:
        self.text = text
        self.personal = personal

    def of(self, value: object, place: str, depth: int) -> object:
        if depth > _DEEPEST:
            return "[cut]"
        if isinstance(value, Mapping):
            return self._mapping(cast("Mapping[object, object]", value), place, depth + 1)
        if isinstance(value, list):
            return self._parts(cast("list[object]", value), place, depth + 1)
        if isinstance(value, tuple):
            return tuple(self._parts(list(cast("tuple[object, ...]", value)), place, depth + 1))
        return self._scalar(value, place)

    def _mapping(self, tree: Mapping[object, object], place: str, depth: int) -> dict[object, object]:
        """In `{"name": ..., "value": ...}`, as HAR writes headers, the name is the value's key."""
        return {
            self.text(key) if isinstance(key, str) else key: self.of(
                child, place or self._place(tree.get("name") if key == "value" else key, child), depth
            )
            for key, child in tree.items()
        }

    def _parts(self, parts: list[object], place: str, depth: int) -> list[object]:
        """The parts of a list; a name and a secret, as some libraries write headers, are a pair."""
        if len(parts) == len(("name", "value")) and self._place(parts[0], parts[1]) == "secret":
            return [parts[0], self.of(parts[1], "secret", depth)]
        return [self.of(part, place, depth) for part in parts]

    def _place(self, key: object, child: object) -> str:
        name = _OTHER.sub("", key.lower()) if isinstance(key, str) else ""
        container = isinstance(child, Mapping)
        if _SECRET.fullmatch(name) and not (container and _OBJECT.fullmatch(name)):
            return "secret"
        if self.personal and _PERSONAL.fullmatch(name) and not container:
            return "personal"
        return "card" if _CARD.fullmatch(name) else ""

    def _scalar(self, value: object, place: str) -> object:
        if value is None or isinstance(value, bool) or value == "":
            return value
        if place in {"secret", "personal"}:
            return "***"
        if isinstance(value, str):
            return _card(value, place) or self.text(value)
        if isinstance(value, int | float | Decimal):
            return _card(_digits(value), place) or value
        return value


def _digits(number: float | Decimal) -> str:
    if isinstance(number, Decimal) and not number.is_finite():
        return ""
    return str(int(number)) if 0 < number < 10**LONGEST and number == int(number) else ""


def _card(digits: str, place: str) -> str:
    if not (digits.isdecimal() and digits.isascii() and SHORTEST <= len(digits) <= LONGEST):
        return ""
    return truncated(digits) if place == "card" or is_card(digits, range_of(digits)) else ""
