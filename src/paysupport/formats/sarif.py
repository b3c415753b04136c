"""SARIF 2.1.0 (OASIS Standard, 27 March 2020), as GitHub code scanning and others read it."""

from datetime import UTC
from typing import Any
from urllib.parse import quote

from paysupport import __version__
from paysupport.checks.running import Report
from paysupport.diagnostics.catalogue import explain
from paysupport.diagnostics.diagnosis import Finding
from paysupport.diagnostics.rule import Rule
from paysupport.formats.json import dumps
from paysupport.formats.labels import say
from paysupport.formats.reports import unchecked
from paysupport.model import Audience, Level
from paysupport.redaction import redact

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "paysupport/v1"


def render(report: Report, lang: str = "en") -> str:
    """One run; every rule that was asked is described, and every finding names its line of the file."""
    places = {rule.code: place for place, rule in enumerate(report.rules)}

    def result(finding: Finding, **more: object) -> dict[str, Any]:
        return {
            "ruleId": finding.code,
            "ruleIndex": places[finding.code],
            "level": _LEVELS[finding.level],
            "message": {"text": f"{finding.title(lang)}. {finding.text(Audience.MERCHANT, lang)}"},
            "locations": _locations(report, finding),
            "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
            **more,
        }

    results = [result(each, baselineState="new") if report.known else result(each) for each in report.findings]
    results += [result(each, baselineState="unchanged") for each in report.known]
    for each in report.suppressed:
        why = f"{redact(each.by.reason)} ({each.by.until})"
        results.append(result(each.finding, suppressions=[{"kind": "external", "justification": why}]))
    notes = [{"level": "note", "message": {"text": unchecked(each, lang)}} for each in report.unchecked]
    run = {
        "tool": {
            "driver": {
                "name": "paysupport",
                "version": __version__,
                "rules": [_rule(each, lang) for each in report.rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "endTimeUtc": f"{report.now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
                "toolExecutionNotifications": notes,
            }
        ],
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    text = explain(rule.code)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": say(rule.title, lang)},
        "fullDescription": {"text": text.partition("## What it finds\n")[2].partition("\n## ")[0].strip()},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [rule.stage.value]},
    }


def _locations(report: Report, finding: Finding) -> list[dict[str, Any]]:
    if report.source is None:
        return []
    artefact = {"uri": quote(report.source.replace("\\", "/"), safe="/:")}
    return [{"physicalLocation": {"artifactLocation": artefact, "region": {"startLine": report.line(finding)}}}]
