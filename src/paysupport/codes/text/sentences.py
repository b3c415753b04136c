"""A message as words with places, and the ideas that stand in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paysupport.codes.text.spelling import spelt_out, unaccented
from paysupport.codes.text.vocabulary import Word, vocabulary

_TOKEN = re.compile(r"[^\W_]+|[.!?;]+(?=\s|\Z)|[,:()\[\]|/]|(?<=\s)[-–—](?=\s)")
_STOP, _PAUSE = 9, 1
_FILLERS = 3
"""How many fillers may stand between two words of a form."""


class Spot(NamedTuple):
    """Where an idea stands: the first and the last of its words."""

    first: int
    last: int

    def holds(self, other: "Spot") -> bool:
        """Whether the other is a part of this one, and not all of it."""
        return self.first <= other.first and other.last <= self.last and self != other


class Text:
    """The words of a message and its ideas.

    Attributes:
        words: all words.
        places: the place of each word: fillers take up none, signs take up some.
        sentences: the sentence of each word.
        clauses: the part between two signs in which each word stands.
        questions: the sentences that end with a question mark.
        spots: where each idea stands; what is only a part of a longer one is left out.
        known: the words that belong to an idea.
    """

    def __init__(self, message: str) -> None:
        self.words: list[Word] = []
        self.places: list[int] = []
        self.sentences: list[int] = []
        self.clauses: list[int] = []
        self.questions: set[int] = set()
        self._read(spelt_out(unaccented(message)))
        self.known: set[int] = set()
        self.spots = self._spots()

    def _read(self, message: str) -> None:
        known = vocabulary()
        place = sentence = clause = 0
        before = ""
        for token in _TOKEN.findall(message):
            if token.isalnum():
                word = known.word(token)
                self.words.append(word)
                self.places.append(place)
                self.sentences.append(sentence)
                self.clauses.append(clause)
                place += not word.fills
            elif token[0] in ".!?;":
                if token != "." or before not in known.abbreviations:
                    place += _STOP
                    clause += 1
                    self.questions.update({sentence} if "?" in token else ())
                    sentence += 1
            else:
                place += _PAUSE
                clause += 1
            before = token

    def _spots(self) -> dict[str, list[Spot]]:
        found = set(self._found())
        self.known = {at for _, spot in found for at in range(spot.first, spot.last + 1)}
        long = [(idea, spot) for idea, spot in found if spot.last > spot.first]
        spots: dict[str, list[Spot]] = {}
        for idea, spot in found:
            if idea[0] == "=" or not any(wide.holds(spot) for other, wide in long if other[0] != "=" or idea == "not"):
                spots.setdefault(idea, []).append(spot)
        return spots

    def _found(self) -> Iterator[tuple[str, Spot]]:
        """All ideas, also those that are part of longer ones."""
        single, longer = vocabulary().single, vocabulary().longer
        for first, word in enumerate(self.words):
            for pattern in word.patterns:
                for idea in single.get(pattern, ()):
                    yield idea, Spot(first, first)
                if seconds := longer.get(pattern):
                    for second in self._following(first):
                        for each in self.words[second].patterns:
                            for form in seconds.get(each, ()):
                                if last := self._last(second, form.further):
                                    yield form.idea, Spot(first, last)

    def _following(self, at: int) -> Iterator[int]:
        """The words that may follow in a form: the next, and what stands behind it if it is a filler."""
        for following in range(at + 1, min(at + 2 + _FILLERS, len(self.words))):
            if self.places[following] > self.places[at] + 1 + _PAUSE:
                return
            yield following
            if not self.words[following].fills:
                return

    def _last(self, at: int, further: tuple[tuple[str, ...], ...]) -> int:
        """The last word of a form whose second word stands here, or 0 if other words follow."""
        for patterns in further:
            fitting = (each for each in self._following(at) if not set(patterns).isdisjoint(self.words[each].patterns))
            at = next(fitting, 0)
            if not at:
                break
        return at
