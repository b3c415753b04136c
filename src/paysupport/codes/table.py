"""A provider's or network's codes as dated, sourced data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from paysupport.model import Certainty, Reading, Reason, Via

MEMORY = "memory"
"""The source of an entry for which no document was seen; such an entry is never certain."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What one code means.

    Attributes:
        others: further readings that documents or experts give to this code.
        final: no further attempt is allowed.
        certainty: how surely the document gives this meaning.
        since, until: the first and the last day of this meaning.
        source: document, edition, date; empty: the table's.
        primary: the source is the provider's or network's own.
    """

    reason: Reason
    others: tuple[Reason, ...] = ()
    final: bool = False
    certainty: Certainty = Certainty.CERTAIN
    since: date = date.min
    until: date = date.max
    source: str = ""
    primary: bool = True


@dataclass(frozen=True)
class Table:
    """All codes and exact messages of one provider or network.

    Attributes:
        via: what a reading by this table is called.
        codes: code to its entry, or to several that follow each other in time.
        messages: normalised exact wordings, for answers that come without a code.
        advice: advice codes; an entry that is `final` forbids any further attempt.
    """

    source: str
    codes: Mapping[str, Entry | tuple[Entry, ...]]
    messages: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    advice: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    via: Via = Via.PROVIDER
    _readings: dict[tuple[Entry, Via], Reading] = field(default_factory=dict[tuple[Entry, Via], Reading], repr=False)

    def of_code(self, code: str, on: date) -> Reading | None:
        """What `code` meant on that day."""
        always = self._always.get(code)
        if always is not None:
            return always
        found = self.codes.get(code, ())
        entries = (found,) if isinstance(found, Entry) else found
        return next((self.reading(each, self.via) for each in entries if each.since <= on <= each.until), None)

    @cached_property
    def _always(self) -> Mapping[str, Reading]:
        undated = ((code, each) for code, each in self.codes.items() if isinstance(each, Entry))
        return {
            code: self.reading(each, self.via)
            for code, each in undated
            if (each.since, each.until) == (date.min, date.max)
        }

    def reading(self, entry: Entry, via: Via) -> Reading:
        """The reading that an entry of this table gives; the same object each time."""
        known = self._readings.get((entry, via))
        if known is None:
            source = entry.source or self.source
            sure = Certainty.LIKELY if source == MEMORY and entry.certainty is Certainty.CERTAIN else entry.certainty
            known = self._readings[entry, via] = Reading(
                reason=entry.reason, via=via, certainty=sure, others=entry.others, final=entry.final, source=source
            )
        return known
