"""One question of a probe on its way: all of it that needs no event loop, the same with and without asyncio."""

import socket
import ssl
import threading
from collections.abc import Generator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpcore
import httpx

from paysupport import __version__, log
from paysupport.errors import BadAnswer, ConfigurationError, PaysupportError, Unavailable
from paysupport.flow import Response
from paysupport.transport.body import Body, BodyError, TooLong
from paysupport.transport.deadline import SENDING, Deadline
from paysupport.transport.exchange import Terms
from paysupport.transport.guard.admission import Sending

_ERRORS = (
    BodyError,
    OSError,
    UnicodeError,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
)
_WORDS = {
    "name": "has no address",
    "refused": "accepts no connection",
    "timeout": "did not answer in time",
    "tls": "could not speak TLS with us",
    "reset": "broke the connection off, or did not speak HTTP",
    "too_large": "sent headers without end",
}
_HEADERS_TOO_LARGE = 431  # RFC 6585; h11 marks with it what it would not read
_NO_CHECK_TIME = ssl.VerifyFlags(0x200000)  # X509_V_FLAG_NO_CHECK_TIME of OpenSSL 1.1 and later


@dataclass(slots=True)
class Question:
    """One question and how far it has come.

    Attributes:
        fault: what an error of the step under way means.
    """

    host: str
    deadline: Deadline
    fault: str = "name"
    status: int | None = None

    def left(self) -> float:
        """Seconds left, more than zero; raises `TimeoutError`."""
        left = self.deadline.left()
        if left <= 0:
            raise TimeoutError
        return left

    def failure(self, error: Exception) -> PaysupportError:
        """What an exception out of a socket or an HTTP library means; nothing of the request stands in it."""
        if isinstance(error, BodyError):
            return BadAnswer(f"{self.host} {error}", source=self.host, status=self.status, fault="reset")
        if isinstance(error, (httpcore.LocalProtocolError, UnicodeError)):
            return ConfigurationError(
                f"the request to {self.host} cannot be sent: see whether a key or a header holds line breaks "
                "or letters outside ASCII"
            )
        if isinstance(error, (TimeoutError, httpcore.TimeoutException)):
            self.fault = "timeout"
        elif getattr(error.__cause__, "error_status_hint", None) == _HEADERS_TOO_LARGE:
            self.fault = "too_large"
        words = f"{self.host} {_WORDS[self.fault]}"
        if self.fault == "tls" and (reason := _reason(error.__cause__)):
            words += f": {reason}"
        return Unavailable(words, source=self.host, status=self.status, fault=self.fault)


@contextmanager
def asking(kind: str, host: str, terms: Terms) -> Generator[Question]:
    """The time of one question: HTTP libraries are silent, the deadline reaches sockets, failures become ours.

    Raises:
        Unavailable: with the fault of the step that was under way.
        ConfigurationError: a request cannot be sent as it is.
    """
    question = Question(host, terms.start())
    failed: PaysupportError | None = None
    token = SENDING.set(question.deadline)
    try:
        yield question
    except _ERRORS as error:
        failed = question.failure(error)
    finally:
        SENDING.reset(token)
        took = terms.deadline - question.deadline.left()
        log.debug("probe", kind=kind, host=host, status=question.status, duration=round(took, 3))
    if failed:
        raise failed


def look_up(host: str) -> Future[list[str]]:
    """The addresses of a host, in time; a look-up that hangs is left alone, as nothing can end it."""
    future: Future[list[str]] = Future()

    def work() -> None:
        future.set_running_or_notify_cancel()
        try:
            future.set_result([str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)])
        except OSError as error:
            future.set_exception(error)

    threading.Thread(target=work, name="paysupport-look-up", daemon=True).start()
    return future


class Trust:
    """Which certificates are trusted: those the browsers trust, and what is given besides; nothing of the environment.

    Args:
        pem: certificates of further authorities.
    """

    def __init__(self, pem: str | None) -> None:
        self._pem = pem

    @cached_property
    def strict(self) -> ssl.SSLContext:
        """Whole checks."""
        context = httpx.create_ssl_context(trust_env=False)
        if self._pem:
            context.load_verify_locations(cadata=self._pem)
        context.set_alpn_protocols(["http/1.1"])
        return context

    @cached_property
    def lenient(self) -> ssl.SSLContext:
        """Checks the issuer only, so that a certificate that expired or has another name can be read."""
        context = Trust(self._pem).strict
        context.check_hostname = False
        context.verify_flags |= _NO_CHECK_TIME
        return context


def untrusted(error: httpcore.ConnectError) -> str | None:
    """Why a certificate was not trusted; None where something else went wrong."""
    cause = error.__cause__
    return cause.verify_message if isinstance(cause, ssl.SSLCertVerificationError) else None


def _reason(cause: BaseException | None) -> str:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return cause.verify_message
    return str(getattr(cause, "reason", None) or "").lower().replace("_", " ")


class Answer:
    """Takes an answer from the wire: any status, and the beginning of the body."""

    def __init__(self, status: int, headers: Any, limit: int) -> None:
        self._status = status
        self._headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}
        self._body = Body(self._headers.get("content-encoding", ""), limit)

    def enough(self, chunk: bytes) -> bool:
        """Take a piece of the body; true once no more is wanted."""
        try:
            self._body.feed(chunk)
        except TooLong:
            return True
        return False

    def whole(self, url: str, terms: Terms, took: float) -> Response:
        """The answer, its body cut where it went beyond the limit; `took` seconds."""
        body = self._body.beginning
        return Response(status=self._status, url=url, at=terms.clock(), headers=self._headers, body=body, seconds=took)


def wired(sending: Sending) -> tuple[httpcore.Origin, httpcore.Request]:
    """The request for a connection that is open already; Host comes from the URL, no other default from anywhere."""
    given = httpx.Headers({"User-Agent": f"paysupport/{__version__}", "Accept-Encoding": "gzip", "Connection": "close"})
    given.update(sending.request.headers)
    given.pop("host", None)
    ready = httpx.Request(sending.request.method, sending.url, headers=given, content=sending.request.body or None)
    url = httpcore.URL(
        scheme=sending.url.raw_scheme,
        host=sending.url.raw_host,
        port=sending.target.port,
        target=sending.url.raw_path,
    )
    return url.origin, httpcore.Request(sending.request.method, url, headers=ready.headers.raw, content=ready.content)
