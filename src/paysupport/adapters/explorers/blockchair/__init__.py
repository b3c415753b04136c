"""# Blockchair

An explorer of many chains behind one API. Of the chains that paysupport knows it speaks of Bitcoin and its testnet,
Bitcoin Cash, Litecoin, Dogecoin and Ethereum with its ERC-20 tokens.

## What it can do

- one transaction: where it stands, what it moved, fee and fee rate; on Ethereum also failure, tokens, and what
  contracts moved. Calls of the last six blocks are not told yet, and tokens may lag behind the chain: then `complete`
  is false
- what an address received, of the coin or of one token
- it does not tell which transaction replaced another, nor whether a block was orphaned

Confirmations are `context.state - block_id + 1`; where the documentation of transactions has it the other way round, it
is wrong.

## Keys

`key`, of the Premium API. Blockchair wants it in the URL (`?key=`); it is not logged. Without a key: 1440 questions a
day and 30 a minute, and no commercial use: it is asked only where it is configured.

## Limits

A used-up quota is answered with 402, 429, 435, 436 or 437, a blocked address with 430, 434 or 503: all of them are
`Unavailable`. On Ethereum a transaction costs two, because its tokens are asked for too. Of an address at most 50 pages
of 100 are read; with more, `complete` is false.

## Links

- <https://github.com/Blockchair/Blockchair.Support/blob/master/API_DOCUMENTATION_EN.md> (v.2.0.95, 2021-12-23)

Last checked: 2026-11-25.
"""

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar, cast
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.explorers.blockchair.reading import transfers
from paysupport.adapters.explorers.blockchair.schemas import History, Row
from paysupport.adapters.sources.answers import came, saved, told
from paysupport.adapters.sources.lists import MOST_PAGES, within
from paysupport.adapters.sources.places import place, secret
from paysupport.chain.addresses import same
from paysupport.errors import BadAnswer, InputError, Unsupported
from paysupport.flow import Flow, Pace, Request, Response, together
from paysupport.model import State, Transfer

_HOST = "https://api.blockchair.com"
_PATHS = {
    "bitcoin": "bitcoin",
    "bitcoin-testnet": "bitcoin/testnet",
    "bitcoin-cash": "bitcoin-cash",
    "litecoin": "litecoin",
    "dogecoin": "dogecoin",
    "ethereum": "ethereum",
}
_FREE = Pace(per_second=0.5)
_PAID = Pace(per_second=5)
_PAGE = 100
_AT_ONCE = 10


class Blockchair(Explorer):
    """Blockchair.

    Args:
        network: the chain.
        base: the URL below which the chains stand.
        key: of the Premium API.

    Raises:
        ConfigurationError: an unknown network, or no URL.
    """

    name: ClassVar[str] = "blockchair"
    hosts: ClassVar[Mapping[str, str | None]] = dict.fromkeys(_PATHS, _HOST)
    networks: ClassVar[frozenset[str]] = frozenset(hosts)

    def __init__(
        self, network: str = "bitcoin", base: str | None = None, *, key: SecretStr | str | None = None
    ) -> None:
        self._place = place(self.name, self.hosts, network, base)
        self._key = secret(key)
        self.network = network
        self.host = self._place.host

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers tell; see `Explorer.read`."""
        return transfers(cls.name, saved)

    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction by its hash.

        Raises:
            InputError: it is no hash of this chain; nothing was asked.
            Unavailable: Blockchair gave no answer, or the quota is used up.
        """
        of = reference.strip().lower()
        if not re.fullmatch("0x[0-9a-f]{64}" if self.network == "ethereum" else "[0-9a-f]{64}", of):
            raise InputError(f"this is no hash of a transaction of {self.network}")
        for each in (yield from self._transactions(of, of)):
            if each.id == of or each.state is State.ABSENT:
                return each
        raise BadAnswer(f"{self.host} told another transaction than was asked for", source=self.host)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received, newest first, each transaction whole.

        Raises:
            InputError: the address is none.
            Unsupported: a token of a chain without tokens.
            Unavailable: Blockchair gave no answer, or the quota is used up.
        """
        if contract is not None and self.network != "ethereum":
            raise Unsupported(f"{self.name} knows no tokens of {self.network}")
        token = f"erc-20/{quote(contract, safe='')}/" if contract else ""
        found: dict[str, None] = {}
        complete = False
        for page in range(MOST_PAGES):
            rows = yield from self._page(f"{token}dashboards/address/{quote(address, safe=':')}", address, page)
            gains = [each for each in rows if _came(each, address) and within(each.time, window)]
            found |= {each.id: None for each in gains if each.id}
            if len(rows) < _PAGE or all(each.time and window.since and each.time < window.since for each in rows):
                complete = True
                break
        ids = tuple(found)
        parts = (",".join(ids[start : start + _AT_ONCE]) for start in range(0, len(ids), _AT_ONCE))
        whole = came((yield from together(*(self._transactions(each, address) for each in parts))))
        return tuple(
            each.model_copy(update={"complete": each.complete and complete})
            for part in whole
            for each in part
            if each.state is not State.ABSENT
        )

    def _transactions(self, ids: str, reference: str) -> Flow[tuple[Transfer, ...]]:
        extra = (("erc_20", "true"),) if self.network == "ethereum" else ()
        answer = yield from self._get(f"dashboards/transactions/{ids}", reference, *extra)
        return tuple(map(told, self.read([answer])))

    def _page(self, path: str, address: str, page: int) -> Flow[tuple[Row, ...]]:
        window = (("limit", f"{_PAGE}"), ("offset", f"{page * _PAGE}"))
        extra = () if self.network == "ethereum" else (("transaction_details", "true"),)
        answer = yield from self._get(path, address, *window, *extra)
        for each in self.read([answer]):
            told(each)
        data = cast("dict[str, object]", answer.answer)["data"]
        histories = map(History.of, cast("dict[str, object]", data).values()) if isinstance(data, dict) else ()
        return tuple(row for history in histories for row in history.rows)

    def _get(self, path: str, reference: str, *params: tuple[str, str]) -> Flow[Saved]:
        key = (("key", self._key.get_secret_value()),) if self._key else ()
        response: Response = yield Request(
            method="GET",
            url=f"{self._place.base}/{_PATHS[self.network]}/{path}",
            params=(*self._place.params, *params, *key),
            headers={"Accept": "application/json"},
            pace=_PAID if key else _FREE,
        )
        return saved(response, self.network, reference, path)


def _came(row: Row, address: str) -> bool:
    """Whether something came to the address: its balance grew, or a call or token paid it."""
    if row.change is not None:
        return row.change > 0
    return row.transferred and same("ethereum", address, row.recipient)


EXPLORERS = (Blockchair,)
