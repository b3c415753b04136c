"""Look-ups and searches.

Sources: documentation of the API (payment status, list of payments, authentication), read on 2026-11-25.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query
from paysupport.adapters.lookups import document_in, found, listed, moment, usable
from paysupport.adapters.proofs import plain
from paysupport.adapters.providers.nowpayments.reading import Listing
from paysupport.adapters.schema import Schema
from paysupport.errors import ConfigurationError
from paysupport.flow import Flow, Request, Response, Token
from paysupport.model import Payment

TITLE = "NOWPayments"
LIFETIME = timedelta(minutes=5)
"""Of a token."""

_MOST = "500"


class _Grant(Schema):
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where."""

    api_key: SecretStr
    host: str
    account: str | None
    authorize: Callable[[], Flow[Token]]
    read: Callable[[object], tuple[Payment, ...]]

    def payment(self, name: str) -> Flow[tuple[Payment, ...]]:
        """The payment with an id."""
        response: Response = yield Request(
            method="GET",
            url=f"{self.host}/v1/payment/{quote(name, safe='')}",
            headers=self._headers(),
            account=self.account or "",
        )
        return found(response, TITLE, self.read)

    def order(self, name: str) -> Flow[tuple[Payment, ...]]:
        """The payments with the shop's id, from the whole list."""
        return listed(self.search, name)

    def search(self, query: Query, cursor: str | None) -> Flow[Page]:
        """One page of the list, newest first, as far as it fits."""
        asked = {
            "limit": _MOST,
            "page": cursor or "0",
            "sortBy": "created_at",
            "orderBy": "desc",
            "dateFrom": _time(query.since),
            "dateTo": _time(query.until),
        }
        response: Response = yield Request(
            method="GET",
            url=f"{self.host}/v1/payment/",
            headers=self._headers(),
            params=tuple((name, value) for name, value in asked.items() if value),
            authorize=self.authorize,
            account=self.account or "",
        )
        payments = found(response, TITLE, self.read, "the API key or the token")
        with usable(response):
            listing = Listing.of(document_in(response, TITLE))
        following = str(listing.page + 1) if listing.page + 1 < listing.pages else None
        return Page(tuple(filter(query.matches, payments)), following if following != cursor else None)

    def _headers(self) -> dict[str, str]:
        key = plain(self.api_key, "NOWPayments needs the API key of the account (api_key)")
        return {"x-api-key": key, "Accept": "application/json"}


def token(host: str, email: str, password: SecretStr) -> Flow[Token]:
    """A token for five minutes."""
    secret = password.get_secret_value()
    if not email or not secret:
        raise ConfigurationError("to list payments, NOWPayments needs email and password of the dashboard")
    response: Response = yield Request(
        method="POST",
        url=f"{host}/v1/auth",
        headers={"Content-Type": "application/json"},
        body=json.dumps({"email": email, "password": secret}).encode(),
    )
    with usable(response):
        granted = _Grant.of(document_in(response, TITLE, "e-mail and password"))
    return Token({"Authorization": f"Bearer {granted.token}"}, response.at + LIFETIME)


def _time(time: datetime | None) -> str | None:
    asked = moment(time)
    return asked.isoformat(timespec="milliseconds").replace("+00:00", "Z") if asked else None
