"""Questions asked side by side, some of which can be done without, and lists of what an address received."""

from collections.abc import Iterable
from typing import TypeVar

from paysupport.adapters.contracts import Saved, Window
from paysupport.errors import BadAnswer, ConfigurationError, Unavailable
from paysupport.flow import Flow, together
from paysupport.model import State, Transfer

T = TypeVar("T")

Answers = tuple[Saved, ...]


def perhaps(flow: Flow[Saved]) -> Flow[Saved | None]:
    """The answer to what can be done without; None where there is none."""
    try:
        return (yield from flow)
    except (Unavailable, ConfigurationError):
        return None


def needed(flow: Flow[Saved]) -> Flow[Saved | None]:
    """The answer to what cannot be done without."""
    return (yield from flow)


def all_of(*flows: Flow[Saved | None]) -> Flow[Answers]:
    """The answers to questions asked side by side, without those that can be done without.

    Raises:
        Unavailable: one that is needed did not come.
    """
    return tuple(each for each in came((yield from together(*flows))) if each is not None)


def came(answers: Iterable[T | Unavailable]) -> tuple[T, ...]:
    """The results of flows that were run together.

    Raises:
        Unavailable: one of them did not come.
    """
    found: list[T] = []
    for each in answers:
        if isinstance(each, Unavailable):
            raise each
        found.append(each)
    return tuple(found)


def answered(found: Iterable[Transfer], reference: str, host: str) -> Transfer:
    """The transfer that was asked for.

    Raises:
        BadAnswer: the source gave no answer that can be used.
    """
    told = next((each for each in found if each.reference == reference), None)
    if told is None or told.state is State.UNREACHABLE:
        said = "another transaction than the one that was asked for" if told is None else told.detail
        raise BadAnswer(f"{host}: {said}", source=host)
    return told


def received(found: Iterable[Transfer], payee: str, window: Window, host: str, *, whole: bool) -> tuple[Transfer, ...]:
    """The transfers that paid an address in a window, each with the payments to it alone.

    Raises:
        BadAnswer: one of the answers cannot be used.
    """
    paid: list[Transfer] = []
    for each in found:
        if each.state is State.UNREACHABLE:
            raise BadAnswer(f"{host}: {each.detail}", source=host)
        at = each.included_at
        early = at is not None and window.since is not None and at < window.since
        late = at is not None and window.until is not None and at >= window.until
        to_it = tuple(one for one in each.movements if (one.recipient or "").lower() == payee)
        if to_it and not early and not late:
            paid.append(each.model_copy(update={"movements": to_it, "complete": each.complete and whole}))
    return tuple(paid)
