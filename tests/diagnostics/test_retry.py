"""Ceilings of attempts: what still may be tried, and from when on."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.retry import plan, schedule
from paysupport.diagnostics.rule import NO, UNKNOWN, YES
from paysupport.errors import ConfigurationError
from paysupport.model import Card, Certainty, Evidence, Order, Reason, Retry, Settings, Status
from paysupport.money import Money
from tests.cases import payment as paid
from tests.cases import rule
from tests.diagnostics.retries import DAY, HOUR, MONTH, NOW, RULE, attempt, past, pasts, refusal, refused

VISA = "Visa: 20 reattempts in 30 days (Visa Core Rules, 2026-04-18)"
EARLIER = "Visa: 15 reattempts in 30 days (Visa Core Rules, editions before 2026-04-18)"
SECOND = timedelta(seconds=1)
FIRST = NOW - 20 * DAY


@pytest.mark.parametrize(
    ("records", "left", "not_before"),
    [(0, 20, None), (1, 19, None), (18, 2, None), (19, 1, None), (20, 0, MONTH), (21, 0, MONTH + HOUR)],
)
def test_visa_allows_twenty_further_attempts_after_the_first(
    records: int, left: int, not_before: timedelta | None
) -> None:
    """With 20 records and the attempt itself the second record is the first reattempt, and has to leave the window."""
    history = pasts(records, FIRST - HOUR) if records else (past(NOW, id="try-1"),)
    found = plan(RULE, refused(), NOW, history=history)
    assert found.attempts_left == left
    assert found.not_before == (None if not_before is None else FIRST + not_before)
    assert (found.now, found.later, found.other, found.after) == (NO, YES, YES, RULE.after)
    assert (found.decided_by, found.certainty) == (VISA, Certainty.CERTAIN)


def test_an_attempt_leaves_the_window_exactly_when_its_length_has_passed() -> None:
    history = pasts(20, FIRST - HOUR)
    full = plan(RULE, refused(), FIRST + MONTH - SECOND, history=history)
    free = plan(RULE, refused(), FIRST + MONTH, history=history)
    assert (full.attempts_left, full.not_before) == (0, FIRST + MONTH)
    assert (free.attempts_left, free.not_before) == (1, None)


@pytest.mark.parametrize(
    ("records", "left", "not_before"), [(8, 1, None), (9, 0, 22 * HOUR), (10, 0, 22 * HOUR + 60 * SECOND)]
)
def test_mastercard_allows_ten_declines_in_a_day(records: int, left: int, not_before: timedelta | None) -> None:
    found = plan(RULE, refused(network="mastercard"), NOW, history=pasts(records, NOW - 2 * HOUR, 60 * SECOND))
    assert found.attempts_left == left
    assert found.not_before == (None if not_before is None else NOW + not_before)
    assert found.decided_by is not None
    assert found.decided_by.startswith("Mastercard: 10 declines in 24 hours (")
    assert found.certainty is Certainty.LIKELY


@pytest.mark.parametrize(("age", "left"), [(DAY - SECOND, 0), (DAY, 1), (DAY + SECOND, 1)])
def test_a_decline_counts_for_exactly_a_day(age: timedelta, left: int) -> None:
    history = (*pasts(8, NOW - 2 * HOUR, 60 * SECOND), past(NOW - age))
    assert plan(RULE, refused(network="mastercard"), NOW, history=history).attempts_left == left


def test_mastercard_allows_thirty_five_declines_of_one_amount_in_a_month() -> None:
    history = pasts(34, NOW - 25 * DAY, 12 * HOUR)
    found = plan(RULE, refused(network="mastercard"), NOW, history=history)
    assert (found.attempts_left, found.not_before) == (0, NOW + 5 * DAY)
    assert found.decided_by is not None
    assert found.decided_by.startswith("Mastercard: 35 declines of the same amount in 30 days (")
    other = pasts(34, NOW - 25 * DAY, 12 * HOUR, amount=Decimal("25.51"))
    assert plan(RULE, refused(network="mastercard"), NOW, history=other).attempts_left == 9


@pytest.mark.parametrize(
    ("amount", "currency", "left"),
    [
        (Decimal("25.50"), "BYN", 0),
        (Decimal("25.500"), None, 0),
        (None, None, 0),
        (Decimal("25.51"), "BYN", 1),
        (Decimal("25.50"), "USD", 1),
    ],
)
def test_only_what_may_be_the_same_amount_is_counted(amount: Decimal | None, currency: str | None, left: int) -> None:
    history = (*pasts(33, NOW - 25 * DAY, 12 * HOUR), past(NOW - DAY, amount=amount, currency=currency))
    case = refused(network="mastercard")
    assert plan(RULE, case, NOW, history=history).attempts_left == left
    assert plan(RULE, case.model_copy(update={"amount": None}), NOW, history=history).attempts_left == 0
    assert plan(RULE, refused(), NOW, history=history[-1:]).attempts_left == 19


def test_the_edition_of_the_day_decides() -> None:
    before = datetime(2026, 4, 17, 12, tzinfo=UTC)
    midnight = datetime(2026, 4, 18, tzinfo=UTC)
    case = refused(attempt(before))
    full = plan(RULE, case, before, history=pasts(15, before - 2 * DAY))
    assert (full.attempts_left, full.not_before, full.decided_by) == (0, midnight, EARLIER)
    after = plan(RULE, case, midnight, history=pasts(15, before - 2 * DAY))
    assert (after.attempts_left, after.not_before, after.decided_by) == (5, None, VISA)
    soon = plan(RULE, case, before, history=pasts(16, before - MONTH + 3 * HOUR))
    assert soon.not_before == before + 5 * HOUR
    assert plan(RULE, case, before, history=pasts(14, before - 2 * DAY)).attempts_left == 1


def test_a_day_begins_in_greenwich() -> None:
    minsk = datetime.fromisoformat("2026-04-18T02:59:59+03:00")
    history = pasts(15, minsk - 2 * DAY)
    assert plan(RULE, refused(attempt(minsk)), minsk, history=history).attempts_left == 0
    assert plan(RULE, refused(attempt(minsk)), minsk + SECOND, history=history).attempts_left == 5


def test_until_a_window_is_free_again_nothing_goes_at_once() -> None:
    eager = Retry(now=YES, later=YES, other=YES)
    found = plan(eager, refused(), NOW, history=pasts(20, FIRST))
    assert (found.now, found.later) == (NO, YES)
    assert plan(eager, refused(), NOW, history=pasts(19, FIRST)).now is YES
    unsure = Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN)
    found = plan(unsure, refused(), NOW, history=pasts(20, FIRST))
    assert (found.now, found.later, found.other) == (NO, UNKNOWN, UNKNOWN)


@pytest.mark.parametrize(("own", "decided"), [(FIRST + MONTH, VISA), (FIRST + MONTH + SECOND, None), (NOW - DAY, VISA)])
def test_the_later_time_wins(own: datetime, decided: str | None) -> None:
    rule = RULE.model_copy(update={"not_before": own})
    found = plan(rule, refused(), NOW, history=pasts(20, FIRST - HOUR))
    assert found.not_before == max(own, FIRST + MONTH)
    assert found.attempts_left == 0
    if decided:
        assert found.decided_by == decided


def test_the_last_ceiling_to_open_decides_when_and_the_emptiest_how_often() -> None:
    history = (*pasts(26, NOW - 25 * DAY, 12 * HOUR), *pasts(9, NOW - 2 * HOUR, 60 * SECOND))
    found = plan(RULE, refused(network="mastercard"), NOW, history=history)
    assert (found.attempts_left, found.not_before) == (0, NOW + 5 * DAY + 12 * HOUR)
    assert found.decided_by is not None
    assert found.decided_by.startswith("Mastercard: 35 declines of the same amount in 30 days (")


def test_an_attempt_told_with_two_times_counts_once_and_for_the_longer() -> None:
    told = refused(attempt(NOW - 2 * DAY, "try-0"), attempt(NOW))
    late = past(NOW - DAY, id="try-0")
    history = (*pasts(18, NOW - 20 * DAY), late)
    assert plan(RULE, told, NOW, history=history).attempts_left == 1
    full = (past(NOW - 40 * DAY), *pasts(18, NOW + HOUR), late)
    assert plan(RULE, told, NOW, history=full).not_before == NOW + 29 * DAY
    early = (*full[:-1], past(NOW - 3 * DAY, id="try-0"))
    assert plan(RULE, told, NOW, history=early).not_before == NOW + 28 * DAY


def test_of_one_attempt_alone_nothing_is_told() -> None:
    assert plan(RULE, refused(), NOW) == RULE
    assert plan(RULE, refused(network="mastercard"), NOW) == RULE


def test_a_network_without_a_published_ceiling_has_none() -> None:
    assert plan(RULE, refused(network="mir"), NOW, history=pasts(50, FIRST, HOUR)) == RULE
    unknown = attempt(decline=refusal(None))
    assert plan(RULE, refused(unknown), NOW, history=pasts(50, FIRST, HOUR)) == RULE


def test_what_was_not_refused_has_no_plan() -> None:
    assert plan(RULE, paid(), NOW, history=pasts(30, FIRST)) == RULE
    assert schedule(RULE, paid(), NOW, NOW + MONTH) == ()


def test_own_and_other_attempts_are_counted_too() -> None:
    card = Card(fingerprint="card-1")
    own = refused(*(attempt(NOW - (9 - number) * DAY, f"try-{number}") for number in range(10)))
    other = refused(*(attempt(NOW - (25 - number) * DAY, f"other-{number}", card=card) for number in range(5)), id="2")
    assert plan(RULE, own, NOW).attempts_left == 11
    assert plan(RULE, own, NOW, others=(other,)).attempts_left == 6
    assert plan(RULE, own, NOW, others=(other, own, other)).attempts_left == 6
    assert plan(RULE, own, NOW, others=(other,), history=pasts(6, NOW - 14 * DAY)).attempts_left == 0


def test_attempts_of_the_future_count_as_well() -> None:
    found = plan(RULE, refused(), NOW, history=pasts(20, NOW + DAY))
    assert found.attempts_left == 0
    assert found.not_before == NOW + DAY + MONTH


def test_the_end_of_the_calendar_is_no_fault() -> None:
    end = datetime.max.replace(tzinfo=UTC)
    odd = datetime.fromisoformat("9999-12-31T23:00:00-05:00")
    found = plan(RULE, refused(), NOW, history=(*pasts(19, NOW), past(end), past(odd)))
    assert found.not_before == NOW + HOUR + MONTH
    late = refused(attempt(end))
    assert plan(RULE, late, end, history=pasts(20, end - 2 * DAY)).not_before is None
    assert schedule(RULE, late, end, end) == ()
    begin = datetime.min.replace(tzinfo=UTC)
    assert plan(RULE, refused(attempt(begin)), begin, history=(past(begin + HOUR),)).attempts_left == 14


def test_a_finding_holds_the_plan() -> None:
    evidence = Evidence(payment=refused(), history=pasts(20, FIRST - HOUR))
    found = diagnose(evidence, now=NOW).verdict
    assert found is not None
    assert (found.retry.not_before, found.retry.attempts_left) == (FIRST + MONTH, 0)
    assert found.retry.decided_by == VISA
    assert Retry(**found.model_dump(mode="json")["retry"]) == found.retry


def test_a_finding_of_a_paid_payment_keeps_the_answers_of_its_rule() -> None:
    evidence = Evidence(
        payment=paid(amount=Money(amount=Decimal(1), currency="BYN")),
        order=Order(id="1234", status=Status.PENDING, amount=Decimal(2), currency="BYN"),
        history=pasts(20, FIRST),
    )
    for found in diagnose(evidence, now=NOW).findings:
        assert found.retry is found.rule.retry


def test_the_country_of_the_merchant_is_the_region() -> None:
    case = refused(attempt(decline=refusal(network_code="1A")))
    plain = RULE.model_copy(update={"after": None})
    assert plan(plain, case, NOW, region="BY").after is not None
    assert plan(plain, case, NOW, region="US").after is None
    assert plan(plain, case, NOW).after is None
    evidence = Evidence(payment=case, settings=Settings(country="BY"))
    bare = rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS}, retry=plain)
    found = diagnose(evidence, now=NOW, rules=[bare]).findings[0]
    assert found.retry == plan(plain, case, NOW, region="BY")
    assert found.retry.decided_by == "Visa, code 1A: category 3 (Visa Core Rules, 2026-04-18)"


def test_a_schedule_keeps_the_distance_and_the_ceiling() -> None:
    daily = schedule(RULE, refused(), NOW, NOW + 40 * DAY)
    assert daily[0] == NOW + DAY
    assert daily[19] == NOW + 20 * DAY
    assert daily[20] == NOW + DAY + MONTH
    gaps = [later - sooner for sooner, later in pairwise(daily)]
    assert gaps == [*[DAY] * 19, 11 * DAY, *[DAY] * 9]
    assert schedule(RULE, refused(), NOW, NOW + DAY) == (NOW + DAY,)
    assert schedule(RULE, refused(), NOW, NOW + DAY - SECOND) == ()
    assert schedule(RULE, refused(), NOW, NOW + 10 * DAY, every=3 * DAY) == tuple(
        NOW + number * DAY for number in (3, 6, 9)
    )


def test_a_schedule_begins_where_the_past_allows_it() -> None:
    old = refused(attempt(NOW - 5 * DAY))
    assert schedule(RULE, old, NOW, NOW) == (NOW,)
    assert schedule(RULE, refused(), NOW, NOW + 29 * DAY, history=pasts(20, FIRST - HOUR))[0] == FIRST + MONTH
    assert schedule(RULE, refused(), NOW, NOW + 9 * DAY, history=pasts(20, FIRST - HOUR)) == ()
    waiting = RULE.model_copy(update={"not_before": NOW + 3 * DAY})
    assert schedule(waiting, refused(), NOW, NOW + 3 * DAY) == (NOW + 3 * DAY,)


def test_a_schedule_minds_what_was_advised_before() -> None:
    timeless = refused(attempt(None))
    assert schedule(RULE, timeless, NOW, NOW + DAY) == (NOW + DAY,)
    old = refused(attempt(NOW - 5 * DAY, decline=refusal("mastercard")))
    begun = past(NOW - 4 * DAY, network_advice="28")
    assert schedule(RULE, old, NOW, NOW + 4 * DAY, history=(begun,)) == (NOW + 2 * DAY, NOW + 3 * DAY, NOW + 4 * DAY)
    over = past(NOW - 9 * DAY, network_advice="25")
    assert schedule(RULE, old, NOW, NOW + DAY, history=(over,)) == (NOW, NOW + DAY)


def test_a_schedule_waits_after_each_attempt_as_advised() -> None:
    advised = refused(attempt(decline=refusal("mastercard", advice="26")))
    assert schedule(RULE, advised, NOW, NOW + 5 * DAY) == (NOW + 2 * DAY, NOW + 4 * DAY)
    assert len(schedule(RULE, advised, NOW, NOW + 5 * DAY, every=3 * DAY)) == 1


def test_a_schedule_minds_attempts_that_are_planned_already() -> None:
    planned = pasts(19, NOW + 10 * DAY, DAY)
    times = schedule(RULE, refused(), NOW, NOW + 60 * DAY, every=DAY, history=planned)
    assert times == tuple(NOW + number * DAY for number in (1, 31, *range(40, 59)))


def test_what_must_not_be_tried_again_has_no_schedule() -> None:
    never = RULE.model_copy(update={"later": NO})
    assert schedule(never, refused(), NOW, NOW + MONTH) == ()
    assert schedule(RULE, refused(attempt(decline=refusal(final=True))), NOW, NOW + MONTH) == ()
    at_once = never.model_copy(update={"now": YES})
    assert schedule(at_once, refused(), NOW, NOW + DAY) == (NOW + DAY,)


@pytest.mark.parametrize(
    ("now", "until", "every"),
    [
        (NOW.replace(tzinfo=None), NOW, DAY),
        (NOW, NOW.replace(tzinfo=None), DAY),
        (NOW, NOW, timedelta()),
        (NOW, NOW, -DAY),
    ],
)
def test_a_schedule_without_zone_or_distance_is_refused(now: datetime, until: datetime, every: timedelta) -> None:
    with pytest.raises(ConfigurationError, match=r"zone|positive"):
        schedule(RULE, refused(), now, until, every=every)


def test_a_plan_without_zone_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="needs a zone"):
        plan(RULE, refused(), NOW.replace(tzinfo=None))
