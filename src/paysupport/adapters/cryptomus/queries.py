"""Look-ups and searches: every one is a POST that changes nothing, signed in a header.

Sources: doc.cryptomus.com and doc.heleket.com, "Payment information" and "Payment history", read on 2026-11-25. The SDK
(6993cd2) sends the cursor in the body, the documentation has it in the query: both are sent. In which zone a list is
asked for is not said: it is asked for a day more on either side, and compared here.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import AliasPath, Field, SecretStr

from paysupport.adapters.contracts import Page, Query
from paysupport.adapters.cryptomus.reading import House
from paysupport.adapters.cryptomus.signing import signature
from paysupport.adapters.lookups import document_in, found, moment, usable
from paysupport.adapters.schema import Schema
from paysupport.errors import ConfigurationError
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

_DAY = timedelta(days=1)


class _Listing(Schema):
    following: str | None = Field(default=None, validation_alias=AliasPath("result", "paginate", "nextCursor"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where."""

    house: House
    merchant: str
    payment_key: SecretStr
    host: str
    account: str | None
    read: Callable[[object, int | None], tuple[Payment, ...]]

    def payment(self, **known: str) -> Flow[tuple[Payment, ...]]:
        """The payment with this `uuid` or `order_id`."""
        response = yield from self._post("payment/info", known)
        return found(response, self.house.title, lambda document: self.read(document, response.status))

    def search(self, query: Query, cursor: str | None) -> Flow[Page]:
        """One page of the history, newest first, as far as it fits."""
        asked = {
            "date_from": _time(query.since, -_DAY),
            "date_to": _time(query.until, _DAY),
            "cursor": cursor,
        }
        body = {name: value for name, value in asked.items() if value}
        response = yield from self._post("payment/list", body, (("cursor", cursor),) if cursor else ())
        listed = found(response, self.house.title, lambda document: self.read(document, response.status))
        with usable(response):
            following = _Listing.of(document_in(response, self.house.title)).following
        fitting = (each for each in listed if query.matches(each) and _within(each.created_at, query))
        return Page(tuple(fitting), following if following != cursor else None)

    def _post(self, path: str, body: dict[str, str], params: tuple[tuple[str, str], ...] = ()) -> Flow[Response]:
        if not self.merchant:
            raise ConfigurationError(f"{self.house.title} needs the merchant's uuid (merchant)")
        sent = json.dumps(body).encode()
        response: Response = yield Request(
            method="POST",
            url=f"{self.host}/v1/{path}",
            headers={
                "merchant": self.merchant,
                "sign": signature(self.payment_key, sent),
                "Content-Type": "application/json",
                "Accept": "application/json",
            },
            params=params,
            body=sent,
            account=self.account or self.merchant,
        )
        return response


def _within(time: datetime | None, query: Query) -> bool:
    return time is None or (
        (query.since is None or time >= query.since) and (query.until is None or time < query.until)
    )


def _time(time: datetime | None, wider: timedelta) -> str | None:
    asked = moment(time)
    return f"{asked + wider:%Y-%m-%d %H:%M:%S}" if asked else None
