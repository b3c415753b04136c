"""One try of a payment: a charge, an error without one, or both."""

from datetime import date

from paysupport.adapters.providers.stripe.codes import CHARGE_STATUSES, REFUSED_BY, interpret
from paysupport.adapters.providers.stripe.schemas import Charge, Outcome, Refusal
from paysupport.codes import Said
from paysupport.model import Attempt, Decline, Status

_NO_CHARGE = Charge.model_construct(id="", status="")
_NO_ERROR = Refusal.model_construct()
_NO_OUTCOME = Outcome.model_construct()


def status_of(charge: Charge) -> Status:
    """Where a charge stands, its refunds and disputes included."""
    status = CHARGE_STATUSES.get(charge.status, Status.UNKNOWN)
    if status is not Status.PAID:
        return status
    if charge.captured is False:
        return Status.CANCELLED if charge.refunded else Status.AUTHORIZED
    if charge.disputed:
        return Status.DISPUTED
    if charge.refunded:
        return Status.REFUNDED
    return Status.PARTIALLY_REFUNDED if charge.amount_refunded else Status.PAID


def attempt_of(id_: str, status: Status, on: date, charge: Charge | None, error: Refusal | None) -> Attempt:
    """The try that a charge, an error or both tell of; `on` is the day by which codes are read."""
    outcome = charge and charge.outcome
    return Attempt.trusted(
        {
            "id": id_,
            "status": status,
            "at": charge and charge.created_at,
            "decline": _decline(on, charge, error) if status is Status.FAILED else None,
            "card": (charge and charge.card) or (error and error.card),
            "authentication": charge and charge.authentication,
            "blocked_by": outcome.rule or outcome.reason if outcome and outcome.type == "blocked" else None,
            "auth_code": charge and charge.auth_code,
        }
    )


def _decline(on: date, charge: Charge | None, error: Refusal | None) -> Decline:
    charge = charge or _NO_CHARGE
    error = error or _NO_ERROR
    outcome = charge.outcome or _NO_OUTCOME
    code = error.decline_code or outcome.reason or error.code or charge.failure_code
    message = error.message or charge.failure_message or outcome.seller_message
    from_network = error.network_advice_code or outcome.network_advice_code
    from_stripe = error.advice_code or outcome.advice_code
    card = charge.card or error.card
    network = charge.network or (card.brand if card else None)
    network_code = error.network_decline_code or outcome.network_decline_code
    said = Said(code, message, from_network or from_stripe, network, network_code)
    return Decline.trusted(
        {
            "reading": interpret(said, outcome.type, from_stripe, on),
            "code": code,
            "message": message,
            "network": network and network.lower(),
            "network_code": network_code,
            "advice": said.advice,
            "refused_by": REFUSED_BY.get(outcome.type or ""),
        }
    )
