"""# Cryptopay

Invoices and channel payments of one Cryptopay account (cryptopay.me, business API).

## What it can do

- Read, without keys: invoices and channel payments as the API, its lists and the callbacks tell them, error answers.
  Callbacks of withdrawals are recognised and are no payments.
- Look up an invoice by its id, and by the shop's own (`custom_id`); search the list of invoices: everything is compared
  here, since the list has no filter of time or state.
- Verify callbacks: the header `X-Cryptopay-Signature` is the HMAC-SHA256 of the raw body.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `api_key`, `api_secret` | settings, API; requests are signed with the time of sending | look-up, search |
| `callback_secret` | the same page | callbacks |

## What to know

- An invoice is valid for ten minutes. `unresolved` says why it waits for the merchant: `underpaid`, `overpaid`,
  `paid_late` or `illicit_resource`; the merchant completes or refunds it. The last of them is held for where the money
  comes from, as is a channel payment `on_hold`: this is not told to the payer.
- `cancelled` is an invoice that nobody paid, or whose transaction was not confirmed within 14 days.
- How many confirmations are needed is published by coin and amount; see the tables of this library.
- Callbacks are answered with 200 within ten seconds. An event may come more than once.
- Sandbox and live are different hosts.

## Links

API https://developers.cryptopay.me · statuses
https://developers.cryptopay.me/guides/invoices/invoice-statuses · client
https://github.com/cryptopay-dev/cryptopay-ruby

Last checked on 2026-11-25.
"""

from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.lookups import document_in, found, moment, usable
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import plain, secret, signed
from paysupport.adapters.providers.cryptopay.reading import NAME, Listing, claims, payments
from paysupport.adapters.providers.cryptopay.signing import stamped
from paysupport.documents import JSON
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment
from paysupport.signatures import hmac_sha256

TITLE = "Cryptopay"
HEADER = "X-Cryptopay-Signature"

_KEYS = "api_key and api_secret"
_MISSING = f"Cryptopay needs {_KEYS}"


class Cryptopay(Provider):
    """Invoices of one Cryptopay account; every key is optional, reading needs none.

    Args:
        api_key, api_secret: of the account, for requests.
        callback_secret: signs the callbacks.
        account: a name for this account where there are several.
        host: where the API is; the sandbox is https://business-sandbox.cryptopay.me.
    """

    name: ClassVar[str] = NAME
    ids: ClassVar[str | None] = r"(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

    def __init__(
        self,
        *,
        api_key: str | None = None,
        api_secret: SecretStr | str | None = None,
        callback_secret: SecretStr | str | None = None,
        account: str | None = None,
        host: str = "https://business.cryptopay.me",
    ) -> None:
        self.account = account
        self._api_key = api_key or ""
        self._api_secret = secret(api_secret)
        self._callback_secret = secret(callback_secret)
        self._host = host.rstrip("/")

    def claims(self, document: object) -> bool:
        """Whether a document is an invoice, list, callback or error answer of Cryptopay."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; those for one order are one payment.

        Raises:
            NotAPayment: an error answer, or a callback of a withdrawal.
            InputError: a field has another type than documented; the path says which.
        """
        return payments(Place(document, account=self.account), status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The invoice with an id, or with the shop's own.

        Raises:
            ConfigurationError: a key is missing or refused.
            Unavailable: Cryptopay did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return self._one(f"/{quote(reference.value, safe='')}")
            case "order":
                return self._one(f"/custom_id/{quote(reference.value, safe='')}")
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the invoices, newest first; an empty page is the last.

        Raises:
            InputError: a time has no zone.
        """
        since, until = moment(query.since), moment(query.until)
        response = yield from self._get(f"?starting_after={quote(cursor, safe='')}" if cursor else "")
        told = found(response, TITLE, self.payments, _KEYS)
        with usable(response):
            rows = Listing.of(document_in(response, TITLE, _KEYS)).rows
        last = rows[-1].id if rows else None
        fitting = (
            each
            for each in told
            if query.matches(each)
            and not (since and each.created_at and each.created_at < since)
            and not (until and each.created_at and each.created_at >= until)
        )
        return Page(tuple(fitting), last if last != cursor else None)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a callback was signed with the callback secret.

        `Verified.key` is made of the body, since Cryptopay has no event id.
        """
        return signed(
            received,
            HEADER,
            lambda: self._signature(received.body),
            what="the callback secret (callback_secret)",
            scheme="cryptopay hmac-sha256",
            read=self.payments,
            event=_event,
        )

    def sign(self, body: bytes, at: datetime) -> Received:
        """A callback as Cryptopay would send it.

        Raises:
            ConfigurationError: there is no callback secret.
        """
        headers = ((HEADER, self._signature(body)), ("Content-Type", "application/json"))
        return Received(headers=headers, body=body, at=at)

    def _signature(self, body: bytes) -> str:
        return hmac_sha256(self._callback_secret.get_secret_value(), body).hex()

    def _one(self, path: str) -> Flow[tuple[Payment, ...]]:
        response = yield from self._get(path)
        return found(response, TITLE, lambda document: self.payments(document, response.status), _KEYS)

    def _get(self, path: str) -> Flow[Response]:
        plain(SecretStr(self._api_key), _MISSING)
        plain(self._api_secret, _MISSING)
        response: Response = yield Request(
            method="GET",
            url=f"{self._host}/api/invoices{path}",
            headers={"Accept": "application/json", "Content-Type": "application/json"},
            sign=self._stamped,
            account=self.account or "",
        )
        return response

    def _stamped(self, request: Request, now: datetime) -> Request:
        return stamped(request, now, self._host, self._api_key, self._api_secret.get_secret_value())


def _event(document: JSON) -> tuple[object, object]:
    match document:
        case {"type": str(kind), "event": str(event)}:
            return f"{kind}.{event}", None
        case _:
            return None, None


ADAPTER = Cryptopay
