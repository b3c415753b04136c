"""TonAPI by the documented shapes."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.ton import TonApi
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Request
from paysupport.model import Fault, State, Transfer

from .asked import HTML, NOW, ask, at
from .ton_chains import (
    BACK,
    BACK_TX,
    COINS,
    EXTERNAL,
    MASTER,
    PAYER,
    PAYERS,
    SENT,
    SHOP,
    SHOP_TX,
    TIP,
    WALLET_TX,
    Api,
    b64,
    url64,
)

UNKNOWN = (404, {"error": "entity not found"})
NEEDY = {"address": SHOP, "status": "active", "balance": 1, "memo_required": True, "is_wallet": True}
FREE = {"address": SHOP, "status": "active", "balance": 1, "is_wallet": True}
BODY = "b5ee9c7201010101001000001c000000006f726465722031323334"


def read(*answers: object, reference: str | None = SHOP_TX, **more: Any) -> Transfer:
    pairs = [answer if isinstance(answer, tuple) else (200, answer) for answer in answers]
    saved = [
        Saved(network="ton", answer=told, reference=reference, http_status=status, fetched_at=NOW, **more)
        for status, told in pairs
    ]
    (found,) = TonApi.read(saved)
    return found


class TestTransfers:
    def test_coins(self) -> None:
        found = read(Api.trace(), Api.head())
        assert (found.state, found.id, found.message_id, found.sender) == (State.INCLUDED, SHOP_TX, EXTERNAL, PAYER)
        assert (found.block_height, found.tip, found.confirmations, found.final) == (None, TIP, None, None)
        assert (found.fee, found.complete, found.included_at) == (
            Decimal("0.002000000"),
            True,
            NOW - timedelta(seconds=57),
        )
        (moved,) = found.movements
        assert (moved.sender, moved.recipient, moved.units, moved.memo) == (PAYER, SHOP, COINS, "order 1234")

    @pytest.mark.parametrize(
        ("more", "memo"),
        [
            ({"raw_body": BODY, "decoded_op_name": None, "decoded_body": None}, "order 1234"),
            ({"decoded_op_name": "jetton_notify"}, None),
            ({"decoded_body": None}, None),
            ({"op_code": "0x2167da4b", "decoded_op_name": "encrypted_comment"}, None),
        ],
    )
    def test_comments(self, more: dict[str, Any], memo: str | None) -> None:
        found = read(Api.trace(more))
        assert found.movements[0].memo == memo
        assert bool(found.detail) is ("op_code" in more)

    def test_what_bounced_did_not_arrive(self) -> None:
        skipped = {"skipped": True, "skip_reason": "cskip_no_state"}
        trace = Api.trace(aborted=True, bounce_phase="TrPhaseBounceOk", compute_phase=skipped)
        back = Api.message(BACK, SHOP, PAYER, COINS - 1, bounced=True)
        trace["children"][0]["transaction"]["out_msgs"] = [back]
        trace["children"][0]["children"] = [{"transaction": Api.transaction(BACK_TX, PAYER, 5, back), "interfaces": []}]
        found = read(trace)
        assert found.failure is not None
        assert (found.state, found.failure.fault, found.failure.message) == (
            State.FAILED,
            Fault.BOUNCED,
            "not run: no_state",
        )
        assert found.movements == ()

    @pytest.mark.parametrize("bounce", [None, "TrPhaseBounceNofunds", "TrPhaseBounceNegfunds"])
    def test_aborted_does_not_mean_not_credited(self, bounce: str | None) -> None:
        found = read(Api.trace(aborted=True, bounce_phase=bounce))
        assert (found.state, found.movements[0].units) == (State.INCLUDED, COINS)

    def test_what_a_wallet_could_not_send(self) -> None:
        action = {
            "success": False,
            "result_code": 37,
            "skipped_actions": 0,
            "result_code_description": "Not enough Toncoin",
        }
        order = Api.message(EXTERNAL, None, PAYER)
        wallet = Api.transaction(WALLET_TX, PAYER, 1, order, aborted=True, action_phase=action)
        found = read({"transaction": wallet, "interfaces": []})
        assert found.failure is not None
        assert (found.state, found.failure.fault) == (State.FAILED, Fault.INSUFFICIENT_FUNDS)
        assert found.failure.message == "Not enough Toncoin; result code 37"

    def test_what_has_not_ended_is_pending(self) -> None:
        assert read(Api.trace(emulated=True)).state is State.PENDING
        assert read(Api.trace(), {**Api.event(running=True), "actions": []}).state is State.PENDING
        assert read(Api.trace(), {**Api.event(), "actions": []}).state is State.INCLUDED

    def test_one_transaction_alone(self) -> None:
        found = read(Api.trace()["children"][0]["transaction"])
        assert (found.state, found.complete, found.movements[0].memo) == (State.INCLUDED, True, "order 1234")
        listed = read({"transactions": [Api.trace()["transaction"]]}, reference=SHOP)
        assert (listed.id, listed.complete, listed.movements[0].recipient) == (WALLET_TX, False, SHOP)


class TestTokens:
    TRACE = Api.trace(
        {"op_code": "0x0f8a7ea5", "destination": {"address": PAYERS}, "decoded_op_name": "jetton_transfer"}
    )

    def test_tokens_by_their_master(self) -> None:
        found = read(Api.event(), self.TRACE)
        moved = found.movements[0]
        assert (moved.sender, moved.recipient, moved.contract) == (PAYER, SHOP, MASTER)
        assert (moved.units, moved.amount, moved.symbol, moved.memo) == (
            25_500_000,
            Decimal("25.500000"),
            "USD₮",
            "order 1234",
        )
        assert (found.complete, found.state) == (True, State.INCLUDED)

    def test_without_the_event_tokens_are_not_known(self) -> None:
        assert read(self.TRACE).complete is False

    @pytest.mark.parametrize(("told", "kept"), [(255, 255), (256, None), (None, None)])
    def test_decimals_that_nobody_believes(self, told: object, kept: int | None) -> None:
        moved = read(self.TRACE, Api.event(jetton=Api.jetton(decimals=told))).movements[0]
        assert (moved.units, moved.decimals, moved.amount) == (25_500_000, kept, None)

    def test_an_encrypted_comment(self) -> None:
        secret = {"encryption_type": "simple", "cipher_text": "00"}
        found = read(self.TRACE, Api.event(comment=None, encrypted_comment=secret))
        assert (found.movements[0].memo, "encrypted" in (found.detail or "")) == (None, True)

    def test_a_transfer_that_failed_moved_none(self) -> None:
        found = read(self.TRACE, Api.event(status="failed"))
        assert [each.contract for each in found.movements] == [None]
        other = {**Api.event(), "actions": [{"type": "TonTransfer", "status": "ok", "TonTransfer": {}}]}
        assert [each.contract for each in read(self.TRACE, other).movements] == [None]

    @pytest.mark.parametrize(
        ("payload", "memo"),
        [
            ({"SumType": "TextComment", "OpCode": 0, "Value": {"Text": "77"}}, "77"),
            ({"text": "77"}, "77"),
            ({"SumType": "", "Value": None}, None),
            (None, None),
        ],
    )
    def test_a_row_of_the_history(self, payload: object, memo: str | None) -> None:
        found = read({"operations": [Api.operation(payload=payload)]}, reference=SHOP)
        (moved,) = found.movements
        assert (found.id, found.state, moved.amount, moved.memo) == (
            SHOP_TX,
            State.INCLUDED,
            Decimal("25.500000"),
            memo,
        )

    def test_what_was_burned_arrived_nowhere(self) -> None:
        assert read({"operations": [Api.operation(operation="burn")]}, reference=SHOP).movements == ()


class TestStanding:
    def test_what_is_not_known_is_absent(self) -> None:
        found = read(UNKNOWN, UNKNOWN, Api.head())
        assert (found.state, found.id, found.tip) == (State.ABSENT, None, TIP)
        assert read((None, {"error": "entity not found"})).state is State.ABSENT
        assert TonApi.read([Saved(network="ton", answer={"error": "not found"}, reference=SHOP, http_status=404)]) == ()

    @pytest.mark.parametrize("accounts", [[NEEDY], [NEEDY, {**FREE, "address": PAYER}]])
    def test_a_recipient_that_asks_for_a_memo(self, accounts: list[object]) -> None:
        assert read(Api.trace(), *accounts).detail == f"memo_required by {SHOP}"
        assert read(Api.trace(), FREE).detail is None
        assert read(TestTokens.TRACE, Api.event(), NEEDY).detail == f"memo_required by {SHOP}"
        assert read(Api.trace(), {**NEEDY, "address": MASTER}).detail is None

    @pytest.mark.parametrize(
        ("answer", "status", "detail"),
        [
            ({"error": "rate limit exceeded"}, 200, "rate limit"),
            ({"error": "rate limit exceeded"}, 429, "refusal"),
            ({"error": "invalid hash"}, 400, "invalid hash"),
            (HTML, 502, "502"),
            ("busy", 200, "busy"),
            (None, 204, "empty"),
            ({"a": 1}, 200, "no answer of TonAPI"),
            ({"transaction": {}, "interfaces": []}, 200, "hash"),
            ({"operations": [7]}, 200, "/operations/0"),
            ({"transactions": [7]}, 200, "/transactions/0"),
        ],
    )
    def test_no_answer_is_not_an_absence(self, answer: object, status: int, detail: str) -> None:
        found = read((status, answer))
        assert (found.state, found.reference) == (State.UNREACHABLE, SHOP_TX)
        assert detail.lower() in (found.detail or "").lower()

    def test_where_one_answer_is_none_the_others_prove_no_absence(self) -> None:
        assert read(UNKNOWN, {"error": "x"}).state is State.UNREACHABLE
        assert read(Api.trace(), {"error": "x"}).state is State.INCLUDED

    @pytest.mark.parametrize("value", [2.5, "many", -1, 2**256])
    def test_a_value_that_is_none_is_not_told(self, value: object) -> None:
        (moved,) = read(Api.trace({"value": value})).movements
        assert (moved.units, moved.amount) == (None, None)


def answering(**answers: Any) -> Any:
    """TonAPI: what it says by the path, in which / is _."""

    def answer(request: Request) -> object:
        path = request.url.rpartition("/v2/")[2].replace("/", "_").replace("-", "_").replace(":", "_")
        told = answers.get(path, Api.head() if path.startswith("blockchain_masterchain") else UNKNOWN)
        return told(dict(request.params)) if callable(told) else told

    return answer


class TestAsking:
    def test_trace_message_event_and_tip_side_by_side_then_the_recipients(self) -> None:
        answers = {f"traces_{SHOP_TX}": Api.trace(), f"events_{SHOP_TX}": {**Api.event(), "actions": []}}
        answers[f"accounts_{SHOP.replace(':', '_')}"] = NEEDY
        explorer = TonApi(key="k-secret")
        flow = explorer.transaction(b64(SHOP_TX))
        found, requests = ask(flow, answering(**answers))
        assert [request.url.removeprefix("https://tonapi.io/v2/") for request in requests] == [
            f"traces/{SHOP_TX}",
            f"blockchain/messages/{SHOP_TX}/transaction",
            f"events/{SHOP_TX}",
            "blockchain/masterchain-head",
            f"accounts/{SHOP}",
        ]
        assert {(each.method, each.reads, each.headers["Authorization"]) for each in requests} == {
            ("GET", True, "Bearer k-secret")
        }
        assert (found.id, found.host, found.tip, found.detail) == (
            SHOP_TX,
            "tonapi.io",
            TIP,
            f"memo_required by {SHOP}",
        )
        assert "k-secret" not in repr((requests, flow, vars(explorer)))

    def test_by_the_hash_of_a_message(self) -> None:
        answers = {
            f"blockchain_messages_{SENT}_transaction": Api.trace()["children"][0]["transaction"],
            f"traces_{SHOP_TX}": Api.trace(),
            f"events_{SHOP_TX}": Api.event(),
        }
        found, requests = ask(TonApi("ton-testnet").transaction(url64(SENT)), answering(**answers))
        assert (found.id, found.reference, found.message_id) == (SHOP_TX, SENT, EXTERNAL)
        assert found.movements[0].contract == MASTER
        assert requests[4].url == f"https://testnet.tonapi.io/v2/traces/{SHOP_TX}"

    def test_what_tonapi_does_not_know(self) -> None:
        found, requests = ask(TonApi().transaction(SHOP_TX), answering())
        assert (found.state, found.tip, len(requests)) == (State.ABSENT, TIP, 4)

    @pytest.mark.parametrize("bad", [HTML, b"", {"error": "x"}, (429, {}), (503, HTML), (401, {"error": "key"})])
    @pytest.mark.parametrize("path", [f"traces_{SHOP_TX}", f"blockchain_messages_{SHOP_TX}_transaction"])
    def test_what_does_not_come_is_missing_evidence(self, path: str, bad: object) -> None:
        with pytest.raises(Unavailable):
            ask(TonApi().transaction(SHOP_TX), answering(**{path: bad}))

    @pytest.mark.parametrize(
        "path", [f"events_{SHOP_TX}", "blockchain_masterchain_head", f"accounts_{SHOP.replace(':', '_')}"]
    )
    def test_the_other_answers_may_be_missing(self, path: str) -> None:
        found, _ = ask(
            TonApi().transaction(SHOP_TX), answering(**{f"traces_{SHOP_TX}": Api.trace(), path: (503, HTML)})
        )
        assert found.state is State.INCLUDED

    @pytest.mark.parametrize("reference", ["", "12", SHOP, "../../accounts/x"])
    def test_what_is_no_hash_is_not_asked_for(self, reference: str) -> None:
        with pytest.raises(InputError, match="TON hash"):
            next(TonApi().transaction(reference))

    def test_an_answer_about_something_else_is_none(self) -> None:
        with pytest.raises(BadAnswer):
            ask(TonApi().transaction(SHOP_TX), lambda request: Api.head())

    def test_an_unknown_network(self) -> None:
        with pytest.raises(ConfigurationError, match="ton, ton-testnet"):
            TonApi("solana")


class TestReceived:
    COINS = f"blockchain_accounts_{SHOP.replace(':', '_')}_transactions"
    TOKENS = f"jettons_{MASTER.replace(':', '_')}_accounts_{SHOP.replace(':', '_')}_history"

    def incoming(self, number: int, **more: Any) -> dict[str, Any]:
        return Api.transaction(
            f"{number:064x}", SHOP, 9000 - number, Api.message(f"{number + 9000:064x}", PAYER, SHOP, 7), **more
        )

    def test_coins_until_the_window_begins(self) -> None:
        rows = [self.incoming(number, utime=at(number)) for number in range(1000)]
        pages: list[dict[str, str]] = []

        def page(asked: dict[str, str]) -> object:
            pages.append(asked)
            return {
                "transactions": [self.incoming(1001, utime=at(1001)), self.incoming(1002, utime=at(5000))]
                if "before_lt" in asked
                else rows
            }

        window = Window(since=NOW - timedelta(hours=1), until=NOW)
        found, _ = ask(TonApi().received(SHOP, window), answering(**{self.COINS: page}))
        assert pages == [{"limit": "1000"}, {"limit": "1000", "before_lt": "8001"}]
        assert (len(found), {each.complete for each in found}) == (1000, {True})
        short = Window(since=NOW - timedelta(seconds=10))
        assert len(ask(TonApi().received(SHOP, short), answering(**{self.COINS: page}))[0]) == 11
        assert len(pages) == 3

    def test_tokens_to_the_last_page(self) -> None:
        def page(asked: dict[str, str]) -> object:
            if "before_lt" in asked:
                return {"operations": [Api.operation(BACK_TX)], "next_from": 0}
            return {
                "operations": [
                    Api.operation(),
                    Api.operation("44" * 32, source={"address": SHOP}, destination={"address": PAYER}),
                ],
                "next_from": 3,
            }

        found, requests = ask(TonApi().received(SHOP, Window(), MASTER), answering(**{self.TOKENS: page}))
        assert [each.id for each in found] == [SHOP_TX, BACK_TX]
        assert dict(requests[1].params) == {"limit": "1000", "before_lt": "3"}
        assert {each.complete for each in found} == {True}

    @pytest.mark.parametrize("bad", [HTML, UNKNOWN, {"error": "x"}, (503, HTML), {"operations": [7], "next_from": 5}])
    def test_a_history_that_did_not_come(self, bad: object) -> None:
        flow = TonApi().received(SHOP, Window(), MASTER)
        if bad is UNKNOWN:
            assert ask(flow, answering(**{self.TOKENS: bad}))[0] == ()
            return
        with pytest.raises(BadAnswer):
            ask(flow, answering(**{self.TOKENS: bad}))

    @pytest.mark.parametrize(("address", "contract"), [("", None), ("../x", None), (SHOP, "USDT")])
    def test_what_is_no_address_is_not_asked_for(self, address: str, contract: str | None) -> None:
        with pytest.raises(InputError, match="TON address"):
            next(TonApi().received(address, Window(), contract))

    def test_a_time_without_a_zone_is_refused(self) -> None:
        with pytest.raises(InputError, match="zone"):
            next(TonApi().received(SHOP, Window(since=datetime(2026, 11, 1))))  # noqa: DTZ001
