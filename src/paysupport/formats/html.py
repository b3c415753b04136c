"""One page that needs nothing else: verdict, what to tell whom, what happened when, what shows it, what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape as _escape
from itertools import groupby

from pydantic_core import to_json

from paysupport.diagnostics.diagnosis import Diagnosis, Finding
from paysupport.diagnostics.texts import visible
from paysupport.formats import labels
from paysupport.formats.labels import say, word
from paysupport.formats.style import STYLE
from paysupport.formats.timeline import timeline
from paysupport.model import Audience
from paysupport.redaction import redact

END = "</main></body></html>"


def write(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    """A page with one diagnosis."""
    return page([diagnosis], langs, audiences)


def page(diagnoses: Sequence[Diagnosis], langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    """A page with several diagnoses, one below the other."""
    return "\n".join((begin(langs[0]), *(article(each, langs, audiences) for each in diagnoses), END))


def table(rows: Sequence[Sequence[str]], lang: str) -> str:
    """A page with a table; the first row is its head."""
    head, *body = rows
    cells = [f"<tr>{''.join(f'<th>{escape(cell)}</th>' for cell in head)}</tr>"]
    cells += [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in body]
    return f"{begin(lang)}\n<article><table>{''.join(cells)}</table></article>\n{END}"


def begin(lang: str) -> str:
    """All that stands before the first article."""
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head><meta charset="utf-8"><title>paysupport</title>'
        '<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy"'
        f" content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>{STYLE}</style></head>\n<body><main>"
    )


def article(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    """One diagnosis."""
    if audiences == (Audience.PAYER,):
        return f"<article>{_texts(diagnosis, langs, Audience.PAYER)}</article>"
    return f"<article>{''.join(_parts(diagnosis, langs, audiences))}</article>"


def escape(text: object) -> str:
    """Text in which nothing is markup and nothing is hidden."""
    return _escape(visible(" ".join(str(text).split())))


def _parts(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> Iterator[str]:
    lang = langs[0]
    if subject := labels.subject(diagnosis, lang):
        yield f'<p class="dim">{escape(subject)}</p>'
    yield from _answer(diagnosis.verdict, lang) if diagnosis.verdict else _state(diagnosis, lang)
    for audience in audiences:
        yield f"<h2>{say(labels.AUDIENCES[audience], lang)}</h2>{_texts(diagnosis, langs, audience)}"
    yield from _timeline(diagnosis, lang)
    if diagnosis.findings:
        yield f"<h2>{word('details', lang)}</h2>"
    for finding in diagnosis.findings:
        yield from _details(finding, lang)
    if absent := labels.absent(diagnosis, lang):
        yield f"<h2>{word('checked', lang)}</h2><p>{escape('; '.join(absent))}</p>"
    if diagnosis.unchecked:
        yield f"<h2>{word('missing', lang)}</h2>"
        yield _table(
            (escape(part), f'{escape(asked)} <span class="dim">({codes})</span>')
            for part, asked, codes in labels.missing(diagnosis.unchecked, lang)
        )
    if diagnosis.source:
        yield f'<p class="dim"><code>{escape(redact(diagnosis.source))}</code></p>'


def _answer(verdict: Finding, lang: str) -> Iterator[str]:
    certainty = say(labels.CERTAINTIES[verdict.certainty.value], lang)
    yield f'<h1 class="{verdict.level.value}">{escape(verdict.title(lang))}</h1>'
    yield f'<p><span class="code">{verdict.code}</span> · {certainty}</p>'
    steps = [f"{word('responsible', lang)}: {labels.party(verdict.responsible, lang)}"]
    if again := labels.again(verdict.retry, lang):
        steps.append(f"{word('again', lang)}: {'; '.join(again)}")
    if decided := labels.decided(verdict.retry, lang):
        steps.append(decided)
    yield _list(steps)


def _state(diagnosis: Diagnosis, lang: str) -> Iterator[str]:
    state = labels.state(diagnosis)
    yield f'<h1 class="{"good" if state == "nothing_wrong" else "warning"}">{word(state, lang)}</h1>'
    if diagnosis.unknown:
        said = escape(labels.raw(diagnosis))
        yield f"<p>{word('raw', lang)}: <code>{said}</code></p>" if said else f"<p>{word('silent', lang)}</p>"
    yield _list(labels.notes(diagnosis, lang))


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" if lines else ""


def _texts(diagnosis: Diagnosis, langs: tuple[str, ...], audience: Audience) -> str:
    spoken = (diagnosis.spoken(audience, lang) for lang in langs)
    said = (f'<p class="say" lang="{escape(used)}">{escape(text)}</p>' for text, used in spoken)
    return f'<div class="texts">{"".join(said)}</div>'


def _timeline(diagnosis: Diagnosis, lang: str) -> Iterator[str]:
    events = [(*labels.when(at, lang).rsplit(", ", 1), what) for at, what in timeline(diagnosis.bundle, lang)]
    if not events:
        return
    yield f"<h2>{word('timeline', lang)}</h2><table>"
    for day, those in groupby(events, key=lambda event: event[0]):
        yield f'<tr><th colspan="2">{day}</th></tr>'
        for _, time, what in those:
            yield f'<tr><td class="dim">{time}</td><td>{escape(what)}</td></tr>'
    yield "</table>"


def _details(finding: Finding, lang: str) -> Iterator[str]:
    level = say(labels.LEVELS[finding.level.value], lang)
    yield f'<h3><span class="code">{finding.code}</span> {escape(finding.title(lang))} · {level}</h3>'
    yield _table(_rows(finding, lang))


def _rows(finding: Finding, lang: str) -> Iterator[tuple[str, str]]:
    if finding.because:
        yield word("because", lang), finding.because
    for number, item in enumerate(finding.evidence):
        shown = labels.short(to_json(item.value).decode())
        value = f"<code>{escape(item.path)}</code> = <code>{escape(shown)}</code>"
        told = escape(item.source) + (f", {labels.when(item.at, lang)}" if item.at else "")
        yield "" if number else word("evidence", lang), f'{value} <span class="dim">{told}</span>'
    for other in finding.alternatives:
        yield word("or_else", lang), escape(f"{labels.named(other.rule, lang)}. {say(other.decided_by, lang)}")
    yield word("refuted", lang), escape(say(finding.rule.refuted_by, lang))


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return "<table>" + "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows) + "</table>"
