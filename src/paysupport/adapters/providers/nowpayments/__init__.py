"""# NOWPayments

Crypto payments of one NOWPayments account, API version 1: a payer sends a coin to an address, and the merchant is paid
out in the coin of their choice.

## What it can do

- Read, without keys: payments as the API and the notifications (IPN) tell them, lists of them, error answers. Invoice
  links and withdrawals are recognised and are no payments.
- Look up by the payment's id; with e-mail and password also by the shop's order id. NOWPayments cannot be asked for an
  order: all payments are listed and compared, so that "not known" is said after the last page only.
- Search a time window, with e-mail and password; everything else is compared here.
- Verify notifications: the header `x-nowpayments-sig` is the HMAC-SHA512 of the body with its keys sorted.

How often a failed notification is repeated, and after how long, is set in the account; it is not published.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `api_key` | dashboard, settings, payments, API keys; it knows the payments that it has created | look-up |
| `email`, `password` | those of the dashboard, for a token of five minutes | look-up by order, search |
| `ipn_secret` | dashboard, settings, payments, instant payment notifications; shown once | notifications |

## What to know

- `actually_paid` is what has arrived; `partially_paid` is less than was asked for, and stays so unless the merchant or
  NOWPayments decides otherwise. Further money to the same address is a payment of its own that names the first one
  (`parent_payment_id`) and is converted at the rate of its day.
- A coin or network other than the one asked for waits for the merchant (`wrong_asset_confirmed`), unless automatic
  processing is switched on in the account.
- `payin_extra_id` is the memo, tag or comment without which the money cannot be assigned.
- Without an IPN secret in the account, NOWPayments sends no notifications; it waits three seconds for the answer, and
  sends from 51.89.194.21, 51.75.77.69, 138.201.172.58 and 65.21.158.36.
- How long a payment stays open is told by its own `expiration_estimate_date` or `valid_until`; what is published of it
  differs (20 minutes at a fixed rate, a day, seven days).

## Links

API https://documenter.getpostman.com/view/7907941/2s93JusNJt · notifications
https://nowpayments.zendesk.com/hc/en-us/articles/21395546303389-IPN-and-how-to-setup · clients
https://github.com/NowPaymentsIO

Last checked on 2026-11-25; the statuses `wrong_asset_confirmed` and `cancelled` are known from integrations only.
"""

from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import secret
from paysupport.adapters.providers.nowpayments import webhooks
from paysupport.adapters.providers.nowpayments.queries import Access, token
from paysupport.adapters.providers.nowpayments.reading import NAME, claims, payments
from paysupport.flow import Flow, Token
from paysupport.model import Payment


class NowPayments(Provider):
    """Payments of one NOWPayments account; every key is optional, reading needs none.

    Args:
        api_key: the key that creates payments.
        ipn_secret: signs the notifications.
        email, password: of the dashboard, to list payments.
        account: a name for this account where there are several.
        host: where the API is; the sandbox is https://api-sandbox.nowpayments.io.
    """

    name: ClassVar[str] = NAME
    ids: ClassVar[str | None] = r"[0-9]{1,20}"

    def __init__(
        self,
        *,
        api_key: SecretStr | str | None = None,
        ipn_secret: SecretStr | str | None = None,
        email: str | None = None,
        password: SecretStr | str | None = None,
        account: str | None = None,
        host: str = "https://api.nowpayments.io",
    ) -> None:
        self.account = account
        self._ipn_secret = secret(ipn_secret)
        self._login = (email or "", secret(password))
        self._access = Access(
            api_key=secret(api_key),
            host=host.rstrip("/"),
            account=account,
            authorize=self.authorize,
            read=self.payments,
        )

    def claims(self, document: object) -> bool:
        """Whether a document is a payment, list, notification or error answer of NOWPayments."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; those for one order are one payment.

        Raises:
            NotAPayment: an error answer, an invoice link or a withdrawal.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, account=self.account))

    def authorize(self) -> Flow[Token]:
        """A token for lists, given for e-mail and password.

        Raises:
            ConfigurationError: they are missing or refused.
        """
        return token(self._access.host, *self._login)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment with an id, or the payments with an order id.

        Raises:
            ConfigurationError: a key is missing or refused.
            Unavailable: NOWPayments did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return self._access.payment(reference.value)
            case "order":
                return self._access.order(reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the payments of a time window, newest first.

        Raises:
            InputError: a time has no zone.
        """
        return self._access.search(query, cursor)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a notification was signed with the IPN secret.

        `Verified.key` is made of the body, since NOWPayments has no event id.
        """
        return webhooks.verify(received, self._ipn_secret.get_secret_value(), self.payments)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A notification as NOWPayments would send it.

        Raises:
            ConfigurationError: there is no IPN secret.
            InputError: the body is no JSON.
        """
        return webhooks.sign(body, at, self._ipn_secret.get_secret_value())


ADAPTER = NowPayments
