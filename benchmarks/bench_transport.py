"""Fetching payments from a server that answers after 50 ms, 100 at a time: rates against what the latency allows.

python benchmarks/bench_transport.py [PAYMENTS]        needs the extra `fast` and aiohttp
"""

import asyncio
import json
import multiprocessing
import sys
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from typing import ClassVar

import httpx
from aiohttp import web

import paysupport as ps
from paysupport.adapters.contracts import Provider, Reference
from paysupport.flow import Flow, Request
from paysupport.model import Payment
from paysupport.transport.http import fast

LATENCY = 0.05
AT_ONCE = 100
ROUNDS = 3
POSSIBLE = AT_ONCE / LATENCY

Fetch = Callable[[str], Awaitable[object]]


def serve(told: Connection) -> None:
    """The provider: any path answers with one declined payment."""
    body = json.dumps({"id": "1", "status": "failed", "order": "1234", "note": "x" * 3000}).encode()

    async def answer(_: web.Request) -> web.Response:
        await asyncio.sleep(LATENCY)
        return web.Response(body=body, content_type="application/json")

    async def run() -> None:
        app = web.Application()
        app.router.add_get("/{id}", answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        told.send(runner.addresses[0][1])
        await asyncio.sleep(600)

    asyncio.run(run())


class Plain(Provider):
    """One request, one payment; no pace is declared, so that only the transport counts."""

    name: ClassVar[str] = "plain"

    def __init__(self, host: str = "") -> None:
        self.host = host

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        del status
        assert isinstance(document, dict)
        return (Payment.model_validate({"provider": self.name, **document}),)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        answer = yield Request(method="GET", url=f"{self.host}/{reference.value}")
        return self.read(answer.body)


async def rate(fetch: Fetch, payments: int) -> float:
    """Payments a second, `AT_ONCE` under way at any time."""
    numbers = iter(range(payments))

    async def work() -> None:
        for number in numbers:
            await fetch(str(number))

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return payments / (time.perf_counter() - began)


async def measure(host: str, payments: int) -> dict[str, float]:
    """The best rate of each contender, in turn."""
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    best: dict[str, float] = {}
    async with httpx.AsyncClient(limits=limits, trust_env=False) as stock, fast(AT_ONCE) as quick:
        ours = ps.AsyncClient([Plain(host)], http=quick)

        async def bare(number: str) -> None:
            (await quick.get(f"{host}/{number}")).raise_for_status()

        async def slow(number: str) -> None:
            (await stock.get(f"{host}/{number}")).raise_for_status()

        contenders: dict[str, tuple[Fetch, int]] = {
            "stock httpx, bare": (slow, max(AT_ONCE, payments // 10)),
            "fast transport, bare": (bare, payments),
            "paysupport over it": (lambda number: ours.lookup(payment=number), payments),
        }
        for _ in range(ROUNDS):
            for name, (fetch, count) in contenders.items():
                best[name] = max(best.get(name, 0.0), await rate(fetch, count))
    return best


def main() -> None:
    """Print the figures."""
    payments = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        best = asyncio.run(measure(f"http://127.0.0.1:{here.recv()}", payments))
    finally:
        server.kill()
    print(f"{payments} payments, {AT_ONCE} at once, {LATENCY * 1000:.0f} ms: {POSSIBLE:.0f} a second are possible")
    for name, found in best.items():
        print(f"  {name:<24} {found:8.0f} a second   {found / POSSIBLE:5.2f} of what is possible")
    ours = best["paysupport over it"]
    print(f"  our layer adds {best['fast transport, bare'] / ours - 1:.0%} (aimed at <= 15 %)")
    print(f"  {ours / best['stock httpx, bare']:.1f} times stock httpx (aimed at >= 4)")


if __name__ == "__main__":
    main()
