"""`paysupport decode`: one code to text or JSON, a table of them to CSV."""

import sys
from argparse import Namespace
from pathlib import Path

from paysupport.cli import OK, WRONG
from paysupport.decoding import Decoded, decode, decode_rows
from paysupport.diagnostics.catalogue import find
from paysupport.errors import ConfigurationError, InputError
from paysupport.formats.labels import ANSWERS, again, party, say, word
from paysupport.model import Answer, Reason


def run(options: Namespace) -> int:
    """Print what a code means; an unknown one gives exit code 1."""
    if options.input:
        return _table(options.input)
    if not (options.code or options.message or options.network_code or options.advice):
        raise ConfigurationError("nothing to decode: give --code, --message or --input FILE.csv")
    found = decode(
        provider=options.provider,
        code=options.code,
        message=options.message,
        network=options.network,
        network_code=options.network_code,
        advice=options.advice,
        region=options.region,
        at=options.at,
    )
    print(found.model_dump_json(indent=2) if options.format == "json" else _text(found, options.lang[0]))
    return WRONG if found.reason is Reason.UNKNOWN else OK


def _table(name: str) -> int:
    if name == "-":
        decode_rows(sys.stdin, sys.stdout)
        return OK
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as lines:
            decode_rows(lines, sys.stdout)
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8 text") from None
    return OK


def _text(found: Decoded, lang: str) -> str:
    reading = found.reading
    title = say(find(found.rule).title, lang) if found.rule else say(ANSWERS[Answer.UNKNOWN], lang)
    lines = [
        f"{found.rule or '-'}  {title}  ({reading.reason.value}, {reading.certainty.value}, via {reading.via.value})",
        f"  {word('responsible', lang)}: {party(found.responsible, lang)}",
        f"  {word('again', lang)}: {again(found.retry, lang)}",
    ]
    if reading.others:
        lines.append(f"  {word('or_else', lang)}: {', '.join(reading.others)}")
    if reading.source:
        lines.append(f"  {reading.source}")
    return "\n".join(lines)
