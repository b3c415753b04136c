"""# YooKassa

Payments, refunds and payouts of one YooKassa shop or payout gateway (Russia), API version 3: cards, SBP, SberPay,
T-Pay, YooMoney and other wallets, mobile balances, credit.

## What it can do

- Read, without keys: payments, refunds and payouts, lists of them (the older shape too), notifications, error answers.
  Receipts, deals and invoices are recognised and are no payments.
- Look up by YooKassa's id of a payment, refund or payout; with a payment its refunds are asked for, so that one that
  failed is seen.
- Look up by the shop's order id. YooKassa cannot be asked for it: all payments are listed, newest first, and compared
  by their metadata. "Not known" is said after the last page only; where that takes longer than a call may, the answer
  is "could not look". After a hit, payments up to a day older are looked at, in which further tries may be.
- Search a time window, and by status; amount, card and order are compared here. YooKassa tells no e-mail.
- Tell whether the shop is enabled, and whether it is a test shop; with a token also the registered URL and events.
- Check notifications. YooKassa signs nothing: what can be seen is whether the sender's address is one of YooKassa's,
  and the rest has to be asked. Therefore every `Verified` has `confirm=True`, and without keys none is believed.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `shop_id`, `secret_key` | cabinet, integration, API keys | look-up, search, notifications |
| `token` | OAuth of a partner's application | the same, and the registered URL |

## What to know

- The shop's order id is metadata: `order_key` is read first, then `order_id`, `orderId`, `order`, `order_number`.
- `canceled` is every end without money. The reason tells which: the time was over (expired), the shop took it back
  (cancelled), or somebody refused (failed). A timeout is not a refusal.
- `cancellation_details.party` is who refused: `yoo_money` is YooKassa itself, `payment_network` anybody else.
- `fee` is the amount less `income_amount`; both are there when the payment has succeeded.
- Give `Received.source_address`. Behind a proxy of your own it is the address which that proxy has added to
  X-Forwarded-For; a header that a sender can set himself proves nothing. `sources` replaces the addresses.
- Notifications are repeated for 24 hours until the answer is 200; the times in between are not published.

## Links

API https://yookassa.ru/developers/api · reasons
https://yookassa.ru/developers/payment-acceptance/after-the-payment/declined-payments · notifications
https://yookassa.ru/developers/using-api/webhooks · clients https://github.com/yoomoney

Last checked on 2026-11-21.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.yookassa import queries, webhooks
from paysupport.adapters.providers.yookassa.api import Api
from paysupport.adapters.providers.yookassa.codes import REASONS
from paysupport.adapters.providers.yookassa.reading import NAME, Answer, claims, payments
from paysupport.codes import Table
from paysupport.errors import ConfigurationError, InputError, NotKnown
from paysupport.flow import Flow
from paysupport.model import Payment, Settings

_KEYS = ("order_id", "orderId", "order", "order_number")
_PATHS = {"refund": "refunds", "payout": "payouts"}


class YooKassa(Provider):
    """Payments of one YooKassa shop; every key is optional, reading needs none.

    Args:
        shop_id: the shop's number, or the gateway's for payouts.
        secret_key: its secret key.
        token: a partner's OAuth token, instead of both.
        account: a name for this shop where there are several.
        host: where the API is.
        order_key: metadata key that holds the shop's order id.
        sources: addresses and networks from which notifications may come, instead of YooKassa's.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS
    ids: ClassVar[str | None] = r"(po-|rt-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

    def __init__(
        self,
        *,
        shop_id: str | None = None,
        secret_key: SecretStr | str | None = None,
        token: SecretStr | str | None = None,
        account: str | None = None,
        host: str = "https://api.yookassa.ru",
        order_key: str = "order_id",
        sources: Iterable[str] = webhooks.ADDRESSES,
    ) -> None:
        self.account = account
        self._sources = webhooks.networks(sources)
        self._api = Api(
            host=host.rstrip("/"),
            shop_id=shop_id or "",
            secret_key=_secret(secret_key),
            token=_secret(token),
            account=account,
            keys=tuple(dict.fromkeys((order_key, *_KEYS))),
        )

    def claims(self, document: object) -> bool:
        """Whether a document is an object, list, notification or error answer of YooKassa."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments, refunds and payouts in a document; tries for one order are one payment.

        Raises:
            NotAPayment: an error answer, or an object of another kind.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Answer(document, self._api.keys, self.account))

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """A payment, refund or payout by its id, or the payments with an order id.

        Raises:
            ConfigurationError: the keys are missing, refused, or lack the right.
            Unavailable: YooKassa did not answer, or not with anything that can be used.
        """
        match reference.kind:
            case "payment":
                return queries.by_id(self._api, reference.value)
            case "order":
                return queries.by_order(self._api, reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the payments of a time window, newest first.

        Raises:
            InputError: a time has no zone.
        """
        return queries.search(self._api, query, cursor)

    def registration(self) -> Flow[Settings]:
        """The shop as YooKassa holds it; the URL and the events of notifications only where a token is used."""
        return queries.registration(self._api)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a notification comes from YooKassa's addresses; what it tells has to be confirmed.

        `Verified.key` is event and object, since YooKassa has no event id.
        """
        try:
            self._api.authorization()
        except ConfigurationError:
            return Rejected("no key is configured, so that a notification, which is not signed, cannot be confirmed")
        return webhooks.verify(received, self._sources, self.payments)

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The payment, refund or payout of a notification, as YooKassa tells it when asked.

        Raises:
            InputError: the notification is about nothing of the kind.
            NotKnown: YooKassa does not know it.
        """
        told = next(iter(verified.payments), None)
        if told is None or told.id is None:
            raise InputError("a notification that tells no payment, refund or payout cannot be confirmed")
        return self._confirmed(told.id, _PATHS.get(told.kind or "", "payments"))

    def sign(self, body: bytes, at: datetime) -> Received:
        """A notification as YooKassa would send it: nothing proves it but the address it comes from.

        Raises:
            ConfigurationError: `sources` is empty.
        """
        return webhooks.sign(body, at, self._sources)

    def _confirmed(self, name: str, path: str) -> Flow[Payment]:
        found = yield from self._api.one(path, name)
        if not found:
            raise NotKnown(f"YooKassa does not know {name!r}, of which it seemed to tell", source=NAME)
        return found[0]


def _secret(value: SecretStr | str | None) -> SecretStr:
    return value if isinstance(value, SecretStr) else SecretStr(value or "")


ADAPTER = YooKassa
