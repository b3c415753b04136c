"""The text in the body of a TON message, which is a tree of cells in a "bag of cells".

Source: docs.ton.org, "Cells" and TL-B `serialized_boc#b5ee9c72`; comments: op 0 and UTF-8 in cells that follow each
other; encrypted comments: op 0x2167da4b, read on 2026-11-25.
"""

import base64
import binascii
from dataclasses import dataclass

COMMENT = 0
ENCRYPTED_COMMENT = 0x2167DA4B
BOUNCED = 0xFFFFFFFF

_MAGIC = 0xB5EE9C72
_OP = 4
_MOST = 65536
_MOST_CELLS = 1024


@dataclass(frozen=True, slots=True)
class Body:
    """A message's body: its operation, and what follows it in the cells that follow each other.

    Attributes:
        op: the first 32 bits; None where there are fewer.
    """

    op: int | None
    rest: bytes

    @property
    def comment(self) -> str | None:
        """The text that a wallet shows; None where the body is none, or an empty one."""
        return self.rest.decode(errors="replace") or None if self.op == COMMENT else None


def body_of(bag: str | None) -> Body | None:
    """The body in a bag of cells, in base64 or hex; None where it is none."""
    try:
        return _read(_bytes(bag or ""))
    except (ValueError, IndexError):
        return None


def _bytes(bag: str) -> bytes:
    if len(bag) > 2 * _MOST:
        raise ValueError("too long")
    if bag.lower().startswith("b5ee9c72"):
        return bytes.fromhex(bag)
    try:
        return base64.b64decode(bag, validate=True)
    except binascii.Error:
        return base64.urlsafe_b64decode(bag)


def _read(bag: bytes) -> Body:
    numbers = _Reader(bag)
    if numbers.take(4) != _MAGIC:
        raise ValueError("no bag of cells")
    flags = numbers.take(1)
    size, offset = flags & 7, numbers.take(1)
    count, roots, _, _ = (numbers.take(size), numbers.take(size), numbers.take(size), numbers.take(offset))
    if count > _MOST_CELLS or roots != 1:
        raise ValueError("too many cells")
    root = numbers.take(size)
    if flags & 0x80:
        numbers.at += count * offset
    cells = [numbers.cell(size) for _ in range(count)]
    text = bytearray()
    at: int | None = root
    for _ in range(count):
        if at is not None:
            data, at = cells[at]
            text += data
    op = int.from_bytes(text[:_OP], "big") if len(text) >= _OP else None
    return Body(op, bytes(text[_OP:]))


class _Reader:
    """Numbers and cells out of bytes, one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> int:
        self.at += size
        if self.at > len(self.data):
            raise ValueError("cut")
        return int.from_bytes(self.data[self.at - size : self.at], "big")

    def cell(self, size: int) -> tuple[bytes, int | None]:
        """The whole bytes of a cell, and the cell that follows it."""
        first, second = self.take(1), self.take(1)
        if first & 0x10:
            raise ValueError("cells with hashes are not read")
        length = (second + 1) // 2
        data = self.data[self.at : self.at + length]
        self.at += length
        following = [self.take(size) for _ in range(first & 7)]
        return (data if second % 2 == 0 else data[:-1]), (following[0] if following else None)
