"""Calls of Ethereum's JSON-RPC by name, and answers to them out of their envelopes.

A call is named by its method and what of its parameters decides, such as `eth_getBlockByNumber latest`; without a
name its answer is known by its shape.
"""

from dataclasses import dataclass, replace
from typing import cast

from paysupport.adapters.contracts import Saved
from paysupport.adapters.sources.answers import brief
from paysupport.documents import JSON

TRANSACTION = "eth_getTransactionByHash"
RECEIPT = "eth_getTransactionReceipt"
BLOCK = "eth_getBlockByNumber"
LATEST = "eth_getBlockByNumber latest"
FINALISED = "eth_getBlockByNumber finalized"
NEWEST = "eth_blockNumber"
SYNCING = "eth_syncing"
CHAIN = "eth_chainId"
NONCE = "eth_getTransactionCount"
REPLAY = "eth_call"
DECIMALS = "eth_call decimals()"
SYMBOL = "eth_call symbol()"
TRACE = "debug_traceTransaction"
CODE = "eth_getCode"
LOGS = "eth_getLogs"
FOUND = "ots_searchTransactionsBefore"
SUCCESSOR = "ots_getTransactionBySenderAndNonce"

DECISIVE = frozenset({TRANSACTION, RECEIPT, LOGS, FOUND, ""})
"""Without an answer to one of these nothing is told of a transaction."""

_SHAPES: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"transactionHash", "gasUsed"}), RECEIPT),
    (frozenset({"hash", "nonce", "from"}), TRANSACTION),
    (frozenset({"parentHash", "timestamp"}), BLOCK),
    (frozenset({"from", "gasUsed", "type"}), TRACE),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer out of its envelope: a result, which may be null, or an error."""

    name: str
    reference: str
    result: JSON = None
    error: JSON = None

    @property
    def fault(self) -> str | None:
        """The error in words; None where there is none."""
        match self.error:
            case None:
                return None
            case {"message": str(said)}:
                code = cast("dict[str, JSON]", self.error).get("code")
                return f"{brief(said)} ({code})"
            case str(said):
                return brief(said)
            case _:
                return "an error that it did not name"


def opened(saved: Saved) -> tuple[Answer, ...]:
    """The answers in a saved one: a single envelope, a batch of them, or a bare result."""
    found = cast("JSON", saved.answer)
    name, reference = saved.endpoint or "", (saved.reference or "").lower()
    match found:
        case {"result": result, **rest} if rest.get("error") is None:
            return (Answer(name or _shape(result), reference, result=result),)
        case {"error": error} if error is not None:
            return (Answer(name, reference, error=error),)
        case [{"jsonrpc": _}, *_]:
            return tuple(each for one in found for each in opened(replace(saved, answer=one, endpoint=None)))
        case dict() if _shape(found):
            return (Answer(name or _shape(found), reference, result=found),)
        case str() | int() if name and name not in DECISIVE:
            return (Answer(name, reference, result=found),)
        case _:
            status = f" (HTTP status {saved.http_status})" if saved.http_status else ""
            return (Answer(name, reference, error=f"no answer of a node{status}"),)


def _shape(result: JSON) -> str:
    keys = set(result) if isinstance(result, dict) else set[str]()
    return next((name for shape, name in _SHAPES if shape <= keys), "")
