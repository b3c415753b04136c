"""What BTCPay Server has delivered to the shop, and where it delivers to.

Source: btcpayserver/btcpayserver 03345c288, 2026-07-23, wwwroot/swagger/v1, template webhooks; a delivery is repeated
after no answer, 408, 429 and 5xx only (Plugins/Webhooks/WebhookSender.cs).
"""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from paysupport.adapters.contracts import Reference
from paysupport.adapters.lookups import document_in, usable
from paysupport.adapters.providers.btcpay.queries import TITLE, Access
from paysupport.adapters.providers.btcpay.reading import EVENTS, NAME
from paysupport.adapters.providers.btcpay.schemas import Delivered, Delivery, Hook
from paysupport.adapters.providers.btcpay.webhooks import next_delivery
from paysupport.adapters.schema import Schema
from paysupport.errors import Unavailable
from paysupport.flow import Flow, Response, together
from paysupport.model import Notification, Settings

MOST = 100
"""Latest deliveries of each webhook that are looked at."""

_GONE = frozenset({404, 409})
_REPEATED = frozenset({408, 429, *range(500, 600)})


class _Hooks(Schema):
    hooks: tuple[Hook, ...]


class _Deliveries(Schema):
    deliveries: tuple[Delivery, ...]


class _Seen(NamedTuple):
    hook: Hook
    delivery: Delivery
    sent: Delivered

    @property
    def event_id(self) -> str:
        return self.sent.first or self.delivery.id


def deliveries(access: Access, reference: Reference) -> Flow[tuple[Notification, ...]]:
    """The latest deliveries about an invoice or an order, oldest first."""
    seen: list[_Seen] = []
    for hook in (yield from _hooks(access)):
        path = access.of_store(f"webhooks/{quote(hook.id, safe='')}/deliveries")
        response = yield from access.get(path, (("count", str(MOST)),))
        with usable(response):
            made = _Deliveries.of({"deliveries": document_in(response, TITLE)}).deliveries
        bodies = yield from together(*(_sent(access, f"{path}/{quote(each.id, safe='')}/request") for each in made))
        for delivery, sent in zip(made, bodies, strict=True):
            if isinstance(sent, Unavailable):
                raise sent
            if sent and reference.value == (sent.invoice if reference.kind == "payment" else sent.order):
                seen.append(_Seen(hook, delivery, sent))
    return tuple(_told(sorted(seen, key=lambda each: each.delivery.at)))


def registration(access: Access) -> Flow[Settings]:
    """The first webhook of the store that is switched on, else the first."""
    hooks = sorted((yield from _hooks(access)), key=lambda hook: not hook.enabled)
    told: dict[str, object] = {"provider": NAME, "account": access.account, "shop_id": access.store}
    if hooks:
        events = tuple(EVENTS) if hooks[0].everything else hooks[0].events
        told |= {"notification_url": hooks[0].url, "events": events, "enabled": hooks[0].enabled}
    return Settings.model_validate(told)


def _hooks(access: Access) -> Flow[tuple[Hook, ...]]:
    response = yield from access.get(access.of_store("webhooks"))
    with usable(response):
        return _Hooks.of({"hooks": document_in(response, TITLE)}).hooks


def _sent(access: Access, path: str) -> Flow[Delivered | None]:
    """What was sent; None where it is about no invoice, or was deleted."""
    response: Response = yield from access.get(path)
    if response.status in _GONE:
        return None
    document = document_in(response, TITLE)
    if not isinstance(document, dict) or "invoiceId" not in document:
        return None
    with usable(response):
        return Delivered.of(document)


def _told(seen: list[_Seen]) -> Iterator[Notification]:
    for place, each in enumerate(seen):
        made = [other.delivery.at for other in seen[: place + 1] if _same(other, each)]
        last = not any(_same(other, each) for other in seen[place + 1 :])
        repeated = each.delivery.http is None or each.delivery.http in _REPEATED
        yield Notification(
            at=each.delivery.at,
            event=each.sent.event,
            url=each.hook.url,
            response_status=each.delivery.http,
            payment_status=EVENTS.get(each.sent.event),
            event_id=each.event_id,
            content_type="application/json",
            reference=each.sent.invoice,
            next_at=next_delivery(made) if last and repeated and each.hook.repeats else None,
        )


def _same(one: _Seen, other: _Seen) -> bool:
    return one.event_id == other.event_id
