"""The amount of a payment beside that of its order: rounded, in the wrong unit, in old money, or simply another.

Each difference has one kind and each rule asks for one, so that a case has one verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache

from paysupport.diagnostics.texts import Fact
from paysupport.model import Certainty, Order, Payment
from paysupport.money import Currency, Money, currencies, iso_exponents

_AT_PAR = {"RUR": "RUB"}
"""Codes written for another one's unit: RUR ended with 1997, and shops still mean RUB by it."""

_IN_PRICE_LISTS = date(2011, 1, 1)
"""A price in money withdrawn earlier than this is not taken for the cause of anything."""

_NOT_COLLECTING = frozenset(
    {"refund", "void", "credit", "payout", "chargeback", "tokenization", "checkup", "verification"}
)
"""Operations that take no money for an order (beGateway, docs.bepaid.by, read 2026-11-21; Braintree's verification)."""

_HUNDRED_TWICE = 10_000
"""Minor units made of minor units; also the ratio of the Belarusian roubles (Decree No. 450 of 4 November 2015)."""


class Kind(StrEnum):
    """How the amounts differ."""

    ROUNDED = "rounded"
    MINOR_UNITS = "minor_units"
    OLD_MONEY = "old_money"
    OLD_CODE = "old_code"
    OTHER_CURRENCY = "other_currency"
    OTHER_AMOUNT = "other_amount"


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands between an order and its payment.

    Attributes:
        certainty: lower where the order does not name its currency, a ratio has no document, or two readings fit.
        ambiguous: wrong units and old money lead to the same number.
    """

    kind: Kind
    certainty: Certainty = Certainty.CERTAIN
    ambiguous: bool = False


def collects(payment: Payment) -> bool:
    """Whether the operation takes money for an order, unlike a refund or the saving of a card."""
    return payment.kind not in _NOT_COLLECTING


def difference(payment: Payment, order: Order) -> Difference | None:
    """How the payment departs from the order; None where it does not, or where that cannot be told."""
    if payment.amount and payment.amount.amount == order.amount and payment.currency == order.currency:
        return None
    ours, theirs = _unit(payment.currency), _unit(order.currency or payment.currency)
    if ours is None or theirs is None or not collects(payment):
        return None
    paid, ordered = payment.amount.amount if payment.amount else None, order.amount
    old = _replaced(ours, theirs) or _replaced(theirs, ours)
    if ours != theirs and old is None:
        converted = paid and ordered and paid != ordered
        return Difference(Kind.OTHER_CURRENCY, Certainty.LIKELY if converted else Certainty.CERTAIN)
    if not paid or not ordered:
        return None
    if old is None:
        found = _in_one_currency(paid, ordered, ours)
        return found if found is None or order.currency else Difference(found.kind, Certainty.LIKELY, found.ambiguous)
    return _under_old_code(paid, ordered, old) if old.code == ours else _from_old_price(paid, ordered, old)


def stated(payment: Payment, order: Order) -> Mapping[str, Fact]:
    """Both amounts as the facts `paid` and `ordered`; a currency code or a bare number where only that is known."""
    code = _known(order.currency)
    priced = order.amount if code is None or order.amount is None else Money(amount=order.amount, currency=code)
    return {
        "paid": payment.amount or payment.currency or "",
        "ordered": order.currency or "" if priced is None else priced,
    }


def _known(code: str | None) -> str | None:
    upper = (code or "").strip().upper()
    return upper if upper in currencies() else None


def _unit(code: str | None) -> str | None:
    known = _known(code)
    return None if known is None else _AT_PAR.get(known, known)


def _replaced(old: str, new: str) -> Currency | None:
    row = currencies()[old]
    return row if row.successor == new else None


def _in_one_currency(paid: Decimal, ordered: Decimal, code: str) -> Difference | None:
    if paid == ordered:
        return None
    exponent = iso_exponents().get(code, 2)
    times = Fraction(paid) / Fraction(ordered)
    old = next((row for row in _predecessors(code) if _counts_in(row, paid, ordered)), None)
    if times in _wrong_units(exponent):
        return Difference(Kind.MINOR_UNITS, Certainty.LIKELY if old else Certainty.CERTAIN, ambiguous=old is not None)
    if old:
        return Difference(Kind.OLD_MONEY, _certainty(old), ambiguous=times == _HUNDRED_TWICE)
    if times == _HUNDRED_TWICE:
        return Difference(Kind.MINOR_UNITS)
    return Difference(Kind.ROUNDED if _rounded(paid, ordered, exponent) else Kind.OTHER_AMOUNT)


def _under_old_code(paid: Decimal, ordered: Decimal, old: Currency) -> Difference | None:
    """The order is in the new money, the payment under the code of the old."""
    times = Fraction(paid) / Fraction(ordered)
    if times == 1:
        return Difference(Kind.OLD_CODE)
    if old.ratio and _is(paid, ordered * old.ratio):
        return Difference(Kind.OLD_MONEY, _certainty(old))
    return Difference(Kind.MINOR_UNITS) if times in _wrong_units(2) else None


def _from_old_price(paid: Decimal, ordered: Decimal, old: Currency) -> Difference | None:
    """The order is still in the old money, the payment in the new: it should be worth the same."""
    if not old.ratio or _is(paid * old.ratio, ordered, old.ratio):
        return None
    if paid == ordered or _counts_in(old, paid * old.ratio, ordered):
        return Difference(Kind.OLD_MONEY, _certainty(old))
    return Difference(Kind.OTHER_AMOUNT, _certainty(old))


def _counts_in(old: Currency, paid: Decimal, ordered: Decimal) -> bool:
    """The price in old money was sent as it is, as if in minor units, or with two more digits."""
    ratio = old.ratio or Decimal(1)
    if ratio % 1:
        return ratio > 1 and _is(paid, ordered * ratio)
    return ratio > 1 and Fraction(paid) / Fraction(ordered) in {Fraction(ratio) * at for at in _wrong_units(2) | {1}}


def _is(amount: Decimal, expected: Decimal, scale: Decimal = Decimal(1)) -> bool:
    """The same but for what rounding to hundredths, then multiplying by `scale`, can change."""
    return abs(amount - expected) * 200 <= scale


def _certainty(old: Currency) -> Certainty:
    return Certainty.CERTAIN if old.primary else Certainty.LIKELY


def _rounded(paid: Decimal, ordered: Decimal, exponent: int) -> bool:
    """Apart by one minor unit, or one is the other without its fraction (and that is at most a hundredth)."""
    gap = abs(paid - ordered)
    whole = any(amount == amount.to_integral_value() for amount in (paid, ordered))
    return gap <= Decimal(1).scaleb(-exponent) or (whole and gap < 1 and gap * 100 <= ordered)


@cache
def _wrong_units(exponent: int) -> frozenset[Fraction]:
    """Ratios to which an exponent of 0, 2 or 3 in place of the right one leads, or multiplying once too often."""
    powers = (2,) if exponent == 2 else (1, 2, 3)  # noqa: PLR2004 - two decimals
    return frozenset(Fraction(10) ** (sign * power) for power in powers for sign in (1, -1))


@cache
def _predecessors(code: str) -> tuple[Currency, ...]:
    rows = currencies().values()
    return tuple(row for row in rows if row.successor == code and row.until and row.until >= _IN_PRICE_LISTS)
