"""# Cryptomus

Crypto payments of one Cryptomus merchant, API version 1.

## What it can do

- Read, without keys: payments as the API, its history and the webhooks tell them, error answers. Payouts are recognised
  and are no payments.
- Look up by the payment's uuid and by the shop's order id; search a time window.
- Verify webhooks: the field `sign` is the MD5 of the base64 of the rest of the body and the payment key.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `merchant` | business, merchant, settings: the merchant's uuid | look-up, search |
| `payment_key` | the same page, API key for payments (not the one for payouts) | the same, and webhooks |

## What to know

- `wrong_amount_waiting` is too little while the payer may still send the rest, `wrong_amount` too little for good.
  `cancel` is an invoice that nobody paid in time. `paid_over` is more than was asked for.
- `locked` is money that is held for where it comes from. This is not told to the payer.
- Who pays from a Cryptomus account of their own pays within Cryptomus: there is no `txid`, and nothing on any chain.
- Webhooks tell neither the address nor the time; their `network` and `payer_currency` are what was paid with. The
  signature is over the body as PHP writes it, with a backslash before each slash and letters unescaped: a framework
  that writes the body again must not be asked for it.
- Heleket has taken over the same API. A webhook does not tell from which of the two it is: it is taken for one of
  Cryptomus unless it is read with `--provider heleket`; a payment that names its page is told apart.
- How often a webhook is repeated is not published. It can be sent again by hand (`payment/resend`).

## Links

API https://doc.cryptomus.com · webhooks https://doc.cryptomus.com/business/payments/webhook · SDK
https://github.com/CryptomusCom/api-php-sdk

Last checked on 2026-11-25; the answer to an unknown payment is in no document: HTTP status 404 or "not found" is taken
for it.
"""

from typing import ClassVar

from paysupport.adapters.cryptomus import reading
from paysupport.adapters.cryptomus.family import OfFamily
from paysupport.adapters.cryptomus.reading import House, of_family, page_host

STATUSES = reading.STATUSES
"""Both of the family have the same."""


class Cryptomus(OfFamily):
    """Payments of one Cryptomus merchant."""

    name: ClassVar[str] = "cryptomus"
    house: ClassVar[House] = House("cryptomus", "Cryptomus", "cryptomus.com")

    def claims(self, document: object) -> bool:
        """Whether a document is of the family and names no other's payment page."""
        return of_family(document) and not page_host(document).endswith("heleket.com")


ADAPTER = Cryptomus
