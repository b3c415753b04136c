"""Reports of an integration for people and for CI."""

import json
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import paysupport as ps
from paysupport.checks.running import Report
from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.errors import ConfigurationError
from paysupport.formats import github
from paysupport.formats.reports import FORMATS, render
from paysupport.model import Level, Party, Retry, Settings, Stage, Suppression

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SETTINGS = ps.Settings(
    provider="stripe",
    shop_id="acct_1",
    mode="live",
    notification_url="http://localhost/notify?token=hunter2",
    minor_units=3,
    currency="EUR",
    secrets_in_file=("secret_key",),
    suppressed=(Suppression(code="PS920", reason="the <CI> & its keys", until=date(2027, 1, 1)),),
)
LINES = {"notification_url": 4, "minor_units": 7}


def report(**options: Any) -> Report:
    return ps.check(SETTINGS, now=NOW, **options).of_file("shops/my shop.toml", LINES, {"secret_key": "KEY"})


def known() -> Report:
    whole = report()
    return whole.without([each.fingerprint for each in whole.findings if each.code == "PS925"])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["en", "ru", "be"])
def test_every_format_says_what_was_found_and_no_secret(form: str, lang: str) -> None:
    written = render(report(), form, lang)
    assert "PS909" in written
    assert "hunter2" not in written


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="no format 'pdf'; there are: text"):
        render(report(), "pdf")


def test_text_names_the_line_and_what_was_put_aside() -> None:
    lines = render(known()).splitlines()
    assert lines[0].startswith("shops/my shop.toml:4: PS909  The notification URL cannot be reached")
    assert any("follows from PS909" in line for line in lines)
    assert "PS920  A secret stands in the settings file; suppressed until 2027-01-01: the <CI> & its keys" in lines
    assert "PS925  Amounts are sent in the wrong unit; in the baseline" in lines
    assert lines[-1] == "Not looked at: secret_key: the variable KEY is not set"


def test_text_in_russian_without_a_file() -> None:
    written = render(ps.check(Settings(provider="stripe", mode="live"), now=NOW), "text", "ru")
    assert written.startswith("Ошибок не найдено.")
    assert "проверялись только настройки" in written


def test_rules_that_wait_for_probes_are_named() -> None:
    waiting = report().model_copy(
        update={"unchecked": (report().unchecked[0].model_copy(update={"rules": ("PS330",)}),)}
    )
    assert "(rules that wait for it: 1)" in render(waiting)


def test_markdown_is_a_table_in_which_nothing_is_markup() -> None:
    written = render(known(), "markdown")
    assert "| error |" not in written
    assert "| warning | **PS909** The notification URL cannot be reached from outside (line 4) |" in written
    assert (
        "- PS920 A secret stands in the settings file; suppressed until 2027-01-01: the \\<CI\\> & its keys" in written
    )
    assert "; in the baseline" in written
    assert render(ps.check(Settings(mode="live"), now=NOW), "markdown").startswith(
        "## paysupport check\n\nNothing wrong"
    )


def test_json_is_the_report() -> None:
    document = json.loads(render(report(), "json"))
    assert document["source"] == "shops/my shop.toml"
    assert document["findings"][0]["fingerprint"]


def test_junit_has_one_case_per_rule_and_one_per_thing_not_looked_at() -> None:
    found = known()
    suite = ET.fromstring(render(found, "junit"))[0]  # noqa: S314 - written by ourselves
    cases = {str(case.get("name")).split()[0]: case for case in suite}
    assert len(suite) == len(found.rules) + len(found.unchecked) == int(suite.get("tests", ""))
    assert suite.get("failures") == "1"
    assert int(suite.get("skipped", "")) == 4
    failure = cases["PS909"].find("failure")
    assert failure is not None
    assert failure.get("type") == "warning"
    assert str(failure.text).startswith("shops/my shop.toml:4\n")
    assert cases["PS910"].find("system-out") is not None
    skipped = cases["PS920"].find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "suppressed until 2027-01-01: the <CI> & its keys"
    assert cases["PS925"].find("skipped") is not None
    assert len(cases["PS901"]) == 0


def test_junit_survives_characters_that_xml_has_none_for() -> None:
    entry = Suppression(code="PS920", reason='\x00"\x1b[31m\ufffe]]>', until=date(2027, 1, 1))
    odd = ps.check(SETTINGS.model_copy(update={"suppressed": (entry,)}), now=NOW)
    suite = ET.fromstring(render(odd, "junit"))[0]  # noqa: S314 - written by ourselves
    assert len(suite) == len(odd.rules) + len(odd.unchecked)


def test_sarif_describes_each_rule_and_places_each_finding() -> None:
    document = json.loads(render(known(), "sarif"))
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert document["version"] == "2.1.0"
    assert all(rule["fullDescription"]["text"] and rule["help"]["markdown"].startswith("# ") for rule in rules)
    results = {each["ruleId"]: each for each in run["results"]}
    assert all(rules[each["ruleIndex"]]["id"] == code for code, each in results.items())
    assert results["PS909"]["level"] == "warning"
    assert results["PS909"]["baselineState"] == "new"
    assert results["PS925"]["baselineState"] == "unchanged"
    assert results["PS920"]["suppressions"][0]["kind"] == "external"
    assert set(results["PS909"]["partialFingerprints"]) == {"paysupport/v1"}
    (place,) = results["PS909"]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "shops/my%20shop.toml"
    assert place["physicalLocation"]["region"] == {"startLine": 4}
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [each["level"] for each in notes] == ["note", "note"]
    assert run["invocations"][0]["endTimeUtc"] == "2026-11-20T12:00:00Z"


def test_sarif_of_settings_that_stand_in_no_file_has_no_places() -> None:
    (run,) = json.loads(render(ps.check(SETTINGS, now=NOW), "sarif"))["runs"]
    assert {len(each["locations"]) for each in run["results"]} == {0}
    assert "baselineState" not in run["results"][0]


def test_annotations_are_escaped() -> None:
    lines = render(report().of_file("a:b,c%\n.toml", LINES, {}), "github").splitlines()
    assert lines[0].startswith("::error file=a%3Ab%2Cc%25%0A.toml,line=7,title=PS925 Amounts are sent")
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)
    assert not render(ps.check(SETTINGS, now=NOW), "github").startswith("::error file=")


def many(level: Level, count: int) -> Report:
    def check(settings: Settings) -> Facts:
        return Facts(seen=("settings.mode",))

    text = Text(en="Two\nlines.", ru="Две\nстроки.")
    rule = Rule(
        code="PS399", name="x", title=text, level=level, stage=Stage.CONFIGURATION, responsible=Party.MERCHANT,
        check=check, retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN), payer=text, merchant=text, agent=text,
        refuted_by=text,
    )  # fmt: skip
    (finding,) = ps.diagnose(ps.Evidence(settings=SETTINGS), now=NOW, rules=[rule]).findings
    return report().model_copy(update={"findings": (finding,) * count})


def test_ten_annotations_of_a_kind_are_shown_and_the_summary_has_all() -> None:
    lines = render(many(Level.INFO, 12), "github").splitlines()
    assert len(lines) == 11
    assert all(line.startswith("::notice ") and line.endswith("::Two%0Alines.") for line in lines[:10])
    assert lines[-1] == "2 more in the step summary"
    assert github.summary(many(Level.INFO, 12)).count("PS399") == 12


def test_a_summary_has_at_most_one_mebibyte() -> None:
    written = github.summary(many(Level.INFO, 20_000), "ru")
    assert len(written.encode()) <= 1 << 20
    assert written.endswith("\n")
