"""No trick makes a probe connect to an address that is not public: each is tried, and connections are counted."""

import json
import socket
from collections.abc import Generator, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from paysupport.flow import Handshake, Request, Resolve
from paysupport.transport.guard import PORTS
from tests.transport.guard.calls import Names, attempt, both, call
from tests.transport.guard.spy import watched
from tests.transport.peer import OK, Peer, Peers

TRICKS: dict[str, list[str]] = json.loads((Path(__file__).parent / "tricks.json").read_text("utf-8"))
ADDRESSES = TRICKS["addresses"] + TRICKS["metadata"]
OWN = ("10.", "100.64.", "100.127.", "127.", "172.", "192.168.", "::1", "fc00:", "fd00::1", "fdff:")
GOOD = "93.184.215.14"
each_address = pytest.mark.parametrize("address", ADDRESSES)


@pytest.fixture(scope="module")
def server() -> Iterator[Peer]:
    """Listens on the loopback address, on a port that is open to all."""
    peer = Peer([OK], None)
    yield peer
    peer.close()


def bracketed(address: str) -> str:
    return f"[{address.replace('%', '%25')}]" if ":" in address else address


def attack(url: str, host: str, *addresses: str) -> Generator[Any, Any, list[Any]]:
    """Looks up, looks up again, shakes hands and asks in every way, whatever was refused before."""
    port = urlsplit(f"//x:{url.rpartition(':')[2].partition('/')[0]}").port or 443
    seen = [(yield from attempt(Resolve(host))), (yield from attempt(Resolve(host)))]
    for address in (None, *addresses):
        for scheme in ("https", "http"):
            request = Request(method="POST", url=f"{scheme}://{url}", address=address, body=b"{}")
            seen.append((yield from attempt(request)))
        if address:
            seen.append((yield from attempt(Handshake(host=host, address=address, port=port))))
    return seen


def loud(seen: list[Any]) -> list[Any]:
    return [answer for answer in seen if getattr(answer, "fault", None) not in {"forbidden", "name"}]


def open_to(server: Peer) -> dict[str, Any]:
    return {"http": True, "ports": PORTS | {server.port}}


@both
@each_address
def test_as_a_literal(kind: str, address: str, server: Peer) -> None:
    with watched() as connected:
        seen = call(kind, attack(f"{bracketed(address)}:{server.port}/", address, address), **open_to(server))
    assert (connected, loud(seen), server.requests) == ([], [], [])


@both
@each_address
def test_behind_a_name(kind: str, address: str, server: Peer, names: Names) -> None:
    names(shop_example=[[address]])
    with watched() as connected:
        seen = call(kind, attack(f"shop.example:{server.port}/", "shop.example", address), **open_to(server))
    assert (connected, loud(seen), server.requests) == ([], [], [])


@both
@pytest.mark.parametrize("last", [False, True], ids=["first", "last"])
@each_address
def test_among_public_addresses(kind: str, address: str, last: bool, server: Peer, names: Names) -> None:
    names(shop_example=[[GOOD, "8.8.8.8", address] if last else [address, GOOD, "8.8.8.8"]])
    with watched() as connected:
        seen = call(kind, attack(f"shop.example:{server.port}/", "shop.example", address, GOOD), **open_to(server))
    assert (connected, loud(seen), server.requests) == ([], [], [])


@both
@each_address
def test_in_the_second_answer(kind: str, address: str, server: Peer, names: Names) -> None:
    names(shop_example=[[GOOD], [address]])
    with watched() as connected:
        seen = call(kind, attack(f"shop.example:{server.port}/", "shop.example", address), **open_to(server))
    assert seen[:2] == [(GOOD,), (GOOD,)]
    assert set(connected) == {GOOD}
    assert [answer.fault for answer in seen[2:]] == ["refused", "refused", "forbidden", "forbidden", "forbidden"]
    assert server.requests == []


@both
@pytest.mark.parametrize("where", [*map(bracketed, ADDRESSES), *TRICKS["spellings"]])
def test_at_the_end_of_a_redirect(kind: str, where: str, peer: Peers, server: Peer, names: Names) -> None:
    names(shop_staging=[["127.0.0.1"]])
    location = f"//{where}:{server.port}/".encode("utf-8", "replace").decode("latin-1")
    line = "".join(char for char in location if char not in "\r\n\0")
    shop = peer(b"".join([b"HTTP/1.1 302 X\r\nContent-Length: 0\r\nLocation: ", line.encode("latin-1"), b"\r\n\r\n"]))

    def follow() -> Generator[Any, Any, list[Any]]:
        yield Resolve("shop.staging")
        answer = yield Request(method="POST", url=shop.url.replace("127.0.0.1", "shop.staging"))
        assert answer.status == 302
        target = answer.headers["location"].encode("latin-1").decode()
        seen: list[Any] = yield from attack(target.removeprefix("//"), where, "127.0.0.1")
        return seen

    with watched() as connected:
        seen = call(kind, follow(), "shop.staging", **open_to(server))
    assert connected == ["127.0.0.1"]
    assert len(shop.requests) == 1
    assert (loud(seen), server.requests) == ([], [])


@both
@pytest.mark.parametrize("host", TRICKS["spellings"])
def test_spelt_oddly(kind: str, host: str, server: Peer) -> None:
    with watched() as connected:
        seen = call(kind, attack(f"{host}:{server.port}/", host, "127.0.0.1", "::1"), **open_to(server))
    assert (connected, loud(seen), server.requests) == ([], [], [])


@both
@pytest.mark.parametrize("address", [text for text in ADDRESSES if not text.startswith(OWN)])
def test_what_a_name_may_not_allow_either(kind: str, address: str, names: Names) -> None:
    names(shop_staging=[[address]])
    with watched() as connected:
        seen = call(kind, attack("shop.staging/", "shop.staging", address), "shop.staging", http=True)
    assert (connected, loud(seen)) == ([], [])


@both
@pytest.mark.parametrize("address", TRICKS["public"])
def test_public_addresses_are_asked(kind: str, address: str, names: Names) -> None:
    names(shop_example=[[address]])
    with watched() as connected:
        seen = call(kind, attack("shop.example:443/", "shop.example", address))
    assert seen[:2] == [(address,)] * 2
    assert [answer.fault for answer in seen[2:]] == ["refused", "forbidden", "refused", "forbidden", "refused"]
    assert set(connected) == {address}


def test_the_spy_sees_what_an_unguarded_client_does(peer: Peers) -> None:
    server, reached = peer(OK), 0
    with watched() as connected:
        for host in TRICKS["spellings"]:
            try:
                httpx.get(f"http://{host}:{server.port}/", trust_env=False, timeout=1)
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError):
                continue
            reached += 1
    assert reached >= 17
    assert len(connected) >= reached
    assert len(server.requests) == reached


def test_the_lists_are_what_they_are_called() -> None:
    assert all(ip_address(text) for text in ADDRESSES + TRICKS["public"])
    for name, length in {"addresses": 85, "metadata": 17, "spellings": 85, "public": 30}.items():
        assert len(set(TRICKS[name])) == len(TRICKS[name]) >= length
    assert socket.has_ipv6
