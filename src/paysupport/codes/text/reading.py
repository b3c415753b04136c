"""Finds in a message the ideas that together name a reason.

Words become ideas (`vocabulary`), and ideas that stand close to each other a reason (`wordings`). What speaks against a
reading makes it none: a "not", an "if", a question, a thing that is no means of payment, or a sentence most words of
which are about something else.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from paysupport.codes.text.normalising import MAX_LENGTH
from paysupport.codes.text.sentences import Spot, Text
from paysupport.codes.text.wordings import Wording, wordings
from paysupport.reasons import Reason

_SLACK = 4
"""How many other words may stand between those of a wording."""
_NEAR = 2
"""How many words off a "not" or an unrelated thing still belongs to what is said."""
_MANY = 3
"""So many reasons with an "or" among them are a list of what may have happened."""
_SHARE = {True: 0.5, False: 0.6}
"""What part of a sentence's words must be about payments, for a clear and for a vague wording."""
_AGAINST = frozenset({"question", "if", "advice", "success", "modal", "not"})
"""The ideas that may deny a reading."""
_SMALL_TALK = ("talk", "not", "or")
"""What may stand beside a wording that is alone."""

_CARD_DATA = frozenset(
    {Reason.INCORRECT_NUMBER, Reason.INCORRECT_EXPIRY, Reason.INCORRECT_CVC, Reason.INCORRECT_CARD_DATA}
)
_LIMITS = frozenset({Reason.ACQUIRER_LIMIT, Reason.ISSUER_LIMIT, Reason.WALLET_LIMIT, Reason.OPERATOR_LIMIT})
_MISSED = frozenset(
    {Reason.STOLEN_CARD, Reason.LOST_CARD, Reason.PICKUP_CARD, Reason.RESTRICTED_CARD, Reason.ISSUER_SUSPECTED_FRAUD}
)
"""What is said of a card in one breath: "lost or stolen, pick up"."""


@lru_cache(maxsize=4096)
def classify(message: str) -> tuple[Reason, ...]:
    """The reasons that a normalised message names, the likeliest first; none where it names none."""
    text = Text(message[:MAX_LENGTH])
    said = [passage for wording in _candidates(text) if (passage := _said(text, wording))]
    said = [each for each in said if not any(each.wording.is_part_of(other.wording) for other in said)]
    clear = {each.wording.reason for each in said if each.wording.clear}
    if len(clear) > 1 and clear <= _CARD_DATA:
        return (Reason.INCORRECT_CARD_DATA,)
    if len(clear) >= _MANY and "or" in text.spots and not clear <= _MISSED:
        said = [each for each in said if each.wording.reason is Reason.GENERIC_DECLINE]
    named = [each.wording.reason for each in said[:1]]
    named += [each.wording.reason for each in said[1:] if each.is_another_cause(said[0])]
    reasons = tuple(dict.fromkeys(named))
    return (Reason.LIMIT_OF_UNKNOWN_OWNER,) if len(reasons) > 1 and _LIMITS.issuperset(reasons) else reasons


def _said(text: Text, wording: Wording) -> "_Passage | None":
    """The first place where a text says this and means it."""
    return next((passage for passage in _passages(text, wording) if passage.is_said()), None)


def _candidates(text: Text) -> list[Wording]:
    """The wordings all ideas of which are in the text, the first of them first."""
    by_idea = wordings()
    return sorted(
        wording
        for idea in text.spots
        for wording in by_idea.get(idea, ())
        if all(each in text.spots for each in wording.ideas)
    )


class _Passage(NamedTuple):
    """Where a wording stands in a text: its ideas, its first and its last word."""

    text: Text
    wording: Wording
    spots: list[Spot]
    first: int
    last: int

    def is_said(self) -> bool:
        """Whether the sentence means it."""
        if self.text.sentences[self.first] in self.text.questions or self._is_denied() or self._is_of_something_else():
            return False
        return self._is_alone() if self.wording.alone else self._is_about_payments()

    def is_another_cause(self, first: "_Passage") -> bool:
        """Whether a clear passage names something beside the first one: in other words, or after an "or"."""
        if not self.wording.clear or {self.wording.reason, first.wording.reason} <= _MISSED:
            return False
        return "or" in self.text.spots or self.words.isdisjoint(first.words)

    @property
    def words(self) -> set[int]:
        """The words of its ideas."""
        return {at for spot in self.spots for at in range(spot.first, spot.last + 1)}

    def _is_denied(self) -> bool:
        places, spots = self.text.places, self.text.spots
        if spots.keys().isdisjoint(_AGAINST):
            return False
        sentence = self.text.sentence(self.first)
        start, end = places[self.first], places[self.last]
        opening, closing = places[sentence[0]], places[sentence[-1]]

        def stands(idea: str, low: int, high: int) -> bool:
            """Whether an idea stands in the sentence between two places, and not as a part of the wording."""
            return any(
                spot.first in sentence and low <= places[spot.first] <= high
                for spot in spots.get(idea, ())
                if spot not in self.spots and not any(used.holds(spot) for used in self.spots)
            )

        return (
            stands("question", opening, opening)
            or any(stands(idea, opening, start) for idea in ("if", "advice", "success"))
            or any(stands(idea, start - _NEAR, end) for idea in ("modal", "not"))
            or (closing - end <= 1 and stands("not", closing, closing))
        )

    def _is_of_something_else(self) -> bool:
        places, spots = self.text.places, self.text.spots
        start, end = places[self.first], places[self.last]
        return any(start - _NEAR <= places[spot.first] <= end + _NEAR for spot in spots.get("thing", ())) or any(
            self.text.sentences[spot.first] == self.text.sentences[self.first]
            for idea in self.wording.absent
            for spot in spots.get(idea, ())
        )

    def _is_alone(self) -> bool:
        """Whether nothing but small talk is said in the clauses of the wording."""
        text = self.text
        first, last = text.clauses[self.first], text.clauses[self.last]
        heard = [spot for idea in (*self.wording.ideas, *_SMALL_TALK) for spot in text.spots.get(idea, ())]
        return all(
            word.fills or any(spot.first <= at <= spot.last for spot in heard)
            for at, word in enumerate(text.words)
            if first <= text.clauses[at] <= last
        )

    def _is_about_payments(self) -> bool:
        words = [at for at in self.text.sentence(self.first) if not self.text.words[at].fills]
        return sum(at in self.text.known for at in words) >= _SHARE[self.wording.clear] * len(words)


def _passages(text: Text, wording: Wording) -> Iterator[_Passage]:
    """Where the ideas of a wording stand close to each other."""
    places = text.places
    anchoring, *others = wording.ideas
    for anchor in text.spots[anchoring]:
        spots = [anchor]
        for idea in others:
            spots.append(min(text.spots[idea], key=lambda spot: abs(places[spot.first] - places[anchor.first])))
        first, last = min(spots).first, max(spot.last for spot in spots)
        taken = sum(places[spot.last] - places[spot.first] + 1 for spot in spots)
        if places[last] - places[first] + 1 - taken <= _SLACK:
            yield _Passage(text, wording, spots, first, last)
