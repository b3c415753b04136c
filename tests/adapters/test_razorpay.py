from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import paysupport as ps
from paysupport.adapters.providers.razorpay import Razorpay
from paysupport.errors import InputError, NotAPayment
from paysupport.model import Method, Reason, Status
from paysupport.money import Money

from .razorpay_objects import MADE, listed, loaded, read, read_all


def inr(amount: str) -> Money:
    return Money(amount=amount, currency="INR")


class TestPayment:
    def test_everything_that_is_told(self) -> None:
        found = read(loaded("captured"))
        assert (found.provider, found.id, found.order, found.kind) == (
            "razorpay",
            "pay_Synthetic000001",
            "order_Synthetic0001",
            "payment",
        )
        assert (found.status, found.raw_status) == (Status.PAID, "captured")
        assert (found.amount, found.fee, found.net) == (inr("2550.00"), inr("60.18"), inr("2489.82"))
        assert (found.method, found.raw_method, found.email) == (Method.CARD, "card", "payer@example.com")
        assert (found.created_at, found.paid_at, found.expires_at, found.test) == (MADE, MADE, None, None)
        (attempt,) = found.attempts
        assert attempt.card is not None
        assert (attempt.card.brand, attempt.card.last4, attempt.card.bin, attempt.card.issuer) == (
            "Visa",
            "0153",
            "411111",
            "HDFC",
        )
        assert (attempt.auth_code, attempt.rrn, attempt.decline) == ("299196", "303107535132", None)

    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("created", Status.PENDING),
            ("authorized", Status.AUTHORIZED),
            ("captured", Status.PAID),
            ("refunded", Status.REFUNDED),
            ("failed", Status.FAILED),
            ("pending", Status.UNKNOWN),
        ],
    )
    def test_statuses(self, raw: str, status: Status) -> None:
        found = read(loaded("captured", status=raw))
        assert (found.status, found.raw_status) == (status, raw)
        assert (found.paid_at is None) is (status not in {Status.PAID, Status.REFUNDED})

    @pytest.mark.parametrize(
        ("refunded", "word", "status"),
        [
            (0, None, Status.PAID),
            (None, None, Status.PAID),
            (100, "partial", Status.PARTIALLY_REFUNDED),
            (100, None, Status.PARTIALLY_REFUNDED),
            (255000, None, Status.REFUNDED),
            (0, "full", Status.REFUNDED),
        ],
    )
    def test_refunded_in_part_or_whole(self, refunded: int | None, word: str | None, status: Status) -> None:
        found = read(loaded("captured", amount_refunded=refunded, refund_status=word))
        assert (found.status, found.attempts[0].status) == (status, Status.PAID)
        assert found.refunded == (Money.of_minor(refunded, "INR", {"INR": 2}) if refunded else None)

    def test_a_hold_that_was_given_back_was_never_paid(self) -> None:
        found = read(loaded("refunded_uncaptured"))
        assert (found.status, found.paid_at, found.refunded) == (Status.REFUNDED, None, inr("2550.00"))
        assert found.attempts[0].status is Status.REFUNDED

    def test_an_authorised_payment_can_be_captured_for_three_days(self) -> None:
        found = read(loaded("authorized_upi"))
        assert found.expires_at == MADE + timedelta(days=3)
        assert read(loaded("authorized_upi", created_at=None)).expires_at is None

    @pytest.mark.parametrize(
        ("word", "method"),
        [
            ("card", Method.CARD),
            ("upi", Method.BANK_TRANSFER),
            ("netbanking", Method.BANK_TRANSFER),
            ("bank_transfer", Method.BANK_TRANSFER),
            ("fpx", Method.BANK_TRANSFER),
            ("wallet", Method.WALLET),
            ("app", Method.WALLET),
            ("emi", Method.CREDIT),
            ("cardless_emi", Method.CREDIT),
            ("paylater", Method.CREDIT),
            ("emandate", Method.DIRECT_DEBIT),
            ("nach", Method.DIRECT_DEBIT),
            ("cod", Method.CASH),
            ("teleportation", Method.OTHER),
        ],
    )
    def test_methods(self, word: str, method: Method) -> None:
        found = read(loaded("captured", method=word))
        assert (found.method, found.raw_method) == (method, word)

    @pytest.mark.parametrize(
        ("data", "rrn"),
        [
            ({"rrn": "1"}, "1"),
            ({"bank_transaction_id": "2"}, "2"),
            ({"transaction_id": "3"}, "3"),
            ({"rrn": None}, None),
            ([], None),
            (None, None),
        ],
    )
    def test_the_banks_reference(self, data: Any, rrn: str | None) -> None:
        assert read(loaded("captured", acquirer_data=data)).attempts[0].rrn == rrn

    @pytest.mark.parametrize(("currency", "text"), [("JPY", "255000"), ("KWD", "255.000"), ("XQZ", None)])
    def test_exponents(self, currency: str, text: str | None) -> None:
        amount = read(loaded("captured", currency=currency)).amount
        assert (amount.text if amount else None) == text

    def test_fees_of_a_foreign_payment_are_in_the_currency_of_settlement(self) -> None:
        found = read(loaded("international"))
        assert found.amount == Money(amount="100.00", currency="USD")
        assert (found.fee, found.net) == (inr("266.40"), inr("8613.60"))
        untold = read(loaded("international", base_currency=None))
        assert (untold.fee, untold.net) == (None, None)

    def test_the_currency_of_settlement_can_be_another(self) -> None:
        curlec = Razorpay(currency="MYR")
        (found,) = curlec.payments(loaded("captured", currency="MYR"))
        assert found.fee == Money(amount="60.18", currency="MYR")
        (settled,) = curlec.payments(loaded("settlement"))
        assert settled.amount == Money(amount="2489.82", currency="MYR")

    @pytest.mark.parametrize("card", [None, {}, {"entity": "card"}])
    def test_a_payment_without_a_card(self, card: Any) -> None:
        assert read(loaded("captured", card=card)).attempts[0].card is None

    @pytest.mark.parametrize("time", [-1, 1.5, True, "soon", 4_765_046_401])
    def test_a_time_of_another_kind(self, time: Any) -> None:
        with pytest.raises(InputError, match="seconds since 1970") as failed:
            Razorpay().payments(loaded("captured", created_at=time))
        assert failed.value.path == "/created_at"


class TestRefundsAndDisputes:
    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("pending", Status.PENDING),
            ("processed", Status.REFUNDED),
            ("failed", Status.FAILED),
            ("reversed", Status.UNKNOWN),
            (None, Status.UNKNOWN),
        ],
    )
    def test_refunds(self, raw: str | None, status: Status) -> None:
        found = read(loaded("refund", status=raw))
        assert (found.status, found.kind, found.parent) == (status, "refund", "pay_Synthetic000005")
        (refund,) = found.refunds
        assert (refund.id, refund.status, refund.amount) == ("rfnd_Synthetic00001", status, inr("550.00"))

    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("open", Status.DISPUTED),
            ("under_review", Status.DISPUTED),
            ("won", Status.PAID),
            ("lost", Status.REFUNDED),
            ("closed", Status.UNKNOWN),
        ],
    )
    def test_disputes(self, raw: str, status: Status) -> None:
        found = read(loaded("dispute", status=raw))
        assert (found.id, found.status, found.raw_status) == ("pay_Synthetic000001", status, raw)
        (dispute,) = found.disputes
        assert (dispute.id, dispute.status, dispute.amount) == ("disp_Synthetic00001", status, inr("2550.00"))
        assert (dispute.reason, dispute.due_at) == ("goods_or_services_not_received", MADE + timedelta(days=10))

    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("open", Status.DISPUTED),
            ("lost", Status.REFUNDED),
            ("won", Status.PAID),
            ("closed", Status.PAID),
        ],
    )
    def test_a_dispute_joins_its_payment(self, raw: str, status: Status) -> None:
        found = read(listed(loaded("dispute", status=raw), loaded("captured"), loaded("dispute", id="disp_2")))
        assert found.amount == inr("2550.00")
        assert [each.id for each in found.disputes] == ["disp_Synthetic00001", "disp_2"]
        alone = read(listed(loaded("dispute", status=raw), loaded("captured")))
        assert alone.status is status

    def test_a_payment_says_itself_how_much_is_refunded(self) -> None:
        found = read(loaded("event_refund"))
        assert (found.status, found.refunded) == (Status.PARTIALLY_REFUNDED, inr("1550.00"))
        assert [refund.amount for refund in found.refunds] == [inr("550.00")]

    @pytest.mark.parametrize(
        ("states", "status"),
        [
            (("pending", "processed"), Status.REFUNDED),
            (("processed", "pending"), Status.REFUNDED),
            (("failed", "pending"), Status.FAILED),
        ],
    )
    def test_a_refund_does_not_fall_back(self, states: tuple[str, str], status: Status) -> None:
        told = [loaded("refund", status=state) for state in states]
        joined = read(listed(loaded("partially_refunded"), *told))
        assert [refund.status for refund in joined.refunds] == [status]
        assert read(listed(*told)).status is status

    def test_disputes_of_a_payment_that_is_not_there(self) -> None:
        found = read_all(listed(loaded("dispute"), loaded("dispute", id="disp_2")))
        assert [each.disputes[0].id for each in found] == ["disp_Synthetic00001", "disp_2"]


class TestOrders:
    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("created", Status.CREATED),
            ("attempted", Status.PENDING),
            ("paid", Status.PAID),
            ("archived", Status.UNKNOWN),
        ],
    )
    def test_states(self, raw: str, status: Status) -> None:
        found = read(loaded("order", status=raw))
        assert (found.id, found.order, found.status, found.kind) == ("order_Synthetic0001", "1234", status, "order")
        assert read(loaded("order", receipt=None)).order == "order_Synthetic0001"

    def test_an_order_with_its_payments_is_told_by_them(self) -> None:
        paid, bare = sorted(read_all(loaded("orders_with_payments")), key=lambda each: each.kind or "", reverse=True)
        assert (paid.id, paid.order, paid.status) == ("pay_Synthetic000001", "1234", Status.PAID)
        assert [each.status for each in paid.attempts] == [Status.FAILED, Status.PAID]
        assert (bare.kind, bare.order) == ("order", "order_Synthetic0002")

    def test_tries_for_one_order_are_one_payment(self) -> None:
        found = read(loaded("payments"))
        assert [each.id for each in found.attempts] == ["pay_Synthetic000002", "pay_Synthetic000001"]
        assert (found.status, found.reason) == (Status.PAID, None)

    def test_late_news_of_a_failure_do_not_undo_a_capture(self) -> None:
        late = loaded("captured", status="failed", error_reason="payment_timed_out")
        for rows in ((late, loaded("captured")), (loaded("captured"), late)):
            assert read(listed(*rows)).status is Status.PAID


class TestSettlements:
    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("created", Status.PENDING),
            ("processed", Status.PAID),
            ("failed", Status.FAILED),
            ("held", Status.UNKNOWN),
        ],
    )
    def test_statuses(self, raw: str, status: Status) -> None:
        found = read(loaded("settlement", status=raw))
        assert (found.status, found.kind, found.amount, found.fee) == (status, "payout", inr("2489.82"), inr("1.18"))
        assert found.attempts[0].rrn == "AXISCN0000000001"

    def test_the_reconciliation_tells_when_a_payment_was_settled(self) -> None:
        paid, refund = sorted(read_all(loaded("reconciliation")), key=lambda each: each.kind or "")
        assert (paid.id, paid.order, paid.status) == ("pay_Synthetic000001", "1234", Status.PAID)
        assert (paid.settled_at, paid.fee, paid.net) == (MADE + timedelta(days=2), inr("60.18"), inr("2489.82"))
        assert (refund.id, refund.kind, refund.parent) == ("rfnd_Synthetic00009", "refund", "pay_Synthetic000009")
        assert [each.amount for each in refund.refunds] == [inr("100.00")]


class TestLinks:
    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ("created", Status.CREATED),
            ("partially_paid", Status.PENDING),
            ("paid", Status.PAID),
            ("expired", Status.EXPIRED),
            ("cancelled", Status.CANCELLED),
            ("lost", Status.UNKNOWN),
        ],
    )
    def test_statuses(self, raw: str, status: Status) -> None:
        found = read(loaded("payment_link", status=raw, payments=None))
        assert (found.status, found.kind, found.order) == (status, "payment_link", "1234")
        assert (found.email, found.expires_at, found.attempts) == ("payer@example.com", None, ())

    def test_what_has_paid_it(self) -> None:
        found = read(loaded("payment_link", reference_id=""))
        assert [(each.id, each.status) for each in found.attempts] == [("pay_Synthetic000001", Status.PAID)]
        assert found.order == "order_Synthetic0001"
        expired = read_all(loaded("payment_links"))[1]
        assert (expired.status, expired.expires_at) == (Status.EXPIRED, MADE + timedelta(hours=1))


class TestDocuments:
    def test_an_event_names_the_shops_order_where_it_tells_the_order(self) -> None:
        found = read(loaded("event_order_paid"))
        assert (found.id, found.order, found.merchant.id) == ("pay_Synthetic000001", "1234", "acc_Synthetic00001")
        assert found.updated_at == MADE + timedelta(seconds=6)
        assert read(loaded("event_payment_failed")).order == "order_Synthetic0001"

    def test_an_event_of_a_dispute_is_one_payment(self) -> None:
        found = read(loaded("event_dispute"))
        assert (found.id, found.status, found.amount) == ("pay_Synthetic000001", Status.DISPUTED, inr("2550.00"))
        assert len(found.disputes) == 1

    def test_an_expired_link_and_its_order_are_one(self) -> None:
        assert read(loaded("event_link_expired")).order == "1234"

    def test_evidence_points_into_the_event(self) -> None:
        verdict = ps.diagnose(read(loaded("event_payment_failed")), now=datetime(2026, 11, 20, 12, tzinfo=UTC)).verdict
        assert verdict is not None
        assert (verdict.code, verdict.evidence[0].path) == ("PS101", "/payload/payment/entity/error_reason")

    def test_events_and_objects_of_other_kinds(self) -> None:
        with pytest.raises(NotAPayment, match=r"event payment\.downtime\.started, which holds no payment"):
            read(loaded("event_downtime"))
        with pytest.raises(NotAPayment, match="an object of the kind 'subscription', no payment"):
            read({"entity": "subscription", "id": "sub_1"})

    @pytest.mark.parametrize("document", [{}, [], [1], "payment", {"entity": "subscription", "id": "sub_1"}, {"id": 1}])
    def test_what_is_nothing_of_razorpays(self, document: object) -> None:
        assert not Razorpay().claims(document)

    @pytest.mark.parametrize(
        ("document", "path"),
        [
            (listed(loaded("captured"), {"id": "x"}), "/items/1"),
            ([loaded("captured"), 1], "/1"),
            ({"payment_links": [loaded("payment_link"), 1]}, "/payment_links/1"),
            ({"entity": "event", "event": "x", "payload": {"payment": {"entity": 1}}}, "/payload/payment/entity"),
        ],
    )
    def test_a_row_that_is_no_object_is_named(self, document: object, path: str) -> None:
        with pytest.raises(InputError) as failed:
            read_all(document)
        assert failed.value.path == path

    def test_an_empty_list_is_no_payment_and_no_error(self) -> None:
        assert read_all(listed()) == ()


class TestErrors:
    def test_an_error_that_names_its_payment_is_a_failed_payment(self) -> None:
        found = read(loaded("refused"))
        assert (found.id, found.order, found.status) == ("pay_Synthetic000008", "order_Synthetic0001", Status.FAILED)
        assert found.decline is not None
        assert (found.reason, found.decline.code) == (Reason.CONFIRMATION_FAILED, "invalid_otp")
        verdict = ps.diagnose(found, now=datetime(2026, 11, 20, 12, tzinfo=UTC)).verdict
        assert verdict is not None
        assert verdict.evidence[0].path == "/error/reason"

    @pytest.mark.parametrize(
        ("error", "told", "missing"),
        [
            ({"description": "The id provided does not exist"}, "Razorpay: The id provided does not exist", True),
            ({"description": "x is not a valid id"}, "is not a valid id", True),
            ({"description": "The requested URL was not found on the server."}, "not found", True),
            ({"description": "No record.", "reason": "record_not_found"}, "No record", True),
            ({"description": "The amount is invalid", "field": "amount"}, "The amount is invalid amount", False),
            ({"description": "The api key provided is invalid"}, r"of two modes \(rzp_test_, rzp_live_\)", False),
            ({"description": "Authentication failed"}, "key id and secret are wrong", False),
            ({"description": None, "reason": "server_error"}, "Razorpay: server_error", False),
            ({"description": ""}, "Razorpay: BAD_REQUEST_ERROR", False),
        ],
    )
    def test_other_errors_are_explained(self, error: dict[str, Any], told: str, missing: bool) -> None:
        with pytest.raises(NotAPayment, match=told) as refused:
            read({"error": {"code": "BAD_REQUEST_ERROR", **error}})
        assert refused.value.not_found is missing

    def test_an_explanation_shows_no_card_number_and_has_an_end(self) -> None:
        with pytest.raises(NotAPayment) as refused:
            read({"error": {"code": "BAD_REQUEST_ERROR", "description": "4111111111111111 " + "x" * 999}})
        assert "4111111111111111" not in str(refused.value)
        assert len(str(refused.value)) < 400
