"""Which digits can be a card number: issuer ranges, lengths, the check digit.

Visa 4; Mastercard 51-55 and 2221-2720; Mir 2200-2204; American Express 34, 37; JCB 3528-3589; UnionPay 62, 8100-8171;
Discover 6011, 644-659; Maestro 50, 56-58, 63, 67; Diners Club 300-305, 36, 38, 39; Belkart 9112.
The brands publish the ranges to their members only, so they are from memory; Belkart's is the least certain.
Lengths that would raise many false alarms count only right after a word such as "card".
"""

from bisect import bisect_right
from typing import NamedTuple

LONGEST = 19
SHORTEST = 12
USUAL = 16
_OF_BARCODE = 13


class Range(NamedTuple):
    """Numbers of one brand.

    Attributes:
        first: the lowest first six digits.
        last: the highest first six digits.
        lengths: lengths that are a card number anywhere.
        labelled: lengths that are one only after a word for a card.
    """

    first: int
    last: int
    lengths: frozenset[int]
    labelled: frozenset[int] = frozenset()


_NONE: frozenset[int] = frozenset()
_14 = frozenset({14})
_15 = frozenset({15})
_16 = frozenset({16})
_16_TO_19 = frozenset(range(16, 20))
_12_TO_15 = frozenset(range(12, 16))
_VISA = frozenset({13, 16, 19})

RANGES = (
    Range(220000, 220499, _16_TO_19),
    Range(222100, 272099, _16),
    Range(300000, 305999, _NONE, _14),
    Range(340000, 349999, _15),
    Range(352800, 358999, _16_TO_19),
    Range(360000, 369999, _NONE, _14),
    Range(370000, 379999, _15),
    Range(380000, 399999, _NONE, _14),
    Range(400000, 499999, _VISA),
    Range(500000, 509999, _16_TO_19, _12_TO_15),
    Range(510000, 559999, _16),
    Range(560000, 589999, _16_TO_19, _12_TO_15),
    Range(601100, 601199, _16_TO_19),
    Range(620000, 629999, _16_TO_19),
    Range(630000, 639999, _16_TO_19, _12_TO_15),
    Range(644000, 659999, _16_TO_19),
    Range(670000, 679999, _16_TO_19, _12_TO_15),
    Range(810000, 817199, _16),
    Range(911200, 911299, _16),
)
_FIRSTS = [known.first for known in RANGES]
_DOUBLED = dict(zip("0123456789", (0, 2, 4, 6, 8, 1, 3, 5, 7, 9), strict=True))


def range_of(digits: str) -> Range | None:
    """The range that a number's first six digits fall into."""
    start = int(digits[:6])
    found = bisect_right(_FIRSTS, start) - 1
    return RANGES[found] if found >= 0 and start <= RANGES[found].last else None


def checks(digits: str) -> bool:
    """Whether the last digit is the right check digit (Luhn; ISO/IEC 7812-1, annex B)."""
    return (sum(map(int, digits[-1::-2])) + sum(map(_DOUBLED.__getitem__, digits[-2::-2]))) % 10 == 0


def is_card(digits: str, known: Range | None) -> bool:
    """Whether digits of a known range are a card number wherever they stand.

    Of thirteen digits, as old Visa numbers have, those with the check digit of a barcode as well are taken for one.
    """
    return known is not None and len(digits) in known.lengths and checks(digits) and not _is_barcode(digits)


def _is_barcode(digits: str) -> bool:
    """Whether these are a GTIN-13 (EAN, ISBN; GS1 General Specifications, 7.9)."""
    return len(digits) == _OF_BARCODE and (sum(map(int, digits)) + 2 * sum(map(int, digits[1::2]))) % 10 == 0


def may_be_card(digits: str, known: Range | None) -> bool:
    """Whether digits are a card number if a word for a card stands before them: right, of a rarer length."""
    return known is not None and len(digits) in known.labelled and checks(digits)


def may_be_mistyped(digits: str, known: Range | None) -> bool:
    """Whether digits are a card number with a slip in it if a word for a card stands before them.

    That is 16 digits of whatever brand, and 13 to 19 of a known one.
    """
    return len(digits) == USUAL or (known is not None and SHORTEST < len(digits) <= LONGEST)


def truncated(digits: str) -> str:
    """The first six and the last four digits: what may be shown of a number of any brand (PCI SSC FAQ 1091)."""
    return f"{digits[:6]}{'*' * (len(digits) - 10)}{digits[-4:]}"
