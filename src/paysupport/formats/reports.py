"""A report of an integration as text, JSON, Markdown, or for a CI: JUnit, SARIF, GitHub annotations."""

from collections.abc import Iterator
from importlib import import_module
from textwrap import wrap

from pydantic_core import to_json

from paysupport.checks.running import NOTHING, OFFLINE, Report, Untried
from paysupport.diagnostics.diagnosis import Finding
from paysupport.diagnostics.texts import Text, visible
from paysupport.errors import ConfigurationError
from paysupport.formats.json import dumps
from paysupport.formats.labels import LEVELS, say, word
from paysupport.formats.markdown import code, plain
from paysupport.model import Audience
from paysupport.redaction import redact

FORMATS = ("text", "json", "junit", "sarif", "github", "markdown")

_WIDTH = 100
_INDENT = " " * 7

_REASONS = {
    OFFLINE: Text(en="this was a check of the settings alone", ru="проверялись только настройки"),
    NOTHING: Text(en="the settings name nothing that could be tried", ru="в настройках нечего опробовать"),
}
_PROBES = Text(en="probes of the shop and the provider", ru="пробные запросы к магазину и провайдеру")
_LIVED = Text(en="suppressed until {until}: {reason}", ru="отложено до {until}: {reason}")
_KNOWN = Text(en="in the baseline", ru="известно раньше")
_UNCHECKED = Text(en="Not looked at", ru="Не проверялось")
_RULES = Text(en="rules that wait for it: {count}", ru="правил, которым это нужно: {count}")
_CHECKED = Text(en="{count} rules were asked.", ru="Проверено правил: {count}.")
_LINE = Text(en="line", ru="строка")
_COLUMNS = Text(en="| level | finding | what to change |", ru="| уровень | что не так | что изменить |")


def render(report: Report, form: str = "text", lang: str = "en") -> str:
    """Write a report.

    Args:
        report: what to write.
        form: text, json, junit, sarif, github or markdown.
        lang: language of texts and labels; JSON has all.

    Raises:
        ConfigurationError: no such format.
    """
    if form not in FORMATS:
        raise ConfigurationError(f"no format {form!r}; there are: {', '.join(FORMATS)}")
    if form in {"junit", "sarif", "github"}:
        written: str = import_module(f"paysupport.formats.{form}").render(report, lang)
        return written
    if form == "json":
        return dumps(report.document(), indent=2)
    lines = _text(report, lang) if form == "text" else _markdown(report, lang)
    return "\n".join(map(visible, lines))


def place(report: Report, finding: Finding) -> str:
    """File and line of a finding, as compilers write it; empty where there is no file."""
    return f"{redact(report.source)}:{report.line(finding)}" if report.source else ""


def untried(report: Report, lang: str) -> list[str]:
    """What was not looked at, a line for each reason."""
    together: dict[str, list[Untried]] = {}
    for entry in report.unchecked:
        together.setdefault(entry.reason, []).append(entry)
    return [
        unchecked(first.model_copy(update={"what": ", ".join((first.what, *(each.what for each in more)))}), lang)
        for first, *more in together.values()
    ]


def unchecked(entry: Untried, lang: str) -> str:
    """What was not looked at, and why, in a line."""
    what = say(_PROBES, lang) if entry.what == "probes" else entry.what
    why = say(_REASONS[entry.reason], lang) if entry.reason in _REASONS else redact(entry.reason)
    rules = f" ({say(_RULES, lang).format(count=len(entry.rules))})" if entry.rules else ""
    return f"{what}: {why}{rules}"


def lived_with(reason: str, until: object, lang: str) -> str:
    """That a finding is suppressed, until when and why."""
    return redact(say(_LIVED, lang).format(until=until, reason=reason))


def _text(report: Report, lang: str) -> Iterator[str]:
    for finding in report.findings:
        where = place(report, finding)
        level = say(LEVELS[finding.level.value], lang)
        yield f"{where}{': ' if where else ''}{finding.code}  {finding.title(lang)}  ({level})"
        yield from wrap(
            finding.text(Audience.MERCHANT, lang), _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT
        )
        if finding.because:
            yield f"{_INDENT}{word('because', lang)} {finding.because}"
        for item in finding.evidence:
            yield f"{_INDENT}{word('evidence', lang)}: {item.path} = {to_json(item.value).decode()}"
        yield ""
    if not report.findings:
        yield word("nothing_wrong", lang)
    for each in report.suppressed:
        said = lived_with(each.by.reason, each.by.until, lang)
        yield f"{each.finding.code}  {each.finding.title(lang)}; {said}"
    for finding in report.known:
        yield f"{finding.code}  {finding.title(lang)}; {say(_KNOWN, lang)}"
    yield say(_CHECKED, lang).format(count=len(report.rules))
    for entry in untried(report, lang):
        yield f"{say(_UNCHECKED, lang)}: {entry}"


def _markdown(report: Report, lang: str) -> Iterator[str]:
    yield f"## paysupport check{f': {code(redact(report.source))}' if report.source else ''}"
    yield ""
    if report.findings:
        yield say(_COLUMNS, lang)
        yield "| --- | --- | --- |"
    else:
        yield word("nothing_wrong", lang)
    for finding in report.findings:
        level = say(LEVELS[finding.level.value], lang)
        line = f" ({say(_LINE, lang)} {report.line(finding)})" if report.source else ""
        title = f"**{finding.code}** {plain(finding.title(lang))}{line}"
        yield f"| {level} | {title} | {plain(finding.text(Audience.MERCHANT, lang))} |"
    yield ""
    for each in report.suppressed:
        said = lived_with(each.by.reason, each.by.until, lang)
        yield f"- {each.finding.code} {plain(each.finding.title(lang))}; {plain(said)}"
    for finding in report.known:
        yield f"- {finding.code} {plain(finding.title(lang))}; {say(_KNOWN, lang)}"
    yield f"- {say(_CHECKED, lang).format(count=len(report.rules))}"
    for entry in untried(report, lang):
        yield f"- {say(_UNCHECKED, lang)}: {plain(entry)}"
