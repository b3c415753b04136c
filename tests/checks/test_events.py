"""Synthetic events are what the provider's own adapter reads them to be."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from paysupport.adapters.registry import reader
from paysupport.checks.events import PROVIDERS, Event, body, order_number, payment_id
from paysupport.errors import InputError, Unsupported
from paysupport.model import Status
from paysupport.money import Money

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
CURRENCIES = {"tbank": "RUB", "robokassa": "RUB", "mixplat": "RUB"}


def event(provider: str, *, paid: bool = True, amount: str = "25.50") -> Event:
    money = Money(amount=Decimal(amount), currency=CURRENCIES.get(provider, "EUR"))
    return Event(payment="one", order="2000001234", amount=money, paid=paid, at=AT)


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_a_success_is_read_as_one(provider: str) -> None:
    (payment,) = reader(provider).read(body(provider, event(provider)))
    assert payment.status is Status.PAID
    assert payment.order == "2000001234"
    assert payment.amount is not None
    assert payment.amount.text == "25.50"
    assert payment.test is not False


@pytest.mark.parametrize("provider", sorted(PROVIDERS - {"cloudpayments", "robokassa"}))
def test_a_failure_of_the_same_payment_has_the_same_id(provider: str) -> None:
    paid, failed = (body(provider, event(provider, paid=each)) for each in (True, False))
    (success,), (failure,) = reader(provider).read(paid), reader(provider).read(failed)
    assert failure.status is Status.FAILED
    assert failure.id == success.id == payment_id(provider, "one")
    assert event(provider, paid=False).status is Status.FAILED
    assert event(provider).status is Status.PAID


@pytest.mark.parametrize("provider", ["cloudpayments", "robokassa"])
def test_failures_that_are_not_told_at_this_address(provider: str) -> None:
    with pytest.raises(Unsupported, match="fail"):
        body(provider, event(provider, paid=False))


def test_a_provider_whose_shapes_are_not_known() -> None:
    with pytest.raises(Unsupported, match="acme"):
        body("acme", event("acme"))


def test_an_amount_that_the_currency_cannot_have() -> None:
    with pytest.raises(InputError):
        body("stripe", event("stripe", amount="25.505"))


def test_order_numbers_fit_into_32_bits_and_differ() -> None:
    assert int(order_number("a")) < 2**31
    assert order_number("a") == order_number("a") != order_number("b")
