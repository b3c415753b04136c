"""One request on its way: all of it that needs no socket, the same for both transports."""

import random
import re
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from paysupport import log
from paysupport.errors import BadAnswer, ConfigurationError, DeadlineExceeded, PaysupportError, Unavailable
from paysupport.flow import Request, Response
from paysupport.transport.body import Body, BodyError
from paysupport.transport.deadline import SENDING, Deadline
from paysupport.transport.retry import REPEATED, retry_after

_INNOCENT = "this says nothing about the payment"
_CLOSE = 0.005  # a timer may ring this many seconds before the deadline it was set to


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a transport grants its calls.

    Attributes:
        deadline: seconds for one public call, waiting and repetitions included.
        max_body: most bytes of one answer, on the wire and decoded.
        retries: most repetitions of one request; only of those that read.
        clock: the time with zone, for signatures, `Response.at` and Retry-After.
        monotonic: seconds that never go back.
        random: gives numbers from 0 up to 1, to spread repetitions.
    """

    deadline: float = 30.0
    max_body: int = 4 * 1024 * 1024
    retries: int = 2
    clock: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = time.monotonic
    random: Callable[[], float] = random.random

    def start(self) -> Deadline:
        """The deadline of a call that begins now."""
        return Deadline(self.monotonic() + self.deadline, self.monotonic)


class Exchange:
    """One request and what its tries come to.

    A try is, while `sending`: `begin`, `head`, `feed` for each piece, `end`. What goes wrong becomes a value by
    `failure`; that value, its text, cause and traceback hold no more of the request than the host.

    Raises:
        ConfigurationError: the URL has no host.
    """

    def __init__(self, request: Request, deadline: Deadline, terms: Terms) -> None:
        self.request = request
        self.deadline = deadline
        self.host = _host(request.url)
        self.errors: tuple[type[Exception], ...] = (
            BodyError,
            PaysupportError,
            TimeoutError,
            UnicodeError,
            *_classes("HTTPError", "InvalidURL"),
        )
        self._clock = terms.clock
        self._max_body = terms.max_body
        self._tries = 0
        self._status: int | None = None
        self._headers: dict[str, str] = {}
        self._body = Body("", terms.max_body)

    @contextmanager
    def sending(self) -> Generator[None]:
        """The time of one try: the HTTP library is silent, the deadline reaches its sockets, the end is logged."""
        self._tries += 1
        self._status, self._headers = None, {}
        began = self.deadline.monotonic()
        token = SENDING.set(self.deadline)
        try:
            yield
        finally:
            SENDING.reset(token)
            log.debug(
                "request",
                method=self.request.method,
                host=self.host,
                status=self._status,
                duration=round(self.deadline.monotonic() - began, 3),
                attempt=self._tries,
            )

    def begin(self, http: Any) -> Any:
        """What `http` shall send for one try, signed as of now."""
        left = self._left()
        request = self.request.sign(self.request, self._clock()) if self.request.sign else self.request
        timeouts: dict[str, float | None] = http.timeout.as_dict()
        return http.build_request(
            request.method,
            full_url(request),
            headers={"Accept-Encoding": "gzip", **request.headers},
            content=request.body or None,
            extensions={
                "timeout": {kind: left if most is None else min(most, left) for kind, most in timeouts.items()}
            },
        )

    def head(self, status: int, headers: Any) -> None:
        """Take status and headers; raises `BadAnswer` where they already tell that the answer is of no use."""
        self._status, self._headers = status, dict(headers.multi_items())
        if 300 <= status < 400:  # noqa: PLR2004
            raise self._bad("answered with a redirect, which is not followed")
        if status in REPEATED or status >= 500:  # noqa: PLR2004
            raise self._bad(f"answered with HTTP status {status}")
        self._body = Body(headers.get("content-encoding", ""), self._max_body)

    def feed(self, chunk: bytes) -> None:
        """Take a piece of the body; raises `BodyError`, or `TimeoutError` at the deadline."""
        self._left()
        self._body.feed(chunk)

    def end(self) -> Response:
        """The answer, once its last piece was fed; raises `BodyError`."""
        return Response(
            status=self._status or 0,
            url=self.request.url,
            at=self._clock(),
            headers=self._headers,
            body=self._body.whole(),
        )

    def failure(self, error: Exception) -> PaysupportError:
        """What an exception out of `errors` means for the caller."""
        if isinstance(error, PaysupportError):
            return error
        if isinstance(error, BodyError):
            return self._bad(str(error))
        if isinstance(error, (TimeoutError, *_classes("TimeoutException"))):
            if isinstance(error, TimeoutError) or self.deadline.left() <= _CLOSE:
                return DeadlineExceeded(
                    f"the time of this call ended without an answer from {self.host}; {_INNOCENT}", source=self.host
                )
            return Unavailable(f"{self.host} did not answer in time; {_INNOCENT}", source=self.host)
        return self._broken(error)

    def _broken(self, error: Exception) -> PaysupportError:
        if isinstance(error, (UnicodeError, *_classes("InvalidURL", "UnsupportedProtocol", "LocalProtocolError"))):
            return ConfigurationError(
                f"the request to {self.host} cannot be sent: see whether the address is complete, "
                "and whether a key holds line breaks or letters outside ASCII"
            )
        if isinstance(error, _classes("RemoteProtocolError")):
            return BadAnswer(f"{self.host} broke its answer off, or did not speak HTTP; {_INNOCENT}", source=self.host)
        return Unavailable(f"{self.host} could not be reached; {_INNOCENT}", source=self.host)

    def _left(self) -> float:
        left = self.deadline.left()
        if left <= 0:
            raise TimeoutError
        return left

    def _bad(self, what: str) -> BadAnswer:
        request_id = self._headers.get("x-request-id") or self._headers.get("request-id") or ""
        return BadAnswer(
            f"{self.host} {what}; {_INNOCENT}",
            source=self.host,
            status=self._status,
            request_id=request_id if re.fullmatch(r"[!-~]{1,128}", request_id) else None,
            retry_after=retry_after(self._headers.get("retry-after"), self._clock()),
        )


def _host(url: str) -> str:
    found = None
    with suppress(ValueError):
        found = urlsplit(url).hostname
    if not found:
        raise ConfigurationError("the address to ask is not an absolute URL with a host")
    return found


def full_url(request: Request) -> str:
    """The URL of a request with its parameters."""
    if not request.params:
        return request.url
    return f"{request.url}{'&' if '?' in request.url else '?'}{urlencode(request.params, quote_via=quote)}"


def _classes(*names: str) -> tuple[type[Exception], ...]:
    """The exceptions of these names in each of the libraries a client may come from."""
    libraries = [sys.modules[name] for name in ("httpx", "httpx2") if name in sys.modules]
    return tuple(getattr(library, name) for library in libraries for name in names)
