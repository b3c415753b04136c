"""The command, run in an empty directory."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from paysupport.cli import main


class Run(NamedTuple):
    """Exit code and what was printed."""

    code: int
    out: str
    err: str


Paysupport = Callable[..., Run]


@pytest.fixture
def paysupport(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Paysupport:
    """Runs the command; files are given by keyword (`a__json` is a.json), stdin as `stdin`."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes = b"", **files: Any) -> Run:
        for name, content in files.items():
            body = content if isinstance(content, bytes) else json.dumps(content).encode()
            Path(name.replace("__", ".")).write_bytes(body)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 2
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    return run
