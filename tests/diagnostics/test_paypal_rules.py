"""What PayPal's words mean for the case, and that nobody else's words are taken for them."""

from datetime import UTC, datetime, timedelta

import pytest

import paysupport as ps
from paysupport.model import Dispute, Payment, Status
from tests.adapters.paypal_asking import document, read

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

WAITS = {
    "RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION": "PS373",
    "INTERNATIONAL_WITHDRAWAL": "PS373",
    "UNILATERAL": "PS374",
    "VERIFICATION_REQUIRED": "PS375",
    "PENDING_REVIEW": "PS422",
    "ECHECK": "PS423",
    "TRANSACTION_APPROVED_AWAITING_FUNDING": "PS424",
}


def codes(payment: Payment) -> dict[str, str | None]:
    """The findings, and by what each is explained."""
    return {each.code: each.because for each in ps.diagnose(payment, now=NOW).findings}


@pytest.mark.parametrize(("reason", "code"), WAITS.items())
def test_what_a_capture_waits_for_explains_that_it_is_pending(reason: str, code: str) -> None:
    told = codes(read(document("capture_pending", status_details={"reason": reason})))
    assert told == {code: None, "PS403": code}


@pytest.mark.parametrize("reason", WAITS)
def test_the_same_word_of_another_provider_means_nothing(reason: str) -> None:
    payment = Payment(provider="acme", id="1", status=Status.PENDING, status_reason=reason)
    assert set(codes(payment)) == {"PS403"}


@pytest.mark.parametrize("reason", [None, "OTHER", "NEW_WORD"])
def test_a_reason_that_says_nothing_leaves_it_pending(reason: str | None) -> None:
    assert set(codes(read(document("capture_pending", status_details={"reason": reason})))) == {"PS403"}


@pytest.mark.parametrize("reason", ["PAYMENT_REVIEW", "REGULATORY_REVIEW"])
def test_a_sale_in_review_is_in_review_too(reason: str) -> None:
    assert "PS422" in codes(read(document("sale", state="pending", reason_code=reason)))


def test_a_hold_in_review_is_in_review_too() -> None:
    held = document("authorization", status="PENDING", status_details={"reason": "PENDING_REVIEW"})
    assert "PS422" in codes(read(held))


def test_the_receiver_is_shown_to_the_merchant() -> None:
    diagnosis = ps.diagnose(read(document("capture_pending")), now=NOW)
    assert diagnosis.verdict
    assert "shop@example.com" in diagnosis.reply(ps.Audience.MERCHANT, "en")
    assert ("/payee/email_address", "shop@example.com") in {
        (each.path, each.value) for each in diagnosis.verdict.evidence
    }


def test_a_repeated_invoice_number_explains_the_duplicate() -> None:
    told = document("error_declined", details=[{"issue": "DUPLICATE_INVOICE_ID"}])
    diagnosis = ps.diagnose(read(told), now=NOW)
    assert diagnosis.verdict
    assert (diagnosis.verdict.code, codes(read(told))["PS305"]) == ("PS376", "PS376")
    assert "prefix" in diagnosis.reply(ps.Audience.MERCHANT, "en")


def test_another_duplicate_is_only_that() -> None:
    assert set(codes(read(document("error_declined", details=[{"issue": "ORDER_ALREADY_CAPTURED"}])))) == {"PS305"}


def test_an_open_dispute_is_to_be_answered_in_time() -> None:
    diagnosis = ps.diagnose(read(document("dispute")), now=NOW)
    assert diagnosis.verdict
    assert diagnosis.verdict.code == "PS377"
    assert diagnosis.verdict.facts["due_at"] == datetime(2026, 12, 2, 8, tzinfo=UTC)
    assert diagnosis.verdict.facts["kind"] == "MERCHANDISE_OR_SERVICE_NOT_RECEIVED"


def test_a_chargeback_without_a_case_is_an_objection_too() -> None:
    payment = read(document("capture", status_details={"reason": "CHARGEBACK"}))
    diagnosis = ps.diagnose(payment, now=NOW)
    assert diagnosis.verdict
    assert (diagnosis.verdict.code, "due_at" in diagnosis.verdict.facts) == ("PS377", False)


@pytest.mark.parametrize("provider", ["acme", "paypal"])
def test_what_says_nothing_of_an_objection_is_none(provider: str) -> None:
    closed = Dispute(id="1", status=Status.PAID, reason="OTHER")
    payment = Payment(provider=provider, id="1", status=Status.DISPUTED, disputes=(closed,))
    assert "PS377" not in codes(payment)


def approved(since: datetime | None) -> Payment:
    return read(document("order_approved")).model_copy(update={"created_at": since, "updated_at": None})


@pytest.mark.parametrize(
    ("since", "found"),
    [(NOW - timedelta(hours=1), False), (NOW - timedelta(hours=1, seconds=1), True), (None, False)],
)
def test_an_approved_order_waits_an_hour_for_its_shop(since: datetime | None, found: bool) -> None:
    assert ("PS378" in codes(approved(since))) is found


def test_a_captured_order_does_not_wait_for_its_shop() -> None:
    pending = document("capture_pending", status_details={"reason": "OTHER"})
    told = document("order", status="APPROVED", update_time="2026-11-20T08:00:00Z")
    told["purchase_units"][0]["payments"] = {"captures": [pending]}
    assert set(codes(read(told))) == {"PS403"}
