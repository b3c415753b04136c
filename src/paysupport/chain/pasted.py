"""Stub."""
from enum import StrEnum
from typing import Any
class Kind(StrEnum):
    TRANSACTION="transaction"; ADDRESS="address"
class Pasted: ...
def read(text: str) -> Any: ...
