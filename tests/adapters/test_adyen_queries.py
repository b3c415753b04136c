import json
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from paysupport.adapters.contracts import Reference
from paysupport.adapters.providers.adyen import Adyen
from paysupport.errors import BadAnswer, ConfigurationError, Unsupported
from paysupport.flow import Flow, Request, Response
from paysupport.model import Status

from .adyen_items import body

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SHOP = Adyen(api_key="AQEmade0up0key", merchant_account="AcmeECOM", account="shop-nl")
LIVE = Adyen(api_key="AQEmade0up0key", merchant_account="AcmeECOM", mode="live", prefix="1797a841fbb37ca7-AcmeDemo")
LINK = Reference("token", "PL61C53A8B97E6915A")
SESSION = Reference("token", "CS12345678ABCDEF&sessionResult=X3XtfGC7!H4sI=")


def response(told: object, status: int = 200, host: str = "https://checkout-test.adyen.com") -> Response:
    sent = told if isinstance(told, bytes) else json.dumps(told).encode()
    return Response(status=status, url=host, at=NOW, headers={"pspreference": "REQ1"}, body=sent)


def ask(flow: Flow[T], answer: Response) -> tuple[T, Request]:
    request = next(flow)
    assert isinstance(request, Request)
    try:
        flow.send(answer)
    except StopIteration as end:
        result: T = end.value
        return result, request
    raise AssertionError("asks again")


def fault(status: int, **changed: Any) -> Response:
    told = {"status": status, "errorCode": "905", "message": "No", "errorType": "configuration"}
    return response(told | changed, status)


class TestLookUp:
    def test_a_payment_link(self) -> None:
        (payment,), request = ask(SHOP.lookup(LINK), response(body("link")))
        assert request.url == "https://checkout-test.adyen.com/v72/paymentLinks/PL61C53A8B97E6915A"
        assert (request.method, request.reads, request.account) == ("GET", True, "AcmeECOM")
        assert request.headers["X-API-Key"] == "AQEmade0up0key"
        assert (payment.status, payment.test, payment.account) == (Status.EXPIRED, True, "shop-nl")
        assert (payment.origin.at, payment.origin.request_id) == (NOW, "REQ1")

    def test_a_session_with_its_result(self) -> None:
        (payment,), request = ask(SHOP.lookup(SESSION), response(body("session")))
        assert request.url == "https://checkout-test.adyen.com/v72/sessions/CS12345678ABCDEF"
        assert request.params == (("sessionResult", "X3XtfGC7!H4sI="),)
        assert payment.id == "NC6HT9CRT65ZGN82"

    def test_the_live_platform(self) -> None:
        (payment,), request = ask(LIVE.lookup(LINK), response(body("link")))
        assert request.url.startswith("https://1797a841fbb37ca7-AcmeDemo-checkout-live.adyenpayments.com/checkout/v72/")
        assert payment.test is False

    @pytest.mark.parametrize("prefix", [None, "", "acme.example/x?", "https://acme", "a", "acme.example#"])
    def test_the_live_platform_needs_its_prefix(self, prefix: str | None) -> None:
        with pytest.raises(ConfigurationError, match="prefix"):
            next(Adyen(api_key="k", mode="live", prefix=prefix).lookup(LINK))

    def test_an_unknown_link(self) -> None:
        assert ask(SHOP.lookup(LINK), fault(404))[0] == ()

    @pytest.mark.parametrize("told", [b"{}", b"<html>", b"", body("link")])
    def test_an_unknown_address_is_no_unknown_link(self, told: bytes) -> None:
        with pytest.raises(BadAnswer):
            ask(SHOP.lookup(LINK), response(told, 404))

    @pytest.mark.parametrize("kind", ["payment", "order"])
    def test_adyen_tells_no_payment_by_its_id(self, kind: Any) -> None:
        with pytest.raises(Unsupported, match=rf"adyen tells no payment by {kind}: read its notifications"):
            SHOP.lookup(Reference(kind, "QFQTPCQ8HXSKGK82"))

    @pytest.mark.parametrize("value", ["CS12345678ABCDEF", "CS12345678ABCDEF&sessionResult="])
    def test_a_session_without_its_result_cannot_be_asked_for(self, value: str) -> None:
        with pytest.raises(Unsupported, match="sessionResult"):
            SHOP.lookup(Reference("token", value))

    def test_without_a_key_nobody_is_asked(self) -> None:
        with pytest.raises(ConfigurationError, match="API key is needed"):
            next(Adyen().lookup(LINK))

    @pytest.mark.parametrize("status", [401, 403])
    def test_a_key_that_is_refused(self, status: int) -> None:
        with pytest.raises(ConfigurationError, match="roles") as told:
            ask(SHOP.lookup(LINK), fault(status))
        assert "AQE" not in str(told.value)

    @pytest.mark.parametrize(
        ("answer", "said"),
        [
            (fault(422), "error 905"),
            (fault(422, errorCode=None), "not named"),
            (response([], 422), "valid dictionary"),
            (response(b"<html>"), "HTML"),
            (response({"id": "PL1"}), "no payment of Adyen"),
            (response({"id": "PL61C53A8B97E6915A", "status": "active", "amount": {"value": "x"}}), "/amount/value"),
        ],
    )
    def test_an_answer_that_cannot_be_used(self, answer: Response, said: str) -> None:
        with pytest.raises(BadAnswer, match=said) as told:
            ask(SHOP.lookup(LINK), answer)
        assert (told.value.source, told.value.request_id) == ("checkout-test.adyen.com", "REQ1")


class TestRegistration:
    HOOK = {"type": "standard", "url": "https://shop.example/adyen", "active": True}

    def test_the_first_active_webhook_for_payments(self) -> None:
        hooks = [
            {"type": "report-notification", "url": "https://shop.example/reports", "active": True},
            self.HOOK | {"active": False, "url": "https://shop.example/old"},
            self.HOOK | {"additionalSettings": {"includeEventCodes": ["AUTHORISATION", "CAPTURE"]}},
        ]
        settings, request = ask(SHOP.registration(), response({"itemsTotal": 3, "data": hooks}))
        assert request.url == "https://management-test.adyen.com/v3/merchants/AcmeECOM/webhooks"
        assert (settings.notification_url, settings.enabled) == ("https://shop.example/adyen", True)
        assert settings.events == ("AUTHORISATION", "CAPTURE")
        assert (settings.provider, settings.shop_id, settings.mode, settings.account) == (
            "adyen",
            "AcmeECOM",
            "test",
            "shop-nl",
        )

    def test_one_that_is_switched_off(self) -> None:
        settings, _ = ask(SHOP.registration(), response({"data": [self.HOOK | {"active": False}]}))
        assert (settings.notification_url, settings.enabled) == ("https://shop.example/adyen", False)

    def test_none_at_all(self) -> None:
        settings, request = ask(LIVE.registration(), response({"itemsTotal": 0, "pagesTotal": 0}))
        assert request.url.startswith("https://management-live.adyen.com/v3/")
        assert (settings.notification_url, settings.enabled, settings.mode) == (None, False, "live")

    def test_it_needs_the_merchant_account(self) -> None:
        with pytest.raises(ConfigurationError, match="merchant account"):
            next(Adyen(api_key="k").registration())

    def test_an_answer_that_cannot_be_used(self) -> None:
        with pytest.raises(BadAnswer, match="/data"):
            ask(SHOP.registration(), response({"data": 5}))
