"""# CoinGate

Crypto payments of one CoinGate merchant (Lithuania), API version 2.

## What it can do

- Read, without keys: orders, lists of them, callbacks as forms and as JSON, callbacks of payment channels, error
  answers.
- Look up by CoinGate's order id, and by the shop's: CoinGate cannot be asked for the latter, all orders are listed and
  compared, so that "not known" is said after the last page only. Search a time window; all else is compared here.
- Check callbacks. CoinGate signs nothing: it sends back the `token` that the shop gave when it made the order. Whoever
  has seen one callback knows it. Therefore every `Verified` has `confirm=True`; ask with `confirm`.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `api_key` | merchant, API, apps: the auth token | look-up, search, confirmation |
| `callback_token` | the `token` that the shop gives with each order, or a function from its order id | callbacks |

## What to know

- An order is `new` until the payer has chosen a coin, at most two hours; then `pending` for 20 minutes.
- `invalid` is either not confirmed by the network, or held for where the money comes from. Which of them, CoinGate does
  not tell; the payer is told neither.
- Callbacks tell no address; what was paid too little or too much stands in `status_reason` there.
- Callbacks end at the answers 301, 302, 401 and 403. When they are repeated before that was not seen in a document.
- Sandbox and live are different accounts at different hosts.

## Links

API https://developer.coingate.com/reference · statuses https://developer.coingate.com/docs/order-statuses · callbacks
https://developer.coingate.com/reference/payment-callback · client https://github.com/coingate/coingate-php

Last checked on 2026-11-25. From memory: `payment_address`, `expire_at`, `paid_at` and the transactions of an order.
"""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.forms import json_or_form
from paysupport.adapters.lookups import document_in, found, listed, moment, usable
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import fault, judged, key, plain, secret
from paysupport.adapters.providers.coingate.reading import NAME, Listing, claims, payments
from paysupport.adapters.rewriting import compact
from paysupport.documents import JSON, parse
from paysupport.errors import InputError, NotKnown
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

TITLE = "CoinGate"
Tokens = Callable[[str], str | None]
"""From the shop's order id to the token of the order."""

_MOST = "100"


class CoinGate(Provider):
    """Payments of one CoinGate merchant; every key is optional, reading needs none.

    Args:
        api_key: the API app's auth token.
        callback_token: the `token` of all orders, or what tells it by the shop's order id.
        account: a name for this merchant where there are several.
        host: where the API is; the sandbox is https://api-sandbox.coingate.com.
    """

    name: ClassVar[str] = NAME
    ids: ClassVar[str | None] = r"[0-9]{1,19}"

    def __init__(
        self,
        *,
        api_key: SecretStr | str | None = None,
        callback_token: SecretStr | str | Tokens | None = None,
        account: str | None = None,
        host: str = "https://api.coingate.com",
    ) -> None:
        self.account = account
        self._api_key = secret(api_key)
        self._tokens = callback_token if callable(callback_token) else None
        self._token = secret(None if callable(callback_token) else callback_token)
        self._host = host.rstrip("/")

    def parse(self, body: bytes) -> object:
        """A JSON document, or the form of a callback."""
        return json_or_form(body)

    def claims(self, document: object) -> bool:
        """Whether a document is an order, list, callback or error answer of CoinGate."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The orders in a document; those for one order of the shop are one payment.

        Raises:
            NotAPayment: an error answer, or a callback about an address.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, account=self.account))

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The order with CoinGate's id, or those with the shop's.

        Raises:
            ConfigurationError: the key is missing or refused.
            Unavailable: CoinGate did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return self._one(reference.value)
            case "order":
                return listed(self.search, reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the orders, newest first.

        Raises:
            InputError: a time has no zone.
        """
        asked = {
            "per_page": _MOST,
            "page": cursor or "1",
            "sort": "created_at_desc",
            "created_at[from]": _time(query.since),
            "created_at[to]": _time(query.until),
        }
        response = yield from self._get("orders", tuple((name, value) for name, value in asked.items() if value))
        orders = found(response, TITLE, self.payments)
        with usable(response):
            listing = Listing.of(document_in(response, TITLE))
        following = str(listing.page + 1) if listing.page < listing.pages else None
        return Page(tuple(filter(query.matches, orders)), following if following != cursor else None)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a callback carries the order's token; what it tells has to be confirmed.

        `Verified.key` is made of the body, since CoinGate has no event id.
        """
        try:
            document = json_or_form(received.body)
        except InputError as error:
            return Rejected(f"the body is {error}")
        told = document if isinstance(document, dict) else {}
        order, status = told.get("order_id"), told.get("event", told.get("status"))
        return judged(
            fault(
                told.get("token"),
                lambda: self._expected(order if isinstance(order, str) else ""),
                "the field token",
                "the token of the order (callback_token)",
            ),
            lambda: self.payments(document),
            key=key(received.body),
            scheme="coingate token",
            event=status if isinstance(status, str) else None,
            confirm=True,
        )

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The order of a callback, as CoinGate tells it when asked.

        Raises:
            InputError: the callback tells no order.
            NotKnown: CoinGate does not know it.
        """
        told = next(iter(verified.payments), None)
        if told is None or told.id is None:
            raise InputError("a callback that tells no order cannot be confirmed")
        return self._confirmed(told.id)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A callback as CoinGate would send it, as JSON with the token in it.

        Raises:
            ConfigurationError: there is no token.
            InputError: the body is no order.
        """
        document = parse(body)
        if not isinstance(document, dict):
            raise InputError("no callback of CoinGate")
        told: JSON = {**document, "token": self._expected(str(document.get("order_id") or ""))}
        return Received(headers=(("Content-Type", "application/json"),), body=compact(told).encode(), at=at)

    def _expected(self, order: str) -> str:
        given = self._tokens(order) if self._tokens else self._token.get_secret_value()
        return plain(SecretStr(given or ""), "CoinGate's callbacks need the token of the order (callback_token)")

    def _confirmed(self, name: str) -> Flow[Payment]:
        told = yield from self._one(name)
        if not told:
            raise NotKnown(f"CoinGate does not know {name!r}, of which it seemed to tell", source=NAME)
        return told[0]

    def _one(self, name: str) -> Flow[tuple[Payment, ...]]:
        response = yield from self._get(f"orders/{quote(name, safe='')}")
        return found(response, TITLE, self.payments)

    def _get(self, path: str, params: tuple[tuple[str, str], ...] = ()) -> Flow[Response]:
        token = plain(self._api_key, "CoinGate needs the auth token of the API app (api_key)")
        response: Response = yield Request(
            method="GET",
            url=f"{self._host}/v2/{path}",
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
            params=params,
            account=self.account or "",
        )
        return response


def _time(time: datetime | None) -> str | None:
    asked = moment(time)
    return asked.isoformat(timespec="seconds").replace("+00:00", "Z") if asked else None


ADAPTER = CoinGate
