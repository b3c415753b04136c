"""Why a Solana transaction failed."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from paysupport.adapters.explorers.solana.schemas import Instruction
from paysupport.adapters.sources.answers import brief
from paysupport.model import Failure, Fault

SYSTEM = "11111111111111111111111111111111"
TOKENS = frozenset({"TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb"})
"""The programs of tokens. Source: solana.com/docs/tokens, read on 2026-11-25."""

FAULTS: Mapping[str, Fault] = {
    "AccountNotFound": Fault.INSUFFICIENT_FUNDS,
    "InsufficientFundsForFee": Fault.INSUFFICIENT_FUNDS,
    "InsufficientFundsForRent": Fault.INSUFFICIENT_FUNDS,
    "InsufficientFunds": Fault.INSUFFICIENT_FUNDS,
    "ComputationalBudgetExceeded": Fault.OUT_OF_GAS,
}
"""Errors of a transaction or an instruction that mean the same in each program; `AccountNotFound` is an account without
any SOL that was to pay the fee. Source: TransactionError and InstructionError of the crates
solana-transaction-error and solana-instruction-error, and LiteSVM 0.29.0, 2026-11-25."""

SYSTEM_FAULTS: Mapping[int, Fault] = {1: Fault.INSUFFICIENT_FUNDS}
"""Custom errors of the system program. Source: SystemError of the crate solana-system-interface."""

TOKEN_FAULTS: Mapping[int, Fault] = {1: Fault.INSUFFICIENT_FUNDS, 17: Fault.FROZEN}
"""Custom errors of the token programs. Source: TokenError of the crate spl-token-interface 2.0.0."""

_NO_ACCOUNT = {"InvalidAccountData", "UninitializedAccount"}
_FAILED = re.compile(r"Program (\w{32,44}) failed: ")
_ERROR = re.compile(r"Program log: (Error: .*)|(Transfer: insufficient .*)")


def failure(err: Any, logs: Sequence[str], instructions: Sequence[Instruction]) -> Failure | None:
    """How the execution ended; None where it ended well."""
    if err is None:
        return None
    lines = (found[1] or found[2] for found in map(_ERROR.fullmatch, logs) if found)
    told = "; ".join((json.dumps(err, default=str), *lines))
    return Failure(fault=_fault(err, logs, instructions), message=brief(told))


def _fault(err: Any, logs: Sequence[str], instructions: Sequence[Instruction]) -> Fault:
    match err:
        case {"InstructionError": [int(index), reason]}:
            named = instructions[index].program if index < len(instructions) else None
            return _of_instruction(reason, _failing(logs) or named)
        case dict() | str():
            name = err if isinstance(err, str) else str(next(iter(cast("dict[str, Any]", err)), ""))
            return FAULTS.get(name, Fault.OTHER)
        case _:
            return Fault.OTHER


def _failing(logs: Sequence[str]) -> str | None:
    """The innermost program that failed: an outer one passes its error on."""
    return next((found[1] for found in map(_FAILED.match, logs) if found), None)


def _of_instruction(reason: Any, program: str | None) -> Fault:
    match reason:
        case {"Custom": int(code)} if program == SYSTEM:
            return SYSTEM_FAULTS.get(code, Fault.OTHER)
        case {"Custom": int(code)} if program in TOKENS:
            return TOKEN_FAULTS.get(code, Fault.OTHER)
        case str() if reason in _NO_ACCOUNT and program in TOKENS:
            return Fault.NO_ACCOUNT
        case str():
            return FAULTS.get(reason, Fault.OTHER)
        case _:
            return Fault.OTHER
