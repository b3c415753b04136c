"""How many confirmations are asked for, by processor, network, asset and amount.

`confirmations.csv` has what processors publish, with document and date, and for each network a number that holds where
nobody has published one: common practice, from memory, and never more than `possible`. A processor may have agreed on
other numbers with a merchant: what it says of an invoice itself counts before this table, and `Policies.laid_over` puts
a host's own rows over it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from paysupport.chain.networks import NETWORKS
from paysupport.chain.rows import ALWAYS, Cells, Fact, coins, fact, ours, read, whole
from paysupport.model import Certainty

COLUMNS = ("processor", "network", "count")
_MOST = 1_000_000

Key = tuple[str, str, str]
"""Processor, network and asset; "" for any of them."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row: so many confirmations for amounts above this one.

    Attributes:
        processor: "" for what holds where nobody has published anything.
        asset: "" for all of the network that have no row of their own.
        above: in whole coins; the row is for larger amounts.
    """

    processor: str
    network: str
    asset: str
    count: int
    above: Decimal = Decimal(0)
    fact: Fact = ALWAYS


@dataclass(frozen=True, slots=True)
class Policy:
    """How many confirmations are asked for, and how sure that is.

    Attributes:
        count: 0 where a transaction counts as soon as it is seen.
        processor: whose number it is; None for common practice.
        certainty: `certain` for the processor's own document and a known amount, `likely` for another document,
            `possible` for common practice, and where the number depends on an amount that is not known.
    """

    count: int
    source: str
    certainty: Certainty
    processor: str | None = None


@dataclass(frozen=True)
class Policies:
    """Requirements by processor, network and asset."""

    rows: Mapping[Key, tuple[Requirement, ...]] = field(default_factory=dict[Key, tuple[Requirement, ...]])

    @classmethod
    def of_csv(cls, lines: Iterable[str]) -> "Policies":
        """Read a table with the columns `processor, network, count` and the other fields where wanted.

        Raises:
            InputError: a column is missing, or a row cannot be read; names the row.
        """
        return cls().laid_over(read(lines, COLUMNS, _requirement))

    def laid_over(self, rows: Iterable[Requirement]) -> "Policies":
        """These, and those; of one processor, network and asset all of ours go where there is one of theirs."""
        theirs: dict[Key, tuple[Requirement, ...]] = {}
        for row in rows:
            key = (row.processor.lower(), row.network, row.asset.upper())
            theirs[key] = (*theirs.get(key, ()), row)
        return Policies({**self.rows, **theirs})

    def required(
        self, network: str, asset: str, amount: Decimal | None, *, processor: str | None = None, on: date
    ) -> Policy | None:
        """How many confirmations a payment needs.

        Args:
            network: by our name.
            asset: symbol of the coin or token.
            amount: in whole coins; where it is not known, the number for the largest amounts.
            processor: whose requirements; those of nobody hold where it has published none.
            on: the day of the payment.

        Returns:
            None where nothing is known of the network.
        """
        for who in dict.fromkeys(((processor or "").lower(), "")):
            for what in (asset.upper(), ""):
                rows = [row for row in self.rows.get((who, network, what), ()) if row.fact.holds(on)]
                fitting = [row for row in rows if amount is None or amount > row.above or not row.above]
                if fitting:
                    return _policy(max(fitting, key=lambda row: row.above), known=amount is not None or len(rows) == 1)
        return None


def _policy(row: Requirement, *, known: bool) -> Policy:
    certainty = Certainty.CERTAIN if row.fact.primary else Certainty.LIKELY
    if not row.processor or not known:
        certainty = Certainty.POSSIBLE
    return Policy(row.count, row.fact.source, certainty, row.processor or None)


def _requirement(cells: Cells) -> Requirement:
    return Requirement(
        processor=cells["processor"],
        network=cells["network"],
        asset=cells.get("asset", ""),
        count=whole(cells, "count", _MOST),
        above=coins(cells, "above"),
        fact=fact(cells),
    )


@cache
def policies() -> Policies:
    """The requirements of `confirmations.csv`, read once."""
    return Policies.of_csv(ours("confirmations.csv"))


def required(
    network: str,
    asset: str,
    amount: Decimal | None,
    *,
    processor: str | None = None,
    on: date,
    own: Policies | None = None,
) -> Policy | None:
    """See `Policies.required`; `own` is the host's table, by default ours."""
    return (own or policies()).required(network, asset, amount, processor=processor, on=on)


def typical_time(network: str, count: int) -> timedelta | None:
    """How long so many confirmations take when nothing is wrong; None for a network that is not known.

    The first one may take much longer where fees are low, and proof of work is uneven: one block of bitcoin in seven
    takes more than twenty minutes.
    """
    known = NETWORKS.get(network)
    return timedelta(seconds=known.block_seconds * count) if known else None
