"""A message as words with places, and the ideas that stand in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from paysupport.codes.text.spelling import spelt_out, unaccented
from paysupport.codes.text.vocabulary import Form, Word, vocabulary
from paysupport.codes.text.wordings import partners

_PIECE = re.compile(r"[^\W_]+|[.!?;]+(?=\s|\Z)|[,:()\[\]|/]|(?<=\s)[-–—](?=\s)")
_ENDS = ".!?;"
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
        sentences, clauses: the number of the sentence, and of the part between two signs, in which each word stands.
        questions: the numbers of sentences that end with a question mark.
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
        found = dict.fromkeys(self._found())
        self.spots = _without_parts(found)
        self.known = {at for _, spot in found for at in range(spot.first, spot.last + 1)}

    def sentence(self, at: int) -> range:
        """The words of the sentence in which a word stands."""
        number = self.sentences[at]
        first = self.sentences.index(number)
        return range(first, first + self.sentences.count(number))

    def _read(self, message: str) -> None:
        known = vocabulary()
        place = sentence = clause = 0
        before = ""
        for piece in _PIECE.findall(message):
            if piece.isalnum():
                word = known.word(piece)
                self.words.append(word)
                self.places.append(place)
                self.sentences.append(sentence)
                self.clauses.append(clause)
                place += not word.fills
            elif piece != "." or before not in known.abbreviations:
                ends = piece[0] in _ENDS
                if "?" in piece:
                    self.questions.add(sentence)
                place += _STOP if ends else _PAUSE
                sentence += ends
                clause += 1
            before = piece

    def _found(self) -> Iterator[tuple[str, Spot]]:
        """All ideas, also those that are part of longer ones."""
        single, longer = vocabulary().single, vocabulary().longer
        for first, word in enumerate(self.words):
            for pattern in word.patterns:
                for idea in single.get(pattern, ()):
                    yield idea, Spot(first, first)
                if seconds := longer.get(pattern):
                    yield from self._longer(first, seconds)

    def _longer(self, first: int, seconds: Mapping[str, list[Form]]) -> Iterator[tuple[str, Spot]]:
        """The ideas of forms of several words, by what their second word may be."""
        for second in self._following(first):
            for pattern in self.words[second].patterns:
                for form in seconds.get(pattern, ()):
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


def _without_parts(found: Iterable[tuple[str, Spot]]) -> dict[str, list[Spot]]:
    """The spots of each idea, without those that are only a part of a longer one.

    A part stays if some wording needs both, and beside an idiom, of which only the "not" has been used up.
    """
    long = [(idea, spot) for idea, spot in found if spot.last > spot.first]
    together = partners()
    spots: dict[str, list[Spot]] = {}
    for idea, spot in found:
        uses_up = (
            other[0] != "=" or idea == "not"
            for other, wide in long
            if wide.holds(spot) and (other, idea) not in together
        )
        if idea[0] == "=" or not any(uses_up):
            spots.setdefault(idea, []).append(spot)
    return spots
