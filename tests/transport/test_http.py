"""Both transports against real sockets, with our own client, httpx's and httpx2's."""

import asyncio
import gzip
import socket
import sys
from dataclasses import replace
from datetime import datetime, timedelta

import httpx
import httpx2
import pytest
import respx

from paysupport.errors import BadAnswer, ConfigurationError, Unavailable
from paysupport.flow import Flow, Request, Response, together
from paysupport.transport.http import AsyncTransport, Transport, fast
from tests.transport.clients import NOW, ask, call, every, own
from tests.transport.peer import OK, Peers, http


@every
def test_an_answer_as_the_flow_sees_it(kind: str, peer: Peers) -> None:
    server = peer(http(200, gzip.compress(b"{}"), "Content-Encoding: gzip", "X-A: 1", "X-A: 2"))
    request = {
        "method": "POST",
        "headers": {"Authorization": "Basic c2VjcmV0"},
        "params": (("order", "№ 7&8"), ("order", "9")),
        "body": b"{}",
    }
    response = call(kind, ask(f"{server.url}/find?a=b", **request))
    assert (response.status, response.body, response.at) == (200, b"{}", NOW)
    assert response.url == f"{server.url}/find?a=b"
    assert response.headers["x-a"] == "2"
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0] == "POST /find?a=b&order=%E2%84%96%207%268&order=9 HTTP/1.1"
    headers = dict(line.lower().split(": ", 1) for line in lines[1:])
    assert (headers["accept-encoding"], headers["authorization"]) == ("gzip", "basic c2vjcmv0")
    assert body == b"{}"


@every
@pytest.mark.parametrize("status", [400, 401, 404, 422])
def test_an_api_error_is_an_answer(kind: str, status: int, peer: Peers) -> None:
    server = peer(http(status, b"<html>no</html>"))
    assert call(kind, ask(server.url)).body == b"<html>no</html>"
    assert len(server.requests) == 1


@every
def test_a_moment_of_weakness_is_bridged(kind: str, peer: Peers) -> None:
    server = peer(http(503), http(502), OK)
    sleeps: list[float] = []
    assert call(kind, ask(server.url), sleeps).status == 200
    assert sleeps == [0.25, 0.5]


@every
@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_after_three_tries_the_last_answer_is_told(kind: str, status: int, peer: Peers) -> None:
    server = peer(http(500, b"", "X-Request-Id: first"), http(503), http(status, b"secret page", "Request-Id: r-77"))
    with pytest.raises(BadAnswer, match=f"HTTP status {status}; this says nothing about the payment") as caught:
        call(kind, ask(server.url))
    assert (caught.value.status, caught.value.request_id, caught.value.source) == (status, "r-77", "127.0.0.1")
    assert caught.value.retry_after is None
    assert len(server.requests) == 3


@every
@pytest.mark.parametrize("status", [501, 505, 520])
def test_what_will_not_pass_is_not_asked_again(kind: str, status: int, peer: Peers) -> None:
    server = peer(http(status))
    with pytest.raises(BadAnswer):
        call(kind, ask(server.url))
    assert len(server.requests) == 1


@own
def test_what_does_not_only_read_is_sent_once(kind: str, peer: Peers) -> None:
    server = peer(http(503), OK)
    with pytest.raises(BadAnswer):
        call(kind, ask(server.url, method="POST", reads=False))
    assert len(server.requests) == 1


@own
def test_retry_after_is_obeyed(kind: str, peer: Peers) -> None:
    server = peer(http(429, b"", "Retry-After: 7"), http(503, b"", "Retry-After: Fri, 20 Nov 2026 10:00:11 GMT"), OK)
    sleeps: list[float] = []
    assert call(kind, ask(server.url), sleeps).status == 200
    assert sleeps == [7.0, 11.0]


@own
def test_retry_after_beyond_the_deadline_is_handed_on_at_once(kind: str, peer: Peers) -> None:
    server = peer(http(429, b"", "Retry-After: 31", "X-Request-Id: \u00e9vil"), OK)
    sleeps: list[float] = []
    with pytest.raises(BadAnswer) as caught:
        call(kind, ask(server.url), sleeps)
    assert (caught.value.retry_after, caught.value.request_id, sleeps) == (31.0, None, [])


@every
def test_a_redirect_is_not_followed_and_its_address_not_told(kind: str, peer: Peers) -> None:
    other = peer(OK)
    server = peer(http(307, b"", f"Location: {other.url}/?token=s3cret"))
    with pytest.raises(BadAnswer, match="redirect, which is not followed") as caught:
        call(kind, ask(server.url, headers={"X-Api-Key": "s3cret"}))
    assert caught.value.status == 307
    assert "s3cret" not in repr(caught.value.__dict__) + str(caught.value)
    assert (len(server.requests), other.requests) == (1, [])


@every
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (http(200, gzip.compress(b"x" * 9999)[:-9], "Content-Encoding: gzip"), "cut"),
        (http(200, gzip.compress(gzip.compress(b"{}")), "Content-Encoding: gzip, gzip"), "content-encoding"),
        (http(200, b"{}", "Content-Encoding: gzip", "Content-Encoding: gzip"), "content-encoding"),
        (http(200, gzip.compress(bytes(64 << 20)), "Content-Encoding: gzip"), "more than 4194304 bytes"),
        (http(200, bytes(5 << 20)), "more than 4194304 bytes"),
    ],
    ids=["cut gzip", "double gzip", "two headers", "bomb", "long"],
)
def test_a_body_that_cannot_be_used(kind: str, answer: bytes, told: str, peer: Peers) -> None:
    server = peer(answer)
    with pytest.raises(BadAnswer, match=told) as caught:
        call(kind, ask(server.url))
    assert caught.value.status == 200
    assert len(server.requests) == 1


@every
@pytest.mark.parametrize("answer", [OK[:-3], b"220 ftp.example ready\r\n", b""], ids=["cut", "ftp", "nothing"])
def test_an_answer_broken_off_is_asked_for_again(kind: str, answer: bytes, peer: Peers) -> None:
    assert call(kind, ask(peer(answer, OK).url)).status == 200
    with pytest.raises(BadAnswer, match="broke its answer off, or did not speak HTTP"):
        call(kind, ask(peer(answer).url))


@every
def test_nobody_there(kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    sleeps: list[float] = []
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1 could not be reached; this says nothing about the payment"):
        call(kind, ask(f"http://127.0.0.1:{port}"), sleeps)
    assert len(sleeps) == 2


@every
def test_a_flow_falls_back_to_a_second_host_within_the_same_deadline(kind: str, peer: Peers) -> None:
    bad, good = peer(http(503)), peer(OK)

    def flow() -> Flow[Response]:
        try:
            return (yield from ask(bad.url))
        except Unavailable:
            return (yield from ask(good.url))

    assert call(kind, flow()).status == 200


@every
def test_questions_side_by_side(kind: str, peer: Peers) -> None:
    good, bad = peer(OK), peer(http(501))
    flows = [ask(f"{bad.url if n == 2 else good.url}/{n}") for n in range(5)]
    results = call(kind, together(*flows))
    assert [r.url[-1] if isinstance(r, Response) else type(r) for r in results] == ["0", "1", BadAnswer, "3", "4"]


@own
def test_each_try_is_signed_anew(kind: str, peer: Peers) -> None:
    server = peer(http(503), OK)
    times = iter(NOW + timedelta(seconds=n) for n in range(99))

    def sign(request: Request, now: datetime) -> Request:
        return replace(request, headers={"X-Signed": now.isoformat()})

    call(kind, ask(server.url, sign=sign), clock=lambda: next(times))
    signed = [next(line for line in sent.split(b"\r\n") if line.startswith(b"X-Signed")) for sent in server.requests]
    assert len(set(signed)) == 2


@every
@pytest.mark.parametrize(
    ("url", "headers"),
    [
        ("PEER", {"Authorization": "Bearer s3cret\n"}),
        ("PEER", {"Authorization": "Bearer s3cret\u0431"}),
        ("ftp://127.0.0.1/s3cret", {}),
        ("http://127.0.0.1:s3cret", {}),
        ("http://[::1/s3cret", {}),
        ("http://s3cret\u2100@127.0.0.1/", {}),
        ("/s3cret", {}),
        ("s3cret", {}),
    ],
)
def test_what_cannot_be_sent_is_a_matter_of_configuration(
    kind: str, url: str, headers: dict[str, str], peer: Peers
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        call(kind, ask(url.replace("PEER", peer(OK).url), headers=headers))
    assert "s3cret" not in str(caught.value)
    assert caught.value.__context__ is None


@own
def test_our_own_client_takes_nothing_from_the_environment_and_keeps_no_cookie(
    kind: str, peer: Peers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server = peer(http(200, b"{}", "Set-Cookie: session=1; Path=/"))

    def flow() -> Flow[None]:
        yield from ask(server.url)
        yield from ask(server.url)

    call(kind, flow())
    assert b"cookie" not in server.requests[1].lower()
    assert b"User-Agent: paysupport/" in server.requests[1]


@every
def test_credentials_of_an_injected_client_stay_at_home(kind: str, peer: Peers) -> None:
    server = peer(OK)
    library = httpx2 if "httpx2" in kind else httpx
    make = library.AsyncClient if kind.startswith("async") else library.Client
    call(kind, ask(server.url, headers={"Authorization": "Bearer t"}), http=make(auth=("a", "b"), trust_env=False))
    assert b"Authorization: Bearer t\r\n" in server.requests[0]


def test_an_injected_client_is_not_closed() -> None:
    with httpx.Client() as client:
        with Transport(client):
            pass
        assert not client.is_closed

    async def check() -> None:
        async with httpx.AsyncClient() as client:
            async with AsyncTransport(client):
                pass
            assert not client.is_closed

    asyncio.run(check())


@pytest.mark.parametrize("kind", ["own", "httpx", "async own", "async httpx"])
def test_respx_sees_our_requests(kind: str) -> None:
    with respx.mock(assert_all_called=True) as router:
        route = router.get("https://gateway.example/orders/7").respond(json={"id": 7})
        assert call(kind, ask("https://gateway.example/orders/7")).body == b'{"id":7}'
        assert route.call_count == 1


def test_the_fast_client_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "paysupport.transport.fast", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'paysupport\[fast\]'"):
        fast()
