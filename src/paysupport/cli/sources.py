"""Where the payments to be diagnosed come from: files, stdin, references and searches."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from paysupport.adapters.registry import provider
from paysupport.cli.configuration import providers
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError, PaysupportError, Unavailable
from paysupport.intake import cases as cases_in
from paysupport.model import Evidence

LARGEST = 1 << 26
"""Bytes of one document, 64 MiB. JSON Lines may be as many as there are."""

_LINES = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Case:
    """A source and its evidence, or why it cannot be had."""

    source: str
    found: Evidence | PaysupportError


def cases(options: Namespace, now: datetime) -> Iterator[Case]:
    """All cases that the command line asks for, one at a time.

    Raises:
        ConfigurationError: nothing is asked for, or the options contradict each other.
    """
    if options.provider is not None:
        provider(options.provider)
    if options.since or options.until or options.status:
        yield from _searched(options, now)
    elif not options.source and options.invoice:
        yield _traced(None, options)
    elif not options.source:
        raise ConfigurationError("nothing to diagnose: give a file, - for stdin, or --provider NAME with a reference")
    for source in options.source:
        path = Path(source)
        if source == "-":
            yield from _from_stream(sys.stdin.buffer, "-", options.provider)
        elif _exists(path):
            yield from _from_file(path, options.provider)
        elif options.provider is not None and path.suffix not in {".json", *_LINES}:
            yield _asked(source, options)
        elif options.invoice or _on_chain(source):
            yield _traced(source, options)
        else:
            yield Case(_printable(source), InputError("no such file; for a reference add --provider NAME"))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _from_file(path: Path, provider: str | None) -> Iterator[Case]:
    try:
        with path.open("rb") as file:
            yield from _from_stream(file, _printable(str(path)), provider, lines=path.suffix in _LINES)
    except OSError as error:
        yield Case(_printable(str(path)), InputError(f"cannot be read: {error.strerror}"))


def _from_stream(file: BinaryIO, source: str, provider: str | None, *, lines: bool = False) -> Iterator[Case]:
    """One document; or JSON Lines, told by their first line and read one at a time."""
    head = list(_head(file))
    given = [line for line in head if line.strip()]
    if lines or (len(given) > 1 and given[1].lstrip().startswith(b"{") and _is_whole(given[0])):
        for number, line in enumerate(chain(head, _lines(file)), start=1):
            if line.strip():
                yield from _from_body(line, f"{source}:{number}", provider)
            if len(line) > LARGEST:
                return
    else:
        yield from _from_body(b"".join(head) + file.read(LARGEST), source, provider)


def _head(file: BinaryIO) -> Iterator[bytes]:
    """The lines up to the second that is not blank, or to one that is too long."""
    filled = 0
    for line in _lines(file):
        yield line
        filled += bool(line.strip())
        if filled > 1 or len(line) > LARGEST:
            return


def _lines(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.readline(LARGEST + 1), b"")


def _is_whole(line: bytes) -> bool:
    """Whether a line is a JSON object of its own."""
    if not (line.lstrip().startswith(b"{") and line.rstrip().endswith(b"}")):
        return False
    try:
        parse(line)
    except InputError:
        return False
    return True


def _from_body(body: bytes, source: str, provider: str | None) -> Iterator[Case]:
    if len(body) > LARGEST:
        yield Case(source, InputError(f"larger than {LARGEST >> 20} MiB; expected JSON Lines, a payment each"))
        return
    try:
        for place, evidence in cases_in(body, provider):
            yield Case(f"{source}#{place}" if place else source, evidence)
    except PaysupportError as error:
        yield Case(source, error)


def _asked(reference: str, options: Namespace) -> Case:
    from paysupport.client import Client

    try:
        with Client(providers(options)) as client:
            return Case(reference, client.gather(reference, provider=options.provider))
    except PaysupportError as error:
        return Case(reference, error)


def _on_chain(source: str) -> bool:
    from paysupport.cli.chains import is_meant

    return is_meant(source)


def _traced(source: str | None, options: Namespace) -> Case:
    from paysupport.chain.pasted import kept
    from paysupport.cli.chains import traced

    name = options.invoice if source is None else kept(_printable(source))
    try:
        return Case(name, traced(source, options))
    except PaysupportError as error:
        return Case(name, error)


def _searched(options: Namespace, now: datetime) -> Iterator[Case]:
    from paysupport.client import Client, Wanted

    if options.provider is None or options.since is None:
        raise ConfigurationError("a search needs --provider NAME and --since TIME")
    wanted: Wanted = {"since": options.since, "until": options.until or now}
    if options.status:
        wanted["status"] = options.status
    with Client(providers(options)) as client:
        try:
            for payment in client.search(provider=options.provider, **wanted):
                yield Case(f"{payment.provider}:{payment.id}", Evidence(payment=payment))
        except Unavailable as error:
            yield Case(options.provider, error)
