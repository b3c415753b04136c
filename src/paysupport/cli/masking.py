"""`paysupport redact`: a filter for logs, tickets and mail of any length."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator

from paysupport.cli import OK
from paysupport.redaction import redact, scan
from paysupport.redaction.encoded import plain

_BLOCK = 1 << 18
"""Characters that are masked at once, and the longer line where one is longer."""
_BESIDE = 40
"""Lines on either side of a cut that are looked at, and cuts that are tried."""
_BEGIN, _END = "-----BEGIN ", "-----END "


def run(options: Namespace) -> int:
    """Mask stdin to stdout; what was masked is counted on stderr."""
    found: Counter[str] = Counter()
    lines = (line.decode("utf-8", "surrogateescape") for line in sys.stdin.buffer)
    for block in blocks(lines):
        masked = scan(block, personal=options.personal)
        found.update(masked.counts)
        end = "\n" if block.endswith("\n") and not masked.text.endswith("\n") else ""
        sys.stdout.buffer.write((masked.text + end).encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(found.items()) if count)
    print(f"paysupport: masked {counts or 'nothing'}", file=sys.stderr)
    return OK


def blocks(lines: Iterable[str]) -> Iterator[str]:
    """The lines in pieces that can be masked one by one: no secret goes over a cut."""
    kept: list[str] = []
    size = 0
    for line in lines:
        if kept and size + len(line) > _BLOCK:
            cut = _cut(kept)
            yield "".join(kept[:cut])
            kept = kept[cut:]
            size = sum(map(len, kept))
        kept.append(line)
        size += len(line)
    if kept:
        yield "".join(kept)


def _cut(lines: list[str]) -> int:
    """How many lines to take: the most after which the rest, on its own, shows no more than together with them."""
    last = min(_armour(lines) or len(lines), len(lines) - 1)
    for place in range(last, max(0, last - _BESIDE), -1):
        before, after = "".join(lines[max(0, place - _BESIDE) : place]), "".join(lines[place : place + _BESIDE])
        if _read(redact(before + after)) == _read(redact(before) + redact(after)):
            return place
    return len(lines)


def _read(text: str) -> str:
    """A text without escapes: whether they stay depends on whether anything beside them is masked."""
    return plain(plain(plain(text)))


def _armour(lines: list[str]) -> int | None:
    """Where a key begins that does not end among these lines."""
    begin = None
    for place, line in enumerate(lines):
        if _BEGIN in line:
            begin = place
        elif _END in line:
            begin = None
    return begin
