"""Refusals of which one provider's code tells more than the reason does."""

from paysupport.model import Payment


def refused_with(payment: Payment, provider: str, *codes: str) -> bool:
    """Whether the last attempt was refused by this provider with one of these codes of its own."""
    decline = payment.decline
    return payment.provider == provider and decline is not None and decline.code in codes
