"""Why a contract took back what it had begun: what it returned, and what nodes say of it.

Sources: Solidity 0.8, "Panic via assert and error via require"; ERC-6093 (standard errors of tokens); OpenZeppelin
Contracts 4 and 5 (ERC20, Pausable); Circle's FiatToken (Blacklistable); go-ethereum core/vm/errors.go. The selectors
were computed with keccak-256 from the signatures. Checked on 2026-11-25.
"""

import re
from collections.abc import Iterator
from typing import cast

from paysupport.chain.abi import number, octets, text
from paysupport.documents import JSON
from paysupport.model import Failure, Fault

_ERROR = "08c379a0"
_PANIC = "4e487b71"

_PANICS = {
    0x00: "generic panic",
    0x01: "assertion failed",
    0x11: "arithmetic overflow or underflow",
    0x12: "division by zero",
    0x21: "value outside the enumeration",
    0x22: "storage is wrongly encoded",
    0x31: "pop of an empty array",
    0x32: "index out of bounds",
    0x41: "too much memory",
    0x51: "call of an uninitialised function",
}

_CUSTOM = {
    "e450d38c": ("ERC20InsufficientBalance", Fault.INSUFFICIENT_FUNDS),
    "fb8f41b2": ("ERC20InsufficientAllowance", Fault.ALLOWANCE),
    "96c6fd1e": ("ERC20InvalidSender", Fault.REVERTED),
    "ec442f05": ("ERC20InvalidReceiver", Fault.REVERTED),
    "d93c0665": ("EnforcedPause", Fault.PAUSED),
    "5274afe7": ("SafeERC20FailedOperation", Fault.REVERTED),
}

_SAID = (
    (re.compile(r"out[ _]?of[ _]?gas|\boog\b|OOG\b", re.IGNORECASE), Fault.OUT_OF_GAS),
    (re.compile(r"\bnot paused|\bunpaused", re.IGNORECASE), Fault.REVERTED),
    (re.compile(r"paused", re.IGNORECASE), Fault.PAUSED),
    (re.compile(r"black ?list|block ?list|deny ?list|frozen", re.IGNORECASE), Fault.FROZEN),
    (re.compile(r"exceeds allowance|insufficient[- ]allowance", re.IGNORECASE), Fault.ALLOWANCE),
    (re.compile(r"exceeds balance|insufficient[- ](balance|funds)", re.IGNORECASE), Fault.INSUFFICIENT_FUNDS),
)
"""Wordings, in order: ERC20 and BEP20 "transfer amount exceeds balance", Dai/insufficient-balance and the like."""

_ENDED = re.compile(r"revert|opcode|stack|jump|out[ _]?of[ _]?gas|OOG\b", re.IGNORECASE)
_PREFIX = re.compile(r"^.*?\brevert(?:ed)?\b(?: with reason string)?[:\s]*", re.IGNORECASE)


def fault(said: str) -> Fault:
    """What a wording means; `REVERTED` where it is none that is known."""
    return next((meant for pattern, meant in _SAID if pattern.search(said)), Fault.REVERTED)


def returned(data: object) -> Failure | None:
    """What a contract returned when it gave up, in hexadecimal; None where it returned nothing.

    An error of the contract's own is kept by its first four bytes.
    """
    found = octets(data)
    selector, arguments = found[:4].hex(), found[4:]
    if selector == _ERROR:
        message = text(arguments)
        return Failure(fault=fault(message or ""), message=message)
    if selector == _PANIC:
        code = number(arguments)
        shown = "without a code" if code is None else f"0x{code:02x}: {_PANICS.get(code, 'unknown')}"
        return Failure(fault=Fault.REVERTED, message=f"Panic {shown}")
    if len(found) < 4:  # noqa: PLR2004 - the length of a selector
        return None
    name, meant = _CUSTOM.get(selector, ("", Fault.REVERTED))
    return Failure(fault=meant, message=f"custom error 0x{selector}{name and f' ({name})'}")


def told(said: object) -> Failure | None:
    """What a node's words say of an execution; None where they tell of something else, such as a missing state."""
    if not isinstance(said, str) or not _ENDED.search(said):
        return None
    rest = _PREFIX.sub("", said).strip(" '\"")[:300]
    return Failure(fault=fault(rest), message=rest or None)


def replayed(error: object) -> Failure | None:
    """What the error of a repeated call (`eth_call`) tells, in any of the nodes' shapes.

    The returned data stand in `data` (geth, anvil), `data.data` (hardhat), `data.result` (ganache), below the hash of
    the transaction (older ganache), or after a word (Parity).
    """
    if not isinstance(error, dict):
        return None
    found = cast("dict[str, JSON]", error)
    data = next(_returned(found.get("data")), None)
    return returned(data) or told(found.get("message"))


def _returned(value: JSON) -> Iterator[str]:
    match value:
        case str():
            yield from re.findall(r"0x[0-9a-fA-F]{8}(?:[0-9a-fA-F]{64})*$", value)
        case dict():
            for each in value.values():
                yield from _returned(each)
        case _:
            pass
