"""One page that needs nothing else: verdict, what to tell whom, what happened when, evidence, what is missing."""

from collections.abc import Iterator, Sequence
from html import escape as _escape

from pydantic_core import to_json

from paysupport.diagnostics.diagnosis import Diagnosis, Finding
from paysupport.diagnostics.texts import visible
from paysupport.formats import labels
from paysupport.formats.labels import say, word
from paysupport.formats.timeline import timeline
from paysupport.model import Audience
from paysupport.redaction import redact

_STYLE = """
:root{--ink:#1c2330;--dim:#5d6677;--line:#e3e7ee;--paper:#fff;--back:#f4f6f9;--error:#b3261e;--warning:#8a5a00;--good:#1b6e3c}
@media(prefers-color-scheme:dark){:root{--ink:#e8ebf1;--dim:#9aa4b5;--line:#323a48;--paper:#1d232d;--back:#14181f;
--error:#ff8a80;--warning:#ffc65c;--good:#7ddb9c}}
*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1rem}article{background:var(--paper);border:1px solid var(--line);
border-radius:12px;padding:1.5rem 1.75rem;margin-bottom:2rem}h1{font-size:1.5rem;line-height:1.25;margin:.15rem 0 .4rem}
h2{font-size:.8rem;letter-spacing:.05em;text-transform:uppercase;color:var(--dim);margin:1.75rem 0 .5rem}
p{margin:.4rem 0}.dim{color:var(--dim)}.error{color:var(--error)}.warning{color:var(--warning)}.good{color:var(--good)}
.code{font-weight:600}.say{border-left:3px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:.6rem 0;user-select:all}
table{border-collapse:collapse;width:100%;font-size:.92rem}td{padding:.3rem .75rem .3rem 0;vertical-align:top;
border-top:1px solid var(--line)}tr:first-child td{border-top:0}code{font:.88em ui-monospace,monospace;
overflow-wrap:anywhere}td:first-child{white-space:nowrap}
"""


def write(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    """A page with one diagnosis."""
    return page([diagnosis], langs, audiences)


def page(diagnoses: Sequence[Diagnosis], langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    """A page with several diagnoses, one below the other."""
    return _page("\n".join(_article(each, langs, audiences) for each in diagnoses), langs[0])


def table(rows: Sequence[Sequence[str]], lang: str) -> str:
    """A page with a table."""
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return _page(f"<article><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></article>", lang)


def _page(body: str, lang: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head><meta charset="utf-8"><title>paysupport</title>'
        '<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy"'
        f" content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>{_STYLE}</style></head>\n"
        f"<body><main>\n{body}\n</main></body></html>"
    )


def escape(text: object) -> str:
    """Text in which nothing is markup and nothing is hidden."""
    return _escape(visible(" ".join(str(text).split())))


def _article(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    if audiences == (Audience.PAYER,):
        parts: Iterator[str] = _texts(diagnosis, langs, audiences)
    else:
        parts = _parts(diagnosis, langs, audiences)
    return f"<article>{''.join(parts)}</article>"


def _parts(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> Iterator[str]:
    lang = langs[0]
    if diagnosis.payment:
        yield f'<p class="dim">{escape(labels.heading(diagnosis.payment, lang))}</p>'
    yield from _verdict(diagnosis, lang)
    for audience in audiences:
        yield f"<h2>{say(labels.AUDIENCES[audience], lang)}</h2>"
        yield from _texts(diagnosis, langs, (audience,))
    if events := timeline(diagnosis.bundle, lang):
        yield f"<h2>{word('timeline', lang)}</h2>"
        yield _table((f'<span class="dim">{labels.when(at)}</span>', escape(what)) for at, what in events)
    for finding in diagnosis.findings:
        yield from _details(finding, lang)
    if diagnosis.unchecked:
        yield f"<h2>{word('unchecked', lang)}</h2>"
        missing = f"{word('missing', lang)} {{}}; {word('ask', lang)} {{}}"
        yield _table(
            (each.rule, missing.format(say(labels.PARTS[each.missing], lang), labels.party(each.ask, lang)))
            for each in diagnosis.unchecked
        )
    if diagnosis.source:
        yield f'<p class="dim"><code>{escape(redact(diagnosis.source))}</code></p>'


def _verdict(diagnosis: Diagnosis, lang: str) -> Iterator[str]:
    verdict = diagnosis.verdict
    if verdict is not None:
        yield f'<h1 class="{verdict.level.value}">{escape(verdict.title(lang))}</h1>'
        certainty = say(labels.CERTAINTIES[verdict.certainty.value], lang)
        yield (
            f'<p><span class="code">{verdict.code}</span> · {certainty} · {word("responsible", lang)}:'
            f" {labels.party(verdict.responsible, lang)}</p>"
        )
        yield f'<p class="dim">{word("again", lang)}: {labels.again(verdict.retry, lang)}</p>'
        if decided := labels.decided(verdict.retry, lang):
            yield f'<p class="dim">{escape(decided)}</p>'
    elif diagnosis.unknown:
        decline = diagnosis.payment.decline if diagnosis.payment else None
        said = [decline.code, decline.network_code, decline.message] if decline else []
        yield f'<h1 class="warning">{word("unexplained", lang)}</h1>'
        yield f"<p>{word('raw', lang)}: <code>{escape(', '.join(each for each in said if each) or '—')}</code></p>"
    elif diagnosis.undecided:
        yield f'<h1 class="warning">{word("cannot_tell", lang)}</h1>'
    else:
        yield f'<h1 class="good">{word("nothing_wrong", lang)}</h1>'
        if diagnosis.checked:
            yield f'<p class="dim">{word("checked", lang)}: {", ".join(diagnosis.checked)}</p>'


def _texts(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> Iterator[str]:
    for audience in audiences:
        for lang in langs:
            text, used = diagnosis.spoken(audience, lang)
            yield f'<p class="say" lang="{escape(used)}">{escape(text)}</p>'


def _details(finding: Finding, lang: str) -> Iterator[str]:
    level = say(labels.LEVELS[finding.level.value], lang)
    yield f"<h2>{finding.code} {escape(finding.title(lang))} · {level}</h2>"
    rows: list[tuple[str, str]] = []
    for item in finding.evidence:
        value = f"<code>{escape(item.path)}</code> = <code>{escape(to_json(item.value).decode())}</code>"
        told = escape(item.source) + (f", {labels.when(item.at)}" if item.at else "")
        rows.append((word("evidence", lang), f'{value} <span class="dim">{told}</span>'))
    for other in finding.alternatives:
        rows.append((word("or_else", lang), f"{other.rule}. {escape(say(other.decided_by, lang))}"))
    if finding.because:
        rows.append((word("because", lang), finding.because))
    rows.append((word("refuted", lang), escape(say(finding.rule.refuted_by, lang))))
    yield _table(rows)


def _table(rows: "Iterator[tuple[str, str]] | list[tuple[str, str]]") -> str:
    return "<table>" + "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows) + "</table>"
