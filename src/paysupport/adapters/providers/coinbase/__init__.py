"""# Coinbase Commerce

Charges of one Coinbase Commerce account, API version 2018-03-22. Coinbase is replacing Commerce by payment links of
Coinbase Business, which are another API and are not read here.

## What it can do

- Read, without keys: charges as the API tells them, lists of them, webhook events, error answers.
- Look up by the charge's id or code. Coinbase cannot be asked for the shop's order id, which is metadata: all charges
  are listed and compared, so that "not known" is said after the last page only. Search: everything is compared here.
- Verify webhooks: the header `X-CC-Webhook-Signature` is the HMAC-SHA256 of the raw body.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `api_key` | settings, security, API keys | look-up, search |
| `webhook_secret` | settings, notifications: the shared secret | webhooks |

## What to know

- The last entry of the timeline is where a charge stands. `PENDING` is seen on the chain and received, `COMPLETED` is
  beyond a reorganisation. Older charges have `UNRESOLVED` with its reason: too little, too much, too late, twice.
- The shop's order id is metadata: `order_id`, `orderId`, `order`, `custom`, in this order; `order_key` is read first.
- Charges on EVM networks are paid by a call of Coinbase's contract, not by a transfer to an address of the merchant.

## Links

API https://docs.cdp.coinbase.com/commerce · webhooks
https://docs.cdp.coinbase.com/commerce/api-arcitecture/webhooks-fields · client
https://github.com/coinbase/coinbase-commerce-python

Last checked on 2026-11-25. From memory: the reasons of `UNRESOLVED`, `RESOLVED`, `CANCELED` and the refunds of older
charges, and how lists are paged. When Commerce ends was seen in no document.
"""

from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.lookups import document_in, found, listed, moment, usable
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import plain, secret, signed
from paysupport.adapters.providers.coinbase.reading import NAME, Listing, claims, payments
from paysupport.documents import JSON
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment
from paysupport.signatures import hmac_sha256

TITLE = "Coinbase Commerce"
HEADER = "X-CC-Webhook-Signature"
VERSION = "2018-03-22"

_KEYS = ("order_id", "orderId", "order", "custom")


class Coinbase(Provider):
    """Charges of one Coinbase Commerce account; every key is optional, reading needs none.

    Args:
        api_key: of the account.
        webhook_secret: the shared secret of the webhooks.
        account: a name for this account where there are several.
        host: where the API is.
        order_key: metadata key that holds the shop's order id.
    """

    name: ClassVar[str] = NAME

    def __init__(
        self,
        *,
        api_key: SecretStr | str | None = None,
        webhook_secret: SecretStr | str | None = None,
        account: str | None = None,
        host: str = "https://api.commerce.coinbase.com",
        order_key: str = "order_id",
    ) -> None:
        self.account = account
        self._api_key = secret(api_key)
        self._webhook_secret = secret(webhook_secret)
        self._host = host.rstrip("/")
        self._keys = tuple(dict.fromkeys((order_key, *_KEYS)))

    def claims(self, document: object) -> bool:
        """Whether a document is a charge, list or webhook of Coinbase Commerce."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The charges in a document; those for one order are one payment.

        Raises:
            NotAPayment: an error answer.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, account=self.account), self._keys)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The charge with an id or code, or those with the shop's order id.

        Raises:
            ConfigurationError: the key is missing or refused.
            Unavailable: Coinbase did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return self._one(reference.value)
            case "order":
                return listed(self.search, reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the charges, newest first.

        Raises:
            InputError: a time has no zone.
        """
        since, until = moment(query.since), moment(query.until)
        asked = (("limit", "100"), ("order", "desc"), *((("starting_after", cursor),) if cursor else ()))
        response = yield from self._get("", asked)
        told = found(response, TITLE, self.payments)
        with usable(response):
            listing = Listing.of(document_in(response, TITLE))
        last = listing.ends[-1] if listing.following and listing.ends else None
        fitting = (
            each
            for each in told
            if query.matches(each)
            and not (since and each.created_at and each.created_at < since)
            and not (until and each.created_at and each.created_at >= until)
        )
        return Page(tuple(fitting), last if last != cursor else None)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a webhook was signed with the shared secret; `Verified.key` is the event's id."""
        return signed(
            received,
            HEADER,
            lambda: self._signature(received.body),
            what="the shared secret (webhook_secret)",
            scheme="coinbase commerce hmac-sha256",
            read=self.payments,
            event=_event,
        )

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as Coinbase would send it.

        Raises:
            ConfigurationError: there is no secret.
        """
        headers = ((HEADER, self._signature(body)), ("Content-Type", "application/json"))
        return Received(headers=headers, body=body, at=at)

    def _signature(self, body: bytes) -> str:
        return hmac_sha256(self._webhook_secret.get_secret_value(), body).hex()

    def _one(self, name: str) -> Flow[tuple[Payment, ...]]:
        response = yield from self._get(f"/{quote(name, safe='')}")
        return found(response, TITLE, self.payments)

    def _get(self, path: str, params: tuple[tuple[str, str], ...] = ()) -> Flow[Response]:
        key = plain(self._api_key, "Coinbase Commerce needs an API key (api_key)")
        response: Response = yield Request(
            method="GET",
            url=f"{self._host}/charges{path}",
            headers={"X-CC-Api-Key": key, "X-CC-Version": VERSION, "Accept": "application/json"},
            params=params,
            account=self.account or "",
        )
        return response


def _event(document: JSON) -> tuple[object, object]:
    match document:
        case {"event": {"type": name, "id": about}}:
            return name, about
        case _:
            return None, None


ADAPTER = Coinbase
