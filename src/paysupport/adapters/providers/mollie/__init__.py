"""# Mollie

Payments of one Mollie account through its API, version 2: cards, iDEAL, Bancontact, direct debits, wallets, pay-later
and the other methods.

## What it reads
Saved answers and webhook bodies: payments, refunds, chargebacks, captures, payment links, settlements, payouts, lists
of them, events of the next-generation webhooks with what they are about, error answers.

- `open` is created: whether anybody tried, Mollie does not tell. `expired` and `canceled` are not refused either.
- `Decline.code` is the card's failure reason, else the bank's reason for a direct debit, else the status reason.
- The shop's order id is metadata, an object or the JSON of one: `order_key` is read first, then `order_id`, `order`,
  `order_number`. Keep Mollie's id with the order, or the order's id in the metadata, or neither finds the other.
- A chargeback makes a payment disputed until it is reversed.
- `net` is the settlement amount: what will be paid out, before Mollie's own fees, which stand on invoices. `fee` is
  told for PayPal alone.
- Refunds and chargebacks are told in full by look-ups, and as sums by lists.

## What it can do
- Look up a payment (`tr_`), the payments of a link (`pl_`), a settlement (`stl_`) or payout (`payout_`); an order id
  among the newest 1000 payments, since Mollie has no search.
- Search by going through the list, newest first, until `since`; everything is compared here.
- Verify next-generation webhooks by `X-Mollie-Signature`. The signature has no time: drop replays by `Verified.key`.
  Where an event does not hold its object, `confirm` is set and asks for it.
- Classic webhooks are unsigned and name an id alone. `verify` rejects them, since nothing is proven; `reference_in`
  tells which payment to look up, and that answer is the proof.
- Tell when a classic webhook is called again: ten times within 26 hours.

## Keys
`api_key`: `live_...` or `test_...`, or an organisation's access token, with `profile_id`; only the token may read how
webhooks are registered. `webhook_secrets`: of next-generation webhooks.

## References
docs.mollie.com: reference/webhooks-new, webhooks-best-practices, handling-payment-status, status-reasons;
github.com/mollie/openapi. Last checked on 2026-11-25.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.mollie import queries, webhooks
from paysupport.adapters.providers.mollie.codes import REASONS
from paysupport.adapters.providers.mollie.places import NAME, Answer
from paysupport.adapters.providers.mollie.queries import Access
from paysupport.adapters.providers.mollie.reading import claims, payments
from paysupport.adapters.providers.mollie.schemas import Event
from paysupport.codes import Table
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.flow import Flow
from paysupport.model import Payment, Settings

_KEYS = ("order_id", "order", "order_number")


class Mollie(Provider):
    """Payments of one Mollie account.

    Args:
        api_key: of a website profile, or an access token of the organisation; needed to ask, not to read.
        profile_id: the website profile (`pfl_...`), with an access token.
        webhook_secrets: signing secrets of next-generation webhooks; several, while one is replaced, also as one text
            with commas or spaces between them.
        account: a name for this account where there are several.
        host: where the API is.
        order_key: metadata key that holds the shop's order id.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS
    ids: ClassVar[str | None] = r"(tr|pl|stl|payout)_\w+"

    def __init__(
        self,
        *,
        api_key: SecretStr | str | None = None,
        profile_id: str | None = None,
        webhook_secrets: Iterable[SecretStr | str] | SecretStr | str = (),
        account: str | None = None,
        host: str = "https://api.mollie.com",
        order_key: str = "order_id",
    ) -> None:
        secrets = (webhook_secrets,) if isinstance(webhook_secrets, SecretStr | str) else webhook_secrets
        self.account = account
        self._secrets = tuple(SecretStr(one) for each in secrets for one in _plain(each).replace(",", " ").split())
        self._access = Access(
            host=host.rstrip("/"),
            key=SecretStr(_plain(api_key or "")),
            profile=profile_id,
            keys=tuple(dict.fromkeys((order_key, *_KEYS))),
            account=account,
        )

    def claims(self, document: object) -> bool:
        """Whether a document names itself as Mollie's resources do, or is an error answer that leads to Mollie."""
        return claims(document)

    def parse(self, body: bytes) -> object:
        """The JSON document in a payload.

        Raises:
            NotAPayment: it is a classic webhook, which holds an id alone.
            InputError: it is no JSON.
        """
        if webhooks.reference_in(body):
            raise NotAPayment("Mollie: a classic webhook, which holds an id alone: look the payment up", provider=NAME)
        return parse(body)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document of Mollie; in a list, tries of one order are one payment."""
        return payments(Answer(document, self._access.keys, self.account), status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """By an id of Mollie, or by an order id among the newest payments."""
        return super().lookup(reference) if reference.kind == "token" else queries.lookup(self._access, reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the list of payments, the newest first; a page may be empty and still have a next one."""
        return queries.search(self._access, query, cursor)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether Mollie signed this event with one of the secrets; classic webhooks prove nothing."""
        fault = webhooks.fault(received, self._plain_secrets())
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
        return Verified(key=event.id, scheme="mollie sha256", event=event.type, payments=found, confirm=not found)

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The payment of a signed event, as Mollie tells it now.

        Raises:
            NotAPayment: the event is about no payment, or Mollie does not know it.
        """
        return queries.confirm(self._access, verified)

    def reference_in(self, received: Received) -> Reference | None:
        """Which payment a classic webhook wants to be looked up; None for anything else. It proves nothing."""
        return webhooks.reference_in(received.body)

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """The time of the next call of a classic webhook."""
        return webhooks.next_delivery(made)

    def registration(self) -> Flow[Settings]:
        """The next-generation webhook as Mollie holds it; asked with an access token."""
        return queries.registration(self._access)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A next-generation webhook as Mollie would send it; signed with the first secret."""
        secrets = self._plain_secrets()
        if not secrets:
            raise ConfigurationError("to sign a webhook of Mollie, its secret is needed")
        proof = f"sha256={webhooks.signature(secrets[0], body)}"
        return Received(headers=(("Content-Type", "application/json"), (webhooks.HEADER, proof)), body=body, at=at)

    def _plain_secrets(self) -> tuple[str, ...]:
        return tuple(secret.get_secret_value() for secret in self._secrets)


def _plain(secret: SecretStr | str) -> str:
    return (secret.get_secret_value() if isinstance(secret, SecretStr) else secret).strip()


ADAPTER = Mollie
