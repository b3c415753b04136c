"""The words of payment messages by the idea that they stand for, in all languages at once.

Each file in `words/` holds one language. A line names an idea and, after a colon, how people write it:

    expired: expired, out of date, no longer valid

`card*` is a word with any ending and `*karte` one with any beginning, `insuff.` an abbreviation that may have its dot,
`no|not` either of two words. With `=` in place of the colon a line lists idioms that name a reason by themselves. A
line that begins with a space goes on with the one before; one that begins with `#` is a comment.
Accents and umlauts need not be written twice. The small words that a language lists as `filler` may stand, or be
missing, anywhere.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from paysupport.codes.text.spelling import Speller, spelt_out, unaccented

FILLER = "filler"
AROUND = frozenset({FILLER, "talk", "not", "or", "if", "question", "advice", "modal", "success", "thing"})
"""The ideas that speak for or against a reading and are not part of it."""

_NAME = re.compile(r"(\w+) ?([:=])")
_WITHOUT_DOTS = str.maketrans("äöü", "aou")
_CACHED = 4096
"""Words whose look-up is remembered: messages are made of few."""
_TELLING = 6
"""Letters of a pattern; a word that fits only shorter ones may be another word misspelt."""


def items(text: str) -> Iterator[tuple[str, str]]:
    """Each item with the name of its list, which begins with `=` if that is the sign."""
    name = ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if found := _NAME.match(line):
            name = found[1] if found[2] == ":" else f"={found[1]}"
        for item in line[found.end() if found else 0 :].split(","):
            if item := item.strip():
                yield name, item


def texts(folder: str) -> list[str]:
    """The files of a folder beside this module, by name."""
    entries = files("paysupport.codes.text").joinpath(folder).iterdir()
    return [entry.read_text("utf-8") for entry in sorted(entries, key=str)]


class Form(NamedTuple):
    """One way to write an idea: what each word after the second may be."""

    idea: str
    further: tuple[tuple[str, ...], ...]


class Word(NamedTuple):
    """A word of a message: the patterns that it fits, and whether it is a filler."""

    patterns: tuple[str, ...]
    fills: bool


class Vocabulary:
    """All forms of all ideas.

    Attributes:
        single: ideas by a pattern of their only word.
        longer: forms by a pattern of their first and then of their second word.
        abbreviations: words after which a dot ends no sentence.
    """

    def __init__(self, languages: Iterable[str]) -> None:
        self.single: dict[str, list[str]] = {}
        self.longer: dict[str, dict[str, list[Form]]] = {}
        self.abbreviations: set[str] = set()
        self._slots: dict[str, tuple[str, ...]] = {}
        self._misspelt: set[str] = set()
        self._fillers: set[str] = set()
        for language in languages:
            entries = _entries(language)
            fillers = {form for idea, form in entries if idea == FILLER}
            self._fillers |= fillers
            for idea, form in entries:
                words = form.split()
                counting = [word for word in words if word not in fillers] if len(words) > 1 else words
                self._add(idea, counting if len(counting) > 1 else words)
        self._patterns = {pattern for patterns in self._slots.values() for pattern in patterns}
        self.word = lru_cache(_CACHED)(self._word)

    def _add(self, idea: str, words: list[str]) -> None:
        slots = [self._slots.get(word) or self._slot(word) for word in words]
        if idea not in AROUND:
            self._misspelt.update(*slots)
        if len(slots) == 1:
            for pattern in slots[0]:
                self.single.setdefault(pattern, []).append(idea)
        else:
            form = Form(idea, tuple(slots[2:]))
            for first in slots[0]:
                seconds = self.longer.setdefault(first, {})
                for second in slots[1]:
                    seconds.setdefault(second, []).append(form)

    def _slot(self, word: str) -> tuple[str, ...]:
        """The patterns that may stand where a form has this word."""
        patterns = tuple(each.rstrip(".") for each in word.split("|"))
        self.abbreviations.update(each[:-1] for each in word.split("|") if each.endswith("."))
        self._slots[word] = patterns
        return patterns

    def _word(self, word: str) -> Word:
        fits = [word] if word in self._patterns else []
        fits += [stem for end in range(1, len(word) + 1) if (stem := f"{word[:end]}*") in self._patterns]
        fits += [tail for start in range(len(word)) if (tail := f"*{word[start:]}") in self._patterns]
        if max(map(len, fits), default=0) < _TELLING:
            fits += self._speller.meant(word)
        return Word(tuple(fits), fills=word in self._fillers)

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self._misspelt)


def _entries(text: str) -> list[tuple[str, str]]:
    """The ideas and forms of a file, spelt as messages are read; idioms have the idea `=reason`."""
    text = spelt_out(text.casefold().replace("ё", "е")).replace("'", " ")
    spellings = dict.fromkeys((unaccented(text), unaccented(text.translate(_WITHOUT_DOTS))))
    return list(dict.fromkeys(chain.from_iterable(map(items, spellings))))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of all languages, read when it is first needed."""
    return Vocabulary(texts("words"))
