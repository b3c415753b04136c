"""What the codes and messages of providers and networks mean.

`read` is the only place that knows the order: the network's advice, then the provider's code, then the provider's
exact message, then the wording of any message, then unknown. A "never again" from any side wins.
"""

from datetime import date
from typing import NamedTuple

from paysupport.codes.table import MEMORY, Entry, Table
from paysupport.codes.text import classify, normalise
from paysupport.model import Certainty, Reading, Reason, Via

__all__ = ["MEMORY", "Entry", "Said", "Table", "read"]

_UNKNOWN = Reading(reason=Reason.UNKNOWN, via=Via.NONE, certainty=Certainty.POSSIBLE)


class Said(NamedTuple):
    """What was told of one refusal, raw.

    Attributes:
        code, message: the provider's.
        advice: the network's or provider's advice code on trying again.
        network: the card network, in lower case (visa, mastercard, mir, amex, unionpay ...).
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
    """
    reading = _reason(said, table, on)
    if said.advice is None or reading.final:
        return reading
    advice = table.advice.get(said.advice)
    if advice is None:
        return reading
    if advice.reason is not Reason.UNKNOWN:
        others = tuple(
            each for each in (reading.reason, *reading.others) if each not in {Reason.UNKNOWN, advice.reason}
        )
        return table.reading(advice, Via.ADVICE).model_copy(update={"others": others})
    return reading.model_copy(update={"final": True}) if advice.final else reading


def _reason(said: Said, table: Table, on: date) -> Reading:
    if said.code is not None and (reading := table.of_code(said.code, on)) is not None:
        return reading
    if said.message:
        message = normalise(said.message)
        if (entry := table.messages.get(message)) is not None:
            return table.reading(entry, Via.MESSAGE)
        if (reason := classify(message)) is not None:
            return Reading(reason=reason, via=Via.MESSAGE, certainty=Certainty.LIKELY)
    return _UNKNOWN
