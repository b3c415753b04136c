"""What every adapter holds when it asks: it reads only, leaks no key, and takes no silence for an answer."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from paysupport.adapters.contracts import Kind, Provider, Query, Received, Reference, Verified
from paysupport.errors import BadAnswer, PaysupportError, Unavailable, Unsupported
from paysupport.flow import Request, Response
from paysupport.investigate import can
from paysupport.model import Payment
from paysupport.testing.given import NOW, Given
from paysupport.testing.reading import sound
from paysupport.transport import run

_KINDS: tuple[Kind, ...] = ("payment", "order", "token")
_REFERENCE = Reference("payment", "1")
_HOSTILE = "/../../v1/../other?amount=1&x=#y"
_ABILITIES: dict[str, Callable[[Provider], object]] = {
    "authorize": lambda adapter: adapter.authorize(),
    "lookup": lambda adapter: adapter.lookup(_REFERENCE),
    "search": lambda adapter: adapter.search(Query(since=NOW)),
    "verify": lambda adapter: adapter.verify(Received(at=NOW)),
    "confirm": lambda adapter: adapter.confirm(Verified(key="1", scheme="")),
    "deliveries": lambda adapter: adapter.deliveries(_REFERENCE),
    "registration": lambda adapter: adapter.registration(),
    "sign": lambda adapter: adapter.sign(b"{}", NOW),
}
_USELESS = {
    "HTML": b"<html>Service is being updated</html>",
    "nothing": b"",
    "a text": b'"ok"',
    "a cut answer": b'{"transaction": {"uid": "1',
}


class AskingContract(Given):
    """Look-ups send nothing but reads, over TLS, with keys only where they belong."""

    @pytest.mark.parametrize("ability", _ABILITIES)
    def test_what_the_provider_cannot_do_is_unsupported(self, ability: str) -> None:
        if not can(self.adapter(), ability):
            with pytest.raises(Unsupported, match=self.adapter().name):
                _ABILITIES[ability](self.adapter())

    @pytest.mark.parametrize("kind", _KINDS)
    def test_a_kind_of_reference_is_refused_at_once_or_asked_for(self, kind: Kind) -> None:
        try:
            flow = self.keyed().lookup(Reference(kind, "1"))
        except Unsupported:
            return
        next(flow, None)

    def test_looks_up(self, reference: Reference) -> None:
        requests: list[Request] = []
        payments = self._ask(reference, iter(self.lookups[reference]), requests)
        assert requests
        for payment in payments:
            sound(payment)
            assert payment.provider == self.adapter().name
            assert self.keyed().owns(payment)

    def test_requests_read_over_tls_and_show_no_key(self, reference: Reference) -> None:
        requests: list[Request] = []
        self._ask(reference, iter(self.lookups[reference]), requests)
        for request in requests:
            parts = urlsplit(request.url)
            assert request.reads
            assert (parts.scheme, parts.username, parts.password) == ("https", None, None)
            self.shows_no_secret(request, request.url, request.params, request.account)

    def test_a_token_is_asked_for_over_tls_and_shows_no_key(self) -> None:
        if not can(self.adapter(), "authorize"):
            return
        request = next(self.keyed().authorize())
        assert isinstance(request, Request)
        assert request.reads
        assert urlsplit(request.url).scheme == "https"
        self.shows_no_secret(request, request.url, request.params, request.account)

    def test_a_reference_cannot_lead_elsewhere(self, reference: Reference) -> None:
        plain, hostile = (self._first(replace(reference, value=reference.value + end)) for end in ("", _HOSTILE))
        if plain is not None and hostile is not None:
            there, here = urlsplit(plain.url), urlsplit(hostile.url)
            assert (here.scheme, here.netloc, here.fragment) == (there.scheme, there.netloc, there.fragment)
            assert here.path.count("/") == there.path.count("/")
            assert "amount=1" not in here.query

    @pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
    def test_a_refused_question_is_no_answer(self, reference: Reference, status: int) -> None:
        self._fails(reference, lambda: (status, b"{}"))

    @pytest.mark.parametrize("body", _USELESS.values(), ids=list(_USELESS))
    def test_a_useless_answer_is_no_answer(self, reference: Reference, body: bytes) -> None:
        self._fails(reference, lambda: (200, body))

    def test_silence_is_no_answer(self, reference: Reference) -> None:
        def silent() -> tuple[int, bytes]:
            raise Unavailable("did not answer in time", source="host")

        self._fails(reference, silent)

    def test_shows_no_secret(self) -> None:
        adapter = self.keyed()
        self.shows_no_secret(adapter, vars(adapter))

    def test_is_not_pickled_with_its_secrets(self) -> None:
        try:
            pickled = pickle.dumps(self.keyed())
        except TypeError:
            return
        assert not any(secret.encode() in pickled for secret in self.secrets.values())

    def _fails(self, reference: Reference, answer: Callable[[], tuple[int, bytes]]) -> None:
        with pytest.raises(PaysupportError) as failed:
            self._ask(reference, iter(answer, None), [])
        self.shows_no_secret(failed.value, failed.value.__cause__)

    def _first(self, reference: Reference) -> Request | None:
        """The first request for a reference; None where the adapter refuses to ask."""
        requests: list[Request] = []
        with suppress(PaysupportError):
            self._ask(reference, iter(()), requests)
        return requests[0] if requests else None

    def _ask(
        self, reference: Reference, answers: Iterator[tuple[int, bytes]], requests: list[Request]
    ) -> tuple[Payment, ...]:
        def send(request: Request) -> Response:
            requests.append(request)
            status, body = next(answers, (404, b"{}"))
            if status == 429 or status >= 500:  # noqa: PLR2004 - as the transports do
                raise BadAnswer(f"answered with HTTP status {status}", source="host", status=status)
            signed: Any = request.sign(request, NOW) if request.sign else request
            return Response(status=status, url=signed.url, at=NOW, body=body)

        return run(self.keyed().lookup(reference), send, threads=1)
