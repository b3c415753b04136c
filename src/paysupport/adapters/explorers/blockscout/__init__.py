"""# Blockscout (API v2)

Open explorers, one instance for each network, of Ethereum, Sepolia, Polygon, Arbitrum, Optimism, Base, zkSync Era and
any other whose address is given.

## What it can do
- Tell one transaction: pending, included, failed, or replaced by another with its nonce, with confirmations by the
  newest block of the same instance, fee and nonce; all token payments and all payments that contracts made in it, to
  the last page; why it failed, with the reason decoded where Blockscout knows the contract.
- Tell what an address received in a window, of the coin or of one token, newest first.
- Warnings are kept in `detail` as they are given: a token's `reputation` or `is_scam`, and
  `has_error_in_internal_transactions`.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `key` | the instance's account page | more requests a second; sent as a parameter and shown nowhere |

## Hosts
eth.blockscout.com, eth-sepolia.blockscout.com, polygon.blockscout.com, arbitrum.blockscout.com,
explorer.optimism.io, base.blockscout.com, zksync.blockscout.com; for any other, `base` is the address with `/api/v2`.

## Limits
- About ten requests a second and address without a key [secondary source]; 429 beyond.
- 50 pages of each list; where there are more, `complete` is false.
- "dropped/replaced" is Blockscout's word for a pending transaction whose nonce another one used [memory].
- The time of a transaction that is not included is not told. User operations and finality are not told.

## References
github.com/blockscout/blockscout-api-v2-swagger (2025-09-19); docs.blockscout.com. Last checked on 2026-11-25.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.ethereum.asking import all_of, answered, perhaps, received
from paysupport.adapters.ethereum.shapes import account, transaction_hash
from paysupport.adapters.explorers.blockscout.answers import NAME, transfers
from paysupport.adapters.explorers.blockscout.api import Api, Params
from paysupport.adapters.sources.answers import came
from paysupport.adapters.sources.places import place, secret
from paysupport.chain.networks import Family, of_families
from paysupport.flow import Flow, together
from paysupport.model import State, Transfer

_NEWEST = "/main-page/blocks"


class Blockscout(Explorer):
    """One instance of Blockscout.

    Args:
        network: one of `networks`.
        base: the address of the API, with `/api/v2`; needed for networks without an instance in `hosts`.
        key: optional.

    Raises:
        ConfigurationError: the network is another, or no instance of it is known.
    """

    name: ClassVar[str] = NAME
    hosts: ClassVar[Mapping[str, str | None]] = dict.fromkeys(of_families(Family.EVM)) | {
        "ethereum": "https://eth.blockscout.com/api/v2",
        "ethereum-sepolia": "https://eth-sepolia.blockscout.com/api/v2",
        "polygon": "https://polygon.blockscout.com/api/v2",
        "arbitrum": "https://arbitrum.blockscout.com/api/v2",
        "optimism": "https://explorer.optimism.io/api/v2",
        "base": "https://base.blockscout.com/api/v2",
        "zksync": "https://zksync.blockscout.com/api/v2",
    }
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    public: ClassVar[frozenset[str]] = frozenset(network for network, host in hosts.items() if host)

    def __init__(
        self, network: str = "ethereum", *, base: str | None = None, key: SecretStr | str | None = None
    ) -> None:
        where = place(self.name, self.hosts, network, base)
        self._api = Api(network=network, place=where, key=secret(key))
        self.network = network
        self.host = where.host

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of one instance tell, one transfer for each transaction."""
        return tuple(transfers(saved))

    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction.

        Raises:
            InputError: the reference is no hash.
            ConfigurationError: the instance does not take the key.
            Unavailable: it did not answer, or knows the transaction and not how it ended.
        """
        asked = transaction_hash(reference)
        path = f"/transactions/{asked}"
        first = yield from all_of(self._api.get(path, reference=asked), perhaps(self._api.get(_NEWEST)))
        found = answered(self.read(first), asked, self.host)
        if found.state is not State.INCLUDED:
            return found
        lists = (
            self._api.pages(f"{path}/{each}", reference=asked) for each in ("token-transfers", "internal-transactions")
        )
        parts = came((yield from together(*lists)))
        told = answered(self.read((*first, *(saved for part, _ in parts for saved in part))), asked, self.host)
        return told.model_copy(update={"complete": told.complete and all(ended for _, ended in parts)})

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received; `complete` says whether all of the window are here.

        Raises:
            InputError: address or contract is none.
            ConfigurationError: the instance does not take the key.
            Unavailable: it did not answer.
        """
        payee = account(address)
        to_it: Params = (("filter", "to"),)
        if contract is not None:
            lists = {"token-transfers": (*to_it, ("type", "ERC-20"), ("token", account(contract)))}
        else:
            lists = {"transactions": to_it, "internal-transactions": to_it}

        def old(saved: Saved) -> bool:
            times = [each.included_at for each in self.read((saved,)) if each.included_at is not None]
            return window.since is not None and any(each < window.since for each in times)

        newest, *parts = came(
            (
                yield from together(
                    self._tip(),
                    *(
                        self._api.pages(f"/addresses/{payee}/{name}", params, reference=payee, enough=old)
                        for name, params in lists.items()
                    ),
                )
            )
        )
        answers = [saved for part, _ in (newest, *parts) for saved in part]
        whole = all(ended for _, ended in parts)
        return received(self.read(answers), payee, window, whole=whole)

    def _tip(self) -> Flow[tuple[tuple[Saved, ...], bool]]:
        return (yield from all_of(perhaps(self._api.get(_NEWEST)))), True


EXPLORERS = (Blockscout,)
