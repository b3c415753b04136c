from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.providers.stripe import Stripe
from paysupport.diagnostics.engine import diagnose
from paysupport.documents import resolve
from paysupport.model import Party, Reason, Status

from .stripe_objects import AT, charge, declined, error, event, failed_charge, intent, listed, read

R = Reason
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


class TestIntent:
    @pytest.mark.parametrize(
        ("told", "status"),
        [
            ({"status": "requires_payment_method", "latest_charge": None}, Status.CREATED),
            ({"status": "requires_source", "latest_charge": None}, Status.CREATED),
            ({"status": "requires_payment_method", "last_payment_error": error()}, Status.FAILED),
            ({"status": "requires_payment_method", "latest_charge": "ch_1"}, Status.FAILED),
            ({"status": "requires_confirmation"}, Status.CREATED),
            ({"status": "requires_action"}, Status.REQUIRES_ACTION),
            ({"status": "requires_source_action"}, Status.REQUIRES_ACTION),
            ({"status": "processing"}, Status.PENDING),
            ({"status": "requires_capture"}, Status.AUTHORIZED),
            ({"status": "canceled", "cancellation_reason": "requested_by_customer"}, Status.CANCELLED),
            ({"status": "canceled", "cancellation_reason": "abandoned"}, Status.CANCELLED),
            ({"status": "canceled", "cancellation_reason": "expired"}, Status.EXPIRED),
            ({"status": "succeeded"}, Status.PAID),
            ({"status": "brand_new"}, Status.UNKNOWN),
        ],
    )
    def test_status(self, told: dict[str, Any], status: Status) -> None:
        payment = read(intent(**told))
        assert payment.status is status
        assert payment.raw_status == told["status"]

    @pytest.mark.parametrize(
        ("told", "status"),
        [
            ({}, Status.PAID),
            ({"amount_refunded": 550}, Status.PARTIALLY_REFUNDED),
            ({"amount_refunded": 2550, "refunded": True}, Status.REFUNDED),
            ({"amount_refunded": 2550, "refunded": True, "disputed": True}, Status.DISPUTED),
        ],
    )
    def test_its_charge_tells_what_became_of_the_money(self, told: dict[str, Any], status: Status) -> None:
        assert read(intent(latest_charge=charge(**told))).status is status
        assert read(charge(**told)).status is status

    def test_fields(self) -> None:
        payment = read(intent(latest_charge=charge(), receipt_email="shop-knows@example.com", on_behalf_of="acct_9"))
        assert (payment.provider, payment.id, payment.order, payment.kind) == (
            "stripe",
            "pi_1",
            "1234",
            "payment_intent",
        )
        assert str(payment.amount) == "25.50 EUR"
        assert payment.currency == "EUR"
        assert payment.created_at == datetime.fromtimestamp(AT - 60, UTC)
        assert payment.paid_at == datetime.fromtimestamp(AT, UTC)
        assert payment.merchant.id == "acct_9"
        assert (payment.method, payment.email, payment.test) == ("card", "shop-knows@example.com", False)
        (attempt,) = payment.attempts
        assert (attempt.id, attempt.status, attempt.at) == ("ch_1", Status.PAID, payment.paid_at)
        assert attempt.card
        assert (attempt.card.brand, attempt.card.last4, attempt.card.country) == ("mastercard", "4444", "BY")

    def test_the_payers_email_comes_from_the_charge_where_the_intent_has_none(self) -> None:
        assert read(intent(latest_charge=charge())).email == "payer@example.com"
        assert read(intent(latest_charge=charge(receipt_email="r@example.com"))).email == "r@example.com"

    def test_a_charge_that_is_only_named_is_an_attempt(self) -> None:
        (attempt,) = read(intent()).attempts
        assert (attempt.id, attempt.status, attempt.card) == ("ch_1", Status.PAID, None)

    def test_without_any_try_there_is_no_attempt(self) -> None:
        assert read(intent(status="requires_action", latest_charge=None)).attempts == ()

    def test_the_error_and_its_charge_are_one_attempt(self) -> None:
        payment = read(declined(latest_charge=failed_charge()))
        (attempt,) = payment.attempts
        decline = attempt.decline
        assert decline
        assert (decline.code, decline.message) == ("insufficient_funds", "Your card has insufficient funds.")
        assert (decline.network, decline.network_code, decline.advice) == ("mastercard", "51", "02")
        assert decline.refused_by is Party.ISSUER
        assert decline.reading.reason is R.INSUFFICIENT_FUNDS
        assert not decline.reading.final
        assert attempt.card
        assert attempt.card.last4 == "4444"

    def test_an_error_without_its_charge_tells_the_card(self) -> None:
        payment = read(declined())
        (attempt,) = payment.attempts
        assert attempt.id == "ch_1"
        assert attempt.card
        assert attempt.card.last4 == "9995"
        assert payment.method == "card"
        assert payment.decline
        assert payment.decline.network == "visa"

    def test_a_try_that_ended_before_its_charge_follows_the_earlier_charge(self) -> None:
        refused = error(
            code="payment_intent_authentication_failure", decline_code=None, charge=None, message="3DS failed."
        )
        payment = read(declined(last_payment_error=refused, latest_charge=failed_charge()))
        assert [attempt.id for attempt in payment.attempts] == ["ch_1", "pi_1"]
        assert payment.reason is R.AUTHENTICATION_FAILED
        assert payment.attempts[0].decline
        assert payment.attempts[0].decline.reading.reason is R.INSUFFICIENT_FUNDS
        (code,) = [item.value for item in diagnose(payment, now=NOW).findings[0].evidence if "code" in item.path]
        assert code == "payment_intent_authentication_failure"

    def test_a_failed_charge_without_an_error_explains_the_failure(self) -> None:
        payment = read(intent(status="requires_payment_method", latest_charge=failed_charge()))
        assert payment.status is Status.FAILED
        assert payment.reason is R.INSUFFICIENT_FUNDS

    def test_an_old_error_does_not_refuse_what_was_paid(self) -> None:
        assert read(intent(last_payment_error=error(), latest_charge=charge())).decline is None

    def test_a_cancelled_payment_keeps_why_its_try_was_refused(self) -> None:
        payment = read(intent(status="canceled", last_payment_error=error()))
        assert (payment.status, payment.reason) == (Status.CANCELLED, R.INSUFFICIENT_FUNDS)

    def test_charges_of_old_api_versions(self) -> None:
        old = intent(charges={"object": "list", "data": [charge(amount_refunded=50)]})
        del old["latest_charge"]
        assert read(old).status is Status.PARTIALLY_REFUNDED
        assert read(old | {"charges": {"object": "list", "data": []}}).attempts == ()


class TestOrder:
    @pytest.mark.parametrize("key", ["order_id", "order", "order_number"])
    def test_common_keys(self, key: str) -> None:
        payment = read(intent(metadata={"customer": "7", key: "1234"}))
        assert payment.order == "1234"
        places = payment.origin.pointers["order"]
        assert [resolve(payment.origin.document, place) for place in places if place.endswith(f"/{key}")] == ["1234"]

    def test_the_shops_own_key_comes_first(self) -> None:
        told = intent(metadata={"order_id": "internal", "bestellung/nr": "B-7"})
        assert read(told, Stripe(order_key="bestellung/nr")).order == "B-7"
        assert read(told).order == "internal"

    @pytest.mark.parametrize("metadata", [{}, None, {"order_id": ""}])
    def test_without_it_there_is_no_order(self, metadata: dict[str, str] | None) -> None:
        assert read(intent(metadata=metadata)).order is None


@pytest.mark.parametrize(
    ("document", "claimed"),
    [
        (intent(), True),
        (charge(), True),
        (event({"object": "plan"}, "plan.created"), True),
        (listed(charge()), True),
        (listed(event(charge())), True),
        (listed(intent(), kind="search_result"), True),
        (listed(), True),
        ({"error": error()}, True),
        ({"error": {"type": "invalid_request_error"}}, True),
        ({"object": "list", "data": [], "url": "/v1/refunds"}, False),
        ({"object": "list", "data": [{"object": "refund"}]}, False),
        ({"object": "list", "data": [1]}, False),
        ({"object": "list"}, False),
        ({"object": "refund"}, False),
        ({"object": "event_like"}, False),
        ({"object": {"id": "1"}, "type": "notification", "event": "payment.succeeded"}, False),
        ({"error": {"type": "validation_error"}}, False),
        ({"error": {"type": ["card_error"]}}, False),
        ({"error": "card_error"}, False),
        ({"transaction": {}}, False),
        ([], False),
        (None, False),
    ],
)
def test_claims(document: object, claimed: bool) -> None:
    assert Stripe().claims(document) is claimed


def test_amounts_are_exact() -> None:
    payment = read(charge(amount=99_999_999_999_999_999_999))
    assert payment.amount
    assert payment.amount.amount == Decimal("999999999999999999.99")
