"""Words as they are compared: without accents and contractions, and with one letter wrong."""

import re
from collections import defaultdict
from collections.abc import Iterable
from unicodedata import combining, normalize

_SHORTEST = 8
"""Letters of a word below which one letter more, less or swapped makes another word."""
_SHORTEST_REPLACED = 11
"""The same for one letter replaced by another."""
_HEAD = 2
_TAIL = 3

_CONTRACTION = re.compile(
    r"(?<![^\W_])(?:(?:is|was|are|were|has|have|had|does|did|could|would|should|wo|ca)n'?t"
    r"|don't|cannot|(?:will|would|shall) not)(?![^\W_])"
)  # "dont" is a French word
_ACCENTED = re.compile("[\u00c0-\u024f]")
_WITHOUT_ACCENT = {
    letter: "".join(each for each in normalize("NFD", letter) if not combining(each))
    for letter in map(chr, range(0xC0, 0x250))
} | {"ä": "ae", "ö": "oe", "ü": "ue", "ł": "l", "ø": "o", "đ": "d", "ı": "i"}


def unaccented(text: str) -> str:
    """Latin letters without their accents, umlauts as two letters; "й" and "ї" are letters of their own and stay."""
    return text if text.isascii() else _ACCENTED.sub(lambda letter: _WITHOUT_ACCENT[letter[0]], text)


def spelt_out(text: str) -> str:
    """English contractions as the "not" that counts in them."""
    return _CONTRACTION.sub("not", text) if "n't" in text or "nt" in text or "not" in text else text


class Speller:
    """Finds the pattern that a word was meant to fit: a whole word, or a beginning that ends with `*`."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._by_head: defaultdict[str, list[str]] = defaultdict(list)
        self._by_tail: defaultdict[str, list[str]] = defaultdict(list)
        for pattern in patterns:
            if len(pattern) >= _SHORTEST and not pattern.startswith("*"):
                self._by_head[pattern[:_HEAD]].append(pattern)
                if not pattern.endswith("*"):
                    self._by_tail[pattern[0] + pattern[-_TAIL:]].append(pattern)

    def meant(self, word: str) -> tuple[str, ...]:
        """The patterns that a long word fits when one letter, not the first, is wrong, missing, too many or swapped."""
        if len(word) < _SHORTEST:
            return ()
        near = {*self._by_head.get(word[:_HEAD], ()), *self._by_tail.get(word[0] + word[-_TAIL:], ())}
        return tuple(sorted(pattern for pattern in near if _is_near(word, pattern)))


def _is_near(word: str, pattern: str) -> bool:
    """Whether one change makes the word fit; the last letter of a beginning must be right."""
    meant = pattern.rstrip("*")
    fits = str.startswith if meant != pattern else str.__eq__
    same = next((place for place, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), None)
    if same is None:
        return meant == pattern and abs(len(word) - len(meant)) == 1
    written, rest = word[same:], meant[same:]
    if fits(written[1:], rest):
        return True
    if meant != pattern and len(rest) == 1:
        return False
    return (
        fits(written, rest[1:])
        or (written[1::-1] == rest[:2] and fits(written[2:], rest[2:]))
        or (len(meant) >= _SHORTEST_REPLACED and fits(written[1:], rest[1:]))
    )
