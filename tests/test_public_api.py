"""What users import, and what importing costs them."""

import subprocess
import sys
from importlib import import_module
from inspect import getdoc
from types import ModuleType

import pytest

import paysupport as ps

HEAVY = {
    "pydantic",
    "httpx",
    "httpcore",
    "tenacity",
    "structlog",
    "babel",
    "jiter",
    "cryptography",
    "rich",
    "asyncio",
    "typing",
}


def loaded(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after some code."""
    script = f"{code}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_public_names_are_few_and_stay() -> None:
    assert ps.__all__ == [
        "AsyncClient", "Audience", "Client", "Diagnosis", "Evidence", "Finding", "Money", "Notification",
        "Order", "Party", "Payment", "Reason", "Received", "Rejected", "Settings", "Status", "Verified", "check",
        "decode", "diagnose", "diagnose_many", "explain", "read", "read_all", "redact",
    ]  # fmt: skip
    assert len(ps.__all__) <= 25
    assert set(ps._HOME) == set(ps.__all__)
    assert set(ps.__all__) <= set(dir(ps))


@pytest.mark.parametrize("name", ps.__all__)
def test_every_public_name_is_loaded_when_used_and_documented(name: str) -> None:
    value = ps.__getattr__(name)
    assert getattr(ps, name) is value
    assert not isinstance(value, ModuleType)
    assert getdoc(value)


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'paysupport' has no attribute 'Paymnt'"):
        ps.__getattr__("Paymnt")


def test_importing_the_package_opens_no_heavy_library() -> None:
    plain = loaded("pass")
    assert not (loaded("import paysupport") - plain) & HEAVY


def test_help_and_version_open_no_heavy_library() -> None:
    plain = loaded("import argparse, datetime")
    for argument in ("--help", "--version"):
        code = f"import paysupport.cli as c\ntry: c.main(['{argument}'])\nexcept SystemExit: pass"
        assert not (loaded(code) - plain) & (HEAVY - {"typing"})


def test_diagnosing_a_file_opens_no_http_and_no_text_library() -> None:
    code = 'import paysupport as ps; ps.diagnose(ps.read(b\'{"transaction": {"uid": "1", "status": "failed"}}\'))'
    assert not loaded(code) & {"httpx", "tenacity", "structlog", "babel", "cryptography", "asyncio"}


def test_the_modules_of_the_public_names_do_not_hide_them() -> None:
    for module in ps._HOMES:
        import_module(f"paysupport.{module}")
    for name in ps.__all__:
        assert not isinstance(getattr(ps, name), ModuleType)
