"""What a code means, without a payment."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from paysupport.adapters.registry import reader
from paysupport.codes import Said, read
from paysupport.codes.table import Table
from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.rule import Rule, forbidden
from paysupport.errors import ConfigurationError
from paysupport.model import Answer, Model, Party, Reading, Reason, Retry

_NO_TABLE = Table(source="", codes={})
_NOBODY_KNOWS = Retry(now=Answer.UNKNOWN, later=Answer.UNKNOWN, other=Answer.UNKNOWN)


class Decoded(Model):
    """The meaning of a code: the reading, who is responsible, and whether to try again."""

    reading: Reading
    responsible: Party | None
    retry: Retry
    rule: str | None

    @property
    def reason(self) -> Reason:
        """The reason that was read."""
        return self.reading.reason


def decode(
    *,
    provider: str | None = None,
    code: str | None = None,
    message: str | None = None,
    network: str | None = None,
    network_code: str | None = None,
    advice: str | None = None,
    at: date | None = None,
) -> Decoded:
    """What a provider's code, advice code or message means.

    Args:
        provider: whose code it is; without one only the message is read.
        code: the provider's code.
        message: the provider's wording, read where the code says nothing.
        network: the card network; its tables have no entries yet.
        network_code: the network's response code; not read yet.
        advice: the network's or provider's advice code.
        at: the day of the attempt; without it the current edition is read.

    Raises:
        ConfigurationError: there is no such provider.
    """
    del network, network_code
    day = at.date() if isinstance(at, datetime) else at or date.max
    table = _table(provider.strip().lower()) if provider else _NO_TABLE
    code = code.strip() if code else None
    reading = read(Said(code=code or None, message=message or None, advice=advice or None), table, day)
    rule = _by_reason().get(reading.reason)
    retry = rule.retry if rule else _NOBODY_KNOWS
    return Decoded(
        reading=reading,
        responsible=rule.responsible if rule else None,
        retry=forbidden(retry) if reading.final else retry,
        rule=rule.code if rule else None,
    )


@cache
def _by_reason() -> Mapping[Reason, Rule]:
    found: dict[Reason, Rule] = {}
    for rule in rules():
        for reason in rule.reasons:
            found.setdefault(reason, rule)
    return found


@cache
def _table(provider: str) -> Table:
    table = reader(provider).reasons
    if table is None:
        raise ConfigurationError(f"{provider} has no table of codes")
    return table
