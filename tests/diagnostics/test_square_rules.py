from datetime import UTC, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.model import Notification, Order, Payment, Settings

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
URL = "https://shop.primer-magazin.by/pay/square"


def codes(**parts: Any) -> list[str]:
    provider = parts.pop("provider", "square")
    payment = Payment(provider=provider, id="1", status=parts.pop("status", "paid"), order="1234")
    diagnosis = ps.diagnose(ps.Evidence(payment=payment, **parts), now=NOW)
    return [finding.code for finding in diagnosis.findings if finding.because is None]


def notified(url: str | None, signature: str = "invalid") -> dict[str, Any]:
    delivery = Notification(at=NOW, url=url, response_status=403, signature=signature)
    return {"notifications": (delivery,)}


class TestSignedUrl:
    @pytest.mark.parametrize(
        ("received", "registered", "signature", "provider", "fires"),
        [
            (f"{URL}/", URL, "invalid", "square", True),
            ("http://10.0.0.7/pay/square", URL, "invalid", "square", True),
            (URL, URL, "invalid", "square", False),
            (None, URL, "invalid", "square", False),
            (f"{URL}/", None, "invalid", "square", False),
            (f"{URL}/", URL, "valid", "square", False),
            (f"{URL}/", URL, "invalid", "stripe", False),
        ],
    )
    def test_fires_on_another_url_only(
        self, received: str | None, registered: str | None, signature: str, provider: str, *, fires: bool
    ) -> None:
        settings = Settings(provider=provider, notification_url=registered)
        found = codes(provider=provider, settings=settings, **notified(received, signature))
        assert ("PS381" in found) is fires
        assert not {"PS323", "PS324"} & set(found) or not fires

    def test_shows_no_query_in_which_keys_may_stand(self) -> None:
        settings = Settings(provider="square", notification_url=f"{URL}?token=made-up")
        payment = Payment(provider="square", id="1", status="paid")
        evidence = ps.Evidence(payment=payment, settings=settings, **notified(f"{URL}/?token=made-up"))
        diagnosis = ps.diagnose(evidence, now=NOW)
        assert diagnosis.verdict is not None
        assert diagnosis.verdict.code == "PS381"
        assert "made-up" not in diagnosis.model_dump_json()


class TestDisabled:
    @pytest.mark.parametrize(
        ("enabled", "status", "order", "fires"),
        [
            (False, "paid", "pending", True),
            (False, "authorized", None, True),
            (False, "paid", None, True),
            (False, "paid", "paid", False),
            (False, "failed", "pending", False),
            (True, "paid", "pending", False),
            (None, "paid", "pending", False),
        ],
    )
    def test_fires_while_the_order_waits(
        self, status: str, order: str | None, *, enabled: bool | None, fires: bool
    ) -> None:
        settings = Settings(provider="square", notification_url=URL, enabled=enabled)
        told = Order(id="1234", status=order) if order else None
        found = codes(status=status, settings=settings, order=told)
        assert ("PS382" in found) is fires
        assert not fires or "PS301" not in found

    def test_no_webhook_at_all(self) -> None:
        assert "PS382" in codes(settings=Settings(provider="stripe", enabled=False))
