"""# Solana

SOL and tokens of the two token programs on Solana, by the JSON-RPC of a node.

## What it can do

- Read, without a key: answers of `getSignatureStatuses`, `getTransaction` (`jsonParsed` or `json`),
  `getSignaturesForAddress`, and of `getSlot`, `getBlockHeight`, `getEpochInfo`, `getLatestBlockhash` beside them; the
  refusal of `sendTransaction` by its simulation.
- Look up a transaction: its status, searched in the whole history, and its contents, side by side.
- What an owner received: of a mint by the signatures of all its token accounts, since a plain token transfer does not
  mention the owner; of SOL by those of the address. At most 50 pages of 1000 signatures, and 500 transactions; what is
  beyond them is told as not complete. Token accounts that were closed since are not found.

## What to know

- What was received is by how much the balances of an owner and a mint differ before and after: fees of the token, calls
  between programs and newly made token accounts are counted rightly. Who sent it is named where one alone lost it.
- Heights are slots, and some slots are skipped: where the node tells no confirmations, tip minus slot counts too many.
  `final` is the finalised state, and what to go by.
- A failed transaction is in a block and has paid its fee. Custom errors mean what the failing program says: those of
  the system program and of the token programs are known.
- A transaction can be included for about 150 blocks. Give the answer of `getLatestBlockhash` that it was made with, and
  one of `getBlockHeight` or `getEpochInfo`: beyond `lastValidBlockHeight`, and unknown to the node, it is `expired`.
  That does not hold for a durable nonce. No node tells of transactions that wait.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `key` | your provider of nodes | where it takes a key as `Authorization: Bearer` [memory] |

Where the key belongs into the address, give it in the query of `base`, such as
`https://rpc.example.com/?api-key=...`: it is kept apart from the address and shown nowhere.

## Hosts

| network | default |
|---|---|
| solana | https://api.mainnet-beta.solana.com |
| solana-devnet | https://api.devnet.solana.com |

## Links

https://solana.com/docs/rpc/http

Last checked on 2026-11-25. Outcomes were compared with the Solana runtime of LiteSVM (solders 0.29.0).
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.explorers.solana import queries
from paysupport.adapters.explorers.solana.queries import Access
from paysupport.adapters.explorers.solana.reading import read
from paysupport.adapters.sources.places import place, secret
from paysupport.flow import Flow
from paysupport.model import Transfer

HOSTS = {"solana": "https://api.mainnet-beta.solana.com", "solana-devnet": "https://api.devnet.solana.com"}
"""Source: solana.com/docs/references/clusters, read on 2026-11-25."""


class Solana(Explorer):
    """A node of Solana.

    Args:
        network: one of `networks`.
        base: where the node is; a key in its query is shown nowhere.
        key: sent as a bearer token.

    Raises:
        ConfigurationError: the network is not known, or the address is none.
    """

    name: ClassVar[str] = "solana"
    peer: ClassVar[str] = "the runtime of LiteSVM (solders 0.29.0), told in the documented shape"
    hosts: ClassVar[Mapping[str, str | None]] = HOSTS
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    public: ClassVar[frozenset[str]] = networks

    def __init__(self, network: str = "solana", *, base: str | None = None, key: SecretStr | str | None = None) -> None:
        where = place(self.name, self.hosts, network, base)
        self.network = network
        self.host = where.host
        self._access = Access(self.name, network, where, secret(key))

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of a node tell, those on the same signature joined."""
        return read(cls.name, saved)

    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction, and how far it has come.

        Raises:
            Unavailable: one of both questions was not answered, or not with an answer.
        """
        return queries.transaction(self._access, reference)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an owner received of one mint, or of SOL, in a window.

        Raises:
            InputError: it is no address of Solana, or a time has no zone.
            Unavailable: a page of the history, or a transaction in it, did not come.
        """
        return queries.received(self._access, address, window, contract)


EXPLORERS = (Solana,)
