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
    state = "unexplained" if diagnosis.unknown else "cannot_tell" if diagnosis.undecided else "nothing_wrong"
    yield f"## {verdict.code} {plain(verdict.title(lang))}" if verdict else f"## {word(state, lang)}"
    yield ""
    if diagnosis.payment:
        yield plain(labels.heading(diagnosis.payment, lang))
        yield ""
    for finding in diagnosis.findings:
        yield from _finding(finding, lang)
        yield ""
    for audience in audiences:
        yield f"### {say(labels.AUDIENCES[audience], lang)}"
        for each in langs:
            text, used = diagnosis.spoken(audience, each)
            yield ""
            yield f"> **{used}** {plain(text)}"
        yield ""
    if diagnosis.unchecked:
        yield f"### {word('unchecked', lang)}"
        yield ""
        for waiting in diagnosis.unchecked:
            missing = say(labels.PARTS[waiting.missing], lang)
            asked = f"{word('ask', lang)} {labels.party(waiting.ask, lang)}"
            yield f"- {waiting.rule}: {word('missing', lang)} {missing}; {asked}"


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    level = say(labels.LEVELS[finding.level.value], lang)
    certainty = say(labels.CERTAINTIES[finding.certainty.value], lang)
    yield f"- **{finding.code} {plain(finding.title(lang))}** ({level}, {certainty})"
    if finding.because:
        yield f"  - {word('because', lang)} {finding.because}"
    yield f"  - {word('responsible', lang)}: {labels.party(finding.responsible, lang)}"
    yield f"  - {word('again', lang)}: {labels.again(finding.retry, lang)}"
    if decided := labels.decided(finding.retry, lang):
        yield f"  - {plain(decided)}"
    for item in finding.evidence:
        value = code(to_json(item.value).decode())
        yield f"  - {word('evidence', lang)}: {code(item.path)} = {value} ({plain(item.source)})"
    for other in finding.alternatives:
        yield f"  - {word('or_else', lang)}: {other.rule}. {plain(say(other.decided_by, lang))}"
