"""Recovery phrases of wallets (BIP-39), in each of its twelve word lists.

Eleven list words among twelve in a row are one, as one word may be misspelt, and as the eleven are enough to find the
last. Prose does not do that. Eight among nine are enough in a text that speaks of a phrase.
The lists are those of BIP-39 and of its reference implementation (trezor/python-mnemonic 0.21), read when first needed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from unicodedata import combining, normalize

from paysupport.redaction.masking import Found

_NEEDED = 11
_NEEDED_IF_NAMED = 8
_GAP = 16
_STEP = 5
_NEAR = 300
_PLAIN = frozenset({"", ",", ":", "."})
_NAMES = ("seed", "mnemo", "recovery", "phrase", "сид", "мнемо", "фраз")
_PHRASE = "[seed phrase]"
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,60}>|\\{1,8}[nrt]|%0[ADad]|&[a-z]{2,8};")
_WORD = re.compile(
    r"\[(?:seed phrase|private key|email|phone|name|address|birth date|cut)\]|\*{2,}"  # what is masked parts words
    r"|[^\s\d,.;:!?«»()\[\]{}\"'|/\\<>*_=+#№%&–—•…-]+"
)
_SPACES = re.compile(r"\s+")
_COUNTED = re.compile(r"[\d\s]+")
_SPACE = re.compile(rb"\xc2\xa0|\xe2\x80.|\xe3\x80\x80", re.DOTALL)  # spaces, dashes, bullets outside of ASCII
_LETTERS = bytes(byte if byte > 0x7F or chr(byte).isalpha() else 0x20 for byte in range(256)).lower()  # noqa: PLR2004


def is_suspect(text: str) -> bool:
    """Whether a text may hold a phrase, for little time.

    Of eleven list words among twelve six stand in a row, and a step of five meets two of six.
    """
    if _may_have_markup(text):
        text = _MARKUP.sub(" ", text)
    raw = text.encode("utf-8", "surrogatepass")
    if not text.isascii() and (b"\xc2\xa0" in raw or b"\xe2\x80" in raw or b"\xe3\x80\x80" in raw):
        raw = _SPACE.sub(b" ", raw)
    words = raw.translate(_LETTERS).split()
    spellings = _spellings()
    for place in range(0, len(words) - 1, _STEP):
        if words[place] in spellings and words[place + 1] in spellings and _are_around(words, place):
            return True
    return False


def _may_have_markup(text: str) -> bool:
    return "<" in text or "\\" in text or "%" in text or ("&" in text and ";" in text)


def _are_around(words: list[bytes], place: int) -> bool:
    """Whether enough words of the lists stand in a row around this one and the next."""
    spellings = _spellings()
    first, last = place, place + 1
    while first and words[first - 1] in spellings:
        first -= 1
    while last + 1 < len(words) and words[last + 1] in spellings:
        last += 1
    return last - first >= _STEP


def mask(text: str, found: Found) -> str:
    """Each recovery phrase as `[seed phrase]`."""
    shadow = _MARKUP.sub(lambda match: " " * len(match[0]), text) if _may_have_markup(text) else text
    words = list(_WORD.finditer(shadow))
    pieces: list[str] = []
    at = 0
    for first, last in _joined(_rows(shadow, words)):
        pieces += text[at : words[first].start()], _PHRASE
        at = words[last].end()
        found["seed_phrase"] += 1
    return "".join([*pieces, text[at:]])


def _rows(text: str, words: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The first and the last of as many words of one list as are needed, wherever so many stand together."""
    lists = _lists()
    spelt = [word[0].lower() for word in words]
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(spelt):
        for letter in lists.get(word, ""):
            places[letter].append(place)

    @cache
    def joint(place: int) -> str | None:
        return _joint(text, words[place], words[place + 1])

    for needed in (_NEEDED, _NEEDED_IF_NAMED) if _is_named(text) else (_NEEDED,):
        for known in places.values():
            for first, last in zip(known, known[needed - 1 :], strict=False):
                if (
                    last - first <= needed
                    and _are_various(spelt[first : last + 1])
                    and _are_alike([joint(place) for place in range(first, last)])
                    and (needed == _NEEDED or _is_named(_around(text, words[first].start(), words[last].end())))
                ):
                    yield first, last


def _joined(rows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Rows that overlap as one, in the order of the text."""
    begin = end = -1
    for first, last in sorted(rows):
        if first > end >= 0:
            yield begin, end
        begin, end = (first if first > end else begin), max(last, end)
    if end >= 0:
        yield begin, end


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - _NEAR) : end + _NEAR]


def _is_named(text: str) -> bool:
    """Whether a text speaks of a phrase."""
    lower = text.lower().replace(_PHRASE, "")
    return any(name in lower for name in _NAMES)


def _joint(text: str, before: re.Match[str], word: re.Match[str]) -> str | None:
    """The marks between two words, without numbers and spaces; None where a wide gap or what is masked parts them."""
    between = text[before.end() : word.start()]
    if between == " " and word[0][0] not in "[*":
        return ""
    between = _SPACES.sub(" ", between)
    return None if len(between) > _GAP or word[0][0] in "[*" else _COUNTED.sub("", between)


def _are_alike(joints: list[str | None]) -> bool:
    """Whether words are joined in one way but for two places, or in two ways as in "word 1: legal, word 2: winner".

    A first word that is joined like no other is no part of the phrase but its name, as in `"seed": "legal winner`.
    """
    ways = set(joints)
    if None in ways or joints.count(joints[0]) == 1:
        return False
    return max(map(joints.count, ways)) >= len(joints) - 2 or (len(ways) == 2 and ways <= _PLAIN)  # noqa: PLR2004


def _are_various(row: list[str]) -> bool:
    """Whether words differ as in a phrase, or the first or last of a list is repeated as in the known test phrases."""
    return 2 * len(set(row)) > len(row) or (row[1] in _outermost() and row.count(row[1]) >= len(row) - 2)


@cache
def _lists() -> dict[str, str]:
    """Each word, composed, decomposed and without accents, with a letter for each list that it is in."""
    lists: dict[str, str] = {}
    for letter, words in zip("abcdefghijkl", _files(), strict=True):
        for word in words:
            for spelling in _written(word):
                lists[spelling] = lists.get(spelling, "") + letter
    return lists


@cache
def _outermost() -> frozenset[str]:
    return frozenset(spelling for words in _files() for word in (words[0], words[-1]) for spelling in _written(word))


def _files() -> Iterator[list[str]]:
    for file in sorted(files("paysupport.redaction").joinpath("bip39").iterdir(), key=str):
        yield file.read_text("utf-8").split()


def _written(word: str) -> set[str]:
    apart = normalize("NFKD", word)
    bare = "".join(char for char in apart if not combining(char))
    return {normalize("NFC", word), apart, bare if bare.isascii() else apart}


@cache
def _spellings() -> frozenset[bytes]:
    """Each word as it may stand in UTF-8 with the Latin letters in lower case."""
    return frozenset(
        spelling.encode().translate(_LETTERS)
        for word in _lists()
        for spelling in ((word,) if word.isascii() else (word, word.upper(), word.title()))
    )
