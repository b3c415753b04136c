"""When a question is asked again: only what reads, at most twice more, and never so that an outage grows."""

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from tenacity import RetryCallState, retry_if_result

from paysupport.errors import DeadlineExceeded, Unavailable
from paysupport.transport.deadline import Deadline

REPEATED = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be gone a moment later (RFC 9110, 15.5.9 and 15.6; RFC 8470, 5.2; RFC 6585, 4)."""

_FIRST_WAIT = 0.5
_LONGEST_WAIT = 8.0


class Budget:
    """How many repetitions a transport may still send: 100 to begin with, and one more for ten answers.

    Load is thus at most 1.1 times the number of questions plus 100, whatever share of them fails; at a total
    outage over 10 000 calls it is 1.01 times.
    """

    _FULL = 100.0
    _EARNED = 0.1

    def __init__(self) -> None:
        self._tokens = self._FULL
        self._lock = threading.Lock()

    def spend(self) -> bool:
        """Take one repetition, if one is left."""
        with self._lock:
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True

    def earn(self) -> None:
        """Note that an answer came."""
        with self._lock:
            self._tokens = min(self._FULL, self._tokens + self._EARNED)


def policy(deadline: Deadline, retries: int, budget: Budget, random: Callable[[], float]) -> dict[str, Any]:
    """Options for tenacity's `Retrying` and `AsyncRetrying`, which end with the last outcome, never with RetryError.

    Args:
        deadline: no wait begins that would end after it.
        retries: most repetitions of one question.
        budget: shared by all calls of a transport.
        random: gives numbers from 0 up to 1.
    """

    def wait(state: RetryCallState) -> float:
        jittered = random() * min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** (state.attempt_number - 1))
        asked: float | None = _outcome(state).retry_after
        return max(jittered, asked or 0.0)

    def stop(state: RetryCallState) -> bool:
        tried = state.attempt_number > retries
        return tried or state.upcoming_sleep >= deadline.left() or not budget.spend()

    return {"retry": retry_if_result(is_passing), "wait": wait, "stop": stop, "retry_error_callback": _outcome}


def is_passing(outcome: object) -> bool:
    """Whether what went wrong may be gone a moment later."""
    if not isinstance(outcome, Unavailable) or isinstance(outcome, DeadlineExceeded):
        return False
    return outcome.status is None or outcome.status in REPEATED


def _outcome(state: Any) -> Any:
    return state.outcome.result()


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds asked for by a Retry-After header: whole seconds or an HTTP date (RFC 9110, 10.2.3).

    Args:
        value: the header, or None.
        now: with zone.

    Returns:
        None for anything else, and for a time that has passed.
    """
    value = (value or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    seconds = ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds()
    return seconds if seconds > 0 else None
