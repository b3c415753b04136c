"""A line on stderr while one waits; only where it is a terminal, and nothing is left of it."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

_PAUSE = 0.1
"""Seconds between two changes of the line."""


def watched(items: Iterable[T], doing: str) -> Iterator[T]:
    """The items as they come; while the next is waited for, how many there were.

    Where the items are printed to a terminal too, the line makes way for each of them.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    rest, count, shown, line = iter(items), 0, 0.0, ""
    prints = sys.stdout.isatty()
    try:
        while True:
            if (now := monotonic()) - shown >= _PAUSE:
                shown, line = now, f"paysupport: {doing} ({count}) ..."
                print(f"\r{line}", end="", file=sys.stderr, flush=True)
            try:
                item = next(rest)
            except StopIteration:
                return
            if prints:
                line = _wiped(line)
            count += 1
            yield item
    finally:
        _wiped(line)


def _wiped(line: str) -> str:
    if line:
        print(f"\r{' ' * len(line)}\r", end="", file=sys.stderr, flush=True)
    return ""
