"""The adapter that both of the family are, but for names and hosts."""

from datetime import datetime
from typing import ClassVar

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.cryptomus import signing
from paysupport.adapters.cryptomus.queries import Access
from paysupport.adapters.cryptomus.reading import House, of_family, page_host, payments
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import secret
from paysupport.flow import Flow
from paysupport.model import Payment


class OfFamily(Provider):
    """Payments of one merchant; every key is optional, reading needs none.

    Args:
        merchant: the merchant's uuid.
        payment_key: the merchant's API key for payments, which also signs webhooks.
        account: a name for this merchant where there are several.
        host: where the API is.
    """

    ids: ClassVar[str | None] = r"(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

    house: ClassVar[House]

    def __init__(
        self,
        *,
        merchant: str | None = None,
        payment_key: SecretStr | str | None = None,
        account: str | None = None,
        host: str | None = None,
    ) -> None:
        self.account = account
        self._payment_key = secret(payment_key)
        self._access = Access(
            house=self.house,
            merchant=merchant or "",
            payment_key=self._payment_key,
            host=(host or f"https://api.{self.house.domain}").rstrip("/"),
            account=account,
            read=self.payments,
        )

    def claims(self, document: object) -> bool:
        """Whether a document is of the family, and its payment page is this one's where it names any."""
        return of_family(document) and page_host(document).endswith(self.house.domain)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; those for one order are one payment.

        Raises:
            NotAPayment: an error answer, or a payout.
            InputError: a field has another type than documented; the path says which.
        """
        return payments(Place(document, account=self.account), self.house, status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment with a uuid or an order id.

        Raises:
            ConfigurationError: a key is missing or refused.
            Unavailable: no answer came, or none that can be used.
        """
        match reference.kind:
            case "payment":
                return self._access.payment(uuid=reference.value)
            case "order":
                return self._access.payment(order_id=reference.value)
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the payments of a time window, newest first.

        Raises:
            InputError: a time has no zone.
        """
        return self._access.search(query, cursor)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a webhook was signed with the payment key.

        `Verified.key` is made of what is signed, since there is no event id.
        """
        return signing.verify(received, self._payment_key, self.house, self.read)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as it would be sent, its signature in the body.

        Raises:
            ConfigurationError: there is no payment key.
            InputError: the body is no JSON object.
        """
        return signing.sign(body, at, self._payment_key)
