"""The providers' OpenAPI documents: `.ci/openapi FOLDER` fetches them, `OPENAPI_DOCUMENTS=FOLDER` says where they are."""

import os
from collections import Counter
from pathlib import Path

import pytest

_WHERE = "OPENAPI_DOCUMENTS"
_TALLY: pytest.StashKey[Counter[str]] = pytest.StashKey()


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder with the documents; without the variable the tests are skipped, with it they must be there."""
    home = os.environ.get(_WHERE)
    if not home:
        pytest.skip(f"the providers' documents are not here: `.ci/openapi FOLDER`, then {_WHERE}=FOLDER")
    return Path(home) / "package" / "api"


@pytest.fixture(scope="session")
def tally(pytestconfig: pytest.Config) -> Counter[str]:
    """What was checked, for the line at the end."""
    return pytestconfig.stash.setdefault(_TALLY, Counter())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One line: how much was held against the documents."""
    tally = config.stash.get(_TALLY, Counter())
    if tally:
        told = ", ".join(f"{number} {what}" for what, number in sorted(tally.items()))
        terminalreporter.write_line(f"held against the providers' documents: {told}")
