"""Notifications as the provider would send them, and forged ones; no key of the provider's API is ever sent."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from paysupport.adapters.contracts import Provider, Received, Rejected
from paysupport.checks.events import Event, body, order_number, payment_id
from paysupport.errors import ConfigurationError, InputError
from paysupport.investigate import can

_SHOWS_KEY = "authorization"
_ASYMMETRIC = {"bepaid", "paypal"}
"""Providers whose notifications only they can sign."""
_MAKE_KEY = (
    "to sign a test notification a key pair is needed of which the staging shop holds the public part:"
    " `paysupport check --make-key` makes one"
)
_BY_ADDRESS = "a notification of {} is proven by the address it comes from alone"


@dataclass(frozen=True, slots=True)
class Unsigned:
    """Why there is no notification that proves itself."""

    why: str


def headers(received: Received) -> Mapping[str, str]:
    """The headers of a notification by name."""
    return dict(received.headers)


def unsigned(provider: Provider, event: Event, at: datetime) -> Received | Unsigned:
    """A notification that nothing proves."""
    try:
        content = body(provider.name, event)
    except (ConfigurationError, InputError) as error:
        return Unsigned(str(error))
    kind = "application/json" if content.startswith(b"{") else "application/x-www-form-urlencoded"
    return Received(headers=(("Content-Type", kind),), body=content, at=at)


def signed(provider: Provider, event: Event, at: datetime) -> Received | Unsigned:
    """A notification with its proof; `Unsigned` where the proof would be a key itself, or an address we have not."""
    try:
        received = provider.sign(body(provider.name, event), at)
    except (ConfigurationError, InputError) as error:
        return Unsigned(f"{error}; {_MAKE_KEY}" if provider.name in _ASYMMETRIC else str(error))
    if _shows_key(received):
        return Unsigned(f"{provider.name} would prove itself with the shop's own key, which is not sent; {_MAKE_KEY}")
    if received.source_address is not None:
        return Unsigned(_BY_ADDRESS.format(provider.name))
    return received


def forged(provider: Provider, event: Event, at: datetime) -> Received | Unsigned:
    """A notification whose proof is that of another one, as the adapter's own check confirms."""
    if not can(provider, "verify"):
        return Unsigned(f"{provider.name} signs no notifications")
    try:
        received = provider.sign(body(provider.name, event), at)
    except (ConfigurationError, InputError) as error:
        return Unsigned(str(error))
    if _shows_key(received):
        wrong = f"Basic {b64encode(b'paysupport:wrong').decode()}"
        told = headers(received)
        return replace(received, headers={name: wrong if name.lower() == _SHOWS_KEY else told[name] for name in told})
    if received.source_address is not None:
        return Unsigned(_BY_ADDRESS.format(provider.name))
    id_ = payment_id(provider.name, event.payment)
    other = payment_id(provider.name, f"not {event.payment}")
    for before, after in ((id_, other), (event.order, order_number(f"not {event.order}"))):
        changed = replace(received, body=received.body.replace(before.encode(), after.encode()))
        if isinstance(provider.verify(changed), Rejected):
            return changed
    return Unsigned(f"nothing in a notification of {provider.name} could be forged that its proof covers")


def from_source(provider: Provider, event: Event, at: datetime) -> Received | Unsigned:
    """A notification that only its source address proves, with that address in `X-Forwarded-For`."""
    try:
        received = provider.sign(body(provider.name, event), at)
    except (ConfigurationError, InputError) as error:
        return Unsigned(str(error))
    if received.source_address is None:
        return Unsigned(f"notifications of {provider.name} are proven by more than the address they come from")
    forwarded = ("X-Forwarded-For", received.source_address)
    return replace(received, headers=(*headers(received).items(), forwarded))


def _shows_key(received: Received) -> bool:
    return any(name.lower() == _SHOWS_KEY for name in headers(received))
