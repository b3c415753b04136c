"""A small shop that takes payments, healthy unless faults are switched on: see README.md beside it."""

from examples.shop.faults import FAULTS, broken
from examples.shop.shop import NOTIFY, Answer, Asked, Shop

__all__ = ["FAULTS", "NOTIFY", "Answer", "Asked", "Shop", "broken"]
