"""Runs the flows of probes: it looks names up, shakes hands and asks, and is no weapon.

A probe goes where a merchant's settings point, so that whoever writes those could have our machine ask its own network.
Therefore: only public addresses, every one of an answer checked, looked up once and connected to as found; https, and
ports 443, 80 and 8443. Hosts that are one's own are allowed by name. Redirects are answers and not followed, nothing is
repeated, and no proxy, cookie or credential comes from anywhere but the request.
"""

import asyncio
from collections.abc import Set as AbstractSet
from contextlib import aclosing, closing
from ssl import SSLContext
from typing import Any, TypeVar, cast

import httpcore

from paysupport.flow import Certificate, Flow, Handshake, Request, Resolve, Response
from paysupport.transport import arun, run
from paysupport.transport.deadline import BoundedBackend, hush
from paysupport.transport.exchange import Terms
from paysupport.transport.guard.admission import PORTS, Admission, Target, canonical
from paysupport.transport.guard.asking import Answer, Question, Trust, asking, look_up, untrusted, wired
from paysupport.transport.guard.certificates import certificate

__all__ = ["PORTS", "TERMS", "AsyncGuardedTransport", "GuardedTransport"]

T = TypeVar("T")

TERMS = Terms(deadline=10.0, max_body=64 * 1024)
"""Ten seconds for each question, and 64 KiB of each answer."""


class GuardedTransport:
    """Runs flows that yield `Resolve`, `Handshake` and `Request`, in the calling thread.

    A host is looked up once for the life of the transport, and has to be before it is asked. The body of an answer that
    goes on beyond the limit is cut there, also one that only unpacks to more.

    Args:
        allow: hosts that may be at private addresses, on any port, and asked over plain HTTP. Never allowed are the
            metadata of clouds, link-local, multicast and reserved addresses.
        http: let all other hosts be asked over plain HTTP too.
        ports: those that all other hosts may be asked on.
        trust: certificates (PEM) of further authorities, for a staging shop with its own.
        terms: deadline of each question, limit of each body, clocks; nothing is repeated.

    Raises:
        ConfigurationError: what is to be allowed is not the name of a host.
    """

    def __init__(
        self,
        allow: AbstractSet[str] = frozenset(),
        *,
        http: bool = False,
        ports: AbstractSet[int] = PORTS,
        trust: str | None = None,
        terms: Terms = TERMS,
    ) -> None:
        self._admission = Admission(allow, ports, http=http)
        self._sockets = BoundedBackend()
        self._trust = Trust(trust)
        self._terms = terms
        hush()

    def call(self, flow: Flow[T]) -> T:
        """Run a flow to its result.

        Raises:
            Unavailable: a question could not be answered, and the flow did not do without; `Forbidden` where it may not
                be asked. `fault` says why, in the words of `Probe.fault`.
            ConfigurationError: a request cannot be sent as it is.
        """
        return run(flow, self._send)

    def _send(self, asked: Any) -> Any:
        if isinstance(asked, Resolve):
            return self._resolve(canonical(asked.host))
        if isinstance(asked, Handshake):
            return self._handshake(self._admission.handshake(asked))
        return self._ask(asked)

    def _resolve(self, host: str) -> tuple[str, ...]:
        if known := self._admission.known(host):
            return known
        with asking("resolve", host, self._terms) as question:
            found = look_up(host).result(question.left())
        return self._admission.found(host, found)

    def _handshake(self, target: Target) -> Certificate:
        with asking("handshake", target.host, self._terms) as question:
            try:
                with closing(self._connect(target, self._trust.strict, question)) as stream:
                    return certificate(stream.get_extra_info("ssl_object"))
            except httpcore.ConnectError as error:
                fault = untrusted(error)
                if not fault:
                    raise
            try:
                with closing(self._connect(target, self._trust.lenient, question)) as stream:
                    return certificate(stream.get_extra_info("ssl_object"), fault)
            except httpcore.ConnectError:
                return Certificate(fault=fault)

    def _ask(self, request: Request) -> Response:
        sending = self._admission.sending(request.sign(request, self._terms.clock()) if request.sign else request)
        with asking("request", sending.target.host, self._terms) as question:
            origin, wire = wired(sending)
            tls = self._trust.strict if sending.tls else None
            with (
                closing(self._connect(sending.target, tls, question)) as stream,
                httpcore.HTTP11Connection(origin, stream) as connection,
            ):
                reply = connection.handle_request(wire)
                question.status = reply.status
                answer = Answer(reply.status, reply.headers, self._terms.max_body)
                for chunk in reply.iter_stream():
                    if answer.enough(chunk):
                        break
                return answer.whole(request.url, self._terms, self._terms.deadline - question.deadline.left())

    def _connect(self, target: Target, tls: SSLContext | None, question: Question) -> httpcore.NetworkStream:
        question.fault = "refused"
        stream = self._sockets.connect_tcp(target.address, target.port, question.left())
        if tls:
            question.fault = "tls"
            stream = stream.start_tls(tls, target.host, question.left())
        question.fault = "reset"
        return stream


class AsyncGuardedTransport:
    """Runs flows that yield `Resolve`, `Handshake` and `Request`, on the running event loop.

    Takes the arguments of `GuardedTransport`, and behaves alike.
    """

    def __init__(
        self,
        allow: AbstractSet[str] = frozenset(),
        *,
        http: bool = False,
        ports: AbstractSet[int] = PORTS,
        trust: str | None = None,
        terms: Terms = TERMS,
    ) -> None:
        self._admission = Admission(allow, ports, http=http)
        self._sockets = cast("httpcore.AsyncNetworkBackend", httpcore.AnyIOBackend())
        self._trust = Trust(trust)
        self._terms = terms
        hush()

    async def call(self, flow: Flow[T]) -> T:
        """Run a flow to its result.

        Raises:
            Unavailable: a question could not be answered, and the flow did not do without; `Forbidden` where it may not
                be asked. `fault` says why, in the words of `Probe.fault`.
            ConfigurationError: a request cannot be sent as it is.
        """
        return await arun(flow, self._send)

    async def _send(self, asked: Any) -> Any:
        if isinstance(asked, Resolve):
            return await self._resolve(canonical(asked.host))
        if isinstance(asked, Handshake):
            return await self._handshake(self._admission.handshake(asked))
        return await self._ask(asked)

    async def _resolve(self, host: str) -> tuple[str, ...]:
        if known := self._admission.known(host):
            return known
        with asking("resolve", host, self._terms) as question:
            async with asyncio.timeout(question.left()):
                found = await asyncio.wrap_future(look_up(host))
        return self._admission.found(host, found)

    async def _handshake(self, target: Target) -> Certificate:
        with asking("handshake", target.host, self._terms) as question:
            async with asyncio.timeout(question.left()):
                try:
                    async with aclosing(await self._connect(target, self._trust.strict, question)) as stream:
                        return certificate(stream.get_extra_info("ssl_object"))
                except httpcore.ConnectError as error:
                    fault = untrusted(error)
                    if not fault:
                        raise
                try:
                    async with aclosing(await self._connect(target, self._trust.lenient, question)) as stream:
                        return certificate(stream.get_extra_info("ssl_object"), fault)
                except httpcore.ConnectError:
                    return Certificate(fault=fault)

    async def _ask(self, request: Request) -> Response:
        sending = self._admission.sending(request.sign(request, self._terms.clock()) if request.sign else request)
        with asking("request", sending.target.host, self._terms) as question:
            origin, wire = wired(sending)
            tls = self._trust.strict if sending.tls else None
            async with (
                asyncio.timeout(question.left()),
                aclosing(await self._connect(sending.target, tls, question)) as stream,
                httpcore.AsyncHTTP11Connection(origin, stream) as connection,
            ):
                reply = await connection.handle_async_request(wire)
                question.status = reply.status
                answer = Answer(reply.status, reply.headers, self._terms.max_body)
                async for chunk in reply.aiter_stream():
                    if answer.enough(chunk):
                        break
                return answer.whole(request.url, self._terms, self._terms.deadline - question.deadline.left())

    async def _connect(self, target: Target, tls: SSLContext | None, question: Question) -> httpcore.AsyncNetworkStream:
        question.fault = "refused"
        return await _spoken(await self._sockets.connect_tcp(target.address, target.port), target, tls, question)


async def _spoken(
    stream: httpcore.AsyncNetworkStream, target: Target, tls: SSLContext | None, question: Question
) -> httpcore.AsyncNetworkStream:
    if tls:
        question.fault = "tls"
        try:
            stream = await stream.start_tls(tls, target.host)
        except BaseException:
            await stream.aclose()
            raise
    question.fault = "reset"
    return stream
