"""Look-ups, searches and the registration at CloudPayments' API.

Source: developers.cloudpayments.ru, section "API", copy of 2026-08-04, read on 2026-11-21.
"""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query
from paysupport.adapters.providers.cloudpayments.reading import NAME, payments
from paysupport.adapters.providers.cloudpayments.schemas import Registered
from paysupport.documents import parse, resolve
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unavailable
from paysupport.flow import Flow, Pace, Request, Response, together
from paysupport.merge import merge
from paysupport.model import Payment, Settings, Status

PACE = Pace(at_once=5)
"""What a test site may have under way; a live one has 30, beyond which the answer is HTTP status 429."""

NOTIFICATIONS = ("Check", "Pay", "Fail", "Confirm", "Refund", "Recurrent", "Cancel")

_PAGE = 100
_DONE = range(200, 300)
_REFUSED = (401, 403)
_ID = re.compile(r"[0-9]{1,19}")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_SEARCHED = {
    Status.PAID: "Completed",
    Status.REFUNDED: "Completed",
    Status.FAILED: "Declined",
    Status.AUTHORIZED: "Authorized",
    Status.CANCELLED: "Cancelled",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where."""

    public_id: str | None
    api_secret: SecretStr | None
    host: str
    account: str | None

    def secret(self) -> str:
        """The API secret, which also signs notifications; empty where there is none."""
        return self.api_secret.get_secret_value() if self.api_secret else ""

    def ask(self, path: str, asked: Mapping[str, object]) -> Request:
        """A question that changes nothing, as JSON.

        Raises:
            ConfigurationError: a key is missing.
        """
        if not self.public_id or not self.secret():
            raise ConfigurationError("CloudPayments needs public_id and api_secret")
        pair = base64.b64encode(f"{self.public_id}:{self.secret()}".encode()).decode()
        return Request(
            method="POST",
            url=f"{self.host}/{path}",
            headers={"Authorization": f"Basic {pair}", "Content-Type": "application/json"},
            body=json.dumps(asked).encode(),
            account=self.public_id,
            pace=PACE,
        )


def by_id(access: Access, number: str) -> Flow[tuple[Payment, ...]]:
    """The operation with a number; nothing is asked for what is none."""
    if not _ID.fullmatch(number):
        return ()
    return (yield from _found(access, access.ask("payments/get", {"TransactionId": int(number)})))


def by_order(access: Access, order: str) -> Flow[tuple[Payment, ...]]:
    """The last operation with that order id; where it is a refund, also the payment it belongs to."""
    found = yield from _found(access, access.ask("v2/payments/find", {"InvoiceId": order}))
    for each in found:
        if each.parent:
            found += yield from by_id(access, each.parent)
    return merge(found)


def search(access: Access, query: Query, cursor: str | None) -> Flow[Page]:
    """One page of the operations in a time window, as far as they fit."""
    if cursor is not None and not _NUMBER.fullmatch(cursor):
        raise InputError("this cursor is not one of CloudPayments'")
    number = int(cursor or 1)
    response: Response = yield _listing(access, query, number)
    document = _document(response)
    try:
        rows = resolve(document, "/Model")
        found = _fetched(payments(document, access.account), response)
    except (InputError, LookupError) as error:
        raise _bad(response, str(error)) from None
    fitting = tuple(payment for payment in found if _within(payment, query) and query.matches(payment))
    full = isinstance(rows, list) and len(rows) >= _PAGE
    return Page(fitting, str(number + 1) if full else None)


def _listing(access: Access, query: Query, number: int) -> Request:
    if query.since is None:
        raise InputError("CloudPayments searches by time: give `since`")
    asked: dict[str, object] = {"CreatedDateGte": _utc(query.since), "PageNumber": number}
    if query.status and (searched := _SEARCHED.get(query.status)):
        asked["Statuses"] = [searched]

    def until(request: Request, end: datetime) -> Request:
        return replace(request, body=json.dumps({**asked, "CreatedDateLte": _utc(end)}).encode())

    request = access.ask("v2/payments/list", asked)
    return replace(request, sign=until) if query.until is None else until(request, query.until)


def _utc(time: datetime) -> str:
    if time.tzinfo is None:
        raise InputError("a time to search by needs a zone")
    return time.astimezone(UTC).isoformat(timespec="seconds")


def _within(payment: Payment, query: Query) -> bool:
    at = payment.created_at
    return at is None or ((query.since is None or query.since <= at) and (query.until is None or at < query.until))


def registration(access: Access) -> Flow[Settings]:
    """Where the notifications go, and which of them are switched on."""
    answers = yield from together(*(_registered(access, kind) for kind in NOTIFICATIONS))
    told: list[Registered] = []
    for answer in answers:
        if isinstance(answer, Unavailable):
            raise answer
        told.append(answer)
    by_kind = dict(zip(NOTIFICATIONS, told, strict=True))
    paid = by_kind["Pay"]
    return Settings.trusted(
        {
            "provider": NAME,
            "account": access.account,
            "shop_id": access.public_id,
            "gateway_host": urlsplit(access.host).hostname,
            "notification_url": paid.url,
            "events": tuple(kind for kind, each in by_kind.items() if each.enabled),
            "enabled": paid.enabled,
        }
    )


def _registered(access: Access, kind: str) -> Flow[Registered]:
    response: Response = yield access.ask(f"site/notifications/{kind.lower()}/get", {})
    document = _document(response)
    try:
        return Registered.of(resolve(document, "/Model"), "/Model")
    except (InputError, LookupError) as error:
        raise _bad(response, str(error)) from None


def _found(access: Access, request: Request) -> Flow[tuple[Payment, ...]]:
    response: Response = yield request
    document = _document(response)
    try:
        return _fetched(payments(document, access.account), response)
    except NotAPayment as error:
        if error.not_found:
            return ()
        raise _bad(response, str(error)) from None
    except InputError as error:
        raise _bad(response, str(error)) from None


def _document(response: Response) -> object:
    if response.status in _REFUSED:
        host = urlsplit(response.url).hostname
        raise ConfigurationError(f"{host} refused public_id and api_secret (HTTP status {response.status})")
    if response.status not in _DONE:
        raise _bad(response, "no answer to the question")
    try:
        return parse(response.body)
    except InputError as error:
        raise _bad(response, f"the body is {error}") from None


def _bad(response: Response, what: str) -> BadAnswer:
    host = urlsplit(response.url).hostname or ""
    return BadAnswer(f"{host} answered with HTTP status {response.status}: {what}", source=host, status=response.status)


def _fetched(found: Sequence[Payment], response: Response) -> tuple[Payment, ...]:
    origins = (payment.origin.model_copy(update={"at": response.at}) for payment in found)
    return tuple(payment.model_copy(update={"origin": origin}) for payment, origin in zip(found, origins, strict=True))
