"""Look-ups at T-Bank's Merchant API.

Source: T-Bank Merchant API 1.80 (tbank.ru/kassa/dev/payments), GetState and CheckOrder, copy of 2025-09-16, read on
2026-11-21. No limit of requests is published for it.
"""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.providers.tbank.reading import Place, payments
from paysupport.adapters.providers.tbank.tokens import token
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment

TEST_STAND = "rest-api-test.tinkoff.ru"

_DONE = range(200, 300)
_REFUSED = (401, 403)
_KEYS = frozenset({"202", "204", "205", "331", "501"})
"""Codes by which T-Bank refuses the terminal or its token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where."""

    terminal_key: str | None
    password: SecretStr | None
    host: str
    account: str | None

    def secret(self) -> str:
        """The terminal's password; empty where there is none."""
        return self.password.get_secret_value() if self.password else ""

    def ask(self, method: str, asked: dict[str, str]) -> Request:
        """A question that changes nothing, with its token.

        Raises:
            ConfigurationError: a key is missing.
        """
        if not self.terminal_key or not self.secret().strip():
            raise ConfigurationError("T-Bank needs terminal_key and password")
        whole = {"TerminalKey": self.terminal_key, **asked}
        return Request(
            method="POST",
            url=f"{self.host}/v2/{method}",
            headers={"Content-Type": "application/json"},
            body=json.dumps({**whole, "Token": token(whole, self.secret())}).encode(),
            account=self.terminal_key,
        )


def by_id(access: Access, payment: str) -> Flow[tuple[Payment, ...]]:
    """The payment with that `PaymentId`."""
    return (yield from _found(access, access.ask("GetState", {"PaymentId": payment})))


def by_order(access: Access, order: str) -> Flow[tuple[Payment, ...]]:
    """All payments with that `OrderId`, as one."""
    return (yield from _found(access, access.ask("CheckOrder", {"OrderId": order})))


def _found(access: Access, request: Request) -> Flow[tuple[Payment, ...]]:
    response: Response = yield request
    host = urlsplit(response.url).hostname or ""
    if response.status in _REFUSED:
        raise ConfigurationError(f"{host} refused terminal_key and password (HTTP status {response.status})")
    try:
        found = payments(Place(parse(response.body), access.account, stand=host == TEST_STAND))
    except NotAPayment as error:
        if error.not_found:
            return ()
        if error.code in _KEYS:
            raise ConfigurationError(f"{host} refused terminal_key and password: {error}") from None
        raise _bad(response, host, str(error)) from None
    except InputError as error:
        raise _bad(response, host, str(error)) from None
    if response.status not in _DONE:
        raise _bad(response, host, "a body that does not fit the status")
    origins = (payment.origin.model_copy(update={"at": response.at}) for payment in found)
    return tuple(payment.model_copy(update={"origin": origin}) for payment, origin in zip(found, origins, strict=True))


def _bad(response: Response, host: str, what: str) -> BadAnswer:
    return BadAnswer(f"{host} answered with HTTP status {response.status}: {what}", source=host, status=response.status)
