"""How the shop's notification URL answers: to the provider's last delivery, and to probes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from paysupport.diagnostics.deliveries import last
from paysupport.diagnostics.hosts import address
from paysupport.diagnostics.rule import Facts
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Notification, Probe, ProbeKind, Status

_SIGNATURE = re.compile(r"signature|hmac|\bsign\b|подпис", re.IGNORECASE)
_TRIED = Text(
    en="A notification sent to try the address was answered with {status} on {at}",
    ru="На пробное уведомление адрес ответил {status} ({at})",
)
_SENT = (
    ProbeKind.RIGHT,
    ProbeKind.UNSIGNED,
    ProbeKind.WRONG,
    ProbeKind.EARLY,
    ProbeKind.SOURCE,
    ProbeKind.OTHER_AMOUNT,
    ProbeKind.OTHER_CURRENCY,
    ProbeKind.DUPLICATE,
    ProbeKind.LATE,
)
"""Probes that are notifications, the most telling first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the notification URL.

    Attributes:
        where: our name of the delivery or probe, such as "probes.3".
        status: HTTP status; 0 when there was none.
        text: of the answer, as far as it is known.
        detail: the fault of a probe in words, or the header that tells who has answered.
        kind: of the probe; None for a delivery of the provider.
        order_status: of the shop's order after the probe, where it is known.
    """

    where: str
    at: datetime
    url: str | None
    status: int
    text: str
    detail: str = ""
    kind: ProbeKind | None = None
    order_status: Status | None = None

    def seen(self, *fields: str) -> tuple[str, ...]:
        """Fields of the delivery or probe as evidence."""
        own = {"text": "response_body" if self.kind is None else "excerpt"}
        return tuple(f"{self.where}.{own.get(field, field)}" for field in fields)

    @property
    def facts(self) -> Mapping[str, Fact]:
        """Always `at`, `status` and `address`."""
        return {"at": self.at, "status": self.status, "address": address(self.url) or "—"}

    def told(self, notifications: tuple[Notification, ...], now: datetime) -> Mapping[str, Fact]:
        """The facts and `told`: of the last delivery with those before it and the next one, or of the probe."""
        return last(notifications).told(now) if self.kind is None else {**self.facts, "told": _TRIED}

    @property
    def names_signature(self) -> bool:
        """Whether the answer speaks of the signature: then the handler itself has given it."""
        return _SIGNATURE.search(self.text) is not None


def answers(notifications: tuple[Notification, ...], probes: tuple[Probe, ...], *others: ProbeKind) -> Iterator[Answer]:
    """The answer to the last delivery, then those to the probes that are notifications or of the `others`' kinds."""
    if notifications:
        delivery = last(notifications)
        told = delivery.notification
        yield Answer(f"notifications.{delivery.place}", told.at, told.url, delivery.status, told.response_body or "")
    for kind in (*_SENT, *others):
        answer = answer_to(probes, kind)
        if answer is not None:
            yield answer


def page(wording: re.Pattern[str], notifications: tuple[Notification, ...], probes: tuple[Probe, ...]) -> Facts | None:
    """The first answer, to a notification or a browser, that has this wording."""
    for answer in answers(notifications, probes, ProbeKind.GET):
        if wording.search(answer.text):
            return Facts(values=answer.facts, seen=answer.seen("text", "response_status", "at"))
    return None


def answer_to(probes: tuple[Probe, ...], kind: ProbeKind) -> Answer | None:
    """What came of the probe of a kind; None where it was not tried."""
    place, probe = tried(probes, kind)
    if probe is None:
        return None
    status, text, detail = probe.response_status or 0, probe.excerpt or "", probe.detail or ""
    return Answer(f"probes.{place}", probe.at, probe.url, status, text, detail, kind, probe.order_status)


def tried(probes: tuple[Probe, ...], kind: ProbeKind) -> tuple[int, Probe | None]:
    """The place of the probe of a kind, and the probe; None where it was not tried."""
    found = ((place, each) for place, each in enumerate(probes) if each.kind is kind and each.unchecked is None)
    return next(found, (0, None))
