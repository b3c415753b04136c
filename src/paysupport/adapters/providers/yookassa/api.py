"""Questions to YooKassa's API, and what its answers that are no objects mean.

Sources: yookassa.ru/developers/api and using-api, read on 2026-11-21; PyPI yookassa 3.13.0, client.py.
"""

import base64
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from pydantic import SecretStr

from paysupport.adapters.providers.yookassa.reading import NAME, Answer, payments
from paysupport.adapters.providers.yookassa.schemas import Listing
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, NotKnown
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

Params = tuple[tuple[str, str], ...]

_REFUSED = {
    401: "does not accept the shop id and secret key, or the token",
    403: "does not give this key the right to ask",
}
_DONE = range(200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Where and as whom YooKassa is asked.

    Attributes:
        token: of a partner's application; used instead of shop id and secret key.
        keys: metadata keys under which the shop's order id may stand.
    """

    host: str
    shop_id: str
    secret_key: SecretStr
    token: SecretStr
    account: str | None
    keys: tuple[str, ...]

    def authorization(self) -> str:
        """The value of the header Authorization.

        Raises:
            ConfigurationError: neither shop id and secret key nor a token is there.
        """
        token, secret = (each.get_secret_value().strip() for each in (self.token, self.secret_key))
        if token:
            return f"Bearer {token}"
        if not self.shop_id or not secret:
            raise ConfigurationError("YooKassa needs shop_id and secret_key, or a token")
        return f"Basic {base64.b64encode(f'{self.shop_id}:{secret}'.encode()).decode()}"

    def get(self, path: str, params: Params = ()) -> Flow[tuple[object, Response]]:
        """The document below `/v3/`, and the answer it came in.

        Raises:
            ConfigurationError: there is no key, YooKassa does not take it, or it lacks the right.
            NotKnown: YooKassa does not know the object.
            BadAnswer: any other answer than a document.
        """
        response: Response = yield Request(
            method="GET",
            url=f"{self.host}/v3/{path}",
            headers={"Authorization": self.authorization(), "Accept": "application/json"},
            params=params,
            account=self.account or self.shop_id,
        )
        if response.status in _REFUSED:
            raise ConfigurationError(f"YooKassa {_REFUSED[response.status]} (HTTP status {response.status})")
        with usable(response):
            document = parse(response.body)
        if response.status not in _DONE:
            raise _fault(document, response)
        return document, response

    def one(self, kind: str, name: str) -> Flow[tuple[Payment, ...]]:
        """The payment, refund or payout with an id; empty where YooKassa does not know it."""
        try:
            document, response = yield from self.get(f"{kind}/{quote(name, safe='')}")
        except NotKnown:
            return ()
        return self.read(document, response)

    def page(self, kind: str, params: Params) -> Flow[tuple[tuple[Payment, ...], str | None]]:
        """One page of a list, and the cursor of the page that follows."""
        document, response = yield from self.get(kind, (*params, ("limit", "100")))
        with usable(response):
            following = Listing.of(document).next
        return self.read(document, response), following

    def read(self, document: object, response: Response) -> tuple[Payment, ...]:
        """The payments in an answer.

        Raises:
            BadAnswer: it holds something else.
        """
        with usable(response):
            found = payments(Answer(document, self.keys, self.account))
        return tuple(_fetched(payment, response) for payment in found)


@contextmanager
def usable(response: Response) -> Generator[None]:
    """Within it, what cannot be read is YooKassa's fault and not the user's."""
    try:
        yield
    except InputError as error:
        raise _bad(response, str(error)) from None


def _bad(response: Response, what: str) -> BadAnswer:
    host = urlsplit(response.url).hostname or NAME
    return BadAnswer(f"{host} answered with HTTP status {response.status}: {what}", source=host, status=response.status)


def _fault(document: object, response: Response) -> NotKnown | BadAnswer:
    try:
        payments(Answer(document, ()))
    except NotAPayment as error:
        return NotKnown(str(error), source=NAME) if error.not_found else _bad(response, str(error))
    except InputError:
        pass
    return _bad(response, "a body that does not fit the status")


def _fetched(payment: Payment, response: Response) -> Payment:
    return payment.model_copy(update={"origin": payment.origin.model_copy(update={"at": response.at})})
