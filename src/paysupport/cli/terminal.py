"""Markdown in a terminal: with rich where it is installed and stdout is a terminal, else as it stands."""

import os
import sys

from paysupport.diagnostics.texts import visible


def show(markdown: str) -> None:
    """Print a page."""
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        try:
            from rich.console import Console
            from rich.markdown import Markdown
        except ImportError:
            pass
        else:
            Console(width=min(100, Console().width)).print(Markdown(markdown))
            return
    print("\n".join(visible(line) for line in markdown.splitlines()))
