"""The sans-I/O protocol: what an adapter asks for, and what it is given.

An adapter method is a generator. It yields a `Request`, is sent a `Response` and returns its result;
`yield from` composes. Independent questions are asked side by side with `together`. The drivers in
`transport` run the same generator with or without asyncio; a transport error is thrown into it as
`Unavailable`, so that an adapter may try a second host.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from paysupport.redaction.shown import Shown

if TYPE_CHECKING:
    from paysupport.errors import Unavailable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a host may be asked with one account; None is no limit.

    Attributes:
        per_second: requests started per second; below 1 for less than one a second.
        at_once: requests under way at the same time.
    """

    per_second: float | None = None
    at_once: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Request(Shown):
    """One HTTP call that changes nothing at the other side.

    Attributes:
        url: absolute, without credentials in it.
        headers: as sent; credentials stand here and never in the URL.
        params: query parameters; a repeated name is a list of pairs.
        body: raw bytes.
        reads: declared, not inferred: many look-ups are POSTs. Only reads are repeated.
        sign: applied at each sending, with the time of that sending.
        authorize: how to get the token it is sent with; always the same bound method of one adapter, by which the
            transports keep the token. They add its headers, and renew it before it expires and once after a 401.
        account: whose quota at the host is used; a name, not a credential.
        pace: what the host allows this account.
        address: the IP address to connect to, found by `Resolve`; host name, TLS and Host header stay those of the URL.
            Only probes pin one; theirs is the first that was found, if this is None.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    params: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
    reads: bool = True
    sign: "Callable[[Request, datetime], Request] | None" = field(default=None, repr=False)
    authorize: "Callable[[], Flow[Token]] | None" = field(default=None, repr=False)
    account: str = ""
    pace: Pace | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Token(Shown):
    """What an API wants with each request for a while, given in exchange for the keys.

    Attributes:
        headers: what is added to each request.
        expires_at: from when on it is of no use, with zone.
    """

    headers: Mapping[str, str] = field(repr=False)
    expires_at: datetime

    def on(self, request: Request) -> Request:
        """The request as it is sent with this token."""
        return replace(request, headers={**request.headers, **self.headers})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Response(Shown):
    """What came back, decoded from its content-encoding.

    A probe is given every status, redirects included, and of a body the first 64 KiB: one of that length may be cut.

    Attributes:
        headers: names in lower case; the last of equal names wins.
        at: when the answer was complete, with zone.
        seconds: from the begin of the sending until then; None where nobody measured it.
    """

    status: int
    url: str
    at: datetime
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    body: bytes = field(default=b"", repr=False)
    seconds: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Resolve:
    """Look a host name up; answered with its addresses as texts, IPv4 first. Only probes ask for it.

    Whoever answers refuses a name of which any address is not public, unless the host was allowed by name, with
    `Forbidden`; a name without an address is an `Unavailable` with the fault "name". A `Handshake` or `Request` to a
    host that was not looked up before, or at another address, is `Forbidden` too.
    """

    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handshake:
    """Speak TLS with a host at an address, and nothing more; answered with a `Certificate`. Only probes ask for it.

    A certificate that is not trusted is an answer. Where nobody speaks TLS, it is an `Unavailable` with the fault
    "refused", "timeout" or "tls".
    """

    host: str
    address: str
    port: int = 443


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a TLS handshake came to.

    Attributes:
        fault: why the certificate is not trusted, in the words of the TLS library: expired, for another name, by an
            unknown issuer, self-signed; None where it is trusted.
        expires_at: end of its validity, with zone.
        issuer, names: as the certificate has them; empty where it could not be read.
        version: of the protocol, such as "TLSv1.3".
    """

    fault: str | None = None
    expires_at: datetime | None = None
    issuer: str = ""
    names: tuple[str, ...] = ()
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Several flows to be run side by side; answered with their results in order."""

    flows: tuple["Flow[Any]", ...]


Flow: TypeAlias = Generator[Request | Resolve | Handshake | Together, Any, T]


def together(*flows: "Flow[T]") -> "Flow[tuple[T | Unavailable, ...]]":
    """Run flows side by side; each place holds the flow's result or the `Unavailable` that ended it."""
    results: tuple[T | Unavailable, ...] = yield Together(flows)
    return results
