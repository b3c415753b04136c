"""The corpus of the accuracy benchmark is sound, and the benchmark says of each row what became of it."""

from collections import Counter
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from paysupport.model import Party, Reason
from paysupport.redaction import scan

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
PROVIDERS = {
    "adyen", "bepaid", "braintree", "checkout", "cloudpayments", "mixplat", "mollie", "paypal", "razorpay",
    "robokassa", "square", "stripe", "tbank", "yookassa",
}  # fmt: skip
NETWORKS = {"visa", "mastercard", "mir", "amex"}
LANGUAGES = {"en", "ru", "de", "es", "pt", "pl", "fr", "uk", "be"}
ASKED = ("provider", "network", "code", "network_code", "advice", "region", "at", "message")


def load() -> ModuleType:
    spec = spec_from_file_location("bench_accuracy", BENCHMARKS / "bench_accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bench = load()
CODES: list[dict[str, str]] = bench.rows("codes")
MESSAGES: list[dict[str, str]] = bench.rows("messages")
HELD_OUT: list[dict[str, str]] = bench.rows("held_out")
FLOORS = {"codes": (0.96, 0.97), "messages": (0.96, 0.98), "held out": (0.97, 0.98)}
"""What part must agree in reason and in family; a little below what is measured."""
FALSE_ALARMS = 0.01


def test_the_corpus_is_as_large_as_promised() -> None:
    assert list(CODES[0]) == [*ASKED, "reason", "responsible", "source"]
    assert list(MESSAGES[0]) == ["message", "language", "reason", "responsible", "source"]
    assert list(HELD_OUT[0]) == list(MESSAGES[0])
    assert len(CODES) >= 350
    assert len(MESSAGES) >= 500
    assert sum(Reason.UNKNOWN in row["reason"].split("|") for row in MESSAGES) >= 100
    assert len(HELD_OUT) >= 150
    assert sum(Reason.UNKNOWN in row["reason"].split("|") for row in HELD_OUT) >= 50


@pytest.mark.parametrize("corpus", [CODES, MESSAGES, HELD_OUT], ids=["codes", "messages", "held out"])
def test_a_row_has_known_labels_and_a_source(corpus: list[dict[str, str]]) -> None:
    parties = {*Party, "none"}
    for row in corpus:
        reasons, responsible = row["reason"].split("|"), row["responsible"].split("|")
        assert len(set(reasons)) == len(reasons), row
        assert set(reasons) <= set(Reason), row
        assert len(set(responsible)) == len(responsible), row
        assert set(responsible) <= parties, row
        assert row["source"], row
        assert all(cell == cell.strip() and "\n" not in cell for cell in row.values()), row


@pytest.mark.parametrize(
    ("corpus", "asked"),
    [(CODES, ASKED), ([*MESSAGES, *HELD_OUT], ("message",))],
    ids=["codes", "messages"],
)
def test_no_row_asks_what_another_asked(corpus: list[dict[str, str]], asked: tuple[str, ...]) -> None:
    counts = Counter(tuple(row[name].casefold() for name in asked) for row in corpus)
    assert [each for each, count in counts.items() if count > 1] == []


def test_codes_are_of_networks_and_providers_that_we_know_or_will() -> None:
    assert {row["provider"] for row in CODES} == PROVIDERS | {""}
    assert {row["network"] for row in CODES} == NETWORKS | {""}
    for row in CODES:
        assert row["code"] or row["advice"], row
        assert not row["at"] or date.fromisoformat(row["at"]) <= date(2026, 12, 31), row
        assert row["region"] in {"", "europe", "cemea"}, row


def test_messages_are_mostly_wordings_of_documents_in_all_languages() -> None:
    languages = Counter(row["language"] for row in MESSAGES)
    assert set(languages) == {row["language"] for row in HELD_OUT} == LANGUAGES
    assert min(languages.values()) >= 20
    assert sum(row["source"] == "composed" for row in MESSAGES) <= len(MESSAGES) / 3


def test_the_corpus_holds_no_card_and_no_secret() -> None:
    found = {row["message"]: scan(row["message"]).counts for row in [*MESSAGES, *HELD_OUT]}
    assert {message: counts for message, counts in found.items() if counts} == {}


def test_each_reason_has_one_family() -> None:
    counts = Counter(reason for reasons in bench.FAMILIES.values() for reason in reasons)
    assert counts == Counter(Reason)


def test_the_benchmark_accounts_for_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    corpora, missing = bench.measure()
    assert len(corpora["codes"]) + missing.total() == len(CODES)
    assert (len(corpora["messages"]), len(corpora["held out"])) == (len(MESSAGES), len(HELD_OUT))
    wrong = sum(not result.agrees for results in corpora.values() for result in results)
    bench.main()
    assert capsys.readouterr().out.count(" -> ") == wrong


@pytest.mark.parametrize("name", FLOORS)
def test_readings_agree_with_the_documents_as_often_as_before(name: str) -> None:
    results = bench.measure()[0][name]
    reason, family = FLOORS[name]
    assert sum(result.agrees for result in results) >= reason * len(results)
    assert sum(result.family_agrees for result in results) >= family * len(results)
    silent = [result for result in results if bench.may_not_conclude(result)]
    assert sum(result.false_alarm for result in silent) <= FALSE_ALARMS * len(silent)


def test_a_reading_is_compared_with_all_that_the_document_leaves_open() -> None:
    row = {"provider": "bepaid", "code": "F.0114", "reason": "do_not_honor|insufficient_funds", "responsible": "payer"}
    agreed, near, alarm = bench.read(
        [
            row,
            row | {"code": "F.0105", "reason": "generic_decline", "responsible": "none"},
            row | {"reason": "unknown", "responsible": "none"},
        ]
    )
    assert (agreed.agrees, agreed.family_agrees, agreed.party_agrees, agreed.false_alarm) == (True, True, True, False)
    assert (near.agrees, near.family_agrees, near.party_agrees) == (False, True, False)
    assert alarm.false_alarm
