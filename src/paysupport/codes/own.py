"""A host's own table of codes, laid over ours: from CSV or Python, without a fork.

The columns of the CSV are `provider, network, code, message, reason` and, where wanted, `others` (reasons with `|`
between them), `final` (yes or no), `certainty`, `since`, `until` and `source`. A row is known by the provider and its
code, by the network and its code, or by the exact message, for one provider or for all.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from paysupport.codes.table import Entry
from paysupport.codes.text import normalise
from paysupport.errors import InputError
from paysupport.model import Attempt, Certainty, Decline, Payment, Reading, Reason, Via

COLUMNS = ("provider", "network", "code", "message", "reason")

Key = tuple[Via, str, str]
"""What tells the meaning (provider, network or message), whose it is ("" for anybody's message), and the code or
normalised message."""

W = TypeVar("W", bound=StrEnum)

_FINAL = {"yes": True, "true": True, "no": False, "false": False, "": False}


@dataclass(frozen=True, slots=True)
class OwnCodes:
    """What a host knows better than the tables here."""

    entries: Mapping[Key, Entry] = field(default_factory=dict[Key, Entry])

    @classmethod
    def of_csv(cls, lines: Iterable[str]) -> "OwnCodes":
        """Read a table.

        Raises:
            InputError: a column is missing, a cell is none of the known words, or a code stands there twice; names the
                row.
        """
        table = csv.DictReader(lines)
        head = [name.strip().removeprefix("\ufeff").lower() for name in table.fieldnames or ()]
        if missing := [name for name in COLUMNS if name not in head]:
            raise InputError(f"the table of codes has no column {', '.join(missing)}")
        table.fieldnames = head
        entries: dict[Key, Entry] = {}
        for number, row in enumerate(table, start=2):
            try:
                _add(entries, {name: (row[name] or "").strip() for name in head})
            except InputError as error:
                raise InputError(f"row {number} of the table of codes: {error}") from None
        return cls(entries)

    def reading(
        self,
        on: date,
        *,
        provider: str | None = None,
        code: str | None = None,
        network: str | None = None,
        network_code: str | None = None,
        message: str | None = None,
    ) -> Reading | None:
        """What the host says of a refusal on that day; None where it says nothing."""
        said = normalise(message or "")
        keys = (
            (Via.PROVIDER, provider or "", code or ""),
            (Via.NETWORK, (network or "").strip().lower(), (network_code or "").upper()),
            (Via.MESSAGE, provider or "", said),
            (Via.MESSAGE, "", said),
        )
        for key in keys:
            entry = self.entries.get(key)
            if entry is not None and entry.since <= on <= entry.until:
                return Reading(
                    reason=entry.reason,
                    via=key[0],
                    certainty=entry.certainty,
                    others=entry.others,
                    final=entry.final,
                    source=entry.source,
                )
        return None

    def laid_over(self, payment: Payment) -> Payment:
        """The payment with its refusals as the host reads them."""
        attempts = tuple(self._attempt(payment.provider, each) for each in payment.attempts)
        return payment.model_copy(update={"attempts": attempts})

    def _attempt(self, provider: str, attempt: Attempt) -> Attempt:
        decline = attempt.decline
        own = decline and self._decline(provider, decline, attempt.at.date() if attempt.at else date.max)
        return attempt.model_copy(update={"decline": own}) if own else attempt

    def _decline(self, provider: str, decline: Decline, on: date) -> Decline | None:
        reading = self.reading(
            on,
            provider=provider,
            code=decline.code,
            network=decline.network,
            network_code=decline.network_code,
            message=decline.message,
        )
        return decline.model_copy(update={"reading": reading}) if reading else None


def _add(entries: dict[Key, Entry], cells: Mapping[str, str]) -> None:
    key = _key(cells)
    if key in entries:
        raise InputError(f"{' '.join(filter(None, key[1:]))!r} stands there twice")
    entries[key] = _entry(cells)


def _key(cells: Mapping[str, str]) -> Key:
    match cells["provider"].lower(), cells["network"].lower(), cells["code"], normalise(cells["message"]):
        case str(provider), "", str(code), "" if provider and code:
            return Via.PROVIDER, provider, code
        case "", str(network), str(code), "" if network and code:
            return Via.NETWORK, network, code.upper()
        case str(provider), "", "", str(message) if message:
            return Via.MESSAGE, provider, message
        case _:
            raise InputError("give a provider and its code, or a network and its code, or a message")


def _entry(cells: Mapping[str, str]) -> Entry:
    others = tuple(_word(Reason, each) for each in cells.get("others", "").split("|") if each.strip())
    final = _FINAL.get(cells.get("final", "").lower())
    if final is None:
        raise InputError("final is yes or no")
    return Entry(
        _word(Reason, cells["reason"]),
        others=others,
        final=final,
        certainty=_word(Certainty, cells.get("certainty") or Certainty.CERTAIN),
        since=_day(cells.get("since")) or date.min,
        until=_day(cells.get("until")) or date.max,
        source=cells.get("source") or "own table",
    )


def _word(words: type[W], text: str) -> W:
    try:
        return words(text.strip().lower())
    except ValueError:
        near = get_close_matches(text.strip().lower(), words, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise InputError(f"no {words.__name__.lower()} {text.strip()[:40]!r}{meant}") from None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{text!r} is no date in ISO 8601") from None
