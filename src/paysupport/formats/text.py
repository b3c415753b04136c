"""For a terminal: the verdict first, then what to tell whom, then what is missing."""

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


def write(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> str:
    """The whole diagnosis, lines of at most 100 characters where words allow."""
    lines = _for_payer(diagnosis, langs) if audiences == (Audience.PAYER,) else _lines(diagnosis, langs, audiences)
    return "\n".join(visible(line) for line in lines)


def _for_payer(diagnosis: Diagnosis, langs: tuple[str, ...]) -> Iterator[str]:
    for lang in langs:
        yield from wrap(diagnosis.reply(Audience.PAYER, lang), _WIDTH)


def _lines(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> Iterator[str]:
    lang = langs[0]
    if diagnosis.source:
        yield redact(diagnosis.source)
    if diagnosis.payment:
        yield labels.heading(diagnosis.payment, lang)
    yield ""
    yield from _verdict(diagnosis, lang)
    for finding in diagnosis.findings:
        yield from _finding(finding, lang)
    for audience in audiences:
        yield ""
        yield say(labels.AUDIENCES[audience], lang)
        for said in langs:
            text, used = diagnosis.spoken(audience, said)
            yield from wrap(text, _WIDTH, initial_indent=f"  {used}  ", subsequent_indent="      ")
    if diagnosis.unchecked:
        yield ""
        yield word("unchecked", lang)
        for each in diagnosis.unchecked:
            missing = say(labels.PARTS[each.missing], lang)
            asked = f"{word('ask', lang)} {labels.party(each.ask, lang)}"
            yield f"  {each.rule}  {word('missing', lang)} {missing}; {asked}"


def _verdict(diagnosis: Diagnosis, lang: str) -> Iterator[str]:
    if diagnosis.verdict is not None:
        return
    if diagnosis.unknown:
        decline = diagnosis.payment.decline if diagnosis.payment else None
        said = [decline.code, decline.network_code, decline.message] if decline else []
        yield word("unexplained", lang)
        yield f"  {word('raw', lang)}: {', '.join(each for each in said if each) or '—'}"
    else:
        yield word("cannot_tell" if diagnosis.undecided else "nothing_wrong", lang)
        if diagnosis.checked:
            yield f"  {word('checked', lang)}: {', '.join(diagnosis.checked)}"


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    level = say(labels.LEVELS[finding.level.value], lang)
    certainty = say(labels.CERTAINTIES[finding.certainty.value], lang)
    yield f"{finding.code}  {finding.title(lang)}  ({level}, {certainty})"
    if finding.because:
        yield f"       {word('because', lang)} {finding.because}"
    yield f"       {word('responsible', lang)}: {labels.party(finding.responsible, lang)}"
    yield f"       {word('again', lang)}: {labels.again(finding.retry, lang)}"
    if decided := labels.decided(finding.retry, lang):
        yield f"       {decided}"
    if len({step.reason for step in finding.steps}) > 1:
        said = ", ".join(f"{step.via.value} {step.reason.value}" for step in finding.steps)
        yield f"       {word('disagreement', lang)}: {said}"
    for item in finding.evidence:
        at = f", {labels.when(item.at)}" if item.at else ""
        yield f"       {word('evidence', lang)}: {item.path} = {to_json(item.value).decode()}  ({item.source}{at})"
    for other in finding.alternatives:
        yield f"       {word('or_else', lang)}: {other.rule}. {say(other.decided_by, lang)}"
    yield f"       {word('refuted', lang)}: {say(finding.rule.refuted_by, lang)}"
