"""Settings of an integration as `paysupport check` reads them: what the rules decide beyond their three bundles."""

from datetime import date
from typing import Any

import pytest

from paysupport.diagnostics.engine import diagnose
from paysupport.model import Audience, Certainty, Evidence, Settings, Status, Suppression
from tests.cases import NOW, payment


def certainties(*, paid: bool = False, **settings: Any) -> dict[str, Certainty]:
    case = Evidence(settings=Settings.model_validate(settings), payment=payment(status=Status.PAID) if paid else None)
    found = diagnose(case, now=NOW).findings
    return {each.code: each.certainty for each in found if each.code.startswith(("PS92", "PS93"))}


def fires(code: str, **settings: Any) -> bool:
    return code in certainties(**settings)


def test_the_oldest_suppression_that_ran_out_is_named() -> None:
    entries = [
        Suppression(code="PS910", reason="x", until=date(2026, 11, 1)),
        Suppression(code="PS901", reason="x", until=date(2026, 10, 1)),
        Suppression(code="PS902", reason="x", until=date(2027, 1, 1)),
    ]
    (found,) = diagnose(Evidence(settings=Settings(suppressed=tuple(entries))), now=NOW).findings
    assert found.text(Audience.MERCHANT).startswith("PS901, PS910: suppressed until 1 October 2026, which has passed.")
    assert [(each.path, each.value) for each in found.evidence] == [("/settings/suppressed/1/until", "2026-10-01")]


def test_what_explains_no_payment_is_not_told_beside_one() -> None:
    old = Suppression(code="PS910", reason="x", until=date(2026, 11, 1))
    settings: dict[str, Any] = {"suppressed": [old], "secrets_in_file": ["secret_key"]}
    assert certainties(**settings) == {"PS920": Certainty.CERTAIN, "PS921": Certainty.CERTAIN}
    assert certainties(paid=True, **settings) == {}


@pytest.mark.parametrize(
    ("told", "back", "same"),
    [
        ("https://shop.by/notify", "https://shop.by/notify/", True),
        ("https://SHOP.by/index.php?wc-api=x", "http://shop.by/index.php?wc-api=x", True),
        ("https://shop.by/index.php?wc-api=x", "https://shop.by/index.php?page=1", False),
        ("https://shop.by/notify", None, False),
        (None, "https://shop.by/notify", False),
        (None, None, False),
        ("http://[", "http://[", False),
    ],
)
def test_one_url_for_both(told: str | None, back: str | None, *, same: bool) -> None:
    assert fires("PS923", notification_url=told, return_url=back) is same


@pytest.mark.parametrize(
    ("url", "mode", "wrong"),
    [
        ("https://www.yoursite.com/order", "live", True),
        ("http://192.168.1.5/order", None, True),
        ("http://192.168.1.5/order", "test", False),
        ("https://shop.by/order", "live", False),
        (None, "live", False),
    ],
)
def test_a_page_that_buyers_cannot_open(url: str | None, mode: str | None, *, wrong: bool) -> None:
    assert fires("PS924", return_url=url, mode=mode) is wrong


@pytest.mark.parametrize(
    ("provider", "currency", "ours", "wrong"),
    [
        ("bepaid", "BYN", 2, False),
        ("bepaid", "BYN", 0, True),
        ("stripe", "JPY", 2, True),
        ("stripe", "KWD", 2, True),
        ("stripe", "KWD", 3, False),
        ("stripe", "ISK", 0, False),
        ("stripe", "USDT", 2, False),
        ("stripe", None, 2, False),
        ("stripe", "EUR", None, False),
        ("yookassa", "RUB", 2, True),
        ("yookassa", None, 2, True),
        ("yookassa", "RUB", 0, False),
        ("acme", "RUB", 0, False),
        (None, "RUB", 0, False),
    ],
)
def test_units_of_amounts(provider: str | None, currency: str | None, ours: int | None, *, wrong: bool) -> None:
    assert fires("PS925", provider=provider, currency=currency, minor_units=ours) is wrong


RUSSIAN: dict[str, Any] = {"provider": "yookassa", "country": "RU", "mode": "live"}


def test_receipts_that_nobody_makes() -> None:
    assert certainties(**RUSSIAN) == {"PS926": Certainty.POSSIBLE}
    assert certainties(**RUSSIAN, receipt={}) == {"PS926": Certainty.POSSIBLE}
    assert certainties(**RUSSIAN, receipt={"by": "none"}) == {"PS926": Certainty.LIKELY}
    assert certainties(**RUSSIAN, receipt={"by": "none"}, paid=True) == {"PS926": Certainty.LIKELY}
    assert certainties(**RUSSIAN, paid=True) == {}
    assert certainties(**RUSSIAN, receipt={"by": "shop"}) == {}


@pytest.mark.parametrize("change", [{"provider": "bepaid"}, {"country": "BY"}, {"country": None}, {"mode": "test"}])
def test_receipts_that_nobody_asks_for(change: dict[str, Any]) -> None:
    assert certainties(**{**RUSSIAN, **change}) == {}


def test_the_rate_of_vat_is_asked_for_where_the_provider_makes_receipts() -> None:
    assert certainties(**RUSSIAN, receipt={"by": "provider"}) == {"PS927": Certainty.LIKELY}
    assert certainties(**{**RUSSIAN, "provider": "robokassa"}, receipt={"by": "provider", "vat": "none"}) == {}
    assert certainties(**{**RUSSIAN, "provider": "cloudpayments"}, receipt={"by": "provider"}) == {}


@pytest.mark.parametrize(
    ("provider", "key", "certainty"),
    [
        ("stripe", "pk_test_0123456789", Certainty.CERTAIN),
        ("stripe", " whsec_0123456789", Certainty.CERTAIN),
        ("stripe", "sk_live_0123456789", None),
        ("stripe", "rk_live_0123456789", None),
        ("cloudpayments", "pk_0123456789", Certainty.LIKELY),
        ("razorpay", "rzp_live_0123456789", Certainty.LIKELY),
        ("square", "sq0idp-0123456789", Certainty.LIKELY),
        ("bepaid", "pk_0123456789", None),
        (None, "pk_0123456789", None),
        ("stripe", None, None),
    ],
)
def test_a_key_of_another_kind(provider: str | None, key: str | None, certainty: Certainty | None) -> None:
    found = diagnose(Evidence(settings=Settings(provider=provider, secret_key=key)), now=NOW)
    assert {each.code: each.certainty for each in found.findings}.get("PS928") is certainty
    assert "0123456789" not in found.model_dump_json()


@pytest.mark.parametrize(
    ("provider", "host", "mode", "wrong"),
    [
        ("paypal", "api-m.sandbox.paypal.com", "live", True),
        ("paypal", "api-m.paypal.com", "test", True),
        ("paypal", "api-m.paypal.com", None, False),
        ("square", "connect.squareup.com", "live", False),
        ("adyen", "1797a841fbb37ca7-shop-checkout-live.adyenpayments.com", "test", True),
        ("tbank", "rest-api-test.tinkoff.ru", "live", True),
        ("tbank", "securepay.tinkoff.ru", "test", False),
        ("paypal", None, "live", False),
    ],
)
def test_hosts_of_modes(provider: str, host: str | None, mode: str | None, *, wrong: bool) -> None:
    assert fires("PS929", provider=provider, gateway_host=host, mode=mode) is wrong


@pytest.mark.parametrize(
    ("host", "wrong"),
    [
        ("staging.shop.by", True),
        ("shop-dev.by", True),
        ("test2.shop.by", True),
        ("www.stage.shop.by", True),
        ("testimonials.by", False),
        ("latest.by", False),
        ("shop.dev", False),
        ("shop.by", False),
    ],
)
def test_hosts_of_copies(host: str, *, wrong: bool) -> None:
    assert fires("PS930", mode="live", notification_url=f"https://{host}/notify") is wrong
    assert not fires("PS930", mode="test", notification_url=f"https://{host}/notify")
    assert not fires("PS930", mode="live")


@pytest.mark.parametrize(
    ("provider", "host", "wrong"),
    [
        ("bepaid", "https://api.stripe.com/v1", True),
        ("robokassa", "auth.robokassa.kz", False),
        ("adyen", "checkout-test.adyen.com", False),
        ("begateway", "gateway.bepaid.by", False),
        ("bepaid", "gateway.bepaid.tech", False),
        (None, "api.stripe.com", False),
        ("stripe", None, False),
    ],
)
def test_hosts_of_providers(provider: str | None, host: str | None, *, wrong: bool) -> None:
    assert fires("PS933", provider=provider, gateway_host=host) is wrong


@pytest.mark.parametrize(
    ("currency", "offered", "wrong"),
    [
        ("BYN", ["RUB"], True),
        ("BYN", [" byn"], False),
        ("BYN", [], False),
        ("BYN", None, False),
        (None, ["RUB"], False),
    ],
)
def test_the_main_currency(currency: str | None, offered: list[str] | None, *, wrong: bool) -> None:
    assert fires("PS934", currency=currency, currencies=offered) is wrong


@pytest.mark.parametrize(
    ("told", "back", "two"),
    [
        ("https://pay.shop.by/notify", "https://www.shop.by/order", False),
        ("https://shop.by/notify", "https://shop-old.by/order", True),
        ("https://shop.by/notify", "http://localhost/order", False),
        ("http://10.0.0.1/notify", "https://shop.by/order", False),
        ("https://shop.by/notify", None, False),
        (None, "https://shop.by/order", False),
    ],
)
def test_urls_of_two_sites(told: str | None, back: str | None, *, two: bool) -> None:
    assert fires("PS935", notification_url=told, return_url=back) is two


def test_a_return_url_is_shown_without_its_query() -> None:
    settings = Settings(notification_url="https://shop.by/n?k=1", return_url="https://old.example.by/o?token=hunter2")
    evidence = [item for each in diagnose(Evidence(settings=settings), now=NOW).findings for item in each.evidence]
    assert "old.example.by/o" in [each.value for each in evidence]
    assert "hunter2" not in str([each.value for each in evidence])
