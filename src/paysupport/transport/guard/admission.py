"""What may be looked up, shaken hands with and asked; no socket is opened here."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from ipaddress import ip_address

import httpx

from paysupport.errors import ConfigurationError, Forbidden, Unavailable
from paysupport.flow import Handshake, Request
from paysupport.transport.exchange import full_url
from paysupport.transport.guard.addresses import Place, place

PORTS = frozenset({80, 443, 8443})
_LABEL = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"
_NAME = re.compile(rf"(?=.{{1,253}}\Z)(?:{_LABEL}\.)*{_LABEL}", re.ASCII)
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """Where one connection leads: to this address and port, under this name."""

    host: str
    address: str
    port: int


@dataclass(frozen=True, slots=True)
class Sending:
    """One request, admitted, and its URL taken apart once."""

    target: Target
    tls: bool
    request: Request
    url: httpx.URL


class Admission:
    """Knows which hosts were allowed by name, and which addresses were found for the others.

    Args:
        allow: hosts that may be at private addresses, on any port, and asked over plain HTTP.
        ports: those open to all others.
        http: whether all others may be asked over plain HTTP.

    Raises:
        ConfigurationError: what is to be allowed is not the name of a host.
    """

    def __init__(self, allow: AbstractSet[str], ports: AbstractSet[int], *, http: bool) -> None:
        try:
            self._allow = frozenset(canonical(host) for host in allow)
        except Forbidden as error:
            raise ConfigurationError(f"only hosts are allowed by name, without scheme and port: {error}") from None
        self._ports = ports
        self._http = http
        self._found: dict[str, tuple[str, ...]] = {}

    def known(self, host: str) -> tuple[str, ...]:
        """The addresses that were found for a host before; empty where it was not looked up yet."""
        return self._found.get(host, ())

    def found(self, host: str, addresses: Iterable[str]) -> tuple[str, ...]:
        """Take the answer of a look-up, unless one of its addresses is bad; the first answer holds for good.

        Raises:
            Forbidden: an address is not public, and the host was not allowed by name, or no name allows it.
            Unavailable: there is no address.
        """
        each = {ip_address(address) for address in addresses}
        if not each:
            raise Unavailable(f"{host} has no address", source=host, fault="name")
        for address in each:
            self._check(host, place(address), str(address))
        ordered = sorted(each, key=lambda address: (address.version, int(address)))
        return self._found.setdefault(host, tuple(str(address) for address in ordered))

    def _check(self, host: str, where: Place, address: str) -> None:
        if where is Place.PUBLIC:
            return
        if where is Place.NEVER:
            raise _forbidden(host, f"leads to {address}, at which no shop can be")
        if host not in self._allow:
            raise _forbidden(host, f"leads to {address}, which is not public; if it is yours, allow {host} by name")

    def handshake(self, asked: Handshake) -> Target:
        """Where a handshake is to be done; raises `Forbidden`."""
        return self._target(canonical(asked.host), asked.address, asked.port)

    def sending(self, request: Request) -> Sending:
        """How a request is to be sent; raises `Forbidden`, or `ConfigurationError` for one that wants a token."""
        if request.authorize:
            raise ConfigurationError("a probe has no tokens: the provider is asked by the client")
        try:
            url = httpx.URL(full_url(request))
        except httpx.InvalidURL:
            raise _forbidden("", "the address to ask is not a URL") from None
        host = canonical(url.raw_host.decode())
        if url.userinfo:
            raise _forbidden(host, "a user stands in the URL")
        if url.scheme not in {"https", "http"}:
            raise _forbidden(host, "is to be asked neither over https nor over http")
        tls = url.scheme == "https"
        if not (tls or self._http or host in self._allow):
            raise _forbidden(host, f"is to be asked over plain http; if it is yours, allow {host} by name")
        target = self._target(host, request.address, (443 if tls else 80) if url.port is None else url.port)
        return Sending(target, tls, request, url)

    def _target(self, host: str, address: str | None, port: int) -> Target:
        known = self.known(host)
        if not known:
            raise _forbidden(host, "was not looked up before")
        pinned = known[0] if address is None else _plain(address)
        if pinned not in known:
            raise _forbidden(host, "is to be asked at an address that its look-up did not find")
        if port not in self._ports and not (host in self._allow and 0 < port < 65536):  # noqa: PLR2004
            raise _forbidden(host, f"is to be asked on port {port}; if it is yours, allow {host} by name")
        return Target(host, pinned, port)


def canonical(host: str) -> str:
    """The one spelling of a host: lower case, Punycode, no dot at the end; an IP address in its shortest form.

    Raises:
        Forbidden: it is no name of a host: percent-encoded, with a zone, or a number, which systems read differently.
    """
    try:
        text = httpx.URL(scheme="https", host=host).raw_host.decode()
    except httpx.InvalidURL:
        raise _forbidden("", f"{host!r} is not the name of a host") from None
    name = text.removesuffix(".")
    plain = _plain(name)
    if plain is not None:
        return plain
    if not _NAME.fullmatch(name) or _NUMBER.fullmatch(name):
        raise _forbidden("", f"{host!r} is not the name of a host")
    return name


def _plain(address: str) -> str | None:
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    return None if "%" in address else str(parsed)


def _forbidden(host: str, why: str) -> Forbidden:
    return Forbidden(f"{host} {why}".strip(), source=host, fault="forbidden")
