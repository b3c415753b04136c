"""What people see of ceilings and advice: what is left, and what decided."""

import re

import pytest

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose
from paysupport.formats import FORMATS, render
from paysupport.model import Audience, Certainty, Reason, Retry
from tests.cases import NOW, declined, rule

ALONE = Retry(now="no", later="yes", other="yes", not_before=NOW)
OFTEN = Retry(
    now="no", later="yes", other="yes", not_before=NOW, attempts_left=0,
    decided_by="Visa: 20 <b>*in* 30 days", certainty="possible",
)  # fmt: skip
LIKELY = OFTEN.model_copy(update={"certainty": Certainty.LIKELY, "attempts_left": 3})


def planned(retry: Retry) -> Diagnosis:
    return diagnose(declined(), now=NOW, rules=[rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS}, retry=retry)])


@pytest.mark.parametrize(
    ("lang", "retry", "lines"),
    [
        (
            "en",
            OFTEN,
            [
                "try again: now: no · later: yes · another card or method: yes · not before 2026-11-20 12:00:00 UTC"
                " · attempts left: 0",
                "decided by: Visa: 20 <b>*in* 30 days; possible: without a fingerprint of the card its attempts cannot"
                " be told apart for sure",
            ],
        ),
        (
            "ru",
            LIKELY,
            [
                "повтор: сейчас: нет · позже: да · другая карта или способ: да · не раньше 2026-11-20 12:00:00 UTC"
                " · осталось попыток: 3",
                "на основании: Visa: 20 <b>*in* 30 days; вероятно",
            ],
        ),
    ],
)
def test_people_see_what_is_left_and_what_decided(lang: str, retry: Retry, lines: list[str]) -> None:
    shown = render(planned(retry), "text", langs=(lang,)).splitlines()
    place = shown.index(f"       {lines[0]}")
    assert shown[place + 1] == f"       {lines[1]}"


def test_what_decided_is_no_markup() -> None:
    html = render(planned(OFTEN), "html")
    assert "decided by: Visa: 20 &lt;b&gt;*in* 30 days; possible" in html
    assert "attempts left: 0" in html
    assert r"  - decided by: Visa: 20 \<b\>\*in\* 30 days; possible" in render(planned(OFTEN), "markdown")


@pytest.mark.parametrize("form", FORMATS)
def test_a_payer_sees_no_ceiling(form: str) -> None:
    shown = render(planned(OFTEN), form, audiences=(Audience.PAYER,))
    assert not re.search(r"Visa|decided|attempts", shown)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_where_the_rule_alone_answers_nothing_else_is_named(form: str) -> None:
    assert "decided by" not in render(planned(ALONE), form)
