"""In a ticket: when the shop answered what, when the provider tries again, and that it can be asked to send again."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.intake import bundle
from paysupport.testing import bepaid, stripe

NOW = datetime(2026, 11, 20, 10, 20, tzinfo=UTC)
STRIPE = json.loads(stripe.payload(status="succeeded", code=None))
BEPAID = json.loads(bepaid.payload(status="successful"))
BTCPAY = ps.Payment.model_validate(
    {"provider": "btcpay", "id": "S3Y8Rn4F2wHhW9gPvTq5uD", "status": "paid", "paid_at": "2026-11-20T10:01:00Z"}
)


def delivered(time: str, status: int | None = 302, **more: Any) -> dict[str, Any]:
    url = "https://shop.primer-magazin.by/pay/notify"
    return {"at": f"2026-11-20T{time}:00Z", "url": url, "response_status": status, **more}


def said(payment: Any, *deliveries: dict[str, Any], audience: ps.Audience, lang: str, now: datetime = NOW) -> str:
    order = {"id": "1234", "status": "pending", "amount": "25.50", "created_at": "2026-11-20T09:58:00Z"}
    given: dict[str, Any] = {"order": order, "notifications": list(deliveries)}
    if isinstance(payment, ps.Payment):
        evidence = ps.Evidence.model_validate(given).model_copy(update={"payment": payment})
    else:
        evidence = bundle({**given, "payment": payment})
    verdict = ps.diagnose(evidence, now=now).verdict
    assert verdict is not None
    return verdict.text(audience, lang)


TIMES = (delivered("10:02"), delivered("10:03"), delivered("10:10", next_at="2026-11-20T10:40:00Z"))


@pytest.mark.parametrize("payment", [STRIPE, BTCPAY], ids=["stripe", "btcpay"])
def test_the_times_the_answer_and_the_next_try(payment: Any) -> None:
    english = said(payment, *TIMES, audience=ps.Audience.AGENT, lang="en")
    assert english.startswith(
        "The shop answered 302 on 20 November 2026, 10:02, 10:03 and 10:10 UTC; 3 failed deliveries so far;"
        " the next try is due on 20 November 2026, 10:40 UTC. "
    )
    assert "enter the final URL, then ask the provider to send the notification again" in english
    russian = said(payment, *TIMES, audience=ps.Audience.AGENT, lang="ru")
    assert russian.startswith(
        "Магазин ответил 302 (20 ноября 2026, 10:02, 10:03 и 10:10 UTC); всего 3 неудачные попытки доставки;"
        " следующая попытка: 20 ноября 2026, 10:40 UTC. "
    )
    assert "попросить провайдера отправить уведомление ещё раз" in russian


def test_the_merchant_is_told_to_have_it_sent_again() -> None:
    assert "ask the provider to send" in said(STRIPE, *TIMES, audience=ps.Audience.MERCHANT, lang="en")
    assert "попросите провайдера" in said(STRIPE, *TIMES, audience=ps.Audience.MERCHANT, lang="ru")


def test_the_next_try_of_bepaid_is_computed() -> None:
    early = datetime(2026, 11, 20, 10, 3, 5, tzinfo=UTC)
    text = said(BEPAID, delivered("10:02"), delivered("10:03"), audience=ps.Audience.AGENT, lang="en", now=early)
    assert "302 on 20 November 2026, 10:02 and 10:03 UTC; 2 failed deliveries so far; the next try is due on" in text


def test_a_next_try_that_is_over_is_not_promised() -> None:
    late = datetime(2026, 11, 20, 10, 41, tzinfo=UTC)
    text = said(STRIPE, *TIMES, audience=ps.Audience.AGENT, lang="en", now=late)
    assert "10:02, 10:03 and 10:10 UTC; 3 failed deliveries so far. " in text


def test_what_stripe_could_not_deliver() -> None:
    """Stripe does not tell what the shop answered."""
    lost = delivered("10:02", None, event="payment_intent.succeeded")
    assert said(STRIPE, lost, audience=ps.Audience.AGENT, lang="en").startswith(
        "Not delivered on 20 November 2026, 10:02 UTC;"
    )
    assert said(STRIPE, lost, audience=ps.Audience.AGENT, lang="ru").startswith(
        "Не доставлено (20 ноября 2026, 10:02 UTC);"
    )


def test_other_answers_between_are_counted_and_not_listed() -> None:
    text = said(STRIPE, delivered("10:02", 500), delivered("10:03"), audience=ps.Audience.AGENT, lang="en")
    assert "302 on 20 November 2026, 10:03 UTC; 2 failed deliveries so far." in text


def test_what_came_before_an_accepted_one_is_over() -> None:
    text = said(
        STRIPE, delivered("10:02"), delivered("10:03", 200), delivered("10:04"), audience=ps.Audience.AGENT, lang="en"
    )
    assert "302 on 20 November 2026, 10:04 UTC; 1 failed delivery so far." in text


def test_of_many_deliveries_the_latest_six_are_listed() -> None:
    many = [delivered(f"10:{minute:02}") for minute in range(2, 12)]
    text = said(STRIPE, *many, audience=ps.Audience.AGENT, lang="en")
    assert "10:06, 10:07, 10:08, 10:09, 10:10 and 10:11 UTC; 10 failed deliveries so far" in text


def test_deliveries_of_two_days_are_listed_with_their_days() -> None:
    two = ({**delivered("10:02"), "at": "2026-11-19T23:59:00Z"}, delivered("10:03"))
    text = said(STRIPE, *two, audience=ps.Audience.AGENT, lang="en")
    assert "on 19 November 2026, 23:59 UTC and 20 November 2026, 10:03 UTC;" in text


def test_a_notification_that_was_accepted_unverified_has_not_failed() -> None:
    text = said(STRIPE, delivered("10:02", 200, signature="invalid"), audience=ps.Audience.AGENT, lang="en")
    assert text.startswith("The shop answered 200 on 20 November 2026, 10:02 UTC: the notification reached")
