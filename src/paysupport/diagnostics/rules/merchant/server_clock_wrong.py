"""# Server clock wrong

## What it finds
The clock of the shop's server is more than five minutes fast or slow.

## Why
Signatures that hold a time are valid for five minutes (Stripe, Standard Webhooks): with a wrong clock every genuine
notification looks like an old one that is sent again. Certificates, tokens and logs suffer too.

## What to do
The hosting company switches time synchronisation (NTP) on.

## References
- docs.stripe.com/webhooks/signatures: tolerance of five minutes; RFC 9110, section 6.6.1 (Date)
"""

from paysupport.diagnostics.probed import tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Probe, ProbeKind, Retry, Stage

_TOLERANCE = 300
"""Seconds that a signed time may differ (Stripe, Standard Webhooks)."""

_AHEAD = Text(en="fast", ru="спешат")
_BEHIND = Text(en="slow", ru="отстают")


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """The clocks differ by more than signatures allow."""
    place, probe = tried(probes, ProbeKind.CLOCK)
    if probe is None or probe.skew is None or abs(probe.skew) <= _TOLERANCE:
        return None
    way = _AHEAD if probe.skew > 0 else _BEHIND
    return Facts(
        values={"minutes": round(abs(probe.skew) / 60), "way": way},
        seen=(f"probes.{place}.skew", f"probes.{place}.at"),
        certainty=Certainty.LIKELY,
    )


RULE = Rule(
    code="PS391",
    name="server-clock-wrong",
    title=Text(
        en="The clock of the shop's server is wrong",
        ru="Часы на сервере магазина сбились",
    ),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS385"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The clock of your server is {way} by {minutes:minute|minutes}. Signatures with a time are refused then:"
        " switch time synchronisation (NTP) on.",
        ru="Часы вашего сервера {way} на {minutes:минуту|минуты|минут}. Подписи со временем при этом не проходят"
        " проверку: включите синхронизацию времени (NTP).",
    ),
    agent=Text(
        en="The server's clock is {way} by {minutes:minute|minutes}: genuine notifications look too old or come from"
        " the future. For the hosting company.",
        ru="Часы сервера {way} на {minutes:минуту|минуты|минут}: настоящие уведомления выглядят устаревшими или «из"
        " будущего». Это вопрос к хостингу.",
    ),
    refuted_by=Text(
        en="The time was told by a cache or proxy in front of the shop.",
        ru="Время сообщил кеш или прокси перед магазином.",
    ),
)
