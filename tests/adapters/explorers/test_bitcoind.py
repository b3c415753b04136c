import json
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.bitcoind import Bitcoind, Dogecoind, Litecoind
from paysupport.adapters.registry import explorers
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable, Unsupported
from paysupport.model import State
from tests.adapters.explorers.asking import NOW, SILENT, Rpc

ID, NEWER, BLOCK = "11" * 32, "33" * 32, "44" * 32
SHOP = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
AT = 1795600000
INFO = {"chain": "main", "blocks": 102, "headers": 102, "bestblockhash": "55" * 32, "initialblockdownload": False}
HEADER = {"hash": BLOCK, "height": 100, "confirmations": 3, "merkleroot": "66" * 32, "time": AT}
UNKNOWN = {"code": -5, "message": "No such mempool transaction. Use -txindex or provide a block hash"}
MINED = {"blockhash": BLOCK, "confirmations": 3, "blocktime": AT}


def raw(of: str = ID, outputs: Any = None, **changes: Any) -> dict[str, Any]:
    paid = {"value": "0.00100000", "n": 0, "scriptPubKey": {"address": SHOP, "type": "witness_v0_keyhash"}}
    data = {"value": 0, "n": 1, "scriptPubKey": {"type": "nulldata"}}
    vin = [{"txid": "22" * 32, "vout": 1, "sequence": 0xFFFFFFFD}]
    return {"txid": of, "vsize": 141, "vin": vin, "vout": [paid, data] if outputs is None else outputs, **changes}


def entry(**changes: Any) -> dict[str, Any]:
    return {"fees": {"base": "0.00001410"}, "vsize": 141, "time": AT, "ancestorcount": 1, **changes}


def known(confirmations: int = 0, of: str = ID, **changes: Any) -> dict[str, Any]:
    return {
        "txid": of, "confirmations": confirmations, "walletconflicts": [], "timereceived": AT, "details": [], "hex": "02",
        **changes,
    }  # fmt: skip


def ask(answers: dict[Any, Any], **options: Any) -> tuple[Any, Rpc]:
    host = Rpc({"getblockchaininfo": INFO, "getblockheader": HEADER, "gettxout": None, **answers})
    return host.tell(Bitcoind(**options).transaction(ID)), host


def saved(answer: Any, endpoint: str | None = None, **changes: Any) -> Saved:
    return Saved(**{"network": "bitcoin", "answer": answer, "endpoint": endpoint, "reference": ID, **changes})


def test_a_payment_in_a_block() -> None:
    told, host = ask({"getrawtransaction": raw(**MINED), "getmempoolentry": UNKNOWN, "estimatesmartfee": UNKNOWN})
    assert (told.state, told.source, told.host, told.id) == (State.INCLUDED, "bitcoind", "127.0.0.1", ID)
    assert (told.block_height, told.tip, told.confirmations, told.block_hash) == (100, 102, 3, BLOCK)
    assert told.included_at == datetime.fromtimestamp(AT, UTC)
    assert (told.complete, told.lagging, told.replaceable, told.fee) == (True, False, True, None)
    first, data = told.movements
    assert (first.recipient, first.units, first.amount, first.index) == (SHOP, 100_000, Decimal("0.001"), 0)
    assert (data.recipient, data.units) == (None, 0)
    assert [each.method for each in host.requests] == ["POST", "POST"]
    assert all(each.reads for each in host.requests)
    assert [each[0] for each in host.asked].count("getblockheader") == 1


def test_a_payment_that_waits() -> None:
    told, _ = ask({
        "getrawtransaction": raw(),
        "getmempoolentry": entry(ancestorcount=3),
        ("estimatesmartfee", 6): {"feerate": "0.00012000", "blocks": 6},
        ("estimatesmartfee", 1008): {"errors": ["Insufficient data or no feerate found"], "blocks": 0},
    })  # fmt: skip
    assert (told.state, told.confirmations, told.pending_parents) == (State.PENDING, None, 2)
    assert (told.fee, told.fee_rate) == (Decimal("0.00001410"), Decimal(10))
    assert (told.fee_rate_hour, told.fee_rate_slow) == (Decimal(12), None)
    assert told.seen_at == datetime.fromtimestamp(AT, UTC)


def test_old_nodes_say_it_otherwise() -> None:
    script = {"addresses": [SHOP]}
    several = {"addresses": [SHOP, "x"]}
    outputs = [{"value": 1, "n": 0, "scriptPubKey": script}, {"value": 2, "n": 1, "scriptPubKey": several}]
    host = Rpc({
        "getrawtransaction": raw(outputs=outputs, vsize=None, size=200),
        "getmempoolentry": {"fee": 2, "size": 200, "time": AT},
        "getblockchaininfo": {"chain": "main", "blocks": 7},
        ("estimatesmartfee", 1008): {"feerate": -1, "blocks": 25},
    })  # fmt: skip
    told = host.tell(Dogecoind().transaction(ID))
    assert (told.source, told.network, told.tip) == ("dogecoind", "dogecoin", 7)
    assert [each.recipient for each in told.movements] == [SHOP, None]
    assert (told.fee, told.fee_rate, told.fee_rate_slow, told.pending_parents) == (2, 1_000_000, None, None)


@pytest.mark.parametrize(
    ("told", "header"),
    [
        (raw(**{**MINED, "confirmations": 0}), {**HEADER, "confirmations": -1}),
        (raw(**{**MINED, "in_active_chain": False}), UNKNOWN),
        (raw(**{**MINED, "confirmations": -2}), UNKNOWN),
    ],
)
def test_a_block_that_left_the_chain(told: Any, header: Any) -> None:
    found, _ = ask({"getrawtransaction": told, "getblockheader": header})
    assert (found.state, found.block_hash, found.confirmations) == (State.ORPHANED, BLOCK, None)


def test_without_an_index_an_unspent_output_is_a_proof() -> None:
    held = {"bestblock": "55" * 32, "confirmations": 3, "value": "0.5", "scriptPubKey": {"address": SHOP}}
    told, host = ask({"getrawtransaction": UNKNOWN, ("gettxout", ID, 4): held})
    assert (told.state, told.block_height, told.confirmations, told.complete) == (State.INCLUDED, 100, 3, False)
    assert [(each.recipient, each.units, each.index) for each in told.movements] == [(SHOP, 50_000_000, 4)]
    assert len([each for each in host.asked if each[0] == "gettxout"]) == 10
    told, _ = ask({"getrawtransaction": UNKNOWN, ("gettxout", ID, 0): {**held, "confirmations": 0}})
    assert (told.state, told.confirmations) == (State.PENDING, None)


def test_what_is_not_known_is_absent_with_the_nodes_word() -> None:
    told, host = ask({"getrawtransaction": UNKNOWN})
    assert (told.state, told.id, told.tip, told.movements) == (State.ABSENT, None, 102, ())
    assert "-txindex" in told.detail
    assert len(host.requests) == 2


@pytest.mark.parametrize(
    "refused",
    [
        {"code": -28, "message": "Loading block index..."},
        {"code": -32601, "message": "Method not found"},
        {"code": -8, "message": "parameter 1 must be hexadecimal string"},
        {"code": -5, "message": "No such mempool transaction. Blockchain transactions are still being indexed"},
        {"code": "x", "message": 1},
    ],
)
def test_an_error_that_is_no_not_found_is_no_answer(refused: Any) -> None:
    with pytest.raises(BadAnswer):
        ask({"getrawtransaction": refused})


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "0200",
        [],
        raw(vout=None),
        raw(outputs=[{"value": 0.1, "n": 0}]),
        raw(outputs=[{"value": True, "n": 0}]),
        raw(outputs=[{"value": "0.000000001", "n": 0}]),
        raw(outputs=[{"value": "1e99", "n": 0}]),
        raw(outputs=[{"value": "NaN", "n": 0}]),
        raw(outputs=[{"value": "0x10", "n": 0}]),
        raw(outputs=[{"value": [], "n": 0}]),
    ],
)
def test_a_transaction_that_cannot_be_read_is_no_answer(answer: Any) -> None:
    (told,) = Bitcoind.read([saved({"result": answer, "error": None, "id": 1}, "getrawtransaction")])
    assert (told.state, told.reference) == (State.UNREACHABLE, ID)


@pytest.mark.parametrize(
    "answer",
    [
        (200, "<html>"),
        (200, None),
        (200, {"result": None, "error": {"code": -32700, "message": "Parse error"}, "id": None}),
        (200, [{"id": 0, "result": None, "error": None}]),
        (200, [1, 2]),
        (404, None),
        SILENT,
    ],
)
def test_what_is_no_batch_is_no_answer(answer: Any) -> None:
    with pytest.raises(Unavailable):
        Rpc({}, lambda _: answer).tell(Bitcoind().transaction(ID))


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_the_hosts_fault(status: int) -> None:
    with pytest.raises(ConfigurationError, match="refuses the key"):
        Rpc({}, lambda _: (status, None)).tell(Bitcoind(key="a:b").transaction(ID))


def test_the_key_goes_into_a_header_and_is_not_shown() -> None:
    for key in ("rpc:s3cret", "rpc:s3cret\n"):
        node = Bitcoind(key=key)
        _, host = ask({"getrawtransaction": raw()}, key=key)
        scheme, _, word = host.requests[0].headers["Authorization"].partition(" ")
        assert (scheme, b64decode(word)) == ("Basic", b"rpc:s3cret")
        assert "s3cret" not in repr((host.requests, vars(node)))
    _, host = ask({"getrawtransaction": raw()})
    assert "Authorization" not in host.requests[0].headers


def test_a_node_of_another_chain_is_told_at_once() -> None:
    for network, chain in (("bitcoin", "test"), ("bitcoin-testnet", "main"), ("bitcoin-cash", "regtest")):
        with pytest.raises(ConfigurationError, match=f"on the chain {chain}, not {network}"):
            ask({"getrawtransaction": raw(), "getblockchaininfo": {**INFO, "chain": chain}}, network=network)
    for network, chain in (("bitcoin-testnet", "testnet4"), ("bitcoin-signet", "signet"), ("bitcoin-cash", "main")):
        ask({"getrawtransaction": raw(), "getblockchaininfo": {**INFO, "chain": chain}}, network=network)


@pytest.mark.parametrize(
    ("info", "lagging", "confirmations"),
    [
        ({**INFO, "headers": 110}, True, 3),
        ({**INFO, "initialblockdownload": True}, True, 3),
        ({**INFO, "blocks": 99, "headers": 99}, True, None),
        ({**INFO, "time": AT + 60}, False, 3),
        (UNKNOWN, False, None),
    ],
)
def test_a_node_that_is_behind_says_so(info: Any, lagging: bool, confirmations: int | None) -> None:
    told, _ = ask({"getrawtransaction": raw(**MINED), "getblockchaininfo": info})
    assert (told.lagging, told.confirmations, told.block_height) == (lagging, confirmations, 100)
    assert (told.tip_at is not None) == ("time" in info)


WALLET = {"wallet": "merchant"}


def test_a_wallet_is_asked_by_its_name() -> None:
    for name, path in (("merchant", "/wallet/merchant"), ("", "/wallet/"), ("a/b", "/wallet/a%2Fb")):
        _, host = ask({"getrawtransaction": raw(), "gettransaction": known()}, wallet=name)
        assert host.requests[0].url.endswith(f":8332{path}")
    with pytest.raises(ConfigurationError, match="no such wallet"):
        ask({"getrawtransaction": raw(), "gettransaction": {"code": -18, "message": "not loaded"}}, **WALLET)


def test_a_wallet_knows_what_the_node_has_not_indexed() -> None:
    mine = known(3, fee="-0.00001410", blockhash=BLOCK, blocktime=AT)
    told, host = ask({"getrawtransaction": UNKNOWN, "gettransaction": mine, "decoderawtransaction": raw()}, **WALLET)
    assert (told.state, told.block_height, told.confirmations, told.complete) == (State.INCLUDED, 100, 3, True)
    assert (told.fee, told.fee_rate) == (Decimal("0.00001410"), Decimal(10))
    assert told.movements[0].units == 100_000
    assert ("decoderawtransaction", "02") in host.asked


def test_what_a_wallet_calls_its_replacement_proves_nothing() -> None:
    mine = known(replaced_by_txid=NEWER, walletconflicts=[NEWER])
    told, _ = ask({
        "getrawtransaction": UNKNOWN, ("gettransaction", ID): mine, ("gettransaction", NEWER): known(of=NEWER),
        "decoderawtransaction": raw(),
    }, **WALLET)  # fmt: skip
    assert (told.state, told.replaced_by) == (State.ABSENT, None)
    assert f"the wallet made {NEWER} in its place, and the node has neither" in told.detail
    told, _ = ask({"getrawtransaction": raw(), "getmempoolentry": entry(), "gettransaction": mine}, **WALLET)
    assert (told.state, told.replaced_by) == (State.PENDING, None)


@pytest.mark.parametrize(
    "proof",
    [
        {("getmempoolentry", NEWER): entry()},
        {("gettransaction", NEWER): known(1, of=NEWER, blockhash=BLOCK)},
    ],
)
def test_a_conflict_that_the_node_has_took_its_place(proof: Any) -> None:
    mine = known(walletconflicts=[NEWER])
    told, _ = ask({
        "getrawtransaction": UNKNOWN, ("gettransaction", ID): mine, "decoderawtransaction": raw(), **proof,
    }, **WALLET)  # fmt: skip
    assert (told.state, told.replaced_by, told.confirmations) == (State.REPLACED, NEWER, None)
    assert told.movements[0].recipient == SHOP


def test_negative_confirmations_are_a_conflict_in_a_block() -> None:
    told, _ = ask({"getrawtransaction": UNKNOWN, "gettransaction": known(-2), "decoderawtransaction": raw()}, **WALLET)
    assert (told.state, told.replaced_by, told.confirmations, told.lagging) == (State.REPLACED, None, None, False)


def test_a_wallet_without_the_transaction_itself() -> None:
    told, host = ask({"getrawtransaction": UNKNOWN, "gettransaction": known(hex=None)}, **WALLET)
    assert (told.state, told.id, told.movements, told.complete) == (State.ABSENT, ID, (), False)
    assert "decoderawtransaction" not in [each[0] for each in host.asked]


def test_hidden_outputs_are_told_without_amount_except_to_their_owner() -> None:
    pegin = {"value": "3.1", "n": 0, "scriptPubKey": {"type": "witness_mweb_pegin"}}
    outputs = [pegin, {"ismweb": True, "output_id": "aa"}, {"ismweb": True, "output_id": "bb"}]
    told, _ = ask({"getrawtransaction": raw(outputs=outputs)})
    assert [(each.recipient, each.units) for each in told.movements] == [
        (None, 310_000_000),
        (None, None),
        (None, None),
    ]
    assert told.complete
    seen = [
        {"category": "send", "address": "ltcmweb1", "amount": -3, "mweb_out": "bb"},
        {"category": "receive", "address": "ltcmweb1", "amount": 3, "mweb_out": "bb"},
    ]
    told, _ = ask({"getrawtransaction": raw(outputs=outputs), "gettransaction": known(details=seen)}, **WALLET)
    assert [each.units for each in told.movements] == [310_000_000, None, 300_000_000]
    assert told.movements[2].recipient == "ltcmweb1"
    told, _ = ask({"getrawtransaction": raw(outputs=[pegin], **MINED)})
    assert not told.complete
    told, _ = ask({"getrawtransaction": raw(outputs=[{"value": None, "n": 0}])})
    assert [(each.units, each.amount) for each in told.movements] == [(None, None)]


def listed(of: str = ID, category: str = "receive", address: str = SHOP, at: int = AT) -> dict[str, Any]:
    return {"txid": of, "category": category, "address": address, "time": at, "amount": 1}


def test_a_wallet_tells_what_an_address_received() -> None:
    rows = [listed(), listed(NEWER, "send"), listed("77" * 32, address="other"), listed(), listed("88" * 32, at=AT - 9)]
    host = Rpc(
        {"getblockchaininfo": INFO, "listtransactions": rows, "getrawtransaction": raw(), "getmempoolentry": entry()}
    )
    window = Window(since=datetime.fromtimestamp(AT, UTC))
    (told,) = host.tell(Bitcoind(wallet="merchant").received(SHOP, window))
    assert (told.id, told.reference, told.state, told.complete) == (ID, SHOP, State.PENDING, True)


def test_a_wallets_pages_are_read_to_the_last() -> None:
    full = [listed("99" * 32, address="other")] * 100
    answers = {
        ("listtransactions", "*", 100): full, "getblockchaininfo": INFO, "getrawtransaction": raw(),
    }  # fmt: skip
    host = Rpc(answers)
    assert host.tell(Bitcoind(wallet="w").received(SHOP, Window())) == ()
    assert [each[3] for each in host.asked] == [each * 100 for each in range(50)]
    host = Rpc({**answers, ("listtransactions", "*", 100): [*full[1:], listed()]})
    (told,) = host.tell(Bitcoind(wallet="w").received(SHOP, Window()))
    assert not told.complete
    host = Rpc(answers)
    assert host.tell(Bitcoind(wallet="w").received(SHOP, Window(since=datetime.fromtimestamp(AT + 1, UTC)))) == ()
    assert len(host.requests) == 1


def test_an_answer_that_is_missing_is_not_left_out() -> None:
    answers = {
        "getblockchaininfo": INFO,
        "listtransactions": [listed()],
        "getrawtransaction": {"code": -8, "message": ""},
    }
    with pytest.raises(BadAnswer):
        Rpc(answers).tell(Bitcoind(wallet="w").received(SHOP, Window()))


def scan(*heights: int) -> dict[str, Any]:
    return {
        "success": True, "height": 102, "bestblock": "55" * 32,
        "unspents": [{"txid": f"{each:064x}", "vout": 1, "amount": "0.25", "height": each} for each in heights],
    }  # fmt: skip


def test_without_a_wallet_what_is_unspent_of_an_address() -> None:
    host = Rpc({
        "scantxoutset": scan(100, 90), "getblockchaininfo": INFO,
        ("getblockhash", 100): BLOCK, ("getblockhash", 90): "ab" * 32, ("getblockheader", BLOCK): HEADER,
        ("getblockheader", "ab" * 32): {**HEADER, "hash": "ab" * 32, "height": 90, "time": AT - 100},
    })  # fmt: skip
    new, old = host.tell(Bitcoind().received(SHOP, Window()))
    assert (new.reference, new.state, new.block_height, new.confirmations) == (SHOP, State.INCLUDED, 100, 3)
    assert (new.block_hash, new.complete) == (BLOCK, False)
    assert [(each.recipient, each.units, each.index) for each in old.movements] == [(SHOP, 25_000_000, 1)]
    assert ("scantxoutset", "start", [f"addr({SHOP})"]) in host.asked
    since = Window(since=datetime.fromtimestamp(AT, UTC))
    assert len(host.tell(Bitcoind().received(SHOP, since))) == 1


def test_nothing_unspent_is_empty() -> None:
    host = Rpc({"scantxoutset": scan(), "getblockchaininfo": INFO})
    assert host.tell(Bitcoind().received(SHOP, Window())) == ()
    assert len(host.requests) == 1


@pytest.mark.parametrize(
    ("refused", "error"),
    [
        ({"code": -32601, "message": "Method not found"}, Unsupported),
        ({"code": -8, "message": "Scan already in progress"}, BadAnswer),
        (None, BadAnswer),
        ({"success": False}, InputError),
    ],
)
def test_a_scan_that_cannot_be_made(refused: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        Rpc({"scantxoutset": refused, "getblockchaininfo": INFO}).tell(Bitcoind().received(SHOP, Window()))


@pytest.mark.parametrize("address", ["", "a b", "x)", "addr(1)", "1" * 200])
def test_what_is_no_address_is_not_scanned_for(address: str) -> None:
    with pytest.raises(InputError):
        next(Bitcoind().received(address, Window()))


def test_tokens_are_not_known() -> None:
    with pytest.raises(Unsupported):
        next(Bitcoind().received(SHOP, Window(), contract="0x1"))


@pytest.mark.parametrize("reference", ["", "12", "zz" * 32])
def test_what_is_no_id_is_not_asked_for(reference: str) -> None:
    with pytest.raises(InputError):
        next(Bitcoind().transaction(reference))


def test_hosts_and_networks() -> None:
    assert {"bitcoind", "litecoind", "dogecoind"} <= explorers().keys()
    assert Litecoind("litecoin-regtest").host == "127.0.0.1"
    assert Litecoind().network == "litecoin"
    with pytest.raises(ConfigurationError, match="litecoind does not speak of 'bitcoin'"):
        Litecoind("bitcoin")


def test_saved_answers_are_read_by_their_shape() -> None:
    bare = [raw(**MINED), INFO, HEADER, entry(), {"feerate": "0.0002", "blocks": 2}, known(3, blockhash=BLOCK)]
    enveloped = [{"result": each, "error": None, "id": n} for n, each in enumerate(bare)]
    for answers in (bare, enveloped, [enveloped]):
        (told,) = Bitcoind.read([saved(each) for each in answers])
        assert (told.state, told.confirmations, told.block_height) == (State.INCLUDED, 3, 100)
        assert (told.fee_rate_hour, told.fee_rate_slow) == (Decimal(20), None)
    held = {"bestblock": BLOCK, "confirmations": 1, "value": 1, "scriptPubKey": {"address": SHOP}}
    (told,) = Bitcoind.read([saved(held), saved(102)])
    assert (told.state, told.block_height, told.movements[0].index) == (State.INCLUDED, 102, 0)
    (told,) = Bitcoind.read([saved(scan(100), reference=SHOP)])
    assert (told.reference, told.block_height, told.tip) == (SHOP, 100, None)
    assert Bitcoind.read([saved(INFO), saved(None, "gettxout"), saved({"x": 1}, "getnetworkinfo")]) == ()


def test_an_error_with_status_500_is_an_answer() -> None:
    error = {"result": None, "error": UNKNOWN, "id": 1}
    (told,) = Bitcoind.read([saved(error, "getrawtransaction", http_status=500)])
    assert told.state is State.ABSENT
    (told,) = Bitcoind.read([saved(error, http_status=500)])
    assert told.state is State.ABSENT
    (told,) = Bitcoind.read([saved("<html>", "getrawtransaction", http_status=500)])
    assert (told.state, told.detail) == (State.UNREACHABLE, "HTTP status 500: <html>")
    (told,) = Bitcoind.read([saved({**error, "error": {"code": -28, "message": "Loading"}}, "getrawtransaction")])
    assert (told.state, told.detail) == (State.UNREACHABLE, "error -28: Loading")


def test_what_was_seen_before_is_kept_when_it_is_gone() -> None:
    before = saved(raw(), "getrawtransaction", fetched_at=NOW - timedelta(hours=1))
    waited = saved(entry(), "getmempoolentry", fetched_at=NOW - timedelta(hours=1))
    gone = [
        saved({"result": None, "error": UNKNOWN}, each, fetched_at=NOW)
        for each in ("getrawtransaction", "getmempoolentry")
    ]
    (told,) = Bitcoind.read([*gone, before, waited])
    assert (told.state, told.id, told.movements[0].units) == (State.ABSENT, ID, 100_000)


def test_a_side_answer_that_cannot_be_read_leaves_the_rest() -> None:
    for endpoint in ("getmempoolentry", "getblockchaininfo", "estimatesmartfee 6", "getblockheader"):
        (told,) = Bitcoind.read([saved(raw(), "getrawtransaction"), saved("<html>", endpoint)])
        assert told.state is State.PENDING


def test_numbers_are_exact_from_the_wire() -> None:
    body = b'{"result": {"txid": "1", "vin": [], "vout": [{"value": 48.99997180, "n": 0}, {"value": 20999999.97690000, "n": 1}]}}'
    (told,) = Bitcoind.read([saved(parse(body), "getrawtransaction")])
    assert [each.units for each in told.movements] == [4_899_997_180, 2_099_999_997_690_000]
    (told,) = Bitcoind.read([saved(json.loads(body), "getrawtransaction")])
    assert told.state is State.UNREACHABLE
