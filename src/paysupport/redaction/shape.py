"""What a text is made of, in a form that can be searched in less time than the text."""

import re

_HINT = re.compile(rb"0(?:(?<=a0)|a|\.?%|\*0|(?=[^az*]{11})(?:[.%]{0,12}0){11})")
_NUMBER = re.compile(rb"0(?:\.?%|\*0|(?=[^az*]{11})(?:[.%]{0,12}0){11})")
_SPECIAL = {"*": "*", **dict.fromkeys("%&\\<=", "%")}


def _of_byte(byte: int) -> int:
    char = chr(byte)
    if char.isascii():
        return ord(_SPECIAL.get(char) or ("0" if char.isdigit() else "a" if char.isalpha() else "."))
    if byte in {0xC3, 0xD0, 0xD1}:
        return ord("z")
    return ord("." if byte < 0xC0 or byte in {0xC2, 0xE2} else "0")  # noqa: PLR2004


_SHAPES = bytes(map(_of_byte, range(256)))


def shape(text: str) -> bytes:
    """Each byte of the text in UTF-8 as what it begins.

    That is `0` for a digit, `a` and `z` for a letter, `*` for itself, `%` for what encoded characters begin with, `.`
    for anything else. Letters outside of Latin and Cyrillic count as digits, as the digits of other scripts stand among
    them.
    """
    return text.encode("utf-8", "surrogatepass").translate(_SHAPES)


def has_hint(form: bytes) -> bool:
    """Whether a text of this shape may hold a token or a card number, for little time."""
    return _HINT.search(form) is not None


def may_be_token(form: bytes) -> bool:
    """Whether there is a digit beside a letter, as in all long random tokens."""
    return b"a0" in form or b"0a" in form


def may_be_number(form: bytes) -> bool:
    """Whether there are twelve digits and separators in a row, or digits and the begin of an encoded character."""
    return _NUMBER.search(form) is not None
