"""# CoinPayments

Crypto payments of one CoinPayments merchant, by the older API (IPN, `get_tx_info`) and the new one (invoices).

## What it can do

- Read, without keys: IPNs of the older API, answers of `get_tx_info`, webhooks and invoices of the new API, error
  answers. IPNs of withdrawals are recognised and are no payments.
- Look up a transaction of the older API by its id (`CP...`), and an invoice of the new one by its id.
- Verify IPNs (header `HMAC`: HMAC-SHA512 of the raw form with the IPN secret) and webhooks of the new API (three
  headers; the signature is over method, address, client, time and body, and the time must be near the receipt).

## Keys

| key | where to find it | needed for |
|---|---|---|
| `public_key`, `private_key` | older account, API keys, with the right `get_tx_info` | look-up of transactions |
| `merchant_id`, `ipn_secret` | older account, settings | IPNs |
| `client_id`, `client_secret` | new account, integrations | look-up of invoices, webhooks |
| `webhook_url` | the address as registered in the new account, which is part of what is signed | webhooks |

## What to know

- In the older API a status of 100 and more, and 2 (queued for the nightly payout), is paid; other positive ones are on
  their way; negative ones have ended without the money, or with it given back (-2).
- `paid` of the new API is received by CoinPayments, `completed` is paid out to the merchant's balance.
- Webhooks of the new API come from 23.183.244.249 and 23.183.244.250.
- Neither API repeats at published times; both may send the same state twice.

## Links

New API https://a-docs.coinpayments.net · older API https://www.coinpayments.net/apidoc-intro · IPN
https://www.coinpayments.net/merchant-tools-ipn

Last checked on 2026-11-25. From memory: all of the older API beside its statuses, and the fields of an invoice.
"""

from datetime import datetime, timedelta
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.forms import json_or_form
from paysupport.adapters.lookups import found
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import plain, secret
from paysupport.adapters.providers.coinpayments import signing
from paysupport.adapters.providers.coinpayments.reading import NAME, claims, payments
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

TITLE = "CoinPayments"


class CoinPayments(Provider):
    """Payments of one CoinPayments merchant; every key is optional, reading needs none.

    Args:
        public_key, private_key: of the older API.
        merchant_id, ipn_secret: of the older API's IPNs.
        client_id, client_secret: of an integration of the new API.
        webhook_url: the address at which its webhooks are received, as it is registered.
        account: a name for this merchant where there are several.
        host: where the new API is.
        older_host: where the older API is.
        tolerance: how far the time of a webhook may be from its receipt.
    """

    name: ClassVar[str] = NAME

    def __init__(
        self,
        *,
        public_key: str | None = None,
        private_key: SecretStr | str | None = None,
        merchant_id: str | None = None,
        ipn_secret: SecretStr | str | None = None,
        client_id: str | None = None,
        client_secret: SecretStr | str | None = None,
        webhook_url: str | None = None,
        account: str | None = None,
        host: str = "https://a-api.coinpayments.net",
        older_host: str = "https://www.coinpayments.net",
        tolerance: timedelta = timedelta(minutes=5),
    ) -> None:
        self.account = account
        self._older = signing.Older(public_key or "", secret(private_key), merchant_id or "", secret(ipn_secret))
        self._newer = signing.Newer(client_id or "", secret(client_secret), webhook_url or "", tolerance)
        self._host, self._older_host = host.rstrip("/"), older_host.rstrip("/")

    def parse(self, body: bytes) -> object:
        """A JSON document, or the form of an IPN."""
        return json_or_form(body)

    def claims(self, document: object) -> bool:
        """Whether a document is an IPN, webhook, or answer of CoinPayments."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document; those for one order are one payment.

        Raises:
            NotAPayment: an error answer, or a withdrawal.
            InputError: a field has another type than documented; the path says which.
        """
        return payments(Place(document, account=self.account), status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """A transaction of the older API (`CP...`), or an invoice of the new one.

        Raises:
            ConfigurationError: a key is missing or refused.
            Unavailable: CoinPayments did not answer, or not with anything that can be used.
        """
        if reference.kind != "payment":
            return super().lookup(reference)
        return (
            self._transaction(reference.value) if reference.value.startswith("CP") else self._invoice(reference.value)
        )

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether an IPN or a webhook was signed with its secret.

        `Verified.key` is made of the body, since there is no event id.
        """
        if received.header(signing.SIGNATURE) is None:
            return self._older.verify(received, self.payments)
        return self._newer.verify(received, self.payments)

    def sign(self, body: bytes, at: datetime) -> Received:
        """An IPN as CoinPayments would send it where the body is a form, else a webhook of the new API.

        Raises:
            ConfigurationError: the secret for it is missing.
        """
        older = body.lstrip()[:1] not in {b"{", b"["}
        return self._older.sign(body, at) if older else self._newer.sign(body, at)

    def _transaction(self, name: str) -> Flow[tuple[Payment, ...]]:
        response: Response = yield Request(
            method="POST",
            url=f"{self._older_host}/api.php",
            body=(body := self._older.question(name)),
            headers={"Content-Type": "application/x-www-form-urlencoded", "HMAC": self._older.proof(body)},
            account=self.account or "",
        )
        return found(
            response,
            TITLE,
            lambda document: tuple(
                each.model_copy(update={"id": each.id or name, "account": self.account})
                for each in self.payments(document, response.status)
            ),
            "public_key and private_key",
        )

    def _invoice(self, name: str) -> Flow[tuple[Payment, ...]]:
        plain(SecretStr(self._newer.client), "the new API of CoinPayments needs client_id and client_secret")
        plain(self._newer.secret, "the new API of CoinPayments needs client_id and client_secret")
        response: Response = yield Request(
            method="GET",
            url=f"{self._host}/api/v2/merchant/invoices/{quote(name, safe='')}",
            headers={"Accept": "application/json"},
            sign=self._signed,
            account=self.account or "",
        )
        return found(
            response,
            TITLE,
            lambda document: self.payments(document, response.status),
            "client_id and client_secret",
        )

    def _signed(self, request: Request, now: datetime) -> Request:
        return self._newer.signed(request, now)


ADAPTER = CoinPayments
