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


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
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


@dataclass(frozen=True, slots=True)
class Token:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back, decoded from its content-encoding.

    Attributes:
        headers: names in lower case; the last of equal names wins.
        at: when the answer was complete, with zone.
    """

    status: int
    url: str
    at: datetime
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Together:
    """Several flows to be run side by side; answered with their results in order."""

    flows: tuple["Flow[Any]", ...]


Flow: TypeAlias = Generator[Request | Together, Any, T]


def together(*flows: "Flow[T]") -> "Flow[tuple[T | Unavailable, ...]]":
    """Run flows side by side; each place holds the flow's result or the `Unavailable` that ended it."""
    results: tuple[T | Unavailable, ...] = yield Together(flows)
    return results
