"""A payer's limits: which of them are in a payment's way, and when they begin anew."""

from datetime import datetime

from paysupport.diagnostics.rule import Facts
from paysupport.model import Limit, Party, Payment, Retry


def until_reset(retry: Retry, owner: Party, payment: Payment, limits: tuple[Limit, ...], now: datetime) -> Facts:
    """The answers of `retry`, with the time from which this owner's limits allow the payment, where that is told."""
    resets = {
        place: limit.resets_at
        for place, limit in enumerate(limits)
        if limit.owner is owner and limit.resets_at and limit.resets_at > now and _exceeded(limit, payment)
    }
    if not resets:
        return Facts()
    return Facts(
        seen=tuple(f"limits.{place}.resets_at" for place in resets),
        retry=retry.model_copy(update={"after": None, "not_before": max(resets.values())}),
    )


def _exceeded(limit: Limit, payment: Payment) -> bool:
    """Whether the payment does not fit; where that cannot be computed, the owner's word stands."""
    if limit.amount is None or limit.used is None:
        return True
    left, price = limit.amount - limit.used, payment.amount
    if limit.kind == "count":
        return left < 1
    return price is None or price.currency != limit.currency or price.amount > left
