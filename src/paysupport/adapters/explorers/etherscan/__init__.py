"""# Etherscan (API v2)

One API for Ethereum, BNB Smart Chain, Polygon, Arbitrum, Optimism, Base, Avalanche C-Chain, zkSync Era, Linea and
Sepolia, with one key.

## What it can do
- Tell one transaction, as its nodes tell it: pending, included, failed or replaced, with confirmations, fee and
  nonce; what it paid in the coin, in tokens, and inside it by contracts; why it failed, in the words of Etherscan's
  trace.
- Tell what an address received in a window: of the coin, directly and from contracts, or of one token.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `key` | etherscan.io, API Dashboard | everything; keys of bscscan.com and its like are not valid |

The API wants the key as a parameter of each request; it is shown nowhere.

## Hosts
`https://api.etherscan.io/v2/api`.

## Limits
- Free plans have 3 calls a second and 100 000 a day, and not every chain: what the plan does not cover is a
  `ConfigurationError`, a limit that was reached is `Unavailable`.
- 10 000 rows of each list, the oldest first; where there are more, `complete` is false.
- A replaced transaction is told while Etherscan's node still knows the original. Finality is not told. The symbol and
  decimals of five tokens of a transaction are asked for.

## References
docs.etherscan.io (rate limits, common error messages, accounts, transactions, Geth/Parity proxy). Last checked on
2026-11-25.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.ethereum.answers import collected
from paysupport.adapters.ethereum.asking import Answers, all_of, answered, perhaps, received
from paysupport.adapters.ethereum.calls import BLOCK, DECIMALS, NEWEST, NONCE, RECEIPT, SYMBOL, TRANSACTION
from paysupport.adapters.ethereum.shapes import Receipt, Transaction, account, transaction_hash
from paysupport.adapters.ethereum.transfers import Told
from paysupport.adapters.explorers.etherscan.api import Api
from paysupport.adapters.explorers.etherscan.reading import INTERNAL, NAME, STATUS, rows_of, transfers
from paysupport.adapters.sources.answers import came
from paysupport.adapters.sources.lists import MOST_PAGES
from paysupport.adapters.sources.places import place, secret
from paysupport.chain.abi import TRANSFER
from paysupport.chain.networks import Family, of_families
from paysupport.flow import Flow, together
from paysupport.model import Transfer

MOST_TOKENS = 5
_PAGE = 200
_LAST_BLOCK = 999_999_999


class Etherscan(Explorer):
    """Etherscan's view of one network.

    Args:
        network: one of `networks`.
        base: of the API, where it is reached by another address.
        key: needed to ask.

    Raises:
        ConfigurationError: the network is another.
    """

    name: ClassVar[str] = NAME
    hosts: ClassVar[Mapping[str, str | None]] = {
        name: "https://api.etherscan.io/v2/api" for name in of_families(Family.EVM) if name != "evm-dev"
    }
    networks: ClassVar[frozenset[str]] = frozenset(hosts)

    def __init__(
        self, network: str = "ethereum", *, base: str | None = None, key: SecretStr | str | None = None
    ) -> None:
        where = place(self.name, self.hosts, network, base)
        self._api = Api(network=network, place=where, key=secret(key))
        self.network = network
        self.host = where.host

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of Etherscan tell, one transfer for each transaction."""
        return tuple(transfers(saved))

    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction.

        Raises:
            InputError: the reference is no hash.
            ConfigurationError: there is no key, it is not accepted, or its plan does not cover the network.
            Unavailable: Etherscan did not answer, or knows the transaction and not how it ended.
        """
        asked = transaction_hash(reference)
        api = self._api
        first = yield from all_of(
            api.get("proxy", TRANSACTION, {"txhash": asked}, reference=asked),
            api.get("proxy", RECEIPT, {"txhash": asked}, reference=asked),
            perhaps(api.get("proxy", NEWEST, {})),
        )
        told = collected(self.network, first).told.get(asked, Told())
        rest: Answers = ()
        if told.transaction is not None and told.receipt is not None:
            rest = yield from all_of(*self._explained(told.transaction, told.receipt))
        elif told.transaction is not None:
            given = {"address": told.transaction.sender, "tag": "latest"}
            rest = yield from all_of(perhaps(api.get("proxy", NONCE, given, reference=asked)))
        return answered(self.read((*first, *rest)), asked, self.host)

    def _explained(self, signed: Transaction, receipt: Receipt) -> Iterator[Flow[Saved | None]]:
        api, known = self._api, {"txhash": signed.hash}
        yield perhaps(api.get("proxy", BLOCK, {"tag": hex(receipt.block_number), "boolean": "false"}))
        yield perhaps(api.get("account", INTERNAL, known, reference=signed.hash))
        if receipt.status == 0:
            yield perhaps(api.get("transaction", STATUS, known, reference=signed.hash))
        contracts = dict.fromkeys(log.address for log in receipt.logs if log.topics[:1] == (TRANSFER,))
        for contract in tuple(contracts)[:MOST_TOKENS]:
            for name, data in ((DECIMALS, "0x313ce567"), (SYMBOL, "0x95d89b41")):
                given = {"to": contract, "data": data, "tag": "latest"}
                yield perhaps(api.get("proxy", "eth_call", given, name=name, reference=contract))

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received; `complete` says whether all of the window are here.

        Raises:
            InputError: address or contract is none.
            ConfigurationError: there is no key, it is not accepted, or its plan does not cover the network.
            Unavailable: Etherscan did not answer.
        """
        payee = account(address)
        bounds = yield from together(self._height(window.since, 0), self._height(window.until, _LAST_BLOCK))
        first, last = came(bounds)
        given: dict[str, str | int] = {"address": payee, "startblock": first, "endblock": last, "sort": "asc"}
        if contract is not None:
            lists = [self._list("tokentx", {**given, "contractaddress": account(contract)}, payee)]
        else:
            lists = [self._list("txlist", given, payee), self._list(INTERNAL, given, payee)]
        parts = came((yield from together(*lists)))
        whole = all(ended for _, ended in parts)
        found = self.read([saved for part, _ in parts for saved in part])
        return received(found, payee, window, whole=whole)

    def _list(self, action: str, given: dict[str, str | int], payee: str) -> Flow[tuple[Answers, bool]]:
        """The rows of a list, and whether they are all."""
        found: Answers = ()
        for page in range(1, MOST_PAGES + 1):
            asked = {**given, "page": page, "offset": _PAGE}
            saved = yield from self._api.get("account", action, asked, reference=payee)
            found = (*found, saved)
            if rows_of(saved) < _PAGE:
                return found, True
        return found, False

    def _height(self, time: datetime | None, otherwise: int) -> Flow[int]:
        """The newest block at a time; where Etherscan knows none, such as in the future, the other bound."""
        if time is None:
            return otherwise
        given: dict[str, str | int] = {"timestamp": int(time.timestamp()), "closest": "before"}
        saved = yield from perhaps(self._api.get("block", "getblocknobytime", given))
        match saved.answer if saved is not None else None:
            case {"result": str(height)} if height.isdecimal():
                return int(height)
            case _:
                return otherwise


EXPLORERS = (Etherscan,)
