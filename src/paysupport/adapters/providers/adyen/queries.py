"""What can be asked of Adyen: a session, a payment link, the webhooks of a merchant account.

Sources: Adyen/adyen-openapi CheckoutService-v72.json and ManagementService-v3.json (aa014f0, 2026-07-01); live hosts,
docs.adyen.com/development-resources/live-endpoints.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from pydantic import SecretStr

from paysupport.adapters.contracts import Reference
from paysupport.adapters.providers.adyen.reading import Source, payments
from paysupport.adapters.providers.adyen.schemas import Fault, Webhook, Webhooks
from paysupport.adapters.providers.adyen.tries import NAME
from paysupport.documents import parse
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unsupported
from paysupport.flow import Flow, Pace, Request, Response
from paysupport.model import Payment, Settings

PACE = Pace(at_once=4)
"""Adyen publishes no rate; a caution of ours."""

_RESULT = "&sessionResult="
_DONE = 200
_REFUSED = (401, 403)
_NOT_FOUND = 404
_PREFIX = re.compile(r"[0-9a-z][0-9A-Za-z-]{2,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks, and where.

    Attributes:
        mode: test or live.
        prefix: of the live hosts, from the Customer Area (Developers, API URLs).
        merchant: the merchant account.
    """

    api_key: SecretStr | None
    mode: str
    prefix: str | None
    merchant: str | None
    source: Source

    @property
    def checkout(self) -> str:
        """The address of the Checkout API.

        Raises:
            ConfigurationError: the live platform is meant, and its prefix is missing or none.
        """
        if self.mode == "test":
            return "https://checkout-test.adyen.com/v72"
        if not _PREFIX.fullmatch(self.prefix or ""):
            raise ConfigurationError("the live platform of Adyen needs the prefix of your hosts (Developers, API URLs)")
        return f"https://{self.prefix}-checkout-live.adyenpayments.com/checkout/v72"

    @property
    def management(self) -> str:
        """The address of the Management API."""
        return f"https://management-{self.mode}.adyen.com/v3"

    def request(self, url: str, params: tuple[tuple[str, str], ...] = ()) -> Request:
        """A question with the API key.

        Raises:
            ConfigurationError: there is none.
        """
        key = self.api_key.get_secret_value() if self.api_key else ""
        if not key:
            raise ConfigurationError("to ask Adyen, an API key is needed")
        headers = {"X-API-Key": key, "Accept": "application/json"}
        return Request(method="GET", url=url, headers=headers, params=params, account=self.merchant or "", pace=PACE)


def lookup(access: Access, reference: Reference) -> Flow[tuple[Payment, ...]]:
    """The payment of a session or payment link.

    Raises:
        Unsupported: Adyen tells nothing by this kind of reference.
    """
    if reference.kind != "token":
        raise Unsupported(
            f"{NAME} tells no payment by {reference.kind}: read its notifications and stored answers, or look up the"
            " token of a session or payment link"
        )
    name, _, result = reference.value.partition(_RESULT)
    if name.startswith("CS") and not result:
        raise Unsupported(
            f"{NAME} tells a session only together with its result, as both stand in the return URL:"
            f" <sessionId>{_RESULT}<sessionResult>"
        )
    if result:
        return _asked(access, f"/sessions/{quote(name, safe='')}", (("sessionResult", result),))
    return _asked(access, f"/paymentLinks/{quote(name, safe='')}", ())


def registration(access: Access) -> Flow[Settings]:
    """The webhook of the merchant account that tells of payments: of several, the first that is active."""
    if not access.merchant:
        raise ConfigurationError("to see the webhooks at Adyen, the merchant account is needed")
    url = f"{access.management}/merchants/{quote(access.merchant, safe='')}/webhooks"
    response: Response = yield access.request(url, (("pageSize", "100"),))
    document = _document(response)
    try:
        found = [Webhook.of(each) for each in Webhooks.of(document).data]
    except InputError as error:
        raise _bad(response, str(error)) from None
    standard = [each for each in found if each.type == "standard"]
    chosen = next((each for each in standard if each.active), standard[0] if standard else Webhook(type="standard"))
    return Settings.trusted(
        {
            "provider": NAME,
            "account": access.source.account,
            "shop_id": access.merchant,
            "mode": access.mode,
            "notification_url": chosen.url,
            "events": chosen.events,
            "enabled": chosen.active or False,
        }
    )


def _asked(access: Access, path: str, params: tuple[tuple[str, str], ...]) -> Flow[tuple[Payment, ...]]:
    response: Response = yield access.request(access.checkout + path, params)
    if response.status == _NOT_FOUND and _is_unknown(response):
        return ()
    document = _document(response)
    try:
        found = payments(document, access.source, response.status)
    except InputError as error:
        raise _bad(response, str(error)) from None
    told = {"at": response.at, "request_id": _request_id(response)}
    return tuple(each.model_copy(update={"origin": each.origin.model_copy(update=told)}) for each in found)


def _is_unknown(response: Response) -> bool:
    try:
        payments(parse(response.body), Source(), response.status)
    except NotAPayment as error:
        return error.not_found
    except InputError:
        return False
    return False


def _document(response: Response) -> object:
    host = urlsplit(response.url).hostname or ""
    if response.status in _REFUSED:
        raise ConfigurationError(
            f"{host} does not accept the API key for this (HTTP status {response.status}): see its roles and merchant"
            " accounts in the Customer Area (Developers, API credentials)"
        )
    try:
        document = parse(response.body)
    except InputError as error:
        raise _bad(response, f"the body is {error}") from None
    if response.status != _DONE:
        raise _bad(response, _said(document))
    return document


def _said(document: object) -> str:
    try:
        told = Fault.of(document)
    except InputError as error:
        return str(error)
    return f"error {told.code}" if told.code else "an error that is not named"


def _bad(response: Response, what: str) -> BadAnswer:
    host = urlsplit(response.url).hostname or ""
    return BadAnswer(
        f"{host} answered with HTTP status {response.status}: {what}",
        source=host,
        status=response.status,
        request_id=_request_id(response),
    )


def _request_id(response: Response) -> str | None:
    return response.headers.get("pspreference") or response.headers.get("request-id")
