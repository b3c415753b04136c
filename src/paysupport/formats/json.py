"""JSON as in the schema that `paysupport schema` prints."""

import re
from typing import Any

from pydantic_core import to_json

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.wire import diagnosis_json, subject_json
from paysupport.model import Audience

_HIDDEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def write(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...], *, lines: bool = False) -> str:
    """One object; on one line if asked."""
    return dumps(document(diagnosis, langs, audiences), indent=None if lines else 2)


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON in which nothing acts on a terminal: invisible characters and marks of text direction are escaped."""
    return _HIDDEN.sub(_escaped, to_json(value, indent=indent).decode())


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def document(diagnosis: Diagnosis, langs: tuple[str, ...], audiences: tuple[Audience, ...]) -> dict[str, Any]:
    """The object; for the payer alone only status, amount and text."""
    if audiences == (Audience.PAYER,):
        return for_payer(diagnosis, langs)
    whole = diagnosis_json(diagnosis, langs)
    for texts in (whole["replies"], *(finding["texts"] for finding in whole["findings"])):
        for audience in texts.keys() - set(audiences):
            del texts[audience]
    return dict(whole)


def for_payer(diagnosis: Diagnosis, langs: tuple[str, ...]) -> dict[str, Any]:
    """What may be shown to a payer."""
    subject = subject_json(diagnosis.bundle, diagnosis.status)
    said = (diagnosis.spoken(Audience.PAYER, lang) for lang in langs)
    return {
        "schema": 1,
        "subject": {name: subject[name] for name in ("status", "amount", "currency")},
        "replies": {"payer": {used: text for text, used in said}},
    }
