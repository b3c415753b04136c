"""# T-Bank

Internet acquiring of T-Bank (formerly Tinkoff): cards, the faster payments system (СБП), T-Pay, SberPay, Mir Pay,
Долями and instalments, in roubles.

## What it can do

- Read, without keys: answers about a payment or an order, links to pay by QR code, refunds by QR code, notifications,
  also several in a list, error answers.
- Look up by `PaymentId` and by `OrderId`, which finds all payments of the order. There is no list by date.
- Verify notifications by their token. It proves too little to be believed alone (see below): `Verified.confirm` asks
  T-Bank for the payment.
- Tell when the next notification comes at the earliest.

## What to know

- T-Bank tells no times. Of several sights of one payment the furthest counts: a one-stage payment sends AUTHORIZED and
  CONFIRMED almost at once and in any order, and an AUTHORIZED after CONFIRMED changes nothing.
- The token hashes the values side by side, without names and separators: digits can be moved from the end of one value
  to the beginning of the next. Objects such as `Data` and `Receipt` are not covered, nor is the time.
- A look-up may tell the status REJECTED with the error code 0: then the reason stands in the notification only, and
  what the status says is all that is known. DEADLINE_EXPIRED of a payment by QR code means that the payer did not
  confirm it.
- Codes 100 and 102 have several meanings, which only their messages tell apart.
- What went back is known from the answer to a cancellation only. Beside PARTIAL_REFUNDED and PARTIAL_REVERSED stands an
  amount that no document explains, so that there the amount is unknown.
- A terminal whose key ends in DEMO is a test terminal. A live terminal is used on the test stand as well: a saved
  payload of it does not tell whether it is a test.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `terminal_key` | cabinet, the shop's terminals | look-up; with it, notifications of other terminals are refused |
| `password` | the same place | look-up, notifications |

## Hosts

| option | value | for |
|---|---|---|
| `host` | https://securepay.tinkoff.ru | live and DEMO terminals |
| | https://rest-api-test.tinkoff.ru | the test stand; knows only addresses that T-Bank has let in |

## Links

API, codes, notifications https://www.tbank.ru/kassa/dev/payments/ · help desk acq_help@tbank.ru

Last checked on 2026-11-21, by API 1.80 of 2025-09-16.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.tbank import queries, webhooks
from paysupport.adapters.providers.tbank.codes import REASONS
from paysupport.adapters.providers.tbank.queries import Access
from paysupport.adapters.providers.tbank.reading import NAME, Place, claims, payments
from paysupport.codes import Table
from paysupport.errors import InputError, NotKnown
from paysupport.flow import Flow
from paysupport.model import Payment


class TBank(Provider):
    """Payments of one T-Bank terminal; every key is optional, reading needs none.

    Args:
        terminal_key: the terminal's key.
        password: its password.
        host: where the API is.
        account: a name for this terminal where there are several.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS
    ids: ClassVar[str | None] = r"[0-9]{1,20}"

    def __init__(
        self,
        *,
        terminal_key: str | None = None,
        password: SecretStr | str | None = None,
        host: str = "https://securepay.tinkoff.ru",
        account: str | None = None,
    ) -> None:
        self.account = account
        self._access = Access(
            terminal_key=terminal_key,
            password=SecretStr(password) if isinstance(password, str) else password,
            host=host.rstrip("/"),
            account=account,
        )

    def claims(self, document: object) -> bool:
        """Whether a document is an answer or a notification of T-Bank's acquiring."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; what was told of one payment or order is one payment.

        Raises:
            NotAPayment: an error answer, or about something else: a receipt, a saved card or account.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, self.account))

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment with a `PaymentId`, or that of all tries with an `OrderId`.

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

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a notification has the token of this terminal; T-Bank still has to be asked (`confirm`)."""
        return webhooks.verify(received, self._access)

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The payment of a notification, as T-Bank tells it when asked; the reason of a refusal may be missing there.

        Raises:
            InputError: the notification is about no payment.
            NotKnown: T-Bank does not know the payment.
        """
        if not verified.payments:
            raise InputError("the notification is about no payment")
        found = yield from queries.by_id(self._access, verified.payments[0].id or "")
        if not found:
            raise NotKnown("T-Bank does not know the payment of this notification", source=NAME)
        return found[0]

    def sign(self, body: bytes, at: datetime) -> Received:
        """A notification with its token, as T-Bank would send it.

        Raises:
            ConfigurationError: there is no password.
            InputError: the body is no JSON object.
        """
        return webhooks.sign(body, at, self._access)

    def next_delivery(self, made: Sequence[datetime]) -> datetime | None:
        """The earliest time of the delivery after these, which were not answered with OK."""
        return webhooks.next_delivery(made)


ADAPTER = TBank
