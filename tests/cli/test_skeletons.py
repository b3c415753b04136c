"""`paysupport new`: what it writes works at once, and says what is left to do."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from paysupport.cli import main

ROOT = Path(__file__).parent.parent.parent


def new(*arguments: str, into: Path) -> int:
    return main(["new", *arguments, "--into", str(into)])


def run(*command: str, cwd: Path, path: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(path)}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library with a new provider and a new rule in it."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    before = files(root)
    assert new("provider", "globex_pay", into=root) == 0
    assert new("rule", "insufficient-coins", "--code", "PS190", into=root) == 0
    assert files(root) - before == {
        "src/paysupport/adapters/providers/globex_pay.py",
        "src/paysupport/diagnostics/rules/payer/insufficient_coins.py",
        "tests/adapters/payloads/globex_pay/declined.json",
        "tests/adapters/test_globex_pay.py",
        "tests/rules/PS190.json",
    }
    return root


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new provider as a package of its own."""
    root = tmp_path_factory.mktemp("packages")
    assert new("provider", "globex", into=root) == 0
    home = root / "paysupport-globex"
    assert files(root) == {
        f"paysupport-globex/{path}"
        for path in (
            "pyproject.toml",
            "src/paysupport_globex/__init__.py",
            "tests/payloads/globex/declined.json",
            "tests/test_globex.py",
        )
    }
    return home


def test_a_new_provider_keeps_the_contract(checkout: Path) -> None:
    done = run("pytest", "-q", "-p", "no:cacheprovider", "tests/adapters", cwd=checkout, path=checkout / "src")
    assert done.returncode == 0, done.stdout


def test_a_new_provider_is_one_of_the_providers(checkout: Path) -> None:
    done = run("paysupport", "providers", "--format", "json", cwd=checkout, path=checkout / "src")
    row = next(each for each in json.loads(done.stdout) if each["name"] == "globex_pay")
    assert (row["read"], row["lookup"], row["title"]) == (True, False, "Payments of one Globex Pay account.")


def test_its_payload_is_diagnosed(checkout: Path) -> None:
    payload = "tests/adapters/payloads/globex_pay/declined.json"
    done = run("paysupport", "diagnose", payload, "--format", "json", cwd=checkout, path=checkout / "src")
    assert done.returncode == 1
    assert json.loads(done.stdout)["verdict"] == "PS101"


def test_a_new_rule_is_one_of_the_rules(checkout: Path) -> None:
    done = run("paysupport", "explain", "insufficient-coins", cwd=checkout, path=checkout / "src")
    assert done.returncode == 0
    assert "Insufficient coins" in done.stdout


def test_a_new_rule_is_red_until_it_is_written(tmp_path: Path) -> None:
    assert new("rule", "insufficient-coins", "--code", "PS190", into=tmp_path) == 0
    home = tmp_path / "paysupport-insufficient-coins"
    assert files(home) == {
        "pyproject.toml",
        "src/paysupport_insufficient_coins/__init__.py",
        "tests/rules/PS190.json",
        "tests/test_insufficient_coins.py",
    }
    done = run("pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=home, path=home / "src")
    assert done.returncode == 1
    for red in ("test_fires_on_the_bad_bundle", "test_nothing_is_left_to_be_written"):
        assert f"::{red}" in done.stdout


def test_what_is_written_is_clean(checkout: Path, package: Path) -> None:
    pytest.importorskip("ruff")
    rule = "src/paysupport/diagnostics/rules/payer/insufficient_coins.py"
    provider = "src/paysupport/adapters/providers/globex_pay.py"
    for home, written in ((checkout, [rule, provider, "tests"]), (package, ["."])):
        for command in (["check"], ["format", "--check"]):
            done = run("ruff", *command, "--no-cache", *written, cwd=home, path=home / "src")
            assert done.returncode == 0, done.stdout


def test_what_is_written_is_typed(package: Path) -> None:
    pytest.importorskip("mypy")
    options = ("--strict", "--follow-imports=silent", "--cache-dir", str(package / ".mypy_cache"))
    done = run("mypy", *options, "src", "tests", cwd=package, path=package / "src")
    assert done.returncode == 0, done.stdout


def test_a_package_can_be_installed_and_is_a_provider(package: Path, tmp_path: Path) -> None:
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(tmp_path))
    done = run("pip", "install", *options, str(package), cwd=tmp_path, path=tmp_path)
    assert done.returncode == 0, done.stderr
    shutil.copytree(package / "tests", tmp_path / "tests")
    done = run("pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=tmp_path, path=tmp_path)
    assert done.returncode == 0, done.stdout


def test_the_paths_are_printed_and_what_comes_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new("provider", "acme", into=tmp_path)
    printed = capsys.readouterr()
    assert {Path(line) for line in printed.out.splitlines()} == {path for path in tmp_path.rglob("*") if path.is_file()}
    assert printed.err.startswith("next: pip install -e ")


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "paysupport-acme" / "src" / "paysupport_acme" / "__init__.py"
    source.parent.mkdir(parents=True)
    source.write_text("mine")
    assert new("provider", "acme", into=tmp_path) == 2
    assert f"exist already: {source}" in capsys.readouterr().err
    assert files(tmp_path) == {"paysupport-acme/src/paysupport_acme/__init__.py"}
    assert source.read_text() == "mine"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert new("provider", "acme", into=tmp_path / "file") == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["provider", "Acme"], "'Acme' is no name for a provider"),
        (["provider", "../acme"], "is no name for a provider"),
        (["provider", "class"], "is no name for a provider"),
        (["provider", "acme pay"], "is no name for a provider"),
        (["provider", "bepaid"], "there is a provider 'bepaid' already"),
        (["provider", "acme", "--code", "PS190"], "--code is for rules"),
        (["rule", "Coins", "--code", "PS190"], "'Coins' is no name for a rule"),
        (["rule", "class", "--code", "PS190"], "is no name for a rule"),
        (["rule", "no_coins", "--code", "PS190"], "is no name for a rule"),
        (["rule", "no-coins"], "a rule needs --code with PS and three digits: PS1xx payer, PS2xx acquirer"),
        (["rule", "no-coins", "--code", "PS19"], "a rule needs --code"),
        (["rule", "no-coins", "--code", "PS790"], "a rule needs --code"),
        (["rule", "no-coins", "--code", "PS101"], "there is a rule PS101 insufficient-funds already"),
        (["rule", "insufficient-funds", "--code", "PS190"], "there is a rule PS101 insufficient-funds already"),
    ],
)
def test_a_wrong_name_is_refused(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(*arguments, into=tmp_path) == 2
    assert said in capsys.readouterr().err
    assert files(tmp_path) == set()


def test_a_rule_goes_where_its_code_belongs(tmp_path: Path) -> None:
    (tmp_path / "src" / "paysupport").mkdir(parents=True)
    folders = {"2": "acquirer", "3": "merchant", "4": "provider", "6": "money", "9": "settings"}
    for digit, folder in folders.items():
        assert new("rule", f"made-up-{folder}", "--code", f"PS{digit}90", into=tmp_path) == 0
        assert f"src/paysupport/diagnostics/rules/{folder}/made_up_{folder}.py" in files(tmp_path)
