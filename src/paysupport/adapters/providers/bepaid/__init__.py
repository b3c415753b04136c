"""# bePaid

Cards, ERIP and other methods of bePaid (Belarus). bePaid is one installation of the white-label platform beGateway: for
another installation, give its hosts.

## What it can do

- Read, without keys: transactions of API versions 2 and 3, lists by order id, payment tokens, ERIP and other methods,
  report rows, webhook bodies, error answers.
- Look up by transaction uid, by order id (`tracking_id`; bePaid answers with the last ten), by payment token.
- Search a time window through the reports. They know no amount, card or e-mail: those are compared here. Test
  transactions do not appear in them.
- Verify webhooks by `Content-Signature` (RSA-SHA256 over the raw body), or by HTTP Basic where that header is absent.
  bePaid signs no time: drop replays by `Verified.key`.
- Tell when the next notification comes at the earliest.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `shop_id`, `secret_key` | back office, the shop's settings | look-up, search, webhooks with HTTP Basic |
| `public_key` | the same place | webhooks with `Content-Signature` |
| `signing_key` | a private key (PEM) of your own | imitating bePaid in tests; its own key never leaves bePaid |

## Hosts

| option | bePaid | holds |
|---|---|---|
| `gateway` | https://gateway.bepaid.by | card transactions |
| `checkout` | https://checkout.bepaid.by | payment tokens |
| `api` | https://api.bepaid.by | ERIP and other methods |
| `merchant` | https://merchant.bepaid.by | reports |

Live and test share hosts and keys; each transaction tells by `test` which it is.

## Links

Statuses https://docs.bepaid.by/en/integration/card_api/statuses/ ·
codes https://docs.bepaid.by/en/using_api/processing_codes/ ·
webhooks https://docs.bepaid.by/en/using_api/webhooks/ ·
reports https://docs.bepaid.by/en/payment_management/reports/paginated_report/ · help desk help@bepaid.by

Last checked on 2026-11-21.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.bepaid import queries, webhooks
from paysupport.adapters.providers.bepaid.codes import REASONS
from paysupport.adapters.providers.bepaid.queries import Access
from paysupport.adapters.providers.bepaid.reading import claims, payments
from paysupport.codes import Table
from paysupport.flow import Flow
from paysupport.model import Payment


class BePaid(Provider):
    """Payments of one bePaid shop; every key is optional, reading needs none.

    Args:
        shop_id: the shop's number.
        secret_key: its secret key.
        public_key: its public key, as the back office shows it (base64 without armour) or as PEM.
        signing_key: a private key as PEM, with which `sign` imitates bePaid.
        gateway, checkout, api, merchant: the installation's hosts, as URLs.
        account: a name for this shop where there are several.
        time_zone: in which the reports are asked; a name of the IANA database.
    """

    name: ClassVar[str] = "bepaid"
    reasons: ClassVar[Table | None] = REASONS
    ids: ClassVar[str | None] = r"[0-9]+-[0-9a-z]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]*[a-f][0-9a-f]*"

    def __init__(
        self,
        *,
        shop_id: str | None = None,
        secret_key: SecretStr | str | None = None,
        public_key: str | None = None,
        signing_key: SecretStr | str | None = None,
        gateway: str = "https://gateway.bepaid.by",
        checkout: str = "https://checkout.bepaid.by",
        api: str = "https://api.bepaid.by",
        merchant: str = "https://merchant.bepaid.by",
        account: str | None = None,
        time_zone: str = "Europe/Minsk",
    ) -> None:
        self.account = account
        self._public_key = public_key
        self._signing_key = _secret(signing_key)
        self._access = Access(
            shop_id=shop_id,
            secret_key=_secret(secret_key),
            gateway=gateway.rstrip("/"),
            checkout=checkout.rstrip("/"),
            api=api.rstrip("/"),
            merchant=merchant.rstrip("/"),
            account=account,
            time_zone=time_zone,
        )

    def claims(self, document: object) -> bool:
        """Whether a document has one of bePaid's shapes, an error answer's included."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; tries for one order are one payment.

        Raises:
            NotAPayment: an error answer, or a subscription that was not charged yet.
            InputError: a field has another type than documented; the path says which.
        """
        return payments(document, self.account, status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payments known by a transaction's uid, an order id (at most the last ten), or a payment token.

        Raises:
            ConfigurationError: shop id and secret key are missing or refused.
            Unavailable: a host did not answer, and no other one knew the reference.
        """
        return queries.lookup(self._access, reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of a report: cards first, then other methods, then ERIP.

        Raises:
            ConfigurationError: keys or time zone are missing or wrong.
            InputError: `since` is missing, a time has no zone, or the cursor is not one of ours.
        """
        return queries.search(self._access, query, cursor)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a webhook comes from bePaid; `Verified.key` is uid and status, since bePaid has no event id."""
        return webhooks.verify(received, self._access, self._public_key)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as bePaid would send it: with `Content-Signature` if there is a `signing_key`, else with Basic.

        Raises:
            ConfigurationError: there is neither a signing key nor shop id and secret key.
        """
        return webhooks.sign(body, at, self._access, self._signing_key)

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """The earliest time of the next notification of a card transaction."""
        return webhooks.next_delivery(made)


def _secret(value: SecretStr | str | None) -> SecretStr | None:
    return SecretStr(value) if isinstance(value, str) else value


ADAPTER = BePaid
