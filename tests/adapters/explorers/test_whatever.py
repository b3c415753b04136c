"""Whatever was saved can be read: documented answers with one part replaced by anything."""

import copy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.bitcoind import Bitcoind
from paysupport.adapters.explorers.blockchair import Blockchair
from paysupport.adapters.explorers.esplora import Esplora, Mempool
from paysupport.model import Transfer
from tests.adapters.explorers import test_bitcoind as nodes
from tests.adapters.explorers import test_blockchair as many
from tests.adapters.explorers import test_esplora as explorers

Shape = tuple[str | None, Any]

ESPLORA: list[Shape] = [
    (f"/tx/{explorers.ID}", explorers.tx(explorers.MINED)),
    (f"/v1/tx/{explorers.ID}/cached", explorers.tx(firstSeen=1795600000)),
    (f"/v1/tx/{explorers.ID}/rbf", explorers.replacement(explorers.NEWER)),
    (f"/v1/cpfp/{explorers.ID}", {"ancestors": [], "effectiveFeePerVsize": 3}),
    (f"/v1/transaction-times?txId[]={explorers.ID}", [1795600000]),
    (f"/tx/{explorers.PARENT}/outspends", [{"spent": True, "txid": explorers.NEWER}]),
    (f"/block/{explorers.BLOCK}/status", {"in_best_chain": False}),
    ("/address/1abc/txs", [explorers.tx()]),
    ("/fee-estimates", {"6": 3, "1008": 1}),
    ("/blocks/tip/height", 102),
]
NODE: list[Shape] = [
    ("getrawtransaction", {"result": nodes.raw(**nodes.MINED), "error": None, "id": 1}),
    ("getrawtransaction", {"result": None, "error": nodes.UNKNOWN, "id": 1}),
    ("decoderawtransaction", nodes.raw()),
    ("getmempoolentry", nodes.entry()),
    ("gettransaction", nodes.known(2, blockhash=nodes.BLOCK, walletconflicts=[nodes.NEWER])),
    ("getblockchaininfo", nodes.INFO),
    ("getblockheader", nodes.HEADER),
    ("gettxout x 3", {"confirmations": 1, "value": 1, "scriptPubKey": {"address": "1abc"}}),
    ("estimatesmartfee 6", {"feerate": "0.0001", "blocks": 6}),
    ("scantxoutset", nodes.scan(100)),
]
MANY: list[Shape] = [
    (None, many.body({many.ID: many.coin()})),
    (None, many.body({many.HASH: many.ether(calls=[many.call(1, many.OURS, "1")], tokens=[many.token(6)])})),
    (None, many.body({many.SHOP: {"transactions": [many.row()]}})),
]
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.decimals(allow_nan=True),
    st.sampled_from(["0x10", "1e400", "9" * 90, -1, 10**80, Decimal("1e-400"), [], {}, [None], {"a": None}]),
)  # fmt: skip


def places(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of each part of a document."""
    inner = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    return [path, *(each for key, value in inner for each in places(value, (*path, key)))]


def spoiled(document: Any, path: tuple[Any, ...], junk: Any) -> Any:
    """The same document with other content in one place."""
    if not path:
        return junk
    whole = copy.deepcopy(document)
    part = whole
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = junk
    return whole


@pytest.mark.parametrize(
    ("kind", "network", "shapes"),
    [
        (Esplora, "bitcoin", ESPLORA),
        (Mempool, "litecoin", ESPLORA),
        (Bitcoind, "bitcoin", NODE),
        (Blockchair, "bitcoin", MANY),
        (Blockchair, "ethereum", MANY),
    ],
)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_was_saved_can_be_read(kind: Any, network: str, shapes: list[Shape], data: st.DataObject) -> None:
    endpoint, document = data.draw(st.sampled_from(shapes))
    answer = spoiled(document, data.draw(st.sampled_from(places(document))), data.draw(JUNK))
    endpoint = data.draw(st.sampled_from([endpoint, None]))
    others = [Saved(network=network, answer=each, endpoint=where, reference=explorers.ID) for where, each in shapes[:1]]
    found = kind.read([*others, Saved(network=network, answer=answer, endpoint=endpoint, reference=explorers.ID)])
    assert all(isinstance(each, Transfer) for each in found)
