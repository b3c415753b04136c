"""Words and texts as Ethereum's contracts write them.

Sources: Ethereum execution APIs, "unformatted data" (github.com/ethereum/execution-apis); Solidity 0.8, contract ABI
specification; ERC-20 (eips.ethereum.org/EIPS/eip-20). Checked on 2026-11-25.
"""

TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
"""The topic of `Transfer(address,address,uint256)`: ERC-20 with two indexed fields, ERC-721 with three."""

_LONGEST = 300
_WORD = 32
_CALLS = {"a9059cbb": 0, "23b872dd": 1}
"""Selectors of `transfer` and `transferFrom`, and which of their words is the recipient; the value follows it."""


def octets(data: object) -> bytes:
    """The bytes of a text in hexadecimal, with or without `0x`; none where it is no such text."""
    try:
        return bytes.fromhex(data.removeprefix("0x")) if isinstance(data, str) else b""
    except ValueError:
        return b""


def number(data: bytes, word: int = 0) -> int | None:
    """The word at that place as a number; None where the data end before."""
    found = data[word * _WORD : (word + 1) * _WORD]
    return int.from_bytes(found) if len(found) == _WORD else None


def address(data: bytes, word: int = 0) -> str | None:
    """The word at that place as an address in lower case; None where it is none."""
    found = number(data, word)
    return f"0x{found:040x}" if found is not None and found < 2**160 else None


def text(data: bytes, word: int = 0) -> str | None:
    """The string that the word at that place points to, or, of old tokens, that fills a single word (bytes32).

    At most 300 characters, without those that do not print; None where there is none.
    """
    if len(data) == _WORD:
        told = b"" if data.startswith(b"\0") else data.rstrip(b"\0")
    else:
        offset = number(data, word)
        length = number(data[offset:]) if offset is not None else None
        if offset is None or length is None:
            return None
        told = data[offset + _WORD : offset + _WORD + length]
    shown = "".join(letter for letter in told.decode(errors="replace")[:_LONGEST] if letter.isprintable())
    return shown or None


def sent(data: object) -> tuple[str, int] | None:
    """To whom a call of `transfer` or `transferFrom` sends how many units of its token; None for any other call."""
    call = octets(data)
    place = _CALLS.get(call[:4].hex())
    if place is None:
        return None
    recipient, units = address(call[4:], place), number(call[4:], place + 1)
    return (recipient, units) if recipient is not None and units is not None else None
