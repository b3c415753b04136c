"""What a code means, without a payment: one at a time, or a table of them."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import TextIO

from paysupport.adapters.registry import names, reader
from paysupport.codes import Said, read
from paysupport.codes.table import Table
from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.rule import Rule, forbidden
from paysupport.errors import ConfigurationError, InputError
from paysupport.model import Answer, Model, Party, Reading, Reason, Retry
from paysupport.redaction import redact

INPUT = ("provider", "network", "code", "message")
OPTIONAL = ("network_code", "advice", "region", "at")
OUTPUT = (
    "reason", "responsible", "certainty", "retry_now", "retry_later", "retry_other", "retry_after", "rule", "via",
)  # fmt: skip

_NO_TABLE = Table(source="", codes={})
_NOBODY_KNOWS = Retry(now=Answer.UNKNOWN, later=Answer.UNKNOWN, other=Answer.UNKNOWN)


class Decoded(Model):
    """The meaning of a code: the reading, who is responsible, and whether to try again."""

    reading: Reading
    responsible: Party | None
    retry: Retry
    rule: str | None

    @property
    def reason(self) -> Reason:
        """The reason that was read."""
        return self.reading.reason


def decode(
    *,
    provider: str | None = None,
    code: str | None = None,
    message: str | None = None,
    network: str | None = None,
    network_code: str | None = None,
    advice: str | None = None,
    region: str | None = None,
    at: date | None = None,
) -> Decoded:
    """What a provider's or network's code, an advice code or a message means.

    Args:
        provider: whose code it is; without one `code` is the network's.
        code: the provider's code, or the network's.
        message: the provider's wording, read where the codes leave the reason open.
        network: the card network (visa, mastercard, mir ...), in any spelling; without it less is certain.
        network_code: the network's response code.
        advice: the network's or provider's advice code.
        region: of the merchant's acquirer: a Visa region (europe, cemea ...) or a country code, ISO 3166-1.
        at: the day of the attempt; without it the current edition is read.

    Raises:
        ConfigurationError: there is no such provider.
    """
    day = at.date() if isinstance(at, datetime) else at or date.max
    table = _table(provider.strip().lower()) if provider else _NO_TABLE
    code, network_code, advice = ((each or "").strip() or None for each in (code, network_code, advice))
    if not provider:
        code, network_code = None, network_code or code
    reading = read(Said(code, message, advice, network, network_code, region), table, day)
    rule = _by_reason().get(reading.reason)
    retry = rule.retry if rule else _NOBODY_KNOWS
    return Decoded(
        reading=reading,
        responsible=rule.responsible if rule else None,
        retry=forbidden(retry) if reading.final else retry,
        rule=rule.code if rule else None,
    )


def decode_rows(lines: Iterable[str], out: TextIO) -> None:
    """Read CSV, write CSV: the input's columns and then `OUTPUT`, a row each, in order.

    Raises:
        InputError: a column is missing, or a row has more cells than there are columns; names the row.
    """
    table = csv.DictReader(lines)
    columns = [name.strip().removeprefix("\ufeff") for name in table.fieldnames or ()]
    if missing := [name for name in INPUT if name not in columns]:
        raise InputError(f"the table has no column {', '.join(missing)}; found: {', '.join(columns) or 'none'}")
    table.fieldnames = columns
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*columns, *OUTPUT])
    number = 1
    try:
        for number, row in enumerate(table, start=2):
            if None in row:
                raise InputError(f"row {number} has more cells than there are columns")
            writer.writerow([*(redact(row[name] or "") for name in columns), *_cells(row, number)])
    except csv.Error as error:
        raise InputError(f"row {number + 1} is no CSV: {error}") from None


def _cells(row: Mapping[str, str | None], number: int) -> Iterator[str]:
    at = (row.get("at") or "").strip()
    name = (row["provider"] or "").strip().lower()
    known = name in names()
    try:
        day = date.fromisoformat(at[:10]) if at else None
    except ValueError:
        raise InputError(f"row {number}: {at!r} is no date in ISO 8601") from None
    found = decode(
        provider=name if known else None,
        code=row["code"] if known or not name else None,
        message=row["message"],
        network=row["network"],
        network_code=row.get("network_code"),
        advice=row.get("advice"),
        region=row.get("region"),
        at=day,
    )
    retry = found.retry
    yield found.reading.reason.value
    yield found.responsible.value if found.responsible else ""
    yield found.reading.certainty.value
    yield from (retry.now.value, retry.later.value, retry.other.value)
    yield retry.after.value if retry.after else ""
    yield found.rule or ""
    yield found.reading.via.value


@cache
def _by_reason() -> Mapping[Reason, Rule]:
    found: dict[Reason, Rule] = {}
    for rule in rules():
        for reason in rule.reasons:
            found.setdefault(reason, rule)
    return found


@cache
def _table(provider: str) -> Table:
    table = reader(provider).reasons
    if table is None:
        raise ConfigurationError(f"{provider} has no table of codes")
    return table
