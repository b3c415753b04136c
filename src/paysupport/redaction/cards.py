"""Card numbers in a text: however they are written, and nothing that only looks like one.

A number is whole groups of digits, so a run of digits within letters (hashes, UUIDs, tokens, IBANs) is left alone.
Groups may be joined by spaces, dashes, dots, line breaks, invisible characters, or these as URL, HTML, JSON and
quoted-printable write them. They must form a pattern that cards are written in, or all be joined alike.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from paysupport.redaction.masking import Found
from paysupport.redaction.ranges import (
    LONGEST,
    SHORTEST,
    USUAL,
    Range,
    is_card,
    may_be_card,
    may_be_mistyped,
    range_of,
    truncated,
)
from paysupport.redaction.shape import may_be_number, shape

_INVISIBLE = "\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20e3\ufe00-\ufe0f\ufeff"
_FILL = "\ue000"

_REGION = re.compile(r"\d[\d\W_]{11,}")
_COMMON = re.compile(
    r"(?<![\w*.%&\\=-])(?<![\dA-Z][ -])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?![\w*%&\\=-]|[ .,/|]\d|\s[\d-])"
)
_GROUP = re.compile(rf"\d[\d{_INVISIBLE}]*")
_ENCODED = re.compile(
    r"%[0-9A-Fa-f]{2}|&#[0-9]{1,5};|&#x[0-9A-Fa-f]{1,5};|&[A-Za-z]{2,8};|</?[A-Za-z][^<>\d]{0,30}>"
    r"|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\[nrt]|=(?:\r?\n|(?<=\d=)(?:20|C2=A0)(?=\d))"
)
_HIDDEN = re.compile(rf"[{_INVISIBLE}]+")
_SPACES = re.compile(rf"[\s{_FILL}]+")
_JOIN = re.compile(r" ?[-–—‐‑‒−.·•∙_/\\|+~:>]{0,2} ?| ?\* ?|,|\) ?\(")
_UUID = (8, 4, 4, 4, 12)
_SHAPES = frozenset({(4, 6, 5), (4, 6, 4), (6, 10), (6, 13), (4, 12), (4, 4, 8), (4, 8, 4)})

_LABEL = re.compile(
    r"(?:card|карт[а-яё]{0,5}|(?<![^\W_])(?:pan|cc|mir|мир|visa|master ?card|maestro|amex|union ?pay|jcb"
    r"|belkart|белкарт|halva|халва))[^\w*]{0,4}_?(?:number|num|no|nr|номер|is|это|pan)?[^\w*]{0,6}\Z",
    re.IGNORECASE,
)
_LABEL_LENGTH = 32
_GLUED_BEFORE = re.compile(
    r"(?<![A-Za-z0-9])(?:card|cc|pan|visa|mastercard|maestro|mir|amex|jcb|number)\Z", re.IGNORECASE
)
_GLUED_AFTER = re.compile(r"exp|valid|cvv|cvc|usd|eur|byn|rub", re.IGNORECASE)
_COUNTRY = re.compile(r"[A-Z]{2}\d{2}")
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \xa0]?[0-9A-Z]{4}){2,7}(?:[ \xa0]?[0-9A-Z]{1,3})?(?![A-Za-z0-9])"
)
_IBAN_LENGTH = 42
_MASKED_BEFORE = re.compile(r"\d\*{2,9}\Z")
_MASKED_AFTER = re.compile(r"\*{2,9}\d")
_JSON_KEY = re.compile(r"""(\\?["'])\s{0,4}:\s{0,4}\Z""")
_JSON_END = re.compile(r"\s{0,4}[,}\]]|\s{0,4}\Z|\r?\n")


class _Group(NamedTuple):
    start: int
    end: int
    digits: str


def mask(text: str, found: Found) -> str:
    """Every card number as its first six and last four digits, without separators."""

    def common(match: re.Match[str]) -> str:
        group = _Group(match.start(), match.end(), _ascii(match[0].replace(match[1], "") if match[1] else match[0]))
        if not is_card(group.digits, range_of(group.digits)):
            return match[0]
        found["card"] += 1
        return _written(text, group)

    text = _COMMON.sub(common, text)
    return _masked(text, found) if may_be_number(shape(text)) else text


def _masked(text: str, found: Found) -> str:
    """The same for other ways of writing, until there is no more."""
    shadow = _ENCODED.sub(lambda match: _FILL * len(match[0]), text)
    pieces: list[str] = []
    at = 0
    for region in _REGION.finditer(shadow):
        for segment in _segments(shadow, region.start(), region.end()):
            for number in _numbers(shadow, segment):
                pieces += text[at : number.start], _written(text, number)
                at = number.end
                found["card"] += 1
    return mask("".join([*pieces, text[at:]]), found) if pieces else text


def _segments(shadow: str, start: int, end: int) -> Iterator[list[_Group]]:
    """Groups of digits that can be parts of one number."""
    segment: list[_Group] = []
    for match in _GROUP.finditer(shadow, start, end):
        group = _Group(match.start(), match.end(), _ascii(match[0]))
        parted = segment and _separator(shadow[segment[-1].end : group.start]) is None
        alone = _stands_alone(shadow, group)
        if segment and (parted or not alone):
            yield segment
            segment = []
        if alone:
            segment.append(group)
    if segment:
        yield segment


def _ascii(group: str) -> str:
    return group if group.isascii() else "".join(str(int(char)) for char in group if char.isdecimal())


@lru_cache(maxsize=1024)
def _separator(raw: str) -> str | None:
    """What joins two groups, in one spelling; None if it parts them."""
    plain = _SPACES.sub(" ", _HIDDEN.sub("", raw))
    return plain if _JOIN.fullmatch(plain) else None


def _stands_alone(shadow: str, group: _Group) -> bool:
    """Not a part of a word, of an already masked number or of a decimal fraction."""
    start, end = group.start, group.end
    before, after = shadow[start - 1 : start], shadow[end : end + 1]
    if before.isspace() and after.isspace():
        return True
    if before == "*" and _MASKED_BEFORE.search(shadow, max(0, start - 10), start):
        return False
    if after == "*" and _MASKED_AFTER.match(shadow, end):
        return False
    if before.isalpha() and before.isascii() and not _GLUED_BEFORE.search(shadow, max(0, start - _LABEL_LENGTH), start):
        return False
    if after.isalpha() and after.isascii() and not _GLUED_AFTER.match(shadow, end):
        return False
    return before != "." or len(group.digits) <= SHORTEST or not shadow[start - 2 : start - 1].isdecimal()


def _numbers(shadow: str, segment: list[_Group]) -> Iterator[_Group]:
    sizes = tuple(len(group.digits) for group in segment)
    if sum(sizes) < SHORTEST or sizes == _UUID:
        return
    first = begin = 0
    while first < len(segment):
        last = _last_of_number(shadow, segment, begin, first)
        if last:
            number = segment[first:last]
            yield _Group(number[0].start, number[-1].end, "".join(group.digits for group in number))
            begin = last
        first = last or first + 1


def _last_of_number(shadow: str, segment: list[_Group], begin: int, first: int) -> int:
    """Where the number that starts with this group ends; 0 if none does."""
    if first > begin and len(segment[first].digits) == len(segment[first - 1].digits) == 1:
        return 0
    digits = "".join(group.digits for group in segment[first : first + LONGEST])
    known = range_of(digits)
    best, total = (False, False, False, 0, 0), 0
    for last in range(first + 1, len(segment) + 1):
        total += len(segment[last - 1].digits)
        if total > LONGEST:
            break
        whole = first == begin and last == len(segment)
        if total >= SHORTEST and _is_number(shadow, segment[first:last], digits[:total], known, whole=whole):
            best = max(best, (is_card(digits[:total], known), whole, total == USUAL, total, last))
    return best[-1]


def _is_number(shadow: str, groups: list[_Group], digits: str, known: Range | None, *, whole: bool) -> bool:
    mistyped = may_be_mistyped(digits, known)
    right = mistyped and is_card(digits, known)
    shaped = (right or mistyped) and _is_shaped(shadow, groups, whole=whole)
    start = groups[0].start
    if right and shaped:
        return not (_is_phone(shadow, start, digits) or _is_account(shadow, start))
    if not (right or (mistyped and shaped) or may_be_card(digits, known)):
        return False
    return _LABEL.search(shadow, max(0, start - _LABEL_LENGTH), start) is not None


def _is_shaped(shadow: str, groups: list[_Group], *, whole: bool) -> bool:
    """Whether groups look like one number: all alike but for the last, in a known pattern, or all joined alike."""
    sizes = tuple(len(group.digits) for group in groups)
    alike = len(set(sizes[:-1])) <= 1 and (whole or 1 < sizes[0] >= sizes[-1])
    if alike or sizes in _SHAPES:
        return True
    return whole and len({_separator(shadow[left.end : right.start]) for left, right in pairwise(groups)}) == 1


def _is_phone(shadow: str, start: int, digits: str) -> bool:
    """Whether these may be the digits of an international telephone number (ITU-T E.164), which a plus begins."""
    return len(digits) < USUAL and shadow[start - 1 : start] == "+"


def _is_account(shadow: str, start: int) -> bool:
    """Whether a place lies within a bank account number (IBAN, ISO 13616, with right check digits)."""
    if not _COUNTRY.search(shadow, max(0, start - _IBAN_LENGTH), start):
        return False
    return any(
        match.start() < start < match.end() and _iban_checks(re.sub(r"\s", "", match[0]))
        for match in _IBAN.finditer(shadow, max(0, start - _IBAN_LENGTH), start + _IBAN_LENGTH)
    )


def _iban_checks(iban: str) -> bool:
    return int("".join(str(int(char, 36)) for char in iban[4:] + iban[:4])) % 97 == 1


def _written(text: str, number: _Group) -> str:
    """The number's replacement; a JSON number becomes a string, as stars are no number."""
    shown = truncated(number.digits)
    key = _JSON_KEY.search(text, max(0, number.start - 12), number.start)
    return f"{key[1]}{shown}{key[1]}" if key and _JSON_END.match(text, number.end) else shown
