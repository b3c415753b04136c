"""Exact money, and what is known of the currencies it may be in.

An amount is a `Decimal` in major units; it is made from integers in minor or base units or from decimal strings and is
never a float and never rounded. How many decimals a minor unit has is the *provider's* word: `exponents` lays a
provider's exceptions over ISO 4217, and a code that neither knows has no exponent, so that its amount is unknown.

`currencies.csv` has one row per ISO 4217 code, current or withdrawn, with its sources. Codes, numbers and exponents of
the current ones are those of list one as of February 2026, withdrawn codes those of list three. ISO gives withdrawn
codes no exponent and only a month: exponents come from older editions of list one or from the JDK's currency data (none
where neither has the code), days from Unicode CLDR (else the first of ISO's month), rates into the euro from
Council Regulation (EC) No 2866/98. A fact without a document is marked as memory in `Currency.source`. `RUR` is the
rouble before 1998; that many shops still write it and mean `RUB`, at par, cannot be told from the code.
"""

import csv
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from functools import cache, total_ordering
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema, model_validator

from paysupport.errors import InputError
from paysupport.frozen import filled

_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])  # the sum of a 78-digit and a 30-decimal amount fits
_FIELDS = {"amount", "currency"}
_PROVIDER_DIGITS = 30
_PROVIDER_LIMIT = 10**_PROVIDER_DIGITS
_CHAIN_DIGITS = 78  # of 2**256
_MAX_DECIMALS = 30
_PLAIN = re.compile(r"-?[0-9]{1,78}(\.[0-9]{1,30})?")
_CODE = re.compile(r"^[A-Z0-9]{1,12}$")


class Currency(BaseModel):
    """One ISO 4217 code and what became of it.

    Attributes:
        code: alphabetic code.
        numeric: three-digit code as text; None for the three funds codes that never had one.
        exponent: decimals of the minor unit in ISO 4217; None where ISO gives none (gold) or it is not known.
        name: English name.
        since: first day of the unit, recorded for successors of withdrawn codes only.
        until: first day on which payments without cash are no longer made in it; None for current codes. Cash may
            circulate longer; where two codes were valid side by side it is the day after the last.
        successor: code of the unit that replaced it.
        ratio: old units for one unit of the successor; None where there was no single ratio, it is not known, or it is
            not a finite decimal (24 CUP for one CUC).
        source: documents of these facts, with edition; "memory" names what has none.
        primary: every fact in the row has a document; a row without is never certain.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    numeric: str | None
    exponent: int | None
    name: str
    since: date | None
    until: date | None
    successor: str | None
    ratio: Decimal | None
    source: str
    primary: bool


@cache
def currencies() -> Mapping[str, Currency]:
    """All current and withdrawn ISO 4217 codes, read once."""
    lines = Path(__file__).with_name("currencies.csv").read_text("utf-8").splitlines()
    rows = ({name: value or None for name, value in row.items()} for row in csv.DictReader(lines))
    read = (Currency.model_validate({**row, "primary": "memory" not in str(row["source"])}) for row in rows)
    return MappingProxyType({row.code: row for row in read})


def currency(code: str) -> Currency | None:
    """The row of an upper-case alphabetic code; None for a code that ISO 4217 never had."""
    return currencies().get(code)


def withdrawn(code: str, on: date) -> Currency | None:
    """The row of a code that could no longer be paid in on that day; None where it could, or is unknown."""
    row = currencies().get(code)
    if row is None or row.until is None:
        return None
    return row if (on.date() if isinstance(on, datetime) else on) >= row.until else None


@cache
def iso_exponents() -> Mapping[str, int]:
    """Decimals of the minor unit by ISO 4217; codes without one are absent."""
    return MappingProxyType({code: row.exponent for code, row in currencies().items() if row.exponent is not None})


def exponents(exceptions: Mapping[str, int]) -> Mapping[str, int]:
    """The full table of a provider that departs from ISO 4217 for these codes."""
    return {**iso_exponents(), **exceptions}


def _decimal(value: object, digits: int = _CHAIN_DIGITS) -> Decimal:
    if (isinstance(value, str) and _PLAIN.fullmatch(value)) or (type(value) is int and abs(value) < 10**digits):
        number = Decimal(value)
    elif isinstance(value, Decimal) and value.is_finite():
        number = value
    else:
        raise InputError("an amount is a plain decimal string, a Decimal or an integer, of bounded length")
    size, highest = len(number.as_tuple().digits), number.adjusted()
    if size > digits or highest >= digits or highest - size + 1 < -_MAX_DECIMALS:
        raise InputError(f"an amount has at most {digits} digits and {_MAX_DECIMALS} decimals")
    return number or number.copy_abs()  # no minus before a zero


def _plain(amount: Decimal) -> str:
    return f"{amount:f}"


def _padded(amount: Decimal, decimals: int) -> Decimal:
    return _EXACT.add(amount, Decimal((0, (0,), -decimals)))


@total_ordering
class Money(BaseModel):
    """An exact amount in one currency or chain asset.

    Equal by value: 25.5 BYN is 25.50 BYN. Sums, differences and order exist within one currency only; `InputError`
    otherwise. As JSON the amount is a string without exponent notation.

    Attributes:
        amount: in major units; at most 30 decimals and 78 digits (2^256), 30 digits in a currency of ISO 4217. Given as
            a `Decimal`, an integer or a string of ASCII digits: `25.50`, `-1`; not `1.`, `.5`, `+1`, `1e3`, `1_000`.
        currency: upper-case ISO 4217 code, or the symbol of a chain asset: at most 12 of A-Z and 0-9.
    """

    model_config = ConfigDict(frozen=True)

    amount: Annotated[
        Decimal,
        PlainValidator(_decimal),
        PlainSerializer(_plain, return_type=str, when_used="json"),
        WithJsonSchema({"type": "string", "pattern": f"^{_PLAIN.pattern}$"}),
    ]
    currency: Annotated[str, Field(strict=True, pattern=_CODE.pattern)]

    @model_validator(mode="after")
    def _fits_currency(self) -> Self:
        if self.currency in currencies():
            _decimal(self.amount, _PROVIDER_DIGITS)
        return self

    @classmethod
    def _exact(cls, amount: Decimal, currency: str) -> Self:
        """Take what is known to be valid."""
        return filled(cls, {"amount": amount, "currency": currency}, _FIELDS)

    @classmethod
    def of_minor(cls, minor: int, currency: str, exponents: Mapping[str, int]) -> Self | None:
        """Read a provider's integer of minor units.

        Returns:
            None if the table has no such currency: the amount is unknown.

        Raises:
            InputError: not an integer, or of more than 30 digits.
        """
        if type(minor) is not int or not -_PROVIDER_LIMIT < minor < _PROVIDER_LIMIT:
            raise InputError(f"minor units are an integer of at most {_PROVIDER_DIGITS} digits")
        exponent = exponents.get(currency)
        return None if exponent is None else cls._exact(Decimal(minor).scaleb(-exponent, _EXACT), currency)

    @classmethod
    def of_major(cls, value: str | Decimal | int, currency: str, exponents: Mapping[str, int]) -> Self | None:
        """Read a provider's decimal number of major units.

        Missing decimals are filled up to the currency's exponent; decimals beyond it are kept as they came.

        Returns:
            None if the table has no such currency: the amount is unknown.

        Raises:
            InputError: a string in another form than `25.50`, a float, or more than 30 digits, filled up ones included.
        """
        amount = _decimal(value, _PROVIDER_DIGITS)
        exponent = exponents.get(currency)
        return None if exponent is None else cls._exact(_decimal(_padded(amount, exponent), _PROVIDER_DIGITS), currency)

    @classmethod
    def of_base_units(cls, value: int, asset: str, decimals: int) -> Self:
        """Read an amount of a chain asset from its smallest units (satoshi, wei).

        Args:
            value: from 0 to 2^256 - 1.
            asset: symbol, at most 12 of A-Z and 0-9.
            decimals: of the asset, 0 to 30.

        Raises:
            InputError: one of these is out of its range.
        """
        if type(value) is not int or not 0 <= value < 2**256:
            raise InputError("base units are an integer from 0 to 2^256 - 1")
        if type(decimals) is not int or not 0 <= decimals <= _MAX_DECIMALS:
            raise InputError(f"an asset has 0 to {_MAX_DECIMALS} decimals")
        if not _CODE.fullmatch(asset):
            raise InputError("an asset is named by at most 12 of A-Z and 0-9")
        return cls._exact(Decimal(value).scaleb(-decimals, _EXACT), asset)

    def minor(self, exponents: Mapping[str, int]) -> int:
        """The amount in minor units.

        Raises:
            InputError: not a whole number of them, or the table has no such currency.
        """
        exponent = exponents.get(self.currency)
        if exponent is None:
            raise InputError(f"no exponent is known for {self.currency}")
        whole, parts = self.amount.scaleb(exponent, _EXACT).as_integer_ratio()
        if parts != 1:
            raise InputError(f"{self} is not a whole number of minor units")
        return whole

    @property
    def text(self) -> str:
        """The amount alone, as a plain decimal string."""
        return _plain(self.amount)

    def __str__(self) -> str:
        return f"{self.text} {self.currency}"

    def ratio_to(self, other: "Money") -> Fraction | None:
        """This amount over the other one, exactly and whatever the currencies; None if the other is zero."""
        return Fraction(self.amount) / Fraction(other.amount) if other.amount else None

    def _like(self, other: object) -> Decimal:
        if not isinstance(other, Money):
            raise TypeError(f"Money goes with Money only, not with {type(other).__name__}")
        if other.currency != self.currency:
            raise InputError(f"{self.currency} and {other.currency} are not one currency")
        return other.amount

    def __add__(self, other: "Money") -> Self:
        return self._exact(_EXACT.add(self.amount, self._like(other)), self.currency)

    def __sub__(self, other: "Money") -> Self:
        return self._exact(_EXACT.subtract(self.amount, self._like(other)), self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._like(other)


def convert_redenominated(money: Money, row: Currency) -> Money | None:
    """The same value in the unit that replaced a withdrawn one.

    Returns:
        None where there is no successor, the ratio is not known, or the quotient has no end as a decimal (most amounts
        in a currency that became the euro): nothing is rounded.

    Raises:
        InputError: the row is another currency's.
    """
    if money.currency != row.code:
        raise InputError(f"{money.currency} is not {row.code}")
    if row.successor is None or row.ratio is None:
        return None
    try:
        amount = _EXACT.divide(money.amount, row.ratio)
    except Inexact:
        return None
    amount = _padded(amount, iso_exponents().get(row.successor, 0))
    return money.model_copy(update={"amount": amount, "currency": row.successor})
