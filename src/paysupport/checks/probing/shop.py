"""The shop's side of a check: an order to try with, and how its state can be seen."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from urllib.parse import quote

from pydantic import ValidationError

from paysupport.checks.probing.pinning import to_address
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError, Unavailable
from paysupport.flow import Flow, Request
from paysupport.model import Order, Settings, Status
from paysupport.money import Money

_CURRENCY = "EUR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """What a staging shop offers beside its notification URL.

    Attributes:
        order: an order that waits for payment, made for this check, with amount and currency; paid afterwards.
        order_url: where the shop tells an order as JSON, `status` as in an evidence bundle; `{order}` is its id.
        ask: gives the status of an order by its id, such as by a command of the host; instead of the URL.
    """

    order: Order | None = None
    order_url: str | None = None
    ask: Callable[[str], Status | None] | None = None

    def state(self, order: str) -> Flow[Status | None]:
        """The status of an order; None where the shop does not tell it."""
        if self.ask is not None:
            return self.ask(order)
        if self.order_url is None:
            return None
        url = self.order_url.replace("{order}", quote(order, safe=""))
        try:
            response = yield from to_address(Request(method="GET", url=url, headers={"Accept": "application/json"}))
            told = parse(response.body)
            if isinstance(told, dict):
                return Order.model_validate({"id": order, **told}).status
        except (Unavailable, InputError, ValidationError):
            pass
        return None


def sum_of(shop: Shop, settings: Settings) -> Money:
    """The amount of the order to try with, else of one unit in the shop's currency.

    Raises:
        ConfigurationError: the order has no amount or currency.
    """
    order = shop.order
    if order is None:
        return Money(amount=Decimal(1), currency=settings.currency or (settings.currencies or (_CURRENCY,))[0])
    if order.amount is None or order.currency is None:
        raise ConfigurationError("the order to try with needs an amount and a currency")
    return Money(amount=order.amount, currency=order.currency)


def in_other_currency(money: Money) -> Money:
    """As many whole units of another currency."""
    currency = "EUR" if money.currency == "USD" else "USD"
    return Money(amount=money.amount.to_integral_value(ROUND_CEILING), currency=currency)
