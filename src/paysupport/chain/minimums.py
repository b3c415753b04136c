"""Amounts that are too small: those that nodes do not pass on (dust), and those that a processor does not credit.

`minimums.csv` has both, with document and date. A processor may have agreed on another minimum with a merchant:
`Invoice.minimum` counts before this table, and `Minimums.laid_over` puts a host's own rows over it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from paysupport.chain.rows import ALWAYS, Cells, Fact, coins, fact, ours, read

COLUMNS = ("processor", "network", "amount")

Key = tuple[str, str, str, str]
"""Processor, network, asset, and kind of address; "" for any of them, and as a processor for dust."""


@dataclass(frozen=True, slots=True)
class Minimum:
    """One row.

    Attributes:
        processor: who does not credit less; "" for nodes, which do not pass it on.
        asset: symbol; "" for dust, which is of the network's own coin.
        kind: of the recipient's address, as in `Address.kind`; "" where it does not matter.
        amount: in whole coins: the smallest that is enough.
    """

    processor: str
    network: str
    asset: str
    kind: str
    amount: Decimal
    fact: Fact = ALWAYS


@dataclass(frozen=True)
class Minimums:
    """Minimums by processor, network, asset and kind of address."""

    rows: Mapping[Key, Minimum] = field(default_factory=dict[Key, Minimum])

    @classmethod
    def of_csv(cls, lines: Iterable[str]) -> "Minimums":
        """Read a table with the columns `processor, network, amount` and the other fields where wanted.

        Raises:
            InputError: a column is missing, or a row cannot be read; names the row.
        """
        return cls().laid_over(read(lines, COLUMNS, _minimum))

    def laid_over(self, rows: Iterable[Minimum]) -> "Minimums":
        """These, and those; where both say something, those count."""
        theirs = {(row.processor.lower(), row.network, row.asset.upper(), row.kind): row for row in rows}
        return Minimums({**self.rows, **theirs})

    def dust(self, network: str, kind: str, on: date) -> Minimum | None:
        """The smallest output that nodes pass on to an address of a kind; None where there is no such limit."""
        return self._first(on, ("", network, "", kind), ("", network, "", ""))

    def credited(self, network: str, asset: str, processor: str, on: date) -> Minimum | None:
        """The smallest payment that a processor credits; None where it has published none."""
        who = processor.lower()
        return self._first(on, (who, network, asset.upper(), ""), (who, network, "", "")) if who else None

    def _first(self, on: date, *keys: Key) -> Minimum | None:
        rows = (self.rows.get(key) for key in keys)
        return next((row for row in rows if row and row.fact.holds(on)), None)


def _minimum(cells: Cells) -> Minimum:
    return Minimum(
        processor=cells["processor"],
        network=cells["network"],
        asset=cells.get("asset", ""),
        kind=cells.get("kind", ""),
        amount=coins(cells, "amount"),
        fact=fact(cells),
    )


@cache
def minimums() -> Minimums:
    """The minimums of `minimums.csv`, read once."""
    return Minimums.of_csv(ours("minimums.csv"))


def dust(network: str, kind: str, on: date, own: Minimums | None = None) -> Minimum | None:
    """See `Minimums.dust`; `own` is the host's table, by default ours."""
    return (own or minimums()).dust(network, kind, on)


def credited(network: str, asset: str, processor: str, on: date, own: Minimums | None = None) -> Minimum | None:
    """See `Minimums.credited`; `own` is the host's table, by default ours."""
    return (own or minimums()).credited(network, asset, processor, on)
