"""Questions to Checkout.com's API, and what its answers that are no documents mean.

Sources: checkout/checkout-api-reference nas_spec (2fc946c); hosts, checkout/checkout-sdk-python 93a90f3.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.providers.checkout.schemas import Fault
from paysupport.adapters.schema import Schema
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Flow, Pace, Request, Response

S = TypeVar("S", bound=Schema)
T = TypeVar("T")

PACE = Pace(at_once=4)
"""Checkout.com answers 429 where it is asked too fast, and publishes no figure; a caution of ours."""

_DONE = 200
_REFUSED = (401, 403)
_NOT_FOUND = 404
_PREFIX = re.compile(r"(?:pl-)?[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where.

    Attributes:
        mode: test or live.
        prefix: of the account's own host, where it has one.
    """

    secret_key: SecretStr | None
    mode: str
    prefix: str | None
    account: str | None

    def get(self, path: str, *params: tuple[str, str]) -> Flow[tuple[object, Response] | None]:
        """The document at a path and the answer it came in; None where Checkout.com knows nothing there.

        Raises:
            ConfigurationError: there is no key, it is of another kind, or Checkout.com does not take it.
            BadAnswer: any other answer than a document.
        """
        response: Response = yield self._request(path, params)
        host = urlsplit(response.url).hostname or ""
        if response.status in _REFUSED:
            raise ConfigurationError(
                f"{host} does not accept the secret key for this (HTTP status {response.status}): see its scopes in the"
                " Dashboard, and whether it is of this environment"
            )
        if response.status == _NOT_FOUND and not response.body.strip():
            return None
        try:
            document = parse(response.body)
        except InputError as error:
            raise bad(response, f"the body is {error}") from None
        if response.status == _NOT_FOUND:
            return None
        if response.status != _DONE:
            raise bad(response, _said(document))
        return document, response

    def _request(self, path: str, params: tuple[tuple[str, str], ...]) -> Request:
        key = self.secret_key.get_secret_value() if self.secret_key else ""
        if not key.startswith("sk_"):
            raise ConfigurationError("to ask Checkout.com, a secret key (sk_...) is needed; pk_ is the public one")
        if self.prefix and not _PREFIX.fullmatch(self.prefix):
            raise ConfigurationError("the prefix of Checkout.com's host is of letters and digits, without the host")
        host = "api.checkout.com" if self.mode == "live" else "api.sandbox.checkout.com"
        url = f"https://{self.prefix}.{host}/{path}" if self.prefix else f"https://{host}/{path}"
        headers = {"Authorization": f"Bearer {key}", "Accept": "application/json"}
        return Request(method="GET", url=url, headers=headers, params=params, account=self.account or "", pace=PACE)


def told(answers: Iterable[T | Unavailable]) -> Iterator[T]:
    """What was answered, one after the other.

    Raises:
        Unavailable: one was not answered.
    """
    for each in answers:
        if isinstance(each, Unavailable):
            raise each
        yield each


def shaped(schema: type[S], document: object, response: Response) -> S:
    """A document in the shape that it is documented to have.

    Raises:
        BadAnswer: it has another.
    """
    try:
        return schema.of(document)
    except InputError as error:
        raise bad(response, str(error)) from None


def _said(document: object) -> str:
    try:
        told = Fault.of(document)
    except InputError:
        return "an error that is not named"
    return ", ".join((told.kind, *told.codes))


def bad(response: Response, what: str) -> BadAnswer:
    """An answer that cannot be used."""
    host = urlsplit(response.url).hostname or ""
    return BadAnswer(
        f"{host} answered with HTTP status {response.status}: {what}",
        source=host,
        status=response.status,
        request_id=response.headers.get("cko-request-id"),
    )
