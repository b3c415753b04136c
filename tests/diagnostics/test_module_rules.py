"""Faults of shop modules that only some prices, currencies and answers show."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

import paysupport as ps
from paysupport.model import Attempt, Certainty, Decline, Notification, Reading, Status, Via
from paysupport.money import Money
from tests.cases import NOW, order, payment


def verdict(**evidence: Any) -> str | None:
    found = ps.diagnose(ps.Evidence(**evidence), now=NOW).verdict
    return found.code if found else None


def amounts(paid: str, ordered: str, **values: Any) -> str | None:
    given = {"provider": "mixplat", "currency": "RUB"} | values
    money = Money(amount=Decimal(paid), currency=given["currency"])
    bought = order(Status.PAID, amount=Decimal(ordered), currency=given.pop("priced_in", given["currency"]))
    return verdict(payment=payment(amount=money, **given), order=bought)


@pytest.mark.parametrize(("paid", "ordered"), [("19.98", "19.99"), ("8.69", "8.70"), ("1.14", "1.15")])
@pytest.mark.parametrize("provider", ["mixplat", "bepaid"])
def test_a_price_that_floating_point_does_not_hold_loses_a_kopeck(paid: Any, ordered: Any, provider: Any) -> None:
    assert amounts(paid, ordered, provider=provider) == "PS346"


@pytest.mark.parametrize(
    ("paid", "ordered"),
    [("19.99", "20.00"), ("20.00", "19.99"), ("19.97", "19.98"), ("19.00", "19.10"), ("19.99", "19.995")],
)
def test_another_rounding_is_not_called_cutting_off(paid: Any, ordered: Any) -> None:
    assert amounts(paid, ordered) == "PS326"


def test_a_currency_without_hundredths_is_not_cut_off() -> None:
    assert amounts("1998", "1999", currency="JPY") == "PS326"


def test_a_missing_amount_says_nothing() -> None:
    assert (
        verdict(payment=payment(provider="mixplat", amount=None, currency="RUB"), order=order(Status.PAID)) != "PS347"
    )
    bought = order(Status.PAID, amount=None)
    assert verdict(payment=payment(provider="mixplat", currency="RUB"), order=bought) != "PS347"


@pytest.mark.parametrize("priced_in", ["BYN", "KZT", "EUR"])
@pytest.mark.parametrize("paid", ["19.99", "19.98"])
def test_a_price_charged_as_roubles(priced_in: Any, paid: Any) -> None:
    assert amounts(paid, "19.99", priced_in=priced_in) == "PS347"


@pytest.mark.parametrize(
    "values",
    [
        {"paid": "612.40"},
        {"provider": "bepaid"},
        {"currency": "EUR"},
    ],
)
def test_another_figure_provider_or_currency_is_another_cause(values: Any) -> None:
    given = {"paid": "19.99", "ordered": "19.99", "priced_in": "BYN"} | values
    assert amounts(**given) == "PS312"


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ("Not valid source", 403, "PS348"),
        ("<h1>NOT VALID SOURCE</h1>", 500, "PS348"),
        ("Not valid source", 200, "PS348"),
        ("Incorrect data", 403, "PS323"),
        (None, 403, "PS323"),
    ],
)
def test_a_refused_source(body: Any, status: Any, expected: Any) -> None:
    told = Notification(at=datetime(2026, 11, 20, 10, 5, tzinfo=UTC), response_status=status, response_body=body)
    assert verdict(payment=payment(), order=order(), notifications=(told,)) == expected


@pytest.mark.parametrize(
    ("provider", "until", "expected"),
    [
        ("yookassa", datetime(2026, 11, 21, 12, tzinfo=UTC), "PS349"),
        ("yookassa", datetime(2026, 11, 19, tzinfo=UTC), "PS349"),
        ("yookassa", datetime(2026, 11, 21, 12, 1, tzinfo=UTC), None),
        ("yookassa", None, None),
        ("bepaid", datetime(2026, 11, 20, tzinfo=UTC), None),
    ],
)
def test_a_hold_is_called_late_a_day_before_it_lapses(provider: Any, until: Any, expected: Any) -> None:
    assert verdict(payment=payment(Status.AUTHORIZED, provider=provider, expires_at=until)) == expected


def test_an_expired_link_is_no_matter_where_another_try_has_paid() -> None:
    expired = ps.Payment(
        provider="yookassa",
        id="1",
        status=Status.EXPIRED,
        order="1234",
        attempts=(
            Attempt(
                id="1",
                status=Status.EXPIRED,
                decline=Decline(
                    code="expired_on_confirmation",
                    reading=Reading(reason=ps.Reason.PAYER_ABANDONED, via=Via.PROVIDER, certainty=Certainty.CERTAIN),
                ),
            ),
        ),
    )
    assert verdict(payment=expired) == "PS350"
    assert verdict(payment=expired, others=(payment(),)) == "PS137"
    assert verdict(payment=expired, others=(payment(order="other"),)) == "PS350"
    assert verdict(payment=expired, others=(payment(Status.FAILED),)) == "PS350"
    assert verdict(payment=payment(Status.EXPIRED)) == "PS137"


def given_up(provider: str, *answers: tuple[int, int | None]) -> bool:
    told = tuple(
        Notification(at=NOW - timedelta(hours=hours), response_status=status, url="https://shop.example")
        for hours, status in answers
    )
    found = ps.diagnose(ps.Evidence(payment=payment(provider=provider), notifications=told), now=NOW).findings
    return "PS351" in {finding.code for finding in found}


def test_a_notification_is_given_up_a_day_after_its_first_refusal() -> None:
    assert given_up("yookassa", (25, 500), (2, 500))
    assert given_up("yookassa", (25, None))
    assert not given_up("yookassa", (24, 500), (2, 500))
    assert not given_up("yookassa", (25, 500), (2, 200))
    assert not given_up("bepaid", (25, 500))
