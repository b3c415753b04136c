"""Real peers on loopback: litecoind on a chain of its own, and ElectrumX, an index by other hands, in front of it."""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

T = TypeVar("T")

KEY = "payer:known-to-the-test"
_PATIENCE = 20.0


def command(name: str) -> str:
    """Where a peer is installed; without it the test is skipped, except in CI."""
    found = shutil.which(name)
    if found is None:
        said = f"{name} is not installed: see .ci/nodes"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return found


def until(asked: Callable[[], T], wanted: Callable[[T], bool] = bool, patience: float = _PATIENCE) -> T:
    """What is answered once it is as wanted; a refused connection is asked again."""
    end = time.monotonic() + patience
    while True:
        with suppress(httpx.HTTPError, OSError):
            found = asked()
            if wanted(found):
                return found
        assert time.monotonic() < end, "a node did not come to the state that was waited for"
        time.sleep(0.02)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


@contextmanager
def running(arguments: list[str], log: Path, **options: Any) -> Iterator[None]:
    """A process that ends with the block."""
    with log.open("wb") as out, subprocess.Popen(arguments, stdout=out, stderr=out, **options) as process:
        try:
            yield
        finally:
            process.kill()  # nothing of it is kept


class Refused(Exception):
    """What a node does not do, with its code and message."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["code"], error["message"])
        self.code, self.message = error["code"], error["message"]


class Node:
    """litecoind as its owner uses it: wallets `payer` and `merchant`, blocks at will."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        user, password = KEY.split(":")
        self._http = httpx.Client(auth=(user, password), timeout=30)

    def __call__(self, method: str, *params: Any, wallet: str | None = None) -> Any:
        path = self.url if wallet is None else f"{self.url}/wallet/{wallet}"
        answer = self._http.post(path, json={"method": method, "params": params, "id": 0})
        told = json.loads(answer.text, parse_float=Decimal)
        if told["error"] is not None:
            raise Refused(told["error"])
        return told["result"]

    def close(self) -> None:
        self._http.close()

    def address(self, wallet: str, kind: str = "bech32") -> str:
        return str(self("getnewaddress", "", kind, wallet=wallet))

    def mine(self, blocks: int = 1) -> list[str]:
        return list(self("generatetoaddress", blocks, self.address("payer")))

    def pay(self, address: str, coins: str) -> str:
        paid = str(self("sendtoaddress", address, coins, wallet="payer"))
        self("syncwithvalidationinterfacequeue")  # until all wallets of the node have seen it
        return paid

    def spend(self, outputs: list[dict[str, Any]], to: dict[str, str]) -> tuple[str, str]:
        """A signed transaction that nobody has seen yet: its id and itself."""
        inputs = [{**each, "sequence": 0xFFFFFFFD} for each in outputs]
        raw = self("createrawtransaction", inputs, to)
        signed = self("signrawtransactionwithwallet", raw, wallet="payer")["hex"]
        return self("decoderawtransaction", signed)["txid"], signed

    def coin(self) -> dict[str, Any]:
        """An output of the payer with at least 10 coins, deep enough to be spent."""
        found = self("listunspent", 1, 9999999, [], True, {"minimumAmount": 10}, wallet="payer")
        return {"txid": found[0]["txid"], "vout": found[0]["vout"]}


@contextmanager
def litecoind(home: Path, *options: str) -> Iterator[Node]:
    """A node with 110 blocks, whose payer has coins."""
    program, port = command("litecoind"), free_port()
    user, password = KEY.split(":")
    arguments = [
        program, "-regtest", f"-datadir={home}", f"-rpcuser={user}", f"-rpcpassword={password}", f"-rpcport={port}",
        "-rpcbind=127.0.0.1", "-rpcallowip=127.0.0.1", "-listen=0", "-dnsseed=0", "-fallbackfee=0.0002", "-walletrbf=1",
        "-keypool=2",
        *options,
    ]  # fmt: skip
    with running(arguments, home / "log"):
        node = Node(port)
        until(lambda: _ready(node))
        for wallet in ("payer", "merchant"):
            node("createwallet", wallet)
        node.mine(110)
        yield node
        node.close()


def _ready(node: Node) -> bool:
    try:
        return bool(node("getblockcount") == 0)
    except Refused:
        return False


class Electrum:
    """A client of ElectrumX: newline-delimited JSON over TCP."""

    def __init__(self, port: int, node: Node) -> None:
        self._port = port
        self._node = node

    def __call__(self, method: str, *params: Any) -> Any:
        address = ("127.0.0.1", self._port)
        with socket.create_connection(address, timeout=10) as connection, connection.makefile("rwb") as stream:
            for number, (name, given) in enumerate([("server.version", ("test", "1.4")), (method, params)]):
                stream.write(json.dumps({"id": number, "method": name, "params": given}).encode() + b"\n")
                stream.flush()
                answer = json.loads(stream.readline())
        return answer["result"]

    def history(self, address: str) -> dict[str, int]:
        """Transactions of an address to their heights: 0 in the memory pool, -1 there with an unconfirmed parent."""
        found = self("blockchain.scripthash.get_history", self._key(address))
        return {each["tx_hash"]: each["height"] for each in found}

    def balance(self, address: str) -> dict[str, int]:
        return dict(self("blockchain.scripthash.get_balance", self._key(address)))

    def _key(self, address: str) -> str:
        script = bytes.fromhex(self._node("validateaddress", address)["scriptPubKey"])
        return hashlib.sha256(script).digest()[::-1].hex()


@contextmanager
def electrumx(home: Path, node: Node) -> Iterator[Electrum]:
    program, port = command("electrumx_server"), free_port()
    settings = {
        "PATH": os.environ["PATH"],
        "COIN": "Litecoin",
        "NET": "regtest",
        "DB_ENGINE": "leveldb",
        "DB_DIRECTORY": str(home),
        "DAEMON_URL": node.url.replace("//", f"//{KEY}@"),
        "SERVICES": f"tcp://127.0.0.1:{port}",
        "ALLOW_ROOT": "1",
        "PEER_DISCOVERY": "off",
        "COST_SOFT_LIMIT": "0",
        "COST_HARD_LIMIT": "0",
        "DAEMON_POLL_INTERVAL_BLOCKS": "100",
        "DAEMON_POLL_INTERVAL_MEMPOOL": "100",
    }
    with running([program], home / "log", env=settings):
        yield Electrum(port, node)
