"""Nodes of Ethereum: what their answers tell, saved or asked for."""

import json
import pickle
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.evm import Evm
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable, Unsupported
from paysupport.flow import Request
from paysupport.model import Failure, Fault, State, Transfer
from tests.adapters.explorers.ethereum import (
    BLOCK_HASH,
    FORWARDER,
    HASH,
    HTML,
    MINED,
    NOW,
    OTHER_HASH,
    PAYER,
    SHOP,
    TOKEN,
    TRANSFER,
    USELESS,
    ask,
    error,
    head,
    log,
    pending,
    receipt,
    result,
    saved,
    token_payment,
    transaction,
    word,
)

ENTRY_POINT = "0x0000000071727De22E5E9d8BAf0edAc6f37da032"
OPERATION = "0x49628fd1471006c1482da88028e9ce4dbb080b815c9b0344d39e5a8e6ec1419f"
OPERATION_REVERTED = "0x1c4fada7374c0a9ee8841fc38afe82932dc0f8e69012e927f061a8bae611a201"
USER_OPERATION = "0x" + "e5" * 32
REVERTED = "0x08c379a0" + word(32) + word(3) + b"Foo".hex().ljust(64, "0")
NO_METHOD = error(-32601, "the method does not exist/is not available")


def read(*answers: Saved) -> Transfer:
    (told,) = Evm.read(answers)
    return told


def included(signed: dict[str, Any], ended: dict[str, Any], *more: Saved) -> Transfer:
    return read(
        saved(result(signed), "eth_getTransactionByHash"), saved(result(ended), "eth_getTransactionReceipt"), *more
    )


class Node:
    """Answers by method; what it was not given it does not have."""

    def __init__(self, **answers: object) -> None:
        self.answers: dict[str, object] = {
            "eth_chainId": result("0x1"),
            "eth_syncing": result(False),
            "eth_getBlockByNumber": self.block,
            **answers,
        }

    def __call__(self, request: Request) -> object:
        asked = json.loads(request.body)
        answer = self.answers.get(asked["method"], NO_METHOD)
        return answer(*asked["params"]) if callable(answer) else answer

    @staticmethod
    def block(at: str, _whole: bool) -> object:
        if at == "finalized":
            return result(head(90))
        return result(head(103 if at == "latest" else int(at, 16), baseFeePerGas="0x7"))


def look(node: Callable[[Request], object], reference: str = HASH) -> Transfer:
    told, _ = ask(Evm("ethereum", base="https://node.example/rpc").transaction(reference), node)
    return told


# --- saved answers


def test_a_coin_payment_as_it_was_saved() -> None:
    told = included(
        transaction(),
        receipt(),
        saved(result(head(103)), "eth_getBlockByNumber latest", None),
        saved(result(head(101)), "eth_getBlockByNumber finalized", None),
        saved(result(head(100)), "eth_getBlockByNumber", None),
    )
    assert (told.state, told.id, told.reference, told.sender) == (State.INCLUDED, HASH, HASH, PAYER)
    assert (told.block_height, told.block_hash, told.tip, told.confirmations) == (100, BLOCK_HASH, 103, 4)
    assert (told.included_at, told.tip_at, told.final) == (MINED, MINED + timedelta(seconds=36), True)
    assert (told.fee, told.fee_rate, told.nonce) == (Decimal("0.000021"), Decimal(2_000_000_000), 5)
    assert [(each.sender, each.recipient, each.amount) for each in told.movements] == [(PAYER, SHOP, Decimal("1.5"))]
    assert (told.complete, told.lagging, told.fetched_at) == (True, False, NOW)
    assert told.origin.document["eth_getTransactionReceipt"]["status"] == "0x1"


def test_answers_are_known_by_their_shape() -> None:
    told = read(
        saved(transaction()), saved(receipt()), saved(head(100), None, None), saved(result("0x67"), "eth_blockNumber")
    )
    assert (told.state, told.included_at, told.tip, told.confirmations) == (State.INCLUDED, MINED, 103, 4)


def test_a_batch_of_answers() -> None:
    (told,) = Evm.read([saved([result(transaction()), result(receipt())], reference=None)])
    assert (told.state, told.reference) == (State.INCLUDED, HASH)


def test_several_transactions_of_one_node() -> None:
    found = Evm.read([saved(result(pending())), saved(result(receipt(transactionHash=OTHER_HASH)), None, OTHER_HASH)])
    assert [(each.reference, each.state) for each in found] == [(HASH, State.PENDING), (OTHER_HASH, State.INCLUDED)]


def test_nothing_saved_tells_nothing() -> None:
    assert Evm.read([]) == ()


def test_numbers_in_any_spelling() -> None:
    told = included(
        transaction(value=7, nonce="5", gas=21000.0),
        receipt(status=1, gasUsed=21000, blockNumber="100"),
        saved(result(103), "eth_blockNumber"),
        saved(result({**head(100), "timestamp": int(MINED.timestamp())}), "eth_getBlockByNumber"),
    )
    assert (told.nonce, told.movements[0].units, told.confirmations, told.included_at) == (5, 7, 4, MINED)


def test_fees_for_blobs_and_for_the_layer_below_are_paid_too() -> None:
    told = included(transaction(), receipt(gasUsed="0x1", effectiveGasPrice="0x2", blobGasUsed="0x3", l1Fee="0x5"))
    assert told.fee == Decimal("1e-18") * (2 + 3 + 5)


def test_a_receipt_without_a_price_tells_no_fee() -> None:
    assert included(transaction(), receipt(effectiveGasPrice=None)).fee is None


def test_a_block_from_beyond_the_calendar_has_no_time() -> None:
    absurd = saved(result(head(100, timestamp=hex(2**200))), "eth_getBlockByNumber")
    assert included(transaction(), receipt(), absurd).included_at is None


@pytest.mark.parametrize("tip", [99, 0])
def test_a_block_from_the_future_has_no_confirmations(tip: int) -> None:
    told = included(transaction(), receipt(), saved(result(hex(tip)), "eth_blockNumber"))
    assert (told.tip, told.confirmations, told.lagging) == (tip, None, True)


@pytest.mark.parametrize(("answer", "lagging"), [(False, False), ({"currentBlock": "0x1"}, True)])
def test_a_node_that_catches_up_says_so(answer: object, lagging: bool) -> None:
    assert included(transaction(), receipt(), saved(result(answer), "eth_syncing")).lagging is lagging


@pytest.mark.parametrize("height", [0, 99, 100])
def test_final_is_what_the_chain_calls_so(height: int) -> None:
    told = included(transaction(), receipt(), saved(result(head(height)), "eth_getBlockByNumber finalized"))
    assert told.final is {0: None, 99: False, 100: True}[height]


def test_another_block_at_its_height_means_that_it_is_out_of_the_chain() -> None:
    other = head(100, hash="0x" + "d4" * 32)
    told = included(
        transaction(), receipt(), saved(result(other), "eth_getBlockByNumber"), saved(result("0x67"), "eth_blockNumber")
    )
    assert (told.state, told.confirmations, told.included_at) == (State.ORPHANED, None, None)
    assert [each.recipient for each in told.movements] == [SHOP]


def test_a_removed_event_means_that_it_is_out_of_the_chain() -> None:
    assert included(token_payment(), receipt(logs=[log(removed=True)])).state is State.ORPHANED


def test_an_unknown_transaction_is_absent() -> None:
    told = read(saved(result(None), "eth_getTransactionByHash"), saved(result(None), "eth_getTransactionReceipt"))
    assert (told.state, told.id, told.reference, told.detail) == (State.ABSENT, None, HASH, None)


def test_a_missing_receipt_alone_is_not_absence() -> None:
    told = read(saved(result(None), "eth_getTransactionReceipt"))
    assert (told.state, told.detail) == (State.UNREACHABLE, "the source was not asked for the transaction itself")


@pytest.mark.parametrize(
    ("answer", "endpoint"),
    [
        (error(-32005, "limit exceeded"), "eth_getTransactionByHash"),
        (HTML, "eth_getTransactionByHash"),
        (HTML, None),
        (None, None),
        ("", None),
        ({"jsonrpc": "2.0"}, None),
        ({"error": 5}, None),
        ({"error": "busy"}, None),
        (result({"hash": HASH, "nonce": "0x5", "from": PAYER}), None),
        (result(transaction(value="many")), "eth_getTransactionByHash"),
        (result(transaction(hash=OTHER_HASH)), "eth_getTransactionByHash"),
        (result(receipt(transactionHash=OTHER_HASH)), "eth_getTransactionReceipt"),
        (result("0x10"), None),
        (result(5), "eth_getTransactionReceipt"),
        (error(-32602, "range too large"), "eth_getLogs"),
        (result("x"), "eth_getLogs"),
    ],
)
def test_what_is_no_answer_becomes_unreachable(answer: object, endpoint: str | None) -> None:
    told = read(saved(answer, endpoint, http_status=502))
    assert (told.state, told.reference, told.complete) == (State.UNREACHABLE, HASH, False)
    assert told.detail


def test_the_words_of_the_node_are_kept() -> None:
    told = read(saved(error(-32005, "daily limit exceeded"), "eth_getTransactionByHash"))
    assert told.detail == "daily limit exceeded (-32005)"


def test_what_explains_nothing_is_left_aside() -> None:
    told = included(
        transaction(),
        receipt(),
        saved(NO_METHOD, "debug_traceTransaction"),
        saved(result("soon"), "eth_blockNumber"),
        saved(result(None), "eth_getBlockByNumber finalized"),
        saved(result("0x1"), "eth_gasPrice"),
        saved(HTML, "eth_chainId"),
    )
    assert (told.state, told.tip, told.final) == (State.INCLUDED, None, None)


def test_a_node_of_another_chain_tells_nothing() -> None:
    told = included(transaction(), receipt(), saved(result("0x38"), "eth_chainId"))
    assert (told.state, told.detail) == (State.UNREACHABLE, "this is a node of chain 56, and not of ethereum")


@pytest.mark.parametrize("status", [None, ""])
def test_in_a_block_and_nobody_knows_how_it_ended(status: object) -> None:
    told = included(transaction(), receipt(status=None)) if status is None else read(saved(result(transaction())))
    assert (told.state, told.block_height, told.movements, told.complete) == (State.UNREACHABLE, 100, (), False)
    assert "not how its execution ended" in (told.detail or "")


def test_a_receipt_alone_does_not_show_the_coins() -> None:
    told = read(saved(result(receipt(logs=[log()]))))
    assert (told.state, told.complete, told.sender, len(told.movements)) == (State.INCLUDED, False, PAYER, 1)


# --- waiting


def test_a_waiting_payment_shows_what_it_would_move() -> None:
    told = read(
        saved(result(pending())), saved(result(head(103, baseFeePerGas="0x77359401")), "eth_getBlockByNumber latest")
    )
    assert (told.state, told.confirmations, told.complete) == (State.PENDING, None, True)
    assert (told.fee_rate, told.fee_rate_slow) == (Decimal(2_000_000_000), Decimal(2_000_000_001))
    assert [each.amount for each in told.movements] == [Decimal("1.5")]


def test_a_waiting_token_payment_is_read_from_its_call() -> None:
    told = read(saved(result(token_payment(blockHash=None, blockNumber=None))))
    assert [(each.contract, each.recipient, each.units, each.amount) for each in told.movements] == [
        (TOKEN, SHOP, 25_500_000, None)
    ]
    assert told.complete


def test_what_another_waiting_call_would_move_is_not_known() -> None:
    told = read(saved(result(pending(input="0x12345678", value="0x0"))))
    assert (told.movements, told.complete) == ((), False)


@pytest.mark.parametrize(
    ("next_nonce", "state", "parents"), [(3, State.PENDING, 2), (5, State.PENDING, 0), (6, State.REPLACED, None)]
)
def test_the_nonce_tells_a_gap_from_a_replacement(next_nonce: int, state: State, parents: int | None) -> None:
    told = read(
        saved(result(pending())),
        saved(result(hex(next_nonce)), "eth_getTransactionCount"),
        saved(result(OTHER_HASH), "ots_getTransactionBySenderAndNonce"),
    )
    assert (told.state, told.next_nonce, told.pending_parents) == (state, next_nonce, parents)
    assert told.replaced_by == (OTHER_HASH if state is State.REPLACED else None)


@pytest.mark.parametrize("successor", [HASH, None, 5])
def test_what_is_no_successor_is_not_named(successor: object) -> None:
    told = read(
        saved(result(pending())),
        saved(result("0x6"), "eth_getTransactionCount"),
        saved(result(successor), "ots_getTransactionBySenderAndNonce"),
    )
    assert (told.state, told.replaced_by) == (State.REPLACED, None)


# --- failed


def failed(*more: Saved, **ended: Any) -> Failure:
    told = included(token_payment(), receipt(status="0x0", gasUsed="0x9c40", **ended), *more)
    assert (told.state, told.movements) == (State.FAILED, ())
    assert told.failure is not None
    return told.failure


def trace(**more: Any) -> dict[str, Any]:
    return {"type": "CALL", "from": PAYER, "to": TOKEN, "value": "0x0", "gasUsed": "0x9c40"} | more


@pytest.mark.parametrize(
    ("answers", "meant"),
    [
        ((), Failure(fault=Fault.REVERTED)),
        (((error(3, "execution reverted: Foo", REVERTED), "eth_call"),), Failure(fault=Fault.REVERTED, message="Foo")),
        (((result(REVERTED), "eth_call"),), Failure(fault=Fault.REVERTED, message="Foo")),
        (((result("0x" + word(1)), "eth_call"),), Failure(fault=Fault.REVERTED)),
        (((error(-32000, "missing trie node"), "eth_call"),), Failure(fault=Fault.REVERTED)),
        (
            ((result(trace(error="execution reverted", output=REVERTED)), "debug_traceTransaction"),),
            Failure(fault=Fault.REVERTED, message="Foo"),
        ),
        (
            ((result(trace(error="out of gas", output=REVERTED)), "debug_traceTransaction"),),
            Failure(fault=Fault.OUT_OF_GAS, message="out of gas"),
        ),
        (
            (
                (result(trace(error="invalid opcode: INVALID")), "debug_traceTransaction"),
                (error(3, "execution reverted: Foo", REVERTED), "eth_call"),
            ),
            Failure(fault=Fault.REVERTED, message="invalid opcode: INVALID"),
        ),
        (((result(trace()), "debug_traceTransaction"),), Failure(fault=Fault.REVERTED)),
    ],
)
def test_why_it_failed(answers: tuple[tuple[object, str], ...], meant: Failure) -> None:
    assert failed(*(saved(answer, endpoint) for answer, endpoint in answers)) == meant


def test_all_of_its_gas_was_used() -> None:
    told = included(token_payment(), receipt(status="0x0", gasUsed="0xea60"))
    assert told.failure == Failure(fault=Fault.OUT_OF_GAS, message="all of its gas was used (60000)")


def test_a_failure_of_which_only_the_receipt_is_known() -> None:
    assert read(saved(result(receipt(status="0x0")))).failure == Failure(fault=Fault.REVERTED)


# --- what it moved


@pytest.mark.parametrize(
    ("event", "moved"),
    [
        (log(), 1),
        (log(topics=[TRANSFER, "0x" + word(PAYER), "0x" + word(SHOP), "0x" + word(1)]), 0),
        (log(topics=[TRANSFER]), 0),
        (log(topics=[]), 0),
        (log(topics=["0x" + "99" * 32, "0x" + word(PAYER), "0x" + word(SHOP)]), 0),
        (log(data="0x"), 0),
        (log(data="0x" + word(0)), 1),
    ],
    ids=["a token", "a collectible", "no addresses", "no topics", "another event", "no value", "nothing"],
)
def test_which_events_are_payments_in_a_token(event: dict[str, Any], moved: int) -> None:
    assert len(included(token_payment(), receipt(logs=[event])).movements) == moved


@pytest.mark.parametrize(
    ("decimals", "told", "amount"),
    [
        ("0x" + word(6), 6, Decimal("25.5")),
        ("0x" + word(30), 30, Decimal(25_500_000).scaleb(-30)),
        ("0x" + word(31), 31, None),
        ("0x" + word(255), 255, None),
        ("0x" + word(256), None, None),
        ("0x", None, None),
    ],
)
def test_the_contract_tells_the_decimals_and_may_lie(decimals: str, told: int | None, amount: Decimal | None) -> None:
    symbol = "0x" + word(32) + word(4) + b"USDT".hex().ljust(64, "0")
    (paid,) = included(
        token_payment(),
        receipt(logs=[log()]),
        saved(result(symbol), "eth_call symbol()", TOKEN),
        saved(result(decimals), "eth_call decimals()", TOKEN),
    ).movements
    assert (paid.contract, paid.symbol, paid.index, paid.units) == (TOKEN, "USDT", 7, 25_500_000)
    assert (paid.decimals, paid.amount) == (told, amount)


def test_what_contracts_passed_on_without_what_was_taken_back() -> None:
    calls = [
        {"type": "CALL", "from": FORWARDER, "to": SHOP, "value": "0x7"},
        {"type": "DELEGATECALL", "from": FORWARDER, "to": TOKEN, "value": "0x7", "calls": [
            {"type": "CALL", "from": FORWARDER, "to": PAYER, "value": "0x2"},
            {"type": "STATICCALL", "from": FORWARDER, "to": TOKEN},
        ]},
        {"type": "CALL", "from": FORWARDER, "to": SHOP, "value": "0x9", "error": "execution reverted", "calls": [
            {"type": "CALL", "from": SHOP, "to": PAYER, "value": "0x3"},
        ]},
    ]  # fmt: skip
    traced = saved(result(trace(calls=calls)), "debug_traceTransaction")
    told = included(transaction(to=FORWARDER, input="0x12345678"), receipt(gasUsed="0xea60"), traced)
    assert told.complete
    assert [(each.recipient, each.units) for each in told.movements if each.internal] == [(SHOP, 7), (PAYER, 2)]
    assert [each.index for each in told.movements] == [None, 0, 1]


@pytest.mark.parametrize(
    ("signed", "gas", "complete"),
    [
        (transaction(), "0x5208", True),
        (transaction(), "0x5209", False),
        (transaction(input="0x12345678"), "0xea60", False),
        (transaction(input="0x12345678", value="0x0"), "0xea60", False),
        (token_payment(), "0xea60", True),
        (token_payment() | {"value": "0x1"}, "0xea60", False),
    ],
    ids=["plain", "to a contract", "call with coins", "call without", "token", "token call with coins"],
)
def test_without_a_trace_it_is_complete_only_where_no_contract_moves_coins(
    signed: dict[str, Any], gas: str, complete: bool
) -> None:
    assert included(signed, receipt(gasUsed=gas)).complete is complete


def operation(success: int, **more: Any) -> dict[str, Any]:
    topics = [OPERATION, USER_OPERATION, "0x" + word(PAYER), "0x" + word(0)]
    return log(address=ENTRY_POINT, topics=topics, data="0x" + word(1) + word(success) + word(2) + word(3), **more)


def test_the_one_user_operation_names_the_message() -> None:
    told = included(transaction(input="0x765e827f"), receipt(logs=[log(), operation(1)]))
    assert (told.state, told.message_id, len(told.movements)) == (State.INCLUDED, USER_OPERATION, 2)


def test_of_several_user_operations_none_is_named() -> None:
    told = included(transaction(), receipt(logs=[operation(0), operation(1)]))
    assert (told.state, told.message_id) == (State.INCLUDED, None)


@pytest.mark.parametrize("reason", [REVERTED, "0x", None])
def test_a_user_operation_that_failed_inside(reason: str | None) -> None:
    given = bytes.fromhex((reason or "0x")[2:])
    data = "0x" + word(1) + word(64) + word(len(given)) + given.hex()
    why = (
        [log(address=ENTRY_POINT, topics=[OPERATION_REVERTED, USER_OPERATION, "0x" + word(PAYER)], data=data)]
        if reason
        else []
    )
    told = included(transaction(), receipt(logs=[*why, operation(0)]))
    assert (told.state, told.message_id) == (State.FAILED, USER_OPERATION)
    assert told.failure == Failure(fault=Fault.REVERTED, message="Foo" if reason == REVERTED else None)


def test_an_event_of_anybody_else_is_no_user_operation() -> None:
    forged = operation(0) | {"address": TOKEN}
    told = included(transaction(), receipt(logs=[forged]))
    assert (told.state, told.message_id) == (State.INCLUDED, None)


def test_the_coin_of_zksync_is_not_counted_twice() -> None:
    events = [log(address="0x000000000000000000000000000000000000800A"), log()]
    told = included(transaction(), receipt(logs=events))
    assert [each.contract for each in told.movements] == [None, TOKEN]


# --- asked


def test_a_plain_payment_needs_no_trace() -> None:
    methods: list[str] = []
    node = Node(eth_getTransactionByHash=result(transaction()), eth_getTransactionReceipt=result(receipt()))

    def counted(request: Request) -> object:
        assert request.reads
        methods.append(json.loads(request.body)["method"])
        return node(request)

    told = look(counted)
    assert (told.state, told.confirmations, told.final, told.complete) == (State.INCLUDED, 4, False, True)
    assert (told.host, told.included_at) == ("node.example", MINED)
    assert "debug_traceTransaction" not in methods


@pytest.mark.parametrize(("code", "complete"), [("0x", True), ("0x6080", False), (None, False)])
def test_a_recipient_without_code_passes_nothing_on(code: str | None, complete: bool) -> None:
    node = Node(
        eth_getTransactionByHash=result(transaction()),
        eth_getTransactionReceipt=result(receipt(gasUsed="0x9c40")),
        eth_getCode=NO_METHOD if code is None else result(code),
    )
    assert look(node).complete is complete


def test_a_node_without_traces_tells_the_rest() -> None:
    signed = transaction(to=FORWARDER, input="0x12345678")
    node = Node(eth_getTransactionByHash=result(signed), eth_getTransactionReceipt=result(receipt(gasUsed="0xea60")))
    told = look(node)
    assert (told.state, told.complete, len(told.movements)) == (State.INCLUDED, False, 1)


def test_a_creation_of_a_contract_that_failed_is_repeated_without_a_recipient() -> None:
    def repeated(call: Mapping[str, str], at: str) -> object:
        assert "to" not in call
        assert (at, call["gas"]) == ("0x63", "0x5208")
        return error(3, "execution reverted", REVERTED)

    node = Node(
        eth_getTransactionByHash=result(transaction(to=None, input="0x6080")),
        eth_getTransactionReceipt=result(receipt(status="0x0")),
        eth_call=repeated,
    )
    assert look(node).failure == Failure(fault=Fault.REVERTED, message="Foo")


def test_at_most_twenty_tokens_are_asked() -> None:
    asked: set[str] = set()

    def token(call: Mapping[str, str], _at: str) -> object:
        asked.add(call["to"])
        return result("0x" + word(6))

    logs = [log(address=f"0x{number:040x}", logIndex=hex(number)) for number in range(1, 31)]
    node = Node(
        eth_getTransactionByHash=result(token_payment()),
        eth_getTransactionReceipt=result(receipt(logs=logs)),
        eth_call=token,
    )
    told = look(node)
    assert len(asked) == 20
    assert [each.decimals for each in told.movements] == [6] * 20 + [None] * 10


def test_it_was_included_between_two_questions() -> None:
    receipts = iter([result(None), result(receipt())])
    node = Node(
        eth_getTransactionByHash=result(pending()),
        eth_getTransactionReceipt=lambda _hash: next(receipts),
        eth_getTransactionCount=result("0x6"),
    )
    assert look(node).state is State.INCLUDED


def test_its_nonce_was_used_by_another() -> None:
    node = Node(
        eth_getTransactionByHash=result(pending()),
        eth_getTransactionReceipt=result(None),
        eth_getTransactionCount=result("0x6"),
        ots_getTransactionBySenderAndNonce=result(OTHER_HASH),
    )
    told = look(node)
    assert (told.state, told.replaced_by, told.movements) == (State.REPLACED, OTHER_HASH, ())


def test_a_waiting_token_payment_is_asked_for_its_decimals() -> None:
    node = Node(
        eth_getTransactionByHash=result(token_payment(blockHash=None, blockNumber=None)),
        eth_getTransactionReceipt=result(None),
        eth_call=result("0x" + word(6)),
    )
    told = look(node)
    assert (told.state, told.movements[0].amount) == (State.PENDING, Decimal("25.5"))


@pytest.mark.parametrize("useless", USELESS.values(), ids=list(USELESS))
def test_a_useless_answer_is_no_answer(useless: object) -> None:
    with pytest.raises(BadAnswer) as failed:
        look(lambda _request: useless)
    assert failed.value.source == "node.example"


@pytest.mark.parametrize(
    "answer",
    [
        (429, "slow down"),
        (503, HTML),
        (400, error(-32005, "limit exceeded")),
        error(-32000, "header not found"),
        Unavailable("did not answer in time"),
    ],
)
def test_a_node_that_cannot_answer_is_unavailable(answer: object) -> None:
    with pytest.raises(Unavailable):
        look(Node(eth_getTransactionByHash=answer, eth_getTransactionReceipt=result(None)))


def test_a_transaction_in_a_block_without_a_receipt_is_no_answer() -> None:
    node = Node(eth_getTransactionByHash=result(transaction()), eth_getTransactionReceipt=result(None))
    with pytest.raises(BadAnswer, match="not how its execution ended"):
        look(node)


@pytest.mark.parametrize("status", [401, 403])
def test_a_node_that_does_not_let_us_in(status: int) -> None:
    with pytest.raises(ConfigurationError, match=r"node\.example"):
        look(lambda _request: (status, HTML))


def test_a_node_of_another_chain_is_refused() -> None:
    node = Node(
        eth_chainId=result("0x38"),
        eth_getTransactionByHash=result(transaction()),
        eth_getTransactionReceipt=result(receipt()),
    )
    with pytest.raises(ConfigurationError, match="chain 56"):
        look(node)


@pytest.mark.parametrize("reference", ["", "0x12", HASH[2:], HASH + "00", SHOP, "0x" + "zz" * 32])
def test_what_is_no_hash_is_refused(reference: str) -> None:
    with pytest.raises(InputError):
        look(Node(), reference)


def test_a_hash_in_capitals_is_the_same() -> None:
    assert (
        look(
            Node(eth_getTransactionByHash=result(None), eth_getTransactionReceipt=result(None)), "0x" + HASH[2:].upper()
        ).state
        is State.ABSENT
    )


# --- keys


def test_the_key_in_the_address_is_sent_and_never_shown() -> None:
    explorer = Evm("ethereum", base="https://node.example/v3/SECRET", key="TOKEN")
    request = next(explorer.received(SHOP, Window()))
    assert isinstance(request, Request)
    assert request.sign is not None
    assert request.sign(request, NOW).url == "https://node.example/v3/SECRET"
    assert request.headers["Authorization"] == "Bearer TOKEN"
    for shown in (repr(request), request.url, repr(explorer), repr(vars(explorer)), explorer.host):
        assert "SECRET" not in shown
        assert "TOKEN" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(explorer)


@pytest.mark.parametrize(("network", "base"), [("tron", None), ("ethereum", "node.example")])
def test_what_is_no_network_and_no_address(network: str, base: str | None) -> None:
    with pytest.raises(ConfigurationError):
        Evm(network, base=base)


@pytest.mark.parametrize("network", sorted(Evm.networks))
def test_each_network_has_a_public_node(network: str) -> None:
    assert Evm(network).host


# --- received


class History(Node):
    """A chain of 1000 blocks, 12 seconds apart, with events in some of them."""

    def __init__(self, most: int, *heights: int, **answers: object) -> None:
        super().__init__(eth_getLogs=self.logs, eth_call=result("0x" + word(6)), **answers)
        self.most, self.heights = most, heights
        self.ranges: list[tuple[int, int]] = []

    def logs(self, given: Mapping[str, Any]) -> object:
        assert given["topics"] == [TRANSFER, None, "0x" + word(SHOP)]
        first, last = int(given["fromBlock"], 16), int(given["toBlock"], 16)
        self.ranges.append((first, last))
        if last - first + 1 > self.most:
            return error(-32005, "query returned more than 10000 results")
        return result(
            [
                log(blockNumber=hex(height), transactionHash=f"0x{height:064x}", blockHash=f"0x{height:064x}")
                for height in self.heights
                if first <= height <= last
            ]
        )

    @staticmethod
    def block(at: str, _whole: bool) -> object:
        number = {"latest": 999, "finalized": 900}.get(at) or int(at, 16)
        return result(head(number, hash=f"0x{number:064x}")) if number < 1000 else result(None)


def time(height: int) -> Any:
    return MINED + timedelta(seconds=12 * (height - 100))


def received(node: Callable[[Request], object], window: Window, contract: str | None = TOKEN) -> tuple[Transfer, ...]:
    found, _ = ask(Evm("ethereum", base="https://node.example").received(SHOP, window, contract), node)
    return found


@pytest.mark.parametrize("most", [1000, 60, 10])
def test_events_are_found_in_ranges_as_long_as_the_node_allows(most: int) -> None:
    node = History(most, 99, 100, 250, 399, 400)
    found = received(node, Window(since=time(100), until=time(400)))
    assert sorted(each.block_height or 0 for each in found) == [100, 250, 399]
    assert {(each.complete, each.reference, each.state) for each in found} == {(True, SHOP, State.INCLUDED)}
    assert {each.block_height: each.confirmations for each in found}[250] == 750
    assert {each.block_height: each.included_at for each in found}[250] == time(250)
    answered = [(first, last) for first, last in node.ranges if last - first + 1 <= most]
    assert sum(last - first + 1 for first, last in answered) == 300


def test_the_ends_of_a_window_may_lie_between_blocks_or_outside() -> None:
    node = History(1000, 0, 100, 999)
    assert [each.block_height for each in received(node, Window(since=time(99) + timedelta(seconds=5)))] == [100, 999]
    assert [each.block_height for each in received(node, Window(until=time(5000)))] == [0, 100, 999]
    assert received(node, Window(since=time(5000))) == ()
    assert received(node, Window(until=time(-10))) == ()


def test_what_lies_beyond_fifty_questions_is_told_by_complete() -> None:
    found = received(History(3, 998), Window())
    assert [(each.block_height, each.complete) for each in found] == [(998, False)]


def test_nothing_found_before_the_bound_is_no_answer() -> None:
    with pytest.raises(Unavailable, match="ask for a shorter one"):
        received(History(3, 5), Window())


def test_a_node_that_tells_no_event_at_all() -> None:
    with pytest.raises(BadAnswer, match="more than 10000"):
        received(History(0), Window())


def test_an_answer_that_is_too_long_is_asked_for_in_parts() -> None:
    node = History(1000, 700)

    def cautious(request: Request) -> object:
        asked = json.loads(request.body)
        if asked["method"] == "eth_getLogs" and int(asked["params"][0]["fromBlock"], 16) == 0:
            return BadAnswer("sent more than 4 MiB", status=200)
        return node(request)

    with pytest.raises(BadAnswer, match="more than 4 MiB"):
        received(cautious, Window())
    assert [each.block_height for each in received(cautious, Window(since=time(1)))] == [700]


def test_a_node_that_is_down_is_not_asked_for_less() -> None:
    node = History(1000)
    asked: list[str] = []

    def down(request: Request) -> object:
        method = json.loads(request.body)["method"]
        asked.append(method)
        return (503, HTML) if method == "eth_getLogs" else node(request)

    with pytest.raises(BadAnswer):
        received(down, Window())
    assert asked.count("eth_getLogs") == 1


def test_two_events_of_one_transaction_are_one_transfer() -> None:
    events = result(
        [log(logIndex="0x1"), log(logIndex="0x2", blockTimestamp=hex(int(MINED.timestamp()))), log(removed=True)]
    )
    (told,) = received(Node(eth_getLogs=events), Window())
    assert [each.index for each in told.movements] == [1, 2]
    assert (told.included_at, told.complete) == (MINED, True)


@pytest.mark.parametrize("missing", ["latest", "0x32"])
def test_a_node_that_lacks_blocks_is_no_answer(missing: str) -> None:
    def block(at: str, whole: bool) -> object:
        if missing == "latest":
            return NO_METHOD
        return result(None) if at not in {"latest", "finalized"} else Node.block(at, whole)

    with pytest.raises(Unavailable):
        received(Node(eth_getBlockByNumber=block), Window(since=MINED))


@pytest.mark.parametrize(("address", "contract"), [("", TOKEN), (SHOP, "USDT"), (HASH, None)])
def test_what_is_no_address_is_refused(address: str, contract: str | None) -> None:
    with pytest.raises(InputError):
        ask(Evm().received(address, Window(), contract), Node())


def page(*heights: int, last: bool = False, **more: Any) -> dict[str, object]:
    found = [(f"0x{height:064x}", hex(height)) for height in heights]
    return {
        "txs": [transaction(hash=each, blockNumber=height, **more) for each, height in found],
        "receipts": [
            receipt(transactionHash=each, blockNumber=height, blockHash=f"0x{int(height, 16):064x}")
            for each, height in found
        ],
        "firstPage": False,
        "lastPage": last,
    }


def test_coins_are_found_where_the_node_has_an_index() -> None:
    pages = iter([page(990, 300), page(200, 100), page(99, 50)])
    node = History(0, ots_getApiLevel=result(8), ots_searchTransactionsBefore=lambda *_: result(next(pages)))
    found = received(node, Window(since=time(100), until=time(900)), None)
    assert [(each.block_height, each.complete) for each in found] == [(300, True), (200, True), (100, True)]


def test_coins_that_a_contract_passed_on() -> None:
    passed = [{"type": "CALL", "from": FORWARDER, "to": SHOP, "value": "0x7"}]
    node = History(
        0,
        ots_getApiLevel=result(8),
        ots_searchTransactionsBefore=result(page(500, last=True, to=FORWARDER, input="0x12345678")),
        debug_traceTransaction=result(trace(calls=passed)),
    )
    (told,) = received(node, Window(), None)
    assert [(each.units, each.internal) for each in told.movements] == [(7, True)]


def test_more_pages_than_fifty() -> None:
    def found(_address: str, before: int, _size: int) -> object:
        return result(page(before - 1))

    node = History(0, ots_getApiLevel=result(8), ots_searchTransactionsBefore=found)
    told = received(node, Window(), None)
    assert (len(told), {each.complete for each in told}) == (50, {False})


@pytest.mark.parametrize("empty", [page(last=True), page()])
def test_an_address_without_transactions(empty: dict[str, object]) -> None:
    node = History(0, ots_getApiLevel=result(8), ots_searchTransactionsBefore=result(empty))
    assert received(node, Window(), None) == ()


@pytest.mark.parametrize(
    "answer",
    [
        NO_METHOD,
        error(-32004, "Method not supported"),
        error(-32000, "method ots_getApiLevel is not whitelisted, not allowed"),
    ],
)
def test_coins_are_not_found_without_an_index(answer: object) -> None:
    with pytest.raises(Unsupported, match="no node does without Otterscan's index"):
        received(Node(ots_getApiLevel=answer), Window(), None)


def test_a_limit_does_not_mean_that_there_is_no_index() -> None:
    with pytest.raises(BadAnswer, match="limit exceeded"):
        received(Node(ots_getApiLevel=error(-32005, "limit exceeded")), Window(), None)


@pytest.mark.parametrize("answer", [error(-32005, "limit exceeded"), result({"txs": [5]})])
def test_a_broken_page_is_no_answer(answer: object) -> None:
    node = History(0, ots_getApiLevel=result(8), ots_searchTransactionsBefore=answer)
    with pytest.raises(BadAnswer):
        received(node, Window(), None)
