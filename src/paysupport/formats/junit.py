"""JUnit XML, as Jenkins, GitLab and others read it: one test case per rule that was asked."""

import re
from xml.sax.saxutils import escape, quoteattr

from paysupport.checks.running import Report
from paysupport.formats.labels import say
from paysupport.formats.reports import lived_with, place, unchecked
from paysupport.model import Audience

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything but the characters of XML 1.0, section 2.2."""


def render(report: Report, lang: str = "en") -> str:
    """The report; findings that do not count stand in `system-out`, suppressed ones and unasked rules are skipped."""
    found = {each.code: each for each in report.findings}
    lived = {each.finding.code: each.by for each in report.suppressed}
    known = {each.code for each in report.known}
    cases: list[str] = []
    failures = skipped = 0
    for rule in report.rules:
        inner = ""
        if (finding := found.get(rule.code)) is not None:
            text = "\n".join(part for part in (place(report, finding), finding.text(Audience.MERCHANT, lang)) if part)
            if report.counts(finding):
                failures += 1
                attributes = f"message={_quoted(finding.title(lang))} type={_quoted(finding.level.value)}"
                inner = f"<failure {attributes}>{_escaped(text)}</failure>"
            else:
                inner = f"<system-out>{_escaped(f'{finding.title(lang)}. {text}')}</system-out>"
        elif (by := lived.get(rule.code)) is not None:
            inner = f"<skipped message={_quoted(lived_with(by.reason, by.until, lang))}/>"
        elif rule.code in known:
            inner = '<skipped message="baseline"/>'
        skipped += inner.startswith("<skipped")
        cases.append(_case(f"{rule.code} {say(rule.title, lang)}", inner))
    for entry in report.unchecked:
        skipped += 1
        cases.append(_case(entry.what, f"<skipped message={_quoted(unchecked(entry, lang))}/>"))
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    stamp = report.now.isoformat(timespec="seconds")
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<testsuites {counts}>",
            f'<testsuite name="paysupport check" timestamp="{stamp}" {counts}>',
            *cases,
            "</testsuite>",
            "</testsuites>",
        )
    )


def _case(name: str, inner: str) -> str:
    return f'<testcase classname="paysupport.check" name={_quoted(name)}>{inner}</testcase>'


def _escaped(text: str) -> str:
    return escape(_NO_XML.sub("", text))


def _quoted(text: str) -> str:
    return quoteattr(_NO_XML.sub("", text))
