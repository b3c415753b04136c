from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.blockchair import Blockchair
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable, Unsupported
from paysupport.model import Fault, State
from tests.adapters.explorers.asking import SILENT, Host

ID, HASH = "11" * 32, "0x" + "ab" * 32
SHOP, PAYER = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX"
OURS, THEIRS, TOKEN = "0x" + "c1" * 20, "0x" + "d2" * 20, "0x" + "e3" * 20

EVER = Window()


def body(data: Any, **context: Any) -> dict[str, Any]:
    return {"data": data, "context": {"code": 200, "state": 102, "state_layer_2": 102, **context}}


def coin(of: str = ID, block: int = 100, **changes: Any) -> dict[str, Any]:
    told = {
        "block_id": block,
        "hash": of,
        "time": "2026-11-20 10:00:00",
        "fee": 1410,
        "weight": 561,
        "size": 200,
        "is_rbf": True,
    }
    outputs = [
        {"recipient": SHOP, "value": 100_000, "index": 0, "type": "pubkeyhash"},
        {"recipient": "d-0f00", "value": 0, "index": 1, "type": "nulldata"},
    ]
    return {"transaction": {**told, **changes}, "inputs": [{"recipient": PAYER, "value": 101_410}], "outputs": outputs}


def ether(block: int = 100, calls: Any = None, tokens: Any = (), **changes: Any) -> dict[str, Any]:
    told = {
        "block_id": block, "hash": HASH, "time": "2026-11-20 10:00:00", "sender": THEIRS, "recipient": OURS,
        "value": "1500000000000000000", "fee": "21000000000000", "failed": False, "gas_used": 21000, "gas_limit": 30000,
        "gas_price": 1000000000, "nonce": "7",
    }  # fmt: skip
    return {"transaction": {**told, **changes}, "calls": calls, "layer_2": {"erc_20": list(tokens)}}


def call(depth: int, to: str, value: str, *, moved: bool = True, reason: str | None = None) -> dict[str, Any]:
    return {
        "depth": depth,
        "sender": THEIRS,
        "recipient": to,
        "value": value,
        "transferred": moved,
        "fail_reason": reason,
    }


def ask(answer: Any, network: str = "bitcoin", **options: Any) -> tuple[Any, Host]:
    host = Host({}, answer)
    of = HASH if network == "ethereum" else ID
    return host.tell(Blockchair(network, **options).transaction(of)), host


def saved(answer: Any, endpoint: str | None = None, **changes: Any) -> Saved:
    return Saved(**{"network": "bitcoin", "answer": answer, "endpoint": endpoint, "reference": ID, **changes})


def test_a_payment_in_a_block() -> None:
    told, host = ask(body({ID: coin()}))
    assert (told.state, told.source, told.host, told.id) == (State.INCLUDED, "blockchair", "api.blockchair.com", ID)
    assert (told.block_height, told.tip, told.confirmations, told.lagging) == (100, 102, 3, False)
    assert (told.included_at, told.seen_at) == (datetime(2026, 11, 20, 10, tzinfo=UTC), None)
    assert (told.fee, told.fee_rate, told.replaceable) == (Decimal("0.00001410"), Decimal(10), True)
    assert (told.sender, told.complete) == (PAYER, True)
    first, data = told.movements
    assert (first.recipient, first.units, first.amount, first.index) == (SHOP, 100_000, Decimal("0.001"), 0)
    assert (data.recipient, data.units) == (None, 0)
    assert told.origin.base == f"/data/{ID}"
    assert host.paths == [f"/bitcoin/dashboards/transactions/{ID}"]


def test_a_payment_that_waits_was_seen_then() -> None:
    told, _ = ask(body({ID: coin(block=-1, weight=None, size=141)}))
    assert (told.state, told.block_height, told.confirmations) == (State.PENDING, None, None)
    assert (told.included_at, told.seen_at) == (None, datetime(2026, 11, 20, 10, tzinfo=UTC))
    assert told.fee_rate == Decimal(10)
    told, _ = ask(body({ID: coin(fee=None, weight=None, size=None)}))
    assert (told.fee, told.fee_rate) == (None, None)


@pytest.mark.parametrize("data", [None, [], {}])
def test_what_is_not_known_is_absent(data: Any) -> None:
    told, _ = ask(body(data, results=0))
    assert (told.state, told.id, told.reference, told.tip) == (State.ABSENT, None, ID, 102)


def test_a_block_from_the_future_counts_nothing() -> None:
    told, _ = ask(body({ID: coin()}, state=99))
    assert (told.block_height, told.tip, told.confirmations, told.lagging) == (100, 99, None, True)


@pytest.mark.parametrize("code", [402, 429, 430, 434, 435, 436, 437])
def test_a_quota_that_is_used_up_is_no_answer(code: int) -> None:
    refused = {"data": None, "context": {"code": code, "error": "You have exceeded your limit"}}
    with pytest.raises(BadAnswer, match=f"error {code}: You have exceeded"):
        ask((code, refused))
    with pytest.raises(BadAnswer):
        ask((200, refused))


@pytest.mark.parametrize(
    "answer",
    [
        SILENT,
        "<html>",
        (204, None),
        [],
        {"data": {}},
        {"data": {}, "context": None},
        {"data": None, "context": {"code": "x"}},
        {"data": None, "context": {"code": 404}},
        body({ID: coin(fee=1.5)}),
        body({ID: {**coin(), "outputs": [{"value": 1.5}]}}),
        body({ID: {"transaction": None}}),
        body({ID: 5}),
        body({"22" * 32: coin("22" * 32), ID: coin("33" * 32)}),
    ],
)
def test_what_is_no_answer_is_not_taken_for_one(answer: Any) -> None:
    with pytest.raises(Unavailable):
        ask(answer)


def test_a_transfer_of_ether_and_what_contracts_moved() -> None:
    calls = [
        call(0, OURS, "1"),
        call(1, TOKEN, "0"),
        call(1, PAYER, "9", moved=False),
        call(2, OURS, "2000000000000000000"),
    ]
    told, host = ask(body({HASH: ether(calls=calls)}), "ethereum")
    outer, inner = told.movements
    assert (outer.units, outer.internal, outer.sender) == (1, False, THEIRS)
    assert (inner.units, inner.amount, inner.internal, inner.recipient) == (2 * 10**18, Decimal(2), True, OURS)
    assert (told.complete, told.nonce, told.sender) == (True, 7, THEIRS)
    assert (told.fee, told.fee_rate) == (Decimal("0.000021"), 10**9)
    assert host.requests[0].params == (("erc_20", "true"),)
    told, _ = ask(body({HASH: ether(block=-1)}), "ethereum")
    assert (told.state, told.complete) == (State.PENDING, False)
    assert [(each.recipient, each.amount) for each in told.movements] == [(OURS, Decimal("1.5"))]


def token(decimals: Any, value: Any = "5000000") -> dict[str, Any]:
    return {
        "token_address": TOKEN, "token_symbol": "USDT", "token_decimals": decimals, "sender": THEIRS, "recipient": OURS,
        "value": value,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("decimals", "amount"), [(6, Decimal(5)), (0, Decimal(5000000)), (31, None), (255, None), (None, None)]
)
def test_tokens_by_contract_and_its_decimals(decimals: Any, amount: Decimal | None) -> None:
    told, _ = ask(body({HASH: ether(calls=[], tokens=[token(decimals)])}), "ethereum")
    (moved,) = told.movements
    assert (moved.contract, moved.symbol, moved.units, moved.decimals, moved.amount) == (
        TOKEN,
        "USDT",
        5_000_000,
        decimals,
        amount,
    )


def test_tokens_that_are_not_known_yet() -> None:
    told, _ = ask(body({HASH: ether(calls=[])}, state_layer_2=99), "ethereum")
    assert (told.lagging, told.complete, told.confirmations) == (True, False, 3)
    told, _ = ask(body({HASH: {**ether(calls=[]), "layer_2": None}}, state_layer_2=None), "ethereum")
    assert (told.lagging, told.complete) == (False, False)


@pytest.mark.parametrize(
    ("reason", "used", "fault"),
    [
        ("Reverted", 21000, Fault.REVERTED),
        ("Out of gas", 29000, Fault.OUT_OF_GAS),
        (None, 30000, Fault.OUT_OF_GAS),
        (None, 21000, Fault.OTHER),
        ("Bad jump destination", 30000, Fault.OTHER),
    ],
)
def test_what_failed_moved_nothing(reason: str | None, used: int, fault: Fault) -> None:
    calls = [call(0, OURS, "1", moved=False, reason=reason)]
    told, _ = ask(body({HASH: ether(calls=calls, failed=True, gas_used=used)}), "ethereum")
    assert (told.state, told.movements, told.failure.fault, told.failure.message) == (State.FAILED, (), fault, reason)
    told, _ = ask(body({HASH: ether(failed=True)}), "ethereum")
    assert (told.failure.fault, told.failure.message) == (Fault.OTHER, None)


def test_a_key_goes_into_the_query_and_is_not_shown() -> None:
    _, host = ask(body({ID: coin()}), key="s3cret")
    assert host.requests[0].params == (("key", "s3cret"),)
    assert "s3cret" not in repr((host.requests, vars(Blockchair(key="s3cret"))))
    assert host.requests[0].pace != ask(body({ID: coin()}))[1].requests[0].pace


def test_networks_and_references() -> None:
    with pytest.raises(ConfigurationError, match="does not speak of 'tron'"):
        Blockchair("tron")
    for network, reference in (("bitcoin", HASH), ("ethereum", ID), ("bitcoin", "12")):
        with pytest.raises(InputError):
            next(Blockchair(network).transaction(reference))
    _, host = ask(body({ID: coin()}), "bitcoin-testnet", base="http://127.0.0.1:8080")
    assert host.requests[0].url == f"http://127.0.0.1:8080/bitcoin/testnet/dashboards/transactions/{ID}"


def received(
    pages: list[Any],
    whole: dict[str, Any],
    *,
    network: str = "bitcoin",
    contract: str | None = None,
    window: Window = EVER,
) -> Any:
    address = OURS if network == "ethereum" else SHOP
    kind = "calls" if network == "ethereum" and contract is None else "transactions"
    home = f"/{network}/erc-20/{contract}" if contract else f"/{network}"
    extra = "" if network == "ethereum" else "&transaction_details=true"
    answers: dict[str, Any] = {
        f"{home}/dashboards/address/{address}?limit=100&offset={number * 100}{extra}": page
        if not isinstance(page, list) else body({address: {"address": {}, kind: page}})
        for number, page in enumerate(pages)
    }  # fmt: skip
    host = Host(answers, body(whole))
    return host.tell(Blockchair(network).received(address, window, contract)), host


def row(of: str = ID, change: int = 5, time: str = "2026-11-20 10:00:00") -> dict[str, Any]:
    return {"block_id": 100, "hash": of, "time": time, "balance_change": change}


def test_what_an_address_received() -> None:
    pages = [[row(), row("22" * 32, -5), row("33" * 32, time="2026-11-21 10:00:00")]]
    (told,), host = received(pages, {ID: coin()}, window=Window(until=datetime(2026, 11, 21, tzinfo=UTC)))
    assert (told.id, told.reference, told.state, told.complete) == (ID, SHOP, State.INCLUDED, True)
    assert told.movements[0].units == 100_000
    assert host.paths[-1] == f"/bitcoin/dashboards/transactions/{ID}"


def test_pages_are_read_to_the_last_and_transactions_ten_at_once() -> None:
    rows = [row(f"{each:064x}") for each in range(103)]
    found, host = received([rows[:100], rows[100:]], {each["hash"]: coin(each["hash"]) for each in rows})
    assert {each.id for each in found} == {each["hash"] for each in rows}
    assert len(host.requests) == 2 + 11


def test_pages_end_where_the_window_begins_or_the_patience_does() -> None:
    rows = [row(f"{each:064x}", -1) for each in range(100)]
    found, host = received([rows], {}, window=Window(since=datetime(2026, 11, 21, tzinfo=UTC)))
    assert (found, len(host.requests)) == ((), 1)
    found, host = received([[*rows[1:], row()]] * 50, {ID: coin()})
    assert not found[0].complete
    assert len(host.requests) == 51


def test_nothing_received_is_empty_and_what_is_gone_meanwhile_is_left_out() -> None:
    assert received([[]], {})[0] == ()
    assert received([body(None)], {})[0] == ()
    assert received([[row()]], {})[0] == ()


def test_ether_and_tokens_that_came_to_an_address() -> None:
    came = {
        "block_id": 100,
        "transaction_hash": HASH,
        "time": "2026-11-20 10:00:00",
        "recipient": OURS.upper().replace("X", "x"),
        "value": 1.5e21,
    }
    genesis = {**came, "transaction_hash": None}
    others = [{**came, "recipient": THEIRS}, {**came, "recipient": None}, {**came, "transferred": False}]
    whole = {HASH: ether(calls=[], tokens=[token(6)])}
    (told,), _ = received([[genesis, *others, {**came, "transferred": True}]], whole, network="ethereum")
    assert (told.id, told.reference) == (HASH, OURS)
    assert received([others], whole, network="ethereum")[0] == ()
    (told,), host = received([[came]], whole, network="ethereum", contract=TOKEN)
    assert told.movements[0].contract == TOKEN
    assert host.paths[0] == f"/ethereum/erc-20/{TOKEN}/dashboards/address/{OURS}"
    with pytest.raises(Unsupported):
        next(Blockchair().received(SHOP, Window(), TOKEN))


@pytest.mark.parametrize(
    "page", [SILENT, (402, {"data": None, "context": {"code": 402, "error": "limit"}}), "<html>", body({SHOP: 1})]
)
def test_an_address_of_which_not_all_is_told_is_not_told(page: Any) -> None:
    with pytest.raises(Unavailable):
        received([[row(f"{each:064x}") for each in range(100)], page], {})


def test_saved_answers() -> None:
    (told,) = Blockchair.read([saved(body({ID: coin()}))])
    assert (told.state, told.confirmations) == (State.INCLUDED, 3)
    found = Blockchair.read([saved(body({ID: coin()}), f"/bitcoin/dashboards/transactions/{ID},{'22' * 32}")])
    assert [(each.state, each.reference) for each in found] == [(State.INCLUDED, ID), (State.ABSENT, "22" * 32)]
    (told,) = Blockchair.read([saved(body({SHOP: {"transactions": [row()]}}), reference=SHOP)])
    assert (told.state, told.id, told.reference, told.movements, told.complete) == (State.INCLUDED, ID, SHOP, (), False)
    (told,) = Blockchair.read([saved("<html>", http_status=430)])
    assert (told.state, told.detail) == (State.UNREACHABLE, "HTTP status 430: <html>")
