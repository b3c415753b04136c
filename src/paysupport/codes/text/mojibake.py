"""Text that was written in one encoding and read in another, put right where that is beyond doubt.

Two accidents are undone: UTF-8 that was read in a one-byte encoding, and Cyrillic (windows-1251) that was read as
Western European. Whole words that are UTF-8 betray the first, words of nothing but accented letters the second.
"""

import re
from codecs import charmap_encode
from functools import cache

_ENCODINGS = ("cp1252", "cp1251", "cp1250", "cp866", "koi8-r")
_PROOF = 3
"""How many signs must be wrong to believe in it, unless they stand in a word of ASCII letters."""
_ROUNDS = 3
"""How often text is believed to have been misread on its way."""

_LEADS = [*range(0xC2, 0xC6), *range(0xD0, 0xD3)]
_LEAD_OF_THREE = [0xE2]
_FOLLOWING = range(0x80, 0xC0)
_HONEST = re.compile("[\x80-\u017f\u0192\u0400-\u045f\u0490\u0491\u02c6\u02dc\u2010-\u203a\u20ac\u2116\u2122]+")
"""The letters of Europe, its quotation marks and dashes, and what these look like when they are misread twice."""
_ACCENTED = re.compile(r"[À-ÿ]{4}")
_WESTERN = re.compile(r"[A-Za-zÀ-ÿ]")
_MOST = 0.6


def repaired(text: str) -> str:
    """What was meant; the text itself if nothing shows that it was misread."""
    if text.isascii():
        return text
    for _ in range(_ROUNDS):
        if not _misread().search(text):
            break
        text = next((meant for each in _ENCODINGS if (meant := _as_utf8(text, each)) != text), text)
    return _as_cyrillic(text)


def _as_utf8(text: str, encoding: str) -> str:
    pattern = _whole(_utf8(encoding))
    meant = {run: _decoded(run, encoding) for run in set(pattern.findall(text))}
    if sum(map(len, meant)) < _PROOF and not _touches_ascii(text, pattern):
        return text
    return pattern.sub(lambda run: meant[run[0]] or run[0], text)


def _touches_ascii(text: str, pattern: re.Pattern[str]) -> bool:
    return any(
        any(map(str.isalpha, text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]))
        for run in pattern.finditer(text)
    )


def _decoded(run: str, encoding: str) -> str:
    meant = charmap_encode(run, "strict", _bytes_of(encoding))[0].decode("utf-8", "replace")
    return meant if _HONEST.fullmatch(meant) else ""


@cache
def _misread() -> re.Pattern[str]:
    return _whole("|".join(map(_utf8, _ENCODINGS)))


def _whole(pattern: str) -> re.Pattern[str]:
    """Runs of letters beyond ASCII that fit a pattern from end to end."""
    return re.compile(rf"(?<![^\x00-\x7f])(?:{pattern})+(?![^\x00-\x7f])")


@cache
def _utf8(encoding: str) -> str:
    """A pattern of one letter beyond ASCII in UTF-8, as this encoding shows it."""
    letters: dict[int, str] = {}
    for letter, byte in _bytes_of(encoding).items():
        letters[byte] = letters.get(byte, "") + re.escape(chr(letter))
    lead, lead_of_three, following = (
        "".join(letters[byte] for byte in each) for each in (_LEADS, _LEAD_OF_THREE, _FOLLOWING)
    )
    return f"[{lead}][{following}]|[{lead_of_three}][{following}]{{2}}"


@cache
def _bytes_of(encoding: str) -> dict[int, int]:
    """Letters to the bytes that they were; bytes below 0xA0 may also have been taken for control characters."""
    letters = {byte: bytes([byte]).decode(encoding, "ignore") for byte in range(0x80, 0x100)}
    return {byte: byte for byte in range(0x80, 0xA0)} | {ord(each): byte for byte, each in letters.items() if each}


def _as_cyrillic(text: str) -> str:
    """Text whose Western letters are mostly accented ones, several in a row, read as windows-1251."""
    if not _ACCENTED.search(text):
        return text
    letters = _WESTERN.findall(text)
    if sum(letter > "\x7f" for letter in letters) < _MOST * len(letters):
        return text
    return text.translate(_cyrillic())


@cache
def _cyrillic() -> dict[int, str]:
    """Letters of Western Europe to those that stand in their place in windows-1251."""
    return {letter: bytes([byte]).decode("cp1251", "ignore") for letter, byte in _bytes_of("cp1252").items()}
