"""Look-ups: every one is a POST that changes nothing, signed in its body.

Sources: docs.mixplat.ru (get_payment_status, get_refund_status); MXPLTdev/mixplat-php-client 59a3b46 2025-03-19,
src/Method.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.providers.mixplat.codes import NOT_OURS
from paysupport.adapters.providers.mixplat.reading import NAME, payments
from paysupport.adapters.providers.mixplat.webhooks import signature
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

API_VERSION = 3

_DONE = range(200, 300)
_REFUSED = frozenset({401, 403})


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where."""

    api_key: SecretStr
    host: str
    account: str | None

    def payment(self, name: str) -> Flow[tuple[Payment, ...]]:
        """The payment with Mixplat's id."""
        return self._ask("get_payment_status", {"payment_id": name}, name)

    def order(self, name: str) -> Flow[tuple[Payment, ...]]:
        """The payment with the shop's id."""
        return self._ask("get_payment_status", {"merchant_payment_id": name}, name)

    def refund(self, name: str) -> Flow[tuple[Payment, ...]]:
        """The refund with Mixplat's id."""
        return self._ask("get_refund_status", {"refund_id": int(name)}, name)

    def payment_or_refund(self, name: str) -> Flow[tuple[Payment, ...]]:
        """The payment with an id or, where there is none, the refund; ids of refunds are numbers."""
        found = yield from self.payment(name)
        if found or not is_refund_id(name):
            return found
        return (yield from self.refund(name))

    def _ask(self, method: str, params: Mapping[str, str | int], signed: str) -> Flow[tuple[Payment, ...]]:
        body = {"api_version": API_VERSION, **params, "signature": signature(self.api_key, signed)}
        response: Response = yield Request(
            method="POST",
            url=f"{self.host}/{method}",
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            body=json.dumps(body).encode(),
            account=self.account or "",
        )
        if response.status in _REFUSED:
            raise ConfigurationError(f"Mixplat does not accept the API key (HTTP status {response.status})")
        try:
            found = payments(parse(response.body), self.account)
        except NotAPayment as error:
            if error.not_found:
                return ()
            if error.code in NOT_OURS:
                raise ConfigurationError(str(error)) from None
            raise _bad(response, str(error)) from None
        except InputError as error:
            raise _bad(response, f"the body is {error}") from None
        if response.status not in _DONE:
            raise _bad(response, "a body that does not fit the status")
        return tuple(_fetched(payment, response) for payment in found)


def is_refund_id(name: str) -> bool:
    """Whether an id can be that of a refund."""
    return name.isascii() and name.isdecimal() and len(name) < 20  # noqa: PLR2004 - a 64-bit number


def _bad(response: Response, what: str) -> BadAnswer:
    host = urlsplit(response.url).hostname or NAME
    return BadAnswer(f"{host} answered with HTTP status {response.status}: {what}", source=host, status=response.status)


def _fetched(payment: Payment, response: Response) -> Payment:
    return payment.model_copy(update={"origin": payment.origin.model_copy(update={"at": response.at})})
