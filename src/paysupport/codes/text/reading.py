"""Finds in a message the ideas that together name a reason.

Words become ideas (`vocabulary`), ideas that stand close to each other a reason (`wordings`). What speaks against a
reading makes it none: a "not", an "if", a question, a thing that is no means of payment, or a sentence most words of
which are about something else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from paysupport.codes.text.sentences import Spot, Text
from paysupport.codes.text.wordings import CARD_DATA, CLEAR, KIN, VAGUE
from paysupport.reasons import Reason

_SLACK = 3
"""How many other words may stand between the words of a wording."""
_NEAR = 2
"""How many words off a "not" or an unrelated thing still belongs to what is said."""
_MANY = 3
"""So many reasons in one message are a list of what may have happened."""
_SMALL_TALK = ("talk", "not", "or")
_SHARE = {True: 0.5, False: 0.6}
"""What part of a sentence's words must be about payments, for a clear and for a vague wording."""


class _Wording(NamedTuple):
    order: int
    reason: Reason
    ideas: tuple[str, ...]
    absent: tuple[str, ...]
    alone: bool
    clear: bool


def classify(message: str) -> Reason | None:
    """The reason that a normalised message names, or None."""
    text = Text(message)
    fitting = [wording for wording in _candidates(text) if any(_is_said(text, wording, spots) for spots in _together(text, wording))]
    fitting = [each for each in fitting if not any(set(each.ideas) < set(other.ideas) and each.clear is other.clear for other in fitting)]
    clear = list(dict.fromkeys(wording.reason for wording in fitting if wording.clear))
    if len(clear) > 1 and CARD_DATA.issuperset(clear):
        return Reason.INCORRECT_CARD_DATA
    if len(clear) >= _MANY and "or" in text.spots and not any(kin.issuperset(clear) for kin in KIN):
        return next((wording.reason for wording in fitting if wording.reason is Reason.GENERIC_DECLINE), None)
    return fitting[0].reason if fitting else None


def _candidates(text: Text) -> list[_Wording]:
    """The wordings all ideas of which are in the text, the clearest first."""
    wordings = _wordings()
    spots = text.spots
    return sorted(
        wording
        for idea in spots
        for wording in wordings.get(idea, ())
        if all(each in spots for each in wording.ideas)
    )


def _together(text: Text, wording: _Wording) -> Iterator[list[Spot]]:
    """Where the ideas of a wording stand close to each other."""
    first, *others = wording.ideas
    places = text.places
    for anchor in text.spots[first]:
        spots = [anchor]
        for idea in others:
            spots.append(min(text.spots[idea], key=lambda spot: abs(places[spot.first] - places[anchor.first])))
        taken = sum(places[spot.last] - places[spot.first] + 1 for spot in spots)
        width = places[max(spot.last for spot in spots)] - places[min(spot.first for spot in spots)] + 1
        if width - taken <= _SLACK:
            yield spots


def _is_said(text: Text, wording: _Wording, spots: list[Spot]) -> bool:
    """Whether nothing in the sentence speaks against the reading."""
    first, last = min(spot.first for spot in spots), max(spot.last for spot in spots)
    sentence = text.sentences[first]
    start, end = text.places[first], text.places[last]

    def stands(idea: str, low: int, high: int) -> bool:
        """Whether an idea that the wording does not use itself stands in its sentence between two places."""
        return any(
            text.sentences[spot.first] == sentence and low <= text.places[spot.first] <= high
            for spot in text.spots.get(idea, ())
            if spot not in spots and not any(used.holds(spot) for used in spots)
        )

    opening = text.places[text.sentences.index(sentence)]
    closing = text.places[len(text.sentences) - 1 - text.sentences[::-1].index(sentence)]
    if (
        sentence in text.questions
        or stands("question", opening, opening)
        or any(stands(idea, opening, start) for idea in ("if", "advice", "success"))
        or stands("modal", start - _NEAR, end)
        or stands("not", start - _NEAR, end)
        or (closing - end <= 1 and stands("not", closing, closing))
        or any(start - _NEAR <= text.places[spot.first] <= end + _NEAR for spot in text.spots.get("thing", ()))
        or any(text.sentences[spot.first] == sentence for idea in wording.absent for spot in text.spots.get(idea, ()))
    ):
        return False
    if wording.alone:
        clauses = range(text.clauses[first], text.clauses[last] + 1)
        heard = [spot for idea in (*wording.ideas, *_SMALL_TALK) for spot in text.spots.get(idea, ())]
        return all(
            text.words[at].fills or any(spot.first <= at <= spot.last for spot in heard)
            for at, clause in enumerate(text.clauses)
            if clause in clauses
        )
    words = [at for at, where in enumerate(text.sentences) if where == sentence and not text.words[at].fills]
    known = sum(at in text.known for at in words)
    return known >= _SHARE[wording.clear] * len(words)


@cache
def _wordings() -> dict[str, list[_Wording]]:
    """All wordings, by the idea of each that the fewest wordings have."""
    wordings = list(_all())
    frequency = Counter(idea for wording in wordings for idea in wording.ideas)
    by_idea: defaultdict[str, list[_Wording]] = defaultdict(list)
    for wording in wordings:
        by_idea[min(wording.ideas, key=lambda idea: frequency[idea])].append(wording)
    return by_idea


def _all() -> Iterator[_Wording]:
    placed: set[Reason] = set()
    order = 0
    for clear, table in ((True, CLEAR), (False, VAGUE)):
        for reason, line in table:
            idiom = [] if reason in placed or "=" in line else ["="]
            placed.add(reason)
            parts = [each.split() for each in [*idiom, *line.split(",")]]
            always = [words[0][1:] for words in parts if len(words) == 1 and words[0][0] == "-"]
            for words in parts:
                ideas = tuple(f"={reason.value}" if word == "=" else word for word in words if word[0] not in "-!")
                absent = (*always, *(word[1:] for word in words if word[0] == "-"))
                if ideas:
                    yield _Wording(order, reason, ideas, absent, "!" in words, clear)
                order += 1
