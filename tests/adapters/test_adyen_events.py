from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from paysupport.adapters.providers.adyen import Adyen
from paysupport.errors import InputError, NotAPayment
from paysupport.model import Method, Payment, Reason, Status, Via

from .adyen_items import batch, item, later, read, read_all, told

S = Status
OK: dict[str, Any] = {
    "operations": ["CANCEL", "CAPTURE", "REFUND"],
    "additionalData": {"authCode": "039404", "cardSummary": "1111"},
}
HALF = {"currency": "EUR", "value": 1275}


def statuses(*items: dict[str, Any]) -> set[Status]:
    """The status of these events in every order in which they may be stored."""
    return {told(*order).status for order in permutations(items)}


@pytest.mark.parametrize(
    ("event", "success", "status"),
    [
        ("AUTHORISATION", "true", S.AUTHORIZED),
        ("AUTHORISATION", "false", S.FAILED),
        ("CAPTURE", "true", S.PAID),
        ("CAPTURE_FAILED", "true", S.FAILED),
        ("CANCELLATION", "true", S.CANCELLED),
        ("TECHNICAL_CANCEL", "true", S.CANCELLED),
        ("MANUAL_REVIEW_REJECT", "true", S.CANCELLED),
        ("EXPIRE", "true", S.EXPIRED),
        ("OFFER_CLOSED", "true", S.EXPIRED),
        ("ORDER_OPENED", "true", S.PENDING),
        ("ORDER_CLOSED", "true", S.AUTHORIZED),
        ("ORDER_CLOSED", "false", S.CANCELLED),
        ("REFUND", "true", S.REFUNDED),
        ("REFUND", "false", S.FAILED),
        ("REFUND_WITH_DATA", "true", S.REFUNDED),
        ("REFUND_FAILED", "true", S.FAILED),
        ("REFUNDED_REVERSED", "true", S.FAILED),
        ("POSTPONED_REFUND", "true", S.PENDING),
        ("VOID_PENDING_REFUND", "true", S.CANCELLED),
        ("PAYOUT_THIRDPARTY", "true", S.PAID),
        ("PAYOUT_THIRDPARTY", "false", S.FAILED),
        ("PAYOUT_DECLINE", "true", S.CANCELLED),
        ("PAYOUT_EXPIRE", "true", S.EXPIRED),
        ("PAIDOUT_REVERSED", "true", S.FAILED),
        ("REQUEST_FOR_INFORMATION", "true", S.DISPUTED),
        ("NOTIFICATION_OF_CHARGEBACK", "true", S.DISPUTED),
        ("CHARGEBACK", "true", S.DISPUTED),
        ("CHARGEBACK_REVERSED", "true", S.PAID),
        ("SECOND_CHARGEBACK", "true", S.REFUNDED),
        ("INFORMATION_SUPPLIED", "true", S.DISPUTED),
        ("DISPUTE_DEFENSE_PERIOD_ENDED", "true", S.REFUNDED),
        ("ISSUER_RESPONSE_TIMEFRAME_EXPIRED", "true", S.PAID),
        ("PREARBITRATION_OPEN", "true", S.DISPUTED),
        ("PREARBITRATION_ACCEPTED", "true", S.DISPUTED),
        ("PREARBITRATION_DECLINED", "true", S.DISPUTED),
        ("PREARBITRATION_ISSUER_WITHDRAWN", "true", S.PAID),
        ("PREARBITRATION_LOST", "true", S.REFUNDED),
        ("PREARBITRATION_WON", "true", S.PAID),
        ("SCHEME_ARBITRATION", "true", S.DISPUTED),
        ("SCHEME_ARBITRATION_LOST", "true", S.REFUNDED),
        ("SCHEME_ARBITRATION_WON", "true", S.PAID),
        ("CAPTURE", "false", S.UNKNOWN),
        ("CANCELLATION", "false", S.UNKNOWN),
        ("EVENT_OF_TOMORROW", "true", S.UNKNOWN),
    ],
)
def test_an_event_alone(event: str, success: str, status: Status) -> None:
    payment = told(later(event, success=success))
    assert (payment.status, payment.raw_status) == (status, event)


@pytest.mark.parametrize(
    "event",
    [
        "AUTHENTICATION",
        "AUTHORISATION_ADJUSTMENT",
        "AUTORESCUE",
        "CANCEL_AUTORESCUE",
        "HANDLED_EXTERNALLY",
        "ISSUER_COMMENTS",
        "MANUAL_REVIEW_ACCEPT",
        "NOTIFICATION_OF_FRAUD",
        "NOTIFICATIONTEST",
        "RECURRING_CONTRACT",
        "REPORT_AVAILABLE",
    ],
)
def test_an_event_that_tells_of_no_payment(event: str) -> None:
    with pytest.raises(NotAPayment, match=event):
        read_all(batch(item(event)))
    assert statuses(item(**OK), later(event)) == {S.AUTHORIZED}


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([later("CAPTURE")], S.PAID),
        ([later("CAPTURE", success="false", reason="Insufficient balance on payment")], S.AUTHORIZED),
        ([later("CANCELLATION")], S.CANCELLED),
        ([later("CANCELLATION", success="false")], S.AUTHORIZED),
        ([later("CAPTURE"), later("CANCELLATION", at=11, success="false")], S.PAID),
        ([later("CANCEL_OR_REFUND", additionalData={"modification.action": "cancel"})], S.CANCELLED),
        ([later("CANCEL_OR_REFUND", additionalData={"modification.action": "refund"})], S.REFUNDED),
        ([later("CANCEL_OR_REFUND")], S.AUTHORIZED),
        ([later("EXPIRE")], S.EXPIRED),
        ([later("CAPTURE"), later("EXPIRE", at=11)], S.PAID),
        ([later("CAPTURE"), later("REFUND", at=11)], S.REFUNDED),
        ([later("REFUND")], S.REFUNDED),
        ([later("CAPTURE"), later("REFUND", at=11, amount=HALF)], S.PARTIALLY_REFUNDED),
        ([later("REFUND", amount=HALF), later("REFUND", at=11, amount=HALF)], S.REFUNDED),
        ([later("CAPTURE"), later("REFUND", at=11, success="false")], S.PAID),
        ([later("CAPTURE"), later("CHARGEBACK", at=11)], S.DISPUTED),
        ([later("EVENT_OF_TOMORROW")], S.AUTHORIZED),
    ],
)
def test_what_happened_later_counts_in_any_order(events: list[dict[str, Any]], status: Status) -> None:
    assert statuses(item(**OK), *events) == {status}


def test_a_late_refusal_does_not_take_an_authorisation_back() -> None:
    refused = item(at=5, success="false", reason="Refused")
    assert statuses(item(**OK), refused) == {S.AUTHORIZED}
    assert told(item(**OK), refused).decline is None


def test_an_offer_that_was_closed_may_still_be_paid() -> None:
    assert statuses(item("OFFER_CLOSED"), item(at=5, **OK)) == {S.AUTHORIZED}


class TestFailedCaptures:
    FAILED = later("CAPTURE_FAILED", at=20, pspReference="MOD-10", reason="Capture rejected by card scheme")

    def test_the_money_did_not_move_after_all(self) -> None:
        assert statuses(item(**OK), later("CAPTURE"), self.FAILED) == {S.FAILED}
        payment = told(item(**OK), later("CAPTURE"), self.FAILED)
        assert (payment.raw_status, payment.paid_at, payment.reason) == ("CAPTURE_FAILED", None, Reason.UNKNOWN)
        assert payment.decline
        assert (payment.decline.code, payment.decline.message) == ("CAPTURE_FAILED", "Capture rejected by card scheme")
        assert payment.attempts[0].auth_code == "039404"

    def test_another_capture_stands(self) -> None:
        other = later("CAPTURE", at=12, pspReference="MOD-12", amount=HALF)
        assert statuses(item(**OK), later("CAPTURE"), other, self.FAILED) == {S.PAID}

    def test_adyen_captured_again(self) -> None:
        again = later("CAPTURE", at=30, reason="Transaction Auto-recaptured")
        assert statuses(item(**OK), later("CAPTURE"), self.FAILED, again) == {S.PAID}

    def test_a_failed_capture_under_a_reference_of_its_own(self) -> None:
        failed = later("CAPTURE_FAILED", at=20)
        assert statuses(item(**OK), later("CAPTURE"), failed) == {S.FAILED}


class TestWhoCaptures:
    @pytest.mark.parametrize(
        ("more", "status"),
        [
            ({"operations": ["CANCEL", "CAPTURE", "REFUND"]}, S.AUTHORIZED),
            ({"operations": ["REFUND"]}, S.PAID),
            ({"additionalData": {"captureDelayHours": "0"}}, S.PAID),
            ({"additionalData": {"captureDelayHours": "48"}}, S.AUTHORIZED),
            ({}, S.AUTHORIZED),
        ],
    )
    def test_the_event_tells_it(self, more: dict[str, Any], status: Status) -> None:
        payment = told(item(**more))
        assert payment.status is payment.attempts[0].status is status
        assert (payment.paid_at is not None) is (status is S.PAID)

    def test_the_merchant_tells_it(self) -> None:
        itself = Adyen(capture="automatic")
        assert read(batch(item(**OK)), itself).status is S.PAID
        assert read({"resultCode": "Authorised", "pspReference": "P1"}, itself).status is S.PAID
        assert read(batch(item(success="false")), itself).status is S.FAILED
        assert read(batch(item(**OK), later("CANCELLATION")), itself).status is S.CANCELLED


class TestLapses:
    def test_a_hold_that_was_not_captured(self) -> None:
        payment = told(item(**OK), later("EXPIRE"))
        assert (payment.reason, payment.attempts[0].status) == (Reason.AUTHORIZATION_EXPIRED, S.EXPIRED)
        assert payment.decline
        assert payment.decline.reading.via is Via.PROVIDER

    def test_a_payer_who_left(self) -> None:
        assert told(item("OFFER_CLOSED", paymentMethod="ideal")).reason is Reason.PAYER_ABANDONED


def test_tries_for_one_order_are_one_payment() -> None:
    first = item(success="false", reason="CVC Declined", pspReference="TRY-1")
    second = item(at=3, pspReference="TRY-2", **OK)
    payment = told(second, first, later("CAPTURE", originalReference="TRY-2"))
    assert [(each.id, each.status) for each in payment.attempts] == [("TRY-1", S.FAILED), ("TRY-2", S.PAID)]
    assert (payment.id, payment.status) == ("TRY-2", S.PAID)


def test_what_a_payment_tells_besides() -> None:
    card = {
        "cardBin": "411111",
        "cardSummary": "1111",
        "cardIssuingCountry": "NL",
        "alias": "H16",
        "cardIssuingBank": "B",
    }
    more = {"authCode": "N/A", "threeDAuthenticatedResponse": "Y", "eci": "05", "shopperEmail": "payer@example.com"}
    payment = read(batch(item(additionalData=card | more), live="true"))
    (attempt,) = payment.attempts
    assert attempt.card
    assert (attempt.card.bin, attempt.card.last4, attempt.card.country) == ("411111", "1111", "NL")
    assert (attempt.card.fingerprint, attempt.card.issuer) == ("H16", "B")
    assert attempt.authentication
    assert (attempt.authentication.status, attempt.authentication.eci, attempt.auth_code) == ("Y", "05", None)
    assert (payment.method, payment.raw_method, payment.merchant.id) == (Method.CARD, "visa", "AcmeECOM")
    assert (payment.email, payment.order, payment.test) == ("payer@example.com", "1234", False)
    assert payment.created_at == datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize(("live", "test"), [("true", False), ("false", True), (True, False), ("?", None), (None, None)])
def test_the_platform_is_told_by_the_batch(live: Any, test: bool | None) -> None:
    assert read({**batch(item()), "live": live}).test is test
    assert read({"notificationItems": batch(item())["notificationItems"]}).test is None


def test_evidence_points_to_each_event() -> None:
    payment = told(item(**OK), later("CAPTURE", amount=HALF))
    assert payment.origin.base == ""
    assert payment.origin.pointers["status"] == ("/notificationItems/1/NotificationRequestItem/eventCode",)
    assert payment.origin.pointers["amount"] == ("/notificationItems/0/NotificationRequestItem/amount/value",)
    assert told(item()).origin.base == "/notificationItems/0/NotificationRequestItem"


def test_success_may_be_a_boolean() -> None:
    assert told(item(success=True)).status is S.AUTHORIZED
    assert told(item(success=False)).status is S.FAILED


@pytest.mark.parametrize("row", [{}, {"item": item()}, "x", None])
def test_a_batch_with_something_else_in_it_is_refused_at_its_place(row: Any) -> None:
    document = batch(item())
    document["notificationItems"].append(row)
    with pytest.raises(InputError, match="/notificationItems/1"):
        read_all(document)


def test_an_event_without_a_time_comes_first() -> None:
    undated = {key: value for key, value in later("CAPTURE_FAILED").items() if key != "eventDate"}
    payment: Payment = told(item(**OK), later("CAPTURE"), undated)
    assert payment.status is S.PAID
