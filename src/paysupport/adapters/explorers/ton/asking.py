"""What asking has in common at both services."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.ton.names import address_of
from paysupport.adapters.onchain import Place, saved
from paysupport.errors import InputError
from paysupport.flow import Flow, Request, Response
from paysupport.model import Transfer

_ADDRESS = re.compile(r"-?[0-9]{1,3}:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, whom, about which network; `scheme` is how the key is sent."""

    source: str
    network: str
    place: Place
    key: SecretStr | None
    header: str
    scheme: str = ""

    def ask(self, path: str, reference: str, **params: str) -> Flow[tuple[Saved, ...]]:
        """One question, and its answer as it would be saved."""
        headers = {"Accept": "application/json"}
        if self.key:
            headers[self.header] = self.scheme + self.key.get_secret_value()
        response: Response = yield Request(
            method="GET",
            url=f"{self.place.base}/{path}",
            headers=headers,
            params=(*self.place.params, *params.items()),
        )
        return (saved(response, self.network, reference, path),)


def checked(address: str | None) -> str:
    """An address in its raw form.

    Raises:
        InputError: it is none.
    """
    raw = address_of(address) or ""
    if not _ADDRESS.fullmatch(raw):
        raise InputError("a TON address has 48 letters, digits, - and _, or is a number, a colon and 64 hex digits")
    return raw


def arrived(
    found: Iterable[Transfer], account: str, contract: str | None, window: Window, *, whole: bool
) -> tuple[Transfer, ...]:
    """Those that brought an account a jetton, or Toncoin, within a window; `whole` where nothing was left out."""
    return tuple(
        transfer.model_copy(update={"complete": whole})
        for transfer in found
        if _within(window, transfer.included_at)
        and any(each.recipient == account and each.contract == contract for each in transfer.movements)
    )


def _within(window: Window, at: datetime | None) -> bool:
    since, until = window.since, window.until
    return at is None or ((since is None or at >= since) and (until is None or at < until))
