"""Runs the examples of the READMEs and the documentation: Python blocks, and `console` blocks with their real output.

A document runs in a directory of its own that holds a copy of `examples/`, and without keys. In a `console` block `$ `
begins a command and `> ` continues it; the rest is what stdout and stderr show, where `...` stands for anything.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from difflib import unified_diff
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import settings
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


_ROOT = Path(__file__).parent


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A directory as a reader of the documentation has it."""
    home = tmp_path_factory.mktemp("checkout")
    copytree(_ROOT / "examples", home / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        for name in os.environ:
            if name.startswith("PAYSUPPORT_"):
                patch.delenv(name)
        patch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
        patch.setenv("PYTHONUTF8", "1")
        yield home


def run_console(example: Example) -> str | None:
    """Run the commands of a block in one shell; a message when they print something else than the block shows."""
    commands: list[str] = []
    shown: list[str] = []
    for line in str(example.parsed).splitlines():
        if line.startswith(("$ ", "> ")):
            commands.append(line[2:])
        else:
            shown.append(line)
    done = subprocess.run(
        ["sh"],  # noqa: S607 - the examples are the project's own
        input="\n".join(commands),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    told = [line.rstrip() for line in done.stdout.splitlines()]
    if OutputChecker().check_output(_text(shown), _text(told), ELLIPSIS):
        return None
    return "\n".join(unified_diff(shown, told, "shown", "printed", lineterm=""))


def _text(lines: list[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_console)],
    patterns=["README*.md", "docs/*.md", "examples/*/README.md"],
    fixtures=["checkout"],
).pytest()
