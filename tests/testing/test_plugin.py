import os
import subprocess
import sys
from pathlib import Path

import pytest

from paysupport.testing import plugin

fake_bepaid = plugin.fake_bepaid  # found here also where our entry point is not installed
fake_stripe = plugin.fake_stripe
fake_yookassa = plugin.fake_yookassa
fake_cloudpayments = plugin.fake_cloudpayments

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
    alone = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "paysupport", "-p", "no:cacheprovider", "test_shop.py"]
    done = subprocess.run(
        command, cwd=installed, env=alone, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert "1 failed, 6 passed" in done.stdout, done.stdout + done.stderr
    assert "PS301 order-not-updated finds it: Payment pi_" in done.stdout
    assert "nothing was delivered" in done.stdout


@pytest.mark.parametrize("name", ["bepaid", "stripe", "yookassa", "cloudpayments"])
def test_each_test_has_a_fake_of_its_own(request: pytest.FixtureRequest, name: str) -> None:
    fake = request.getfixturevalue(f"fake_{name}")
    assert fake.name == name
    assert fake.notifications == ()


def test_the_entry_point_is_declared() -> None:
    from tomllib import loads

    project = loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert project["entry-points"]["pytest11"] == {"paysupport": "paysupport.testing.plugin"}
    assert "pytest" in project["optional-dependencies"]
