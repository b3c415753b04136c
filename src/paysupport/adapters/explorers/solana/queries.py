"""What is asked of a Solana node.

Source: solana.com/docs/rpc/http, read on 2026-11-25.
"""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.solana.reading import read
from paysupport.adapters.explorers.solana.schemas import Holding, Row
from paysupport.adapters.sources.answers import asked_for, came, no_answer, saved, told, unusable
from paysupport.adapters.sources.lists import pages, within
from paysupport.adapters.sources.places import Place
from paysupport.adapters.sources.values import moment
from paysupport.errors import BadAnswer, InputError
from paysupport.flow import Flow, Request, Response, together
from paysupport.model import Movement, State, Transfer

if TYPE_CHECKING:
    from paysupport.documents import JSON

PAGE = 1000
"""The most signatures of a page."""

MOST_TRANSACTIONS = 500
"""The most transactions of one history that are asked for one by one; what is beyond them is told as not complete."""

_SIGNATURE = re.compile(r"[1-9A-HJ-NP-Za-km-z]{80,90}")
_ADDRESS = re.compile(r"[1-9A-HJ-NP-Za-km-z]{32,44}")
_CONFIRMED = {"commitment": "confirmed"}
_WHOLE = {**_CONFIRMED, "encoding": "jsonParsed", "maxSupportedTransactionVersion": 0}


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks, whom, about which network."""

    source: str
    network: str
    place: Place
    key: SecretStr | None

    def ask(self, method: str, reference: str, *params: Any) -> Flow[Saved]:
        """One question by JSON-RPC; its answer is kept under the name of the method."""
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key.get_secret_value()}"
        response: Response = yield Request(
            method="POST",
            url=self.place.base,
            headers=headers,
            params=self.place.params,
            body=json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode(),
        )
        return saved(response, self.network, reference, method)


def transaction(access: Access, signature: str) -> Flow[Transfer]:
    """One transaction, and how far it has come, asked side by side.

    Raises:
        InputError: this is no signature.
    """
    if not _SIGNATURE.fullmatch(signature):
        raise InputError("a Solana signature is 87 or 88 letters and digits")
    answers = yield from together(
        access.ask("getSignatureStatuses", signature, [signature], {"searchTransactionHistory": True}),
        access.ask("getTransaction", signature, signature, _WHOLE),
    )
    return asked_for(read(access.source, came(answers)), access.place.host, number=signature)


def received(access: Access, owner: str, window: Window, contract: str | None) -> Flow[tuple[Transfer, ...]]:
    """What the token accounts of an owner received of one mint, or the owner of SOL, to the last page.

    Raises:
        InputError: this is no address of Solana.
    """
    if not _ADDRESS.fullmatch(owner) or (contract and not _ADDRESS.fullmatch(contract)):
        raise InputError("a Solana address has 32 to 44 letters and digits")
    accounts = (yield from _accounts(access, owner, contract)) if contract else (owner,)
    histories = came((yield from together(*(_history(access, account, window) for account in accounts))))
    rows = {row.id: row for history in histories for row in history.rows if row.err is None}
    newest = sorted(rows.values(), key=lambda row: row.slot or 0, reverse=True)[:MOST_TRANSACTIONS]
    whole = all(history.whole for history in histories) and len(newest) == len(rows)
    *bodies, slot = yield from together(
        *(access.ask("getTransaction", row.id, row.id, _WHOLE) for row in newest),
        access.ask("getSlot", "", _CONFIRMED),
    )
    answers = [*came(bodies), *came([slot], 0)]
    found = read(access.source, [*(page for history in histories for page in history.pages), *answers])
    transfers = [told(each) for each in found if each.id in rows or each.state is State.UNREACHABLE]
    whole = whole and all(transfer.complete for transfer in transfers)
    return tuple(
        transfer.model_copy(update={"reference": owner, "complete": whole})
        for transfer in transfers
        if any(_fits(each, owner, contract) for each in transfer.movements)
    )


@dataclass(frozen=True, slots=True)
class _History:
    """The signatures of one account in a window; `whole` where none was left out."""

    pages: tuple[Saved, ...]
    rows: tuple[Row, ...]
    whole: bool


def _history(access: Access, account: str, window: Window) -> Flow[_History]:
    def page(before: str | None) -> Flow[Saved]:
        bounds = {"limit": PAGE} if before is None else {"limit": PAGE, "before": before}
        return access.ask("getSignaturesForAddress", account, account, {**_CONFIRMED, **bounds})

    def following(answer: Saved) -> str | None:
        rows = _rows(answer.answer) or []
        full = len(rows) >= PAGE and not _before(rows[-1], window.since)
        return rows[-1].id if full else None

    found, whole = yield from pages(page, following)
    rows: list[Row] = []
    for answer in found:
        listed = _rows(answer.answer)
        if listed is None:
            raise _no_list(access, answer)
        rows.extend(listed)
    return _History(found, tuple(row for row in rows if within(moment(row.at), window)), whole)


def _before(row: Row, time: datetime | None) -> bool:
    at = moment(row.at)
    return at is not None and time is not None and at < time


def _rows(document: object) -> list[Row] | None:
    match cast("JSON", document):
        case {"result": list(rows)}:
            with suppress(InputError):
                return [Row.of(row) for row in rows]
        case _:
            pass
    return None


def _no_list(access: Access, answer: Saved) -> BadAnswer:
    fault = unusable(answer) or f"no list: {answer.answer}"
    return no_answer(access.place.host, fault, answer.http_status)


def _accounts(access: Access, owner: str, mint: str) -> Flow[tuple[str, ...]]:
    """The accounts in which an owner holds tokens of a mint; one that was closed is not among them."""
    asked = ({"mint": mint}, {**_CONFIRMED, "encoding": "jsonParsed"})
    answer = yield from access.ask("getTokenAccountsByOwner", owner, owner, *asked)
    match cast("JSON", answer.answer):
        case {"result": {"value": list(found)}}:
            with suppress(InputError):
                return tuple(Holding.of(each).pubkey for each in found)
        case _:
            pass
    raise _no_list(access, answer)


def _fits(movement: Movement, owner: str, contract: str | None) -> bool:
    return movement.recipient == owner and movement.contract == contract
