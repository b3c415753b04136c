"""What keys of single providers look like, so that one pasted into the wrong field, or cut off, is seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """How a key begins or what it is made of.

    Attributes:
        pattern: the whole key matches it.
        example: one that is nobody's.
        source: the document that says so, with the day of it.
    """

    pattern: re.Pattern[str]
    example: str
    source: str


_STRIPE = "docs.stripe.com/api, read 2026-11-21"
_DIGITS = re.compile(r"[0-9]+")

SHAPES: Mapping[tuple[str, str], Shape] = {
    ("bepaid", "shop_id"): Shape(_DIGITS, "4711", "docs.bepaid.by, read 2026-11-21"),
    ("stripe", "secret_key"): Shape(re.compile(r"(sk|rk)_(live|test)_\w+"), "sk_live_...", _STRIPE),
    ("stripe", "publishable_key"): Shape(re.compile(r"pk_(live|test)_\w+"), "pk_live_...", _STRIPE),
    ("yookassa", "shop_id"): Shape(_DIGITS, "100500", "yoomoney/yookassa-sdk-php 7ebbab8, read 2026-11-21"),
    ("mollie", "secret_key"): Shape(
        re.compile(r"(live|test|access)_\w+"), "live_...", "docs.mollie.com, read 2026-11-25"
    ),
    ("checkout", "secret_key"): Shape(re.compile(r"sk_\w+"), "sk_...", "www.checkout.com/docs, read 2026-11-25"),
}
"""By provider and field of `Settings`."""


def shape(provider: str | None, key: str) -> Shape | None:
    """What a key of that provider looks like; None where no document says it."""
    return SHAPES.get((provider or "", key))
