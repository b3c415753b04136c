"""What people see: terminal, Markdown, HTML, JSON and the summary."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.rule import Alternative, Facts
from paysupport.diagnostics.texts import Text
from paysupport.errors import BadAnswer, ConfigurationError, InputError
from paysupport.formats import FORMATS, render
from paysupport.formats.html import page
from paysupport.formats.summary import Summary
from paysupport.formats.timeline import timeline
from paysupport.model import (
    Attempt,
    Audience,
    Certainty,
    Evidence,
    Level,
    Notification,
    Party,
    Payment,
    Reason,
    Refund,
    Retry,
    Status,
    Via,
)
from paysupport.money import Money
from tests.cases import CREATED, NOW, declined, order, payment, rule

LOSE = rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS}, retry=Retry(now="no", later="yes", other="unknown", after=Party.PAYER, not_before=NOW))  # fmt: skip
EVIL = "<script>alert(1)</script> [x](javascript:1) \x1b[31m\u202e\n## forged `code` *b* =cmd|'"


def found(case: Payment | Evidence | None = None, *rules: Any, source: str | None = None) -> Diagnosis:
    return diagnose(case or declined(), now=NOW, rules=rules or (LOSE,), source=source)


def two_hypotheses(payment: Payment) -> Facts:
    decided = Text(en="The price list decides.", ru="Решит прайс-лист.")
    return Facts(alternatives=(Alternative("PS809", None, Certainty.POSSIBLE, decided),), certainty=Certainty.LIKELY)


def test_the_terminal_shows_the_verdict_first_and_then_what_to_say() -> None:
    lines = render(found(source="a.json"), "text").splitlines()
    assert lines[:9] == [
        "a.json",
        "acme payment pay-1 · order 1234 · failed · 25.50 BYN",
        "",
        "PS801  PS801 en  (error, certain)",
        "       responsible: the payer",
        "       try again: later; from 20 November 2026, 12:00 UTC on; first the payer has to act",
        "",
        "Tell the payer",
        "  en  PS801 en",
    ]
    assert lines[-4:] == [
        "What shows it",
        '       evidence: /payment/code = "51"  (acme, 20 November 2026, 10:00:00 UTC)',
        '       evidence: /payment/message = "No money"  (acme, 20 November 2026, 10:00:00 UTC)',
        "       refuted by: PS801 en",
    ]


def test_labels_are_in_the_first_language() -> None:
    text = render(found(), langs=["ru"])
    assert "на чьей стороне: плательщик" in text
    assert "Платёж acme pay-1 · заказ 1234 · не прошёл · 25,50 BYN" in text
    assert "PS801 en" not in text


def test_long_texts_are_wrapped_and_none_of_their_words_lost() -> None:
    long = Text(en="lorem " * 60 + "end", ru="слово " * 60)
    text = render(found(None, rule("PS801", reasons={Reason.INSUFFICIENT_FUNDS}, payer=long)))
    assert max(map(len, text.splitlines())) <= 130
    assert text.count("lorem") == 60


def test_one_audience_is_shown_alone() -> None:
    text = render(found(), audiences=[Audience.MERCHANT])
    assert "Tell the merchant" in text
    assert "Tell the payer" not in text


def test_nothing_wrong_unknown_and_cannot_tell_are_three_answers() -> None:
    def never(payment: Payment) -> None:
        return None

    quiet = found(payment(), rule("PS101", check=never), rule("PS802", check=never, level=Level.INFO))
    for form in ("text", "markdown", "html"):
        shown = render(quiet, form)
        assert "Looked for and not found" in shown
        assert "Not enough money on the card (PS101)" in re.sub(r"\\(.)", r"\1", shown)
        assert "PS802" not in shown
    unexplained = declined(Reason.UNKNOWN, code="Z9", network_code="05", message="odd")
    assert "not known here.\n  the provider said: Z9, 05, odd" in render(found(unexplained))
    assert "Cannot be determined from what is known." in render(found(payment(Status.UNKNOWN)))
    for form in ("text", "markdown", "html"):
        assert "the provider named no reason" in render(found(payment(Status.FAILED)), form)
    for form in ("markdown", "html"):
        assert "Nothing wrong was found." in render(found(payment()), form)
        assert "Failed for a reason that is not known here." in render(found(unexplained), form)
        assert "Cannot be determined from what is known." in render(found(payment(Status.UNKNOWN)), form)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_alternatives_and_what_is_missing_are_shown(form: str) -> None:
    def needs_order(payment: Payment, order: Any) -> Facts:
        return Facts()

    first = rule("PS802", check=two_hypotheses, outranks={"PS803"})
    second = rule("PS803", check=lambda payment: Facts())
    third = rule("PS804", check=needs_order, when={Status.PAID})
    fourth = rule("PS805", check=needs_order, when={Status.PAID})
    text = render(found(payment(), first, second, third, fourth), form)
    assert "PS809. The price list decides." in text
    assert "follows from" in text
    shown = re.sub("<[^>]*>", " ", text).replace(";", "")
    assert " ".join(shown.split()).endswith("the order in the shop ask the merchant (PS804, PS805)")


@pytest.mark.parametrize("form", FORMATS)
def test_for_the_payer_alone_nothing_but_status_amount_and_text_is_shown(form: str) -> None:
    text = render(found(source="secret.json"), form, audiences=[Audience.PAYER], langs=["en", "ru"])
    assert "PS801 en" in text
    assert "PS801 ru" in text
    for hidden in ("insufficient", "secret.json", "51", "evidence", "pay-1", "issuer", "explain", "agent", "error,"):
        assert hidden not in text.replace("PS801 en", "").replace("PS801 ru", "").split("</style>")[-1]


def test_the_payers_json_is_small() -> None:
    assert json.loads(render(found(), "json", audiences=[Audience.PAYER], langs=["ru"])) == {
        "schema": 1,
        "subject": {"status": "failed", "amount": "25.50", "currency": "BYN"},
        "replies": {"payer": {"ru": "PS801 ru"}},
    }
    nothing = json.loads(render(found(Evidence(order=order())), "json", audiences=[Audience.PAYER]))
    assert nothing["subject"] == {"status": "unknown", "amount": None, "currency": "BYN"}


def test_json_lines_are_one_line_and_json_is_not() -> None:
    assert "\n" not in render(found(), "jsonl")
    assert json.loads(render(found(), "jsonl")) == json.loads(render(found(), "json"))
    chosen = json.loads(render(found(), "json", audiences=[Audience.AGENT], langs=["ru"]))
    assert chosen["findings"][0]["texts"] == {"agent": {"ru": "PS801 ru"}}
    assert chosen["replies"] == {"agent": {"ru": "PS801 ru"}}


def evil() -> Diagnosis:
    text = Text(en="said {raw}", ru="сказал {raw}")

    def says(payment: Payment) -> Facts:
        return Facts(values={"raw": EVIL})

    speaking = rule("PS801", check=says, reasons={Reason.INSUFFICIENT_FUNDS}, payer=text, merchant=text, agent=text)
    case = declined(code=EVIL, message=EVIL).model_copy(update={"id": EVIL, "order": EVIL})
    evidence = Evidence(payment=case, notifications=(Notification(at=CREATED, event=EVIL),))
    return found(evidence, speaking, source=EVIL)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_what_a_provider_wrote_is_never_control_or_markup(form: str) -> None:
    text = render(evil(), form)
    assert not {"\x1b", "\u202e"} & set(text)
    assert not [line for line in text.splitlines() if line.startswith("## forged")]
    if form == "html":
        parser = Tags()
        parser.feed(text)
        assert "script" not in parser.seen
        assert "a" not in parser.seen
    if form == "markdown":
        outside = re.sub("`[^`]*`", "", text)
        assert "\\<script\\>" in outside
        assert not re.search(r"(?<!\\)<", outside)
        assert not re.search(r"(?<!\\)\]\(", outside)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.add(tag)


def test_a_page_needs_nothing_from_elsewhere() -> None:
    text = render(evil(), "html")
    assert "default-src 'none'" in text
    assert "http" not in text.split("</head>")[0].replace("http-equiv", "")
    assert page([found(), found()], ("en",), tuple(Audience)).count("<article>") == 2


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="no format 'pdf'; there are: text, json, jsonl, markdown, html"):
        render(found(), "pdf")


def test_the_timeline_is_in_order_of_time() -> None:
    tries = (
        Attempt(id="t1", status=Status.FAILED, at=CREATED + timedelta(minutes=1), decline=declined().decline),
        Attempt(id="t2", status=Status.PAID, at=CREATED + timedelta(minutes=2)),
    )
    back = Refund(id="r1", status=Status.PAID, amount=Money(amount=Decimal("5.00"), currency="BYN"), at=CREATED + timedelta(days=1))  # fmt: skip
    paid = payment(
        attempts=tries, refunds=(back,), paid_at=CREATED + timedelta(minutes=3), expires_at=NOW, settled_at=NOW
    )
    shop = order(created_at=CREATED - timedelta(minutes=5), paid_at=NOW + timedelta(1), updated_at=NOW + timedelta(2))
    told = Notification(at=CREATED + timedelta(minutes=4), response_status=302, next_at=CREATED + timedelta(minutes=9))
    lost = Notification(at=CREATED + timedelta(minutes=3, seconds=1))
    evidence = Evidence(payment=paid, order=shop, notifications=(lost, told))
    assert [what for _, what in timeline(evidence, "en")] == [
        "order created in the shop (1234)",
        "pay-1: payment created",
        "attempt t1: failed, not enough money on the card (51)",
        "attempt t2: successful",
        "pay-1: paid",
        "notification: the shop answered nothing",
        "notification: the shop answered 302",
        "next notification, at the earliest",
        "pay-1: credited to the merchant",
        "pay-1: valid until",
        "refund r1: 5.00 BYN, done",
        "order marked paid in the shop (1234)",
        "order in the shop: pending (1234)",
    ]
    alone = payment(attempts=(Attempt(id="pay-1", status=Status.PAID, at=CREATED),), test=True, amount=None)
    assert [what for _, what in timeline(Evidence(payment=alone), "ru")] == ["попытка pay-1: успешна"]
    assert "test payment" in render(found(alone))
    assert timeline(Evidence(order=order()), "en") == []


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_case_without_a_payment_is_shown_too(form: str) -> None:
    text = render(found(Evidence(order=order())), form)
    assert "Cannot be determined from what is known." in text
    assert "Looked for" not in text


def summary() -> Summary:
    counted = Summary()
    for case in (declined(), declined(), payment(), declined(Reason.UNKNOWN, via=Via.NONE)):
        counted.add(found(case))
    foreign = declined().model_copy(update={"amount": Money(amount=Decimal("7.00"), currency="USD")})
    counted.add(found(foreign))
    counted.add(found(payment(Status.UNKNOWN, amount=None)))
    counted.add(InputError("no"))
    counted.add(BadAnswer("no"))
    return counted


def test_a_summary_counts_causes_and_money_by_currency() -> None:
    rows = summary().rows()
    assert [(row["cause"], row["count"], row["money"]) for row in rows] == [
        ("PS801", 3, {"BYN": "51.00", "USD": "7.00"}),
        ("unreadable", 2, {}),
        ("nothing_wrong", 1, {"BYN": "25.50"}),
        ("unexplained", 1, {"BYN": "25.50"}),
        ("cannot_tell", 1, {}),
    ]
    assert rows[0]["responsible"] == "payer"
    assert summary().rows("ru")[0]["title"] == "PS801 ru"


def test_a_summary_is_a_table_everywhere() -> None:
    assert summary().render("text", "en").splitlines()[0] == (
        "3  PS801          PS801 en                                    the payer  51.00 BYN, 7.00 USD"
    )
    assert summary().render("markdown", "ru").splitlines()[2] == (
        "| 3 | PS801 | PS801 ru | плательщик | 51.00 BYN, 7.00 USD |"
    )
    assert json.loads(summary().render("json", "en"))[0]["count"] == 3
    assert [json.loads(line)["count"] for line in summary().render("jsonl", "en").splitlines()] == [3, 2, 1, 1, 1]
    assert Summary().render("text", "en") == ""
    assert summary().render("markdown", "ru").startswith("| сколько | причина | название | на чьей стороне | сумма |")
    assert "<th>title</th>" in summary().render("html", "en")
    assert "<td>3</td><td>PS801</td>" in summary().render("html", "en")


def test_info_level_is_named() -> None:
    def always(payment: Payment) -> Facts:
        return Facts()

    told = found(payment(), rule("PS805", check=always, level=Level.INFO))
    assert "(for information, certain)" in render(told)
    assert "Nothing wrong was found.\n  for information: PS805 en (PS805)" in render(told)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_what_a_provider_wrote_at_length_is_shortened(form: str) -> None:
    shown = render(found(declined(message="x" * 5000, code="y" * 5000)), form)
    assert "x" * 200 in shown
    assert "x" * 301 not in shown
    assert "y" * 301 not in shown


def test_json_holds_no_character_that_acts_on_a_terminal() -> None:
    said = "\x1b[31m\x9b2J\u202e\u2066 naïve \U0001f600"
    for form in ("json", "jsonl"):
        shown = render(found(declined(message=said)), form)
        assert not {"\x1b", "\x9b", "\u202e", "\u2066"} & set(shown)
        assert json.loads(shown)["findings"][0]["evidence"][1]["value"] == said


def test_an_attempt_that_nobody_explains_keeps_the_words_of_the_provider() -> None:
    strange = declined(Reason.UNKNOWN, code=None, message="odd")
    assert timeline(Evidence(payment=strange), "en")[-1][1].endswith("failed, odd")
    known = declined(code=None)
    assert timeline(Evidence(payment=known), "ru")[-1][1].endswith("не удалась, на карте недостаточно денег")


def test_days_of_the_timeline_are_written_once() -> None:
    tries = tuple(
        Attempt(id=f"t{number}", status=Status.FAILED, at=CREATED + timedelta(hours=number)) for number in range(30)
    )
    shown = render(found(payment(Status.FAILED, attempts=tries)), "html", langs=["ru"])
    assert [shown.count(f">{day} ноября 2026</th>") for day in (20, 21, 22)] == [1, 1, 0]
    assert shown.count("попытка t") == 30
