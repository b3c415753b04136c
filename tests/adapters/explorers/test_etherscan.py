"""Etherscan: HTTP is 200 for errors too, and what went wrong stands in words."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.etherscan import Etherscan
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

KEY = "KEYOFTHEMERCHANT"
NOTHING = {"status": "0", "message": "No transactions found", "result": []}


def ok(found: object) -> dict[str, object]:
    return {"status": "1", "message": "OK", "result": found}


def no(words: str) -> dict[str, object]:
    return {"status": "0", "message": "NOTOK", "result": words}


def row(**more: Any) -> dict[str, Any]:
    return {
        "blockNumber": "100",
        "timeStamp": str(int(MINED.timestamp())),
        "hash": HASH,
        "nonce": "5",
        "blockHash": BLOCK_HASH,
        "from": PAYER,
        "to": SHOP,
        "value": "1500000000000000000",
        "gas": "21000",
        "gasPrice": "1000000000",
        "isError": "0",
        "txreceipt_status": "1",
        "input": "0x",
        "contractAddress": "",
        "gasUsed": "21000",
        "confirmations": "4",
    } | more


def token_row(**more: Any) -> dict[str, Any]:
    told = row(value="25500000", contractAddress=TOKEN, tokenName="Tether", tokenSymbol="USDT", tokenDecimal="6")
    return {key: value for key, value in told.items() if key not in {"isError", "txreceipt_status"}} | more


def internal_row(**more: Any) -> dict[str, Any]:
    given = {
        "type": "call",
        "traceId": "0_1",
        "isError": "0",
        "errCode": "",
        "input": "",
        "gas": "2300",
        "gasUsed": "0",
    }
    told = row(**{"from": FORWARDER, "value": "7"})
    kept = ("blockNumber", "timeStamp", "hash", "from", "to", "value", "contractAddress")
    return {key: told[key] for key in kept} | given | more


def read(*answers: Saved) -> Transfer:
    (told,) = Etherscan.read(answers)
    return told


class Api:
    """Answers by action; what it was not given it does not have."""

    def __init__(self, **answers: object) -> None:
        self.answers: dict[str, object] = {
            "eth_blockNumber": result("0x67"),
            "eth_getBlockByNumber": result(head(100)),
            "txlistinternal": NOTHING,
            "txlist": NOTHING,
            "getblocknobytime": no("Error! No closest block found"),
            **answers,
        }
        self.asked: list[dict[str, str]] = []

    def __call__(self, request: Request) -> object:
        params = dict(request.params)
        self.asked.append(params)
        answer = self.answers.get(params["action"], no("Error! Missing Or invalid Action name"))
        return answer(params) if callable(answer) else answer


def look(api: Callable[[Request], object], network: str = "ethereum") -> Transfer:
    told, _ = ask(Etherscan(network, key=KEY).transaction(HASH), api)
    return told


def received(
    api: Callable[[Request], object], window: Window | None = None, contract: str | None = None
) -> tuple[Transfer, ...]:
    found, _ = ask(Etherscan(key=KEY).received(SHOP, window or Window(), contract), api)
    return found


def known(signed: dict[str, Any], ended: dict[str, Any] | None, **more: object) -> Api:
    return Api(eth_getTransactionByHash=result(signed), eth_getTransactionReceipt=result(ended), **more)


# --- one transaction


def test_a_coin_payment() -> None:
    api = known(transaction(), receipt())
    told = look(api)
    assert (told.source, told.host, told.state, told.confirmations) == (
        "etherscan",
        "api.etherscan.io",
        State.INCLUDED,
        4,
    )
    assert (told.included_at, told.complete, told.final) == (MINED, True, None)
    assert [each.amount for each in told.movements] == [Decimal("1.5")]
    assert {(each["chainid"], each["apikey"]) for each in api.asked} == {("1", KEY)}


def test_the_chain_is_named_by_its_number() -> None:
    api = known(transaction(), receipt())
    look(api, "base")
    assert {each["chainid"] for each in api.asked} == {"8453"}


def test_a_token_payment_with_what_the_contract_tells() -> None:
    def told_by_contract(params: dict[str, str]) -> object:
        return result("0x" + (word(6) if params["data"] == "0x313ce567" else b"USDT".hex().ljust(64, "0")))

    logs = [log(address=f"0x{number:040x}") for number in range(1, 8)]
    told = look(known(token_payment(), receipt(logs=logs), eth_call=told_by_contract))
    assert [(each.symbol, each.amount) for each in told.movements] == [("USDT", Decimal("25.5"))] * 5 + [
        (None, None)
    ] * 2


def test_what_contracts_passed_on() -> None:
    rows = ok([{key: value for key, value in internal_row().items() if key != "hash"}, internal_row(isError="1")])
    told = look(known(transaction(to=FORWARDER, input="0x12345678"), receipt(gasUsed="0xea60"), txlistinternal=rows))
    assert told.complete
    assert [(each.units, each.internal, each.index) for each in told.movements[1:]] == [(7, True, 0)]


def test_without_the_list_it_is_not_complete() -> None:
    told = look(
        known(transaction(to=FORWARDER, input="0x12345678"), receipt(), txlistinternal=no("Max rate limit reached"))
    )
    assert (told.state, told.complete) == (State.INCLUDED, False)


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        (ok({"isError": "1", "errDescription": "Reverted"}), Failure(fault=Fault.REVERTED)),
        (ok({"isError": "1", "errDescription": "out of gas"}), Failure(fault=Fault.OUT_OF_GAS, message="out of gas")),
        (ok({"isError": "1", "errDescription": "Bad jump destination"}), Failure(fault=Fault.REVERTED, message="Bad jump destination")),
        (ok({"isError": "1", "errDescription": "Warning!"}), Failure(fault=Fault.REVERTED, message="Warning!")),
        (ok({"isError": "1", "errDescription": ""}), Failure(fault=Fault.REVERTED)),
        (ok({"isError": "0", "errDescription": ""}), Failure(fault=Fault.REVERTED)),
        (no("Max rate limit reached"), Failure(fault=Fault.REVERTED)),
    ],
)  # fmt: skip
def test_why_it_failed(answer: object, meant: Failure) -> None:
    told = look(known(token_payment(), receipt(status="0x0", gasUsed="0x9c40"), getstatus=answer))
    assert (told.state, told.failure, told.movements) == (State.FAILED, meant, ())


@pytest.mark.parametrize(("count", "state"), [("0x5", State.PENDING), ("0x6", State.REPLACED)])
def test_a_waiting_transaction(count: str, state: State) -> None:
    told = look(known(pending(), None, eth_getTransactionCount=result(count)))
    assert (told.state, told.next_nonce) == (state, int(count, 16))


def test_an_unknown_transaction_is_absent() -> None:
    told = look(Api(eth_getTransactionByHash=result(None), eth_getTransactionReceipt=result(None)))
    assert (told.state, told.tip) == (State.ABSENT, 103)


def test_without_the_newest_block_there_are_no_confirmations() -> None:
    assert look(known(transaction(), receipt(), eth_blockNumber=no("Max rate limit reached"))).confirmations is None


# --- no answer


@pytest.mark.parametrize(
    "words",
    [
        "Max rate limit reached, please use API Key for higher rate limit",
        "Max calls per sec rate limit reached (3/sec)",
        "Error! Invalid address format",
        "Query Timeout occured. Please select a smaller result dataset",
    ],
)
def test_a_limit_is_no_answer(words: str) -> None:
    with pytest.raises(Unavailable, match=words[:5]):
        look(Api(eth_getTransactionByHash=no(words), eth_getTransactionReceipt=result(None)))


@pytest.mark.parametrize(
    "words",
    [
        f"Invalid API Key (#err2)|{KEY}",
        "Missing/Invalid API Key",
        "Too many invalid api key attempts, please try again later",
        "Missing or unsupported chainid parameter (required for v2 api)",
        "Free API access is not supported for this chain. Please upgrade your api plan",
    ],
)
def test_a_key_that_does_not_fit_is_a_matter_of_configuration(words: str) -> None:
    with pytest.raises(ConfigurationError) as failed:
        look(Api(eth_getTransactionByHash=no(words), eth_getTransactionReceipt=result(None)))
    assert KEY not in str(failed.value)


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_by_status(status: int) -> None:
    with pytest.raises(ConfigurationError, match=str(status)):
        look(lambda _request: (status, HTML))


@pytest.mark.parametrize(
    "useless",
    [
        *USELESS.values(),
        {"status": "0", "message": "NOTOK", "result": 5},
        {"status": "0", "message": "", "result": None},
    ],
)
def test_a_useless_answer_is_no_answer(useless: object) -> None:
    with pytest.raises(BadAnswer):
        look(lambda _request: useless)


def test_an_error_of_the_node_behind_it_is_no_answer() -> None:
    with pytest.raises(BadAnswer, match="header not found"):
        look(Api(eth_getTransactionByHash=error(-32000, "header not found"), eth_getTransactionReceipt=result(None)))


def test_without_a_key_nothing_is_asked() -> None:
    with pytest.raises(ConfigurationError, match="an API key is needed"):
        ask(Etherscan().transaction(HASH), Api())


def test_the_key_is_shown_nowhere() -> None:
    requests = ask(Etherscan(key=KEY).transaction(HASH), known(transaction(), receipt()))[1]
    assert all(request.reads and KEY not in repr(request) and KEY not in request.url for request in requests)
    assert KEY not in repr(vars(Etherscan(key=KEY)))


@pytest.mark.parametrize("network", ["tron", "evm-dev", ""])
def test_what_is_no_network(network: str) -> None:
    with pytest.raises(ConfigurationError, match="ethereum-sepolia"):
        Etherscan(network)


def test_what_is_no_hash_is_refused() -> None:
    with pytest.raises(InputError):
        ask(Etherscan(key=KEY).transaction("0x12"), Api())


# --- received


def test_coins_received_directly_and_from_contracts() -> None:
    found = received(
        Api(
            txlist=ok(
                [row(), row(hash=OTHER_HASH, to=PAYER), row(hash="0x" + "d4" * 32, isError="1", txreceipt_status="0")]
            ),
            txlistinternal=ok([internal_row(), internal_row(hash=OTHER_HASH, blockNumber="101", value="9")]),
        )
    )
    assert [(each.id, [one.units for one in each.movements]) for each in found] == [
        (HASH, [15 * 10**17, 7]),
        (OTHER_HASH, [9]),
    ]
    assert [(each.reference, each.confirmations, each.tip, each.complete) for each in found] == [
        (SHOP, 4, 103, True),
        (SHOP, 4, 103, True),
    ]
    assert (found[0].fee, found[0].nonce, found[0].sender, found[0].block_hash) == (
        Decimal("0.000021"),
        5,
        PAYER,
        BLOCK_HASH,
    )
    assert [one.internal for one in found[0].movements] == [False, True]


def test_a_token_received_in_a_window() -> None:
    api = Api(
        getblocknobytime=ok("100"),
        tokentx=ok([token_row(), token_row(hash=OTHER_HASH, timeStamp=str(int(MINED.timestamp()) + 60))]),
    )
    (told,) = received(api, Window(since=MINED, until=MINED + timedelta(seconds=30)), TOKEN)
    assert [(each.contract, each.symbol, each.amount) for each in told.movements] == [(TOKEN, "USDT", Decimal("25.5"))]
    asked = api.asked[-1]
    assert (asked["action"], asked["contractaddress"], asked["startblock"], asked["endblock"]) == (
        "tokentx",
        TOKEN,
        "100",
        "100",
    )


def test_a_time_without_a_block_is_no_bound() -> None:
    api = Api()
    assert received(api, Window(since=MINED, until=MINED)) == ()
    assert {(each["startblock"], each["endblock"]) for each in api.asked if "startblock" in each} == {
        ("0", "999999999")
    }


@pytest.mark.parametrize(("told", "decimals", "amount"), [("255", 255, None), ("999", None, None), ("", None, None)])
def test_a_token_with_absurd_decimals(told: str, decimals: int | None, amount: None) -> None:
    (found,) = received(Api(tokentx=ok([token_row(tokenDecimal=told, tokenSymbol="")])), contract=TOKEN)
    paid = found.movements[0]
    assert (paid.contract, paid.symbol, paid.units, paid.decimals, paid.amount) == (
        TOKEN,
        None,
        25_500_000,
        decimals,
        amount,
    )


@pytest.mark.parametrize(("pages", "complete"), [(2, True), (60, False)])
def test_all_pages_are_read_up_to_ten_thousand_rows(pages: int, complete: bool) -> None:
    def listed(params: dict[str, str]) -> object:
        page, size = int(params["page"]), int(params["offset"])
        assert page * size <= 10_000
        return ok([token_row(hash=f"0x{page:064x}") for each in range(size if page < pages else 1)])

    found = received(Api(tokentx=listed), contract=TOKEN)
    assert sum(len(each.movements) for each in found) == (201 if complete else 10_000)
    assert {each.complete for each in found} == {complete}


@pytest.mark.parametrize(
    "answer", [no("Max rate limit reached"), ok([{"hash": HASH, "timeStamp": "x"}]), ok([token_row(value="many")])]
)
def test_a_broken_list_is_no_answer(answer: object) -> None:
    with pytest.raises(BadAnswer):
        received(Api(tokentx=answer), contract=TOKEN)


@pytest.mark.parametrize(("address", "contract"), [("", None), (SHOP, "USDT")])
def test_what_is_no_address_is_refused(address: str, contract: str | None) -> None:
    with pytest.raises(InputError):
        ask(Etherscan(key=KEY).received(address, Window(), contract), Api())


# --- saved


@pytest.mark.parametrize(
    "endpoint",
    [
        "eth_getTransactionReceipt",
        "proxy/eth_getTransactionReceipt",
        "/v2/api?chainid=1&module=proxy&action=eth_getTransactionReceipt&txhash=0x",
        None,
    ],
)
def test_endpoints_in_any_spelling(endpoint: str | None) -> None:
    assert read(saved(result(transaction())), saved(result(receipt()), endpoint)).state is State.INCLUDED


@pytest.mark.parametrize("used", ["21000", "20000"])
def test_a_failed_row_that_was_saved(used: str) -> None:
    told = read(saved(ok([row(isError="1", txreceipt_status="0", gasUsed=used)]), "account/txlist", None))
    fault = Fault.OUT_OF_GAS if used == "21000" else Fault.REVERTED
    assert (told.state, told.failure, told.movements, told.reference) == (State.FAILED, Failure(fault=fault), (), HASH)


def test_a_row_of_a_contract_alone_tells_no_fee() -> None:
    told = read(saved(ok([internal_row()]), "account/txlistinternal", SHOP))
    assert (told.state, told.fee, told.sender, told.confirmations, told.tip) == (State.INCLUDED, None, None, None, None)


def test_lists_without_rows_tell_nothing() -> None:
    assert (
        Etherscan.read([saved(NOTHING, "account/txlist", SHOP), saved(NOTHING, "account/txlistinternal", SHOP)]) == ()
    )
    assert Etherscan.read([]) == ()


@pytest.mark.parametrize(
    ("answer", "endpoint"),
    [
        (no("Max rate limit reached"), "proxy/eth_getTransactionByHash"),
        (no("Max rate limit reached"), "account/txlist"),
        (HTML, "proxy/eth_getTransactionByHash"),
        (HTML, None),
        (ok([row(value="many")]), "account/txlist"),
    ],
)
def test_what_is_no_answer_becomes_unreachable(answer: object, endpoint: str | None) -> None:
    told = read(saved(answer, endpoint))
    assert (told.state, told.reference, told.complete) == (State.UNREACHABLE, HASH, False)
    assert told.detail


def test_a_status_beside_the_transaction() -> None:
    told = read(
        saved(result(token_payment()), "proxy/eth_getTransactionByHash"),
        saved(result(receipt(status="0x0")), "proxy/eth_getTransactionReceipt"),
        saved(ok({"isError": "1", "errDescription": "out of gas"}), "transaction/getstatus"),
    )
    assert told.failure == Failure(fault=Fault.OUT_OF_GAS, message="out of gas")
