"""Which findings a case gives, in which order, and what stays unchecked."""

from datetime import UTC, datetime

import pytest

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose, diagnose_many
from paysupport.diagnostics.rule import Alternative, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.errors import ConfigurationError
from paysupport.model import (
    Answer,
    Certainty,
    Evidence,
    Level,
    Limit,
    Order,
    Party,
    Payment,
    Reason,
    Retry,
    Settings,
    Stage,
    Status,
    Via,
)
from tests.cases import NOW, declined, order, payment, rule

NO_MONEY = rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS})


def codes(diagnosis: Diagnosis) -> list[str]:
    return [finding.code for finding in diagnosis.findings]


def ask(evidence: Evidence | Payment, *rules: Rule) -> Diagnosis:
    return diagnose(evidence, now=NOW, rules=rules)


def unpaid(payment: Payment, order: Order) -> Facts | None:
    return Facts(seen=("payment.status", "order.status")) if order.status is Status.PENDING else None


NOT_UPDATED = rule("PS830", check=unpaid, when={Status.PAID}, stage=Stage.ORDER, responsible=Party.MERCHANT)


def test_a_reason_finds_its_rule() -> None:
    found = ask(declined(), NO_MONEY, rule("PS802", reasons={Reason.LOST_CARD})).verdict
    assert found is not None
    assert (found.code, found.reason, found.via) == ("PS801", Reason.INSUFFICIENT_FUNDS, Via.PROVIDER)
    assert (found.certainty, found.responsible) == (Certainty.CERTAIN, Party.PAYER)


def test_the_certainty_of_the_reading_is_that_of_the_finding() -> None:
    found = ask(declined(certainty=Certainty.LIKELY), NO_MONEY).verdict
    assert found is not None
    assert found.certainty is Certainty.LIKELY


def test_never_again_wins_over_every_later() -> None:
    ordinary, forbidden = ask(declined(), NO_MONEY).verdict, ask(declined(final=True), NO_MONEY).verdict
    assert ordinary is not None
    assert forbidden is not None
    assert (ordinary.retry.later, ordinary.retry.other) == (Answer.YES, Answer.YES)
    assert (forbidden.retry.now, forbidden.retry.later, forbidden.retry.other) == (Answer.NO, Answer.NO, Answer.YES)


def test_other_readings_become_alternatives() -> None:
    lost = rule("PS802", reasons={Reason.LOST_CARD})
    found = ask(declined(others=(Reason.LOST_CARD, Reason.STOLEN_CARD)), NO_MONEY, lost).verdict
    assert found is not None
    assert [(each.rule, each.reason, each.certainty) for each in found.alternatives] == [
        ("PS802", Reason.LOST_CARD, Certainty.POSSIBLE)
    ]


def test_an_alternative_may_look_at_the_payment_but_at_nothing_more() -> None:
    def looks(payment: Payment) -> Facts:
        return Facts(seen=("payment.status",))

    by_payment = rule("PS802", reasons={Reason.LOST_CARD}, check=looks)
    by_order = rule("PS803", reasons={Reason.STOLEN_CARD}, check=unpaid)
    found = ask(declined(others=(Reason.LOST_CARD, Reason.STOLEN_CARD)), NO_MONEY, by_payment, by_order).verdict
    assert found is not None
    assert [each.rule for each in found.alternatives] == ["PS802"]


def test_a_check_runs_only_with_its_evidence_and_in_its_status() -> None:
    assert codes(ask(Evidence(payment=payment(), order=order()), NOT_UPDATED)) == ["PS830"]
    assert codes(ask(Evidence(payment=payment(), order=order(Status.PAID)), NOT_UPDATED)) == []
    assert codes(ask(payment(), NOT_UPDATED)) == []
    assert codes(ask(Evidence(payment=declined(), order=order()), NOT_UPDATED)) == []


def test_what_is_missing_is_named_with_who_can_tell_it() -> None:
    waiting = ask(payment(), NOT_UPDATED).unchecked
    assert [(each.rule, each.missing, each.ask) for each in waiting] == [("PS830", "order", Party.MERCHANT)]
    elsewhere = rule("PS831", check=unpaid, when={Status.PAID}, ask={"order": Party.PROVIDER})
    assert [each.ask for each in ask(payment(), elsewhere).unchecked] == [Party.PROVIDER]


def test_what_cannot_change_the_verdict_is_not_named() -> None:
    of_failed = rule("PS832", check=unpaid, when={Status.FAILED}, stage=Stage.ORDER)
    assert ask(declined(), NO_MONEY, of_failed).unchecked == ()
    assert [each.rule for each in ask(declined(Reason.UNKNOWN), NO_MONEY, of_failed).unchecked] == ["PS832"]
    assert [each.rule for each in ask(declined(certainty=Certainty.LIKELY), NO_MONEY, of_failed).unchecked] == ["PS832"]
    better = rule("PS833", check=unpaid, when={Status.FAILED}, outranks={"PS801"})
    assert [each.rule for each in ask(declined(), NO_MONEY, better).unchecked] == ["PS833"]
    trifle = rule("PS834", check=unpaid, when={Status.PAID}, level=Level.INFO)
    assert ask(payment(), trifle).unchecked == ()


def test_without_a_payment_only_what_compares_it_with_the_rest_is_named() -> None:
    def two(payment: Payment, settings: Settings) -> Facts:
        return Facts()

    def alone(payment: Payment) -> Facts:
        return Facts()

    rules = (NOT_UPDATED, rule("PS836", check=two, when={Status.PAID}), rule("PS837", check=alone, when={Status.PAID}))
    found = ask(Evidence(order=order()), *rules)
    assert [(each.rule, each.missing, each.ask) for each in found.unchecked] == [("PS830", "payment", Party.PROVIDER)]
    assert found.undecided
    assert not ask(Evidence(settings=Settings()), *rules[:1]).undecided


def test_a_check_with_a_reason_only_supplies_facts() -> None:
    def used(payment: Payment, limits: tuple[Limit, ...] = ()) -> Facts | None:
        if payment.order == "silent":
            return None
        return Facts(values={"limits": len(limits)}, responsible=Party.ACQUIRER, retry=Retry(**dict.fromkeys(("now", "later", "other"), Answer.UNKNOWN)))  # fmt: skip

    limit = rule("PS820", reasons={Reason.ACQUIRER_LIMIT}, check=used)
    found = ask(declined(Reason.ACQUIRER_LIMIT), limit)
    assert found.verdict is not None
    assert found.verdict.facts == {"limits": 0}
    assert found.verdict.responsible is Party.ACQUIRER
    assert found.verdict.retry.other is Answer.UNKNOWN
    assert [(each.missing, each.ask) for each in found.unchecked] == [("limits", Party.ACQUIRER)]
    told = ask(Evidence(payment=declined(Reason.ACQUIRER_LIMIT), limits=(Limit(),)), limit)
    assert told.unchecked == ()
    silent = declined(Reason.ACQUIRER_LIMIT).model_copy(update={"order": "silent"})
    assert codes(ask(silent, limit)) == []


def test_the_time_is_given_to_a_check_that_asks_for_it() -> None:
    def late(payment: Payment, now: datetime) -> Facts | None:
        return Facts(values={"at": now})

    found = ask(payment(), rule("PS840", check=late)).verdict
    assert found is not None
    assert found.facts == {"at": NOW}


def test_without_a_time_the_present_is_meant() -> None:
    before = datetime.now(UTC)
    assert before <= diagnose(payment(), rules=()).now <= datetime.now(UTC)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="needs a zone"):
        diagnose(payment(), now=datetime(2026, 11, 20), rules=())  # noqa: DTZ001


def test_findings_come_by_level_certainty_stage_and_code() -> None:
    def fires(payment: Payment) -> Facts:
        return Facts()

    def perhaps(payment: Payment) -> Facts:
        return Facts(certainty=Certainty.POSSIBLE)

    found = ask(
        payment(),
        rule("PS855", check=fires, level=Level.INFO, stage=Stage.CONFIGURATION),
        rule("PS854", check=fires, level=Level.WARNING, stage=Stage.CONFIGURATION),
        rule("PS853", check=perhaps, stage=Stage.CONFIGURATION),
        rule("PS852", check=fires),
        rule("PS850", check=fires),
        rule("PS851", check=fires, stage=Stage.REQUEST),
    )
    assert codes(found) == ["PS851", "PS850", "PS852", "PS853", "PS854", "PS855"]


def test_a_finding_that_is_explained_better_stays_and_says_by_what() -> None:
    better = rule("PS835", check=unpaid, when={Status.PAID}, stage=Stage.SETTLEMENT, outranks={"PS830"})
    found = ask(Evidence(payment=payment(), order=order()), NOT_UPDATED, better)
    assert [(each.code, each.because) for each in found.findings] == [("PS835", None), ("PS830", "PS835")]
    assert found.verdict is not None
    assert found.verdict.code == "PS835"


def test_information_is_never_the_verdict() -> None:
    def fires(payment: Payment) -> Facts:
        return Facts()

    found = ask(payment(), rule("PS860", check=fires, level=Level.INFO))
    assert codes(found) == ["PS860"]
    assert found.verdict is None
    assert not found.unknown


def test_settings_can_be_checked_without_a_payment() -> None:
    def demo(settings: Settings) -> Facts | None:
        return Facts(seen=("settings.shop_id",)) if settings.shop_id == "361" else None

    found = ask(Evidence(settings=Settings(shop_id="361")), rule("PS890", check=demo))
    assert codes(found) == ["PS890"]
    assert ask(payment(), rule("PS890", check=demo)).unchecked == ()


def test_a_failure_without_a_rule_is_unknown_and_keeps_what_was_said() -> None:
    found = ask(declined(Reason.UNKNOWN, code="Z.9", via=Via.NONE), NO_MONEY)
    assert found.unknown
    assert found.verdict is None
    assert found.model_dump()["raw"]["code"] == "Z.9"


def test_checked_names_the_rules_that_were_asked() -> None:
    assert ask(Evidence(payment=declined(), order=order()), NO_MONEY, NOT_UPDATED).checked == ("PS801",)
    assert ask(Evidence(payment=payment(), order=order()), NO_MONEY, NOT_UPDATED).checked == ("PS830",)


def test_many_cases_are_answered_one_after_the_other() -> None:
    given = iter([declined(), payment()])
    answers = diagnose_many(given, now=NOW, rules=iter([NO_MONEY]))
    assert codes(next(answers)) == ["PS801"]
    assert next(given).status is Status.PAID
    assert list(answers) == []


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_an_answer_for_everybody(status: Status) -> None:
    found = ask(payment(status))
    replies = found.model_dump()["replies"]
    assert set(replies) == {"payer", "merchant", "agent"}
    for texts in replies.values():
        assert set(texts) == {"en", "ru"}
        assert all(len(text) > 20 and "{" not in text for text in texts.values())


def test_an_alternative_of_a_check_is_kept() -> None:
    def two(payment: Payment) -> Facts:
        decided = Text(en="the price list decides", ru="решит прайс-лист")
        return Facts(alternatives=(Alternative("PS309", None, Certainty.POSSIBLE, decided),))

    wire = ask(payment(), rule("PS870", check=two)).model_dump()
    assert wire["findings"][0]["alternatives"] == [
        {"code": "PS309", "reason": None, "certainty": "possible", "decided_by": "the price list decides"}
    ]
