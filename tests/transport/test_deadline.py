"""Every call ends by its deadline, whatever the peer does; and how our own client connects."""

import socket
import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import certifi
import httpx
import httpx2
import pytest

from paysupport.errors import DeadlineExceeded, Unavailable
from paysupport.transport.http import Transport
from tests.transport.clients import ask, bounded, call, every, own
from tests.transport.peer import OK, Peer, Peers


@every
def test_a_dripping_body_ends_with_the_deadline(kind: str, peer: Peers) -> None:
    server = peer(OK)
    server.answers = [server.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x", 0.02)]
    began = time.monotonic()
    with pytest.raises(DeadlineExceeded, match=r"127\.0\.0\.1; this says nothing"):
        call(kind, ask(server.url), deadline=0.5)
    assert time.monotonic() - began < 3
    assert len(server.requests) == 1


@bounded
@pytest.mark.parametrize("piece", [b"x", b"HTTP/1.1 103 Early Hints\r\n\r\n"], ids=["header", "103"])
def test_dripping_heads_end_with_the_deadline(kind: str, piece: bytes, peer: Peers) -> None:
    server = peer(OK)
    server.answers = [server.drip(b"HTTP/1.1 200 OK\r\nX-A: " if piece == b"x" else b"", piece, 0.02)]
    began = time.monotonic()
    with pytest.raises(DeadlineExceeded):
        call(kind, ask(server.url), deadline=0.4)
    assert time.monotonic() - began < 3


@every
def test_silence_is_no_verdict_on_the_payment(kind: str, peer: Peers) -> None:
    server: Peer = peer(lambda connection: server.gone.wait(5) and None)
    client = {"httpx": httpx, "httpx2": httpx2}.get(kind.rpartition(" ")[2])
    if client is None:
        with pytest.raises(DeadlineExceeded, match="the time of this call ended without an answer"):
            call(kind, ask(server.url), deadline=0.3)
        return
    make = client.AsyncClient if kind.startswith("async") else client.Client
    with pytest.raises(Unavailable, match="did not answer in time; this says nothing about the payment") as caught:
        call(kind, ask(server.url), http=make(timeout=0.5, trust_env=False))
    assert type(caught.value) is Unavailable
    assert len(server.requests) == 3


@every
def test_a_client_without_time_limits_still_ends(kind: str, peer: Peers) -> None:
    server: Peer = peer(lambda connection: server.gone.wait(5) and None)
    library = httpx2 if "httpx2" in kind else httpx
    make = library.AsyncClient if kind.startswith("async") else library.Client
    with pytest.raises(DeadlineExceeded):
        call(kind, ask(server.url), http=make(timeout=None, trust_env=False), deadline=0.3)


@own
def test_after_the_deadline_nothing_is_sent(kind: str, peer: Peers) -> None:
    server = peer(OK)
    times = iter([0.0, *[30.0] * 99])
    with pytest.raises(DeadlineExceeded):
        call(kind, ask(server.url), monotonic=lambda: next(times))
    assert server.requests == []


def test_no_read_begins_after_the_deadline(peer: Peers) -> None:
    server = peer(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3)
    with pytest.raises(DeadlineExceeded):
        call("own", ask(server.url), monotonic=lambda: 100.0 if server.requests else 0.0)


@pytest.mark.parametrize("kind", ["own", "async own"])
def test_tls_is_spoken_and_checked(kind: str, peer: Peers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = peer(OK, wrap=lambda connection: context.wrap_socket(connection, server_side=True))
    url = server.url.replace("http", "https")
    with pytest.raises(Unavailable, match="could not be reached"):
        call(kind, ask(url), retries=0)
    monkeypatch.setattr(certifi, "where", lambda: str(certificate))
    assert call(kind, ask(url)).status == 200


def self_signed(folder: Path) -> Path:
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "gateway.example")])
    local = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    signed = builder.add_extension(local, critical=False).sign(key, hashes.SHA256())
    path = folder / "peer.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + signed.public_bytes(pem))
    return path


def addresses(*found: str | OSError) -> Callable[..., list[Any]]:
    def getaddrinfo(host: str, port: int, *args: Any, **options: Any) -> list[Any]:
        if host != "many.example":
            return genuine(host, port, *args, **options)
        for each in found:
            if isinstance(each, OSError):
                raise each
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (str(each), port)) for each in found]

    genuine: Callable[..., list[Any]] = socket.getaddrinfo
    return getaddrinfo


def test_every_address_of_a_host_is_tried(peer: Peers, monkeypatch: pytest.MonkeyPatch) -> None:
    server = peer(OK)
    url = f"http://many.example:{server.port}"
    monkeypatch.setattr(socket, "getaddrinfo", addresses("127.0.0.2", "127.0.0.1"))
    assert call("own", ask(url)).status == 200
    for found in (["127.0.0.2", "127.0.0.3"], [], [socket.gaierror(-2, "unknown")]):
        monkeypatch.setattr(socket, "getaddrinfo", addresses(*found))
        with pytest.raises(Unavailable, match=r"many\.example could not be reached"):
            call("own", ask(url))


def test_the_host_may_use_its_own_connection_outside_a_call(peer: Peers) -> None:
    server = peer(OK)
    with Transport() as transport:
        assert transport._http.get(server.url).status_code == 200
