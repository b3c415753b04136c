"""Every rule keeps the promises of the catalogue, and its three bundles in tests/rules tell it from its neighbours."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, cast

import pytest

import paysupport as ps
from paysupport.diagnostics import catalogue
from paysupport.diagnostics import rules as package
from paysupport.diagnostics.diagnosis import LANGUAGES, Diagnosis, Finding
from paysupport.diagnostics.rule import Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text, sentence
from paysupport.documents import parse
from paysupport.intake import bundle
from paysupport.model import Audience, Level, Reason

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BUNDLES = Path(__file__).parent / "rules"
FOLDERS = {"payer": "1", "acquirer": "2", "merchant": "3", "provider": "4", "money": "6", "settings": "9"}
HEADINGS = ["## What it finds", "## Why", "## What to do", "## References"]
TEXTS = ("title", "payer", "merchant", "agent", "refuted_by")
SECRET = {
    Reason.ISSUER_SUSPECTED_FRAUD,
    Reason.ACQUIRER_SUSPECTED_FRAUD,
    Reason.SECURITY_VIOLATION,
    Reason.LOST_CARD,
    Reason.STOLEN_CARD,
    Reason.PICKUP_CARD,
    Reason.BLOCKED_BY_OWN_RULES,
    Reason.RESTRICTED_CARD,
    Reason.LEGAL_RESTRICTION,
    Reason.VERIFICATION_FAILED,
    Reason.DO_NOT_HONOR,
    Reason.GENERIC_DECLINE,
}
NOT_FOR_PAYERS = re.compile(
    r"fraud|мошен|\blost\b|stolen|уте?рян|утрачен|украден|black ?list|ч[её]рн|санкц|sanction|PS\d|[FP]\.\d",
    re.IGNORECASE,
)

PATHS = sorted(path for path in Path(package.__path__[0]).glob("*/*.py") if path.stem != "__init__")
MODULES = [import_module(f"{package.__name__}.{path.parent.name}.{path.stem}") for path in PATHS]
RULES: list[Rule] = [module.RULE for module in MODULES]
PLACES = dict(zip(RULES, PATHS, strict=True))

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@cache
def bundles(code: str) -> Mapping[str, Any]:
    path = BUNDLES / f"{code}.json"
    if not path.exists():
        pytest.fail(f"{code} has no bundles: write tests/rules/{code}.json with bad, good and near_miss")
    return cast("Mapping[str, Any]", parse(path.read_bytes()))


@cache
def diagnosed(code: str, which: str) -> Diagnosis:
    return ps.diagnose(bundle(bundles(code)[which]), now=NOW)


def fired(rule: Rule) -> Finding:
    found = [finding for finding in diagnosed(rule.code, "bad").findings if finding.code == rule.code]
    assert found, f"{rule.code} does not fire on its own bad bundle"
    return found[0]


def texts(rule: Rule) -> dict[str, Text]:
    return {name: getattr(rule, name) for name in TEXTS}


@each_rule
def test_bundles_are_a_bad_a_good_and_a_near_miss(rule: Rule) -> None:
    assert set(bundles(rule.code)) == {"bad", "good", "near_miss"}
    assert bundles(rule.code)["bad"] != bundles(rule.code)["near_miss"]


@each_rule
def test_fires_on_the_bad_bundle(rule: Rule) -> None:
    finding = fired(rule)
    assert finding.evidence, "a finding shows what was seen"
    if rule.level is not Level.INFO:
        assert diagnosed(rule.code, "bad").verdict is not None


@each_rule
def test_nothing_is_wrong_in_the_good_bundle(rule: Rule) -> None:
    diagnosis = diagnosed(rule.code, "good")
    assert [finding.code for finding in diagnosis.findings if finding.level is not Level.INFO] == []
    assert not diagnosis.unknown


@each_rule
def test_is_silent_on_the_near_miss(rule: Rule) -> None:
    assert rule.code not in {finding.code for finding in diagnosed(rule.code, "near_miss").findings}


def test_every_bundle_belongs_to_a_rule() -> None:
    assert {path.stem for path in BUNDLES.glob("*.json")} <= {rule.code for rule in RULES}


@each_rule
def test_page_has_the_headings_in_order_with_text_below_each(rule: Rule) -> None:
    title, *sections = re.split(r"^(#.*)\n", catalogue.explain(rule.code), flags=re.MULTILINE)[1:]
    assert title.lower().replace(" ", "-") == f"#-{rule.name}"
    assert sections[1::2] == HEADINGS
    assert all(body.strip() for body in sections[2::2])
    assert all(line.startswith(("- ", "  ")) for line in sections[-1].strip().splitlines())


@each_rule
def test_file_is_named_and_placed_as_the_rule(rule: Rule) -> None:
    path = PLACES[rule]
    assert path.stem == rule.name.replace("-", "_")
    assert re.fullmatch(rf"PS{FOLDERS[path.parent.name]}\d\d", rule.code)


@each_rule
def test_name_says_the_fault_and_not_the_cure(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert not rule.name.startswith(("use-", "prefer-", "do-not-")) or rule.name == "do-not-honor"


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert set(RULES) <= set(catalogue.rules())


@each_rule
def test_texts_say_something_in_both_languages(rule: Rule) -> None:
    for name, text in texts(rule).items():
        assert re.search(r"[A-Za-z]{2}", text.en), name
        assert not re.search(r"[А-Яа-яЁё]", text.en), name
        assert re.search(r"[А-Яа-яЁё]{2}", text.ru), name


@each_rule
def test_texts_use_only_facts_that_the_check_gives(rule: Rule) -> None:
    facts = fired(rule).facts
    for name, text in texts(rule).items():
        assert text.placeholders <= facts.keys(), name
        for lang in LANGUAGES:
            said, used = sentence(text, lang, facts)
            assert used == lang
            assert not re.search(r"[{}]", said), said


@each_rule
def test_payer_reads_nothing_that_is_not_for_payers(rule: Rule) -> None:
    for lang in LANGUAGES:
        said = fired(rule).text(Audience.PAYER, lang)
        assert not NOT_FOR_PAYERS.search(said), said


@pytest.mark.parametrize("reason", sorted(SECRET))
def test_payer_of_a_secret_reason_reads_the_generic_refusal(reason: Reason) -> None:
    languages = {*LANGUAGES, "be", *(point.name for point in entry_points(group="paysupport.texts"))}
    rules = [rule for rule in RULES if reason in rule.reasons]
    assert rules, f"no rule for {reason}"
    for rule in rules:
        assert rule.payer is GENERIC_REFUSAL
        for lang in languages:
            said = sentence(rule.payer, lang, {}, key=f"{rule.code}.payer")[0]
            assert said == sentence(GENERIC_REFUSAL, lang, {})[0]


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.UNKNOWN])
def test_every_reason_has_a_rule(reason: Reason) -> None:
    assert any(reason in rule.reasons for rule in RULES), f"no rule explains {reason}"
