"""A real chain in Esplora's shape: what the node knows, answered on the paths of Esplora's API."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.nodes.litecoin import Node, Refused

PAGE = 25


class View:
    def __init__(self, node: Node) -> None:
        self.node = node

    def answer(self, path: str) -> Any:
        match path.strip("/").split("/"):
            case ["blocks", "tip", "height"]:
                return self.node("getblockcount")
            case ["tx", of]:
                return self.tx(self.node("getrawtransaction", of, True))
            case ["tx", of, "status"]:
                return self.tx(self.node("getrawtransaction", of, True))["status"]
            case ["block", of, "status"]:
                return {"in_best_chain": self.node("getblockheader", of)["confirmations"] > 0}
            case ["address", of, "txs", "mempool"]:
                waiting = (self.node("getrawtransaction", each, True) for each in self.node("getrawmempool"))
                return [self.tx(each) for each in waiting if pays(each, of)]
            case ["address", of, "txs", "chain", *last]:
                found = [self.tx(each) for each in self.mined() if pays(each, of)]
                ids = [each["txid"] for each in found]
                start = ids.index(last[0]) + 1 if last else 0
                return found[start : start + PAGE]
            case _:
                raise Refused({"code": -1, "message": "no such path"})

    def mined(self) -> Iterator[dict[str, Any]]:
        for height in range(self.node("getblockcount"), 0, -1):
            block = self.node("getblock", self.node("getblockhash", height), 2)
            yield from ({**each, "blockhash": block["hash"]} for each in block["tx"])

    def tx(self, raw: dict[str, Any]) -> dict[str, Any]:
        inputs = [{**each, "prevout": self.prevout(each)} for each in raw["vin"]]
        outputs = [self.output(each) for each in raw["vout"]]
        spent = sum(each["prevout"]["value"] for each in inputs if each["prevout"])
        status: dict[str, Any] = {"confirmed": False}
        if "blockhash" in raw:
            header = self.node("getblockheader", raw["blockhash"])
            place = {"block_height": header["height"], "block_hash": header["hash"], "block_time": header["time"]}
            status = {"confirmed": True, **place}
        fee = spent - sum(each["value"] for each in outputs) if spent else 0
        kept = {name: raw[name] for name in ("txid", "version", "size", "weight", "locktime")}
        return {**kept, "fee": fee, "vin": inputs, "vout": outputs, "status": status}

    def prevout(self, spent: dict[str, Any]) -> dict[str, Any] | None:
        if "coinbase" in spent:
            return None
        return self.output(self.node("getrawtransaction", spent["txid"], True)["vout"][spent["vout"]])

    def output(self, output: dict[str, Any]) -> dict[str, Any]:
        script, value = output["scriptPubKey"], int(output["value"] * 10**8)
        address = {"scriptpubkey_address": script["addresses"][0]} if "addresses" in script else {}
        return {"scriptpubkey": script["hex"], **address, "value": value}


def pays(raw: dict[str, Any], address: str) -> bool:
    return any(address in each["scriptPubKey"].get("addresses", ()) for each in raw["vout"])


@contextmanager
def served(node: Node) -> Iterator[str]:
    view, at_once = View(node), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                with at_once:
                    status, body = 200, json.dumps(view.answer(self.path), default=float)
            except Refused:
                status, body = 404, "Transaction not found" if re.match("/tx/", self.path) else "Not found"
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
