"""# Nodes of Ethereum and its kind (JSON-RPC)

Any node, one's own or rented, of Ethereum, BNB Smart Chain, Polygon, Arbitrum, Optimism, Base, Avalanche C-Chain,
zkSync Era, Linea, and development nodes.

## What it can do
- Tell one transaction: pending, included, failed, replaced or out of the chain, with confirmations and finality from
  the same node, fee, nonce and the nonce that the chain waits for, the base fee of the newest block while it is
  pending.
- Say why it failed: by a trace where the node has one, else by repeating the call on the state of the block before.
  Out of gas is told by the trace, by the repeated call, or by all of its gas being used.
- Tell all payments in it: of the coin, of tokens by their events (by contract, with the decimals that the contract
  tells), and what contracts passed on, by a trace. Without one, `complete` is false where a contract may have moved
  coins.
- Name the user operation (ERC-4337) in it, where it is the only one, as `message_id`; one that failed inside a
  transaction that did not counts as failed.
- Read saved answers by the method that was asked, or by their shape. A block counts as the newest or the final one
  where the method is written with its parameter, `eth_getBlockByNumber latest` or `finalized`; `eth_call decimals()`
  and `eth_call symbol()` are of the contract in `reference`; a plain `eth_call` is the repeated transaction.
- Tell what an address received: of a token by its events; of the coin only where the node has Otterscan's `ots_`
  methods (Erigon, Reth, anvil).

## Keys

| key | where to find it | needed for |
|---|---|---|
| `base` | the node's address, with the key that is a part of it; never shown | all but the public nodes |
| `key` | a key that the node takes as `Authorization: Bearer` | where the provider says so |

## Hosts
Without `base` a public node is asked: those of the chains' own (BNB, Polygon by publicnode, Arbitrum, Optimism, Base,
Avalanche, zkSync, Linea) and of publicnode for Ethereum and Sepolia, as github.com/ethereum-lists/chains names them.
They have limits that are not published, and seldom traces.

## Limits
- A node that has pruned its history answers "not known" for old transactions, as for those that never were.
- The token's symbol and decimals are asked of 20 contracts of a transaction. Decimals above 255 are not believed, and
  above 30 there is no amount.
- Events are asked for in ranges as long as the node allows, in at most 50 questions, newest first; the rest is told by
  `complete`. The blocks of a window are found by bisection: about 25 questions for each end.
- Collectibles (ERC-721, ERC-1155) are not told. A replacement is told only while the node still knows the original.
- Whether the hash of a user operation is known is not asked: only bundlers tell it.

## References
github.com/ethereum/execution-apis; geth.ethereum.org/docs/interacting-with-geth/rpc (tracing); docs.otterscan.io;
ERC-20, ERC-4337. Run against anvil 1.7.1. Last checked on 2026-11-25.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.ethereum.answers import collected
from paysupport.adapters.ethereum.asking import answered, received
from paysupport.adapters.ethereum.shapes import account, transaction_hash
from paysupport.adapters.explorers.evm.asking import answers
from paysupport.adapters.explorers.evm.history import received_coins, received_tokens
from paysupport.adapters.explorers.evm.rpc import Node
from paysupport.adapters.sources.answers import about
from paysupport.adapters.sources.places import place, secret
from paysupport.flow import Flow
from paysupport.model import Transfer


class Evm(Explorer):
    """A node of one network.

    Args:
        network: one of `networks`.
        base: the node's address; without it a public one is asked.
        key: sent as `Authorization: Bearer`.

    Raises:
        ConfigurationError: the network is another, or the address is none.
    """

    name: ClassVar[str] = "evm"
    peer: ClassVar[str] = "anvil 1.7.1"
    hosts: ClassVar[Mapping[str, str | None]] = {
        "ethereum": "https://ethereum-rpc.publicnode.com",
        "ethereum-sepolia": "https://ethereum-sepolia-rpc.publicnode.com",
        "bsc": "https://bsc-dataseed1.binance.org",
        "polygon": "https://polygon-bor-rpc.publicnode.com",
        "arbitrum": "https://arb1.arbitrum.io/rpc",
        "optimism": "https://mainnet.optimism.io",
        "base": "https://mainnet.base.org",
        "avalanche": "https://api.avax.network/ext/bc/C/rpc",
        "zksync": "https://mainnet.era.zksync.io",
        "linea": "https://rpc.linea.build",
        "evm-dev": "http://127.0.0.1:8545",
    }
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    public: ClassVar[frozenset[str]] = networks - {"evm-dev"}

    def __init__(
        self, network: str = "ethereum", *, base: SecretStr | str | None = None, key: SecretStr | str | None = None
    ) -> None:
        self._node = Node(network=network, place=place(self.name, self.hosts, network, base), key=secret(key))
        self.network = network
        self.host = self._node.host

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of one node tell, one transfer for each transaction."""
        if not saved:
            return ()
        return tuple(collected(saved[0].network, saved).transfers(about(cls.name, saved)))

    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction.

        Raises:
            InputError: the reference is no hash.
            ConfigurationError: the node does not let us in, or is of another chain.
            Unavailable: it did not answer, or knows the transaction and not how it ended.
        """
        asked = transaction_hash(reference)
        return answered(self.read((yield from answers(self._node, asked))), asked, self.host)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received: the payments to it alone; `complete` says whether all of the window are here.

        Raises:
            InputError: address or contract is none.
            Unsupported: of the coin, where the node has no index by address.
            Unavailable: the node did not answer, or nothing was found before the bound on questions was reached.
        """
        payee = account(address)
        if contract is not None:
            listed = yield from received_tokens(self._node, payee, window, account(contract))
        else:
            listed = yield from received_coins(self._node, payee, window)
        first, last = listed.span
        found = [each for each in self.read(listed.answers) if first <= (each.block_height or first) <= last]
        return received(found, payee, window, whole=listed.whole)


EXPLORERS = (Evm,)
