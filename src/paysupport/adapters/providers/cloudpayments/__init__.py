"""# CloudPayments

Cards, the faster payments system (СБП), T-Pay, SberPay, Долями at CloudPayments, in Russia and Kazakhstan.

## What it can do

- Read, without keys: transactions, lists of them, links to pay, chargebacks, notifications as JSON and as forms, error
  answers.
- Look up by transaction id and by order id (`InvoiceId`). By order id CloudPayments tells the last operation only; if
  that is a refund, the payment it belongs to is asked for, too. Earlier, declined tries are found by a search.
- Search a time window. CloudPayments knows no amount, card or e-mail there: those are compared here.
- Verify notifications by `Content-HMAC`, over the raw body. `X-Content-HMAC` is over the decoded body, in which the
  names and values of a form can no longer be told apart: where only it fits, `Verified.confirm` asks for a look-up.
  Neither signs a time: drop replays by `Verified.key`. For notifications by GET, give the query as the body.
- Tell when the next notification comes, and where notifications go by the site's settings.

## What to know

- The kind of a notification stands only in the address it is sent to. It is recognised by its fields, so that a Check,
  which names the status that the payment would have, is pending and not paid.
- A transaction with `Refunded` is refunded; CloudPayments does not say whether that also means a part. The refunds are
  transactions of their own. A Refund notification names no currency: its amount is known after a look-up.
- `settles_at` is the payout date that CloudPayments names; whether the money has arrived, it does not tell. The fee
  holds the tax on top of it (`VatAboveTotalFee`, from 2026-04-29); fee and net are in the payment's currency and are
  left out where another one was charged.
- Codes 3001 to 3008 come from the shop's own answer to Check. 5300 and 5303 are limits of the acquirer, although 5300
  is called "Anti Fraud".

## Keys

| key | where to find it | needed for |
|---|---|---|
| `public_id` | cabinet, the site's settings | look-up, search, registration |
| `api_secret` | the same place | the same, and notifications |

## Hosts

| option | value | for |
|---|---|---|
| `host` | https://api.cloudpayments.ru | Russia |
| | https://api.cp.kz | Kazakhstan |
| | https://api.cloudpayments.eu | the European Union |

A test site has the same hosts; each transaction tells by `TestMode` which it is.

## Links

API, notifications, codes https://developers.cloudpayments.ru · help desk support@cp.ru

Last checked on 2026-11-21, by the copy of 2026-08-04 in ONREZA/cloudpayments-sdk-ts.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.cloudpayments import queries, webhooks
from paysupport.adapters.providers.cloudpayments.codes import REASONS
from paysupport.adapters.providers.cloudpayments.queries import Access
from paysupport.adapters.providers.cloudpayments.reading import NAME, claims, payments
from paysupport.codes import Table
from paysupport.errors import InputError, NotKnown
from paysupport.flow import Flow
from paysupport.model import Payment, Settings


class CloudPayments(Provider):
    """Payments of one CloudPayments site; every key is optional, reading needs none.

    Args:
        public_id: the site's Public ID.
        api_secret: its API secret.
        host: where the API is.
        account: a name for this site where there are several.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS
    ids: ClassVar[str | None] = r"[0-9]{1,19}"

    def __init__(
        self,
        *,
        public_id: str | None = None,
        api_secret: SecretStr | str | None = None,
        host: str = "https://api.cloudpayments.ru",
        account: str | None = None,
    ) -> None:
        self.account = account
        self._access = Access(
            public_id=public_id,
            api_secret=SecretStr(api_secret) if isinstance(api_secret, str) else api_secret,
            host=host.rstrip("/"),
            account=account,
        )

    def claims(self, document: object) -> bool:
        """Whether a document is an answer of CloudPayments, an error included, or the body of a notification."""
        return claims(document)

    def parse(self, body: bytes) -> object:
        """The document in a payload: JSON, or the form of a notification."""
        return webhooks.body_of(body)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; tries for one order are one payment.

        Raises:
            NotAPayment: an error answer, or an answer about something else (a subscription, a setting, a token).
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(document, self.account)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment with a transaction id, or the last operation with an order id.

        Raises:
            ConfigurationError: the keys are missing or refused.
            Unsupported: there are no payment tokens.
        """
        match reference.kind:
            case "payment":
                return queries.by_id(self._access, reference.value)
            case "order":
                return queries.by_order(self._access, reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the operations in a time window, oldest first.

        Raises:
            ConfigurationError: the keys are missing or refused.
            InputError: `since` is missing, a time has no zone, or the cursor is not one of ours.
        """
        return queries.search(self._access, query, cursor)

    def registration(self) -> Flow[Settings]:
        """Where the site's notifications go (the address of Pay), and which of them are switched on.

        Raises:
            ConfigurationError: the keys are missing or refused.
        """
        return queries.registration(self._access)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a notification comes from CloudPayments; `Verified.key` is transaction id and event."""
        return webhooks.verify(received, self._access)

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The transaction of a notification, as CloudPayments tells it when asked.

        Raises:
            InputError: the notification is about no transaction.
            NotKnown: CloudPayments does not know the transaction.
        """
        if not verified.payments:
            raise InputError("the notification is about no transaction")
        found = yield from queries.by_id(self._access, verified.payments[0].id or "")
        if not found:
            raise NotKnown("CloudPayments does not know the transaction of this notification", source=NAME)
        return found[0]

    def sign(self, body: bytes, at: datetime) -> Received:
        """A notification as CloudPayments would send it, with both headers.

        Raises:
            ConfigurationError: there is no API secret.
        """
        return webhooks.sign(body, at, self._access)

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """The time of the delivery after these; a Check is not repeated."""
        return webhooks.next_delivery(made)


ADAPTER = CloudPayments
