"""How a Tron transaction failed, or why a node did not take it."""

import re
from collections.abc import Mapping

from paysupport.adapters.explorers.tron.schemas import Body, Info, Sent
from paysupport.adapters.sources.answers import brief
from paysupport.model import Failure, Fault

FAULTS: Mapping[str, Fault] = {
    "REVERT": Fault.REVERTED,
    "OUT_OF_ENERGY": Fault.OUT_OF_ENERGY,
    "BAD_JUMP_DESTINATION": Fault.OTHER,
    "OUT_OF_MEMORY": Fault.OTHER,
    "PRECOMPILED_CONTRACT": Fault.OTHER,
    "STACK_TOO_SMALL": Fault.OTHER,
    "STACK_TOO_LARGE": Fault.OTHER,
    "ILLEGAL_OPERATION": Fault.OTHER,
    "STACK_OVERFLOW": Fault.OTHER,
    "OUT_OF_TIME": Fault.OTHER,
    "JVM_STACK_OVER_FLOW": Fault.OTHER,
    "UNKNOWN": Fault.OTHER,
    "TRANSFER_FAILED": Fault.OTHER,
    "INVALID_CODE": Fault.OTHER,
}
"""Ends of a contract. Source: docs/api/openapi.yaml of tronprotocol/documentation-en, `ResourceReceipt`, 2026-07-21."""

REFUSALS: Mapping[str, Fault] = {
    "BANDWITH_ERROR": Fault.OUT_OF_BANDWIDTH,
}
"""Why a node does not take a transaction, as far as there is a word for it. Source: api.proto of java-tron, sic."""

_FINE = {"SUCCESS", "SUCESS", "DEFAULT"}
_ERROR = re.compile(r"08c379a0[0-9a-f]{64}([0-9a-f]{64})([0-9a-f]*)")
_MOST = 4096


def failure(body: Body | None, info: Info | None) -> Failure | None:
    """How the execution ended; None where it ended well. A plain transfer of TRX has no receipt result."""
    results = (
        info and info.outcome,
        next((each.result for each in (body.ret if body else None) or ()), None),
        info and info.result,
    )
    found = next((result for result in results if result and result not in _FINE), None)
    if found is None:
        return None
    evidence = (
        found,
        _reason(info.returned[0]) if info and info.returned else None,
        text_of(info.message) if info else None,
        f"energy used {info.energy}" if info and info.energy else None,
        f"fee limit {body.fee_limit} sun" if body and body.fee_limit else None,
    )
    return Failure(fault=FAULTS.get(found, Fault.OTHER), message=brief("; ".join(filter(None, evidence))))


def refusal(sent: Sent) -> Failure | None:
    """Why a node did not take a transaction; None where it did."""
    if sent.code in _FINE:
        return None
    message = ": ".join(filter(None, (sent.code, text_of(sent.message))))
    return Failure(fault=REFUSALS.get(sent.code, Fault.OTHER), message=brief(message))


def text_of(told: str | None) -> str | None:
    """A text that stands there in hex, or as it is where `visible` was asked for."""
    try:
        return bytes.fromhex(told or "").decode(errors="replace")
    except ValueError:
        return told


def _reason(returned: str) -> str | None:
    """The text of Solidity's `Error(string)`."""
    found = _ERROR.fullmatch(returned[:_MOST].lower())
    return bytes.fromhex(found[2])[: int(found[1], 16)].decode(errors="replace") if found else None
