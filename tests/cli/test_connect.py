"""`paysupport connect` as merchants type it."""

import io
import json
import sys

import pytest

from paysupport.cli import main
from tests.cli.conftest import Paysupport

CONFIG = b"""
provider = "bepaid"
shop_id = "4711"
secret_key_env = "SHOP_SECRET"
public_key = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA"
gateway_host = "gateway.bepaid.by"
checkout_host = "checkout.bepaid.by"
currency = "BYN"
notification_url = "https://shop.primer-magazin.by/?wc-api=wc_gateway_begateway"
mode = "live"

[module]
name = "begateway-woocommerce"
version = "3.1.2"
cms = "woocommerce"
"""


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_SECRET", "synthetic")


def test_a_healthy_configuration_is_ready(paysupport: Paysupport) -> None:
    run = paysupport("connect", "--config", "a.toml", a__toml=CONFIG)
    assert run.code == 0, run.out
    assert "bePaid · ready module WooCommerce 3.1.2" in run.out
    assert "Ready to go live" in run.out


def test_the_demo_shop_is_not_ready(paysupport: Paysupport) -> None:
    run = paysupport("connect", "--config", "a.toml", a__toml=CONFIG.replace(b"4711", b"361"))
    assert run.code == 1
    assert "1. [!] Shop id (shop-id)" in run.out
    assert "Enter shop id, secret key and public key from your own cabinet" in " ".join(run.out.split())


def test_a_guide_without_settings_has_everything_to_enter(paysupport: Paysupport) -> None:
    run = paysupport("connect", "--provider", "bepaid", "--module", "woocommerce", "--version", "3.1.2", "--lang", "ru")
    assert run.code == 1
    assert "1. [ ] Номер магазина (Shop ID) (shop-id)" in run.out
    whole = paysupport("connect", "--provider", "bepaid", "--own-code", "python", "--format", "json")
    document = json.loads(whole.out)
    assert document["language"] == "python"
    assert document["steps"][0]["title"].keys() == {"en", "ru"}
    marked = paysupport("connect", "--provider", "mollie", "--own-code", "curl", "--format", "markdown")
    assert marked.out.startswith("# Mollie")


def test_own_code_may_be_chosen_beside_a_configuration(paysupport: Paysupport) -> None:
    run = paysupport("connect", "--config", "a.toml", "--own-code", "php", a__toml=CONFIG)
    assert run.code == 0
    assert "$request = curl_init(" in run.out
    plain = CONFIG.partition(b"[module]")[0]
    assert "Ready modules and platforms" in paysupport("connect", "--config", "a.toml", a__toml=plain).out


def test_a_change_lists_the_differences(paysupport: Paysupport) -> None:
    run = paysupport("connect", "--from", "stripe", "--to", "bepaid")
    assert run.code == 0
    assert "Stripe → bePaid" in run.out
    assert (
        json.loads(paysupport("connect", "--from", "stripe", "--to", "bepaid", "--format", "json").out)["to"]
        == "bepaid"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "choose a provider: --provider NAME"),
        (("--from", "stripe"), "--from OLD and --to NEW belong together"),
        (("--provider", "bepiad"), "did you mean bepaid"),
        (("--provider", "bepaid", "--module", "woocomerce"), "did you mean woocommerce"),
        (("--provider", "bepaid", "--own-code", "pyton"), "did you mean python"),
        (("--config", "nowhere.toml"), "nowhere.toml: cannot be read"),
        (("--provider", "stripe", "--own-code", "php", "--config", "a.toml"), "those of bepaid, not of stripe"),
    ],
)
def test_wrong_usage_says_what_is_meant(paysupport: Paysupport, arguments: tuple[str, ...], said: str) -> None:
    run = paysupport("connect", *arguments, a__toml=CONFIG)
    assert run.code == 2
    assert said in run.err


def test_a_configuration_in_another_encoding_is_no_text(paysupport: Paysupport) -> None:
    assert "not UTF-8" in paysupport("connect", "--config", "a.toml", a__toml=b"\xff\xfe").err


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *answers: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", _Terminal("".join(f"{each}\n" for each in answers)))
    code = main(["connect"])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_person_is_asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = _answered(capsys, monkeypatch, "2", "woocommerce")
    assert code == 1
    assert out.startswith("bePaid · ready module WooCommerce")
    assert "  2. bepaid\n" in err
    _, out, _ = _answered(capsys, monkeypatch, "bepaid", "own code", "2")
    assert out.startswith("bePaid · own code: python")
    code, out, err = _answered(capsys, monkeypatch, "99")
    assert (code, out) == (2, "")
    assert "no provider '99' was offered" in err


def test_a_person_is_not_asked_what_was_chosen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal("bepaid\n"))
    assert main(["connect", "--module", "tilda"]) == 1
    assert "hosted platform Tilda" in capsys.readouterr().out
