"""# Heleket

Crypto payments of one Heleket merchant. The API is that of Cryptomus, version 1, word for word.

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

- A saved payment is recognised by its payment page on heleket.com. Webhooks and error answers name none and look like
  those of Cryptomus: say `--provider heleket`, or `provider` in a bundle.
- What the statuses mean, and what is signed, is as with [Cryptomus](cryptomus).

## Links

API https://doc.heleket.com · webhooks https://doc.heleket.com/methods/payments/webhook

Last checked on 2026-11-25; the answer to an unknown payment is in no document: HTTP status 404 or "not found" is taken
for it.
"""

from typing import ClassVar

from paysupport.adapters.cryptomus import reading
from paysupport.adapters.cryptomus.family import OfFamily
from paysupport.adapters.cryptomus.reading import House

STATUSES = reading.STATUSES
"""Both of the family have the same."""


class Heleket(OfFamily):
    """Payments of one Heleket merchant."""

    name: ClassVar[str] = "heleket"
    house: ClassVar[House] = House("heleket", "Heleket", "heleket.com")


ADAPTER = Heleket
