"""# Adyen

Payments of one merchant account at Adyen: cards and local methods, online and at the till.

## What it reads
Without keys: notifications (JSON, every item of a batch, and lists of stored ones), answers to `/payments` and
`/payments/details` (and the older `/authorise`), sessions, payment links, error answers.

- **Adyen tells no payment by its id or order id**, and has no list or search: its state is told by notifications.
  Keep them; this adapter puts those of one payment together whatever their order.
- A payment is known by the `pspReference` of its authorisation; captures, refunds and disputes name it as
  `originalReference`. The shop's order id is `merchantReference`.
- `Authorised` is authorised, not paid, unless a capture is told, Adyen captures at once (`captureDelayHours` 0), or
  the method knows no capture. With `capture="automatic"` each authorised payment is a paid one; so it is where the
  merchant account captures by itself and sends no `CAPTURE`.
- `CAPTURE_FAILED` and `REFUND_FAILED` come days after success, and count: the money did not move.
- Why the bank refused is told in `additionalData` only if the fields are switched on: Customer Area, Developers,
  Additional data, "Raw acquirer result" and "Merchant advice code". `Decline.network_code` is read from
  `refusalReasonRaw` (05 : Do not honor), `Decline.advice` from `merchantAdviceCode`.
- Notifications give the refusal by its name where answers give a code; both mean the same.
- Amounts are in minor units by Adyen's own table: CLP and ISK have two decimals, CVE and IDR none. A changed
  authorisation (`AUTHORISATION_ADJUSTMENT`) does not change the amount here.

## Webhooks
Each notification is signed for itself, and a batch is verified only if every one in it is. The signature covers
references, merchant account, amount, event and success, and nothing else: not the reason, the method, the card, the
time, nor whether it is a test. `Verified.confirm` is therefore set, and `confirm`, since Adyen cannot be asked, gives
back what the signature has proven. No time is signed: drop replays by `Verified.key`. Answer with 2xx within 10 s.
Notifications by form post or SOAP, and those of the platforms (`balancePlatform.`), are not read.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `hmac_keys` | Customer Area, Developers, Webhooks: one for each webhook, another one in test | webhooks |
| `api_key` | Developers, API credentials | look-up of sessions and links, `registration` |
| `merchant_account` | the account's name | `registration` (role "Management API: Webhooks read") |
| `prefix` | Developers, API URLs | look-up on the live platform |

## Hosts
Test `checkout-test.adyen.com`, `management-test.adyen.com`; live `{prefix}-checkout-live.adyenpayments.com`,
`management-live.adyen.com`. The platforms have different keys, and notifications tell by `live` whose they are.

## Looking up by token
A payment link by its id (`PL...`); a session by id and result as they stand in the return URL,
`CS...&sessionResult=...`. A session's state is that of the moment when its result was made.

## References
docs.adyen.com: online-payments, development-resources/refusal-reasons, raw-acquirer-responses, webhooks,
risk-management/disputes-api; Adyen/adyen-openapi 2026-07-01. Test cards: 4111 1111 1111 1111, 03/2030, CVC 737; a
refusal is asked for by the holder's name (DECLINED, CARD_EXPIRED ...), docs.adyen.com/development-resources/testing.
Last checked on 2026-11-25.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.adyen import queries, webhooks
from paysupport.adapters.providers.adyen.codes import REASONS
from paysupport.adapters.providers.adyen.queries import Access
from paysupport.adapters.providers.adyen.reading import Source, claims, payments
from paysupport.adapters.providers.adyen.tries import NAME
from paysupport.codes import Table
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment, Unsupported
from paysupport.flow import Flow
from paysupport.model import Payment, Settings


class Adyen(Provider):
    """Payments of one merchant account; every key is optional, reading needs none.

    Args:
        hmac_keys: keys of the webhooks, hexadecimal; several, while one is replaced, also as one text with commas or
            spaces between them.
        api_key: of an API credential.
        merchant_account: its name.
        mode: `test` or `live`: which platform is asked.
        prefix: of the live hosts.
        capture: `manual`, or `automatic` where the account captures by itself.
        account: a name for this account where there are several.

    Raises:
        ConfigurationError: `mode` or `capture` is another word.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS

    def __init__(
        self,
        *,
        hmac_keys: Iterable[SecretStr | str] | SecretStr | str = (),
        api_key: SecretStr | str | None = None,
        merchant_account: str | None = None,
        mode: str = "test",
        prefix: str | None = None,
        capture: str = "manual",
        account: str | None = None,
    ) -> None:
        if mode not in {"test", "live"} or capture not in {"manual", "automatic"}:
            raise ConfigurationError("Adyen: mode is test or live, capture is manual or automatic")
        keys = (hmac_keys,) if isinstance(hmac_keys, SecretStr | str) else hmac_keys
        self.account = account
        self._keys = tuple(SecretStr(one) for each in keys for one in _plain(each).replace(",", " ").split())
        self._source = Source(account, capture == "automatic")
        self._access = Access(
            api_key=SecretStr(_plain(api_key)) if api_key else None,
            mode=mode,
            prefix=prefix,
            merchant=merchant_account,
            source=Source(account, capture == "automatic", mode == "test"),
        )

    def claims(self, document: object) -> bool:
        """Whether a document has one of Adyen's shapes, error answers and receipts of requests included."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; notifications of one payment are one, and so are tries for one order.

        Raises:
            NotAPayment: an error answer, the receipt of a request, or notifications that tell of no payment.
            InputError: a field has another type than documented; the path says which.
        """
        return payments(document, self._source, status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment of a session or payment link; Adyen tells none by its id or order id.

        Raises:
            Unsupported: the reference is no token, or a session's without its result.
            ConfigurationError: there is no API key, or Adyen does not accept it.
        """
        return queries.lookup(self._access, reference)

    def registration(self) -> Flow[Settings]:
        """The webhook for payments as Adyen holds it; those of the company account are not told."""
        return queries.registration(self._access)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether Adyen signed every notification with one of the keys; what is proven, `confirm` tells."""
        try:
            document = parse(received.body)
        except InputError as error:
            return Rejected(f"the body is {error}")
        fault = webhooks.fault(document, self._plain_keys())
        if fault is not None:
            return Rejected(fault)
        try:
            found = self.payments(document)
        except NotAPayment:
            found = ()
        except InputError as error:
            return Rejected(f"the signature is right, but the body cannot be read ({error})")
        items = webhooks.proven(document)
        return Verified(
            key=",".join(sorted(f"{each['pspReference']}:{each['eventCode']}:{each['success']}" for each in items)),
            scheme=webhooks.SCHEME,
            event=",".join(sorted({str(each["eventCode"]) for each in items})),
            payments=found,
            confirm=True,
        )

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """What the signature has proven of a notification's payment: references, amount, event and success.

        Nobody is asked, since Adyen cannot be; everything that the signature does not cover is left out.

        Raises:
            Unsupported: the webhook told of no payment, or of several.
        """
        yield from ()
        if len(verified.payments) != 1:
            raise Unsupported(f"{NAME}: one payment can be confirmed, not {len(verified.payments)}")
        (payment,) = self.payments(webhooks.proven(verified.payments[0].origin.document))
        return payment

    def sign(self, body: bytes, at: datetime) -> Received:
        """Notifications as Adyen would send them; each is signed with the first key."""
        return webhooks.signed(body, self._plain_keys(), at)

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """The earliest time of the next delivery, for 30 days."""
        return webhooks.next_delivery(made)

    def _plain_keys(self) -> tuple[str, ...]:
        return tuple(key.get_secret_value() for key in self._keys)


def _plain(secret: SecretStr | str) -> str:
    return (secret.get_secret_value() if isinstance(secret, SecretStr) else secret).strip()


ADAPTER = Adyen
