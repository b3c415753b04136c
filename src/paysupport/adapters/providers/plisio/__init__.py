"""# Plisio

Crypto payments of one Plisio shop, API version 1.

## What it can do

- Read, without keys: operations as the API tells them, lists of them, callbacks as forms and as JSON (`?json=true` in
  the callback URL), error answers. Withdrawals are recognised and are no payments.
- Look up by the operation's id, and by the shop's order number in the list of operations. Search: time and everything
  else are compared here, since which filters the list knows was seen in no document.
- Verify callbacks: `verify_hash` is the HMAC-SHA1 of all other fields, as PHP's `serialize` writes them in the order of
  their names, or as the JSON that they came in.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `secret_key` | API settings of the shop | everything |

## What to know

- Plisio wants its key in the address of each request. It is added at the moment of sending and stands in no log of
  ours.
- `mismatch` is more than was asked for, and the merchant has it. What is too little is told by what is still missing
  (`pending_amount`) when the invoice expires.
- `cancelled` is an invoice that was not paid, or that another one of the same order has taken the place of.
- Forms with lists in them (`tx_urls[0]`) cannot be checked, since PHP sees another value there: use `?json=true`.

## Links

API https://plisio.net/documentation · client https://github.com/Plisio/plisio-api-php · bot
https://github.com/Plisio/plisio-telegram-bot

Last checked on 2026-11-25, with the client 1e60bbe of 2022-03-23. From memory: the fields of callbacks beside those in
the bot, the list of operations, and that JSON is signed in its own order.
"""

from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.forms import json_or_form
from paysupport.adapters.lookups import document_in, found, listed, moment, usable
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import plain, secret
from paysupport.adapters.providers.plisio import callbacks
from paysupport.adapters.providers.plisio.reading import NAME, Listing, claims, payments
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

TITLE = "Plisio"


class Plisio(Provider):
    """Payments of one Plisio shop; the key is optional, reading needs none.

    Args:
        secret_key: of the shop; signs the callbacks too.
        account: a name for this shop where there are several.
        host: where the API is.
    """

    name: ClassVar[str] = NAME

    def __init__(
        self,
        *,
        secret_key: SecretStr | str | None = None,
        account: str | None = None,
        host: str = "https://api.plisio.net",
    ) -> None:
        self.account = account
        self._key = secret(secret_key)
        self._host = host.rstrip("/")

    def parse(self, body: bytes) -> object:
        """A JSON document, or the form of a callback."""
        return json_or_form(body)

    def claims(self, document: object) -> bool:
        """Whether a document is an operation, list, callback or error answer of Plisio."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; those for one order are one payment.

        Raises:
            NotAPayment: an error answer, or a withdrawal.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, account=self.account))

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The operation with an id, or those with the shop's order number.

        Raises:
            ConfigurationError: the key is missing or refused.
            Unavailable: Plisio did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return self._one(reference.value)
            case "order":
                return listed(self.search, reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the shop's invoices.

        Raises:
            InputError: a time has no zone.
        """
        since, until = moment(query.since), moment(query.until)
        response = yield from self._get("", (("type", "invoice"), ("page", cursor or "1")))
        told = found(response, TITLE, self.payments)
        with usable(response):
            listing = Listing.of(document_in(response, TITLE))
        following = str(listing.page + 1) if listing.page < listing.pages else None
        fitting = (
            each
            for each in told
            if query.matches(each)
            and not (since and each.created_at and each.created_at < since)
            and not (until and each.created_at and each.created_at >= until)
        )
        return Page(tuple(fitting), following if following != cursor else None)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a callback was signed with the shop's key.

        `Verified.key` is made of what is signed, since Plisio has no event id.
        """
        return callbacks.verify(received, self._key, self.payments)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A callback as Plisio would send it: JSON, or a form where the body is one.

        Raises:
            ConfigurationError: there is no key.
            InputError: the body is neither.
        """
        return callbacks.sign(body, at, self._key)

    def _one(self, name: str) -> Flow[tuple[Payment, ...]]:
        response = yield from self._get(f"/{quote(name, safe='')}")
        return found(response, TITLE, self.payments)

    def _get(self, path: str, params: tuple[tuple[str, str], ...] = ()) -> Flow[Response]:
        plain(self._key, "Plisio needs the shop's secret key (secret_key)")
        response: Response = yield Request(
            method="GET",
            url=f"{self._host}/api/v1/operations{path}",
            headers={"Accept": "application/json"},
            params=params,
            sign=self._with_key,
            account=self.account or "",
        )
        return response

    def _with_key(self, request: Request, now: datetime) -> Request:
        del now
        return callbacks.with_key(request, self._key)


ADAPTER = Plisio
