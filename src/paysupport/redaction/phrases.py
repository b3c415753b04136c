"""Recovery phrases of wallets (BIP-39), in each of its twelve word lists.

Twelve list words in a row are one: prose does not do that. Eight are enough in a text that speaks of a phrase.
The lists are those of BIP-39 and of its reference implementation (trezor/python-mnemonic 0.21), read when first needed.
"""

import re
from functools import cache
from importlib.resources import files
from unicodedata import normalize

from paysupport.redaction.masking import Found

_NEEDED = 12
_NEEDED_IF_NAMED = 8
_GAP = 16
_STEP = 6
_SEVENTH = re.compile(r"7(?<!\d7)[\s.):-]")
_BULLET = re.compile(r"\n\s{0,4}[-*•–—]\s")
_MARKS = re.compile(r"[\d.:)*•–—-]+")
_NAMES = ("seed", "mnemo", "recovery", "phrase", "сид", "мнемо", "фраз")
_PHRASE = "[seed phrase]"
_WORD = re.compile(
    r"\[(?:seed phrase|private key|email|phone|name|address|birth date|cut)\]|\*{2,}"  # what is masked parts words
    r"|[^\s\d,.;:!?«»()\[\]{}\"'|/\\<>*_=+#№–—…-]+"
)
_IN_LISTS = re.compile(rb"\x01{8,}")


def is_suspect(text: str) -> bool:
    """Whether a text may hold a phrase, for little time.

    Of eight words in a row seven have no mark behind them, and a step of six meets two of seven.
    """
    if text.count(",") > _STEP:
        text = text.replace(",", " ")
    if '"' in text or "'" in text:
        text = text.replace('"', " ").replace("'", " ")
    if ("7" in text and _SEVENTH.search(text)) or ("\n" in text and _BULLET.search(text)):
        text = _MARKS.sub(" ", text)
    words = text.split()
    lists = _lists()
    for step, (word, following) in enumerate(zip(words[::_STEP], words[1::_STEP], strict=False)):
        if word.lower() in lists and following.lower() in lists and _are_around(words, step * _STEP):
            return True
    return False


def _are_around(words: list[str], place: int) -> bool:
    """Whether enough words of the lists stand in a row around this one and the next."""
    lists = _lists()
    first, last = place, place + 1
    while first and words[first - 1].lower() in lists:
        first -= 1
    while last + 1 < len(words) and words[last + 1].lower() in lists:
        last += 1
    return last - first >= _STEP


def mask(text: str, found: Found) -> str:
    """Each recovery phrase as `[seed phrase]`."""
    words = list(_WORD.finditer(text))
    lists = _lists()
    rows = list(_IN_LISTS.finditer(bytes([word[0].lower() in lists for word in words])))
    needed = _NEEDED_IF_NAMED if rows and _is_named(text) else _NEEDED
    pieces: list[str] = []
    at = 0
    for row in rows:
        for start, end in _phrases(words[row.start() : row.end()], needed):
            pieces += text[at:start], _PHRASE
            at = end
            found["seed_phrase"] += 1
    return "".join([*pieces, text[at:]])


def _is_named(text: str) -> bool:
    """Whether a text speaks of a phrase."""
    lower = text.lower().replace("[seed", "").replace("phrase]", "")
    return any(name in lower for name in _NAMES)


def _phrases(words: list[re.Match[str]], needed: int) -> list[tuple[int, int]]:
    """Where runs of words of one list begin and end; runs of two lists that overlap are one."""
    lists = _lists()
    ends: dict[int, int] = {}
    runs: dict[str, tuple[int, int]] = {}
    before = words[0].start()
    for word in words:
        near = word.start() - before <= _GAP
        going_on: dict[str, tuple[int, int]] = {}
        for letter in lists[word[0].lower()]:
            start, count = runs[letter] if near and letter in runs else (word.start(), 0)
            going_on[letter] = (start, count + 1)
            if count + 1 >= needed:
                ends[start] = word.end()
        runs, before = going_on, word.end()
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ends.items()):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@cache
def _lists() -> dict[str, str]:
    """Each word, composed and decomposed, with a letter for each list that it is in."""
    lists: dict[str, str] = {}
    for letter, file in zip(
        "abcdefghijkl", sorted(files("paysupport.redaction").joinpath("bip39").iterdir(), key=str), strict=True
    ):
        for word in file.read_text("utf-8").split():
            for spelling in {normalize("NFC", word), normalize("NFKD", word)}:
                lists[spelling] = lists.get(spelling, "") + letter
    return lists
