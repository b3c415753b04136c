"""The failure cases, played against a good shop and against shops with one fault each."""

from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Provider
from paysupport.adapters.providers.bepaid import BePaid
from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.adapters.providers.tbank import TBank
from paysupport.checks import probing
from paysupport.checks.scenarios import SCENARIOS, Outcome, Scenario, play
from paysupport.errors import Unavailable
from paysupport.flow import Request, Response
from paysupport.model import Order, Status
from paysupport.transport import run

from .shops import NOW, ORDER, ORDER_URL, STRIPE, URL, Shop, moved, reply

each_scenario = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
BY_NAME = {each.name: each for each in SCENARIOS}


def played(scenario: Scenario | str, site: Shop, order: Order = ORDER, **more: Any) -> Outcome:
    told: dict[str, Any] = {"provider": STRIPE, "shop": probing.Shop(order_url=ORDER_URL), **more}
    chosen = BY_NAME[scenario] if isinstance(scenario, str) else scenario
    return run(play(chosen, order, url=URL, address="93.184.216.34", now=NOW, **told), site.send)


def failing(**faults: Any) -> set[str]:
    return {each.name for each in SCENARIOS if played(each, Shop(**faults)).passed is False}


@each_scenario
def test_a_good_shop_passes(scenario: Scenario) -> None:
    outcome = played(scenario, Shop())
    assert outcome.passed is True
    assert len(outcome.steps) == len(scenario.deliveries)
    assert scenario.source


def test_names_are_unique() -> None:
    assert len(BY_NAME) == len(SCENARIOS)


def test_each_fault_fails_its_scenarios() -> None:
    assert failing(checks_signature=False) == {"wrong-signature", "no-signature", "right-after-wrong-signature"}
    assert failing(compares=False) == {"hundred-times-the-amount", "one-unit-less", "another-currency"}
    assert failing(keeps_paid=False) == {"failure-of-the-first-attempt-comes-last"}
    assert failing(early=200) == {"order-not-saved-yet"}


def test_a_redirect_fails_whatever_should_be_accepted() -> None:
    def redirect(request: Request) -> Response | None:
        return None if "/orders/" in request.url else moved(request, URL)

    redirected = failing(answer=redirect)
    assert {"paid-and-payer-never-returns", "told-twice", "paid-told-late"} <= redirected
    assert "wrong-signature" not in redirected


def test_accepting_and_doing_nothing_fails_by_the_state_of_the_order() -> None:
    outcome = played(
        "paid-and-payer-never-returns", Shop(answer=lambda request: reply(request, 200) if request.body else None)
    )
    assert all(step.met for step in outcome.steps)
    assert outcome.order is Status.PENDING
    assert outcome.passed is False


def test_without_the_state_of_the_order_it_cannot_be_told() -> None:
    outcome = played("paid-and-payer-never-returns", Shop(), shop=probing.Shop())
    assert outcome.passed is None
    assert outcome.unchecked is None
    assert played("wrong-signature", Shop(checks_signature=False), shop=probing.Shop()).passed is False


def test_any_state_may_be_right() -> None:
    free = Scenario(name="free", deliveries=BY_NAME["told-twice"].deliveries, source="made up")
    assert played(free, Shop(), shop=probing.Shop()).passed is True


def test_a_shop_that_does_not_answer_has_not_failed_the_scenario() -> None:
    outcome = played("told-twice", Shop(answer=lambda _: Unavailable("no answer within 10 s", fault="timeout")))
    assert (outcome.passed, outcome.unchecked) == (None, "no answer within 10 s")


@pytest.mark.parametrize(
    ("name", "provider", "why"),
    [
        ("told-twice", BePaid(shop_id="1", secret_key="s" * 40), "--make-key"),
        ("failed-only", CloudPayments(public_id="pk_1", api_secret="c" * 32), "another address"),
        ("another-currency", TBank(terminal_key="1760000000001", password="p" * 16), "no currency"),
    ],
)
def test_what_a_provider_cannot_tell_is_unchecked(name: str, provider: Provider, why: str) -> None:
    order = ORDER.model_copy(update={"currency": "RUB"})
    outcome = played(name, Shop(provider=provider), order, provider=provider, merchant="1760000000001")
    assert outcome.passed is None
    assert why in (outcome.unchecked or "")


def test_orders_that_cannot_be_used() -> None:
    assert "amount" in (played("told-twice", Shop(), Order(id="77", status=Status.PENDING)).unchecked or "")
    cheap = ORDER.model_copy(update={"amount": Decimal("0.50")})
    assert played("one-unit-less", Shop(), cheap).unchecked == "the order's amount is too small"
