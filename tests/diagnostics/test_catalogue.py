"""The rules that are installed, and those that are added."""

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from paysupport.diagnostics import catalogue
from paysupport.errors import ConfigurationError
from tests.cases import rule


def install(monkeypatch: pytest.MonkeyPatch, added: object) -> None:
    module = ModuleType("acme_rules")
    module.RULE = added  # type: ignore[attr-defined]
    module.__doc__ = "# Added\n\nby a plug-in"
    monkeypatch.setitem(sys.modules, "acme_rules", module)
    point = EntryPoint(name="added", group="paysupport.rules", value="acme_rules:RULE")
    monkeypatch.setattr(catalogue, "entry_points", lambda group: [point] if group == "paysupport.rules" else [])
    monkeypatch.setattr(catalogue, "_found", catalogue._found.__wrapped__)


def test_a_plug_in_adds_its_rule_and_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    added = rule("PS899")
    install(monkeypatch, added)
    assert catalogue._found().pages[added] == "# Added\n\nby a plug-in"


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        (rule("PS101"), "ConfigurationError: PS101 is the code of two rules: insufficient-funds, rule-ps101"),
        ("no rule", "AttributeError: 'str' object has no attribute 'code'"),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_told_and_leaves_the_others_alone(
    monkeypatch: pytest.MonkeyPatch, added: object, fault: str
) -> None:
    install(monkeypatch, added)
    place = "the rule of the entry point added = acme_rules:RULE of an unknown package cannot be used"
    assert catalogue.broken() == (f"{place}: {fault}",)
    assert "# Insufficient funds" in catalogue.explain("PS101")


def test_a_check_can_ask_for_no_evidence_that_there_is_not() -> None:
    def check(payment: object, ordr: object) -> None:
        return None

    with pytest.raises(ConfigurationError, match="PS801: no evidence is called 'ordr'; there are: payment, others, "):
        rule("PS801", check=check)


def test_the_rules_are_in_order_and_loaded_once() -> None:
    codes = [each.code for each in catalogue.rules()]
    assert codes == sorted(codes)
    assert catalogue.rules() is catalogue.rules()
