"""What happened when, from all the evidence, in order of time."""

from collections.abc import Iterator
from datetime import datetime

from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.texts import Text, told
from paysupport.formats.labels import STATUSES, say, short, tongue
from paysupport.model import Attempt, Decline, Evidence, Notification, Order, Payment, State, Status, Transfer
from paysupport.redaction import redact

_CREATED = Text(en="payment created", ru="платёж создан")
_PAID = Text(en="paid", ru="оплачен")
_ATTEMPT = Text(en="attempt", ru="попытка")
_REFUND = Text(en="refund", ru="возврат")
_REFUNDED = Text(en="done", ru="выполнен")
_STATES = {
    Status.PAID: Text(en="successful", ru="успешна"),
    Status.AUTHORIZED: Text(en="authorised, not captured", ru="одобрена, деньги не списаны"),
    Status.FAILED: Text(en="failed", ru="не удалась"),
    Status.PENDING: Text(en="pending", ru="в обработке"),
    Status.CANCELLED: Text(en="cancelled", ru="отменена"),
    Status.EXPIRED: Text(en="expired", ru="срок истёк"),
    Status.UNKNOWN: Text(en="status unknown", ru="результат неизвестен"),
}
"""Of an attempt, where its word differs from that of a payment."""

_SETTLED = Text(en="credited to the merchant", ru="зачислен магазину")
_EXPIRES = Text(en="valid until", ru="действует до")
_NOTIFIED = Text(en="notification: the shop answered", ru="уведомление: магазин ответил")
_NOTHING = Text(en="nothing", ru="ничем")
_NEXT = Text(en="next notification, at the earliest", ru="следующее уведомление, не раньше")
_ORDERED = Text(en="order created in the shop", ru="заказ создан в магазине")
_ORDER_PAID = Text(en="order marked paid in the shop", ru="заказ отмечен оплаченным в магазине")
_ORDER_IS = Text(en="order in the shop:", ru="заказ в магазине:")

_INVOICED = Text(en="invoice created", ru="счёт выставлен")
_INVOICED_UNTIL = Text(en="invoice valid until", ru="счёт действует до")
_SEEN = Text(en="first seen", ru="впервые замечена")
_IN_BLOCK = Text(en="in block", ru="в блоке")
_CHAIN_STATES = {
    State.UNREACHABLE: Text(en="no answer", ru="нет ответа"),
    State.ABSENT: Text(en="not known", ru="неизвестна"),
    State.PENDING: Text(en="in no block yet", ru="ещё не в блоке"),
    State.INCLUDED: Text(en="carried out", ru="исполнена"),
    State.FAILED: Text(en="failed", ru="не исполнена"),
    State.REPLACED: Text(en="replaced", ru="заменена"),
    State.EXPIRED: Text(en="expired", ru="истекла"),
    State.ORPHANED: Text(en="its block is stale", ru="её блок исключён из цепочки"),
}

Event = tuple[datetime, str]


def timeline(bundle: Evidence, lang: str) -> list[Event]:
    """Time and what happened, oldest first, redacted."""
    events = [(at, redact(what)) for at, what in _events(bundle, lang) if at is not None]
    return sorted(events, key=lambda event: event[0])


def _events(bundle: Evidence, lang: str) -> Iterator[tuple[datetime | None, str]]:
    if bundle.order is not None:
        yield from _of_order(bundle.order, lang)
    for payment in (bundle.payment, *bundle.others):
        if payment is not None:
            yield from _of_payment(payment, lang)
    for notification in bundle.notifications:
        yield from _of_notification(notification, lang)
    if bundle.invoice is not None:
        yield bundle.invoice.created_at, say(_INVOICED, lang)
        yield bundle.invoice.expires_at, f"{say(_INVOICED_UNTIL, lang)}"
    for transfer in bundle.transfers:
        yield from _of_transfer(transfer, lang)


def _of_transfer(transfer: Transfer, lang: str) -> Iterator[tuple[datetime | None, str]]:
    name = f"{transfer.source}, {short(transfer.id or transfer.reference)}"
    yield transfer.seen_at, f"{name}: {say(_SEEN, lang)}"
    yield transfer.included_at, f"{name}: {say(_IN_BLOCK, lang)} {transfer.block_height or ''}".rstrip()
    yield transfer.fetched_at, f"{name}: {say(_CHAIN_STATES[transfer.state], lang)}"


def _of_payment(payment: Payment, lang: str) -> Iterator[tuple[datetime | None, str]]:
    name = payment.id or payment.provider
    tries = {attempt.id for attempt in payment.attempts}
    if tries != {payment.id}:
        yield payment.created_at, f"{name}: {say(_CREATED, lang)}"
    for attempt in payment.attempts:
        yield attempt.at, _of_attempt(attempt, lang)
    yield payment.paid_at, f"{name}: {say(_PAID, lang)}"
    for refund in payment.refunds:
        done = _REFUNDED if refund.status is Status.PAID else STATUSES[refund.status.value]
        amount = f"{told(refund.amount, tongue(lang))}, " if refund.amount else ""
        yield refund.at, f"{say(_REFUND, lang)} {refund.id}: {amount}{say(done, lang)}"
    yield payment.settled_at, f"{name}: {say(_SETTLED, lang)}"
    yield payment.expires_at, f"{name}: {say(_EXPIRES, lang)}"


def _of_attempt(attempt: Attempt, lang: str) -> str:
    said = [say(_STATES.get(attempt.status) or STATUSES[attempt.status.value], lang)]
    if attempt.decline is not None:
        said += _of_decline(attempt.decline, lang)
    return f"{say(_ATTEMPT, lang)} {attempt.id}: {', '.join(said)}"


def _of_decline(decline: Decline, lang: str) -> Iterator[str]:
    """The cause by its title and code; what the provider wrote where no rule knows it."""
    cause = next((rule for rule in rules() if decline.reading.reason in rule.reasons), None)
    if cause is None:
        yield from (short(each) for each in (decline.code, decline.message) if each)
    else:
        title = say(cause.title, lang)
        yield title[0].lower() + title[1:] + (f" ({short(decline.code)})" if decline.code else "")


def _of_order(order: Order, lang: str) -> Iterator[tuple[datetime | None, str]]:
    yield order.created_at, f"{say(_ORDERED, lang)} ({order.id})"
    yield order.paid_at, f"{say(_ORDER_PAID, lang)} ({order.id})"
    yield order.updated_at, f"{say(_ORDER_IS, lang)} {say(STATUSES[order.status.value], lang)} ({order.id})"


def _of_notification(each: Notification, lang: str) -> Iterator[tuple[datetime | None, str]]:
    yield each.at, f"{say(_NOTIFIED, lang)} {each.response_status or say(_NOTHING, lang)}"
    yield each.next_at, say(_NEXT, lang)
