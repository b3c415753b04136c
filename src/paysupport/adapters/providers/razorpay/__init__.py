"""# Razorpay

Cards, UPI, netbanking, wallets, EMI and pay-later of one Razorpay merchant (India; Curlec in Malaysia).

## What it can do
- Read, without keys: payments, orders with or without their payments, refunds, disputes, settlements, their
  reconciliation, payment links, lists of them, webhook bodies, error answers.
- Look up a payment (`pay_`), refund (`rfnd_`), dispute (`disp_`), settlement (`setl_`) or payment link (`plink_`), and
  by order: Razorpay's (`order_`), else the shop's own id, the `receipt` of the order. Captured payments are told with
  their refunds and disputes.
- Search a time window. Razorpay filters by time only; the rest is compared here.
- Verify webhooks by `X-Razorpay-Signature` (HMAC-SHA256 over the raw body). No time is signed, and the header with the
  event id is not signed either: drop replays by `Verified.key`, which stands for the body.

- `Payment.order` is the receipt where the order was told too (look-ups, `order.paid`), else Razorpay's order id.
- `Decline.code` is `error_reason`, else `error_code`. Who failed and where (`error_source`, `error_step`) count too.
- UPI and netbanking are bank transfers, EMI and pay-later are credit; an authorised UPI payment has left the account.
- A payment that failed may be authorised or captured after all, for up to three days: a late authorisation, or another
  try within the UPI app. Events come in any order; the later state wins.
- An authorised payment is refunded by itself if it is not captured within three days (`expires_at`); then it is
  refunded without having been paid. Razorpay does not tell when a payment was captured: `paid_at` is when it was made.
- `fee` includes the tax on it, and `net` is without both; they are in the currency of settlement.
- Razorpay's objects do not tell test mode; the key id does.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `key_id`, `key_secret` | Dashboard, Account & Settings, API Keys; of one mode, test or live | look-ups, search |
| `webhook_secrets` | what was typed in when the webhook was set up; not the key secret | webhooks |

## Hosts
https://api.razorpay.com for both modes.

## Limits
- Razorpay tells its webhooks to partners only, and deliveries to nobody. It repeats them for 24 hours, by a schedule
  that it does not publish, and then switches the webhook off.
- Settlements name no currency: it is `currency`, INR unless another is given.
- Payouts of RazorpayX, subscriptions and smart collect are not read.

## Links
razorpay.com/docs: api, errors, webhooks, payments/payments/late-authorisation, payments/payments/capture-settings.

Last checked on 2026-11-25 (documents of 2026-04-09).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.razorpay import queries, webhooks
from paysupport.adapters.providers.razorpay.codes import REASONS
from paysupport.adapters.providers.razorpay.objects import NAME, Place
from paysupport.adapters.providers.razorpay.queries import Access
from paysupport.adapters.providers.razorpay.reading import claims, payments
from paysupport.adapters.providers.razorpay.schemas import Event
from paysupport.codes import Table
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError
from paysupport.flow import Flow
from paysupport.model import Payment


class Razorpay(Provider):
    """Payments of one Razorpay merchant; every key is optional, reading needs none.

    Args:
        key_id: `rzp_live_...` or `rzp_test_...`.
        key_secret: the secret that belongs to it.
        webhook_secrets: of the webhooks; several while one is changed: events from before keep the old one.
        account: a name for this merchant where there are several.
        currency: in which Razorpay settles with this merchant.
        host: where the API is.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS
    ids: ClassVar[str | None] = r"(pay|order|rfnd|disp|plink|qr|pout|setl|inv)_\w+"

    def __init__(
        self,
        *,
        key_id: str | None = None,
        key_secret: SecretStr | str | None = None,
        webhook_secrets: Iterable[SecretStr | str] | SecretStr | str = (),
        account: str | None = None,
        currency: str = "INR",
        host: str = "https://api.razorpay.com",
    ) -> None:
        given = (webhook_secrets,) if isinstance(webhook_secrets, SecretStr | str) else webhook_secrets
        self.account = account
        self._secrets = tuple(SecretStr(_plain(each)) for each in given if _plain(each))
        self._access = Access(
            host=host.rstrip("/"),
            key_id=(key_id or "").strip(),
            secret=SecretStr(_plain(key_secret or "")),
            account=account,
            currency=currency,
        )

    def claims(self, document: object) -> bool:
        """Whether a document has one of Razorpay's shapes, an error answer's included."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; tries for one order are one payment.

        Raises:
            NotAPayment: an error answer without a payment, or an event or object of another kind.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, "", self.account, self._access.currency))

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payments known by one of Razorpay's ids, the shop's order id (`receipt`), or a payment link's id.

        Raises:
            ConfigurationError: the keys are missing or refused.
            Unavailable: Razorpay did not answer, or not in full.
        """
        return queries.lookup(self._access, reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the payments that fit, newest first; with an order id, the payments of that order.

        Raises:
            ConfigurationError: the keys are missing or refused.
            InputError: a time has no zone, or the cursor is not one of ours.
        """
        return queries.search(self._access, query, cursor)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether Razorpay signed this webhook with one of the secrets; `Verified.key` stands for its body."""
        fault = webhooks.fault(received, self._plain_secrets())
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
        return Verified(key=webhooks.key(received.body), scheme=webhooks.HEADER, event=event.type, payments=found)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as Razorpay would send it; signed with the first secret.

        Raises:
            ConfigurationError: there is no webhook secret.
        """
        secrets = self._plain_secrets()
        if not secrets:
            raise ConfigurationError("to sign a webhook of Razorpay, its secret is needed")
        proof = (webhooks.HEADER, webhooks.signature(secrets[0], body))
        headers = (("Content-Type", "application/json"), proof, ("x-razorpay-event-id", webhooks.key(body)[:14]))
        return Received(headers=headers, body=body, at=at)

    def _plain_secrets(self) -> tuple[str, ...]:
        return tuple(secret.get_secret_value() for secret in self._secrets)


def _plain(secret: SecretStr | str) -> str:
    return (secret.get_secret_value() if isinstance(secret, SecretStr) else secret).strip()


ADAPTER = Razorpay
