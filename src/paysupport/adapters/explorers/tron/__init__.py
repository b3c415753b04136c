"""# Tron

TRX, TRC-10 and TRC-20 tokens on Tron: by a node's own HTTP API (`tron`), and by TronGrid (`trongrid`), which has the
same API and, beside it, the history of addresses.

## What it can do

- Read, without a key: `gettransactionbyid`, `gettransactioninfobyid`, `gettransactionfrompending` and `getnowblock` of
  both views, TronGrid's lists of transactions and TRC-20 transfers, what a node said to `broadcasttransaction`.
- Look up a transaction: body, result and tip of the head view, and result and tip of the solidified one, side by side.
  What is solidified is beyond reorganisations (`final`).
- `trongrid` only: what an address received of TRX, of a TRC-10 token (its number as the contract) or of a TRC-20 token.
  A history longer than 50 pages of 200 rows is cut, and told as not complete. TRX sent by contracts stand in none of
  its lists.

## What to know

- A node answers `{}` for what it does not know, and HTTP status 200 with `{"Error": ...}` where it failed; "lack of
  computing resources" is its own rate limit. Neither is taken for an answer that a transaction does not exist.
- Fields that hold a default are left out. A plain transfer of TRX has no `receipt.result`: it went well when it is in a
  block.
- Token transfers are read from the events, which the contract itself wrote. Before the transaction is in a block there
  are none, and the call tells what it would move. Decimals of a token stand only in TronGrid's TRC-20 history.
- A transaction says until when it may be included. When the newest solidified block is later than that and no block has
  it, it is `expired` and can never come. For that its body has to be known: a node forgets a pending transaction soon.
- A failed transaction moved nothing but its fee. Energy used and fee limit stand in the failure's message.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `key` | trongrid.io, API keys | more than a few questions to TronGrid; sent as `TRON-PRO-API-KEY` |

## Hosts

| network | `tron` and `trongrid` |
|---|---|
| tron | https://api.trongrid.io |
| tron-nile | https://nile.trongrid.io |
| tron-shasta | https://api.shasta.trongrid.io |

Where nothing is configured, `trongrid` is asked: `tron` would ask the same host once more. For a node of your own give
`base`, such as http://127.0.0.1:8090.

## Links

https://tronprotocol.github.io/documentation-en · https://developers.tron.network/docs/trongrid

Last checked on 2026-11-25, by tronprotocol/documentation-en of 2026-07-21. No node of Tron could be run: the shapes are
those of the documents.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.explorers.tron import queries
from paysupport.adapters.explorers.tron.queries import Access
from paysupport.adapters.explorers.tron.reading import read
from paysupport.adapters.sources.places import place, secret
from paysupport.flow import Flow
from paysupport.model import Transfer

HOSTS = {
    "tron": "https://api.trongrid.io",
    "tron-nile": "https://nile.trongrid.io",
    "tron-shasta": "https://api.shasta.trongrid.io",
}
"""Source: TronGrid, "API Key and network configuration", developers.tron.network, read on 2026-11-25."""


class Tron(Explorer):
    """A node of Tron.

    Args:
        network: one of `networks`.
        base: where the node is.
        key: for TronGrid.

    Raises:
        ConfigurationError: the network is not known, or the address is none.
    """

    name: ClassVar[str] = "tron"
    hosts: ClassVar[Mapping[str, str | None]] = HOSTS
    networks: ClassVar[frozenset[str]] = frozenset(hosts)

    def __init__(self, network: str = "tron", *, base: str | None = None, key: SecretStr | str | None = None) -> None:
        where = place(self.name, self.hosts, network, base)
        self.network = network
        self.host = where.host
        self._access = Access(self.name, network, where, secret(key))

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of a node or of TronGrid tell, those on the same transaction joined."""
        return read(cls.name, saved)

    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction, as the head view and the solidified view tell it.

        Raises:
            Unavailable: the head view did not answer, or not with an answer.
        """
        return queries.transaction(self._access, reference)


class TronGrid(Tron):
    """TronGrid: a node of Tron with the history of addresses; takes what `Tron` takes."""

    name: ClassVar[str] = "trongrid"
    public: ClassVar[frozenset[str]] = frozenset(HOSTS)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received of one token, or of TRX, in a window.

        Raises:
            InputError: it is no address of Tron, or a time has no zone.
            Unavailable: a page of the history did not come.
        """
        return queries.received(self._access, address, window, contract)


EXPLORERS = (Tron, TronGrid)
