"""Values in answers: numbers, times, fee rates, and where a block stands."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, model_validator

from paysupport.adapters.schema import Schema
from paysupport.chain.units import whole

_MOST_DECIMALS = 255
_AHEAD = timedelta(hours=1)
_ABSURD = 10**24
"""Base units beyond the supply of any coin that counts its fees by size."""

Number = Annotated[int | None, BeforeValidator(whole)]
"""A field that is a whole number, or is taken as not told."""


class Answer(Schema):
    """One documented shape in which a null is taken as not told."""

    @model_validator(mode="before")
    @classmethod
    def _told(cls, document: object) -> object:
        if not isinstance(document, dict):
            return document
        return {key: value for key, value in cast("dict[str, object]", document).items() if value is not None}


def believable(decimals: int | None) -> int | None:
    """The decimals that a token tells of itself; None for more than its contract can say (a byte)."""
    return decimals if decimals is not None and decimals <= _MOST_DECIMALS else None


def moment(since_1970: int | None, per_second: int = 1) -> datetime | None:
    """A Unix time in seconds or parts of them; None where it is not told, 0, or outside of the calendar."""
    if not since_1970:
        return None
    seconds, rest = divmod(since_1970, per_second)
    try:
        return datetime.fromtimestamp(seconds, UTC) + timedelta(seconds=1) * rest / per_second
    except (ValueError, OverflowError, OSError):
        return None


def rate(fee: int | None, size: int | None) -> Decimal | None:
    """What is paid for each unit of size, to three decimals; None where either is not known, or the fee is absurd."""
    return round(Decimal(fee) / size, 3) if fee is not None and size and fee < _ABSURD else None


def standing(
    height: int | None,
    tip: int | None,
    at: datetime | None = None,
    asked_at: datetime | None = None,
    *,
    lost: bool = False,
    behind: bool = False,
) -> dict[str, Any]:
    """Height, tip and confirmations (tip - height + 1) as fields of a transfer.

    Args:
        height: of its block; one above the tip is kept as told, as the source is then behind itself.
        tip: of the same source.
        at: when the block was made; one from the future shows that the source lags, or its clock.
        asked_at: when the source was asked.
        lost: the block is not, or no longer, part of the chain, and confirms nothing.
        behind: the source says of itself that it is.
    """
    above = None if height is None or tip is None else tip - height + 1
    early = at is not None and asked_at is not None and at > asked_at + _AHEAD
    future = early or (above is not None and above < 1)
    return {
        "block_height": height,
        "tip": tip,
        "confirmations": None if future or lost else above,
        "lagging": behind or future,
    }
