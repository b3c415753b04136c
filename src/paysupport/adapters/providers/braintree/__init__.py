"""# Braintree

Cards, wallets, PayPal, Venmo and local methods of one Braintree gateway.

## What it can do
- Read, without keys: answers of GraphQL (charges, nodes, searches, refunds, errors), transactions, verifications,
  disputes and lists as XML or as the server libraries write them in JSON, and bodies of webhooks. XML and webhooks are
  no JSON: name the provider to read them.
- Look up a transaction, refund or dispute by its id (the short one of the Control Panel, or GraphQL's), and all
  transactions with an order id; search by time, amount, currency, card, e-mail, order id and status.
- Verify webhooks by `bt_signature`. No time is signed but that of the event: drop replays by `Verified.key`.
- Tell when a failed webhook comes again: each hour for a day, in the sandbox for three hours.

- `Payment.id` is the short id. `Decline.code` is the code of the processor (2xxx, 3000), of the settlement (4xxx), or
  the reason of a rejection by the gateway itself (`cvv`, `risk_threshold` ...), which `Attempt.blocked_by` repeats.
- `Decline.network_code` and `Decline.advice` (Mastercard's merchant advice code) are told where the network sends them.
  After seven codes Mastercard forbids to try its card again; with a card of it they make a reading final.
- A transaction that is submitted for settlement counts as paid: nothing but a settlement that fails takes it back.
- In XML a transaction names its refunds by id only, so that their amounts are unknown and it stays paid.
- Amounts are decimal numbers of major units.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `public_key` | Control Panel, Settings, API | look-ups, search, webhooks |
| `private_key` | the same, with the public key | look-ups, search, webhooks |

## Hosts
Live `payments.braintree-api.com`, sandbox `payments.sandbox.braintree-api.com` (GraphQL).

## Limits
- Deliveries and the registration of webhooks are told by no API that was seen.
- Notifications of subscriptions are read for the transactions in them; those of disbursements name transactions by id
  only and are no payments.
- The processor's own additional response and the results of address and security code checks are not read.
- A webhook names no event: `Verified.key` is made of its kind, time and object.

## References
developer.paypal.com/braintree/docs (processor responses, webhooks), developer.paypal.com/braintree/graphql;
braintree/graphql-api, braintree/braintree_python. Test values: developer.paypal.com/braintree/docs/reference/general/
testing (in the sandbox an amount of 2000.00 to 2999.99 is declined with that code; card 4111 1111 1111 1111).
Last checked on 2026-11-25.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.braintree import bodies, queries, webhooks
from paysupport.adapters.providers.braintree.api import Access
from paysupport.adapters.providers.braintree.codes import REASONS
from paysupport.adapters.providers.braintree.reading import payments
from paysupport.adapters.providers.braintree.schemas import Notice
from paysupport.adapters.providers.braintree.shapes import claims
from paysupport.adapters.providers.braintree.tries import NAME
from paysupport.codes import Table
from paysupport.documents import JSON
from paysupport.errors import ConfigurationError, InputError
from paysupport.flow import Flow
from paysupport.model import Payment


class Braintree(Provider):
    """Payments of one Braintree gateway; every key is optional, reading needs none.

    Args:
        public_key: of the API user.
        private_key: of the same; proves webhooks and opens look-ups.
        mode: `test` (the sandbox) or `live`: which environment is asked.
        account: a name for this account where there are several.

    Raises:
        ConfigurationError: `mode` is another word.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS

    def __init__(
        self,
        *,
        public_key: str | None = None,
        private_key: SecretStr | str | None = None,
        mode: str = "live",
        account: str | None = None,
    ) -> None:
        if mode not in {"test", "live"}:
            raise ConfigurationError("Braintree: mode is test or live")
        self.account = account
        self._mode = mode
        self._access = Access(
            public_key=(public_key or "").strip(),
            private_key=SecretStr(_plain(private_key)),
            mode=mode,
            account=account,
        )

    def claims(self, document: object) -> bool:
        """Whether a document has one of Braintree's shapes, error answers included."""
        return claims(document)

    def parse(self, body: bytes) -> object:
        """The document in a payload: JSON, XML, or the body of a webhook with XML in it."""
        return bodies.document_of(body)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; tries for one order are one payment.

        Raises:
            NotAPayment: an error answer, or a notification that tells of no payment.
            InputError: a field has another type than documented; the path says which.
        """
        return payments(document, self.account, status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """A transaction, refund or dispute by its id, or every transaction with an order id.

        Raises:
            ConfigurationError: the keys are missing, or Braintree does not accept them.
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
        """One page of the transactions that fit.

        Raises:
            ConfigurationError: the keys are missing, or Braintree does not accept them.
            InputError: a time has no zone.
        """
        return queries.search(self._access, query, cursor)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether Braintree signed this webhook for this API user."""
        public, private = self._keys()
        if not public or not private:
            return Rejected("public key and private key are not both configured, so nothing can be proven")
        try:
            found = bodies.delivered(received.body)
        except InputError as error:
            return Rejected(f"the body: {error}")
        fault = webhooks.fault(found, public, private)
        if fault is not None:
            return Rejected(fault)
        try:
            return self._told(bodies.notification(found.payload))
        except InputError as error:
            return Rejected(f"the signature is right, but the payload is no notification ({error})")

    def _told(self, document: JSON) -> Verified:
        told = document["notification"] if isinstance(document, dict) and "notification" in document else None
        notice = Notice.of(told, "/notification")
        try:
            found = self.payments(document)
        except InputError:
            found = ()
        key = ":".join((notice.kind, notice.at.isoformat() if notice.at else "", notice.id))
        return Verified(key=key, scheme=webhooks.SCHEME, event=notice.kind, payments=found)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as Braintree would send it.

        Args:
            body: the XML of a notification.
            at: when it is received.

        Raises:
            ConfigurationError: a key is missing.
        """
        public, private = self._keys()
        if not public or not private:
            raise ConfigurationError("to sign a webhook of Braintree, public key and private key are needed")
        return webhooks.sign(public, private, body, at)

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """Each hour, for a day, or for three hours in the sandbox."""
        return webhooks.next_delivery(made, self._mode)

    def _keys(self) -> tuple[str, str]:
        return self._access.public_key, self._access.private_key.get_secret_value()


def _plain(secret: SecretStr | str | None) -> str:
    return (secret.get_secret_value() if isinstance(secret, SecretStr) else secret or "").strip()


ADAPTER = Braintree
