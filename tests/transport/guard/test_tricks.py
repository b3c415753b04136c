"""No trick makes a probe connect to an address that is not public: each is tried, and connections are counted."""

import json
from collections.abc import Callable, Generator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

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


def bracketed(address: str) -> str:
    return f"[{address.replace('%', '%25')}]" if ":" in address else address


def attack(where: str, host: str, port: int, *addresses: str) -> Generator[Any, Any, list[Any]]:
    """Look up, look up again, shake hands and ask in every way, whatever was refused before."""
    seen = [(yield from attempt(Resolve(host))), (yield from attempt(Resolve(host)))]
    for address in (None, *addresses):
        for scheme in ("https", "http"):
            url = f"{scheme}://{where}:{port}/"
            seen.append((yield from attempt(Request(method="POST", url=url, address=address, body=b"{}"))))
        if address:
            seen.append((yield from attempt(Handshake(host=host, address=address, port=port))))
    return seen


def succeeded(tricks: list[str], attacked: Callable[[str], list[Any]], *expected: str) -> dict[str, Any]:
    """The tricks that connected elsewhere than expected, or that were answered with more than a refusal."""
    found: dict[str, Any] = {}
    for trick in tricks:
        with watched() as connected:
            seen = attacked(trick)
        loud = [answer for answer in seen if getattr(answer, "fault", None) not in {"forbidden", "name"}]
        if loud or connected != [*expected]:
            found[trick] = connected, loud
    return found


@both
def test_as_a_literal(kind: str, peer: Peers) -> None:
    server = peer(OK)

    def attacked(address: str) -> list[Any]:
        return call(kind, attack(bracketed(address), address, server.port, address, "127.0.0.1"), **open_to(server))

    assert succeeded(ADDRESSES, attacked) == {}
    assert server.requests == []


@both
def test_spelt_oddly(kind: str, peer: Peers) -> None:
    server = peer(OK)

    def attacked(host: str) -> list[Any]:
        return call(kind, attack(host, host, server.port, "127.0.0.1", "::1"), **open_to(server))

    assert succeeded(TRICKS["spellings"], attacked) == {}
    assert server.requests == []


@both
@pytest.mark.parametrize("others", [[], [GOOD, "8.8.8.8"]], ids=["alone", "mixed"])
def test_behind_a_name(kind: str, others: list[str], peer: Peers, names: Names) -> None:
    server = peer(OK)

    def attacked(address: str) -> list[Any]:
        names(first_example=[[address, *others]], last_example=[[*others, address]])
        return [
            answer
            for host in ("first.example", "last.example")
            for answer in call(kind, attack(host, host, server.port, address, GOOD), **open_to(server))
        ]

    assert succeeded(ADDRESSES, attacked) == {}
    assert server.requests == []


@both
def test_in_the_second_answer(kind: str, peer: Peers, names: Names) -> None:
    server = peer(OK)

    def attacked(address: str) -> list[Any]:
        names(shop_example=[[GOOD], [address]])
        flow = attack("shop.example", "shop.example", server.port, address)
        first, second, https, http, *pinned = call(kind, flow, **open_to(server))
        assert first == second == (GOOD,)
        assert https.fault == http.fault == "refused"
        return pinned

    assert succeeded(ADDRESSES, attacked, GOOD, GOOD) == {}
    assert server.requests == []


@both
def test_at_the_end_of_a_redirect(kind: str, peer: Peers, names: Names) -> None:
    server, shop = peer(OK), peer(OK)
    names(shop_staging=[["127.0.0.1"]])

    def follow(where: str) -> Generator[Any, Any, list[Any]]:
        yield Resolve("shop.staging")
        answer = yield Request(method="POST", url=f"http://shop.staging:{shop.port}/")
        assert answer.status == 302
        led = answer.headers["location"].encode("latin-1").decode()
        seen: list[Any] = yield from attack(led, where, server.port, "127.0.0.1")
        return seen

    def attacked(where: str) -> list[Any]:
        location = "".join(char for char in where if char not in "\r\n\0\t").encode()
        shop.answers = [b"HTTP/1.1 302 X\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"]
        return call(kind, follow(where), "shop.staging", **open_to(server))

    tricks = [*map(bracketed, ADDRESSES), *TRICKS["spellings"]]
    assert succeeded(tricks, attacked, "127.0.0.1") == {}
    assert len(shop.requests) == len(tricks)
    assert server.requests == []


@both
def test_where_no_name_allows_it(kind: str, names: Names) -> None:
    def attacked(address: str) -> list[Any]:
        names(shop_staging=[[address]])
        flow = attack("shop.staging", "shop.staging", 443, address)
        return call(kind, flow, "shop.staging", bracketed(address).replace("%25lo", "").replace("%251", ""))

    assert succeeded([text for text in ADDRESSES if not text.startswith(OWN)], attacked) == {}


@both
def test_public_addresses_are_asked(kind: str, names: Names) -> None:
    for address in TRICKS["public"]:
        names(shop_example=[[address]])
        with watched() as connected:
            seen = call(kind, attack("shop.example", "shop.example", 443, address))
        assert seen[:2] == [(address,)] * 2
        assert [answer.fault for answer in seen[2:]] == ["refused", "forbidden", "refused", "forbidden", "refused"]
        assert connected == [address] * 3


@both
def test_private_addresses_are_asked_where_a_name_allows_it(kind: str, names: Names) -> None:
    for address in (text for text in ADDRESSES if text.startswith(OWN)):
        names(shop_staging=[[address]])
        with watched() as connected:
            call(kind, attack("shop.staging", "shop.staging", 4, address), "Shop.Staging.")
        assert connected == [address] * 5


def test_the_spy_sees_what_an_unguarded_client_does(peer: Peers) -> None:
    server, reached = peer(OK), 0
    with watched() as connected, httpx.Client(trust_env=False, timeout=1) as client:
        for host in TRICKS["spellings"]:
            try:
                client.get(f"http://{host}:{server.port}/")
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


def open_to(server: Peer) -> dict[str, Any]:
    return {"http": True, "ports": PORTS | {server.port}}
