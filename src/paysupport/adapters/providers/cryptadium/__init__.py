"""# Cryptadium

Crypto payments of one Cryptadium shop, API version 1.

## What it can do

- Read, without keys: callbacks, and answers to the query by billing id. The names of fields are read in any case, since
  public documents and programs disagree on it.
- Look up by the shop's billing id.
- Check callbacks with a function that you give (`check_signature`): by what formula Cryptadium signs them is not
  published. Without the function every callback is rejected, and says so.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `secret_key` | shop settings in the dashboard; sent as the header `Key` | look-up |
| `check_signature` | your own function: whether the signature of a received webhook is right | callbacks |

## What to know

- `Insufficient` is too little within the window of the payment: `Amount` is then what has really arrived. It is final.
- `Canceled` is for a reason that only Cryptadium's support can tell.
- A callback is answered with 200, else it is repeated up to 30 times; at which times is not published.
- `Test` is true for payments of the sandbox, which move no money: never deliver for them.

## Links

API https://cryptadium.gitbook.io/cryptadium-api

Last checked on 2026-11-25. Not published, or not seen: the signature, error codes, the times of repetition, numbers of
confirmations, and the address of a payment in answers.
"""

from collections.abc import Callable
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.forms import json_or_form
from paysupport.adapters.lookups import found
from paysupport.adapters.processors import Place
from paysupport.adapters.proofs import judged, key, plain, secret
from paysupport.adapters.providers.cryptadium.reading import NAME, claims, folded, payments
from paysupport.errors import InputError
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

TITLE = "Cryptadium"
TRIES = 30
"""Deliveries of one callback at most (cryptadium.gitbook.io, webhooks, read on 2026-11-25)."""

UNPUBLISHED = (
    "Cryptadium does not publish by what formula it signs callbacks: give `check_signature`, a function made with the"
    " formula that its support has told you"
)


class Cryptadium(Provider):
    """Payments of one Cryptadium shop; every key is optional, reading needs none.

    Args:
        secret_key: of the shop, for requests.
        check_signature: whether the signature in a received callback is right; an exception in it is a no.
        account: a name for this shop where there are several.
        host: where the API is.
    """

    name: ClassVar[str] = NAME

    def __init__(
        self,
        *,
        secret_key: SecretStr | str | None = None,
        check_signature: Callable[[Received], bool] | None = None,
        account: str | None = None,
        host: str = "https://dashboard.cryptadium.com",
    ) -> None:
        self.account = account
        self._key = secret(secret_key)
        self._check = check_signature
        self._host = host.rstrip("/")

    def parse(self, body: bytes) -> object:
        """A JSON document, or a form."""
        return json_or_form(body)

    def claims(self, document: object) -> bool:
        """Whether a document is a callback of Cryptadium, or an answer of its API."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payment in a document; those of a list for one order are one.

        Raises:
            InputError: a field has another type than documented; the path says which.
        """
        return payments(Place(document, account=self.account), status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment with the shop's billing id.

        Raises:
            ConfigurationError: the key is missing or refused.
            Unavailable: Cryptadium did not answer, or not with anything that can be used.
        """
        return self._billed(reference.value) if reference.kind == "order" else super().lookup(reference)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether your function takes the signature of a callback for right.

        `Verified.key` is made of the body, since Cryptadium has no event id.
        """
        if self._check is None:
            return Rejected(UNPUBLISHED)
        try:
            right = self._check(received) is True
        except Exception:  # noqa: BLE001 - whatever fails in it, nothing is proven
            right = False
        try:
            document = self.parse(received.body)
        except InputError as error:
            return Rejected(f"the body is {error}")
        status = folded(document).get("status")
        return judged(
            None if right else "check_signature does not take the signature for right",
            lambda: self.payments(document),
            key=key(received.body),
            scheme="check_signature",
            event=status if isinstance(status, str) else None,
        )

    def _billed(self, name: str) -> Flow[tuple[Payment, ...]]:
        response: Response = yield Request(
            method="GET",
            url=f"{self._host}/api/v1/PaymentByBillingId/{quote(name, safe='')}",
            headers={"Key": plain(self._key, "Cryptadium needs the shop's secret key (secret_key)")},
            account=self.account or "",
        )
        return found(response, TITLE, lambda document: self.payments(document, response.status))


ADAPTER = Cryptadium
