"""What people see of ceilings and advice: what is left, and what decided."""

import re

import pytest

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose
from paysupport.formats import FORMATS, render
from paysupport.formats.labels import again
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
                "try again: later; from 20 November 2026, 12:00 UTC on; another card or method may work;",
                "attempts left: 0",
                "decided by: Visa: 20 <b>*in* 30 days; possible: without a fingerprint of the card its attempts cannot"
                " be told apart for sure",
            ],
        ),
        (
            "ru",
            LIKELY,
            [
                "повтор: позже; не раньше 20 ноября 2026, 12:00 UTC; можно другой картой или способом;",
                "осталось попыток: 3",
                "на основании: Visa: 20 <b>*in* 30 days; вероятно",
            ],
        ),
    ],
)
def test_people_see_what_is_left_and_what_decided(lang: str, retry: Retry, lines: list[str]) -> None:
    shown = render(planned(retry), "text", langs=(lang,)).splitlines()
    place = shown.index(f"       {lines[0]}")
    assert [line.strip() for line in shown[place : place + len(lines)]] == lines


ANSWERS = [
    ("yes", "yes", "yes", "at once; another card or method may work", "можно сразу; можно другой картой или способом"),
    (
        "yes",
        "yes",
        "no",
        "at once; another card or method does not help",
        "можно сразу; другая карта или способ не помогут",
    ),
    ("no", "yes", "unknown", "later", "позже"),
    ("no", "no", "no", "no", "нельзя"),
    ("no", "no", "unknown", "not with the same card or method", "той же картой или способом нельзя"),
    ("no", "unknown", "no", "not at once, and whether later is not known", "не сразу, а можно ли позже, неизвестно"),
    ("unknown", "unknown", "yes", "another card or method may work", "можно другой картой или способом"),
    ("unknown", "unknown", "unknown", "", ""),
]


@pytest.mark.parametrize(("now", "later", "other", "en", "ru"), ANSWERS)
def test_the_answers_are_told_in_words(now: str, later: str, other: str, en: str, ru: str) -> None:
    retry = Retry.model_validate({"now": now, "later": later, "other": other})
    assert ("; ".join(again(retry, "en")), "; ".join(again(retry, "ru"))) == (en, ru)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_where_nothing_is_known_of_trying_again_nothing_is_said(form: str) -> None:
    silent = Retry(now="unknown", later="unknown", other="unknown")
    assert "try again" not in render(planned(silent), form)


def test_what_decided_is_no_markup() -> None:
    html = render(planned(OFTEN), "html")
    assert "decided by: Visa: 20 &lt;b&gt;*in* 30 days; possible" in html
    assert "attempts left: 0" in html
    assert r"- decided by: Visa: 20 \<b\>\*in\* 30 days; possible" in render(planned(OFTEN), "markdown")


@pytest.mark.parametrize("form", FORMATS)
def test_a_payer_sees_no_ceiling(form: str) -> None:
    shown = render(planned(OFTEN), form, audiences=(Audience.PAYER,))
    assert not re.search(r"Visa|decided|attempts", shown)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_where_the_rule_alone_answers_nothing_else_is_named(form: str) -> None:
    assert "decided by" not in render(planned(ALONE), form)
