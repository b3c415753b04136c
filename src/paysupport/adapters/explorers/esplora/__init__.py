"""# Esplora and mempool

Esplora is the explorer API of Blockstream; anybody can run it beside a full node. mempool.space answers the same
questions and knows more of the memory pool: which transaction replaced which, with whom one waits, when it was seen.

## What it can do

- one transaction: where it stands, what it moved, fee and fee rates, whether its block is still part of the chain, and
  how many of its parents wait (`Esplora` counts those whose outputs it spends, `Mempool` all of them)
- which transaction took its place: `Mempool` asks for the tree of replacements, and for the replaced transaction, whose
  inputs then tell who spends them; `Esplora` keeps nothing that it has dropped, and can tell it only from answers that
  were saved before
- `fee_rate` is what it pays; from `Mempool`, while it waits, what it pays together with its relatives
- what an address received, confirmed and not; of more than 50 that wait it shows 50, and then `complete` is false

## Keys

None. A host of your own that wants one is given it as `key`, and gets it as `Authorization: Bearer`.

## Limits

Neither publishes numbers; too many questions are answered with HTTP 429 ([memory]). litecoinspace.org, which `Mempool`
asks for Litecoin, is a fork of mempool ([memory]). Answers may come from a cache of ten seconds. Of an address at most
50 pages are asked for; with more, `complete` is false.

## Links

- <https://github.com/Blockstream/esplora/blob/master/API.md> (a51df73, 2026-08-20)
- <https://github.com/mempool/mempool>, backend/src/api (3b6ed8b, 2026-08-06)

Last checked: 2026-08-20.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar, cast
from urllib.parse import parse_qsl, quote, urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.explorers.esplora.reading import Reading
from paysupport.adapters.explorers.esplora.schemas import Tx
from paysupport.adapters.sources.answers import came, saved, told
from paysupport.adapters.sources.lists import MOST_PAGES, within
from paysupport.adapters.sources.places import place, secret
from paysupport.chain.addresses import same
from paysupport.errors import BadAnswer, InputError, Unsupported
from paysupport.flow import Flow, Pace, Request, Response, together
from paysupport.model import State, Transfer

_PACE = Pace(at_once=4)
_PAGE = 25
_WAITING = 50
_PARENTS = 25
_UNSORTED = timedelta(hours=2)
"""By so much a block may be dated before the one below it, in practice."""


class Esplora(Explorer):
    """Esplora of Blockstream, or of one's own.

    Args:
        network: the chain.
        base: the URL below which `/tx/:txid` stands; by default that of blockstream.info.
        key: of a host that wants one.

    Raises:
        ConfigurationError: an unknown network, or one without a public host and no `base`.
    """

    name: ClassVar[str] = "esplora"
    peer: ClassVar[str] = "litecoind 0.21.2.1, told in Esplora's documented shape"
    hosts: ClassVar[Mapping[str, str | None]] = {
        "bitcoin": "https://blockstream.info/api",
        "bitcoin-testnet": "https://blockstream.info/testnet/api",
        "bitcoin-signet": "https://blockstream.info/signet/api",
        "bitcoin-regtest": None,
        "litecoin": None,
        "litecoin-testnet": None,
        "litecoin-regtest": None,
    }
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    public: ClassVar[frozenset[str]] = frozenset(network for network, host in hosts.items() if host)

    _fees: ClassVar[str] = "fee-estimates"

    def __init__(
        self, network: str = "bitcoin", base: str | None = None, *, key: SecretStr | str | None = None
    ) -> None:
        self._place = place(self.name, self.hosts, network, base)
        self._key = secret(key)
        self.network = network
        self.host = self._place.host

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of one host tell; see `Explorer.read`."""
        litecoin = any(each.network.startswith("litecoin") for each in saved)
        return Reading(cls.name, hour="24" if litecoin else "6").transfers(saved)

    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction by its id, 64 hexadecimal digits.

        Raises:
            InputError: it is no such id; nothing was asked.
            Unavailable: the source gave no answer.
        """
        of = reference.strip().lower()
        if not re.fullmatch("[0-9a-f]{64}", of):
            raise InputError("a transaction of this chain is named by 64 hexadecimal digits")
        asked: tuple[str, ...] = (f"tx/{of}", "blocks/tip/height", self._fees)
        answers = yield from self._ask(of, *asked)
        while further := tuple(each for each in self._further(self._told(of, answers), answers) if each not in asked):
            asked += further
            answers += yield from self._ask(of, *further, needed=0)
        return self._told(of, answers)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received; of what is in no block yet, all.

        Raises:
            Unsupported: a token was asked for; these chains have none.
            Unavailable: the source gave no answer, or not to the last page.
        """
        if contract is not None:
            raise Unsupported(f"{self.name} knows no tokens")
        home = f"address/{quote(address, safe='')}/txs"
        answers = yield from self._ask(address, f"{home}/chain", f"{home}/mempool", "blocks/tip/height", needed=2)
        page, waiting = (self._rows(each) for each in answers[:2])
        complete = len(waiting) < _WAITING
        for _ in range(MOST_PAGES - 1):
            if len(page) < _PAGE or _older(page[-1], window):
                break
            answers += yield from self._ask(address, f"{home}/chain/{page[-1].id}")
            page = self._rows(answers[-1])
        else:
            complete = False
        return tuple(
            each.model_copy(update={"complete": complete})
            for each in self.read(answers)
            if within(each.included_at, window)
            and any(same(self.network, address, move.recipient) for move in each.movements)
        )

    def _further(self, transfer: Transfer, answers: Sequence[Saved]) -> tuple[str, ...]:
        """What helps to tell more, given what is told so far."""
        match transfer.state:
            case State.INCLUDED if transfer.block_hash:
                return (f"block/{transfer.block_hash}/status",)
            case State.PENDING:
                return self._waiting(transfer, answers)
            case State.ABSENT:
                return self._gone(transfer, answers)
            case _:
                return ()

    def _waiting(self, transfer: Transfer, answers: Sequence[Saved]) -> tuple[str, ...]:
        del transfer
        parents = dict.fromkeys(each.parent for each in Tx.of(answers[0].answer).inputs)
        return tuple(f"tx/{each}/status" for each in tuple(parents)[:_PARENTS])

    def _gone(self, transfer: Transfer, answers: Sequence[Saved]) -> tuple[str, ...]:
        del transfer, answers
        return ()

    def _told(self, of: str, answers: Sequence[Saved]) -> Transfer:
        transfer = told(next(each for each in self.read(answers) if each.reference == of))
        if transfer.id not in {None, of}:
            raise BadAnswer(f"{self.host} told another transaction than was asked for", source=self.host)
        return transfer

    def _rows(self, answer: Saved) -> tuple[Tx, ...]:
        for each in self.read([answer]):
            told(each)
        return tuple(map(Tx.of, cast("list[object]", answer.answer)))

    def _ask(self, reference: str, *paths: str, needed: int = 1) -> Flow[list[Saved]]:
        """Answers, asked for side by side; without one of the first `needed` there is nothing to tell."""
        found = yield from together(*(self._get(reference, path) for path in paths))
        return list(came(found, needed))

    def _get(self, reference: str, path: str) -> Flow[Saved]:
        headers = {"Accept": "application/json"}
        if self._key is not None:
            headers["Authorization"] = f"Bearer {self._key.get_secret_value()}"
        parts = urlsplit(path)
        response: Response = yield Request(
            method="GET",
            url=f"{self._place.base}/{parts.path}",
            params=(*self._place.params, *parse_qsl(parts.query)),
            headers=headers,
            pace=_PACE,
        )
        return saved(response, self.network, reference, path)


class Mempool(Esplora):
    """mempool.space, or mempool on a host of one's own; `base` is the URL below which `/tx/:txid` and `/v1` stand."""

    name: ClassVar[str] = "mempool"
    peer: ClassVar[str] = ""
    hosts: ClassVar[Mapping[str, str | None]] = {
        "bitcoin": "https://mempool.space/api",
        "bitcoin-testnet": "https://mempool.space/testnet/api",
        "bitcoin-signet": "https://mempool.space/signet/api",
        "bitcoin-regtest": None,
        "litecoin": "https://litecoinspace.org/api",
        "litecoin-testnet": "https://litecoinspace.org/testnet/api",
        "litecoin-regtest": None,
    }
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    public: ClassVar[frozenset[str]] = frozenset(network for network, host in hosts.items() if host)

    _fees: ClassVar[str] = "v1/fees/recommended"

    def _waiting(self, transfer: Transfer, answers: Sequence[Saved]) -> tuple[str, ...]:
        del answers
        return f"v1/cpfp/{transfer.id}", f"v1/transaction-times?txId[]={transfer.id}"

    def _gone(self, transfer: Transfer, answers: Sequence[Saved]) -> tuple[str, ...]:
        home = f"v1/tx/{transfer.reference}"
        kept = next((each.answer for each in answers if each.endpoint == f"{home}/cached"), None)
        spent = Tx.of(kept).inputs[:_PARENTS] if transfer.id else ()
        return f"{home}/rbf", f"{home}/cached", *(f"tx/{each.parent}/outspend/{each.vout}" for each in spent)


def _older(tx: Tx, window: Window) -> bool:
    """Whether all that follows is older than the window."""
    at = tx.included_at
    return window.since is not None and at is not None and at < window.since - _UNSORTED


EXPLORERS = (Esplora, Mempool)
