"""The hashes by which requests and notifications prove themselves.

Sources, read on 2026-11-22: docs.robokassa.ru/pay-interface and docs.robokassa.ru/ru/notifications-and-redirects (the
text that is hashed), docs.robokassa.ru/testing-mode (a pair of passwords of its own for tests, the same algorithm for
both modes). The shop chooses the algorithm in its technical settings.

The text is `OutSum:InvId:password`, then `:name=value` of each parameter of the shop's own in the order of their names,
all as they came once the form is decoded. Nothing else is covered: not the fee, not the e-mail address, not `IsTest`.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence

from paysupport.errors import ConfigurationError

ALGORITHMS = ("md5", "ripemd160", "sha1", "sha256", "sha384", "sha512")

_OWN = re.compile(r"shp_.*", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"[A-Za-z0-9_]+")
_SUM = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NUMBER = re.compile(r"[0-9]+")
_ORDERS: Sequence[Callable[[str], str]] = (
    lambda pair: pair,
    lambda pair: pair.partition("=")[0],
    lambda pair: pair.partition("=")[0].casefold(),
)
"""How the parameters may be sorted: the documents say by alphabet only, and Robokassa's own SDKs differ."""


def digest(algorithm: str, text: str) -> str:
    """The hash in lower-case hex.

    Raises:
        ConfigurationError: this Python lacks the algorithm, as some builds do RIPEMD-160.
    """
    try:
        return hashlib.new(algorithm, text.encode()).hexdigest()
    except ValueError:
        raise ConfigurationError(f"this Python has no {algorithm}: its OpenSSL lacks it") from None


def fault(fields: Mapping[str, str]) -> str | None:
    """What makes the text of a notification ambiguous, or none at all."""
    if not _SUM.fullmatch(fields.get("OutSum", "")) or not _NUMBER.fullmatch(fields.get("InvId", "")):
        return "OutSum or InvId is missing or no number: this is not Robokassa's notification"
    for name, value in own(fields).items():
        if not _NAME.fullmatch(name):
            return "a parameter of the shop's own has a name with other characters than A-Z, 0-9 and _"
        if ":shp_" in value.lower():
            return "a parameter of the shop's own holds what looks like a further one, and the hash cannot tell"
    return None


def own(fields: Mapping[str, str]) -> dict[str, str]:
    """The parameters of the shop's own, which come back as they were given (`Shp_...`)."""
    return {name: value for name, value in fields.items() if _OWN.fullmatch(name)}


def texts(fields: Mapping[str, str], password: str) -> tuple[str, ...]:
    """The texts of which Robokassa may have hashed one."""
    start = f"{fields['OutSum']}:{fields['InvId']}:{password}"
    pairs = [f"{name}={value}" for name, value in own(fields).items()]
    ordered = (":".join((start, *sorted(pairs, key=order))) for order in _ORDERS)
    return tuple(dict.fromkeys(ordered))
