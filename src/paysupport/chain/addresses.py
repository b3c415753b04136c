"""Addresses: of which networks they are, whether a typo is in them, and which of them are one and the same.

The form of an address rarely tells one network: an address that begins with `3` is bitcoin's, bitcoin cash's and, in
its old form, litecoin's; a `0x` address lives on every EVM network. `parse` gives all readings, and an address with a
typo is read as a broken one of its kind.
"""

import re
from functools import lru_cache

from paysupport.chain.forms import CASH_PREFIXES, PREFIXES, TRON, Address, Problem, broken, sound

__all__ = ["Address", "Problem", "lookalike", "on", "parse", "same"]

_LONGEST = 200
_HEX_20 = re.compile(r"(?:0[xX])?[0-9a-fA-F]{40}")
_LOOKED_AT = 4
_TYPOS = 2
_ALIKE = re.compile(
    rf"0x|{'|'.join(f'{prefix}1' for prefix in PREFIXES)}|{'|'.join(f'{prefix}:' for prefix in CASH_PREFIXES)}",
    re.IGNORECASE | re.ASCII,
)


def parse(text: str) -> tuple[Address, ...]:
    """All readings of an address.

    Args:
        text: nothing but the address; spaces around it do not matter.

    Returns:
        The sound readings; where there are none, the broken ones; nothing where the text resembles no address.
    """
    word = text.strip()
    if len(word) > _LONGEST:
        return ()
    return tuple(sound(word)) or tuple(broken(word))


@lru_cache(maxsize=4096)
def on(network: str, text: str) -> Address | None:
    """The reading of an address on one network, as what a chain or an explorer says; None where it has none there.

    An address in hexadecimal is taken in any case, since chains do not see it. On Tron this also takes the twenty bytes
    in hexadecimal, with `0x` or without, as logs and EVM tools write them.
    """
    word = text.strip()
    if _HEX_20.fullmatch(word):
        word = f"41{word[-40:]}" if network in TRON else word.lower()
    return next((each for each in parse(word) if each.account and network in each.networks), None)


def same(network: str, a: str, b: str | None) -> bool:
    """Whether two texts are one address of a network, in whatever form and case each is written; None is none."""
    if b is None:
        return False
    first, second = on(network, a), on(network, b)
    if first is None or second is None:
        return a.strip() == b.strip()
    return first.account == second.account


def lookalike(a: str, b: str) -> bool:
    """Whether two different addresses are easily taken for each other.

    Either the first and the last four characters agree, which is what those who poison a payer's history with their own
    address aim at, or one comes from the other by two typos at most.
    """
    ours, theirs = parse(a), parse(b)
    if not ours or not theirs or {each.account for each in ours if each.account} & {each.account for each in theirs}:
        return False
    first, second = _body(a.strip(), ours), _body(b.strip(), theirs)
    ends = first[:_LOOKED_AT] == second[:_LOOKED_AT] and first[-_LOOKED_AT:] == second[-_LOOKED_AT:]
    return first != second and (ends or _distance(first, second) <= _TYPOS)


def _body(text: str, readings: tuple[Address, ...]) -> str:
    """What people compare: without what all addresses of the kind begin with, in one case where case says nothing."""
    begin = _ALIKE.match(text)
    if begin:
        return text[begin.end() :].lower()
    ton = any(each.kind == "ton" for each in readings)
    return text[2:].replace("+", "-").replace("/", "_") if ton else text


def _distance(a: str, b: str) -> int:
    """How many characters have to be changed, left out or added (Levenshtein); too many where lengths differ more."""
    if abs(len(a) - len(b)) > _TYPOS:
        return _TYPOS + 1
    row = list(range(len(b) + 1))
    for place, char in enumerate(a, 1):
        before, row[0] = row[0], place
        for other, theirs in enumerate(b, 1):
            before, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, before + (char != theirs))
    return row[-1]
