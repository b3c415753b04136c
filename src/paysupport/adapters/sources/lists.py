"""Lists of what an address received: pages to the last one, and what of them lies in a window."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.sources.answers import told
from paysupport.errors import Unavailable
from paysupport.flow import Flow, together
from paysupport.model import Transfer

C = TypeVar("C")

MOST_PAGES = 50
"""Pages of one list that are asked for at most; with more, `Transfer.complete` is false on what is returned."""


def pages(
    ask: Callable[[C | None], Flow[Saved]], following: Callable[[Saved], C | None]
) -> Flow[tuple[tuple[Saved, ...], bool]]:
    """The pages of a list, and whether they are all that is wanted.

    Args:
        ask: asks for the page at a cursor; None for the first.
        following: the cursor of the page after this one; None where nothing is wanted any more.
    """
    found: list[Saved] = []
    seen: list[C | None] = [None]
    while True:
        found.append((yield from ask(seen[-1])))
        cursor = following(found[-1])
        if cursor is None:
            return tuple(found), True
        if cursor in seen or len(seen) == MOST_PAGES:
            return tuple(found), False
        seen.append(cursor)


def history(
    ask: Callable[[C | None], Flow[Saved]], following: Callable[[Saved], C | None], *others: Flow[Saved]
) -> Flow[tuple[tuple[Saved, ...], bool, tuple[Saved, ...]]]:
    """The same, and beside them what comes to other questions, without which it can be told, too.

    Raises:
        Unavailable: a page did not come.
    """
    first, *rest = yield from together(pages(ask, following), *map(_alone, others))
    if isinstance(first, Unavailable):
        raise first
    found, whole = first
    return found, whole, tuple(each for part in rest if not isinstance(part, Unavailable) for each in part[0])


def _alone(flow: Flow[Saved]) -> Flow[tuple[tuple[Saved, ...], bool]]:
    return ((yield from flow),), True


def listed(
    read: Callable[[Sequence[Saved]], tuple[Transfer, ...]], history: Sequence[Saved], others: Sequence[Saved]
) -> tuple[Transfer, ...]:
    """The transfers on all pages of a history, read together with other answers.

    Raises:
        BadAnswer: one of the pages is none.
    """
    for page in history:
        for each in read([page]):
            told(each)
    return read([*history, *others])


def within(at: datetime | None, window: Window) -> bool:
    """Whether something happened in a window; what has no time yet may have."""
    return at is None or ((window.since is None or window.since <= at) and (window.until is None or at < window.until))
