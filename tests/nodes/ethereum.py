"""A development node of Ethereum, and contracts on it that fail in the ways that contracts fail."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

_HOME = Path(__file__).resolve().parents[2]
_WAIT = 20.0
_CONTRACTS = Path(__file__).parent / "contracts"


class Refused(Exception):
    """The node answered with an error."""


class Anvil:
    """Speaks to the node directly, past the code under test."""

    def __init__(self, url: str, http: httpx.Client) -> None:
        self.url = url
        self._http = http
        self._mines = True

    def answer(self, method: str, *params: Any) -> dict[str, Any]:
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        told: dict[str, Any] = self._http.post(self.url, json=body).json()
        return told

    def __call__(self, method: str, *params: Any) -> Any:
        answer = self.answer(method, *params)
        if "error" in answer:
            raise Refused(answer["error"]["message"])
        return answer["result"]

    def accounts(self) -> list[str]:
        found: list[str] = self("eth_accounts")
        return found

    def send(self, sender: str, to: str | None = None, data: str = "0x", value: int = 0, **more: int) -> str:
        asked = {"from": sender, "data": data, "value": hex(value), "gas": hex(more.pop("gas", 2_000_000))}
        asked |= {"to": to} if to else {}
        sent: str = self("eth_sendTransaction", asked | {key: hex(number) for key, number in more.items()})
        if self._mines and "nonce" not in more:
            self.receipt(sent)
        return sent

    def receipt(self, reference: str) -> dict[str, Any]:
        """The receipt; the node mines at once, but after its answer."""
        until = time.monotonic() + _WAIT
        while time.monotonic() < until:
            found: dict[str, Any] | None = self("eth_getTransactionReceipt", reference)
            if found is not None:
                return found
            time.sleep(0.01)
        pytest.fail(f"anvil did not mine {reference}")

    def deploy(self, owner: str, name: str, *arguments: str) -> str:
        code = "0x" + (_CONTRACTS / f"{name}.hex").read_text().strip() + "".join(arguments)
        contract: str = self.receipt(self.send(owner, data=code))["contractAddress"]
        return contract

    def token(self, owner: str, symbol: str = "USDT", decimals: int = 6) -> str:
        return self.deploy(
            owner, "Token", word(64), word(decimals), word(len(symbol)), symbol.encode().hex().ljust(64, "0")
        )

    @contextmanager
    def holding_back(self) -> Iterator[None]:
        """Within it no block is mined unless it is asked for."""
        self("evm_setAutomine", False)
        self._mines = False
        try:
            yield
        finally:
            self("anvil_dropAllTransactions")
            self("evm_setAutomine", True)
            self._mines = True


def word(value: int | str) -> str:
    """A number or an address as an argument of a contract."""
    return f"{int(value, 16) if isinstance(value, str) else value:064x}"


def call(selector: str, *arguments: int | str) -> str:
    return f"0x{selector}{''.join(map(word, arguments))}"


def _program(name: str) -> str:
    """A node's program below `.nodes` or on the path; without it the test is skipped, and in CI it fails."""
    installed = _HOME / ".nodes" / "node_modules" / ".bin" / name
    found = str(installed) if installed.exists() else shutil.which(name)
    if found is None:
        reason = f"{name} is not installed: run .ci/nodes"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def running() -> Iterator[Anvil]:
    """A node with funded accounts, on a free port, which mines a block for each transaction."""
    port = _free_port()
    command = [_program("anvil"), "--host", "127.0.0.1", "--port", str(port), "--silent"]
    with (
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process,
        httpx.Client(trust_env=False, timeout=10) as http,
    ):
        node = Anvil(f"http://127.0.0.1:{port}", http)
        try:
            _await(node, process)
            yield node
        finally:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()


def _await(node: Anvil, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _WAIT
    while time.monotonic() < until and process.poll() is None:
        try:
            node("eth_chainId")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"anvil did not come up in {_WAIT:.0f} s")
