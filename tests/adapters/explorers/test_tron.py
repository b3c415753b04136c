"""Tron: no node can be installed, so the shapes are those of the documents, by hand."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from pydantic import SecretStr

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.tron import Tron, TronGrid
from paysupport.adapters.explorers.tron.codes import FAULTS
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable, Unsupported
from paysupport.flow import Request
from paysupport.model import Fault, State, Transfer

from .asked import HTML, NOW, ask, at

ID = "ab" * 32
USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
USDT_HEX = "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"
PAYER, PAYER_HEX = "TLsV52sRDL79HXGGm9yzwKibb6BeruhUzy", "4177944d19c052b73ee2286823aa83f8138cb7032f"
SHOP, SHOP_HEX = "TMuA6YqfCeX8EhbfYEg5y7S4DqzSJireY9", "4182dd6b9966724ae2fdc79b416c7588da67ff1b35"
TRANSFERRED = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
TIP = 70_000_100
ENUM = [
    *("REVERT", "BAD_JUMP_DESTINATION", "OUT_OF_MEMORY", "PRECOMPILED_CONTRACT", "STACK_TOO_SMALL", "STACK_TOO_LARGE"),
    *("ILLEGAL_OPERATION", "STACK_OVERFLOW", "OUT_OF_ENERGY", "OUT_OF_TIME", "JVM_STACK_OVER_FLOW", "UNKNOWN"),
    *("TRANSFER_FAILED", "INVALID_CODE"),
]


def word(value: str | int) -> str:
    return f"{value:064x}" if isinstance(value, int) else value[-40:].rjust(64, "0")


def body(kind: str = "TransferContract", *, ret: Any = "SUCCESS", memo: Any = "", **value: Any) -> dict[str, Any]:
    told = {"owner_address": PAYER_HEX, **value}
    raw: dict[str, Any] = {
        "contract": [{"parameter": {"value": told, "type_url": f"type.googleapis.com/protocol.{kind}"}, "type": kind}],
        "expiration": at(30) * 1000,
        "timestamp": at(90) * 1000,
    }
    if memo:
        raw["data"] = memo.encode().hex()
    return {**({"ret": [{"contractRet": ret}]} if ret else {}), "txID": ID, "raw_data": raw}


def trx(amount: object = 25_500_000, **more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {} if amount is None else {"amount": amount}
    return body(to_address=SHOP_HEX, **more, **given)


def usdt(units: int = 25_500_000, **more: Any) -> dict[str, Any]:
    data = f"a9059cbb{word(SHOP_HEX)}{word(units)}"
    return body("TriggerSmartContract", contract_address=USDT_HEX, data=data, **more)


def info(**more: Any) -> dict[str, Any]:
    return {"id": ID, "blockNumber": TIP - 19, "blockTimeStamp": at(60) * 1000, "receipt": {"net_usage": 268}, **more}


def logged(units: int | str = 25_500_000, contract: str = USDT_HEX, topics: int = 3) -> dict[str, Any]:
    data = word(units) if isinstance(units, int) else units
    names = [TRANSFERRED, word(PAYER_HEX), word(SHOP_HEX), word(1)][:topics]
    return {"address": contract[2:], "topics": names, "data": data}


def block(number: int = TIP, seconds: int = 1) -> dict[str, Any]:
    return {"blockID": "00", "block_header": {"raw_data": {"number": number, "timestamp": at(seconds) * 1000}}}


def read(*answers: object, reference: str | None = ID, **more: Any) -> Transfer:
    """One transfer out of answers; an answer is a document, or a pair of endpoint and document."""
    pairs = [answer if isinstance(answer, tuple) else (None, answer) for answer in answers]
    saved = [
        Saved(network="tron", answer=told, reference=reference, endpoint=path, fetched_at=NOW, **more)
        for path, told in pairs
    ]
    (found,) = Tron.read(saved)
    return found


def node(**answers: object) -> Any:
    """A node: what it says by the end of the path; `solid_` for the other view, `{}` where nothing is given."""
    solid_tip = block(TIP - 19, 60)

    def answer(request: Request) -> object:
        path = request.url.split("/", 3)[3].replace("walletsolidity/get", "solid_").removeprefix("wallet/get")
        return answers.get(path, block() if path == "nowblock" else solid_tip if path == "solid_nowblock" else {})

    return answer


class TestTransactions:
    def test_trx_in_a_block(self) -> None:
        found = read(trx(memo="order 1234"), info(fee=268_000), ("wallet/getnowblock", block()))
        assert (found.state, found.id, found.sender) == (State.INCLUDED, ID, PAYER)
        assert (found.block_height, found.tip, found.confirmations) == (TIP - 19, TIP, 20)
        assert (found.fee, found.included_at) == (Decimal("0.268"), NOW - timedelta(seconds=60))
        assert (found.expires_at, found.complete, found.failure) == (NOW - timedelta(seconds=30), True, None)
        (moved,) = found.movements
        assert (moved.sender, moved.recipient, moved.contract) == (PAYER, SHOP, None)
        assert (moved.units, moved.amount, moved.memo) == (25_500_000, Decimal("25.500000"), "order 1234")

    def test_a_token_is_what_its_contract_wrote(self) -> None:
        found = read(usdt(memo="77"), info(log=[logged()], receipt={"result": "SUCCESS"}))
        (moved,) = found.movements
        assert (moved.sender, moved.recipient, moved.contract, moved.units) == (PAYER, SHOP, USDT, 25_500_000)
        assert (moved.amount, moved.decimals, moved.memo, moved.index) == (None, None, "77", 0)

    @pytest.mark.parametrize(
        "log",
        [
            logged(topics=4),
            logged(topics=2),
            {**logged(), "topics": ["00" * 32, *logged()["topics"][1:]]},
            {"address": "00" * 20},
        ],
        ids=["a token that cannot be split", "two topics", "another event", "an anonymous event"],
    )
    def test_other_events_move_nothing(self, log: object) -> None:
        assert read(usdt(), info(log=[log])).movements == ()

    @pytest.mark.parametrize("data", ["", "zz" * 32, "01"])
    def test_an_event_without_a_number_hides_it(self, data: str) -> None:
        assert read(usdt(), info(log=[logged(data)])).movements[0].units is None

    def test_a_topic_that_is_no_address_names_nobody(self) -> None:
        log = {**logged(), "topics": [TRANSFERRED, "zz", word(SHOP_HEX)]}
        assert read(usdt(), info(log=[log])).movements[0].sender is None

    def test_a_call_without_its_result_is_not_complete(self) -> None:
        found = read(usdt())
        assert (found.state, found.complete, found.movements) == (State.INCLUDED, False, ())

    def test_a_result_without_the_body_is_not_complete(self) -> None:
        found = read(info(log=[logged()]))
        assert (found.complete, found.sender, found.movements[0].recipient) == (False, None, SHOP)

    def test_an_omitted_amount_is_zero(self) -> None:
        assert read(trx(None), info()).movements[0].units == 0

    def test_coins_sent_along_with_a_call(self) -> None:
        found = read(body("TriggerSmartContract", contract_address=USDT_HEX, call_value=5), info())
        assert [(each.recipient, each.units) for each in found.movements] == [(USDT, 5)]

    def test_coins_that_a_contract_sent(self) -> None:
        calls = [
            {
                "caller_address": USDT_HEX,
                "transferTo_address": SHOP_HEX,
                "callValueInfo": [{}, {"callValue": 7}, {"callValue": 8, "tokenId": "1002000"}],
            },
            {"caller_address": USDT_HEX, "callValueInfo": [{"callValue": 9}], "rejected": True},
        ]
        found = read(body("TriggerSmartContract", contract_address=USDT_HEX), info(internal_transactions=calls))
        told = [(each.recipient, each.contract, each.units, each.amount, each.internal) for each in found.movements]
        assert told == [(SHOP, None, 7, Decimal("0.000007"), True), (SHOP, "1002000", 8, None, True)]

    @pytest.mark.parametrize("name", [b"1002000".hex(), "1002000"])
    def test_a_trc_10_token_is_named_by_its_number(self, name: str) -> None:
        found = read(body("TransferAssetContract", to_address=SHOP_HEX, asset_name=name, amount=3), info())
        assert [(each.contract, each.units) for each in found.movements] == [("1002000", 3)]

    def test_an_old_trc_10_token_is_named_by_its_name(self) -> None:
        found = read(body("TransferAssetContract", to_address=SHOP_HEX, asset_name=b"Seed".hex()), info())
        assert found.movements[0].contract == b"Seed".hex()

    def test_other_contracts_move_nothing(self) -> None:
        found = read(body("VoteWitnessContract"), info())
        assert (found.state, found.movements, found.complete) == (State.INCLUDED, (), True)

    def test_addresses_in_base58_stay(self) -> None:
        told = trx()
        told["raw_data"]["contract"][0]["parameter"]["value"] |= {"owner_address": PAYER, "to_address": SHOP}
        (moved,) = read(told, info()).movements
        assert (moved.sender, moved.recipient) == (PAYER, SHOP)

    def test_a_memo_that_is_no_text_stays_as_it_is(self) -> None:
        told = trx()
        told["raw_data"]["data"] = "ff00ff"
        assert read(told, info()).movements[0].memo == "ff00ff"


class TestFailures:
    @pytest.mark.parametrize("result", ENUM)
    @pytest.mark.parametrize("where", ["body", "receipt"])
    def test_each_end_but_a_good_one_is_a_failure(self, result: str, where: str) -> None:
        told = usdt(ret=result if where == "body" else None), info(receipt={"result": result})
        found = read(*(told if where == "receipt" else told[:1]))
        assert found.failure is not None
        assert (found.state, found.movements) == (State.FAILED, ())
        assert found.failure.fault is {"REVERT": Fault.REVERTED, "OUT_OF_ENERGY": Fault.OUT_OF_ENERGY}.get(
            result, Fault.OTHER
        )
        assert (found.failure.message or "").startswith(result)

    @pytest.mark.parametrize("result", ["SUCCESS", "DEFAULT", None])
    def test_a_good_end_is_none(self, result: str | None) -> None:
        assert read(usdt(), info(receipt={"result": result} if result else {})).state is State.INCLUDED

    def test_the_table_is_the_whole_enumeration(self) -> None:
        assert list(FAULTS) == [*ENUM[:1], "OUT_OF_ENERGY", *(each for each in ENUM[1:] if each != "OUT_OF_ENERGY")]

    def test_an_end_that_is_not_in_the_table_is_kept(self) -> None:
        found = read(usdt(ret="NEW_RESULT"), info())
        assert found.failure is not None
        assert (found.failure.fault, found.failure.message) == (Fault.OTHER, "NEW_RESULT")

    def test_out_of_energy_tells_how_much(self) -> None:
        told = usdt(ret="OUT_OF_ENERGY")
        told["raw_data"]["fee_limit"] = 10_000_000
        message = "Not enough energy for 'SSTORE' operation executing"
        receipt = {"result": "OUT_OF_ENERGY", "energy_usage_total": 24_000, "energy_fee": 10_000_000}
        found = read(told, info(result="FAILED", resMessage=message.encode().hex(), receipt=receipt, fee=10_345_000))
        assert found.failure is not None
        assert found.failure.message == f"OUT_OF_ENERGY; {message}; energy used 24000; fee limit 10000000 sun"
        assert found.fee == Decimal("10.345")

    def test_a_reason_that_a_contract_gives(self) -> None:
        text = b"TRC20: transfer amount exceeds balance"
        returned = f"08c379a0{word(32)}{word(len(text))}{text.hex().ljust(128, '0')}"
        found = read(usdt(ret="REVERT"), info(contractResult=[returned], resMessage=b"REVERT opcode executed".hex()))
        assert found.failure is not None
        assert found.failure.message == f"REVERT; {text.decode()}; REVERT opcode executed"

    def test_a_visible_message_stays(self) -> None:
        found = read(usdt(ret="REVERT"), info(contractResult=[""], resMessage="REVERT opcode executed"))
        assert found.failure is not None
        assert found.failure.message == "REVERT; REVERT opcode executed"

    def test_a_result_alone_tells_a_failure(self) -> None:
        assert read(info(result="FAILED")).state is State.FAILED

    def test_what_a_node_did_not_take(self) -> None:
        message = b"Account resource insufficient error".hex()
        found = read({"code": "BANDWITH_ERROR", "txid": ID, "message": message})
        assert found.failure is not None
        assert (found.state, found.failure.fault) == (State.ABSENT, Fault.OUT_OF_BANDWIDTH)
        assert found.failure.message == "BANDWITH_ERROR: Account resource insufficient error"
        other = read({"code": "SIGERROR", "txid": ID}).failure
        assert other is not None
        assert (other.fault, other.message) == (Fault.OTHER, "SIGERROR")
        assert read({"result": True, "txid": ID}).failure is None


class TestStanding:
    def test_what_no_view_knows_is_absent(self) -> None:
        found = read({}, {}, ("wallet/getnowblock", block()))
        assert (found.state, found.id, found.tip, found.movements) == (State.ABSENT, None, TIP, ())

    def test_an_absence_without_a_reference_belongs_to_the_one_transaction(self) -> None:
        found = read(trx(ret=None), {}, block(seconds=1), reference=None)
        assert (found.reference, found.state) == (ID, State.EXPIRED)

    def test_what_waits_is_pending_and_would_move(self) -> None:
        found = read({}, {}, ("wallet/gettransactionfrompending", usdt(ret=None)), block(seconds=31))
        assert (found.state, found.included_at, found.final, found.fee) == (State.PENDING, None, None, None)
        (moved,) = found.movements
        assert (moved.sender, moved.recipient, moved.contract, moved.units) == (PAYER, SHOP, USDT, 25_500_000)

    def test_the_trial_run_of_a_node_is_no_outcome(self) -> None:
        waiting = ("wallet/gettransactionfrompending", trx())
        assert read({}, {}, waiting, block(seconds=31)).state is State.PENDING
        assert read(waiting).state is State.PENDING
        assert read({}, {}, waiting, block(seconds=29)).state is State.EXPIRED

    def test_the_body_of_a_block_counts_more_than_another(self) -> None:
        waiting = ("wallet/gettransactionfrompending", trx(ret=None))
        for bodies in ([trx(ret=None), trx()], [trx(), trx(ret=None)], [waiting, trx()], [trx(), waiting]):
            assert read(*bodies).state is State.INCLUDED

    def test_a_body_in_a_block_whose_result_is_not_there_yet(self) -> None:
        found = read(trx(), ("wallet/gettransactioninfobyid", {}), block(seconds=29))
        assert (found.state, found.fee) == (State.PENDING, None)

    def test_a_transfer_from_another_account(self) -> None:
        data = f"23b872dd{word(USDT_HEX)}{word(SHOP_HEX)}{word(9)}"
        found = read(body("TriggerSmartContract", ret=None, contract_address=USDT_HEX, data=data))
        assert [(each.sender, each.recipient, each.units) for each in found.movements] == [(USDT, SHOP, 9)]

    @pytest.mark.parametrize("data", [None, "", "a9059cbb", "095ea7b3" + word(1) * 2, "a9059cbb" + word(1) * 3])
    def test_other_calls_would_move_nothing(self, data: str | None) -> None:
        more = {} if data is None else {"data": data}
        assert read(body("TriggerSmartContract", ret=None, contract_address=USDT_HEX, **more)).movements == ()

    def test_past_its_expiration_and_in_no_block_it_can_never_come(self) -> None:
        assert read(trx(ret=None), ("wallet/gettransactioninfobyid", {}), block(seconds=29)).state is State.EXPIRED

    @pytest.mark.parametrize(
        "more",
        [
            [("wallet/gettransactioninfobyid", {}), block(seconds=31)],
            [("wallet/gettransactioninfobyid", {})],
            [block(seconds=29)],
            [("wallet/gettransactionfrompending", {}), block(seconds=29)],
            [("walletsolidity/gettransactioninfobyid", {}), block(seconds=29)],
            [{}, block(seconds=29), ("walletsolidity/getnowblock", block(TIP - 19, 90))],
        ],
        ids=["not yet", "no tip", "not asked", "only the pool was asked", "only the slow view was asked", "not solid"],
    )
    def test_without_that_proof_it_is_pending(self, more: list[object]) -> None:
        assert read(trx(ret=None), *more).state is State.PENDING

    def test_both_views(self) -> None:
        paths = "walletsolidity/gettransactioninfobyid", "walletsolidity/getnowblock"
        solid = read(trx(), info(), (paths[0], info()), (paths[1], block(TIP - 19)), block())
        assert (solid.final, solid.confirmations) == (True, 20)
        assert read(trx(), info(), (paths[0], {})).final is False
        assert read(trx(), info(), (paths[1], block(TIP - 19))).final is True
        assert read(trx(), info(), (paths[1], block(TIP - 20))).final is False
        assert read(trx(), info(), (paths[1], {"block_header": {}})).final is None
        assert read(trx(), info()).final is None

    def test_a_tip_below_the_block_lags(self) -> None:
        found = read(trx(), info(), block(TIP - 20))
        assert (found.lagging, found.confirmations, found.tip) == (True, None, TIP - 20)

    def test_a_block_from_the_future_lags(self) -> None:
        found = read(trx(), info(blockTimeStamp=at(-7200) * 1000), block())
        assert (found.lagging, found.confirmations) == (True, None)


class TestHostileAnswers:
    @pytest.mark.parametrize(
        ("answer", "status", "detail"),
        [
            (
                {"Error": "class java.lang.IllegalAccessException : lack of computing resources"},
                200,
                "lack of computing",
            ),
            (HTML, 502, "502 Bad Gateway"),
            (HTML, 200, "HTML"),
            ("slow down", 200, "slow down"),
            (None, 204, "empty"),
            ("", None, "empty"),
            ({}, 429, "refusal"),
            ({}, 403, "refusal"),
            ({"Success": False}, 200, "no answer of a Tron node"),
            ({"success": False, "error": "Invalid address", "statusCode": 400}, 400, "Invalid address"),
            ([], 200, "no answer"),
            (12, 200, "no answer"),
            ({"txID": {}}, 200, "txid"),
            ({"id": ID, "log": [7]}, 200, "log"),
        ],
    )
    def test_no_answer_is_not_an_absence(self, answer: object, status: int | None, detail: str) -> None:
        found = read(answer, http_status=status)
        assert (found.state, found.reference) == (State.UNREACHABLE, ID)
        assert detail.lower() in (found.detail or "").lower()

    def test_where_one_answer_is_none_the_others_prove_no_absence(self) -> None:
        assert read({}, {"Error": "busy"}).state is State.UNREACHABLE
        assert read(trx(), {"Error": "busy"}).state is State.INCLUDED
        assert read({}, ("wallet/getnowblock", {"Error": "busy"}), reference="").state is State.UNREACHABLE

    @pytest.mark.parametrize(
        "value", [25.5, "many", "0xzz", -1, True, 2**256, [], {}, Decimal("1E+9999"), Decimal("0.5")]
    )
    def test_an_amount_that_is_none_is_taken_as_not_told(self, value: object) -> None:
        found = read(body("TriggerSmartContract", contract_address=USDT_HEX, call_value=value), info(fee=value))
        assert (found.movements, found.fee) == ((), Decimal("0E-6"))

    @pytest.mark.parametrize("value", ["25", "0x19", 25, Decimal("25.0")])
    def test_an_amount_in_any_form(self, value: object) -> None:
        assert read(trx(value), info()).movements[0].units == 25

    def test_nulls_are_not_told(self) -> None:
        told = {**trx(), "ret": None, "blockNumber": None}
        found = read(told, info(log=None, receipt=None, fee=None, resMessage=None))
        assert (found.state, found.fee) == (State.INCLUDED, Decimal("0E-6"))

    def test_a_time_outside_of_the_calendar_is_none(self) -> None:
        assert read(trx(), info(blockTimeStamp=10**30)).included_at is None

    def test_huge_logs(self) -> None:
        assert len(read(usdt(), info(log=[logged()] * 5000)).movements) == 5000


class TestHistory:
    ROW: ClassVar[dict[str, Any]] = {
        "transaction_id": ID,
        "token_info": {"symbol": "USDT", "address": USDT, "decimals": 6, "name": "Tether USD"},
        "block_timestamp": at(60) * 1000,
        "from": PAYER,
        "to": SHOP,
        "type": "Transfer",
        "value": "25500000",
    }

    def page(self, *rows: object, cursor: str | None = None) -> dict[str, Any]:
        return {"data": list(rows), "success": True, "meta": {"at": 1, **({"fingerprint": cursor} if cursor else {})}}

    def test_tokens_that_came(self) -> None:
        other = {**self.ROW, "transaction_id": "cd" * 32, "to": PAYER}
        approved = {**self.ROW, "transaction_id": "ef" * 32, "type": "Approval"}

        def answer(request: Request) -> object:
            if "v1" not in request.url:
                return node()(request)
            return (
                self.page(other, approved)
                if ("fingerprint", "f1") in request.params
                else self.page(self.ROW, cursor="f1")
            )

        window = Window(since=NOW - timedelta(hours=1), until=NOW)
        (found,), requests = ask(TronGrid().received(SHOP, window, USDT), answer)
        history = [request for request in requests if "v1" in request.url]
        assert [request.method for request in history] == ["GET", "GET"]
        assert history[0].url == f"https://api.trongrid.io/v1/accounts/{SHOP}/transactions/trc20"
        assert dict(history[0].params) == {
            "only_to": "true",
            "limit": "200",
            "contract_address": USDT,
            "min_timestamp": str(at(3600) * 1000),
            "max_timestamp": str(at(0) * 1000 - 1),
        }
        (moved,) = found.movements
        assert (moved.recipient, moved.contract, moved.symbol) == (SHOP, USDT, "USDT")
        assert (moved.units, moved.amount) == (25_500_000, Decimal("25.500000"))
        assert (found.state, found.id, found.reference, found.complete) == (State.INCLUDED, ID, SHOP, True)
        assert (found.included_at, found.final) == (NOW - timedelta(seconds=60), True)

    def test_coins_that_came(self) -> None:
        row = {**trx(), "blockNumber": TIP - 3, "block_timestamp": at(9) * 1000}
        row["ret"][0]["fee"] = 1000

        def answer(request: Request) -> object:
            return self.page(row) if "v1" in request.url else node()(request)

        (found,), requests = ask(TronGrid("tron-nile").received(SHOP, Window()), answer)
        assert (requests[0].url, found.host) == (
            f"https://nile.trongrid.io/v1/accounts/{SHOP}/transactions",
            "nile.trongrid.io",
        )
        assert (found.confirmations, found.final, found.fee) == (4, False, Decimal("0.001"))
        assert ask(TronGrid().received(SHOP_HEX, Window()), answer)[0][0].movements[0].recipient == SHOP
        assert ask(TronGrid().received(SHOP, Window(), "1002000"), answer)[0] == ()

    def test_a_history_without_end_is_cut_and_says_so(self) -> None:
        pages = iter(range(1000))

        def answer(request: Request) -> object:
            return self.page(self.ROW, cursor=f"f{next(pages)}") if "v1" in request.url else node()(request)

        (found,), requests = ask(TronGrid().received(SHOP, Window(), USDT), answer)
        assert (found.complete, len(requests)) == (False, 52)

    def test_a_cursor_that_comes_again_is_not_followed(self) -> None:
        def answer(request: Request) -> object:
            return self.page(self.ROW, cursor="same") if "v1" in request.url else node()(request)

        (found,), requests = ask(TronGrid().received(SHOP, Window(), USDT), answer)
        assert (found.complete, len(requests)) == (False, 4)

    def test_decimals_that_nobody_believes(self) -> None:
        for decimals, kept in ((255, 255), (256, None), (31, 31)):
            row = {**self.ROW, "token_info": {**self.ROW["token_info"], "decimals": decimals}}
            (moved,) = read(self.page(row)).movements
            assert (moved.units, moved.decimals, moved.amount) == (25_500_000, kept, None)

    def test_nothing_came(self) -> None:
        def answer(request: Request) -> object:
            return self.page() if "v1" in request.url else node()(request)

        assert ask(TronGrid().received(SHOP, Window()), answer)[0] == ()

    @pytest.mark.parametrize("bad", [{"success": False, "error": "x"}, HTML, {"Error": "busy"}, (429, {}), (503, HTML)])
    def test_a_history_that_did_not_come_is_missing_evidence(self, bad: object) -> None:
        with pytest.raises(BadAnswer):
            ask(TronGrid().received(SHOP, Window()), lambda request: bad if "v1" in request.url else node()(request))

    @pytest.mark.parametrize("bad", [HTML, {"Error": "busy"}, {"success": False, "error": "x"}])
    def test_a_later_page_that_did_not_come_is_missed(self, bad: object) -> None:
        def answer(request: Request) -> object:
            if "v1" not in request.url:
                return node()(request)
            return bad if ("fingerprint", "f1") in request.params else self.page(self.ROW, cursor="f1")

        with pytest.raises(BadAnswer):
            ask(TronGrid().received(SHOP, Window(), USDT), answer)

    def test_a_saved_page_that_is_none_is_not_lost(self) -> None:
        other = {**self.ROW, "transaction_id": "cd" * 32}
        saved = [
            Saved(network="tron", reference=SHOP, answer=each) for each in (self.page(self.ROW, other), {"Error": "x"})
        ]
        assert [each.state for each in TronGrid.read(saved)] == [State.INCLUDED, State.INCLUDED, State.UNREACHABLE]

    def test_without_tips_the_history_still_counts(self) -> None:
        def answer(request: Request) -> object:
            return self.page(self.ROW) if "v1" in request.url else (503, HTML)

        (found,), _ = ask(TronGrid().received(SHOP, Window(), USDT), answer)
        assert (found.final, found.tip) == (None, None)

    @pytest.mark.parametrize("address", ["", "0x12", "../../x", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"])
    def test_what_is_no_address_is_not_asked_for(self, address: str) -> None:
        with pytest.raises(InputError, match="begins with T"):
            next(TronGrid().received(address, Window()))

    def test_a_time_without_a_zone_is_refused(self) -> None:
        with pytest.raises(InputError, match="zone"):
            next(TronGrid().received(SHOP, Window(since=datetime(2026, 11, 1))))  # noqa: DTZ001

    def test_a_node_has_no_history(self) -> None:
        with pytest.raises(Unsupported, match="tron"):
            Tron().received(SHOP, Window())


class TestAsking:
    def test_both_views_and_tips_are_asked_side_by_side(self) -> None:
        answer = node(
            transactionbyid=usdt(), transactioninfobyid=info(log=[logged()]), solid_transactioninfobyid=info(log=[])
        )
        flow = Tron(key="k-secret").transaction("0x" + ID.upper())
        found, requests = ask(flow, answer)
        assert [(request.method, request.url.removeprefix("https://api.trongrid.io/")) for request in requests] == [
            ("POST", "wallet/gettransactionbyid"),
            ("POST", "wallet/gettransactioninfobyid"),
            ("POST", "wallet/gettransactionfrompending"),
            ("POST", "walletsolidity/gettransactioninfobyid"),
            ("POST", "wallet/getnowblock"),
            ("POST", "walletsolidity/getnowblock"),
        ]
        assert all(request.reads and json.loads(request.body) in ({}, {"value": ID}) for request in requests)
        assert {request.headers["TRON-PRO-API-KEY"] for request in requests} == {"k-secret"}
        assert (found.state, found.final, found.confirmations) == (State.INCLUDED, True, 20)
        assert (found.host, found.fetched_at, found.source) == ("api.trongrid.io", NOW, "tron")
        assert "k-secret" not in repr((requests, flow, vars(Tron(key=SecretStr("k-secret")))))

    def test_what_a_node_does_not_know(self) -> None:
        found, _ = ask(Tron().transaction(ID), node())
        assert (found.state, found.tip) == (State.ABSENT, TIP)

    @pytest.mark.parametrize("path", ["transactionbyid", "transactioninfobyid"])
    @pytest.mark.parametrize(
        "bad", [{"Error": "lack of computing resources"}, HTML, b"", b'{"txID": "1', (429, {}), (403, {})]
    )
    def test_a_node_that_does_not_answer_is_missing_evidence(self, path: str, bad: object) -> None:
        with pytest.raises(Unavailable):
            ask(Tron().transaction(ID), node(**{path: bad}))

    @pytest.mark.parametrize("other", [{**trx(), "txID": "cd" * 32}, block()])
    def test_an_answer_about_something_else_is_none(self, other: object) -> None:
        with pytest.raises(BadAnswer):
            ask(Tron().transaction(ID), lambda request: other)

    @pytest.mark.parametrize(
        "path", ["nowblock", "solid_nowblock", "solid_transactioninfobyid", "transactionfrompending"]
    )
    def test_the_other_answers_may_be_missing(self, path: str) -> None:
        answers = {"transactionbyid": trx(), "transactioninfobyid": info()}
        assert ask(Tron().transaction(ID), node(**{**answers, path: (503, HTML)}))[0].state is State.INCLUDED
        assert ask(Tron().transaction(ID), node(**{**answers, path: {"Error": "x"}}))[0].state is State.INCLUDED

    @pytest.mark.parametrize("reference", ["", "1234", ID + "00", "../wallet", SHOP])
    def test_what_is_no_transaction_is_not_asked_for(self, reference: str) -> None:
        with pytest.raises(InputError, match="64 hex"):
            next(Tron().transaction(reference))

    def test_an_own_node(self) -> None:
        found, requests = ask(Tron(base="http://127.0.0.1:8090/").transaction(ID), node())
        assert (requests[0].url, found.host) == ("http://127.0.0.1:8090/wallet/gettransactionbyid", "127.0.0.1")

    @pytest.mark.parametrize(
        "base", ["tron.example", "ftp://x", "https://", "https://me:secret@tron.example", "https://[::1"]
    )
    def test_an_address_that_is_none(self, base: str) -> None:
        with pytest.raises(ConfigurationError) as failed:
            Tron(base=base)
        assert "secret" not in str(failed.value)

    def test_an_unknown_network(self) -> None:
        with pytest.raises(ConfigurationError, match="tron, tron-nile, tron-shasta"):
            Tron("ethereum")
        assert Tron.networks == {"tron", "tron-nile", "tron-shasta"}

    def test_the_zone_of_a_block(self) -> None:
        assert read(trx(), info()).included_at == datetime(2026, 11, 25, 11, 59, tzinfo=UTC)
