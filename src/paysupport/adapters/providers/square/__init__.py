"""# Square

Cards, bank accounts, wallets and Afterpay of one Square seller, online and at the counter.

## What it can do
- Read, without keys: payments, refunds, disputes, payouts and orders, alone, in answers and in lists; webhook bodies;
  error answers.
- Look up a payment, a refund or a payout by its id, and by order: Square's order id, else the shop's own one
  (`reference_id`), for which Square has no question: the payments of its last year are listed, newest first. Paid
  payments are told with their refunds and disputes.
- Search a time window, location by location. Square filters by time and last four digits; the rest is compared here.
- Verify webhooks by `x-square-hmacsha256-signature`: HMAC-SHA256 over the notification URL and the raw body. The URL
  must be the one of the subscription, to the letter; if it differs by a slash or the scheme, the rejection says so. No
  time is signed: drop replays by `Verified.key`, the event id.
- Tell how the webhook subscription is registered, and when the next delivery comes: eleven retries in 24 hours.

- `Payment.order` is the shop's `reference_id` where there is one, else Square's order id.
- `Payment.amount` is `total_money`, the tip included. `fee` is what Square has assessed so far; it appears some time
  after the payment. `net` is without the application's fee too.
- `Decline.code` is the first error that names a reason. Square passes on no network codes.
- A payment that was approved, not completed by `delayed_until` and cancelled by Square then is expired.
- Objects do not tell whether they are of the sandbox; the receipt's address does, and the host that was asked.
- Refused tries are no tenders of an order: looked up by Square's order id they are missing, by `reference_id` not.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `access_token` | Developer Console, the application, Credentials | look-ups, search, registration |
| `signature_keys` | Developer Console, Webhooks, the subscription | webhooks |
| `notification_url` | the same place | webhooks |

The token reads with PAYMENTS_READ and ORDERS_READ, disputes with DISPUTES_READ, payouts with PAYOUTS_READ; without
DISPUTES_READ payments are told without disputes. Webhook subscriptions are told to the application's own token only.

## Hosts
https://connect.squareup.com, sandbox https://connect.squareupsandbox.com; tokens and keys belong to one of them.

## Links
developer.squareup.com: docs/payments-api/error-codes, docs/webhooks, reference/square; test cards
docs/devtools/sandbox/payments (4111 1111 1111 1111; 4000 0000 0000 0002 is declined). Square-Version 2025-08-20.

Last checked on 2026-11-25.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.square import queries, webhooks
from paysupport.adapters.providers.square.codes import REASONS
from paysupport.adapters.providers.square.objects import NAME
from paysupport.adapters.providers.square.queries import Access
from paysupport.adapters.providers.square.reading import claims, payments
from paysupport.adapters.providers.square.schemas import Event
from paysupport.codes import Table
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError
from paysupport.flow import Flow
from paysupport.model import Payment, Settings

VERSION = "2025-08-20"
"""The API version that is asked for unless another is given."""


class Square(Provider):
    """Payments of one Square seller; every key is optional, reading needs none.

    Args:
        access_token: of the application, or of the seller who has allowed it (OAuth).
        signature_keys: of the webhook subscriptions; several also as one text with commas or spaces between them.
        notification_url: of the webhook subscription, exactly as Square has it.
        locations: ids of the locations to search, as texts or one text with commas or spaces; else the main one.
        account: a name for this seller where there are several.
        host: where the API is.
        version: the API version in which Square shall answer.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS

    def __init__(
        self,
        *,
        access_token: SecretStr | str | None = None,
        signature_keys: Iterable[SecretStr | str] | SecretStr | str = (),
        notification_url: str | None = None,
        locations: Iterable[str] | str = (),
        account: str | None = None,
        host: str = "https://connect.squareup.com",
        version: str = VERSION,
    ) -> None:
        self.account = account
        self._url = (notification_url or "").strip()
        self._keys = tuple(map(SecretStr, _several(signature_keys)))
        self._access = Access(
            host=host.rstrip("/"),
            version=version,
            token=SecretStr(_plain(access_token or "")),
            account=account,
            locations=_several(locations),
        )

    def claims(self, document: object) -> bool:
        """Whether a document has one of Square's shapes, an error answer's included."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; tries for one order are one payment.

        Raises:
            NotAPayment: an error answer, or an event about something else.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(document, self.account)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payments known by Square's id (payment, refund, payout), or by an order id: Square's or the shop's.

        Raises:
            ConfigurationError: the access token is missing or refused.
            Unavailable: Square did not answer, or not in full.
        """
        return super().lookup(reference) if reference.kind == "token" else queries.lookup(self._access, reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the payments that fit, newest first; without `since`, of the last year.

        Raises:
            ConfigurationError: the access token is missing or refused.
            InputError: a time has no zone, or the cursor is not one of ours.
        """
        return queries.search(self._access, query, cursor)

    def registration(self) -> Flow[Settings]:
        """The webhook subscription with the configured URL, else the first that is enabled."""
        return queries.registration(self._access, self._url or None)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether Square signed this webhook for the configured URL with one of the keys."""
        fault = webhooks.fault(received, self._plain_keys(), self._url)
        if fault is not None:
            return Rejected(fault)
        try:
            document = parse(received.body)
            event = Event.of(document)
        except InputError as error:
            return Rejected(f"the signature is right, but the body is no event ({error})")
        try:
            found = tuple(map(self._access.placed, self.payments(document)))
        except InputError:
            found = ()
        return Verified(key=event.id, scheme=webhooks.HEADER, event=event.type, payments=found)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as Square would send it; signed with the first key.

        Raises:
            ConfigurationError: there is no signature key, or no notification URL.
        """
        keys = self._plain_keys()
        if not keys or not self._url:
            raise ConfigurationError("to sign a webhook of Square, signature key and notification URL are needed")
        proof = (webhooks.HEADER, webhooks.signature(keys[0], self._url, body))
        return Received(headers=(("Content-Type", "application/json"), proof), body=body, at=at)

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """The time of the next delivery of one event, by Square's schedule."""
        return webhooks.next_delivery(made)

    def _plain_keys(self) -> tuple[str, ...]:
        return tuple(key.get_secret_value() for key in self._keys)


def _plain(secret: SecretStr | str) -> str:
    return (secret.get_secret_value() if isinstance(secret, SecretStr) else secret).strip()


def _several(given: Iterable[SecretStr | str] | SecretStr | str) -> tuple[str, ...]:
    each = (given,) if isinstance(given, SecretStr | str) else given
    return tuple(one for text in each for one in _plain(text).replace(",", " ").split())


ADAPTER = Square
