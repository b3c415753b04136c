from datetime import UTC, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.adapters.providers.square import Square
from paysupport.errors import InputError, NotAPayment
from paysupport.model import Method, Reason, Status
from paysupport.money import Money

from .square_objects import PAYLOADS, loaded, payment, read, read_all


def usd(amount: str) -> Money:
    return Money(amount=amount, currency="USD")


class TestPayment:
    def test_everything_that_is_told(self) -> None:
        found = read(loaded("paid"))
        assert (found.provider, found.id, found.order, found.kind) == (
            "square",
            "R2BSyntheticPaid00000001ZY",
            "1234",
            "payment",
        )
        assert (found.status, found.raw_status) == (Status.PAID, "COMPLETED")
        assert (found.amount, found.fee, found.net) == (usd("25.50"), usd("1.04"), usd("24.36"))
        assert (found.method, found.raw_method, found.merchant.id) == (Method.CARD, "CARD", "L88917EXAMPLE")
        assert found.created_at == datetime(2026, 11, 20, 10, 0, 0, 577000, tzinfo=UTC)
        assert found.paid_at == datetime(2026, 11, 20, 10, 0, 4, 504000, tzinfo=UTC)
        assert (found.email, found.expires_at, found.test) == ("payer@example.com", None, False)
        (attempt,) = found.attempts
        assert attempt.card is not None
        assert (attempt.card.brand, attempt.card.last4, attempt.card.bin) == ("VISA", "1111", "411111")
        assert (attempt.auth_code, attempt.decline) == ("vNEn2f", None)

    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("APPROVED", Status.AUTHORIZED),
            ("PENDING", Status.PENDING),
            ("COMPLETED", Status.PAID),
            ("CANCELED", Status.CANCELLED),
            ("FAILED", Status.FAILED),
            ("HELD", Status.UNKNOWN),
        ],
    )
    def test_statuses(self, raw: str, status: Status) -> None:
        found = read(payment(status=raw))
        assert (found.status, found.raw_status, found.attempts[0].status) == (status, raw, status)
        assert (found.paid_at is not None) is (status is Status.PAID)

    @pytest.mark.parametrize(
        ("refunded", "status"),
        [(0, Status.PAID), (1, Status.PARTIALLY_REFUNDED), (2549, Status.PARTIALLY_REFUNDED), (2550, Status.REFUNDED)],
    )
    def test_refunded_in_part_or_whole(self, refunded: int, status: Status) -> None:
        found = read(payment(refunded_money={"amount": refunded, "currency": "USD"}))
        assert found.status is status
        assert found.attempts[0].status is Status.PAID
        assert found.refunded == (usd(f"{refunded / 100:.2f}") if refunded else None)

    @pytest.mark.parametrize(
        ("source", "method"),
        [
            ("CARD", Method.CARD),
            ("BANK_ACCOUNT", Method.DIRECT_DEBIT),
            ("WALLET", Method.WALLET),
            ("BUY_NOW_PAY_LATER", Method.CREDIT),
            ("SQUARE_ACCOUNT", Method.OTHER),
            ("CASH", Method.CASH),
            ("EXTERNAL", Method.OTHER),
        ],
    )
    def test_methods(self, source: str, method: Method) -> None:
        found = read(payment(source_type=source))
        assert (found.method, found.raw_method) == (method, source)

    def test_yen_have_no_decimals_and_unknown_money_no_amount(self) -> None:
        assert read(loaded("wallet")).amount == Money(amount="2550", currency="JPY")
        unknown = read(payment(total_money={"amount": 1, "currency": "XQZ"}))
        assert (unknown.amount, unknown.currency, unknown.net) == (None, "XQZ", None)

    @pytest.mark.parametrize(
        ("receipt", "test"),
        [
            ("https://squareup.com/receipt/preview/a", False),
            ("https://squareupsandbox.com/receipt/preview/a", True),
            ("https://squareupsandbox.com.example.com/receipt", None),
            ("https://[squareup.com/receipt", None),
            ("", None),
        ],
    )
    def test_the_receipt_tells_the_sandbox(self, receipt: str, test: bool | None) -> None:
        assert read(payment(receipt_url=receipt)).test is test

    def test_the_order_is_the_shops_or_else_squares(self) -> None:
        told = payment()
        del told["reference_id"]
        assert read(told).order == "pRsjSyntheticOrder000001ZY"

    def test_fees_are_added_up_and_unknown_while_there_are_none(self) -> None:
        adjusted = {"type": "ADJUSTMENT", "amount_money": {"amount": -4, "currency": "USD"}}
        found = read(payment(processing_fee=[*payment()["processing_fee"], adjusted]))
        assert (found.fee, found.net) == (usd("1.00"), usd("24.40"))
        foreign = {"type": "INITIAL", "amount_money": {"amount": 4, "currency": "EUR"}}
        unknown = {"type": "INITIAL", "amount_money": {"currency": "USD"}}
        whole = payment()["processing_fee"]
        for fees in ([], [foreign], [*whole, foreign], [*whole, unknown], [*whole, {"type": "ADJUSTMENT"}]):
            found = read(payment(processing_fee=fees))
            assert (found.fee, found.net) == (None, None)

    def test_an_approved_payment_can_be_completed_until_then(self) -> None:
        found = read(loaded("approved"))
        assert found.expires_at == datetime(2026, 11, 27, 10, 0, 0, 577000, tzinfo=UTC)
        assert found.fee is None


class TestLapse:
    def test_a_payment_cancelled_when_its_time_was_over_is_expired(self) -> None:
        found = read(loaded("lapsed"))
        assert (found.status, found.raw_status, found.reason) == (
            Status.EXPIRED,
            "CANCELED",
            Reason.AUTHORIZATION_EXPIRED,
        )

    @pytest.mark.parametrize(
        "changed",
        [
            {"delay_action": "COMPLETE"},
            {"delayed_until": "2026-11-27T10:00:02.000Z"},
            {"delayed_until": None},
            {"status": "FAILED"},
        ],
    )
    def test_any_other_is_cancelled(self, changed: dict[str, Any]) -> None:
        assert read(payment("lapsed", **changed)).status is not Status.EXPIRED

    def test_the_last_change_counts_where_no_time_of_voiding_is_told(self) -> None:
        card = {**payment("lapsed")["card_details"], "card_payment_timeline": {}}
        assert read(payment("lapsed", card_details=card)).status is Status.EXPIRED
        early = "2026-11-27T10:00:00.576Z"
        assert read(payment("lapsed", card_details=card, updated_at=early)).status is Status.CANCELLED


class TestRefundsAndDisputes:
    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("PENDING", Status.PENDING),
            ("APPROVED", Status.REFUNDED),
            ("COMPLETED", Status.REFUNDED),
            ("REJECTED", Status.FAILED),
            ("FAILED", Status.FAILED),
            ("LOST", Status.UNKNOWN),
        ],
    )
    def test_refunds(self, raw: str, status: Status) -> None:
        found = read({"refund": {**loaded("refund")["refund"], "status": raw}})
        assert (found.status, found.kind, found.parent) == (status, "refund", "bP9SyntheticRefunded0001ZY")
        (refund,) = found.refunds
        assert (refund.status, refund.amount, refund.reason) == (status, usd("5.50"), "Returned goods")

    def test_a_refund_of_no_payment_at_square(self) -> None:
        told = {**loaded("refund")["refund"], "unlinked": True}
        del told["payment_id"]
        assert Square().claims(told)
        assert (read(told).kind, read(told).parent) == ("refund", None)

    @pytest.mark.parametrize(
        ("state", "status"),
        [
            ("INQUIRY_EVIDENCE_REQUIRED", Status.DISPUTED),
            ("INQUIRY_PROCESSING", Status.DISPUTED),
            ("INQUIRY_CLOSED", Status.PAID),
            ("EVIDENCE_REQUIRED", Status.DISPUTED),
            ("PROCESSING", Status.DISPUTED),
            ("WON", Status.PAID),
            ("LOST", Status.REFUNDED),
            ("ACCEPTED", Status.REFUNDED),
            ("APPEALED", Status.UNKNOWN),
        ],
    )
    def test_disputes(self, state: str, status: Status) -> None:
        found = read({"dispute": {**loaded("dispute")["dispute"], "state": state}})
        assert (found.id, found.status, found.raw_status) == ("R2BSyntheticPaid00000001ZY", status, state)
        (dispute,) = found.disputes
        assert (dispute.id, dispute.status, dispute.reason) == ("XDgSyntheticDispute01", status, "NO_KNOWLEDGE")
        assert (dispute.amount, dispute.due_at) == (usd("25.50"), datetime(2026, 12, 13, tzinfo=UTC))

    @pytest.mark.parametrize(
        ("state", "status"),
        [("PROCESSING", Status.DISPUTED), ("LOST", Status.REFUNDED), ("WON", Status.PAID), ("APPEALED", Status.PAID)],
    )
    def test_a_dispute_joins_its_payment(self, state: str, status: Status) -> None:
        dispute = {**loaded("dispute")["dispute"], "state": state}
        found = read({"disputes": [dispute, {**dispute, "id": "XDg3", "state": "WON"}], "payments": [payment()]})
        assert (found.id, found.status, found.amount) == ("R2BSyntheticPaid00000001ZY", status, usd("25.50"))
        assert [each.id for each in found.disputes] == ["XDgSyntheticDispute01", "XDg3"]

    def test_a_dispute_or_payout_without_an_amount_is_read(self) -> None:
        told = loaded("dispute")["dispute"]
        del told["amount_money"]
        assert read({"dispute": told}).disputes[0].amount is None
        sent = {**loaded("payouts")["payouts"][0], "amount_money": {}, "payout_fee": [{}]}
        found = read({"payout": sent})
        assert (found.status, found.amount, found.fee) == (Status.PAID, None, None)

    def test_disputes_without_their_payments(self) -> None:
        nameless = {**loaded("dispute")["dispute"], "disputed_payment": {}}
        found = read_all({"disputes": [nameless, {**nameless, "id": "XDg4"}]})
        assert [(each.id, each.disputes[0].id) for each in found] == [(None, "XDgSyntheticDispute01"), (None, "XDg4")]

    def test_a_refund_joins_its_payment(self) -> None:
        found = read({"payments": [payment("partially_refunded")], "refunds": [loaded("refund")["refund"]]})
        assert (found.status, found.refunded) == (Status.PARTIALLY_REFUNDED, usd("5.50"))
        assert [refund.amount for refund in found.refunds] == [usd("5.50")]


class TestPayouts:
    @pytest.mark.parametrize(
        ("raw", "status"),
        [("SENT", Status.PENDING), ("PAID", Status.PAID), ("FAILED", Status.FAILED), ("?", Status.UNKNOWN)],
    )
    def test_statuses(self, raw: str, status: Status) -> None:
        found = read({"payout": {**loaded("payouts")["payouts"][0], "status": raw}})
        assert (found.status, found.kind, found.amount, found.fee) == (status, "payout", usd("62.59"), usd("0.95"))
        assert (found.method, found.raw_method) == (Method.BANK_TRANSFER, "BANK_ACCOUNT")
        assert found.settles_at == datetime(2026, 11, 23, tzinfo=UTC)

    def test_below_zero_square_takes_money(self) -> None:
        assert read_all(loaded("payouts"))[1].amount == usd("-1.03")


class TestOrders:
    @pytest.mark.parametrize(
        ("changed", "status"),
        [
            ({}, Status.PAID),
            ({"state": "COMPLETED"}, Status.PAID),
            ({"state": "CANCELED"}, Status.CANCELLED),
            ({"state": "DRAFT", "tenders": []}, Status.CREATED),
            ({"tenders": []}, Status.CREATED),
            ({"net_amount_due_money": {"amount": 1, "currency": "USD"}}, Status.PENDING),
            ({"net_amount_due_money": None}, Status.PENDING),
            ({"state": "ARCHIVED"}, Status.UNKNOWN),
        ],
    )
    def test_states(self, changed: dict[str, Any], status: Status) -> None:
        told = {**loaded("order")["order"], **changed}
        found = read({"order": {name: value for name, value in told.items() if value is not None}})
        assert (found.status, found.order, found.kind) == (status, "1234", "order")
        assert found.amount == usd("25.50")

    @pytest.mark.parametrize(
        ("raw", "status", "whole"),
        [
            ("AUTHORIZED", Status.AUTHORIZED, Status.AUTHORIZED),
            ("CAPTURED", Status.PAID, Status.PAID),
            ("VOIDED", Status.CANCELLED, Status.PAID),
            ("FAILED", Status.FAILED, Status.PAID),
            ("?", Status.UNKNOWN, Status.PAID),
        ],
    )
    def test_tenders_are_its_tries(self, raw: str, status: Status, whole: Status) -> None:
        told = loaded("order")["order"]
        card = {**told["tenders"][0]["card_details"], "status": raw}
        cash = {"id": "c1", "type": "CASH"}
        found = read({**told, "tenders": [{**told["tenders"][0], "card_details": card}, cash]})
        assert [(each.id, each.status) for each in found.attempts] == [
            ("R2BSyntheticPaid00000001ZY", status),
            ("c1", Status.PAID),
        ]
        assert found.status is whole
        assert found.attempts[0].card is not None
        assert found.attempts[0].card.last4 == "1111"

    @pytest.mark.parametrize(
        ("amount", "raw", "status"),
        [
            (550, "APPROVED", Status.PARTIALLY_REFUNDED),
            (2550, "APPROVED", Status.REFUNDED),
            (2550, "PENDING", Status.PAID),
            (0, "APPROVED", Status.PAID),
            (None, "APPROVED", Status.PARTIALLY_REFUNDED),
        ],
    )
    def test_refunds_of_an_order(self, amount: int | None, raw: str, status: Status) -> None:
        refund = {"id": "r1", "tender_id": "t1", "status": raw, "amount_money": {"amount": amount, "currency": "USD"}}
        found = read({**loaded("order")["order"], "refunds": [refund]})
        assert (found.status, len(found.refunds)) == (status, 1)

    def test_refunds_of_which_one_tells_no_amount(self) -> None:
        given = {"id": "r1", "status": "APPROVED", "amount_money": {"amount": 550, "currency": "USD"}}
        found = read({**loaded("order")["order"], "refunds": [given, {"id": "r2", "status": "APPROVED"}]})
        assert (found.status, found.refunded) == (Status.PARTIALLY_REFUNDED, None)
        assert [each.amount for each in found.refunds] == [usd("5.50"), None]


NEEDED = {"id", "status", "state", "amount_money", "payment_id"}


@pytest.mark.parametrize("name", ["paid", "declined", "refund", "dispute", "order"])
def test_null_is_as_good_as_nothing(name: str) -> None:
    ((word, told),) = ((word, told) for word, told in loaded(name).items() if word != "errors")
    for key in told.keys() - NEEDED:
        rest = {other: value for other, value in told.items() if other != key}
        empty, without = read({word: {**told, key: None}}), read({word: rest})
        assert empty.model_dump(exclude={"origin"}) == without.model_dump(exclude={"origin"}), key


def test_null_errors_of_a_card_are_none() -> None:
    told = payment("paid")
    assert read({**told, "card_details": {**told["card_details"], "errors": None}}).decline is None


class TestDocuments:
    def test_tries_for_one_order_are_one_payment(self) -> None:
        found = read(loaded("payments"))
        assert [(each.id, each.status) for each in found.attempts] == [
            ("L1QSyntheticDeclined0001ZY", Status.FAILED),
            ("R2BSyntheticPaid00000001ZY", Status.PAID),
        ]
        assert (found.status, found.order) == (Status.PAID, "1234")

    def test_an_event_names_the_seller_where_the_object_names_no_location(self) -> None:
        event = loaded("event_payment")
        assert read(event).merchant.id == "L88917EXAMPLE"
        del event["data"]["object"]["payment"]["location_id"]
        assert read(event).merchant.id == "MLEWEXAMPLE"

    def test_evidence_points_into_the_event(self) -> None:
        event = {**loaded("event_payment"), "data": {"object": {"payment": payment("declined")}}}
        verdict = ps.diagnose(read(event), now=datetime(2026, 11, 20, 12, tzinfo=UTC)).verdict
        assert verdict is not None
        assert (verdict.code, verdict.evidence[0].path) == (
            "PS101",
            "/data/object/payment/card_details/errors/0/code",
        )

    def test_other_events_are_no_payments(self) -> None:
        with pytest.raises(NotAPayment, match=r"event order\.updated, which holds no payment"):
            read(loaded("event_order"))

    @pytest.mark.parametrize("document", [{}, [1], {"payments": []}, "payment", {"errors": []}, [{"id": "1"}]])
    def test_what_is_nothing_of_squares(self, document: object) -> None:
        assert not Square().claims(document)
        with pytest.raises(InputError, match="no payment of Square"):
            read(document)

    @pytest.mark.parametrize("document", [[payment(), 1], {"payments": [payment(), 1]}])
    def test_a_row_that_is_no_object_is_named(self, document: object) -> None:
        with pytest.raises(InputError) as failed:
            read_all(document)
        assert failed.value.path.endswith("/1")

    def test_the_payloads_are_recognised_by_the_library(self) -> None:
        assert ps.read(PAYLOADS["declined"]).provider == "square"
