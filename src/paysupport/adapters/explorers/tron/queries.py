"""What is asked of a Tron node and of TronGrid.

Source: docs/api/http of tronprotocol/documentation-en, 2026-07-21; "TRC-20 transaction history" and "TronGrid V1 API"
of developers.tron.network, read on 2026-11-25.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.tron.addresses import base58
from paysupport.adapters.explorers.tron.reading import read
from paysupport.adapters.sources.answers import asked_for, came, saved
from paysupport.adapters.sources.lists import history, listed
from paysupport.adapters.sources.places import Place
from paysupport.chain.addresses import on, same
from paysupport.errors import InputError
from paysupport.flow import Flow, Request, Response, together
from paysupport.model import Movement, Transfer

if TYPE_CHECKING:
    from paysupport.documents import JSON

PAGE = 200
"""The most rows of a page."""

_ID = re.compile(r"(?:0[xX])?([0-9a-fA-F]{64})")
_TIPS = ("wallet/getnowblock", "walletsolidity/getnowblock")
_VIEWS = (
    "wallet/gettransactionbyid",
    "wallet/gettransactioninfobyid",
    "wallet/gettransactionfrompending",
    "walletsolidity/gettransactioninfobyid",
)
_NEEDED = 2
_TICK = timedelta(milliseconds=1)
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks, whom, about which network."""

    source: str
    network: str
    place: Place
    key: SecretStr | None

    def ask(self, path: str, reference: str = "", *, body: bytes = b"{}") -> Flow[Saved]:
        """One question to the node."""
        return self._ask(Request(method="POST", url=f"{self.place.base}/{path}", body=body), reference, path)

    def page(self, path: str, reference: str, asked: dict[str, str]) -> Flow[Saved]:
        """One question to the history."""
        params = (*self.place.params, *asked.items())
        return self._ask(Request(method="GET", url=f"{self.place.base}/{path}", params=params), reference, path)

    def _ask(self, request: Request, reference: str, path: str) -> Flow[Saved]:
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        if self.key:
            headers["TRON-PRO-API-KEY"] = self.key.get_secret_value()
        response: Response = yield replace(request, headers=headers)
        return saved(response, self.network, reference, path)


def transaction(access: Access, reference: str) -> Flow[Transfer]:
    """One transaction in both views, with the tips of both, all asked side by side.

    Raises:
        InputError: this is no transaction of Tron.
    """
    found = _ID.fullmatch(reference.strip())
    if not found:
        raise InputError("a Tron transaction is 64 hex digits")
    number = found[1].lower()
    body = json.dumps({"value": number}).encode()
    answers = yield from together(*(access.ask(path, number, body=body) for path in _VIEWS), *map(access.ask, _TIPS))
    return asked_for(read(access.source, came(answers, _NEEDED)), access.place.host, number=number)


def received(access: Access, address: str, window: Window, contract: str | None) -> Flow[tuple[Transfer, ...]]:
    """What an address received of one TRC-20 or TRC-10 token, or of TRX, to the last page, and the tips beside it.

    Raises:
        InputError: this is no address of Tron.
    """
    if on(access.network, address) is None:
        raise InputError("a Tron address begins with T and has 34 letters and digits, or is 41 and 40 hex digits")
    asked = {"only_to": "true", "limit": str(PAGE), **_between(window)}
    path = f"v1/accounts/{base58(address)}/transactions"
    if contract and not contract.isdecimal():
        path += "/trc20"
        asked["contract_address"] = base58(contract) or ""

    def page(cursor: str | None) -> Flow[Saved]:
        return access.page(path, address, asked if cursor is None else {**asked, "fingerprint": cursor})

    found, whole, tips = yield from history(page, _following, *map(access.ask, _TIPS))
    return tuple(
        transfer.model_copy(update={"complete": transfer.complete and whole})
        for transfer in listed(partial(read, access.source), found, tips)
        if any(_fits(each, address, contract) for each in transfer.movements)
    )


def _following(page: Saved) -> str | None:
    match cast("JSON", page.answer):
        case {"meta": {"fingerprint": str(cursor)}}:
            return cursor
        case _:
            return None


def _between(window: Window) -> dict[str, str]:
    """Both ends are included at TronGrid, in milliseconds."""
    bounds = {"min_timestamp": window.since, "max_timestamp": window.until and window.until - _TICK}
    return {name: str((time - _EPOCH) // _TICK) for name, time in bounds.items() if time}


def _fits(movement: Movement, address: str, contract: str | None) -> bool:
    same_token = contract == movement.contract or (contract is not None and same("tron", contract, movement.contract))
    return same_token and same("tron", address, movement.recipient)
