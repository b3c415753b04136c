"""A provider that is installed apart from paysupport, and one that is broken."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import paysupport as ps
from paysupport.adapters import registry
from paysupport.errors import ConfigurationError, Unrecognised

SAMPLE = Path(__file__).parent / "sample_plugin"
SALE = """{"sale": {"id": "7", "order": "1", "status": "refused", "code": "broke", "amount": 100, "currency": "EUR",
  "at": "2026-11-20T10:00:00Z"}}"""

INITECH = (
    "the entry point initech = initech:Initech of initech cannot be loaded:"
    " ModuleNotFoundError: No module named 'there_is_no_such_module'"
)
HOOLI = "the entry point hooli = json:JSONEncoder of initech is no Provider"


def run(*command: str, path: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(path)}
    return subprocess.run(
        [sys.executable, "-m", *command],
        env=environment,
        cwd=path,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    done = run("pip", "install", *options, "--target", str(target), str(SAMPLE), path=target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def broken(installed: Path, tmp_path: Path) -> Path:
    """A directory with the sample plug-in and, besides it, one whose import fails."""
    for each in installed.iterdir():
        (tmp_path / each.name).symlink_to(each)
    described = tmp_path / "initech-1.0.dist-info"
    described.mkdir()
    described.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: initech\nVersion: 1.0\n")
    described.joinpath("entry_points.txt").write_text(
        "[paysupport.providers]\ninitech = initech:Initech\nhooli = json:JSONEncoder\n"
    )
    tmp_path.joinpath("initech.py").write_text("import there_is_no_such_module\n")
    return tmp_path


@pytest.fixture
def seen(broken: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process sees the plug-ins, as if it had been started with them."""
    caches = [each for each in vars(registry).values() if hasattr(each, "cache_clear")]
    monkeypatch.syspath_prepend(broken)
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()


def test_an_installed_plugin_keeps_the_contract(installed: Path) -> None:
    done = run("pytest", "-q", "-p", "no:cacheprovider", str(SAMPLE / "test_acme_pay.py"), path=installed)
    assert done.returncode == 0, done.stdout


def test_an_installed_plugin_is_a_provider_like_any_other(installed: Path) -> None:
    done = run("paysupport", "providers", "--format", "json", path=installed)
    rows = {row["name"]: row for row in json.loads(done.stdout)}
    assert {"acme_pay", "bepaid", "stripe"} <= rows.keys()
    assert rows["acme_pay"]["codes"] == 1
    assert rows["acme_pay"]["lookup"] is rows["acme_pay"]["verify"] is True
    assert rows["acme_pay"]["search"] is False


def test_payloads_of_a_plugin_are_recognised(installed: Path) -> None:
    done = run("paysupport", "diagnose", "-", "--format", "json", path=installed, given=SALE)
    assert done.returncode == 1
    assert json.loads(done.stdout)["subject"]["provider"] == "acme_pay"
    assert json.loads(done.stdout)["verdict"] == "PS101"


def test_a_broken_plugin_is_named_in_one_line(broken: Path) -> None:
    done = run("paysupport", "decode", "--provider", "initech", "--code", "1", path=broken)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == f"paysupport: {INITECH}\n"


def test_a_broken_plugin_leaves_the_others_alone(broken: Path) -> None:
    done = run("paysupport", "providers", "--format", "json", path=broken)
    names = {row["name"] for row in json.loads(done.stdout)}
    assert {"acme_pay", "bepaid", "stripe"} <= names
    assert "initech" not in names
    assert run("paysupport", "diagnose", "-", path=broken, given=SALE).returncode == 1


@pytest.mark.usefixtures("seen")
def test_each_plugin_that_cannot_be_used_is_told() -> None:
    assert registry.broken() == (INITECH, HOOLI)
    assert ps.read(SALE.encode()).provider == "acme_pay"
    for name, told in (("initech", INITECH), ("hooli", HOOLI)):
        with pytest.raises(ConfigurationError) as refused:
            ps.read(b"{}", provider=name)
        assert str(refused.value) == told
    with pytest.raises(ConfigurationError, match=r"no provider 'nobody'; there are: acme_pay, .*bepaid, .*stripe"):
        registry.provider("nobody")


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "an empty object"),
        ({"shop": 1}, "an object with the keys shop"),
        ([], "an empty list"),
        ([1], "a list of 1"),
        (1, "a single int"),
    ],
)
def test_what_no_provider_sends_is_described(given: object, said: str) -> None:
    with pytest.raises(
        Unrecognised, match=rf"^{said}, in which no payment of a known provider \(acme_pay, .*bepaid, .*stripe.*\)"
    ):
        registry.recognise(given)
