"""# OxaPay

Crypto payments of one OxaPay merchant, API version 1; payloads of the older API are read as well.

## What it can do

- Read, without keys: payments as the API, its history and the webhooks tell them, in both versions, and error answers.
  Webhooks of payouts are recognised and are no payments.
- Look up by the track id. OxaPay cannot be asked for the shop's order id: the history is listed and compared, so that
  "not known" is said after the last page only. Search a time window; everything else is compared here.
- Verify webhooks: the header `HMAC` is the HMAC-SHA512 of the raw body with the merchant's API key.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `merchant_api_key` | merchant service, the merchant's API key | everything |

## What to know

- Webhooks are sent for `paying` and `paid` only, and the answer must be 200 with the text `ok`. Otherwise there are
  four more tries: after a minute, three minutes, half an hour and three hours.
- `paying` is a transaction that is not confirmed yet. `underpaid` is less than was asked for, beyond what the merchant
  tolerates (`under_paid_coverage`); `manual_accept` was accepted by the merchant by hand.
- An invoice may be paid in several coins (`mixed_payment`); the first transaction is what is shown of the chain.

## Links

API https://docs.oxapay.com/api-reference · webhooks https://docs.oxapay.com/webhook · older statuses
https://docs.oxapay.com/legacy/api-reference/merchant-status-table

Last checked on 2026-11-25. From memory: the parameters of the history, and the shape of error answers.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.lookups import document_in, found, listed, moment, usable
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import plain, secret, signed
from paysupport.adapters.providers.oxapay.reading import NAME, Listing, claims, payments
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment
from paysupport.signatures import hmac_sha512

TITLE = "OxaPay"
HEADER = "HMAC"
RETRIES = (1, 3, 30, 180)
"""Minutes from each failed delivery to the next (docs.oxapay.com, Webhook, read on 2026-11-25)."""

_KEY = "OxaPay needs the merchant's API key (merchant_api_key)"


class OxaPay(Provider):
    """Payments of one OxaPay merchant; the key is optional, reading needs none.

    Args:
        merchant_api_key: of the merchant; signs the webhooks too.
        account: a name for this merchant where there are several.
        host: where the API is.
    """

    name: ClassVar[str] = NAME
    ids: ClassVar[str | None] = r"[0-9]{1,20}"

    def __init__(
        self,
        *,
        merchant_api_key: SecretStr | str | None = None,
        account: str | None = None,
        host: str = "https://api.oxapay.com",
    ) -> None:
        self.account = account
        self._key = secret(merchant_api_key)
        self._host = host.rstrip("/")

    def claims(self, document: object) -> bool:
        """Whether a document is a payment, history, webhook or error answer of OxaPay."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; those for one order are one payment.

        Raises:
            NotAPayment: an error answer, or a payout.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, account=self.account))

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment with a track id, or those with the shop's order id.

        Raises:
            ConfigurationError: the key is missing or refused.
            Unavailable: OxaPay did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return self._one(reference.value)
            case "order":
                return listed(self.search, reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the history, newest first.

        Raises:
            InputError: a time has no zone.
        """
        since, until = moment(query.since), moment(query.until)
        asked = {
            "page": cursor or "1",
            "size": "200",
            "sort_by": "create_date",
            "sort_type": "desc",
            "from_date": str(int(since.timestamp())) if since else "",
            "to_date": str(int(until.timestamp())) if until else "",
        }
        response = yield from self._get("", tuple((name, value) for name, value in asked.items() if value))
        told = found(response, TITLE, self.payments)
        with usable(response):
            listing = Listing.of(document_in(response, TITLE))
        following = str(listing.page + 1) if listing.page < listing.pages else None
        return Page(tuple(filter(query.matches, told)), following if following != cursor else None)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a webhook was signed with the merchant's key.

        `Verified.key` is made of the body, since OxaPay has no event id.
        """
        return signed(
            received,
            HEADER,
            lambda: self._signature(received.body),
            what="the merchant's API key (merchant_api_key)",
            scheme="oxapay hmac-sha512",
            read=self.payments,
            event=lambda document: (document.get("status") if isinstance(document, dict) else None, None),
        )

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """When the next webhook comes, after those at these times were not answered with `ok`."""
        number = len(made)
        return max(made) + timedelta(minutes=RETRIES[number - 1]) if 1 <= number <= len(RETRIES) else None

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as OxaPay would send it.

        Raises:
            ConfigurationError: there is no key.
        """
        headers = ((HEADER, self._signature(body)), ("Content-Type", "application/json"))
        return Received(headers=headers, body=body, at=at)

    def _signature(self, body: bytes) -> str:
        return hmac_sha512(plain(self._key, _KEY), body).hex()

    def _one(self, name: str) -> Flow[tuple[Payment, ...]]:
        response = yield from self._get(f"/{quote(name, safe='')}")
        return found(response, TITLE, self.payments)

    def _get(self, path: str, params: tuple[tuple[str, str], ...] = ()) -> Flow[Response]:
        response: Response = yield Request(
            method="GET",
            url=f"{self._host}/v1/payment{path}",
            headers={"merchant_api_key": plain(self._key, _KEY), "Accept": "application/json"},
            params=params,
            account=self.account or "",
        )
        return response


ADAPTER = OxaPay
