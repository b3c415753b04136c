"""Look-ups at Robokassa's XML interface.

Source: docs.robokassa.ru/xml-interfaces, OpStateExt, read on 2026-11-22. No limit of requests is published for it, nor
what it answers about test payments.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from pydantic import SecretStr

from paysupport.adapters.providers.robokassa.codes import REFUSED_KEYS
from paysupport.adapters.providers.robokassa.hashes import digest
from paysupport.adapters.providers.robokassa.reading import Place, payments
from paysupport.adapters.xml import elements
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

_DONE = range(200, 300)
_REFUSED = (401, 403)
_NUMBER = re.compile(r"[0-9]{1,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where; which passwords are known.

    Attributes:
        passwords: "password2", "test_password2", "password1" and "test_password1" to those that are given.
        certificate: by which Robokassa signs what it sends to ResultUrl2, in PEM.
        currency: in which the shop is paid.
    """

    merchant_login: str | None
    passwords: dict[str, SecretStr]
    algorithm: str
    certificate: str | None
    host: str
    currency: str
    account: str | None

    def secret(self, name: str) -> str:
        """One of the passwords; empty where it is not given."""
        return self.passwords[name].get_secret_value() if name in self.passwords else ""

    def ask(self, number: str) -> Request:
        """A question that changes nothing, with its signature.

        Raises:
            ConfigurationError: a key is missing.
        """
        if not self.merchant_login or not self.secret("password2"):
            raise ConfigurationError("Robokassa needs merchant_login and password2")
        text = f"{self.merchant_login}:{number}:{self.secret('password2')}"
        asked = {
            "MerchantLogin": self.merchant_login,
            "InvoiceID": number,
            "Signature": digest(self.algorithm, text),
        }
        return Request(
            method="POST",
            url=f"{self.host}/Merchant/WebService/Service.asmx/OpStateExt",
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            body=urlencode(asked).encode(),
            account=self.merchant_login,
        )


def by_number(access: Access, number: str) -> Flow[tuple[Payment, ...]]:
    """The operation with that `InvId`; nothing is asked for what is no number."""
    if not _NUMBER.fullmatch(number):
        return ()
    response: Response = yield access.ask(number)
    host = urlsplit(response.url).hostname or ""
    if response.status in _REFUSED:
        raise ConfigurationError(f"{host} refused merchant_login and password2 (HTTP status {response.status})")
    try:
        (found,) = payments(Place(elements(response.body), access.account, access.currency, number))
    except NotAPayment as error:
        if error.not_found:
            return ()
        if error.code in REFUSED_KEYS:
            raise ConfigurationError(f"{host} refused merchant_login and password2: {error}") from None
        raise _bad(response, host, str(error)) from None
    except InputError as error:
        raise _bad(response, host, str(error)) from None
    if response.status not in _DONE:
        raise _bad(response, host, "a body that does not fit the status")
    return (found.model_copy(update={"origin": found.origin.model_copy(update={"at": response.at})}),)


def _bad(response: Response, host: str, what: str) -> BadAnswer:
    return BadAnswer(f"{host} answered with HTTP status {response.status}: {what}", source=host, status=response.status)
