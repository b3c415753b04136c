"""What a node's answers tell together: those on one transaction are joined."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import cast

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.bitcoind.cases import Case, Node
from paysupport.adapters.explorers.bitcoind.schemas import (
    Entry,
    Estimate,
    Header,
    Held,
    Info,
    Known,
    Raw,
    Refusal,
    Scan,
)
from paysupport.adapters.sources.answers import brief, built, unreachable
from paysupport.documents import JSON
from paysupport.errors import InputError
from paysupport.model import State, Transfer

Call = tuple[object, ...]
"""A method of a node and its parameters."""

NOT_FOUND = -5
"""RPC_INVALID_ADDRESS_OR_KEY: also for a transaction that the node does not know."""

_OUTPUTS = 10
_LONG = 144
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_ENVELOPE = frozenset({"result", "error", "id", "jsonrpc"})
_TELLING = frozenset({"getrawtransaction", "gettransaction", "scantxoutset"})
"""Methods whose answer decides; without one of the others less is known."""

_MARKS = {
    "walletconflicts": "gettransaction",
    "vin": "getrawtransaction",
    "ancestorcount": "getmempoolentry",
    "bestblockhash": "getblockchaininfo",
    "merkleroot": "getblockheader",
    "unspents": "scantxoutset",
    "scriptPubKey": "gettxout",
    "feerate": "estimatesmartfee",
}
"""What only one method answers with."""


class Reading:
    """Answers of one node, taken in one after the other.

    Args:
        source: name of the explorer.
        answers: of one node on one network; a batch is the list of its answers.
    """

    def __init__(self, source: str, answers: Sequence[Saved]) -> None:
        self._source = source
        self._cases: dict[str, Case] = {}
        self._node = Node()
        for each in sorted(answers, key=lambda saved: saved.fetched_at or _EARLIEST):
            answer = cast("JSON", each.answer)
            for single in answer if isinstance(answer, list) and each.endpoint is None else [answer]:
                self._take(replace(each, answer=single))

    @property
    def chain(self) -> str | None:
        """The chain that the node says it is on: main, test, signet, regtest ..."""
        return self._node.info.chain if self._node.info else None

    def transfers(self) -> tuple[Transfer, ...]:
        """One transfer for each transaction of which something is told."""
        return tuple(self.of(of) for of, case in self._cases.items() if case.told or case.wrong)

    def of(self, transaction: str) -> Transfer:
        """The transfer of one transaction that was asked for."""
        case = self._cases[transaction]
        if not case.told:
            return case.wrong or unreachable(self._source, case.saved)
        build = partial(case.transfer, self._source, self._node, self._cases, transaction)
        return built(self._source, case.saved, build)

    def further(self, transaction: str) -> tuple[Call, ...]:
        """What helps to tell more of a transaction, given what is told so far."""
        case = self._cases[transaction]
        calls: list[Call] = [("getblockheader", case.block)] if case.block else []
        if case.known is not None and case.raw is None:
            if case.known.hex:
                calls.append(("decoderawtransaction", case.known.hex))
            for each in case.known.conflicts:
                calls += [("gettransaction", each, True), ("getmempoolentry", each)]
        elif case.state(self._node, self._cases)[0] is State.ABSENT:
            calls += [("gettxout", transaction, index, True) for index in range(_OUTPUTS)]
        return tuple(calls)

    def _take(self, saved: Saved) -> None:
        answer = cast("JSON", saved.answer)
        result, error = answer, None
        if isinstance(answer, dict) and answer and answer.keys() <= _ENVELOPE:
            result, error = answer.get("result"), answer.get("error")
        method, *params = (saved.endpoint or "").split() or [_shape(result)]
        named = result.get("txid") if isinstance(result, dict) else None
        given = [saved.reference] if method == "decoderawtransaction" else [*params[:1], named, saved.reference]
        of = next((str(each).lower() for each in given if each), "")
        try:
            if error is not None:
                self._refused(saved, method, of, Refusal.of(error, "/error"))
            elif method in _TELLING:
                self._of_transaction(saved, method, of, result)
            else:
                self._beside(saved, method, of, params, result)
        except InputError as wrong:
            if method in _TELLING:
                detail = str(wrong) if isinstance(answer, dict) else None
                self._case(of, saved).wrong = unreachable(self._source, saved, detail)

    def _refused(self, saved: Saved, method: str, of: str, refusal: Refusal) -> None:
        said = brief(refusal.message)
        unknown = refusal.code == NOT_FOUND and "being indexed" not in said
        if method == "getrawtransaction" and unknown:
            case = self._case(of, saved)
            case.raw, case.decoded, case.refused = None, case.body, said
        elif method == "getmempoolentry":
            self._case(of, saved).entry = None
        elif method in _TELLING and not unknown:
            self._case(of, saved).wrong = unreachable(self._source, saved, f"error {refusal.code}: {said}")

    def _of_transaction(self, saved: Saved, method: str, of: str, result: JSON) -> None:
        if method == "scantxoutset":
            for each in Scan.of(result).unspents:
                self._case(each.id, saved).unspent.append(each)
        elif method == "gettransaction":
            known = Known.of(result)
            self._case(of, saved).known = known
        else:
            raw = Raw.of(result)
            case = self._case(of, saved)
            case.raw, case.refused, case.saved = raw, None, saved

    def _beside(self, saved: Saved, method: str, of: str, params: Sequence[str], result: JSON) -> None:
        node = self._node
        match method:
            case "decoderawtransaction":
                self._case(of, saved).decoded = Raw.of(result)
            case "getmempoolentry":
                self._case(of, saved).entry = Entry.of(result)
            case "gettxout" if result is not None:
                self._case(of, saved).held[_number(params[1:2], 0)] = Held.of(result)
            case "getblockchaininfo":
                node.info = Info.of(result)
            case "getblockcount":
                node.info = Info.of({"blocks": result})
            case "getblockheader":
                header = Header.of(result)
                node.headers[header.hash] = header
            case "estimatesmartfee":
                estimate = Estimate.of(result)
                rate = Decimal(estimate.rate) / 1000 if estimate.rate and estimate.rate > 0 else None
                if _number(params[:1], estimate.blocks or 0) < _LONG:
                    node.hour = rate
                else:
                    node.slow = rate
            case _:
                pass

    def _case(self, of: str, saved: Saved) -> Case:
        return self._cases.setdefault(of, Case(saved))


def _shape(result: JSON) -> str:
    if isinstance(result, int):
        return "getblockcount"
    marks = result if isinstance(result, dict) else {}
    return next((method for mark, method in _MARKS.items() if mark in marks), "getrawtransaction")


def _number(words: Sequence[str], otherwise: int) -> int:
    return int(words[0]) if words and re.fullmatch("[0-9]{1,9}", words[0]) else otherwise
