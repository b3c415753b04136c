"""Questions to PayPal's API, and what its answers that are no objects mean.

Sources: developer.paypal.com/api/rest (authentication, responses, rate limiting), read on 2026-11-25. PayPal publishes
no rate: it slows down whom it finds too fast, with 429.
"""

import base64
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

from pydantic import Field

from paysupport.adapters.providers.paypal.reading import explain
from paysupport.adapters.providers.paypal.schemas import Refusal
from paysupport.adapters.schema import Integer, Schema
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError
from paysupport.flow import Flow, Request, Response, Token

SANDBOX = "sandbox.paypal.com"

_BAD, _KEYS_REFUSED = 400, frozenset({400, 401})


class _Grant(Schema):
    """A token (RFC 6749, 5.1)."""

    token: str = Field(validation_alias="access_token")
    seconds: Integer = Field(validation_alias="expires_in")


def token(host: str, client_id: str | None, secret: str) -> Flow[Token]:
    """A token for this client (RFC 6749, 4.4); PayPal gives it for about nine hours.

    Raises:
        ConfigurationError: client id or secret is missing or refused.
    """
    if not client_id or not secret:
        raise ConfigurationError("to ask PayPal, client_id and client_secret of a REST app are needed")
    proof = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
    response: Response = yield Request(
        method="POST",
        url=f"{host}/v1/oauth2/token",
        headers={"Authorization": f"Basic {proof}", "Content-Type": "application/x-www-form-urlencoded"},
        body=b"grant_type=client_credentials",
        account=client_id,
    )
    if response.status in _KEYS_REFUSED:
        raise ConfigurationError(
            f"PayPal does not accept client_id and client_secret at {urlsplit(host).hostname}; keys of the sandbox are"
            f" refused by the live host, and the other way round{debug(response)}"
        )
    with usable(response):
        grant = _Grant.of(parse(response.body))
    try:
        until = response.at + timedelta(seconds=grant.seconds)
    except OverflowError:
        raise _bad("gave a token for longer than time lasts", response) from None
    return Token({"Authorization": f"Bearer {grant.token}"}, until)


def document_of(response: Response) -> object | None:
    """The document in an answer; None where PayPal does not know what was asked for.

    Raises:
        ConfigurationError: the token is refused, or the app may not read this.
        BadAnswer: any other answer than a document.
    """
    if response.status == 401:  # noqa: PLR2004
        raise ConfigurationError(f"PayPal does not accept the token that it gave{debug(response)}")
    if response.status == 403:  # noqa: PLR2004
        path = urlsplit(response.url).path
        raise ConfigurationError(f"PayPal does not let this app read {path}: see the app's features{debug(response)}")
    with usable(response):
        document = parse(response.body)
        if response.status < _BAD:
            return document
        error = Refusal.of(document)
    if response.status == 404:  # noqa: PLR2004
        return None
    raise _bad(f"answered: {explain(error)}", response)


@contextmanager
def usable(response: Response) -> Generator[None]:
    """Within it, what cannot be read is PayPal's fault and not the user's."""
    try:
        yield
    except InputError as error:
        raise _bad(f"sent an answer that cannot be read ({error})", response) from None


def debug(response: Response) -> str:
    """PayPal's id of the request, to be added to a sentence."""
    found = response.headers.get("paypal-debug-id")
    return f" (debug id {found})" if found else ""


def _bad(what: str, response: Response) -> BadAnswer:
    return BadAnswer(
        f"PayPal {what}",
        source=urlsplit(response.url).hostname or "",
        status=response.status,
        request_id=response.headers.get("paypal-debug-id"),
    )
