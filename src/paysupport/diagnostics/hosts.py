"""Host names in a merchant's settings: read from a URL or a bare name, recognised as private or left as shipped."""

from ipaddress import ip_address
from urllib.parse import urlsplit

_PLACEHOLDERS = frozenset(
    {"example", "yoursite", "your-site", "yourdomain", "your-domain", "yourshop", "your-shop", "yourstore"}
)
"""Labels of names that stand in forms and manuals: begateway/bitrix-payment-module f489081 2020-12 (www.yoursite.com);
example.com, .org, .net: RFC 2606."""

_PLACEHOLDER_DOMAIN = "domain.com"
"""gateway.domain.com, checkout.domain.com: begateway/bitrix-payment-module f489081 2020-12."""

_PRIVATE = frozenset({"localhost", "local", "test", "internal", "invalid", "lan", "home", "corp", "intranet"})
"""Top labels that public DNS does not serve: RFC 6761 and 6762, ICANN resolution 2024-07-29 (internal), usage."""


def host(value: str | None) -> str | None:
    """The host in a URL or a bare host name, in lower case; None where there is none."""
    try:
        found = urlsplit(_with_scheme((value or "").strip())).hostname
    except ValueError:
        return None
    return found.rstrip(".") or None if found else None


def address(url: str | None) -> str | None:
    """Host and path of a URL, without the query, in which keys may stand."""
    name = host(url)
    return None if name is None else name + urlsplit(_with_scheme((url or "").strip())).path


def is_below(name: str, domain: str) -> bool:
    """Whether a host is a domain or stands below it."""
    return name == domain or name.endswith(f".{domain}")


def is_placeholder(name: str) -> bool:
    """Whether a host is one that stands in forms and manuals."""
    return is_below(name, _PLACEHOLDER_DOMAIN) or not _PLACEHOLDERS.isdisjoint(name.split("."))


def is_public(name: str) -> bool:
    """Whether a host can be reached from outside, as far as its name or address tells."""
    try:
        return ip_address(name).is_global
    except ValueError:
        return "." in name and name.rpartition(".")[2] not in _PRIVATE


def _with_scheme(value: str) -> str:
    return value if "//" in value else f"//{value}"
