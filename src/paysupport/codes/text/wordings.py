"""Which ideas together name a reason: the files in `wordings/`, of which `clear.txt` explains the signs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count, groupby, permutations
from operator import itemgetter
from typing import NamedTuple

from paysupport.codes.text.vocabulary import items, texts
from paysupport.reasons import Reason


class Wording(NamedTuple):
    """Ideas that together name a reason.

    Attributes:
        order: the first of several is the reading.
        ideas, absent: what must and what must not stand in the sentence.
        alone: nothing else may be said beside.
        clear: names its reason by itself.
    """

    order: int
    reason: Reason
    ideas: tuple[str, ...]
    absent: tuple[str, ...]
    alone: bool
    clear: bool

    def is_part_of(self, other: "Wording") -> bool:
        """Whether the other says the same and more, as clearly."""
        return self.clear is other.clear and set(self.ideas) < set(other.ideas)


@cache
def wordings() -> Mapping[str, list[Wording]]:
    """All wordings, each by that of its ideas that the fewest of them have."""
    every = list(_every())
    frequency = Counter(idea for wording in every for idea in wording.ideas)
    by_idea: dict[str, list[Wording]] = {}
    for wording in every:
        by_idea.setdefault(min(wording.ideas, key=frequency.__getitem__), []).append(wording)
    return by_idea


@cache
def partners() -> frozenset[tuple[str, str]]:
    """Ideas that some wording needs both, in either order."""
    every = (wording for found in wordings().values() for wording in found)
    return frozenset(pair for wording in every for pair in permutations(wording.ideas, 2))


def _every() -> Iterator[Wording]:
    order = count()
    clear, vague = texts("wordings")
    for text, is_clear in ((clear, True), (vague, False)):
        for reason, line in groupby(items(text), itemgetter(0)):
            wordings_of_line = [item.split() for _, item in line]
            always = [words[0][1:] for words in wordings_of_line if len(words) == 1 and words[0][0] == "-"]
            for words in wordings_of_line:
                ideas = tuple(f"={reason}" if word == "=" else word for word in words if word[0] not in "-!")
                absent = (*always, *(word[1:] for word in words if word[0] == "-"))
                if ideas:
                    yield Wording(next(order), Reason(reason), ideas, absent, "!" in words, is_clear)
