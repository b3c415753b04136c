from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.esplora import Esplora, Mempool
from paysupport.adapters.registry import explorer
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable, Unsupported
from paysupport.model import State
from tests.adapters.explorers.asking import NOW, SILENT, Host

ID, PARENT, NEWER, BLOCK = "11" * 32, "22" * 32, "33" * 32, "44" * 32
SHOP = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
PAYER = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
MINED = {"confirmed": True, "block_height": 100, "block_hash": BLOCK, "block_time": 1795600000}
WAITING = {"confirmed": False}
EVER = Window()
GONE = (404, "Transaction not found")


def tx(status: Any = WAITING, of: str = ID, **changes: Any) -> dict[str, Any]:
    spent = {"scriptpubkey_address": PAYER, "value": 150_000}
    return {
        "txid": of,
        "fee": 1410,
        "weight": 561,
        "vin": [{"txid": PARENT, "vout": 1, "prevout": spent, "sequence": 0xFFFFFFFD, "is_coinbase": False}],
        "vout": [
            {"scriptpubkey_address": SHOP, "value": 100_000},
            {"scriptpubkey_type": "op_return", "value": 0},
        ],
        "status": status,
        **changes,
    }


def esplora(answers: dict[str, Any]) -> tuple[Any, Host]:
    host = Host({f"/api/{path}": answer for path, answer in answers.items()})
    return host.tell(Esplora().transaction(ID)), host


def mempool(answers: dict[str, Any]) -> tuple[Any, Host]:
    host = Host({f"/api/{path}": answer for path, answer in answers.items()}, (404, {"error": "no such thing"}))
    return host.tell(Mempool().transaction(ID)), host


def saved(answer: Any, endpoint: str | None = None, **changes: Any) -> Saved:
    return Saved(**{"network": "bitcoin", "answer": answer, "endpoint": endpoint, "reference": ID, **changes})


def test_a_payment_in_a_block() -> None:
    told, host = esplora({
        f"tx/{ID}": tx(MINED),
        "blocks/tip/height": 102,
        "fee-estimates": {"6": "12.5", "1008": "1.01"},
        f"block/{BLOCK}/status": {"in_best_chain": True},
    })  # fmt: skip
    assert (told.state, told.id, told.host) == (State.INCLUDED, ID, "blockstream.info")
    assert (told.block_height, told.tip, told.confirmations, told.block_hash) == (100, 102, 3, BLOCK)
    assert told.included_at == datetime.fromtimestamp(1795600000, UTC)
    assert (told.fee, told.fee_rate) == (Decimal("0.00001410"), Decimal(10))
    assert (told.fee_rate_hour, told.fee_rate_slow) == (Decimal("12.5"), Decimal("1.01"))
    assert (told.sender, told.replaceable, told.complete, told.lagging) == (PAYER, True, True, False)
    first, data = told.movements
    assert (first.recipient, first.units, first.amount, first.index) == (SHOP, 100_000, Decimal("0.001"), 0)
    assert (data.recipient, data.units, data.index) == (None, 0, 1)
    assert told.origin.pointers["block_height"] == ("/status/block_height",)
    assert told.fetched_at == NOW
    assert all(each.method == "GET" and each.reads for each in host.requests)


def test_a_block_that_left_the_chain() -> None:
    told, _ = esplora({
        f"tx/{ID}": tx(MINED), "blocks/tip/height": 102, f"block/{BLOCK}/status": {"in_best_chain": False},
    })  # fmt: skip
    assert (told.state, told.confirmations, told.block_hash) == (State.ORPHANED, None, BLOCK)


def test_a_payment_that_waits_for_its_parent() -> None:
    told, host = esplora({f"tx/{ID}": tx(), "blocks/tip/height": 102, f"tx/{PARENT}/status": WAITING})
    assert (told.state, told.confirmations, told.pending_parents) == (State.PENDING, None, 1)
    assert f"/api/tx/{PARENT}/status" in host.paths
    told, _ = esplora({f"tx/{ID}": tx(), f"tx/{PARENT}/status": MINED})
    assert told.pending_parents == 0


def test_side_questions_may_fail() -> None:
    told, _ = esplora(
        {f"tx/{ID}": tx(MINED), "blocks/tip/height": "<html>", "fee-estimates": SILENT, f"block/{BLOCK}/status": SILENT}
    )
    assert (told.state, told.tip, told.confirmations) == (State.INCLUDED, None, None)
    told, _ = esplora({f"tx/{ID}": tx(), f"tx/{PARENT}/status": SILENT})
    assert told.pending_parents is None


def test_what_is_not_known_is_absent() -> None:
    told, host = esplora({f"tx/{ID}": GONE, "blocks/tip/height": 102})
    assert (told.state, told.id, told.reference, told.tip) == (State.ABSENT, None, ID, 102)
    assert len(host.requests) == 3


@pytest.mark.parametrize(
    "answer",
    [
        (200, "<html>Just a moment</html>"),
        (404, "<html>no such page</html>"),
        (400, "Invalid hex string"),
        (200, None),
        (204, None),
        (200, '{"txid": "11", "vin": [{'),
        (200, {"error": "Service unavailable"}),
        (200, tx(fee=None, vout=[{"value": 1.5}])),
        (200, tx(vout=[{"value": "0x10"}])),
        (200, tx(vout=None)),
        (200, tx({"confirmed": "yes"})),
        (200, []),
        (200, tx(MINED, NEWER)),
        SILENT,
    ],
)
def test_what_is_no_answer_is_not_taken_for_one(answer: Any) -> None:
    with pytest.raises(Unavailable):
        esplora({f"tx/{ID}": answer, "blocks/tip/height": 102})


def test_amounts_as_text_and_a_value_that_is_hidden() -> None:
    told, _ = esplora({f"tx/{ID}": tx(vout=[{"value": "21000000"}, {"value": None}])})
    assert [(each.units, each.amount) for each in told.movements] == [(21_000_000, Decimal("0.21")), (None, None)]


def test_a_block_from_the_future_is_kept_and_counts_nothing() -> None:
    told, _ = esplora({f"tx/{ID}": tx(MINED), "blocks/tip/height": 99})
    assert (told.block_height, told.tip, told.confirmations, told.lagging) == (100, 99, None, True)


def test_several_payers_are_no_sender() -> None:
    inputs = [{"txid": PARENT, "vout": 0, "prevout": {"scriptpubkey_address": each}} for each in (PAYER, SHOP)]
    told, _ = esplora({f"tx/{ID}": tx(vin=inputs, weight=0)})
    assert (told.sender, told.fee_rate, told.replaceable) == (None, None, False)


def test_mempool_tells_more_of_what_waits() -> None:
    told, host = mempool({
        f"tx/{ID}": tx(),
        "blocks/tip/height": "102",
        "v1/fees/recommended": {"fastestFee": 9, "halfHourFee": 7, "hourFee": 5, "economyFee": 2, "minimumFee": 1},
        f"v1/cpfp/{ID}": {"ancestors": [{"txid": PARENT}, {"txid": NEWER}], "effectiveFeePerVsize": "3.25"},
        f"v1/transaction-times?txId[]={ID}": [1795500000],
    })  # fmt: skip
    assert (told.source, told.host) == ("mempool", "mempool.space")
    assert (told.pending_parents, told.fee_rate) == (2, Decimal("3.25"))
    assert (told.fee_rate_hour, told.fee_rate_slow) == (5, 2)
    assert told.seen_at == datetime.fromtimestamp(1795500000, UTC)
    assert all(each.headers["Accept"] == "application/json" for each in host.requests)


def test_mempool_that_has_not_seen_when() -> None:
    told, _ = mempool({f"tx/{ID}": tx(), f"v1/cpfp/{ID}": {"ancestors": []}, f"v1/transaction-times?txId[]={ID}": [0]})
    assert (told.seen_at, told.pending_parents, told.fee_rate) == (None, 0, Decimal(10))


def replacement(of: str) -> dict[str, Any]:
    older = [] if of == ID else [{"tx": {"txid": ID}, "time": 1, "fullRbf": False, "replaces": []}]
    return {"replacements": {"tx": {"txid": of, "fee": 9}, "time": 2, "replaces": older}, "replaces": None}


LOST = (404, {"error": "No such mempool or blockchain transaction"})


def test_mempool_tells_what_replaced_it() -> None:
    told, host = mempool({
        f"tx/{ID}": LOST, f"v1/tx/{ID}/rbf": replacement(NEWER), f"v1/tx/{ID}/cached": tx(firstSeen=1795500000),
    })  # fmt: skip
    assert (told.state, told.replaced_by, told.id) == (State.REPLACED, NEWER, ID)
    assert told.movements[0].recipient == SHOP
    assert told.seen_at == datetime.fromtimestamp(1795500000, UTC)
    assert not any("outspend" in each for each in host.paths)


def test_who_spends_the_inputs_of_a_kept_transaction_took_its_place() -> None:
    kept = {f"tx/{ID}": LOST, f"v1/tx/{ID}/rbf": {"replacements": None, "replaces": None}, f"v1/tx/{ID}/cached": tx()}
    spent = {"spent": True, "txid": NEWER, "vin": 0, "status": MINED}
    told, _ = mempool({**kept, f"tx/{PARENT}/outspend/1": spent})
    assert (told.state, told.replaced_by) == (State.REPLACED, NEWER)
    told, _ = mempool({**kept, f"tx/{PARENT}/outspend/1": {"spent": False}})
    assert (told.state, told.replaced_by) == (State.ABSENT, None)
    told, _ = mempool({**kept, f"tx/{PARENT}/outspend/1": {**spent, "txid": ID}})
    assert (told.state, told.replaced_by) == (State.ABSENT, None)


def test_what_was_never_replaced_is_absent() -> None:
    told, host = mempool({f"tx/{ID}": LOST, f"v1/tx/{ID}/rbf": replacement(ID), f"v1/tx/{ID}/cached": (204, None)})
    assert (told.state, told.id, told.replaced_by) == (State.ABSENT, None, None)
    assert len(host.requests) == 5


def test_a_chain_outweighs_what_is_remembered() -> None:
    (told,) = Mempool.read([saved(replacement(NEWER), f"/api/v1/tx/{ID}/rbf"), saved(tx(MINED), f"/api/tx/{ID}")])
    assert (told.state, told.replaced_by) == (State.INCLUDED, None)


@pytest.mark.parametrize("reference", ["", "12", "zz" * 32, f"{ID}/hex", f"../{ID}"])
def test_what_is_no_id_is_not_asked_for(reference: str) -> None:
    with pytest.raises(InputError):
        next(Esplora().transaction(reference))


def test_upper_case_and_blanks_are_forgiven() -> None:
    host = Host({f"/api/tx/{'ab' * 32}": tx(MINED, "ab" * 32)})
    assert host.tell(Esplora().transaction(f" {'AB' * 32}\n")).state is State.INCLUDED


def test_hosts_and_networks() -> None:
    with pytest.raises(ConfigurationError, match=r"does not speak of 'tron'; it knows bitcoin, "):
        Esplora("tron")
    with pytest.raises(ConfigurationError, match="no public host for litecoin"):
        Esplora("litecoin")
    for wrong in ("ftp://host", "host", "https://user:word@host/api", "https://["):
        with pytest.raises(ConfigurationError, match="absolute"):
            Esplora("bitcoin", wrong)
    assert Esplora("litecoin", "http://127.0.0.1:3000/").host == "127.0.0.1"
    assert Mempool("litecoin").host == "litecoinspace.org"
    assert explorer("esplora") is Esplora
    assert "bitcoin-signet" in explorer("mempool").networks


def test_a_key_goes_into_a_header_and_is_not_shown() -> None:
    host = Host({f"/api/tx/{ID}": tx()})
    asked = Esplora(key="s3cret")
    host.tell(asked.transaction(ID))
    assert host.requests[0].headers["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in repr((host.requests, vars(asked)))


def test_litecoin_has_more_blocks_in_an_hour() -> None:
    answers = [saved(tx(), network="litecoin"), saved({"6": 9, "24": 3}, "/fee-estimates", network="litecoin")]
    assert Esplora.read(answers)[0].fee_rate_hour == 3


HOME = f"/api/address/{SHOP}/txs"


def received(answers: dict[str, Any], window: Window = EVER) -> Any:
    host = Host({f"{HOME}/{path}": answer for path, answer in answers.items()} | {"/api/blocks/tip/height": 200})
    return host.tell(Esplora().received(SHOP, window)), host


def history(count: int, start: int = 0, time: int = 1795600000) -> list[dict[str, Any]]:
    return [tx({**MINED, "block_time": time}, f"{start + each:064x}") for each in range(count)]


def test_all_pages_of_an_address_and_what_waits() -> None:
    first, second = history(25, 1), history(3, 26)
    found, host = received({"chain": first, f"chain/{first[-1]['txid']}": second, "mempool": [tx()]})
    assert len(found) == 29
    assert {each.reference for each in found} == {SHOP}
    assert {each.state for each in found} == {State.INCLUDED, State.PENDING}
    assert all(each.complete and each.tip == 200 for each in found)
    assert len(host.requests) == 4


def test_what_an_address_sent_or_got_at_another_time_is_left_out() -> None:
    sent = tx(MINED, NEWER, vout=[{"scriptpubkey_address": PAYER, "value": 1}])
    found, _ = received({"chain": [sent, *history(1)], "mempool": []})
    assert [each.id for each in found] == ["0" * 64]
    at = datetime.fromtimestamp(1795600000, UTC)
    second = timedelta(seconds=1)
    assert len(received({"chain": history(1), "mempool": []}, Window(since=at, until=at + second))[0]) == 1
    assert received({"chain": history(1), "mempool": []}, Window(until=at))[0] == ()
    assert received({"chain": history(1), "mempool": []}, Window(since=at + second))[0] == ()


def test_pages_end_where_the_window_begins() -> None:
    at = datetime.fromtimestamp(1795600000, UTC)
    found, host = received({"chain": history(25), "mempool": []}, Window(since=at + timedelta(hours=3)))
    assert (found, len(host.requests)) == ((), 3)


def test_what_was_cut_is_not_complete() -> None:
    waiting = [tx(WAITING, f"{each:064x}") for each in range(50)]
    found, _ = received({"chain": [], "mempool": waiting})
    assert not any(each.complete for each in found)
    endless = {f"chain/{each['txid']}": history(25) for each in history(25)}
    found, host = received({"chain": history(25), "mempool": [], **endless})
    assert not any(each.complete for each in found)
    assert len(host.requests) == 52


@pytest.mark.parametrize("broken", ["chain", "mempool"])
@pytest.mark.parametrize(
    "answer", [SILENT, (400, "Invalid Bitcoin address"), {"error": "too long"}, [{"vin": []}], [1]]
)
def test_an_address_of_which_not_all_is_told_is_not_told(broken: str, answer: Any) -> None:
    with pytest.raises(Unavailable):
        received({"chain": [], "mempool": [], broken: answer})


def test_nothing_received_is_empty_and_tokens_are_not_known() -> None:
    assert received({"chain": [], "mempool": []})[0] == ()
    with pytest.raises(Unsupported):
        next(Esplora().received(SHOP, Window(), contract="0x1"))


def test_saved_answers_are_read_by_their_shape() -> None:
    answers = [
        saved(tx(MINED)),
        saved("102"),
        saved({"in_best_chain": False}, reference=BLOCK),
        saved({"6": 4}),
        saved({"ancestors": [1]}),
        saved(replacement(NEWER)),
        saved({"hourFee": 8}),
    ]
    (told,) = Esplora.read(answers)
    assert (told.state, told.tip, told.fee_rate_hour, told.pending_parents) == (State.ORPHANED, 102, Decimal(8), 1)
    assert Esplora.read([saved({"confirmed": False}), saved([{"spent": False}]), saved({"spent": False})]) == ()
    (told,) = Esplora.read([saved(replacement(NEWER))])
    assert (told.state, told.replaced_by, told.reference) == (State.REPLACED, NEWER, ID)
    (told,) = Esplora.read([saved([tx(MINED)], reference=SHOP)])
    assert (told.reference, told.id, told.origin.base) == (SHOP, ID, "/0")


def test_what_was_seen_before_is_kept_when_it_is_gone() -> None:
    before = saved(tx(), f"/api/tx/{ID}", fetched_at=NOW - timedelta(hours=1))
    after = saved("Transaction not found", f"/api/tx/{ID}", http_status=404, fetched_at=NOW)
    outspends = saved([{"spent": False}, {"spent": True, "txid": NEWER}], f"/api/tx/{PARENT}/outspends")
    (told,) = Esplora.read([after, before, outspends])
    assert (told.state, told.replaced_by, told.movements[0].units) == (State.REPLACED, NEWER, 100_000)
    (told,) = Esplora.read([after, before])
    assert told.state is State.ABSENT


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("<html>502 Bad Gateway</html>", "HTTP status 502: <html>502 Bad Gateway</html>"),
        (None, "HTTP status 502: an empty answer"),
        ({"message": "x"}, "HTTP status 502: an unknown shape"),
        (tx(fee=-1), "/fee: "),
        (tx(vin=[{"sequence": "a"}]), "/vin/0/sequence: "),
        (tx({"confirmed": True, "block_time": 1.5e300}), "/status/block_time: "),
    ],
)
def test_a_saved_answer_that_is_none_is_told_as_such(answer: Any, said: str) -> None:
    (told,) = Esplora.read([saved(answer, f"/api/tx/{ID}", http_status=502)])
    assert told.state is State.UNREACHABLE
    assert (told.detail or "").startswith(said)
    assert told.reference == ID
    assert Esplora.read([saved(answer, "/api/fees/recommended"), saved(tx())])[0].state is State.PENDING


def test_numbers_beyond_any_coin_are_kept_as_units() -> None:
    (told,) = Esplora.read([saved(tx(fee=2**256 - 1, vout=[{"value": 2**256 - 1}, {"value": 10**56 - 1}]))])
    assert (told.state, told.fee, told.fee_rate) == (State.PENDING, None, None)
    largest, next_to_it = told.movements
    assert (largest.units, largest.amount) == (2**256 - 1, None)
    assert next_to_it.amount == Decimal("9" * 48 + "." + "9" * 8)


def test_rates_that_cannot_be_are_left_out() -> None:
    for rates in ({"hourFee": -1}, {"hourFee": 1.5}, {"hourFee": "NaN"}):
        (told,) = Mempool.read([saved(tx(), f"/api/tx/{ID}"), saved(rates, "/api/v1/fees/recommended")])
        assert (told.state, told.fee_rate_hour) == (State.PENDING, None)


def test_a_page_for_people_does_not_say_that_a_transaction_is_absent() -> None:
    (told,) = Esplora.read([saved("<html>Transaction not found</html>", f"/tx/{ID}", http_status=404)])
    assert told.state is State.UNREACHABLE


def test_one_bad_row_does_not_hide_the_others() -> None:
    found = Esplora.read([saved([tx(MINED), {"vin": 1, "txid": "1"}, tx(MINED, NEWER)], f"/address/{SHOP}/txs")])
    assert [each.state for each in found] == [State.INCLUDED, State.UNREACHABLE, State.INCLUDED]


def test_bad_answers_name_their_host() -> None:
    with pytest.raises(BadAnswer, match=r"blockstream\.info gave no answer: HTTP status 200: <html>") as failed:
        esplora({f"tx/{ID}": "<html>"})
    assert failed.value.source == "blockstream.info"
