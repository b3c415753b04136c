"""What is typed by mistake, or stands in a configuration, is not said back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Paysupport
from tests.secrets import SECRETS


@pytest.fixture(params=SECRETS.values(), ids=list(SECRETS))
def secret(request: pytest.FixtureRequest) -> tuple[str, str]:
    """What must not leave, and a part by which it is known."""
    given: tuple[str, str] = request.param
    return given


USAGE = (
    ["{}"],
    ["rules", "{}"],
    ["schema", "{}"],
    ["decode", "--code", "1", "--at", "{}"],
    ["diagnose", "x", "--lang", "{}"],
    ["diagnose", "{}"],
    ["diagnose", "--provider", "{}", "1"],
    ["explain", "{}"],
    ["doctor", "--config", "{}"],
)


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_what_was_typed_is_not_said_back(arguments: list[str], secret: tuple[str, str], paysupport: Paysupport) -> None:
    run = paysupport(*(each.replace("{}", secret[0]) for each in arguments))
    assert run.code in {1, 2}
    assert run.err or run.out
    assert secret[1] not in run.out + run.err


def test_the_doctor_names_accounts_redacted(
    secret: tuple[str, str], paysupport: Paysupport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEY", "sk_" + "test_abcdef")
    file = tmp_path / "shops.toml"
    file.write_text(f'[[provider]]\nname = "stripe"\naccount = "{secret[0]}"\napi_key_env = "KEY"\n')
    run = paysupport("doctor", "--offline", "--config", str(file))
    assert run.code == 0
    assert "stripe (" in run.out
    assert secret[1] not in run.out
