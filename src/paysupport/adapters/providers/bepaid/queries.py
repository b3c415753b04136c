"""Look-ups and searches at bePaid's four hosts.

Sources: docs.bepaid.by (transaction queries, payment token, reports with pagination), read on 2026-11-21;
begateway/begateway-api-php lib/QueryBy*.php.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query, Reference
from paysupport.adapters.providers.bepaid.reading import payments
from paysupport.adapters.providers.bepaid.schemas import ReportPage
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unavailable
from paysupport.flow import Flow, Request, Response, together
from paysupport.merge import merge
from paysupport.model import Payment, Status

METHODS = ("credit_card", "alternative", "erip")
"""What a report can be asked for, one at a time."""

_DONE = 200
_REFUSED = (401, 403)
_NOT_FOUND = 404
_PLAIN: Mapping[str, str] = {}
_REPORTED = {
    Status.PAID: "successful",
    Status.FAILED: "failed",
    Status.PENDING: "pending",
    Status.REQUIRES_ACTION: "incomplete",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where."""

    shop_id: str | None
    secret_key: SecretStr | None
    gateway: str
    checkout: str
    api: str
    merchant: str
    account: str | None
    time_zone: str

    def authorization(self) -> str:
        """The value of the header Authorization (RFC 7617).

        Raises:
            ConfigurationError: shop id or secret key is missing.
        """
        secret = self.secret_key.get_secret_value() if self.secret_key else ""
        if not self.shop_id or not secret:
            raise ConfigurationError("bePaid needs shop_id and secret_key")
        return f"Basic {base64.b64encode(f'{self.shop_id}:{secret}'.encode()).decode()}"


def lookup(access: Access, reference: Reference) -> Flow[tuple[Payment, ...]]:
    """The payments known by a reference."""
    name = quote(reference.value, safe="")
    if not name.strip("."):
        return ()
    match reference.kind:
        case "payment":
            return (yield from _by_uid(access, name))
        case "order":
            return (yield from _by_order(access, name))
        case _:
            return (yield from _get(access, f"{access.checkout}/ctp/api/checkouts/{name}", {"X-API-Version": "2"}))


def _by_uid(access: Access, name: str) -> Flow[tuple[Payment, ...]]:
    silent: Unavailable | None = None
    for url in (
        f"{access.gateway}/transactions/{name}",
        f"{access.api}/beyag/payments/{name}",
        f"{access.api}/beyag/transactions/{name}",
    ):
        try:
            found = yield from _get(access, url)
        except Unavailable as error:
            silent = silent or error
        else:
            if found:
                return found
    if silent is not None:
        raise silent
    return ()


def _by_order(access: Access, name: str) -> Flow[tuple[Payment, ...]]:
    answers = yield from together(
        _get(access, f"{access.gateway}/v2/transactions/tracking_id/{name}"),
        _get(access, f"{access.api}/beyag/transactions/tracking_id/{name}"),
    )
    found = merge(payment for answer in answers if not isinstance(answer, Unavailable) for payment in answer)
    for answer in answers:
        if isinstance(answer, Unavailable) and not found:
            raise answer
    return found


def search(access: Access, query: Query, cursor: str | None) -> Flow[Page]:
    """One page of a report, as far as it fits."""
    method, _, after = (cursor or f"{METHODS[0]}:").partition(":")
    if method not in METHODS:
        raise InputError("this cursor is not one of bePaid's")
    response: Response = yield _report(access, query, method, after)
    document = _document(response)
    try:
        page = ReportPage.of(document)
        found = _fetched(payments(document, access.account), response)
    except InputError as error:
        raise _bad(response, str(error)) from None
    fitting = tuple(payment for payment in found if _within(payment, query) and query.matches(payment))
    if page.has_more and page.last and page.last != after:
        return Page(fitting, f"{method}:{page.last}")
    rest = METHODS[METHODS.index(method) + 1 :]
    return Page(fitting, f"{rest[0]}:" if rest else None)


def _report(access: Access, query: Query, method: str, after: str) -> Request:
    if query.since is None:
        raise InputError("bePaid searches by time: give `since`")
    zone = _zone(access.time_zone)
    params = {
        "date_type": "created_at",
        "from": _local(query.since, zone),
        "status": _REPORTED.get(query.status, "all") if query.status else "all",
        "payment_method_type": method,
        "time_zone": access.time_zone,
    }
    if after:
        params["starting_after"] = after
    request = _request(access, f"{access.merchant}/api/reports", {"X-Api-Version": "3"}, method="POST")

    def until(request: Request, end: datetime) -> Request:
        body = {"report_params": {**params, "to": _local(end + timedelta(seconds=1), zone)}}
        return replace(request, body=json.dumps(body).encode())

    return replace(request, sign=until) if query.until is None else until(request, query.until)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        raise ConfigurationError(f"time zone {name!r} is not known here") from None


def _local(time: datetime, zone: tzinfo) -> str:
    if time.tzinfo is None:
        raise InputError("a time to search by needs a zone")
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def _within(payment: Payment, query: Query) -> bool:
    at = payment.created_at
    return at is None or ((query.since is None or query.since <= at) and (query.until is None or at < query.until))


def _request(access: Access, url: str, headers: Mapping[str, str], method: str = "GET") -> Request:
    own = {"Authorization": access.authorization(), "Accept": "application/json"}
    if method == "POST":
        own["Content-Type"] = "application/json"
    return Request(method=method, url=url, headers={**own, **headers}, account=access.shop_id or "")


def _get(access: Access, url: str, headers: Mapping[str, str] = _PLAIN) -> Flow[tuple[Payment, ...]]:
    response: Response = yield _request(access, url, headers)
    if response.status == _NOT_FOUND and _is_unknown(response):
        return ()
    try:
        return _fetched(payments(_document(response), access.account), response)
    except InputError as error:
        raise _bad(response, str(error)) from None


def _is_unknown(response: Response) -> bool:
    try:
        payments(parse(response.body), None, response.status)
    except NotAPayment as error:
        return error.not_found
    except InputError:
        return False
    return False


def _document(response: Response) -> object:
    if response.status in _REFUSED:
        host = urlsplit(response.url).hostname
        raise ConfigurationError(f"{host} refused shop_id and secret_key (HTTP status {response.status})")
    try:
        document = parse(response.body)
    except InputError as error:
        raise _bad(response, f"the body is {error}") from None
    if not _DONE <= response.status < _DONE + 100:
        raise _bad(response, _said(document, response.status))
    return document


def _said(document: object, status: int) -> str:
    try:
        payments(document, None, status)
    except InputError as error:
        return str(error)
    return "a body that does not fit the status"


def _bad(response: Response, what: str) -> BadAnswer:
    host = urlsplit(response.url).hostname or ""
    return BadAnswer(
        f"{host} answered with HTTP status {response.status}: {what}",
        source=host,
        status=response.status,
        request_id=response.headers.get("x-request-id"),
    )


def _fetched(found: tuple[Payment, ...], response: Response) -> tuple[Payment, ...]:
    told = {"at": response.at, "request_id": response.headers.get("x-request-id")}
    return tuple(payment.model_copy(update={"origin": payment.origin.model_copy(update=told)}) for payment in found)
