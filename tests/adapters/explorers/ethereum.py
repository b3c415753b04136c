"""Answers about Ethereum by hand, in the documented shapes, with synthetic values; and flows run against them."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from paysupport.adapters.contracts import Saved
from paysupport.documents import parse
from paysupport.errors import BadAnswer
from paysupport.flow import Flow, Request, Response
from paysupport.transport import run

T = TypeVar("T")

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
MINED = datetime(2026, 11, 25, 11, 59, tzinfo=UTC)

HASH = "0x" + "a1" * 32
OTHER_HASH = "0x" + "b2" * 32
BLOCK_HASH = "0x" + "c3" * 32
PAYER = "0x" + "11" * 20
SHOP = "0x" + "22" * 20
TOKEN = "0x" + "33" * 20
FORWARDER = "0x" + "44" * 20

TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
HTML = "<html><body>502 Bad Gateway</body></html>"
USELESS: Mapping[str, object] = {
    "HTML": HTML,
    "nothing": b"",
    "cut": b'{"jsonrpc": "2.0", "result": {"blockNum',
    "a list": [],
    "another document": {"ok": True},
}


def word(value: int | str) -> str:
    return f"{int(value, 16) if isinstance(value, str) else value:064x}"


def transaction(**more: Any) -> dict[str, Any]:
    return {
        "hash": HASH,
        "from": PAYER,
        "to": SHOP,
        "value": hex(15 * 10**17),
        "nonce": "0x5",
        "gas": "0x5208",
        "input": "0x",
        "maxFeePerGas": "0x77359400",
        "gasPrice": "0x3b9aca00",
        "blockHash": BLOCK_HASH,
        "blockNumber": "0x64",
        "type": "0x2",
    } | more


def pending(**more: Any) -> dict[str, Any]:
    return transaction(blockHash=None, blockNumber=None, **more)


def token_payment(**more: Any) -> dict[str, Any]:
    data = "0xa9059cbb" + word(SHOP) + word(25_500_000)
    return transaction(to=TOKEN, value="0x0", input=data, gas="0xea60", **more)


def receipt(**more: Any) -> dict[str, Any]:
    return {
        "transactionHash": HASH,
        "status": "0x1",
        "from": PAYER,
        "to": SHOP,
        "gasUsed": "0x5208",
        "effectiveGasPrice": "0x3b9aca00",
        "blobGasPrice": "0x1",
        "blockHash": BLOCK_HASH,
        "blockNumber": "0x64",
        "logs": [],
    } | more


def log(**more: Any) -> dict[str, Any]:
    return {
        "address": TOKEN,
        "topics": [TRANSFER, "0x" + word(PAYER), "0x" + word(SHOP)],
        "data": "0x" + word(25_500_000),
        "transactionHash": HASH,
        "blockHash": BLOCK_HASH,
        "blockNumber": "0x64",
        "logIndex": "0x7",
        "removed": False,
    } | more


def head(number: int, **more: Any) -> dict[str, Any]:
    seconds = int(MINED.timestamp()) + 12 * (number - 100)
    block_hash = BLOCK_HASH if number == 100 else f"0x{number:064x}"
    return {"number": hex(number), "hash": block_hash, "parentHash": "0x00", "timestamp": hex(seconds)} | more


def result(value: object) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": 1, "result": value}


def error(code: int, message: str, data: object = None) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": 1, "error": {"code": code, "message": message, "data": data}}


def saved(answer: object, endpoint: str | None = None, reference: str | None = HASH, **more: Any) -> Saved:
    exact = parse(json.dumps(answer).encode()) if isinstance(answer, dict | list) else answer
    return Saved(network="ethereum", answer=exact, endpoint=endpoint, reference=reference, fetched_at=NOW, **more)


def ask(flow: Flow[T], answer: Callable[[Request], object]) -> tuple[T, list[Request]]:
    """The result of a flow and what it asked; an answer is a document, text or bytes, or one of them with a status."""
    asked: list[Request] = []

    def send(request: Request) -> Response:
        asked.append(request)
        told = answer(request)
        if isinstance(told, Exception):
            raise told
        status, body = told if isinstance(told, tuple) else (200, told)
        if status == 429 or status >= 500:
            raise BadAnswer(f"answered with HTTP status {status}", source="host", status=status)
        if not isinstance(body, bytes):
            body = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        return Response(status=status, url=request.url, at=NOW, body=body)

    return run(flow, send, threads=1), asked
