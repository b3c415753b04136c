"""Asking several sources of a chain: one verdict as long as the slowest, many as fast as the latency allows.

python benchmarks/bench_chains.py [TRANSACTIONS]        needs the extra `fast` and aiohttp
"""

import asyncio
import json
import multiprocessing
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import ClassVar

from aiohttp import web

import paysupport as ps
from paysupport.adapters.contracts import Explorer, Saved
from paysupport.flow import Flow, Request
from paysupport.model import Invoice, Transfer
from paysupport.transport.http import fast

LATENCIES = (0.05, 0.1, 0.2)
AT_ONCE = 100
ROUNDS = 5
ADDRESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
INVOICE = Invoice(network="bitcoin", asset="BTC", address=ADDRESS, confirmations_required=1)


def serve(told: Connection) -> None:
    """A source: `/{milliseconds}/{id}` answers so much later with a transaction that pays the invoice."""

    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(int(request.match_info["wait"]) / 1000)
        movement = {"recipient": ADDRESS, "units": 500000, "decimals": 8, "amount": "0.005", "index": 0}
        found = {"state": "included", "block_height": 1, "block_hash": "00" * 32, "confirmations": 3}
        return web.json_response({**found, "id": request.match_info["id"], "movements": [movement]})

    async def run() -> None:
        app = web.Application()
        app.router.add_get("/{wait}/{id}", answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        told.send(runner.addresses[0][1])
        await asyncio.sleep(600)

    asyncio.run(run())


class Plain(Explorer):
    """One request, one transaction; no pace is declared, so that only the flow and the transport count."""

    name: ClassVar[str] = "plain"
    networks: ClassVar[frozenset[str]] = frozenset({"bitcoin"})

    def __init__(self, port: int, latency: float) -> None:
        self.network = "bitcoin"
        self.host = f"{latency * 1000:.0f}"
        self._url = f"http://127.0.0.1:{port}/{latency * 1000:.0f}"

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        raise NotImplementedError

    def transaction(self, reference: str) -> Flow[Transfer]:
        answer = yield Request(method="GET", url=f"{self._url}/{reference}")
        known = {"source": self.name, "host": self.host, "network": self.network, "reference": reference}
        return Transfer.model_validate({**json.loads(answer.body), **known})


def transaction(number: int) -> str:
    """An id of the right form."""
    return f"{number:064x}"


def best_of(runs: list[float]) -> float:
    """The least disturbed run."""
    return min(runs)


def sync(sources: Sequence[Plain]) -> float:
    """Seconds of one verdict."""
    runs: list[float] = []
    with ps.Client(explorers=sources) as client:
        for number in range(ROUNDS):
            began = time.perf_counter()
            client.investigate(transaction=transaction(number + 1), invoice=INVOICE)
            runs.append(time.perf_counter() - began)
    return best_of(runs)


async def unsync(sources: Sequence[Plain]) -> float:
    """The same on an event loop."""
    runs: list[float] = []
    async with ps.AsyncClient(explorers=sources) as client:
        for number in range(ROUNDS):
            began = time.perf_counter()
            await client.investigate(transaction=transaction(number + 1), invoice=INVOICE)
            runs.append(time.perf_counter() - began)
    return best_of(runs)


async def many(port: int, transactions: int) -> float:
    """Verdicts a second over one source, `AT_ONCE` under way at any time."""
    numbers = iter(range(1, transactions + 1))
    async with fast(AT_ONCE) as quick:
        client = ps.AsyncClient(explorers=[Plain(port, LATENCIES[0])], http=quick)

        async def work() -> None:
            for number in numbers:
                await client.investigate(transaction=transaction(number), invoice=INVOICE)

        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
        return transactions / (time.perf_counter() - began)


def main() -> None:
    """Print the figures."""
    transactions = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        port = here.recv()
        all_, slowest = [Plain(port, each) for each in LATENCIES], [Plain(port, LATENCIES[-1])]
        print(f"one verdict over sources of {', '.join(f'{each * 1000:.0f}' for each in LATENCIES)} ms")
        for name, three, one in (
            ("sync", sync(all_), sync(slowest)),
            ("async", asyncio.run(unsync(all_)), asyncio.run(unsync(slowest))),
        ):
            print(
                f"  {name:<6} {three * 1000:6.1f} ms, the slowest alone {one * 1000:6.1f} ms: {three / one:.2f}"
                " (aimed at <= 1.1)"
            )
        rate = max(asyncio.run(many(port, transactions)) for _ in range(3))
    finally:
        server.kill()
    of = rate * LATENCIES[0] / AT_ONCE
    print(
        f"{transactions} transactions, {AT_ONCE} at once: {rate:.0f} a second, {of:.2f} of what is possible"
        " (aimed at >= 0.75)"
    )


if __name__ == "__main__":
    main()
