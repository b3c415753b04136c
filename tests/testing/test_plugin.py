"""The plugin as its users have it: installed, and named by nobody."""

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import sys
import pytest

def test_nothing_heavy_is_imported_before_a_fake_is_wanted():
    assert "paysupport.testing.plugin" in sys.modules
    assert not {"httpx", "pydantic", "cryptography", "paysupport.model"} & set(sys.modules)

@pytest.mark.parametrize("name", ["bepaid", "stripe", "yookassa", "cloudpayments"])
def test_there_is_a_fake(request, name):
    fake = request.getfixturevalue(f"fake_{name}")
    assert fake.name == name
    assert fake.play("declined: insufficient funds").reason == "insufficient_funds"
    URLS.append(fake.serve())

URLS = []

def test_it_is_closed_after_its_test():
    import httpx
    assert len(URLS) == 4
    for url in URLS:
        with pytest.raises(httpx.ConnectError):
            httpx.get(url, timeout=2)

def test_a_failed_assertion_explains(fake_stripe):
    from paysupport import Order
    fake_stripe.play("webhook never")
    fake_stripe.assert_paid(Order(id="1234", status="pending"))
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a package with our entry point lies, before any other paysupport."""
    metadata = tmp_path / "site" / "paysupport-0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: paysupport\nVersion: 0\n")
    (metadata / "entry_points.txt").write_text("[pytest11]\npaysupport = paysupport.testing.plugin\n")
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", f"{metadata.parent}:{root / 'src'}")
    return tmp_path


def test_fixtures_are_there_when_the_package_is(installed: Path) -> None:
    (installed / "test_shop.py").write_text(TESTS)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(installed),
        "test_shop.py",
    ]
    done = subprocess.run(command, cwd=installed, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert "1 failed, 6 passed" in done.stdout, done.stdout + done.stderr
    assert "PS301 order-not-updated finds it: Payment pi_" in done.stdout
    assert "nothing was delivered" in done.stdout


def test_the_entry_point_is_declared() -> None:
    from tomllib import loads

    project = loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert project["entry-points"]["pytest11"] == {"paysupport": "paysupport.testing.plugin"}
    assert "pytest" in project["optional-dependencies"]
