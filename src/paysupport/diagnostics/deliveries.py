"""What the shop was told of a payment, when, and how it answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from paysupport.diagnostics.hosts import address
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Notification, Payment

_UNDER_WAY = timedelta(minutes=5)
"""How long a shop may not know of a payment without fault: bePaid repeats a failed card notification after 8 to 66
seconds (docs.bepaid.by, read 2026-11-21). Some providers take longer: YooKassa's modules were told up to 15 minutes."""

_ACCEPTED = range(200, 300)

_CODE_0 = re.compile(r'"code"\s*:\s*"?0"?\s*[,}]')

_SHOWN = 6

_ANSWERED = Text(
    en="The shop answered {status} on {times}; {count:failed delivery|failed deliveries} so far",
    ru="Магазин ответил {status} ({times}); всего {count:неудачная попытка доставки|неудачные попытки"
    " доставки|неудачных попыток доставки}",
)
_ACCEPTED_IT = Text(en="The shop answered {status} on {times}", ru="Магазин ответил {status} ({times})")
_LOST = Text(
    en="Not delivered on {times}; {count:failed delivery|failed deliveries} so far",
    ru="Не доставлено ({times}); всего {count:неудачная попытка доставки|неудачные попытки доставки|неудачных попыток"
    " доставки}",
)
_DUE = Text(en="{said}; the next try is due on {next_at}", ru="{said}; следующая попытка: {next_at}")

_INQUIRIES = frozenset({"check", "payment_check"})
"""Events of CloudPayments (API reference, copy of 2026-08-04) and of Mixplat (docs.mixplat.ru)."""


@dataclass(frozen=True, slots=True)
class Last:
    """The latest delivery and its place in the evidence.

    Attributes:
        refused: deliveries since the last one that the shop accepted, this one included.
        times: of those among them, the latest six, that ended like this one.
    """

    notification: Notification
    place: int
    refused: int
    times: tuple[datetime, ...] = ()

    @property
    def status(self) -> int:
        """HTTP status of the answer; 0 when there was none."""
        return self.notification.response_status or 0

    @property
    def accepted(self) -> bool:
        """The shop answered 2xx: the provider does not deliver again."""
        return not self.refused

    def seen(self, *fields: str) -> tuple[str, ...]:
        """Fields of this delivery as evidence."""
        return tuple(f"notifications.{self.place}.{field}" for field in fields)

    @property
    def facts(self) -> Mapping[str, Fact]:
        """Always `at`, `status` and `count`; `address`, without the query, where it is known."""
        facts: dict[str, Fact] = {"at": self.notification.at, "status": self.status, "count": self.refused}
        where = address(self.notification.url)
        return facts if where is None else facts | {"address": where}

    def told(self, now: datetime) -> Mapping[str, Fact]:
        """The same and `told`: when the shop answered what, and when the provider tries again if that is known."""
        due = self.notification.next_at
        said = _ACCEPTED_IT if self.accepted else _ANSWERED if self.status else _LOST
        if due is None or due <= now or self.accepted:
            return {**self.facts, "times": self.times, "told": said}
        return {**self.facts, "times": self.times, "next_at": due, "said": said, "told": _DUE}


def last(notifications: tuple[Notification, ...]) -> Last:
    """The latest delivery; of several at one time, the one that was told last."""
    places = sorted(range(len(notifications)), key=lambda place: (notifications[place].at, place), reverse=True)
    latest = notifications[places[0]]
    refused = [notifications[place] for place in takewhile(lambda place: not is_accepted(notifications[place]), places)]
    alike = [each.at for each in refused or [latest] if each.response_status == latest.response_status]
    return Last(latest, places[0], len(refused), tuple(reversed(alike[:_SHOWN])))


def inquiry(notifications: tuple[Notification, ...]) -> int | None:
    """The place of the latest delivery by which the provider asked the shop before the payment, if there is one."""
    places = [place for place, each in enumerate(notifications) if (each.event or "").casefold() in _INQUIRIES]
    return max(places, key=lambda place: notifications[place].at, default=None)


def is_accepted(notification: Notification) -> bool:
    """The shop answered 2xx."""
    return notification.response_status in _ACCEPTED


def accepts(provider: str | None, status: int | None, answer: str | None, order: str | None = None) -> bool:
    """Whether a provider takes an answer to mean that its notification was accepted.

    Beside the status the text counts for T-Bank (`OK`), Robokassa (`OK` and the invoice number) and CloudPayments
    (`{"code":0}`): Merchant API 1.80, docs.robokassa.ru, developers.cloudpayments.ru, read 2026-11-21. Where the text
    is not known, the status decides.
    """
    if status not in _ACCEPTED or answer is None:
        return status in _ACCEPTED
    match provider:
        case "tbank":
            return answer.strip() == "OK"
        case "robokassa":
            return f"OK{order or ''}" in answer
        case "cloudpayments":
            return _CODE_0.search(answer) is not None
        case _:
            return True


def is_overdue(since: datetime | None, now: datetime) -> bool:
    """Whether a shop should know by now what happened then; so it should if nobody knows when it was."""
    return since is None or now - since > _UNDER_WAY


def tells(notification: Notification, payment: Payment) -> bool:
    """Whether a notification, as far as its record says, brought the payment's present status."""
    return notification.payment_status in {None, payment.raw_status, payment.status.value}
