"""# Checkout.com

Cards, wallets and local methods of one Checkout.com account, on the platform of today (keys `sk_...` without a mode in
them, webhooks by workflows).

## What it can do
- Read, without keys: answers to payment requests, payment details with or without their actions, lists of them, lists
  of actions, webhook bodies of payments, cards and disputes, disputes and lists of them, payment links, error answers.
- Look up a payment by its id (`pay_`), a dispute (`dsp_`), the session in the return URL (`sid_`), a payment link
  (`pl_`), and all payments with the shop's order id (`reference`). The reasons of refusals, captures and refunds stand
  in a payment's actions: look-ups ask for them too.
- Tell every delivery of every webhook for a payment, with the HTTP status that the shop answered, and how the webhook
  is registered.
- Verify webhooks by `Cko-Signature` (HMAC-SHA256 over the raw body). No time is signed: drop replays by `Verified.key`.

- `Decline.code` is the five-digit response code: 20xxx may be tried again, 30xxx seldom, 41xxx and 42xxx are risk rules
  of the merchant, 43xxx of Checkout.com, 50xxx refuse payouts and refunds. `Decline.network_code` is
  `partner_response_code`, which Checkout.com switches on at request; `Decline.advice` is Mastercard's merchant advice
  code where there is one, else the recommendation code.
- A payment that waits with a link to redirect the payer requires his action.
- A declined capture (`payment_capture_declined`) counts as a failure: the bank had agreed, the money did not move.
- Amounts are in minor units by Checkout.com's own table: the Chilean peso has two decimals.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `secret_key` | Dashboard, Developers, Keys (`sk_sbox_...` in the sandbox) | look-ups, deliveries, registration |
| `webhook_keys` | Dashboard, Developers, Webhooks: the signature key of each webhook | webhooks |
| `prefix` | Dashboard, Developers: the host of your own, where you have one | look-ups |

The secret key needs the scopes `gateway:payment-details`, and for deliveries `flow:events` and `flow:workflows`.

## Hosts
Live `api.checkout.com`, sandbox `api.sandbox.checkout.com`, each with `{prefix}.` before it where the account has one.

## Limits
- Payment search (`POST /payments/search`, beta) is not used: the names of its fields are not in any document that was
  seen. The list by reference is.
- Keys of the previous platform (`sk_test_`, `sk_` and a UUID) and OAuth are not used.
- When a failed delivery is repeated is not published.

## References
www.checkout.com/docs (payments, response codes, recommendation codes, workflows, disputes);
api-reference.checkout.com; test cards www.checkout.com/docs/developer-resources/testing (4242 4242 4242 4242, CVV 100).
Last checked on 2026-11-25.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.checkout import queries, webhooks, workflows
from paysupport.adapters.providers.checkout.api import Access
from paysupport.adapters.providers.checkout.codes import REASONS
from paysupport.adapters.providers.checkout.reading import payments
from paysupport.adapters.providers.checkout.schemas import Event
from paysupport.adapters.providers.checkout.shapes import claims
from paysupport.adapters.providers.checkout.tries import NAME
from paysupport.codes import Table
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError
from paysupport.flow import Flow
from paysupport.model import Notification, Payment, Settings


class Checkout(Provider):
    """Payments of one Checkout.com account; every key is optional, reading needs none.

    Args:
        secret_key: secret API key; needed to ask.
        webhook_keys: signature keys of the webhooks; several also as one text with commas or spaces between them.
        mode: `test` or `live`: which environment is asked.
        prefix: of the account's own host, where it has one.
        account: a name for this account where there are several.

    Raises:
        ConfigurationError: `mode` is another word.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS
    ids: ClassVar[str | None] = r"(pay|dsp|sid|hpp|pl|act)_\w+"

    def __init__(
        self,
        *,
        secret_key: SecretStr | str | None = None,
        webhook_keys: Iterable[SecretStr | str] | SecretStr | str = (),
        mode: str = "live",
        prefix: str | None = None,
        account: str | None = None,
    ) -> None:
        if mode not in {"test", "live"}:
            raise ConfigurationError("Checkout.com: mode is test or live")
        keys = (webhook_keys,) if isinstance(webhook_keys, SecretStr | str) else webhook_keys
        self.account = account
        self._keys = tuple(SecretStr(one) for each in keys for one in _plain(each).replace(",", " ").split())
        self._access = Access(
            secret_key=SecretStr(_plain(secret_key)) if secret_key else None, mode=mode, prefix=prefix, account=account
        )

    def claims(self, document: object) -> bool:
        """Whether a document has one of Checkout.com's shapes, by the prefixes of its ids; error answers included."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; tries for one order are one payment.

        Raises:
            NotAPayment: an error answer, or an event that tells of no payment.
            InputError: a field has another type than documented; the path says which.
        """
        return payments(document, self.account, status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """A payment, dispute, session or payment link by its id, or every payment with the order id.

        Raises:
            ConfigurationError: there is no secret key, or Checkout.com does not accept it.
        """
        return queries.lookup(self._access, reference)

    def deliveries(self, reference: Reference) -> Flow[tuple[Notification, ...]]:
        """Every delivery for a payment (`pay_`) or dispute (`dsp_`) so far, with what the shop answered."""
        if reference.kind != "payment":
            return super().deliveries(reference)
        return workflows.deliveries(self._access, reference.value)

    def registration(self) -> Flow[Settings]:
        """The webhook as Checkout.com holds it: of several, the first of a workflow that is active."""
        return workflows.registration(self._access)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether Checkout.com signed this webhook with one of the keys."""
        fault = webhooks.fault(received, self._plain_keys())
        if fault is not None:
            return Rejected(fault)
        try:
            document = parse(received.body)
            event = Event.of(document)
        except InputError as error:
            return Rejected(f"the signature is right, but the body is no event ({error})")
        try:
            found = self.payments(document)
        except InputError:
            found = ()
        return Verified(key=event.id, scheme=webhooks.HEADER, event=event.type, payments=found)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as Checkout.com would send it; signed with the first key.

        Raises:
            ConfigurationError: there is no key.
        """
        keys = self._plain_keys()
        if not keys:
            raise ConfigurationError("to sign a webhook of Checkout.com, its signature key is needed")
        headers = (("Content-Type", "application/json"), (webhooks.HEADER, webhooks.signature(keys[0], body)))
        return Received(headers=headers, body=body, at=at)

    def _plain_keys(self) -> tuple[str, ...]:
        return tuple(key.get_secret_value() for key in self._keys)


def _plain(secret: SecretStr | str) -> str:
    return (secret.get_secret_value() if isinstance(secret, SecretStr) else secret).strip()


ADAPTER = Checkout
