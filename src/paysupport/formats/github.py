"""Annotations of GitHub Actions: workflow commands on stdout, of which a step shows ten per kind.

GitHub documentation, "Workflow commands for GitHub Actions"; the limit of ten errors, ten warnings and ten notices per
step, and of 1 MiB for a step summary, by the documentation of problem matchers and job summaries (read 2026-11).
"""

from collections import Counter

from paysupport.checks.running import Report
from paysupport.formats.reports import render as written
from paysupport.model import Audience, Level
from paysupport.redaction import redact

LIMIT = 10
"""Annotations of one kind that a step shows."""

_KINDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_LONGEST_SUMMARY = 1 << 20


def render(report: Report, lang: str = "en") -> str:
    """One line per finding, up to ten of a kind; the last line counts those that are left out."""
    shown: Counter[str] = Counter()
    lines: list[str] = []
    for finding in report.findings:
        kind = _KINDS[finding.level]
        shown[kind] += 1
        if shown[kind] > LIMIT:
            continue
        properties = {"title": f"{finding.code} {finding.title(lang)}"}
        if report.source is not None:
            properties = {"file": redact(report.source), "line": str(report.line(finding)), **properties}
        attributes = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        lines.append(f"::{kind} {attributes}::{_data(finding.text(Audience.MERCHANT, lang))}")
    if left := sum(count - LIMIT for count in shown.values() if count > LIMIT):
        lines.append(f"{left} more in the step summary")
    return "\n".join(lines)


def summary(report: Report, lang: str = "en") -> str:
    """All of the report for `GITHUB_STEP_SUMMARY`, as Markdown, within the size that is shown."""
    return written(report, "markdown", lang).encode()[: _LONGEST_SUMMARY - 1].decode(errors="ignore") + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
