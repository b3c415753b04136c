"""Real nodes run as programs of their own; without them tests are skipped, and in CI they fail."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest

HOME = Path(__file__).resolve().parents[2] / ".nodes"
"""Where `.ci/nodes` installs them."""


def missing(what: str) -> NoReturn:
    """The test cannot run."""
    reason = f"{what} is not installed; .ci/nodes does it"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def program(name: str, *, at: Path) -> Path:
    """A program of that name at its place below `.nodes`, or on the path."""
    found = at / name if (at / name).exists() else shutil.which(name)
    return Path(found) if found else missing(name)


def told(*command: str | Path) -> Any:
    """The JSON document that a program prints."""
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
