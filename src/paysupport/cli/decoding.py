"""`paysupport decode`: one code to text or JSON, a table of them to CSV."""

import csv
import sys
from argparse import Namespace
from contextlib import nullcontext
from pathlib import Path

from paysupport.bulk import Fault, decode_rows, text_of
from paysupport.cli import OK, USAGE, WRONG, complain
from paysupport.cli.own import codes as own_codes
from paysupport.codes.own import OwnCodes
from paysupport.decoding import Decoded, decode
from paysupport.diagnostics.catalogue import find
from paysupport.errors import ConfigurationError, InputError
from paysupport.formats.labels import ANSWERS, again, decided, party, say, word
from paysupport.model import Answer, Reason

_LONGEST_CELL = 1 << 27
"""Bytes; the csv module's own limit is 128 KiB, and messages hold whole pages at times."""


def run(options: Namespace) -> int:
    """Print what a code means; an unknown one gives exit code 1."""
    if options.input:
        return _table(options.input, own_codes(options))
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
        codes=own_codes(options),
    )
    print(found.model_dump_json(indent=2) if options.format == "json" else _text(found, options.lang[0]))
    return WRONG if found.reason is Reason.UNKNOWN else OK


def _table(name: str, codes: OwnCodes | None) -> int:
    csv.field_size_limit(_LONGEST_CELL)
    faults = 0

    def told(fault: Fault) -> None:
        nonlocal faults
        faults += 1
        complain(f"{name}: row {fault.row}: {fault.message}")

    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            decode_rows(text_of(stream), sys.stdout, codes=codes, fault=told)
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from None
    return USAGE if faults else OK


def _text(found: Decoded, lang: str) -> str:
    reading = found.reading
    title = say(find(found.rule).title, lang) if found.rule else say(ANSWERS[Answer.UNKNOWN], lang)
    lines = [
        f"{found.rule or '-'}  {title}  ({reading.reason.value}, {reading.certainty.value}, via {reading.via.value})",
        f"  {word('responsible', lang)}: {party(found.responsible, lang)}",
        f"  {word('again', lang)}: {again(found.retry, lang)}",
    ]
    if why := decided(found.retry, lang):
        lines.append(f"  {why}")
    if reading.others:
        lines.append(f"  {word('or_else', lang)}: {', '.join(reading.others)}")
    if reading.source:
        lines.append(f"  {reading.source}")
    return "\n".join(lines)
