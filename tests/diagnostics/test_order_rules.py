"""An order in the shop against its payment: what the checks decide beyond their three bundles."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.diagnostics.engine import diagnose
from paysupport.model import Attempt, Audience, Certainty, Evidence, Notification, Payment, Settings, Status
from paysupport.money import Money
from tests.cases import NOW, declined, order, payment

OPEN = [Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION]
CLOSED = [Status.FAILED, Status.CANCELLED, Status.EXPIRED]
PAID_AT = NOW - timedelta(hours=2)


def codes(payment: Payment, **parts: Any) -> list[str]:
    found = diagnose(Evidence(payment=payment, **parts), now=NOW).findings
    return [finding.code for finding in found if finding.because is None and finding.level != "info"]


def note(status: str | None, minutes: int, answer: int = 200) -> Notification:
    return Notification(at=PAID_AT + timedelta(minutes=minutes), payment_status=status, response_status=answer)


def attempts(*statuses: Status) -> tuple[Attempt, ...]:
    return tuple(Attempt(id=f"try-{number}", status=status) for number, status in enumerate(statuses))


@pytest.mark.parametrize("status", OPEN)
def test_an_open_order_was_not_updated(status: Status) -> None:
    assert codes(payment(), order=order(status)) == ["PS301"]


@pytest.mark.parametrize("status", CLOSED)
def test_a_closed_order_missed_a_late_success(status: Status) -> None:
    assert codes(payment(), order=order(status)) == ["PS303"]


@pytest.mark.parametrize("status", [Status.PAID, Status.UNKNOWN])
def test_other_states_of_an_order_are_no_fault(status: Status) -> None:
    assert codes(payment(), order=order(status)) == []


@pytest.mark.parametrize("status", [Status.PENDING, Status.CANCELLED])
@pytest.mark.parametrize(("minutes", "fires"), [(0, False), (5, False), (6, True), (90, True)])
def test_a_notification_may_be_under_way_for_five_minutes(status: Status, minutes: int, *, fires: bool) -> None:
    paid = payment(paid_at=NOW - timedelta(minutes=minutes))
    assert bool(codes(paid, order=order(status))) is fires


@pytest.mark.parametrize("status", [Status.PENDING, Status.CANCELLED])
def test_an_unknown_time_of_payment_gives_no_respite(status: Status) -> None:
    assert codes(payment(created_at=None), order=order(status))


def test_the_time_of_payment_is_a_fact_where_it_is_known() -> None:
    known = diagnose(Evidence(payment=payment(paid_at=PAID_AT), order=order()), now=NOW).verdict
    unknown = diagnose(Evidence(payment=payment(), order=order()), now=NOW).verdict
    assert known
    assert unknown
    assert known.facts["paid_at"] == PAID_AT
    assert "paid_at" not in unknown.facts


@pytest.mark.parametrize("status", [*OPEN, *CLOSED])
def test_a_test_payment_need_not_change_an_order(status: Status) -> None:
    assert codes(payment(test=True), order=order(status), notifications=(note("paid", 1),)) == []


@pytest.mark.parametrize("status", [Status.PENDING, Status.CANCELLED, Status.PAID])
@pytest.mark.parametrize("standing", [Status.PAID, Status.FAILED])
def test_a_refund_says_nothing_about_the_order(status: Status, standing: Status) -> None:
    found = codes(payment(standing, kind="refund", test=True), order=order(status), notifications=(note(None, 1),))
    assert found == []


# --- late failures


@pytest.mark.parametrize("status", CLOSED)
def test_a_later_attempt_that_failed_is_a_late_failure(status: Status) -> None:
    tried = payment(attempts=attempts(Status.FAILED, Status.PAID, Status.FAILED))
    assert codes(tried, order=order(status)) == ["PS304"]


def test_an_earlier_attempt_that_failed_is_none() -> None:
    assert codes(payment(attempts=attempts(Status.FAILED, Status.PAID)), order=order(Status.FAILED)) == ["PS303"]


@pytest.mark.parametrize(
    ("paid_at", "told", "found"),
    [
        (PAID_AT, [("failed", 1)], "PS304"),
        (PAID_AT, [("failed", -1)], "PS303"),
        (None, [("failed", 1)], "PS303"),  # nobody knows which came first
        (None, [("paid", 0), ("failed", 1)], "PS304"),
        (None, [("successful", 0), ("failed", 1)], "PS304"),
        (None, [("failed", 0), ("paid", 1)], "PS303"),
        (PAID_AT, [("pending", 1)], "PS303"),
        (PAID_AT, [(None, 1)], "PS303"),
    ],
)
def test_a_failure_told_after_the_success_is_a_late_failure(
    paid_at: Any, told: list[tuple[str | None, int]], found: str
) -> None:
    notes = tuple(note(status, minutes) for status, minutes in told)
    paid = payment(paid_at=paid_at, raw_status="successful")
    assert codes(paid, order=order(Status.FAILED), notifications=notes) == [found]


def test_a_late_failure_shows_the_notification_that_told_it() -> None:
    evidence = Evidence(
        payment=payment(paid_at=PAID_AT),
        order=order(Status.FAILED),
        notifications=(note("paid", 0), note("failed", 9)),
    )
    verdict = diagnose(evidence, now=NOW).verdict
    assert verdict
    assert "/notifications/1/payment_status" in {item.path for item in verdict.evidence}


# --- paid orders without money


@pytest.mark.parametrize("status", [Status.FAILED, Status.EXPIRED, Status.CANCELLED])
def test_a_paid_order_needs_a_payment(status: Status) -> None:
    assert "PS302" in codes(payment(status), order=order(Status.PAID))
    assert "PS302" not in codes(payment(status), order=order(Status.PENDING))


@pytest.mark.parametrize(
    ("other", "fires"),
    [
        (payment(), False),
        (payment(Status.REFUNDED), False),
        (payment(order=None), False),
        (payment(order="9"), True),
        (declined(), True),
    ],
)
def test_another_payment_of_the_order_is_enough(other: Payment, *, fires: bool) -> None:
    found = diagnose(Evidence(payment=declined(), others=(other,), order=order(Status.PAID)), now=NOW).findings
    unpaid = [finding for finding in found if finding.code == "PS302"]
    assert bool(unpaid) is fires
    assert all(finding.certainty is Certainty.CERTAIN for finding in unpaid)


def test_without_sight_of_other_payments_it_is_likely_only() -> None:
    found = diagnose(Evidence(payment=declined(), order=order(Status.PAID)), now=NOW).findings
    assert [finding.certainty for finding in found if finding.code == "PS302"] == [Certainty.LIKELY]


def test_a_successful_attempt_is_enough() -> None:
    tried = payment(Status.FAILED, attempts=attempts(Status.PAID, Status.FAILED))
    assert "PS302" not in codes(tried, order=order(Status.PAID))


@pytest.mark.parametrize(("mode", "found"), [("live", ["PS904", "PS320"]), ("test", []), (None, ["PS320"])])
def test_a_test_payment_counts_in_a_shop_on_trial_only(mode: str | None, found: list[str]) -> None:
    settings = Settings(mode=mode) if mode else None
    assert codes(payment(test=True), order=order(Status.PAID), settings=settings) == found


# --- amounts


def amount(value: str, **more: Any) -> Payment:
    return payment(amount=Money(amount=Decimal(value), currency="BYN"), **more)


def test_parts_that_make_up_the_order_are_no_difference() -> None:
    bill = order(Status.PAID)
    assert codes(amount("10.50"), order=bill, others=(amount("15.00"),)) == []
    assert codes(amount("10.50"), order=bill, others=(amount("14.00"),)) == ["PS311"]
    assert codes(amount("10.50"), order=bill, others=(amount("15.00", status=Status.FAILED),)) == ["PS311"]


def test_another_amount_does_not_explain_a_decline() -> None:
    evidence = Evidence(payment=declined(), order=order(amount=Decimal(31)))
    found = diagnose(evidence, now=NOW).findings
    assert [(finding.code, finding.certainty) for finding in found] == [
        ("PS101", Certainty.CERTAIN),
        ("PS311", Certainty.LIKELY),
    ]


def test_a_hundredfold_amount_does_explain_a_lack_of_money() -> None:
    found = diagnose(Evidence(payment=declined(), order=order(amount=Decimal("0.255"))), now=NOW).findings
    assert [(finding.code, finding.because) for finding in found] == [("PS309", None), ("PS101", "PS309")]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_payer_reads_both_amounts(lang: str) -> None:
    verdict = diagnose(Evidence(payment=amount("10.00"), order=order(Status.PAID)), now=NOW).verdict
    assert verdict
    said = verdict.text(Audience.PAYER, lang)
    assert "BYN" in said
    assert ("10.00" in said and "25.50" in said) or ("10,00" in said and "25,50" in said)


@pytest.mark.parametrize("day", ["created_at", "paid_at", "updated_at", None])
def test_a_currency_is_withdrawn_on_the_day_of_the_payment_or_today(day: str | None) -> None:
    times: dict[str, Any] = dict.fromkeys(["created_at", "paid_at", "updated_at"]) | (
        {day: PAID_AT.replace(year=2025)} if day else {}
    )
    old = payment(currency="BGN", amount=Money(amount=Decimal("25.50"), currency="BGN"), **times)
    assert codes(old) == ([] if day else ["PS307"])


def test_a_payment_without_a_currency_is_in_no_withdrawn_one() -> None:
    assert codes(payment(currency=None, amount=None), order=order(Status.PAID)) == []
