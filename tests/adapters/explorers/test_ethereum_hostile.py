"""Whatever was saved can be read: each value of each answer is replaced by each of these."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Explorer, Saved
from paysupport.adapters.explorers.blockscout import Blockscout
from paysupport.adapters.explorers.etherscan import Etherscan
from paysupport.adapters.explorers.evm import Evm
from paysupport.model import Transfer
from tests.adapters.explorers import test_blockscout as blockscout
from tests.adapters.explorers import test_etherscan as etherscan
from tests.adapters.explorers.ethereum import (
    HASH,
    SHOP,
    TOKEN,
    head,
    log,
    pending,
    receipt,
    result,
    saved,
    token_payment,
    transaction,
)

HOSTILE: tuple[Any, ...] = (None, True, 10**80, Decimal("1.5"), "x", "0x" + "f" * 64, "9" * 400, [None], {"a": {}})

EVM = [
    saved(result(transaction()), "eth_getTransactionByHash"),
    saved(result(receipt(logs=[log()])), "eth_getTransactionReceipt"),
    saved(result(head(103, baseFeePerGas="0x7")), "eth_getBlockByNumber latest", None),
    saved(result(head(100)), "eth_getBlockByNumber", None),
    saved(result(head(90)), "eth_getBlockByNumber finalized", None),
    saved(result("0x1"), "eth_chainId", None),
    saved(result("0x5"), "eth_getTransactionCount"),
    saved(result("0x06"), "eth_call decimals()", TOKEN),
    saved(result("0x06"), "eth_call symbol()", TOKEN),
    saved(result({"type": "CALL", "from": SHOP, "calls": [{"type": "CALL", "from": SHOP, "value": "0x1"}]}), "debug_traceTransaction"),
    saved(result([log()]), "eth_getLogs", SHOP),
    saved(result({"txs": [transaction()], "receipts": [receipt()], "lastPage": True}), "ots_searchTransactionsBefore", SHOP),
    saved({"error": {"code": 3, "message": "execution reverted: Foo", "data": {"data": "0x08c379a0"}}}, "eth_call"),
    saved(result(pending()), None, HASH),
    saved(result(token_payment(blockHash=None, blockNumber=None)), None, None),
]  # fmt: skip
ETHERSCAN = [
    *EVM[:3],
    saved(etherscan.ok([etherscan.row()]), "account/txlist", SHOP),
    saved(etherscan.ok([etherscan.token_row()]), "account/tokentx", SHOP),
    saved(etherscan.ok([etherscan.internal_row()]), "account/txlistinternal", HASH),
    saved(etherscan.ok({"isError": "1", "errDescription": "out of gas"}), "transaction/getstatus"),
    saved(etherscan.no("Max rate limit reached"), "account/txlist", SHOP),
]
BLOCKSCOUT = [
    saved(blockscout.transaction(token_transfers=[blockscout.paid()]), f"/transactions/{HASH}"),
    saved(blockscout.token_call(status="error", revert_reason={"raw": "0x08c379a0"}), None),
    saved(blockscout.items(blockscout.paid()), f"/transactions/{HASH}/token-transfers"),
    saved(blockscout.items(blockscout.inside()), f"/transactions/{HASH}/internal-transactions"),
    saved(blockscout.items(blockscout.transaction()), f"/addresses/{SHOP}/transactions"),
    saved(blockscout.HEADS, "/main-page/blocks", None),
    saved({"message": "Not found"}, f"/transactions/{HASH}", http_status=404),
]


def places(document: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    yield path
    for key in document if isinstance(document, dict) else range(len(document)) if isinstance(document, list) else ():
        yield from places(document[key], *path, key)


def replaced(document: Any, path: tuple[Any, ...], value: object) -> Any:
    if not path:
        return value
    copy = deepcopy(document)
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return copy


@pytest.mark.parametrize(
    ("explorer", "answers", "number"),
    [
        (explorer, answers, number)
        for explorer, answers in ((Evm, EVM), (Etherscan, ETHERSCAN), (Blockscout, BLOCKSCOUT))
        for number in range(len(answers))
    ],
)
def test_no_value_breaks_the_reading(explorer: type[Explorer], answers: list[Saved], number: int) -> None:
    broken = answers[number]
    for path in places(broken.answer):
        for value in HOSTILE:
            answer = replaced(broken.answer, path, value)
            alone = replace(broken, answer=answer)
            nameless = replace(alone, endpoint=None)
            for told in (*explorer.read([*answers[:3], alone]), *explorer.read([nameless])):
                assert Transfer.model_validate_json(told.model_dump_json()).state is told.state
