"""# Stripe

PaymentIntents and Charges of one Stripe account, or of an account connected to it.

## What it reads
Saved answers and webhook bodies: `payment_intent`, `charge`, `list` and `search_result` of them, `event` around them,
and `error` answers of the type `card_error`. `latest_charge` may be an id or the whole charge; only the whole charge
tells who refused (issuer or a Radar rule), the network and its codes, so look-ups ask for it.

- The shop's order id is metadata: Stripe has no field for it. `order_key` is read first, then `order_id`, `order`,
  `order_number`. Keep Stripe's id with the order, or the order's id in the metadata, or neither finds the other.
- A PaymentIntent without any try is created, not failed. One that Stripe closed as `expired` is expired; every other
  `canceled` is cancelled, by whomever.
- `Decline.code` is the decline code, which a charge alone tells as its outcome's reason, else the error code.
  `Decline.advice` is the network's advice code where there is one, else Stripe's; "do not try again" from either
  makes the reading final. `Decline.network_code` is the network's response code and is read before Stripe's own code;
  where it leaves the reason open (05, or Mastercard's 79, 82, 83), Stripe's code decides.
- `generic_decline` and `fraudulent` are said by issuers and by Radar; only the charge's outcome tells which.
- `paid_at` is when the charge was made: a capture by hand or a slow method takes the money later.
- Amounts are in the smallest unit by Stripe's own table: MGA has none, ISK and UGX are told times 100.

## Keys
A secret key (`sk_`) or, better, a restricted one (`rk_`) that may read PaymentIntents, Charges, Events and Webhook
Endpoints; the signing secret (`whsec_`) of each webhook endpoint. Test and live mode have different keys, secrets and
objects. A platform names the account it asks for as `connected_account` (`acct_`); `account` is a name of your own.

## Limits
- Search knows new payments after about a minute, and none at all for accounts in India; searching without an order id
  lists charges, so that a try which ended before its charge (3-D Secure failed) is not in it.
- Undelivered events are kept for 30 days, with no word on what the shop answered. Stripe repeats a delivery for up to
  three days and does not publish when.
- Event destinations of API version 2 and thin events are not read.

## References
docs.stripe.com: api, declines/codes, error-codes, search, webhooks/signatures, currencies, rate-limits. API version
2026-10-28.endive. Last checked on 2026-11-21.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import ceil
from typing import ClassVar
from urllib.parse import quote

from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Provider, Query, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.stripe import webhooks
from paysupport.adapters.providers.stripe.api import READS, SEARCHES, Api, Params, usable
from paysupport.adapters.providers.stripe.codes import REASONS
from paysupport.adapters.providers.stripe.origins import NAME, Answer
from paysupport.adapters.providers.stripe.reading import claims, order_in, payments
from paysupport.adapters.providers.stripe.schemas import Endpoint, Event, Listing, Occurrence
from paysupport.codes import Table
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.flow import Flow, Response
from paysupport.merge import merge
from paysupport.model import Notification, Payment, Settings

VERSION = "2026-10-28.endive"
"""The API version that is asked for unless another is given."""

_KEYS = ("order_id", "order", "order_number")
_PAGE = ("limit", "100")
_EVENTS = (
    *(f"payment_intent.{what}" for what in ("amount_capturable_updated", "canceled", "created", "payment_failed")),
    *(f"payment_intent.{what}" for what in ("processing", "requires_action", "succeeded")),
    *(f"charge.{what}" for what in ("captured", "expired", "failed", "pending", "refunded", "succeeded")),
    *(f"charge.{what}" for what in ("dispute.closed", "dispute.created", "refund.updated")),
    *(f"checkout.session.{what}" for what in ("async_payment_failed", "async_payment_succeeded")),
    *(f"checkout.session.{what}" for what in ("completed", "expired")),
)
"""The events by which shops learn of payments; a list can be asked for 20 types."""


class Stripe(Provider):
    """Payments of one Stripe account.

    Args:
        api_key: secret or restricted key; needed to ask, not to read.
        webhook_secrets: signing secrets of the webhook endpoints; several, while one is replaced, also as one text with
            commas or spaces between them.
        account: a name for this account where there are several.
        connected_account: id of the connected account (`acct_...`) that a platform asks for.
        host: where the API is.
        version: the API version in which Stripe shall answer.
        order_key: metadata key that holds the shop's order id.
    """

    name: ClassVar[str] = NAME
    reasons: ClassVar[Table | None] = REASONS
    ids: ClassVar[str | None] = r"(pi|ch|py)_\w+"

    def __init__(
        self,
        *,
        api_key: SecretStr | str | None = None,
        webhook_secrets: Iterable[SecretStr | str] | SecretStr | str = (),
        account: str | None = None,
        connected_account: str | None = None,
        host: str = "https://api.stripe.com",
        version: str = VERSION,
        order_key: str = "order_id",
    ) -> None:
        secrets = (webhook_secrets,) if isinstance(webhook_secrets, SecretStr | str) else webhook_secrets
        self.account = account
        self._secrets = tuple(SecretStr(one) for each in secrets for one in _plain(each).replace(",", " ").split())
        self._api = Api(host.rstrip("/"), version, account, connected_account, SecretStr(_plain(api_key or "")))
        self._keys = tuple(dict.fromkeys((order_key, *_KEYS)))

    def claims(self, document: object) -> bool:
        """Whether the document names itself as Stripe's objects do, or is an error of one of its four types."""
        return claims(document)

    def payments(self, document: object, status: int | None = None) -> tuple[Payment, ...]:
        """The payments in a document of Stripe; in a list, tries of one PaymentIntent are one payment."""
        return payments(Answer(document, self._keys, self.account), status)

    def lookup(self, reference: Reference) -> Flow[tuple[Payment, ...]]:
        """A PaymentIntent (`pi_`) or Charge (`ch_`, `py_`), or every PaymentIntent with the order id."""
        match reference.kind, reference.value.partition("_")[0]:
            case "payment", "ch" | "py":
                return self._one("charges", reference.value)
            case "payment", _:
                return self._one("payment_intents", reference.value, (("expand[]", "latest_charge"),))
            case "order", _:
                return self._all(Query(order=reference.value))
            case _:
                return super().lookup(reference)

    def search(self, query: Query, cursor: str | None = None) -> Flow[Page]:
        """One page of the payments that fit.

        With an order id PaymentIntents are searched; without one Charges are listed by time, newest first, and
        everything else is compared here, so that a page may be empty and still have a next one.
        """
        if query.order is None:
            path, pace, more = "charges", READS, "starting_after"
            params = _created(query, "created[gte]", "created[lt]")
        else:
            path, pace, more = "payment_intents/search", SEARCHES, "page"
            times = ("".join(clause) for clause in _created(query, "created>=", "created<"))
            order = f'metadata["{_quoted(self._keys[0])}"]:"{_quoted(query.order)}"'
            params = (("query", " AND ".join((order, *times))), ("expand[]", "data.latest_charge"))
        if cursor is not None:
            params = (*params, (more, cursor))
        document, response = yield from self._api.get(path, (*params, _PAGE), pace)
        with usable(response):
            listing = Listing.of(document)
            answer = self._answer(document, response)
            found = tuple(each for each in payments(answer) if query.matches(each))
        return Page(found, listing.next_page or listing.last if listing.more else None)

    def deliveries(self, reference: Reference) -> Flow[tuple[Notification, ...]]:
        """The events of the last 30 days that Stripe has not delivered to every endpoint, oldest first."""
        return super().deliveries(reference) if reference.kind == "token" else self._undelivered(reference)

    def registration(self) -> Flow[Settings]:
        """The webhook endpoint as Stripe holds it: of several, the first that is enabled."""
        document, response = yield from self._api.get("webhook_endpoints", (_PAGE,))
        with usable(response):
            endpoints = [Endpoint.of(each) for each in Listing.of(document).data]
        enabled = (each for each in endpoints if each.status == "enabled")
        chosen = next(enabled, endpoints[0] if endpoints else Endpoint())
        return Settings.trusted(
            {
                "provider": NAME,
                "account": self.account,
                "mode": self._mode if chosen.live is None else ("live" if chosen.live else "test"),
                "notification_url": chosen.url,
                "events": chosen.events,
                "endpoints": tuple(each.url for each in endpoints if each.status == "enabled" and each.url),
                "enabled": chosen.status == "enabled",
            }
        )

    def verify(self, received: Received) -> Verified | Rejected:
        """Whether Stripe signed this webhook with one of the secrets, at most 300 s before or after its receipt."""
        fault = webhooks.fault(received, self._plain_secrets())
        if fault is not None:
            return Rejected(fault)
        try:
            document = parse(received.body)
            event = Event.of(document)
        except InputError as error:
            return Rejected(f"the signature is right, but the body is no event ({error})")
        try:
            found = self.payments(document)
        except InputError:
            found = ()
        return Verified(key=event.id, scheme="stripe v1", event=event.type, payments=found)

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook as Stripe would send it; signed with the first secret."""
        secrets = self._plain_secrets()
        if not secrets:
            raise ConfigurationError("to sign a webhook of Stripe, its secret (whsec_...) is needed")
        seconds = str(int(at.timestamp()))
        proof = f"t={seconds},v1={webhooks.signature(secrets[0], seconds, body)}"
        headers = (("Content-Type", "application/json; charset=utf-8"), (webhooks.HEADER, proof))
        return Received(headers=headers, body=body, at=at)

    def _answer(self, document: object, response: Response) -> Answer:
        return Answer(document, self._keys, self.account, response.at, response.headers.get("request-id"))

    @property
    def _mode(self) -> str | None:
        key = self._api.key.get_secret_value()
        return next((mode for mode in ("live", "test") if f"_{mode}_" in key), None)

    def _one(self, kind: str, id_: str, params: Params = ()) -> Flow[tuple[Payment, ...]]:
        try:
            document, response = yield from self._api.get(f"{kind}/{quote(id_, safe='')}", params)
        except NotAPayment:
            return ()
        with usable(response):
            return payments(self._answer(document, response))

    def _plain_secrets(self) -> tuple[str, ...]:
        return tuple(secret.get_secret_value() for secret in self._secrets)

    def _all(self, query: Query) -> Flow[tuple[Payment, ...]]:
        found: list[Payment] = []
        cursor: str | None = None
        while True:
            page = yield from self.search(query, cursor)
            found += page.payments
            if page.next in {None, cursor}:
                return merge(found)
            cursor = page.next

    def _undelivered(self, reference: Reference) -> Flow[tuple[Notification, ...]]:
        params = (("delivery_success", "false"), *(("types[]", event) for event in _EVENTS), _PAGE)
        found: dict[str | None, Notification] = {}
        last: str | None = None
        while True:
            after = (("starting_after", last),) if last else ()
            document, response = yield from self._api.get("events", (*params, *after))
            with usable(response):
                listing = Listing.of(document)
                told = (told for each in listing.data for told in self._notification(each, reference))
                found |= {each.event_id: each for each in told}
            if not listing.more or listing.last in {None, last}:
                return tuple(sorted(found.values(), key=lambda each: each.at))
            last = listing.last

    def _notification(self, found: object, reference: Reference) -> Iterator[Notification]:
        event = Occurrence.of(found)
        about = event.about
        if reference.kind == "order":
            concerned = order_in(about.metadata, self._keys) == reference.value
        else:
            concerned = reference.value in {about.id, about.intent, about.charge}
        if concerned and event.created_at:
            yield Notification.trusted(
                {
                    "at": event.created_at,
                    "event": event.type,
                    "event_id": event.id,
                    "payment_status": about.status,
                    "reference": reference.value if reference.kind == "payment" else about.intent or about.id,
                }
            )


def _plain(secret: SecretStr | str) -> str:
    return (secret.get_secret_value() if isinstance(secret, SecretStr) else secret).strip()


def _quoted(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"")


def _created(query: Query, since: str, until: str) -> Params:
    times = ((since, query.since), (until, query.until))
    return tuple((name, str(ceil(time.timestamp()))) for name, time in times if time)


ADAPTER = Stripe
