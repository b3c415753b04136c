"""What the codes and messages of providers and networks mean.

`read` is the only place that knows the order: the advice (the provider's table, then the network's), the network's
response code, the provider's code, that code with the exact message, the message alone, unknown. A step that leaves the
reason open yields to a later one that names it; a "never again" from any side wins.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from paysupport.codes import networks
from paysupport.codes.table import MEMORY, Ceiling, Entry, Table
from paysupport.codes.text import classify, normalise
from paysupport.model import Certainty, Reading, Reason, Step, Via

__all__ = ["MEMORY", "Ceiling", "Entry", "Said", "Table", "read"]

_UNKNOWN = Reading(reason=Reason.UNKNOWN, via=Via.NONE, certainty=Certainty.POSSIBLE)
_SURE = {certainty: place for place, certainty in enumerate(Certainty)}
_SAYS_NOTHING = frozenset({Reason.UNKNOWN, Reason.GENERIC_DECLINE})


class Said(NamedTuple):
    """What was told of one refusal, raw.

    Attributes:
        code, message: the provider's.
        advice: the network's or provider's advice code on trying again.
        network: the card network (visa, mastercard, mir, amex, unionpay ...), in any spelling.
        network_code: the network's response code.
        region: where the merchant's acquirer is: a Visa region (ap, canada, cemea, europe, lac, us), or an ISO 3166-1
            country code; None when nobody said.
    """

    code: str | None = None
    message: str | None = None
    advice: str | None = None
    network: str | None = None
    network_code: str | None = None
    region: str | None = None


def read(said: Said, table: Table, on: date) -> Reading:
    """The meaning of a refusal on the day of the attempt.

    An unknown code is no error: the reason is `UNKNOWN` and the raw values stay where they were.

    Args:
        said: what was told.
        table: the provider's.
        on: the day of the attempt.
    """
    own = table.of_code(said.code, on) if said.code else None
    told = _by_network(said, table, on) if said.advice or said.network_code else []
    if own is not None:
        told.append(own)
    if said.message and all(map(networks.is_vague, told)):
        told += _worded(said, table, known=own is not None)
    if len(told) == 1 and told[0].reason is not Reason.UNKNOWN:
        return told[0]
    return _settled(tuple(told))


def _by_network(said: Said, table: Table, on: date) -> list[Reading]:
    told: list[Reading | None] = []
    if said.advice:
        entry = table.advice.get(said.advice)
        told.append(table.reading(entry, Via.ADVICE) if entry else None)
        told.append(networks.advice(said.network, said.network_code, said.advice))
    if said.network_code:
        told.append(networks.response(said.network, said.network_code, on, said.region))
    return [reading for reading in told if reading is not None]


def _worded(said: Said, table: Table, *, known: bool) -> Iterator[Reading]:
    """What the message adds; any wording counts only where the provider's code is not known."""
    message = normalise(said.message or "")
    entry = table.pairs.get((said.code or "", message)) or table.messages.get(message)
    if entry is not None:
        yield table.reading(entry, Via.MESSAGE)
    elif not known and (reasons := classify(message)):
        yield _wording(reasons)


@cache
def _wording(reasons: tuple[Reason, ...]) -> Reading:
    """The first reason; if the message names others, it is one of several."""
    reason, *others = reasons
    sure = Certainty.POSSIBLE if others else Certainty.LIKELY
    return Reading(reason=reason, via=Via.MESSAGE, certainty=sure, others=tuple(others))


@lru_cache(maxsize=4096)
def _settled(told: tuple[Reading, ...]) -> Reading:
    """One reading of several: the first that names a reason, as surely as any that names the same."""
    named = [reading for reading in told if reading.reason is not Reason.UNKNOWN]
    final = any(reading.final for reading in told)
    if not named:
        return _UNKNOWN.model_copy(update={"final": final}) if final else _UNKNOWN
    clear = (reading for reading in named if not networks.is_vague(reading))
    best = next(clear, None) or named[0]
    same = (reading.certainty for reading in named if reading.reason is best.reason)
    later = (reading for reading in named[named.index(best) + 1 :] if reading.reason not in _SAYS_NOTHING)
    others = dict.fromkeys(best.others)
    for reading in later:
        if reading.reason is not best.reason:
            others |= dict.fromkeys((reading.reason, *reading.others))
    others.pop(best.reason, None)
    return best.model_copy(
        update={
            "certainty": min(same, key=_SURE.__getitem__),
            "others": tuple(others),
            "final": final,
            "steps": _steps(named) if len(named) > 1 else (),
        }
    )


def _steps(told: list[Reading]) -> tuple[Step, ...]:
    return tuple(Step(via=each.via, reason=each.reason, certainty=each.certainty) for each in told)
