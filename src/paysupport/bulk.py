"""A table of codes to what they mean: CSV in, CSV out, from whatever spreadsheet it comes.

Real tables repeat: what a distinct row means is found once, and its line is written again.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from io import StringIO
from itertools import chain
from typing import BinaryIO, NamedTuple, TextIO

from paysupport.adapters.registry import names
from paysupport.codes.own import OwnCodes
from paysupport.decoding import decode
from paysupport.errors import InputError
from paysupport.redaction import redact, redact_document

INPUT = ("provider", "network", "code", "message")
OPTIONAL = ("network_code", "advice", "region", "at")
OUTPUT = (
    "reason", "responsible", "certainty", "retry_now", "retry_later", "retry_other", "retry_after", "rule", "via",
)  # fmt: skip

_UNREAD = ("unknown", "", "possible", "unknown", "unknown", "unknown", "", "", "none")
_KEPT = 1 << 16
"""Distinct rows that are remembered at once."""
_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?\s*")
_WHOLE = re.compile(r"(\d+)\.0+")


class Fault(NamedTuple):
    """A row that could not be read, counted from 1 with the head of the table."""

    row: int
    message: str


def decode_rows(
    lines: Iterable[str],
    out: TextIO,
    *,
    codes: OwnCodes | None = None,
    fault: Callable[[Fault], None] | None = None,
) -> None:
    """Write the input's columns and then `OUTPUT`, a row each, in order, with commas.

    Args:
        lines: a table with the columns `INPUT` in any order, those of `OPTIONAL`, and others that are only passed on;
            cells may be empty. Its head tells whether commas, semicolons, tabs or bars separate them.
        out: is given the table, with what must not leave masked.
        codes: your own table, laid over ours.
        fault: is told of each row that cannot be read; it is written with unknown answers, and the others go on.

    Raises:
        InputError: a column is missing; or a row cannot be read and nobody is there to be told.
    """
    rows = _rows(lines)
    head = _head(next(rows, ()))
    csv.writer(out, lineterminator="\n").writerow([*head, *OUTPUT])
    known: dict[tuple[str, ...], str] = {}
    for number, row in enumerate(rows, start=2):
        key = tuple(row) if isinstance(row, list) else ()
        line = known.get(key)
        if line is None:
            try:
                line = _line(head, row, codes)
            except InputError as error:
                if fault is None:
                    raise InputError(f"row {number}: {error}") from None
                fault(Fault(number, str(error)))
                line = _written(head, key, _UNREAD)
            else:
                if len(known) == _KEPT:
                    known.clear()
                known[key] = line
        out.write(line)


def text_of(stream: BinaryIO) -> Iterator[str]:
    """The lines of a saved table: UTF-8 or UTF-16 by its mark; where a line is not UTF-8, it is Windows-1251."""
    first = stream.readline()
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from StringIO((first + stream.read()).decode("utf-16", "replace"), newline="")
        return
    for line in chain([first.removeprefix(b"\xef\xbb\xbf")], stream):
        try:
            yield line.decode()
        except UnicodeDecodeError:
            yield line.decode("cp1251", "replace")


def _rows(lines: Iterable[str]) -> Iterator[Sequence[str] | csv.Error]:
    """The rows that are not blank, the head first; where one is no CSV, what is wrong with it."""
    rest = iter(lines)
    first = next(rest, "").removeprefix("\ufeff")
    declared = _SEPARATOR.fullmatch(first)
    if declared:
        first = next(rest, "")
    delimiter = declared[1] if declared else max(_DELIMITERS, key=first.count)
    reader = csv.reader(chain([first], rest), delimiter=delimiter)
    while True:
        try:
            for row in reader:
                if row:
                    yield row
        except csv.Error as error:
            yield error
        else:
            return


def _head(row: Sequence[str] | csv.Error) -> tuple[str, ...]:
    columns = tuple(name.strip() for name in row) if isinstance(row, list) else ()
    small = tuple(map(str.lower, columns))
    if twice := sorted({name for name in small if small.count(name) > 1}):
        raise InputError(f"the table has the column {', '.join(twice)} more than once")
    if missing := [name for name in INPUT if name not in small]:
        raise InputError(f"the table has no column {', '.join(missing)}; found: {', '.join(columns) or 'none'}")
    return columns


def _line(head: tuple[str, ...], row: Sequence[str] | csv.Error, codes: OwnCodes | None) -> str:
    """The row with its answers, as it is written.

    Raises:
        InputError: it is no CSV, has too many cells, or a date that is none.
    """
    if isinstance(row, csv.Error):
        raise InputError(f"no CSV ({row})")
    if len(row) > len(head):
        raise InputError(f"{len(row)} cells, and there are {len(head)} columns")
    return _written(head, row, _answers(dict(zip(map(str.lower, head), row, strict=False)), codes))


def _written(head: tuple[str, ...], row: Sequence[str], answers: Iterable[str]) -> str:
    cells = [*row, *[""] * (len(head) - len(row))]
    shown = _masked(head, cells)
    out = StringIO()
    csv.writer(out).writerow([*shown[: len(head)], *answers, *shown[len(head) :]])
    return out.getvalue().removesuffix("\r\n") + "\n"


def _masked(head: tuple[str, ...], cells: list[str]) -> list[str]:
    """The cells as they may leave: under a name such as "cvv" or "token" nothing of them."""
    whole = "\n".join(cells)
    if redact(whole) == whole and not any(map(_is_secret, head)):
        return cells
    own = zip(head, cells, strict=False)
    return ["***" if cell and _is_secret(name) else redact(cell) for name, cell in own] + [
        redact(cell) for cell in cells[len(head) :]
    ]


@cache
def _is_secret(column: str) -> bool:
    return redact_document({column: "-"}) != {column: "-"}


def _answers(cells: Mapping[str, str], codes: OwnCodes | None) -> Iterator[str]:
    provider = _cell(cells, "provider").lower()
    at = _cell(cells, "at")
    try:
        day = date.fromisoformat(at[:10]) if at else None
    except ValueError:
        raise InputError(f"{at[:40]!r} is no date in ISO 8601") from None
    known = provider in names()
    found = decode(
        provider=provider if known else None,
        code=_cell(cells, "code") if known or not provider else None,
        message=cells.get("message"),
        network=_cell(cells, "network"),
        network_code=_cell(cells, "network_code"),
        advice=_cell(cells, "advice"),
        region=_cell(cells, "region"),
        at=day,
        codes=codes,
    )
    retry = found.retry
    yield found.reading.reason.value
    yield found.responsible.value if found.responsible else ""
    yield found.reading.certainty.value
    yield from (retry.now.value, retry.later.value, retry.other.value)
    yield retry.after.value if retry.after else ""
    yield found.rule or ""
    yield found.reading.via.value


def _cell(cells: Mapping[str, str], name: str) -> str:
    """A cell as it was meant: spreadsheets write whole numbers with a point."""
    text = cells.get(name, "").strip()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text
