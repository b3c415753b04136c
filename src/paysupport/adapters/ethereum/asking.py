"""Questions asked side by side, some of which can be done without, and what of the answers was asked for."""

from collections.abc import Iterable

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.sources.answers import came, no_answer, told
from paysupport.adapters.sources.lists import within
from paysupport.chain.addresses import same
from paysupport.errors import ConfigurationError, Unavailable
from paysupport.flow import Flow, together
from paysupport.model import Transfer

Answers = tuple[Saved, ...]


def perhaps(flow: Flow[Saved]) -> Flow[Saved | None]:
    """The answer to what can be done without; None where there is none."""
    try:
        return (yield from flow)
    except (Unavailable, ConfigurationError):
        return None


def all_of(*flows: Flow[Saved | None]) -> Flow[Answers]:
    """The answers to questions asked side by side, without those that can be done without.

    Raises:
        Unavailable: one that is needed did not come.
    """
    return tuple(each for each in came((yield from together(*flows))) if each is not None)


def answered(found: Iterable[Transfer], reference: str, host: str) -> Transfer:
    """The transfer that was asked for.

    Raises:
        BadAnswer: the source gave no answer that can be used.
    """
    for each in found:
        if each.reference == reference:
            return told(each)
    raise no_answer(host, "another transaction than the one that was asked for")


def received(found: Iterable[Transfer], payee: str, window: Window, *, whole: bool) -> tuple[Transfer, ...]:
    """The transfers that paid an address in a window, each with the payments to it alone.

    Raises:
        BadAnswer: one of the answers cannot be used.
    """
    paid: list[Transfer] = []
    for each in map(told, found):
        to_it = tuple(one for one in each.movements if same(each.network, payee, one.recipient))
        if to_it and within(each.included_at, window):
            paid.append(each.model_copy(update={"movements": to_it, "complete": each.complete and whole}))
    return tuple(paid)
