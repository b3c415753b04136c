"""What a code means, without a payment."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from paysupport.adapters.registry import reader
from paysupport.codes import Said, read
from paysupport.codes.own import OwnCodes
from paysupport.codes.table import Table
from paysupport.diagnostics.advice import advised, heeded
from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.rule import Rule
from paysupport.errors import ConfigurationError
from paysupport.model import Answer, Certainty, Model, Party, Reading, Reason, Retry, Via

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
    region: str | None = None,
    at: date | None = None,
    codes: OwnCodes | None = None,
) -> Decoded:
    """What a provider's or network's code, an advice code or a message means.

    Args:
        provider: whose code it is; without one `code` is the network's.
        code: the provider's code, or the network's. Zeros in front may be missing, as spreadsheets leave them out, if
            one code alone fits; the provider's is then read less surely.
        message: the provider's wording, read where the codes leave the reason open.
        network: the card network (visa, mastercard, mir ...), in any spelling; without it less is certain.
        network_code: the network's response code.
        advice: the network's or provider's advice code.
        region: of the merchant's acquirer: a Visa region (europe, cemea ...) or a country code, ISO 3166-1.
        at: the day of the attempt; without it the current edition is read.
        codes: your own table, laid over ours.

    Raises:
        ConfigurationError: there is no such provider.
    """
    day = at.date() if isinstance(at, datetime) else at or date.max
    provider, code, network_code, advice = ((each or "").strip() for each in (provider, code, network_code, advice))
    if not provider:
        code, network_code = "", network_code or code
    own = codes and codes.reading(
        day, provider=provider.lower(), code=code, network=network, network_code=network_code, message=message
    )
    table = _table(provider.lower()) if provider else _NO_TABLE
    whole = table.whole(code)
    said = Said(whole or code or None, message, advice or None, network, network_code or None, region)
    reading = own or read(said, table, day)
    if whole and reading.via is Via.PROVIDER and reading.certainty is Certainty.CERTAIN:
        reading = reading.model_copy(update={"certainty": Certainty.LIKELY})
    rule = _by_reason().get(reading.reason)
    forbidden_by = (reading.source or "the provider") if reading.final else None
    retry = heeded(rule.retry if rule else _NOBODY_KNOWS, advised(said, day, forbidden_by))
    return Decoded(
        reading=reading,
        responsible=rule.responsible if rule else None,
        retry=retry,
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
