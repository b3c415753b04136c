"""Tables and pages in Markdown."""

from collections.abc import Iterable


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table; bars in cells are escaped."""
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def page(*parts: str) -> str:
    """A page of parts with a blank line between them."""
    return "\n\n".join(parts) + "\n"


def toctree(pages: Iterable[str]) -> str:
    """What makes Sphinx know the pages, without showing them twice."""
    return "\n".join([":::{toctree}", ":hidden:", "", *pages, ":::"])
