"""Blockscout: documents, pages of lists, and errors in words."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.blockscout import Blockscout
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Request
from paysupport.model import Failure, Fault, State, Transfer
from tests.adapters.explorers.ethereum import (
    BLOCK_HASH,
    FORWARDER,
    HASH,
    HTML,
    MINED,
    OTHER_HASH,
    PAYER,
    SHOP,
    TOKEN,
    USELESS,
    ask,
    saved,
    word,
)

BASE = "/api/v2"
KEY = "KEYOFTHEMERCHANT"
REVERTED = "0x08c379a0" + word(32) + word(3) + b"Foo".hex().ljust(64, "0")
NOT_FOUND = (404, {"message": "Not found"})


def transaction(**more: Any) -> dict[str, Any]:
    return {
        "hash": HASH,
        "status": "ok",
        "result": "success",
        "revert_reason": None,
        "from": {"hash": PAYER, "is_contract": False},
        "to": {"hash": SHOP, "is_contract": False},
        "value": "1500000000000000000",
        "raw_input": "0x",
        "nonce": 5,
        "gas_limit": "21000",
        "gas_used": "21000",
        "gas_price": "1000000000",
        "max_fee_per_gas": "2000000000",
        "fee": {"type": "actual", "value": "21000000000000"},
        "block_number": 100,
        "timestamp": "2026-11-25T11:59:00.000000Z",
        "confirmations": 4,
        "token_transfers": None,
        "token_transfers_overflow": None,
        "has_error_in_internal_transactions": False,
        "is_pending_update": False,
    } | more


def token_call(**more: Any) -> dict[str, Any]:
    data = "0xa9059cbb" + word(SHOP) + word(25_500_000)
    return transaction(to={"hash": TOKEN, "is_contract": True}, value="0", raw_input=data, gas_limit="60000", **more)


def paid(**more: Any) -> dict[str, Any]:
    token = {"address_hash": TOKEN, "symbol": "USDT", "decimals": "6", "type": "ERC-20", "reputation": "ok"}
    return {
        "transaction_hash": HASH,
        "from": {"hash": PAYER},
        "to": {"hash": SHOP},
        "token": token | more.pop("token", {}),
        "total": {"value": "25500000", "decimals": "6"},
        "token_type": "ERC-20",
        "log_index": 7,
        "block_number": 100,
        "block_hash": BLOCK_HASH,
        "timestamp": "2026-11-25T11:59:00.000000Z",
    } | more


def inside(**more: Any) -> dict[str, Any]:
    return {
        "transaction_hash": HASH,
        "type": "call",
        "success": True,
        "error": None,
        "from": {"hash": FORWARDER},
        "to": {"hash": SHOP},
        "value": "7",
        "index": 1,
        "block_number": 100,
        "timestamp": "2026-11-25T11:59:00.000000Z",
    } | more


def items(*rows: dict[str, Any], following: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"items": list(rows), "next_page_params": following}


HEADS = [{"height": 103, "timestamp": "2026-11-25T11:59:36Z"}, {"height": 102, "timestamp": "2026-11-25T11:59:24Z"}]


class Instance:
    """Answers by the end of the path; what it was not given it does not know."""

    def __init__(self, answers: dict[str, object] | None = None) -> None:
        self.answers: dict[str, object] = {
            "/main-page/blocks": HEADS,
            "/token-transfers": items(),
            "/internal-transactions": items(),
            **(answers or {}),
        }
        self.asked: list[Request] = []

    def __call__(self, request: Request) -> object:
        self.asked.append(request)
        ends = [end for end in self.answers if request.url.endswith(end)]
        answer = self.answers[max(ends, key=len)] if ends else NOT_FOUND
        return answer(dict(request.params)) if callable(answer) else answer


def look(instance: Callable[[Request], object]) -> Transfer:
    told, _ = ask(Blockscout("ethereum", key=KEY).transaction(HASH), instance)
    return told


def received(
    instance: Callable[[Request], object], window: Window | None = None, contract: str | None = TOKEN
) -> tuple[Transfer, ...]:
    found, _ = ask(Blockscout("ethereum").received(SHOP, window or Window(), contract), instance)
    return found


def read(*answers: Saved) -> Transfer:
    (told,) = Blockscout.read(answers)
    return told


# --- one transaction


def test_a_coin_payment() -> None:
    instance = Instance({f"/transactions/{HASH}": transaction()})
    told = look(instance)
    assert (told.source, told.host, told.state, told.id) == ("blockscout", "eth.blockscout.com", State.INCLUDED, HASH)
    assert (told.block_height, told.tip, told.confirmations) == (100, 103, 4)
    assert (told.included_at, told.tip_at) == (MINED, MINED + timedelta(seconds=36))
    assert (told.fee, told.fee_rate, told.nonce, told.sender) == (Decimal("0.000021"), Decimal(2 * 10**9), 5, PAYER)
    assert [(each.sender, each.recipient, each.amount) for each in told.movements] == [(PAYER, SHOP, Decimal("1.5"))]
    assert (told.complete, told.lagging, told.detail) == (True, False, None)
    assert all(each.reads and KEY not in repr(each) and KEY not in each.url for each in instance.asked)
    assert all(dict(each.params)["apikey"] == KEY for each in instance.asked)


def test_all_pages_of_all_payments() -> None:
    def tokens(params: dict[str, str]) -> object:
        return (
            items(paid(log_index=9)) if params.get("index") == "8" else items(paid(), following={"index": 8, "x": None})
        )

    own = inside(index=0, **{"from": {"hash": PAYER}, "to": {"hash": FORWARDER}, "value": "9"})
    inner = [
        own,
        inside(),
        inside(index=2, success=False),
        inside(index=3, value="0"),
        inside(index=4, type="delegatecall"),
    ]
    told = look(
        Instance(
            {
                f"/transactions/{HASH}": transaction(to={"hash": FORWARDER, "is_contract": True}, value="9"),
                "/token-transfers": tokens,
                "/internal-transactions": items(*inner),
            }
        )
    )
    assert [(each.recipient, each.units, each.index, each.internal) for each in told.movements] == [
        (FORWARDER, 9, None, False),
        (SHOP, 25_500_000, 7, False),
        (SHOP, 25_500_000, 9, False),
        (SHOP, 7, 1, True),
    ]
    assert (told.complete, told.block_hash) == (True, BLOCK_HASH)


def test_a_list_that_begins_again_is_cut() -> None:
    endless = items(paid(), following={"index": 8})
    told = look(Instance({f"/transactions/{HASH}": transaction(), "/token-transfers": endless}))
    assert (told.complete, len(told.movements)) == (False, 3)


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        (paid(), [(TOKEN, "USDT", 6, Decimal("25.5"))]),
        (
            paid(token={"address_hash": None, "address": TOKEN}, total={"value": "7", "decimals": "255"}),
            [(None, "USDT", 255, None)],
        ),
        (paid(total={"value": "7", "decimals": "999"}), [(TOKEN, "USDT", None, None)]),
        (paid(total={"value": "7", "decimals": None}), [(TOKEN, "USDT", None, None)]),
        (paid(token_type="ERC-721", total={"token_id": "1"}), []),
        (paid(token_type=None, total={"token_id": "1"}), []),
    ],
)
def test_a_token_payment(row: dict[str, Any], meant: list[tuple[object, ...]]) -> None:
    told = look(Instance({f"/transactions/{HASH}": token_call(), "/token-transfers": items(row)}))
    assert [(each.contract, each.symbol, each.decimals, each.amount) for each in told.movements] == meant


def test_an_older_instance_has_other_names() -> None:
    row = paid(token={"address": TOKEN})
    del row["token"]["address_hash"]
    row["tx_hash"] = row.pop("transaction_hash")
    older = transaction()
    older["block"] = older.pop("block_number")
    del older["max_fee_per_gas"]
    told = look(Instance({f"/transactions/{HASH}": older, "/token-transfers": items(row)}))
    assert (told.block_height, told.fee_rate, told.movements[1].contract) == (100, Decimal(10**9), TOKEN)


@pytest.mark.parametrize(
    ("token", "note"),
    [
        ({"reputation": "scam"}, f"{TOKEN}: reputation scam"),
        ({"reputation": None, "is_scam": True}, f"{TOKEN}: is_scam"),
        ({"reputation": None, "is_scam": False}, None),
        ({"reputation": "ok"}, None),
    ],
)
def test_a_warning_about_a_token_is_kept_as_it_is(token: dict[str, Any], note: str | None) -> None:
    told = look(Instance({f"/transactions/{HASH}": token_call(), "/token-transfers": items(paid(token=token))}))
    assert (told.state, told.detail) == (State.INCLUDED, note)


def test_an_error_inside_is_a_note() -> None:
    told = look(Instance({f"/transactions/{HASH}": transaction(has_error_in_internal_transactions=True)}))
    assert (told.state, told.detail) == (State.INCLUDED, "has_error_in_internal_transactions")


@pytest.mark.parametrize(
    ("changes", "meant"),
    [
        ({"result": "Reverted"}, Failure(fault=Fault.REVERTED)),
        ({"result": "out of gas"}, Failure(fault=Fault.OUT_OF_GAS, message="out of gas")),
        ({"result": "Reverted", "revert_reason": {"raw": REVERTED}}, Failure(fault=Fault.REVERTED, message="Foo")),
        ({"result": "Reverted", "revert_reason": REVERTED}, Failure(fault=Fault.REVERTED, message="Foo")),
        ({"result": "Reverted", "revert_reason": {"raw": "0x"}}, Failure(fault=Fault.REVERTED)),
        (
            {"revert_reason": {"method_id": "08c379a0", "method_call": "Error(string reason)", "parameters": [{"name": "reason", "type": "string", "value": "ERC20: transfer amount exceeds balance"}]}},
            Failure(fault=Fault.INSUFFICIENT_FUNDS, message="ERC20: transfer amount exceeds balance"),
        ),
        (
            {"revert_reason": {"method_id": "d93c0665", "method_call": "EnforcedPause()", "parameters": []}},
            Failure(fault=Fault.PAUSED, message="custom error EnforcedPause()"),
        ),
        (
            {"revert_reason": {"method_id": "", "method_call": "Odd()", "parameters": []}},
            Failure(fault=Fault.REVERTED, message="custom error Odd()"),
        ),
        ({"revert_reason": "Pausable: paused"}, Failure(fault=Fault.PAUSED, message="Pausable: paused")),
        ({"revert_reason": "Error: (Awaiting internal transactions for reason)", "result": "Reverted"}, Failure(fault=Fault.REVERTED)),
        ({"result": "error", "gas_used": "60000"}, Failure(fault=Fault.OUT_OF_GAS, message="all of its gas was used (60000)")),
        ({"result": "error"}, Failure(fault=Fault.REVERTED, message="error")),
    ],
)  # fmt: skip
def test_why_it_failed(changes: dict[str, Any], meant: Failure) -> None:
    told = look(Instance({f"/transactions/{HASH}": token_call(status="error", **changes)}))
    assert (told.state, told.failure, told.movements, told.confirmations) == (State.FAILED, meant, (), 4)


def test_a_waiting_payment() -> None:
    waits = {"status": None, "result": "pending", "block_number": None, "confirmations": 0, "timestamp": None}
    told = look(Instance({f"/transactions/{HASH}": token_call(fee={"type": "maximum", "value": "9"}, **waits)}))
    assert (told.state, told.confirmations, told.fee, told.complete) == (State.PENDING, None, None, True)
    assert [(each.contract, each.recipient, each.units) for each in told.movements] == [(TOKEN, SHOP, 25_500_000)]
    assert not look(Instance({f"/transactions/{HASH}": transaction(raw_input="0x12345678", **waits)})).complete


def test_a_replaced_payment() -> None:
    gone = transaction(status="error", result="dropped/replaced", block_number=None)
    told = look(Instance({f"/transactions/{HASH}": gone}))
    assert (told.state, told.detail, told.movements) == (State.REPLACED, "dropped/replaced", ())


def test_an_unknown_transaction_is_absent() -> None:
    told = look(Instance())
    assert (told.state, told.id, told.tip, told.detail) == (State.ABSENT, None, 103, None)


def test_a_block_that_lost_consensus_is_out_of_the_chain() -> None:
    lost = (404, {"message": "Block lost consensus", "hash": BLOCK_HASH})
    told = look(Instance({f"/transactions/{HASH}": lost}))
    assert (told.state, told.confirmations) == (State.ORPHANED, None)


def test_payments_inside_that_are_not_indexed_yet() -> None:
    told = look(Instance({f"/transactions/{HASH}": transaction(result="awaiting_internal_transactions")}))
    assert (told.state, told.complete) == (State.INCLUDED, False)


@pytest.mark.parametrize(("height", "lagging", "confirmations"), [(103, False, 1), (104, True, None)])
def test_a_block_from_the_future(height: int, lagging: bool, confirmations: int | None) -> None:
    told = look(Instance({f"/transactions/{HASH}": transaction(block_number=height)}))
    assert (told.lagging, told.confirmations) == (lagging, confirmations)


def test_a_pending_update_is_told() -> None:
    assert look(Instance({f"/transactions/{HASH}": transaction(is_pending_update=True)})).lagging


def test_without_the_newest_block_its_own_count_holds() -> None:
    told = look(Instance({f"/transactions/{HASH}": transaction(confirmations=12), "/main-page/blocks": (503, HTML)}))
    assert (told.tip, told.confirmations) == (None, 12)


@pytest.mark.parametrize("useless", USELESS.values(), ids=list(USELESS))
def test_a_useless_answer_is_no_answer(useless: object) -> None:
    with pytest.raises(BadAnswer):
        look(lambda _request: useless)


@pytest.mark.parametrize(
    "answer",
    [
        (404, HTML),
        (404, {"ok": False}),
        (422, {"message": "Invalid parameter(s)"}),
        (422, {"errors": [{"title": "Invalid value"}]}),
        (403, {"message": "Restricted access"}),
        (429, {"message": "Too many requests"}),
        (200, transaction(value="many")),
        (200, transaction(hash=OTHER_HASH)),
        (200, transaction(status=None)),
    ],
)
def test_a_refused_question_is_no_answer(answer: object) -> None:
    with pytest.raises(Unavailable):
        look(Instance({f"/transactions/{HASH}": answer}))


@pytest.mark.parametrize("answer", [(401, {"message": "Unauthorized"}), (403, {"message": "Wrong API key"})])
def test_a_key_that_does_not_fit(answer: object) -> None:
    with pytest.raises(ConfigurationError) as failed:
        look(Instance({f"/transactions/{HASH}": answer}))
    assert KEY not in str(failed.value)


@pytest.mark.parametrize("broken", ["/token-transfers", "/internal-transactions"])
def test_without_one_of_the_lists_there_is_no_answer(broken: str) -> None:
    with pytest.raises(BadAnswer):
        look(Instance({f"/transactions/{HASH}": transaction(), broken: (500, HTML)}))


@pytest.mark.parametrize("network", ["tron", "linea", ""])
def test_a_network_without_an_instance(network: str) -> None:
    with pytest.raises(ConfigurationError, match="blockscout"):
        Blockscout(network)


def test_any_instance_can_be_given() -> None:
    assert Blockscout("linea", base="https://scan.example/api/v2/").host == "scan.example"


def test_what_is_no_hash_is_refused() -> None:
    with pytest.raises(InputError):
        ask(Blockscout().transaction("0x12"), Instance())


# --- received


def test_a_token_received() -> None:
    instance = Instance(
        {f"/addresses/{SHOP}/token-transfers": items(paid(), paid(transaction_hash=OTHER_HASH, block_number=101))}
    )
    found = received(instance)
    assert [(each.id, each.reference, each.state, each.confirmations) for each in found] == [
        (HASH, SHOP, State.INCLUDED, 4),
        (OTHER_HASH, SHOP, State.INCLUDED, 3),
    ]
    assert {each.complete for each in found} == {True}
    params = dict(instance.asked[-1].params)
    assert params == {"filter": "to", "type": "ERC-20", "token": TOKEN}


def test_coins_received_directly_and_from_contracts() -> None:
    failed = transaction(hash="0x" + "d4" * 32, status="error", result="Reverted")
    found = received(
        Instance(
            {
                f"/addresses/{SHOP}/transactions": items(transaction(), failed),
                f"/addresses/{SHOP}/internal-transactions": items(
                    inside(), inside(transaction_hash=OTHER_HASH, value="9")
                ),
            }
        ),
        contract=None,
    )
    assert [(each.id, [one.units for one in each.movements]) for each in found] == [
        (HASH, [15 * 10**17, 7]),
        (OTHER_HASH, [9]),
    ]


def test_pages_end_where_the_window_begins() -> None:
    def pages(params: dict[str, str]) -> object:
        page = int(params.get("page", 0))
        at = (MINED - timedelta(minutes=page)).isoformat()
        return items(paid(transaction_hash=f"0x{page:064x}", timestamp=at), following={"page": page + 1})

    instance = Instance({f"/addresses/{SHOP}/token-transfers": pages})
    found = received(instance, Window(since=MINED - timedelta(minutes=3), until=MINED))
    assert [each.included_at for each in found] == [MINED - timedelta(minutes=each) for each in (1, 2, 3)]
    assert {each.complete for each in found} == {True}
    assert len(instance.asked) == 6
    everything = received(instance)
    assert (len(everything), {each.complete for each in everything}) == (50, {False})


def test_an_unknown_address_received_nothing() -> None:
    assert received(Instance({f"/addresses/{SHOP}/token-transfers": NOT_FOUND})) == ()


@pytest.mark.parametrize(
    "answer", [(403, {"message": "Restricted access"}), items({"total": {}}), (404, {"message": "Odd"})]
)
def test_a_list_that_is_refused_is_no_answer(answer: object) -> None:
    with pytest.raises(BadAnswer):
        received(Instance({f"/addresses/{SHOP}/token-transfers": answer}))


@pytest.mark.parametrize(("address", "contract"), [("", TOKEN), (SHOP, "USDT")])
def test_what_is_no_address_is_refused(address: str, contract: str) -> None:
    with pytest.raises(InputError):
        ask(Blockscout().received(address, Window(), contract), Instance())


# --- saved


def test_saved_answers_are_known_by_path_or_shape() -> None:
    told = read(
        saved(transaction(), f"{BASE}/transactions/{HASH}", None),
        saved(items(paid()), None),
        saved(items(inside()), None),
        saved(HEADS, None),
    )
    assert (told.state, told.confirmations, len(told.movements), told.complete) == (State.INCLUDED, 4, 3, True)
    assert told.origin.document["transaction"]["status"] == "ok"


def test_payments_that_stand_with_the_transaction() -> None:
    alone = read(saved(token_call(token_transfers=[paid()], token_transfers_overflow=True)))
    assert ([each.amount for each in alone.movements], alone.complete) == ([Decimal("25.5")], False)
    whole = read(saved(token_call(token_transfers=[paid()])))
    assert ([each.amount for each in whole.movements], whole.complete) == ([Decimal("25.5")], True)


def test_a_saved_list_of_transactions() -> None:
    rows = items(transaction(), transaction(hash=OTHER_HASH))
    found = Blockscout.read([saved(rows, f"{BASE}/addresses/{SHOP}/transactions", None)])
    assert [(each.reference, each.id) for each in found] == [(SHOP, HASH), (SHOP, OTHER_HASH)]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (HTML, 502),
        (HTML, 404),
        ({"message": "Gone"}, 404),
        (None, None),
        ([], None),
        ({"ok": True}, None),
        ({"message": "Restricted access"}, 403),
        (items({"total": {}}), None),
    ],
)
def test_what_is_no_answer_becomes_unreachable(answer: object, status: int | None) -> None:
    told = read(saved(answer, None, http_status=status))
    assert (told.state, told.reference, told.complete) == (State.UNREACHABLE, HASH, False)
    assert told.detail


@pytest.mark.parametrize("endpoint", [None, f"{BASE}/transactions/{HASH}"])
def test_not_found_is_known_by_its_words(endpoint: str | None) -> None:
    assert read(saved({"message": "Not found"}, endpoint)).state is State.ABSENT


def test_pages_alone_do_not_show_the_transaction() -> None:
    told = read(saved(items(), f"{BASE}/transactions/{HASH}/token-transfers", None))
    assert (told.state, told.detail) == (State.UNREACHABLE, "the source was not asked for the transaction itself")


def test_nothing_saved_tells_nothing() -> None:
    assert Blockscout.read([]) == ()
