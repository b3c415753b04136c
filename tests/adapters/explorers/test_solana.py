"""Solana by the documented shapes; outcomes on the runtime itself are in tests/nodes."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.solana import Solana
from paysupport.adapters.explorers.solana.codes import SYSTEM
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Request
from paysupport.model import Fault, State, Transfer

from .asked import HTML, NOW, ask, at

SIGNATURE = "5h6xBEauJ3PK6SWCZ1PGjBvj8vDdWG3KpwATGy1ARAXFSDwt8GFXM7W5Ncn16wmqokgpiKRLuS83KUxyZyv2sUYv"
PAYER = "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV1"
SHOP = "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM"
HOLDING = "DShWnroshVbeUp28oopA3Pu7oFPDBtC1DBmPECXXAQ9n"
POOL = "HU23r7UoZbqTUuh3vA7emAGztFtqwTeVips789vqxxBw"
USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
TOKENS = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
TOKENS_22 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb"
MEMO = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr"
SLOT = 380_000_000


def answered(result: object) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "result": result, "id": 1}


def status(
    commitment: str | None = "finalized", *, slot: int = SLOT, tip: object = SLOT + 40, **more: Any
) -> dict[str, Any]:
    value = {"slot": slot, "confirmations": None, "err": None, "confirmationStatus": commitment, **more}
    return answered({"context": {"slot": tip}, "value": [value]})


NO_STATUS = answered({"context": {"slot": SLOT + 40}, "value": [None]})
NO_TRANSACTION = answered(None)


def balance(account: int, owner: str | None, units: object, **more: Any) -> dict[str, Any]:
    told = {"amount": units, "decimals": 6, "uiAmount": 25.5, "uiAmountString": "25.5"}
    return {"accountIndex": account, "mint": USDC, "owner": owner, "programId": TOKENS, "uiTokenAmount": told, **more}


def transaction(*, instructions: Sequence[object] = (), signature: str = SIGNATURE, **meta: Any) -> dict[str, Any]:
    keys = [{"pubkey": each, "signer": each == PAYER, "writable": True} for each in (PAYER, SHOP, HOLDING, TOKENS)]
    told = {
        "err": None,
        "fee": 5000,
        "preBalances": [10**9, 5, 2_039_280, 1],
        "postBalances": [10**9 - 5000, 5, 2_039_280, 1],
        "preTokenBalances": [balance(0, PAYER, "100000000"), balance(2, SHOP, "500000")],
        "postTokenBalances": [balance(0, PAYER, "74500000"), balance(2, SHOP, "26000000")],
        "logMessages": [],
        "innerInstructions": [],
        **meta,
    }
    message = {"accountKeys": keys, "instructions": list(instructions)}
    return answered(
        {
            "slot": SLOT,
            "blockTime": at(60),
            "meta": told,
            "transaction": {"signatures": [signature], "message": message},
            "version": 0,
        }
    )


def read(*answers: object, reference: str | None = SIGNATURE, **more: Any) -> Transfer:
    pairs = [answer if isinstance(answer, tuple) else (None, answer) for answer in answers]
    saved = [
        Saved(network="solana", answer=told, reference=reference, endpoint=method, fetched_at=NOW, **more)
        for method, told in pairs
    ]
    (found,) = Solana.read(saved)
    return found


class TestMovements:
    def test_a_token_is_what_an_owner_has_more_of_afterwards(self) -> None:
        found = read(status(), transaction())
        (moved,) = found.movements
        assert (moved.sender, moved.recipient, moved.contract) == (PAYER, SHOP, USDC)
        assert (moved.units, moved.decimals, moved.amount, moved.index) == (25_500_000, 6, Decimal("25.500000"), 2)
        assert (found.sender, found.fee, found.complete) == (PAYER, Decimal("0.000005000"), True)
        assert (found.included_at, found.block_height) == (NOW - timedelta(seconds=60), SLOT)

    def test_a_new_account_had_nothing_before(self) -> None:
        (moved,) = read(transaction(preTokenBalances=[balance(0, PAYER, "100000000")])).movements
        assert moved.units == 26_000_000

    def test_two_accounts_of_one_owner_count_together(self) -> None:
        after = [balance(0, PAYER, "74500000"), balance(2, SHOP, "0"), balance(1, SHOP, "26000000")]
        assert read(transaction(postTokenBalances=after)).movements[0].units == 25_500_000

    def test_an_owner_that_is_not_told_is_the_account(self) -> None:
        before, after = [balance(2, None, "1")], [balance(2, None, "3"), balance(99, None, "7")]
        assert [
            (each.recipient, each.units, each.sender)
            for each in read(transaction(preTokenBalances=before, postTokenBalances=after)).movements
        ] == [(HOLDING, 2, None)]

    def test_of_several_senders_none_is_named(self) -> None:
        before = [balance(0, PAYER, "9"), balance(1, POOL, "9"), balance(2, SHOP, "0")]
        after = [balance(0, PAYER, "4"), balance(1, POOL, "4"), balance(2, SHOP, "10")]
        (moved,) = read(transaction(preTokenBalances=before, postTokenBalances=after)).movements
        assert (moved.sender, moved.recipient, moved.units) == (None, SHOP, 10)

    @pytest.mark.parametrize(
        ("told", "decimals", "amount"),
        [(255, 255, None), (256, None, None), (31, 31, None), (None, None, None), (0, 0, Decimal(25_500_000))],
    )
    def test_decimals_that_nobody_believes(self, told: object, decimals: int | None, amount: Decimal | None) -> None:
        after = balance(2, SHOP, "26000000")
        after["uiTokenAmount"]["decimals"] = told
        found = read(transaction(postTokenBalances=[balance(0, PAYER, "74500000"), after]))
        assert (found.movements[0].decimals, found.movements[0].amount) == (decimals, amount)

    @pytest.mark.parametrize("units", [25.5, None, "-1", "abc", 2**256])
    def test_units_that_are_none_are_not_counted(self, units: object) -> None:
        assert read(transaction(postTokenBalances=[balance(2, SHOP, units)])).movements == ()

    def test_coins(self) -> None:
        found = read(
            transaction(preTokenBalances=None, postTokenBalances=None, postBalances=[10**9 - 5007, 12, 2_039_280, 1])
        )
        (moved,) = found.movements
        assert (moved.sender, moved.recipient, moved.contract) == (PAYER, SHOP, None)
        assert (moved.units, moved.amount, moved.index) == (7, Decimal("0.000000007"), 1)

    def test_the_fee_is_no_movement(self) -> None:
        assert all(each.contract for each in read(transaction()).movements)

    def test_a_balance_that_is_none_is_not_counted(self) -> None:
        assert all(each.contract for each in read(transaction(postBalances=[None, "many", 2_039_280, 1])).movements)

    def test_accounts_of_look_up_tables(self) -> None:
        told = transaction(
            preBalances=[9, 0, 0],
            postBalances=[2, 7, 0],
            fee=0,
            preTokenBalances=[],
            postTokenBalances=[],
            loadedAddresses={"writable": [SHOP], "readonly": [POOL]},
        )
        told["result"]["transaction"]["message"]["accountKeys"] = [PAYER]
        assert [(each.recipient, each.units) for each in read(told).movements] == [(SHOP, 7)]

    def test_without_accounts_nothing_is_known(self) -> None:
        told = transaction(preTokenBalances=[], postTokenBalances=[])
        told["result"]["transaction"]["message"]["accountKeys"] = []
        assert read(told).movements == ()

    def test_memos(self) -> None:
        parsed = {"program": "spl-memo", "programId": MEMO, "parsed": "order 1234"}
        inner = [{"index": 0, "instructions": [{**parsed, "parsed": "again"}, {"program": "spl-token", "parsed": {}}]}]
        (moved,) = read(transaction(instructions=[parsed], innerInstructions=inner)).movements
        assert moved.memo == "order 1234\nagain"

    @pytest.mark.parametrize(
        "logs",
        [['Program log: Memo (len 4): "1234"'], ["Program log: Memo (len 4)", "Program log: 1234"]],
        ids=["old", "new"],
    )
    def test_a_memo_in_the_log(self, logs: list[str]) -> None:
        assert read(transaction(logMessages=[*logs, "Program x success"])).movements[0].memo == "1234"
        assert read(transaction(logMessages=None)).movements[0].memo is None


class TestFailures:
    @pytest.mark.parametrize(
        ("err", "program", "fault"),
        [
            ({"InstructionError": [0, {"Custom": 1}]}, SYSTEM, Fault.INSUFFICIENT_FUNDS),
            ({"InstructionError": [0, {"Custom": 0}]}, SYSTEM, Fault.OTHER),
            ({"InstructionError": [0, {"Custom": 1}]}, TOKENS, Fault.INSUFFICIENT_FUNDS),
            ({"InstructionError": [0, {"Custom": 1}]}, TOKENS_22, Fault.INSUFFICIENT_FUNDS),
            ({"InstructionError": [0, {"Custom": 17}]}, TOKENS, Fault.FROZEN),
            ({"InstructionError": [0, {"Custom": 4}]}, TOKENS, Fault.OTHER),
            ({"InstructionError": [0, {"Custom": 1}]}, POOL, Fault.OTHER),
            ({"InstructionError": [0, {"Custom": 17}]}, POOL, Fault.OTHER),
            ({"InstructionError": [0, "InvalidAccountData"]}, TOKENS, Fault.NO_ACCOUNT),
            ({"InstructionError": [0, "UninitializedAccount"]}, TOKENS, Fault.NO_ACCOUNT),
            ({"InstructionError": [0, "InvalidAccountData"]}, POOL, Fault.OTHER),
            ({"InstructionError": [0, "InsufficientFunds"]}, POOL, Fault.INSUFFICIENT_FUNDS),
            ({"InstructionError": [0, "ComputationalBudgetExceeded"]}, POOL, Fault.OUT_OF_GAS),
            ({"InstructionError": [0, {"BorshIoError": "x"}]}, TOKENS, Fault.OTHER),
            ({"InstructionError": [7, {"Custom": 1}]}, TOKENS, Fault.OTHER),
            ({"InsufficientFundsForRent": {"account_index": 1}}, TOKENS, Fault.INSUFFICIENT_FUNDS),
            ({"DuplicateInstruction": 1}, TOKENS, Fault.OTHER),
            ({}, TOKENS, Fault.OTHER),
            ("AccountNotFound", TOKENS, Fault.INSUFFICIENT_FUNDS),
            ("InsufficientFundsForFee", TOKENS, Fault.INSUFFICIENT_FUNDS),
            ("BlockhashNotFound", TOKENS, Fault.OTHER),
            (7, TOKENS, Fault.OTHER),
        ],
    )
    def test_what_an_error_means(self, err: object, program: str, fault: Fault) -> None:
        found = read(status(err=err), transaction(err=err, instructions=[{"programId": program, "data": ""}]))
        assert found.failure is not None
        assert (found.state, found.failure.fault, found.movements) == (State.FAILED, fault, ())
        assert json.dumps(err)[:20] in (found.failure.message or "")
        assert found.fee == Decimal("0.000005000")

    def test_the_program_that_failed_first_is_meant(self) -> None:
        logs = [
            "Program log: Error: insufficient funds",
            f"Program {TOKENS} failed: custom program error: 0x1",
            f"Program {POOL} failed: custom program error: 0x1",
        ]
        err = {"InstructionError": [0, {"Custom": 1}]}
        found = read(transaction(err=err, logMessages=logs, instructions=[{"programId": POOL}]))
        assert found.failure is not None
        assert found.failure.fault is Fault.INSUFFICIENT_FUNDS
        assert (found.failure.message or "").endswith("Error: insufficient funds")

    def test_a_status_alone_tells_a_failure(self) -> None:
        found = read(status(err={"InstructionError": [0, {"Custom": 1}]}), NO_TRANSACTION)
        assert found.failure is not None
        assert (found.state, found.failure.fault, found.complete) == (State.FAILED, Fault.OTHER, True)

    def test_what_a_simulation_refused_was_never_sent(self) -> None:
        data = {
            "err": {"InstructionError": [0, {"Custom": 1}]},
            "logs": [f"Program {TOKENS} failed: custom program error: 0x1"],
        }
        found = read({"jsonrpc": "2.0", "error": {"code": -32002, "message": "simulation failed", "data": data}})
        assert found.failure is not None
        assert (found.state, found.failure.fault) == (State.ABSENT, Fault.INSUFFICIENT_FUNDS)
        bare = {"code": -32002, "message": "Blockhash not found", "data": {"err": None, "logs": []}}
        told = read({"jsonrpc": "2.0", "error": bare})
        assert told.failure is not None
        assert "Blockhash not found" in (told.failure.message or "")


class TestStanding:
    @pytest.mark.parametrize(
        ("told", "final", "confirmations"),
        [
            (status("finalized"), True, 41),
            (status("confirmed", confirmations=7), False, 7),
            (status("processed", confirmations=0), False, 0),
            (status(None), None, 41),
        ],
    )
    def test_how_far_it_has_come(self, told: object, final: bool | None, confirmations: int) -> None:
        found = read(told, transaction())
        assert (found.state, found.final, found.confirmations) == (State.INCLUDED, final, confirmations)
        assert found.tip == SLOT + 40

    def test_seen_but_not_yet_told_in_full(self) -> None:
        found = read(status("processed"), NO_TRANSACTION)
        assert (found.state, found.final, found.complete, found.movements) == (State.INCLUDED, False, False, ())

    def test_contents_without_a_status(self) -> None:
        found = read(NO_STATUS, transaction())
        assert (found.state, found.final, found.confirmations) == (State.INCLUDED, None, 41)
        assert read(transaction()).tip is None

    def test_what_is_not_known_is_absent(self) -> None:
        found = read(NO_STATUS, NO_TRANSACTION)
        assert (found.state, found.id, found.reference) == (State.ABSENT, None, SIGNATURE)

    def test_an_absence_without_a_reference_belongs_to_the_one_transaction(self) -> None:
        assert read(NO_STATUS, transaction(), reference=None).id == SIGNATURE

    def test_a_tip_below_the_block_lags(self) -> None:
        found = read(status(tip=SLOT - 1), transaction())
        assert (found.lagging, found.confirmations) == (True, None)
        assert read(status(tip=None), transaction()).tip is None

    @pytest.mark.parametrize(
        "height",
        [
            ("getBlockHeight", answered(151)),
            answered({"absoluteSlot": 200, "blockHeight": 151, "epoch": 1}),
            ("getBlockHeight", 151),
        ],
    )
    def test_beyond_its_last_valid_block_it_can_never_come(self, height: object) -> None:
        lifetime = answered({"context": {"slot": 9}, "value": {"blockhash": "x", "lastValidBlockHeight": 150}})
        assert read(NO_STATUS, lifetime, height).state is State.EXPIRED
        assert read(status(), transaction(), lifetime, height).state is State.INCLUDED
        assert read(NO_STATUS, height).state is State.ABSENT
        assert read(lifetime, height).state is State.ABSENT
        assert read(NO_STATUS, lifetime, ("getBlockHeight", answered(150))).state is State.ABSENT
        assert read(NO_STATUS, lifetime).state is State.ABSENT

    def test_a_list_of_signatures(self) -> None:
        row = {
            "signature": SIGNATURE,
            "slot": SLOT,
            "err": None,
            "memo": "[4] 1234",
            "blockTime": at(60),
            "confirmationStatus": "confirmed",
        }
        rows = answered([row, {**row, "signature": SIGNATURE[::-1], "err": "AccountNotFound"}])
        saved = [
            Saved(network="solana", answer=rows, reference=SHOP),
            Saved(network="solana", answer=answered(SLOT), reference="", endpoint="getSlot"),
        ]
        first, second = Solana.read(saved)
        assert (first.id, first.reference, first.state, first.complete) == (SIGNATURE, SHOP, State.INCLUDED, False)
        assert (first.included_at, first.final, first.confirmations) == (NOW - timedelta(seconds=60), False, 1)
        assert second.state is State.FAILED


class TestHostileAnswers:
    @pytest.mark.parametrize(
        ("answer", "code", "detail"),
        [
            (
                {"jsonrpc": "2.0", "error": {"code": -32015, "message": "version (0) is not supported"}, "id": 1},
                200,
                "version",
            ),
            (
                {"jsonrpc": "2.0", "error": {"code": -32005, "message": "Node is behind by 42 slots"}, "id": 1},
                200,
                "behind",
            ),
            ({"jsonrpc": "2.0", "error": {"code": -32009, "message": "Slot 1 was skipped"}, "id": 1}, 200, "skipped"),
            (answered(None), 429, "refusal"),
            (HTML, 503, "502 Bad Gateway"),
            ("upstream", 200, "upstream"),
            (None, 204, "empty"),
            (answered("x"), 200, "no answer of a Solana node"),
            (answered(7), 200, "no answer of a Solana node"),
            (answered([1]), 200, "no answer of a Solana node"),
            (answered({"context": {}, "value": [None, None]}), 200, "no answer of a Solana node"),
            (answered({"transaction": {"signatures": []}, "meta": {}}), 200, "signatures"),
            (answered({"transaction": "AQID", "meta": {}}), 200, "signatures"),
        ],
    )
    def test_no_answer_is_not_an_absence(self, answer: object, code: int | None, detail: str) -> None:
        found = read(answer, http_status=code)
        assert (found.state, found.reference) == (State.UNREACHABLE, SIGNATURE)
        assert detail.lower() in (found.detail or "").lower()

    def test_where_one_answer_is_none_the_others_prove_no_absence(self) -> None:
        assert read(NO_STATUS, HTML).state is State.UNREACHABLE
        assert read(transaction(), HTML).state is State.INCLUDED

    def test_nulls_are_not_told(self) -> None:
        told = transaction(err=None, fee=None, innerInstructions=None, logMessages=None, preTokenBalances=None)
        told["result"]["blockTime"] = None
        found = read(told)
        assert (found.state, found.fee, found.included_at) == (State.INCLUDED, None, None)

    def test_huge_logs(self) -> None:
        assert read(transaction(logMessages=["Program log: x" * 10] * 20_000)).state is State.INCLUDED


def node(**answers: Any) -> Any:
    """A node: what it says to a method; an answer may be a function of the parameters."""

    def answer(request: Request) -> object:
        asked = json.loads(request.body)
        told = answers[asked["method"]]
        return told(*asked["params"]) if callable(told) else told

    return answer


def row(signature: str, seconds: int = 60, **more: Any) -> dict[str, Any]:
    return {
        "signature": signature,
        "slot": SLOT - seconds,
        "err": None,
        "memo": None,
        "blockTime": at(seconds),
        "confirmationStatus": "finalized",
        **more,
    }


class TestAsking:
    def test_status_and_contents_are_asked_side_by_side(self) -> None:
        explorer = Solana(key="k-secret", base="https://rpc.example.com/solana?api-key=u-secret")
        flow = explorer.transaction(SIGNATURE)
        found, requests = ask(flow, node(getSignatureStatuses=status(), getTransaction=transaction()))
        asked = [json.loads(request.body) for request in requests]
        assert [(each["method"], each["params"]) for each in asked] == [
            ("getSignatureStatuses", [[SIGNATURE], {"searchTransactionHistory": True}]),
            (
                "getTransaction",
                [SIGNATURE, {"commitment": "confirmed", "encoding": "jsonParsed", "maxSupportedTransactionVersion": 0}],
            ),
        ]
        for request in requests:
            assert (request.method, request.url, request.reads) == ("POST", "https://rpc.example.com/solana", True)
            assert request.params == (("api-key", "u-secret"),)
            assert request.headers["Authorization"] == "Bearer k-secret"
        assert (found.host, found.fetched_at, found.state) == ("rpc.example.com", NOW, State.INCLUDED)
        assert "secret" not in repr((requests, flow, vars(explorer), found))

    def test_without_a_key(self) -> None:
        found, requests = ask(
            Solana("solana-devnet").transaction(SIGNATURE),
            node(getSignatureStatuses=NO_STATUS, getTransaction=NO_TRANSACTION),
        )
        assert (found.state, requests[0].url) == (State.ABSENT, "https://api.devnet.solana.com")
        assert "Authorization" not in requests[0].headers

    @pytest.mark.parametrize("bad", [HTML, b"", b'{"result":', (429, {}), (403, {}), {"error": {"code": -32005}}])
    @pytest.mark.parametrize("method", ["getSignatureStatuses", "getTransaction"])
    def test_a_node_that_does_not_answer_is_missing_evidence(self, method: str, bad: object) -> None:
        with pytest.raises(Unavailable):
            ask(
                Solana().transaction(SIGNATURE),
                node(**{"getSignatureStatuses": NO_STATUS, "getTransaction": NO_TRANSACTION, method: bad}),
            )

    @pytest.mark.parametrize("reference", ["", "ab" * 32, SHOP, SIGNATURE + "0O"])
    def test_what_is_no_signature_is_not_asked_for(self, reference: str) -> None:
        with pytest.raises(InputError, match="signature"):
            next(Solana().transaction(reference))

    @pytest.mark.parametrize("other", [transaction(signature=SIGNATURE[::-1]), answered({"absoluteSlot": 7})])
    def test_an_answer_about_something_else_is_none(self, other: object) -> None:
        with pytest.raises(BadAnswer):
            ask(Solana().transaction(SIGNATURE), lambda request: other)

    def test_an_unknown_network(self) -> None:
        with pytest.raises(ConfigurationError, match="solana, solana-devnet"):
            Solana("tron")


class TestReceived:
    def test_tokens_by_the_accounts_of_the_owner(self) -> None:
        late, early, failed, other = (letter * 88 for letter in "2345")
        histories = {
            HOLDING: [row(SIGNATURE, 60), row(late, 0), row(failed, 70, err="AccountNotFound"), row(early, 4000)],
            POOL: [row(SIGNATURE, 60), row(other, 80, blockTime=None)],
        }
        explorer = Solana()
        flow = explorer.received(SHOP, Window(since=NOW - timedelta(hours=1), until=NOW), USDC)
        found, requests = ask(
            flow,
            node(
                getTokenAccountsByOwner=answered({"context": {}, "value": [{"pubkey": HOLDING}, {"pubkey": POOL}]}),
                getSignaturesForAddress=lambda account, options: answered(histories[account]),
                getTransaction=lambda signature, options: (
                    transaction(signature=signature)
                    if signature == SIGNATURE
                    else transaction(signature=signature, postTokenBalances=[balance(0, PAYER, "1")])
                ),
                getSlot=answered(SLOT),
            ),
        )
        asked = [json.loads(request.body) for request in requests]
        assert asked[0]["params"] == [SHOP, {"mint": USDC}, {"commitment": "confirmed", "encoding": "jsonParsed"}]
        assert asked[1]["params"] == [HOLDING, {"commitment": "confirmed", "limit": 1000}]
        assert [each["params"][0] for each in asked if each["method"] == "getTransaction"] == [SIGNATURE, other]
        (transfer,) = found
        assert (transfer.id, transfer.reference, transfer.complete, transfer.final) == (SIGNATURE, SHOP, True, True)
        assert (transfer.confirmations, transfer.movements[0].recipient) == (1, SHOP)

    def test_coins_by_the_address_itself(self) -> None:
        coins = transaction(preTokenBalances=[], postTokenBalances=[], postBalances=[10**9 - 5007, 12, 2_039_280, 1])
        (found,), requests = ask(
            Solana().received(SHOP, Window()),
            node(getSignaturesForAddress=answered([row(SIGNATURE)]), getTransaction=coins, getSlot=(503, HTML)),
        )
        assert (found.movements[0].units, found.tip, len(requests)) == (7, None, 3)

    def test_pages_to_the_last(self) -> None:
        first = [row("2" * 80 + f"{number:05}".replace("0", "A"), 100 + number, err="x") for number in range(1000)]

        def page(account: str, options: dict[str, Any]) -> object:
            return answered([row(SIGNATURE, 2000)] if options.get("before") == first[-1]["signature"] else first)

        asked = {"getSignaturesForAddress": page, "getTransaction": transaction(), "getSlot": answered(SLOT)}
        assert ask(Solana().received(SHOP, Window(), None), node(**asked))[0] == ()
        (found,), _ = ask(
            Solana().received(SHOP, Window(), USDC),
            node(**asked, getTokenAccountsByOwner=answered({"value": [{"pubkey": HOLDING}]})),
        )
        assert found.complete is True
        since = NOW - timedelta(seconds=500)
        found_none, requests = ask(
            Solana().received(SHOP, Window(since=since)),
            node(**asked),
        )
        assert (found_none, len(requests)) == ((), 2)

    def test_more_than_can_be_asked_for_is_cut_and_says_so(self) -> None:
        names = ["2" * 80 + f"{number:04}".replace("0", "A") for number in range(501)]
        found, requests = ask(
            Solana().received(SHOP, Window(), USDC),
            node(
                getTokenAccountsByOwner=answered({"value": [{"pubkey": HOLDING}]}),
                getSignaturesForAddress=answered([row(name, slot=None) for name in names]),
                getTransaction=lambda signature, options: transaction(signature=signature),
                getSlot=answered(SLOT),
            ),
        )
        assert (len(found), {each.complete for each in found}, len(requests)) == (500, {False}, 503)

    def test_a_transaction_that_the_node_has_lost_makes_the_history_incomplete(self) -> None:
        other = "3" * 88
        (found,), _ = ask(
            Solana().received(SHOP, Window(), USDC),
            node(
                getTokenAccountsByOwner=answered({"value": [{"pubkey": HOLDING}]}),
                getSignaturesForAddress=answered([row(SIGNATURE), row(other)]),
                getTransaction=lambda signature, options: NO_TRANSACTION if signature == other else transaction(),
                getSlot=answered(SLOT),
            ),
        )
        assert (found.id, found.complete) == (SIGNATURE, False)

    def test_an_owner_without_a_token_account_received_none(self) -> None:
        nothing = node(getTokenAccountsByOwner=answered({"context": {}, "value": []}), getSlot=answered(SLOT))
        assert ask(Solana().received(SHOP, Window(), USDC), nothing)[0] == ()

    @pytest.mark.parametrize(
        "bad", [HTML, (503, HTML), {"error": {"code": -32602}}, answered(None), answered([7]), answered({"value": [7]})]
    )
    @pytest.mark.parametrize("method", ["getTokenAccountsByOwner", "getSignaturesForAddress", "getTransaction"])
    def test_an_answer_that_did_not_come_is_missing_evidence(self, method: str, bad: object) -> None:
        answers = {
            "getTokenAccountsByOwner": answered({"value": [{"pubkey": HOLDING}]}),
            "getSignaturesForAddress": answered([row(SIGNATURE)]),
            "getTransaction": transaction(),
            "getSlot": answered(SLOT),
            method: bad,
        }
        if (method, bad) == ("getTransaction", answered(None)):
            return
        with pytest.raises(BadAnswer):
            ask(Solana().received(SHOP, Window(), USDC), node(**answers))

    @pytest.mark.parametrize(("owner", "mint"), [("0x12", None), (SHOP, "USDC"), ("", None)])
    def test_what_is_no_address_is_not_asked_for(self, owner: str, mint: str | None) -> None:
        with pytest.raises(InputError):
            next(Solana().received(owner, Window(), mint))

    def test_a_time_without_a_zone_is_refused(self) -> None:
        with pytest.raises(InputError, match="zone"):
            next(Solana().received(SHOP, Window(until=datetime(2026, 11, 1))))  # noqa: DTZ001
