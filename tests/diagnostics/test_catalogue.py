"""The rules that are installed, and those that are added."""

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from paysupport.diagnostics import catalogue
from paysupport.diagnostics.rule import Rule
from paysupport.errors import ConfigurationError
from tests.cases import rule


def install(monkeypatch: pytest.MonkeyPatch, added: Rule) -> None:
    module = ModuleType("acme_rules")
    module.RULE = added  # type: ignore[attr-defined]
    module.__doc__ = "# Added\n\nby a plug-in"
    monkeypatch.setitem(sys.modules, "acme_rules", module)
    point = EntryPoint(name="added", group="paysupport.rules", value="acme_rules:RULE")
    monkeypatch.setattr(catalogue, "entry_points", lambda group: [point] if group == "paysupport.rules" else [])
    monkeypatch.setattr(catalogue, "_pages", catalogue._pages.__wrapped__)


def test_a_plug_in_adds_its_rule_and_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    added = rule("PS899")
    install(monkeypatch, added)
    assert catalogue._pages()[added] == "# Added\n\nby a plug-in"


def test_two_rules_with_one_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, rule("PS101"))
    with pytest.raises(ConfigurationError, match="PS101 is the code of two rules: insufficient-funds, rule-ps101"):
        catalogue._pages()


def test_the_rules_are_in_order_and_loaded_once() -> None:
    codes = [each.code for each in catalogue.rules()]
    assert codes == sorted(codes)
    assert catalogue.rules() is catalogue.rules()
