"""Limits of the acquirer, and duplicates: what the fixtures of the rules leave open."""

from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose
from paysupport.intake import bundle
from paysupport.model import Answer, Certainty, Reason, Status
from tests.cases import NOW, declined, payment

LIMIT = {
    "owner": "acquirer", "kind": "amount", "period": "month", "amount": "100.00", "used": "90.00", "currency": "BYN",
    "since": "2026-11-01T00:00:00+03:00", "resets_at": "2026-12-01T00:00:00+03:00",
}  # fmt: skip


def ask(*limits: dict[str, Any], now: datetime = NOW) -> Diagnosis:
    given = {"payment": declined(Reason.ACQUIRER_LIMIT).model_dump(mode="json"), "limits": list(limits)}
    return diagnose(bundle(given), now=now)


def code(*limits: dict[str, Any], **options: Any) -> str | None:
    verdict = ask(*limits, **options).verdict
    return verdict.code if verdict else None


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in LIMIT.items() if name not in names}


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (LIMIT, "PS208"),
        (LIMIT | {"used": "74.50"}, "PS201"),
        (LIMIT | {"used": "74.51"}, "PS208"),
        (LIMIT | {"owner": "issuer"}, "PS201"),
        (LIMIT | {"owner": "provider"}, "PS208"),
        (LIMIT | {"kind": "count", "amount": "120", "used": "120", "currency": None}, "PS208"),
        (LIMIT | {"kind": "count", "amount": "120", "used": "119", "currency": None}, "PS201"),
        (LIMIT | {"currency": "USD"}, "PS201"),
        (LIMIT | {"currency": "USD", "used": "100.00"}, "PS208"),
        (without("resets_at"), "PS201"),
        (without("used"), "PS201"),
        (without("amount"), "PS201"),
        (without("since"), "PS208"),
        (LIMIT | {"since": "2026-11-20T11:00:00Z"}, "PS201"),
        (LIMIT | {"resets_at": "2026-11-20T09:00:00Z"}, "PS201"),
    ],
)
def test_figures_speak_only_where_they_are_of_this_payment(limit: dict[str, Any], expected: str) -> None:
    assert code(limit) == expected


def test_a_limit_of_nobody_counts_only_when_it_is_alone() -> None:
    alone = ask(without("owner")).verdict
    assert alone is not None
    assert (alone.code, alone.certainty) == ("PS208", Certainty.LIKELY)
    assert code(without("owner"), LIMIT | {"owner": "issuer"}) == "PS201"


def test_the_payment_may_be_repeated_when_the_period_begins() -> None:
    before, after = ask(LIMIT).verdict, ask(LIMIT, now=datetime(2026, 12, 2, tzinfo=UTC)).verdict
    assert before is not None
    assert after is not None
    assert before.retry.not_before == datetime.fromisoformat("2026-12-01T00:00:00+03:00")
    assert before.retry.now is not Answer.YES
    assert after.retry.now is Answer.YES


@pytest.mark.parametrize("status", [Status.PAID, Status.AUTHORIZED, Status.FAILED])
def test_a_duplicate_of_what_is_paid_is_not_repeated(status: Status) -> None:
    again = declined(Reason.DUPLICATE)
    others = [payment(status, id="first").model_dump(mode="json"), payment(order="other").model_dump(mode="json")]
    found = diagnose(bundle({"payment": again.model_dump(mode="json"), "others": others[::-1]}), now=NOW).verdict
    assert found is not None
    assert found.code == "PS305"
    assert found.facts == ({} if status is Status.FAILED else {"paid": "first"})
    assert (found.retry.other is Answer.NO) is (status is not Status.FAILED)
