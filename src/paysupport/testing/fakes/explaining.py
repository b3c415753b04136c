"""Why an assertion fails, in the words of the rule that finds the cause."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from paysupport.diagnostics.engine import diagnose
from paysupport.intake import scheduled
from paysupport.model import Audience, Evidence

_LATER = timedelta(hours=1)
"""A merchant who complains does so later; by then what was on its way has arrived."""


def explained(evidence: Evidence, complaint: str, now: datetime) -> str:
    """What is wrong, which rule finds it, and what to do; at last the deliveries."""
    notifications = scheduled(evidence.notifications, evidence.payment)
    told = evidence.model_copy(update={"notifications": notifications})
    return "\n".join(_lines(told, complaint, now + _LATER))


def _lines(evidence: Evidence, complaint: str, now: datetime) -> Iterator[str]:
    order = evidence.order
    yield f"order {order.id} is {order.status.value}: {complaint}" if order else complaint
    diagnosis = diagnose(evidence, now=now)
    verdict = diagnosis.verdict
    if verdict:
        yield f"{verdict.code} {verdict.name} finds it: {diagnosis.reply(Audience.MERCHANT, 'en')}"
    for each in evidence.notifications:
        answer = "no answer" if each.response_status is None else f"HTTP {each.response_status}"
        yield f"  {each.at:%H:%M:%S} {each.event} ({each.payment_status}) -> {answer}"
    if not evidence.notifications:
        yield "  nothing was delivered"
