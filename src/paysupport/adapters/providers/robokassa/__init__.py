"""# Robokassa

Payment pages of Robokassa: cards, the faster payments system (СБП) and more, in roubles, at auth.robokassa.kz in tenge.

## What it can do

- Read, without keys: answers of OpStateExt (XML), notifications to ResultURL (forms) and ResultUrl2 (signed tokens),
  answers about payment pages.
- Look up by `InvId`, which is both the payment's and the order's number. There is no list by date.
- Verify both kinds of notifications. ResultUrl2 does not tell the price, so that Robokassa still has to be asked
  (`Verified.confirm`).

## What to know

- Why a bank refused, Robokassa does not tell: there the payer sees it and may try again. An operation either becomes
  paid, or it is cancelled because the payer refused or did not pay in time.
- A notification comes only when the money has come in. Of a test payment it comes too, with `IsTest`, and is signed
  with the test passwords: give both pairs, or mixed up modes cannot be told apart. What a test payment looks like when
  it is asked for, no document tells.
- The hash covers `OutSum`, `InvId` and the shop's own `Shp_` parameters: `Verified.payments` tells only these, and
  whether the password was the live or the test one. `read` tells what stands beside them.
- A notification sent by GET has its fields in the address: give the query string as body.
- An answer of OpStateExt does not repeat the number it was asked for, so that a saved one has no order.
- The currency is the shop's; only OpStateExt may name one.

## Keys

| key | where to find it | needed for |
|---|---|---|
| `merchant_login` | cabinet, technical settings | look-up, ResultUrl2 |
| `password2` | the same place | look-up, notifications of live payments |
| `test_password2` | the same place, test pair | notifications of test payments |
| `password1`, `test_password1` | the same place | nothing but to name them where they were mixed up |
| `certificate` | docs.robokassa.ru/media/files/jwtsign.cer, new each year | ResultUrl2 |

## Hosts

| option | value | for |
|---|---|---|
| `host` | https://auth.robokassa.ru | Russia |
| | https://auth.robokassa.kz | Kazakhstan |

## Links

Documents https://docs.robokassa.ru · support support@robokassa.ru

Last checked on 2026-11-22.
"""

from datetime import datetime
from typing import ClassVar
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.robokassa import queries, webhooks
from paysupport.adapters.providers.robokassa.codes import REASONS
from paysupport.adapters.providers.robokassa.hashes import ALGORITHMS
from paysupport.adapters.providers.robokassa.queries import Access
from paysupport.adapters.providers.robokassa.reading import NAME, Place, body_of, claims, payments
from paysupport.codes import Table
from paysupport.errors import ConfigurationError, InputError, NotKnown
from paysupport.flow import Flow
from paysupport.model import Payment


class Robokassa(Provider):
    """Payments of one Robokassa shop; every key is optional, reading needs none.

    Args:
        merchant_login: the shop's identifier.
        password2: of the live pair.
        test_password2: of the test pair.
        password1: of the live pair, only to name a mix-up.
        test_password1: of the test pair, only to name a mix-up.
        algorithm: of the hash, as the shop has chosen it: md5, ripemd160, sha1, sha256, sha384 or sha512.
        certificate: by which ResultUrl2 is signed, in PEM.
        host: where the API is.
        currency: in which the shop is paid; by default that of the host's country.
        account: a name for this shop where there are several.

    Raises:
        ConfigurationError: there is no such algorithm.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS

    def __init__(
        self,
        *,
        merchant_login: str | None = None,
        password2: SecretStr | str | None = None,
        test_password2: SecretStr | str | None = None,
        password1: SecretStr | str | None = None,
        test_password1: SecretStr | str | None = None,
        algorithm: str = "md5",
        certificate: str | None = None,
        host: str = "https://auth.robokassa.ru",
        currency: str | None = None,
        account: str | None = None,
    ) -> None:
        if algorithm.lower() not in ALGORITHMS:
            raise ConfigurationError(f"Robokassa hashes with {', '.join(ALGORITHMS)}")
        passwords = {
            "password2": password2,
            "test_password2": test_password2,
            "password1": password1,
            "test_password1": test_password1,
        }
        held = {name: SecretStr(each) if isinstance(each, str) else each for name, each in passwords.items()}
        self.account = account
        self._access = Access(
            merchant_login=merchant_login,
            passwords={name: each for name, each in held.items() if each and each.get_secret_value().strip()},
            algorithm=algorithm.lower(),
            certificate=certificate,
            host=host.rstrip("/"),
            currency=currency or ("KZT" if (urlsplit(host).hostname or "").endswith(".kz") else "RUB"),
            account=account,
        )

    def claims(self, document: object) -> bool:
        """Whether a document is an answer or a notification of Robokassa, or what a payer's browser brought back."""
        return claims(document)

    def parse(self, body: bytes) -> object:
        """The document in a body: XML, JSON, a form, or what a signed token holds."""
        return body_of(body)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payment in a document.

        Raises:
            NotAPayment: an error answer, a payment page, or what a payer's browser brought back.
            InputError: a field has another type than documented; the path says which.
        """
        del status
        return payments(Place(document, self.account, self._access.currency))

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """The payment with an `InvId`, which is the order's number too.

        Raises:
            ConfigurationError: the keys are missing or refused.
            Unsupported: there are no payment tokens.
        """
        if reference.kind == "token":
            return super().lookup(reference)
        return queries.by_number(self._access, reference.value)

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether a notification comes from Robokassa and is this shop's; where it is not, what was mixed up."""
        return webhooks.verify(received, self._access)

    def confirm(self, verified: Verified) -> Flow[Payment]:
        """The payment of a notification with its price, as Robokassa tells it when asked.

        Raises:
            InputError: the notification is about no payment.
            NotKnown: Robokassa does not know the payment.
        """
        if not verified.payments:
            raise InputError("the notification is about no payment")
        found = yield from queries.by_number(self._access, verified.payments[0].id or "")
        if not found:
            raise NotKnown("Robokassa does not know the payment of this notification", source=NAME)
        return found[0]

    def sign(self, body: bytes, at: datetime) -> Received:
        """A notification to ResultURL with its hash, as Robokassa would send it.

        Raises:
            ConfigurationError: the password is missing; with `IsTest=1`, that is the test one.
            InputError: the body is no such form.
        """
        return webhooks.sign(body, at, self._access)


ADAPTER = Robokassa
