"""A provider's or network's codes as dated, sourced data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from paysupport.model import Certainty, Reading, Reason, Via

MEMORY = "memory"
"""The source of an entry for which no document was seen; such an entry is never certain."""


def code_of(said: str) -> str:
    """A response or advice code as the tables spell it: capitals, no spaces, two digits at least."""
    word = "".join(said.split()).upper()
    if word.isascii() and word.isdecimal() and len(word) <= 3:  # noqa: PLR2004 - some processors write 051 for 51
        return str(int(word)).zfill(2)
    return word


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What one code means.

    Attributes:
        others: further readings that documents or experts give to this code.
        final: no further attempt is allowed.
        certainty: how surely the document gives this meaning.
        since, until: the first and the last day of this meaning.
        source: document, edition, date; empty: the table's.
        primary: the source is the provider's or network's own; an entry of another source is never certain.
        regions: the regions in which this meaning holds (`paysupport.codes.regions`); empty: everywhere.
        wait: how long to wait before a further attempt; None where the document does not tell.
        text: what the document calls it, in short.
    """

    reason: Reason
    others: tuple[Reason, ...] = ()
    final: bool = False
    certainty: Certainty = Certainty.CERTAIN
    since: date = date.min
    until: date = date.max
    source: str = ""
    primary: bool = True
    regions: frozenset[str] = frozenset()
    wait: timedelta | None = None
    text: str = ""

    def holds(self, on: date, region: str | None = None) -> bool:
        """Whether this is the meaning on that day and in that region."""
        return self.since <= on <= self.until and (not self.regions or region in self.regions)


class Ceiling(NamedTuple):
    """How often a network lets one card be tried again at one merchant after a decline.

    Attributes:
        limit: so many within `window` are allowed.
        counts: "reattempts", which leaves out the first decline, or "declines".
        same_amount: only attempts of the same amount are counted together.
        since, until: the first and the last day on which this holds.
    """

    limit: int
    counts: Literal["reattempts", "declines"]
    window: timedelta
    source: str
    same_amount: bool = False
    since: date = date.min
    until: date = date.max
    primary: bool = True


@dataclass(frozen=True)
class Table:
    """All codes and exact messages of one provider or network.

    Attributes:
        via: what a reading by this table is called.
        codes: code to its entry, or to several, of which the first that holds counts.
        messages: normalised exact wordings, for answers that come without a code.
        advice: advice codes; an entry that is `final` forbids any further attempt.
        pairs: what a code means together with something else: a provider's with a normalised exact message, a network's
            with an advice code.
    """

    source: str
    codes: Mapping[str, Entry | tuple[Entry, ...]]
    messages: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    advice: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    pairs: Mapping[tuple[str, str], Entry] = field(default_factory=dict[tuple[str, str], Entry])
    via: Via = Via.PROVIDER
    _readings: dict[tuple[Entry, Via], Reading] = field(default_factory=dict[tuple[Entry, Via], Reading], repr=False)

    def of_code(self, code: str, on: date, region: str | None = None) -> Reading | None:
        """What `code` meant on that day, in that region."""
        always = self._always.get(code)
        if always is not None:
            return always
        found = self.codes.get(code, ())
        entries = (found,) if isinstance(found, Entry) else found
        return next((self.reading(each, self.via) for each in entries if each.holds(on, region)), None)

    @cached_property
    def _always(self) -> Mapping[str, Reading]:
        undated = ((code, each) for code, each in self.codes.items() if isinstance(each, Entry))
        return {
            code: self.reading(each, self.via)
            for code, each in undated
            if (each.since, each.until, each.regions) == (date.min, date.max, frozenset())
        }

    def whole(self, code: str) -> str | None:
        """The code that is this one with zeros in front, which spreadsheets leave out; None if none or several are."""
        found = () if code in self.codes else self._by_number.get(code, ())
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_number(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for code in self.codes:
            if code.startswith("0") and code.isdecimal():
                number = str(int(code))
                found[number] = (*found.get(number, ()), code)
        return found

    def reading(self, entry: Entry, via: Via) -> Reading:
        """The reading that an entry of this table gives; the same object each time."""
        known = self._readings.get((entry, via))
        if known is None:
            source = entry.source or self.source
            sure = entry.certainty
            if sure is Certainty.CERTAIN and (source == MEMORY or not entry.primary):
                sure = Certainty.LIKELY
            known = self._readings[entry, via] = Reading(
                reason=entry.reason, via=via, certainty=sure, others=entry.others, final=entry.final, source=source
            )
        return known
