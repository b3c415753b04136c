"""What networks and providers say of trying again, and which answers it leaves."""

from datetime import date, datetime, timedelta

import pytest

from paysupport.diagnostics.advice import answers
from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.retry import plan
from paysupport.diagnostics.rule import NO, UNKNOWN, YES
from paysupport.model import Answer, Certainty, Evidence, Party, Retry, Status
from tests.diagnostics.retries import DAY, HOUR, MONTH, NOW, RULE, attempt, past, refusal, refused

TODAY = NOW.date()
EAGER = Retry(now=YES, later=YES, other=YES)
UNSURE = Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN)
BY_VISA = "Visa, code {}: category {} (Visa Core Rules, 2026-04-18)"
BY_MASTERCARD = "Mastercard, advice {}: {} (Mastercard merchant advice codes, as told by processors, 2026)"


@pytest.mark.parametrize("code", ["04", "07", "12", "14", "15", "41", "43", "46", "57", "R0", "r1", " R3 "])
def test_visa_category_1_is_never(code: str) -> None:
    found = answers(EAGER, refusal("Visa", network_code=code), TODAY)
    assert (found.now, found.later, found.other) == (NO, NO, YES)
    assert (found.not_before, found.attempts_left) == (None, 0)
    assert found.decided_by == BY_VISA.format(code.strip().upper(), 1)
    assert found.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("code", "answered"),
    [
        ("51", Retry(now=NO, later=YES, other=UNKNOWN)),
        ("82", Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN, after=Party.PAYER)),
        ("05", UNSURE),
        ("00", UNSURE),
        ("1A", UNSURE),
    ],
)
def test_the_other_categories_answer_what_the_rule_leaves_open(code: str, answered: Retry) -> None:
    found = answers(UNSURE, refusal(network_code=code), TODAY)
    told = {"decided_by": None, "certainty": None}
    assert found.model_copy(update=told) == answered
    assert (found.decided_by is None) is (answered is UNSURE)


def test_the_day_of_the_attempt_decides_the_category() -> None:
    assert answers(EAGER, refusal(network_code="62"), date(2021, 4, 16)).later is NO
    found = answers(EAGER, refusal(network_code="62"), date(2021, 4, 17))
    assert found.later is YES
    assert found.decided_by == "Visa, code 62: category 2 (Visa Core Rules, editions before 2026-04-18)"


@pytest.mark.parametrize(("on", "edition"), [(date(2026, 4, 17), "editions before 2026"), (date(2026, 4, 18), "2026")])
def test_the_edition_of_the_day_is_named(on: date, edition: str) -> None:
    found = answers(EAGER, refusal(network_code="51"), on)
    assert found.decided_by == f"Visa, code 51: category 2 (Visa Core Rules, {edition}-04-18)"


def test_the_region_decides_the_category() -> None:
    assert answers(EAGER, refusal(network_code="70"), TODAY, "cemea").after is Party.PAYER
    assert answers(EAGER, refusal(network_code="70"), TODAY, "us") == EAGER


def test_advice_makes_nothing_easier() -> None:
    strict = Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT)
    for decline in (refusal(network_code="51"), refusal(network_code="82"), refusal("mastercard", advice="24")):
        assert answers(strict, decline, TODAY) == strict


WAITS = {
    "02": 72 * HOUR, "24": HOUR, "25": 24 * HOUR, "26": 2 * DAY, "27": 4 * DAY, "28": 6 * DAY, "29": 8 * DAY, "30": 10 * DAY,
}  # fmt: skip


@pytest.mark.parametrize(("advice", "wait"), WAITS.items())
@pytest.mark.parametrize("network", ["mastercard", "Maestro", None])
def test_mastercard_tells_how_long_to_wait(network: str | None, advice: str, wait: timedelta) -> None:
    case = refused(attempt(NOW - HOUR, decline=refusal(network, advice=advice)))
    found = plan(UNSURE, case, NOW)
    assert (found.now, found.later, found.not_before) == (NO, YES, NOW - HOUR + wait)
    assert found.certainty is Certainty.LIKELY
    assert found.decided_by is not None
    assert found.decided_by.startswith(f"Mastercard, advice {advice}: try again ")


@pytest.mark.parametrize(("advice", "text"), [("03", "do not try again"), ("21", "stop recurring payments")])
def test_mastercard_tells_to_stop(advice: str, text: str) -> None:
    found = plan(EAGER, refused(attempt(decline=refusal("mastercard", advice=advice))), NOW)
    assert (found.now, found.later, found.not_before, found.attempts_left) == (NO, NO, None, 0)
    assert (found.decided_by, found.certainty) == (BY_MASTERCARD.format(advice, text), Certainty.LIKELY)


def test_new_account_data_are_the_payers_to_give() -> None:
    found = answers(EAGER, refusal("mastercard", advice="01"), TODAY)
    assert (found.now, found.later, found.after) == (YES, YES, Party.PAYER)
    assert found.decided_by == BY_MASTERCARD.format("01", "new account information available")
    with_authentication = answers(EAGER, refusal("mastercard", network_code="83", advice="01"), TODAY)
    assert with_authentication == EAGER


@pytest.mark.parametrize("network", ["visa", "mir", "amex"])
def test_advice_codes_of_mastercard_say_nothing_elsewhere(network: str) -> None:
    assert plan(EAGER, refused(attempt(decline=refusal(network, advice="25"))), NOW) == EAGER


@pytest.mark.parametrize(
    ("word", "now", "later", "after"),
    [
        ("try_again_later", NO, YES, None),
        ("confirm_card_data", UNKNOWN, UNKNOWN, Party.PAYER),
        ("do_not_try_again", NO, NO, None),
        ("something_new", UNKNOWN, UNKNOWN, None),
    ],
)
@pytest.mark.parametrize("network", ["visa", "mastercard", None])
def test_a_providers_own_words_are_heeded(
    network: str | None, word: str, now: Answer, later: Answer, after: Party | None
) -> None:
    found = answers(UNSURE, refusal(network, advice=word), TODAY)
    assert (found.now, found.later, found.after) == (now, later, after)
    known = word != "something_new"
    assert found.decided_by == (f"advice {word} (docs.stripe.com/declines/codes)" if known else None)
    assert found.certainty is (Certainty.CERTAIN if known else None)


def test_never_wins_over_every_later() -> None:
    both = refusal(network_code="41", advice="try_again_later")
    assert answers(EAGER, both, TODAY).later is NO
    correctable = refusal(network_code="54", advice="do_not_try_again")
    assert answers(EAGER, correctable, TODAY).after is None
    waiting = RULE.model_copy(update={"not_before": NOW + DAY})
    assert plan(waiting, refused(attempt(decline=both)), NOW).not_before is None


def test_the_providers_never_names_its_document() -> None:
    by_provider = refusal("mir", final=True, source="docs.example, codes")
    assert answers(EAGER, by_provider, TODAY).decided_by == "docs.example, codes"
    assert answers(EAGER, refusal(None, final=True), TODAY).decided_by == "the provider"
    assert answers(EAGER, refusal(final=True, network_code="41"), TODAY).decided_by == BY_VISA.format("41", 1)
    both = refusal(final=True, network_code="51", source="docs.example, codes")
    assert answers(EAGER, both, TODAY).decided_by == "docs.example, codes"


def test_the_advice_after_an_earlier_attempt_still_holds() -> None:
    case = refused(attempt(decline=refusal("mastercard", advice="24")))
    longer = past(NOW - DAY, network_advice="30")
    shorter = past(NOW - DAY, network_advice="25")
    assert plan(EAGER, case, NOW, history=(longer,)).not_before == NOW + 9 * DAY
    assert plan(EAGER, case, NOW, history=(shorter,)).not_before == NOW + HOUR
    silent = refused(attempt(decline=refusal("mastercard")))
    found = plan(EAGER, silent, NOW, history=(longer,))
    assert (found.now, found.later, found.not_before) == (NO, YES, NOW + 9 * DAY)


@pytest.mark.parametrize(("own", "decided"), [(HOUR, True), (2 * DAY, False), (3 * DAY, False)])
def test_the_later_of_the_rules_time_and_the_advised_one_holds(own: timedelta, decided: bool) -> None:
    rule = RULE.model_copy(update={"not_before": NOW + own})
    found = plan(rule, refused(attempt(decline=refusal("mastercard", advice="26"))), NOW)
    assert found.not_before == NOW + max(own, 2 * DAY)
    assert (found.decided_by is not None) is decided


def test_when_the_wait_is_over_to_the_second_it_may_be_now() -> None:
    case = refused(attempt(NOW - DAY, decline=refusal("mastercard")))
    history = (past(NOW - DAY, network_advice="25"),)
    assert plan(EAGER, case, NOW, history=history).now is YES
    assert plan(EAGER, case, NOW - timedelta(seconds=1), history=history).now is NO


def test_a_wait_that_is_over_hinders_nothing() -> None:
    case = refused(attempt(decline=refusal("mastercard")))
    found = plan(EAGER, case, NOW, history=(past(NOW - 2 * DAY, network_advice="25"),))
    assert (found.now, found.not_before) == (YES, NOW - DAY)


@pytest.mark.parametrize("age", [DAY, MONTH, 500 * DAY])
def test_a_never_of_an_earlier_attempt_stays(age: timedelta) -> None:
    for case, told in (
        (refused(), {"network_code": "43"}),
        (refused(network="mastercard"), {"network_advice": "03"}),
    ):
        found = plan(EAGER, case, NOW, history=(past(NOW - age, **told),))
        assert (found.now, found.later, found.attempts_left) == (NO, NO, 0)
        assert plan(EAGER, case, NOW, history=(past(NOW - age, card="card-2", **told),)).later is YES


def test_a_never_is_as_sure_as_the_card_is_the_same() -> None:
    told = past(NOW - DAY, card=None, order="1234", network_code="43")
    found = plan(EAGER, refused(), NOW, history=(told,))
    assert (found.later, found.certainty) == (NO, Certainty.POSSIBLE)
    surer = plan(EAGER, refused(), NOW, history=(told, past(NOW - 2 * DAY, network_code="46")))
    assert (surer.decided_by, surer.certainty) == (BY_VISA.format("46", 1), Certainty.CERTAIN)


def test_a_record_tells_the_advice_that_the_provider_left_out() -> None:
    record = past(NOW, id="try-1", network_advice="21")
    assert plan(EAGER, refused(network="mastercard"), NOW, history=(record,)).later is NO
    approved = past(NOW - DAY, status=Status.PAID, network_advice="40")
    assert plan(EAGER, refused(network="mastercard"), NOW, history=(approved,)).attempts_left == 9


def test_a_final_refusal_is_final_in_a_finding() -> None:
    case = refused(attempt(decline=refusal("mir", final=True, source="docs.example, codes")))
    found = diagnose(Evidence(payment=case), now=NOW).findings[0].retry
    assert (found.now, found.later, found.attempts_left, found.decided_by) == (NO, NO, 0, "docs.example, codes")


def test_without_a_time_of_the_attempt_the_wait_begins_now() -> None:
    late = datetime.fromisoformat("2026-11-20T15:00:00+03:00")
    case = refused(attempt(None, decline=refusal("mastercard", advice="25")))
    assert plan(RULE, case, late).not_before == NOW + DAY
    told = case.model_copy(update={"created_at": NOW - HOUR})
    assert plan(RULE, told, NOW).not_before == NOW + DAY - HOUR
