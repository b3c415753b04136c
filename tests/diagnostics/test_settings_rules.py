"""Settings that cannot work: what the checks decide beyond their three bundles."""

from base64 import b64encode
from typing import Any

import pytest

from paysupport.diagnostics.engine import diagnose
from paysupport.model import Audience, Certainty, Evidence, Merchant, Payment, Settings, Status
from tests.cases import NOW, payment

PUBLIC = b64encode(bytes([0x30, 0x5C]) + bytes(92)).decode()
PEM = f"-----BEGIN PUBLIC KEY-----\n{PUBLIC[:64]}\n{PUBLIC[64:]}\n-----END PUBLIC KEY-----\n"
SECRET = "0123456789abcdef" * 4


def codes(settings: dict[str, Any] | None, paid: Payment | None = None) -> set[str]:
    given = None if settings is None else Settings.model_validate(settings)
    found = diagnose(Evidence(settings=given, payment=paid), now=NOW).findings
    return {finding.code for finding in found if finding.because is None}


@pytest.mark.parametrize(
    ("settings", "fires"),
    [
        ({"provider": "bepaid", "shop_id": "361"}, True),
        ({"provider": "begateway", "shop_id": "362"}, True),
        ({"module": {"name": "BeGateway for WooCommerce"}, "shop_id": "361"}, True),
        ({"provider": "bepaid", "shop_id": "363"}, False),
        ({"provider": "yookassa", "shop_id": "361"}, False),
        ({"module": {"cms": "woocommerce"}, "shop_id": "361"}, False),
        ({"shop_id": "361"}, False),
        (None, False),
    ],
)
def test_demo_shop(settings: dict[str, Any] | None, *, fires: bool) -> None:
    assert ("PS901" in codes(settings)) is fires


@pytest.mark.parametrize(("provider", "fires"), [("bepaid", True), ("stripe", False)])
def test_demo_shop_on_the_payment(provider: str, *, fires: bool) -> None:
    paid = payment(provider=provider, merchant=Merchant(id="361"))
    assert ("PS901" in codes(None, paid)) is fires


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("begateway.com", "PS902"),
        ("https://Demo-Gateway.BeGateway.com/", "PS902"),
        ("begateway.com.primer.by", None),
        ("notbegateway.com", None),
        ("gateway.domain.com", "PS903"),
        ("pay.example.org", "PS903"),
        ("your-domain.by", "PS903"),
        ("gateway.mydomain.com", None),
        ("gateway.bepaid.by", None),
        ("", None),
        ("http://[", None),
    ],
)
@pytest.mark.parametrize("field", ["gateway_host", "checkout_host"])
def test_hosts_that_were_left_as_shipped(field: str, host: str, code: str | None) -> None:
    assert codes({field: host}) & {"PS902", "PS903"} == ({code} if code else set())


@pytest.mark.parametrize(
    ("gateway", "checkout", "fires"),
    [
        ("gateway.bepaid.by", "checkout.bepaid.by", False),
        ("checkout.bepaid.by", None, True),
        (None, "gateway.bepaid.by", True),
        (None, "https://demo-gateway.provider.by", True),
        ("checkoutgateway.by", "pay.gateway.by", False),
    ],
)
def test_hosts_swapped(gateway: str | None, checkout: str | None, *, fires: bool) -> None:
    assert ("PS912" in codes({"gateway_host": gateway, "checkout_host": checkout})) is fires


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://shop.primer.by/notify", set[str]()),
        ("shop.primer.by/notify", set()),
        ("https://localhost:8080/notify", {"PS909"}),
        ("https://127.0.0.1/notify", {"PS909"}),
        ("https://10.0.0.8/notify", {"PS909"}),
        ("https://[::1]/notify", {"PS909"}),
        ("https://[2a02:6b8::1]/notify", set()),
        ("https://8.8.8.8/notify", set()),
        ("https://shop.local/notify", {"PS909"}),
        ("https://shop.test./notify", {"PS909"}),
        ("https://shop.internal/notify", {"PS909"}),
        ("https://webserver/notify", {"PS909"}),
        ("https://localhost.primer.by/notify", set()),
        ("http://shop.primer.by/notify", {"PS910"}),
        (" HTTP://shop.primer.by/notify", {"PS910"}),
        ("http://localhost/notify", {"PS909"}),
        ("http://www.yoursite.com/notify", {"PS911"}),
        ("https://example.com/notify", {"PS911"}),
        ("https://shop.example/notify", {"PS911"}),
        ("https://domain.com/notify", {"PS911"}),
        ("https://example-shop.by/notify", set()),
        ("https://[/notify", set()),
        ("http://", set()),
    ],
)
def test_notification_url(url: str, found: set[str]) -> None:
    assert codes({"notification_url": url}) == found


@pytest.mark.parametrize("url", ["https://localhost/notify", "https://example.com/notify", ""])
def test_a_wrong_notification_url_is_no_reason_for_a_decline(url: str) -> None:
    settings = Settings(shop_id="4711", notification_url=url)
    found = diagnose(Evidence(settings=settings), now=NOW).verdict
    assert found
    assert found.level == "warning"


@pytest.mark.parametrize(
    ("settings", "certainty"),
    [
        ({"shop_id": "4711"}, Certainty.LIKELY),
        ({"module": {"name": "woo"}}, Certainty.LIKELY),
        ({"shop_id": "4711", "notification_url": None}, Certainty.CERTAIN),
        ({"shop_id": "4711", "notification_url": ""}, Certainty.CERTAIN),
        ({"provider": "bepaid", "mode": "live"}, None),
    ],
)
def test_notification_url_missing(settings: dict[str, Any], certainty: Certainty | None) -> None:
    found = diagnose(Evidence(settings=Settings.model_validate(settings)), now=NOW).findings
    assert [each.certainty for each in found if each.code == "PS908"] == ([certainty] if certainty else [])


def test_beside_a_payment_an_url_that_is_not_mentioned_is_unknown() -> None:
    assert "PS908" not in codes({"shop_id": "4711"}, payment())
    assert "PS908" in codes({"shop_id": "4711", "notification_url": None}, payment())


@pytest.mark.parametrize(
    ("test", "mode", "code"),
    [
        (True, "live", "PS904"),
        (False, "test", "PS905"),
        (True, "test", None),
        (False, "live", None),
        (None, "live", None),
        (None, "test", None),
        (True, None, None),
    ],
)
def test_modes_of_payment_and_settings(test: bool | None, mode: str | None, code: str | None) -> None:
    assert codes({"mode": mode}, payment(test=test)) & {"PS904", "PS905"} == ({code} if code else set())


@pytest.mark.parametrize(
    ("settings", "fires"),
    [
        ({"provider": "bepaid", "public_key": PUBLIC}, False),
        ({"provider": "bepaid", "public_key": PEM}, False),
        ({"provider": "bepaid", "public_key": SECRET}, True),
        ({"provider": "bepaid", "public_key": "no key"}, True),
        ({"provider": "bepaid", "public_key": "ключ"}, True),
        ({"provider": "bepaid", "public_key": b64encode(b"other").decode()}, True),
        ({"provider": "bepaid", "public_key": ""}, False),
        ({"provider": "bepaid"}, False),
        ({"provider": "acme", "public_key": "no key"}, False),
        ({"provider": "acme", "public_key": SECRET}, True),
        ({"provider": "acme", "public_key": "both", "secret_key": "both"}, True),
        ({"provider": "acme", "public_key": "one", "secret_key": "other"}, False),
    ],
)
def test_secret_in_public_key_field(settings: dict[str, Any], *, fires: bool) -> None:
    assert ("PS906" in codes(settings)) is fires


@pytest.mark.parametrize(
    ("settings", "fires"),
    [
        ({"secret_key": "sk_live_x", "publishable_key": "pk_live_x", "mode": "live"}, False),
        ({"secret_key": "rk_live_x", "publishable_key": "pk_test_x"}, True),
        ({"secret_key": "sk_test_x", "mode": "live"}, True),
        ({"secret_key": "sk_live_x", "mode": "test"}, True),
        ({"secret_key": "test_x", "mode": "live"}, True),
        ({"secret_key": "sk_test_x", "mode": "test"}, False),
        ({"secret_key": "sk_test_x", "mode": "demo"}, False),
        ({"secret_key": SECRET, "mode": "live"}, False),
        ({"mode": "live"}, False),
    ],
)
def test_keys_of_two_modes(settings: dict[str, Any], *, fires: bool) -> None:
    assert ("PS907" in codes(settings)) is fires


@pytest.mark.parametrize(
    ("key", "fires"), [("pk_live_x", False), ("sk_live_x", True), ("rk_x", True), ("whsec_x", True), ("", False)]
)
def test_secret_key_in_publishable_field(key: str, *, fires: bool) -> None:
    assert ("PS917" in codes({"provider": "stripe", "publishable_key": key})) is fires


@pytest.mark.parametrize(
    ("settings", "fires"),
    [
        ({"provider": "stripe", "webhook_secret": "whsec_x"}, False),
        ({"provider": "stripe", "webhook_secret": "we_x"}, True),
        ({"provider": "stripe", "webhook_secret": "sk_live_x"}, True),
        ({"provider": "stripe", "webhook_secret": ""}, False),
        ({"provider": "stripe"}, False),
        ({"provider": "adyen", "webhook_secret": "44782def"}, False),
    ],
)
def test_webhook_secret_of_wrong_kind(settings: dict[str, Any], *, fires: bool) -> None:
    assert ("PS915" in codes(settings)) is fires


def test_no_key_is_ever_shown() -> None:
    settings = Settings.model_validate(
        {
            "provider": "stripe",
            "shop_id": "4711",
            "mode": "live",
            "secret_key": "sk_test_hidden",
            "public_key": "sk_test_hidden",
            "publishable_key": "sk_live_hidden",
            "webhook_secret": "we_hidden",
            "notification_url": "https://localhost/notify",
        }
    )
    diagnosis = diagnose(Evidence(settings=settings), now=NOW)
    assert {"PS906", "PS907", "PS909", "PS915", "PS917"} <= {finding.code for finding in diagnosis.findings}
    said = [each.text(audience, lang) for each in diagnosis.findings for audience in Audience for lang in ("en", "ru")]
    assert "hidden" not in diagnosis.model_dump_json() + "".join(said) + repr(diagnosis)


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({"currency": "BYR"}, {"PS913"}),
        ({"currency": " hrk"}, {"PS913"}),
        ({"currency": "RUR"}, {"PS913"}),
        ({"currency": "CSK"}, {"PS913"}),
        ({"currency": "BYN"}, set[str]()),
        ({"currency": "QQQ"}, set()),
        ({"currencies": ["BYN", "LTL"]}, {"PS916"}),
        ({"currencies": ["BYN", "EUR"]}, set()),
        ({"currencies": []}, set()),
        ({"currency": "BYN", "currencies": ["BYR"]}, {"PS916"}),
    ],
)
def test_withdrawn_currencies(settings: dict[str, Any], found: set[str]) -> None:
    assert codes(settings) == found


def test_rur_in_the_settings_may_mean_rub() -> None:
    verdict = diagnose(Evidence(settings=Settings(currency="RUR")), now=NOW).verdict
    assert verdict
    assert verdict.certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("theirs", "settings", "fires"),
    [
        ("4712", {"shop_id": "4711"}, True),
        ("4711", {"shop_id": "4711"}, False),
        (None, {"shop_id": "4711"}, False),
        ("4712", {}, False),
        ("4712", {"shop_id": "4711", "provider": "acme"}, True),
        ("4712", {"shop_id": "4711", "provider": "bepaid"}, False),
    ],
)
def test_another_shop(theirs: str | None, settings: dict[str, Any], *, fires: bool) -> None:
    assert ("PS914" in codes(settings, payment(Status.PAID, merchant=Merchant(id=theirs)))) is fires
