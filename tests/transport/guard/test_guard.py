"""What is looked up, shaken hands with, asked and refused; and what a shop's server may do meanwhile."""

import gzip
import logging
import socket
import ssl
import struct
import threading
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trustme

from paysupport.errors import BadAnswer, ConfigurationError, Forbidden, Unavailable
from paysupport.flow import Certificate, Flow, Handshake, Request, Resolve, Response, Token, together
from paysupport.transport.guard import TERMS, GuardedTransport
from tests.transport.clients import NOW
from tests.transport.guard.calls import Names, ask, attempt, both, call, shake
from tests.transport.guard.spy import watched
from tests.transport.peer import OK, Peer, Peers, http
from tests.transport.test_deadline import self_signed

CA = trustme.CA(organization_name="Staging")
TRUST = CA.cert_pem.bytes().decode()
SOON = replace(TERMS, deadline=0.4)
MOST = 65536


@pytest.fixture(autouse=True)
def staging(names: Names) -> None:
    names(shop_staging=[["127.0.0.1"]])


def speaking(*hosts: str, ca: trustme.CA = CA, **options: Any) -> Callable[[socket.socket], socket.socket]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(*hosts, **options).configure_cert(context)
    return lambda connection: context.wrap_socket(connection, server_side=True)


def url(server: Peer, path: str = "/", scheme: str = "http") -> str:
    return f"{scheme}://shop.staging:{server.port}{path}"


def answering(connection: socket.socket) -> socket.socket:
    connection.recv(1)
    connection.sendall(OK)
    return connection


def leaving(connection: socket.socket) -> socket.socket:
    connection.close()
    return connection


def silent(connection: socket.socket) -> socket.socket:
    time.sleep(1)
    return connection


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def endlessly(head: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return answer


# Certificates


@both
def test_a_right_certificate(kind: str, peer: Peers) -> None:
    server = peer(OK, wrap=speaking("shop.staging", "127.0.0.1", not_after=datetime(2090, 1, 2, tzinfo=UTC)))
    shown = call(kind, shake(server.port), "shop.staging", trust=TRUST)
    assert shown == Certificate(
        expires_at=datetime(2090, 1, 2, tzinfo=UTC),
        issuer=shown.issuer,
        names=("shop.staging", "127.0.0.1"),
        version="TLSv1.3",
    )
    assert "Staging" in shown.issuer
    assert server.requests == []


@both
def test_an_expired_certificate(kind: str, peer: Peers) -> None:
    server = peer(OK, wrap=speaking("shop.staging", not_after=datetime(2024, 3, 1, tzinfo=UTC)))
    shown = call(kind, shake(server.port), "shop.staging", trust=TRUST)
    assert shown.fault == "certificate has expired"
    assert shown.expires_at == datetime(2024, 3, 1, tzinfo=UTC)
    assert shown.names == ("shop.staging",)


@both
def test_a_certificate_for_another_name(kind: str, peer: Peers) -> None:
    server = peer(OK, wrap=speaking("other.staging", "*.other.staging"))
    shown = call(kind, shake(server.port), "shop.staging", trust=TRUST)
    assert shown.fault
    assert "Hostname mismatch" in shown.fault
    assert shown.names == ("other.staging", "*.other.staging")


@both
def test_certificates_by_nobody_who_is_trusted(kind: str, peer: Peers, tmp_path: Path) -> None:
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(self_signed(tmp_path))
    server = peer(OK, wrap=lambda connection: own.wrap_socket(connection, server_side=True))
    assert call(kind, shake(server.port), "shop.staging") == Certificate(fault="self-signed certificate")
    server = peer(OK, wrap=speaking("shop.staging"))
    assert call(kind, shake(server.port), "shop.staging") == Certificate(fault="unable to get local issuer certificate")


@both
def test_nobody_speaks_tls(kind: str, peer: Peers) -> None:
    plain = peer(OK, wrap=lambda connection: (connection.recv(1) and connection.sendall(OK)) or connection)
    hangs = peer(OK, wrap=silent)
    leaves = peer(OK, wrap=lambda connection: connection.close() or connection)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    faults = {plain.port: "tls", hangs.port: "timeout", leaves.port: "tls", port: "refused"}
    for each, fault in faults.items():
        began = time.monotonic()
        for flow in (shake(each), ask(f"https://shop.staging:{each}/")):
            with pytest.raises(Unavailable) as caught:
                call(kind, flow, "shop.staging", terms=SOON)
            assert (caught.value.fault, caught.value.source) == (fault, "shop.staging")
        assert time.monotonic() - began < 2
    with pytest.raises(Unavailable, match=r"could not speak TLS with us: wrong version number"):
        call(kind, shake(plain.port), "shop.staging")


@both
def test_over_tls_the_name_is_kept(kind: str, peer: Peers) -> None:
    said: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda _, name, __: said.append(name)
    CA.issue_cert("shop.staging").configure_cert(context)
    server = peer(OK, wrap=lambda connection: context.wrap_socket(connection, server_side=True))
    flow = ask(url(server, "/hook?a=1", "https"), method="POST", body=b"{}", address="127.0.0.1")
    assert call(kind, flow, "shop.staging", trust=TRUST).status == 200
    assert said == ["shop.staging"]
    head = server.requests[0].decode()
    assert head.startswith("POST /hook?a=1 HTTP/1.1\r\n")
    assert f"\r\nHost: shop.staging:{server.port}\r\n" in head
    with pytest.raises(Unavailable, match="could not speak TLS with us: unable to get local issuer") as caught:
        call(kind, ask(url(server, scheme="https")), "shop.staging")
    assert caught.value.fault == "tls"


# Answers


@both
@pytest.mark.parametrize("status", [200, 204, 301, 302, 308, 403, 404, 429, 500, 503])
def test_every_status_is_an_answer(kind: str, status: int, peer: Peers) -> None:
    body = b"" if status == 204 else b"<html>"
    server = peer(http(status, body, "Location: https://127.0.0.1/", "X-A: 1", "x-a: 2"))
    response = call(kind, ask(url(server)), "shop.staging", terms=replace(TERMS, clock=lambda: NOW))
    assert response == Response(status=status, url=url(server), at=NOW, headers=response.headers, body=body)
    assert response.headers["location"] == "https://127.0.0.1/"
    assert response.headers["x-a"] == "2"
    assert len(server.requests) == 1


@both
def test_a_body_is_cut(kind: str, peer: Peers) -> None:
    endless = peer(endlessly(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 4096))
    assert call(kind, ask(url(endless)), "shop.staging").body == b"x" * MOST
    exact = peer(http(200, b"y" * MOST))
    assert call(kind, ask(url(exact)), "shop.staging").body == b"y" * MOST


@both
def test_no_answer_fills_the_memory(kind: str, peer: Peers) -> None:
    bomb = gzip.compress(bytes(64 * 1024 * 1024))
    server = peer(http(200, bomb, "Content-Encoding: gzip"))
    tracemalloc.start()
    try:
        response = call(kind, ask(url(server)), "shop.staging")
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()
    assert response.body == bytes(MOST)


@both
def test_one_encoding_is_read(kind: str, peer: Peers) -> None:
    packed = gzip.compress(b"OK")
    server = peer(http(200, packed, "Content-Encoding: gzip"))
    assert call(kind, ask(url(server)), "shop.staging").body == b"OK"
    server.answers = [http(500, gzip.compress(packed), "Content-Encoding: gzip, gzip")]
    with pytest.raises(BadAnswer, match="a content-encoding that was not asked for") as caught:
        call(kind, ask(url(server)), "shop.staging")
    assert (caught.value.status, caught.value.fault) == (500, "reset")


@both
@pytest.mark.parametrize(
    ("answer", "fault", "status"),
    [
        (reset, "reset", None),
        (lambda _: None, "reset", None),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "reset", None),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nOK", "reset", 200),
        (endlessly(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"x" * 999 + b"\r\n"), "too_large", None),
        (endlessly(b"HTTP/1.1 200 OK\r\nX-A: ", b"x" * 999), "too_large", None),
        (endlessly(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), "timeout", None),
    ],
    ids=["reset", "closed", "not HTTP", "cut", "header bomb", "one long header", "103 without end"],
)
def test_an_answer_that_is_none(
    kind: str, answer: bytes | Callable[[socket.socket], None], fault: str, status: int | None, peer: Peers
) -> None:
    server = peer(answer)
    with watched() as connected, pytest.raises(Unavailable) as caught:
        call(kind, ask(url(server)), "shop.staging", terms=SOON)
    assert (caught.value.fault, caught.value.status) == (fault, status)
    assert connected == ["127.0.0.1"]
    assert len(server.requests) == 1


@both
@pytest.mark.parametrize(
    ("head", "piece"),
    [(b"HTTP/1.1 200 OK\r\n\r\n", b"x"), (b"HTTP/1.1 200 OK\r\nX-A: ", b"x"), (b"", b"")],
    ids=["body", "header", "nothing"],
)
def test_a_drip_ends_in_time(kind: str, head: bytes, piece: bytes, peer: Peers) -> None:
    server = peer(OK)
    server.answers = [server.drip(head, piece, 0.02)]
    began = time.monotonic()
    with pytest.raises(Unavailable, match=r"shop\.staging did not answer in time") as caught:
        call(kind, ask(url(server)), "shop.staging", terms=SOON)
    assert time.monotonic() - began < 2
    assert caught.value.fault == "timeout"
    assert caught.value.status == (200 if piece and b"X-A" not in head else None)


@both
def test_each_question_has_its_own_time(kind: str, peer: Peers) -> None:
    def late(connection: socket.socket) -> None:
        time.sleep(0.25)
        connection.sendall(OK)

    server = peer(late)

    def flow() -> Flow[list[int]]:
        yield Resolve("shop.staging")
        seen: list[int] = []
        for _ in range(3):
            seen.append((yield Request(method="GET", url=url(server))).status)
        return seen

    assert call(kind, flow(), "shop.staging", terms=SOON) == [200, 200, 200]


@both
def test_an_answer_says_how_long_it_took(kind: str, peer: Peers) -> None:
    def late(connection: socket.socket) -> None:
        time.sleep(0.2)
        connection.sendall(OK)

    took = call(kind, ask(url(peer(late))), "shop.staging").seconds
    assert took is not None
    assert 0.2 <= took < 5


@both
def test_after_its_time_nothing_is_asked(kind: str, peer: Peers) -> None:
    server = peer(OK)
    times = iter([0.0, 0.0, 0.0, 0.0, *[30.0] * 99])

    def flow() -> Flow[Any]:
        yield Resolve("shop.staging")
        return (yield from attempt(Request(method="GET", url=url(server))))

    with watched() as connected:
        error = call(kind, flow(), "shop.staging", terms=replace(TERMS, monotonic=lambda: next(times)))
    assert error.fault == "timeout"
    assert connected == []


# Looking up


@both
def test_a_look_up_that_fails(kind: str, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    names(shop_example=[[]])
    with pytest.raises(Unavailable, match=r"shop\.example has no address") as caught:
        call(kind, shake(443, "shop.example"))
    assert caught.value.fault == "name"
    found: list[Any] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(Unavailable, match=r"shop\.example has no address") as caught:
        call(kind, shake(443, "shop.example"))
    assert caught.value.fault == "name"


@both
def test_a_look_up_that_hangs(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: hanging.wait(5) and [])
    began = time.monotonic()
    with pytest.raises(Unavailable, match="did not answer in time") as caught:
        call(kind, shake(443, "shop.example"), terms=SOON)
    hanging.set()
    assert time.monotonic() - began < 2
    assert caught.value.fault == "timeout"


@both
def test_a_name_in_every_spelling_is_one_host(kind: str, peer: Peers, names: Names) -> None:
    server = peer(OK)
    names(**{"xn--e1afmkfd.staging": [["127.0.0.1"], ["10.0.0.1"]]})

    def flow() -> Flow[list[Any]]:
        seen: list[Any] = []
        for host in ("пример.staging", "ПРИМЕР.staging", "xn--e1afmkfd.staging", "XN--E1AFMKFD.STAGING."):
            seen.append((yield Resolve(host)))
            seen.append((yield Request(method="GET", url=f"http://{host}:{server.port}/")).status)
        return seen

    assert call(kind, flow(), "Пример.Staging") == [("127.0.0.1",), 200] * 4


@both
def test_addresses_are_answered_ipv4_first(kind: str, names: Names) -> None:
    names(shop_example=[["2606:4700:4700:0::1111", "8.8.8.8", "1.1.1.1", "8.8.8.8"]])

    def flow() -> Flow[Any]:
        return (yield Resolve("shop.example"))

    assert call(kind, flow()) == ("1.1.1.1", "8.8.8.8", "2606:4700:4700::1111")


@both
def test_side_by_side_a_host_has_one_answer(kind: str, names: Names) -> None:
    names(shop_example=[["8.8.8.8"], ["1.1.1.1"], ["9.9.9.9"]])

    def flow() -> Flow[Any]:
        return (yield Resolve("shop.example"))

    assert len(set(call(kind, together(flow(), flow(), flow())))) == 1


# Refusals


@both
@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Request(method="GET", url="http://shop.example/"), "plain http; if it is yours, allow shop.example"),
        (Request(method="GET", url="https://shop.example:22/"), "on port 22; if it is yours, allow shop.example"),
        (Request(method="GET", url="https://shop.example:0/"), "on port 0"),
        (Request(method="GET", url="https://shop.example/", address="8.8.4.4"), "its look-up did not find"),
        (Request(method="GET", url="https://shop.example/", address="nowhere"), "its look-up did not find"),
        (Request(method="GET", url="https://me:pass@shop.example/"), "a user stands in the URL"),
        (Request(method="GET", url="https://other.example/"), "other.example was not looked up before"),
        (Request(method="GET", url="ftp://shop.example/"), "neither over https nor over http"),
        (Request(method="GET", url="//shop.example/"), "neither over https nor over http"),
        (Request(method="GET", url="https://shop.example:https/"), "the address to ask is not a URL"),
        (Request(method="GET", url="https:///hook"), "'' is not the name of a host"),
        (Request(method="GET", url="https://shop.staging:0/"), "on port 0"),
        (Request(method="GET", url="https://shop.staging:65536/"), "on port 65536"),
        (Handshake(host="shop.example", address="8.8.8.8", port=22), "on port 22"),
        (Handshake(host="shop.example", address="8.8.4.4"), "its look-up did not find"),
        (Handshake(host="other.example", address="8.8.8.8"), "was not looked up before"),
        (Handshake(host="other..example", address="8.8.8.8"), "is not the name of a host"),
        (
            Request(
                method="GET",
                url="https://shop.example/",
                sign=lambda request, _: replace(request, url="https://10.0.0.1/"),
            ),
            r"10\.0\.0\.1 was not looked up before",
        ),
    ],
)
def test_what_is_refused(kind: str, asked: Any, why: str, names: Names) -> None:
    names(shop_example=[["8.8.8.8"]], shop_staging=[["127.0.0.1"]])

    def flow() -> Flow[Any]:
        yield Resolve("shop.example")
        yield Resolve("shop.staging")
        return (yield from attempt(asked))

    with watched() as connected:
        error = call(kind, flow(), "shop.staging")
    assert type(error) is Forbidden
    assert error.fault == "forbidden"
    with pytest.raises(Forbidden, match=why):
        raise error
    assert connected == []


@both
def test_a_refusal_beside_others_ends_nothing(kind: str, peer: Peers) -> None:
    server = peer(OK)
    answers = call(kind, together(ask(url(server)), ask("https://10.0.0.1/", "10.0.0.1")), "shop.staging")
    assert isinstance(answers[0], Response)
    assert isinstance(answers[1], Forbidden)


@pytest.mark.parametrize("host", ["https://shop.staging", "shop.staging:8080", "*.staging", "", "0x7f.1"])
def test_only_hosts_are_allowed(host: str) -> None:
    with pytest.raises(ConfigurationError, match="without scheme and port"):
        GuardedTransport({host})


@both
def test_a_token_is_not_for_probes(kind: str) -> None:
    def token() -> Flow[Token]:
        yield from ()
        return Token(headers={}, expires_at=NOW)

    with pytest.raises(ConfigurationError, match="a probe has no tokens"):
        call(kind, ask("https://shop.staging/", authorize=token), "shop.staging")


@both
def test_a_request_that_cannot_be_sent(kind: str, peer: Peers) -> None:
    server = peer(OK)
    for headers in ({"X-Key": "a\r\nb"}, {"X-Key": "ключ"}):
        with pytest.raises(ConfigurationError, match="see whether a key or a header holds line breaks"):
            call(kind, ask(url(server), headers=headers), "shop.staging")
    assert server.requests == []


# Nothing from elsewhere, nothing told


@both
def test_nothing_comes_from_the_environment(
    kind: str, peer: Peers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, proxy = peer(http(200, b"", "Set-Cookie: sid=c00kie")), peer(OK)
    (tmp_path / ".netrc").write_text("machine shop.staging login me password pass\n")
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, proxy.url)
        monkeypatch.setenv(name.upper(), proxy.url)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))

    def flow() -> Flow[None]:
        yield Resolve("shop.staging")
        for _ in range(2):
            yield Request(method="POST", url=url(server), headers={"Host": "other.staging", "user-agent": "Provider"})

    call(kind, flow(), "shop.staging")
    assert proxy.requests == []
    expected = (
        f"POST / HTTP/1.1\r\nHost: shop.staging:{server.port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n"
        "user-agent: Provider\r\nContent-Length: 0\r\n\r\n"
    )
    assert [sorted(each.decode().split("\r\n")) for each in server.requests] == [sorted(expected.split("\r\n"))] * 2


@both
def test_parameters_and_signatures_are_sent(kind: str, peer: Peers) -> None:
    server = peer(OK)
    flow = ask(
        url(server, "/hook?a=1"),
        params=(("b", "ä ö"),),
        method="POST",
        body=b"{}",
        sign=lambda request, at: replace(request, headers={"X-Signed": at.isoformat()}),
    )
    call(kind, flow, "shop.staging", terms=replace(TERMS, clock=lambda: NOW))
    head = server.requests[0].decode()
    assert head.startswith("POST /hook?a=1&b=%C3%A4%20%C3%B6 HTTP/1.1\r\n")
    assert f"X-Signed: {NOW.isoformat()}" in head
    call(kind, ask(url(server), params=(("b", "1"),)), "shop.staging")
    assert server.requests[1].startswith(b"GET /?b=1 HTTP/1.1\r\n")


@both
def test_nothing_of_an_answer_is_told(kind: str, peer: Peers, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server = peer(http(200, b"s3cret-body", "X-A: s3cret-header"))
    flow = ask(url(server, "/hook?key=s3cret-key"), headers={"X-Key": "s3cret-key"}, body=b"s3cret-sent")
    response = call(kind, flow, "shop.staging")
    assert response.body == b"s3cret-body"
    assert "s3cret" not in caplog.text + repr(response)
    told = [record.getMessage() for record in caplog.records if record.name == "paysupport"]
    assert len(told) == 2
    assert '"kind": "request"' in told[1]
    assert '"status": 200' in told[1]
