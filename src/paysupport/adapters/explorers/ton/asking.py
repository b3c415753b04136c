"""What asking has in common at both services."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import SecretStr

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.explorers.ton.names import address_of
from paysupport.adapters.sources.answers import saved
from paysupport.adapters.sources.lists import within
from paysupport.adapters.sources.places import Place
from paysupport.chain.addresses import on
from paysupport.errors import InputError
from paysupport.flow import Flow, Request, Response
from paysupport.model import Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, whom, about which network; `scheme` is how the key is sent."""

    source: str
    network: str
    place: Place
    key: SecretStr | None
    header: str
    scheme: str = ""

    def ask(self, path: str, reference: str, **params: str) -> Flow[Saved]:
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
        return saved(response, self.network, reference, path)


def checked(address: str) -> str:
    """An address in its raw form.

    Raises:
        InputError: it is none.
    """
    if on("ton-testnet", address) is None:
        raise InputError("a TON address has 48 letters, digits, - and _, or is a number, a colon and 64 hex digits")
    return address_of(address) or ""


def arrived(
    found: Iterable[Transfer], account: str, contract: str | None, window: Window, *, whole: bool
) -> tuple[Transfer, ...]:
    """Those that brought an account a jetton, or Toncoin, within a window; `whole` where nothing was left out."""
    return tuple(
        transfer.model_copy(update={"complete": whole})
        for transfer in found
        if within(transfer.included_at, window)
        and any(each.recipient == account and each.contract == contract for each in transfer.movements)
    )
