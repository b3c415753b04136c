"""Blockscout's answers, live or saved, sorted by the transaction that they tell of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.blockscout.api import message
from paysupport.adapters.explorers.blockscout.reading import Told
from paysupport.adapters.explorers.blockscout.shapes import Head, Inside, Paid, Transaction
from paysupport.adapters.sources.answers import about
from paysupport.documents import JSON
from paysupport.errors import InputError
from paysupport.model import Transfer
from paysupport.model.base import Origin

NAME = "blockscout"

_LOST = "lost consensus"
_POINTERS = {
    "state": ("/transaction/status", "/transaction/result"),
    "block_height": ("/transaction/block_number", "/transaction/block"),
    "confirmations": ("/transaction/confirmations",),
    "failure": ("/transaction/revert_reason", "/transaction/result"),
    "fee": ("/transaction/fee/value",),
    "movements": ("/token-transfers/items", "/transaction/value"),
}


@dataclass
class Collected:
    """What an instance told, by transaction."""

    told: dict[str, Told] = field(default_factory=dict[str, Told])
    tip: Head | None = None

    def take(self, saved: Saved) -> None:
        """Add one answer; what cannot be read becomes the fault of its transaction."""
        found = cast("JSON", saved.answer)
        try:
            match found:
                case [{"height": _}, *_]:
                    self.tip = max((Head.of(each) for each in found), key=lambda head: head.height)
                case {"items": list(items)}:
                    self._items(saved, items)
                case {"hash": str(), "value": _}:
                    self._of(saved, Transaction.of(found).hash, "transaction").transaction = Transaction.of(found)
                case _:
                    self._refused(saved)
        except InputError as error:
            self._of(saved).fault = f"what cannot be read ({error})"

    def _of(self, saved: Saved, transaction: str | None = None, name: str = "error") -> Told:
        told = self.told.setdefault(transaction or subject(saved), Told())
        told.answers[name] = saved.answer
        return told

    def _items(self, saved: Saved, items: Sequence[JSON]) -> None:
        own = "/addresses/" not in (saved.endpoint or "")
        kind = _kind(saved, items)
        if own and kind is Paid:
            self._of(saved, name="token-transfers").paged = True
        if own and kind is Inside:
            self._of(saved, name="internal-transactions").traced = True
        for item in items:
            row = kind.of(item)
            each = self._of(saved, row.hash if isinstance(row, Transaction) else row.transaction, "list")
            each.listed = each.listed if own else subject(saved)
            if isinstance(row, Transaction):
                each.transaction = row
            elif isinstance(row, Paid):
                each.paid.append(row)
            else:
                each.inside.append(row)

    def _refused(self, saved: Saved) -> None:
        said = message(saved.answer) or "an answer that does not tell what was asked"
        unknown = "not found" in said.lower()
        if "/addresses/" in (saved.endpoint or "") and unknown:
            return
        told = self._of(saved)
        told.lost = told.lost or _LOST in said.lower()
        told.absent = told.absent or unknown
        told.fault = f"{said} (HTTP status {saved.http_status})" if saved.http_status else said


def subject(saved: Saved) -> str:
    """The transaction or address that was asked for, in lower case."""
    found = re.search(r"/(?:transactions|addresses)/(0x[0-9a-fA-F]+)", saved.endpoint or "")
    return (saved.reference or (found[1] if found else "")).lower()


def _kind(saved: Saved, items: Sequence[JSON]) -> type[Transaction | Paid | Inside]:
    endpoint = saved.endpoint or ""
    first = set(items[0]) if items and isinstance(items[0], dict) else set[str]()
    if "token-transfers" in endpoint or "total" in first:
        return Paid
    if "internal-transactions" in endpoint or "success" in first:
        return Inside
    return Transaction


def transfers(saved: Sequence[Saved]) -> Iterator[Transfer]:
    """One transfer for each transaction that the answers of one instance tell of."""
    collected = Collected()
    for each in saved:
        collected.take(each)
    for reference, told in collected.told.items():
        common = about(NAME, saved)
        origin = Origin(source=NAME, at=common["fetched_at"], pointers=_POINTERS, document=told.answers)
        yield told.transfer(collected.tip, {**common, "reference": told.listed or reference, "origin": origin})
