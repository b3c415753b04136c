"""Payment modules of shop systems: recognised by name, with faults by version, and each fact with its source."""

import re

import pytest

from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.modules import Fault, known, recognised, within
from paysupport.model import Audience, Certainty, Evidence, Module, Settings, Status
from tests.cases import NOW, payment

FAULTS = [(each.name, fault) for each in known() for fault in each.faults]


@pytest.mark.parametrize(("name", "fault"), FAULTS)
def test_a_fault_is_told_in_both_languages_with_its_source(name: str, fault: Fault) -> None:
    for text in (fault.fault, fault.sign, fault.fix):
        assert re.search(r"[a-z]{2}", text.en)
        assert not re.search(r"[А-Яа-яЁё]", text.en)
        assert re.search(r"[а-яё]{2}", text.ru)
        assert not text.en.endswith(".")
        assert not text.ru.endswith(".")
    assert re.search(r"\d", fault.source), name
    assert within("1.0", fault.versions) is not None


def test_modules_have_names_of_their_own_and_recognise_themselves() -> None:
    assert len({each.name for each in known()}) == len(known())
    assert [each.name for each in known() if recognised(Module(name=each.name)) != each] == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (Module(name="BeGateway for WooCommerce"), "begateway-woocommerce"),
        (Module(name="bePaid", cms="WooCommerce"), "begateway-woocommerce"),
        (Module(name="begateway", cms="1C-Bitrix"), "begateway-bitrix"),
        (Module(name="begateway", cms="CS-Cart"), "begateway-cs-cart"),
        (Module(name="Mixplat", cms="Shop-Script"), "mixplat-shop-script"),
        (Module(name="YooMoney", cms="opencart"), "yookassa-opencart-3"),
        (Module(cms="woocommerce"), None),
        (Module(name="bepaid"), None),
        (Module(name="bepaid", cms="tilda"), None),
        (Module(name="begateway bitrix opencart"), None),
    ],
)
def test_a_module_is_recognised_by_vendor_and_system(module: Module, name: str | None) -> None:
    found = recognised(module)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("version", "wanted", "inside"),
    [
        ("3.1.2", "", True),
        (None, "", True),
        ("3.1.2", ">=3,<4", True),
        ("v3", ">=3,<4", True),
        ("3.0.3.9", ">=3,<4", True),
        ("4", ">=3,<4", False),
        ("2.9", ">=3, <4", False),
        ("2.0.10", "<2.0.10", False),
        ("2.0.9", "<2.0.10", True),
        ("2.0.10", "<=2.0.10", True),
        ("2.0", ">2", False),
        ("2.0.1-beta", ">2", True),
        ("", "<4", None),
        (None, "<4", None),
        ("latest", "<4", None),
    ],
)
def test_ranges_of_versions(version: str | None, wanted: str, *, inside: bool | None) -> None:
    assert within(version, wanted) is inside


def finding(module: Module, *, paid: bool = False) -> dict[str, Certainty]:
    case = Evidence(settings=Settings(module=module), payment=payment(status=Status.PAID) if paid else None)
    return {each.code: each.certainty for each in diagnose(case, now=NOW).findings if each.code in {"PS931", "PS932"}}


def test_a_fault_of_known_versions_is_certain_and_another_likely() -> None:
    assert finding(Module(name="begateway-woocommerce", version="2.0.9")) == {"PS932": Certainty.CERTAIN}
    assert finding(Module(name="begateway-bitrix", version="9")) == {"PS932": Certainty.LIKELY}
    assert finding(Module(name="begateway-bitrix"), paid=True) == {"PS932": Certainty.POSSIBLE}


def test_faults_of_an_unknown_version_and_of_an_unknown_module_are_not_told() -> None:
    assert finding(Module(name="begateway-woocommerce")) == {}
    assert finding(Module(name="acme pay", cms="woocommerce", version="1")) == {}


def test_all_faults_are_told_with_what_to_do_each_once() -> None:
    case = Evidence(settings=Settings(module=Module(name="begateway-opencart-3", cms_version="4.0.2")))
    found = {each.code: each for each in diagnose(case, now=NOW).findings}
    assert found["PS932"].text(Audience.MERCHANT, "en").count(";") == 4
    assert "не проверяет сертификат" in found["PS932"].text(Audience.AGENT, "ru")
    assert (
        found["PS931"]
        .text(Audience.MERCHANT, "en")
        .startswith(
            "The module begateway-opencart-3 is made for versions >=3,<4 of the shop system, and you have 4.0.2."
        )
    )
