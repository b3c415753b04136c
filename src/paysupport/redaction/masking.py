"""The one way in which a match is masked and counted."""

import re
from collections.abc import Callable

Found = dict[str, int]
"""How often each kind was masked; starts at zero."""

Kind = str | Callable[[re.Match[str]], str]


def hide(pattern: re.Pattern[str], text: str, found: Found, kind: Kind, shown: str = "***") -> str:
    """Mask the last group of each match, or all of it where it has no group.

    Args:
        pattern: what is looked for.
        text: where.
        found: how often each kind was met; added to.
        kind: what a match is counted as, or a function that tells; "" leaves the match as it is, and the search goes on
            within it.
        shown: what stands there afterwards.
    """
    pieces: list[str] = []
    at = 0
    match = pattern.search(text)
    while match:
        name = kind if isinstance(kind, str) else kind(match)
        if name:
            found[name] += 1
            start, end = match.span(match.lastindex or 0)
            pieces += text[at:start], shown
            at = end
        match = pattern.search(text, max(match.end(), 1) if name else match.start() + 1)
    return "".join([*pieces, text[at:]]) if pieces else text
