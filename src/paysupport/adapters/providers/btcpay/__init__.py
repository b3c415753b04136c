"""# BTCPay Server

Invoices of one store on a BTCPay Server of the merchant's own, by its Greenfield API: Bitcoin and other coins, on the
chain and over Lightning. Nobody stands between payer and merchant.

## What it can do

- Read, without keys: invoices, with their payment methods or without, lists of them, the bodies of all webhook events
  of invoices, error answers. Events of payment requests, payouts and subscribers are recognised and are no payments.
- Look up by the invoice's id; with `store_id` also by the shop's order id (`metadata.orderId`), and search a time
  window and by status.
- Tell the webhook deliveries of an invoice, with the shop's HTTP status and the time of the next try, and how webhooks
  are registered.
- Verify webhooks: the header `BTCPay-Sig` is `sha256=` and the HMAC-SHA256 of the raw body.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `host` | the address of the server | look-up, search, deliveries |
| `api_key` | account, API keys, with `canviewinvoices`, and `webhooks.canmodifywebhooks` for deliveries | the same |
| `store_id` | store settings | order ids, search, deliveries |
| `webhook_secret` | store settings, webhooks, of each webhook | webhooks |

## What to know

- A state (New, Processing, Expired, Invalid, Settled) and what is special of it (PaidPartial, PaidOver, PaidLate,
  Marked) are told apart. `Expired` with `PaidLate` is paid here, since the merchant has the money, though BTCPay
  Server does nothing with it until the merchant decides. `Expired` with a part paid is failed, not expired.
- `Invalid` is an invoice that was paid, but not confirmed in time, or that the merchant has marked so.
- An invoice has an address for each method; the one that was paid is shown, else the first on a chain. A Lightning
  payment is on no chain.
- How many confirmations are needed follows from the invoice's speed policy: 0, 1, 2 or 6.
- A delivery fails for good with any HTTP status below 500 but 408 and 429. Otherwise, and if it is switched on, it is
  repeated after ten seconds, a minute, and six times after ten minutes. Older deliveries are deleted after a while.
- Refunds are pull payments, which the invoice does not tell.

## Links

API https://docs.btcpayserver.org/API/Greenfield/v1/ · webhooks
https://docs.btcpayserver.org/API/Greenfield/v1/#tag/Webhooks · server https://github.com/btcpayserver/btcpayserver

Last checked on 2026-11-25, with the server's own description of its API of 2026-07-23.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import secret
from paysupport.adapters.providers.btcpay import webhooks
from paysupport.adapters.providers.btcpay.deliveries import deliveries, registration
from paysupport.adapters.providers.btcpay.queries import Access
from paysupport.adapters.providers.btcpay.reading import NAME, claims, payments
from paysupport.flow import Flow
from paysupport.model import Notification, Payment, Settings


class BtcPay(Provider):
    """Invoices of one store; every key is optional, reading needs none.

    Args:
        host: the server, such as https://pay.shop.example.
        api_key: of a user who may see the store's invoices.
        store_id: of the store.
        webhook_secret: of the webhook whose deliveries are checked.
        account: a name for this store where there are several.
    """

    name: ClassVar[str] = NAME

    def __init__(
        self,
        *,
        host: str | None = None,
        api_key: SecretStr | str | None = None,
        store_id: str | None = None,
        webhook_secret: SecretStr | str | None = None,
        account: str | None = None,
    ) -> None:
        self.account = account
        self._webhook_secret = secret(webhook_secret)
        self._access = Access(
            host=(host or "").rstrip("/"),
            api_key=secret(api_key),
            store=store_id or "",
            account=account,
            read=self.payments,
        )

    def claims(self, document: object) -> bool:
        """Whether a document is an invoice, list, webhook or error answer of BTCPay Server."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The invoices in a document; those for one order are one payment.

        Raises:
            NotAPayment: an error answer, or an event of something else.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, account=self.account))

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The invoice with an id, or the invoices with an order id.

        Raises:
            ConfigurationError: a key is missing or refused.
            Unavailable: the server did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return self._access.invoice(reference.value)
            case "order":
                return self._access.order(reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the store's invoices, newest first.

        Raises:
            InputError: a time has no zone.
        """
        return self._access.search(query, cursor)

    def deliveries(self, reference: Reference) -> Flow[tuple[Notification, ...]]:
        """The latest webhook deliveries about an invoice or an order, of all webhooks of the store."""
        return deliveries(self._access, reference) if reference.kind != "token" else super().deliveries(reference)

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """When the next delivery comes, if the webhook repeats them and the shop's answer allows it."""
        return webhooks.next_delivery(made)

    def registration(self) -> Flow[Settings]:
        """The first webhook of the store that is switched on, as the server holds it."""
        return registration(self._access)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a webhook was signed with the secret.

        `Verified.key` is the id of the first delivery of the event. The body tells a state and no price.
        """
        return webhooks.verify(received, self._webhook_secret.get_secret_value(), self.payments)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as BTCPay Server would send it.

        Raises:
            ConfigurationError: there is no secret.
        """
        return webhooks.sign(body, at, self._webhook_secret.get_secret_value())


ADAPTER = BtcPay
