"""For a ticket, a merge request or a chat: headings, lists, and no markup taken over from a provider."""

from collections.abc import Iterator

from pydantic_core import to_json

from paysupport.diagnostics.diagnosis import Diagnosis, Finding
from paysupport.diagnostics.texts import visible
from paysupport.formats import labels
from paysupport.formats.labels import say, word
from paysupport.model import Audience

_MARKUP = str.maketrans({char: "\\" + char for char in "\\`*_{}[]()<>#+!|~"})


def write(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    """The diagnosis in CommonMark."""
    if audiences == (Audience.PAYER,):
        return "\n\n".join(plain(diagnosis.reply(Audience.PAYER, lang)) for lang in langs)
    return "\n".join(_lines(diagnosis, langs, audiences))


def plain(text: str) -> str:
    """Text in which nothing is markup."""
    return visible(" ".join(text.split())).translate(_MARKUP)


def code(text: str) -> str:
    """Text as a code span."""
    return "`" + visible(text).replace("`", "'") + "`"


def _lines(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> Iterator[str]:
    lang = langs[0]
    verdict = diagnosis.verdict
    yield f"## {verdict.code} {plain(verdict.title(lang))}" if verdict else f"## {word(labels.state(diagnosis), lang)}"
    yield ""
    if subject := labels.subject(diagnosis, lang):
        yield plain(subject)
        yield ""
    if verdict:
        yield from _answer(verdict, lang)
        yield ""
    elif diagnosis.unknown:
        said = labels.raw(diagnosis)
        yield f"{word('raw', lang)}: {code(said)}" if said else word("silent", lang)
        yield ""
    for audience in audiences:
        yield f"### {say(labels.AUDIENCES[audience], lang)}"
        for each in langs:
            text, used = diagnosis.spoken(audience, each)
            yield ""
            yield f"> **{used}** {plain(text)}"
        yield ""
    yield from _grounds(diagnosis, lang)


def _grounds(diagnosis: Diagnosis, lang: str) -> Iterator[str]:
    if diagnosis.findings:
        yield f"### {word('details', lang)}"
        yield ""
    for finding in diagnosis.findings:
        yield from _details(finding, lang)
        yield ""
    if absent := labels.absent(diagnosis, lang):
        yield f"### {word('checked', lang)}"
        yield ""
        yield from (f"- {plain(each)}" for each in absent)
        yield ""
    if diagnosis.unchecked:
        yield f"### {word('missing', lang)}"
        yield ""
        for part, asked, codes in labels.missing(diagnosis.unchecked, lang):
            yield f"- {part}; {asked} ({codes})"


def _answer(finding: Finding, lang: str) -> Iterator[str]:
    yield f"- {word('responsible', lang)}: {labels.party(finding.responsible, lang)}"
    if again := labels.again(finding.retry, lang):
        yield f"- {word('again', lang)}: {plain('; '.join(again))}"
    if decided := labels.decided(finding.retry, lang):
        yield f"- {plain(decided)}"


def _details(finding: Finding, lang: str) -> Iterator[str]:
    level = say(labels.LEVELS[finding.level.value], lang)
    certainty = say(labels.CERTAINTIES[finding.certainty.value], lang)
    yield f"- **{finding.code} {plain(finding.title(lang))}** ({level}, {certainty})"
    if finding.because:
        yield f"  - {word('because', lang)} {finding.because}"
    for item in finding.evidence:
        value = code(labels.short(to_json(item.value).decode()))
        yield f"  - {word('evidence', lang)}: {code(item.path)} = {value} ({plain(item.source)})"
    for other in finding.alternatives:
        decided_by = say(other.decided_by, lang)
        yield f"  - {word('or_else', lang)}: {plain(f'{labels.named(other.rule, lang)}. {decided_by}')}"
