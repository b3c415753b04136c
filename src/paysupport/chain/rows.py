"""Rows of the tables here, ours and the host's: with a network, and with the days and the document of what they say."""

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple, TypeVar

from paysupport.chain.networks import NETWORKS
from paysupport.errors import InputError

T = TypeVar("T")
Cells = Mapping[str, str]

_FLAGS = {"yes": True, "no": False, "": True}


class Fact(NamedTuple):
    """Since when and until when something holds, and who says so.

    Attributes:
        since, until: the first and the last day.
        source: document, with its date; "memory" where none was seen.
        primary: whether that is the document of those who decide it.
    """

    since: date = date.min
    until: date = date.max
    source: str = ""
    primary: bool = True

    def holds(self, on: date) -> bool:
        """Whether it holds on that day."""
        return self.since <= on <= self.until


ALWAYS = Fact()
"""What a host says without days and documents."""


def read(lines: Iterable[str], needed: tuple[str, ...], make: Callable[[Cells], T]) -> list[T]:
    """What is made of each row of a CSV table.

    Raises:
        InputError: a column is missing, or a row cannot be read; names the row.
    """
    table = csv.DictReader(lines)
    if missing := [name for name in needed if name not in (table.fieldnames or ())]:
        raise InputError(f"the table has no column {', '.join(missing)}")
    made: list[T] = []
    for number, row in enumerate(table, start=2):
        cells = {name: (cell or "").strip() for name, cell in row.items() if name}
        try:
            if cells["network"] not in NETWORKS:
                raise InputError(f"{cells['network']!r} is no network; known are {', '.join(NETWORKS)}")
            made.append(make(cells))
        except ValueError as error:
            raise InputError(f"row {number} of the table: {error}") from None
    return made


def ours(name: str) -> list[str]:
    """The lines of a table that comes with this package."""
    return Path(__file__).with_name(name).read_text("utf-8").splitlines()


def fact(cells: Cells) -> Fact:
    """The days and the document of a row; columns that are not there say nothing.

    Raises:
        ValueError: a cell is none of what may stand there.
    """
    primary = _FLAGS.get(cells.get("primary", "").lower())
    if primary is None:
        raise InputError("primary is yes or no")
    return Fact(
        since=date.fromisoformat(cells["since"]) if cells.get("since") else date.min,
        until=date.fromisoformat(cells["until"]) if cells.get("until") else date.max,
        source=cells.get("source", ""),
        primary=primary,
    )


def whole(cells: Cells, name: str, most: int) -> int:
    """A whole number from zero to `most`.

    Raises:
        InputError: it is none.
    """
    cell = cells[name]
    if not (cell.isascii() and cell.isdecimal() and len(cell) <= len(str(most)) and int(cell) <= most):
        raise InputError(f"{name} is a whole number up to {most}")
    return int(cell)


def coins(cells: Cells, name: str) -> Decimal:
    """An amount in whole coins, zero where the cell is empty.

    Raises:
        InputError: it is none.
    """
    try:
        amount = Decimal(cells.get(name) or 0)
    except InvalidOperation:
        raise InputError(f"{name} is an amount such as 0.5") from None
    if not (amount.is_finite() and amount >= 0):
        raise InputError(f"{name} is an amount such as 0.5")
    return amount
