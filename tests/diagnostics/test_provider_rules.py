"""Rules that know what one provider's code means beyond the reason."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

import paysupport as ps
from paysupport.model import Attempt, Certainty, Decline, Notification, Order, Payment, Reading, Reason, Status, Via
from paysupport.money import Money

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def refused(code: str | None, reason: Reason, provider: str = "cloudpayments") -> Payment:
    reading = Reading(reason=reason, via=Via.PROVIDER, certainty=Certainty.CERTAIN)
    attempt = Attempt(id="1", status=Status.FAILED, decline=Decline(reading=reading, code=code))
    money = Money(amount=Decimal("10.00"), currency="RUB")
    return Payment(
        provider=provider, id="1", status=Status.FAILED, order="7", amount=money, currency="RUB", attempts=(attempt,)
    )


def codes(payment: Payment, order: Order | None = None) -> set[str]:
    return {each.code for each in ps.diagnose(ps.Evidence(payment=payment, order=order), now=NOW).findings}


@pytest.mark.parametrize(
    ("code", "reason", "rule"),
    [
        ("3001", Reason.REFUSED_BY_MERCHANT, "PS356"),
        ("3002", Reason.REFUSED_BY_MERCHANT, "PS357"),
        ("3003", Reason.REFUSED_BY_MERCHANT, "PS358"),
        ("3004", Reason.REFUSED_BY_MERCHANT, "PS359"),
        ("3005", Reason.MERCHANT_HANDLER_ERROR, "PS360"),
        ("3006", Reason.MERCHANT_HANDLER_ERROR, "PS361"),
        ("3007", Reason.MERCHANT_HANDLER_ERROR, "PS361"),
        ("5300", Reason.ACQUIRER_LIMIT, "PS224"),
        ("5303", Reason.ACQUIRER_LIMIT, "PS225"),
    ],
)
def test_a_code_of_cloudpayments_has_its_own_rule_and_another_provider_s_has_not(
    code: str, reason: Reason, rule: str
) -> None:
    assert rule in codes(refused(code, reason))
    assert rule not in codes(refused(code, reason, provider="other"))
    assert rule not in codes(refused(None, reason))


def test_the_handler_s_own_refusal_has_no_rule_beyond_its_reason() -> None:
    own = {f"PS{number}" for number in range(356, 366)}
    assert not own & codes(refused("3008", Reason.REFUSED_BY_MERCHANT))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (None, "—"),
        (Order(id="7", status=Status.PENDING), "—"),
        (Order(id="7", status=Status.PENDING, amount=Decimal("9.50"), currency="RUB"), "9.50 RUB"),
        (Order(id="7", status=Status.PENDING, amount=Decimal("9.50")), "9.50"),
    ],
)
def test_the_amount_that_the_shop_expected_is_told_where_it_is_known(order: Order | None, expected: str) -> None:
    evidence = ps.Evidence(payment=refused("3003", Reason.REFUSED_BY_MERCHANT), order=order)
    found = next(each for each in ps.diagnose(evidence, now=NOW).findings if each.code == "PS358")
    assert found.facts["expected"] == expected


def told(status: str, second: int, response: int | None = 200) -> Notification:
    return Notification(
        at=datetime(2026, 11, 20, 10, 0, second, tzinfo=UTC), payment_status=status, response_status=response
    )


RACE = (told("CONFIRMED", 5), told("AUTHORIZED", 6))


@pytest.mark.parametrize(
    ("provider", "order", "notifications", "fires"),
    [
        ("tbank", Status.PENDING, RACE, True),
        ("tbank", Status.AUTHORIZED, RACE, True),
        ("tbank", Status.PENDING, (told("AUTHORIZED", 6), told("CONFIRMED", 5)), True),
        ("tbank", Status.PENDING, (told("CONFIRMED", 5), told("AUTHORIZED", 5)), True),
        ("tbank", Status.PAID, RACE, False),
        ("stripe", Status.PENDING, RACE, False),
        ("tbank", Status.PENDING, (told("AUTHORIZED", 4), told("CONFIRMED", 5)), False),
        ("tbank", Status.PENDING, (told("CONFIRMED", 5), told("AUTHORIZED", 6, 500)), False),
        ("tbank", Status.PENDING, (told("AUTHORIZED", 6),), False),
    ],
)
def test_an_authorized_after_confirmed_must_not_move_an_order_back(
    provider: str, order: Status, notifications: tuple[Notification, ...], fires: bool
) -> None:
    evidence = ps.Evidence(
        payment=Payment(provider=provider, id="1", status=Status.PAID, order="7"),
        order=Order(id="7", status=order),
        notifications=notifications,
    )
    found = {each.code for each in ps.diagnose(evidence, now=NOW).findings}
    assert ("PS362" in found) is fires
