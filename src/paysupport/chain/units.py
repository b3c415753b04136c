"""Whole numbers of base units as JSON writes them, and what they are in whole coins.

Source of the forms in hexadecimal: Ethereum execution APIs, "quantities" (github.com/ethereum/execution-apis), checked
on 2026-11-25. Decimal texts and numbers are what explorers write for the same fields.
"""

import re
from decimal import Decimal

MOST_DECIMALS = 30
"""A token with more is not believed, and its amounts stay unknown."""

_MOST = 2**256
_MOST_DIGITS = 78
_MOST_COINS = 10**48
_HEX = re.compile(r"0[xX][0-9a-fA-F]{1,64}")
_DECIMAL = re.compile(r"[0-9]{1,78}")


def whole(value: object) -> int | None:
    """A whole number below 2^256, told as a number, in decimal digits or in hexadecimal; None for all else."""
    found = -1
    match value:
        case bool():
            pass
        case int():
            found = value
        case Decimal() if value.is_finite() and value.adjusted() < _MOST_DIGITS and value == value.to_integral_value():
            found = int(value)
        case str() if _DECIMAL.fullmatch(value):
            found = int(value)
        case str() if _HEX.fullmatch(value):
            found = int(value, 16)
        case _:
            pass
    return found if 0 <= found < _MOST else None


def quantity(value: object) -> int:
    """The same, where anything else is an error.

    Raises:
        ValueError: it is no such number.
    """
    found = whole(value)
    if found is None:
        raise ValueError("expected a whole number below 2^256")
    return found


def coins(units: int | None, decimals: int | None) -> Decimal | None:
    """Whole coins, exactly; None where units or decimals are unknown, or beyond what an amount holds.

    That is 48 digits before the point and 30 behind it: no coin has so many, and tokens that lie do.
    """
    if units is None or decimals is None or not 0 <= decimals <= MOST_DECIMALS:
        return None
    before, behind = divmod(units, 10**decimals)
    if before >= _MOST_COINS:
        return None
    return Decimal(f"{before}.{behind:0{decimals}d}".rstrip("0") if behind else before)
