"""`paysupport diagnose`."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from textwrap import indent

from pydantic_core import to_json

from paysupport.cli import OK, UNKNOWN, USAGE, WRONG, complain
from paysupport.cli.own import codes as own_codes
from paysupport.cli.own import texts as own_texts
from paysupport.cli.sources import Case, cases
from paysupport.codes.own import OwnCodes
from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.texts import Overrides
from paysupport.errors import ConfigurationError, PaysupportError, Unavailable
from paysupport.formats import html, markdown, text
from paysupport.formats.json import document
from paysupport.formats.summary import Summary
from paysupport.model import Audience
from paysupport.redaction import redact

Answer = tuple[str, Diagnosis | PaysupportError]


def run(options: Namespace) -> int:
    """Diagnose each source and print the answers; one that cannot be read does not stop the others."""
    now = options.now or datetime.now(UTC)
    if options.summary and options.audience == ("payer",):
        raise ConfigurationError("a summary names causes, which a payer is not shown")
    own, wording = own_codes(options), own_texts(options)
    answers = (_answer(case, now, own, wording) for case in cases(options, now))
    codes: set[int] = set()
    written = _counted(answers, codes)
    if options.summary:
        summary = Summary()
        for _, answer in written:
            summary.add(answer)
        print(summary.render(options.format, options.lang[0]))
    else:
        _WRITERS[options.format](written, options.lang, tuple(Audience(name) for name in options.audience))
    return next((code for code in (USAGE, WRONG, UNKNOWN) if code in codes), OK)


def exit_code(answer: Diagnosis | PaysupportError) -> int:
    """The exit code of one answer."""
    match answer:
        case Unavailable():
            return UNKNOWN
        case PaysupportError():
            return USAGE
        case _ if answer.verdict or answer.unknown:
            return WRONG
        case _:
            return UNKNOWN if answer.undecided else OK


def _answer(case: Case, now: datetime, own: OwnCodes | None, texts: Overrides | None) -> Answer:
    found = case.found
    if isinstance(found, PaysupportError):
        return case.source, found
    if own is not None and found.payment is not None:
        found = found.model_copy(update={"payment": own.laid_over(found.payment)})
    return case.source, diagnose(found, now=now, source=case.source, texts=texts)


def _counted(answers: Iterable[Answer], codes: set[int]) -> Iterator[Answer]:
    for source, answer in answers:
        codes.add(exit_code(answer))
        if isinstance(answer, PaysupportError):
            complain(f"{source}: {answer}")
        yield source, answer


def _text(answers: Iterable[Answer], langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> None:
    told = False
    for _, answer in answers:
        if isinstance(answer, Diagnosis):
            print(("\n" + "─" * 100 + "\n" if told else "") + text.write(answer, langs, audiences))
            told = True


def _json(answers: Iterable[Answer], langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> None:
    documents = (to_json(_document(source, answer, langs, audiences), indent=2).decode() for source, answer in answers)
    first, second = next(documents, None), next(documents, None)
    if first is None or second is not None:
        print("[")
        for number, text in enumerate(chain(filter(None, (first, second)), documents)):
            print((",\n" if number else "") + indent(text, "  "), end="")
        print("\n]")
    else:
        print(first)


def _jsonl(answers: Iterable[Answer], langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> None:
    for source, answer in answers:
        print(to_json(_document(source, answer, langs, audiences)).decode(), flush=True)


def _document(
    source: str, answer: Diagnosis | PaysupportError, langs: tuple[str, ...], audiences: tuple[Audience, ...]
) -> dict[str, object]:
    if isinstance(answer, Diagnosis):
        return document(answer, langs, audiences)
    return {
        "schema": 1,
        "source": redact(source),
        "error": {"kind": type(answer).__name__, "path": getattr(answer, "path", ""), "message": redact(str(answer))},
    }


def _markdown(answers: Iterable[Answer], langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> None:
    for _, answer in answers:
        if isinstance(answer, Diagnosis):
            print(markdown.write(answer, langs, audiences) + "\n")


def _html(answers: Iterable[Answer], langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> None:
    found = [answer for _, answer in answers if isinstance(answer, Diagnosis)]
    if found:
        print(html.page(found, langs, audiences))


_WRITERS = {"text": _text, "json": _json, "jsonl": _jsonl, "markdown": _markdown, "html": _html}
