"""The command `paysupport`: the only part that reads the environment, prints, and looks at the clock.

Exit codes: 0 nothing wrong or done, 1 something is wrong or failed without a known cause, 2 usage, configuration or
unreadable input, 3 could not look or cannot be told. Each command is a module that is imported when it is called.
"""

import sys

from paysupport import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

OK, WRONG, USAGE, UNKNOWN = 0, 1, 2, 3
_PROGRESS = 70
"""Columns that the line of `paysupport.cli.progress` may have taken."""


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from paysupport.errors import PaysupportError

    try:
        code = _run(arguments)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return 130
    except (PaysupportError, OSError) as error:
        return _failed(error)
    return code


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        print(f"paysupport {__version__}")
        return OK
    from importlib import import_module

    from paysupport.cli.arguments import parser

    _prepare_streams()
    options = parser().parse_args(arguments)
    code: int = import_module(f"paysupport.cli.{options.module}").run(options)
    return code


def _prepare_streams() -> None:
    """None is closed to a command, and no character stops it."""
    from io import TextIOWrapper
    from os import devnull

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(devnull, mode))  # noqa: SIM115, PTH123 - it stays open as the one it stands for
        elif mode == "w" and isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _failed(error: Exception) -> int:
    from os import devnull

    from paysupport.errors import Unavailable

    if isinstance(error, BrokenPipeError):
        sys.stdout = open(devnull, "w")  # noqa: SIM115, PTH123 - the reader has gone; nothing is left to flush
        return OK
    complain(f"cannot read or write: {error.strerror}" if isinstance(error, OSError) else str(error))
    return UNKNOWN if isinstance(error, Unavailable) else USAGE


def complain(message: str) -> None:
    """Print one line on stderr, redacted and without control characters."""
    from paysupport.diagnostics.texts import visible
    from paysupport.redaction import redact

    line = f"paysupport: {visible(redact(' '.join(message.split())))}"
    print(f"\r{line:<{_PROGRESS}}" if sys.stderr.isatty() else line, file=sys.stderr)
