"""Which IP addresses a probe may connect to.

An address is public when two rules agree, so that the answer depends on no patch level of Python: it is global for
`ipaddress`, and outside the networks below. These are the IANA IPv4 and IPv6 Special-Purpose Address Registries, read
strictly: what is reachable there but serves no shop (anycast of PCP and TURN, AMT, ORCHID) is refused too.
"""

from enum import Enum
from ipaddress import IPv4Address, IPv6Address, ip_network

Address = IPv4Address | IPv6Address


class Place(Enum):
    """Where an address leads."""

    PUBLIC = "public"
    PRIVATE = "private"
    """To this machine or its own network; only for hosts that are allowed by name."""
    NEVER = "never"
    """To no shop at all, or to the metadata of a cloud, where keys lie open to whoever asks from inside."""


_METADATA = tuple(
    ip_network(text)
    for text in (
        "100.100.100.200",  # Alibaba Cloud, inside 100.64.0.0/10
        "168.63.129.16",  # Azure, a public address by all registries
        "fd00:42::42",  # Scaleway, from memory
        "fd00:ec2::/32",  # all services of AWS, "IPv6 on AWS", 2021
        "fd20:ce::254",  # Google Cloud, from memory
    )
)
_PRIVATE = tuple(
    ip_network(text)
    for text in (
        "10.0.0.0/8",  # RFC 1918
        "100.64.0.0/10",  # shared by a carrier's customers, RFC 6598; overlay networks use it as well
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",  # unique local, RFC 4193
    )
)
_NEVER = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",  # this network, RFC 791; Linux takes 0.0.0.0 for itself
        "169.254.0.0/16",  # link-local, RFC 3927; the metadata of most clouds
        "192.0.0.0/24",  # IETF protocols, RFC 6890; 192.0.0.192 is the metadata of Oracle Cloud
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.31.196.0/24",  # AS112, RFC 7535
        "192.52.193.0/24",  # AMT, RFC 7450
        "192.88.99.0/24",  # relays of 6to4, RFC 7526
        "192.175.48.0/24",  # AS112, RFC 7534
        "198.18.0.0/15",  # benchmarking, RFC 2544
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast, RFC 5771
        "240.0.0.0/4",  # reserved, broadcast among it
        "2001::/23",  # IETF protocols, RFC 2928: Teredo, benchmarking, ORCHID, AMT
        "2001:db8::/32",  # documentation, RFC 3849
        "2002::/16",  # 6to4, RFC 3056: leads to the IPv4 address inside
        "2620:4f:8000::/48",  # AS112
        "3ffe::/16",  # the 6bone, given back by RFC 3701
        "3fff::/20",  # documentation, RFC 9637
    )
)
_UNICAST = ip_network("2000::/3")
"""All that IANA gives out as global unicast. Outside of it are IPv4-mapped and IPv4-compatible addresses, link-local,
site-local, multicast, discard-only, SRv6, and the translators of RFC 8215."""
_TRANSLATED = ip_network("64:ff9b::/96")
"""NAT64, RFC 6052: in a network without IPv4 the resolver answers so for every IPv4 host."""


def place(address: Address) -> Place:
    """Where an address leads; one behind NAT64 where the IPv4 address inside leads."""
    if isinstance(address, IPv6Address):
        if address.scope_id:
            return Place.NEVER
        if address in _TRANSLATED:
            inside = place(IPv4Address(address.packed[-4:]))
            return inside if inside is Place.PUBLIC else Place.NEVER
    if any(address in network for network in _METADATA):
        return Place.NEVER
    if any(address in network for network in _PRIVATE):
        return Place.PRIVATE
    elsewhere = address.version == 6 and address not in _UNICAST  # noqa: PLR2004
    if elsewhere or not address.is_global or any(address in network for network in _NEVER):
        return Place.NEVER
    return Place.PUBLIC
