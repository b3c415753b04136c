"""What to send to a provider or a bank so that it finds the operation at once."""

from collections.abc import Iterator
from datetime import datetime

from paysupport.model import Attempt, Evidence
from paysupport.redaction import redact


def dossier(bundle: Evidence, cause: str | None) -> str:
    """Ids, RRN, times with zone, amount and what was tried, a line each; no personal data, no full card number."""
    return redact("\n".join(f"{name}: {value}" for name, value in _lines(bundle, cause) if value), personal=True)


def _lines(bundle: Evidence, cause: str | None) -> Iterator[tuple[str, object]]:
    payment = bundle.payment
    if payment is not None:
        yield "Provider", payment.provider
        yield "Merchant", payment.merchant.id or payment.merchant.name
        yield "Payment id", payment.id
        yield "Order", payment.order
        yield "Amount", payment.amount or payment.currency
        yield "Status", payment.raw_status or payment.status.value
        yield "Created", _time(payment.created_at)
        yield "Request id", payment.origin.request_id
        for number, attempt in enumerate(payment.attempts, start=1):
            yield f"Attempt {number}", "; ".join(_of_attempt(attempt))
    if bundle.order is not None:
        order = bundle.order
        amount = f", {order.amount} {order.currency or ''}".rstrip() if order.amount is not None else ""
        yield "In the shop", f"order {order.id}, {order.status.value}{amount}"
    for each in bundle.notifications:
        yield "Notification", f"{_time(each.at)}, the shop answered {each.response_status or 'nothing'}"
    yield "Cause found", cause


def _of_attempt(attempt: Attempt) -> Iterator[str]:
    yield attempt.id
    yield attempt.status.value
    if attempt.at is not None:
        yield _time(attempt.at) or ""
    if attempt.card is not None and attempt.card.last4 is not None:
        yield f"{attempt.card.brand or 'card'} ending in {attempt.card.last4}"
    if attempt.rrn is not None:
        yield f"RRN {attempt.rrn}"
    if attempt.auth_code is not None:
        yield f"authorisation code {attempt.auth_code}"
    decline = attempt.decline
    if decline is not None:
        said = [decline.code, decline.network_code and f"network code {decline.network_code}", decline.message]
        yield ", ".join(each for each in said if each) or "declined without a code"


def _time(time: datetime | None) -> str | None:
    return time.isoformat(sep=" ", timespec="seconds") if time else None
