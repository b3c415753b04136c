"""# PayPal

Payments of one PayPal business account through the REST APIs: orders, authorizations, captures and refunds of version
2, sales of version 1 (subscriptions), payouts, disputes.

## What it reads
Saved answers and webhook bodies: orders, authorizations, captures, refunds, sales, disputes and lists of them, payouts
and batches of them, pages of the transaction search, events and lists of events, error answers.

- An order is one payment for each payee. A completed order may hold a declined capture: the captures decide.
- A request that PayPal refused with an issue that says why (HTTP status 422, such as `INSTRUMENT_DECLINED`) is a failed
  payment without an id; its `debug_id` is what PayPal's support asks for. Other error answers are no payments.
- `Decline.code` is the processor's code, else the reason of the status, else the issue. No network code is passed on.
  Results of the address and security code checks stay raw, as `avs` and `cvv` in the origin.
- What a pending capture waits for is its `status_reason`. With `BUYER_COMPLAINT` or `CHARGEBACK` it is disputed.
- The shop's order id is the invoice id, else the custom id; `order_field="custom"` turns that round.
- A payment is a test when its addresses lead to the sandbox. HUF, JPY and TWD have no decimals.

## What it can do
- Look up by the id of a capture, order, authorization, refund or dispute (`PP-...`), by the token of the approval page,
  and by the shop's order id among the transactions of the last 31 days: PayPal knows no other way to it.
- Search any window of the last three years, 31 days at a time; a transaction appears there within three hours.
- Verify webhooks with a certificate that you keep: `fetch_certificate` gets it once, from PayPal's hosts only. Without
  it nothing is believed, since `verify` asks nobody. The signature covers a CRC-32 of the body, which is no digest:
  `Verified.confirm` is always set, and `confirm` asks PayPal for the payment itself.
- Tell the deliveries of which PayPal tells how they ended, and the webhook as it is registered. PayPal repeats a
  delivery up to 25 times over three days and does not publish when.

## Keys
`client_id` and `client_secret` of a REST app, which needs the feature Transaction Search for searches; `webhook_id` and
`certificate` for webhooks. Live and sandbox have apps of their own and the hosts `https://api-m.paypal.com` and
`https://api-m.sandbox.paypal.com`. The client keeps the token that the keys give.

## References
developer.paypal.com: api/rest, webhooks, reports/reference/t-codes; github.com/paypal/paypal-rest-api-specifications.
Last checked on 2026-11-25.
"""

from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.paypal import api, queries, webhooks
from paysupport.adapters.providers.paypal.codes import REASONS
from paysupport.adapters.providers.paypal.places import NAME, Answer
from paysupport.adapters.providers.paypal.queries import Access
from paysupport.adapters.providers.paypal.reading import claims, payments
from paysupport.adapters.providers.paypal.reports import Window
from paysupport.adapters.providers.paypal.schemas import Event
from paysupport.codes import Table
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError
from paysupport.flow import Flow, Request, Response, Token
from paysupport.model import Notification, Payment, Settings
from paysupport.signatures import certified_keys

_FIELDS = {"invoice": ("invoice", "custom"), "custom": ("custom", "invoice")}


class PayPal(Provider):
    """Payments of one PayPal account.

    Args:
        client_id: of the REST app.
        client_secret: of the same app.
        webhook_id: of the webhook, as the app's page shows it.
        certificate: with which PayPal signs webhooks, as PEM; several one after the other, while it is replaced.
        signing_key: a private key as PEM, with which `sign` imitates PayPal.
        account: a name for this account where there are several.
        host: where the API is; `https://api-m.sandbox.paypal.com` for the sandbox.
        order_field: where the shop's order id is looked for first, `invoice` or `custom`.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: SecretStr | str | None = None,
        webhook_id: str | None = None,
        certificate: str | None = None,
        signing_key: SecretStr | str | None = None,
        account: str | None = None,
        host: str = "https://api-m.paypal.com",
        order_field: str = "invoice",
    ) -> None:
        if order_field not in _FIELDS:
            raise ConfigurationError(f"order_field is one of: {', '.join(_FIELDS)}")
        self.account = account
        self._secret = _secret(client_secret)
        self._webhook_id = (webhook_id or "").strip()
        self._certificate = certificate
        self._signing_key = _secret(signing_key)
        self._access = Access(
            host=host.rstrip("/"),
            client_id=(client_id or "").strip(),
            order=_FIELDS[order_field],
            account=account,
            authorize=self.authorize,
        )

    def authorize(self) -> Flow[Token]:
        """A token for the app's keys."""
        return api.token(self._access.host, self._access.client_id, self._secret.get_secret_value())

    def claims(self, document: object) -> bool:
        """Whether a document has one of PayPal's shapes, or is an error answer with a debug id."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document of PayPal; in a page of a search, refunds belong to their payments."""
        return payments(Answer(document, self._access.order, self.account), status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """By an id of PayPal, by the token of the approval page, or by an order id of the last 31 days."""
        return queries.lookup(self._access, reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of a transaction search; a page may be empty and still have a next one.

        Raises:
            InputError: `since` is missing, a time has no zone, or the cursor is not one of ours.
        """
        return queries.page(self._access, query, Window.of(query, cursor))

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether PayPal signed this for our webhook; what it tells is to be confirmed."""
        fault = webhooks.fault(received, self._webhook_id, self._certificate, self._access.host)
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
        return Verified(key=event.id, scheme="paypal RSA-SHA256", event=event.type, payments=found, confirm=True)

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The payment of a webhook, as PayPal tells it now.

        Raises:
            NotAPayment: the event told no payment that can be asked for, or PayPal does not know it.
        """
        return queries.confirm(self._access, verified)

    def fetch_certificate(self, received: Received) -> Flow[str]:
        """The certificate that a webhook names, from PayPal's own hosts only; keep it and give it as `certificate`.

        Raises:
            ConfigurationError: the webhook names none, or one at another place.
            BadAnswer: what stands there is no certificate.
        """
        address = received.header("PAYPAL-CERT-URL") or ""
        wrong = webhooks.address_fault(address, self._access.host)
        if wrong:
            raise ConfigurationError(wrong)
        response: Response = yield Request(method="GET", url=address, account=self._access.client_id)
        try:
            certificate = response.body.decode("ascii")
            certified_keys(certificate, response.at)
        except (ValueError, ConfigurationError) as error:
            raise BadAnswer(f"PayPal sent no certificate ({error})", status=response.status) from None
        return certificate

    def deliveries(self, reference: Reference) -> Flow[tuple[Notification, ...]]:
        """The deliveries about a transaction of which PayPal tells how they ended, oldest first."""
        if reference.kind != "payment":
            return super().deliveries(reference)
        return queries.deliveries(self._access, reference)

    def registration(self) -> Flow[Settings]:
        """The webhook with our id, or else the first of the app."""
        return queries.registration(self._access, self._webhook_id)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as PayPal would send it.

        Raises:
            ConfigurationError: signing key or webhook id is missing.
        """
        key = self._signing_key.get_secret_value()
        if not key or not self._webhook_id:
            raise ConfigurationError("to sign a webhook of PayPal, signing_key and webhook_id are needed")
        return webhooks.signed(body, at, self._webhook_id, key, self._access.host)


def _secret(value: SecretStr | str | None) -> SecretStr:
    return SecretStr((value.get_secret_value() if isinstance(value, SecretStr) else value or "").strip())


ADAPTER = PayPal
