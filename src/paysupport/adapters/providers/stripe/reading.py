"""From Stripe's documents to payments: a PaymentIntent or Charge, alone, in a list, in an event or in an error."""

from collections import Counter
from datetime import date, datetime

from paysupport.adapters.providers.stripe.attempts import attempt_of, status_of
from paysupport.adapters.providers.stripe.codes import (
    EXPONENTS,
    METHODS,
    REFUND_CAUSES,
    REFUND_STATUSES,
    STATUSES,
    UNTRIED,
)
from paysupport.adapters.providers.stripe.origins import NAME, Answer, origin_of
from paysupport.adapters.providers.stripe.schemas import (
    Charge,
    Event,
    Listing,
    Metadata,
    Occurrence,
    PaymentIntent,
    Refusal,
    Subject,
)
from paysupport.documents import pointer, resolve
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Attempt, Merchant, Payment, Refund, Status, method_of
from paysupport.money import Money
from paysupport.redaction import redact

PAYMENTS = frozenset({"payment_intent", "charge"})

_ERRORS = frozenset({"api_error", "card_error", "idempotency_error", "invalid_request_error"})
_LISTS = frozenset(f"/v1/{path}" for kind in ("payment_intents", "charges") for path in (kind, f"{kind}/search"))

_COLLECTED = frozenset({Status.PAID, Status.REFUNDED, Status.PARTIALLY_REFUNDED, Status.DISPUTED})
_OVER = frozenset({Status.FAILED, Status.CANCELLED, Status.EXPIRED})
_KEY_ERRORS = frozenset({"api_key_expired", "platform_api_key_expired", "secret_key_required"})
_UNAUTHORISED = 401
_LONGEST = 500
_NOBODY = Merchant()


def claims(document: object) -> bool:
    """Whether a document names itself as Stripe's do, or is an error of one of Stripe's types."""
    match document:
        case {"object": "payment_intent" | "charge" | "event"}:
            return True
        case {"object": "list" | "search_result", "data": []}:
            return _told(document, "/url") in _LISTS
        case {"object": "list" | "search_result"}:
            return _told(document, "/data/0/object") in PAYMENTS | {"event"}
        case _:
            return _told(document, "/error/type") in _ERRORS


def _told(document: object, place: str) -> str | None:
    try:
        value = resolve(document, place)
    except LookupError:
        return None
    return value if isinstance(value, str) else None


def payments(answer: Answer, status: int | None = None) -> tuple[Payment, ...]:
    """The payments in a document; in a list, tries of one PaymentIntent are one payment.

    Raises:
        InputError: it cannot be read; `NotAPayment` for an error answer or an object of another kind.
    """
    match answer.document:
        case {"error": {"type": "card_error", "payment_intent": {"object": "payment_intent"}}}:
            return (_payment(answer, "/error/payment_intent"),)
        case {"error": {"type": str()}}:
            return (_refused(answer, status),)
        case {"object": "list" | "search_result", "data": list()}:
            return _merged(answer)
        case _:
            return (_payment(answer, ""),)


def order_in(metadata: Metadata | None, keys: tuple[str, ...]) -> str | None:
    """The shop's order id in an object's metadata."""
    return next((value for key in keys if metadata and (value := metadata.get(key))), None)


def _merged(answer: Answer) -> tuple[Payment, ...]:
    listing = Listing.of(answer.document)
    found: list[tuple[str | None, Payment]] = []
    for place, row in enumerate(listing.data):
        base = pointer("data", place)
        about = Subject.of(row, base)
        if about.object == "event":
            about = Occurrence.of(row, base).about
            if about.object not in PAYMENTS:
                continue
        found.append((about.intent or about.id, _payment(answer, base)))
    tries = Counter(intent for intent, _ in found)
    return merge(each.model_copy(update={"id": intent}) if tries[intent] > 1 else each for intent, each in found)


def _payment(answer: Answer, base: str) -> Payment:
    found = resolve(answer.document, base)
    match found:
        case {"object": "payment_intent"}:
            return _intent(answer, PaymentIntent.of(found, base), base)
        case {"object": "charge"}:
            return _charge(answer, Charge.of(found, base), base)
        case {"object": "event", "data": {"object": {"object": "payment_intent" | "charge"}}}:
            event = Event.of(found, base)
            merchant = {"merchant": Merchant(id=event.account)} if event.account else {}
            payment = _payment(answer, f"{base}/data/object")
            return payment.model_copy(update={"updated_at": event.created_at, **merchant})
        case {"object": "event", "type": str() as kind}:
            raise NotAPayment(f"event {redact(kind[:80])}, which holds no payment", provider=NAME)
        case {"object": str() as kind}:
            raise NotAPayment(f"an object of the kind {redact(kind[:80])!r}, no payment", provider=NAME)
        case _:
            raise Unrecognised("no payment of Stripe", path=base)


def _intent(answer: Answer, seen: PaymentIntent, base: str) -> Payment:
    charge = seen.charge
    status = _intent_status(seen)
    error = seen.error if status in _OVER else None
    own = charge if charge and (error is None or error.charge == charge.id) else None
    return Payment.trusted(
        {
            **_common(answer, seen),
            **_collected(charge, status),
            "status": status,
            "kind": "payment_intent",
            "attempts": _tries(seen, status, error, own),
            **_paid_by(charge.method if charge else error.method if error else None),
            "email": seen.receipt_email or (charge and (charge.receipt_email or charge.billing_email)),
            "origin": origin_of(answer, base, PaymentIntent, error, own),
        }
    )


def _intent_status(seen: PaymentIntent) -> Status:
    if seen.status in UNTRIED and (seen.error or seen.charge_id):
        return Status.FAILED
    if seen.status == "canceled" and seen.cancellation == "expired":
        return Status.EXPIRED
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    return status_of(seen.charge) if seen.charge and status is Status.PAID else status


def _tries(seen: PaymentIntent, status: Status, error: Refusal | None, own: Charge | None) -> tuple[Attempt, ...]:
    """The latest charge and the last error: one try where the charge is the error's own."""
    on = _day(seen.created_at)
    charge = seen.charge
    earlier = (attempt_of(charge.id, status_of(charge), on, charge, None),) if charge and not (error and own) else ()
    if error:
        return (*earlier, attempt_of(error.charge or seen.id, Status.FAILED, on, own, error))
    if charge is None and seen.charge_id:
        return (attempt_of(seen.charge_id, status, on, None, None),)
    return earlier


def _charge(answer: Answer, seen: Charge, base: str) -> Payment:
    status = status_of(seen)
    return Payment.trusted(
        {
            **_common(answer, seen),
            **_collected(seen, status),
            "status": status,
            "kind": "charge",
            "attempts": (attempt_of(seen.id, status, _day(seen.created_at), seen, None),),
            **_paid_by(seen.method),
            "email": seen.receipt_email or seen.billing_email,
            "origin": origin_of(answer, base, Charge, None, seen),
        }
    )


def _common(answer: Answer, seen: PaymentIntent | Charge) -> dict[str, object]:
    return {
        "provider": NAME,
        "account": answer.account,
        "id": seen.id,
        "raw_status": seen.status,
        "order": order_in(seen.metadata, answer.keys),
        "merchant": Merchant(id=seen.merchant) if seen.merchant else _NOBODY,
        "amount": _money(seen.amount, seen.currency),
        "currency": seen.currency,
        "test": None if seen.live is None else not seen.live,
        "created_at": seen.created_at,
    }


def _collected(charge: Charge | None, status: Status) -> dict[str, object]:
    """What a charge tells of money that moved."""
    if charge is None or status not in _COLLECTED:
        return {}
    balance = charge.balance
    return {
        "paid_at": charge.created_at,
        "refunded": _money(charge.amount_refunded or None, charge.currency),
        "refunds": tuple(
            Refund.trusted(
                {
                    "id": each.id,
                    "status": REFUND_STATUSES.get(each.status or "", Status.UNKNOWN),
                    "amount": _money(each.amount, each.currency),
                    "at": each.created_at,
                    "reason": each.failure or each.reason,
                    "cause": REFUND_CAUSES.get(each.failure or each.waits_for or ""),
                    "arn": each.reference if each.reference_type == "acquirer_reference_number" else None,
                }
            )
            for each in charge.refunds
        ),
        "fee": balance and _money(balance.fee, balance.currency),
        "net": balance and _money(balance.net, balance.currency),
    }


def _refused(answer: Answer, status: int | None) -> Payment:
    """The payment that an error answer tells of."""
    error = Refusal.of(resolve(answer.document, "/error"), "/error")
    if error.type != "card_error":
        missing = error.code == "resource_missing"
        raise NotAPayment(explain(error, status), provider=NAME, code=error.code or error.type, not_found=missing)
    known = error.intent or error.charge
    return Payment.trusted(
        {
            "provider": NAME,
            "account": answer.account,
            "id": known,
            "status": Status.FAILED,
            "raw_status": error.type,
            **_paid_by(error.method),
            "attempts": (attempt_of(error.charge or known or "", Status.FAILED, date.max, None, error),),
            "origin": origin_of(answer, "/error", Refusal, error, None),
        }
    )


def explain(error: Refusal, status: int | None = None) -> str:
    """Stripe's message without what must not be shown, and what to do where that is known."""
    message = redact((error.message or error.code or error.type or "an error without a message")[:_LONGEST])
    if "similar object exists in" in message:
        return f"the API key is of one mode and the object of the other (test, live): {message}"
    if status == _UNAUTHORISED or error.code in _KEY_ERRORS or message.startswith("Invalid API Key"):
        return f"Stripe does not accept the API key; a secret or restricted key of the account is needed: {message}"
    return message


def _paid_by(word: str | None) -> dict[str, object]:
    return {"method": method_of(METHODS, word), "raw_method": word}


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money.of_minor(minor, currency, EXPONENTS)


def _day(time: datetime | None) -> date:
    """The day by which codes are read; where no time is told, their latest meaning counts."""
    return time.date() if time else date.max
