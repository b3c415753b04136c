"""Toncenter by the documented shapes; outcomes on the virtual machine itself are in tests/nodes."""

import base64
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.ton import Toncenter
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Request
from paysupport.model import Fault, State, Transfer

from .asked import HTML, NOW, ask, at
from .ton_chains import (
    BACK_TX,
    BLOCK,
    COINS,
    COMMENT,
    EMPTY,
    EXTERNAL,
    MASTER,
    OTHER,
    PAYER,
    PAYERS,
    SECRET,
    SENT,
    SHOP,
    SHOP_TX,
    TIP,
    V3,
    WALLET_TX,
    b64,
    bag,
    url64,
)

NONE: dict[str, Any] = {"traces": [], "address_book": {}, "metadata": {}}


def read(*answers: object, reference: str | None = SHOP_TX, **more: Any) -> Transfer:
    pairs = [answer if isinstance(answer, tuple) else (None, answer) for answer in answers]
    saved = [
        Saved(network="ton", answer=told, reference=reference, endpoint=path, fetched_at=NOW, **more)
        for path, told in pairs
    ]
    (found,) = Toncenter.read(saved)
    return found


class TestTransfers:
    def test_coins(self) -> None:
        found = read(V3.traces(*V3.transfer()), V3.tip())
        assert (found.state, found.id, found.message_id, found.sender) == (State.INCLUDED, SHOP_TX, EXTERNAL, PAYER)
        assert (found.block_height, found.tip, found.confirmations, found.final) == (BLOCK, TIP, 10, True)
        assert (found.fee, found.complete, found.detail) == (Decimal("0.002000000"), True, None)
        assert (found.included_at, found.tip_at) == (NOW - timedelta(seconds=57), NOW - timedelta(seconds=2))
        (moved,) = found.movements
        assert (moved.sender, moved.recipient, moved.contract) == (PAYER, SHOP, None)
        assert (moved.units, moved.amount, moved.memo) == (COINS, Decimal("2.500000000"), "order 1234")

    @pytest.mark.parametrize(
        "reference",
        [
            SHOP_TX,
            SHOP_TX.upper(),
            "0x" + SHOP_TX,
            b64(SHOP_TX),
            url64(SHOP_TX),
            url64(SHOP_TX).rstrip("="),
            SENT,
            b64(SENT),
        ],
    )
    def test_a_hash_in_any_form_of_transaction_or_message(self, reference: str) -> None:
        found = read(V3.traces(*V3.transfer()), reference=reference)
        assert (found.id, found.reference) == (SHOP_TX, reference)

    @pytest.mark.parametrize("reference", [EXTERNAL, WALLET_TX, "99" * 32, None])
    def test_else_it_is_the_transaction_that_began_it(self, reference: str | None) -> None:
        assert read(V3.traces(*V3.transfer()), reference=reference).id == WALLET_TX

    def test_what_bounced_did_not_arrive(self) -> None:
        found = read(V3.traces(*V3.bounced()))
        assert found.failure is not None
        assert (found.state, found.failure.fault, found.movements) == (State.FAILED, Fault.BOUNCED, ())
        assert found.failure.message == "not run: no_state"

    @pytest.mark.parametrize("bounce", [None, {"type": "nofunds"}, {"type": "negfunds"}])
    def test_aborted_does_not_mean_not_credited(self, bounce: object) -> None:
        described = {"bounce": bounce} if bounce else {}
        found = read(V3.traces(*V3.transfer(aborted=True, described=described, compute={"reason": "no_state"})))
        assert (found.state, found.movements[0].units, found.failure) == (State.INCLUDED, COINS, None)

    @pytest.mark.parametrize(
        ("more", "fault", "message"),
        [
            ({"aborted": True, "action": {"result_code": 37}}, Fault.INSUFFICIENT_FUNDS, "result code 37"),
            ({"aborted": True, "action": {"no_funds": True}}, Fault.INSUFFICIENT_FUNDS, None),
            ({"aborted": True, "compute": {"exit_code": 33}}, Fault.OTHER, "exit code 33"),
            ({"action": {"skipped_actions": 1}}, Fault.OTHER, "an action was skipped"),
        ],
    )
    def test_what_a_wallet_could_not_send(self, more: dict[str, Any], fault: Fault, message: str | None) -> None:
        wallet = V3.transaction(WALLET_TX, PAYER, 1, V3.message(EXTERNAL, None, PAYER), **more)
        found = read(V3.traces(wallet))
        assert found.failure is not None
        assert (found.state, found.failure.fault, found.failure.message) == (State.FAILED, fault, message)

    def test_a_part_that_failed_is_told(self) -> None:
        good, bad = V3.transfer(), V3.bounced()
        bad[1] |= {"hash": b64("77" * 32), "in_msg": V3.message("78" * 32, PAYER, OTHER, 5)}
        found = read(V3.traces(*good, *bad[1:]))
        assert (found.state, found.failure, found.detail) == (
            State.INCLUDED,
            None,
            "a part of it failed: not run: no_state",
        )
        assert [each.units for each in found.movements] == [COINS, COINS - 400_000]

    @pytest.mark.parametrize(
        ("trace", "transaction"),
        [
            ({"info": {"trace_state": "pending"}}, {}),
            ({"info": {"pending_messages": 1}}, {}),
            ({}, {"emulated": True, "mc_block_seqno": 0}),
            ({}, {"finality": "pending"}),
        ],
    )
    def test_a_chain_that_has_not_ended_is_pending(self, trace: dict[str, Any], transaction: dict[str, Any]) -> None:
        found = read(V3.traces(*V3.transfer(**transaction), **trace), V3.tip())
        assert (found.state, found.included_at, found.final) == (State.PENDING, None, None)
        assert found.movements[0].memo == "order 1234"

    def test_a_block_that_the_masterchain_has_not_taken_is_not_final(self) -> None:
        wallet, shop = (each | {"finality": "confirmed"} for each in V3.transfer())
        found = read(V3.traces(wallet, shop), V3.tip())
        assert (found.state, found.final, found.confirmations) == (State.INCLUDED, None, None)

    @pytest.mark.parametrize("more", [{"trace": {"is_incomplete": True}}, {"info": {"trace_state": "broken"}}])
    def test_a_cut_chain_is_not_complete(self, more: dict[str, Any]) -> None:
        assert read(V3.traces(*V3.transfer(), **more)).complete is False

    def test_a_trace_without_its_transactions(self) -> None:
        found = read(V3.traces())
        assert (found.id, found.complete, found.movements, found.fee) == (SHOP_TX, False, (), None)

    def test_a_message_that_nobody_has_taken_yet(self) -> None:
        found = read({"transactions": V3.transfer()[:1], "address_book": {}}, reference=WALLET_TX)
        assert (found.state, found.complete, found.movements[0].recipient) == (State.INCLUDED, False, SHOP)

    def test_what_a_contract_says_to_the_world_is_no_transfer(self) -> None:
        said = {**V3.message("79" * 32, SHOP, ""), "destination": None}
        wallet, shop = V3.transfer()
        assert read(V3.traces(wallet, {**shop, "out_msgs": [said]})).complete is True


class TestComments:
    @pytest.mark.parametrize(
        ("body", "memo"),
        [
            (COMMENT, "order 1234"),
            (bag(bytes(4) + b"order ", b"1234"), "order 1234"),
            (bag(bytes(4) + b"order 1234", index=True), "order 1234"),
            (bag(bytes(4) + b"\xff"), "\ufffd"),
            (EMPTY, None),
            (bag(bytes(4)), None),
            (bag(b"\x12\x34\x56\x78order"), None),
            (bag(b"\0\0"), None),
            ("", None),
            ("AAAA", None),
            ("AAAAAAAA", None),
            ("not base64!", None),
            (COMMENT[:20], None),
            (bag(bytes(4) + b"a", size=2), None),
            ("b5ee9c72" + "00" * 8, None),
            (bag(bytes(4) + b"x")[:-4], None),
            ("te6ccgEBAQEABQBwBgAAAAA=", None),
            ("A" * 200_000, None),
            (base64.b64encode(b"\xb5\xee\x9c\x72\1\1\1\2\0\0").decode(), None),
            (base64.b64encode(b"\xb5\xee\x9c\x72\1\1\2\1\0\x0a\0\0\x08" + bytes(4) + b"\0\2x").decode(), None),
        ],
    )
    def test_the_text_of_a_body(self, body: str, memo: str | None) -> None:
        assert read(V3.traces(*V3.transfer(body))).movements[0].memo == memo

    @pytest.mark.parametrize(
        "decoded", [{"type": "text_comment", "comment": "77"}, {"@type": "text_comment", "text": "77"}]
    )
    def test_without_a_body_the_words_of_the_service_count(self, decoded: object) -> None:
        wallet, shop = V3.transfer()
        shop["in_msg"] = {**shop["in_msg"], "message_content": {"body": None, "decoded": decoded}}
        assert read(V3.traces(wallet, shop)).movements[0].memo == "77"

    def test_an_encrypted_comment_is_not_a_missing_one(self) -> None:
        found = read(V3.traces(*V3.transfer(SECRET)))
        assert (found.movements[0].memo, found.detail) == (
            None,
            "the comment is encrypted: only the recipient can read it",
        )


class TestTokens:
    def test_tokens_by_their_master(self) -> None:
        found = read(V3.traces(*V3.tokens(), actions=[V3.action(), {"type": "call_contract"}], metadata=V3.metadata()))
        moved, postage = found.movements
        assert (moved.sender, moved.recipient, moved.contract) == (PAYER, SHOP, MASTER)
        assert (moved.units, moved.amount, moved.symbol, moved.memo) == (
            25_500_000,
            Decimal("25.500000"),
            "USD₮",
            "order 1234",
        )
        assert (postage.recipient, postage.contract, postage.units) == (PAYERS, None, 50_000_000)
        assert (found.state, found.complete) == (State.INCLUDED, True)

    @pytest.mark.parametrize(
        "metadata",
        [
            {},
            V3.metadata("255"),
            V3.metadata("256"),
            V3.metadata(None),
            {MASTER: []},
            {MASTER: {"token_info": [{}]}},
            [],
        ],
    )
    def test_decimals_that_are_not_known(self, metadata: object) -> None:
        moved = read(V3.traces(*V3.tokens(), actions=[V3.action()], metadata=metadata)).movements[0]
        assert (moved.units, moved.amount) == (25_500_000, None)

    def test_an_encrypted_comment(self) -> None:
        found = read(V3.traces(*V3.tokens(), actions=[V3.action(is_encrypted_comment=True, comment="x==")]))
        assert (found.movements[0].memo, "encrypted" in (found.detail or "")) == (None, True)

    @pytest.mark.parametrize(
        ("code", "fault"), [(45, Fault.FROZEN), (47, Fault.INSUFFICIENT_FUNDS), (48, Fault.BOUNCED), (0, Fault.BOUNCED)]
    )
    @pytest.mark.parametrize("opcode", ["0x0f8a7ea5", "0x178d4519"])
    def test_why_tokens_did_not_move(self, code: int, fault: Fault, opcode: str) -> None:
        transactions = V3.tokens(
            opcode=opcode, aborted=True, compute={"exit_code": code}, described={"bounce": {"type": "ok"}}
        )
        failed = {**V3.action(), "success": False}
        found = read(V3.traces(*transactions, actions=[failed]))
        assert found.failure is not None
        assert (found.state, found.failure.fault, found.movements) == (State.FAILED, fault, ())

    def test_the_same_code_of_another_contract_means_nothing(self) -> None:
        found = read(
            V3.traces(*V3.transfer(aborted=True, compute={"exit_code": 47}, described={"bounce": {"type": "ok"}}))
        )
        assert found.failure is not None
        assert (found.failure.fault, found.failure.message) == (Fault.BOUNCED, "exit code 47")

    def test_postage_that_stays_does_not_make_a_failed_transfer_good(self) -> None:
        found = read(V3.traces(*V3.tokens(aborted=True, compute={"exit_code": 48})))
        assert found.failure is not None
        assert (found.state, found.failure.fault, found.movements) == (State.FAILED, Fault.OTHER, ())

    def test_without_actions_tokens_are_not_known(self) -> None:
        assert read(V3.traces(*V3.tokens(), actions=None)).complete is False
        assert read({"transactions": V3.tokens()}).complete is False
        assert read({"transactions": V3.transfer()}).complete is True

    def test_a_row_of_the_history(self) -> None:
        found = read({"jetton_transfers": [V3.row()], "metadata": V3.metadata()}, reference=SHOP)
        (moved,) = found.movements
        assert (found.id, found.state, found.reference, found.complete) == (SHOP_TX, State.INCLUDED, SHOP, True)
        assert (moved.amount, moved.contract, moved.memo) == (Decimal("25.500000"), MASTER, "order 1234")
        failed = read({"jetton_transfers": [V3.row(transaction_aborted=True)]}, reference=SHOP)
        assert (failed.state, failed.movements) == (State.FAILED, ())
        secret = read({"jetton_transfers": [V3.row(forward_payload=SECRET)]}, reference=SHOP)
        assert "encrypted" in (secret.detail or "")
        assert read({"jetton_transfers": [V3.row(forward_payload=None)]}, reference=SHOP).movements[0].memo is None


class TestVersion2:
    FRIENDLY = "UQCysrKysrKysrKysrKysrKysrKysrKysrKysrKysrKysqRW"

    def message(self, source: str, destination: str, value: int, **more: Any) -> dict[str, Any]:
        data = {"@type": "msg.dataRaw", "body": more.pop("body", EMPTY)}
        return {
            "source": source,
            "destination": destination,
            "value": str(value),
            "msg_data": data,
            "message": "",
            **more,
        }

    def transaction(self, taken: object, *sent: object) -> dict[str, Any]:
        place = {"@type": "internal.transactionId", "lt": "3", "hash": b64(SHOP_TX)}
        return {
            "@type": "raw.transaction",
            "utime": at(60),
            "transaction_id": place,
            "fee": "1000",
            "in_msg": taken,
            "out_msgs": list(sent),
        }

    def test_coins(self) -> None:
        taken = self.message(PAYER, self.FRIENDLY, COINS, body=COMMENT)
        answer = {"ok": True, "result": [self.transaction(taken)]}
        found = read(answer, {"ok": True, "result": {"last": {"seqno": TIP}}})
        (moved,) = found.movements
        assert (moved.sender, moved.recipient, moved.units, moved.memo) == (PAYER, SHOP, COINS, "order 1234")
        assert (found.id, found.tip, found.final, found.block_height) == (SHOP_TX, TIP, None, None)

    def test_the_text_of_old_versions(self) -> None:
        taken = {
            **self.message(PAYER, self.FRIENDLY, COINS),
            "msg_data": {"@type": "msg.dataText", "text": "x"},
            "message": "77",
        }
        assert read({"ok": True, "result": self.transaction(taken)}).movements[0].memo == "77"

    def test_what_went_back_is_recognised(self) -> None:
        taken = self.message(PAYER, self.FRIENDLY, COINS, body=COMMENT)
        back = self.message(self.FRIENDLY, PAYER, COINS - 9, body=bag(b"\xff\xff\xff\xff"))
        found = read({"ok": True, "result": [self.transaction(taken, back)]})
        assert found.failure is not None
        assert (found.state, found.failure.fault) == (State.FAILED, Fault.BOUNCED)
        kept = self.message(self.FRIENDLY, PAYER, 5, body=EMPTY)
        assert read({"ok": True, "result": [self.transaction(taken, kept)]}).state is State.INCLUDED

    def test_a_transaction_without_a_message(self) -> None:
        assert read({"ok": True, "result": [self.transaction(None)]}).movements == ()


class TestStanding:
    def test_what_no_trace_knows_is_absent(self) -> None:
        found = read(NONE, NONE, V3.tip())
        assert (found.state, found.id, found.tip) == (State.ABSENT, None, TIP)
        assert read({"transactions": []}).state is State.ABSENT

    def test_a_trace_by_message_where_there_is_none_by_transaction(self) -> None:
        found = read(NONE, V3.traces(*V3.transfer()), reference=SENT)
        assert (found.state, found.id) == (State.INCLUDED, SHOP_TX)

    def test_the_answer_that_knows_more_counts(self) -> None:
        plain = {"transactions": V3.tokens()}
        told = V3.traces(*V3.tokens(), actions=[V3.action()])
        assert read(plain, told).movements[0].contract == MASTER
        assert read(told, plain).movements[0].contract == MASTER
        assert read(told, NONE).movements[0].contract == MASTER

    def test_an_empty_history_is_nothing(self) -> None:
        assert Toncenter.read([Saved(network="ton", answer={"transactions": []}, reference=SHOP)]) == ()

    def test_a_tip_below_the_block_lags(self) -> None:
        found = read(V3.traces(*V3.transfer()), V3.tip(BLOCK - 1))
        assert (found.lagging, found.confirmations) == (True, None)

    @pytest.mark.parametrize(
        ("answer", "status", "detail"),
        [
            ({"error": "context deadline exceeded"}, 200, "deadline"),
            ({"ok": False, "error": "LITE_SERVER_NOTREADY", "code": 500}, 200, "LITE_SERVER"),
            ({"detail": "Ratelimit exceed"}, 429, "refusal"),
            ({"detail": "x"}, 200, "no answer of Toncenter"),
            (HTML, 504, "502"),
            ("busy", 200, "busy"),
            (None, 204, "empty"),
            ([], 200, "no answer"),
            ({"traces": [7]}, 200, "/traces/0"),
            ({"transactions": [{"hash": {}}]}, 200, "/transactions/0"),
            ({"traces": [{"transactions": {"x": {"hash": "x", "description": {"aborted": "yes"}}}}]}, 200, "aborted"),
        ],
    )
    def test_no_answer_is_not_an_absence(self, answer: object, status: int, detail: str) -> None:
        found = read(answer, http_status=status)
        assert (found.state, found.reference) == (State.UNREACHABLE, SHOP_TX)
        assert detail.lower() in (found.detail or "").lower()

    def test_where_one_answer_is_none_the_others_prove_no_absence(self) -> None:
        assert read(NONE, {"error": "x"}).state is State.UNREACHABLE
        assert read(V3.traces(*V3.transfer()), {"error": "x"}).state is State.INCLUDED

    @pytest.mark.parametrize("value", [2.5, "many", -1, None, 2**256])
    def test_a_value_that_is_none_is_not_told(self, value: object) -> None:
        wallet, shop = V3.transfer()
        shop["in_msg"] = {**shop["in_msg"], "value": value}
        (moved,) = read(V3.traces(wallet, shop)).movements
        assert (moved.units, moved.amount) == (None, None)

    def test_nulls_are_not_told(self) -> None:
        told = {
            "hash": b64(SHOP_TX),
            "account": None,
            "description": None,
            "in_msg": None,
            "out_msgs": None,
            "now": None,
        }
        found = read({"transactions": [told]})
        assert (found.state, found.movements, found.included_at) == (State.INCLUDED, (), None)


def answering(**answers: Any) -> Any:
    """Toncenter: what it says by the end of the path, or by the parameter that asks for a trace."""

    def answer(request: Request) -> object:
        asked = dict(request.params)
        path = request.url.rpartition("/api/v3/")[2].replace("/", "_")
        name = next((each for each in ("tx_hash", "msg_hash") if each in asked), path)
        default = V3.tip() if path == "masterchainInfo" else NONE
        told = answers.get(name, default)
        return told(asked) if callable(told) else told

    return answer


class TestAsking:
    def test_traces_by_both_hashes_pending_ones_and_the_tip(self) -> None:
        explorer = Toncenter(key="k-secret")
        flow = explorer.transaction(url64(SENT))
        found, requests = ask(flow, answering(msg_hash=V3.traces(*V3.transfer())))
        base = "https://toncenter.com/api/v3/"
        assert [(each.method, each.url.removeprefix(base), each.params) for each in requests] == [
            ("GET", "traces", (("tx_hash", SENT), ("include_actions", "true"))),
            ("GET", "traces", (("msg_hash", SENT), ("include_actions", "true"))),
            ("GET", "pendingTraces", (("ext_msg_hash", SENT),)),
            ("GET", "masterchainInfo", ()),
        ]
        assert all(request.reads and request.headers["X-API-Key"] == "k-secret" for request in requests)
        assert (found.id, found.host, found.confirmations) == (SHOP_TX, "toncenter.com", 10)
        assert "k-secret" not in repr((requests, flow, vars(explorer)))

    def test_what_waits(self) -> None:
        waiting = V3.traces(
            *V3.transfer(emulated=True, mc_block_seqno=None), info={"trace_state": "pending"}, actions=None
        )
        found, _ = ask(Toncenter("ton-testnet").transaction(EXTERNAL), answering(pendingTraces=waiting))
        assert (found.state, found.message_id, found.host) == (State.PENDING, EXTERNAL, "testnet.toncenter.com")

    def test_what_toncenter_does_not_know(self) -> None:
        assert ask(Toncenter().transaction(SHOP_TX), answering())[0].state is State.ABSENT

    @pytest.mark.parametrize("name", ["tx_hash", "msg_hash"])
    @pytest.mark.parametrize("bad", [HTML, b"", {"error": "x"}, (429, {}), (503, HTML), (403, {"detail": "key"})])
    def test_traces_that_do_not_come_are_missing_evidence(self, name: str, bad: object) -> None:
        with pytest.raises(Unavailable):
            ask(Toncenter().transaction(SHOP_TX), answering(**{name: bad}))

    @pytest.mark.parametrize("name", ["pendingTraces", "masterchainInfo"])
    def test_the_other_answers_may_be_missing(self, name: str) -> None:
        answers = {"tx_hash": V3.traces(*V3.transfer()), name: (503, HTML)}
        assert ask(Toncenter().transaction(SHOP_TX), answering(**answers))[0].state is State.INCLUDED

    @pytest.mark.parametrize("reference", ["", "12", SHOP, "EQ" + "A" * 46, "../x"])
    def test_what_is_no_hash_is_not_asked_for(self, reference: str) -> None:
        with pytest.raises(InputError, match="TON hash"):
            next(Toncenter().transaction(reference))

    def test_an_answer_about_something_else_is_none(self) -> None:
        with pytest.raises(BadAnswer):
            ask(Toncenter().transaction(SHOP_TX), lambda request: V3.tip())

    def test_an_unknown_network(self) -> None:
        with pytest.raises(ConfigurationError, match="ton, ton-testnet"):
            Toncenter("tron")


class TestReceived:
    def test_coins(self) -> None:
        mine, late = V3.transfer()[1], V3.transfer(now=at(0), hash=b64(BACK_TX))[1]
        elsewhere = V3.transaction(
            "88" * 32, SHOP, 9, V3.message("89" * 32, None, SHOP), V3.message("8a" * 32, SHOP, OTHER, 1)
        )
        window = Window(since=NOW - timedelta(hours=1), until=NOW)
        found, requests = ask(
            Toncenter().received(SHOP, window), answering(transactions={"transactions": [late, mine, elsewhere]})
        )
        (transfer,) = found
        assert (transfer.id, transfer.reference, transfer.complete, transfer.confirmations) == (SHOP_TX, SHOP, True, 10)
        assert dict(requests[0].params) == {
            "account": SHOP,
            "limit": "1000",
            "sort": "desc",
            "start_utime": str(at(3601)),
            "end_utime": str(at(-1)),
        }

    def test_tokens_to_the_last_page(self) -> None:
        first = [V3.row(f"{number:064x}", transaction_lt=str(5000 - number)) for number in range(1000)]

        def page(asked: dict[str, str]) -> object:
            rows = [first[-1], V3.row()] if asked.get("end_lt") == "4001" else first
            return {"jetton_transfers": rows, "metadata": V3.metadata()}

        found, requests = ask(Toncenter().received(SHOP, Window(), MASTER), answering(jetton_transfers=page))
        assert (len(found), {each.complete for each in found}, len(requests)) == (1001, {True}, 3)
        assert dict(requests[0].params) == {
            "owner_address": SHOP,
            "direction": "in",
            "jetton_master": MASTER,
            "limit": "1000",
            "sort": "desc",
        }

    def test_a_page_that_comes_again_is_not_followed(self) -> None:
        rows = [V3.row(f"{number:064x}") for number in range(1000)]
        found, requests = ask(
            Toncenter().received(SHOP, Window(), MASTER), answering(jetton_transfers={"jetton_transfers": rows})
        )
        assert (len(requests), {each.complete for each in found}) == (3, {False})

    def test_a_friendly_address(self) -> None:
        friendly = TestVersion2.FRIENDLY
        found, requests = ask(
            Toncenter().received(friendly, Window()), answering(transactions={"transactions": V3.transfer()[1:]})
        )
        assert (len(found), dict(requests[0].params)["account"]) == (1, SHOP)

    @pytest.mark.parametrize("bad", [HTML, {"error": "x"}, (503, HTML), {"jetton_transfers": [7]}, []])
    def test_a_history_that_did_not_come_is_missing_evidence(self, bad: object) -> None:
        with pytest.raises(BadAnswer):
            ask(Toncenter().received(SHOP, Window(), MASTER), answering(jetton_transfers=bad))

    def test_nothing_came(self) -> None:
        nothing = answering(transactions={"transactions": []}, masterchainInfo=(503, HTML))
        assert ask(Toncenter().received(SHOP, Window()), nothing)[0] == ()

    @pytest.mark.parametrize(("address", "contract"), [("", None), ("0x12", None), (SHOP, "USDT"), (SHOP_TX, None)])
    def test_what_is_no_address_is_not_asked_for(self, address: str, contract: str | None) -> None:
        with pytest.raises(InputError, match="TON address"):
            next(Toncenter().received(address, Window(), contract))

    def test_a_time_without_a_zone_is_refused(self) -> None:
        with pytest.raises(InputError, match="zone"):
            next(Toncenter().received(SHOP, Window(since=datetime(2026, 11, 1))))  # noqa: DTZ001
