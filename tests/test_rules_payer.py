"""What the checks of the payer's rules decide beyond their three bundles."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import paysupport as ps
from paysupport.diagnostics.diagnosis import Finding
from paysupport.model import Answer, Certainty, Evidence, Limit, Party, Payment, Reason, Status

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TONIGHT = datetime(2026, 11, 20, 21, tzinfo=UTC)
DECEMBER = datetime(2026, 11, 30, 21, tzinfo=UTC)
PRICE: dict[str, str] = {"amount": "25.50", "currency": "BYN"}


def payment(status: Status, reason: Reason | None = None, **more: Any) -> Payment:
    reading = {"reason": reason, "via": "provider", "certainty": "certain"}
    attempt = {"id": "1-310b0da80b", "status": status, "decline": {"reading": reading} if reason else None}
    fields: dict[str, Any] = {"amount": PRICE, "currency": "BYN", "attempts": [attempt]} | more
    return Payment.model_validate({"provider": "bepaid", "id": "1-310b0da80b", "status": status, **fields})


def limit(**fields: Any) -> Limit:
    usual = {"owner": "issuer", "amount": "100", "used": "90", "currency": "BYN", "resets_at": TONIGHT}
    return Limit.model_validate(usual | fields)


def refused(*limits: Limit, price: dict[str, str] | None = PRICE) -> Finding:
    case = Evidence(payment=payment(Status.FAILED, Reason.ISSUER_LIMIT, amount=price), limits=limits)
    verdict = ps.diagnose(case, now=NOW).verdict
    assert verdict is not None
    assert verdict.code == "PS120"
    return verdict


def test_issuer_limit_without_its_state_waits_for_the_payer() -> None:
    finding = refused()
    assert (finding.retry.later, finding.retry.after, finding.retry.not_before) == (Answer.YES, Party.PAYER, None)


def test_issuer_limit_asks_the_issuer_for_the_limits() -> None:
    diagnosis = ps.diagnose(payment(Status.FAILED, Reason.ISSUER_LIMIT), now=NOW)
    assert [(each.missing, each.ask) for each in diagnosis.unchecked if each.rule == "PS120"] == [
        ("limits", Party.ISSUER)
    ]


@pytest.mark.parametrize(
    "exceeded",
    [
        pytest.param(limit(), id="the price is more than what is left"),
        pytest.param(limit(used="100"), id="nothing is left"),
        pytest.param(limit(amount=None), id="the ceiling is not known"),
        pytest.param(limit(used=None), id="its use is not known"),
        pytest.param(limit(currency="USD", used="0"), id="another currency"),
        pytest.param(limit(kind="count", amount="5", used="5"), id="all operations of the day are made"),
    ],
)
def test_issuer_limit_names_the_time_at_which_it_begins_anew(exceeded: Limit) -> None:
    finding = refused(exceeded)
    assert finding.retry.not_before == TONIGHT
    assert finding.retry.after is None
    assert "/limits/0/resets_at" in {item.path for item in finding.evidence}


@pytest.mark.parametrize(
    "passing",
    [
        pytest.param(limit(used="74.50"), id="the price just fits"),
        pytest.param(limit(kind="count", amount="5", used="4"), id="one operation is left"),
        pytest.param(limit(owner="acquirer"), id="the acquirer's"),
        pytest.param(limit(owner=None), id="nobody says whose"),
        pytest.param(limit(resets_at=NOW), id="begun anew already"),
        pytest.param(limit(resets_at=None), id="its end is not known"),
    ],
)
def test_issuer_limit_promises_no_time_by_a_limit_that_is_not_in_the_way(passing: Limit) -> None:
    assert refused(passing).retry.not_before is None


def test_issuer_limit_waits_for_the_last_of_several() -> None:
    assert refused(limit(), limit(resets_at=DECEMBER), limit(owner="acquirer")).retry.not_before == DECEMBER
    assert refused(limit(), limit(resets_at=DECEMBER, used="0")).retry.not_before == TONIGHT


def test_issuer_limit_of_a_payment_without_amount() -> None:
    assert refused(limit(used="0"), price=None).retry.not_before == TONIGHT


def codes(case: Payment) -> list[str]:
    return [finding.code for finding in ps.diagnose(case, now=NOW).findings]


@pytest.mark.parametrize("reason", [None, *Reason])
def test_an_expired_payment_has_exactly_one_verdict(reason: Reason | None) -> None:
    findings = ps.diagnose(payment(Status.EXPIRED, reason), now=NOW).findings
    verdicts = [finding.code for finding in findings if finding.because is None]
    ran_out = reason in {None, Reason.UNKNOWN, Reason.PAYER_ABANDONED, Reason.ORDER_EXPIRED}
    assert len(verdicts) == 1
    assert (verdicts == ["PS137"]) is ran_out


def test_an_expired_payment_that_nobody_tried_to_pay() -> None:
    assert codes(payment(Status.EXPIRED, attempts=[])) == ["PS137"]


@pytest.mark.parametrize("status", [Status.PAID, Status.PENDING, Status.CANCELLED])
def test_only_expired_payments_are_expired(status: Status) -> None:
    assert "PS137" not in codes(payment(status))


@pytest.mark.parametrize(("minutes", "fires"), [(59, False), (60, False), (61, True), (60 * 24 * 30, True)])
def test_unfinished_authentication_after_an_hour(minutes: int, *, fires: bool) -> None:
    created_at = NOW - timedelta(minutes=minutes)
    assert ("PS138" in codes(payment(Status.REQUIRES_ACTION, created_at=created_at))) is fires


def test_unfinished_authentication_of_a_payment_without_a_time() -> None:
    assert "PS138" not in codes(payment(Status.REQUIRES_ACTION))


def test_unfinished_authentication_is_likely_and_says_since_when() -> None:
    created_at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    verdict = ps.diagnose(payment(Status.REQUIRES_ACTION, created_at=created_at), now=NOW).verdict
    assert verdict is not None
    assert verdict.certainty is Certainty.LIKELY
    assert "20 November 2026, 09:30 UTC" in verdict.text(ps.Audience.AGENT, "en")
    assert "20 ноября 2026, 09:30 UTC" in verdict.text(ps.Audience.MERCHANT, "ru")


def test_a_code_that_forbids_another_attempt_overrides_the_time_of_a_limit() -> None:
    reading = {"reason": "issuer_limit", "via": "provider", "certainty": "certain", "final": True}
    attempt = {"id": "1", "status": "failed", "decline": {"reading": reading}}
    case = Evidence(payment=payment(Status.FAILED, attempts=[attempt]), limits=(limit(),))
    verdict = ps.diagnose(case, now=NOW).verdict
    assert verdict is not None
    assert (verdict.retry.later, verdict.retry.not_before) == (Answer.NO, None)
