"""Questions to Braintree's GraphQL API, and what its answers that are no documents mean.

Sources: developer.paypal.com/braintree/graphql (guides), braintree/braintree_python 80b03f4 (2026-06-16),
util/graphql_client.py and environment.py, read on 2026-11-25.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.providers.braintree.reading import payments
from paysupport.adapters.providers.braintree.schemas import Answer
from paysupport.adapters.providers.braintree.shapes import rows
from paysupport.adapters.schema import Schema
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError
from paysupport.flow import Flow, Pace, Request, Response
from paysupport.model import Payment

S = TypeVar("S", bound=Schema)

PACE = Pace(at_once=4)
"""Braintree answers RESOURCE_LIMIT where it is asked too fast, and publishes no figure; a caution of ours."""

VERSION = "2019-01-01"
"""The edition of the API that Braintree's guides ask for."""

_DONE = 200
_REFUSED = (401, 403)
_KEYS = frozenset({"AUTHENTICATION", "AUTHORIZATION"})
_UNKNOWN = "NOT_FOUND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where."""

    public_key: str
    private_key: SecretStr
    mode: str
    account: str | None

    def ask(self, question: str, variables: Mapping[str, object]) -> Flow[tuple[object, Response]]:
        """The answer to a question; what Braintree does not know is null in it.

        Raises:
            ConfigurationError: the keys are missing, or Braintree does not take them.
            BadAnswer: any other answer than one with data.
        """
        response: Response = yield self._request({"query": question, "variables": variables})
        if response.status in _REFUSED:
            raise self._refused(response, f"HTTP status {response.status}")
        try:
            document = parse(response.body)
            answer = Answer.of(document)
        except InputError as error:
            raise bad(response, str(error)) from None
        kinds = {each.kind or "an error without a class" for each in answer.errors or ()}
        if kinds & _KEYS:
            raise self._refused(response, " and ".join(sorted(kinds & _KEYS)).lower() + " failed")
        if response.status != _DONE or kinds - {_UNKNOWN} or answer.data is None:
            raise bad(response, ", ".join(sorted(kinds)) or "nothing that can be used")
        return document, response

    def _request(self, body: Mapping[str, object]) -> Request:
        secret = self.private_key.get_secret_value()
        if not self.public_key or not secret:
            raise ConfigurationError("to ask Braintree, a public key and a private key are needed")
        host = "payments.braintree-api.com" if self.mode == "live" else "payments.sandbox.braintree-api.com"
        token = base64.b64encode(f"{self.public_key}:{secret}".encode()).decode()
        headers = {
            "Authorization": f"Basic {token}",
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Braintree-Version": VERSION,
        }
        return Request(
            method="POST",
            url=f"https://{host}/graphql",
            headers=headers,
            body=json.dumps(body).encode(),
            account=self.account or "",
            pace=PACE,
        )

    def _refused(self, response: Response, what: str) -> ConfigurationError:
        return ConfigurationError(
            f"{urlsplit(response.url).hostname} does not accept the keys ({what}): see whether they are of this"
            " environment, and the role of the user who made them"
        )

    def read(self, document: object, response: Response) -> tuple[Payment, ...]:
        """The payments in an answer; empty where it holds none."""
        if next(rows(document), None) is None:
            return ()
        try:
            found = payments(document, self.account)
        except InputError as error:
            raise bad(response, str(error)) from None
        how = {"at": response.at, "request_id": Answer.of(document).request}
        test = self.mode == "test"
        return tuple(
            each.model_copy(update={"origin": each.origin.model_copy(update=how), "test": test}) for each in found
        )


def shaped(schema: type[S], document: object, response: Response) -> S:
    """A document in the shape that it is documented to have.

    Raises:
        BadAnswer: it has another.
    """
    try:
        return schema.of(document)
    except InputError as error:
        raise bad(response, str(error)) from None


def bad(response: Response, what: str) -> BadAnswer:
    """An answer that cannot be used."""
    host = urlsplit(response.url).hostname or ""
    return BadAnswer(f"{host} answered with HTTP status {response.status}: {what}", source=host, status=response.status)
