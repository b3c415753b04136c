"""Failure cases as signed deliveries: what is sent to a shop, what it should answer, how its order should end.

The cases were collected from the issue trackers of payment modules; `source` names one. A scenario takes an order that
waits for payment and belongs to it alone. Times are told, not waited for: an event of ten minutes ago is dated so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal, TypeAlias

from paysupport.adapters.contracts import Provider, Received
from paysupport.checks.events import Event, order_number
from paysupport.checks.probing import Shop, signing
from paysupport.checks.probing.notices import Notices, names_no_currency
from paysupport.checks.probing.shop import in_other_currency
from paysupport.checks.probing.signing import Unsigned
from paysupport.diagnostics.deliveries import accepts
from paysupport.flow import Flow
from paysupport.model import Order, Probe, ProbeKind, Status
from paysupport.money import Money

Proof: TypeAlias = Literal["right", "wrong", "none"]
_MAKE: dict[Proof, Callable[[Provider, Event, datetime], Received | Unsigned]] = {
    "right": signing.signed,
    "wrong": signing.forged,
    "none": signing.unsigned,
}
_KINDS: dict[Proof, ProbeKind] = {
    "right": ProbeKind.RIGHT,
    "wrong": ProbeKind.WRONG,
    "none": ProbeKind.UNSIGNED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One notification of a scenario.

    Attributes:
        paid: whether it tells of a success.
        proof: what signature it has.
        accepted: whether the shop should accept it; None where either is right.
        attempt: of the payer; the same number is the same payment at the provider.
        age: how long ago the event happened.
        times: the order's amount is multiplied by this.
        less: so much less than the order's amount, in major units.
        other_currency: the event is in another currency than the order.
        known: whether the order exists in the shop.
    """

    paid: bool = True
    proof: Proof = "right"
    accepted: bool | None = True
    attempt: int = 1
    age: timedelta = timedelta(0)
    times: int = 1
    less: Decimal = Decimal(0)
    other_currency: bool = False
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A failure case.

    Attributes:
        name: in words joined by hyphens; says the case, not the fault.
        deliveries: in order.
        order: which states of the order afterwards are right; empty where any is.
        source: an issue in which the fault was seen.
    """

    name: str
    deliveries: tuple[Delivery, ...]
    order: frozenset[Status] = frozenset()
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What came of one delivery."""

    delivery: Delivery
    probe: Probe
    accepted: bool

    @property
    def met(self) -> bool:
        """Whether the shop answered as it should."""
        return self.delivery.accepted in {None, self.accepted}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a scenario.

    Attributes:
        order: state of the order afterwards; None where the shop does not tell it.
        unchecked: why it could not be played, or not to the end.
    """

    scenario: Scenario
    steps: tuple[Step, ...] = field(default=())
    order: Status | None = None
    unchecked: str | None = None

    @property
    def passed(self) -> bool | None:
        """Whether all was as expected; None where that could not be told."""
        if not all(step.met for step in self.steps):
            return False
        if self.unchecked or (self.scenario.order and self.order is None):
            return None
        return not self.scenario.order or self.order in self.scenario.order


_PAID = frozenset({Status.PAID})
_OPEN = frozenset({Status.PENDING, Status.CREATED, Status.REQUIRES_ACTION})
_NOT_PAID = _OPEN | {Status.FAILED, Status.CANCELLED, Status.EXPIRED}
_EARLIER = timedelta(minutes=10)

SCENARIOS = (
    Scenario(
        name="paid-and-payer-never-returns",
        deliveries=(Delivery(),),
        order=_PAID,
        source="PrestaShop/PrestaShop #25530, 202-ecommerce/stripe_official #80",
    ),
    Scenario(
        name="paid-told-late",
        deliveries=(Delivery(age=timedelta(minutes=15)),),
        order=_PAID,
        source="yoomoney/cms-prestashop #52",
    ),
    Scenario(
        name="wrong-signature",
        deliveries=(Delivery(proof="wrong", accepted=False),),
        order=_OPEN,
        source="woocommerce/woocommerce-gateway-stripe #1136, #4150",
    ),
    Scenario(
        name="no-signature",
        deliveries=(Delivery(proof="none", accepted=False),),
        order=_OPEN,
        source="CVE-2026-0656, CVE-2025-14078",
    ),
    Scenario(
        name="right-after-wrong-signature",
        deliveries=(Delivery(proof="wrong", accepted=False), Delivery()),
        order=_PAID,
        source="woocommerce/woocommerce-gateway-stripe #2398",
    ),
    Scenario(
        name="order-not-saved-yet",
        deliveries=(Delivery(known=False, accepted=False),),
        order=_OPEN,
        source="duncanmcclean/statamic-cargo #190, polarsource/polar PR 10728",
    ),
    Scenario(
        name="told-twice",
        deliveries=(Delivery(), Delivery()),
        order=_PAID,
        source="woocommerce/woocommerce-gateway-stripe #489, #542",
    ),
    Scenario(
        name="paid-at-the-second-attempt",
        deliveries=(Delivery(paid=False), Delivery(attempt=2)),
        order=_PAID,
        source="woocommerce/woocommerce-gateway-stripe #902",
    ),
    Scenario(
        name="failure-of-the-first-attempt-comes-last",
        deliveries=(Delivery(attempt=2), Delivery(paid=False, age=_EARLIER)),
        order=_PAID,
        source="woocommerce/woocommerce-gateway-stripe #902, Adyen/adyen-shopware6 PR 451",
    ),
    Scenario(
        name="failed-only",
        deliveries=(Delivery(paid=False),),
        order=_NOT_PAID,
        source="btcpayserver/woocommerce-greenfield-plugin #64",
    ),
    Scenario(
        name="hundred-times-the-amount",
        deliveries=(Delivery(times=100, accepted=None),),
        order=_NOT_PAID,
        source="Paymenter #1258, InvoicePlane #1677",
    ),
    Scenario(
        name="one-unit-less",
        deliveries=(Delivery(less=Decimal(1), accepted=None),),
        order=_NOT_PAID,
        source="CVE-2026-9189",
    ),
    Scenario(
        name="another-currency",
        deliveries=(Delivery(other_currency=True, accepted=None),),
        order=_NOT_PAID,
        source="begateway/bitrix-payment-module f489081",
    ),
)


def play(
    scenario: Scenario,
    order: Order,
    *,
    url: str,
    address: str,
    provider: Provider,
    shop: Shop,
    now: datetime,
    merchant: str | None = None,
) -> Flow[Outcome]:
    """Play a scenario against a shop's notification URL.

    Args:
        scenario: which.
        order: waits for payment, has amount and currency, and is used for this scenario alone.
        url: of the notifications.
        address: of its host, found by `Resolve`.
        provider: with the keys to sign with.
        shop: tells the order's state.
        now: when this begins.
        merchant: the shop's id at the provider.
    """
    if order.amount is None or order.currency is None:
        return Outcome(scenario=scenario, unchecked="the order to try with needs an amount and a currency")
    amount = Money(amount=order.amount, currency=order.currency)
    notices = Notices(url, address, provider, shop, amount, merchant, now)
    steps: list[Step] = []
    for delivery, made in _made(scenario.deliveries, order.id, notices):
        probe = yield from notices.deliver(_KINDS[delivery.proof], made)
        if probe.unchecked or probe.fault:
            return Outcome(scenario=scenario, steps=tuple(steps), unchecked=probe.unchecked or probe.detail)
        accepted = accepts(provider.name, probe.response_status, probe.excerpt)
        steps.append(Step(delivery=delivery, probe=probe, accepted=accepted))
    state = yield from shop.state(order.id)
    return Outcome(scenario=scenario, steps=tuple(steps), order=state)


def _made(
    deliveries: Sequence[Delivery], order: str, notices: Notices
) -> Iterator[tuple[Delivery, Received | Unsigned]]:
    provider, now, amount = notices.provider, notices.now, notices.amount
    for each in deliveries:
        altered = Money(amount=amount.amount * each.times - each.less, currency=amount.currency)
        event = Event(
            payment=f"{order}/{each.attempt}/{now.isoformat()}",
            order=order if each.known else order_number(f"{order}{now.isoformat()}"),
            amount=in_other_currency(altered) if each.other_currency else altered,
            paid=each.paid,
            at=now - each.age,
            shop=notices.merchant,
        )
        if altered.amount <= 0:
            yield each, Unsigned("the order's amount is too small")
        elif each.other_currency and names_no_currency(provider, replace(event, amount=altered), now):
            yield each, Unsigned(f"notifications of {provider.name} name no currency")
        else:
            yield each, _MAKE[each.proof](provider, event, now)
