"""# Nodes: Bitcoin, Litecoin, Dogecoin

A full node of one's own, asked over JSON-RPC: Bitcoin Core, Litecoin Core, Dogecoin Core, and what descends from them
(Bitcoin Cash Node, Bitcoin Knots).

## What it can do

- one transaction: all that are in the memory pool; of those in blocks only where the node runs with `-txindex`, or its
  wallet knows them; of others, whether one of the first ten outputs is still unspent
- with `wallet`: that another transaction has taken its place. What a wallet calls its replacement proves nothing: the
  node must have that one, or the wallet must say that it is beaten by a block (negative confirmations)
- what an address received: with `wallet`, all that the wallet has seen; without, `scantxoutset`: what is unspent and in
  a block, so that `complete` is false. That takes minutes on the main chain, longer than a call usually may
- outputs in Litecoin's MWEB have neither recipient nor amount, except to the wallet that owns them. Once they are in a
  block the node no longer shows them: `complete` is then false

## Keys

`key`: `user:password` of the node (`rpcuser`, `rpcpassword`, or `rpcauth`), or the content of its `.cookie` file. It
goes into the header `Authorization: Basic`. A node with `rpcwhitelist` has to allow getrawtransaction, getblockheader,
getblockchaininfo, getmempoolentry, gettxout, estimatesmartfee; with a wallet gettransaction, listtransactions and
decoderawtransaction; without one scantxoutset and getblockhash.

## How it asks

In batches, which are always answered with HTTP 200: a single question that fails is answered with HTTP 500 and the
error in its body. Error -5 is "I do not know it", -28 "I am still loading", -32601 "no such method": only the first is
told as `ABSENT`. A node without `-txindex` says it of each transaction in a block, and its word stands in `detail`.

## Links

- <https://developer.bitcoin.org/reference/rpc/>
- litecoind 0.21.2.1 on a chain of its own: what these answers look like, 2026-11; Dogecoin's and newer names [memory]
- ports: Bitcoin Core, Litecoin Core and Dogecoin Core, chainparamsbase.cpp [memory]

Last checked: 2026-11-25.
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, cast
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.adapters.explorers.bitcoind.reading import Call, Reading
from paysupport.adapters.explorers.bitcoind.schemas import Listed, Scan
from paysupport.adapters.sources.answers import brief, came, no_answer, saved, told, unreachable
from paysupport.adapters.sources.lists import MOST_PAGES, within
from paysupport.adapters.sources.places import place, secret
from paysupport.chain.addresses import same
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unsupported
from paysupport.flow import Flow, Request, Response, together
from paysupport.model import Transfer

_REFUSED = frozenset({401, 403})
_PAGE = 100
_SLOW = 1008
_LONGEST = 65
_NO_WALLET, _LOADING, _NO_METHOD = -18, -28, -32601
_NEEDED = frozenset({"gettransaction", "listtransactions", "scantxoutset"})
_CHAINS = {"testnet": {"test", "testnet4"}, "signet": {"signet"}, "regtest": {"regtest"}}


class Bitcoind(Explorer):
    """Bitcoin Core and what descends from it.

    Args:
        network: the chain of the node; the main one by default.
        base: its URL; by default this machine and the port of the network.
        key: `user:password`, or the content of the node's `.cookie` file.
        wallet: the name of a loaded wallet that has the merchant's addresses; "" is the one without a name.

    Raises:
        ConfigurationError: an unknown network, or no URL.
    """

    name: ClassVar[str] = "bitcoind"
    hosts: ClassVar[Mapping[str, str | None]] = {
        "bitcoin": "http://127.0.0.1:8332",
        "bitcoin-testnet": "http://127.0.0.1:18332",
        "bitcoin-signet": "http://127.0.0.1:38332",
        "bitcoin-regtest": "http://127.0.0.1:18443",
        "bitcoin-cash": "http://127.0.0.1:8332",
    }
    networks: ClassVar[frozenset[str]] = frozenset(hosts)

    hour: ClassVar[int] = 6
    """Blocks in an hour."""

    def __init__(
        self,
        network: str | None = None,
        base: str | None = None,
        *,
        key: SecretStr | str | None = None,
        wallet: str | None = None,
    ) -> None:
        self.network = network or next(iter(self.hosts))
        home = place(self.name, self.hosts, self.network, base)
        self._url = home.base if wallet is None else f"{home.base}/wallet/{quote(wallet, safe='')}"
        self._params = home.params
        self._key = secret(key)
        self._wallet = wallet
        self.host = home.host

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        """What saved answers of one node tell; `endpoint` is the method, its parameters may follow. See `Explorer`."""
        return Reading(cls.name, saved).transfers()

    def transaction(self, reference: str) -> Flow[Transfer]:
        """One transaction by its id, 64 hexadecimal digits.

        Raises:
            InputError: it is no such id; nothing was asked.
            ConfigurationError: the node refuses the key, has no such wallet, or is on another chain.
            Unavailable: the node gave no answer.
        """
        of = reference.strip().lower()
        if not re.fullmatch("[0-9a-f]{64}", of):
            raise InputError("a transaction of this chain is named by 64 hexadecimal digits")
        asked: tuple[Call, ...] = (
            ("getrawtransaction", of, True),
            ("getblockchaininfo",),
            ("getmempoolentry", of),
            ("estimatesmartfee", self.hour),
            ("estimatesmartfee", _SLOW),
            *([] if self._wallet is None else [("gettransaction", of, True)]),
        )
        answers = yield from self._ask(of, asked)
        while further := tuple(each for each in self._reading(answers).further(of) if each not in asked):
            asked += further
            answers += yield from self._ask(of, further)
        return told(self._reading(answers).of(of))

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        """What an address received: as the wallet knows it, or without one what of it is unspent.

        Raises:
            Unsupported: a token was asked for, or the node is too old to look for an address (Dogecoin).
            ConfigurationError: the node refuses the key, has no such wallet, or is on another chain.
            Unavailable: the node gave no answer.
        """
        if contract is not None:
            raise Unsupported(f"{self.name} knows no tokens")
        if self._wallet is None:
            return (yield from self._unspent(address, window))
        found, complete = yield from self._history(address, window)
        transfers = yield from together(*(self.transaction(each) for each in found))
        return tuple(
            each.model_copy(update={"reference": address, "complete": each.complete and complete})
            for each in came(transfers)
        )

    def _history(self, address: str, window: Window) -> Flow[tuple[tuple[str, ...], bool]]:
        """Ids of what the wallet has seen come to an address, newest first, and whether those are all."""
        found: dict[str, None] = {}
        for page in range(MOST_PAGES):
            (answer,) = yield from self._ask(address, (("listtransactions", "*", _PAGE, page * _PAGE, True),))
            rows = [Listed.of(each) for each in _objects(self._result(answer))]
            known = [each for each in rows if each.category != "send" and same(self.network, address, each.address)]
            found |= {each.id: None for each in known if each.id and within(each.at, window)}
            if len(rows) < _PAGE or all(each.at and window.since and each.at < window.since for each in rows):
                return tuple(found), True
        return tuple(found), False

    def _unspent(self, address: str, window: Window) -> Flow[tuple[Transfer, ...]]:
        if not re.fullmatch("[0-9A-Za-z:]{1,120}", address):
            raise InputError("an address of this chain is of letters and digits")
        asked: tuple[Call, ...] = (("scantxoutset", "start", [f"addr({address})"]), ("getblockchaininfo",))
        answers = yield from self._ask(address, asked)
        scan = Scan.of(self._result(answers[0]))
        heights = dict.fromkeys(each.height for each in scan.unspents)
        if heights:
            hashes = yield from self._ask(address, tuple(("getblockhash", each) for each in heights))
            blocks = tuple(("getblockheader", self._result(each)) for each in hashes)
            answers += yield from self._ask(address, blocks)
        found = self._reading(answers).transfers()
        return tuple(told(each) for each in found if within(each.included_at, window))

    def _ask(self, reference: str, calls: Sequence[Call]) -> Flow[list[Saved]]:
        """The answers to several questions, in their order."""
        questions = [{"jsonrpc": "1.0", "id": n, "method": each[0], "params": each[1:]} for n, each in enumerate(calls)]
        headers = {"Content-Type": "application/json"}
        if self._key is not None:
            word = b64encode(self._key.get_secret_value().encode())
            headers["Authorization"] = f"Basic {word.decode()}"
        response: Response = yield Request(
            method="POST", url=self._url, headers=headers, params=self._params, body=json.dumps(questions).encode()
        )
        if response.status in _REFUSED:
            raise ConfigurationError(
                f"the node at {self.host} refuses the key, or one of the methods ({response.status})"
            )
        whole = saved(response, self.network, reference, "")
        rows = {row.get("id"): row for row in _objects(whole.answer)}
        if not rows.keys() >= set(range(len(calls))):
            raise no_answer(self.host, unreachable(self.name, whole).detail, whole.http_status)
        for n, call in enumerate(calls):
            code, message = _error(rows[n])
            if code == _NO_WALLET:
                raise ConfigurationError(f"the node at {self.host} has no such wallet loaded")
            if code == _LOADING:
                raise BadAnswer(f"{self.host} is not ready: {message}", source=self.host)
            if code == _NO_METHOD and call[0] in _NEEDED:
                raise Unsupported(f"the node at {self.host} knows no {call[0]}")
        return [replace(whole, answer=rows[n], endpoint=_endpoint(call)) for n, call in enumerate(calls)]

    def _result(self, answer: Saved) -> object:
        """What a question was answered with that nothing can be told without."""
        row = _objects([answer.answer])[0]
        if row.get("result") is None:
            raise no_answer(self.host, f"to {answer.endpoint}: {_error(row)[1]}")
        return row["result"]

    def _reading(self, answers: Sequence[Saved]) -> Reading:
        reading = Reading(self.name, answers)
        expected = _CHAINS.get(self.network.rpartition("-")[2], {"main"})
        if reading.chain is not None and reading.chain not in expected:
            raise ConfigurationError(f"the node at {self.host} is on the chain {reading.chain}, not {self.network}")
        return reading


class Litecoind(Bitcoind):
    """Litecoin Core; the arguments are those of `Bitcoind`."""

    name: ClassVar[str] = "litecoind"
    peer: ClassVar[str] = "litecoind 0.21.2.1, with ElectrumX 2.0.0"
    hosts: ClassVar[Mapping[str, str | None]] = {
        "litecoin": "http://127.0.0.1:9332",
        "litecoin-testnet": "http://127.0.0.1:19332",
        "litecoin-regtest": "http://127.0.0.1:19443",
    }
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    hour: ClassVar[int] = 24


class Dogecoind(Bitcoind):
    """Dogecoin Core; the arguments are those of `Bitcoind`."""

    name: ClassVar[str] = "dogecoind"
    hosts: ClassVar[Mapping[str, str | None]] = {
        "dogecoin": "http://127.0.0.1:22555",
        "dogecoin-testnet": "http://127.0.0.1:44555",
    }
    networks: ClassVar[frozenset[str]] = frozenset(hosts)
    hour: ClassVar[int] = 25
    """As far ahead as its version of the estimate reaches."""


def _objects(answer: object) -> list[dict[str, object]]:
    rows = cast("list[object]", answer) if isinstance(answer, list) else []
    return [cast("dict[str, object]", row) for row in rows if isinstance(row, dict)]


def _error(row: Mapping[str, object]) -> tuple[object, str]:
    error = cast("dict[str, object]", row.get("error") or {})
    return error.get("code"), brief(error.get("message", ""))


def _endpoint(call: Call) -> str:
    """Method and parameters as they are saved; without a whole transaction, and without what is no single word."""
    return " ".join(
        str(each) for each in call if isinstance(each, int) or (isinstance(each, str) and len(each) < _LONGEST)
    )


EXPLORERS = (Bitcoind, Litecoind, Dogecoind)
