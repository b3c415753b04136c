"""How long money takes, as providers and card networks document it, and the day that follows from it.

What no document of its owner says is not here, or is only possible. A contract may say otherwise: the merchant's own
period (`Settings.settlement_days`) and a date that the provider names for the payment come first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from paysupport.calendar import after, is_known, local_day
from paysupport.model import Attempt, Certainty, Method, Payment, Refund, Settings


@dataclass(frozen=True, slots=True)
class Period:
    """How many days something takes at the most: calendar days, or business days.

    Attributes:
        least: from how many days on it may be over, where that is not the same.
        certainty: likely where a document of the owner says it in general, possible where only others do.
    """

    most: int
    source: str
    least: int | None = None
    business: bool = False
    certainty: Certainty = Certainty.LIKELY


@dataclass(frozen=True, slots=True)
class Due:
    """The last day on which money may still come without anybody being late, and who says so."""

    day: date
    certainty: Certainty
    seen: tuple[str, ...]
    source: str = ""


HOMES: Mapping[str, str] = {
    "bepaid": "BY",
    "cloudpayments": "RU",
    "mixplat": "RU",
    "robokassa": "RU",
    "tbank": "RU",
    "yookassa": "RU",
}
"""In whose country a provider's banks work, where the merchant's settings do not tell."""

SETTLEMENT: Mapping[str, Period] = {
    "cloudpayments": Period(
        1,
        "CloudPayments for Kazakhstan, cloudpayments.kz/service; for Russia only as UDS tells it, 29 March 2023",
        business=True,
        certainty=Certainty.POSSIBLE,
    ),
    "yookassa": Period(1, "yookassa.ru/developers/payment-acceptance/overview, read 2026-11-25", business=True),
}
"""From payment to the merchant's account. Others go by contract, Stripe by the schedule of the account."""

_STRIPE_REFUND = Period(10, "support.stripe.com, customer refund processing time, read 2026-11-25", business=True)

REFUND: Mapping[tuple[str, Method | None], Period] = {
    ("bepaid", Method.CARD): Period(
        30, "what shops with bePaid tell their buyers (waterskicentr.by/oplata)", certainty=Certainty.POSSIBLE
    ),
    ("bepaid", Method.ERIP): Period(11, "docs.bepaid.by/en/payment_methods/apms/erip/erip_refund, read 2026-11-25"),
    ("cloudpayments", Method.CARD): Period(3, "developers.cloudpayments.ru, copy of 2026-08-04"),
    ("razorpay", None): Period(10, "razorpay.com/docs/payments/refunds/normal, read 2026-11-25", business=True),
    ("stripe", None): _STRIPE_REFUND,
    ("stripe", Method.CARD): _STRIPE_REFUND,
    ("yookassa", Method.CARD): Period(3, "yookassa.ru/developers/payment-methods/bank-card, read 2026-11-25"),
    ("yookassa", Method.SBP): Period(1, "yookassa.ru/developers, payment method sbp, read 2026-11-25"),
}
"""From refund to payer, by provider and means of payment."""

_MASTERCARD = Period(
    30,
    "Mastercard: 30 days for a preauthorisation, 7 for a final authorisation (developer.cas.cybersource.com, read"
    " 2026-11-25)",
    least=7,
    certainty=Certainty.POSSIBLE,
)

HOLD: Mapping[str, Period] = {
    "master": _MASTERCARD,
    "mastercard": _MASTERCARD,
    "mir": Period(6, "rules of NSPK: seven days, the first included (developer.tbank.ru/eacq, read 2026-11-25)"),
    "visa": Period(
        10,
        "Visa Core Rules, 18 April 2026, as others quote them: 10 days for a payer online; Stripe counts with 7",
        least=7,
        certainty=Certainty.POSSIBLE,
    ),
}
"""How long an authorisation holds by the rules of the card network; banks may let go earlier."""

PROVIDER_HOLD: Mapping[str, Period] = {
    "robokassa": Period(7, "docs.robokassa.ru/ru/holding, read 2026-11-25: then cancelled by itself"),
    "stripe": Period(7, "docs.stripe.com/payments/place-a-hold-on-a-payment-method, read 2026-11-25: payer present"),
    "tbank": Period(6, "seven days, the first included (developer.tbank.ru/eacq, read 2026-11-25)"),
    "yookassa": Period(7, "yookassa.ru/developers/payment-methods/bank-card, read 2026-11-25"),
}
"""How long a provider keeps a card payment that is not captured."""

_LAST_YEAR = 9000
"""A time that is no time: later days could not be counted."""

_LONGEST = timedelta(days=60)
"""Longer ago than any period here: nothing is computed any more."""

_TELLING = frozenset({"bepaid"})
"""Providers that tell of a payment when its money has reached the merchant's account (docs.bepaid.by, reports)."""

_SILENT = frozenset({"cloudpayments"})
"""Providers that name the day of the payout and never its arrival (developers.cloudpayments.ru, copy of 2026-08-04)."""


def country_of(payment: Payment, settings: Settings | None = None) -> str | None:
    """Where the merchant's acquirer works, as far as settings or provider tell."""
    named = settings.country if settings else None
    return named.upper() if named else HOMES.get(payment.provider)


def tells_arrival(payment: Payment) -> bool:
    """Whether a missing `settled_at` means that the money has not arrived, and not that nobody says so."""
    promised = payment.settles_at is not None and payment.provider not in _SILENT
    return promised or payment.provider in _TELLING


def settlement(payment: Payment, settings: Settings | None = None) -> Due | None:
    """Until when the merchant gets the money: named by the provider, by the contract, or by what it documents."""
    country, since = country_of(payment, settings), payment.paid_at
    if payment.settles_at is not None:
        return Due(local_day(payment.settles_at, country), Certainty.CERTAIN, ("payment.settles_at",))
    if since is None:
        return None
    if settings is not None and settings.settlement_days is not None:
        period = Period(settings.settlement_days, "", business=True)
        return _due(period, since, country, ("payment.paid_at", "settings.settlement_days"))
    documented = SETTLEMENT.get(payment.provider)
    return _due(documented, since, country, ("payment.paid_at",)) if documented else None


def refund(payment: Payment, given_back: Refund, place: int) -> Due | None:
    """Until when the payer gets a refund: named by the provider, or by what it documents for this means of payment."""
    country = HOMES.get(payment.provider)
    at = f"payment.refunds.{place}"
    if given_back.expected_at is not None:
        return Due(local_day(given_back.expected_at, country), Certainty.CERTAIN, (f"{at}.expected_at",))
    documented = REFUND.get((payment.provider, payment.method))
    if documented is None or given_back.at is None:
        return None
    return _due(documented, given_back.at, country, (f"{at}.at",))


def hold(payment: Payment, attempt: Attempt, *, earliest: bool = False) -> Due | None:
    """The last day of a hold, by the provider or else by the card network; or the first on which it may be gone."""
    brand = (attempt.card.brand or "").lower() if attempt.card else ""
    documented = PROVIDER_HOLD.get(payment.provider) or HOLD.get(brand)
    since = attempt.at or payment.created_at
    if documented is None or since is None:
        return None
    if earliest and documented.least is not None:
        documented = replace(documented, most=documented.least)
    return _due(documented, since, HOMES.get(payment.provider), ("payment.created_at",))


def less_sure(*certainties: Certainty) -> Certainty:
    """The least sure of them."""
    return max(certainties, key=list(Certainty).index)


def is_recent(moment: datetime | None, now: datetime) -> bool:
    """Whether any documented period may still run."""
    return moment is not None and now - moment < _LONGEST


def _due(period: Period, since: datetime, country: str | None, seen: tuple[str, ...]) -> Due | None:
    first = local_day(since, country)
    if first.year > _LAST_YEAR:
        return None
    if not period.business:
        return Due(first + timedelta(days=period.most), period.certainty, seen, period.source)
    day = after(first, period.most, country)
    certainty = period.certainty if is_known(day, country) else Certainty.POSSIBLE
    return Due(day, certainty, seen, period.source)
