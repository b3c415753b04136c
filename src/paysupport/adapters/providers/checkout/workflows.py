"""How Checkout.com delivers events: the workflows, their webhooks, and every delivery with the shop's answer.

Source: checkout/checkout-api-reference nas_spec, Flow (2fc946c), read on 2026-11-25.
"""

from collections.abc import Iterator
from urllib.parse import quote

from paysupport.adapters.providers.checkout.api import Access, shaped, told
from paysupport.adapters.providers.checkout.schemas import Event, Invocations, Listing, Workflow
from paysupport.adapters.providers.checkout.tries import NAME
from paysupport.flow import Flow, together
from paysupport.model import Notification, Settings


def deliveries(access: Access, subject: str) -> Flow[tuple[Notification, ...]]:
    """Every delivery of every event of a payment or dispute, by each webhook of each workflow, oldest first."""
    events = yield from _rows(access, f"workflows/events/subject/{quote(subject, safe='')}")
    if not events:
        return ()
    workflows = yield from _workflows(access)
    hooks = [(hook.id, hook.url) for workflow in workflows for hook in workflow.hooks if hook.url]
    asked = [_delivered(access, Event.of(event), id_, url, subject) for event in events for id_, url in hooks]
    answers = yield from together(*asked)
    found = (each for answer in told(answers) for each in answer)
    return tuple(sorted(found, key=lambda each: each.at))


def _rows(access: Access, path: str) -> Flow[tuple[dict[str, object], ...]]:
    answer = yield from access.get(path)
    return () if answer is None else shaped(Listing, *answer).data


def _workflows(access: Access) -> Flow[list[Workflow]]:
    found: list[Workflow] = []
    for row in (yield from _rows(access, "workflows")):
        answer = yield from access.get(f"workflows/{quote(str(row.get('id')), safe='')}")
        if answer is not None:
            found.append(shaped(Workflow, *answer))
    return found


def _delivered(access: Access, event: Event, hook: str, url: str, subject: str) -> Flow[tuple[Notification, ...]]:
    answer = yield from access.get(f"workflows/events/{quote(event.id, safe='')}/actions/{quote(hook, safe='')}")
    return tuple(
        Notification.trusted(
            {
                "at": each.at,
                "event": event.type,
                "event_id": event.id,
                "url": url,
                "response_status": int(each.status) if each.status and each.status.isdecimal() else None,
                "response_body": each.summary,
                "reference": subject,
            }
        )
        for each in (shaped(Invocations, *answer).invocations if answer else ())
    )


def registration(access: Access) -> Flow[Settings]:
    """The first workflow that has a webhook and is not switched off, else the first with a webhook."""
    workflows = yield from _workflows(access)
    with_hook = [(each, hook) for each in workflows for hook in each.hooks if hook.url]
    active = next((each for each in with_hook if each[0].active is not False), None)
    chosen = active or next(iter(with_hook), None)
    events = _subscribed(chosen[0]) if chosen else ()
    return Settings.trusted(
        {
            "provider": NAME,
            "account": access.account,
            "mode": access.mode,
            "notification_url": chosen[1].url if chosen else None,
            "events": tuple(events) or None,
            "enabled": active is not None,
        }
    )


def _subscribed(workflow: Workflow) -> Iterator[str]:
    for condition in workflow.conditions:
        for events in condition.events.values():
            yield from events
