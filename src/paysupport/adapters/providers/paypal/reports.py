"""Transaction search: windows of at most 31 days, pages of at most 500 rows.

Source: Transaction Search v1.9 in paypal/paypal-rest-api-specifications of 2024-02-03. Read on 2026-11-25. An executed
transaction appears within three hours, and the search reaches back three years.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from paysupport.adapters.contracts import Query
from paysupport.errors import InputError
from paysupport.flow import Request
from paysupport.model import Payment, Status

LONGEST = timedelta(days=31)
"""Of one window."""

_CURSOR = re.compile(r"([0-9]{1,12}):([0-9]{1,9})")
_REPORTED = {Status.PENDING: "P", Status.FAILED: "D"}
"""Statuses that the search can be asked for without missing payments that were given back later."""


class Window(NamedTuple):
    """A part of the time that is searched, and a page of it; `start` None: as far back as one window reaches."""

    start: datetime | None
    page: int = 1

    @classmethod
    def of(cls, query: Query, cursor: str | None) -> "Window":
        """Where a search goes on."""
        if query.since is None or any(time and time.tzinfo is None for time in (query.since, query.until)):
            raise InputError("PayPal searches by time: give `since`, with a zone")
        if cursor is None:
            return cls(query.since)
        known = _CURSOR.fullmatch(cursor)
        if known is None:
            raise InputError("this cursor is not one of PayPal's")
        return cls(datetime.fromtimestamp(int(known[1]), UTC), int(known[2]))

    def on(self, request: Request, query: Query) -> Request:
        """The question for this window; until when it reaches is known when it is sent."""

        def until(request: Request, now: datetime) -> Request:
            start = self.start or now - LONGEST
            end = min(start + LONGEST, query.until or now)
            return replace(request, params=(*request.params, ("start_date", _time(start)), ("end_date", _time(end))))

        return replace(request, params=_params(query, self.page), sign=until)

    def next(self, pages: int, query: Query, now: datetime) -> str | None:
        """The cursor of the next page or window; None at the end."""
        if self.start is None:
            return f"{int((now - LONGEST).timestamp())}:{self.page + 1}" if self.page < pages else None
        start = int(self.start.timestamp())
        if self.page < pages:
            return f"{start}:{self.page + 1}"
        end = self.start + LONGEST
        return f"{int(end.timestamp())}:1" if end < (query.until or now) else None


def fitting(found: Iterable[Payment], query: Query) -> tuple[Payment, ...]:
    """What fits of a page, times included: a window may reach further than what is searched."""
    return tuple(each for each in found if query.matches(each) and _within(each, query))


def _params(query: Query, page: int) -> tuple[tuple[str, str], ...]:
    status = _REPORTED.get(query.status) if query.status else None
    told = {
        "fields": "transaction_info,payer_info",
        "balance_affecting_records_only": "N",
        "page_size": "500",
        "page": str(page),
        "transaction_currency": query.currency,
        "transaction_status": status,
    }
    return tuple((name, value) for name, value in told.items() if value)


def _within(payment: Payment, query: Query) -> bool:
    at = payment.created_at
    return at is None or ((query.since is None or query.since <= at) and (query.until is None or at < query.until))


def _time(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
