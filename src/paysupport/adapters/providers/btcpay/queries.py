"""Look-ups and searches.

Source: btcpayserver/btcpayserver 03345c288, 2026-07-23, wwwroot/swagger/v1, template invoices.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query
from paysupport.adapters.lookups import bad, document_in, found, moment
from paysupport.adapters.proofs import plain
from paysupport.errors import ConfigurationError
from paysupport.flow import Flow, Request, Response
from paysupport.merge import merge
from paysupport.model import Payment

TITLE = "BTCPay Server"
Params = tuple[tuple[str, str], ...]

_TAKE = 100
_WITH_METHODS = ("includePaymentMethods", "true")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where."""

    host: str
    api_key: SecretStr
    store: str
    account: str | None
    read: Callable[[object], tuple[Payment, ...]]

    def get(self, path: str, params: Params = ()) -> Flow[Response]:
        """The answer below `/api/v1/`.

        Raises:
            ConfigurationError: host or key is missing.
        """
        if not self.host:
            raise ConfigurationError("BTCPay Server needs the address of the server (host)")
        key = plain(self.api_key, "BTCPay Server needs an API key (api_key)")
        response: Response = yield Request(
            method="GET",
            url=f"{self.host}/api/v1/{path}",
            headers={"Authorization": f"token {key}", "Accept": "application/json"},
            params=params,
            account=self.account or self.store,
        )
        return response

    def of_store(self, path: str) -> str:
        """A path below the store.

        Raises:
            ConfigurationError: the store is not known.
        """
        if not self.store:
            raise ConfigurationError("to ask for lists, BTCPay Server needs the store's id (store_id)")
        return f"stores/{quote(self.store, safe='')}/{path}"

    def invoice(self, name: str) -> Flow[tuple[Payment, ...]]:
        """The invoice with an id; servers that do not tell its payment methods along are asked for them."""
        path = f"invoices/{quote(name, safe='')}"
        path = self.of_store(path) if self.store else path
        response = yield from self.get(path, (_WITH_METHODS,))
        told = found(response, TITLE, self.read)
        document = cast("dict[str, Any]", document_in(response, TITLE)) if told else {}
        if not told or "paymentMethods" in document:
            return told
        methods = yield from self.get(f"{path}/payment-methods")
        joined = {**document, "paymentMethods": document_in(methods, TITLE)}
        return found(response, TITLE, lambda _: self.read(joined))

    def order(self, name: str) -> Flow[tuple[Payment, ...]]:
        """The invoices with the shop's id."""
        hits: list[Payment] = []
        cursor: str | None = None
        while True:
            listed, cursor = yield from self._page((("orderId", name),), cursor)
            hits += [payment for payment in listed if payment.order == name]
            if cursor is None:
                return merge(hits)

    def search(self, query: Query, cursor: str | None) -> Flow[Page]:
        """One page of the store's invoices, as far as it fits."""
        asked = {
            "startDate": _time(query.since),
            "endDate": _time(query.until),
            "orderId": query.order,
        }
        listed, following = yield from self._page(
            tuple((name, value) for name, value in asked.items() if value), cursor
        )
        fitting = (
            payment
            for payment in listed
            if query.matches(payment) and not (query.until and payment.created_at and payment.created_at >= query.until)
        )
        return Page(tuple(fitting), following)

    def _page(self, params: Params, cursor: str | None) -> Flow[tuple[tuple[Payment, ...], str | None]]:
        skip = int(cursor or 0)
        paging = (_WITH_METHODS, ("skip", str(skip)), ("take", str(_TAKE)))
        response = yield from self.get(self.of_store("invoices"), (*params, *paging))
        listed = found(response, TITLE, self.read)
        document = document_in(response, TITLE)
        if not isinstance(document, list):
            raise bad(response, "no list")
        return listed, str(skip + _TAKE) if len(document) >= _TAKE else None


def _time(time: datetime | None) -> str | None:
    asked = moment(time)
    return str(int(asked.timestamp())) if asked else None
