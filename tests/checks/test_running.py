"""A check of settings: what is found, put aside, known, and not looked at."""

from datetime import UTC, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.checks.running import Report
from paysupport.documents import parse
from paysupport.errors import ConfigurationError
from paysupport.model import Level, Probe, ProbeKind

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
GOOD = {
    "provider": "stripe",
    "account": "shop-eu",
    "shop_id": "acct_1",
    "mode": "live",
    "currency": "EUR",
    "notification_url": "https://shop.primer-magazin.eu/notify",
}


def checked(**changed: Any) -> Report:
    return ps.check(ps.Settings.model_validate({**GOOD, **changed}), now=NOW)


def test_nothing_is_wrong_with_good_settings() -> None:
    report = checked()
    assert not report.failed
    assert report.findings == ()
    assert {"PS907", "PS908", "PS932"} <= {rule.code for rule in report.rules}
    assert [each.what for each in report.unchecked] == ["probes"]


def test_only_rules_that_need_nothing_but_settings_are_asked() -> None:
    codes = {rule.code for rule in checked().rules}
    assert not codes & {"PS301", "PS914", "PS101"}


def test_a_finding_of_a_level_that_counts_fails() -> None:
    report = checked(notification_url="http://shop.primer-magazin.eu/notify")
    assert [each.code for each in report.failing] == ["PS910"]
    settings = ps.Settings.model_validate({**GOOD, "notification_url": "http://shop.primer-magazin.eu/notify"})
    assert not ps.check(settings, now=NOW, fail_on={Level.ERROR}).failed


def test_a_finding_that_another_explains_does_not_count() -> None:
    report = checked(notification_url="http://localhost/notify")
    assert [each.code for each in report.findings] == ["PS909", "PS910"]
    assert [each.code for each in report.failing] == ["PS909"]


def test_a_suppressed_finding_stands_apart_until_its_last_day() -> None:
    entry = {"code": "PS910", "reason": "the new server comes soon", "until": "2026-11-20"}
    url = "http://shop.primer-magazin.eu/notify"
    report = checked(notification_url=url, suppressed=[entry])
    assert not report.failed
    assert [(each.finding.code, each.by.reason) for each in report.suppressed] == [
        ("PS910", "the new server comes soon")
    ]
    over = checked(notification_url=url, suppressed=[{**entry, "until": "2026-11-19"}])
    assert sorted(each.code for each in over.failing) == ["PS910", "PS921"]
    assert over.suppressed == ()


def test_a_baseline_sets_known_findings_apart() -> None:
    old = checked(notification_url="http://shop.primer-magazin.eu/notify")
    report = checked(notification_url="http://shop.primer-magazin.eu/notify", minor_units=3)
    new = report.without(each.fingerprint for each in old.findings)
    assert [each.code for each in new.failing] == ["PS925"]
    assert [each.code for each in new.known] == ["PS910"]
    other = checked(notification_url="http://shop.primer-magazin.eu/notify", account="shop-by")
    assert other.without(each.fingerprint for each in old.findings).failed


def test_a_probe_that_could_not_be_made_is_listed_with_its_reason() -> None:
    settings = ps.Settings.model_validate(GOOD)
    probes = [Probe(kind=ProbeKind.RIGHT, at=NOW, unchecked="no key"), Probe(kind=ProbeKind.GET, at=NOW)]
    found = ps.check(settings, now=NOW, probes=probes).unchecked
    assert [(each.what, each.reason) for each in found] == [("right", "no key")]
    assert [each.reason for each in ps.check(settings, now=NOW, probes=[]).unchecked] == ["nothing to try"]


def test_the_line_of_a_finding_is_that_of_the_setting_at_fault() -> None:
    report = checked(secret_key="sk_test_0123456789").of_file("shop.toml", {"provider": 1, "mode": 3}, {"x": "KEY"})
    assert report.line(report.failing[0]) == 3
    assert report.of_file("shop.toml", {"provider": 2}, {}).line(report.failing[0]) == 2
    assert report.of_file("shop.toml", {}, {}).line(report.failing[0]) == 1
    assert [(each.what, each.reason) for each in report.unchecked][1:] == [("x", "the variable KEY is not set")]


def test_the_json_has_what_stays() -> None:
    entry = {"code": "PS925", "reason": "password: hunter2-hunter2", "until": "2027-01-01"}
    report = checked(notification_url="http://shop.primer-magazin.eu/notify", minor_units=3, suppressed=[entry])
    document: Any = parse(report.model_dump_json().encode())
    assert set(document) == {
        "schema", "source", "subject", "at", "failed", "findings", "suppressed", "known", "unchecked", "checked",
    }  # fmt: skip
    assert document["subject"] == {"provider": "stripe", "account": "shop-eu", "shop_id": "acct_1", "mode": "live"}
    assert document["failed"]
    assert [each["code"] for each in document["findings"]] == ["PS910"]
    assert document["findings"][0]["line"] == 1
    assert document["suppressed"][0]["until"] == "2027-01-01"
    assert document["unchecked"][0]["what"] == "probes"
    assert "hunter2" not in str(document)


def test_the_present_is_the_time_without_one() -> None:
    assert ps.check(ps.Settings.model_validate(GOOD)).now.tzinfo is UTC


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="zone"):
        ps.check(ps.Settings(), now=datetime(2026, 11, 20))  # noqa: DTZ001 - that is the mistake
