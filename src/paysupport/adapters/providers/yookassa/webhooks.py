"""Notifications: where they come from, which is all that YooKassa lets one prove. It signs nothing.

Sources: yookassa.ru/developers/using-api/webhooks, read on 2026-11-21 (addresses; repeated for 24 hours until the
answer is 200); PyPI yookassa 3.13.0, domain/common/security_helper.py, which names four networks of 2a02:5180::/32.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.documents import parse
from paysupport.errors import ConfigurationError, InputError, NotAPayment
from paysupport.model import Payment

Network: TypeAlias = IPv4Network | IPv6Network

ADDRESSES = (
    "185.71.76.0/27",
    "185.71.77.0/27",
    "77.75.153.0/25",
    "77.75.156.11",
    "77.75.156.35",
    "77.75.154.128/25",
    "2a02:5180::/32",
)
"""From where YooKassa sends its notifications."""

_GIVE = (
    "give `source_address`: the address of the connection or, behind a proxy of your own, the one that this proxy has"
    " added last to X-Forwarded-For (what stands before it, anybody may have written)"
)


def networks(addresses: Iterable[str]) -> tuple[Network, ...]:
    """The networks of these addresses and ranges; one text may hold several, with commas or spaces between them.

    Raises:
        ConfigurationError: one is none.
    """
    given = (addresses,) if isinstance(addresses, str) else addresses
    try:
        return tuple(ip_network(one) for each in given for one in each.replace(",", " ").split())
    except ValueError as error:
        raise ConfigurationError(f"a source of notifications is no address or network: {error}") from None


def verify(
    received: Received, trusted: tuple[Network, ...], read: Callable[[object], tuple[Payment, ...]]
) -> Verified | Rejected:
    """Whether a notification comes from one of these networks; it is always to be confirmed."""
    fault = _fault(received, trusted)
    if fault is not None:
        return Rejected(fault)
    try:
        document = parse(received.body)
    except InputError as error:
        return Rejected(f"the sender is YooKassa, but the body is {error}")
    match document:
        case {"type": "notification", "event": str(event), "object": {"id": str(about)}}:
            key = f"{event}:{about}"
        case _:
            return Rejected("the sender is YooKassa, but the body is no notification")
    try:
        found = read(document)
    except NotAPayment:
        found = ()
    except InputError as error:
        return Rejected(f"the sender is YooKassa, but the body tells no payment: {error}")
    return Verified(key=key, scheme="source address", event=event, payments=found, confirm=True)


def sign(body: bytes, at: datetime, trusted: tuple[Network, ...]) -> Received:
    """A notification as YooKassa would send it: from one of these networks."""
    if not trusted:
        raise ConfigurationError("a notification of YooKassa comes from one of its addresses, and none is given")
    headers = (("Content-Type", "application/json"),)
    return Received(headers=headers, body=body, at=at, source_address=str(trusted[0][0]))


def _fault(received: Received, trusted: tuple[Network, ...]) -> str | None:
    """Why a notification is not seen to come from YooKassa; None when it is."""
    given = received.source_address
    if not given:
        return f"the sender's address is not known: {_GIVE}"
    address = _address(given)
    if address is None:
        return f"the sender's address is no IP address: {_GIVE}"
    if any(address in network for network in trusted):
        return None
    if not address.is_global:
        return f"the sender's address is one of your own network, so that a proxy stands before this server: {_GIVE}"
    return "the sender's address is not one of YooKassa's: somebody else has sent this, or a proxy has passed it on"


def _address(given: str) -> IPv4Address | IPv6Address | None:
    """An address; an IPv4 one also where it was mapped into IPv6. One with a scope is none of the internet."""
    try:
        address = ip_address(given.strip())
    except ValueError:
        return None
    if isinstance(address, IPv4Address):
        return address
    return None if address.scope_id else address.ipv4_mapped or address
