import pytest

import paysupport as ps
from examples.shop import FAULTS
from paysupport.checks.scenarios import SCENARIOS, Scenario
from tests.shop.matrix import EARLY, HEALTHY, NEVER, OFFLINE, PROBED, PROVIDERS, TICKETS, UNSEEN
from tests.shop.running import ORDER, Case, found


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_settings_of_a_healthy_shop_show_nothing(provider: str) -> None:
    assert found(Case(provider).offline().findings) == set()
    assert found(Case(provider, live=True).offline().findings) == set()


@pytest.mark.parametrize("script", HEALTHY)
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_healthy_shop_has_the_order_paid_once(provider: str, script: str) -> None:
    case = Case(provider, live=True)
    case.shop.order(ORDER)
    case.play(script)
    assert case.ticket() == set()
    assert case.shop.orders[ORDER].status is ps.Status.PAID
    assert str(case.shop.collected[ORDER]) == "25.50"
    case.fake.assert_paid(case.shop.orders[ORDER])
    case.fake.assert_accepted()


@pytest.mark.parametrize("script", ["webhook forged", "webhook unsigned", "another amount", "another currency"])
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_healthy_shop_is_not_fooled(provider: str, script: str) -> None:
    case = Case(provider, live=True)
    case.shop.order(ORDER)
    case.play(script)
    case.fake.assert_unpaid(case.shop.orders[ORDER])


@pytest.mark.parametrize("fault", OFFLINE)
def test_a_fault_of_the_settings_is_found_by_its_rule(fault: str) -> None:
    provider, rule = OFFLINE[fault]
    assert found(Case(provider, [fault], live=True).offline().findings) == {rule}


@pytest.mark.parametrize("fault", TICKETS)
def test_a_fault_is_found_by_its_rule_in_a_case(fault: str) -> None:
    provider, script, rule = TICKETS[fault]
    case = Case(provider, [fault], live=True)
    if fault not in EARLY | NEVER:
        case.shop.order(ORDER)
    case.play(script)
    if fault in EARLY:
        case.shop.order(ORDER)
    assert case.ticket() == {rule}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_healthy_shop_is_found_healthy_from_outside(provider: str) -> None:
    report = Case(provider).probed()
    assert report.findings == ()
    assert not report.failed


@pytest.mark.parametrize("fault", PROBED)
def test_a_fault_is_found_by_its_rule_from_outside(fault: str) -> None:
    provider, rule = PROBED[fault]
    report = Case(provider, [fault]).probed()
    assert found(report.findings) == {rule}
    assert report.failed


@pytest.mark.parametrize("fault", UNSEEN)
@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_nobody_can_see_is_not_guessed(provider: str, fault: str) -> None:
    assert found(Case(provider, [fault]).probed().findings) == set()


def test_every_fault_is_found_somewhere() -> None:
    assert FAULTS.keys() == OFFLINE.keys() | PROBED.keys() | TICKETS.keys() | UNSEEN.keys()
    assert len(PROBED.keys() | OFFLINE.keys()) >= 60


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[each.name for each in SCENARIOS])
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_healthy_shop_passes_the_scenario(provider: str, scenario: Scenario) -> None:
    outcome = Case(provider).scenario(scenario)
    assert outcome.passed in {True, None}
    assert outcome.passed or outcome.unchecked
