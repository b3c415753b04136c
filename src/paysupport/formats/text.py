"""For a terminal: the verdict and the next step, then what to tell whom, then what shows it and what is missing."""

from collections.abc import Iterator
from textwrap import wrap

from pydantic_core import to_json

from paysupport.diagnostics.diagnosis import Diagnosis, Finding
from paysupport.diagnostics.texts import visible
from paysupport.formats import labels
from paysupport.formats.labels import say, word
from paysupport.model import Audience
from paysupport.redaction import redact

_WIDTH = 100
_INDENT = " " * 7


def write(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    """The whole diagnosis, lines of at most 100 characters where words allow."""
    lines = _for_payer(diagnosis, langs) if audiences == (Audience.PAYER,) else _lines(diagnosis, langs, audiences)
    return "\n".join(visible(line) for line in lines)


def _for_payer(diagnosis: Diagnosis, langs: tuple[str, ...]) -> Iterator[str]:
    for number, lang in enumerate(langs):
        if number:
            yield ""
        yield from wrap(diagnosis.reply(Audience.PAYER, lang), _WIDTH)


def _lines(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> Iterator[str]:
    lang = langs[0]
    if diagnosis.source:
        yield redact(diagnosis.source)
    if subject := labels.subject(diagnosis, lang):
        yield subject
    yield ""
    yield from _verdict(diagnosis, lang)
    for audience in audiences:
        yield ""
        yield say(labels.AUDIENCES[audience], lang)
        for said in langs:
            text, used = diagnosis.spoken(audience, said)
            yield from wrap(text, _WIDTH, initial_indent=f"  {used}  ", subsequent_indent="      ")
    yield from _grounds(diagnosis, lang)


def _grounds(diagnosis: Diagnosis, lang: str) -> Iterator[str]:
    if diagnosis.findings:
        yield ""
        yield word("details", lang)
    for finding in diagnosis.findings:
        if diagnosis.findings != (diagnosis.verdict,):
            yield f"  {_title(finding, lang)}"
        yield from _details(finding, lang)
    if absent := labels.absent(diagnosis, lang):
        yield ""
        yield word("checked", lang)
        yield from _wrapped("; ".join(absent), "  ")
    if diagnosis.unchecked:
        yield ""
        yield word("missing", lang)
        for part, asked, codes in labels.missing(diagnosis.unchecked, lang):
            yield from _wrapped(f"{part}; {asked} ({codes})", "  ")


def _verdict(diagnosis: Diagnosis, lang: str) -> Iterator[str]:
    if diagnosis.verdict is not None:
        yield from _answer(diagnosis.verdict, lang)
        return
    yield word(labels.state(diagnosis), lang)
    if diagnosis.unknown:
        said = labels.raw(diagnosis)
        yield f"  {word('raw', lang)}: {said}" if said else f"  {word('silent', lang)}"
    for note in labels.notes(diagnosis, lang):
        yield f"  {say(labels.LEVELS['info'], lang)}: {note}"


def _answer(finding: Finding, lang: str) -> Iterator[str]:
    yield _title(finding, lang)
    yield f"{_INDENT}{word('responsible', lang)}: {labels.party(finding.responsible, lang)}"
    if again := labels.again(finding.retry, lang):
        yield from _wrapped(f"{word('again', lang)}: {'; '.join(again)}", _INDENT)
    if decided := labels.decided(finding.retry, lang):
        yield f"{_INDENT}{decided}"
    if len({step.reason for step in finding.steps}) > 1:
        said = ", ".join(f"{step.via.value} {step.reason.value}" for step in finding.steps)
        yield f"{_INDENT}{word('disagreement', lang)}: {said}"


def _title(finding: Finding, lang: str) -> str:
    level = say(labels.LEVELS[finding.level.value], lang)
    certainty = say(labels.CERTAINTIES[finding.certainty.value], lang)
    return f"{finding.code}  {finding.title(lang)}  ({level}, {certainty})"


def _details(finding: Finding, lang: str) -> Iterator[str]:
    if finding.because:
        yield f"{_INDENT}{word('because', lang)} {finding.because}"
    for item in finding.evidence:
        at = f", {labels.when(item.at, lang)}" if item.at else ""
        value = labels.short(to_json(item.value).decode())
        yield f"{_INDENT}{word('evidence', lang)}: {item.path} = {value}  ({item.source}{at})"
    for other in finding.alternatives:
        decided_by = say(other.decided_by, lang)
        yield from _wrapped(f"{word('or_else', lang)}: {labels.named(other.rule, lang)}. {decided_by}", _INDENT)
    yield from _wrapped(f"{word('refuted', lang)}: {say(finding.rule.refuted_by, lang)}", _INDENT)


def _wrapped(line: str, indent: str) -> list[str]:
    return wrap(line, _WIDTH, initial_indent=indent, subsequent_indent=indent)
