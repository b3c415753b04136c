"""Probes: a merchant's integration is tried from outside, with nothing that could harm.

Notifications are made up and marked as tests, and go to the merchant's own URL alone; the provider is only asked. To a
live endpoint nothing is sent unless that is wished.
"""

from datetime import datetime

from paysupport.adapters.contracts import Provider
from paysupport.checks.probing.account import account
from paysupport.checks.probing.door import handshake, resolve, visit
from paysupport.checks.probing.notices import Notices
from paysupport.checks.probing.seen import unchecked
from paysupport.checks.probing.shop import Shop, sum_of
from paysupport.errors import Unavailable
from paysupport.flow import Flow, together
from paysupport.model import Probe, ProbeKind, Settings

__all__ = ["Shop", "probes"]

_ACCOUNT = {ProbeKind.CREDENTIALS, ProbeKind.REGISTRATION}
_NO_PROVIDER = "the provider is not known"
_NOT_FOUND = "the host of the notification URL was not found"
_LIVE = "the settings do not say that this is a test endpoint, and live ones were not allowed"


def probes(
    settings: Settings, provider: Provider | None, now: datetime, *, live: bool, shop: Shop | None = None
) -> Flow[tuple[Probe, ...]]:
    """Try a merchant's integration; the result has each kind of probe once, if only with why it was not tried.

    Args:
        settings: of the integration; `mode` says whether its endpoint is a test one.
        provider: with the keys, and for an asymmetric scheme with a signing key of which the shop has the public part.
        now: when the check begins.
        live: whether anything may be sent to an endpoint that is not marked as a test one.
        shop: an order to try with, and how its state is seen.

    Raises:
        ConfigurationError: the order to try with has no amount or currency.
    """
    shop = shop or Shop()
    amount = sum_of(shop, settings)
    url = settings.notification_url or ""
    resolved = yield from resolve(url, now)
    held = resolved.unchecked or (_NOT_FOUND if resolved.fault else None)
    if held is None and settings.mode != "test" and not live:
        held = _LIVE
    asked: list[Flow[tuple[Probe, ...]]] = []
    if provider is not None:
        asked.append(account(provider, now))
    if held is None:
        address = resolved.addresses[0]
        asked += handshake(url, address, now), visit(url, address, now)
        if provider is not None:
            asked += Notices(url, address, provider, shop, amount, settings.shop_id, now).flows()
    answers = yield from together(*asked)
    told = {each.kind: each for answer in answers if not isinstance(answer, Unavailable) for each in answer}
    told[ProbeKind.RESOLVE] = resolved
    return tuple(told.get(kind) or unchecked(kind, _why(kind, held), now) for kind in ProbeKind)


def _why(kind: ProbeKind, held: str | None) -> str:
    return _NO_PROVIDER if held is None or kind in _ACCOUNT else held
