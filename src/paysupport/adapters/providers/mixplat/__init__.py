"""# Mixplat

Cards, the Russian faster payments system (SBP), mobile phone balances and wallets of one Mixplat project (Russia), API
version 3.

## What it can do

- Read, without keys: answers to `get_payment_status` and `get_refund_status`, the notifications `payment_status`,
  `payment_check` and `refund_status`, lists of them, and the answers to refused requests, which are told with their
  meaning.
- Look up by Mixplat's id of a payment or refund, and by the shop's own id (`merchant_payment_id`).
- Verify notifications. The signature is the MD5 of one id and the API key: it covers neither status nor amount, and
  whoever has seen one notification can send it again with another status. Therefore every `Verified` has
  `confirm=True`; ask with `confirm` before you believe what it tells.

There is no search. The only list is a register of a day or month (`get_register`), for which one needs the company's
key; the XML that it refers to has no published layout and is not read. How often Mixplat repeats a notification is not
published either.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `api_key` | cabinet, settings of the project; not the widget's key, and not the company's | look-up, notifications |

## What to know

- `status` is the payment's status, `status_extended` its reason. What a reason means depends on the method: a limit is
  the operator's for a mobile payment and nobody's in particular for a card.
- Times are Moscow time without an offset. Amounts are in minor units. `fee` is what is left between the payer's
  `amount_user` and the shop's `amount_merchant`, so that an operator's share is in it.
- A refund does not name its currency: its amount is unknown until it is looked at beside its payment.
- The modules check the sender's address: 185.77.233.27 and 185.77.233.29 by default. Behind a proxy that does not pass
  the address on they refuse every notification with "Not valid source".
- Test and live share host and key; each payment tells by `test` which it is. The modules begin in test mode.

## Links

Methods https://docs.mixplat.ru/methods · notifications and registers https://docs.mixplat.ru/extensions ·
client https://github.com/MXPLTdev/mixplat-php-client

Last checked on 2026-11-21.
"""

from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.mixplat import webhooks
from paysupport.adapters.providers.mixplat.codes import REASONS
from paysupport.adapters.providers.mixplat.queries import Access, is_refund_id
from paysupport.adapters.providers.mixplat.reading import NAME, claims, payments
from paysupport.codes import Table
from paysupport.errors import InputError, NotKnown
from paysupport.flow import Flow
from paysupport.model import Payment


class Mixplat(Provider):
    """Payments of one Mixplat project; the key is optional, reading needs none.

    Args:
        api_key: the project's key for requests.
        account: a name for this project where there are several.
        host: where the API is.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS

    def __init__(
        self,
        *,
        api_key: SecretStr | str | None = None,
        account: str | None = None,
        host: str = "https://api.mixplat.com",
    ) -> None:
        self.account = account
        key = api_key if isinstance(api_key, SecretStr) else SecretStr(api_key or "")
        self._access = Access(api_key=key, host=host.rstrip("/"), account=account)

    def claims(self, document: object) -> bool:
        """Whether a document is a notification of Mixplat, an answer of its API, or a list of them."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments and refunds in a document; tries for one order are one payment.

        Raises:
            NotAPayment: a refused request, a register, an SMS, or an answer that tells no status.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(document, self.account)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment or refund known by Mixplat's id, or the payment known by the shop's.

        Raises:
            ConfigurationError: the key is missing or refused.
            Unavailable: Mixplat did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return self._access.payment_or_refund(reference.value)
            case "order":
                return self._access.order(reference.value)
            case _:
                return super().lookup(reference)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a notification comes from somebody who knows the key; what it tells has to be confirmed.

        `Verified.key` is request, id and statuses, since Mixplat has no event id.
        """
        return webhooks.verify(received, self._access.api_key, self.account)

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The payment or refund of a notification, as Mixplat tells it when asked.

        Raises:
            InputError: the notification is about no payment.
            NotKnown: Mixplat does not know it.
        """
        told = next(iter(verified.payments), None)
        if told is None or told.id is None or (told.kind == "refund" and not is_refund_id(told.id)):
            raise InputError("a notification that tells no payment or refund cannot be confirmed")
        return self._confirmed(told.id, refund=told.kind == "refund")

    def sign(self, body: bytes, at: datetime) -> Received:
        """A notification as Mixplat would send it, its signature in the body.

        Raises:
            ConfigurationError: there is no key.
            InputError: the body does not name its request and what it is about.
        """
        return webhooks.sign(body, at, self._access.api_key)

    def _confirmed(self, name: str, *, refund: bool) -> Flow[Payment]:
        found = yield from self._access.refund(name) if refund else self._access.payment(name)
        if not found:
            raise NotKnown(f"Mixplat does not know {name!r}, of which it seemed to tell", source=NAME)
        return found[0]


ADAPTER = Mixplat
